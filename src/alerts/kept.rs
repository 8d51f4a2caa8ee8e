//! The form in which parts of a subscription are kept: one line of JSON with the number of its form.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The number of the form that is written. A change that an older program would misread takes the next.
pub const FORM: u32 = 1;

/// Why what was kept cannot be read. What it says is not told: a person may have typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unreadable {
    #[error("what was kept is damaged")]
    Damaged,
    #[error("what was kept has the form {form}, and this program reads {FORM} at most; run a newer one")]
    Newer { form: u32 },
}

#[derive(Deserialize)]
struct Form {
    v: u32,
}

/// `what` has [`FORM`] under `v`.
pub fn write<T: Serialize>(what: &T) -> String {
    // Text, numbers and lists of them are always JSON; nothing is written that could fail.
    serde_json::to_string(what).unwrap_or_default()
}

/// `T` has to refuse keys that it does not know.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let Form { v } = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
    match v {
        FORM => serde_json::from_str(text).map_err(|_| Unreadable::Damaged),
        0 => Err(Unreadable::Damaged),
        form => Err(Unreadable::Newer { form }),
    }
}
