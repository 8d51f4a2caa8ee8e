//! The edge: the only code that talks to Telegram.
//!
//! ```text
//! getUpdates ─intake→ Update ─routes→ handler ─app→ Reply ─send→ chat
//! ```

mod administrators;
mod call;
mod contact;
mod deliver;
mod documents;
mod handlers;
mod hearing;
mod identity;
mod inline;
mod intake;
mod introduce;
mod keyboard;
mod listener;
mod newsroom;
mod operation;
mod pace;
mod pauses;
mod pictures;
mod refusal;
mod requests;
mod rests;
mod routes;
mod send;
mod shares;
mod traces;

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::bail;
use teloxide::payloads::GetMe;
use teloxide::types::{ChatId, Me, MessageId, ThreadId};
use tokio::sync::{Notify, watch};
use tokio::time::timeout;
use tracing::{info, warn};

use crate::app::Feed;
use crate::config::Bot;
use crate::counting::Counting;
use crate::reply::{Locale, Reply};
use crate::store::Store;
use call::{Caller, PATIENCE};
use deliver::{Deliveries, SharedPace};
use intake::Intake;
use listener::Listener;
use operation::Operation;
use pauses::Pauses;
use refusal::Refusal;
use routes::Desk;
use send::{Place, Sender};
use shares::Corrections;

/// Runs the bot until `stop` is true. What was begun is finished then, within five seconds.
///
/// Each update is answered from the app that is current when its handler begins, and from no other.
///
/// # Errors
/// When Telegram does not accept the token, or no client can be made. Everything else is waited out.
pub async fn run(
    feed: impl Into<Feed>,
    bot: &Bot,
    store: Store,
    mut stop: watch::Receiver<bool>,
) -> anyhow::Result<()> {
    let Feed { apps, rereading } = feed.into();
    let caller = Caller::new(bot.token(), &bot.api_url)?;
    let me = tokio::select! {
        _ = stop.wait_for(|stop| *stop) => return Ok(()),
        me = who_am_i(&caller) => me?,
    };
    info!(bot = me.username(), entries = apps.borrow().library().entries().len(), "answering");
    let introducer = caller.clone();
    let (operators, registered, itself) = (bot.operators.clone(), store.clone(), me.clone());
    let introduction =
        tokio::spawn(async move { introduce::introduce(&introducer, &registered, &itself, &operators).await });
    let pace = Arc::new(SharedPace::new(bot.limits.alerts_a_second.into(), bot.limits.group_alerts_a_minute.into()));
    let sender = Arc::new(Sender::new(caller, me.clone(), Arc::clone(&pace)));
    let sorry = tokio::spawn(ask_again(Arc::clone(&sender), store.clone()));
    let corrections = Corrections { store: store.clone(), sender: Arc::clone(&sender), kept: bot.limits.shares_kept() };
    let corrections = tokio::spawn(corrections.run(apps.clone()));
    let news = Arc::new(Notify::new());
    let newsroom = tokio::spawn(newsroom::run(apps.clone(), store.clone(), Arc::clone(&news)));
    let deliveries = Deliveries {
        apps: apps.clone(),
        store: store.clone(),
        sender: Arc::clone(&sender),
        pace,
        news,
        window: bot.limits.alerts_in_flight.into(),
        stop: stop.clone(),
        clock: deliver::now,
    };
    let deliveries = tokio::spawn(deliveries.run());
    let (counting, counter) = Counting::into(store.clone(), bot.limits.report_chats);
    let counter = tokio::spawn(counter.run());
    let operation = Operation { operators: bot.operators.clone(), began: Instant::now(), counting, rereading };
    let desk = Desk::new(apps, me, store.clone(), sender, operation);
    let outcome = Intake::new(desk, store, &bot.limits).run(stop).await;
    for task in [introduction, sorry, corrections, newsroom] {
        task.abort();
    }
    if outcome.is_err() {
        deliveries.abort();
        bail!(TOKEN_REFUSED);
    }
    // They have had as long as the intake; what is on its way then would be sent twice.
    if let Err(error) = deliveries.await {
        warn!(%error, "alerts ended badly");
    }
    // Late or not, it is only about numbers.
    let _ = timeout(COUNTING, counter).await;
    Ok(())
}

/// How long the end waits for what was noted to be counted.
const COUNTING: Duration = Duration::from_millis(200);

const TOKEN_REFUSED: &str = "TELOXIDE_TOKEN: Telegram does not accept this token; ask @BotFather for the bot's current one, for example: 123456:ABC-def";

async fn who_am_i(caller: &Caller) -> anyhow::Result<Me> {
    let mut pauses = Pauses::default();
    loop {
        let pause = match caller.raw(&GetMe::new(), PATIENCE).await.and_then(|json| identity::read(json.get())) {
            Ok(me) => return Ok(me),
            Err(Refusal::Unauthorized) => bail!(TOKEN_REFUSED),
            Err(refusal) => {
                let pause = match &refusal {
                    Refusal::TooMany { wait } => *wait,
                    _ => pauses.next(),
                };
                warn!(%refusal, seconds = pause.as_secs(), "Telegram does not answer; waiting");
                pause
            }
        };
        tokio::time::sleep(pause).await;
    }
}

/// Asks those to ask again whose answers were cut off by the last stop.
async fn ask_again(sender: Arc<Sender>, store: Store) {
    let owed = match store.take_owed().await {
        Ok(owed) => owed,
        Err(error) => {
            warn!(%error, "answers that are owed are not known");
            return;
        }
    };
    for owed in owed {
        let place = Place {
            chat: ChatId(owed.chat_id),
            topic: owed.topic_id.map(|topic| ThreadId(MessageId(topic))),
            answers: Some(MessageId(owed.message_id)),
        };
        let say = Listener::of(&store, place.chat, Locale::of_tag(&owed.interface).unwrap_or_default()).await.say;
        if let Err(refusal) = sender.send(place, &Reply::plain(say.ask_again())).await {
            warn!(%refusal, "a word to a person could not be sent");
        }
    }
}

#[cfg(test)]
mod deliver_tests;
#[cfg(test)]
mod tests;
