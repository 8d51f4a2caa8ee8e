//! Requests that teloxide lacks.

use serde::Serialize;
use serde_json::value::RawValue;
use teloxide::requests::Payload;

/// `getUpdates`, giving each update as it came: teloxide's own gives up what it does not know.
#[derive(Serialize)]
pub struct GetRawUpdates {
    pub offset: i64,
    pub limit: u8,
    /// In seconds.
    pub timeout: u64,
    pub allowed_updates: &'static [&'static str],
}

impl Payload for GetRawUpdates {
    type Output = Vec<Box<RawValue>>;

    const NAME: &'static str = "GetUpdates";
}
