//! Which updates are done with, so that none is answered twice, and which answers are still owed after a stop.

use rusqlite::Transaction;

use super::vault::{Purpose, Vault};
use super::{Database, Store, StoreError};

/// An answer that a person waits for: where, not what. The words stay with Telegram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    pub update_id: i64,
    pub chat_id: i64,
    pub topic_id: Option<i32>,
    pub message_id: i32,
    /// The tag of the language that they are spoken to in.
    pub interface: String,
}

impl Store {
    /// Remembers in one step what was handled, what is owed, and that Telegram has confirmed all below `confirmed`.
    ///
    /// # Errors
    /// When the database refuses; then nothing is remembered.
    pub async fn settle(&self, handled: Vec<i64>, owed: Vec<Owed>, confirmed: i64) -> Result<(), StoreError> {
        self.run(move |Database { connection, vault, .. }| {
            let transaction = connection.transaction()?;
            // Telegram never sends again what is confirmed.
            transaction.prepare_cached("DELETE FROM handled_update WHERE update_id < ?1")?.execute([confirmed])?;
            {
                let mut remember = transaction.prepare_cached("INSERT OR IGNORE INTO handled_update VALUES (?1)")?;
                let mut owe =
                    transaction.prepare_cached("INSERT OR IGNORE INTO owed_answer VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
                for Owed { update_id, chat_id, topic_id, message_id, interface } in owed {
                    let sealed = vault.seal_chat(Purpose::OwedAnswer, chat_id)?;
                    owe.execute((update_id, vault.lookup_chat(chat_id), sealed, topic_id, message_id, interface))?;
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
        self.run(|Database { connection, .. }| {
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
        self.run(|Database { connection, vault, .. }| {
            let mut take = connection
                .prepare("DELETE FROM owed_answer RETURNING update_id, sealed, topic_id, message_id, interface")?;
            let mut rows = take.query([])?;
            let mut owed = Vec::new();
            while let Some(row) = rows.next()? {
                let (update_id, sealed, topic_id, message_id, interface): (i64, Vec<u8>, _, _, _) = row.try_into()?;
                let chat_id = vault.open_chat(Purpose::OwedAnswer, &sealed)?;
                owed.push(Owed { update_id, chat_id, topic_id, message_id, interface });
            }
            owed.sort_by_key(|owed| owed.update_id);
            Ok(owed)
        })
        .await
    }
}

/// The answers that a chat is owed are given up; how many.
pub(super) fn forget_owed(database: &Transaction, vault: &Vault, chat_id: i64) -> Result<usize, StoreError> {
    Ok(database.execute("DELETE FROM owed_answer WHERE lookup = ?1", [vault.lookup_chat(chat_id)])?)
}

/// The answers that a chat is owed go to another one.
pub(super) fn move_owed(database: &Transaction, vault: &Vault, from: i64, to: i64) -> Result<(), StoreError> {
    let sealed = vault.seal_chat(Purpose::OwedAnswer, to)?;
    database.execute(
        "UPDATE owed_answer SET lookup = ?1, sealed = ?2 WHERE lookup = ?3",
        (vault.lookup_chat(to), sealed, vault.lookup_chat(from)),
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn handled_updates_are_known_after_a_restart_until_they_are_confirmed() {
        let data = tempfile::tempdir().unwrap();
        let key = data.path().join("key");
        let store = Store::open(data.path(), &key).unwrap();
        store.settle(vec![5, 6], Vec::new(), 5).await.unwrap();
        drop(store);
        let store = Store::open(data.path(), &key).unwrap();
        assert_eq!(store.handled_updates().await.unwrap(), [5, 6]);
        store.settle(vec![7], Vec::new(), 7).await.unwrap();
        assert_eq!(store.handled_updates().await.unwrap(), [7]);
    }

    #[tokio::test]
    async fn owed_answers_are_taken_once_and_paid_ones_never() {
        let store = Store::in_memory().unwrap();
        let owed =
            |update_id| Owed { update_id, chat_id: -100, topic_id: Some(4), message_id: 9, interface: "ar".to_owned() };
        store.settle(Vec::new(), vec![owed(1), owed(2)], 3).await.unwrap();
        store.settle(vec![1], Vec::new(), 3).await.unwrap();
        assert_eq!(store.take_owed().await.unwrap(), [owed(2)]);
        assert!(store.take_owed().await.unwrap().is_empty());

        store.settle(vec![4], vec![owed(4), owed(5)], 4).await.unwrap();
        assert_eq!(store.take_owed().await.unwrap(), [owed(5)], "finished in the same moment");
        assert_eq!(store.handled_updates().await.unwrap(), [4, 5], "a debt is not answered, too");
    }
}
