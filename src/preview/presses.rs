//! Presses of buttons, and the one answer that each gets.

use serde::Serialize;
use serde_json::json;

use super::chat::Chat;
use super::message::Message;
use super::refusal::Refusal;
use super::world::World;

pub(super) const TOO_OLD: &str = "query is too old and response timeout expired or query ID is invalid";

/// What the bot answered to a press.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Empty when the press was only acknowledged.
    pub text: String,
    pub show_alert: bool,
    pub url: String,
}

#[derive(Debug, Default)]
pub(super) struct Press {
    answer: Option<Answer>,
    /// The bot may not know that its answer arrived, so it may well answer again.
    answer_lost: bool,
    expired: bool,
}

impl World {
    /// A press on a button of a message, which may be gone by now.
    pub fn press(&mut self, person: i64, chat_id: i64, message_id: i64, data: &str) -> String {
        let id = 4_400_000_000_000_000_001 + i64::try_from(self.presses.len()).unwrap_or(0);
        self.presses.insert(id, Press::default());
        let chat = &self.chats[&chat_id];
        let mut query = json!({
            "id": id.to_string(),
            "from": self.people[&person],
            "chat_instance": (chat_id * 31 + 7).to_string(),
            "data": data,
        });
        match chat.message(message_id) {
            Some(message) if message.inline_id.is_some() => query["inline_message_id"] = json!(message.inline_id),
            Some(message) => query["message"] = chat.json_of(message),
            None => query["message"] = chat.inaccessible(message_id),
        }
        self.updates.push("callback_query", &query);
        id.to_string()
    }

    /// The message that a person sent through the bot, wherever it stands.
    pub fn inline_message(&mut self, inline_id: &str) -> Option<&mut Message> {
        let mut messages = self.chats.values_mut().flat_map(Chat::messages_mut);
        messages.find(|message| message.inline_id.as_deref() == Some(inline_id))
    }

    /// Takes the answer to a press; each press has one.
    pub fn answer(&mut self, query_id: i64, answer: Answer) -> Result<(), Refusal> {
        let Some(press) = self.presses.get_mut(&query_id).filter(|press| !press.expired) else {
            return Err(Refusal::circumstance(TOO_OLD));
        };
        match press.answer {
            Some(_) if press.answer_lost => Err(Refusal::circumstance(TOO_OLD)),
            Some(_) => Err(Refusal::bad_request(TOO_OLD)),
            None => {
                press.answer = Some(answer);
                Ok(())
            }
        }
    }

    pub fn answer_to(&self, query_id: &str) -> Option<&Answer> {
        self.presses.get(&query_id.parse().ok()?)?.answer.as_ref()
    }

    pub fn lose_answer(&mut self, query_id: i64) {
        self.inline.lose_answer(query_id);
        if let Some(press) = self.presses.get_mut(&query_id) {
            press.answer_lost = true;
        }
    }

    /// Lets a press or an inline query grow too old.
    pub fn expire(&mut self, query_id: &str) {
        let Ok(id) = query_id.parse() else { return };
        self.inline.expire(id);
        if let Some(press) = self.presses.get_mut(&id) {
            press.expired = true;
        }
    }

    pub fn all_answered(&self) -> bool {
        self.presses.values().all(|press| press.answer.is_some() || press.expired) && self.inline.all_answered()
    }
}
