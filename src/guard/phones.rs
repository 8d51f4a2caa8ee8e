//! Phone numbers, international and as people at home write them.

use std::ops::Range;

use super::case_data::Kind;
use super::marks::Marks;
use super::text::Token;
use super::words::LEXICON;

/// Digits in a row, with what people put between them.
struct Run {
    place: Range<usize>,
    /// The tokens of digits.
    groups: Vec<usize>,
    plus: bool,
    slash: bool,
}

pub(super) fn mark(marks: &mut Marks) {
    let mut at = 0;
    while at < marks.tokens().len() {
        let Some(run) = run_at(marks, at) else {
            at += 1;
            continue;
        };
        at = run.place.end;
        if is_phone(marks, &run) {
            marks.take(Kind::Phone, run.place);
        }
    }
}

fn run_at(marks: &Marks, at: usize) -> Option<Run> {
    let tokens = marks.tokens();
    let mut start = at;
    while tokens.get(start).is_some_and(|token| token.is_one_of(&["+", "("])) && start < at + 3 && marks.free(start) {
        start += 1;
    }
    let first = tokens.get(start)?;
    if !first.is_number() || !marks.free(start) || start > at && !first.glued {
        return None;
    }
    let plus = tokens[at..start].iter().any(|token| token.is("+"));
    let mut run = Run { place: at..start + 1, groups: vec![start], plus, slash: false };
    while let Some(next) = next_group(marks, run.place.end) {
        run.slash |= tokens[run.place.end..next].iter().any(|token| token.is("/"));
        run.groups.push(next);
        run.place.end = next + 1;
    }
    // An opened bracket that is closed belongs to it; a word that goes on does not.
    let torn = tokens.get(run.place.end).is_some_and(|token| token.glued && token.is_word());
    (!torn).then_some(run)
}

/// The next token of digits after this end, when only signs of a phone number stand between.
fn next_group(marks: &Marks, end: usize) -> Option<usize> {
    let tokens = marks.tokens();
    let mut at = end;
    while at < end + 3 && tokens.get(at)?.is_one_of(&["-", ".", "(", ")", "/"]) {
        let after = tokens.get(at + 1)?;
        let ends_sentence = tokens[at].is(".") && !after.glued;
        // `0171 / 123 45 67` is one number, `0612345678 / 0698765432` are two.
        let apart = tokens[at].is("/") && !after.glued && tokens[end - 1].length() > 5;
        if ends_sentence || apart {
            return None;
        }
        at += 1;
    }
    let next = tokens.get(at)?;
    (next.is_number() && !next.new_line && marks.all_free(end..at + 1)).then_some(at)
}

fn is_phone(marks: &Marks, run: &Run) -> bool {
    let tokens = marks.tokens();
    let lengths: Vec<usize> = run.groups.iter().map(|at| tokens[*at].length()).collect();
    let digits: usize = lengths.iter().sum();
    let number: String = run.groups.iter().map(|at| tokens[*at].folded.as_str()).collect();
    let start = run.place.start;
    if !(6..=15).contains(&digits) || is_free_of_charge(&number) || is_years(tokens, run) || is_book(marks, start) {
        return false;
    }
    if run.plus || number.starts_with("00") && digits > 9 {
        return digits > 6;
    }
    if is_sum(marks, run, &lengths, &number) {
        return false;
    }
    let named = marks.before(&LEXICON.phone, start, 6);
    if named {
        // Short numbers of help-lines are nobody's.
        return digits > 6 || digits == 6 && !number.starts_with("116");
    }
    let of_a_norm = marks.before(&LEXICON.norms, start, 6) || digits < 9 && marks.before(&LEXICON.number, start, 1);
    let torn = tokens[start].glued
        && start > 0
        && (tokens[start - 1].is_word() || tokens[start - 1].is_one_of(&["/", "-", ".", ","]));
    if of_a_norm && !number.starts_with('0') || torn || run.slash && !number.starts_with('0') {
        return false;
    }
    let local = matches!(lengths.as_slice(), [3, 2, 2] | [3, 4] | [2, 2, 2, 2]) && dashed(tokens, run);
    // `05/19` is a number of a notice, `0171/1234567` one of a phone.
    let home = (!run.slash || lengths[0] > 2) && number.starts_with('0') && digits > 7;
    let eight = matches!(lengths.as_slice(), [4, 4] | [2, 3, 3] | [1, 3, 4] | [2, 2, 2, 2] | [3, 3, 2]);
    digits > 8 && lengths.len() < 7 || local || home || eight
}

/// Whether all that stands between the groups is a dash.
fn dashed(tokens: &[Token], run: &Run) -> bool {
    run.groups.windows(2).all(|pair| pair[1] == pair[0] + 2 && tokens[pair[0] + 1].is("-"))
}

/// Numbers that cost the caller nothing belong to services, not to people.
fn is_free_of_charge(number: &str) -> bool {
    let american = ["800", "833", "844", "855", "866", "877", "888"];
    let from_abroad = number.strip_prefix("00").unwrap_or(number);
    number.starts_with("0800")
        || number.starts_with("0808")
        || number.starts_with("00800")
        || number.len() == 11 && (from_abroad.starts_with("8800"))
        || number.len() == 11
            && american.iter().any(|code| number.strip_prefix('1').is_some_and(|rest| rest.starts_with(code)))
}

fn is_years(tokens: &[Token], run: &Run) -> bool {
    let all = run.groups.iter().all(|at| tokens[*at].is_year());
    // `2331 (2016)` and `(2021) 171`: resolutions and documents have the year in brackets.
    let bracketed = run.groups.iter().any(|at| {
        let opened = *at > 0 && tokens[at - 1].is("(");
        tokens[*at].is_year() && opened && tokens.get(at + 1).is_some_and(|next| next.is(")"))
    });
    // `2011/36`, `2017/1939`: laws.
    all || bracketed || run.slash && tokens[run.groups[0]].is_year()
}

fn is_book(marks: &Marks, start: usize) -> bool {
    marks.tokens()[start.saturating_sub(4)..start].iter().any(|token| token.is_one_of(&["isbn", "issn", "doi"]))
}

/// `1 500 000`, and what is followed or led by what it counts.
fn is_sum(marks: &Marks, run: &Run, lengths: &[usize], number: &str) -> bool {
    let tokens = marks.tokens();
    let after = tokens.get(run.place.end..).unwrap_or_default();
    let counted = LEXICON.units.at_start(after).is_some();
    let led =
        run.place.start > 0 && tokens[run.place.start - 1].is_one_of(&["$", "€", "£", "usd", "eur", "₽", "₴", "~"]);
    let thousands = lengths.len() > 1 && lengths[0] < 4 && lengths[1..].iter().all(|length| *length == 3);
    let comma = after.len() > 1 && after[0].is(",") && after[0].glued && after[1].glued && after[1].is_number();
    led || number.ends_with("000") && (thousands || lengths.len() == 1) && !number.starts_with('0')
        || counted && (thousands || lengths.len() == 1) && !number.starts_with('0')
        || comma && lengths.len() == 1 && lengths[0] < 4
}

#[cfg(test)]
mod tests {
    use super::super::case_data::{Kind, case_data};

    #[test]
    fn phone_numbers_are_found_in_many_spellings() {
        for number in [
            "+380 67 123-45-67",
            "8 (916) 123-45-67",
            "06 12 34 56 78",
            "0612345678",
            "+44 (0)7700 900123",
            "612 345 678",
            "٠٥٠١٢٣٤٥٦٧",
            "(11) 91234-5678",
            "0171/123 45 67",
            "+1.202.555.0143",
            "00971501234567",
            "＋４９ １７１ １２３４５６７",
        ] {
            let data = case_data(&format!("reach her {number} today"));
            assert_eq!((data.kinds(), data.safe_words()), (vec![Kind::Phone], "reach her today"), "{number}");
        }
    }

    #[test]
    fn numbers_that_professionals_ask_about_stay() {
        for question in [
            "Convention No. 29 and 105 138 182",
            "116 111",
            "112",
            "call 116 006",
            "resolution 2331 (2016)",
            "2019-2020",
            "Regulation (EU) 2018/1806",
            "1 500 000 euro in wages",
            "27 600 000 people",
            "COM(2021) 171 final",
            "24/7",
            "2019 2020 2021",
            "0800 0121 700",
            "1-888-373-7888",
            "8 800 700 06 00",
            "27.6 million",
            "1,500,000 victims",
        ] {
            assert!(case_data(question).is_empty(), "{question}");
        }
    }
}
