//! From a question to a query: a flat sum over every word, under every form, in every field.
//!
//! All forms of one word share one document frequency. Otherwise a stem that few entries have (that of another
//! language, say) would count as a rare and telling word.

use std::collections::HashMap;

use tantivy::query::{Bm25StatisticsProvider, BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::frequencies::Frequencies;
use super::question::Question;
use super::schema::{FIELDS, MAIN_FIELD};
use super::stems::Stems;
use super::words::fold;

/// The words of a question as the index knows them.
pub struct Sought {
    pub words: Vec<SoughtWord>,
}

impl Sought {
    /// Words, each with its terms, that all weigh the same.
    pub fn of_equal_weight(words: Vec<Vec<String>>) -> Self {
        let words = words.into_iter().enumerate().map(|(place, terms)| SoughtWord { terms, place, weight: 1.0 });
        Self { words: words.collect() }
    }
}

/// One word of a question.
pub struct SoughtWord {
    /// Every term that the word may be indexed under.
    pub terms: Vec<String>,
    /// The word's place in the question.
    pub place: usize,
    /// How telling the word is: its inverse document frequency. A word that no entry has weighs most.
    pub weight: f32,
}

/// Where more entries than this have a word in a field, it tells little there and costs much: it is then looked for in
/// the main field only, in which title and summary stand. Only large libraries have such words.
const COMMON: u64 = 5_000;

/// What a word that no entry has weighs, as a share of what the rarest word weighs: it may be mistyped.
const UNKNOWN: f32 = 0.7;

/// A question ready to be run.
pub struct Prepared {
    pub sought: Sought,
    query: BooleanQuery,
    frequencies: HashMap<Term, u64>,
}

impl Prepared {
    pub fn new(question: &Question, stems: &Stems, fields: &[Field], known: &Frequencies) -> Self {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let mut frequencies = HashMap::new();
        let mut words: Vec<SoughtWord> = Vec::new();
        for word in question.words() {
            let terms = stems.all(&word.lowercase);
            let folded = fold(&word.lowercase);
            if words.iter().any(|known| known.terms.iter().any(|term| *term == folded)) {
                continue;
            }
            let found: Vec<_> = terms.iter().filter_map(|term| Some((term, known.of(term)?))).collect();
            for (place, (field, weighted)) in fields.iter().zip(&FIELDS).enumerate() {
                let here = found.iter().filter(|(_, frequency)| frequency[place] > 0);
                let together: u64 = here.clone().map(|(_, frequency)| u64::from(frequency[place])).sum();
                let together = together.min(known.entries);
                if together > COMMON && weighted.name != MAIN_FIELD {
                    continue;
                }
                for (term, _) in here {
                    let term = Term::from_field_text(*field, term);
                    frequencies.insert(term.clone(), together);
                    let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                    let boosted = BoostQuery::new(Box::new(query), weighted.weight);
                    clauses.push((Occur::Should, Box::new(boosted)));
                }
            }
            let weight = how_telling(&terms, known);
            words.push(SoughtWord { terms, place: word.place, weight });
        }
        Self { sought: Sought { words }, query: BooleanQuery::new(clauses), frequencies }
    }

    /// The `limit` best documents with their scores.
    pub fn top(&self, searcher: &Searcher, limit: usize) -> tantivy::Result<Vec<(f32, tantivy::DocAddress)>> {
        if self.frequencies.is_empty() {
            return Ok(Vec::new());
        }
        let collector = tantivy::collector::TopDocs::with_limit(limit).order_by_score();
        let statistics = Statistics { searcher, frequencies: &self.frequencies };
        searcher.search_with_statistics_provider(&self.query, &collector, &statistics)
    }
}

/// The weight of a word with these terms: from the field in which most entries have it.
pub fn how_telling(terms: &[String], known: &Frequencies) -> f32 {
    let mut together = [0; FIELDS.len()];
    for frequency in terms.iter().filter_map(|term| known.of(term)) {
        for (sum, here) in together.iter_mut().zip(frequency) {
            *sum += u64::from(*here);
        }
    }
    let most = together.into_iter().max().unwrap_or(0).min(known.entries);
    let share = if most > 0 { 1.0 } else { UNKNOWN };
    inverse_frequency(most, known.entries) * share
}

/// As in BM25; both in documents.
fn inverse_frequency(frequency: u64, documents: u64) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "counts of documents; a weight needs no more digits")]
    let (frequency, documents) = (frequency.min(documents) as f32, documents as f32);
    (1.0 + (documents - frequency + 0.5) / (frequency + 0.5)).ln()
}

struct Statistics<'a> {
    searcher: &'a Searcher,
    frequencies: &'a HashMap<Term, u64>,
}

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.searcher.total_num_tokens(field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        self.searcher.total_num_docs()
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        Ok(self.frequencies.get(term).copied().unwrap_or(0))
    }
}
