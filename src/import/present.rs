//! What the store has before an import: entries and drafts, and names of publishers.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::mending::LexiconBuilder;
use super::record;
use super::run::DRAFTS;
use crate::knowledge::{Draft, ENTRIES, EntryId, Vocabulary, shelf};

/// The files of entries that are there.
#[derive(Default)]
pub struct Shelf {
    /// Entries, and drafts that wait.
    pub paths: HashMap<EntryId, PathBuf>,
    /// By the links of each.
    pub by_link: HashMap<String, EntryId>,
    /// Publishers and words of what curators wrote. What was imported is left out: each import would read otherwise than
    /// the one before it.
    pub publishers: HashSet<String>,
    pub words: LexiconBuilder,
}

impl Shelf {
    pub fn read(root: &Path) -> Self {
        let mut shelf = Self::default();
        let imported = record::entries(root);
        for (id, path) in shelf::entry_files(root, DRAFTS).into_iter().chain(shelf::entry_files(root, ENTRIES)) {
            if let Some(draft) = shelf::text(root, &path).and_then(|text| Draft::read(&text)) {
                for key in ["landing", "download"] {
                    if let Some(link) = draft.text(key) {
                        shelf.by_link.entry(link.to_owned()).or_insert_with(|| id.clone());
                    }
                }
                if !imported.contains(id.as_str()) {
                    shelf.publishers.extend(draft.list("publisher").iter().map(|name| name.to_lowercase()));
                    shelf.words.trust(draft.summary());
                    shelf.words.trust(draft.text("title").unwrap_or_default());
                }
            }
            shelf.paths.insert(id, path);
        }
        shelf
    }
}

/// Names by which publishers are known.
pub struct PublisherNames(HashSet<String>);

impl PublisherNames {
    pub fn of(list: &Vocabulary, written: &HashSet<String>) -> Self {
        let labels =
            list.terms().flat_map(|term| term.labels().map(|(_, label)| label.to_lowercase()).collect::<Vec<_>>());
        Self(labels.chain(written.iter().cloned()).collect())
    }

    pub fn knows(&self, name: &str) -> bool {
        self.0.contains(&name.to_lowercase())
    }
}
