//! The words of the bot, in each language that it speaks.

mod bundles;
mod locale;
mod messages;
mod phrases;

pub use locale::Locale;
use messages::MESSAGES;
pub use messages::Number;
pub use phrases::{hours, wanted};

#[cfg(test)]
mod tests;
