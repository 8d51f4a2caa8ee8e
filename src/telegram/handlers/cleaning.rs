//! `/clean`: both sides of the last two days are deleted from a private chat. When all has gone, nothing is said, so that
//! nothing stays. And the button that deletes a question.

use teloxide::payloads::{DeleteMessage, DeleteMessages};
use teloxide::types::{CallbackQuery, ChatId, Message, MessageId};
use tokio::time::Instant;
use tracing::warn;

use crate::reply::{Locale, Reply};
use crate::telegram::refusal::Refusal;
use crate::telegram::send::{Sender, Word};

/// Telegram takes so many at a time.
const AT_ONCE: usize = 100;
/// Messages before the first that is known are tried, too: they may be from before the bot was started again. Numbers of
/// other chats and those that are too old are passed over.
const BEFORE: i32 = 300;

/// What to answer; `None` when all has gone.
pub async fn typed(say: Locale, message: &Message, sender: &Sender) -> Option<Reply> {
    if !message.chat.is_private() {
        return Some(Reply::plain(say.clean_only_private()));
    }
    let chat = message.chat.id;
    let known = sender.traces().take(chat, Instant::now());
    let first = known.iter().map(|message| message.0).min().unwrap_or(message.id.0);
    let mut is_clean = true;
    for some in known.chunks(AT_ONCE) {
        if !delete(sender, chat, some).await {
            is_clean = false;
            // Whoever tries again is to reach them.
            for message in some {
                sender.traces().note(chat, *message, Instant::now());
            }
        }
    }
    let before: Vec<MessageId> = ((first - BEFORE).max(1)..first).rev().map(MessageId).collect();
    for some in before.chunks(AT_ONCE) {
        // Whether there was anything is not known, and so not told.
        delete(sender, chat, some).await;
    }
    (!is_clean).then(|| Reply::plain(say.not_cleaned()))
}

/// Deletes messages; in halves when one of them keeps all from going. False when some may be left.
async fn delete(sender: &Sender, chat: ChatId, messages: &[MessageId]) -> bool {
    if let [message] = messages {
        return delete_one(sender, chat, *message).await;
    }
    match sender.caller().order(&DeleteMessages::new(chat, messages.to_vec())).await {
        Ok(()) => true,
        Err(Refusal::Other { .. }) => {
            let (one, other) = messages.split_at(messages.len() / 2);
            let is_clean = Box::pin(delete(sender, chat, one)).await;
            Box::pin(delete(sender, chat, other)).await && is_clean
        }
        Err(refusal) => {
            warn!(%refusal, "messages cannot be deleted");
            false
        }
    }
}

async fn delete_one(sender: &Sender, chat: ChatId, message: MessageId) -> bool {
    match sender.caller().order(&DeleteMessage::new(chat, message)).await {
        Ok(()) => true,
        // Somebody was quicker.
        Err(Refusal::Other { description, .. }) => description.contains("not found"),
        Err(_) => false,
    }
}

/// Deletes the question that the message answers, for whoever asked it.
pub async fn pressed(say: Locale, press: &CallbackQuery, message: &Message, sender: &Sender) {
    let question = message.reply_to_message();
    let own = question.filter(|question| {
        message.chat.is_private() || question.from.as_ref().is_some_and(|from| from.id == press.from.id)
    });
    let word = match own {
        Some(question) if delete_one(sender, message.chat.id, question.id).await => {
            Word::Passing(say.message_deleted())
        }
        // It has gone already.
        None if message.chat.is_private() => Word::Passing(say.message_deleted()),
        _ => Word::Window(say.message_not_deleted()),
    };
    sender.answer_press(&press.id, Some(word)).await;
}
