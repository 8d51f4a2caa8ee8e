//! A refused call: the code and the words that Telegram uses, and whether the bot is to blame.
//!
//! A blocked bot or a message that is gone is a circumstance; broken markup or a text over the limit is a fault of
//! the bot, and a test wants to see it.

use serde_json::{Value, json};

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Refusal {
    pub code: u16,
    pub description: String,
    pub parameters: Option<Value>,
    pub fault_of_the_bot: bool,
}

impl Refusal {
    /// 400 for something that a correct bot never sends.
    pub fn bad_request(words: impl AsRef<str>) -> Self {
        Self::new(400, format!("Bad Request: {}", uncapitalised(words.as_ref())), true)
    }

    /// 400 for something that happens to a correct bot too.
    pub fn circumstance(words: impl AsRef<str>) -> Self {
        Self { fault_of_the_bot: false, ..Self::bad_request(words) }
    }

    pub fn forbidden(words: &str) -> Self {
        Self::new(403, format!("Forbidden: {words}"), false)
    }

    pub fn unauthorized() -> Self {
        Self::new(401, "Unauthorized".to_owned(), true)
    }

    pub fn not_found() -> Self {
        Self::new(404, "Not Found".to_owned(), true)
    }

    pub fn method_not_found() -> Self {
        Self::new(404, "Not Found: method not found".to_owned(), true)
    }

    pub fn conflict() -> Self {
        let words = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
        Self::new(409, words.to_owned(), false)
    }

    pub fn too_many(retry_after: u64) -> Self {
        let words = format!("Too Many Requests: retry after {retry_after}");
        Self { parameters: Some(json!({ "retry_after": retry_after })), ..Self::new(429, words, false) }
    }

    pub fn migrated(new_id: i64) -> Self {
        let refusal = Self::circumstance("group chat was upgraded to a supergroup chat");
        Self { parameters: Some(json!({ "migrate_to_chat_id": new_id })), ..refusal }
    }

    /// What goes over the wire.
    pub fn body(&self) -> Value {
        let mut body = json!({ "ok": false, "error_code": self.code, "description": self.description });
        if let Some(parameters) = &self.parameters {
            body["parameters"] = parameters.clone();
        }
        body
    }

    fn new(code: u16, description: String, fault_of_the_bot: bool) -> Self {
        Self { code, description, parameters: None, fault_of_the_bot }
    }
}

/// The server writes the first letter small, except in constants such as `BUTTON_DATA_INVALID` and words like `URL`.
fn uncapitalised(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(_), Some(second)) if second == '_' || second.is_ascii_uppercase() => words.to_owned(),
        (Some(first), _) => first.to_ascii_lowercase().to_string() + letters.as_str(),
        (None, _) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::Refusal;

    #[test]
    fn constants_keep_their_capitals_and_sentences_do_not() {
        let described = |words| Refusal::bad_request(words).description;
        assert_eq!(described("BUTTON_DATA_INVALID"), "Bad Request: BUTTON_DATA_INVALID");
        assert_eq!(described("Message text is empty"), "Bad Request: message text is empty");
        assert_eq!(described("URL host is empty"), "Bad Request: URL host is empty");
    }
}
