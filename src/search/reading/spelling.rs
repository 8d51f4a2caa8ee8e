//! Typing errors: a word that no entry and no name has is read as the known word that it is nearest to.
//!
//! A known word is never read as another, nor are acronyms, words of names and words with figures. How many errors a word
//! may have goes by its length. Of several words as near, the one that entries use most is meant.

use std::rc::Rc;

use super::super::Searcher;
use super::super::labels::{Spoken, is_acronym};
use super::super::text::words::fold;
use super::Met;

/// A word that was read as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub typed: String,
    /// One word, or two that were run together.
    pub read: String,
}

/// How many errors a word of so many letters may have.
pub fn edits_allowed(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Letters that each part of a word run together has at least.
const SHORTEST_PART: usize = 3;
/// Letters that each part has at least where the two are no name.
const TELLING_PART: usize = 4;

pub struct Speller<'a, M> {
    pub searcher: &'a Searcher,
    pub meet: &'a M,
}

impl<M: Fn(&str) -> Rc<Met>> Speller<'_, M> {
    /// Whether a word stands as it was typed.
    pub fn is_sound(&self, lowercase: &str, written: &str) -> bool {
        let letters = lowercase.chars().count();
        edits_allowed(letters) == 0
            || lowercase.contains(char::is_numeric)
            || (is_acronym(written) && letters <= 6)
            || self.searcher.lexicon().knows_form(&fold(lowercase), &self.searcher.stems)
    }

    /// The word that two make together, where one of them is none.
    pub fn joined(&self, one: &str, other: &str) -> Option<String> {
        let joined = format!("{one}{other}");
        (joined.chars().count() > 4 && self.searcher.lexicon().knows(&fold(&joined))).then_some(joined)
    }

    /// The word that was meant, or the two that were run together, and how sure that is; none when nothing is near.
    pub fn correct(&self, lowercase: &str) -> (Vec<String>, f32) {
        let folded = fold(lowercase);
        let parted = self.parted(&folded);
        match self.searcher.lexicon().nearest(&folded) {
            Some((near, cost)) if cost <= 1.0 || parted.is_none() => {
                (vec![near.to_owned()], sureness(cost, folded.chars().count()))
            }
            _ => match parted {
                Some((one, other)) => (vec![one.to_owned(), other.to_owned()], PARTED),
                None => (Vec::new(), 0.0),
            },
        }
    }

    /// The two words that a word is made of; of several ways, the one whose rarer word is used most. Short parts are
    /// in many words by chance: they need a name that they make together.
    fn parted<'w>(&self, folded: &'w str) -> Option<(&'w str, &'w str)> {
        let lexicon = self.searcher.lexicon();
        let parts = folded.char_indices().map(|(at, _)| folded.split_at(at));
        let known = parts.filter_map(|(one, other)| {
            let shortest = one.chars().count().min(other.chars().count());
            let long = shortest >= SHORTEST_PART;
            let uses = long.then(|| lexicon.uses(one).min(lexicon.uses(other))).filter(|uses| *uses > 0)?;
            let telling = shortest >= TELLING_PART && folded.chars().count() > 2 * TELLING_PART;
            (telling || self.is_name(one, other)).then_some((uses, one, other))
        });
        known.max_by_key(|(uses, _, _)| *uses).map(|(_, one, other)| (one, other))
    }

    fn is_name(&self, one: &str, other: &str) -> bool {
        let spoken =
            [one, other].map(|word| Spoken { terms: (self.meet)(word).terms.clone(), written: word, is_typed: true });
        self.searcher.labels.in_words(&spoken).iter().any(|name| name.words.len() == 2)
    }
}

/// How sure a correction of this cost is in a word of so many letters.
fn sureness(cost: f32, letters: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a word has few letters")]
    let letters = letters as f32;
    (1.0 - 2.0 * cost / letters).clamp(0.3, 0.9)
}

/// How sure it is that a word was run together from two.
const PARTED: f32 = 0.8;

/// What it costs to mistype `meant` as `typed`: the edits, those that fingers make easily a little less, those of the
/// first letter a little more. `None` when it takes more than `most` edits. Swapped neighbours are one edit.
pub fn cost(typed: &[char], meant: &[char], most: usize) -> Option<f32> {
    if typed.len().abs_diff(meant.len()) > most {
        return None;
    }
    let width = meant.len() + 1;
    // For each prefix of both: the number of edits, and what they cost.
    let mut rows: Vec<Vec<(usize, f32)>> = vec![vec![(0, 0.0); width]; typed.len() + 1];
    let first = |at: usize| if at == 0 { FIRST } else { 0.0 };
    for at in 1..width {
        rows[0][at] = (at, rows[0][at - 1].1 + 1.0 + first(at - 1));
    }
    for at in 1..=typed.len() {
        rows[at][0] = (at, rows[at - 1][0].1 + 1.0 + first(at - 1));
        let mut least = rows[at][0].0;
        for other in 1..width {
            let (letter, meant_letter) = (typed[at - 1], meant[other - 1]);
            let penalty = first(at - 1).max(first(other - 1));
            let step = |from: (usize, f32), edits: usize, cost: f32| (from.0 + edits, from.1 + cost);
            let doubled = at > 1 && letter == typed[at - 2] || other > 1 && meant_letter == meant[other - 2];
            let gap = if doubled { EASY } else { 1.0 } + penalty;
            let mut best = if letter == meant_letter {
                rows[at - 1][other - 1]
            } else {
                let near = if are_neighbours(letter, meant_letter) { EASY } else { 1.0 };
                step(rows[at - 1][other - 1], 1, near + penalty)
            };
            for one in [step(rows[at - 1][other], 1, gap), step(rows[at][other - 1], 1, gap)] {
                if one.1 < best.1 {
                    best = one;
                }
            }
            if at > 1 && other > 1 && letter == meant[other - 2] && typed[at - 2] == meant_letter {
                let swapped = step(rows[at - 2][other - 2], 1, EASY + first(at - 2));
                if swapped.1 < best.1 {
                    best = swapped;
                }
            }
            rows[at][other] = best;
            least = least.min(best.0);
        }
        if least > most {
            return None;
        }
    }
    let (edits, cost) = rows[typed.len()][meant.len()];
    (edits <= most).then_some(cost)
}

/// An edit that fingers make easily: a letter beside the right one, twice, or before its neighbour.
const EASY: f32 = 0.75;
/// People seldom miss the first letter.
const FIRST: f32 = 0.3;

/// The rows of keyboards, each a little to the right of the one above it.
const KEYBOARDS: [[&str; 3]; 3] = [
    ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
    ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"],
    ["ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرﻻىةوزظ"],
];

fn are_neighbours(one: char, other: char) -> bool {
    KEYBOARDS.iter().any(|rows| {
        let place = |letter: char| {
            rows.iter().enumerate().find_map(|(row, keys)| Some((row, keys.chars().position(|key| key == letter)?)))
        };
        match (place(one), place(other)) {
            (Some(one), Some(other)) => one.0.abs_diff(other.0) <= 1 && one.1.abs_diff(other.1) <= 1,
            _ => false,
        }
    })
}
