//! A question as the guard reads it: folded signs and the words and signs they make, each with its place in the question.
//!
//! Letters are folded to lower case without accents, digits of every script to `0` to `9`, dashes to `-`. Marks and
//! invisible signs, which Telegram and keyboards strew into numbers, belong to the sign before them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

/// The first digit of scripts whose digits follow one another.
const ZEROS: [char; 5] = ['\u{660}', '\u{6F0}', '\u{7C0}', '\u{966}', '\u{9E6}'];

/// A word, a number, a mixture of both, or one other sign.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is seen by itself, in every mixture")]
pub(super) struct Token {
    /// As it is compared: see the module.
    pub(super) folded: String,
    /// Its bytes in the question.
    pub(super) place: Range<usize>,
    /// Whether it follows the token before without white space.
    pub(super) glued: bool,
    /// Whether a new line begins before it.
    pub(super) new_line: bool,
    /// Whether its first letter is a capital.
    pub(super) capital: bool,
    /// Whether there are two letters or more, and all of them capitals.
    pub(super) capitals: bool,
}

impl Token {
    pub(super) fn is(&self, text: &str) -> bool {
        self.folded == text
    }

    pub(super) fn is_one_of(&self, texts: &[&str]) -> bool {
        texts.contains(&self.folded.as_str())
    }

    /// Whether it is nothing but digits.
    pub(super) fn is_number(&self) -> bool {
        self.folded.chars().all(|sign| sign.is_ascii_digit())
    }

    /// Whether it is nothing but letters.
    pub(super) fn is_letters(&self) -> bool {
        self.folded.chars().all(char::is_alphabetic)
    }

    /// Whether it is a word or a number, and no other sign.
    pub(super) fn is_word(&self) -> bool {
        self.folded.chars().all(char::is_alphanumeric)
    }

    /// How many digits are in it.
    pub(super) fn digits(&self) -> usize {
        self.folded.chars().filter(char::is_ascii_digit).count()
    }

    /// How many signs it has.
    pub(super) fn length(&self) -> usize {
        self.folded.chars().count()
    }

    /// The number it says; none when it is no number, or a long one.
    pub(super) fn value(&self) -> Option<u32> {
        self.is_number().then(|| self.folded.parse().ok()).flatten()
    }

    /// Whether it looks like a year that people speak of.
    pub(super) fn is_year(&self) -> bool {
        self.length() == 4 && self.value().is_some_and(|year| (1800..2100).contains(&year))
    }
}

/// The tokens of a question, in order.
pub(super) fn tokens(question: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut glued, mut new_line) = (true, false);
    for (start, sign) in question.char_indices() {
        let end = start + sign.len_utf8();
        if sign.is_whitespace() {
            glued = false;
            new_line |= sign == '\n';
            continue;
        }
        let folded = fold(sign);
        if folded.is_empty() {
            // A mark after white space belongs to nothing.
            if let Some(token) = tokens.last_mut().filter(|_| glued) {
                token.place.end = end;
            }
            continue;
        }
        let word = folded.chars().all(char::is_alphanumeric);
        let capital = sign.is_uppercase();
        match tokens.last_mut() {
            Some(token) if word && glued && token.is_word() => {
                token.capitals = (token.capitals || token.capital && token.length() == 1)
                    && (capital || !sign.is_alphabetic())
                    || token.is_number() && capital;
                token.capital |= token.is_number() && capital;
                token.folded.push_str(&folded);
                token.place.end = end;
            }
            _ => tokens.push(Token { folded, place: start..end, glued, new_line, capital, capitals: false }),
        }
        (glued, new_line) = (true, false);
    }
    tokens
}

/// The words of a text, as they are compared: without other signs. `б'є` is one word, `j'ai` are two.
pub(super) fn words(text: &str) -> Vec<String> {
    words_of(tokens(text))
}

pub(super) fn words_of(tokens: Vec<Token>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut joined = false;
    for token in tokens {
        let glued = token.glued;
        if token.is_word() {
            match words.last_mut().filter(|_| joined && glued) {
                Some(word) => word.push_str(&token.folded),
                None => words.push(token.folded),
            }
            joined = false;
        } else {
            let cyrillic = |word: &String| word.chars().all(|sign| ('\u{400}'..'\u{530}').contains(&sign));
            joined = glued && token.is("'") && words.last().is_some_and(cyrillic);
        }
    }
    words
}

/// A sign as it is compared; nothing for what cannot be seen alone.
fn fold(sign: char) -> String {
    match sign {
        '№' | '＃' => return "#".to_owned(),
        '‐' | '‑' | '‒' | '–' | '—' | '−' | '－' => return "-".to_owned(),
        '’' | '‘' | 'ʼ' | '`' | '´' | '′' => return "'".to_owned(),
        'ß' => return "ss".to_owned(),
        'ـ' => return String::new(),
        _ => {}
    }
    let seen = sign.nfkd().filter(|sign| {
        !matches!(
            sign.general_category(),
            GeneralCategory::NonspacingMark | GeneralCategory::Format | GeneralCategory::EnclosingMark
        )
    });
    let lower = seen.flat_map(char::to_lowercase).map(plain);
    lower.filter(|sign| !sign.is_whitespace() && sign.general_category() != GeneralCategory::NonspacingMark).collect()
}

/// One letter for several that people type for it, and one digit.
fn plain(sign: char) -> char {
    match sign {
        'ة' => 'ه',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ґ' => 'г',
        _ => {
            let digit = ZEROS.iter().find_map(|zero| {
                let value = u32::from(sign).checked_sub(u32::from(*zero)).filter(|value| *value < 10)?;
                char::from_digit(value, 10)
            });
            digit.unwrap_or(sign)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        tokens(text).iter().map(|token| token.folded.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn letters_and_digits_of_all_scripts_are_folded() {
        assert_eq!(folded("Née ＋٤٤ ۱۲ １２ № 45–12"), "nee + 44 12 12 # 45 - 12");
        assert_eq!(folded("أُسامة في القاهرة"), "اسامه في القاهره");
        assert_eq!(folded("Straße C190 d’identité"), "strasse c190 d ' identite");
    }

    #[test]
    fn capitals_are_told_from_a_capital() {
        let tokens = tokens("DR Congo dr X12A Ab");
        let capitals: Vec<_> = tokens.iter().map(|token| (token.capital, token.capitals)).collect();
        assert_eq!(capitals, [(true, true), (true, false), (false, false), (true, true), (true, false)]);
    }

    #[test]
    fn invisible_signs_belong_to_the_sign_before() {
        let tokens = tokens("a\u{200e}\u{202a}+1\u{200e} ");
        assert_eq!(tokens[0].place, 0..7);
        assert_eq!(tokens[2].place.end, 12);
    }
}
