//! Deciding what a person gets: hits, one entry, a topic's entries, or an honest nothing.

use std::collections::HashMap;

use crate::knowledge::{Entry, Key, Library, Term};
use crate::search::{Excerpt, Findings, IndexError, Question, Searcher};

/// Hits on one page of an answer: what a phone shows without much scrolling.
pub const HITS_PER_PAGE: usize = 5;

/// Related entries under a card.
const MOST_RELATED: usize = 4;

/// What a question gets.
#[derive(Debug)]
pub enum Answer<'a> {
    Hits(Page<FoundEntry<'a>>),
    /// Nothing in the library is about it; these topics are nearest.
    Nothing {
        topics: Vec<&'a Term>,
    },
}

/// One page of a list.
#[derive(Debug)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// From 0.
    pub number: usize,
    pub count: usize,
    /// The place of the first item in the whole list, from 0.
    pub first: usize,
}

/// An entry with what of it answers the question.
#[derive(Debug)]
pub struct FoundEntry<'a> {
    pub entry: &'a Entry,
    /// Higher is better; only comparable within one question.
    pub score: f32,
    pub excerpt: Excerpt,
    /// Words of the question in the title, as ranges of bytes.
    pub title_marks: Vec<std::ops::Range<usize>>,
}

/// One entry, shown in full.
#[derive(Debug)]
pub struct Card<'a> {
    pub entry: &'a Entry,
    pub newest_edition: Option<&'a Entry>,
    pub earlier_edition: Option<&'a Entry>,
    pub related: Vec<&'a Entry>,
}

/// A topic with a page of its entries.
#[derive(Debug)]
pub struct TopicList<'a> {
    pub topic: &'a Term,
    pub entries: Page<FoundEntry<'a>>,
}

/// Answers a question with the page of hits that has this number; the last one when there are fewer.
///
/// # Errors
/// When the index cannot be read.
pub fn answer<'a>(searcher: &'a Searcher, question: &Question, page: usize) -> Result<Answer<'a>, IndexError> {
    let findings = searcher.find(question)?;
    if findings.hits.is_empty() {
        let topics = searcher.nearest_topics(question);
        return Ok(Answer::Nothing { topics });
    }
    Ok(Answer::Hits(found(&findings, page)))
}

/// All hits of a question with their excerpts, for tools.
///
/// # Errors
/// When the index cannot be read.
pub fn every_hit<'a>(searcher: &'a Searcher, question: &Question) -> Result<Vec<FoundEntry<'a>>, IndexError> {
    let findings = searcher.find(question)?;
    Ok((0..findings.hits.len()).map(|index| found_entry(&findings, index)).collect())
}

fn found<'a>(findings: &Findings<'a>, page: usize) -> Page<FoundEntry<'a>> {
    Page::of(findings.hits.len(), page, |index| found_entry(findings, index))
}

fn found_entry<'a>(findings: &Findings<'a>, index: usize) -> FoundEntry<'a> {
    let hit = &findings.hits[index];
    FoundEntry {
        entry: hit.entry,
        score: hit.score,
        excerpt: findings.excerpt(hit.entry),
        title_marks: findings.title_marks(hit.entry),
    }
}

/// The card of the entry with this key; `None` when it has gone.
#[must_use]
pub fn card(library: &Library, key: Key) -> Option<Card<'_>> {
    let entry = library.by_key(key)?;
    Some(Card {
        entry,
        newest_edition: library.newest_edition(entry),
        earlier_edition: library.earlier_edition(entry),
        related: related(library, entry),
    })
}

/// A page of a topic's entries, newest first, those of narrower topics included; `None` when the topic has gone.
#[must_use]
pub fn topic(library: &Library, key: Key, page: usize) -> Option<TopicList<'_>> {
    let topic = library.topics.by_key(key)?;
    let covers = |id: &String| {
        let mut next = library.topics.get(id);
        while let Some(term) = next {
            if term.id == topic.id {
                return true;
            }
            next = term.broader.as_ref().and_then(|broader| library.topics.get(broader));
        }
        false
    };
    let mut entries: Vec<&Entry> = library.entries().iter().filter(|entry| entry.topic.iter().any(covers)).collect();
    entries.sort_by(|one, other| other.issued.cmp(&one.issued));
    let entries = Page::of(entries.len(), page, |index| FoundEntry {
        entry: entries[index],
        score: 0.0,
        excerpt: Excerpt::beginning(entries[index].summary.sentences()),
        title_marks: Vec::new(),
    });
    Some(TopicList { topic, entries })
}

impl<T> Page<T> {
    /// The page `number` of a list of `total` items; the last page when there are fewer.
    fn of(total: usize, number: usize, item: impl FnMut(usize) -> T) -> Self {
        let count = total.div_ceil(HITS_PER_PAGE).max(1);
        let number = number.min(count - 1);
        let first = number * HITS_PER_PAGE;
        let last = total.min(first + HITS_PER_PAGE);
        Self { items: (first..last).map(item).collect(), number, count, first }
    }
}

/// Entries that share topics, audiences and regions with this one; rarer ones count more. Other editions do not count.
fn related<'a>(library: &'a Library, entry: &Entry) -> Vec<&'a Entry> {
    let mut uses: HashMap<&str, f32> = HashMap::new();
    for other in library.entries() {
        for term in terms(other) {
            *uses.entry(term).or_default() += 1.0;
        }
    }
    let likeness = |other: &Entry| -> f32 {
        let shared = terms(other).filter(|term| terms(entry).any(|own| own == *term));
        shared.map(|term| 1.0 / uses[term].sqrt()).sum()
    };
    let other_edition = |other: &Entry| {
        let newest = |entry| library.newest_edition(entry).map_or(&entry.id, |newest| &newest.id);
        newest(other) == newest(entry)
    };
    let mut others: Vec<(f32, &Entry)> = library
        .entries()
        .iter()
        .filter(|other| library.newest_edition(other).is_none() && !other_edition(other))
        .map(|other| (likeness(other), other))
        .filter(|(likeness, _)| *likeness > 0.0)
        .collect();
    others.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    others.into_iter().map(|(_, other)| other).take(MOST_RELATED).collect()
}

fn terms(entry: &Entry) -> impl Iterator<Item = &str> {
    let lists = [&entry.topic, &entry.audience, &entry.region];
    lists.into_iter().flatten().map(String::as_str)
}
