//! Numbers of passports, cards, visas and permits.

use std::ops::Range;

use super::case_data::Kind;
use super::codes::{Code, code_at};
use super::marks::Marks;
use super::text::Token;
use super::words::LEXICON;

/// How many tokens may stand between the word for a paper and its number.
const NEAR: usize = 6;
/// Letters before numbers of standards and institutions.
const STANDARDS: [&str; 12] = ["iso", "iec", "en", "din", "bs", "sa", "rfc", "gri", "covid", "ilo", "ias", "isae"];

/// Numbers after a word for the paper.
pub(super) fn mark_named(marks: &mut Marks) {
    let tokens = marks.tokens();
    for (_, end) in LEXICON.document.places(tokens) {
        if let Some(place) = named(marks, end) {
            // "45 06 № 123456": the number after the series.
            let after = place.end;
            marks.take(Kind::Document, place);
            let sign = tokens.get(after..).and_then(|rest| LEXICON.number.at_start(rest));
            if let Some(code) =
                sign.filter(|sign| after + sign < tokens.len()).and_then(|sign| code_at(marks, after + sign))
            {
                marks.take(Kind::Document, code.place);
            }
        }
    }
}

fn named(marks: &Marks, from: usize) -> Option<Range<usize>> {
    let tokens = marks.tokens();
    let mut at = from;
    let (mut numbered, mut words) = (false, 0);
    while at < from + NEAR {
        let rest = tokens.get(at..)?;
        let token = rest.first()?;
        if let Some(code) = code_at(marks, at)
            && is_paper(tokens, &code, numbered, words)
        {
            return Some(code.place);
        }
        let stop = token.is_one_of(&[",", ";", "?", "!", "+"]);
        if stop || LEXICON.phone.at_start(rest).is_some() || LEXICON.norms.at_start(rest).is_some() || !marks.free(at) {
            return None;
        }
        let number = LEXICON.number.at_start(rest);
        let another = LEXICON.document.at_start(rest);
        numbered |= number.is_some();
        words += usize::from(number.is_none() && another.is_none() && token.is_letters() && token.length() > 3);
        at += number.or(another).unwrap_or(1);
    }
    None
}

fn is_paper(tokens: &[Token], code: &Code, numbered: bool, words: usize) -> bool {
    let parts = &tokens[code.place.clone()];
    // `A/HRC/53/28` is a document, too, and everybody's.
    let published = parts[0].is_letters() && code.slashes > 0;
    let rounded = !code.letters && parts.last().is_some_and(|last| last.folded.ends_with("000"));
    let least = match (numbered, words) {
        (true, _) => 4,
        (false, 0) => 5,
        (false, _) => 6,
    };
    code.digits >= least && !code.years && !published && (numbered || !rounded)
}

/// Numbers that need no word, as only papers have them; and lines that machines read.
pub(super) fn mark_bare(marks: &mut Marks) {
    let tokens = marks.tokens();
    for at in 0..tokens.len() {
        if tokens[at].is("<") && tokens.get(at + 1).is_some_and(|next| next.is("<")) {
            let place = marks.chunk(at);
            let signs: usize = tokens[place.clone()].iter().map(Token::length).sum();
            if signs > 9 {
                marks.take(Kind::Document, place.clone());
                // The lines before and after it, when they are as long as lines of a passport.
                for other in [place.start.checked_sub(1), Some(place.end)].into_iter().flatten() {
                    if other < tokens.len() && tokens[other].digits() > 5 && tokens[other].length() > 11 {
                        marks.take(Kind::Document, other..other + 1);
                    }
                }
            }
        }
        let free = marks.free(at) && !marks.before(&LEXICON.norms, at, 2);
        let counted = LEXICON.units.at_start(&tokens[at + 1..]).is_some();
        let led = at > 0 && tokens[at - 1].is_one_of(&["$", "€", "£", "isbn", "issn"]);
        let torn = at > 0 && tokens[at].glued && tokens[at - 1].is_one_of(&[".", ",", "/"]);
        if free
            && !counted
            && !led
            && !torn
            && let Some(end) = bare(tokens, at).filter(|end| marks.all_free(at..*end))
        {
            marks.take(Kind::Document, at..end);
        }
    }
}

/// The end of a number that begins here.
fn bare(tokens: &[Token], at: usize) -> Option<usize> {
    let token = &tokens[at];
    let digits = token.digits();
    if token.is_number() {
        let rounded = token.folded.ends_with("000");
        let book = token.length() == 13 && (token.folded.starts_with("978") || token.folded.starts_with("979"));
        return (digits >= 7 && !rounded && !book).then_some(tail(tokens, at + 1));
    }
    if !token.is_word() {
        return None;
    }
    let next = tokens.get(at + 1).filter(|next| next.is_number() && !next.new_line);
    if token.is_letters() {
        // `КВ 123456`: two capitals and six or seven digits.
        let series = token.capitals && token.length() == 2 && !STANDARDS.contains(&token.folded.as_str());
        let digits = next.is_some_and(|next| (6..=7).contains(&next.length()) && !next.folded.ends_with("000"));
        let dashed = tokens.get(at + 1).is_some_and(|sign| sign.is("-") && sign.glued)
            && tokens.get(at + 2).is_some_and(|number| number.glued && number.is_number() && number.length() > 5);
        let short = token.length() < 4;
        return if series && digits { Some(at + 2) } else { (short && dashed).then_some(tail(tokens, at + 3)) };
    }
    let letters = token.length() - digits;
    let first_letters = token.folded.chars().take_while(|sign| sign.is_alphabetic()).count();
    let standard = STANDARDS
        .iter()
        .any(|standard| token.folded.strip_prefix(standard).is_some_and(|rest| rest.len() == digits && digits < 6));
    let unit = token.folded.chars().skip_while(char::is_ascii_digit).collect::<String>();
    let counts = matches!(unit.as_str(), "km" | "usd" | "eur" | "euro" | "mln" | "th" | "kg");
    let counted = first_letters == 0 && (counts || digits < 7 && matches!(unit.as_str(), "k" | "m"));
    let plain = digits >= 6 && letters <= 4;
    let mixed = digits >= 5 && letters >= 2 && token.capitals && token.length() >= 8;
    (!standard && !counted && (plain || mixed)).then_some(tail(tokens, at + 1))
}

/// With the check letter that some numbers have: `12345678-Z`, `12345678 Z`.
fn tail(tokens: &[Token], end: usize) -> usize {
    let apart = tokens.get(end).is_some_and(|letter| !letter.new_line && letter.capital && letter.length() == 1);
    if apart && tokens[end - 1].length() > 7 && tokens.get(end + 1).is_none_or(|next| !next.glued || !next.is("'")) {
        return end + 1;
    }
    let sign = tokens.get(end).is_some_and(|sign| sign.glued && sign.is("-"));
    let letter = tokens.get(end + 1).is_some_and(|letter| letter.glued && letter.length() == 1 && letter.is_word());
    if sign && letter { end + 2 } else { end }
}

#[cfg(test)]
mod tests {
    use super::super::case_data::{Kind, case_data};

    #[test]
    fn papers_are_found_with_and_without_their_word() {
        for number in [
            "AB123456",
            "X1234567L",
            "12345678-Z",
            "C01X00T47",
            "ЕТ 123456",
            "P<UKRPETROVA<<MARIA<<<<<<<<<<<<<<<",
            "4506123456789012",
            "passport no. 45 06 123456",
            "visa: 1234 5678",
            "carte de séjour n° 99 1234 567",
            "паспорт серии 45 06 № 123456",
        ] {
            let data = case_data(&format!("she showed {number}"));
            assert!(!data.is_empty() && data.safe_words().chars().all(|sign| !sign.is_numeric()), "{number}: {data:?}");
            assert!(data.kinds()[0] == Kind::Document || number.starts_with("4506"), "{number}: {data:?}");
        }
    }

    #[test]
    fn standards_and_laws_stay() {
        for question in [
            "ISO45001",
            "SA8000",
            "C190",
            "ILO P029",
            "document A/HRC/53/28",
            "residence permit 2004/81/EC",
            "passport 2019-2020",
            "passport of 150 000 workers",
            "A/RES/55/25",
            "visa Directive 2011/36/EU",
            "ICS 2.0",
            "E.20.IV.3",
            "SDG 8.7",
            "COVID-19",
        ] {
            assert!(case_data(question).is_empty(), "{question}");
        }
    }
}
