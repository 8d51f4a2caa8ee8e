//! `/forget`: all of a chat is erased at once, and what that was is said.

use anyhow::Result;
use teloxide::types::Message;
use tracing::warn;

use crate::reply::{Locale, Reply};
use crate::store::{Store, StoreError};
use crate::telegram::administrators::{Who, objection};
use crate::telegram::send::Sender;

pub async fn typed(say: Locale, message: &Message, store: &Store, sender: &Sender) -> Result<Reply> {
    if let Some(word) = objection(say, sender.caller(), &message.chat, Who::wrote(message)).await {
        return Ok(Reply::plain(word));
    }
    match store.forget_chat(message.chat.id.0).await {
        Ok(forgotten) => Ok(Reply::forgotten(
            say,
            forgotten.settings,
            forgotten.saved,
            forgotten.subscriptions,
            forgotten.deliveries,
        )),
        // Forgotten, but for sealed bytes in the log that another program reads; they go with its next emptying.
        Err(StoreError::LogInUse) => Ok(Reply::plain(say.forgotten())),
        Err(error @ (StoreError::ReadOnly | StoreError::Full { .. })) => {
            warn!(%error, "a chat cannot be forgotten");
            Ok(Reply::plain(say.not_forgotten()))
        }
        Err(error) => Err(error.into()),
    }
}
