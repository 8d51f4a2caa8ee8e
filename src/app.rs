//! What a running bot holds, and the road of a question as one function.

use std::path::Path;
use std::sync::Arc;

use crate::answer::{self, Answer, Card, HITS_PER_PAGE, TopicList};
use crate::knowledge::{Key, Library};
use crate::search::{IndexError, Question, Searcher};

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
    pub fn answer(&self, question: &Question, page: usize) -> Result<Answer<'_>, IndexError> {
        answer::answer(&self.searcher, question, page, HITS_PER_PAGE)
    }

    /// See [`answer::card`].
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn card(&self, key: Key) -> Result<Option<Card<'_>>, IndexError> {
        answer::card(&self.searcher, key)
    }

    #[must_use]
    pub fn topic(&self, key: Key, page: usize) -> Option<TopicList<'_>> {
        answer::topic(self.library(), key, page, HITS_PER_PAGE)
    }
}
