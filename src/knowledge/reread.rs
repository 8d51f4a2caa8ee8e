//! What came of reading the store again.

use std::sync::Arc;

use super::{Library, Problem};

/// The store as it was read again.
#[derive(Clone)]
pub struct Reread {
    pub fate: Fate,
    /// That are served now.
    pub entries: usize,
    /// What was read; `None` when nothing could be.
    pub library: Option<Arc<Library>>,
}

impl Reread {
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        self.library.as_ref().map_or(&[], |library| &library.problems)
    }
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is served.
    Taken { added: usize, changed: usize, withdrawn: usize },
    /// It says what it said before.
    Same,
    /// Its folder cannot be read.
    Unreadable,
    /// It has lost every entry at once.
    Empty,
    /// It cannot be indexed.
    Failed,
}
