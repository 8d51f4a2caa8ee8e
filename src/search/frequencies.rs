//! How many entries have each term in each field: read from the index once, asked for with every word of a question.

use std::collections::HashMap;

use tantivy::Searcher;
use tantivy::schema::Field;

use super::schema::FIELDS;

/// For each term, the number of entries that have it in each of [`FIELDS`].
pub struct Frequencies {
    by_term: HashMap<Box<str>, [u32; FIELDS.len()]>,
    /// The number of entries.
    pub entries: u64,
}

impl Frequencies {
    /// Reads the dictionaries of the index; `fields` are in the order of [`FIELDS`].
    pub fn read(index: &Searcher, fields: &[Field]) -> tantivy::Result<Self> {
        let mut by_term: HashMap<Box<str>, [u32; FIELDS.len()]> = HashMap::new();
        for segment in index.segment_readers() {
            for (place, field) in fields.iter().enumerate() {
                let inverted = segment.inverted_index(*field)?;
                let mut terms = inverted.terms().stream()?;
                while terms.advance() {
                    let Ok(term) = std::str::from_utf8(terms.key()) else { continue };
                    let frequency = terms.value().doc_freq;
                    if let Some(known) = by_term.get_mut(term) {
                        known[place] += frequency;
                    } else {
                        let mut new = [0; FIELDS.len()];
                        new[place] = frequency;
                        by_term.insert(term.into(), new);
                    }
                }
            }
        }
        Ok(Self { by_term, entries: index.num_docs() })
    }

    /// Of a term that no entry has: `None`.
    pub fn of(&self, term: &str) -> Option<&[u32; FIELDS.len()]> {
        self.by_term.get(term)
    }
}
