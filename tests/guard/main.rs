//! What the guard finds and what it leaves alone, measured.
//!
//! `cargo test --test guard -- --nocapture` prints the figures, and each message of which something was missed. Messages
//! are made up from sentences and spellings; `recall` tells what the figures are worth.

mod danger;
mod frames;
mod made_up;
mod recall;
mod spellings;
mod store;
