//! Who may change what a chat has set: in a group or channel its administrators, as Telegram names them.

use serde::Deserialize;
use teloxide::payloads::GetChatAdministrators;
use teloxide::types::{Chat, Message, UserId};
use tracing::warn;

use crate::reply::Locale;

use super::call::{Caller, PATIENCE};
use super::refusal::Refusal;

/// Whoever wants to change something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Person(UserId),
    /// Telegram has let them write as the chat itself, which administrators only can.
    TheChat,
    /// Somebody who writes as another chat: nobody can say who that is.
    Unknown,
}

impl Who {
    pub fn wrote(message: &Message) -> Self {
        match (&message.sender_chat, &message.from) {
            (Some(sender), _) if sender.id == message.chat.id => Self::TheChat,
            (None, Some(from)) => Self::Person(from.id),
            // What stands in a channel was written by the channel.
            (None, None) if message.chat.is_channel() => Self::TheChat,
            (Some(_), _) | (None, None) => Self::Unknown,
        }
    }
}

/// What to say instead of changing what this chat has set; `None` for those who may change it.
pub async fn objection(say: Locale, caller: &Caller, chat: &Chat, who: Who) -> Option<&'static str> {
    match may_change(caller, chat, who).await {
        Ok(true) => None,
        Ok(false) => Some(say.only_administrators()),
        Err(refusal) => {
            warn!(%refusal, "administrators are not known");
            Some(say.administrators_unknown())
        }
    }
}

/// A private chat belongs to its person.
async fn may_change(caller: &Caller, chat: &Chat, who: Who) -> Result<bool, Refusal> {
    #[derive(Deserialize)]
    struct Administrator {
        user: User,
    }
    #[derive(Deserialize)]
    struct User {
        id: UserId,
    }
    let person = match who {
        _ if chat.is_private() => return Ok(true),
        Who::TheChat => return Ok(true),
        Who::Unknown => return Ok(false),
        Who::Person(person) => person,
    };
    // Unlike `getChatMember`, this is answered to a bot that is no administrator itself, too.
    let list = caller.raw(&GetChatAdministrators::new(chat.id), PATIENCE).await?;
    let administrators: Vec<Administrator> = serde_json::from_str(list.get())
        .map_err(|_| Refusal::Unclear { what: "administrators of an unknown shape" })?;
    Ok(administrators.iter().any(|administrator| administrator.user.id == person))
}
