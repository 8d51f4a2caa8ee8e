//! One message in a chat: as the Bot API gives it to the bot, and as the person sees it.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::entities::Entity;
use super::keyboard::{self, Button, Rows};
use super::text::Text;

#[derive(Debug, Clone)]
pub(super) struct Message {
    pub id: i64,
    pub from_bot: bool,
    /// The sender as the Bot API writes it; an injected message may have none.
    pub from: Option<Value>,
    pub date: i64,
    pub edited: Option<i64>,
    pub text: Text,
    /// Anything but a text: a sticker, a photo, a service message.
    pub content: Map<String, Value>,
    pub reply_to: Option<i64>,
    pub keyboard: Rows,
    pub link_preview: Option<Value>,
}

/// A message as it stands in the chat of a person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shown {
    pub id: i64,
    pub from_bot: bool,
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
    pub fn to_json(&self, chat: &Value, replied: Option<&Self>) -> Value {
        let mut json = json!({ "message_id": self.id, "date": self.date, "chat": chat });
        if let Some(from) = &self.from {
            json["from"] = from.clone();
        }
        if let Some(date) = self.edited {
            json["edit_date"] = json!(date);
        }
        if !self.text.text.is_empty() {
            json["text"] = json!(self.text.text);
        }
        if !self.text.entities.is_empty() {
            json["entities"] = json!(self.text.entities);
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
        Shown {
            id: self.id,
            from_bot: self.from_bot,
            text: self.text.text.clone(),
            entities: self.text.entities.clone(),
            html: self.text.to_html(),
            content: Value::Object(self.content.clone()),
            reply_to: self.reply_to,
            buttons: self.keyboard.clone(),
            edited: self.edited.is_some(),
            date: self.date,
            previews_links: !is_off,
        }
    }

    /// A message that came in whole, in an injected update.
    pub fn injected(json: &Value) -> Option<Self> {
        let fields = json.as_object()?;
        let known = ["message_id", "date", "edit_date", "chat", "from", "text", "entities", "reply_to_message"];
        let content = fields.iter().filter(|(name, _)| !known.contains(&name.as_str()));
        Some(Self {
            id: json["message_id"].as_i64()?,
            from_bot: false,
            from: fields.get("from").cloned(),
            date: json["date"].as_i64().unwrap_or(0),
            edited: json["edit_date"].as_i64(),
            text: Text {
                text: json["text"].as_str().unwrap_or_default().to_owned(),
                entities: serde_json::from_value(json["entities"].clone()).unwrap_or_default(),
            },
            content: content.map(|(name, value)| (name.clone(), value.clone())).collect(),
            reply_to: json["reply_to_message"]["message_id"].as_i64(),
            keyboard: Rows::new(),
            link_preview: None,
        })
    }
}
