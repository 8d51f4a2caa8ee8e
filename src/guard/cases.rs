//! Numbers of cases and files: after a word for them, or as courts write them.

use super::case_data::Kind;
use super::codes::{Code, code_at};
use super::marks::Marks;
use super::text::Token;
use super::words::LEXICON;

/// Words that stand between the word and its number and say nothing.
const FILLERS: [&str; 25] = [
    ".", "(", "is", "est", "es", "ist", "e", "la", "le", "el", "o", "a", "di", "du", "de", "del", "der", "die", "'",
    "°", "the", "id", "[", "lautet", "هو",
];
/// Words that nothing but a number follows.
const REGISTERS: [&str; 24] = [
    "ref",
    "reference",
    "referencia",
    "docket",
    "expediente",
    "exp",
    "az",
    "aktenzeichen",
    "gz",
    "geschaftszeichen",
    "zeichen",
    "исх",
    "вх",
    "вих",
    "кусп",
    "єрдр",
    "nuipc",
    "المرجع",
    "مرجع",
    "مرجعنا",
    "aktennummer",
    "vorgangsnummer",
    "fallnummer",
    "крдр",
];
/// With these begin the symbols of documents that everybody may read.
const BODIES: [&str; 16] = [
    "ctoc", "cedaw", "crc", "ccpr", "cat", "cerd", "cmw", "crpd", "ece", "st", "com", "swd", "sec", "greta", "tc", "cm",
];
/// Who writes these asks for a judgment that is published.
const PUBLISHED: [&str; 22] = [
    "v",
    "vs",
    "versus",
    "contre",
    "gegen",
    "против",
    "проти",
    "contra",
    "ضد",
    "ecthr",
    "echr",
    "cedh",
    "tedh",
    "egmr",
    "еспч",
    "єспл",
    "cjeu",
    "eugh",
    "cjue",
    "tjue",
    "icc",
    "icty",
];

pub(super) fn mark(marks: &mut Marks) {
    let tokens = marks.tokens();
    // The letter in `V/2139/2027` is none of these.
    let apart = |at: usize| !tokens[at].glued && tokens.get(at + 1).is_none_or(|next| !next.glued || next.is("."));
    if (0..tokens.len()).any(|at| tokens[at].is_one_of(&PUBLISHED) && (tokens[at].length() > 1 || apart(at))) {
        return;
    }
    for (start, end) in LEXICON.case.places(tokens) {
        if let Some(code) = named(marks, start, end) {
            marks.take(Kind::CaseNumber, code.place);
        }
    }
    for at in 0..tokens.len() {
        if let Some(code) = code_at(marks, at).filter(|code| is_of_a_court(&tokens[code.place.clone()])) {
            let of_a_norm = marks.before(&LEXICON.norms, at, 3);
            if !of_a_norm {
                marks.take(Kind::CaseNumber, code.place);
            }
        }
    }
}

/// The number after the word for a case.
fn named(marks: &Marks, start: usize, mut at: usize) -> Option<Code> {
    let tokens = marks.tokens();
    // "case number", "numéro de dossier": the phrase may say it itself, or the word before.
    let said = &tokens[start.saturating_sub(2)..at];
    let mut numbered = said.iter().any(|token| token.is_one_of(&REGISTERS)) || LEXICON.number.within(said);
    let mut colon = false;
    let last = at + 6;
    while at < last {
        let rest = tokens.get(at..)?;
        let word = LEXICON.number.at_start(rest).or_else(|| LEXICON.case.at_start(rest));
        // `N` is a word for "number", but not in `N/1313/2023`.
        let inner = |length: &usize| rest.get(*length).is_some_and(|sign| sign.glued && sign.is("/"));
        if let Some(length) = word.filter(|length| !inner(length)) {
            numbered |= LEXICON.number.at_start(rest).is_some() || rest.first()?.is_one_of(&REGISTERS);
            at += length;
        } else if let Some(code) = code_at(marks, at) {
            // A letter that is also a word for "the" may begin the number.
            return fits(tokens, &code, numbered, colon).then_some(code);
        } else if rest.first()?.is_one_of(&[":", "=", "-"]) {
            colon = true;
            at += 1;
        } else if rest.first()?.is_one_of(&FILLERS) || LEXICON.number.at_start(&rest[1..]).is_some() {
            at += 1;
        } else {
            return None;
        }
    }
    None
}

fn fits(tokens: &[Token], code: &Code, numbered: bool, colon: bool) -> bool {
    if !numbered && code.slashes > 1 && is_of_a_body(&tokens[code.place.clone()]) {
        return false;
    }
    if code.years && (code.groups == 1 || code.slashes == 0 && !numbered) {
        return false;
    }
    let ratio = code.slashes == 1 && code.digits < 4;
    let long = code.digits > 4 || code.letters && code.digits > 3 || code.slashes > 0 && !ratio;
    let parted = code.groups > 1 && code.digits > 3 && tokens[code.place.start + 1].is("-");
    long || numbered && code.digits > 1 || parted && !colon
}

/// `A/HRC/14/32`, `A/77/170`, `CTOC/COP/2020/5`: a document of the United Nations or the like.
fn is_of_a_body(parts: &[Token]) -> bool {
    let first = &parts[0];
    let short = parts.get(2).is_some_and(|second| second.is_letters() || second.length() < 3);
    first.is_one_of(&BODIES) || first.length() == 1 && first.is_letters() && short
}

/// `12 Js 345/24` of Germany, `757/1234/24-к` of Ukraine.
fn is_of_a_court(parts: &[Token]) -> bool {
    let words: Vec<&Token> = parts.iter().filter(|token| token.is_word()).collect();
    let signs: Vec<&str> = parts.iter().filter(|token| !token.is_word()).map(|token| token.folded.as_str()).collect();
    match (words.as_slice(), signs.as_slice()) {
        ([chamber, register, number, year], ["/"]) => {
            let letters = register.is_letters() && register.capital && register.length() < 5;
            chamber.is_number()
                && chamber.length() < 5
                && letters
                && number.is_number()
                && year.is_number()
                && year.length() < 5
        }
        ([court, number, year, letter], ["/", "/", "-"]) => {
            let digits = court.is_number() && number.is_number() && year.is_number();
            digits && court.length() == 3 && letter.is_letters() && letter.length() < 3
        }
        _ => false,
    }
}
