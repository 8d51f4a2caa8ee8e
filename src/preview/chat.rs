//! One chat: its messages in order, and whether the bot may write there.
//!
//! A private chat has no room, nor has one that only an injected update has told of: there everything is allowed.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::message::{Message, Thread};
use super::refusal::Refusal;
use super::rooms::{Access, Kind, RoomState};

/// An action such as "typing" is shown this long.
const ACTION_SHOWN_FOR: Duration = Duration::from_secs(5);

#[derive(Debug)]
pub(super) struct Chat {
    pub id: i64,
    /// As the Bot API writes it.
    pub json: Value,
    pub blocked: bool,
    pub room: Option<RoomState>,
    messages: Vec<Message>,
    next_message_id: i64,
    action: Option<(String, Instant)>,
}

impl Chat {
    pub fn new(id: i64, json: Value) -> Self {
        Self { id, json, blocked: false, room: None, messages: Vec::new(), next_message_id: 1, action: None }
    }

    pub fn next_message_id(&self) -> i64 {
        self.next_message_id
    }

    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    pub fn messages_mut(&mut self) -> &mut [Message] {
        &mut self.messages
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

    pub fn delete_thread(&mut self, thread: i64) {
        self.messages.retain(|message| message.thread != Some(Thread::Topic(thread)));
    }

    /// The message as the Bot API gives it, with the one that it replies to if that is still there.
    ///
    /// What replies to nothing in a topic is a reply to the report of the topic's making.
    pub fn json_of(&self, message: &Message) -> Value {
        let implicit = message.topic().filter(|topic| *topic != message.id);
        let replied = message.reply_to.or(implicit).and_then(|id| self.message(id));
        message.to_json(&self.json, replied)
    }

    pub fn kind(&self) -> Option<Kind> {
        self.room.as_ref().map(|room| room.kind)
    }

    /// What a new message belongs to: the topic that it is sent to, or that of the message that it replies to.
    pub fn thread_of(&self, topic: Option<i64>, reply_to: Option<i64>) -> Option<Thread> {
        let replied = reply_to.and_then(|id| self.message(id));
        match self.kind()? {
            Kind::Forum => topic.map(Thread::Topic).or_else(|| replied?.thread),
            Kind::Supergroup => replied.map(|replied| replied.thread.unwrap_or(Thread::Replies(replied.id))),
            _ => None,
        }
    }

    /// A message that is gone or never was: all that Telegram tells about it.
    pub fn inaccessible(&self, id: i64) -> Value {
        json!({ "message_id": id, "date": 0, "chat": self.json })
    }

    pub fn is_private(&self) -> bool {
        self.json["type"] == "private" && self.room.is_none()
    }

    pub fn check_access(&self, access: Access) -> Result<(), Refusal> {
        match &self.room {
            Some(room) => room.check_access(access),
            None if access == Access::Write => self.check_not_blocked(),
            None => Ok(()),
        }
    }

    fn check_not_blocked(&self) -> Result<(), Refusal> {
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
