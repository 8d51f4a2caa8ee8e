//! Numbers as they stand on papers and files: groups of digits and capitals with signs between them.

use std::ops::Range;

use super::marks::Marks;
use super::text::Token;
use super::words::LEXICON;

/// Ends of numbers of laws: `2011/36/EU`.
const UNIONS: [&str; 14] = ["eu", "ec", "eec", "jha", "ce", "ue", "cee", "jai", "eg", "ес", "єс", "eg", "pesc", "cfsp"];

/// What looks like a number of a paper or a file.
pub(super) struct Code {
    pub(super) place: Range<usize>,
    pub(super) digits: usize,
    /// Whether there are letters in it.
    pub(super) letters: bool,
    pub(super) slashes: usize,
    pub(super) groups: usize,
    /// Whether it is nothing but years.
    pub(super) years: bool,
}

/// The code that begins at this token.
pub(super) fn code_at(marks: &Marks, at: usize) -> Option<Code> {
    let tokens = marks.tokens();
    if !marks.free(at) || !begins(tokens, at) {
        return None;
    }
    let mut end = at + 1;
    while let Some(next) = continued(marks, end) {
        end = next;
    }
    let parts = &tokens[at..end];
    let words = || parts.iter().filter(|token| token.is_word());
    let code = Code {
        place: at..end,
        digits: parts.iter().map(Token::digits).sum(),
        letters: words().any(|token| !token.is_number()),
        slashes: parts.iter().filter(|token| token.is("/")).count(),
        groups: words().count(),
        years: words().all(Token::is_year),
    };
    let law = parts.last().is_some_and(|last| last.is_one_of(&UNIONS)) && code.groups > 1;
    let counted = LEXICON.units.at_start(&tokens[end..]).is_some()
        || tokens.get(end).is_some_and(|next| next.is("-")) && LEXICON.units.at_start(&tokens[end + 1..]).is_some();
    (code.digits > 0 && !law && !counted).then_some(code)
}

fn begins(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if !token.is_word() {
        return false;
    }
    if token.digits() > 0 {
        return true;
    }
    let sign = |at: usize| tokens.get(at).is_some_and(|token| token.glued && is_sign(token));
    let digits = |at: usize| tokens.get(at).is_some_and(|token| token.digits() > 0);
    let word = |at: usize| tokens.get(at).is_some_and(|token| token.is_word() && token.glued);
    let short = token.length() < 7;
    short
        && (sign(at + 1) && word(at + 2) && (digits(at + 2) || digits(at + 4))
            || token.capital && token.length() < 4 && digits(at + 1))
}

/// Whether a word is written in capitals, or in a script that has none, or as `Js` is.
fn capital(token: &Token) -> bool {
    token.capital || token.folded.chars().all(|sign| ('\u{600}'..'\u{700}').contains(&sign))
}

fn is_sign(token: &Token) -> bool {
    token.is_one_of(&["-", "/", ".", "_", ":", "\\"])
}

/// The end of the code with its next part.
fn continued(marks: &Marks, end: usize) -> Option<usize> {
    let tokens = marks.tokens();
    let next = tokens.get(end).filter(|next| !next.new_line && marks.free(end))?;
    let counted = |after: usize| LEXICON.units.at_start(tokens.get(after..).unwrap_or_default()).is_some();
    if is_sign(next) {
        let part = tokens.get(end + 1).filter(|part| part.is_word() && marks.free(end + 1))?;
        let tight = next.glued && part.glued;
        let letters = part.length() == 1 || part.capital && part.length() < 7;
        if tight {
            return (part.digits() > 0 && !counted(end + 2) || letters).then_some(end + 2);
        }
        let fits = !next.is(".") && !next.is(":") && part.is_number();
        return (fits && !counted(end + 2)).then_some(end + 2);
    }
    if !next.is_word() {
        return None;
    }
    if next.digits() > 0 {
        return (!counted(end + 1)).then_some(end + 1);
    }
    let digits = tokens.get(end + 1).is_some_and(|after| after.digits() > 0 && !after.new_line && marks.free(end + 1));
    (digits && capital(next) && next.length() < 5 && !counted(end + 2)).then_some(end + 2)
}
