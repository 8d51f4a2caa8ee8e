//! What the library knows of a question, by names of its own: for counting what is asked for in vain.
//!
//! Never the question's words as such. A term is the label of a concept or topic, or a word that stands in the library;
//! everybody can read both there already.

use std::rc::Rc;

use super::Searcher;
use super::labels::Kind;
use super::question::Question;
use super::reading::{Choices, Met, Reading};
use super::text::stop_words::is_stop_word;
use super::text::words::{fold, lowercase, words};

const SHORTEST: usize = 3;

impl Searcher {
    /// The concepts and topics that a question names, by their labels; of its other words those that stand in the
    /// library. Each once, in the order of the alphabet.
    #[must_use]
    pub fn known_terms(&self, question: &Question) -> Vec<String> {
        // Addresses and numbers are taken out before anything is recognised in them.
        let pieces = question.text().split_whitespace().filter(|piece| !is_address(piece));
        let Ok(question) = &Question::new(&pieces.collect::<Vec<_>>().join(" ")) else { return Vec::new() };
        let reading = Reading::of(question, self, Choices::default(), &|word| Rc::new(Met::of(word, self)));
        let mut terms = Vec::new();
        let mut named_places = Vec::new();
        for name in &reading.sought.named {
            let of_kind = |kind: Kind| {
                let senses = name.senses.iter().map(|sense| self.labels.senses.get(*sense));
                senses.filter(|sense| sense.kind == kind).map(|sense| sense.label.as_str()).collect::<Vec<_>>()
            };
            // A topic of the same name says the same.
            let labels = Some(of_kind(Kind::Concept)).filter(|labels| !labels.is_empty());
            let labels = labels.unwrap_or_else(|| of_kind(Kind::Topic));
            if !labels.is_empty() {
                named_places.extend(reading.sought.words[name.words.clone()].iter().map(|word| word.place));
                terms.extend(labels.into_iter().map(str::to_owned));
            }
        }
        let text = question.text();
        for word in question.words() {
            let written = &text[word.range.clone()];
            if word.operator.is_some() || named_places.contains(&word.place) {
                continue;
            }
            let meant = reading.corrections.iter().find(|correction| correction.typed == written);
            let read = meant.map_or(written, |correction| &correction.read);
            terms.extend(words(read).filter_map(|range| self.known_word(&read[range])));
        }
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// The word as the library has it: with letters only, and not too short to say anything.
    fn known_word(&self, word: &str) -> Option<String> {
        let folded = fold(&lowercase(word)).into_owned();
        let tells = folded.chars().count() >= SHORTEST && folded.chars().all(char::is_alphabetic);
        (tells && !is_stop_word(&folded) && self.lexicon().knows(&folded)).then_some(folded)
    }
}

/// Whether a piece of a text is an address, a number, a user name or the like.
fn is_address(piece: &str) -> bool {
    piece.contains(['@', '/', '\\', '_']) || piece.chars().any(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::knowledge::Library;

    #[test]
    fn only_what_the_library_says_itself_is_a_term() {
        let library = Library::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge"));
        let searcher = Searcher::in_memory(Arc::new(library)).unwrap();
        let terms = |asked: &str| searcher.known_terms(&Question::new(asked).ok().unwrap());
        assert_eq!(terms("hotel zzyzxquux"), ["hospitality industry"]);
        assert_eq!(terms("the checklist, zzyzxquux, of a nurse"), ["checklist", "health care"]);
        assert_eq!(terms("zzyzxquux Qwertzinsky"), Vec::<String>::new());
        assert_eq!(terms("What about the hotels?"), terms("hotels"));
        for address in ["shelter@example.org", "https://example.org/shelter", "shelter_1", "+49 170 5550123", "a1b2"] {
            assert_eq!(terms(address), Vec::<String>::new(), "{address}");
        }
        assert_eq!(terms("lang:fr"), Vec::<String>::new());
        let named = terms("organ removal");
        assert!(!named.is_empty() && !named.contains(&"organ".to_owned()), "{named:?}");
        assert_eq!(terms("shelyer"), terms("shelter"), "a mistyped word is the one that was meant");
    }
}
