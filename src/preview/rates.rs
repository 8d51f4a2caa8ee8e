//! Telegram's pace, when a test asks for it: about a message a second to one chat, twenty a minute to a group.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

use super::chat::Chat;
use super::refusal::Refusal;

/// How many messages a chat takes at once before the pace counts.
const BURST: u32 = 5;

#[derive(Debug, Default)]
pub(super) struct Rates {
    /// When each chat will have paid for all that was sent to it.
    paid_at: HashMap<i64, Instant>,
}

impl Rates {
    pub fn check(&mut self, chat: &Chat) -> Result<(), Refusal> {
        let price = Duration::from_secs(if chat.is_private() { 1 } else { 3 });
        let now = Instant::now();
        let paid_at = self.paid_at.get(&chat.id).copied().unwrap_or(now).max(now) + price;
        let ahead = paid_at.saturating_duration_since(now);
        if let Some(too_far) = ahead.checked_sub(price * BURST).filter(|time| !time.is_zero()) {
            return Err(Refusal::too_many(too_far.as_secs() + 1));
        }
        self.paid_at.insert(chat.id, paid_at);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{BURST, Chat, Rates};

    #[tokio::test]
    async fn a_chat_takes_a_burst_and_then_a_pace() {
        let mut rates = Rates::default();
        let chat = Chat::new(1, json!({ "type": "private" }));
        for _ in 0..BURST {
            assert!(rates.check(&chat).is_ok());
        }
        let refusal = rates.check(&chat).unwrap_err();
        assert_eq!((refusal.code, refusal.description.as_str()), (429, "Too Many Requests: retry after 1"));
        assert!(rates.check(&Chat::new(2, json!({ "type": "private" }))).is_ok());
    }
}
