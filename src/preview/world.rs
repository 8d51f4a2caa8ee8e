//! All that the stand-in knows: people, chats, queries, the queue of updates and what the bot registered.

use std::collections::BTreeMap;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use super::botfather::BotFather;
use super::chat::Chat;
use super::faults::Faults;
use super::files::Files;
use super::inline::Inline;
use super::message::Message;
use super::presses::Press;
use super::profile::Profile;
use super::rates::Rates;
use super::refusal::Refusal;
use super::rooms::Kind;
use super::updates::Updates;

pub(super) const BOT_ID: i64 = 110_201_543;
pub(super) const BOT_USERNAME: &str = "guidepost_preview_bot";
pub(super) const BOT_NAME: &str = "Guidepost";

/// A call of the bot, and how it went.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// As the bot wrote it.
    pub method: String,
    pub parameters: Value,
    pub outcome: Outcome,
    /// When the whole of it was there.
    pub arrived: Instant,
    /// Whether an ordered [`Fault`](super::Fault) decided the answer.
    pub injected: bool,
    pub(super) fault_of_the_bot: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Ok,
    Err { code: u16, description: String },
}

#[derive(Debug, Default)]
pub(super) struct World {
    pub people: BTreeMap<i64, Value>,
    pub chats: BTreeMap<i64, Chat>,
    /// The id with which each room was made, by its kind and title.
    pub rooms: BTreeMap<(Kind, String), i64>,
    pub presses: BTreeMap<i64, Press>,
    pub inline: Inline,
    pub files: Files,
    pub botfather: BotFather,
    pub updates: Updates,
    pub profile: Profile,
    pub faults: Faults,
    pub rates: Option<Rates>,
    pub calls: Vec<Call>,
    /// Calls that are being answered, polls apart.
    pub under_way: usize,
}

impl World {
    /// The person of this name, made at first use; the id follows from the name.
    pub fn person(&mut self, name: &str, language: Option<&str>) -> i64 {
        let mut id = id_from_name(name);
        while self.people.get(&id).is_some_and(|person| person["first_name"] != name) {
            id += 1;
        }
        let person = self
            .people
            .entry(id)
            .or_insert_with(|| json!({ "id": id, "is_bot": false, "first_name": name, "language_code": "en" }));
        if let Some(code) = language {
            if code.is_empty() {
                person.as_object_mut().map(|fields| fields.remove("language_code"));
            } else {
                person["language_code"] = json!(code);
            }
        }
        let chat = json!({ "id": id, "type": "private", "first_name": name });
        self.chats.entry(id).or_insert_with(|| Chat::new(id, chat));
        id
    }

    pub fn bot(&self) -> Value {
        let name = self.profile.text(super::profile::About::Name, "");
        let name = if name.is_empty() { BOT_NAME } else { name };
        json!({ "id": BOT_ID, "is_bot": true, "first_name": name, "username": BOT_USERNAME })
    }

    /// The chat that a call names, by id or by user name.
    pub fn chat_of(&self, id: &str) -> Result<i64, Refusal> {
        if id.is_empty() {
            return Err(Refusal::bad_request("chat_id is empty"));
        }
        let by_name = |name: &str| self.chats.values().find(|chat| chat.json["username"] == name);
        let chat = match id.strip_prefix('@') {
            Some(name) => by_name(name),
            None => id.parse::<i64>().ok().and_then(|id| self.chats.get(&id)),
        };
        let chat = chat.filter(|chat| chat.kind() != Some(Kind::Dialog));
        chat.map(|chat| chat.id).ok_or_else(|| Refusal::bad_request("chat not found"))
    }

    /// A person blocks the bot or lets it in again; the bot is told.
    pub fn set_blocked(&mut self, person: i64, blocked: bool) {
        let bot = self.bot();
        let Some(chat) = self.chats.get_mut(&person).filter(|chat| chat.blocked != blocked) else {
            return;
        };
        chat.blocked = blocked;
        let member = json!({ "user": bot, "status": "member" });
        let kicked = json!({ "user": bot, "status": "kicked", "until_date": 0 });
        let (old, new) = if blocked { (member, kicked) } else { (kicked, member) };
        let change = json!({
            "chat": chat.json,
            "from": self.people.get(&person),
            "date": now(),
            "old_chat_member": old,
            "new_chat_member": new,
        });
        self.updates.push("my_chat_member", &change);
    }

    /// Queues a whole update, and learns the chat, the message and the press that it brings.
    pub fn inject(&mut self, update: Value) -> i64 {
        let carried = ["message", "edited_message", "channel_post", "edited_channel_post"].map(|kind| &update[kind]);
        let pressed = &update["callback_query"];
        for json in carried.into_iter().chain([&pressed["message"], &update["my_chat_member"]]) {
            self.learn(json);
        }
        if let Some(id) = pressed["id"].as_str().and_then(|id| id.parse().ok()) {
            self.presses.entry(id).or_default();
        }
        if let Some(id) = update["inline_query"]["id"].as_str().and_then(|id| id.parse().ok()) {
            self.inline.learn_injected(id);
        }
        self.updates.inject(update)
    }

    fn learn(&mut self, json: &Value) {
        let Some(id) = json["chat"]["id"].as_i64() else { return };
        let chat = self.chats.entry(id).or_insert_with(|| Chat::new(id, json["chat"].clone()));
        match Message::injected(json) {
            Some(message) if chat.message(message.id).is_none_or(|known| !known.from_bot) => chat.put(message),
            _ => {}
        }
    }
}

pub(super) fn now() -> i64 {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since_epoch.as_secs()).unwrap_or(0)
}

/// An id that looks like Telegram's and is the same in every run.
fn id_from_name(name: &str) -> i64 {
    200_000_000 + hash_of(name, 700_000_000)
}

/// A number below `range` that is the same in every run (FNV-1a).
pub(super) fn hash_of(name: &str, range: u64) -> i64 {
    let hash = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    i64::try_from(hash % range).unwrap_or(0)
}
