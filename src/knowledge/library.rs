//! The library: all entries of the store that can be served, with their lists and their problems.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::front_matter::{self, Lists};
use super::references::{self, Dropped, References};
use super::{Entry, EntryId, Fault, Key, Problem, Thesaurus, Vocabulary, folder, yaml};

/// The folder of entries in the store.
const ENTRIES: &str = "entries";

/// What the store holds, loaded whole.
#[derive(Debug, Default)]
pub struct Library {
    /// In the order of their ids.
    entries: Vec<Entry>,
    /// Their positions, the latest issued first, without editions that have a newer one.
    newest: Vec<usize>,
    by_key: HashMap<Key, usize>,
    references: References,
    pub topics: Vocabulary,
    pub regions: Vocabulary,
    pub audiences: Vocabulary,
    pub thesaurus: Thesaurus,
    pub problems: Vec<Problem>,
    digest: Digest,
}

impl Library {
    /// Reads the store at `root`. What cannot be read is among `problems`; the rest is served.
    #[must_use]
    pub fn load(root: &Path) -> Self {
        let mut problems = Vec::new();
        let mut hash = Sha256::new();
        let (lists, thesaurus) = read_lists(root, &mut hash, &mut problems);
        let mut found: HashMap<EntryId, (PathBuf, Option<Entry>)> = HashMap::new();
        for path in folder::markdown_files(root, Path::new(ENTRIES), &mut problems) {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let Some(id) = EntryId::parse(&stem) else {
                problems.push(Problem::with_file(&path, Fault::BadName { stem }));
                continue;
            };
            if let Some((other, _)) = found.get(&id) {
                let fault = Fault::DuplicateId { id: stem, other: other.clone() };
                problems.push(Problem::with_file(&path, fault));
                continue;
            }
            let text = folder::text(root, &path, &mut problems);
            let entry = text.and_then(|text| {
                let entry = front_matter::read(&path, id.clone(), &text, &lists, &mut problems)?;
                hash_file(&mut hash, id.as_str(), &text);
                Some(entry)
            });
            found.insert(id, (path, entry));
        }
        let paths: HashMap<EntryId, PathBuf> = found.iter().map(|(id, (path, _))| (id.clone(), path.clone())).collect();
        let entries = found.into_values().filter_map(|(_, entry)| entry).collect();
        let (arranged, dropped) = Self::arranged(entries, |id| paths.contains_key(id));
        let mut library = Self {
            topics: lists.topics.unwrap_or_default(),
            regions: lists.regions.unwrap_or_default(),
            audiences: lists.audiences.unwrap_or_default(),
            thesaurus,
            problems,
            digest: Digest(HEXLOWER.encode(&hash.finalize())),
            ..arranged
        };
        library.report_dropped(root, &paths, dropped);
        library
            .problems
            .sort_by(|one, other| (&one.path, one.line, one.column).cmp(&(&other.path, other.line, other.column)));
        library
    }

    /// A library of `entries` alone, for benchmarks and for tests of what is built on it.
    #[must_use]
    pub fn of(entries: Vec<Entry>) -> Self {
        let (mut library, _) = Self::arranged(entries, |_| false);
        let mut hash = Sha256::new();
        for entry in &library.entries {
            hash_file(&mut hash, entry.id.as_str(), &format!("{entry:?}"));
        }
        library.digest = Digest(HEXLOWER.encode(&hash.finalize()));
        library
    }

    /// The entries in order, with the ways to find them, and what of them does not hold; all else is empty.
    fn arranged(mut entries: Vec<Entry>, has_file: impl Fn(&EntryId) -> bool) -> (Self, Vec<Dropped>) {
        entries.sort_by(|one, other| one.id.cmp(&other.id));
        let (references, dropped) = references::settle(&mut entries, has_file);
        let by_key = references.by_id.iter().map(|(id, &position)| (id.key(), position)).collect();
        let mut newest: Vec<usize> = (0..entries.len()).collect();
        newest.retain(|&position| !references.replaced_by.contains_key(&entries[position].id));
        newest.sort_by(|&one, &other| entries[other].issued.cmp(&entries[one].issued));
        (Self { entries, newest, by_key, references, ..Self::default() }, dropped)
    }

    fn report_dropped(&mut self, root: &Path, paths: &HashMap<EntryId, PathBuf>, dropped: Vec<Dropped>) {
        for Dropped { entry, key, written, fault } in dropped {
            let Some(fault) = fault else { continue };
            let path = &paths[&self.entries[entry].id];
            let text = folder::text(root, path, &mut Vec::new()).unwrap_or_default();
            let block = yaml::blocks(&text).find(|(name, _)| *name == key).map_or(0..0, |(_, block)| block);
            let place = yaml::place(&text, &block, written.as_str());
            self.problems.push(Problem::at(path, &text, place.start, place.len(), fault));
        }
    }

    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries from the latest issued to the earliest, then those without a date; no edition that has a newer one.
    #[must_use]
    pub fn newest(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.newest.iter().map(|&position| &self.entries[position])
    }

    /// The entry with this id, or the one that once had it.
    #[must_use]
    pub fn get(&self, id: &EntryId) -> Option<&Entry> {
        self.references.by_id.get(id).map(|&position| &self.entries[position])
    }

    /// As [`Library::get`], for an id as a person writes it.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Entry> {
        self.get(&EntryId::parse(&id.to_ascii_lowercase())?)
    }

    /// The entry with the key of its id, or of an id that it once had: buttons and links outlive a renaming.
    #[must_use]
    pub fn by_key(&self, key: Key) -> Option<&Entry> {
        self.by_key.get(&key).map(|&position| &self.entries[position])
    }

    /// The newest edition that takes the place of `entry`, when there is a newer one.
    #[must_use]
    pub fn newest_edition(&self, entry: &Entry) -> Option<&Entry> {
        let mut newest = None;
        let mut next = self.references.replaced_by.get(&entry.id);
        while let Some(id) = next {
            newest = self.get(id);
            next = self.references.replaced_by.get(id);
        }
        newest
    }

    /// The entry of which `entry` is the next edition.
    #[must_use]
    pub fn earlier_edition(&self, entry: &Entry) -> Option<&Entry> {
        self.get(entry.replaces.as_ref()?)
    }

    /// What the entries and lists say, as one hash: equal for equal stores.
    #[must_use]
    pub fn digest(&self) -> &Digest {
        &self.digest
    }
}

/// A store's content as a SHA-256 in hexadecimal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Digest(String);

impl Digest {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn read_lists(root: &Path, hash: &mut Sha256, problems: &mut Vec<Problem>) -> (Lists, Thesaurus) {
    let mut read = |file: &'static str, problems: &mut Vec<Problem>| {
        let before = problems.len();
        let text = folder::text(root, Path::new(file), problems);
        match &text {
            Some(text) => hash_file(hash, file, text),
            None if problems.len() == before => {
                problems.push(Problem::with_file(Path::new(file), Fault::NoList { file }));
            }
            None => {}
        }
        text
    };
    let vocabulary = |file: &'static str, text: Option<String>, problems: &mut Vec<Problem>| {
        let list = Vocabulary::read(Path::new(file), &text?, problems);
        (list.terms().count() > 0).then_some(list)
    };
    let topics = read("topics.yaml", problems);
    let regions = read("regions.yaml", problems);
    let audiences = read("audiences.yaml", problems);
    let hosts = read("hosts.yaml", problems);
    let thesaurus = read("thesaurus.yaml", problems);
    let lists = Lists {
        topics: vocabulary("topics.yaml", topics, problems),
        regions: vocabulary("regions.yaml", regions, problems),
        audiences: vocabulary("audiences.yaml", audiences, problems),
        hosts: hosts.and_then(|text| yaml::read_list(Path::new("hosts.yaml"), &text, problems)),
    };
    let thesaurus =
        thesaurus.map(|text| Thesaurus::read(Path::new("thesaurus.yaml"), &text, problems)).unwrap_or_default();
    (lists, thesaurus)
}

fn hash_file(hash: &mut Sha256, name: &str, text: &str) {
    for part in [name, text] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
}
