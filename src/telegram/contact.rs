//! Whom an update comes from, and how to reach them.

use teloxide::types::{CallbackQueryId, ChatId, InlineQueryId, Me, Message, Update, UpdateKind, UserId};

use super::hearing::heard;
use super::listener::language_of;
use super::send::Place;
use crate::reply::Locale;

/// The way back to whoever an update comes from.
#[derive(Debug, Clone)]
pub enum Contact {
    Message {
        place: Place,
        speaks: Locale,
    },
    /// A pressed button: it waits for its answer.
    Press {
        id: CallbackQueryId,
        chat: ChatId,
        speaks: Locale,
    },
    /// Somebody types in some chat and waits for something to choose from.
    Inline {
        id: InlineQueryId,
        person: UserId,
    },
    /// Nobody waits for a word.
    Silent {
        chat: ChatId,
    },
}

impl Contact {
    /// `None` when the update asks nothing of the bot.
    pub fn of(update: &Update, me: &Me) -> Option<Self> {
        match &update.kind {
            UpdateKind::Message(message) if is_migration(message) => Some(Self::Silent { chat: message.chat.id }),
            UpdateKind::Message(message) | UpdateKind::ChannelPost(message) => {
                let speaks = language_of(message.from.as_ref());
                heard(message, me).map(|_| Self::Message { place: Place::answering(message), speaks })
            }
            UpdateKind::EditedMessage(message) | UpdateKind::EditedChannelPost(message) => {
                heard(message, me).map(|_| Self::Silent { chat: message.chat.id })
            }
            UpdateKind::CallbackQuery(press) => {
                let chat = press.message.as_ref().map_or(press.from.id.into(), |message| message.chat().id);
                Some(Self::Press { id: press.id.clone(), chat, speaks: language_of(Some(&press.from)) })
            }
            UpdateKind::InlineQuery(query) => Some(Self::Inline { id: query.id.clone(), person: query.from.id }),
            UpdateKind::ChosenInlineResult(chosen) => Some(Self::Silent { chat: chosen.from.id.into() }),
            UpdateKind::MyChatMember(update) => Some(Self::Silent { chat: update.chat.id }),
            _ => None,
        }
    }

    /// The language of whoever waits for a word, where their chat has chosen none.
    pub fn speaks(&self) -> Locale {
        match self {
            Self::Message { speaks, .. } | Self::Press { speaks, .. } => *speaks,
            Self::Inline { .. } | Self::Silent { .. } => Locale::default(),
        }
    }

    /// What comes from the same chat is worked on in order.
    pub fn lane(&self) -> i64 {
        match self {
            Self::Message { place, .. } => place.chat.0,
            Self::Press { chat, .. } | Self::Silent { chat } => chat.0,
            Self::Inline { person, .. } => ChatId::from(*person).0,
        }
    }
}

/// A group has become a supergroup: said once in the old one, and once in the new.
pub fn is_migration(message: &Message) -> bool {
    message.migrate_to_chat_id().is_some() || message.migrate_from_chat_id().is_some()
}

impl Place {
    /// In the chat of a message, in its topic, as a reply to it.
    pub fn answering(message: &Message) -> Self {
        Self {
            chat: message.chat.id,
            topic: message.thread_id.filter(|_| message.is_topic_message),
            answers: Some(message.id),
        }
    }
}
