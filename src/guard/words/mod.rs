//! What words mean beside a number or a name, in eight languages: one table a language.
//!
//! Tables are written as people write, with accents; they are folded like questions before they are compared. A phrase
//! is a few tokens in a row; a word that ends in `*` stands for all words that begin so.

mod arabic;
mod english;
mod french;
mod german;
mod given_names;
mod portuguese;
mod russian;
mod spanish;
mod ukrainian;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::text::{Token, tokens};

pub(super) use given_names::ARABIC_NAMES;

/// The words of a language. Phrases are parted by `,`.
struct Words {
    /// Before a phone number.
    phone: &'static str,
    /// Papers with a number: passports, permits, visas.
    document: &'static str,
    /// "number", "no.".
    number: &'static str,
    /// Cases and files with a number.
    case: &'static str,
    /// Bank accounts and cards.
    account: &'static str,
    /// Beside a date of birth.
    born: &'static str,
    /// Twelve lists, parted by `;`.
    months: &'static str,
    /// One person of a case: never several, which a topic may have.
    people: &'static str,
    pronouns: &'static str,
    /// "my", "the": before the word for a person.
    determiners: &'static str,
    /// Before a name.
    titles: &'static str,
    /// Between a person and a name: "called".
    named: &'static str,
    /// A name follows, whatever stands before.
    introduced: &'static str,
    /// Conventions, laws and the like, which have numbers and dates.
    norms: &'static str,
    /// What is counted: money, people, years, pages.
    units: &'static str,
    /// What stands after a title and is no name, or shows that the name is one of an organisation.
    no_names: &'static str,
}

const ALL: [&Words; 8] = [
    &english::WORDS,
    &french::WORDS,
    &spanish::WORDS,
    &arabic::WORDS,
    &russian::WORDS,
    &ukrainian::WORDS,
    &portuguese::WORDS,
    &german::WORDS,
];

/// The words of all languages together: a message may mix them, and we do not ask which it is in.
pub(super) struct Lexicon {
    pub(super) phone: Phrases,
    pub(super) document: Phrases,
    pub(super) number: Phrases,
    pub(super) case: Phrases,
    pub(super) account: Phrases,
    pub(super) born: Phrases,
    pub(super) months: [Phrases; 12],
    pub(super) people: Phrases,
    pub(super) pronouns: Phrases,
    pub(super) determiners: Phrases,
    pub(super) titles: Phrases,
    pub(super) named: Phrases,
    pub(super) introduced: Phrases,
    pub(super) norms: Phrases,
    pub(super) units: Phrases,
    pub(super) no_names: Phrases,
}

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    phone: Phrases::of(|words| words.phone),
    document: Phrases::of(|words| words.document),
    number: Phrases::of(|words| words.number),
    case: Phrases::of(|words| words.case),
    account: Phrases::of(|words| words.account),
    born: Phrases::of(|words| words.born),
    months: std::array::from_fn(|month| Phrases::of(|words| words.months.split(';').nth(month).unwrap_or_default())),
    people: Phrases::of(|words| words.people),
    pronouns: Phrases::of(|words| words.pronouns),
    determiners: Phrases::of(|words| words.determiners),
    titles: Phrases::of(|words| words.titles),
    named: Phrases::of(|words| words.named),
    introduced: Phrases::of(|words| words.introduced),
    norms: Phrases::of(|words| words.norms),
    units: Phrases::of(|words| words.units),
    no_names: Phrases::of(|words| words.no_names),
});

/// Phrases of one meaning, found by the first sign of their first word.
#[derive(Default)]
pub(super) struct Phrases(HashMap<char, Vec<Vec<Part>>>);

struct Part {
    folded: String,
    /// Whether words that only begin so are meant, too.
    open: bool,
}

impl Phrases {
    fn of(list: impl Fn(&'static Words) -> &'static str) -> Self {
        let mut phrases = Self::default();
        for phrase in ALL.into_iter().flat_map(|words| list(words).split(',')) {
            phrases.add(phrase);
        }
        phrases
    }

    fn add(&mut self, phrase: &str) {
        let mut parts: Vec<Part> = Vec::new();
        for token in tokens(phrase) {
            match parts.last_mut() {
                Some(part) if token.is("*") => part.open = true,
                _ => parts.push(Part { folded: token.folded, open: false }),
            }
        }
        if let Some(first) = parts.first().and_then(|part| part.folded.chars().next()) {
            self.0.entry(first).or_default().push(parts);
        }
    }

    /// How many tokens the longest phrase takes that begins with the first of these; none when no phrase does.
    pub(super) fn at_start(&self, tokens: &[Token]) -> Option<usize> {
        let first = tokens.first()?.folded.chars().next()?;
        let fits = |parts: &&Vec<Part>| {
            parts.len() <= tokens.len()
                && parts.iter().zip(tokens).all(|(part, token)| {
                    if part.open { token.folded.starts_with(&part.folded) } else { token.folded == part.folded }
                })
        };
        self.0.get(&first)?.iter().filter(fits).map(Vec::len).max()
    }

    /// Whether a phrase begins within these tokens.
    pub(super) fn within(&self, tokens: &[Token]) -> bool {
        (0..tokens.len()).any(|at| self.at_start(&tokens[at..]).is_some())
    }

    /// Where phrases stand: the first token of each, and the one after it.
    pub(super) fn places(&self, tokens: &[Token]) -> Vec<(usize, usize)> {
        (0..tokens.len()).filter_map(|at| Some((at, at + self.at_start(&tokens[at..])?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_however_they_are_written() {
        let places = |text: &str| LEXICON.document.places(&tokens(text)).first().copied();
        assert_eq!(places("carte d’identité"), Some((0, 4)));
        assert_eq!(places("его Паспорта"), Some((1, 2)));
        assert_eq!(places("past the salt"), None);
    }

    #[test]
    fn every_language_has_its_months() {
        for words in ALL {
            assert_eq!(words.months.split(';').count(), 12, "{}", words.months);
        }
    }
}
