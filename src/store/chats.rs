//! What a chat has chosen, and forgetting a chat. Its id is sealed.

use rusqlite::{Connection, OptionalExtension as _, Transaction};

use super::subscriptions::{forget_subscriptions, move_subscriptions};
use super::vault::{Purpose, Vault};
use super::{Database, Store, StoreError, intake, saved, truncate_log};

/// What a chat has chosen. A chat that has chosen nothing has no row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChatSettings {
    /// The tag of the language that the bot speaks.
    pub interface: Option<String>,
    /// Tags of languages of documents, the most wanted first.
    pub languages: Vec<String>,
    pub region: Option<String>,
    /// Ids of topics.
    pub topics: Vec<String>,
    /// Whether answers are short.
    pub lite: bool,
}

/// What there was of a chat before it was forgotten.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forgotten {
    pub settings: bool,
    pub saved: u32,
    pub owed_answers: usize,
    pub subscriptions: u32,
    /// Alerts that were still to come.
    pub deliveries: u32,
}

impl Store {
    /// What the chat has chosen.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn settings(&self, chat_id: i64) -> Result<ChatSettings, StoreError> {
        self.run(move |Database { connection, vault, .. }| read(connection, &vault.lookup_chat(chat_id))).await
    }

    /// Remembers what the chat has chosen; of one that has chosen nothing, no row is left.
    ///
    /// # Errors
    /// When the database refuses; then all is as before.
    pub async fn set_settings(&self, chat_id: i64, settings: ChatSettings) -> Result<(), StoreError> {
        self.run(move |database| {
            database.must_last()?;
            write(database, chat_id, settings)
        })
        .await
    }

    /// Keeps the language that a chat is spoken to in, unless it has chosen one.
    ///
    /// # Errors
    /// When the database refuses; then all is as before.
    pub async fn keep_interface(&self, chat_id: i64, tag: String) -> Result<(), StoreError> {
        self.run(move |database| {
            let settings = read(&database.connection, &database.vault.lookup_chat(chat_id))?;
            if settings.interface.is_some() {
                return Ok(());
            }
            write(database, chat_id, ChatSettings { interface: Some(tag), ..settings })
        })
        .await
    }

    /// Forgets all that is known of a chat, so that no byte of it is left in the files, sealed or not.
    ///
    /// # Errors
    /// When the database refuses; then all is as before, but for [`StoreError::LogInUse`]: then the chat is forgotten,
    /// and bytes of it are left until the next start.
    pub async fn forget_chat(&self, chat_id: i64) -> Result<Forgotten, StoreError> {
        self.run(move |database| {
            database.must_last()?;
            let forgotten = database.with_room(|Database { connection, vault, .. }| {
                let transaction = connection.transaction()?;
                let settings =
                    transaction.execute("DELETE FROM chat WHERE lookup = ?1", [vault.lookup_chat(chat_id)])?;
                let saved = saved::forget(&transaction, vault, chat_id)?;
                let owed_answers = intake::forget_owed(&transaction, vault, chat_id)?;
                let (subscriptions, deliveries) = forget_subscriptions(&transaction, vault, chat_id)?;
                transaction.commit()?;
                Ok(Forgotten { settings: settings > 0, saved, owed_answers, subscriptions, deliveries })
            })?;
            database.with_room(|database| truncate_log(&database.connection))?;
            Ok(forgotten)
        })
        .await
    }

    /// A group has become a supergroup and has another id. What the new id has chosen already, stays. May be said again.
    ///
    /// # Errors
    /// When the database refuses; then all is as before.
    pub async fn move_chat(&self, from: i64, to: i64) -> Result<(), StoreError> {
        if from == to {
            return Ok(());
        }
        self.run(move |Database { connection, vault, .. }| {
            let transaction = connection.transaction()?;
            move_everything(&transaction, vault, from, to)?;
            Ok(transaction.commit()?)
        })
        .await
    }
}

fn read(connection: &Connection, lookup: &[u8]) -> Result<ChatSettings, StoreError> {
    let mut select =
        connection.prepare_cached("SELECT interface, language, region, topics, lite FROM chat WHERE lookup = ?1")?;
    let row = select.query_row([lookup], |row| row.try_into()).optional()?;
    let Some((interface, languages, region, topics, lite)): Option<(_, Option<String>, _, String, _)> = row else {
        return Ok(ChatSettings::default());
    };
    // Once there could be only one.
    let languages = languages.iter().flat_map(|tags| tags.split(',')).map(str::to_owned).collect();
    Ok(ChatSettings { interface, languages, region, topics: read_list(&topics)?, lite })
}

fn write(database: &Database, chat_id: i64, settings: ChatSettings) -> Result<(), StoreError> {
    let Database { connection, vault, .. } = database;
    let lookup = vault.lookup_chat(chat_id);
    if settings == ChatSettings::default() {
        connection.execute("DELETE FROM chat WHERE lookup = ?1", [lookup])?;
        return Ok(());
    }
    let ChatSettings { interface, languages, region, topics, lite } = settings;
    let languages = (!languages.is_empty()).then(|| languages.join(","));
    let mut set = connection.prepare_cached(
        "INSERT INTO chat (lookup, sealed, interface, language, region, topics, lite) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (lookup) DO UPDATE SET interface = ?3, language = ?4, region = ?5, topics = ?6, lite = ?7",
    )?;
    let sealed = vault.seal_chat(Purpose::Chat, chat_id)?;
    set.execute((lookup, sealed, interface, languages, region, serde_json::Value::from(topics).to_string(), lite))?;
    Ok(())
}

/// All that is known of a chat goes to its new id.
pub fn move_everything(transaction: &Transaction<'_>, vault: &Vault, from: i64, to: i64) -> Result<(), StoreError> {
    let (old, new) = (vault.lookup_chat(from), vault.lookup_chat(to));
    transaction.execute(
        "UPDATE OR IGNORE chat SET lookup = ?1, sealed = ?2 WHERE lookup = ?3",
        (new, vault.seal_chat(Purpose::Chat, to)?, old),
    )?;
    transaction.execute("DELETE FROM chat WHERE lookup = ?1", [old])?;
    saved::move_to(transaction, vault, from, to)?;
    intake::move_owed(transaction, vault, from, to)?;
    move_subscriptions(transaction, vault, from, to)
}

fn read_list(json: &str) -> Result<Vec<String>, StoreError> {
    serde_json::from_str(json).map_err(|source| StoreError::List { source })
}

#[cfg(test)]
mod tests {
    use super::super::Owed;
    use super::*;

    fn chosen() -> ChatSettings {
        ChatSettings {
            interface: Some("uk".to_owned()),
            languages: vec!["uk".to_owned(), "pt-BR".to_owned()],
            region: Some("europe".to_owned()),
            topics: vec!["shelter".to_owned(), "child".to_owned()],
            lite: true,
        }
    }

    async fn chats(store: &Store) -> i64 {
        let count = |database: &mut Database| {
            Ok(database.connection.query_row("SELECT count(*) FROM chat", [], |row| row.get(0))?)
        };
        store.run(count).await.unwrap()
    }

    #[tokio::test]
    async fn what_a_chat_has_chosen_is_its_own_and_can_be_changed() {
        let store = Store::in_memory().unwrap();
        assert_eq!(store.settings(7).await.unwrap(), ChatSettings::default());
        store.set_settings(7, chosen()).await.unwrap();
        assert_eq!(store.settings(7).await.unwrap(), chosen());
        assert_eq!(store.settings(-7).await.unwrap(), ChatSettings::default());

        let less = ChatSettings { languages: Vec::new(), ..chosen() };
        store.set_settings(7, less.clone()).await.unwrap();
        assert_eq!(store.settings(7).await.unwrap(), less);
        assert_eq!(chats(&store).await, 1);
    }

    #[tokio::test]
    async fn of_a_chat_that_has_chosen_nothing_there_is_no_row() {
        let store = Store::in_memory().unwrap();
        store.set_settings(7, ChatSettings::default()).await.unwrap();
        assert_eq!(chats(&store).await, 0);
        store.set_settings(7, chosen()).await.unwrap();
        store.set_settings(7, ChatSettings::default()).await.unwrap();
        assert_eq!(chats(&store).await, 0);
    }

    #[tokio::test]
    async fn a_chat_is_forgotten_with_all_that_it_is_owed() {
        let store = Store::in_memory().unwrap();
        let owed =
            |update_id, chat_id| Owed { update_id, chat_id, topic_id: None, message_id: 9, interface: "ar".to_owned() };
        store.set_settings(7, chosen()).await.unwrap();
        store.set_settings(8, chosen()).await.unwrap();
        store.settle(Vec::new(), vec![owed(1, 7), owed(2, 7), owed(3, 8)], 1).await.unwrap();

        assert_eq!(
            store.forget_chat(7).await.unwrap(),
            Forgotten { settings: true, owed_answers: 2, ..Forgotten::default() }
        );
        assert_eq!(store.forget_chat(7).await.unwrap(), Forgotten::default());
        assert_eq!(store.settings(7).await.unwrap(), ChatSettings::default());
        assert_eq!(store.settings(8).await.unwrap(), chosen());
        assert_eq!(store.take_owed().await.unwrap(), [owed(3, 8)]);
    }

    #[tokio::test]
    async fn a_chat_with_a_new_id_keeps_what_it_has() {
        let store = Store::in_memory().unwrap();
        let owed = |chat_id| Owed { update_id: 1, chat_id, topic_id: None, message_id: 9, interface: "ar".to_owned() };
        store.set_settings(-7, chosen()).await.unwrap();
        store.settle(Vec::new(), vec![owed(-7)], 1).await.unwrap();
        for _ in 0..2 {
            store.move_chat(-7, -1007).await.unwrap();
            store.move_chat(-1007, -1007).await.unwrap();
        }
        assert_eq!(store.settings(-7).await.unwrap(), ChatSettings::default());
        assert_eq!(store.settings(-1007).await.unwrap(), chosen());
        assert_eq!(store.take_owed().await.unwrap(), [owed(-1007)]);
    }

    #[tokio::test]
    async fn what_the_new_id_has_chosen_counts_more() {
        let store = Store::in_memory().unwrap();
        let newer = ChatSettings { region: None, ..chosen() };
        store.set_settings(-7, chosen()).await.unwrap();
        store.set_settings(-1007, newer.clone()).await.unwrap();
        store.move_chat(-7, -1007).await.unwrap();
        assert_eq!(store.settings(-1007).await.unwrap(), newer);
        assert_eq!(chats(&store).await, 1);
    }
}
