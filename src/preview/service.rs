//! Service messages: what Telegram itself reports in a chat, and the short text that the apps write for it.

use std::fmt::{Display, Formatter, Result};

use serde_json::{Map, Value};

const FIELDS: [&str; 12] = [
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "group_chat_created",
    "supergroup_chat_created",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "pinned_message",
    "forum_topic_created",
    "forum_topic_closed",
    "forum_topic_reopened",
    "message_auto_delete_timer_changed",
];

pub(super) fn is_service(content: &Map<String, Value>) -> bool {
    FIELDS.iter().any(|field| content.contains_key(*field))
}

/// The content of a service message as the apps show it; nothing for any other.
pub(super) struct Report<'a>(pub &'a Map<String, Value>);

impl Display for Report<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Some(field) = FIELDS.iter().find(|field| self.0.contains_key(**field)) else { return Ok(()) };
        let value = &self.0[*field];
        let name = |user: &Value| user["first_name"].as_str().unwrap_or_default().to_owned();
        match *field {
            "new_chat_members" => {
                let names: Vec<_> = value.as_array().into_iter().flatten().map(name).collect();
                write!(f, "{} joined the group", names.join(", "))
            }
            "left_chat_member" => write!(f, "{} left the group", name(value)),
            "forum_topic_created" => write!(f, "topic “{}” created", value["name"].as_str().unwrap_or_default()),
            "forum_topic_closed" => write!(f, "topic closed"),
            "forum_topic_reopened" => write!(f, "topic reopened"),
            "migrate_to_chat_id" => write!(f, "this group became a supergroup"),
            "migrate_from_chat_id" => write!(f, "this supergroup was a group before"),
            other => write!(f, "{}", other.replace('_', " ")),
        }
    }
}
