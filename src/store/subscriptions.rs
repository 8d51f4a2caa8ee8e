//! Subscriptions: who is alerted to what. The id of the chat is sealed, and so are the wish, which may hold words, and the
//! manner, which tells the time of a place.

use rusqlite::{OptionalExtension as _, Transaction};

use super::vault::{Purpose, Vault};
use super::{Database, Store, StoreError, truncate_log};

/// Where alerts go: a chat, or a topic of a forum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Recipient {
    pub chat_id: i64,
    pub topic_id: Option<i32>,
}

/// What one recipient wants to be alerted to. It has no `Debug`: the wish may hold words that somebody typed.
#[derive(Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Never given to another one.
    pub number: i64,
    pub recipient: Recipient,
    pub wish: String,
    /// When and how.
    pub manner: String,
    pub paused: bool,
}

/// A subscription without whose it is: enough to hold it against news. It has no `Debug`, as [`Subscription`].
pub struct Wanted {
    pub number: i64,
    pub wish: String,
    pub manner: String,
}

impl Store {
    /// Adds a subscription; gives its number.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn subscribe(&self, recipient: Recipient, wish: String, manner: String) -> Result<i64, StoreError> {
        self.run(move |database| {
            database.must_last()?;
            let Database { connection, vault, .. } = database;
            let transaction = connection.transaction()?;
            let subscriber = subscriber(&transaction, vault, recipient)?;
            let wish = vault.seal(Purpose::Wish, wish.as_bytes())?;
            let manner = vault.seal(Purpose::Manner, manner.as_bytes())?;
            transaction.execute(
                "INSERT INTO subscription (subscriber, wish, manner, paused) VALUES (?1, ?2, ?3, 0)",
                (subscriber, wish, manner),
            )?;
            let number = transaction.last_insert_rowid();
            transaction.commit()?;
            Ok(number)
        })
        .await
    }

    /// What the recipient has subscribed to, in the order of numbers.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn subscriptions_of(&self, recipient: Recipient) -> Result<Vec<Subscription>, StoreError> {
        self.run(move |Database { connection, vault, .. }| {
            let mut select = connection.prepare_cached(
                "SELECT subscription.number, wish, manner, paused FROM subscription
                 JOIN subscriber ON subscriber.number = subscription.subscriber
                 WHERE lookup = ?1 AND topic_id = ?2 ORDER BY subscription.number",
            )?;
            let key = (vault.lookup_chat(recipient.chat_id), recipient.topic_id.unwrap_or(0));
            let mut rows = select.query(key)?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let (number, wish, manner, paused): (i64, Vec<u8>, Vec<u8>, bool) = row.try_into()?;
                found.push(subscription(vault, number, recipient, &wish, &manner, paused)?);
            }
            Ok(found)
        })
        .await
    }

    /// The active subscriptions with numbers above `after`, at most `limit`, in the order of numbers.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn subscriptions_after(&self, after: i64, limit: usize) -> Result<Vec<Wanted>, StoreError> {
        self.run(move |Database { connection, vault, .. }| {
            let mut select = connection.prepare_cached(
                "SELECT subscription.number, wish, manner FROM subscription
                 JOIN subscriber ON subscriber.number = subscription.subscriber
                 WHERE subscription.number > ?1 AND NOT paused AND suspended_at IS NULL
                 ORDER BY subscription.number LIMIT ?2",
            )?;
            let mut rows = select.query((after, i64::try_from(limit).unwrap_or(i64::MAX)))?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let (number, wish, manner): (i64, Vec<u8>, Vec<u8>) = row.try_into()?;
                let (wish, manner) = (text(vault, Purpose::Wish, &wish)?, text(vault, Purpose::Manner, &manner)?);
                found.push(Wanted { number, wish, manner });
            }
            Ok(found)
        })
        .await
    }

    /// Changes a recipient's subscription. `false` when it is not theirs, or is gone.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn change_subscription(
        &self,
        number: i64,
        recipient: Recipient,
        wish: String,
        manner: String,
        paused: bool,
    ) -> Result<bool, StoreError> {
        self.run(move |Database { connection, vault, .. }| {
            let wish = vault.seal(Purpose::Wish, wish.as_bytes())?;
            let manner = vault.seal(Purpose::Manner, manner.as_bytes())?;
            let changed = connection.execute(
                "UPDATE subscription SET wish = ?1, manner = ?2, paused = ?3 WHERE number = ?4 AND subscriber =
                 (SELECT number FROM subscriber WHERE lookup = ?5 AND topic_id = ?6)",
                (wish, manner, paused, number, vault.lookup_chat(recipient.chat_id), recipient.topic_id.unwrap_or(0)),
            )?;
            Ok(changed > 0)
        })
        .await
    }

    /// Ends a recipient's subscription, and takes back what is still to be delivered for it. `false` when it is not
    /// theirs, or is gone.
    ///
    /// # Errors
    /// When the database refuses; then all is as before.
    pub async fn unsubscribe(&self, number: i64, recipient: Recipient) -> Result<bool, StoreError> {
        self.run(move |Database { connection, vault, .. }| {
            let transaction = connection.transaction()?;
            let key = (number, vault.lookup_chat(recipient.chat_id), recipient.topic_id.unwrap_or(0));
            let ended = transaction.execute(
                "DELETE FROM subscription WHERE number = ?1 AND subscriber =
                 (SELECT number FROM subscriber WHERE lookup = ?2 AND topic_id = ?3)",
                key,
            )?;
            if ended > 0 {
                transaction.execute("DELETE FROM delivery WHERE subscription = ?1 AND state IN (0, 5)", [number])?;
                transaction.execute(
                    "DELETE FROM subscriber WHERE lookup = ?1 AND topic_id = ?2
                     AND NOT EXISTS (SELECT 1 FROM subscription WHERE subscriber = subscriber.number)",
                    (key.1, key.2),
                )?;
            }
            transaction.commit()?;
            truncate_log(connection)?;
            Ok(ended > 0)
        })
        .await
    }

    /// The chat cannot be written to: its alerts rest, until it is back or [`Store::forget_suspended`] is said.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn suspend(&self, chat_id: i64, now: i64) -> Result<(), StoreError> {
        self.set_suspended(chat_id, Some(now)).await
    }

    /// The chat can be written to again: what was to be delivered meanwhile is due now.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn resume(&self, chat_id: i64) -> Result<(), StoreError> {
        self.set_suspended(chat_id, None).await
    }

    async fn set_suspended(&self, chat_id: i64, since: Option<i64>) -> Result<(), StoreError> {
        self.run(move |Database { connection, vault, .. }| {
            let lookup = vault.lookup_chat(chat_id);
            connection.execute(
                "UPDATE subscriber SET suspended_at = ?1 WHERE lookup = ?2 AND (suspended_at IS NULL) <> (?1 IS NULL)",
                (since, lookup),
            )?;
            Ok(())
        })
        .await
    }

    /// Forgets the subscribers that were suspended before `then`, in unix seconds; gives how many.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_suspended(&self, then: i64) -> Result<usize, StoreError> {
        self.run(move |Database { connection, .. }| {
            let gone = connection.execute("DELETE FROM subscriber WHERE suspended_at < ?1", [then])?;
            if gone > 0 {
                truncate_log(connection)?;
            }
            Ok(gone)
        })
        .await
    }
}

/// The row of a recipient, made when it is missing.
fn subscriber(transaction: &Transaction<'_>, vault: &Vault, recipient: Recipient) -> Result<i64, StoreError> {
    let key = (vault.lookup_chat(recipient.chat_id), recipient.topic_id.unwrap_or(0));
    let known = transaction
        .query_row("SELECT number FROM subscriber WHERE lookup = ?1 AND topic_id = ?2", key, |row| row.get(0))
        .optional()?;
    if let Some(number) = known {
        // Whoever subscribes can be written to.
        transaction.execute("UPDATE subscriber SET suspended_at = NULL WHERE number = ?1", [number])?;
        return Ok(number);
    }
    let sealed = vault.seal_chat(Purpose::Subscriber, recipient.chat_id)?;
    transaction
        .execute("INSERT INTO subscriber (lookup, topic_id, sealed) VALUES (?1, ?2, ?3)", (key.0, key.1, sealed))?;
    Ok(transaction.last_insert_rowid())
}

/// Forgets the subscriptions of a chat with all that goes with them; gives how many there were, and how many deliveries
/// were still to come.
pub fn forget_subscriptions(
    transaction: &Transaction<'_>,
    vault: &Vault,
    chat_id: i64,
) -> Result<(u32, u32), StoreError> {
    let lookup = vault.lookup_chat(chat_id);
    let count = |sql: &str| transaction.query_row(sql, [lookup], |row| row.get::<_, u32>(0));
    let subscriptions =
        count("SELECT count(*) FROM subscription JOIN subscriber ON subscriber.number = subscriber WHERE lookup = ?1")?;
    let deliveries = count(
        "SELECT count(*) FROM delivery JOIN subscriber ON subscriber.number = subscriber
         WHERE lookup = ?1 AND state IN (0, 1, 5)",
    )?;
    transaction.execute("DELETE FROM subscriber WHERE lookup = ?1", [lookup])?;
    Ok((subscriptions, deliveries))
}

/// A chat has another id, and can be written to there. Where the new one has subscribed already, both stay.
pub fn move_subscriptions(transaction: &Transaction<'_>, vault: &Vault, from: i64, to: i64) -> Result<(), StoreError> {
    let (old, new) = (vault.lookup_chat(from), vault.lookup_chat(to));
    let pairs: Vec<(i64, i64)> = transaction
        .prepare_cached(
            "SELECT here.number, there.number FROM subscriber AS here
             JOIN subscriber AS there ON there.topic_id = here.topic_id WHERE here.lookup = ?1 AND there.lookup = ?2",
        )?
        .query_map((old, new), |row| row.try_into())?
        .collect::<Result<_, _>>()?;
    for (here, there) in pairs {
        transaction.execute("UPDATE subscription SET subscriber = ?2 WHERE subscriber = ?1", (here, there))?;
        // An alert that both were to get is not sent once more, when one has it.
        transaction.execute(
            "DELETE FROM delivery WHERE subscriber = ?2 AND state IN (0, 5) AND alert IN
             (SELECT alert FROM delivery WHERE subscriber = ?1 AND state = 2)",
            (here, there),
        )?;
        // What is on its way will not be marked under the new number: it may have been sent.
        transaction.execute(
            "UPDATE OR IGNORE delivery SET subscriber = ?2, state = iif(state = 1, 0, state) WHERE subscriber = ?1",
            (here, there),
        )?;
        transaction.execute("DELETE FROM subscriber WHERE number = ?1", [here])?;
        transaction.execute("UPDATE subscriber SET suspended_at = NULL WHERE number = ?1", [there])?;
    }
    transaction.execute(
        "UPDATE subscriber SET lookup = ?1, sealed = ?2, suspended_at = NULL WHERE lookup = ?3",
        (new, vault.seal_chat(Purpose::Subscriber, to)?, old),
    )?;
    Ok(())
}

fn subscription(
    vault: &Vault,
    number: i64,
    recipient: Recipient,
    wish: &[u8],
    manner: &[u8],
    paused: bool,
) -> Result<Subscription, StoreError> {
    let (wish, manner) = (text(vault, Purpose::Wish, wish)?, text(vault, Purpose::Manner, manner)?);
    Ok(Subscription { number, recipient, wish, manner, paused })
}

fn text(vault: &Vault, purpose: Purpose, sealed: &[u8]) -> Result<String, StoreError> {
    String::from_utf8(vault.open(purpose, sealed)?).map_err(|_| StoreError::Sealed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here(chat_id: i64) -> Recipient {
        Recipient { chat_id, topic_id: None }
    }

    async fn subscribe(store: &Store, recipient: Recipient, wish: &str) -> i64 {
        store.subscribe(recipient, wish.to_owned(), "{}".to_owned()).await.unwrap()
    }

    async fn wishes(store: &Store, recipient: Recipient) -> Vec<String> {
        store.subscriptions_of(recipient).await.unwrap().into_iter().map(|one| one.wish).collect()
    }

    #[tokio::test]
    async fn subscriptions_belong_to_their_chat_and_topic() {
        let store = Store::in_memory().unwrap();
        let topic = Recipient { chat_id: -5, topic_id: Some(3) };
        let one = subscribe(&store, here(-5), "one").await;
        let two = subscribe(&store, topic, "two").await;
        assert_eq!(wishes(&store, here(-5)).await, ["one"]);
        assert_eq!(wishes(&store, topic).await, ["two"]);

        assert!(!store.unsubscribe(two, here(-5)).await.unwrap(), "it is not theirs");
        assert!(!store.change_subscription(one, topic, "x".to_owned(), "x".to_owned(), true).await.unwrap());
        assert!(store.change_subscription(one, here(-5), "x".to_owned(), "x".to_owned(), true).await.unwrap());
        let numbers: Vec<i64> =
            store.subscriptions_after(0, 10).await.unwrap().iter().map(|subscription| subscription.number).collect();
        assert_eq!(numbers, [two], "the other one is paused");
        assert!(store.unsubscribe(one, here(-5)).await.unwrap());
        assert!(wishes(&store, here(-5)).await.is_empty());
    }

    #[tokio::test]
    async fn all_are_read_in_pages() {
        let store = Store::in_memory().unwrap();
        for chat in 1..=5 {
            subscribe(&store, here(chat), &format!("of {chat}")).await;
        }
        let (mut seen, mut after) = (Vec::new(), 0);
        loop {
            let page = store.subscriptions_after(after, 2).await.unwrap();
            let Some(last) = page.last() else { break };
            after = last.number;
            seen.extend(page.into_iter().map(|wanted| wanted.wish));
        }
        assert_eq!(seen, ["of 1", "of 2", "of 3", "of 4", "of 5"]);
    }

    #[tokio::test]
    async fn who_blocks_the_bot_rests_and_is_forgotten_after_a_while() {
        let store = Store::in_memory().unwrap();
        subscribe(&store, here(1), "a").await;
        subscribe(&store, here(2), "b").await;
        store.suspend(1, 1_000).await.unwrap();
        store.suspend(1, 9_000).await.unwrap();
        assert_eq!(store.subscriptions_after(0, 10).await.unwrap().len(), 1);
        assert_eq!(store.forget_suspended(1_000).await.unwrap(), 0);
        store.resume(1).await.unwrap();
        assert_eq!(store.subscriptions_after(0, 10).await.unwrap().len(), 2);
        store.suspend(1, 1_000).await.unwrap();
        assert_eq!(store.forget_suspended(1_001).await.unwrap(), 1);
        assert_eq!(wishes(&store, here(1)).await, Vec::<String>::new());
    }

    #[tokio::test]
    async fn a_chat_with_a_new_id_keeps_its_subscriptions_and_those_it_has_there() {
        let store = Store::in_memory().unwrap();
        subscribe(&store, here(-5), "old").await;
        subscribe(&store, here(-1005), "new").await;
        for _ in 0..2 {
            store.move_chat(-5, -1005).await.unwrap();
        }
        assert_eq!(wishes(&store, here(-1005)).await, ["old", "new"]);
        assert!(wishes(&store, here(-5)).await.is_empty());
        let forgotten = store.forget_chat(-1005).await.unwrap();
        assert_eq!((forgotten.subscriptions, forgotten.deliveries), (2, 0));
    }
}
