//! Cards that were shared into other chats, to be renewed when their entry changes. Telegram's id of such a message
//! holds ids of its sender and chat, and is sealed.

use super::vault::Purpose;
use super::{Database, Store, StoreError};

/// A shared card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Of the row; never given to another one.
    pub number: i64,
    pub inline_message_id: String,
    /// The tag of the language that it speaks.
    pub interface: String,
}

impl Store {
    /// Remembers which entry a shared card shows. `now` is in seconds since 1970.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remember_share(
        &self,
        inline_message_id: String,
        entry: String,
        interface: String,
        now: i64,
    ) -> Result<(), StoreError> {
        self.run(move |database| {
            database.must_last()?;
            let Database { connection, vault, .. } = database;
            let mut remember = connection.prepare_cached(
                "INSERT INTO shared_card (lookup, sealed, entry, interface, shared_at) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (lookup) DO UPDATE SET entry = ?3, interface = ?4, shared_at = ?5",
            )?;
            let id = inline_message_id.as_bytes();
            remember.execute((
                vault.lookup(Purpose::Share, id),
                vault.seal(Purpose::Share, id)?,
                entry,
                interface,
                now,
            ))?;
            Ok(())
        })
        .await
    }

    /// The entries of which there are shared cards.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn shared_entries(&self) -> Result<Vec<String>, StoreError> {
        self.run(|Database { connection, .. }| {
            let mut select = connection.prepare_cached("SELECT DISTINCT entry FROM shared_card ORDER BY entry")?;
            let entries = select.query_map([], |row| row.get(0))?;
            Ok(entries.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// The cards of an entry, `limit` at most, with numbers above `after`: to go through them in pages.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn shares_of(&self, entry: String, after: i64, limit: usize) -> Result<Vec<Share>, StoreError> {
        self.run(move |Database { connection, vault, .. }| {
            let mut select = connection.prepare_cached(
                "SELECT number, sealed, interface FROM shared_card WHERE entry = ?1 AND number > ?2 ORDER BY number LIMIT ?3",
            )?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let mut rows = select.query((entry, after, limit))?;
            let mut shares = Vec::new();
            while let Some(row) = rows.next()? {
                let (number, sealed, interface): (i64, Vec<u8>, _) = row.try_into()?;
                let id = String::from_utf8(vault.open(Purpose::Share, &sealed)?).map_err(|_| StoreError::Sealed)?;
                shares.push(Share { number, inline_message_id: id, interface });
            }
            Ok(shares)
        })
        .await
    }

    /// The card shows another entry now.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn retarget_share(&self, number: i64, entry: String) -> Result<(), StoreError> {
        self.run(move |Database { connection, .. }| {
            connection.execute("UPDATE shared_card SET entry = ?1 WHERE number = ?2", (entry, number))?;
            Ok(())
        })
        .await
    }

    /// The card is gone, or cannot be changed any more.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_share(&self, number: i64) -> Result<(), StoreError> {
        self.run(move |Database { connection, .. }| {
            connection.execute("DELETE FROM shared_card WHERE number = ?1", [number])?;
            Ok(())
        })
        .await
    }

    /// Forgets what was shared before this moment, in seconds since 1970; how many.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_shares_before(&self, moment: i64) -> Result<usize, StoreError> {
        self.run(move |Database { connection, .. }| {
            Ok(connection.execute("DELETE FROM shared_card WHERE shared_at < ?1", [moment])?)
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn ids(store: &Store, entry: &str, after: i64, limit: usize) -> Vec<(i64, String)> {
        let shares = store.shares_of(entry.to_owned(), after, limit).await.unwrap();
        shares.into_iter().map(|share| (share.number, share.inline_message_id)).collect()
    }

    async fn three() -> Store {
        let store = Store::in_memory().unwrap();
        for (id, entry, now) in [("AAA", "shelter", 10), ("BBB", "crews", 20), ("CCC", "shelter", 30)] {
            store.remember_share(id.to_owned(), entry.to_owned(), "en".to_owned(), now).await.unwrap();
        }
        store
    }

    #[tokio::test]
    async fn the_cards_of_an_entry_come_in_pages() {
        let store = three().await;
        assert_eq!(store.shared_entries().await.unwrap(), ["crews", "shelter"]);
        assert_eq!(ids(&store, "shelter", 0, 1).await, [(1, "AAA".to_owned())]);
        assert_eq!(ids(&store, "shelter", 1, usize::MAX).await, [(3, "CCC".to_owned())]);
        assert!(ids(&store, "shelter", 3, 9).await.is_empty());
    }

    #[tokio::test]
    async fn a_card_shows_one_entry() {
        let store = three().await;
        store.remember_share("AAA".to_owned(), "crews".to_owned(), "en".to_owned(), 40).await.unwrap();
        assert_eq!(ids(&store, "crews", 0, 9).await, [(1, "AAA".to_owned()), (2, "BBB".to_owned())]);
        store.retarget_share(2, "shelter".to_owned()).await.unwrap();
        assert_eq!(ids(&store, "shelter", 0, 9).await, [(2, "BBB".to_owned()), (3, "CCC".to_owned())]);
    }

    #[tokio::test]
    async fn cards_are_forgotten_one_by_one_and_by_age_and_no_number_comes_again() {
        let store = three().await;
        store.forget_share(3).await.unwrap();
        store.forget_share(3).await.unwrap();
        assert_eq!(store.forget_shares_before(20).await.unwrap(), 1);
        assert_eq!(store.shared_entries().await.unwrap(), ["crews"]);
        store.remember_share("DDD".to_owned(), "crews".to_owned(), "en".to_owned(), 50).await.unwrap();
        assert_eq!(ids(&store, "crews", 2, 9).await, [(4, "DDD".to_owned())]);
    }
}
