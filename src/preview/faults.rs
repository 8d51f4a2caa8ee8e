//! Faults that a test orders: the next call of a method goes wrong in a given way.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use serde_json::Value;

/// How a call goes wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// Refused with this status before anything happens.
    Status { code: u16, description: String, parameters: Value },
    /// A proxy's page instead of an answer; nothing happened.
    Html502,
    /// The connection is closed without an answer; nothing happened.
    Reset,
    /// The call takes effect, then the connection is closed without an answer.
    AcceptThenReset,
    /// The call takes effect at once, and the answer comes this much later.
    Delay(Duration),
    /// The call takes effect, and the answer is 200 with broken JSON.
    Garbage,
}

impl Fault {
    /// Whether the call takes effect but the bot may not learn of it.
    pub(super) fn loses_the_answer(&self) -> bool {
        matches!(self, Self::AcceptThenReset | Self::Delay(_) | Self::Garbage)
    }
}

#[derive(Debug, Default)]
pub(super) struct Faults(HashMap<String, VecDeque<Fault>>);

impl Faults {
    pub fn order(&mut self, method: &str, fault: Fault) {
        self.0.entry(method.to_ascii_lowercase()).or_default().push_back(fault);
    }

    pub fn next(&mut self, method: &str) -> Option<Fault> {
        self.0.get_mut(&method.to_ascii_lowercase())?.pop_front()
    }
}
