//! What is told apart within one day: who has said something already, and how many chats have asked for a term.
//!
//! With the day its key goes, and with the key every hash: nothing of a day can be held against the next one.

use std::fmt;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::Feedback;
use super::days::Day;
use super::unmet::{Asked, Unmet};
use super::votes::{Change, Votes};

/// The length of a day's key.
pub const KEY_LENGTH: usize = 32;

/// One day of counting. Dropped at its end.
pub struct Today {
    day: Day,
    secret: Secret,
    votes: Votes,
    asked: Asked,
}

impl Today {
    /// `key` is random, and nobody keeps it. A term counts when this many chats have asked for it.
    #[must_use]
    pub fn begin(day: Day, key: [u8; KEY_LENGTH], chats: u16) -> Self {
        Self { day, secret: Secret::new(key), votes: Votes::default(), asked: Asked::when(chats) }
    }

    #[must_use]
    pub fn day(&self) -> Day {
        self.day
    }

    /// What changes in the counters when this person says this of an entry: nothing when they have said it today.
    pub fn vote(&mut self, person: u64, entry: &str, feedback: Feedback) -> Vec<Change> {
        self.votes.cast(&self.secret, person, entry, feedback)
    }

    /// What is to be kept now that this chat has asked for these terms in vain.
    pub fn miss(&mut self, chat: i64, terms: &[String]) -> Vec<Unmet> {
        self.asked.note(&self.secret, chat, terms)
    }
}

/// Never says what is in it.
impl fmt::Debug for Today {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Today").field("day", &self.day).finish_non_exhaustive()
    }
}

/// A keyed hash. The key is overwritten when it is dropped.
pub(super) struct Secret(Hmac<Sha256>);

impl Secret {
    pub fn new(key: [u8; KEY_LENGTH]) -> Self {
        // A shorter key than a block is filled up with zeros.
        let mut block = [0; 64];
        block[..KEY_LENGTH].copy_from_slice(&key);
        Self(Hmac::new(&block.into()))
    }

    /// Each part with its length, so that no two lists of parts run together.
    pub fn hash(&self, parts: &[&[u8]]) -> u128 {
        let mut keyed = self.0.clone();
        for part in parts {
            keyed.update(&(part.len() as u64).to_le_bytes());
            keyed.update(part);
        }
        let whole: [u8; 32] = keyed.finalize().into_bytes().into();
        whole.iter().take(16).fold(0, |hash, byte| hash << 8 | u128::from(*byte))
    }
}
