//! Which messages a private chat has had lately, so that `/clean` can delete them. In memory only: nothing is left of it
//! when the bot ends.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use teloxide::types::{ChatId, MessageId};
use tokio::time::Instant;

/// Telegram deletes nothing older.
pub const REACH: Duration = Duration::from_hours(48);
/// Of one chat, and chats in all: the oldest are let go of. Some 100 MB at most.
const MOST: usize = 400;
const MOST_CHATS: usize = 10_000;

/// Numbers of messages, by chat, the oldest first.
#[derive(Default)]
pub struct Traces(Mutex<HashMap<ChatId, VecDeque<(MessageId, Instant)>>>);

impl Traces {
    /// Takes note of a message that has come or gone. Of groups nothing is noted.
    pub fn note(&self, chat: ChatId, message: MessageId, now: Instant) {
        if !chat.is_user() {
            return;
        }
        let mut chats = self.lock();
        if chats.len() >= MOST_CHATS && !chats.contains_key(&chat) {
            let last = |messages: &VecDeque<(MessageId, Instant)>| messages.back().map(|(_, at)| *at);
            let quietest = chats.iter().min_by_key(|(_, messages)| last(messages)).map(|(chat, _)| *chat);
            quietest.map(|chat| chats.remove(&chat));
        }
        let messages = chats.entry(chat).or_default();
        if messages.len() >= MOST {
            messages.pop_front();
        }
        messages.push_back((message, now));
    }

    /// The messages of a chat that can still be deleted; they are not known any more after this.
    pub fn take(&self, chat: ChatId, now: Instant) -> Vec<MessageId> {
        let messages = self.lock().remove(&chat).unwrap_or_default();
        messages.into_iter().filter(|(_, at)| now.duration_since(*at) < REACH).map(|(message, _)| message).collect()
    }

    pub fn forget_old(&self, now: Instant) {
        self.lock().retain(|_, messages| {
            while messages.front().is_some_and(|(_, at)| now.duration_since(*at) >= REACH) {
                messages.pop_front();
            }
            !messages.is_empty()
        });
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<ChatId, VecDeque<(MessageId, Instant)>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_known_for_two_days() {
        let (traces, begin) = (Traces::default(), Instant::now());
        traces.note(ChatId(7), MessageId(1), begin);
        traces.note(ChatId(-7), MessageId(2), begin);
        traces.note(ChatId(7), MessageId(3), begin + REACH - Duration::from_secs(1));
        let now = begin + REACH + Duration::from_secs(1);
        traces.forget_old(now);
        assert_eq!(traces.take(ChatId(7), now), [MessageId(3)]);
        assert!(traces.take(ChatId(7), now).is_empty() && traces.take(ChatId(-7), now).is_empty());
    }
}
