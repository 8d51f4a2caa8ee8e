//! Photos, voices, stickers: what has no words to look for. What Telegram itself reports in a chat gets no answer.

use std::sync::Arc;

use anyhow::Result;
use teloxide::types::{Message, MessageKind};

use crate::reply::Reply;
use crate::telegram::send::{Place, Sender};

pub async fn wordless(message: Message, sender: Arc<Sender>) -> Result<()> {
    if !matches!(message.kind, MessageKind::Common(_) | MessageKind::Dice(_) | MessageKind::Empty {}) {
        return Ok(());
    }
    Ok(sender.send(Place::answering(&message), &Reply::not_text()).await?)
}
