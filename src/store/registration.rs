//! What was registered with Telegram, as a mark, so that it is registered again only when it has changed.

use rusqlite::OptionalExtension as _;

use super::{Database, Store, StoreError};

impl Store {
    /// The mark of what was registered last.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn registration(&self) -> Result<Option<Vec<u8>>, StoreError> {
        self.run(|Database { connection, .. }| {
            let mut select = connection.prepare("SELECT value FROM meta WHERE name = 'registration'")?;
            Ok(select.query_row([], |row| row.get(0)).optional()?)
        })
        .await
    }

    /// # Errors
    /// When the database refuses.
    pub async fn set_registration(&self, mark: Vec<u8>) -> Result<(), StoreError> {
        self.run(move |Database { connection, .. }| {
            connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('registration', ?1)", [mark])?;
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
        assert_eq!(store.registration().await.unwrap(), None);
        for mark in [vec![1], vec![2]] {
            store.set_registration(mark).await.unwrap();
        }
        assert_eq!(store.registration().await.unwrap(), Some(vec![2]));
    }
}
