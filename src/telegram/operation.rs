//! What a running bot has beside its answers: who runs it, since when, what it counts, and how its library is read again.

use std::time::Instant;

use teloxide::types::{Message, UserId};

use crate::app::Rereading;
use crate::config::Operators;
use crate::counting::Counting;

pub struct Operation {
    pub operators: Operators,
    pub began: Instant,
    pub counting: Counting,
    /// `None` where nobody follows the store.
    pub rereading: Option<Rereading>,
}

impl Operation {
    /// Whether the message is of somebody who runs the bot.
    pub fn is_of(&self, message: &Message) -> bool {
        message.from.as_ref().is_some_and(|from| self.is_run_by(from.id))
    }

    pub fn is_run_by(&self, person: UserId) -> bool {
        self.operators.0.contains(&person.0)
    }
}
