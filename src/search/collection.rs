//! A foreign collection: documents in a file of JSON lines, indexed and ranked as the library is, so that the tools of
//! standard collections can judge the search.
//!
//! The documents stay in the file. What is in memory is where each of them begins, and the dictionary of their words.

use std::cell::RefCell;
use std::fs::File;
use std::io::{BufRead, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use serde::Deserialize;
use thiserror::Error;

use super::labels::Labels;
use super::lexicon::LexiconBuilder;
use super::query::Prepared;
use super::question::Question;
use super::rank::{self, Candidate};
use super::reading::{Choices, Met, Reading};
use super::text::stems::Stems;
use super::text::stop_words::language_of;
use super::{IndexError, Meaning, Searcher, index};
use crate::knowledge::{Entry, EntryId, Language, Library};

/// Documents in a ranking.
const DEPTH: usize = 1_000;

/// Documents that are read for their final order; those behind them keep that of the index.
const MOST_READ: usize = 100;

/// Documents by which the language of a collection is told.
const SAMPLE: usize = 200;

/// Documents that can be searched, in a file that stays as it is.
pub struct Collection {
    searcher: Searcher,
    file: RefCell<BufReader<File>>,
    path: PathBuf,
    /// Where the line of each document begins, in bytes.
    starts: Vec<u64>,
    language: Language,
}

/// Why a collection cannot be searched.
#[derive(Debug, Error)]
pub enum CollectionError {
    #[error("{} cannot be read", path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("{}:{line}: this is no document; a line is {{\"id\": …, \"title\": …, \"text\": …}}", path.display())]
    NoDocument { path: PathBuf, line: usize, source: serde_json::Error },
    #[error("there is no document in {}", path.display())]
    Empty { path: PathBuf },
    #[error(transparent)]
    Index(#[from] IndexError),
}

#[derive(Deserialize)]
struct Document {
    #[serde(alias = "_id", deserialize_with = "id")]
    id: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    text: String,
}

/// Ids are texts; some collections write numbers.
fn id<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Id {
        Text(String),
        Number(i64),
    }
    Ok(match Id::deserialize(deserializer)? {
        Id::Text(text) => text,
        Id::Number(number) => number.to_string(),
    })
}

impl Collection {
    /// Indexes the documents of the file `corpus` in an empty folder.
    ///
    /// # Errors
    /// When the file or one of its lines cannot be read, or the index not be built.
    pub fn index(corpus: &Path, folder: &Path) -> Result<Self, CollectionError> {
        let open = || File::open(corpus).map_err(|source| unreadable(corpus, source));
        let language = told_language(Lines::new(corpus, open()?))?;
        let library = Arc::new(Library::default());
        let stems = Stems::new([language.primary()].into_iter());
        let labels = Labels::new(&library, &stems);
        let mut lines = Lines::new(corpus, open()?);
        let (mut starts, mut failed) = (Vec::new(), None);
        let mut lexicon = LexiconBuilder::default();
        let entries = std::iter::from_fn(|| match lines.next()? {
            Ok((start, document)) => {
                starts.push(start);
                let entry = document.entry(&language);
                lexicon.add_entry(&entry, "");
                Some(entry)
            }
            Err(error) => {
                failed = Some(error);
                None
            }
        });
        let meaning = Meaning { library: &library, labels: &labels, stems: &stems };
        let reader = index::build_in(folder, &meaning, entries)?;
        if let Some(error) = failed {
            return Err(error);
        }
        if starts.is_empty() {
            return Err(CollectionError::Empty { path: corpus.to_owned() });
        }
        let lexicon = OnceLock::from(lexicon.finish(&stems));
        let searcher = Searcher { lexicon, ..Searcher::of_index(library, labels, stems, &reader)? };
        let file = RefCell::new(BufReader::new(open()?));
        Ok(Self { searcher, file, path: corpus.to_owned(), starts, language })
    }

    #[must_use]
    pub fn documents(&self) -> usize {
        self.starts.len()
    }

    /// The ids and scores of the first thousand documents for a query, best first.
    ///
    /// # Errors
    /// When the index or a document cannot be read.
    pub fn find(&self, query: &str) -> Result<Vec<(String, f32)>, CollectionError> {
        let Ok(question) = Question::new(query) else { return Ok(Vec::new()) };
        let meet = |word: &str| Rc::new(Met::of(word, &self.searcher));
        let reading = Reading::of(&question, &self.searcher, Choices::default(), &meet);
        let top = Prepared::new(&reading, &self.searcher, true).top(DEPTH).map_err(IndexError::from)?;
        let mut documents = Vec::with_capacity(top.len());
        for (score, address) in top {
            if let Some((position, senses)) = self.searcher.known_of(address) {
                documents.push((self.read(position)?, score, senses));
            }
        }
        let behind = documents.split_off(documents.len().min(MOST_READ));
        let entries: Vec<Entry> = documents.iter().map(|(document, _, _)| document.entry(&self.language)).collect();
        let mut candidates = Vec::with_capacity(entries.len());
        for (entry, (_, score, senses)) in entries.iter().zip(&documents) {
            candidates.push(Candidate { entry, about: "", score: *score, senses: senses.clone() });
        }
        let ranked = rank::order(&self.searcher, &reading, candidates, true);
        let place = |entry: &Entry| entries.iter().position(|other| std::ptr::eq(other, entry));
        let mut hits: Vec<(String, f32)> =
            ranked.iter().filter_map(|(hit, _)| Some((documents[place(hit.entry)?].0.id.clone(), hit.score))).collect();
        hits.extend(behind.into_iter().map(|(document, score, _)| (document.id, score)));
        Ok(hits)
    }

    fn read(&self, position: usize) -> Result<Document, CollectionError> {
        let mut file = self.file.borrow_mut();
        let mut line = Vec::new();
        let start = self.starts.get(position).copied().unwrap_or_default();
        file.seek(SeekFrom::Start(start))
            .and_then(|_| file.read_until(b'\n', &mut line))
            .map_err(|source| unreadable(&self.path, source))?;
        document(&line, &self.path, position + 1)
    }
}

impl Document {
    fn entry(&self, language: &Language) -> Entry {
        // An id of an entry holds less than one of a collection may; it is not looked at.
        let id = EntryId::parse("document").unwrap_or_else(|| unreachable!("it is made of small letters"));
        Entry::of_text(id, &self.title, &self.text, language.clone())
    }
}

/// The documents of a file, each with where its line begins.
struct Lines {
    reader: BufReader<File>,
    path: PathBuf,
    at: u64,
    number: usize,
}

/// Longer lines are no documents.
const LONGEST_LINE: u64 = 64 * 1024 * 1024;

impl Lines {
    fn new(path: &Path, file: File) -> Self {
        Self { reader: BufReader::with_capacity(1 << 20, file), path: path.to_owned(), at: 0, number: 0 }
    }
}

impl Iterator for Lines {
    type Item = Result<(u64, Document), CollectionError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let start = self.at;
            let mut line = Vec::new();
            let read = self.reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line);
            self.number += 1;
            match read {
                Ok(0) => return None,
                Ok(bytes) => self.at += bytes as u64,
                Err(source) => return Some(Err(unreadable(&self.path, source))),
            }
            if !line.trim_ascii().is_empty() {
                return Some(document(&line, &self.path, self.number).map(|document| (start, document)));
            }
        }
    }
}

fn document(line: &[u8], path: &Path, number: usize) -> Result<Document, CollectionError> {
    let line = line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(line);
    serde_json::from_slice(line).map_err(|source| CollectionError::NoDocument {
        path: path.to_owned(),
        line: number,
        source,
    })
}

fn unreadable(path: &Path, source: std::io::Error) -> CollectionError {
    CollectionError::Unreadable { path: path.to_owned(), source }
}

/// The language of a collection, told by the stop words of its first documents; English where none stand out.
fn told_language(lines: Lines) -> Result<Language, CollectionError> {
    let mut text = String::new();
    for document in lines.take(SAMPLE) {
        let (_, document) = document?;
        text.push_str(&document.title);
        text.push(' ');
        text.push_str(&document.text);
        text.push(' ');
    }
    let code = language_of(&text).unwrap_or("en");
    Ok(Language::parse(code).unwrap_or_else(|| unreachable!("it is the code of a language")))
}
