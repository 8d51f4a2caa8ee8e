//! Names of people behind a title, behind "my client", behind "called".
//!
//! A name is told by its capital, but in Arabic, which has none. Names without any such word are not found: places,
//! organisations and reports have capitals, too.

use super::case_data::Kind;
use super::marks::Marks;
use super::text::Token;
use super::words::{ARABIC_NAMES, LEXICON};

/// The most words of a name.
const MOST_WORDS: usize = 4;
/// Small words inside of names.
const PARTICLES: [&str; 22] = [
    "de", "da", "do", "dos", "das", "del", "della", "la", "al", "el", "van", "von", "der", "bin", "ben", "ibn", "bint",
    "abu", "abd", "di", "le", "du",
];
/// Titles that people type in small letters before a small name; others are words, too.
const PLAIN_TITLES: [&str; 10] = ["mr", "mrs", "ms", "mme", "mlle", "sra", "srta", "госпожа", "господин", "mister"];

pub(super) fn mark(marks: &mut Marks) {
    let tokens = marks.tokens();
    let small = !tokens.iter().any(|token| token.capital);
    for (start, end) in LEXICON.titles.places(tokens) {
        mark_titled(marks, start, end, small);
    }
    for (_, end) in LEXICON.introduced.places(tokens) {
        mark_named(marks, end, true);
    }
    for (start, end) in LEXICON.named.places(tokens) {
        let person = marks.before(&LEXICON.people, start, 5) || marks.before(&LEXICON.pronouns, start, 3);
        if person {
            mark_named(marks, end, false);
        }
    }
    for (start, end) in LEXICON.people.places(tokens) {
        mark_person(marks, start, end);
    }
}

fn mark_titled(marks: &mut Marks, start: usize, end: usize, small: bool) {
    let tokens = marks.tokens();
    let title = &tokens[start];
    let after = if tokens.get(end).is_some_and(|dot| dot.is(".") && dot.glued) { end + 1 } else { end };
    // `M.`, `D.` and `d.` are titles only with a capital and a dot.
    let letter = title.length() == 1;
    if letter && (!title.capital && !is_arabic(title) && !is_cyrillic(title) || after == start + 1) {
        return;
    }
    let of_a_person = after > start + 1 || title.length() > 1;
    if of_a_person && let Some(end) = name_end(tokens, after, small && title.is_one_of(&PLAIN_TITLES)) {
        marks.take(Kind::Name, after..end);
    }
}

/// A name after "called" and the like. After words that nothing but a name follows, small letters do, too.
fn mark_named(marks: &mut Marks, mut at: usize, sure: bool) {
    let tokens = marks.tokens();
    let end = at + 3;
    while at < end
        && tokens
            .get(at)
            .is_some_and(|token| token.is_one_of(&[":", "-", "\"", "'", "«", "“", "„", "is", "=", "(", "هو", "هي"]))
    {
        at += 1;
    }
    if let Some(end) = name_end(tokens, at, sure) {
        marks.take(Kind::Name, at..end);
    }
}

/// `my client Maria`, `клиентка Мария`, `a girl Maria Petrova`.
fn mark_person(marks: &mut Marks, start: usize, end: usize) {
    let tokens = marks.tokens();
    if tokens.get(end).is_some_and(|first| first.is_one_of(&ARABIC_NAMES)) {
        if let Some(name_end) = name_end(tokens, end, false) {
            marks.take(Kind::Name, end..name_end);
        }
        return;
    }
    // "our client, Maria Petrova, has no papers"
    let comma = tokens.get(end).is_some_and(|sign| sign.is(","));
    let end = end + usize::from(comma);
    let Some(first) = tokens.get(end).filter(|first| first.capital && !first.capitals) else { return };
    let person = &tokens[start];
    let determined = start > 0 && LEXICON.determiners.at_start(&tokens[start - 1..]) == Some(1)
        || start > 1 && marks.before(&LEXICON.determiners, start, 2) && !tokens[start - 1].capital;
    let pronoun = LEXICON.pronouns.at_start(&tokens[start..]).is_some();
    let Some(name_end) = name_end(tokens, end, false).filter(|_| !pronoun) else { return };
    let words = name_end - end;
    // Every noun of German has a capital; so has every word of a title.
    let title_case = person.capital && start > 0;
    let german = LEXICON.determiners.at_start(&tokens[start.saturating_sub(1)..]).is_some() && title_case;
    let small = !person.capital || start == 0;
    let known = small && (is_cyrillic(first) || determined || words > 1) || german && determined;
    if known && !ends_like_a_noun(first) && (!comma || determined && words > 1) {
        marks.take(Kind::Name, end..name_end);
    }
}

/// Where the name that begins at this token ends; none when it is no name.
fn name_end(tokens: &[Token], at: usize, small: bool) -> Option<usize> {
    let mut end = at;
    let mut words = 0;
    while let Some(token) = tokens.get(end).filter(|token| words < MOST_WORDS && (end == at || !token.new_line)) {
        let initial = token.length() == 1
            && token.capital
            && tokens.get(end + 1).is_some_and(|sign| sign.is_one_of(&[".", "'"]) && sign.glued);
        let hyphen = end > at
            && token.is_one_of(&["-", "'"])
            && token.glued
            && tokens.get(end + 1).is_some_and(|next| next.glued && next.is_letters());
        let capital =
            token.capital && token.is_letters() && token.length() > 1 && !(token.capitals && token.length() < 4);
        let arabic = is_arabic(token) && token.length() > 1;
        let first_small = small && words == 0 && token.is_letters() && token.length() > 2;
        let particle = token.is_one_of(&PARTICLES) && leads_to_capital(tokens, end + 1);
        let glued_word = end > at && token.glued && token.is_letters();
        if LEXICON.no_names.at_start(&tokens[end..]).is_some() && !initial && !particle {
            break;
        }
        if initial {
            end += 2;
        } else if hyphen || particle || capital || glued_word || arabic && words < 2 || first_small {
            end += 1;
            words += usize::from(!hyphen && !particle);
        } else {
            break;
        }
    }
    // "Denis Mukwege Foundation" is an organisation.
    let organisation = end > at + 1
        && tokens.get(end).is_some_and(|next| next.capital && LEXICON.no_names.at_start(&tokens[end..]).is_some());
    (words > 0 && !organisation).then_some(end)
}

/// Whether a capital follows, perhaps after one more small word: `de la Cruz`.
fn leads_to_capital(tokens: &[Token], at: usize) -> bool {
    let capital = |at: usize| tokens.get(at).is_some_and(|token| token.capital && token.is_letters());
    capital(at) || tokens.get(at).is_some_and(|token| token.is_one_of(&PARTICLES)) && capital(at + 1)
}

fn is_arabic(token: &Token) -> bool {
    token.folded.chars().all(|sign| ('\u{620}'..'\u{64B}').contains(&sign))
}

fn is_cyrillic(token: &Token) -> bool {
    token.folded.chars().all(|sign| ('\u{400}'..'\u{530}').contains(&sign))
}

/// Nouns of German that follow a person and are no name.
fn ends_like_a_noun(token: &Token) -> bool {
    ["ung", "ungen", "heit", "keit", "schaft", "titel", "recht", "schutz", "hilfe", "handel"]
        .iter()
        .any(|end| token.folded.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::super::case_data::{Kind, case_data};

    #[test]
    fn names_are_found_behind_titles_and_people() {
        for (question, safe) in [
            ("Mrs Maria Petrova needs a shelter", "Mrs needs a shelter"),
            ("my client Maria Petrova has no papers", "my client has no papers"),
            ("a girl called Amina is alone", "a girl called is alone"),
            ("Mme de Souza, M. N'Diaye", "Mme M."),
            ("г-жа Иванова И. П. просит приют", "г-жа просит приют"),
            ("гражданка Иванова", "гражданка"),
            ("пані Оксана Коваль не має житла", "пані не має житла"),
            ("السيدة فاطمة حسن تحتاج مأوى", "السيدة تحتاج مأوى"),
            ("Frau Petrova sucht Schutz", "Frau sucht Schutz"),
            ("her name is maria", "her name is"),
        ] {
            let data = case_data(question);
            assert_eq!((data.kinds(), data.safe_words()), (vec![Kind::Name], safe), "{question}");
        }
    }

    #[test]
    fn what_has_capitals_and_is_no_person_stays() {
        for question in [
            "DR Congo mining",
            "Dr Congo",
            "Mr Big",
            "Victim Support Europe",
            "Palermo Protocol",
            "гражданка Украины",
            "die Frau Beratung",
            "the convention called Palermo",
            "Denis Mukwege Foundation",
            "Dr. Denis Mukwege Foundation",
            "woman Nigeria",
            "Opfer Menschenhandel",
            "what is the form called REFLEX",
            "child Protection",
            "wie heißt das Formular",
        ] {
            assert!(case_data(question).is_empty(), "{question}: {:?}", case_data(question));
        }
    }
}
