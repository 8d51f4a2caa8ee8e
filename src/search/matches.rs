//! Where the words of a question stand in a text: the base of marks, excerpts and the bonus for neighbours.

use std::ops::Range;

use super::reading::{Sought, SoughtWord};
use super::text::stems::Stems;
use super::text::words::{fold, lowercase, words};

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

/// Whether words of the question stand side by side in a text, in their order, as `phrase` names them.
pub fn has_phrase(sought: &Sought, phrase: &Range<usize>, found: &[Match]) -> bool {
    let words = &sought.words[phrase.clone()];
    let from = |start: &Match| {
        let stands = |(number, word): (usize, &SoughtWord)| {
            let place = start.place + word.place - words[0].place;
            found.iter().any(|found| found.word == phrase.start + number && found.place == place)
        };
        words.iter().enumerate().all(stands)
    };
    found.iter().filter(|found| found.word == phrase.start).any(from)
}

/// The parts of a text to mark, in order and apart: words of scripts without spaces overlap.
pub fn marks<'m>(found: impl Iterator<Item = &'m Match>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = found.map(|found| found.range.clone()).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut marks: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match marks.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => marks.push(range),
        }
    }
    marks
}

/// Where the words of a question stand in an entry.
#[derive(Debug, Clone, Default)]
pub struct EntryMatches {
    pub title: Vec<Match>,
    /// For each sentence of the summary.
    pub sentences: Vec<Vec<Match>>,
}

/// Finds sought words in texts of one language.
pub struct Finder<'a> {
    sought: &'a Sought,
    stems: &'a Stems,
    language: &'a str,
    /// The word that is still being typed: which it is, and its folded letters.
    typed: Option<(usize, &'a str)>,
    /// For each sought term its first bytes. Stemmers leave the beginning of a word as it is, but for Arabic; so most
    /// words of a text are dismissed by it.
    beginnings: Vec<[u8; BEGINNING]>,
    every_word: bool,
}

const BEGINNING: usize = 3;

impl<'a> Finder<'a> {
    pub fn new(sought: &'a Sought, stems: &'a Stems, language: &'a str) -> Self {
        let terms = || sought.words.iter().flat_map(|word| word.forms.terms()).map(|(term, _)| term.as_str());
        let typed = sought.words.iter().enumerate().find_map(|(place, word)| Some((place, word.beginning.as_deref()?)));
        let family = terms().flat_map(|term| stems.family(term));
        let first_bytes = terms().chain(family).chain(typed.map(|(_, letters)| letters));
        let mut beginnings: Vec<_> = first_bytes.map(|term| beginning(term.as_bytes())).collect();
        beginnings.sort_unstable();
        beginnings.dedup();
        Self { sought, stems, language, typed, beginnings, every_word: language == "ar" }
    }

    pub fn find(&self, text: &str) -> Vec<Match> {
        let mut found = Vec::new();
        for (place, range) in words(text).enumerate() {
            if let Some(word) = self.which(&text[range.clone()]) {
                found.push(Match { word, range, place });
            }
        }
        found
    }

    /// Which of the sought words a word of the text is.
    pub fn which(&self, word: &str) -> Option<usize> {
        if word.is_ascii() && !self.every_word && !self.may_begin(word.as_bytes()) {
            return None;
        }
        let lowercase = lowercase(word);
        if let Some(found) = self.holds(&self.stems.of(self.language, &lowercase)) {
            return Some(found);
        }
        let folded = fold(&lowercase);
        let plain = if lowercase.is_ascii() { None } else { self.holds(&self.stems.of(self.language, &folded)) };
        let typed = self.typed.filter(|(_, letters)| folded.starts_with(letters));
        plain.or_else(|| typed.map(|(place, _)| place))
    }

    fn holds(&self, term: &str) -> Option<usize> {
        self.sought.words.iter().position(|word| word.forms.terms().any(|(known, _)| known == term))
    }

    fn may_begin(&self, word: &[u8]) -> bool {
        let word = beginning(word);
        // A term shorter than this may be the stem of a longer word.
        self.beginnings.iter().any(|term| term.iter().zip(&word).all(|(term, word)| term == word || *term == 0))
    }
}

/// In small letters, filled up with zeros.
fn beginning(word: &[u8]) -> [u8; BEGINNING] {
    std::array::from_fn(|at| word.get(at).map_or(0, u8::to_ascii_lowercase))
}
