//! What was asked for in vain: a term is told of only when enough chats have asked for it on the same day.

use std::collections::{HashMap, HashSet};

use super::today::Secret;

/// Terms of one day; further ones are not counted.
const MOST_TERMS: usize = 10_000;

/// Hashes of chats of one day, those of all terms together; further ones are not counted. Some 16 MB.
const MOST_HASHES: usize = 500_000;

/// A term that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    pub term: String,
    /// That have asked for it today, by now.
    pub chats: u32,
    /// Whether the day counts from now on.
    pub is_new: bool,
}

/// The chats that have asked for each term today, as hashes.
pub(super) struct Asked {
    /// Fewer chats are nobody's business.
    enough: usize,
    chats: HashMap<String, HashSet<u128>>,
    hashes: usize,
}

impl Asked {
    pub fn when(enough: u16) -> Self {
        // One chat alone must never be enough, whatever is asked for.
        Self { enough: usize::from(enough).max(2), chats: HashMap::new(), hashes: 0 }
    }

    pub fn note(&mut self, secret: &Secret, chat: i64, terms: &[String]) -> Vec<Unmet> {
        let mut enough = Vec::new();
        for term in terms {
            let is_full = self.hashes >= MOST_HASHES
                || (self.chats.len() >= MOST_TERMS && !self.chats.contains_key(term.as_str()));
            if is_full {
                continue;
            }
            let chats = self.chats.entry(term.clone()).or_default();
            if !chats.insert(secret.hash(&[b"asked", &chat.to_le_bytes(), term.as_bytes()])) {
                continue;
            }
            self.hashes += 1;
            if chats.len() >= self.enough {
                let count = u32::try_from(chats.len()).unwrap_or(u32::MAX);
                enough.push(Unmet { term: term.clone(), chats: count, is_new: chats.len() == self.enough });
            }
        }
        enough
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::super::days::Day;
    use super::super::today::Today;
    use super::*;

    fn terms(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn today(day: i64, chats: u16) -> Today {
        Today::begin(Day::at(day * 86_400), [u8::try_from(day).unwrap(); 32], chats)
    }

    #[test]
    fn a_term_is_told_of_when_enough_chats_have_asked_for_it() {
        let mut today = today(1, 3);
        let asked = terms(&["organ removal"]);
        for _ in 0..5 {
            assert_eq!(today.miss(1, &asked), [], "one chat, however often");
        }
        assert_eq!(today.miss(2, &asked), []);
        let unmet = |chats, is_new| Unmet { term: "organ removal".to_owned(), chats, is_new };
        assert_eq!(today.miss(3, &asked), [unmet(3, true)]);
        assert_eq!(today.miss(3, &asked), []);
        assert_eq!(today.miss(4, &asked), [unmet(4, false)]);
    }

    #[test]
    fn what_was_too_rare_is_forgotten_at_the_end_of_its_day() {
        for day in 1..5 {
            let mut today = today(day, 3);
            // The same two, day after day.
            assert_eq!(today.miss(1, &terms(&["boats"])), []);
            assert_eq!(today.miss(2, &terms(&["boats"])), []);
        }
    }

    #[test]
    fn one_chat_is_never_enough() {
        assert_eq!(today(1, 0).miss(1, &terms(&["boats"])), []);
    }

    #[test]
    fn a_flood_of_terms_is_bounded() {
        let mut today = today(1, 2);
        for number in 0..MOST_TERMS {
            today.miss(1, &[format!("term {number}")]);
        }
        for chat in 1..9 {
            assert_eq!(today.miss(chat, &terms(&["one more"])), []);
        }
        assert_eq!(today.miss(2, &terms(&["term 0"])).len(), 1, "those that are there still count");
    }

    proptest! {
        /// Against a plain count that keeps everything: told is exactly what enough different chats asked for on one day.
        #[test]
        fn nothing_is_told_that_fewer_chats_asked_for(
            enough in 2_u16..6,
            days in prop::collection::vec(prop::collection::vec((0_i64..8, 0_usize..4), 0..40), 1..5),
        ) {
            let words = ["boats", "organ removal", "begging", "surrogacy"];
            for (day, asked) in days.iter().enumerate() {
                let mut today = today(i64::try_from(day).unwrap(), enough);
                let mut plain: BTreeMap<&str, BTreeSet<i64>> = BTreeMap::new();
                let mut told: BTreeMap<String, u32> = BTreeMap::new();
                let mut counted: BTreeMap<String, u32> = BTreeMap::new();
                for (chat, word) in asked {
                    plain.entry(words[*word]).or_default().insert(*chat);
                    for unmet in today.miss(*chat, &terms(&[words[*word]])) {
                        prop_assert!(plain[unmet.term.as_str()].len() >= usize::from(enough));
                        *counted.entry(unmet.term.clone()).or_default() += u32::from(unmet.is_new);
                        told.insert(unmet.term, unmet.chats);
                    }
                }
                let expected: BTreeMap<String, u32> = plain
                    .iter()
                    .filter(|(_, chats)| chats.len() >= usize::from(enough))
                    .map(|(term, chats)| ((*term).to_owned(), u32::try_from(chats.len()).unwrap()))
                    .collect();
                prop_assert_eq!(told, expected);
                prop_assert!(counted.values().all(|days| *days == 1));
            }
        }
    }
}
