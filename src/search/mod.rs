//! Finding entries: an index over the library, and the only face of it.
//!
//! A question never fails for its wording: it is taken apart into words before the index sees it.
//! The last word of an inline query is a beginning, because people are still typing it.

mod excerpt;
mod forms;
mod frequencies;
mod index;
mod lexicon;
mod matches;
mod percolator;
mod query;
mod question;
mod rank;
mod schema;
mod stems;
mod stop_words;
mod tokens;
mod words;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use tantivy::columnar::Column;
use tantivy::schema::Field;
use tantivy::{DocAddress, IndexReader};

use crate::knowledge::{Entry, Library, Term};
use frequencies::Frequencies;
use lexicon::Lexicon;
use matches::EntryMatches;
use query::{Prepared, Sought};
use stems::Stems;

pub use excerpt::{Excerpt, LONGEST_EXCERPT};
pub use index::IndexError;
pub use percolator::Percolator;
pub use question::{LONGEST_QUESTION, Question, Unaskable};
pub use words::{clean, folded};

/// At most this many hits for a question: who has not found it among these asks anew.
pub const MOST_HITS: usize = 20;

/// A library that can be searched.
pub struct Searcher {
    library: Arc<Library>,
    index: tantivy::Searcher,
    /// For each segment of the index: the places of its documents in the library.
    positions: Vec<Column<u64>>,
    fields: Vec<Field>,
    frequencies: Frequencies,
    stems: Stems,
    /// For each entry what its controlled fields say: publishers, topics, type, year, languages, regions, audiences.
    about: Vec<String>,
    /// Read when it is first needed: only those who type need it.
    lexicon: OnceLock<Lexicon>,
}

/// An entry found for a question.
#[derive(Debug, Clone)]
pub struct Hit<'a> {
    pub entry: &'a Entry,
    /// Higher is better; only comparable within one question.
    pub score: f32,
    matches: EntryMatches,
}

/// The hits of a question, best first, and what is needed to show them.
pub struct Findings<'a> {
    pub hits: Vec<Hit<'a>>,
    sought: Sought,
}

impl Searcher {
    /// Opens the index of `library` in the folder `data`, and builds it first when it is not exactly the library's.
    ///
    /// # Errors
    /// When it can be built neither there nor in memory.
    pub fn open(library: Arc<Library>, data: &Path) -> Result<Self, IndexError> {
        let reader = index::open_or_build(&library, data)?;
        Self::new(library, &reader)
    }

    /// Builds the index in memory.
    ///
    /// # Errors
    /// When tantivy cannot build it.
    pub fn in_memory(library: Arc<Library>) -> Result<Self, IndexError> {
        let reader = index::in_memory(&library)?;
        Self::new(library, &reader)
    }

    fn new(library: Arc<Library>, reader: &IndexReader) -> Result<Self, IndexError> {
        let index = reader.searcher();
        let fields = schema::fields(index.schema())?;
        let columns = index.segment_readers().iter().map(|segment| segment.fast_fields().u64(schema::POSITION));
        Ok(Self {
            positions: columns.collect::<tantivy::Result<_>>()?,
            frequencies: Frequencies::read(&index, &fields)?,
            fields,
            stems: Stems::new(library.entries().iter().map(|entry| entry.language.primary())),
            about: library.entries().iter().map(|entry| schema::about(&library, entry)).collect(),
            lexicon: OnceLock::new(),
            index,
            library,
        })
    }

    #[must_use]
    pub fn library(&self) -> &Library {
        &self.library
    }

    fn lexicon(&self) -> &Lexicon {
        let entries = self.library.entries().iter().zip(self.about.iter().map(String::as_str));
        self.lexicon.get_or_init(|| Lexicon::new(entries))
    }

    /// The entries that answer the question, best first; none when nothing in the library is about it.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(&self, question: &Question) -> Result<Findings<'_>, IndexError> {
        let prepared = Prepared::new(question, self);
        let top = prepared.top(&self.index, MOST_HITS)?;
        let candidate = |(score, address): (f32, DocAddress)| {
            let column = self.positions.get(address.segment_ord as usize)?;
            Some((usize::try_from(column.first(address.doc_id)?).ok()?, score))
        };
        let candidates = top.into_iter().filter_map(candidate).collect();
        Ok(Findings { hits: rank::rank(self, &prepared.sought, candidates), sought: prepared.sought })
    }

    /// Makes what questions that are still being typed need, which the first of them would wait for.
    pub fn prepare_typing(&self) {
        self.lexicon();
    }

    /// The topics nearest to a question, best first, for when no entry answers it.
    #[must_use]
    pub fn nearest_topics(&self, question: &Question) -> Vec<&Term> {
        rank::nearest_topics(self, question)
    }
}

impl Findings<'_> {
    /// The sentences of a hit that best answer the question.
    #[must_use]
    pub fn excerpt(&self, hit: &Hit<'_>) -> Excerpt {
        excerpt::excerpt(hit.entry.summary.sentences(), &hit.matches.sentences, &self.sought)
    }
}

impl Hit<'_> {
    /// The words of the question in the title, as ranges of bytes.
    #[must_use]
    pub fn title_marks(&self) -> Vec<std::ops::Range<usize>> {
        self.matches.title.iter().map(|found| found.range.clone()).collect()
    }
}

#[cfg(test)]
mod tests;
