//! What was registered with Telegram, as a mark, so that it is registered again only when it has changed.

use rusqlite::OptionalExtension as _;

use super::{Database, Store, StoreError};

impl Store {
    /// The mark of what was registered last, of this sort.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn registration(&self, what: &'static str) -> Result<Option<Vec<u8>>, StoreError> {
        self.run(move |Database { connection, .. }| {
            let mut select = connection.prepare("SELECT value FROM meta WHERE name = ?1")?;
            Ok(select.query_row([what], |row| row.get(0)).optional()?)
        })
        .await
    }

    /// # Errors
    /// When the database refuses.
    pub async fn set_registration(&self, what: &'static str, mark: Vec<u8>) -> Result<(), StoreError> {
        self.run(move |Database { connection, .. }| {
            connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)", (what, mark))?;
            Ok(())
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_mark_is_the_last_one() {
        let store = Store::in_memory().unwrap();
        assert_eq!(store.registration("menu").await.unwrap(), None);
        for mark in [vec![1], vec![2]] {
            store.set_registration("menu", mark).await.unwrap();
        }
        assert_eq!(store.registration("menu").await.unwrap(), Some(vec![2]));
    }
}
