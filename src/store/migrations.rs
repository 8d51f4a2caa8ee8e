//! The database's shape. Each step of the shape is applied once, in order, and never changed after.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, Transaction};

use super::vault::{Purpose, Vault};
use super::{StoreError, truncate_log};

/// "Gdpt", so that no other program's database is taken for ours.
const APPLICATION_ID: i32 = 0x4764_7074;

type Step = fn(&Transaction, &Vault) -> Result<(), StoreError>;

/// The steps; `user_version` counts those that are done.
const STEPS: [Step; 5] = [updates, sealed_ids, alerts, counters, languages];

fn updates(database: &Transaction, _: &Vault) -> Result<(), StoreError> {
    Ok(database.execute_batch(
        "CREATE TABLE handled_update (
            update_id INTEGER PRIMARY KEY
        ) STRICT;
        CREATE TABLE owed_answer (
            update_id INTEGER PRIMARY KEY,
            chat_id INTEGER NOT NULL,
            topic_id INTEGER,
            message_id INTEGER NOT NULL
        ) STRICT;",
    )?)
}

fn sealed_ids(database: &Transaction, vault: &Vault) -> Result<(), StoreError> {
    database.execute_batch(
        "CREATE TABLE meta (
            name TEXT PRIMARY KEY,
            value BLOB NOT NULL
        ) STRICT;
        CREATE TABLE chat (
            number INTEGER PRIMARY KEY,
            lookup BLOB NOT NULL UNIQUE,
            sealed BLOB NOT NULL,
            language TEXT,
            region TEXT,
            topics TEXT NOT NULL
        ) STRICT;
        -- No number comes again: who goes through the cards must not meet another one under it.
        CREATE TABLE shared_card (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            lookup BLOB NOT NULL UNIQUE,
            sealed BLOB NOT NULL,
            entry TEXT NOT NULL,
            shared_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX shared_card_entry ON shared_card (entry);
        CREATE TABLE document_file (
            entry TEXT NOT NULL,
            url TEXT NOT NULL,
            file_id TEXT NOT NULL,
            PRIMARY KEY (entry, url)
        ) STRICT;
        ALTER TABLE owed_answer RENAME TO plain_owed_answer;
        CREATE TABLE owed_answer (
            update_id INTEGER PRIMARY KEY,
            lookup BLOB NOT NULL,
            sealed BLOB NOT NULL,
            topic_id INTEGER,
            message_id INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX owed_answer_lookup ON owed_answer (lookup);",
    )?;
    database.execute("INSERT INTO meta VALUES ('key', ?1)", [vault.check()])?;
    {
        let mut plain = database.prepare("SELECT update_id, chat_id, topic_id, message_id FROM plain_owed_answer")?;
        let mut owe = database.prepare("INSERT INTO owed_answer VALUES (?1, ?2, ?3, ?4, ?5)")?;
        let mut rows = plain.query([])?;
        while let Some(row) = rows.next()? {
            let (update_id, chat_id, topic_id, message_id): (i64, i64, Option<i32>, i32) = row.try_into()?;
            let sealed = vault.seal_chat(Purpose::OwedAnswer, chat_id)?;
            owe.execute((update_id, vault.lookup_chat(chat_id), sealed, topic_id, message_id))?;
        }
    }
    Ok(database.execute_batch("DROP TABLE plain_owed_answer;")?)
}

fn alerts(database: &Transaction, _: &Vault) -> Result<(), StoreError> {
    Ok(database.execute_batch(
        "CREATE TABLE subscriber (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            lookup BLOB NOT NULL,
            -- 0 for a chat without topics.
            topic_id INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            suspended_at INTEGER,
            UNIQUE (lookup, topic_id)
        ) STRICT;
        -- No number comes again: a button under an old message must not meet another subscription.
        CREATE TABLE subscription (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            subscriber INTEGER NOT NULL REFERENCES subscriber ON DELETE CASCADE,
            wish BLOB NOT NULL,
            manner BLOB NOT NULL,
            paused INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX subscription_subscriber ON subscription (subscriber);
        CREATE TABLE known_entry (
            entry TEXT PRIMARY KEY,
            languages TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE alert (
            number INTEGER PRIMARY KEY,
            entry TEXT NOT NULL,
            what TEXT NOT NULL,
            announced_at INTEGER NOT NULL,
            malformed INTEGER NOT NULL DEFAULT 0,
            UNIQUE (entry, what)
        ) STRICT;
        CREATE TABLE delivery (
            alert INTEGER NOT NULL REFERENCES alert,
            subscriber INTEGER NOT NULL REFERENCES subscriber ON DELETE CASCADE,
            subscription INTEGER NOT NULL,
            due INTEGER NOT NULL,
            digest INTEGER NOT NULL,
            tries INTEGER NOT NULL,
            claimed_at INTEGER,
            -- 0 pending, 1 claimed, 2 sent, 3 given up, 4 uncertain, 5 held
            state INTEGER NOT NULL,
            PRIMARY KEY (alert, subscriber)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX delivery_next ON delivery (state, tries, due);
        CREATE INDEX delivery_subscriber ON delivery (subscriber);
        CREATE INDEX delivery_subscription ON delivery (subscription);",
    )?)
}

fn counters(database: &Transaction, _: &Vault) -> Result<(), StoreError> {
    Ok(database.execute_batch(
        "CREATE TABLE entry_count (
            entry TEXT NOT NULL,
            week INTEGER NOT NULL,
            what TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (entry, week, what)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE unmet_term (
            term TEXT NOT NULL,
            week INTEGER NOT NULL,
            days INTEGER NOT NULL,
            -- On one of these days.
            most_chats INTEGER NOT NULL,
            PRIMARY KEY (term, week)
        ) STRICT, WITHOUT ROWID;",
    )?)
}

fn languages(database: &Transaction, _: &Vault) -> Result<(), StoreError> {
    Ok(database.execute_batch(
        "-- `language` holds the tags of several from now on, with commas.
        ALTER TABLE chat ADD COLUMN interface TEXT;
        ALTER TABLE chat ADD COLUMN lite INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE shared_card ADD COLUMN interface TEXT NOT NULL DEFAULT 'en';
        ALTER TABLE owed_answer ADD COLUMN interface TEXT NOT NULL DEFAULT 'en';
        CREATE TABLE saved_entry (
            lookup BLOB NOT NULL,
            entry TEXT NOT NULL,
            -- The latest has the greatest number.
            place INTEGER NOT NULL,
            PRIMARY KEY (lookup, entry)
        ) STRICT, WITHOUT ROWID;",
    )?)
}

/// Sees that the database is ours or new, and changes nothing. The number of steps that are done.
pub fn identify(connection: &Connection, file: &Path) -> Result<usize, StoreError> {
    let open = |source| StoreError::at_open(file, source);
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0)).map_err(open);
    let (application, version) = (pragma("application_id")?, pragma("user_version")?);
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(open)?;
    let fresh = application == 0 && version == 0 && tables == 0;
    if !fresh && application != APPLICATION_ID {
        return Err(StoreError::Foreign { file: file.to_owned() });
    }
    let done = usize::try_from(version).unwrap_or(usize::MAX);
    if done > STEPS.len() {
        return Err(StoreError::Newer { file: file.to_owned() });
    }
    Ok(done)
}

/// Refuses a database to which steps are still to be done.
pub fn refuse_earlier(done: usize, file: &Path) -> Result<(), StoreError> {
    if done < STEPS.len() { Err(StoreError::Earlier { file: file.to_owned() }) } else { Ok(()) }
}

/// What the key of this database gives as its check; `None` as long as no key was used.
pub fn key_check(connection: &Connection) -> Result<Option<Vec<u8>>, StoreError> {
    if !connection.table_exists(None, "meta")? {
        return Ok(None);
    }
    Ok(connection.query_row("SELECT value FROM meta WHERE name = 'key'", [], |row| row.get(0)).optional()?)
}

/// Does the steps that are not done.
pub fn apply(connection: &mut Connection, vault: &Vault, done: usize) -> Result<(), StoreError> {
    for (number, step) in STEPS.iter().enumerate().skip(done) {
        let transaction = connection.transaction()?;
        step(&transaction, vault)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", i64::try_from(number + 1).unwrap_or(i64::MAX))?;
        transaction.commit()?;
    }
    if (1..STEPS.len()).contains(&done) {
        // What a step has sealed must not be left where it stood before.
        connection.execute_batch("VACUUM")?;
    }
    match truncate_log(connection) {
        // Somebody reads it: no reason not to start, unless it holds what a step has sealed.
        Err(StoreError::LogInUse) if done == STEPS.len() => Ok(()),
        truncated => truncated,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{key, set_up};
    use super::*;

    fn prepare(connection: &mut Connection, file: &Path) -> Result<(), StoreError> {
        let done = set_up(connection, file)?;
        apply(connection, &Vault::new(&key::random()?), done)
    }

    fn prepared(change: &str) -> Result<(), StoreError> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.sqlite");
        let mut connection = Connection::open(&file).unwrap();
        connection.execute_batch(change).unwrap();
        prepare(&mut connection, &file)
    }

    #[test]
    fn a_fresh_database_and_our_own_are_taken() {
        let mut connection = Connection::open_in_memory().unwrap();
        for _ in 0..2 {
            prepare(&mut connection, Path::new("x")).unwrap();
        }
    }

    #[test]
    fn foreign_and_newer_databases_are_refused() {
        assert!(matches!(prepared("CREATE TABLE notes (text)"), Err(StoreError::Foreign { .. })));
        assert!(matches!(prepared("PRAGMA application_id = 5"), Err(StoreError::Foreign { .. })));
        let newer = format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 99");
        assert!(matches!(prepared(&newer), Err(StoreError::Newer { .. })));
    }

    #[test]
    fn another_programs_database_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.sqlite");
        Connection::open(&file).unwrap().execute_batch("CREATE TABLE notes (text)").unwrap();
        let before = std::fs::read(&file).unwrap();
        assert!(prepare(&mut Connection::open(&file).unwrap(), &file).is_err());
        assert_eq!(std::fs::read(&file).unwrap(), before);
    }
}
