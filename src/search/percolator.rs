//! Search turned round: one entry, and many questions that people have saved.
//!
//! An entry answers a question here exactly when [`super::rank`] takes it for an answer by itself: it covers as much of
//! the question's weight, by the same words, stems and document frequencies of the whole library. Two things differ
//! from the hits of a search. A search also shows what covers less, beside an answer. And where thousands of entries
//! share a word (`COMMON` in [`super::query`]), a search looks for it in title and summary only, and shows no more than
//! [`super::MOST_HITS`]; here, every field counts, and there is no such limit.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::Searcher;
use super::matches::Finder;
use super::query::{Sought, SoughtWord, how_telling};
use super::question::Question;
use super::rank::{ANSWERS, share};
use super::schema;
use super::stop_words::is_stop_word;
use super::words::{fold, lowercase, words};
use crate::knowledge::Entry;

/// Words of questions that are kept analysed. People use the same few thousand; this is for those who do not.
const MOST_MET: usize = 100_000;

/// One entry, ready to be asked whether it answers a question.
pub struct Percolator<'a> {
    searcher: &'a Searcher,
    language: &'a str,
    /// The different words of the entry, as they stand in it.
    words: Vec<String>,
    /// Which of them have a term.
    by_term: HashMap<String, Vec<usize>>,
    /// Title, sentences and lines about the entry, each as the places of its words in `words`.
    texts: Vec<Vec<usize>>,
    /// Words of questions that were met before. Analysing a word takes a stemmer for each language of the library.
    met: RefCell<HashMap<Box<str>, Rc<Met>>>,
}

/// A word of a question, analysed.
struct Met {
    terms: Vec<String>,
    weight: f32,
    /// The words of the entry that have one of its terms.
    here: Vec<usize>,
}

impl<'a> Percolator<'a> {
    /// For an entry of the searcher's library.
    #[must_use]
    pub fn new(searcher: &'a Searcher, entry: &'a Entry) -> Self {
        let mut percolator = Self {
            searcher,
            language: entry.language.primary(),
            words: Vec::new(),
            by_term: HashMap::new(),
            texts: Vec::new(),
            met: RefCell::default(),
        };
        let about = schema::about(searcher.library(), entry);
        let mut places = HashMap::new();
        let title = std::iter::once(entry.title.as_str());
        for text in title.chain(entry.summary.sentences().iter().map(String::as_str)).chain(about.lines()) {
            let places = words(text).map(|range| {
                let word = &text[range];
                *places.entry(word.to_owned()).or_insert_with(|| percolator.add(word))
            });
            let places = places.collect();
            percolator.texts.push(places);
        }
        percolator
    }

    fn add(&mut self, word: &str) -> usize {
        let place = self.words.len();
        self.words.push(word.to_owned());
        for term in self.terms(word) {
            let places = self.by_term.entry(term).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
        place
    }

    /// The terms of a word in the entry's own language.
    fn terms(&self, word: &str) -> [String; 2] {
        let whole = lowercase(word);
        let stems = &self.searcher.stems;
        [stems.of(self.language, &whole), stems.of(self.language, &fold(&whole))]
    }

    /// Whether the entry is an answer to the question.
    #[must_use]
    pub fn answers(&self, question: &Question) -> bool {
        let mut asked: Vec<(usize, Rc<Met>)> = Vec::new();
        for word in question.words() {
            let folded = fold(&word.lowercase);
            if !asked.iter().any(|(_, known)| known.terms.iter().any(|term| *term == folded)) {
                asked.push((word.place, self.meet(&word.lowercase)));
            }
        }
        // No word is there that shares no term, so this is never less than what the entry covers. It decides for most.
        let at_most = share(asked.iter().map(|(_, word)| (word.weight, !word.here.is_empty())));
        at_most >= ANSWERS && self.covered(&asked) >= ANSWERS
    }

    fn meet(&self, lowercase: &str) -> Rc<Met> {
        if let Some(known) = self.met.borrow().get(lowercase) {
            return Rc::clone(known);
        }
        let terms = self.searcher.stems.all(lowercase);
        let mut here: Vec<usize> = terms.iter().filter_map(|term| self.by_term.get(term)).flatten().copied().collect();
        here.sort_unstable();
        here.dedup();
        let weight = how_telling(&terms, &self.searcher.frequencies);
        let new = Rc::new(Met { terms, weight, here });
        let mut met = self.met.borrow_mut();
        if met.len() < MOST_MET {
            met.insert(lowercase.into(), Rc::clone(&new));
        }
        new
    }

    /// The share of the question's weight that stands in the entry, told as in a search: each word of the entry is one
    /// word of the question only.
    fn covered(&self, asked: &[(usize, Rc<Met>)]) -> f32 {
        let sought = |(place, met): &(usize, Rc<Met>)| SoughtWord {
            beginning: None,
            terms: met.terms.clone(),
            place: *place,
            weight: met.weight,
        };
        let sought = Sought { words: asked.iter().map(sought).collect() };
        let finder = Finder::new(&sought, &self.searcher.stems, self.language);
        let mut there = vec![false; asked.len()];
        for place in asked.iter().flat_map(|(_, word)| &word.here) {
            if let Some(found) = finder.which(&self.words[*place]) {
                there[found] = true;
            }
        }
        share(asked.iter().zip(there).map(|((_, word), there)| (word.weight, there)))
    }

    /// Whether the entry has this word, in any form that the entry's language gives it; several words stand side by
    /// side. Stop words alone say nothing, and are not found.
    #[must_use]
    pub fn mentions(&self, phrase: &str) -> bool {
        let sought: Vec<&str> = words(phrase).map(|range| &phrase[range]).collect();
        if sought.iter().all(|word| is_stop_word(&fold(&lowercase(word)))) {
            return false;
        }
        let sought: Vec<Vec<usize>> = sought.into_iter().map(|word| self.places(word)).collect();
        let stands_at = |window: &[usize]| window.iter().zip(&sought).all(|(place, word)| word.contains(place));
        self.texts.iter().any(|text| text.windows(sought.len()).any(stands_at))
    }

    fn places(&self, word: &str) -> Vec<usize> {
        self.terms(word).iter().filter_map(|term| self.by_term.get(term)).flatten().copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::{Arc, LazyLock};

    use proptest::prelude::*;

    use super::super::query::Prepared;
    use super::super::rank::rank;
    use super::super::{MOST_HITS, Searcher};
    use super::*;
    use crate::knowledge::Library;

    static REAL: LazyLock<Searcher> = LazyLock::new(|| {
        let library = Library::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge"));
        Searcher::in_memory(Arc::new(library)).unwrap()
    });

    /// Whether search takes the entry at this place for an answer: the rule of `rank`, with no other candidate.
    fn search_answers(place: usize, question: &Question) -> bool {
        let prepared = Prepared::new(question, &REAL);
        !rank(&REAL, &prepared.sought, vec![(place, 1.0)]).is_empty()
    }

    /// Words of an entry, or of none, as a person may type them.
    fn word_of(text: &str, pick: usize, shape: usize) -> String {
        let all: Vec<_> = words(text).collect();
        let word = &text[all[pick % all.len()].clone()];
        match shape {
            0 => fold(&lowercase(word)).into_owned(),
            1 => word.to_uppercase(),
            2 => format!("{word}s"),
            3 => format!("{word}xq"),
            _ => word.to_owned(),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn a_question_is_answered_exactly_when_search_takes_the_entry_for_an_answer(
            asked_of in 0_usize..1_000,
            words_of in prop::collection::vec((0_usize..1_000, 0_usize..5_000, 0_usize..8), 1..9),
            own in 0_usize..5,
        ) {
            let entries = REAL.library().entries();
            let place = asked_of % entries.len();
            let mut typed = String::new();
            for (index, (of, pick, shape)) in words_of.iter().enumerate() {
                let from = if index < own { place } else { of % entries.len() };
                let text = format!("{} {} {}", entries[from].title, entries[from].summary.plain(), REAL.about[from]);
                let word = word_of(&text, *pick, *shape);
                // A word in two forms is found in the entry once.
                let again = if pick % 3 == 0 { format!(" {word}s") } else { String::new() };
                typed = format!("{typed} {word}{again}");
            }
            let Ok(question) = Question::new(&typed) else { return Ok(()) };
            let percolator = Percolator::new(&REAL, &entries[place]);
            let answers = percolator.answers(&question);
            prop_assert_eq!(answers, search_answers(place, &question), "{}: {}", entries[place].id, typed);
            prop_assert_eq!(answers, percolator.answers(&question), "the second time it is remembered");

            let hits = REAL.find(&question).unwrap().hits;
            let is_hit = hits.iter().any(|hit| hit.entry.id == entries[place].id);
            if answers && hits.len() < MOST_HITS {
                let prepared = Prepared::new(&question, &REAL);
                let candidates = prepared.top(&REAL.index, entries.len()).unwrap().len();
                prop_assert!(is_hit || candidates > MOST_HITS, "{}: {}", entries[place].id, typed);
            }
            if is_hit && !answers {
                let other = |entry: &Entry| Percolator::new(&REAL, entry).answers(&question);
                prop_assert!(hits.iter().any(|hit| other(hit.entry)), "it stands beside an answer only");
            }
        }
    }

    #[test]
    fn every_entry_answers_its_own_title_and_few_answer_another() {
        let entries = REAL.library().entries();
        let questions: Vec<Question> = entries.iter().map(|entry| Question::new(&entry.title).ok().unwrap()).collect();
        let (mut asked, mut answered) = (0, 0);
        for (place, entry) in entries.iter().enumerate().step_by(9) {
            let percolator = Percolator::new(&REAL, entry);
            assert!(percolator.answers(&questions[place]), "{}", entry.title);
            asked += questions.len();
            answered += questions.iter().filter(|question| percolator.answers(question)).count();
        }
        assert!(answered < asked / 10, "{answered} of {asked}");
    }

    fn percolator_mentions(title: &str, summary: &str, phrases: &[&str]) -> Vec<bool> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("entries")).unwrap();
        let text = format!("---\ntitle: \"{title}\"\ntype: report\nlanguage: es\n---\n{summary}\n");
        std::fs::write(folder.path().join("entries/a.md"), text).unwrap();
        let searcher = Searcher::in_memory(Arc::new(Library::load(folder.path()))).unwrap();
        let percolator = Percolator::new(&searcher, &searcher.library().entries()[0]);
        phrases.iter().map(|phrase| percolator.mentions(phrase)).collect()
    }

    #[test]
    fn mentions_are_told_by_form_accent_and_order() {
        let phrases = ["derivacion", "DERIVACIÓN", "victima", "víctimas", "report", "niños", "mecanismo de derivación"];
        let found = percolator_mentions("Mecanismo de derivación", "Las víctimas hablan.", &phrases);
        assert_eq!(found, [true, true, true, true, true, false, true]);
        let phrases = ["derivacion-mecanismo", "de", "derivación las", "", "?"];
        let found = percolator_mentions("Mecanismo de derivación", "Las víctimas hablan.", &phrases);
        assert_eq!(found, [false, false, false, false, false]);
    }
}
