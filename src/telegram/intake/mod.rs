//! The intake: updates come in, are worked on chat by chat, and are confirmed when they are finished or stored.
//!
//! Teloxide's dispatcher is not used: it confirms before the work is done, lets one chat hold up all others, and ends
//! with the first panic. See `docs/decisions/telegram-edge.md`.

mod buckets;
mod clean;
mod lanes;
mod ledger;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use serde_json::value::RawValue;
use teloxide::types::{Update, UpdateKind};
use tokio::sync::{Semaphore, watch};
use tokio::time::{Instant, sleep, timeout};
use tracing::{debug, error, info, warn};

use super::contact::Contact;
use super::pauses::Pauses;
use super::refusal::Refusal;
use super::requests::GetRawUpdates;
use super::routes::Desk;
use crate::store::{Owed, Store, StoreError};
use buckets::{Allowance, Demand};
use lanes::Lanes;
use ledger::Ledger;

/// The kinds of updates that are asked for; with every request, because Telegram remembers the last list it got.
const ALLOWED: &[&str] = &[
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
];

/// As many as Telegram gives at once.
const BATCH: u8 = 100;

/// Work that ends within this time is waited for before updates are asked for again.
const SHORT: Duration = Duration::from_millis(50);

/// Work that takes longer is stored, so that what comes after it can be confirmed.
const LONG: Duration = Duration::from_secs(2);

/// At the end, time for what was begun; with the last confirmation it stays below five seconds.
const ENDING: Duration = Duration::from_millis(3_500);
const LAST_WORD: Duration = Duration::from_secs(1);

/// Updates that may be open in all, those whose answer waits to be sent among them: each takes a few kilobytes. It is more
/// where more of one chat may wait.
const OPEN: usize = 2_000;
const OPEN_FOR_ONE_IN_QUEUE: usize = 20;

/// One chat leaves no more waiting than this part of the room that there is: many chats that flood leave some for others.
const PART_FOR_ONE: usize = 16;

/// Words about too much that are on their way at a time; further ones are left out. The bot does not answer a flood with
/// another.
const WORDS: usize = 64;

/// Takes updates in until it is stopped.
pub struct Intake {
    desk: Arc<Desk>,
    store: Store,
    ledger: Arc<Ledger>,
    lanes: Lanes,
    allowance: Allowance,
    began: Instant,
    /// What may wait of one chat.
    chat_queue: usize,
    /// What may be open in all.
    most_open: usize,
    words: Arc<Semaphore>,
    poll: Duration,
    confirmed: i64,
}

impl Intake {
    pub fn new(desk: Desk, store: Store, limits: &crate::config::Limits) -> Self {
        let chat_queue = usize::from(limits.chat_queue);
        Self {
            desk: Arc::new(desk),
            store,
            ledger: Arc::default(),
            lanes: Lanes::default(),
            allowance: Allowance::new(limits.messages_a_minute.into()),
            began: Instant::now(),
            chat_queue,
            most_open: OPEN.max(OPEN_FOR_ONE_IN_QUEUE * chat_queue),
            words: Arc::new(Semaphore::new(WORDS)),
            poll: Duration::from_secs(limits.poll_seconds),
            confirmed: 0,
        }
    }

    /// Works until `stop` says so; then finishes what was begun.
    ///
    /// # Errors
    /// When Telegram does not accept the token any more.
    pub async fn run(mut self, mut stop: watch::Receiver<bool>) -> Result<(), Refusal> {
        self.ledger.remember(self.store.handled_updates().await.unwrap_or_else(|error| {
            warn!(%error, "updates of the last run are not known");
            Vec::new()
        }));
        let mut pauses = Pauses::default();
        let outcome = loop {
            let asked = Instant::now();
            let got = tokio::select! {
                biased;
                _ = stop.wait_for(|stop| *stop) => break Ok(()),
                got = self.next_updates() => got,
            };
            let pause = match got {
                Ok(updates) => {
                    pauses.reset();
                    let some = self.take_in_all(updates).await;
                    // A server that does not wait must not be asked without end.
                    if some || asked.elapsed() >= SHORT { Duration::ZERO } else { SHORT }
                }
                Err(Refusal::Unauthorized) => break Err(Refusal::Unauthorized),
                Err(refusal) => self.pause_after(&refusal, &mut pauses).await,
            };
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => break Ok(()),
                () = sleep(pause) => {}
            }
        };
        self.end().await;
        outcome
    }

    /// How long to wait after a refusal; with one line in the log.
    async fn pause_after(&self, refusal: &Refusal, pauses: &mut Pauses) -> Duration {
        let pause = match refusal {
            Refusal::Webhook => {
                let delete = teloxide::payloads::DeleteWebhook::new();
                let removed = self.desk.sender().caller().order(&delete).await.is_ok();
                if removed { Duration::ZERO } else { pauses.next() }
            }
            Refusal::TooMany { wait } => pauses.next().max(*wait),
            _ => pauses.next(),
        };
        warn!(%refusal, seconds = pause.as_secs(), "no updates; waiting");
        pause
    }

    /// Gives whether there were some.
    async fn take_in_all(&mut self, updates: Vec<Box<RawValue>>) -> bool {
        for update in &updates {
            self.take_in(update);
        }
        self.settle(updates.len() >= usize::from(BATCH)).await;
        !updates.is_empty()
    }

    /// Confirms what may be confirmed, and waits for more. Telegram keeps what there is no room for.
    async fn next_updates(&mut self) -> Result<Vec<Box<RawValue>>, Refusal> {
        if timeout(LONG, self.ledger.fewer_open_than(self.most_open - usize::from(BATCH))).await.is_err() {
            warn!(open = self.ledger.open(), "as many updates are open as may be; others wait");
            return Ok(Vec::new());
        }
        let wait = if self.ledger.is_waited_for() { Duration::ZERO } else { self.poll };
        let request = self.request(BATCH, wait);
        let result = self.desk.sender().caller().raw(&request, wait + Duration::from_secs(10)).await?;
        self.confirmed = request.offset;
        serde_json::from_str(result.get()).map_err(|_| Refusal::Unclear { what: "updates of an unknown shape" })
    }

    fn request(&self, limit: u8, wait: Duration) -> GetRawUpdates {
        let offset = self.ledger.confirmable();
        GetRawUpdates { offset, limit, timeout: wait.as_secs(), allowed_updates: ALLOWED }
    }

    /// Writes down what is finished and what takes long. With a `full` batch, whatever is open counts as long: more
    /// updates wait behind it.
    async fn settle(&self, full: bool) {
        let short = tokio::time::timeout(SHORT, self.ledger.none_waited_for()).await;
        let overdue = self.ledger.overdue(if full && short.is_err() { Duration::ZERO } else { LONG });
        let handled = self.ledger.take_done();
        if handled.is_empty() && overdue.update_ids.is_empty() {
            return;
        }
        match self.store.settle(handled, overdue.owed, self.confirmed).await {
            Ok(()) => self.ledger.stored(&overdue.update_ids),
            Err(error) => {
                error!(%error, "the state of updates cannot be stored; after a stop some may be answered twice");
            }
        }
    }

    fn take_in(&mut self, json: &RawValue) {
        let Some((update_id, update)) = clean::read(json.get()) else {
            warn!("an update without an id was left out");
            return;
        };
        let contact = update.as_ref().and_then(|update| Contact::of(update, self.desk.me()));
        if !self.ledger.take(update_id, contact.as_ref().and_then(|contact| owed(update_id, contact))) {
            return;
        }
        let (Some(update), Some(contact)) = (update, contact) else {
            debug!(update_id, "an update that asks nothing of the bot");
            self.ledger.finish(update_id);
            return;
        };
        if !self.grants(&update) {
            self.refuse(update_id, contact);
            return;
        }
        let work = work(Arc::clone(&self.desk), Arc::clone(&self.ledger), update, contact.clone());
        let room = self.most_open.saturating_sub(self.ledger.open()) / PART_FOR_ONE;
        if self.lanes.enter(contact.lane(), room.min(self.chat_queue), work).is_err() {
            self.refuse(update_id, contact);
        }
    }

    /// Whether whoever asks may ask for so much. Those who run the bot may.
    fn grants(&mut self, update: &Update) -> bool {
        let Some(demand) = Demand::of(update) else { return true };
        let is_operator = demand.person.is_some_and(|person| self.desk.is_operator(person));
        is_operator || self.allowance.grants(&demand, self.began.elapsed())
    }

    /// Says that it is too much: for each press and inline query, because somebody waits there; else once a minute.
    fn refuse(&mut self, update_id: i64, contact: Contact) {
        self.ledger.finish(update_id);
        match &contact {
            Contact::Message { place, .. } if self.allowance.tells(place.chat, self.began.elapsed()) => {
                info!("a chat sends more than is answered; the rest is refused");
            }
            Contact::Message { .. } | Contact::Silent { .. } => return,
            Contact::Press { .. } | Contact::Inline { .. } => {}
        }
        let Ok(turn) = Arc::clone(&self.words).try_acquire_owned() else { return };
        let desk = Arc::clone(&self.desk);
        tokio::spawn(async move {
            desk.refuse(&contact).await;
            drop(turn);
        });
    }

    /// Finishes what was begun, remembers it, and confirms it.
    async fn end(&mut self) {
        if timeout(ENDING, self.ledger.all_finished()).await.is_err() {
            warn!("some answers are not finished; the next start sees to them");
        }
        // What would be answered from now on would be answered again after the start.
        self.lanes.close().await;
        if let Err(error) = self.store.settle(self.ledger.take_done(), Vec::new(), self.confirmed).await {
            error!(%error, "the last updates cannot be stored");
        }
        let confirmation = self.request(1, Duration::ZERO);
        if self.desk.sender().caller().raw(&confirmation, LAST_WORD).await.is_ok() {
            self.confirmed = confirmation.offset;
            let forgotten = self.store.settle(Vec::new(), Vec::new(), self.confirmed).await;
            forgotten.unwrap_or_else(|error| error!(%error, "confirmed updates cannot be forgotten"));
        }
    }
}

fn owed(update_id: i64, contact: &Contact) -> Option<Owed> {
    let Contact::Message { place, speaks } = contact else { return None };
    Some(Owed {
        update_id,
        chat_id: place.chat.0,
        topic_id: place.topic.map(|topic| topic.0.0),
        message_id: place.answers?.0,
        interface: speaks.tag().to_owned(),
    })
}

/// Handles one update. Whatever goes wrong stays with it: the person gets an apology with a code, the log the cause.
async fn work(desk: Arc<Desk>, ledger: Arc<Ledger>, update: Update, contact: Contact) {
    let update_id = i64::from(update.id.0);
    let code = format!("{update_id:X}");
    let kind = kind(&update.kind);
    match AssertUnwindSafe(desk.handle(update)).catch_unwind().await {
        Ok(Ok(())) => {}
        Ok(Err(cause)) => {
            if let Some(refusal) = cause.downcast_ref::<Refusal>() {
                warn!(%code, kind, %refusal, "an answer could not be sent");
            } else if matches!(cause.downcast_ref(), Some(StoreError::Full { .. } | StoreError::ReadOnly)) {
                error!(%code, kind, cause = format!("{cause:#}"), "nothing can be kept");
                desk.say_nothing_is_kept(&contact).await;
            } else {
                error!(%code, kind, cause = format!("{cause:#}"), "an update could not be handled");
                desk.apologise(&contact, &code).await;
            }
        }
        Err(_panic) => {
            error!(%code, kind, "the handler of an update panicked");
            desk.apologise(&contact, &code).await;
        }
    }
    ledger.finish(update_id);
}

fn kind(kind: &UpdateKind) -> &'static str {
    match kind {
        UpdateKind::Message(_) => "message",
        UpdateKind::EditedMessage(_) => "edited message",
        UpdateKind::ChannelPost(_) => "channel post",
        UpdateKind::EditedChannelPost(_) => "edited channel post",
        UpdateKind::CallbackQuery(_) => "press",
        UpdateKind::InlineQuery(_) => "inline query",
        UpdateKind::ChosenInlineResult(_) => "shared card",
        UpdateKind::MyChatMember(_) => "membership",
        _ => "other",
    }
}
