//! From a question to a query: a flat sum over every word, under every form, in every field.
//!
//! All forms of one word share one document frequency. Otherwise a stem that few entries have (that of another
//! language, say) would count as a rare and telling word. The words that a beginning may go on to are forms of one word,
//! too, and only the best of them counts in each field: an entry is not better for having several.

use std::collections::HashMap;

use tantivy::query::{Bm25StatisticsProvider, BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::forms::Forms;
use super::question::{AskedWord, Question};
use super::schema::{FIELDS, MAIN_FIELD};
use super::stems::Stems;
use super::words::fold;

/// The words of a question as the index knows them.
pub struct Sought {
    pub words: Vec<SoughtWord>,
}

impl Sought {
    /// The words of a question, none of them more telling than the others.
    pub fn of_equal_weight(question: &Question, stems: &Stems) -> Self {
        let sought = |word: &AskedWord| SoughtWord {
            terms: stems.all(&word.lowercase),
            beginning: word.is_beginning.then(|| fold(&word.lowercase).into_owned()),
            place: word.place,
            weight: 1.0,
        };
        Self { words: question.words().iter().map(sought).collect() }
    }
}

/// One word of a question.
pub struct SoughtWord {
    /// Every term that the word may be indexed under.
    pub terms: Vec<String>,
    /// The folded letters of a word that is still being typed: each word that begins with them is meant.
    pub beginning: Option<String>,
    /// The word's place in the question.
    pub place: usize,
    /// How telling the word is: its inverse document frequency. A word that no entry has weighs most.
    pub weight: f32,
}

/// Where more entries than this have a word in a field, it tells little there and costs much: it is then looked for in
/// the main field only, in which title and summary stand. Only large libraries have such words. A beginning that as many
/// entries have as there are is not looked for beside other words at all.
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
    pub fn new(question: &Question, searcher: &super::Searcher) -> Self {
        let super::Searcher { fields, frequencies: known, stems, .. } = searcher;
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let mut frequencies = HashMap::new();
        let mut words: Vec<SoughtWord> = Vec::new();
        for word in question.words() {
            let folded = fold(&word.lowercase);
            if words.iter().any(|known| known.terms.iter().any(|term| *term == folded)) {
                continue;
            }
            let forms = if word.is_beginning {
                Forms::of_beginning(word, &folded, stems, searcher.lexicon())
            } else {
                Forms::of_word(word, stems)
            };
            let found: Vec<_> =
                forms.terms().filter_map(|(term, share)| Some((term, share, known.of(term)?))).collect();
            let together = |place: usize| -> u64 {
                let all = found.iter().map(|(_, _, frequency)| u64::from(frequency[place])).sum::<u64>();
                all.min(known.entries)
            };
            let most = (0..fields.len()).map(together).max().unwrap_or(0);
            let share = if most > 0 { 1.0 } else { UNKNOWN };
            let mut weight = inverse_frequency(most, known.entries) * share;
            let mut damped = 1.0;
            if forms.may_be_stop_word {
                if most == 0 && !words.is_empty() {
                    continue;
                }
                let lightest = words.iter().map(|word| word.weight).fold(f32::INFINITY, f32::min);
                damped = (lightest / weight).min(1.0);
                weight *= damped;
            }
            for (place, (field, weighted)) in fields.iter().zip(&FIELDS).enumerate() {
                let together = together(place);
                let tells_nothing = word.is_beginning && together == known.entries && !words.is_empty();
                if together > COMMON && (weighted.name != MAIN_FIELD || tells_nothing) {
                    continue;
                }
                let here = found.iter().filter(|(_, _, frequency)| frequency[place] > 0);
                let query = |(term, share, _): &(&String, f32, _)| -> Box<dyn Query> {
                    let term = Term::from_field_text(*field, term);
                    frequencies.insert(term.clone(), together);
                    let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                    Box::new(BoostQuery::new(Box::new(query), weighted.weight * share * damped))
                };
                let queries: Vec<_> = here.map(query).collect();
                if word.is_beginning && !queries.is_empty() {
                    clauses.push((Occur::Should, Box::new(DisjunctionMaxQuery::new(queries))));
                } else {
                    clauses.extend(queries.into_iter().map(|query| (Occur::Should, query)));
                }
            }
            let beginning = word.is_beginning.then(|| folded.into_owned());
            words.push(SoughtWord { terms: forms.into_terms(), beginning, place: word.place, weight });
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
pub fn how_telling(terms: &[String], known: &super::frequencies::Frequencies) -> f32 {
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
