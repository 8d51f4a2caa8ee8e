//! The order of hits, and whether there is an answer at all.
//!
//! The index gives candidates by BM25. Words that stand side by side, as in the question, count a little more; so does
//! one of the entry's own questions that is much the same. What covers too little of the question is no answer.

use std::collections::BTreeMap;

use super::labels::{Kind, SenseId};
use super::matches::{EntryMatches, Finder, Match, has_phrase, may_stand_in};
use super::question::Question;
use super::reading::{Filter, FilterKind, Reading, Sought, SoughtWord};
use super::{Hit, Searcher};
use crate::knowledge::{Entry, Term, TypicalQuestion};

/// The bonus for two words side by side, as a share of what the words themselves weigh.
const NEIGHBOURS: f32 = 0.25;

/// The bonus for a question of the entry, as a share of what its words that were asked weigh.
const SAME_QUESTION: f32 = 0.6;

/// The bonus for a title that begins with the question, word for word, as a share of what its words weigh.
const BEGINS_TITLE: f32 = 1.0;

/// The share of a question's weight that an entry must cover to be an answer by itself, where there is nothing to
/// compare it with.
pub const COVERS: f32 = 0.5;

/// The share that every hit must cover.
const BELONGS: f32 = 0.2;

/// What the score of an edition that has a newer one counts: between the two the newer one comes first, unless the question
/// is for the old one, as with its year.
const SUPERSEDED: f32 = 0.9;

/// An entry that the index has found.
pub struct Candidate<'e> {
    pub entry: &'e Entry,
    /// What its controlled fields say, a line each.
    pub about: &'e str,
    pub score: f32,
    /// What it speaks of, in order.
    pub senses: Vec<SenseId>,
}

/// Puts candidates in their final order. None are left when none is an answer. With `relaxed`, phrases are only words.
pub fn rank<'e>(searcher: &Searcher, reading: &Reading, candidates: Vec<Candidate<'e>>, relaxed: bool) -> Vec<Hit<'e>> {
    let ranked = order(searcher, reading, candidates, relaxed);
    let best = ranked.first().map_or(0.0, |(hit, _)| hit.score);
    let covered = ranked.iter().take(FIRST_HITS).map(|(_, covered)| *covered).fold(0.0, f32::max);
    if !is_answered(covered, best, weight(&reading.sought)) {
        return Vec::new();
    }
    ranked.into_iter().filter(|(_, covered)| *covered >= BELONGS).map(|(hit, _)| hit).collect()
}

/// The candidates in their final order, answers or not, each with the share of the question's weight that it covers.
pub fn order<'e>(
    searcher: &Searcher,
    reading: &Reading,
    candidates: Vec<Candidate<'e>>,
    relaxed: bool,
) -> Vec<(Hit<'e>, f32)> {
    let mut finders = Finders { searcher, sought: &reading.sought, by_language: BTreeMap::new() };
    let unwanted = Unwanted::of(reading, searcher);
    let mut ranked: Vec<(Hit<'e>, f32)> = Vec::new();
    for Candidate { entry, about, score, senses } in candidates {
        let read = finders.read(entry, about, &senses);
        if unwanted.is_in(entry, about) || !(relaxed || read.has_phrases(reading)) {
            continue;
        }
        let concepts = |sense: &SenseId| searcher.labels.senses.get(*sense).kind == Kind::Concept;
        let spoken_of: Vec<SenseId> = senses.iter().copied().filter(concepts).collect();
        let is_named = reading.sought.named.iter().any(|name| means(searcher, &spoken_of, &name.senses));
        let share = if searcher.library.newest_edition(entry).is_some() { SUPERSEDED } else { 1.0 };
        ranked
            .push((Hit { entry, score: (score + read.bonus) * share, matches: read.matches, is_named }, read.covered));
    }
    ranked.sort_by(|(one, _), (other, _)| {
        other.score.total_cmp(&one.score).then_with(|| one.entry.id.cmp(&other.entry.id))
    });
    ranked
}

/// The share of a question's weight that the entry at this place covers.
#[cfg(test)]
pub fn covered(searcher: &Searcher, reading: &Reading, position: usize, senses: &[SenseId]) -> f32 {
    let mut finders = Finders { searcher, sought: &reading.sought, by_language: BTreeMap::new() };
    finders.read(&searcher.library.entries()[position], &searcher.about[position], senses).covered
}

/// Hits that a person looks at before anything else.
const FIRST_HITS: usize = 3;

/// Whether a question is answered: how much of its weight one of the first hits covers, and how high the best one scores
/// for that weight.
///
/// Both are needed. An entry on another subject may have most of the words, each in another sentence, but scores low: the
/// words stand in its title and its questions, side by side, and are names of what it is about, where it answers.
/// A question of many words is covered less even by the right entry, but scores high. Calibrated on judged questions, of
/// which a tenth have no answer; see `docs/decisions/ranking.md`.
fn is_answered(covered: f32, best_score: f32, weight: f32) -> bool {
    /// What a score is worth beside coverage.
    const SCORE: f32 = 0.1;
    const ENOUGH: f32 = 0.65;
    /// Nobody is helped by an entry that has next to nothing of what is asked, however high that scores.
    const LEAST_COVERED: f32 = 0.3;
    weight <= 0.0 || (covered >= LEAST_COVERED && covered + SCORE * best_score / weight >= ENOUGH)
}

/// What an entry has of a question.
struct Read {
    matches: EntryMatches,
    /// In lines about the entry and in its questions.
    others: Vec<Vec<Match>>,
    bonus: f32,
    /// The share of the question's weight that the entry covers.
    covered: f32,
}

impl Read {
    fn has_phrases(&self, reading: &Reading) -> bool {
        let texts = || std::iter::once(&self.matches.title).chain(&self.matches.sentences).chain(&self.others);
        reading.phrases.iter().all(|phrase| texts().any(|found| has_phrase(&reading.sought, phrase, found)))
    }
}

/// A finder for each language that entries and their questions have.
struct Finders<'q> {
    searcher: &'q Searcher,
    sought: &'q Sought,
    by_language: BTreeMap<String, Finder<'q>>,
}

impl Finders<'_> {
    fn find(&mut self, language: &str, text: &str) -> Vec<Match> {
        if let Some(finder) = self.by_language.get(language) {
            return finder.find(text);
        }
        let finder = Finder::new(self.sought, &self.searcher.stems, language);
        self.by_language.entry(language.to_owned()).or_insert(finder).find(text)
    }

    /// As [`Finders::find`] for a text that is wholly in its language; those of entries may quote others.
    fn find_in_question(&mut self, question: &TypicalQuestion) -> Vec<Match> {
        let language = question.language.primary();
        if may_stand_in(self.sought, language) { self.find(language, &question.text) } else { Vec::new() }
    }

    fn read(&mut self, entry: &Entry, about: &str, senses: &[SenseId]) -> Read {
        let own = entry.language.primary();
        let title = self.find(own, &entry.title);
        let sentences: Vec<_> = entry.summary.sentences().iter().map(|text| self.find(own, text)).collect();
        let asked: Vec<Vec<Match>> = entry.questions.iter().map(|question| self.find_in_question(question)).collect();
        let mut others: Vec<Vec<Match>> = about.lines().map(|line| self.find(own, line)).collect();
        let in_title = neighbours(self.sought, &title);
        let beside = sentences.iter().map(|found| neighbours(self.sought, found)).fold(in_title, f32::max);
        let same = asked.iter().map(|found| told(self.sought, found)).fold(0.0, f32::max);
        let begins = if begins_title(self.sought, &title) { BEGINS_TITLE } else { 0.0 };
        let bonus = beside + (SAME_QUESTION * same + begins) * weight(self.sought);
        others.extend(asked);
        let all = title.iter().chain(sentences.iter().chain(&others).flatten());
        let covered = coverage(self.sought, all, |sought| means(self.searcher, senses, sought));
        Read { matches: EntryMatches { title, sentences }, others, bonus, covered }
    }
}

/// Whether one of the senses is among those that are sought, or narrower.
pub fn means(searcher: &Searcher, senses: &[SenseId], sought: &[SenseId]) -> bool {
    let is_meant = |own: &SenseId| {
        sought.contains(own) || searcher.labels.senses.get(*own).wider.iter().any(|wider| sought.contains(wider))
    };
    !sought.is_empty() && senses.iter().any(is_meant)
}

/// Whether an entry, which speaks of these senses, is what a filter asks for.
pub fn meets(searcher: &Searcher, entry: &Entry, senses: &[SenseId], filter: &Filter) -> bool {
    match &filter.kind {
        FilterKind::Sense(sense) => means(searcher, senses, &[*sense]),
        FilterKind::Years(years) => {
            let year = entry.issued.as_ref().and_then(|issued| issued.year().parse().ok());
            year.is_some_and(|year| years.contains(&year))
        }
    }
}

/// What an entry must not say, where it is more than one word: single words are left out by the index.
struct Unwanted<'a> {
    searcher: &'a Searcher,
    phrases: Vec<Sought>,
}

impl<'a> Unwanted<'a> {
    fn of(reading: &Reading, searcher: &'a Searcher) -> Self {
        let questions = reading.left_out.iter().filter_map(|text| Question::new(text).ok());
        let phrases = questions.map(|question| Sought::of_equal_weight(&question, searcher));
        Self { searcher, phrases: phrases.filter(|sought| sought.words.len() > 1).collect() }
    }

    fn is_in(&self, entry: &Entry, about: &str) -> bool {
        self.phrases.iter().any(|sought| {
            let finder = Finder::new(sought, &self.searcher.stems, entry.language.primary());
            let sentences = entry.summary.sentences().iter().map(String::as_str);
            let mut texts = sentences.chain(about.lines()).chain([entry.title.as_str()]);
            texts.any(|text| has_phrase(sought, &(0..sought.words.len()), &finder.find(text)))
        })
    }
}

/// The bonus for words of the question that stand side by side in a text; a stop word may stand between them.
fn neighbours(sought: &Sought, found: &[Match]) -> f32 {
    let mut bonus = 0.0;
    for (index, pair) in sought.words.windows(2).enumerate() {
        let apart = pair[1].place.saturating_sub(pair[0].place);
        let side_by_side = found.iter().any(|first| {
            let second =
                |other: &Match| other.word == index + 1 && (1..=apart).contains(&other.place.wrapping_sub(first.place));
            first.word == index && found.iter().any(second)
        });
        if side_by_side {
            bonus += NEIGHBOURS * (pair[0].weight + pair[1].weight);
        }
    }
    bonus
}

fn begins_title(sought: &Sought, title: &[Match]) -> bool {
    // One word begins many titles.
    let [first, _, ..] = sought.words.as_slice() else { return false };
    let is_first = |found: &Match| found.word == 0 && found.place == first.place;
    title.iter().any(is_first) && has_phrase(sought, &(0..sought.words.len()), title)
}

/// The share of the question's weight that stands in one text.
fn told(sought: &Sought, found: &[Match]) -> f32 {
    coverage(sought, found.iter(), |_| false)
}

/// The share of the question's weight that stands in an entry, or that it `means`.
fn coverage<'a>(sought: &Sought, found: impl Iterator<Item = &'a Match>, means: impl Fn(&[SenseId]) -> bool) -> f32 {
    let mut there = vec![false; sought.words.len()];
    found.for_each(|found| there[found.word] = true);
    share(sought.words.iter().zip(there).map(|(word, there)| (word, there || means(&word.senses))))
}

fn weight(sought: &Sought) -> f32 {
    sought.words.iter().map(|word| word.weight).sum()
}

/// The share of their weight that the words have which are there, each as far as it is sure that it is meant; all,
/// where there are none.
pub fn share<'a>(words: impl Iterator<Item = (&'a SoughtWord, bool)>) -> f32 {
    let (mut covered, mut whole) = (0.0, 0.0);
    for (word, there) in words {
        covered += if there { word.weight * word.worth } else { 0.0 };
        whole += word.weight;
    }
    if whole > 0.0 { covered / whole } else { 1.0 }
}

/// Topics whose label or scope has words of the question, best first; the broadest when there are none.
pub fn nearest_topics<'a>(searcher: &'a Searcher, question: &Question) -> Vec<&'a Term> {
    const MOST: usize = 6;
    let sought = Sought::of_equal_weight(question, searcher);
    let finder = Finder::new(&sought, &searcher.stems, "en");
    let mut near: Vec<(usize, &Term)> = searcher
        .library
        .topics
        .terms()
        .map(|topic| {
            let scope = topic.scope.as_deref().unwrap_or_default();
            let in_label = finder.find(&topic.label).len();
            (in_label * 2 + finder.find(scope).len(), topic)
        })
        .collect();
    near.sort_by_key(|(words, topic)| (std::cmp::Reverse(*words), topic.broader.is_some()));
    let some = near.first().is_some_and(|(words, _)| *words > 0);
    near.into_iter()
        .filter(|(words, topic)| if some { *words > 0 } else { topic.broader.is_none() })
        .map(|(_, topic)| topic)
        .take(MOST)
        .collect()
}
