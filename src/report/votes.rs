//! What readers say: each person once a day of each entry, and of two opinions the later one.

use std::collections::HashMap;

use super::today::Secret;
use super::{Feedback, What};

/// More are not counted on one day: no flood of presses fills the memory.
const MOST: usize = 50_000;

/// What changes in the counters of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub entry: String,
    pub what: What,
    pub by: i64,
}

/// The votes of a day: what was said last, by the hash of person, entry and matter.
#[derive(Default)]
pub(super) struct Votes(HashMap<u128, Feedback>);

impl Votes {
    pub fn cast(&mut self, secret: &Secret, person: u64, entry: &str, feedback: Feedback) -> Vec<Change> {
        let hash = secret.hash(&[b"vote", &person.to_le_bytes(), entry.as_bytes(), matter(feedback)]);
        let change = |feedback, by| Change { entry: entry.to_owned(), what: What::Told(feedback), by };
        if self.0.len() >= MOST && !self.0.contains_key(&hash) {
            return Vec::new();
        }
        match self.0.insert(hash, feedback) {
            None => vec![change(feedback, 1)],
            Some(before) if before == feedback => Vec::new(),
            Some(before) => vec![change(before, -1), change(feedback, 1)],
        }
    }
}

/// What it is about: of one matter a person can say one thing.
fn matter(feedback: Feedback) -> &'static [u8] {
    match feedback {
        Feedback::Helpful | Feedback::NotHelpful => b"opinion",
        Feedback::Outdated => b"outdated",
        Feedback::DeadLink => b"dead link",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(byte: u8) -> Secret {
        Secret::new([byte; 32])
    }

    fn told(feedback: Feedback, by: i64) -> Change {
        Change { entry: "shelter".to_owned(), what: What::Told(feedback), by }
    }

    #[test]
    fn a_person_counts_once_and_can_change_their_mind() {
        let (mut votes, secret) = (Votes::default(), secret(1));
        let mut cast = |person, feedback| votes.cast(&secret, person, "shelter", feedback);
        assert_eq!(cast(1, Feedback::Helpful), [told(Feedback::Helpful, 1)]);
        assert_eq!(cast(1, Feedback::Helpful), []);
        assert_eq!(cast(1, Feedback::NotHelpful), [told(Feedback::Helpful, -1), told(Feedback::NotHelpful, 1)]);
        assert_eq!(cast(1, Feedback::NotHelpful), []);
        assert_eq!(cast(2, Feedback::NotHelpful), [told(Feedback::NotHelpful, 1)]);
    }

    #[test]
    fn a_problem_is_no_opinion_and_each_entry_is_told_of_by_itself() {
        let (mut votes, secret) = (Votes::default(), secret(1));
        for feedback in [Feedback::Outdated, Feedback::DeadLink, Feedback::Helpful] {
            assert_eq!(votes.cast(&secret, 1, "shelter", feedback), [told(feedback, 1)]);
            assert_eq!(votes.cast(&secret, 1, "crews", feedback).len(), 1);
            assert_eq!(votes.cast(&secret, 1, "shelter", feedback), []);
        }
    }

    #[test]
    fn a_flood_of_presses_is_bounded_and_those_who_voted_can_still_change() {
        let (mut votes, secret) = (Votes::default(), secret(1));
        votes.cast(&secret, 0, "shelter", Feedback::Helpful);
        votes.0.extend((0..MOST as u128).map(|hash| (hash, Feedback::Helpful)));
        assert_eq!(votes.cast(&secret, 1, "shelter", Feedback::Helpful), []);
        assert_eq!(votes.cast(&secret, 0, "shelter", Feedback::NotHelpful).len(), 2);
    }

    #[test]
    fn under_another_key_nobody_is_known() {
        let hash = |byte| secret(byte).hash(&[b"vote", &7_u64.to_le_bytes()]);
        assert_eq!(hash(1), hash(1));
        assert_ne!(hash(1), hash(2));
        assert_ne!(secret(1).hash(&[b"ab", b"c"]), secret(1).hash(&[b"a", b"bc"]));
    }
}
