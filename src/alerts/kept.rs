//! The form in which parts of a subscription are kept: one line of JSON with the number of its form.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The number of the form that is written. A change that an older program would misread takes the next.
const FORM: u32 = 1;

/// Why what was kept cannot be read. What it says is not told: a person may have typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unreadable {
    #[error("what was kept is damaged")]
    Damaged,
    #[error("what was kept has the form {form}, and this program reads {FORM} at most; run a newer one")]
    Newer { form: u32 },
}

/// The number of the form, under `v` in all that is kept; no other can be read into it.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(into = "u32", try_from = "u32")]
pub struct ThisForm;

impl From<ThisForm> for u32 {
    fn from(_: ThisForm) -> Self {
        FORM
    }
}

impl TryFrom<u32> for ThisForm {
    type Error = &'static str;

    fn try_from(form: u32) -> Result<Self, Self::Error> {
        if form == FORM { Ok(Self) } else { Err("another form") }
    }
}

#[derive(Deserialize)]
struct AnyForm {
    v: u32,
}

/// `what` has [`ThisForm`] under `v`.
pub fn write<T: Serialize>(what: &T) -> String {
    // Text, numbers and lists of them are always JSON; nothing is written that could fail.
    serde_json::to_string(what).unwrap_or_default()
}

/// `T` has [`ThisForm`] under `v`, and has to refuse keys that it does not know.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    serde_json::from_str(text).map_err(|_| match serde_json::from_str(text) {
        Ok(AnyForm { v }) if v > FORM => Unreadable::Newer { form: v },
        _ => Unreadable::Damaged,
    })
}
