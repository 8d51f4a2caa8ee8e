//! Finding entries: an index over the library, and the only face of it.
//!
//! A question never fails for its wording: it is taken apart into words before the index sees it.
//! The last word of an inline query is a beginning, because people are still typing it.

mod collection;
mod coverage;
mod excerpt;
mod forms;
mod frequencies;
mod index;
mod labels;
mod lexicon;
mod matches;
mod percolator;
mod query;
mod question;
mod rank;
mod reading;
mod schema;
mod terms;
mod text;
mod tokens;
mod understanding;

use std::path::Path;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use tantivy::columnar::Column;
use tantivy::schema::Field;
use tantivy::{DocAddress, IndexReader};

use crate::knowledge::{Entry, Library, Term};
use frequencies::Frequencies;
use index::Meaning;
use labels::{Labels, SenseId};
use lexicon::{Lexicon, LexiconBuilder};
use matches::{EntryMatches, Match};
use query::Prepared;
use rank::Candidate;
use reading::{Met, Reading};
use text::stems::Stems;

pub use collection::{Collection, CollectionError};
pub use coverage::unnamed_concepts;
pub use excerpt::{Excerpt, LONGEST_EXCERPT};
pub use index::IndexError;
pub use percolator::Percolator;
pub use question::{LONGEST_QUESTION, Question, Unaskable};
pub use reading::{Choices, Correction, FIRST_YEAR, LAST_YEAR};
pub use text::words::{clean, folded};
pub use understanding::{Attribute, Understanding, Wanted};

/// At most this many hits for a question: who has not found it among these asks anew.
pub const MOST_HITS: usize = 20;

/// Candidates of the index that are read for their final order.
const MOST_READ: usize = 20;

/// Candidates that are read where a phrase is asked for: the index does not know where words stand.
const MOST_READ_FOR_PHRASES: usize = 400;

/// A library that can be searched.
pub struct Searcher {
    library: Arc<Library>,
    index: tantivy::Searcher,
    /// For each segment of the index: the places of its documents in the library, and what they speak of.
    columns: Vec<Columns>,
    fields: Vec<Field>,
    frequencies: Frequencies,
    stems: Stems,
    labels: Labels,
    /// For each entry what its controlled fields say: publishers, topics, type, year, languages, regions, audiences.
    about: Vec<String>,
    /// Made when the first question needs it, or before in the background: see [`Searcher::prepare_words`].
    lexicon: OnceLock<Lexicon>,
}

/// An entry found for a question.
#[derive(Debug, Clone)]
pub struct Hit<'a> {
    pub entry: &'a Entry,
    /// Higher is better; only comparable within one question.
    pub score: f32,
    matches: EntryMatches,
    /// Whether a concept that the question names is spoken of.
    is_named: bool,
}

/// What the index knows of its documents without a search.
struct Columns {
    position: Column<u64>,
    senses: Column<u64>,
}

/// The hits of a question, best first, and what is needed to show them.
pub struct Findings<'a> {
    pub hits: Vec<Hit<'a>>,
    /// Whether demands of the question were let go, because nothing meets them.
    pub is_relaxed: bool,
    searcher: &'a Searcher,
    reading: Reading,
}

impl Searcher {
    /// Opens the index of `library` in the folder `data`, and builds it first when it is not exactly the library's.
    ///
    /// # Errors
    /// When it can be built neither there nor in memory.
    pub fn open(library: Arc<Library>, data: &Path) -> Result<Self, IndexError> {
        Self::new(library, |meaning| index::open_or_build(meaning, data))
    }

    /// Builds the index in memory.
    ///
    /// # Errors
    /// When tantivy cannot build it.
    pub fn in_memory(library: Arc<Library>) -> Result<Self, IndexError> {
        Self::new(library, index::in_memory)
    }

    fn new(
        library: Arc<Library>,
        read: impl FnOnce(&Meaning<'_>) -> Result<IndexReader, IndexError>,
    ) -> Result<Self, IndexError> {
        let stems = Stems::new(languages(&library));
        let labels = Labels::new(&library, &stems);
        let reader = read(&Meaning { library: &library, labels: &labels, stems: &stems })?;
        Self::of_index(library, labels, stems, &reader)
    }

    fn of_index(library: Arc<Library>, labels: Labels, stems: Stems, reader: &IndexReader) -> Result<Self, IndexError> {
        let index = reader.searcher();
        let fields = schema::fields(index.schema())?;
        let columns = index.segment_readers().iter().map(|segment| {
            let fast = segment.fast_fields();
            Ok(Columns { position: fast.u64(schema::POSITION)?, senses: fast.u64(schema::SENSES)? })
        });
        Ok(Self {
            columns: columns.collect::<tantivy::Result<_>>()?,
            frequencies: Frequencies::read(&index, &fields)?,
            fields,
            stems,
            labels,
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
        self.lexicon.get_or_init(|| {
            let mut builder = LexiconBuilder::default();
            for (entry, about) in self.library.entries().iter().zip(&self.about) {
                builder.add_entry(entry, about);
            }
            builder.add_names(&self.library);
            builder.finish(&self.stems)
        })
    }

    /// The entries that answer the question, best first; none when nothing in the library is about it.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(&self, question: &Question) -> Result<Findings<'_>, IndexError> {
        self.find_as(question, Choices::default())
    }

    /// As [`Searcher::find`], with the question read as the person has decided.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find_as(&self, question: &Question, choices: Choices) -> Result<Findings<'_>, IndexError> {
        let reading = Reading::of(question, self, choices, &|word| Rc::new(Met::of(word, self)));
        let mut hits = self.hits(&reading, false)?;
        let is_relaxed = hits.is_empty() && reading.demands();
        if is_relaxed {
            hits = self.hits(&reading, true)?;
        }
        Ok(Findings { is_relaxed: is_relaxed && !hits.is_empty(), hits, searcher: self, reading })
    }

    /// The place of a document among those that were indexed, and what it speaks of.
    fn known_of(&self, address: DocAddress) -> Option<(usize, Vec<SenseId>)> {
        let columns = self.columns.get(address.segment_ord as usize)?;
        let position = usize::try_from(columns.position.first(address.doc_id)?).ok()?;
        let senses = columns.senses.values_for_doc(address.doc_id);
        Some((position, senses.filter_map(|sense| sense.try_into().ok()).collect()))
    }

    fn hits(&self, reading: &Reading, relaxed: bool) -> Result<Vec<Hit<'_>>, IndexError> {
        let most = if reading.phrases.is_empty() { MOST_READ } else { MOST_READ_FOR_PHRASES };
        let top = Prepared::new(reading, self, relaxed).top(most)?;
        let candidate = |(score, address): (f32, DocAddress)| {
            let (position, senses) = self.known_of(address)?;
            let (entry, about) = (self.library.entries().get(position)?, self.about.get(position)?);
            Some(Candidate { entry, about, score, senses })
        };
        let candidates = top.into_iter().filter_map(candidate).collect();
        let mut hits = rank::rank(self, reading, candidates, relaxed);
        hits.truncate(MOST_HITS);
        Ok(hits)
    }

    /// Makes what typing errors and unfinished words are looked up in, which the first question would wait for.
    pub fn prepare_words(&self) {
        self.lexicon();
    }

    /// The topics nearest to a question, best first, for when no entry answers it.
    #[must_use]
    pub fn nearest_topics(&self, question: &Question) -> Vec<&Term> {
        rank::nearest_topics(self, question)
    }
}

impl Findings<'_> {
    /// How the question was understood, for telling the person.
    #[must_use]
    pub fn understanding(&self) -> Understanding {
        Understanding::of(&self.reading, self.searcher, self.is_relaxed)
    }

    /// The sentences of a hit that best answer the question.
    #[must_use]
    pub fn excerpt(&self, hit: &Hit<'_>) -> Excerpt {
        let sentences = hit.entry.summary.sentences();
        let mut matches = hit.matches.sentences.clone();
        if self.says_otherwise(hit) {
            for (sentence, found) in sentences.iter().zip(&mut matches) {
                found.extend(self.named_in(sentence, hit.entry));
            }
        }
        excerpt::excerpt(sentences, &matches, &self.reading.sought)
    }

    /// Whether the entry speaks of something that the question names, and no sentence says it in the same words.
    fn says_otherwise(&self, hit: &Hit<'_>) -> bool {
        let stands = |word: usize| hit.matches.sentences.iter().flatten().any(|found| found.word == word);
        hit.is_named && self.reading.sought.named.iter().any(|name| !name.words.clone().all(stands))
    }

    /// Where a text says in other words, or in another language, what the question names.
    fn named_in(&self, text: &str, entry: &Entry) -> Vec<Match> {
        let Searcher { labels, stems, .. } = self.searcher;
        let mut found = Vec::new();
        for (range, senses) in labels.places_in_text(text, entry.language.primary(), stems) {
            let words = self.reading.sought.words.iter().enumerate();
            let named = words.filter(|(_, word)| rank::means(self.searcher, &senses, &word.senses));
            found.extend(named.map(|(word, _)| Match { word, range: range.clone(), place: usize::MAX / 2 }));
        }
        found
    }
}

impl Hit<'_> {
    /// The words of the question in the title, as ranges of bytes.
    #[must_use]
    pub fn title_marks(&self) -> Vec<std::ops::Range<usize>> {
        matches::marks(self.matches.title.iter())
    }
}

/// The ISO 639 codes of all languages that a library has words in: entries, questions and names.
fn languages(library: &Library) -> impl Iterator<Item = &str> {
    let entries = library.entries().iter();
    let of_entries = entries.flat_map(|entry| {
        let questions = entry.questions.iter().map(|question| question.language.primary());
        std::iter::once(entry.language.primary()).chain(questions)
    });
    of_entries.chain(library.names().map(|(language, _)| language))
}

#[cfg(test)]
mod tests;
