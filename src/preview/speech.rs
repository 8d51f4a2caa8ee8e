//! What people write in chats, and what of it reaches the bot: with privacy mode on, little of what is said in groups.

use serde_json::{Map, Value};

use super::chat::Chat;
use super::entities::Entity;
use super::keyboard::Rows;
use super::message::Message;
use super::rooms::{Kind, Role, RoomState, anonymous};
use super::text::Text;
use super::world::{BOT_ID, BOT_USERNAME, World, now};

/// A message that a person writes somewhere.
#[derive(Debug, Default)]
pub(super) struct Post {
    pub topic: Option<i64>,
    pub text: Text,
    /// Anything but a text, put into the message as it is.
    pub content: Map<String, Value>,
    pub reply_to: Option<i64>,
    pub via_bot: Option<ViaBot>,
}

/// What the bot added to a message that a person sent through it.
#[derive(Debug)]
pub(super) struct ViaBot {
    pub keyboard: Rows,
    pub link_preview: Option<Value>,
    pub inline_id: Option<String>,
}

impl World {
    /// A message of a person, in their private chat with the bot or in a room that they are in; queued for the bot.
    pub fn post(&mut self, person: i64, chat_id: i64, post: Post) -> Result<i64, String> {
        let bot = self.bot();
        let from = self.people.get(&person).cloned();
        if self.chats.get(&chat_id).is_some_and(|chat| chat.blocked) {
            self.set_blocked(person, false);
        }
        let chat = self.chats.get_mut(&chat_id).ok_or("there is no such chat")?;
        let thread = chat.thread_of(post.topic, post.reply_to);
        let topic = post.topic.or_else(|| thread.map(super::message::Thread::id)).filter(|_| chat.is_forum());
        let (from, sender_chat) = match &chat.room {
            None if chat_id != person => return Err("this is the chat of somebody else".to_owned()),
            None => (from, None),
            Some(room) => {
                if let Some(objection) = room.objection(person, topic) {
                    return Err(objection);
                }
                match (room.kind, room.members.get(&person)) {
                    (Kind::Channel, _) => (None, Some(chat.json.clone())),
                    (_, Some(role)) if role.is_anonymous() => (Some(anonymous()), Some(chat.json.clone())),
                    _ => (from, None),
                }
            }
        };
        let id = chat.next_message_id();
        let mut message = Message {
            from,
            sender_chat,
            text: post.text,
            content: post.content,
            reply_to: post.reply_to,
            thread,
            ..Message::new(id)
        };
        if let Some(via) = post.via_bot {
            message.via_bot = Some(bot);
            message.keyboard = via.keyboard;
            message.link_preview = via.link_preview;
            message.inline_id = via.inline_id;
        }
        chat.put(message);
        self.tell_bot(chat_id, id, false);
        Ok(id)
    }

    pub fn edit_of_person(&mut self, person: i64, chat_id: i64, id: i64, text: Text) -> Result<(), String> {
        let chat = self.chats.get_mut(&chat_id).ok_or("no such chat")?;
        let is_anonymous = chat.speaks_for(person);
        let is_theirs = |message: &Message| {
            let is_own = message.from.as_ref().is_some_and(|from| from["id"] == person);
            !message.from_bot && (is_own || (is_anonymous && message.sender_chat.is_some()))
        };
        let message =
            chat.message_mut(id).filter(|message| is_theirs(message)).ok_or("no such message of this person")?;
        message.text = text;
        message.edited = Some(now());
        self.tell_bot(chat_id, id, true);
        Ok(())
    }

    /// Queues a message for the bot, unless it does not get to see it.
    pub fn tell_bot(&mut self, chat_id: i64, message_id: i64, is_edited: bool) {
        if self.chats.get(&chat_id).is_some_and(|chat| self.reaches_bot(chat, message_id)) {
            self.push_message(chat_id, message_id, is_edited);
        }
    }

    /// Queues a message for the bot as it stands now.
    pub fn push_message(&mut self, chat_id: i64, message_id: i64, is_edited: bool) {
        let Some(chat) = self.chats.get(&chat_id) else { return };
        let Some(message) = chat.message(message_id) else { return };
        let kind = match (chat.kind() == Some(Kind::Channel), is_edited) {
            (false, false) => "message",
            (false, true) => "edited_message",
            (true, false) => "channel_post",
            (true, true) => "edited_channel_post",
        };
        let json = chat.json_of(message);
        self.updates.push(kind, &json);
    }

    /// Whether a bot that is in the room gets everything that is said there.
    pub fn hears_all(&self, room: &RoomState) -> bool {
        !self.botfather.privacy_mode || room.bot.is_administrator() || room.kind == Kind::Channel
    }

    fn reaches_bot(&self, chat: &Chat, message_id: i64) -> bool {
        let Some(room) = &chat.room else { return true };
        if !room.bot.is_in() || room.kind == Kind::Dialog {
            return false;
        }
        let Some(message) = chat.message(message_id) else { return false };
        let replied = message.reply_to.and_then(|id| chat.message(id));
        self.hears_all(room)
            || message.is_service()
            || message.via_bot.is_some()
            || replied.is_some_and(|replied| replied.from_bot)
            || message.text.entities.iter().any(|entity| calls_bot(&message.text.text, entity))
    }
}

impl Chat {
    fn is_forum(&self) -> bool {
        self.kind() == Some(Kind::Forum)
    }

    /// Whether what this person writes here appears in the name of the chat.
    fn speaks_for(&self, person: i64) -> bool {
        let role = self.room.as_ref().and_then(|room| room.members.get(&person));
        role.is_some_and(|role| role.is_anonymous() || (self.kind() == Some(Kind::Channel) && *role != Role::Member))
    }
}

/// Whether this is a command for the bot, or for whichever bot there is, or a mention of it.
fn calls_bot(text: &str, entity: &Entity) -> bool {
    let units: Vec<u16> = text.encode_utf16().skip(entity.offset).take(entity.length).collect();
    let part = String::from_utf16_lossy(&units);
    match entity.kind.as_str() {
        "mention" => part[1..].eq_ignore_ascii_case(BOT_USERNAME),
        "bot_command" => match part.split_once('@') {
            Some((_, name)) => name.eq_ignore_ascii_case(BOT_USERNAME),
            None => entity.offset == 0,
        },
        "text_mention" => entity.user.as_ref().is_some_and(|user| user["id"] == BOT_ID),
        _ => false,
    }
}
