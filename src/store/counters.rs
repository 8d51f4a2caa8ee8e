//! Counters by week: of entries, and of terms that were asked for in vain. Nothing in them is of a person or a chat.

use super::{Database, Store, StoreError};

/// What was counted of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryCount {
    pub entry: String,
    pub what: String,
    pub count: u64,
}

/// A term that was asked for in vain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissedTerm {
    pub term: String,
    /// The most on one day.
    pub chats: u32,
    pub days: u32,
    pub weeks: u32,
}

impl Store {
    /// Adds to the counters of a week, all or none: of each entry what is counted, and by how much.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn count(&self, week: i64, changes: Vec<(String, &'static str, i64)>) -> Result<(), StoreError> {
        self.run(move |database| {
            database.must_last()?;
            let transaction = database.connection.transaction()?;
            {
                // Taken back is what was added in the same week, so that no counter falls below 0.
                let mut add = transaction.prepare_cached(
                    "INSERT INTO entry_count (entry, week, what, count) VALUES (?1, ?2, ?3, max(?4, 0))
                     ON CONFLICT (entry, week, what) DO UPDATE SET count = max(count + ?4, 0)",
                )?;
                for (entry, what, by) in changes {
                    add.execute((entry, week, what, by))?;
                }
            }
            Ok(transaction.commit()?)
        })
        .await
    }

    /// Keeps that so many chats have asked for a term on one day of this week; `is_new` is the day's first such word.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_missed(&self, week: i64, term: String, chats: u32, is_new: bool) -> Result<(), StoreError> {
        self.run(move |database| {
            database.must_last()?;
            // A start in the middle of a day begins to count anew, so that the day may come twice.
            database.connection.execute(
                "INSERT INTO unmet_term (term, week, days, most_chats) VALUES (?1, ?2, 1, ?3)
                 ON CONFLICT (term, week) DO UPDATE SET days = min(days + ?4, 7), most_chats = max(most_chats, ?3)",
                (term, week, chats, is_new),
            )?;
            Ok(())
        })
        .await
    }

    /// What was counted of entries from this week on.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn counted_since(&self, week: i64) -> Result<Vec<EntryCount>, StoreError> {
        self.run(move |Database { connection, .. }| {
            let mut select = connection.prepare_cached(
                "SELECT entry, what, sum(count) FROM entry_count WHERE week >= ?1 GROUP BY entry, what ORDER BY 1, 2",
            )?;
            let counts = select.query_map([week], |row| {
                let count: i64 = row.get(2)?;
                Ok(EntryCount { entry: row.get(0)?, what: row.get(1)?, count: count.unsigned_abs() })
            })?;
            Ok(counts.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// What was asked for in vain from this week on.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn missed_since(&self, week: i64) -> Result<Vec<MissedTerm>, StoreError> {
        self.run(move |Database { connection, .. }| {
            let mut select = connection.prepare_cached(
                "SELECT term, max(most_chats), sum(days), count(*) FROM unmet_term WHERE week >= ?1
                 GROUP BY term ORDER BY term",
            )?;
            let terms = select.query_map([week], |row| {
                Ok(MissedTerm { term: row.get(0)?, chats: row.get(1)?, days: row.get(2)?, weeks: row.get(3)? })
            })?;
            Ok(terms.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Forgets the counters of earlier weeks.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_counters_before(&self, week: i64) -> Result<(), StoreError> {
        self.run(move |database| {
            database.must_last()?;
            database.connection.execute("DELETE FROM entry_count WHERE week < ?1", [week])?;
            database.connection.execute("DELETE FROM unmet_term WHERE week < ?1", [week])?;
            Ok(())
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(all: &[(&str, &'static str, i64)]) -> Vec<(String, &'static str, i64)> {
        all.iter().map(|(entry, what, by)| ((*entry).to_owned(), *what, *by)).collect()
    }

    async fn counted(store: &Store, week: i64) -> Vec<(String, String, u64)> {
        let counts = store.counted_since(week).await.unwrap();
        counts.into_iter().map(|counted| (counted.entry, counted.what, counted.count)).collect()
    }

    fn row(entry: &str, what: &str, count: u64) -> (String, String, u64) {
        (entry.to_owned(), what.to_owned(), count)
    }

    #[tokio::test]
    async fn counts_add_up_over_weeks_and_never_fall_below_nothing() {
        let store = Store::in_memory().unwrap();
        store.count(7, changes(&[("a", "shown", 1), ("a", "shown", 2), ("b", "sent", 1)])).await.unwrap();
        store.count(8, changes(&[("a", "shown", 4), ("b", "helpful", -1), ("b", "sent", 1)])).await.unwrap();
        store.count(8, changes(&[("b", "sent", -1), ("b", "sent", -1)])).await.unwrap();
        assert_eq!(counted(&store, 7).await, [row("a", "shown", 7), row("b", "helpful", 0), row("b", "sent", 1)]);
        assert_eq!(counted(&store, 8).await, [row("a", "shown", 4), row("b", "helpful", 0), row("b", "sent", 0)]);
        store.forget_counters_before(8).await.unwrap();
        assert_eq!(counted(&store, 0).await[0], row("a", "shown", 4));
    }

    #[tokio::test]
    async fn of_a_term_the_days_and_the_most_chats_are_kept() {
        let store = Store::in_memory().unwrap();
        for (week, chats, is_new) in [(7, 5, true), (7, 6, false), (7, 5, true), (8, 5, true)] {
            store.keep_missed(week, "boats".to_owned(), chats, is_new).await.unwrap();
        }
        let missed = |chats, days, weeks| MissedTerm { term: "boats".to_owned(), chats, days, weeks };
        assert_eq!(store.missed_since(7).await.unwrap(), [missed(6, 3, 2)]);
        assert_eq!(store.missed_since(8).await.unwrap(), [missed(5, 1, 1)]);
        for _ in 0..9 {
            store.keep_missed(8, "boats".to_owned(), 5, true).await.unwrap();
        }
        assert_eq!(store.missed_since(8).await.unwrap(), [missed(5, 7, 1)], "a week has seven days");
        store.forget_counters_before(9).await.unwrap();
        assert_eq!(store.missed_since(0).await.unwrap(), []);
    }

    #[tokio::test]
    async fn where_nothing_lasts_nothing_is_counted() {
        let store = Store::stand_in().unwrap();
        assert!(matches!(store.count(7, changes(&[("a", "shown", 1)])).await, Err(StoreError::ReadOnly)));
        assert!(matches!(store.keep_missed(7, "a".to_owned(), 5, true).await, Err(StoreError::ReadOnly)));
    }
}
