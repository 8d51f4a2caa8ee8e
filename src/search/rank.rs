//! The order of hits, and whether there is an answer at all.
//!
//! The index gives candidates by BM25. Words that stand side by side, as in the question, count a little more. What
//! covers too little of the question is no answer.

use super::matches::{EntryMatches, Finder, Match};
use super::query::Sought;
use super::question::Question;
use super::{Hit, Searcher};
use crate::knowledge::Term;

/// The bonus for two words side by side, as a share of what the words themselves weigh.
const NEIGHBOURS: f32 = 0.25;

/// The share of a question's weight that a hit must cover for the question to be answered.
///
/// With less, questions about other things are answered more often than questions of the field are not: see
/// `docs/decisions/ranking.md`.
pub const ANSWERS: f32 = 0.4;

/// The share that every hit must cover.
const BELONGS: f32 = 0.2;

/// What the score of an edition that has a newer one counts: between the two the newer one comes first, unless the question
/// is for the old one, as with its year.
const SUPERSEDED: f32 = 0.9;

/// Puts candidates, as position in the library and score, in their final order.
pub fn rank<'a>(searcher: &'a Searcher, sought: &Sought, candidates: Vec<(usize, f32)>) -> Vec<Hit<'a>> {
    let hit = |(position, score)| hit(searcher, sought, position, score);
    let mut ranked: Vec<(Hit<'a>, f32)> = candidates.into_iter().filter_map(hit).collect();
    ranked.sort_by(|(one, _), (other, _)| {
        other.score.total_cmp(&one.score).then_with(|| one.entry.id.cmp(&other.entry.id))
    });
    if !ranked.iter().any(|(_, covered)| *covered >= ANSWERS) {
        return Vec::new();
    }
    ranked.into_iter().filter(|(_, covered)| *covered >= BELONGS).map(|(hit, _)| hit).collect()
}

/// The hit with its bonus, and how much of the question it covers.
fn hit<'a>(searcher: &'a Searcher, sought: &Sought, position: usize, score: f32) -> Option<(Hit<'a>, f32)> {
    let entry = searcher.library.entries().get(position)?;
    let finder = Finder::new(sought, &searcher.stems, entry.language.primary());
    let title = finder.find(&entry.title);
    let sentences: Vec<_> = entry.summary.sentences().iter().map(|text| finder.find(text)).collect();
    let in_title = neighbours(sought, &title);
    let bonus = sentences.iter().map(|found| neighbours(sought, found)).fold(in_title, f32::max);
    let mut covered = coverage(sought, title.iter().chain(sentences.iter().flatten()));
    if covered < ANSWERS {
        let about = finder.find(&searcher.about[position]);
        covered = coverage(sought, title.iter().chain(sentences.iter().flatten()).chain(&about));
    }
    let matches = EntryMatches { title, sentences };
    let share = if searcher.library.newest_edition(entry).is_some() { SUPERSEDED } else { 1.0 };
    Some((Hit { entry, score: (score + bonus) * share, matches }, covered))
}

/// The bonus for words of the question that stand side by side in a text; a stop word may stand between them.
fn neighbours(sought: &Sought, found: &[Match]) -> f32 {
    let mut bonus = 0.0;
    for (index, pair) in sought.words.windows(2).enumerate() {
        let apart = pair[1].place - pair[0].place;
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

/// The share of the question's weight that stands in an entry.
fn coverage<'a>(sought: &Sought, found: impl Iterator<Item = &'a Match>) -> f32 {
    let mut there = vec![false; sought.words.len()];
    found.for_each(|found| there[found.word] = true);
    share(sought.words.iter().zip(there).map(|(word, there)| (word.weight, there)))
}

/// The share of their weight that the words have which are there.
pub fn share(words: impl Iterator<Item = (f32, bool)>) -> f32 {
    let (mut covered, mut whole) = (0.0, 0.0);
    for (weight, there) in words {
        covered += if there { weight } else { 0.0 };
        whole += weight;
    }
    covered / whole
}

/// Topics whose label or scope has words of the question, best first; the broadest when there are none.
pub fn nearest_topics<'a>(searcher: &'a Searcher, question: &Question) -> Vec<&'a Term> {
    const MOST: usize = 6;
    let sought = Sought::of_equal_weight(question, &searcher.stems);
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
