//! The tables that keep something: `/privacy` says of each what it keeps, and a test holds them against those there are.

pub const KEPT: [&str; 13] = [
    "handled_update",
    "owed_answer",
    "chat",
    "saved_entry",
    "shared_card",
    "document_file",
    "subscriber",
    "subscription",
    "known_entry",
    "alert",
    "delivery",
    "entry_count",
    "unmet_term",
];

/// Of the program itself: tables that keep nothing of anybody.
#[cfg(test)]
const OWN: [&str; 1] = ["meta"];

#[cfg(test)]
mod tests {
    use super::super::{Database, Store};
    use super::*;

    #[tokio::test]
    async fn every_table_says_what_it_keeps() {
        let store = Store::in_memory().unwrap();
        let tables: Vec<String> = store
            .run(|Database { connection, .. }| {
                let mut select = connection
                    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")?;
                let names = select.query_map([], |row| row.get(0))?;
                Ok(names.collect::<Result<_, _>>()?)
            })
            .await
            .unwrap();
        let mut tables: Vec<&str> = tables.iter().map(String::as_str).collect();
        let mut told: Vec<&str> = KEPT.into_iter().chain(OWN).collect();
        tables.sort_unstable();
        told.sort_unstable();
        assert_eq!(told, tables);
    }
}
