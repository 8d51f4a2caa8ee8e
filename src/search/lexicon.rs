//! Every word of the library as it is written, for words that are still being typed.
//!
//! The index holds stems. What is being typed may be longer than the stem ("traffickin") and may begin the stem of quite
//! another word, so beginnings are looked up among whole words, and the words that go on from them are then stemmed.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use crate::knowledge::Entry;

use super::stop_words::is_stop_word;
use super::words::{fold, lowercase, words};

/// Folded words, by language.
pub struct Lexicon {
    /// The words of each language in the order of the alphabet, with how often they stand in the library.
    by_language: BTreeMap<String, Vec<(Box<str>, u32)>>,
}

/// A word that goes on from a beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Continuation<'a> {
    pub language: &'a str,
    pub word: &'a str,
    uses: u32,
}

impl Lexicon {
    /// Of `entries`, each with what its controlled fields say.
    pub fn new<'a>(entries: impl Iterator<Item = (&'a Entry, &'a str)>) -> Self {
        let mut written: BTreeMap<&str, HashMap<&str, u32>> = BTreeMap::new();
        for (entry, about) in entries {
            let uses = written.entry(entry.language.primary()).or_default();
            let sentences = entry.summary.sentences().iter().map(String::as_str);
            for text in sentences.chain([entry.title.as_str(), about]) {
                for range in words(text) {
                    *uses.entry(&text[range]).or_default() += 1;
                }
            }
        }
        let by_language = written.into_iter().map(|(language, uses)| (language.to_owned(), in_order(&uses)));
        Self { by_language: by_language.collect() }
    }

    /// Whether a folded word stands in the library by itself.
    pub fn knows(&self, folded: &str) -> bool {
        let stands = |words: &Vec<(Box<str>, u32)>| words.binary_search_by(|(word, _)| (**word).cmp(folded)).is_ok();
        self.by_language.values().any(stands)
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

fn in_order(uses: &HashMap<&str, u32>) -> Vec<(Box<str>, u32)> {
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
    use crate::knowledge::Library;

    #[test]
    fn the_words_used_most_stand_for_a_beginning() {
        let library = Library::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge"));
        let lexicon = Lexicon::new(library.entries().iter().map(|entry| (entry, "Überprüfung of controlled fields")));
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
}
