//! What was imported, so that the next import knows what has changed there and what was changed here.
//!
//! `imports/<host>.jsonl` in the store has a line for each item: its number, the entry that it became, and for each key a
//! mark of what the site said. It belongs to the store and is kept with it, as where several curators share one.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::knowledge::{Draft, EntryId, shelf};

/// The items of one site.
#[derive(Debug, Default)]
pub struct Record {
    items: BTreeMap<String, Imported>,
    entries: HashSet<String>,
    is_changed: bool,
}

/// An item that has become an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// The item's number on its site.
    pub item: String,
    pub entry: String,
    /// By key, and for the summary: a mark of what the site said when it was last looked at.
    pub said: BTreeMap<String, String>,
}

/// A line of the record that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}:{line}: {source}; restore the file, or remove it: entries that are there are found by their links", path.display())]
pub struct RecordError {
    path: PathBuf,
    line: usize,
    source: serde_json::Error,
}

/// Where records and mappings stand in the store.
pub const FOLDER: &str = "imports";
const ENDING: &str = "jsonl";

/// Where the record of a site stands in the store.
#[must_use]
pub fn path(host: &str) -> PathBuf {
    Path::new(FOLDER).join(format!("{host}.{ENDING}"))
}

/// The entries that items of any site have become. Lines that cannot be read are told when their site is imported.
#[must_use]
pub fn entries(root: &Path) -> HashSet<String> {
    let files = std::fs::read_dir(root.join(FOLDER)).into_iter().flatten().flatten().map(|file| file.path());
    let records = files.filter(|path| path.extension().is_some_and(|ending| ending == ENDING));
    let texts = records.filter_map(|path| std::fs::read_to_string(path).ok());
    let entry = |line: &str| serde_json::from_str::<Imported>(line).ok().map(|imported| imported.entry);
    texts.flat_map(|text| text.lines().filter_map(entry).collect::<Vec<_>>()).collect()
}

impl Record {
    /// Reads the record of a site; an empty one when there is none.
    ///
    /// # Errors
    /// When a line cannot be read.
    pub fn read(root: &Path, host: &str) -> Result<Self, RecordError> {
        let path = path(host);
        let text = std::fs::read_to_string(root.join(&path)).unwrap_or_default();
        let mut items = BTreeMap::new();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let imported: Imported = serde_json::from_str(line).map_err(|source| RecordError {
                path: path.clone(),
                line: at + 1,
                source,
            })?;
            items.insert(imported.item.clone(), imported);
        }
        let entries = items.values().map(|imported: &Imported| imported.entry.clone()).collect();
        Ok(Self { items, entries, is_changed: false })
    }

    /// Writes the record, when it has changed.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, root: &Path, host: &str) -> io::Result<()> {
        if !self.is_changed {
            return Ok(());
        }
        let lines = self.items.values().map(serde_json::to_string).collect::<Result<Vec<_>, _>>()?;
        shelf::write(root, &path(host), &(lines.join("\n") + "\n"))
    }

    #[must_use]
    pub fn get(&self, item: &str) -> Option<&Imported> {
        self.items.get(item)
    }

    /// Whether an item became this entry.
    #[must_use]
    pub fn has_entry(&self, id: &EntryId) -> bool {
        self.entries.contains(id.as_str())
    }

    /// Notes what the site says of an item now.
    pub fn note(&mut self, item: &str, entry: &EntryId, draft: &Draft) {
        let imported = Imported { item: item.to_owned(), entry: entry.to_string(), said: marks(draft) };
        if self.items.get(item) != Some(&imported) {
            self.entries.insert(entry.to_string());
            self.items.insert(item.to_owned(), imported);
            self.is_changed = true;
        }
    }

    /// The items that have become entries.
    pub fn items(&self) -> impl Iterator<Item = &Imported> {
        self.items.values()
    }
}

/// The name of the summary among the keys.
const SUMMARY: &str = "summary";

/// A mark of each thing that a draft says.
#[must_use]
pub fn marks(draft: &Draft) -> BTreeMap<String, String> {
    let keys = draft.keys().map(|key| (key.to_owned(), mark(&format!("{:?}", draft.get(key)))));
    keys.chain([(SUMMARY.to_owned(), mark(draft.summary()))]).collect()
}

fn mark(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(text.as_bytes())[..8])
}

/// An entry's file after the site has been looked at again.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Merged {
    pub draft: Draft,
    /// What the site says otherwise now, and was taken over.
    pub taken: Vec<String>,
    /// What the site says otherwise now, and the curator too: the curator's stays.
    pub kept: Vec<String>,
}

/// Takes over into `ours` what changed at the site since `said`, but for what a curator has changed.
#[must_use]
pub fn merge(said: &BTreeMap<String, String>, ours: &Draft, theirs: &Draft) -> Merged {
    let (own, new) = (marks(ours), marks(theirs));
    let mut merged = Merged { draft: ours.clone(), ..Merged::default() };
    let keys: BTreeSet<&String> = said.keys().chain(new.keys()).collect();
    for key in keys {
        let (before, here, there) = (said.get(key), own.get(key), new.get(key));
        if there == before || there == here {
            continue;
        }
        if here != before {
            merged.kept.push(key.clone());
            continue;
        }
        merged.taken.push(key.clone());
        if key == SUMMARY {
            merged.draft.set_summary(theirs.summary());
        } else {
            merged.draft.set(key, theirs.get(key).cloned().unwrap_or(crate::knowledge::Value::Text(String::new())));
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Value;

    fn draft(title: &str, edition: &str, summary: &str) -> Draft {
        let mut draft = Draft::default();
        draft.set("title", Value::Text(title.to_owned()));
        draft.set("edition", Value::Text(edition.to_owned()));
        draft.set_summary(summary);
        draft
    }

    #[test]
    fn changes_there_come_in_and_changes_here_stay() {
        let said = marks(&draft("Title", "", "Text"));
        let ours = draft("My title", "", "Text");
        let merged = merge(&said, &ours, &draft("New title", "Second", "New text"));
        assert_eq!(merged.draft, draft("My title", "Second", "New text"));
        assert_eq!(
            (merged.taken, merged.kept),
            (vec!["edition".to_owned(), "summary".to_owned()], vec!["title".to_owned()])
        );
        assert_eq!(merge(&said, &ours, &draft("Title", "", "Text")).draft, ours);
        let merged =
            merge(&marks(&draft("Title", "Old", "Text")), &draft("Title", "Old", "Text"), &draft("Title", "", "Text"));
        assert_eq!(merged.draft, draft("Title", "", "Text"));
    }
}
