//! Filling a fresh index with entries, in one segment.

use std::borrow::Borrow;
use std::collections::HashMap;

use tantivy::indexer::NoMergePolicy;
use tantivy::{Index, IndexWriter, TantivyDocument};

use crate::knowledge::{Entry, Library};
use crate::search::labels::{Labels, SenseId};
use crate::search::schema::{Content, FIELDS, Nearness, POSITION, SENSES, fields};
use crate::search::text::stems::{Analyser, Stems, WORD_BREAK};
use crate::search::tokens::{TOKENIZER, Terms};

/// Bytes that the writer holds before it writes a segment; enough for 100,000 entries in one.
const WRITER_MEMORY: usize = 256 * 1024 * 1024;

/// What words and names mean in the entries of a library.
pub struct Meaning<'a> {
    /// Its lists; the entries may be others.
    pub library: &'a Library,
    pub labels: &'a Labels,
    pub stems: &'a Stems,
}

/// Adds `entries`, numbered from 0.
pub fn fill<E: Borrow<Entry>>(
    index: &Index,
    meaning: &Meaning<'_>,
    entries: impl Iterator<Item = E>,
) -> tantivy::Result<()> {
    index.tokenizers().register(TOKENIZER, Terms::default());
    let mut writer: IndexWriter = index.writer_with_num_threads(1, WRITER_MEMORY)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let mut documents = Documents::new(index, meaning)?;
    for (place, entry) in entries.enumerate() {
        writer.add_document(documents.document(place as u64, entry.borrow()))?;
    }
    writer.commit()?;
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
        writer.garbage_collect_files().wait()?;
    }
    writer.wait_merging_threads()
}

/// Makes documents of entries.
struct Documents<'a> {
    meaning: &'a Meaning<'a>,
    text_fields: Vec<tantivy::schema::Field>,
    position: tantivy::schema::Field,
    senses: tantivy::schema::Field,
    analysers: HashMap<String, Analyser>,
}

impl<'a> Documents<'a> {
    fn new(index: &Index, meaning: &'a Meaning<'a>) -> tantivy::Result<Self> {
        let schema = index.schema();
        Ok(Self {
            meaning,
            text_fields: fields(&schema)?,
            position: schema.get_field(POSITION)?,
            senses: schema.get_field(SENSES)?,
            analysers: HashMap::new(),
        })
    }

    fn document(&mut self, place: u64, entry: &Entry) -> TantivyDocument {
        let Meaning { library, labels, stems } = *self.meaning;
        let mut document = TantivyDocument::default();
        document.add_u64(self.position, place);
        let senses = labels.of_entry(entry, stems);
        let mut distinct = senses.clone();
        distinct.sort_unstable();
        distinct.dedup();
        for sense in &distinct {
            document.add_u64(self.senses, u64::from(*sense));
        }
        for (place, weighted) in FIELDS.iter().enumerate() {
            let text = match weighted.content {
                Content::Words(text) => self.terms(entry.language.primary(), &text(library, entry)),
                Content::Questions => {
                    let lines = entry.questions.iter();
                    joined(lines.map(|question| self.terms(question.language.primary(), &question.text)))
                }
                Content::Senses(nearness) => names(labels, &senses, &distinct, nearness),
            };
            if !text.is_empty() {
                document.add_text(self.text_fields[place], text);
            }
        }
        document
    }

    fn terms(&mut self, language: &str, text: &str) -> String {
        if let Some(analyser) = self.analysers.get_mut(language) {
            return analyser.terms(text);
        }
        self.analysers.entry(language.to_owned()).or_insert_with(|| Analyser::new(language)).terms(text)
    }
}

/// The terms of senses. A sense itself counts each time that it is named; what follows from it counts once.
fn names(labels: &Labels, all: &[SenseId], distinct: &[SenseId], nearness: Nearness) -> String {
    let senses = &labels.senses;
    let term = SenseId::to_string;
    match nearness {
        Nearness::Itself => joined(all.iter().map(term)),
        Nearness::Wider | Nearness::Related => {
            let next = |sense: &SenseId| match nearness {
                Nearness::Wider => &senses.get(*sense).wider,
                _ => &senses.get(*sense).related,
            };
            let mut reached: Vec<SenseId> = distinct.iter().flat_map(next).copied().collect();
            reached.sort_unstable();
            reached.dedup();
            joined(reached.iter().map(term))
        }
    }
}

fn joined(terms: impl Iterator<Item = String>) -> String {
    terms.collect::<Vec<_>>().join(WORD_BREAK.encode_utf8(&mut [0; 4]))
}
