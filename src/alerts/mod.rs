//! Telling those who asked: what is new in the library, who wants to hear of it, and when.
//!
//! A subscription is a [`Wish`] (what) and a [`Manner`] (how and when). Both are kept as text that is sealed, since a
//! saved question may tell of a victim: what can hold one has no `Debug`. Nothing here knows a database or a clock.
//!
//! ```text
//! Known, Library ─news→ [News] ─Announced→ matches(Wish) ─Rhythm::due→ when it is owed ─digest→ what one message says
//! ```

mod digest;
mod kept;
mod manner;
mod matching;
mod news;
mod rhythm;
mod wish;

pub use digest::{Digest, digest};
pub use kept::Unreadable;
pub use manner::Manner;
pub use matching::{Announced, Reason, matches, why};
pub use news::{Known, News, What, is_current, news, remember};
pub use rhythm::{Hour, Offset, QuietHours, Rhythm, When};
pub use wish::{SavedQuestion, Wish};

#[cfg(test)]
mod tests;
