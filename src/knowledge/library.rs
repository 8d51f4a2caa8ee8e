//! The library: all entries of the store that can be served, with their lists and their problems.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};
use url::Url;

use super::checked::{CHECKED_LINKS, CheckedLinks};
use super::front_matter::{self, Lists};
use super::links::{self, Hosts};
use super::references::{self, Dropped, References};
use super::{Concept, Entry, EntryId, Fault, Key, Problem, Term, Thesaurus, Vocabulary, folder, yaml};

/// The folder of entries in the store.
pub const ENTRIES: &str = "entries";

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
    /// Names of publishers in other languages, and their acronyms. A store may do without it.
    pub publishers: Vocabulary,
    pub thesaurus: Thesaurus,
    /// What the last look at each link has shown. A store may do without it.
    pub checked: CheckedLinks,
    hosts: Option<Hosts>,
    pub problems: Vec<Problem>,
    /// Where each entry was read, and from which text.
    origins: BTreeMap<EntryId, Origin>,
    /// From which text each list was read.
    list_marks: BTreeMap<&'static str, Mark>,
    digest: Digest,
    examined: OnceLock<Lists>,
}

#[derive(Debug, Clone)]
struct Origin {
    /// From the store's folder on.
    path: PathBuf,
    mark: Mark,
}

/// The SHA-256 of a text.
type Mark = [u8; 32];

/// What there is of an entry's file: where it stands, and what it says when it can be served.
type Found = BTreeMap<EntryId, (PathBuf, Option<(Entry, Mark)>)>;

impl Library {
    /// Reads the store at `root`. What cannot be read is among `problems`; the rest is served.
    #[must_use]
    pub fn load(root: &Path) -> Self {
        Self::load_after(root, &Self::default())
    }

    /// Reads the store at `root` again. What is there and cannot be read now is taken from `former`: a slip of the pen
    /// is not a withdrawal. The same goes for entries in a folder that cannot be read, and for lists, missing ones too.
    #[must_use]
    pub fn load_after(root: &Path, former: &Self) -> Self {
        Self::load_files(root, former, &BTreeMap::new())
    }

    /// Reads the store at `root` as it would be if the files of entries in `texts` said this. Paths are from `root` on.
    #[must_use]
    pub fn load_with(root: &Path, texts: &BTreeMap<PathBuf, String>) -> Self {
        Self::load_files(root, &Self::default(), texts)
    }

    fn load_files(root: &Path, former: &Self, texts: &BTreeMap<PathBuf, String>) -> Self {
        let mut problems = Vec::new();
        let mut library = Self::default();
        let lists = library.read_lists(root, former, &mut problems);
        let mut found = read_entries(root, &lists, texts, &mut problems);
        keep(former, &mut found, &problems);
        let paths: HashMap<EntryId, PathBuf> = found.iter().map(|(id, (path, _))| (id.clone(), path.clone())).collect();
        let mut entries = Vec::new();
        for (id, (path, read)) in found {
            if let Some((entry, mark)) = read {
                entries.push(entry);
                library.origins.insert(id, Origin { path, mark });
            }
        }
        library.problems = problems;
        let dropped = library.arrange(entries, |id| paths.contains_key(id));
        library.report_dropped(root, &paths, texts, dropped);
        library
            .problems
            .sort_by(|one, other| (&one.path, one.line, one.column).cmp(&(&other.path, other.line, other.column)));
        library.digest = library.digest_of_marks();
        library
    }

    /// The lists of the store at `root`, without its entries.
    #[must_use]
    pub fn of_lists(root: &Path) -> Self {
        let (mut library, mut problems) = (Self::default(), Vec::new());
        library.read_lists(root, &Self::default(), &mut problems);
        library.problems = problems;
        library
    }

    /// Reads a link as one of the store's.
    ///
    /// # Errors
    /// Says why people cannot be sent there.
    pub fn read_link(&self, link: &str) -> Result<Url, Fault> {
        links::read(link, self.hosts.as_ref())
    }

    pub fn trust(&mut self, host: &str, reason: &str) {
        if let Some(hosts) = &mut self.hosts {
            hosts.trust(host, reason);
        }
        self.examined = OnceLock::new();
    }

    /// Takes the lists of the store, each from `former` where it cannot be read; gives what entries are checked against.
    fn read_lists(&mut self, root: &Path, former: &Self, problems: &mut Vec<Problem>) -> Lists {
        let mut read = ListReader { root, former, marks: &mut self.list_marks, problems };
        self.topics = read.list("topics.yaml", Vocabulary::read).unwrap_or_else(|| former.topics.clone());
        self.regions = read.list("regions.yaml", Vocabulary::read).unwrap_or_else(|| former.regions.clone());
        self.audiences = read.list("audiences.yaml", Vocabulary::read).unwrap_or_else(|| former.audiences.clone());
        self.publishers =
            read.optional_list("publishers.yaml", Vocabulary::read).unwrap_or_else(|| former.publishers.clone());
        self.checked = read.optional_list(CHECKED_LINKS, CheckedLinks::read).unwrap_or_else(|| former.checked.clone());
        self.hosts = read.list("hosts.yaml", yaml::read_list).or_else(|| former.hosts.clone());
        self.thesaurus = read.list("thesaurus.yaml", Thesaurus::read).unwrap_or_else(|| former.thesaurus.clone());
        self.lists()
    }

    /// Reads a text as that of an entry's file, with every mistake that stands in the text alone.
    #[must_use]
    pub fn examine(&self, id: &EntryId, text: &str) -> (Option<Entry>, Vec<Problem>) {
        let path = Path::new(ENTRIES).join(format!("{id}.md"));
        let mut problems = Vec::new();
        let entry =
            front_matter::read(&path, id.clone(), text, self.examined.get_or_init(|| self.lists()), &mut problems);
        (entry, problems)
    }

    fn lists(&self) -> Lists {
        let filled = |list: &Vocabulary| (list.terms().count() > 0).then(|| list.clone());
        Lists {
            topics: filled(&self.topics),
            regions: filled(&self.regions),
            audiences: filled(&self.audiences),
            hosts: self.hosts.clone(),
        }
    }

    /// Every name in the thesaurus and the lists, each with the code of its language.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        let concepts = self.thesaurus.concepts.iter().flat_map(Concept::labels);
        let lists = [&self.topics, &self.audiences, &self.regions, &self.publishers];
        concepts.chain(lists.into_iter().flat_map(Vocabulary::terms).flat_map(Term::labels))
    }

    /// A library of `entries` alone, for benchmarks and for tests of what is built on it.
    #[must_use]
    pub fn of(entries: Vec<Entry>) -> Self {
        let mut library = Self::default();
        library.arrange(entries, |_| false);
        let marks = library.entries.iter().map(|entry| (entry.id.as_str(), mark(&format!("{entry:?}"))));
        library.digest = Digest::of(marks);
        library
    }

    fn digest_of_marks(&self) -> Digest {
        let lists = self.list_marks.iter().map(|(file, mark)| (*file, *mark));
        Digest::of(lists.chain(self.origins.iter().map(|(id, origin)| (id.as_str(), origin.mark))))
    }

    /// Puts the entries in order, with the ways to find them; gives what of them does not hold.
    fn arrange(&mut self, mut entries: Vec<Entry>, has_file: impl Fn(&EntryId) -> bool) -> Vec<Dropped> {
        entries.sort_by(|one, other| one.id.cmp(&other.id));
        let (references, dropped) = references::settle(&mut entries, has_file);
        self.by_key = references.by_id.iter().map(|(id, &position)| (id.key(), position)).collect();
        self.newest = (0..entries.len()).collect();
        self.newest.retain(|&position| !references.replaced_by.contains_key(&entries[position].id));
        self.newest.sort_by(|&one, &other| entries[other].issued.cmp(&entries[one].issued));
        self.entries = entries;
        self.references = references;
        dropped
    }

    fn report_dropped(
        &mut self,
        root: &Path,
        paths: &HashMap<EntryId, PathBuf>,
        texts: &BTreeMap<PathBuf, String>,
        dropped: Vec<Dropped>,
    ) {
        for Dropped { entry, key, written, fault } in dropped {
            let Some(fault) = fault else { continue };
            let path = &paths[&self.entries[entry].id];
            let text =
                texts.get(path).cloned().or_else(|| folder::text(root, path, &mut Vec::new())).unwrap_or_default();
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

    /// The file of the entry, from the store's folder on. `None` for an entry that was read from none.
    #[must_use]
    pub fn path(&self, id: &EntryId) -> Option<&Path> {
        self.origins.get(id).map(|origin| origin.path.as_path())
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

    /// Whether an entry may link to this address.
    #[must_use]
    pub fn trusts(&self, url: &Url) -> bool {
        self.hosts.is_some() && links::read(url.as_str(), self.hosts.as_ref()).is_ok()
    }

    /// The file of an entry, from the store's folder on.
    #[must_use]
    pub fn file(&self, id: &EntryId) -> Option<&Path> {
        self.origins.get(id).map(|origin| &*origin.path)
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
    /// Of the marks of texts, each with its name.
    fn of<'a>(marks: impl Iterator<Item = (&'a str, Mark)>) -> Self {
        let mut hash = Sha256::new();
        for (name, mark) in marks {
            hash.update((name.len() as u64).to_be_bytes());
            hash.update(name.as_bytes());
            hash.update(mark);
        }
        Self(HEXLOWER.encode(&hash.finalize()))
    }

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

/// The entries' files, each with what it says.
fn read_entries(root: &Path, lists: &Lists, texts: &BTreeMap<PathBuf, String>, problems: &mut Vec<Problem>) -> Found {
    let mut found = Found::new();
    let mut paths: BTreeSet<PathBuf> = texts.keys().cloned().collect();
    paths.extend(folder::markdown_files(root, Path::new(ENTRIES), problems));
    for path in paths {
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
        let before = problems.len();
        let text = texts.get(&path).cloned().or_else(|| folder::text(root, &path, problems));
        if text.is_none() && problems.len() == before {
            // It was taken away after the folder was read.
            continue;
        }
        let entry = text.and_then(|text| {
            let entry = front_matter::read(&path, id.clone(), &text, lists, problems)?;
            Some((entry, mark(&text)))
        });
        found.insert(id, (path, entry));
    }
    found
}

/// Takes from `former` each entry that has not been withdrawn and cannot be read: its file, or a folder above it.
fn keep(former: &Library, found: &mut Found, problems: &[Problem]) {
    for entry in &former.entries {
        let Some(origin) = former.origins.get(&entry.id) else {
            continue;
        };
        let hidden = || problems.iter().any(|problem| problem.is_error() && origin.path.starts_with(&problem.path));
        let kept = || Some((entry.clone(), origin.mark));
        match found.get_mut(&entry.id) {
            Some((_, Some(_))) => {}
            Some((_, unread)) => *unread = kept(),
            None if hidden() => _ = found.insert(entry.id.clone(), (origin.path.clone(), kept())),
            None => {}
        }
    }
}

/// Reads the lists of a store, and notes from which texts.
struct ListReader<'a> {
    root: &'a Path,
    former: &'a Library,
    marks: &'a mut BTreeMap<&'static str, Mark>,
    problems: &'a mut Vec<Problem>,
}

impl ListReader<'_> {
    /// As [`ListReader::list`], for a list that a store may do without.
    fn optional_list<T: Default>(
        &mut self,
        file: &'static str,
        read: fn(&Path, &str, &mut Vec<Problem>) -> Option<T>,
    ) -> Option<T> {
        let known = self.former.list_marks.contains_key(file);
        if known || self.root.join(file).exists() { self.list(file, read) } else { Some(T::default()) }
    }

    /// `None` when the list is missing or cannot be read: the former one stays, and with it its mark.
    fn list<T>(&mut self, file: &'static str, read: fn(&Path, &str, &mut Vec<Problem>) -> Option<T>) -> Option<T> {
        let before = self.problems.len();
        let text = folder::text(self.root, Path::new(file), self.problems);
        if text.is_none() && self.problems.len() == before {
            self.problems.push(Problem::with_file(Path::new(file), Fault::NoList { file }));
        }
        let read = text.and_then(|text| Some((read(Path::new(file), &text, self.problems)?, mark(&text))));
        let mark = read.as_ref().map(|(_, mark)| *mark).or_else(|| self.former.list_marks.get(file).copied());
        self.marks.extend(mark.map(|mark| (file, mark)));
        read.map(|(list, _)| list)
    }
}

fn mark(text: &str) -> Mark {
    Sha256::digest(text.as_bytes()).into()
}
