//! Which updates are done with, so that none is answered twice, and which answers are still owed after a stop.

use super::{Store, StoreError};

/// An answer that a person waits for: where, not what. The words stay with Telegram.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    pub update_id: i64,
    pub chat_id: i64,
    pub topic_id: Option<i32>,
    pub message_id: i32,
}

impl Store {
    /// Remembers in one step what was handled, what is owed, and that Telegram has confirmed all below `confirmed`.
    ///
    /// # Errors
    /// When the database refuses; then nothing is remembered.
    pub async fn settle(&self, handled: Vec<i64>, owed: Vec<Owed>, confirmed: i64) -> Result<(), StoreError> {
        self.run(move |connection| {
            let transaction = connection.transaction()?;
            // Telegram never sends again what is confirmed.
            transaction.prepare_cached("DELETE FROM handled_update WHERE update_id < ?1")?.execute([confirmed])?;
            {
                let mut remember = transaction.prepare_cached("INSERT OR IGNORE INTO handled_update VALUES (?1)")?;
                let mut owe =
                    transaction.prepare_cached("INSERT OR IGNORE INTO owed_answer VALUES (?1, ?2, ?3, ?4)")?;
                for Owed { update_id, chat_id, topic_id, message_id } in owed {
                    owe.execute((update_id, chat_id, topic_id, message_id))?;
                    // Else, sent again after a crash, it would be answered beside the word about the debt.
                    if update_id >= confirmed {
                        remember.execute([update_id])?;
                    }
                }
                // After the debts: what was finished meanwhile may be among them.
                let mut pay = transaction.prepare_cached("DELETE FROM owed_answer WHERE update_id = ?1")?;
                for update_id in handled {
                    pay.execute([update_id])?;
                    if update_id >= confirmed {
                        remember.execute([update_id])?;
                    }
                }
            }
            transaction.commit()?;
            Ok(())
        })
        .await
    }

    /// The updates that were handled but perhaps not confirmed.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn handled_updates(&self) -> Result<Vec<i64>, StoreError> {
        self.run(|connection| {
            let mut select = connection.prepare("SELECT update_id FROM handled_update ORDER BY update_id")?;
            let ids = select.query_map([], |row| row.get(0))?;
            Ok(ids.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Takes the answers that were still owed when the program stopped.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take_owed(&self) -> Result<Vec<Owed>, StoreError> {
        self.run(|connection| {
            let mut take =
                connection.prepare("DELETE FROM owed_answer RETURNING update_id, chat_id, topic_id, message_id")?;
            let owed = take.query_map([], |row| {
                let (update_id, chat_id, topic_id, message_id) = row.try_into()?;
                Ok(Owed { update_id, chat_id, topic_id, message_id })
            })?;
            let mut owed: Vec<Owed> = owed.collect::<Result<_, _>>()?;
            owed.sort_by_key(|owed| owed.update_id);
            Ok(owed)
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn handled_updates_are_known_after_a_restart_until_they_are_confirmed() {
        let data = tempfile::tempdir().unwrap();
        let store = Store::open(data.path()).unwrap();
        store.settle(vec![5, 6], Vec::new(), 5).await.unwrap();
        drop(store);
        let store = Store::open(data.path()).unwrap();
        assert_eq!(store.handled_updates().await.unwrap(), [5, 6]);
        store.settle(vec![7], Vec::new(), 7).await.unwrap();
        assert_eq!(store.handled_updates().await.unwrap(), [7]);
    }

    #[tokio::test]
    async fn owed_answers_are_taken_once_and_paid_ones_never() {
        let store = Store::in_memory().unwrap();
        let owed = |update_id| Owed { update_id, chat_id: -100, topic_id: Some(4), message_id: 9 };
        store.settle(Vec::new(), vec![owed(1), owed(2)], 3).await.unwrap();
        store.settle(vec![1], Vec::new(), 3).await.unwrap();
        assert_eq!(store.take_owed().await.unwrap(), [owed(2)]);
        assert!(store.take_owed().await.unwrap().is_empty());

        store.settle(vec![4], vec![owed(4), owed(5)], 4).await.unwrap();
        assert_eq!(store.take_owed().await.unwrap(), [owed(5)], "finished in the same moment");
        assert_eq!(store.handled_updates().await.unwrap(), [4, 5], "a debt is not answered, too");
    }
}
