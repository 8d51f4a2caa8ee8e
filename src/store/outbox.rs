//! The outbox: alerts that are announced, and a delivery for each recipient who wants one.
//!
//! A delivery is claimed durably before it is sent and marked after Telegram has answered. What was claimed and not
//! marked when the program ended may have been sent: it goes to the back of the queue, behind those not yet tried.

use rusqlite::{OptionalExtension as _, Transaction};

use super::subscriptions::Recipient;
use super::vault::{Purpose, Vault};
use super::{Database, Store, StoreError};

/// What an alert is about. The same is never announced twice.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Announcement {
    pub entry: String,
    /// Which news of the entry: that it is there, or that a version is.
    pub what: String,
}

/// One subscription that an announcement concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Concerned {
    pub subscription: i64,
    /// When it is to be delivered, in unix seconds.
    pub due: i64,
    /// Whether it waits to be sent together with others.
    pub digest: bool,
}

/// What goes out in one message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
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
    NotSent { again: i64 },
    /// Telegram wants this chat to be left alone until then: that was no try.
    Wait { until: i64 },
    /// It may have been sent.
    Unclear { now: i64 },
    /// The chat is closed to the bot.
    Closed { now: i64 },
    /// Telegram does not take the message: a mistake of ours.
    Malformed,
    /// There is nothing left to say.
    Void,
}

/// How far an alert is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub announcement: Announcement,
    /// In unix seconds.
    pub announced_at: i64,
    /// Stopped after [`MOST_MALFORMED`] refusals of our own message.
    pub stopped: bool,
    pub pending: u32,
    pub sent: u32,
    pub given_up: u32,
    pub uncertain: u32,
}

const PENDING: i64 = 0;
const CLAIMED: i64 = 1;
const SENT: i64 = 2;
const GIVEN_UP: i64 = 3;
const UNCERTAIN: i64 = 4;
/// Of an alert that was stopped.
const HELD: i64 = 5;

/// Tries of unclear outcome, after which it stays uncertain.
const MOST_TRIES: u32 = 5;

/// Refusals of our own message, after which an alert is stopped.
pub const MOST_MALFORMED: i64 = 3;

impl Store {
    /// Announces in one transaction: the alert, a delivery for each subscription it concerns, and what is known of the
    /// entry from now on. `None` when it was announced before; then nothing is written.
    ///
    /// # Errors
    /// When the database refuses; then nothing is announced.
    pub async fn announce(
        &self,
        announcement: Announcement,
        languages: Vec<String>,
        concerned: Vec<Concerned>,
        now: i64,
    ) -> Result<Option<i64>, StoreError> {
        self.run(move |Database { connection, .. }| {
            let transaction = connection.transaction()?;
            let Announcement { entry, what } = &announcement;
            let written = transaction.execute(
                "INSERT OR IGNORE INTO alert (entry, what, announced_at) VALUES (?1, ?2, ?3)",
                (entry, what, now),
            )?;
            if written == 0 {
                return Ok(None);
            }
            let alert = transaction.last_insert_rowid();
            {
                // Whoever has unsubscribed meanwhile gets none; whoever wants it twice gets one, the earlier.
                let mut deliver = transaction.prepare_cached(
                    "INSERT INTO delivery (alert, subscriber, subscription, due, digest, tries, state)
                     SELECT ?1, subscriber, number, ?3, ?4, 0, 0 FROM subscription WHERE number = ?2
                     ON CONFLICT (alert, subscriber) DO UPDATE
                     SET subscription = excluded.subscription, due = excluded.due, digest = excluded.digest
                     WHERE excluded.due < due",
                )?;
                for Concerned { subscription, due, digest } in concerned {
                    deliver.execute((alert, subscription, due, digest))?;
                }
            }
            know(&transaction, entry, &languages)?;
            transaction.commit()?;
            Ok(Some(alert))
        })
        .await
    }

    /// What was announced of each entry, or was there from the beginning: its id and its languages.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn known_entries(&self) -> Result<Vec<(String, Vec<String>)>, StoreError> {
        self.run(|Database { connection, .. }| {
            let mut select = connection.prepare_cached("SELECT entry, languages FROM known_entry ORDER BY entry")?;
            let rows = select.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
            let split = |languages: String| languages.split_whitespace().map(str::to_owned).collect();
            rows.map(|row| row.map(|(entry, languages)| (entry, split(languages))).map_err(StoreError::from)).collect()
        })
        .await
    }

    /// Takes these entries as known, without a word to anybody.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn know_entries(&self, entries: Vec<(String, Vec<String>)>) -> Result<(), StoreError> {
        self.run(move |Database { connection, .. }| {
            let transaction = connection.transaction()?;
            for (entry, languages) in &entries {
                know(&transaction, entry, languages)?;
            }
            Ok(transaction.commit()?)
        })
        .await
    }

    /// Takes back all that is still to be delivered of these.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn cancel(&self, announcements: Vec<Announcement>) -> Result<usize, StoreError> {
        self.run(move |Database { connection, .. }| {
            let transaction = connection.transaction()?;
            let mut cancelled = 0;
            for Announcement { entry, what } in &announcements {
                cancelled += transaction.execute(
                    "UPDATE delivery SET state = ?1 WHERE state IN (?2, ?3) AND alert IN
                     (SELECT number FROM alert WHERE entry = ?4 AND what = ?5)",
                    (GIVEN_UP, PENDING, HELD, entry, what),
                )?;
            }
            transaction.commit()?;
            Ok(cancelled)
        })
        .await
    }

    /// The announcements of which something is still to be delivered.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn pending_announcements(&self) -> Result<Vec<Announcement>, StoreError> {
        self.run(|Database { connection, .. }| {
            let mut select = connection.prepare_cached(
                "SELECT entry, what FROM alert WHERE EXISTS
                 (SELECT 1 FROM delivery WHERE alert = alert.number AND state IN (0, 1, 5))",
            )?;
            let rows = select.query_map([], |row| Ok(Announcement { entry: row.get(0)?, what: row.get(1)? }))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Puts back what was claimed when the program ended. To be said once, before the first claim.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn recover_claimed(&self) -> Result<usize, StoreError> {
        self.run(|Database { connection, .. }| {
            Ok(connection.execute("UPDATE delivery SET state = ?1 WHERE state = ?2", (PENDING, CLAIMED))?)
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
                let mut claim = transaction.prepare_cached(
                    "UPDATE delivery SET state = ?1, tries = tries + 1
                     WHERE subscriber = ?2 AND state = ?3 AND due <= ?4 AND digest = ?5 AND (digest OR alert = ?6)
                     RETURNING alert, subscription, tries",
                )?;
                let claimed: Vec<(i64, i64, u32)> = claim
                    .query_map((CLAIMED, subscriber, PENDING, now, digest, alert), |row| row.try_into())?
                    .collect::<Result<_, _>>()?;
                parcel(&transaction, vault, subscriber, claimed, digest)?
            };
            transaction.commit()?;
            Ok(Some(parcel))
        })
        .await
    }

    /// Marks what came of a parcel.
    ///
    /// # Errors
    /// When the database refuses; then it stays claimed, and is unclear at the next start.
    pub async fn mark(&self, parcel: Parcel, outcome: Outcome) -> Result<(), StoreError> {
        self.run(move |Database { connection, .. }| {
            let transaction = connection.transaction()?;
            for item in &parcel.items {
                mark(&transaction, parcel.subscriber, item, outcome)?;
            }
            match outcome {
                Outcome::Wait { until } => {
                    transaction.execute(
                        "UPDATE delivery SET due = max(due, ?1) WHERE subscriber = ?2 AND state = ?3",
                        (until, parcel.subscriber, PENDING),
                    )?;
                }
                Outcome::Closed { now } => {
                    transaction.execute(
                        "UPDATE subscriber SET suspended_at = ifnull(suspended_at, ?1)
                         WHERE lookup = (SELECT lookup FROM subscriber WHERE number = ?2)",
                        (now, parcel.subscriber),
                    )?;
                }
                _ => {}
            }
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
                let due: Option<i64> = connection
                    .prepare_cached(
                        "SELECT due FROM delivery JOIN subscriber ON subscriber.number = subscriber
                         WHERE state = ?1 AND tries = ?2 AND suspended_at IS NULL ORDER BY due LIMIT 1",
                    )?
                    .query_row((PENDING, tries), |row| row.get(0))
                    .optional()?;
                earliest = [earliest, due].into_iter().flatten().min();
            }
            Ok(earliest)
        })
        .await
    }

    /// How far the alerts are, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn progress(&self) -> Result<Vec<Progress>, StoreError> {
        self.run(|Database { connection, .. }| {
            let mut select = connection.prepare(
                "SELECT entry, what, announced_at, malformed >= ?1,
                        count(*) FILTER (WHERE state IN (0, 1, 5)), count(*) FILTER (WHERE state = 2),
                        count(*) FILTER (WHERE state = 3), count(*) FILTER (WHERE state = 4)
                 FROM alert LEFT JOIN delivery ON alert = alert.number GROUP BY alert.number ORDER BY alert.number DESC",
            )?;
            let rows = select.query_map([MOST_MALFORMED], |row| {
                Ok(Progress {
                    announcement: Announcement { entry: row.get(0)?, what: row.get(1)? },
                    announced_at: row.get(2)?,
                    stopped: row.get(3)?,
                    pending: row.get(4)?,
                    sent: row.get(5)?,
                    given_up: row.get(6)?,
                    uncertain: row.get(7)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Forgets whom alerts went to that were announced before `then`, in unix seconds, once nothing of them is to come.
    /// That they were announced stays known.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_delivered_before(&self, then: i64) -> Result<usize, StoreError> {
        self.run(move |Database { connection, .. }| {
            Ok(connection.execute(
                "DELETE FROM delivery WHERE state IN (2, 3, 4)
                 AND alert IN (SELECT number FROM alert WHERE announced_at < ?1)",
                [then],
            )?)
        })
        .await
    }
}

fn know(transaction: &Transaction<'_>, entry: &str, languages: &[String]) -> Result<(), StoreError> {
    let mut know = transaction.prepare_cached(
        "INSERT INTO known_entry (entry, languages) VALUES (?1, ?2)
         ON CONFLICT (entry) DO UPDATE SET languages = excluded.languages",
    )?;
    know.execute((entry, languages.join(" ")))?;
    Ok(())
}

/// The subscriber and alert of what is due first, and whether it is part of a digest.
///
/// Asked for one number of tries after the other, so that the index leads straight to it, however many rows wait.
fn next(transaction: &Transaction<'_>, now: i64, not: &[i64]) -> Result<Option<(i64, i64, bool)>, StoreError> {
    let not = serde_json::Value::from(not).to_string();
    for tries in 0..=MOST_TRIES {
        let found = transaction
            .prepare_cached(
                "SELECT subscriber, alert, digest FROM delivery JOIN subscriber ON subscriber.number = subscriber
                 WHERE state = ?1 AND tries = ?2 AND due <= ?3 AND suspended_at IS NULL
                 AND subscriber NOT IN (SELECT value FROM json_each(?4))
                 ORDER BY due LIMIT 1",
            )?
            .query_row((PENDING, tries, now, &not), |row| row.try_into())
            .optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

fn parcel(
    transaction: &Transaction<'_>,
    vault: &Vault,
    subscriber: i64,
    claimed: Vec<(i64, i64, u32)>,
    digest: bool,
) -> Result<Parcel, StoreError> {
    let (sealed, topic_id): (Vec<u8>, i32) = transaction
        .prepare_cached("SELECT sealed, topic_id FROM subscriber WHERE number = ?1")?
        .query_row([subscriber], |row| row.try_into())?;
    let mut read = transaction.prepare_cached("SELECT entry, what FROM alert WHERE number = ?1")?;
    let mut items = Vec::new();
    for (alert, subscription, tries) in claimed {
        let announcement =
            read.query_row([alert], |row| Ok(Announcement { entry: row.get(0)?, what: row.get(1)? }))?;
        items.push(Item { alert, announcement, subscription, tries });
    }
    items.sort_by_key(|item| item.alert);
    let chat_id = vault.open_chat(Purpose::Subscriber, &sealed)?;
    let recipient = Recipient { chat_id, topic_id: Some(topic_id).filter(|topic| *topic != 0) };
    Ok(Parcel { recipient, subscriber, items, digest })
}

fn mark(transaction: &Transaction<'_>, subscriber: i64, item: &Item, outcome: Outcome) -> Result<(), StoreError> {
    let state = |state: i64, due: Option<i64>, untried: bool| -> Result<(), StoreError> {
        transaction
            .prepare_cached(
                "UPDATE delivery SET state = ?1, due = ifnull(?2, due), tries = tries - ?3
                 WHERE alert = ?4 AND subscriber = ?5",
            )?
            .execute((state, due, untried, item.alert, subscriber))?;
        Ok(())
    };
    match outcome {
        Outcome::Sent => state(SENT, None, false),
        Outcome::NotSent { again } => state(PENDING, Some(again), true),
        Outcome::Wait { until } => state(PENDING, Some(until), true),
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
