//! Documents that Telegram has already, by the id under which it sends them again without an upload.

use rusqlite::OptionalExtension as _;

use super::{Database, Store, StoreError};

impl Store {
    /// Telegram's id of an entry's document.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn file_id(&self, entry: String, url: String) -> Result<Option<String>, StoreError> {
        self.run(move |Database { connection, .. }| {
            let mut select =
                connection.prepare_cached("SELECT file_id FROM document_file WHERE entry = ?1 AND url = ?2")?;
            Ok(select.query_row((entry, url), |row| row.get(0)).optional()?)
        })
        .await
    }

    /// Remembers Telegram's id of an entry's document.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remember_file(&self, entry: String, url: String, file_id: String) -> Result<(), StoreError> {
        self.run(move |Database { connection, .. }| {
            connection.execute("INSERT OR REPLACE INTO document_file VALUES (?1, ?2, ?3)", (entry, url, file_id))?;
            Ok(())
        })
        .await
    }

    /// Telegram does not have the document any more.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_file(&self, entry: String, url: String) -> Result<(), StoreError> {
        self.run(move |Database { connection, .. }| {
            connection.execute("DELETE FROM document_file WHERE entry = ?1 AND url = ?2", (entry, url))?;
            Ok(())
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_document_is_known_by_entry_and_address_until_it_is_forgotten() {
        let store = Store::in_memory().unwrap();
        let file_id = async |entry: &str, url: &str| store.file_id(entry.to_owned(), url.to_owned()).await.unwrap();
        let remember = async |entry: &str, url: &str, id: &str| {
            store.remember_file(entry.to_owned(), url.to_owned(), id.to_owned()).await.unwrap();
        };
        assert_eq!(file_id("shelter", "https://x/1").await, None);
        remember("shelter", "https://x/1", "BQA1").await;
        remember("shelter", "https://x/2", "BQA2").await;
        remember("shelter", "https://x/1", "BQA3").await;
        assert_eq!(file_id("shelter", "https://x/1").await.as_deref(), Some("BQA3"));
        assert_eq!(file_id("crews", "https://x/1").await, None);

        store.forget_file("shelter".to_owned(), "https://x/1".to_owned()).await.unwrap();
        assert_eq!(file_id("shelter", "https://x/1").await, None);
        assert_eq!(file_id("shelter", "https://x/2").await.as_deref(), Some("BQA2"));
    }
}
