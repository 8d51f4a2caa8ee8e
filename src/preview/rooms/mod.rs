//! What a group, supergroup, forum, channel or dialog is besides its messages: who is in it, its topics, and whether
//! the bot may write there.

mod handle;
mod members;
mod migration;

use std::collections::BTreeMap;

use serde_json::{Value, json};

pub use handle::Room;

use super::refusal::Refusal;

/// The user in whose name Telegram shows anonymous administrators.
pub(super) fn anonymous() -> Value {
    json!({ "id": 1_087_968_824, "is_bot": true, "first_name": "Group", "username": "GroupAnonymousBot" })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Group,
    Supergroup,
    Forum,
    Channel,
    /// Between two people: the bot knows nothing of it but what was sent there through it.
    Dialog,
}

impl Kind {
    /// As Telegram's words for refusals and the type of the chat have it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Supergroup | Self::Forum => "supergroup",
            Self::Channel => "channel",
            Self::Dialog => "private",
        }
    }

    /// As the page has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Forum => "forum",
            Self::Dialog => "dialog",
            other => other.word(),
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        let kinds = [Self::Group, Self::Supergroup, Self::Forum, Self::Channel];
        kinds.into_iter().find(|kind| kind.name() == name)
    }

    pub fn is_group(self) -> bool {
        matches!(self, Self::Group | Self::Supergroup | Self::Forum)
    }
}

/// What somebody is in a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Creator,
    Administrator { anonymous: bool },
    Member,
}

impl Role {
    pub fn is_administrator(self) -> bool {
        self != Self::Member
    }

    pub fn is_anonymous(self) -> bool {
        self == Self::Administrator { anonymous: true }
    }
}

/// What the bot is in a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Left,
    Kicked,
    In(Role),
}

impl Standing {
    pub fn is_in(self) -> bool {
        matches!(self, Self::In(_))
    }

    pub fn is_administrator(self) -> bool {
        matches!(self, Self::In(role) if role.is_administrator())
    }
}

#[derive(Debug, Clone)]
pub(super) struct Topic {
    /// Also the id of the message that reports its making.
    pub id: i64,
    pub name: String,
    pub is_closed: bool,
    pub is_deleted: bool,
}

#[derive(Debug)]
pub(super) struct RoomState {
    pub kind: Kind,
    pub members: BTreeMap<i64, Role>,
    pub bot: Standing,
    pub topics: Vec<Topic>,
    pub sending_is_forbidden: bool,
    /// Only administrators may then ask about single members.
    pub members_are_hidden: bool,
    pub migrated_to: Option<i64>,
}

/// What a call wants from a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Read,
    Members,
    Write,
}

impl RoomState {
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            members: BTreeMap::new(),
            bot: Standing::Left,
            topics: Vec::new(),
            sending_is_forbidden: false,
            members_are_hidden: false,
            migrated_to: None,
        }
    }

    /// A basic group may be read by whoever knows it, the others by their members.
    pub fn check_access(&self, access: Access) -> Result<(), Refusal> {
        let word = self.kind.word();
        let needs_membership = access != Access::Read || self.kind != Kind::Group;
        match (self.migrated_to, self.bot) {
            (Some(new_id), _) if access != Access::Read => Err(Refusal::migrated(new_id)),
            (None, Standing::Kicked) if needs_membership => {
                Err(Refusal::forbidden(&format!("bot was kicked from the {word} chat")))
            }
            (None, Standing::Left) if needs_membership => {
                Err(Refusal::forbidden(&format!("bot is not a member of the {word} chat")))
            }
            _ => Ok(()),
        }
    }

    /// Whether the bot may send `what` here: `text messages` or `documents`.
    pub fn check_rights(&self, what: &str) -> Result<(), Refusal> {
        if self.kind == Kind::Channel && !self.bot.is_administrator() {
            return Err(Refusal::circumstance("need administrator rights in the channel chat"));
        }
        if self.sending_is_forbidden && !self.bot.is_administrator() {
            return Err(Refusal::circumstance(format!("Not enough rights to send {what} to the chat")));
        }
        Ok(())
    }

    /// Whether the bot may send into this topic. General has no id for bots.
    ///
    /// Stricter than the server, which passes over a topic in a chat that has none.
    pub fn check_topic(&self, id: i64) -> Result<(), Refusal> {
        let words = "message thread not found";
        let topic = self.topic(id).ok_or_else(|| Refusal::bad_request(words))?;
        if topic.is_deleted {
            return Err(Refusal::circumstance(words));
        }
        if topic.is_closed && !self.bot.is_administrator() {
            return Err(Refusal::circumstance("TOPIC_CLOSED"));
        }
        Ok(())
    }

    /// Why this person may not write here, or nothing.
    pub fn objection(&self, person: i64, topic: Option<i64>) -> Option<String> {
        let Some(role) = self.members.get(&person) else {
            return Some("this person is not in the chat".to_owned());
        };
        if self.migrated_to.is_some() {
            return Some("the group has become a supergroup".to_owned());
        }
        if self.kind == Kind::Channel && !role.is_administrator() {
            return Some("only administrators write in a channel".to_owned());
        }
        let id = topic?;
        match self.topic(id).filter(|topic| !topic.is_deleted) {
            None => Some("there is no such topic".to_owned()),
            Some(topic) if topic.is_closed && !role.is_administrator() => Some("the topic is closed".to_owned()),
            Some(_) => None,
        }
    }

    pub fn topic(&self, id: i64) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    pub fn topic_mut(&mut self, id: i64) -> Option<&mut Topic> {
        self.topics.iter_mut().find(|topic| topic.id == id)
    }

    /// A member as the Bot API writes it; `user` is in it already.
    pub fn member(&self, user: &Value, standing: Standing) -> Value {
        match standing {
            Standing::Left => json!({ "user": user, "status": "left" }),
            Standing::Kicked => json!({ "user": user, "status": "kicked", "until_date": 0 }),
            Standing::In(Role::Member) => json!({ "user": user, "status": "member" }),
            Standing::In(Role::Creator) => json!({ "user": user, "status": "creator", "is_anonymous": false }),
            Standing::In(Role::Administrator { anonymous }) => self.administrator(user, anonymous),
        }
    }

    fn administrator(&self, user: &Value, is_anonymous: bool) -> Value {
        let mut member =
            json!({ "user": user, "status": "administrator", "can_be_edited": false, "is_anonymous": is_anonymous });
        let everywhere = [
            ("can_manage_chat", true),
            ("can_change_info", true),
            ("can_delete_messages", true),
            ("can_invite_users", true),
            ("can_restrict_members", true),
            ("can_promote_members", false),
            ("can_manage_video_chats", true),
            ("can_manage_voice_chats", true),
            ("can_post_stories", false),
            ("can_edit_stories", false),
            ("can_delete_stories", false),
        ];
        let here: &[(&str, bool)] = match self.kind {
            Kind::Channel => {
                &[("can_post_messages", true), ("can_edit_messages", true), ("can_manage_direct_messages", false)]
            }
            Kind::Group => &[("can_pin_messages", true), ("can_manage_tags", false)],
            _ => &[("can_pin_messages", true), ("can_manage_tags", false), ("can_manage_topics", true)],
        };
        for (right, whether) in everywhere.iter().chain(here) {
            member[*right] = json!(whether);
        }
        member
    }
}
