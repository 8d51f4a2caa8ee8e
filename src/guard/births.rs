//! Dates of birth: a date beside a word for it, or a full date beside a word for one person.

use super::case_data::Kind;
use super::dates::date_at;
use super::marks::Marks;
use super::words::LEXICON;

/// How many tokens may stand between a word for birth and the date.
const NEAR: usize = 7;

pub(super) fn mark(marks: &mut Marks) {
    let tokens = marks.tokens();
    let person = LEXICON.people.within(tokens) || LEXICON.pronouns.within(tokens);
    let mut at = 0;
    while at < tokens.len() {
        let Some(date) = date_at(tokens, at).filter(|date| marks.all_free(date.place.clone())) else {
            mark_year(marks, at);
            at += 1;
            continue;
        };
        let end = date.place.end;
        let born = marks.before(&LEXICON.born, at, NEAR) || marks.after(&LEXICON.born, end, 3);
        let of_a_norm = marks.before(&LEXICON.norms, at, NEAR) || marks.after(&LEXICON.norms, end, 4);
        if born || date.certain && person && !of_a_norm {
            marks.take(Kind::BirthDate, date.place);
        } else if date.certain {
            marks.pass_over(date.place);
        } else {
            at += 1;
            continue;
        }
        at = end;
    }
}

/// A year alone, right beside the word: `1999 г.р.`, `born in 1999`; and a date in one number: `DOB 12032004`.
fn mark_year(marks: &mut Marks, at: usize) {
    let tokens = marks.tokens();
    let token = &tokens[at];
    let compact = token.is_number() && matches!(token.length(), 6 | 8);
    let year = token.is_year() && !tokens.get(at + 1).is_some_and(|next| next.is_one_of(&["-", "/"]));
    if !marks.free(at) || !year && !compact {
        return;
    }
    let mut before = at;
    while before > 0 && at - before < 4 && is_filler(&tokens[before - 1].folded) {
        before -= 1;
    }
    let mut after = at + 1;
    while after < at + 3 && tokens.get(after).is_some_and(|token| is_filler(&token.folded)) {
        after += 1;
    }
    let left = (1..4).any(|length| {
        before >= length && LEXICON.born.at_start(&tokens[before - length..]).is_some_and(|found| found >= length)
    });
    let right = LEXICON.born.at_start(tokens.get(after..).unwrap_or_default()).is_some();
    if left || right && year {
        marks.take(Kind::BirthDate, at..at + 1);
    }
}

fn is_filler(word: &str) -> bool {
    let fillers = [
        "in", "en", "em", "im", "в", "у", ".", ":", "-", "le", "el", "am", "on", "го", "г", "году", "року", "р", "is",
        "est", "es", "ist", "سنه", "عام", "year", "jahr", "de", "(", "от", "=", "the",
    ];
    fillers.contains(&word)
}
