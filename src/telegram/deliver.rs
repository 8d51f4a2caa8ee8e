//! Delivering alerts: one sender, a few messages in flight, each claimed before it is sent and marked after.
//!
//! Answers to people go first: they are sent at once, and each takes its place in the pace that alerts keep. What the
//! database holds is read a message at a time, so that memory does not grow with what is owed.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures::stream::{FuturesUnordered, StreamExt as _};
use teloxide::types::{ChatId, MessageId, ThreadId};
use tokio::sync::{Notify, watch};
use tokio::time::{Instant, sleep, sleep_until, timeout};
use tracing::{error, info, warn};

use super::listener::Listener;
use super::pace::Pace;
use super::refusal::Refusal;
use super::rests::Rests;
use super::send::{Place, Sender};
use crate::alerts::{Manner, News, digest};
use crate::announcing;
use crate::app::App;
use crate::crash;
use crate::reply::{AlertSource, Locale, Reply};
use crate::store::{Item, Outcome, Parcel, Store, StoreError};

/// How long at most until the database is asked again, though nothing has happened.
const LOOK_AGAIN: Duration = Duration::from_mins(1);

/// After a failure of the database.
const DATABASE_REST: Duration = Duration::from_secs(5);

/// For what is on its way when the bot is to end.
const LAST_WORDS: Duration = Duration::from_millis(3_500);

/// What is sent to whom, when.
pub struct Deliveries {
    pub apps: watch::Receiver<Arc<App>>,
    pub store: Store,
    pub sender: Arc<Sender>,
    pub pace: Arc<SharedPace>,
    /// Something may be due earlier than was thought.
    pub news: Arc<Notify>,
    /// Messages in flight: at a crash, so many may be sent twice.
    pub window: usize,
    /// Becomes true when the bot is to end.
    pub stop: watch::Receiver<bool>,
    /// In unix seconds.
    pub clock: fn() -> i64,
}

/// What there is to say to a recipient.
enum Said {
    Now {
        reply: Reply,
        silent: bool,
    },
    /// In quiet hours nothing is said; `at` is in unix seconds.
    Later {
        at: i64,
    },
    /// Nothing of it is worth telling any more, or nobody wants to hear it.
    Never,
}

/// The pace of everything that is sent.
pub struct SharedPace {
    pace: Mutex<Pace>,
    since: Instant,
}

impl SharedPace {
    pub fn new(a_second: usize, group_a_minute: usize) -> Self {
        Self { pace: Mutex::new(Pace::new(a_second, group_a_minute)), since: Instant::now() }
    }

    /// Takes note of a message that is sent now.
    pub fn note(&self, chat: ChatId) {
        self.with(|pace, now| pace.note(chat.0, now));
    }

    /// How long until the next message may be sent to anybody.
    fn wait(&self) -> Duration {
        self.with(|pace, now| pace.next(now).saturating_sub(now))
    }

    /// How long until the next message may be sent to this chat.
    fn wait_for(&self, chat: i64) -> Duration {
        self.with(|pace, now| pace.next_to(chat, now).saturating_sub(now))
    }

    fn with<T>(&self, work: impl FnOnce(&mut Pace, Duration) -> T) -> T {
        let now = self.since.elapsed();
        work(&mut self.pace.lock().unwrap_or_else(PoisonError::into_inner), now)
    }
}

impl Deliveries {
    /// Delivers until the bot is to end, or Telegram does not accept the token any more. What is on its way then is
    /// waited for; should it be dropped all the same, it is unclear at the next start.
    pub async fn run(self) {
        loop {
            match self.store.recover_claimed().await {
                Ok(0) => break,
                Ok(count) => {
                    info!(count, "alerts may have been sent when the bot ended; they are sent again, last of all");
                    break;
                }
                Err(error) => {
                    warn!(%error, "alerts cannot be delivered yet");
                    sleep(DATABASE_REST).await;
                }
            }
        }
        let mut stop = self.stop.clone();
        let mut rests = Rests::default();
        let mut in_flight = FuturesUnordered::new();
        let mut on_their_way: Vec<i64> = Vec::new();
        while !*stop.borrow() {
            let mut wake = Instant::now() + LOOK_AGAIN;
            while in_flight.len() < rests.window(self.window) {
                let pause = rests.left(Instant::now()).max(self.pace.wait());
                if !pause.is_zero() {
                    wake = wake.min(Instant::now() + pause);
                    break;
                }
                match self.claim(&on_their_way).await {
                    Ok(Some(parcel)) => {
                        crash::point("after claim");
                        on_their_way.push(parcel.subscriber);
                        self.pace.note(ChatId(parcel.recipient.chat_id));
                        in_flight.push(self.deliver(parcel));
                    }
                    Ok(None) => {
                        wake = wake.min(self.next_due().await);
                        break;
                    }
                    Err(error) => {
                        warn!(%error, "alerts cannot be claimed");
                        wake = Instant::now() + DATABASE_REST;
                        break;
                    }
                }
            }
            tokio::select! {
                Some((subscriber, refusal)) = in_flight.next() => {
                    on_their_way.retain(|other| *other != subscriber);
                    if matches!(refusal, Some(Refusal::Unauthorized)) {
                        error!("Telegram does not accept the token; no alerts are sent");
                        break;
                    }
                    rests.after(refusal.as_ref(), Instant::now());
                }
                () = sleep_until(wake) => {}
                () = self.news.notified(), if in_flight.len() < rests.window(self.window) => {}
                // Fails when nobody is left who could say so.
                _ = stop.wait_for(|stop| *stop) => break,
            }
        }
        let rest = async { while in_flight.next().await.is_some() {} };
        if timeout(LAST_WORDS, rest).await.is_err() {
            warn!("alerts are cut off; they are sent again at the next start");
        }
    }

    /// Claims the next parcel whose chat may get a message now; others are put off.
    async fn claim(&self, on_their_way: &[i64]) -> Result<Option<Parcel>, StoreError> {
        loop {
            let now = (self.clock)();
            let Some(parcel) = self.store.claim(now, on_their_way.to_vec()).await? else { return Ok(None) };
            let wait = self.pace.wait_for(parcel.recipient.chat_id);
            if wait.is_zero() {
                return Ok(Some(parcel));
            }
            let until = now + i64::try_from(wait.as_secs()).unwrap_or(i64::MAX) + 1;
            self.store.mark(parcel, Outcome::Wait { until }).await?;
        }
    }

    async fn next_due(&self) -> Instant {
        let due = self.store.next_due().await.unwrap_or_default();
        let seconds = due.map_or(LOOK_AGAIN.as_secs(), |due| u64::try_from(due - (self.clock)()).unwrap_or(0));
        Instant::now() + Duration::from_secs(seconds).clamp(Duration::from_millis(200), LOOK_AGAIN)
    }

    /// Sends a parcel and marks what came of it; gives whose it was, and why it was refused.
    async fn deliver(&self, parcel: Parcel) -> (i64, Option<Refusal>) {
        let subscriber = parcel.subscriber;
        let (outcome, refusal) = match self.message(&parcel).await {
            Ok(Said::Now { reply, silent }) => {
                let recipient = parcel.recipient;
                let place = Place {
                    chat: ChatId(recipient.chat_id),
                    topic: recipient.topic_id.map(|topic| ThreadId(MessageId(topic))),
                    answers: None,
                };
                match self.sender.send_once(place, &reply, silent).await {
                    Ok(()) => {
                        crash::point("after send");
                        (Outcome::Sent, None)
                    }
                    Err(refusal) => (self.outcome(&refusal, recipient.chat_id), Some(refusal)),
                }
            }
            // Its hour came in time, its turn did not: many were before it.
            Ok(Said::Later { at }) => (Outcome::NotSent { again: at }, None),
            Ok(Said::Never) => (Outcome::Void, None),
            Err(error) => {
                warn!(%error, "what an alert is to say is not known");
                (Outcome::NotSent { again: (self.clock)() + 60 }, None)
            }
        };
        // What cannot be marked stays claimed, and is unclear at the next start.
        let mut marked = self.store.mark(parcel.clone(), outcome).await;
        while marked.is_err() {
            warn!("what came of an alert cannot be marked yet");
            sleep(DATABASE_REST).await;
            marked = self.store.mark(parcel.clone(), outcome).await;
        }
        (subscriber, refusal)
    }

    /// What the parcel says now.
    async fn message(&self, parcel: &Parcel) -> Result<Said, StoreError> {
        let app = Arc::clone(&self.apps.borrow());
        let subscriptions = self.store.subscriptions_of(parcel.recipient).await?;
        // Whoever has paused or ended meanwhile is told nothing.
        let wanted: Vec<(i64, Manner)> = subscriptions
            .iter()
            .filter(|subscription| !subscription.paused)
            .map(|subscription| (subscription.number, Manner::read(&subscription.manner).unwrap_or_default()))
            .filter(|(_, manner)| !manner.paused)
            .collect();
        let manner_of = |item: &Item| wanted.iter().find(|(number, _)| *number == item.subscription);
        let items: Vec<&Item> = parcel.items.iter().filter(|item| manner_of(item).is_some()).collect();
        let news: Vec<News> = items.iter().filter_map(|item| announcing::read(&item.announcement)).collect();
        let Some(digest) = digest(news, app.library()) else { return Ok(Said::Never) };
        // Where several come together, the most careful of them holds for all.
        let manners: Vec<&(i64, Manner)> = items.iter().filter_map(|item| manner_of(item)).collect();
        let Some((subscription, _)) = manners.first() else { return Ok(Said::Never) };
        let now = (self.clock)();
        let at = manners.iter().map(|(_, manner)| manner.rhythm.outside_quiet_hours(now)).max().unwrap_or(now);
        if at > now {
            return Ok(Said::Later { at });
        }
        let discreet = manners.iter().any(|(_, manner)| manner.discreet);
        let silent = manners.iter().any(|(_, manner)| manner.silent);
        let say = Listener::of(&self.store, ChatId(parcel.recipient.chat_id), Locale::default()).await.say;
        let source = AlertSource { subscription: *subscription, parcel: parcel.claimed_at };
        let reply = if discreet {
            Reply::discreet_alert(say, digest.items().len(), source)
        } else {
            Reply::alert(say, digest.items(), app.library(), source)
        };
        Ok(Said::Now { reply: reply.in_reading_order(say), silent })
    }

    fn outcome(&self, refusal: &Refusal, chat: i64) -> Outcome {
        let now = (self.clock)();
        match refusal {
            Refusal::Unreached { .. } | Refusal::Unauthorized => Outcome::NotSent { again: now + 3 },
            Refusal::TooMany { wait } => Outcome::Wait { until: now + i64::try_from(wait.as_secs()).unwrap_or(60) + 1 },
            Refusal::Migrated { to: Some(to) } if *to != chat => Outcome::Moved { to: *to, now },
            Refusal::ChatClosed { .. } | Refusal::Migrated { .. } => Outcome::Closed { now },
            Refusal::NoTopic => Outcome::Void,
            Refusal::BadMarkup => {
                error!(%refusal, "Telegram refuses the words of an alert");
                Outcome::Malformed
            }
            Refusal::Other { code: 400, description } if is_about_words(description) => {
                error!(%refusal, "Telegram refuses the words of an alert");
                Outcome::Malformed
            }
            // It is about this chat: the others get theirs.
            Refusal::Other { code: 400, .. } => {
                warn!(%refusal, "an alert is given up for one chat");
                Outcome::Void
            }
            _ => Outcome::Unclear { now },
        }
    }
}

/// Whether a refusal is about what we say, and so would meet everybody.
fn is_about_words(description: &str) -> bool {
    let text = description.to_ascii_lowercase();
    ["message is too long", "text is empty", "text must be non-empty", "button", "reply markup", "entities"]
        .iter()
        .any(|part| text.contains(part))
}

/// In unix seconds.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
