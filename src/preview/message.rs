//! One message in a chat: as the Bot API gives it to the bot, and as the person sees it.
//!
//! The text of a message with a file is its caption.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::entities::Entity;
use super::keyboard::{self, Button, Rows};
use super::service;
use super::text::Text;
use super::world::now;

#[derive(Debug, Clone)]
pub(super) struct Message {
    pub id: i64,
    pub from_bot: bool,
    /// The sender as the Bot API writes it; an injected message may have none.
    pub from: Option<Value>,
    /// The chat in whose name it was written: a channel, or the group of an anonymous administrator.
    pub sender_chat: Option<Value>,
    /// The bot through which a person sent it.
    pub via_bot: Option<Value>,
    /// Names it to the bot when it was sent through it and has buttons.
    pub inline_id: Option<String>,
    pub date: i64,
    pub edited: Option<i64>,
    pub text: Text,
    /// Anything but a text: a sticker, a photo, a service message.
    pub content: Map<String, Value>,
    pub reply_to: Option<i64>,
    pub thread: Option<Thread>,
    pub keyboard: Rows,
    pub link_preview: Option<Value>,
}

/// What a message belongs to in a supergroup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thread {
    /// A topic of a forum; General is none.
    Topic(i64),
    /// A message and the replies to it.
    Replies(i64),
}

impl Thread {
    pub fn id(self) -> i64 {
        match self {
            Self::Topic(id) | Self::Replies(id) => id,
        }
    }
}

/// Contents whose text is a caption.
const WITH_CAPTION: [&str; 7] = ["animation", "audio", "document", "paid_media", "photo", "video", "voice"];

/// A message as it stands in the chat of a person.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "what a reader sees at a glance, each by itself")]
pub struct Shown {
    pub id: i64,
    pub from_bot: bool,
    /// The name above it: a person's, the bot's, or that of the chat in whose name it was written.
    pub sender: String,
    /// Whether a person sent it through the bot.
    pub via_bot: bool,
    /// The topic of a forum that it stands in.
    pub topic: Option<i64>,
    /// Of a service message, what the apps would write in its place.
    pub text: String,
    pub entities: Vec<Entity>,
    /// The text with its entities as Telegram's HTML.
    pub html: String,
    /// Fields of a message that is no text.
    pub content: Value,
    pub reply_to: Option<i64>,
    pub buttons: Vec<Vec<Button>>,
    pub edited: bool,
    pub date: i64,
    /// Whether the link in it would be previewed.
    pub previews_links: bool,
}

impl Message {
    /// An empty message of nobody, to be filled.
    pub fn new(id: i64) -> Self {
        Self {
            id,
            from_bot: false,
            from: None,
            sender_chat: None,
            via_bot: None,
            inline_id: None,
            date: now(),
            edited: None,
            text: Text::default(),
            content: Map::new(),
            reply_to: None,
            thread: None,
            keyboard: Rows::new(),
            link_preview: None,
        }
    }

    pub fn is_service(&self) -> bool {
        service::is_service(&self.content)
    }

    pub fn has_caption(&self) -> bool {
        WITH_CAPTION.iter().any(|kind| self.content.contains_key(*kind))
    }

    pub fn topic(&self) -> Option<i64> {
        match self.thread {
            Some(Thread::Topic(id)) => Some(id),
            _ => None,
        }
    }

    pub fn to_json(&self, chat: &Value, replied: Option<&Self>) -> Value {
        let mut json = json!({ "message_id": self.id, "date": self.date, "chat": chat });
        if let Some(from) = &self.from {
            json["from"] = from.clone();
        }
        for (field, value) in [("sender_chat", &self.sender_chat), ("via_bot", &self.via_bot)] {
            if let Some(value) = value {
                json[field] = value.clone();
            }
        }
        if let Some(date) = self.edited {
            json["edit_date"] = json!(date);
        }
        if let Some(thread) = self.thread {
            json["message_thread_id"] = json!(thread.id());
        }
        if self.topic().is_some() {
            json["is_topic_message"] = json!(true);
        }
        let (text, entities) = if self.has_caption() { ("caption", "caption_entities") } else { ("text", "entities") };
        if !self.text.text.is_empty() {
            json[text] = json!(self.text.text);
        }
        if !self.text.entities.is_empty() {
            json[entities] = json!(self.text.entities);
        }
        for (field, value) in &self.content {
            json[field] = value.clone();
        }
        if let Some(replied) = replied {
            json["reply_to_message"] = replied.to_json(chat, None);
        }
        if !self.keyboard.is_empty() {
            json["reply_markup"] = keyboard::to_json(&self.keyboard);
        }
        if let Some(options) = &self.link_preview {
            json["link_preview_options"] = options.clone();
        }
        json
    }

    pub fn shown(&self) -> Shown {
        let is_off = self.link_preview.as_ref().is_some_and(|options| options["is_disabled"] == true);
        let report = service::Report(&self.content).to_string();
        let text = if report.is_empty() { self.text.clone() } else { Text::plain(report) };
        Shown {
            id: self.id,
            from_bot: self.from_bot,
            sender: self.sender(),
            via_bot: self.via_bot.is_some(),
            topic: self.topic(),
            html: text.to_html(),
            text: text.text,
            entities: text.entities,
            content: Value::Object(self.content.clone()),
            reply_to: self.reply_to,
            buttons: self.keyboard.clone(),
            edited: self.edited.is_some(),
            date: self.date,
            previews_links: !is_off,
        }
    }

    fn sender(&self) -> String {
        let title = self.sender_chat.as_ref().and_then(|chat| chat["title"].as_str());
        let name = self.from.as_ref().and_then(|from| from["first_name"].as_str());
        title.or(name).unwrap_or_default().to_owned()
    }

    /// A message that came in whole, in an injected update.
    pub fn injected(json: &Value) -> Option<Self> {
        let fields = json.as_object()?;
        let known = ["message_id", "date", "edit_date", "chat", "from", "text", "entities", "reply_to_message"];
        let content = fields.iter().filter(|(name, _)| !known.contains(&name.as_str()));
        Some(Self {
            id: json["message_id"].as_i64()?,
            from: fields.get("from").cloned(),
            date: json["date"].as_i64().unwrap_or(0),
            edited: json["edit_date"].as_i64(),
            text: Text {
                text: json["text"].as_str().unwrap_or_default().to_owned(),
                entities: serde_json::from_value(json["entities"].clone()).unwrap_or_default(),
            },
            content: content.map(|(name, value)| (name.clone(), value.clone())).collect(),
            reply_to: json["reply_to_message"]["message_id"].as_i64(),
            ..Self::new(0)
        })
    }
}
