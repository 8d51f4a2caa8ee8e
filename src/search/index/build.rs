//! Filling a fresh index with the whole library, in one segment.

use std::collections::HashMap;

use tantivy::indexer::NoMergePolicy;
use tantivy::{Index, IndexWriter, TantivyDocument};

use crate::knowledge::Library;
use crate::search::schema::{FIELDS, POSITION, fields};
use crate::search::stems::Analyser;
use crate::search::tokens::{TOKENIZER, Terms};

/// Bytes that the writer holds before it writes a segment; enough for 100,000 entries in one.
const WRITER_MEMORY: usize = 256 * 1024 * 1024;

pub fn fill(index: &Index, library: &Library) -> tantivy::Result<()> {
    index.tokenizers().register(TOKENIZER, Terms::default());
    let schema = index.schema();
    let text_fields = fields(&schema)?;
    let position = schema.get_field(POSITION)?;
    let mut writer: IndexWriter = index.writer_with_num_threads(1, WRITER_MEMORY)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let mut analysers: HashMap<&str, Analyser> = HashMap::new();
    for (place, entry) in library.entries().iter().enumerate() {
        let language = entry.language.primary();
        let analyser = analysers.entry(language).or_insert_with(|| Analyser::new(language));
        let mut document = TantivyDocument::default();
        document.add_u64(position, place as u64);
        for (field, weighted) in text_fields.iter().zip(&FIELDS) {
            let text = (weighted.text)(library, entry);
            if !text.is_empty() {
                document.add_text(*field, analyser.terms(&text));
            }
        }
        writer.add_document(document)?;
    }
    writer.commit()?;
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
        writer.garbage_collect_files().wait()?;
    }
    writer.wait_merging_threads()
}
