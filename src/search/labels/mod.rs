//! Names of what the store knows: concepts, topics, regions, audiences, types, publishers and languages, recognised in
//! texts and in questions.
//!
//! A name is the row of its words, cut to their stems as the language of the name wants it, so that inflected forms are
//! the same name. Stop words do not count. The longest name wins. An acronym is no ordinary word: in texts it has to be
//! written in capitals, and it is not stemmed.

mod senses;
mod trie;

use std::ops::Range;

use crate::knowledge::{Entry, Library};

use super::text::stems::Stems;
use super::text::stop_words::is_stop_word;
use super::text::words::{fold, lowercase, words};
pub use senses::{Kind, SenseId, Senses};
use trie::Trie;

/// The names of a library.
pub struct Labels {
    pub senses: Senses,
    trie: Trie,
}

/// A word in which names are looked for.
pub struct Spoken<'a> {
    /// Under which it may stand in a name.
    pub terms: Vec<String>,
    /// As it is written.
    pub written: &'a str,
    /// Whether an acronym may stand in small letters.
    pub is_typed: bool,
}

/// A name that was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Which of the words.
    pub words: Range<usize>,
    /// What the name stands for: several things where they share it.
    pub senses: Vec<SenseId>,
}

impl Labels {
    /// Of all that the library's lists name, and of the publishers of its entries.
    pub fn new(library: &Library, stems: &Stems) -> Self {
        let mut trie = Trie::default();
        let senses = Senses::of(library, |sense, language, label| {
            let path: Vec<Vec<String>> = words(label).filter_map(|word| edge(&label[word], language, stems)).collect();
            trie.insert(&path, sense);
        });
        Self { senses, trie }
    }

    /// The names in a row of words, in order; of those that overlap, the longest.
    pub fn in_words(&self, spoken: &[Spoken<'_>]) -> Vec<Named> {
        let mut found: Vec<Named> = Vec::new();
        for start in 0..spoken.len() {
            let rows = spoken[start..].iter().map(|word| (word.terms.as_slice(), word.may_be_acronym()));
            self.trie.follow(rows, |length, senses| {
                let senses = senses.to_vec();
                found.push(Named { words: start..start + length, senses });
            });
        }
        found.sort_by_key(|named| (std::cmp::Reverse(named.words.len()), named.words.start));
        let mut chosen: Vec<Named> = Vec::new();
        for named in found {
            let same = chosen.iter_mut().find(|other| other.words == named.words);
            if let Some(same) = same {
                same.senses.extend(named.senses);
                same.senses.sort_unstable();
                same.senses.dedup();
            } else if !chosen.iter().any(|other| overlap(&other.words, &named.words)) {
                chosen.push(named);
            }
        }
        chosen.sort_by_key(|named| named.words.start);
        chosen
    }

    /// What is named in a text in the language with this ISO 639 code, in order.
    pub fn in_text(&self, text: &str, language: &str, stems: &Stems) -> Vec<SenseId> {
        self.places_in_text(text, language, stems).into_iter().flat_map(|(_, senses)| senses).collect()
    }

    /// Where something is named in a text, in bytes, and what.
    pub fn places_in_text(&self, text: &str, language: &str, stems: &Stems) -> Vec<(Range<usize>, Vec<SenseId>)> {
        let (mut spoken, mut ranges) = (Vec::new(), Vec::new());
        for range in words(text) {
            let written = &text[range.clone()];
            let lowercase = lowercase(written);
            let folded = fold(&lowercase).into_owned();
            if is_stop_word(&folded) && !is_acronym(written) {
                continue;
            }
            let mut terms = vec![stems.of(language, &lowercase)];
            if folded != lowercase {
                terms.push(stems.of(language, &folded));
            }
            terms.push(folded);
            terms.dedup();
            spoken.push(Spoken { terms, written, is_typed: false });
            ranges.push(range);
        }
        let place = |named: Named| (ranges[named.words.start].start..ranges[named.words.end - 1].end, named.senses);
        self.in_words(&spoken).into_iter().map(place).collect()
    }

    /// What an entry is about: the names in its title, summary and questions, with what its controlled fields say.
    pub fn of_entry(&self, entry: &Entry, stems: &Stems) -> Vec<SenseId> {
        let own = entry.language.primary();
        let mut senses = self.in_text(&entry.title, own, stems);
        for sentence in entry.summary.sentences() {
            senses.extend(self.in_text(sentence, own, stems));
        }
        for question in &entry.questions {
            senses.extend(self.in_text(&question.text, question.language.primary(), stems));
        }
        // Only concepts are meant where they are spoken of; a text that names a region need not be about it.
        senses.retain(|sense| self.senses.get(*sense).kind == Kind::Concept);
        senses.extend(self.senses.of_fields(entry));
        for publisher in &entry.publisher {
            let named = self.in_text(publisher, own, stems).into_iter();
            senses.extend(named.filter(|sense| self.senses.get(*sense).kind == Kind::Publisher));
        }
        senses
    }
}

impl Spoken<'_> {
    fn may_be_acronym(&self) -> bool {
        let letters = self.written.chars().count();
        is_acronym(self.written) || (self.is_typed && letters > 2)
    }
}

/// The terms of a word of a name; `None` for a stop word, which stands in no name.
fn edge(word: &str, language: &str, stems: &Stems) -> Option<Vec<String>> {
    let lowercase = lowercase(word);
    let folded = fold(&lowercase).into_owned();
    if is_acronym(word) {
        return Some(vec![trie::acronym(&folded)]);
    }
    if is_stop_word(&folded) {
        return None;
    }
    let mut terms = vec![stems.of(language, &lowercase), stems.of(language, &folded), folded];
    terms.sort_unstable();
    terms.dedup();
    Some(terms)
}

/// Whether a word is written as acronyms are: at least two letters, no small one, in a script that has small ones.
pub fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
    capitals >= 2 && !word.chars().any(char::is_lowercase)
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

#[cfg(test)]
mod tests;
