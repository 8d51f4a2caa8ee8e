//! From a reading to a query: a flat sum over every word, under every form, in every field, and over what is named.
//!
//! All forms of one word share one document frequency. Otherwise a stem that few entries have (that of another
//! language, say) would count as a rare and telling word. The words that a beginning may go on to are forms of one word,
//! too, and only the best of them counts in each field: an entry is not better for having several.

use std::collections::HashMap;

use tantivy::query::{
    AllQuery, Bm25StatisticsProvider, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, Term};

use super::Searcher;
use super::labels::{Kind, SenseId};
use super::reading::{Filter, FilterKind, Reading, SoughtWord};
use super::schema::{Content, FIELDS, MAIN_FIELD, Nearness};
use super::text::words::{lowercase, words};

/// Where more entries than this have a word in a field, it tells little there and costs much: it is then looked for in
/// the main field only, in which title and summary stand. Only large libraries have such words. A beginning that as many
/// entries have as there are is not looked for beside other words at all.
const COMMON: u64 = 5_000;

/// What it adds to a score to be of a year that is wanted, or to meet a demand that was let go.
const PREFERRED: f32 = 1.5;

/// A reading ready to be run.
pub struct Prepared<'a> {
    searcher: &'a Searcher,
    clauses: Vec<(Occur, Box<dyn Query>)>,
    frequencies: HashMap<Term, u64>,
}

impl<'a> Prepared<'a> {
    /// For the entries that meet the strict filters, or with `relaxed` for all.
    pub fn new(reading: &Reading, searcher: &'a Searcher, relaxed: bool) -> Self {
        let mut prepared = Self { searcher, clauses: Vec::new(), frequencies: HashMap::new() };
        for (place, word) in reading.sought.words.iter().enumerate() {
            prepared.add_word(word, place > 0);
        }
        for name in &reading.sought.named {
            for sense in &name.senses {
                prepared.add_sense(*sense);
            }
        }
        for filter in reading.filters.iter().filter(|filter| filter.counts) {
            prepared.prefer(filter, relaxed);
        }
        if !relaxed {
            prepared.demand(reading);
        }
        prepared
    }

    fn add_word(&mut self, word: &SoughtWord, beside_others: bool) {
        let Searcher { fields, frequencies: known, .. } = self.searcher;
        let found: Vec<_> =
            word.forms.terms().filter_map(|(term, share)| Some((term, share, known.of(term)?))).collect();
        let is_beginning = word.beginning.is_some();
        for (place, (field, weighted)) in fields.iter().zip(&FIELDS).enumerate() {
            if matches!(weighted.content, Content::Senses(_)) {
                continue;
            }
            let all = found.iter().map(|(_, _, frequency)| u64::from(frequency[place])).sum::<u64>();
            let together = all.min(known.entries);
            let tells_nothing = is_beginning && together == known.entries && beside_others;
            if together > COMMON && (weighted.name != MAIN_FIELD || tells_nothing) {
                continue;
            }
            let here = found.iter().filter(|(_, _, frequency)| frequency[place] > 0);
            let query = |(term, share, _): &(&String, f32, _)| -> Box<dyn Query> {
                let term = Term::from_field_text(*field, term);
                self.frequencies.insert(term.clone(), together);
                let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                Box::new(BoostQuery::new(Box::new(query), weighted.weight * share * word.worth))
            };
            let queries: Vec<_> = here.map(query).collect();
            if is_beginning && !queries.is_empty() {
                self.clauses.push((Occur::Should, Box::new(DisjunctionMaxQuery::new(queries))));
            } else {
                self.clauses.extend(queries.into_iter().map(|query| (Occur::Should, query)));
            }
        }
    }

    fn add_sense(&mut self, sense: SenseId) {
        let Searcher { fields, frequencies: known, labels, .. } = self.searcher;
        let text = sense.to_string();
        let Some(frequency) = known.of(&text) else { return };
        let weight = weight(labels.senses.get(sense).kind);
        for (place, (field, weighted)) in fields.iter().zip(&FIELDS).enumerate() {
            let here = u64::from(frequency[place]);
            if !matches!(weighted.content, Content::Senses(_)) || here == 0 || here > COMMON {
                continue;
            }
            let term = Term::from_field_text(*field, &text);
            self.frequencies.insert(term.clone(), here);
            let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
            self.clauses.push((Occur::Should, Box::new(BoostQuery::new(Box::new(query), weighted.weight * weight))));
        }
    }

    /// Brings up what meets a filter that is not strict, or not any more. Names have been added as senses.
    fn prefer(&mut self, filter: &Filter, relaxed: bool) {
        let is_named = !filter.is_strict && matches!(filter.kind, FilterKind::Sense(_));
        if is_named || (filter.is_strict && !relaxed) {
            return;
        }
        let wanted = ConstScoreQuery::new(self.of_filter(filter), PREFERRED);
        self.clauses.push((Occur::Should, Box::new(wanted)));
    }

    /// Leaves out what does not meet the strict filters, what lacks a word of a phrase, and what has a word that is to be
    /// left out.
    fn demand(&mut self, reading: &Reading) {
        for filter in reading.filters.iter().filter(|filter| filter.is_strict && filter.counts) {
            let wanted = self.of_filter(filter);
            self.clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(wanted, 0.0))));
        }
        for phrase in &reading.phrases {
            for word in &reading.sought.words[phrase.clone()] {
                let terms: Vec<&str> = word.forms.terms().map(|(term, _)| term.as_str()).collect();
                let wanted = self.with_word(&terms);
                self.clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(wanted, 0.0))));
            }
        }
        for left_out in &reading.left_out {
            let mut alone = words(left_out);
            // Several words are left out where they stand side by side only; that is for the ranking.
            if let (Some(range), None) = (alone.next(), alone.next()) {
                let terms = self.searcher.stems.all(&lowercase(&left_out[range]));
                let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
                self.clauses.push((Occur::MustNot, self.with_word(&terms)));
            }
        }
        let only_demands = self.clauses.iter().all(|(occur, _)| *occur != Occur::Should);
        if only_demands && !self.clauses.is_empty() {
            self.clauses.push((Occur::Should, Box::new(AllQuery)));
        }
    }

    fn of_filter(&self, filter: &Filter) -> Box<dyn Query> {
        match &filter.kind {
            FilterKind::Sense(sense) => {
                let text = sense.to_string();
                let fields =
                    self.fields(|content| matches!(content, Content::Senses(Nearness::Itself | Nearness::Wider)));
                any(fields.map(|field| Term::from_field_text(field, &text)))
            }
            FilterKind::Years(years) => {
                let field = self.searcher.fields.iter().zip(&FIELDS).find(|(_, weighted)| weighted.name == "year");
                let known = years.clone().map(|year| year.to_string());
                let known = known.filter(|year| self.searcher.frequencies.of(year).is_some());
                any(known.filter_map(|year| Some(Term::from_field_text(*field?.0, &year))))
            }
        }
    }

    /// Entries that have one of the terms in their words.
    fn with_word(&self, terms: &[&str]) -> Box<dyn Query> {
        let fields: Vec<Field> = self.fields(|content| matches!(content, Content::Words(_))).collect();
        any(fields.iter().flat_map(|field| terms.iter().map(|term| Term::from_field_text(*field, term))))
    }

    fn fields(&self, fits: impl Fn(&Content) -> bool) -> impl Iterator<Item = Field> {
        let fields = self.searcher.fields.iter().zip(&FIELDS);
        fields.filter(move |(_, weighted)| fits(&weighted.content)).map(|(field, _)| *field)
    }

    /// The `limit` best documents with their scores.
    pub fn top(self, limit: usize) -> tantivy::Result<Vec<(f32, DocAddress)>> {
        if self.clauses.is_empty() {
            return Ok(Vec::new());
        }
        let searcher = &self.searcher.index;
        let collector = tantivy::collector::TopDocs::with_limit(limit).order_by_score();
        let statistics = Statistics { searcher, frequencies: &self.frequencies };
        searcher.search_with_statistics_provider(&BooleanQuery::new(self.clauses), &collector, &statistics)
    }
}

fn any(terms: impl Iterator<Item = Term>) -> Box<dyn Query> {
    let query = |term| (Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::Basic)) as Box<dyn Query>);
    Box::new(BooleanQuery::new(terms.map(query).collect()))
}

/// What a name of this kind weighs beside the words that it is made of; see `docs/decisions/ranking.md`.
fn weight(kind: Kind) -> f32 {
    match kind {
        Kind::Concept | Kind::Topic => 1.0,
        Kind::Publisher | Kind::Region => 0.8,
        Kind::Audience | Kind::Type => 0.6,
        Kind::Language => 0.3,
    }
}

struct Statistics<'a> {
    searcher: &'a tantivy::Searcher,
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
