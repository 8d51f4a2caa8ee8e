//! What a chat has saved. Its id is not kept, but for its mark.

use rusqlite::{OptionalExtension as _, Transaction};

use super::vault::Vault;
use super::{Database, Store, StoreError};

/// As many entries as a chat can save.
pub const MOST_SAVED: usize = 200;

impl Store {
    /// The ids of the entries that a chat has saved, the latest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn saved(&self, chat_id: i64) -> Result<Vec<String>, StoreError> {
        self.run(move |Database { connection, vault, .. }| {
            let mut select =
                connection.prepare_cached("SELECT entry FROM saved_entry WHERE lookup = ?1 ORDER BY place DESC")?;
            let entries = select.query_map([vault.lookup_chat(chat_id)], |row| row.get(0))?;
            Ok(entries.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Saves an entry for a chat. False when it has as many as it can have.
    ///
    /// # Errors
    /// When the database refuses; then all is as before.
    pub async fn save(&self, chat_id: i64, entry: String) -> Result<bool, StoreError> {
        self.run(move |database| {
            database.must_last()?;
            let Database { connection, vault, .. } = database;
            let lookup = vault.lookup_chat(chat_id);
            let (count, last): (i64, i64) = connection.query_row(
                "SELECT count(*), coalesce(max(place), 0) FROM saved_entry WHERE lookup = ?1",
                [&lookup],
                |row| row.try_into(),
            )?;
            let known = connection
                .query_row("SELECT 1 FROM saved_entry WHERE lookup = ?1 AND entry = ?2", (&lookup, &entry), |_| Ok(()))
                .optional()?;
            if known.is_some() {
                return Ok(true);
            }
            if usize::try_from(count).is_ok_and(|count| count >= MOST_SAVED) {
                return Ok(false);
            }
            connection.execute(
                "INSERT INTO saved_entry (lookup, entry, place) VALUES (?1, ?2, ?3)",
                (lookup, entry, last + 1),
            )?;
            Ok(true)
        })
        .await
    }

    /// Takes an entry from what a chat has saved.
    ///
    /// # Errors
    /// When the database refuses; then all is as before.
    pub async fn unsave(&self, chat_id: i64, entry: String) -> Result<(), StoreError> {
        self.run(move |Database { connection, vault, .. }| {
            let lookup = vault.lookup_chat(chat_id);
            connection.execute("DELETE FROM saved_entry WHERE lookup = ?1 AND entry = ?2", (lookup, entry))?;
            Ok(())
        })
        .await
    }
}

/// How many there were.
pub fn forget(transaction: &Transaction<'_>, vault: &Vault, chat_id: i64) -> Result<u32, StoreError> {
    let gone = transaction.execute("DELETE FROM saved_entry WHERE lookup = ?1", [vault.lookup_chat(chat_id)])?;
    Ok(u32::try_from(gone).unwrap_or(u32::MAX))
}

/// What a chat has saved goes to its new id.
pub fn move_to(transaction: &Transaction<'_>, vault: &Vault, from: i64, to: i64) -> Result<(), StoreError> {
    let (old, new) = (vault.lookup_chat(from), vault.lookup_chat(to));
    transaction.execute("UPDATE OR IGNORE saved_entry SET lookup = ?1 WHERE lookup = ?2", (new, &old))?;
    transaction.execute("DELETE FROM saved_entry WHERE lookup = ?1", [old])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_chat_keeps_its_own_list_until_it_is_forgotten() {
        let store = Store::in_memory().unwrap();
        for entry in ["one", "two", "one"] {
            assert!(store.save(7, entry.to_owned()).await.unwrap());
        }
        store.save(8, "three".to_owned()).await.unwrap();
        assert_eq!(store.saved(7).await.unwrap(), ["two", "one"]);
        store.unsave(7, "two".to_owned()).await.unwrap();
        assert_eq!(store.saved(7).await.unwrap(), ["one"]);
        store.move_chat(7, 9).await.unwrap();
        assert_eq!(
            (store.saved(7).await.unwrap(), store.saved(9).await.unwrap()),
            (Vec::new(), vec!["one".to_owned()])
        );
        assert_eq!(store.forget_chat(9).await.unwrap().saved, 1);
        assert_eq!(store.saved(9).await.unwrap(), Vec::<String>::new());
        assert_eq!(store.saved(8).await.unwrap(), ["three"]);
    }

    #[tokio::test]
    async fn a_list_has_an_end() {
        let store = Store::in_memory().unwrap();
        for number in 0..MOST_SAVED {
            assert!(store.save(7, format!("entry-{number}")).await.unwrap());
        }
        assert!(!store.save(7, "more".to_owned()).await.unwrap());
        assert!(store.save(7, "entry-0".to_owned()).await.unwrap());
    }
}
