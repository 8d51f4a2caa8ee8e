//! Search turned round: one entry, and many questions that people have saved.
//!
//! An entry answers a question here when it covers half of the question's weight, told as [`super::rank`] tells it: by
//! the same words, stems, names and document frequencies of the whole library. A search can do more, since it has other
//! entries to compare with: it also weighs how high the best one scores, and shows what covers less beside it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::Searcher;
use super::labels::SenseId;
use super::matches::{Finder, has_phrase};
use super::question::Question;
use super::rank::{self, COVERS, share};
use super::reading::{Choices, Met, Reading};
use super::schema;
use super::text::stop_words::is_stop_word;
use super::text::words::{fold, lowercase, words};
use crate::knowledge::Entry;

/// Words of questions that are kept analysed. People use the same few thousand; this is for those who do not.
const MOST_MET: usize = 100_000;

/// One entry, ready to be asked whether it answers a question.
pub struct Percolator<'a> {
    searcher: &'a Searcher,
    entry: &'a Entry,
    about: String,
    /// What the entry speaks of.
    senses: Vec<SenseId>,
    /// The different words of the entry, as they stand in it, each with the language of its text.
    words: Vec<(&'a str, String)>,
    /// Which of them have a term.
    by_term: HashMap<String, Vec<usize>>,
    /// Title, sentences, lines about the entry and its questions, each as the places of its words in `words`.
    texts: Vec<Vec<usize>>,
    /// Words of questions that were met before. Analysing a word takes a stemmer for each language of the library.
    met: RefCell<HashMap<Box<str>, Rc<Met>>>,
}

impl<'a> Percolator<'a> {
    /// For an entry of the searcher's library.
    #[must_use]
    pub fn new(searcher: &'a Searcher, entry: &'a Entry) -> Self {
        let mut percolator = Self {
            searcher,
            entry,
            about: schema::about(searcher.library(), entry),
            senses: searcher.labels.of_entry(entry, &searcher.stems),
            words: Vec::new(),
            by_term: HashMap::new(),
            texts: Vec::new(),
            met: RefCell::default(),
        };
        let about = percolator.about.clone();
        let mut places = HashMap::new();
        for (language, text) in schema::texts(entry, &about) {
            let places = words(text).map(|range| {
                let word = (language, text[range].to_owned());
                *places.entry(word.clone()).or_insert_with(|| percolator.add(word))
            });
            let places = places.collect();
            percolator.texts.push(places);
        }
        percolator
    }

    fn add(&mut self, word: (&'a str, String)) -> usize {
        let place = self.words.len();
        for term in self.terms(word.0, &word.1) {
            let places = self.by_term.entry(term).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
        self.words.push(word);
        place
    }

    /// The terms of a word in a language.
    fn terms(&self, language: &str, word: &str) -> [String; 2] {
        let whole = lowercase(word);
        let stems = &self.searcher.stems;
        [stems.of(language, &whole), stems.of(language, &fold(&whole))]
    }

    /// Whether the entry is an answer to the question.
    #[must_use]
    pub fn answers(&self, question: &Question) -> bool {
        let reading = Reading::of(question, self.searcher, Choices::default(), &|word| self.meet(word));
        // No word is there that shares no term, so this is never less than what the entry covers. It decides for most.
        let sought = &reading.sought;
        let at_most = share(sought.words.iter().map(|word| {
            let here = word.forms.terms().any(|(term, _)| self.by_term.contains_key(term));
            (word, here || self.means(&word.senses))
        }));
        at_most >= COVERS
            && self.covered(&reading) >= COVERS
            && reading
                .filters
                .iter()
                .all(|filter| !filter.is_strict || rank::meets(self.searcher, self.entry, &self.senses, filter))
            && self.has_phrases(&reading)
            && !reading.left_out.iter().any(|phrase| self.mentions(phrase))
    }

    fn means(&self, sought: &[SenseId]) -> bool {
        rank::means(self.searcher, &self.senses, sought)
    }

    fn meet(&self, lowercase: &str) -> Rc<Met> {
        if let Some(known) = self.met.borrow().get(lowercase) {
            return Rc::clone(known);
        }
        let new = Rc::new(Met::of(lowercase, self.searcher));
        let mut met = self.met.borrow_mut();
        if met.len() < MOST_MET {
            met.insert(lowercase.into(), Rc::clone(&new));
        }
        new
    }

    /// The share of the question's weight that stands in the entry, told as in a search: each word of the entry is one
    /// word of the question only.
    fn covered(&self, reading: &Reading) -> f32 {
        let sought = &reading.sought;
        let mut finders: HashMap<&str, Finder<'_>> = HashMap::new();
        let mut there = vec![false; sought.words.len()];
        let terms = sought.words.iter().flat_map(|word| word.forms.terms());
        for place in terms.filter_map(|(term, _)| self.by_term.get(term)).flatten() {
            let (language, word) = &self.words[*place];
            let finder = finders.entry(language).or_insert_with(|| Finder::new(sought, &self.searcher.stems, language));
            if let Some(found) = finder.which(word) {
                there[found] = true;
            }
        }
        share(sought.words.iter().zip(there).map(|(word, there)| (word, there || self.means(&word.senses))))
    }

    fn has_phrases(&self, reading: &Reading) -> bool {
        let sought = &reading.sought;
        reading.phrases.iter().all(|phrase| {
            schema::texts(self.entry, &self.about).any(|(language, text)| {
                has_phrase(sought, phrase, &Finder::new(sought, &self.searcher.stems, language).find(text))
            })
        })
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
        let terms = self.terms(self.entry.language.primary(), word);
        terms.iter().filter_map(|term| self.by_term.get(term)).flatten().copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::{Arc, LazyLock};

    use proptest::prelude::*;

    use super::super::Searcher;
    use super::super::reading::Filter;
    use super::*;
    use crate::knowledge::Library;

    static REAL: LazyLock<Searcher> = LazyLock::new(|| {
        let library = Library::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge"));
        Searcher::in_memory(Arc::new(library)).unwrap()
    });

    /// Whether the entry at this place covers enough of the question, as a search reads it.
    fn search_covers(place: usize, question: &Question) -> bool {
        let entry = &REAL.library.entries()[place];
        let reading = Reading::of(question, &REAL, Choices::default(), &|word| Rc::new(Met::of(word, &REAL)));
        let senses = REAL.labels.of_entry(entry, &REAL.stems);
        let meets = |filter: &Filter| !filter.is_strict || rank::meets(&REAL, entry, &senses, filter);
        reading.filters.iter().all(meets) && rank::covered(&REAL, &reading, place, &senses) >= COVERS
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
        fn a_question_is_answered_exactly_when_the_entry_covers_enough_of_it_as_search_tells_it(
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
            prop_assert_eq!(answers, search_covers(place, &question), "{}: {}", entries[place].id, typed);
            prop_assert_eq!(answers, percolator.answers(&question), "the second time it is remembered");
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
