//! The world that conversations take place in: a knowledge store, a Telegram, the bot, and people.

mod entry;
mod person;
mod room;
mod world;

pub use entry::{Entry, entry, shelter_library};
pub use person::SHARE;
pub use room::Room;
pub use world::World;

use std::time::Duration;

use guidepost::preview::{Fault, InlineAnswer, Telegram};
use serde_json::Value;

/// Far longer than anything here takes; whoever waits longer waits in vain.
const PATIENCE: Duration = Duration::from_mins(1);

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

/// A refusal in Telegram's words.
pub fn refusal(code: u16, description: &str, parameters: Value) -> Fault {
    Fault::Status { code, description: description.to_owned(), parameters }
}

/// What inline mode offers: a line for each.
pub fn offers(answer: &InlineAnswer) -> String {
    let lines = answer.results.iter().map(|result| format!("{} — {}", result.title, result.description));
    lines.collect::<Vec<_>>().join("\n")
}

/// A JSON object with more fields, which take the place of those that it has.
///
/// # Panics
/// When one of the two is no object.
pub fn with(mut object: Value, more: &Value) -> Value {
    let fields = object.as_object_mut().expect("an object");
    fields.extend(more.as_object().expect("an object").clone());
    object
}
