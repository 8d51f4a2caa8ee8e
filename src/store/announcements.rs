//! Alerts that are announced: what each is about, whom it concerns, and how far it is.

use std::collections::BTreeMap;

use rusqlite::Transaction;

use super::deliveries::{GIVEN_UP, HELD, MOST_MALFORMED, PENDING};
use super::{Database, Store, StoreError};
use crate::crash;

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

/// How many are to be alerted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Audience {
    pub subscriptions: u32,
    /// Of these, those that rest because somebody said so.
    pub paused: u32,
    /// Chats and topics.
    pub subscribers: u32,
    /// Of these, those that are closed to the bot.
    pub suspended: u32,
}

/// Deliveries that are written by one statement.
const AT_A_TIME: usize = 100;

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
            deliver(&transaction, alert, concerned)?;
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
                "SELECT entry, what FROM alert WHERE number IN
                 (SELECT alert FROM delivery INDEXED BY delivery_next WHERE state IN (0, 1, 5))",
            )?;
            let rows = select.query_map([], |row| Ok(Announcement { entry: row.get(0)?, what: row.get(1)? }))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// How far the alerts are, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn progress(&self) -> Result<Vec<Progress>, StoreError> {
        self.progress_of(false).await
    }

    /// The same of those alerts only of which something is still to be delivered.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn progress_of_unfinished(&self) -> Result<Vec<Progress>, StoreError> {
        self.progress_of(true).await
    }

    async fn progress_of(&self, unfinished: bool) -> Result<Vec<Progress>, StoreError> {
        self.run(move |Database { connection, .. }| {
            let mut select = connection.prepare(
                "SELECT entry, what, announced_at, malformed >= ?1,
                        count(*) FILTER (WHERE state IN (0, 1, 5)), count(*) FILTER (WHERE state = 2),
                        count(*) FILTER (WHERE state = 3), count(*) FILTER (WHERE state = 4)
                 FROM alert LEFT JOIN delivery ON alert = alert.number
                 WHERE NOT ?2 OR alert.number IN (SELECT alert FROM delivery WHERE state IN (0, 1, 5))
                 GROUP BY alert.number ORDER BY alert.number DESC",
            )?;
            let rows = select.query_map((MOST_MALFORMED, unfinished), |row| {
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

    /// How many are to be alerted.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn audience(&self) -> Result<Audience, StoreError> {
        self.run(|Database { connection, .. }| {
            let counts = "SELECT (SELECT count(*) FROM subscription), (SELECT count(*) FROM subscription WHERE paused),
                 count(*), count(suspended_at) FROM subscriber";
            Ok(connection.query_row(counts, [], |row| {
                Ok(Audience {
                    subscriptions: row.get(0)?,
                    paused: row.get(1)?,
                    subscribers: row.get(2)?,
                    suspended: row.get(3)?,
                })
            })?)
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
                "DELETE FROM delivery WHERE +state IN (2, 3, 4)
                 AND alert IN (SELECT number FROM alert WHERE announced_at < ?1)",
                [then],
            )?)
        })
        .await
    }
}

/// Owes the alert to those whom it concerns, many in one statement: one for each takes more than twice as long.
fn deliver(transaction: &Transaction<'_>, alert: i64, concerned: Vec<Concerned>) -> Result<(), StoreError> {
    // Whoever has unsubscribed meanwhile gets none; whoever wants it twice gets one, the earlier.
    let mut deliver = transaction.prepare_cached(
        "INSERT INTO delivery (alert, subscriber, subscription, due, digest, tries, state)
         SELECT ?1, subscriber, number, ?3, ?4, 0, 0 FROM json_each(?2) CROSS JOIN subscription ON number = value
         WHERE true
         ON CONFLICT (alert, subscriber) DO UPDATE
         SET subscription = excluded.subscription, due = excluded.due, digest = excluded.digest
         WHERE excluded.due < due",
    )?;
    let mut by_due: BTreeMap<(i64, bool), Vec<i64>> = BTreeMap::new();
    for Concerned { subscription, due, digest } in concerned {
        by_due.entry((due, digest)).or_default().push(subscription);
    }
    for ((due, digest), subscriptions) in by_due {
        for some in subscriptions.chunks(AT_A_TIME) {
            for _ in some {
                crash::point("in the fan-out");
            }
            deliver.execute((alert, serde_json::Value::from(some).to_string(), due, digest))?;
        }
    }
    Ok(())
}

fn know(transaction: &Transaction<'_>, entry: &str, languages: &[String]) -> Result<(), StoreError> {
    let mut know = transaction.prepare_cached(
        "INSERT INTO known_entry (entry, languages) VALUES (?1, ?2)
         ON CONFLICT (entry) DO UPDATE SET languages = excluded.languages",
    )?;
    know.execute((entry, languages.join(" ")))?;
    Ok(())
}
