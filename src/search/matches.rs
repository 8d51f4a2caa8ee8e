//! Where the words of a question stand in a text: the base of marks, excerpts and the bonus for neighbours.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use super::reading::{Sought, SoughtWord};
use super::text::Script;
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

/// Whether a word of the question has letters of the script in which this language is written, or figures.
pub fn may_stand_in(sought: &Sought, language: &str) -> bool {
    let fits =
        |letters: &str| !letters.starts_with(char::is_alphabetic) || Script::of(letters).is_of_language(language);
    let mut words = sought.words.iter();
    words.any(|word| word.forms.terms().any(|(term, _)| fits(term)) || word.beginning.as_deref().is_some_and(fits))
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
    language: String,
    /// The word that is still being typed: which it is, and its folded letters.
    typed: Option<(usize, &'a str)>,
    dismissal: Dismissal,
    /// Which of the sought words each word is that was looked at before.
    met: RefCell<HashMap<Box<str>, Option<usize>>>,
}

/// Tells by the beginning of a word that it is none of those that are sought: most words of a text need no closer look.
///
/// Stemmers leave the beginning of a word as it is, but for Arabic.
struct Dismissal {
    /// For each sought term its first bytes.
    beginnings: Vec<[u8; BEGINNING]>,
    /// The first bytes alone, for words in ASCII: most end here.
    first_bytes: [bool; 128],
    /// For each sought term its first letter.
    first_letters: Vec<char>,
    /// Whether a word of any first letter of this script may be meant.
    any_arabic: bool,
}

const BEGINNING: usize = 3;

impl<'a> Finder<'a> {
    pub fn new(sought: &'a Sought, stems: &'a Stems, language: &str) -> Self {
        let terms = || sought.words.iter().flat_map(|word| word.forms.terms()).map(|(term, _)| term.as_str());
        let typed = sought.words.iter().enumerate().find_map(|(place, word)| Some((place, word.beginning.as_deref()?)));
        let family = terms().flat_map(|term| stems.family(term));
        let dismissal = Dismissal::of(terms().chain(family).chain(typed.map(|(_, letters)| letters)));
        Self { sought, stems, language: language.to_owned(), typed, dismissal, met: RefCell::default() }
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
        if !self.dismissal.may_be_sought(word) {
            return None;
        }
        if let Some(known) = self.met.borrow().get(word) {
            return *known;
        }
        let found = self.look_closer(word);
        self.met.borrow_mut().insert(word.into(), found);
        found
    }

    fn look_closer(&self, word: &str) -> Option<usize> {
        let lowercase = lowercase(word);
        if let Some(found) = self.holds(&self.stems.of(&self.language, &lowercase)) {
            return Some(found);
        }
        let folded = fold(&lowercase);
        let plain = if lowercase.is_ascii() { None } else { self.holds(&self.stems.of(&self.language, &folded)) };
        let typed = self.typed.filter(|(_, letters)| folded.starts_with(letters));
        plain.or_else(|| typed.map(|(place, _)| place))
    }

    fn holds(&self, term: &str) -> Option<usize> {
        self.sought.words.iter().position(|word| word.forms.terms().any(|(known, _)| known == term))
    }
}

impl Dismissal {
    fn of<'t>(terms: impl Iterator<Item = &'t str>) -> Self {
        let (mut beginnings, mut first_letters) = (Vec::new(), Vec::new());
        for term in terms {
            beginnings.push(beginning(term.as_bytes()));
            first_letters.extend(term.chars().next());
        }
        beginnings.sort_unstable();
        beginnings.dedup();
        first_letters.sort_unstable();
        first_letters.dedup();
        let any_arabic = first_letters.iter().copied().any(is_arabic);
        let mut first_bytes = [false; 128];
        for beginning in &beginnings {
            if let Some(place) = first_bytes.get_mut(usize::from(beginning[0])) {
                *place = true;
            }
        }
        Self { beginnings, first_bytes, first_letters, any_arabic }
    }

    fn may_be_sought(&self, word: &str) -> bool {
        let first = word.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
        if first.is_ascii() && !self.first_bytes[usize::from(first)] {
            return false;
        }
        if word.is_ascii() {
            let word = beginning(word.as_bytes());
            // A term shorter than this may be the stem of a longer word.
            return self
                .beginnings
                .iter()
                .any(|term| term.iter().zip(&word).all(|(term, word)| term == word || *term == 0));
        }
        let Some(first) = word.chars().next() else { return false };
        if is_arabic(first) {
            return self.any_arabic;
        }
        let mut letters = [0; 4];
        let small = lowercase(first.encode_utf8(&mut letters)).into_owned();
        fold(&small).chars().next().is_none_or(|letter| self.first_letters.binary_search(&letter).is_ok())
    }
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FEFF}')
}

/// In small letters, filled up with zeros.
fn beginning(word: &[u8]) -> [u8; BEGINNING] {
    std::array::from_fn(|at| word.get(at).map_or(0, u8::to_ascii_lowercase))
}
