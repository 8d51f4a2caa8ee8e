//! The world that conversations take place in: a knowledge store, a Telegram, the bot, and people.

mod entry;
mod person;
mod world;

pub use entry::{Entry, entry, shelter_library};
pub use person::Person;
pub use world::{World, calls};

use std::time::Duration;

use guidepost::preview::Telegram;

/// Far longer than anything here takes; whoever waits longer waits in vain.
const PATIENCE: Duration = Duration::from_secs(60);

/// Waits until something is so.
///
/// # Panics
/// When it does not come to be.
pub async fn until(telegram: &Telegram, what: &str, is_so: impl Fn(&Telegram) -> bool) {
    let waited = tokio::time::timeout(PATIENCE, telegram.until(is_so)).await;
    assert!(waited.is_ok(), "in vain waited for {what}");
}

/// Waits until the bot has nothing left to do.
///
/// # Panics
/// When it goes on for too long.
pub async fn settled(telegram: &Telegram) {
    let waited = tokio::time::timeout(PATIENCE, telegram.settled()).await;
    assert!(waited.is_ok(), "in vain waited for updates to be confirmed and presses to be answered");
}
