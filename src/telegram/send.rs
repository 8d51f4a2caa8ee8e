//! Sending: the one place from which messages leave, with what a chat bears and what to do when Telegram refuses.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};
use serde::Deserialize;
use serde_json::value::RawValue;
use teloxide::payloads::{
    AnswerCallbackQuery, AnswerCallbackQuerySetters, EditMessageText, EditMessageTextSetters, SendChatAction,
    SendMessage, SendMessageSetters,
};
use teloxide::requests::Payload;
use teloxide::types::{
    CallbackQueryId, ChatAction, ChatId, InlineKeyboardMarkup, InlineQueryId, LinkPreviewOptions, Me, MessageId,
    ParseMode, ReplyParameters, ThreadId,
};
use tokio::time::Instant;
use tracing::warn;

use super::call::{Caller, PATIENCE};
use super::deliver::SharedPace;
use super::inline::{self, Offer};
use super::keyboard::keyboard;
use super::refusal::Refusal;
use super::requests::EditSharedText;
use super::traces::Traces;
use crate::crash;
use crate::reply::{LONGEST_MESSAGE, Reply, Text};

/// Messages that a private chat takes at once; then one a second, as Telegram documents.
const PRIVATE_BURST: NonZeroU32 = NonZeroU32::new(60).expect("not zero");

/// Messages that a group takes in a minute.
const GROUP_MINUTE: NonZeroU32 = NonZeroU32::new(20).expect("not zero");

/// Shared cards that are corrected in a second: answers come first.
const SHARED_A_SECOND: NonZeroU32 = NonZeroU32::new(10).expect("not zero");

/// No chat has this number; it stands for all chats that cards are shared in, which Telegram does not name.
const SHARED: ChatId = ChatId(0);

/// Requests that did not leave this machine, or met a fault of Telegram's, are tried again after pauses that double, for
/// about five minutes in all.
const TRIES_WHEN_DOWN: u32 = 9;
const LONGEST_PAUSE: Duration = Duration::from_secs(64);

/// A wait that Telegram orders is kept this many times for one message.
const TRIES_TOO_MANY: u32 = 5;

/// Where a reply goes.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub chat: ChatId,
    /// The forum topic, when the message that is answered stands in one.
    pub topic: Option<ThreadId>,
    /// The message that is answered.
    pub answers: Option<MessageId>,
}

/// A word to somebody who pressed a button.
#[derive(Debug, Clone, Copy)]
pub enum Word<'a> {
    /// In a window, which has to be closed.
    Window(&'a str),
    /// Shown for a moment.
    Passing(&'a str),
}

/// Sends replies.
pub struct Sender {
    caller: Caller,
    me: Me,
    pace: Arc<SharedPace>,
    shared: DefaultDirectRateLimiter,
    private: DefaultKeyedRateLimiter<ChatId>,
    group: DefaultKeyedRateLimiter<ChatId>,
    traces: Traces,
    /// Chats that Telegram has told us to leave alone, and until when.
    held: Mutex<HashMap<ChatId, Instant>>,
}

impl Sender {
    #[must_use]
    pub fn new(caller: Caller, me: Me, pace: Arc<SharedPace>) -> Self {
        Self {
            caller,
            me,
            pace,
            shared: RateLimiter::direct(Quota::per_second(SHARED_A_SECOND)),
            private: RateLimiter::keyed(Quota::per_second(NonZeroU32::MIN).allow_burst(PRIVATE_BURST)),
            group: RateLimiter::keyed(Quota::per_minute(GROUP_MINUTE)),
            traces: Traces::default(),
            held: Mutex::default(),
        }
    }

    #[must_use]
    pub fn caller(&self) -> &Caller {
        &self.caller
    }

    /// The messages of private chats that can still be deleted.
    #[must_use]
    pub fn traces(&self) -> &Traces {
        &self.traces
    }

    /// Sends a reply, in several messages when it does not fit in one; the buttons are below the last.
    ///
    /// # Errors
    /// When Telegram refuses for good.
    pub async fn send(&self, place: Place, reply: &Reply) -> Result<(), Refusal> {
        let mut parts = reply.text.clone().split(LONGEST_MESSAGE);
        let last = parts.pop().unwrap_or_default();
        for part in parts {
            self.send_one(place, &part, None).await?;
        }
        self.send_one(place, &last, keyboard(reply, &self.me)).await
    }

    /// Sends an alert, tried once: what is to be done about a refusal, the outbox knows.
    ///
    /// # Errors
    /// When Telegram refuses, cannot be reached, or does not say whether it was sent.
    pub async fn send_once(&self, place: Place, reply: &Reply, silent: bool) -> Result<(), Refusal> {
        let mut payload = message(place, &reply.text, keyboard(reply, &self.me), true);
        payload.disable_notification = silent.then_some(true);
        self.note(place.chat, &self.caller.raw(&payload, PATIENCE).await?);
        Ok(())
    }

    async fn send_one(
        &self,
        mut place: Place,
        text: &Text,
        keyboard: Option<InlineKeyboardMarkup>,
    ) -> Result<(), Refusal> {
        let mut markup = true;
        loop {
            self.take_turn(place.chat).await;
            let payload = message(place, text, keyboard.clone(), markup);
            crash::point("before an answer");
            match self.persist(place.chat, &payload).await {
                Err(Refusal::BadMarkup) if markup => {
                    warn!("Telegram refused the markup of a message; it is sent as plain text");
                    markup = false;
                }
                Err(Refusal::NoReplyTarget) if place.answers.is_some() => place.answers = None,
                Err(Refusal::NoTopic) if place.topic.is_some() => place.topic = None,
                Err(Refusal::Migrated { to: Some(chat) }) if place.chat != ChatId(chat) => {
                    place = Place { chat: ChatId(chat), topic: None, answers: None };
                }
                outcome => {
                    crash::point("after an answer");
                    return outcome.map(|sent| self.note(place.chat, &sent));
                }
            }
        }
    }

    /// Takes note of a message that was sent.
    pub(super) fn note(&self, chat: ChatId, sent: &RawValue) {
        #[derive(Deserialize)]
        struct Sent {
            message_id: i32,
        }
        if let Ok(Sent { message_id }) = serde_json::from_str(sent.get()) {
            self.traces.note(chat, MessageId(message_id), Instant::now());
        }
    }

    /// Makes a message that was sent before say `reply`; sends a new one when it cannot be changed.
    ///
    /// # Errors
    /// When Telegram refuses for good.
    pub async fn edit(&self, place: Place, message: MessageId, reply: &Reply) -> Result<(), Refusal> {
        let text = reply.text.clone().fitted(LONGEST_MESSAGE);
        let mut payload = EditMessageText::new(place.chat, message, text.html())
            .parse_mode(ParseMode::Html)
            .link_preview_options(no_preview());
        payload.reply_markup = keyboard(reply, &self.me);
        match self.persist(place.chat, &payload).await {
            Err(Refusal::NotModified) => Ok(()),
            Err(Refusal::NotEditable) => self.send(place, reply).await,
            Err(Refusal::BadMarkup) => {
                warn!("Telegram refused the markup of a message; it is changed to plain text");
                payload.text = text.to_plain();
                payload.parse_mode = None;
                self.persist(place.chat, &payload).await.map(drop)
            }
            outcome => outcome.map(drop),
        }
    }

    /// Makes a card that was shared inline say `reply`.
    ///
    /// # Errors
    /// When Telegram refuses for good.
    pub async fn edit_shared(&self, inline_message_id: &str, reply: &Reply) -> Result<(), Refusal> {
        let payload = EditSharedText {
            inline_message_id,
            text: reply.text.html(),
            parse_mode: "HTML",
            link_preview_options: no_preview(),
            reply_markup: keyboard(reply, &self.me),
        };
        self.shared.until_ready().await;
        // The edits of all shared cards wait together when Telegram asks for it.
        match self.persist(SHARED, &payload).await {
            Err(Refusal::NotModified) => Ok(()),
            outcome => outcome.map(drop),
        }
    }

    /// Gives a person who types in some chat what there is to choose from.
    pub async fn answer_inline(&self, query: &InlineQueryId, offer: Offer) {
        match self.caller.order(&inline::answer(query, offer, &self.me)).await {
            Ok(()) | Err(Refusal::QueryTooOld) => {}
            Err(refusal) => warn!(%refusal, "an inline query could not be answered"),
        }
    }

    /// Shows for a few seconds that a file is on its way.
    pub async fn show_uploading(&self, place: Place) {
        let mut payload = SendChatAction::new(place.chat, ChatAction::UploadDocument);
        payload.message_thread_id = place.topic;
        // It is a courtesy; the file comes without it, too.
        let _ = self.caller.order(&payload).await;
    }

    /// Ends the waiting of a person who pressed a button, with a word or without.
    pub async fn answer_press(&self, press: &CallbackQueryId, word: Option<Word<'_>>) {
        let mut payload = AnswerCallbackQuery::new(press.clone());
        if let Some(word) = word {
            let (text, in_window) = match word {
                Word::Window(text) => (text, true),
                Word::Passing(text) => (text, false),
            };
            payload = payload.text(text).show_alert(in_window);
        }
        let mut outcome = self.caller.order(&payload).await;
        if matches!(outcome, Err(Refusal::Unreached { .. } | Refusal::Faulty { .. } | Refusal::Unclear { .. })) {
            tokio::time::sleep(Duration::from_secs(1)).await;
            outcome = self.caller.order(&payload).await;
        }
        match outcome {
            Ok(()) | Err(Refusal::QueryTooOld) => {}
            Err(refusal) => warn!(%refusal, "a press could not be answered"),
        }
    }

    /// Forgets the pace of chats that have been quiet.
    pub fn forget_quiet_chats(&self) {
        self.private.retain_recent();
        self.group.retain_recent();
        self.traces.forget_old(Instant::now());
    }

    /// Waits until the chat may get one more message.
    pub async fn take_turn(&self, chat: ChatId) {
        if chat.is_user() {
            self.private.until_key_ready(&chat).await;
        } else {
            self.group.until_key_ready(&chat).await;
        }
        self.pace.note(chat);
    }

    /// Calls until it is clear what came of it. What may have been done is tried once more, as an answer is owed.
    async fn persist<P: Payload + serde::Serialize>(
        &self,
        chat: ChatId,
        payload: &P,
    ) -> Result<Box<RawValue>, Refusal> {
        let (mut down, mut too_many, mut unclear) = (0, 0, false);
        loop {
            self.wait_while_held(chat).await;
            match self.caller.raw(payload, PATIENCE).await {
                Err(refusal @ (Refusal::Unreached { .. } | Refusal::Faulty { .. })) if down < TRIES_WHEN_DOWN => {
                    let pause = Duration::from_secs(1 << down).min(LONGEST_PAUSE);
                    warn!(%refusal, seconds = pause.as_secs(), "a message waits");
                    down += 1;
                    tokio::time::sleep(pause).await;
                }
                Err(refusal @ Refusal::Unclear { .. }) if !unclear => {
                    warn!(%refusal, "a message is sent once more");
                    unclear = true;
                    tokio::time::sleep(Duration::from_secs(1)).await;
                }
                Err(Refusal::TooMany { wait }) if too_many < TRIES_TOO_MANY => {
                    warn!(seconds = wait.as_secs(), "Telegram asks to wait with a chat");
                    too_many += 1;
                    self.hold(chat, wait);
                }
                outcome => return outcome,
            }
        }
    }

    fn hold(&self, chat: ChatId, wait: Duration) {
        let mut held = self.held.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let now = Instant::now();
        held.retain(|_, until| *until > now);
        held.insert(chat, now + wait);
    }

    async fn wait_while_held(&self, chat: ChatId) {
        let until = self.held.lock().unwrap_or_else(std::sync::PoisonError::into_inner).get(&chat).copied();
        if let Some(until) = until {
            tokio::time::sleep_until(until).await;
        }
    }
}

fn message(place: Place, text: &Text, keyboard: Option<InlineKeyboardMarkup>, markup: bool) -> SendMessage {
    let mut payload = if markup {
        SendMessage::new(place.chat, text.html()).parse_mode(ParseMode::Html)
    } else {
        SendMessage::new(place.chat, text.to_plain())
    };
    payload = payload.link_preview_options(no_preview());
    payload.message_thread_id = place.topic;
    payload.reply_parameters = place
        .answers
        .map(|message| ReplyParameters { allow_sending_without_reply: Some(true), ..ReplyParameters::new(message) });
    payload.reply_markup = keyboard.map(Into::into);
    payload
}

/// Previews cost data, and show what is behind a link to whoever looks over a shoulder.
pub fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}
