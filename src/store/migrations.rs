//! The database's settings and shape. Each step of the shape is applied once, in order, and never changed after.

use std::path::Path;

use rusqlite::Connection;

use super::StoreError;

/// "Gdpt", so that no other program's database is taken for ours.
const APPLICATION_ID: i32 = 0x4764_7074;

/// The steps; `user_version` counts those that are done.
const STEPS: [&str; 1] = ["
    CREATE TABLE handled_update (
        update_id INTEGER PRIMARY KEY
    ) STRICT;
    CREATE TABLE owed_answer (
        update_id INTEGER PRIMARY KEY,
        chat_id INTEGER NOT NULL,
        topic_id INTEGER,
        message_id INTEGER NOT NULL
    ) STRICT;
"];

pub fn prepare(connection: &mut Connection, file: &Path) -> Result<(), StoreError> {
    let open = |source| StoreError::Open { file: file.to_owned(), source };
    connection
        .execute_batch(
            "PRAGMA busy_timeout = 5000;
             PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON;
             PRAGMA trusted_schema = OFF;
             PRAGMA cell_size_check = ON;
             PRAGMA temp_store = MEMORY;
             PRAGMA secure_delete = ON;
             PRAGMA journal_size_limit = 67108864;",
        )
        .map_err(open)?;
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
    for (number, step) in STEPS.iter().enumerate().skip(done) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", i64::try_from(number + 1).unwrap_or(i64::MAX))?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
