//! What each table keeps, in words for people: `/privacy` says them, and a test holds them against the tables there are.

/// A table, and what it keeps.
pub const KEPT: [(&str, &str); 12] = [
    (
        "handled_update",
        "numbers of messages that were handled lately, so that none is answered twice; no more than a day",
    ),
    ("owed_answer", "which message waits for an answer that takes long; until it is given"),
    ("chat", "what a chat has chosen in /settings; until it is changed or forgotten"),
    (
        "shared_card",
        "which cards were shared in other chats, so that they can be corrected; for the days that the operator has set",
    ),
    ("document_file", "under which names Telegram has documents; nothing of a person"),
    ("subscriber", "which chats get alerts; until they end them, or a day after they block me"),
    ("subscription", "what they want to be alerted to, and when, a saved question included; until it is ended"),
    ("known_entry", "which guidance was announced; nothing of a person"),
    ("alert", "when it was announced; nothing of a person"),
    ("delivery", "which alerts go to which chat, and whether they were sent; for 30 days"),
    (
        "entry_count",
        "how often each entry was opened, shared and sent in a week, and how often people called it helpful, outdated and \
         so on; nothing of a person, for two years",
    ),
    (
        "unmet_term",
        "words and topics of the library that many chats asked for in vain on the same day; nothing of a person, for two \
         years",
    ),
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
        let mut told: Vec<&str> = KEPT.iter().map(|(table, _)| *table).chain(OWN).collect();
        tables.sort_unstable();
        told.sort_unstable();
        assert_eq!(told, tables);
    }
}
