//! The outbox: a delivery for each recipient of an alert.
//!
//! A delivery is claimed durably before it is sent and marked after Telegram has answered. What was claimed and not
//! marked when the program ended may have been sent: it goes to the back of the queue, behind those not yet tried.

use rusqlite::{Connection, OptionalExtension as _, Transaction};

use super::announcements::Announcement;
use super::chats::move_everything;
use super::subscriptions::Recipient;
use super::vault::{Purpose, Vault};
use super::{Database, Store, StoreError};
use crate::crash;

/// What goes out in one message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// When it was claimed, in unix seconds; together with the recipient, its name.
    pub claimed_at: i64,
    pub recipient: Recipient,
    pub subscriber: i64,
    pub items: Vec<Item>,
    pub digest: bool,
}

/// One alert in a parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The alert's number.
    pub alert: i64,
    pub announcement: Announcement,
    /// For which subscription; it may be gone by now.
    pub subscription: i64,
    /// How often it was tried, this time included.
    pub tries: u32,
}

/// What came of sending a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    /// It has not left, and is tried again at this time: that was no try.
    NotSent {
        again: i64,
    },
    /// Telegram wants this chat to be left alone until then, all its topics: that was no try.
    Wait {
        until: i64,
    },
    /// The chat has another id: that was no try.
    Moved {
        to: i64,
        now: i64,
    },
    /// It may have been sent.
    Unclear {
        now: i64,
    },
    /// The chat is closed to the bot.
    Closed {
        now: i64,
    },
    /// Telegram does not take the message: a mistake of ours.
    Malformed,
    /// There is nothing left to say.
    Void,
}

pub const PENDING: i64 = 0;
const CLAIMED: i64 = 1;
const SENT: i64 = 2;
pub const GIVEN_UP: i64 = 3;
const UNCERTAIN: i64 = 4;
/// Of an alert that was stopped.
pub const HELD: i64 = 5;

/// Alerts in one digest: more would not fit into a message; the rest follows in the next.
const MOST_TOGETHER: i64 = 20;

/// Tries of unclear outcome, after which it stays uncertain.
const MOST_TRIES: u32 = 5;

/// Refusals of our own message, after which an alert is stopped.
pub const MOST_MALFORMED: i64 = 3;

impl Store {
    /// Puts back what was claimed when the program ended; gives how much. To be said once, before the first claim. What
    /// was tried often enough stays uncertain, and what belongs to a stopped alert is held.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn recover_claimed(&self) -> Result<usize, StoreError> {
        self.run(|Database { connection, .. }| {
            let transaction = connection.transaction()?;
            transaction.execute(
                "UPDATE delivery SET state = ?1 WHERE state = ?2 AND tries >= ?3",
                (UNCERTAIN, CLAIMED, MOST_TRIES),
            )?;
            let recovered = transaction.execute(
                "UPDATE delivery SET state = iif((SELECT malformed FROM alert WHERE number = alert) < ?3, ?1, ?4)
                 WHERE state = ?2",
                (PENDING, CLAIMED, MOST_MALFORMED, HELD),
            )?;
            transaction.commit()?;
            Ok(recovered)
        })
        .await
    }

    /// Claims what is due first, the least tried before all else; not for these subscribers, to whom something is on its
    /// way. A digest takes all that waits to go with it.
    ///
    /// # Errors
    /// When the database refuses; then nothing is claimed.
    pub async fn claim(&self, now: i64, on_their_way: Vec<i64>) -> Result<Option<Parcel>, StoreError> {
        self.run(move |Database { connection, vault, .. }| {
            let transaction = connection.transaction()?;
            let Some((subscriber, alert, digest)) = next(&transaction, now, &on_their_way)? else { return Ok(None) };
            let parcel = {
                let mut claim = transaction.prepare_cached(CLAIM)?;
                let claimed: Vec<(i64, i64, u32)> = claim
                    .query_map((CLAIMED, subscriber, PENDING, now, digest, alert, MOST_TOGETHER), |row| row.try_into())?
                    .collect::<Result<_, _>>()?;
                parcel(&transaction, vault, Claimed { at: now, subscriber, digest, rows: claimed })?
            };
            transaction.commit()?;
            Ok(Some(parcel))
        })
        .await
    }

    /// What stood in the parcel that was claimed for this recipient at this time, each with its subscription.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn contents(
        &self,
        recipient: Recipient,
        claimed_at: i64,
    ) -> Result<Vec<(Announcement, i64)>, StoreError> {
        self.run(move |Database { connection, vault, .. }| {
            let mut select = connection.prepare_cached(
                "SELECT alert, subscription FROM delivery JOIN subscriber ON subscriber.number = subscriber
                 WHERE lookup = ?1 AND topic_id = ?2 AND claimed_at = ?3 ORDER BY alert",
            )?;
            let key = (vault.lookup_chat(recipient.chat_id), recipient.topic_id.unwrap_or(0), claimed_at);
            let alerts: Vec<(i64, i64)> = select.query_map(key, |row| row.try_into())?.collect::<Result<_, _>>()?;
            alerts.into_iter().map(|(alert, number)| Ok((read(connection, alert)?, number))).collect()
        })
        .await
    }

    /// Marks what came of a parcel.
    ///
    /// # Errors
    /// When the database refuses; then it stays claimed, and is unclear at the next start.
    pub async fn mark(&self, parcel: Parcel, outcome: Outcome) -> Result<(), StoreError> {
        self.run(move |Database { connection, vault, .. }| {
            let transaction = connection.transaction()?;
            for item in &parcel.items {
                mark(&transaction, parcel.subscriber, item, outcome)?;
            }
            match outcome {
                Outcome::Wait { until } => {
                    transaction.execute(
                        "UPDATE delivery SET due = max(due, ?1) WHERE state = ?3 AND subscriber IN
                         (SELECT number FROM subscriber
                          WHERE lookup = (SELECT lookup FROM subscriber WHERE number = ?2))",
                        (until, parcel.subscriber, PENDING),
                    )?;
                }
                Outcome::Moved { to, .. } => move_everything(&transaction, vault, parcel.recipient.chat_id, to)?,
                Outcome::Closed { now } => {
                    transaction.execute(
                        "UPDATE subscriber SET suspended_at = ifnull(suspended_at, ?1)
                         WHERE lookup = (SELECT lookup FROM subscriber WHERE number = ?2)",
                        (now, parcel.subscriber),
                    )?;
                }
                _ => {}
            }
            crash::point("before mark");
            Ok(transaction.commit()?)
        })
        .await
    }

    /// When the next delivery is due, in unix seconds; `None` when there is none.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn next_due(&self) -> Result<Option<i64>, StoreError> {
        self.run(|Database { connection, .. }| {
            let mut earliest = None;
            for tries in 0..=MOST_TRIES {
                let due: Option<i64> =
                    connection.prepare_cached(EARLIEST)?.query_row((PENDING, tries), |row| row.get(0)).optional()?;
                earliest = [earliest, due].into_iter().flatten().min();
            }
            Ok(earliest)
        })
        .await
    }
}

/// The order of tables and the index are given: SQLite knows no counts, and would go through all that waits.
pub(super) const NEXT: &str = "SELECT subscriber, alert, digest FROM delivery INDEXED BY delivery_next
    CROSS JOIN subscriber ON subscriber.number = subscriber
    WHERE state = ?1 AND tries = ?2 AND due <= ?3 AND suspended_at IS NULL
    AND subscriber NOT IN (SELECT value FROM json_each(?4))
    ORDER BY due LIMIT 1";

pub(super) const CLAIM: &str =
    "UPDATE delivery SET state = ?1, tries = tries + 1, claimed_at = ?4 WHERE (alert, subscriber) IN
    (SELECT alert, subscriber FROM delivery INDEXED BY delivery_subscriber
     WHERE subscriber = ?2 AND state = ?3 AND due <= ?4 AND digest = ?5 AND (digest OR alert = ?6)
     ORDER BY alert LIMIT ?7)
    RETURNING alert, subscription, tries";

pub(super) const EARLIEST: &str = "SELECT due FROM delivery INDEXED BY delivery_next
    CROSS JOIN subscriber ON subscriber.number = subscriber
    WHERE state = ?1 AND tries = ?2 AND suspended_at IS NULL ORDER BY due LIMIT 1";

/// The subscriber and alert of what is due first, and whether it is part of a digest.
///
/// Asked for one number of tries after the other, so that the index leads straight to it, however many rows wait.
fn next(transaction: &Transaction<'_>, now: i64, not: &[i64]) -> Result<Option<(i64, i64, bool)>, StoreError> {
    let not = serde_json::Value::from(not).to_string();
    for tries in 0..=MOST_TRIES {
        let found = transaction
            .prepare_cached(NEXT)?
            .query_row((PENDING, tries, now, &not), |row| row.try_into())
            .optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

struct Claimed {
    at: i64,
    subscriber: i64,
    digest: bool,
    /// Alert, subscription and tries.
    rows: Vec<(i64, i64, u32)>,
}

fn parcel(transaction: &Transaction<'_>, vault: &Vault, claimed: Claimed) -> Result<Parcel, StoreError> {
    let Claimed { at: claimed_at, subscriber, digest, rows } = claimed;
    let (sealed, topic_id): (Vec<u8>, i32) = transaction
        .prepare_cached("SELECT sealed, topic_id FROM subscriber WHERE number = ?1")?
        .query_row([subscriber], |row| row.try_into())?;
    let mut items = rows
        .into_iter()
        .map(|(alert, subscription, tries)| {
            Ok(Item { alert, announcement: read(transaction, alert)?, subscription, tries })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    items.sort_by_key(|item| item.alert);
    let chat_id = vault.open_chat(Purpose::Subscriber, &sealed)?;
    let recipient = Recipient { chat_id, topic_id: Some(topic_id).filter(|topic| *topic != 0) };
    Ok(Parcel { claimed_at, recipient, subscriber, items, digest })
}

fn read(connection: &Connection, alert: i64) -> Result<Announcement, StoreError> {
    let mut read = connection.prepare_cached("SELECT entry, what FROM alert WHERE number = ?1")?;
    Ok(read.query_row([alert], |row| Ok(Announcement { entry: row.get(0)?, what: row.get(1)? }))?)
}

fn mark(transaction: &Transaction<'_>, subscriber: i64, item: &Item, outcome: Outcome) -> Result<(), StoreError> {
    // What is to be tried again may be of an alert that was stopped meanwhile.
    let state = |state: i64, due: Option<i64>, untried: bool| -> Result<(), StoreError> {
        transaction
            .prepare_cached(
                "UPDATE delivery SET due = ifnull(?2, due), tries = tries - ?3, state =
                     iif(?1 = ?6 AND (SELECT malformed FROM alert WHERE number = ?4) >= ?7, ?8, ?1)
                 WHERE alert = ?4 AND subscriber = ?5",
            )?
            .execute((state, due, untried, item.alert, subscriber, PENDING, MOST_MALFORMED, HELD))?;
        Ok(())
    };
    match outcome {
        Outcome::Sent => state(SENT, None, false),
        Outcome::NotSent { again } => state(PENDING, Some(again), true),
        Outcome::Wait { until } => state(PENDING, Some(until), true),
        Outcome::Moved { now, .. } => state(PENDING, Some(now), true),
        Outcome::Unclear { .. } if item.tries >= MOST_TRIES => state(UNCERTAIN, None, false),
        Outcome::Unclear { now } => state(PENDING, Some(now + (60 << (item.tries.max(1) - 1))), false),
        Outcome::Closed { .. } => state(PENDING, None, true),
        Outcome::Void => state(GIVEN_UP, None, false),
        Outcome::Malformed => {
            state(GIVEN_UP, None, false)?;
            transaction.execute("UPDATE alert SET malformed = malformed + 1 WHERE number = ?1", [item.alert])?;
            transaction.execute(
                "UPDATE delivery SET state = ?1 WHERE alert = ?2 AND state = ?3
                 AND (SELECT malformed FROM alert WHERE number = ?2) >= ?4",
                (HELD, item.alert, PENDING, MOST_MALFORMED),
            )?;
            Ok(())
        }
    }
}
