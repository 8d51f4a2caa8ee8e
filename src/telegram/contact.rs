//! Whom an update comes from, and how to reach them.

use teloxide::types::{CallbackQueryId, ChatId, Message, Update, UpdateKind};

use super::send::Place;

/// The way back to whoever an update comes from.
#[derive(Debug, Clone)]
pub enum Contact {
    Message(Place),
    /// A pressed button: it waits for its answer.
    Press {
        id: CallbackQueryId,
        chat: ChatId,
    },
    /// Nobody waits for a word.
    Silent {
        chat: ChatId,
    },
}

impl Contact {
    /// `None` when the update asks nothing of the bot.
    pub fn of(update: &Update) -> Option<Self> {
        match &update.kind {
            UpdateKind::Message(message) => Some(Self::Message(Place::answering(message))),
            UpdateKind::EditedMessage(message) => Some(Self::Silent { chat: message.chat.id }),
            UpdateKind::CallbackQuery(press) => {
                let chat = press.message.as_ref().map_or(press.from.id.into(), |message| message.chat().id);
                Some(Self::Press { id: press.id.clone(), chat })
            }
            _ => None,
        }
    }

    /// What comes from the same chat is worked on in order.
    pub fn lane(&self) -> i64 {
        match self {
            Self::Message(place) => place.chat.0,
            Self::Press { chat, .. } | Self::Silent { chat } => chat.0,
        }
    }
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
