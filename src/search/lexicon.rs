//! Every word of the library as it is written: for words that are still being typed, and for words that were mistyped.
//!
//! The index holds stems. What is being typed may be longer than the stem ("traffickin") and may begin the stem of quite
//! another word, so beginnings are looked up among whole words, and the words that go on from them are then stemmed.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::knowledge::{Entry, Library};

use super::reading::{cost, edits_allowed};
use super::schema;
use super::text::stems::Stems;
use super::text::stop_words::is_stop_word;
use super::text::words::{fold, lowercase, words};

/// Folded words, by language.
#[derive(Default)]
pub struct Lexicon {
    /// The words of each language in the order of the alphabet, with how often they stand in the library.
    by_language: BTreeMap<String, Vec<(Box<str>, u32)>>,
    /// For each word which letters it has, so that most need no closer look.
    letters: BTreeMap<String, Vec<Letters>>,
    /// The terms of the words of each language.
    terms: BTreeMap<String, HashSet<Box<str>>>,
}

/// A word that goes on from a beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Continuation<'a> {
    pub language: &'a str,
    pub word: &'a str,
    uses: u32,
}

/// Which letters a word has, each as one of 64 bits, and how many.
#[derive(Clone, Copy)]
struct Letters {
    set: u64,
    count: u8,
}

/// How much a word that is used often is nearer than one that is not.
const USED: f32 = 0.15;

/// Collects words with how often they stand in texts of a language.
#[derive(Default)]
pub struct LexiconBuilder {
    written: HashMap<String, HashMap<String, u32>>,
}

impl LexiconBuilder {
    pub fn add(&mut self, language: &str, text: &str) {
        if !self.written.contains_key(language) {
            self.written.insert(language.to_owned(), HashMap::new());
        }
        let Some(uses) = self.written.get_mut(language) else { return };
        for range in words(text) {
            match uses.get_mut(&text[range.clone()]) {
                Some(uses) => *uses += 1,
                None => _ = uses.insert(text[range].to_owned(), 1),
            }
        }
    }

    /// The title, summary and questions of an entry, with what its controlled fields say.
    pub fn add_entry(&mut self, entry: &Entry, about: &str) {
        for (language, text) in schema::texts(entry, about) {
            self.add(language, text);
        }
    }

    /// The names in the lists of a library.
    pub fn add_names(&mut self, library: &Library) {
        for (language, name) in library.names() {
            self.add(language, name);
        }
    }

    pub fn finish(self, stems: &Stems) -> Lexicon {
        let by_language: BTreeMap<String, Vec<(Box<str>, u32)>> =
            self.written.into_iter().map(|(language, uses)| (language, in_order(&uses))).collect();
        let letters = by_language
            .iter()
            .map(|(language, words)| (language.clone(), words.iter().map(|(word, _)| Letters::of(word)).collect()))
            .collect();
        let terms = by_language.iter().map(|(language, words)| {
            let terms = words.iter().map(|(word, _)| stems.of(language, word).into()).collect();
            (language.clone(), terms)
        });
        Lexicon { letters, terms: terms.collect(), by_language }
    }
}

impl Lexicon {
    /// Whether a folded word stands in the library by itself.
    pub fn knows(&self, folded: &str) -> bool {
        let stands = |words: &Vec<(Box<str>, u32)>| words.binary_search_by(|(word, _)| (**word).cmp(folded)).is_ok();
        self.by_language.values().any(stands)
    }

    /// Whether a folded word stands in the library in any form that one of its languages gives it. The form of another
    /// language may be a word there by chance.
    pub fn knows_form(&self, folded: &str, stems: &Stems) -> bool {
        self.knows(folded)
            || stems
                .each(folded)
                .any(|(language, term)| self.terms.get(language).is_some_and(|terms| terms.contains(term.as_str())))
    }

    /// How often a folded word stands in the library, in all languages.
    pub fn uses(&self, folded: &str) -> u32 {
        let uses = |words: &Vec<(Box<str>, u32)>| {
            words.binary_search_by(|(word, _)| (**word).cmp(folded)).map_or(0, |place| words[place].1)
        };
        self.by_language.values().map(uses).fold(0, u32::saturating_add)
    }

    /// The word that a folded word was most likely meant to be, and what it costs to mistype it so.
    pub fn nearest(&self, folded: &str) -> Option<(&str, f32)> {
        let typed: Vec<char> = folded.chars().collect();
        let most = edits_allowed(typed.len());
        if most == 0 {
            return None;
        }
        let look = Letters::of(folded);
        let mut best: Option<(f32, f32, &str)> = None;
        let mut meant: Vec<char> = Vec::new();
        for (language, words) in &self.by_language {
            let Some(letters) = self.letters.get(language) else { continue };
            for ((word, uses), other) in words.iter().zip(letters) {
                if !look.may_be_near(*other, most) {
                    continue;
                }
                meant.clear();
                meant.extend(word.chars());
                // A word of three letters is too easily hit.
                if meant.len() < 4 {
                    continue;
                }
                let Some(cost) = cost(&typed, &meant, most) else { continue };
                #[expect(clippy::cast_precision_loss, reason = "a count that decides between words as near")]
                let distance = cost - USED * (*uses as f32).ln_1p();
                if best.is_none_or(|(least, _, known)| (distance, &**word) < (least, known)) {
                    best = Some((distance, cost, word));
                }
            }
        }
        best.map(|(_, cost, word)| (word, cost))
    }

    /// The words that are longer than `beginning`, in no order; where there are more than `most`, those that stand in the
    /// library most often.
    ///
    /// Stop words are none: who types one is on the way to the next word.
    pub fn continuations(&self, beginning: &str, most: usize) -> Vec<Continuation<'_>> {
        let mut found: Vec<Continuation<'_>> = Vec::new();
        for (language, words) in &self.by_language {
            let words = &words[words.partition_point(|(word, _)| **word <= *beginning)..];
            let words = &words[..words.partition_point(|(word, _)| word.starts_with(beginning))];
            found.extend(words.iter().map(|(word, uses)| Continuation { language, word, uses: *uses }));
        }
        found.retain(|continuation| !is_stop_word(continuation.word));
        if found.len() > most {
            found.select_nth_unstable_by_key(most, |found| (Reverse(found.uses), found.word, found.language));
            found.truncate(most);
        }
        found
    }
}

impl Letters {
    fn of(word: &str) -> Self {
        let (mut set, mut count) = (0, 0_u8);
        for letter in word.chars() {
            set |= 1 << (u32::from(letter) % 64);
            count = count.saturating_add(1);
        }
        Self { set, count }
    }

    /// Whether `most` edits may be enough. An edit changes at most two letters of the set.
    fn may_be_near(self, other: Self, most: usize) -> bool {
        usize::from(self.count.abs_diff(other.count)) <= most
            && (self.set ^ other.set).count_ones() as usize <= 2 * most
    }
}

fn in_order(uses: &HashMap<String, u32>) -> Vec<(Box<str>, u32)> {
    let mut folded: HashMap<String, u32> = HashMap::with_capacity(uses.len());
    for (word, uses) in uses {
        *folded.entry(fold(&lowercase(word)).into_owned()).or_default() += uses;
    }
    let mut words: Vec<(Box<str>, u32)> = folded.into_iter().map(|(word, uses)| (word.into(), uses)).collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn bundled() -> Lexicon {
        let library = Library::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge"));
        let mut builder = LexiconBuilder::default();
        library.entries().iter().for_each(|entry| builder.add_entry(entry, "Überprüfung of controlled fields"));
        builder.finish(&Stems::new(["en"].into_iter()))
    }

    #[test]
    fn the_words_used_most_stand_for_a_beginning() {
        let lexicon = bundled();
        let all = lexicon.continuations("tr", usize::MAX);
        let few = lexicon.continuations("tr", 3);
        assert!(few.len() == 3 && all.len() > 32, "{}", all.len());
        let least = few.iter().map(|found| found.uses).min().unwrap();
        assert!(all.iter().filter(|found| !few.contains(found)).all(|found| found.uses <= least));
        assert!(few.iter().any(|found| (found.language, found.word) == ("en", "trafficking")), "{few:?}");
        assert!(lexicon.continuations("trafficking", 32).is_empty());
        assert!(lexicon.continuations("uberprufun", 32).iter().any(|found| found.word == "uberprufung"));
        assert!(lexicon.knows("trafficking") && !lexicon.knows("traffickin"));
        assert!(lexicon.continuations("wha", 32).iter().all(|found| found.word != "what"), "a stop word");
    }

    #[test]
    fn the_nearest_word_is_the_one_that_was_meant() {
        let lexicon = bundled();
        for (typed, meant) in [
            ("traficking", "trafficking"),
            ("trafficknig", "trafficking"),
            ("labuor", "labour"),
            ("shelyer", "shelter"),
            ("handbok", "handbook"),
        ] {
            assert_eq!(lexicon.nearest(typed).map(|(word, _)| word), Some(meant), "{typed}");
        }
        for typed in ["xqzzy", "abc", "paracetamol"] {
            assert_eq!(lexicon.nearest(typed), None, "{typed}");
        }
    }
}
