//! How SQLite has to work here, set and then read back: what it does not know, it passes over without a word.

use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior};

use super::StoreError;

/// Each with its value; SQLite says it back in numbers.
const PRAGMAS: [(&str, &str, &str); 8] = [
    ("synchronous", "FULL", "2"),
    ("foreign_keys", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("mmap_size", "0", "0"),
    ("temp_store", "MEMORY", "2"),
    ("secure_delete", "ON", "1"),
    ("journal_size_limit", "67108864", "67108864"),
];

/// Milliseconds that a statement waits for another program.
const PATIENCE: &str = "5000";

/// Before anything is read.
pub fn wait_for_others(connection: &Connection) -> Result<(), StoreError> {
    set(connection, "busy_timeout", PATIENCE, PATIENCE)
}

pub fn apply(connection: &mut Connection, file: &Path) -> Result<(), StoreError> {
    let journal = if connection.path().is_some_and(|path| !path.is_empty()) { "wal" } else { "memory" };
    set(connection, "journal_mode", journal, journal).map_err(|error| match error {
        StoreError::Sql(source) => StoreError::at_open(file, source),
        other => other,
    })?;
    for (name, value, number) in PRAGMAS {
        set(connection, name, value, number)?;
    }
    // Whoever writes says so at once, and waits for its turn.
    connection.set_transaction_behavior(TransactionBehavior::Immediate);
    Ok(())
}

/// For a database that another program writes to.
pub fn only_read(connection: &Connection) -> Result<(), StoreError> {
    for (name, value, number) in [("query_only", "ON", "1"), ("trusted_schema", "OFF", "0"), ("mmap_size", "0", "0")] {
        set(connection, name, value, number)?;
    }
    Ok(())
}

fn set(connection: &Connection, name: &'static str, value: &str, expected: &str) -> Result<(), StoreError> {
    connection.execute_batch(&format!("PRAGMA {name} = {value}"))?;
    let is = match connection.pragma_query_value(None, name, |row| row.get(0)).optional()? {
        Some(Value::Integer(number)) => number.to_string(),
        Some(Value::Text(text)) => text,
        // A database in memory has no file to map.
        None => "0".to_owned(),
        Some(_) => String::new(),
    };
    if is == expected { Ok(()) } else { Err(StoreError::Pragma { name, is }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_kept_in_a_file_and_in_memory() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.sqlite");
        for mut connection in [Connection::open(&file).unwrap(), Connection::open_in_memory().unwrap()] {
            wait_for_others(&connection).unwrap();
            apply(&mut connection, &file).unwrap();
        }
    }

    #[test]
    fn one_that_is_not_kept_is_named() {
        let connection = Connection::open_in_memory().unwrap();
        let refused = set(&connection, "journal_mode", "wal", "wal").unwrap_err();
        assert_eq!(refused.to_string(), "SQLite does not keep the setting journal_mode, but says memory");
        assert!(set(&connection, "unheard_of", "1", "1").is_err());
    }
}
