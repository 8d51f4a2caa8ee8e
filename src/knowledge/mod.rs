//! What we know: the knowledge store, read from a folder that curators write.
//!
//! A file with a mistake is reported with its place and the way to mend it; all others are served.

mod changes;
mod entry;
mod folder;
mod front_matter;
mod keys;
mod language;
mod library;
mod links;
mod problem;
mod prose;
mod references;
mod reread;
mod thesaurus;
mod vocabulary;
mod yaml;

pub use changes::Changes;
pub use entry::{Entry, EntryId, EntryType, Issued, Key, TypicalQuestion, Version};
pub use language::Language;
pub use library::{Digest, ENTRIES, Library};
pub use problem::{Fault, Problem, Severity};
pub use prose::{Block, Prose, Run};
pub use reread::{Fate, Reread};
pub use thesaurus::{Concept, Thesaurus};
pub use vocabulary::{Term, Vocabulary};
