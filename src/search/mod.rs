//! Finding entries: an index over the library, and the only face of it.
//!
//! A question never fails for its wording: it is taken apart into words before the index sees it.

mod excerpt;
mod index;
mod matches;
mod query;
mod question;
mod rank;
mod schema;
mod stems;
mod stop_words;
mod tokens;
mod words;

use std::path::Path;
use std::sync::Arc;

use tantivy::IndexReader;
use tantivy::schema::Field;

use crate::knowledge::{Entry, Library, Term};
use matches::Finder;
use query::Prepared;
use stems::Stems;

pub use excerpt::{Excerpt, LONGEST_EXCERPT};
pub use index::IndexError;
pub use question::{LONGEST_QUESTION, Question, Unaskable};
pub use words::clean;

/// At most this many hits for a question: who has not found it among these asks anew.
pub const MOST_HITS: usize = 20;

/// A library that can be searched.
pub struct Searcher {
    library: Arc<Library>,
    reader: IndexReader,
    fields: Vec<Field>,
    stems: Stems,
    /// For each entry what its controlled fields say: publishers, topics, type, year, languages, regions, audiences.
    about: Vec<String>,
}

/// An entry found for a question.
#[derive(Debug, Clone)]
pub struct Hit<'a> {
    pub entry: &'a Entry,
    /// Higher is better; only comparable within one question.
    pub score: f32,
}

/// The hits of a question, best first, and what is needed to show them.
pub struct Findings<'a> {
    pub hits: Vec<Hit<'a>>,
    searcher: &'a Searcher,
    prepared: Prepared,
}

impl Searcher {
    /// Opens the index of `library` in the folder `data`, and builds it first when it is not exactly the library's.
    ///
    /// # Errors
    /// When it can be built neither there nor in memory.
    pub fn open(library: Arc<Library>, data: &Path) -> Result<Self, IndexError> {
        let reader = index::open_or_build(&library, data)?;
        Self::new(library, reader)
    }

    /// Builds the index in memory.
    ///
    /// # Errors
    /// When tantivy cannot build it.
    pub fn in_memory(library: Arc<Library>) -> Result<Self, IndexError> {
        let reader = index::in_memory(&library)?;
        Self::new(library, reader)
    }

    fn new(library: Arc<Library>, reader: IndexReader) -> Result<Self, IndexError> {
        let fields = schema::fields(reader.searcher().schema())?;
        let about = library.entries().iter().map(|entry| schema::about(&library, entry));
        Ok(Self {
            fields,
            stems: Stems::new(library.entries().iter().map(|entry| entry.language.primary())),
            about: about.collect(),
            reader,
            library,
        })
    }

    #[must_use]
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// The entries that answer the question, best first; none when nothing in the library is about it.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(&self, question: &Question) -> Result<Findings<'_>, IndexError> {
        let searcher = self.reader.searcher();
        let prepared = Prepared::new(question, &self.stems, &self.fields, &searcher)?;
        let mut candidates = Vec::new();
        for (score, address) in prepared.top(&searcher, MOST_HITS)? {
            let column = searcher.segment_reader(address.segment_ord).fast_fields().u64(schema::POSITION)?;
            let Some(position) = column.first(address.doc_id).and_then(|place| usize::try_from(place).ok()) else {
                continue;
            };
            candidates.push((position, score));
        }
        Ok(Findings { hits: rank::rank(self, &prepared.sought, candidates), searcher: self, prepared })
    }

    /// The topics nearest to a question, best first, for when no entry answers it.
    #[must_use]
    pub fn nearest_topics(&self, question: &Question) -> Vec<&Term> {
        rank::nearest_topics(self, question)
    }
}

impl Findings<'_> {
    /// The sentences of `entry` that best answer the question.
    #[must_use]
    pub fn excerpt(&self, entry: &Entry) -> Excerpt {
        let finder = self.finder(entry);
        excerpt::excerpt(entry.summary.sentences(), &self.prepared.sought, &finder)
    }

    /// The words of the question in the title of `entry`, as ranges of bytes.
    #[must_use]
    pub fn title_marks(&self, entry: &Entry) -> Vec<std::ops::Range<usize>> {
        let found = self.finder(entry).find(&entry.title);
        found.into_iter().map(|found| found.range).collect()
    }

    fn finder<'a>(&'a self, entry: &'a Entry) -> Finder<'a> {
        Finder::new(&self.prepared.sought, &self.searcher.stems, entry.language.primary())
    }
}

#[cfg(test)]
mod tests;
