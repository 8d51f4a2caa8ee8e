//! One chat: its messages in order, and whether the bot may write there.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::message::Message;
use super::refusal::Refusal;

/// An action such as "typing" is shown this long.
const ACTION_SHOWN_FOR: Duration = Duration::from_secs(5);

#[derive(Debug)]
pub(super) struct Chat {
    pub id: i64,
    /// As the Bot API writes it.
    pub json: Value,
    pub blocked: bool,
    messages: Vec<Message>,
    next_message_id: i64,
    action: Option<(String, Instant)>,
}

impl Chat {
    pub fn new(id: i64, json: Value) -> Self {
        Self { id, json, blocked: false, messages: Vec::new(), next_message_id: 1, action: None }
    }

    pub fn next_message_id(&self) -> i64 {
        self.next_message_id
    }

    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    pub fn message(&self, id: i64) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == id)
    }

    pub fn message_mut(&mut self, id: i64) -> Option<&mut Message> {
        self.messages.iter_mut().find(|message| message.id == id)
    }

    /// Adds a message, or puts it in the place of the one with its id.
    pub fn put(&mut self, message: Message) {
        self.next_message_id = self.next_message_id.max(message.id + 1);
        if message.from_bot {
            self.action = None;
        }
        match self.message_mut(message.id) {
            Some(old) => *old = message,
            None => self.messages.push(message),
        }
    }

    pub fn delete(&mut self, id: i64) -> bool {
        let before = self.messages.len();
        self.messages.retain(|message| message.id != id);
        self.messages.len() < before
    }

    /// The message as the Bot API gives it, with the one that it replies to if that is still there.
    pub fn json_of(&self, message: &Message) -> Value {
        let replied = message.reply_to.and_then(|id| self.message(id));
        message.to_json(&self.json, replied)
    }

    /// A message that is gone or never was: all that Telegram tells about it.
    pub fn inaccessible(&self, id: i64) -> Value {
        json!({ "message_id": id, "date": 0, "chat": self.json })
    }

    pub fn is_private(&self) -> bool {
        self.json["type"] == "private"
    }

    pub fn check_writable(&self) -> Result<(), Refusal> {
        let words =
            if self.is_private() { "bot was blocked by the user" } else { "bot was kicked from the group chat" };
        if self.blocked { Err(Refusal::forbidden(words)) } else { Ok(()) }
    }

    pub fn show_action(&mut self, action: &str) {
        self.action = Some((action.to_owned(), Instant::now()));
    }

    pub fn action(&self) -> Option<&str> {
        let (action, since) = self.action.as_ref()?;
        (since.elapsed() < ACTION_SHOWN_FOR).then_some(action)
    }
}
