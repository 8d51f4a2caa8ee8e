//! An import from beginning to end: the site is looked through, the mapping completed, each item made an entry.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::ahead;
use super::compose::{Composed, Composer, NoEntry};
use super::item::{Item, Site};
use super::kinds::Kind;
use super::mapping::Mapping;
use super::present::{PublisherNames, Shelf};
use super::record::{self, Record};
use super::source::{Source, SourceError};
use super::survey::{LeftOut, Survey, judged};
use crate::knowledge::{Draft, EntryId, Library, shelf};

/// Where drafts wait for a curator, in the store.
pub const DRAFTS: &str = "drafts";

/// How an import is made.
#[derive(Debug, Clone, Copy)]
pub struct Manner<'a> {
    /// The store's folder.
    pub root: &'a Path,
    /// Whether all is worked out and nothing written.
    pub dry_run: bool,
    /// Whether new entries go to [`DRAFTS`], for a curator to move.
    pub drafts: bool,
}

/// Why there was no import. Nothing has been written then, but for [`ImportError::Write`].
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error(transparent)]
    Source(#[from] SourceError),
    #[error("nothing tells the site's address, neither its <link> nor that of an item; export again")]
    NoSite,
    #[error("{}: {message}; correct the line, or remove the file for a new proposal", path.display())]
    Mapping { path: PathBuf, message: String },
    #[error(transparent)]
    Record(#[from] record::RecordError),
    #[error("{} cannot be written: {source}; what was written before it stays, and the next import goes on", path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error(
        "`{host}`, the site itself, is a rejected host: {reason}; take it out of hosts.yaml, or do not import from it"
    )]
    Rejected { host: String, reason: String },
}

/// What became of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    New,
    /// What the site changed was taken over.
    Changed {
        keys: Vec<String>,
    },
    /// What the site changed was changed here, too, and stays as it is here.
    Kept {
        keys: Vec<String>,
    },
    Unchanged,
    /// An entry with the same link was here already, and stays as it is.
    Found,
    /// The entry was removed here, and is not brought back.
    Removed,
    Refused {
        why: String,
    },
}

/// An item, and what became of it.
#[derive(Debug)]
pub struct Told<'a> {
    pub item: &'a str,
    pub title: &'a str,
    pub entry: Option<&'a EntryId>,
    pub outcome: &'a Outcome,
    pub notes: &'a [String],
}

/// An import in numbers.
#[derive(Debug, Default)]
pub struct Summary {
    pub site: Site,
    pub new: usize,
    pub changed: usize,
    pub kept: usize,
    pub unchanged: usize,
    pub found: usize,
    pub removed: usize,
    pub refused: usize,
    pub left_out: BTreeMap<LeftOut, usize>,
    /// Items that became entries before and are not there any more.
    pub gone: Vec<(String, String)>,
    /// Where the mapping stands, and whether the import has added to it.
    pub mapping: PathBuf,
    pub mapping_grew: bool,
    /// The site's host, when it was not trusted before.
    pub trusted: Option<String>,
}

/// Who hears how far it is, and what became of each item.
pub trait Listener {
    fn progress(&mut self, stage: &'static str, done: u64);
    fn told(&mut self, told: &Told<'_>);
}

/// Makes an import.
///
/// # Errors
/// When the source, the mapping or the record cannot be read, or a file cannot be written.
pub fn import(source: &Source, manner: Manner<'_>, listener: &mut dyn Listener) -> Result<Summary, ImportError> {
    let root = manner.root;
    let mut library = Library::of_lists(root);
    let mut shelf = Shelf::read(root);
    let mut words = std::mem::take(&mut shelf.words);
    library.names().for_each(|(_, name)| words.trust(name));
    let mut survey = Survey::with_words(words);
    survey.site = ahead::each(source, &|item| item, &mut |item, done| {
        survey.see(&item);
        listener.progress("looking through the site", done);
        Ok(())
    })?;
    let lexicon = survey.finish();
    let host = super::address::host(&survey.site.url).ok_or(ImportError::NoSite)?;
    let mut summary = Summary { site: survey.site.clone(), left_out: survey.left_out.clone(), ..Summary::default() };
    summary.trusted = trust_site(&mut library, root, &survey.site, &host, manner.dry_run)?;
    let mapping = mapping(&survey, &library, &host, manner, &mut summary)?;
    let record = Record::read(root, &host)?;
    let publishers = PublisherNames::of(&library.publishers, &shelf.publishers);
    let is_known = |name: &str| publishers.knows(name);
    let composer =
        Composer { survey: &survey, mapping: &mapping, lexicon: &lexicon, library: &library, publishers: &is_known };
    let mut writing = Writing { manner, host: &host, library: &library, shelf, record, summary, seen: HashSet::new() };
    let mut used_files: HashSet<String> = HashSet::new();
    let compose = |item: Item| {
        let made = (judged(&item) == Ok(Kind::Content)).then(|| composer.compose(&item));
        (item, made)
    };
    let written = ahead::each(source, &compose, &mut |(item, made), done| {
        listener.progress("writing entries", done);
        if let Some(made) = made {
            used_files.extend(made.iter().flat_map(|composed| composed.files.iter().cloned()));
            writing.put(&item, made, listener).map_err(SourceError::Stopped)?;
        }
        Ok(())
    });
    let outcome = written.map_err(ImportError::from).and_then(|_| {
        let mut files: Vec<_> = survey.attachments.iter().filter(|(_, file)| !used_files.contains(&file.url)).collect();
        files.sort_by_key(|(id, _)| **id);
        for (id, attachment) in files {
            let item =
                Item { id: *id, title: attachment.title.clone(), slug: attachment.slug.clone(), ..Item::default() };
            let made = composer.compose_attachment(*id, attachment);
            writing.put(&item, made, listener).map_err(SourceError::Stopped)?;
        }
        Ok(())
    });
    writing.end(outcome)
}

/// Trusts the host of the site that the curator brings in; gives it when it was not trusted before.
fn trust_site(
    library: &mut Library,
    root: &Path,
    site: &Site,
    host: &str,
    dry_run: bool,
) -> Result<Option<String>, ImportError> {
    use crate::knowledge::Fault;

    match library.read_link(&site.url) {
        Err(Fault::RejectedHost { host, reason }) => return Err(ImportError::Rejected { host, reason }),
        Err(Fault::UntrustedHost { .. }) => {}
        _ => return Ok(None),
    }
    let title = site.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let reason = format!("{}, the site that entries are imported from", if title.is_empty() { host } else { &title });
    library.trust(host, &reason);
    if !dry_run {
        let path = Path::new("hosts.yaml");
        let text = shelf::text(root, path).unwrap_or_default();
        let line = format!("  {host}: {}\n", serde_json::Value::from(reason));
        let text = with_trusted(&text, host, &line);
        shelf::write(root, path, &text).map_err(|source| ImportError::Write { path: path.to_owned(), source })?;
    }
    Ok(Some(host.to_owned()))
}

/// Puts a line among the trusted hosts, in its place in the alphabet.
fn with_trusted(text: &str, host: &str, line: &str) -> String {
    let mut at = 0;
    let mut inside = false;
    for present in text.split_inclusive('\n') {
        if inside {
            let name = present.trim_start().split(':').next().unwrap_or_default();
            let is_entry = present.starts_with(' ');
            if !is_entry || (!name.starts_with('#') && name > host) {
                return format!("{}{line}{}", &text[..at], &text[at..]);
            }
        }
        inside |= present.starts_with("trusted:");
        at += present.len();
    }
    let text = if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") };
    if inside { text + line } else { format!("{text}trusted:\n{line}") }
}

/// Reads the mapping of the site, completes it, and writes what it lacked.
fn mapping(
    survey: &Survey,
    library: &Library,
    host: &str,
    manner: Manner<'_>,
    summary: &mut Summary,
) -> Result<Mapping, ImportError> {
    let path = Path::new(record::FOLDER).join(format!("{host}.yaml"));
    summary.mapping.clone_from(&path);
    let broken = |message: String| ImportError::Mapping { path: path.clone(), message };
    let text = match fs::read_to_string(manner.root.join(&path)) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(broken(error.to_string())),
    };
    let former: Mapping = match &text {
        Some(text) => serde_norway::from_str(text).map_err(|error| broken(error.to_string()))?,
        None => Mapping::default(),
    };
    if let Some(fault) = former.faults(library).first() {
        return Err(broken(fault.to_string()));
    }
    let mut mapping = former.clone();
    summary.mapping_grew = mapping.propose(survey, library);
    if summary.mapping_grew && !manner.dry_run {
        let text = match &text {
            Some(text) => mapping.complete(&former, text),
            None => mapping.write(&survey.site.url, survey),
        };
        shelf::write(manner.root, &path, &text).map_err(|source| ImportError::Write { path, source })?;
    }
    Ok(mapping)
}

struct Writing<'a> {
    manner: Manner<'a>,
    host: &'a str,
    library: &'a Library,
    shelf: Shelf,
    record: Record,
    summary: Summary,
    /// The numbers of items that have been met.
    seen: HashSet<String>,
}

impl Writing<'_> {
    /// Writes the entry of an item, or changes the one that is there.
    fn put(&mut self, item: &Item, composed: Result<Composed, NoEntry>, listener: &mut dyn Listener) -> io::Result<()> {
        let mut number = item.id.to_string();
        if !self.seen.insert(number.clone()) {
            // Exports that were put together from several have numbers twice.
            number = format!("{number}/{}", item.slug);
            self.seen.insert(number.clone());
        }
        let (outcome, entry, notes) = match composed {
            Ok(composed) => {
                let Composed { draft, notes, .. } = composed;
                let (outcome, entry) = self.settle(&number, item, &draft)?;
                (outcome, entry, notes)
            }
            Err(NoEntry::Refused(why)) => (Outcome::Refused { why }, None, Vec::new()),
            Err(no_entry) => {
                let why =
                    if no_entry == NoEntry::Empty { LeftOut::Empty } else { LeftOut::Mapped(item.post_type.clone()) };
                *self.summary.left_out.entry(why).or_default() += 1;
                return Ok(());
            }
        };
        let count = match outcome {
            Outcome::New => &mut self.summary.new,
            Outcome::Changed { .. } => &mut self.summary.changed,
            Outcome::Kept { .. } => &mut self.summary.kept,
            Outcome::Unchanged => &mut self.summary.unchanged,
            Outcome::Found => &mut self.summary.found,
            Outcome::Removed => &mut self.summary.removed,
            Outcome::Refused { .. } => &mut self.summary.refused,
        };
        *count += 1;
        let told = Told { item: &number, title: &item.title, entry: entry.as_ref(), outcome: &outcome, notes: &notes };
        listener.told(&told);
        Ok(())
    }

    fn settle(&mut self, number: &str, item: &Item, theirs: &Draft) -> io::Result<(Outcome, Option<EntryId>)> {
        if let Some(imported) = self.record.get(number).cloned() {
            let Some(id) = EntryId::parse(&imported.entry) else {
                let why = format!("its record names `{}`, which is no id", imported.entry);
                return Ok((Outcome::Refused { why }, None));
            };
            let Some(path) = self.shelf.paths.get(&id).cloned() else { return Ok((Outcome::Removed, Some(id))) };
            return Ok((self.change(number, &imported.said, &id, &path, theirs)?, Some(id)));
        }
        let links = ["landing", "download"].into_iter().filter_map(|key| theirs.text(key));
        let present =
            links.filter_map(|link| self.shelf.by_link.get(link)).find(|id| !self.record.has_entry(id)).cloned();
        if let Some(id) = present {
            self.record.note(number, &id, theirs);
            return Ok((Outcome::Found, Some(id)));
        }
        let id = self.new_id(number, item, theirs);
        let path = if self.manner.drafts { Path::new(DRAFTS).join(format!("{id}.md")) } else { shelf::entry_path(&id) };
        let text = theirs.write();
        if let Some(why) = self.fault(&id, &text) {
            return Ok((Outcome::Refused { why }, None));
        }
        self.write(&path, &text)?;
        self.shelf.paths.insert(id.clone(), path);
        self.record.note(number, &id, theirs);
        Ok((Outcome::New, Some(id)))
    }

    fn new_id(&self, number: &str, item: &Item, theirs: &Draft) -> EntryId {
        let year = theirs.text("issued").and_then(|issued| issued.get(..4));
        // The slug has the title's damage, and is cut.
        let name = theirs.text("title").unwrap_or(&item.slug);
        let otherwise = format!("{} {number}", self.host);
        super::naming::entry_id(name, year, &otherwise, |id| self.shelf.paths.contains_key(id))
    }

    fn change(
        &mut self,
        number: &str,
        said: &BTreeMap<String, String>,
        id: &EntryId,
        path: &Path,
        theirs: &Draft,
    ) -> io::Result<Outcome> {
        let Some(text) = shelf::text(self.manner.root, path) else {
            return Ok(Outcome::Refused { why: format!("{} cannot be read", path.display()) });
        };
        let Some(ours) = Draft::read(&text) else {
            let why = format!("{} has a mistake; see `guidepost check`, then import again", path.display());
            return Ok(Outcome::Refused { why });
        };
        let merged = record::merge(said, &ours, theirs);
        let outcome = if !merged.taken.is_empty() {
            let revised = merged.draft.revise(&text);
            if let Some(why) = self.fault(id, &revised) {
                return Ok(Outcome::Refused { why });
            }
            self.write(path, &revised)?;
            Outcome::Changed { keys: merged.taken }
        } else if !merged.kept.is_empty() {
            Outcome::Kept { keys: merged.kept }
        } else {
            Outcome::Unchanged
        };
        self.record.note(number, id, theirs);
        Ok(outcome)
    }

    /// The first mistake for which the entry would not be served.
    fn fault(&self, id: &EntryId, text: &str) -> Option<String> {
        let (_, problems) = self.library.examine(id, text);
        problems
            .iter()
            .find(|problem| problem.is_error())
            .map(|problem| format!("{}; {}", problem.fault, problem.fault.mend()))
    }

    fn write(&self, path: &Path, text: &str) -> io::Result<()> {
        if self.manner.dry_run { Ok(()) } else { shelf::write(self.manner.root, path, text) }
    }

    /// Writes the record of what was done, also when the import broke off.
    fn end(mut self, outcome: Result<(), ImportError>) -> Result<Summary, ImportError> {
        if !self.manner.dry_run {
            let path = record::path(self.host);
            self.record.write(self.manner.root, self.host).map_err(|source| ImportError::Write { path, source })?;
        }
        outcome?;
        let gone = self.record.items().filter(|imported| !self.seen.contains(&imported.item));
        self.summary.gone = gone.map(|imported| (imported.item.clone(), imported.entry.clone())).collect();
        Ok(self.summary)
    }
}
