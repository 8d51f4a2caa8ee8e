//! What people need: how often each entry is used, what readers say of it, and what was asked for in vain.
//!
//! Counters only. Nothing here knows who: a person or a chat is told from others by a hash whose key lives for a day,
//! in memory. See `docs/decisions/report.md`.

mod days;
mod drawing;
mod picture;
mod png;
mod summary;
mod today;
mod unmet;
mod votes;

pub use days::{Day, Week};
pub use picture::{PictureError, picture};
pub use summary::{Counts, EntryUse, Report, UnmetTerm};
pub use today::{KEY_LENGTH, Today};
pub use unmet::Unmet;
pub use votes::Change;

/// What is counted of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    /// It was the first hit of an answer.
    Found,
    /// Its card was opened.
    Shown,
    /// Its card was shared in another chat.
    Shared,
    /// Its file was sent.
    Sent,
    /// What readers have said.
    Told(Feedback),
}

/// What a reader says of an entry, by a button of its card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Feedback {
    Helpful,
    NotHelpful,
    Outdated,
    DeadLink,
}

impl Feedback {
    pub const ALL: [Self; 4] = [Self::Helpful, Self::NotHelpful, Self::Outdated, Self::DeadLink];
}

impl What {
    pub const ALL: [Self; 8] = [
        Self::Found,
        Self::Shown,
        Self::Shared,
        Self::Sent,
        Self::Told(Feedback::Helpful),
        Self::Told(Feedback::NotHelpful),
        Self::Told(Feedback::Outdated),
        Self::Told(Feedback::DeadLink),
    ];

    /// As it is kept.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Shown => "shown",
            Self::Shared => "shared",
            Self::Sent => "sent",
            Self::Told(Feedback::Helpful) => "helpful",
            Self::Told(Feedback::NotHelpful) => "not helpful",
            Self::Told(Feedback::Outdated) => "outdated",
            Self::Told(Feedback::DeadLink) => "dead link",
        }
    }

    /// `None` for what another version of the program counts.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.as_str() == text)
    }
}
