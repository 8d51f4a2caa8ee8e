//! What we know: the knowledge store, read from a folder that curators write.
//!
//! A file with a mistake is reported with its place and the way to mend it; all others are served.

mod advice;
mod changes;
mod checked;
mod code;
mod draft;
mod entry;
mod folder;
mod front_matter;
mod keys;
mod language;
mod library;
mod links;
mod manuscript;
mod problem;
mod prose;
mod references;
mod reread;
mod save;
pub mod shelf;
mod thesaurus;
mod vocabulary;
mod yaml;

use front_matter::LONGEST_FRONT_MATTER;

pub use advice::Advice;
pub use changes::Changes;
pub use checked::{CHECKED_LINKS, CheckedLink, CheckedLinks, DocumentKind, LinkState, Trouble};
pub use draft::{Draft, DraftVersion, Value};
pub use entry::{Care, Entry, EntryId, EntryType, Issued, Key, TypicalQuestion, Version};
pub use keys::{DATES, KEYS};
pub use language::Language;
pub use library::{Digest, ENTRIES, Library};
pub use manuscript::Manuscript;
pub use problem::{Fault, Problem, Severity};
pub use prose::{Block, Prose, Run};
pub use reread::{Fate, Reread};
pub use save::{NotSaved, save};
pub use thesaurus::{Concept, Thesaurus};
pub use vocabulary::{Term, Vocabulary};
