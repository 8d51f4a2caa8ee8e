//! Where the words of a question stand in a text: the base of marks, excerpts and the bonus for neighbours.

use std::ops::Range;

use super::query::Sought;
use super::stems::Stems;
use super::words::{fold, lowercase, words};

/// A word of the text that is one of the question's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Which of the sought words.
    pub word: usize,
    /// In bytes of the text.
    pub range: Range<usize>,
    /// The word's place among all words of the text.
    pub place: usize,
}

/// Finds sought words in texts of one language.
pub struct Finder<'a> {
    sought: &'a Sought,
    stems: &'a Stems,
    language: &'a str,
    /// For each sought term: its first two bytes when they are ASCII, and the word it belongs to.
    ///
    /// Stemmers leave the beginning of a word as it is, but for Arabic. Most words of a text are dismissed by it.
    beginnings: Vec<[u8; 2]>,
    every_word: bool,
}

impl<'a> Finder<'a> {
    pub fn new(sought: &'a Sought, stems: &'a Stems, language: &'a str) -> Self {
        let terms = sought.words.iter().flat_map(|word| &word.terms);
        Self {
            sought,
            stems,
            language,
            beginnings: terms.map(|term| beginning(term.as_bytes())).collect(),
            every_word: language == "ar",
        }
    }

    pub fn find(&self, text: &str) -> Vec<Match> {
        let mut found = Vec::new();
        for (place, range) in words(text).enumerate() {
            let word = &text[range.clone()];
            if let Some(word) = self.which(word) {
                found.push(Match { word, range, place });
            }
        }
        found
    }

    fn which(&self, word: &str) -> Option<usize> {
        if word.is_ascii() && !self.every_word && !self.beginnings.contains(&beginning(word.as_bytes())) {
            return None;
        }
        let lowercase = lowercase(word);
        let term = self.stems.of(self.language, &lowercase);
        let holds = |term: &str| self.sought.words.iter().position(|word| word.terms.iter().any(|known| known == term));
        holds(&term).or_else(|| {
            if lowercase.is_ascii() {
                return None;
            }
            holds(&self.stems.of(self.language, &fold(&lowercase)))
        })
    }
}

fn beginning(word: &[u8]) -> [u8; 2] {
    let byte = |at: usize| word.get(at).map_or(0, u8::to_ascii_lowercase);
    [byte(0), byte(1)]
}
