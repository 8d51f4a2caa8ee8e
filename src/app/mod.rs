//! What a running bot holds, and the road of a question as one function.
//!
//! An [`App`] never changes. When the store does, another one takes its place: see [`Live`].

mod live;
mod snapshot;
mod watcher;

use std::path::Path;
use std::sync::Arc;

use crate::answer::{self, Answer, Card, Cut, FoundEntry, Page, Preferences, TopicList};
use crate::knowledge::{Entry, Key, Library, Term};
use crate::search::{Choices, IndexError, Question, Searcher};

pub use live::{Feed, Live, Rereading};

/// The library and its index; shared by all who ask.
pub struct App {
    searcher: Searcher,
}

impl App {
    /// Loads the store in the folder `knowledge` and its index in the folder `data`.
    ///
    /// # Errors
    /// When no index can be opened or built.
    pub fn open(knowledge: &Path, data: &Path) -> Result<Self, IndexError> {
        let library = Arc::new(Library::load(knowledge));
        for problem in &library.problems {
            tracing::warn!("{problem}");
        }
        Ok(Self { searcher: Searcher::open(library, data)? })
    }

    /// An app over a library that is at hand; its index lives in memory.
    ///
    /// # Errors
    /// When the index cannot be built.
    pub fn with(library: Library) -> Result<Self, IndexError> {
        Ok(Self { searcher: Searcher::in_memory(Arc::new(library))? })
    }

    #[must_use]
    pub fn library(&self) -> &Library {
        self.searcher.library()
    }

    #[must_use]
    pub fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// See [`answer::answer`].
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn answer(
        &self,
        question: &Question,
        choices: Choices,
        cut: Cut,
        preferences: &Preferences,
    ) -> Result<Answer<'_>, IndexError> {
        answer::answer(&self.searcher, question, choices, cut, preferences)
    }

    /// See [`answer::card`].
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn card(&self, key: Key, preferences: &Preferences) -> Result<Option<Card<'_>>, IndexError> {
        answer::card(&self.searcher, key, preferences)
    }

    /// See [`answer::topic`].
    #[must_use]
    pub fn topic(&self, key: Key, cut: Cut, preferences: &Preferences) -> Option<TopicList<'_>> {
        answer::topic(self.library(), key, cut, preferences)
    }

    /// See [`answer::topics`].
    #[must_use]
    pub fn topics(&self) -> Vec<(&Term, usize)> {
        answer::topics(self.library())
    }

    /// See [`answer::listed`].
    #[must_use]
    pub fn listed<'a>(&self, entries: &[&'a Entry], cut: Cut, preferences: &Preferences) -> Page<FoundEntry<'a>> {
        answer::listed(entries, cut, preferences)
    }

    /// See [`answer::newest`].
    #[must_use]
    pub fn newest(&self, cut: Cut, preferences: &Preferences) -> Page<FoundEntry<'_>> {
        answer::newest(self.library(), cut, preferences)
    }
}

#[cfg(test)]
mod tests;
