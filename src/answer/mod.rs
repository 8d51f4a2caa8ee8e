//! Deciding what a person gets: hits, one entry, a topic's entries, or an honest nothing.

mod asked;
mod preferences;

use std::collections::HashMap;

use crate::knowledge::{Entry, EntryId, Key, Language, Library, Term};
use crate::search::{Choices, Excerpt, Findings, IndexError, LONGEST_QUESTION, Question, Searcher, Understanding};

/// Hits on one page of an answer: what a phone shows without much scrolling.
pub const HITS_PER_PAGE: usize = 5;

pub use asked::{Asked, safe_words};
pub use preferences::{Link, Preferences};

/// Related entries under a card.
const MOST_RELATED: usize = 4;

/// What a question gets.
#[derive(Debug)]
pub enum Answer<'a> {
    Hits {
        page: Page<FoundEntry<'a>>,
        understanding: Understanding,
    },
    /// Nothing in the library is about it; these topics are nearest.
    Nothing {
        topics: Vec<&'a Term>,
        understanding: Understanding,
    },
}

impl Answer<'_> {
    /// How the question was understood.
    #[must_use]
    pub fn understanding(&self) -> &Understanding {
        match self {
            Self::Hits { understanding, .. } | Self::Nothing { understanding, .. } => understanding,
        }
    }
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
    /// The ways to the document, the preferred language first.
    pub links: Vec<Link<'a>>,
    /// The language of its document, when that is none of those that are wanted.
    pub foreign: Option<&'a Language>,
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
    /// The ways to the document, the preferred language first.
    pub links: Vec<Link<'a>>,
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

/// What part of a list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// From 0. The last page is shown when there are fewer.
    pub page: usize,
    /// Items on a page, at least one.
    pub size: usize,
}

impl Cut {
    /// A page of an answer in a chat.
    #[must_use]
    pub fn page(page: usize) -> Self {
        Self { page, size: HITS_PER_PAGE }
    }
}

/// Answers a question, read as the person has decided, with a page of hits, those first that meet the preferences.
///
/// # Errors
/// When the index cannot be read.
pub fn answer<'a>(
    searcher: &'a Searcher,
    question: &Question,
    choices: Choices,
    cut: Cut,
    preferences: &Preferences,
) -> Result<Answer<'a>, IndexError> {
    let mut findings = searcher.find_as(question, choices)?;
    if findings.hits.is_empty() {
        let topics = searcher.nearest_topics(question);
        return Ok(Answer::Nothing { topics, understanding: findings.understanding() });
    }
    if *preferences != Preferences::default() {
        for hit in &mut findings.hits {
            hit.score *= preferences.weight(hit.entry, searcher.library());
        }
        findings.hits.sort_by(|one, other| other.score.total_cmp(&one.score));
    }
    let page = Page::of(findings.hits.len(), cut, |index| found_entry(&findings, index, preferences));
    Ok(Answer::Hits { page, understanding: findings.understanding() })
}

/// All hits of a question with their excerpts, and how it was understood; for tools.
///
/// # Errors
/// When the index cannot be read.
pub fn every_hit<'a>(
    searcher: &'a Searcher,
    question: &Question,
) -> Result<(Vec<FoundEntry<'a>>, Understanding), IndexError> {
    let findings = searcher.find(question)?;
    let hits = (0..findings.hits.len()).map(|index| found_entry(&findings, index, &Preferences::default()));
    Ok((hits.collect(), findings.understanding()))
}

fn found_entry<'a>(findings: &Findings<'a>, index: usize, preferences: &Preferences) -> FoundEntry<'a> {
    let hit = &findings.hits[index];
    FoundEntry {
        entry: hit.entry,
        links: preferences.links(hit.entry),
        foreign: preferences.foreign(hit.entry),
        score: hit.score,
        excerpt: findings.excerpt(hit),
        title_marks: hit.title_marks(),
    }
}

/// The card of the entry with this key; `None` when it has gone.
///
/// # Errors
/// When the index cannot be read.
pub fn card<'a>(searcher: &'a Searcher, key: Key, preferences: &Preferences) -> Result<Option<Card<'a>>, IndexError> {
    let library = searcher.library();
    let Some(entry) = library.by_key(key) else { return Ok(None) };
    Ok(Some(Card {
        entry,
        links: preferences.links(entry),
        newest_edition: library.newest_edition(entry),
        earlier_edition: library.earlier_edition(entry),
        related: related(searcher, entry)?,
    }))
}

/// A page of a topic's entries, newest first, those of narrower topics included; `None` when the topic has gone.
#[must_use]
pub fn topic<'a>(library: &'a Library, key: Key, cut: Cut, preferences: &Preferences) -> Option<TopicList<'a>> {
    let topic = library.topics.by_key(key)?;
    let mut entries: Vec<&Entry> = entries_of(library, topic).collect();
    entries.sort_by(|one, other| other.issued.cmp(&one.issued));
    Some(TopicList { topic, entries: unasked(&entries, cut, preferences) })
}

/// The topics that have entries, each with how many, those of narrower topics included; the largest first.
#[must_use]
pub fn topics(library: &Library) -> Vec<(&Term, usize)> {
    let counted = library.topics.terms().map(|topic| (topic, entries_of(library, topic).count()));
    let mut topics: Vec<(&Term, usize)> = counted.collect();
    topics.retain(|(_, count)| *count > 0);
    topics.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    topics
}

/// The entries of a topic and of narrower ones.
fn entries_of<'a>(library: &'a Library, topic: &'a Term) -> impl Iterator<Item = &'a Entry> {
    let covers = |id: &String| library.topics.is_within(id, &topic.id);
    library.entries().iter().filter(move |entry| entry.topic.iter().any(covers))
}

/// A page of these entries, in their order.
#[must_use]
pub fn listed<'a>(entries: &[&'a Entry], cut: Cut, preferences: &Preferences) -> Page<FoundEntry<'a>> {
    unasked(entries, cut, preferences)
}

/// A page of the newest guidance, for those who have not asked yet: of each document the newest edition.
#[must_use]
pub fn newest<'a>(library: &'a Library, cut: Cut, preferences: &Preferences) -> Page<FoundEntry<'a>> {
    unasked(&library.newest().collect::<Vec<_>>(), cut, preferences)
}

fn unasked<'a>(entries: &[&'a Entry], cut: Cut, preferences: &Preferences) -> Page<FoundEntry<'a>> {
    Page::of(entries.len(), cut, |index| FoundEntry::unasked(entries[index], preferences))
}

impl<'a> FoundEntry<'a> {
    /// An entry that no words have found: with the beginning of its summary.
    #[must_use]
    pub fn unasked(entry: &'a Entry, preferences: &Preferences) -> Self {
        Self {
            entry,
            links: preferences.links(entry),
            foreign: preferences.foreign(entry),
            score: 0.0,
            excerpt: Excerpt::beginning(entry.summary.sentences()),
            title_marks: Vec::new(),
        }
    }
}

impl<T> Page<T> {
    fn of(total: usize, cut: Cut, item: impl FnMut(usize) -> T) -> Self {
        let size = cut.size.max(1);
        let count = total.div_ceil(size).max(1);
        let number = cut.page.min(count - 1);
        let first = number * size;
        let last = total.min(first + size);
        Self { items: (first..last).map(item).collect(), number, count, first }
    }
}

/// Entries whose words answer this one's title, and that share its topics, audiences and regions; rarer ones count more.
///
/// Other editions of the same, and editions that are out of date, are not among them.
fn related<'a>(searcher: &'a Searcher, entry: &Entry) -> Result<Vec<&'a Entry>, IndexError> {
    let library = searcher.library();
    let mut uses: HashMap<&str, f32> = HashMap::new();
    for other in library.entries() {
        for term in terms(other) {
            *uses.entry(term).or_default() += 1.0;
        }
    }
    let whole: f32 = terms(entry).map(|term| 1.0 / uses[term].sqrt()).sum();
    let shared = |other: &Entry| -> f32 {
        let shared = terms(other).filter(|term| terms(entry).any(|own| own == *term));
        shared.map(|term| 1.0 / uses[term].sqrt()).sum::<f32>() / whole.max(f32::MIN_POSITIVE)
    };
    let mut likeness: HashMap<&EntryId, (f32, &Entry)> =
        library.entries().iter().map(|other| (&other.id, (shared(other), other))).collect();
    let title: String = entry.title.chars().take(LONGEST_QUESTION).collect();
    if let Ok(question) = Question::new(&title) {
        let hits = searcher.find(&question)?.hits;
        let best = hits.first().map_or(1.0, |hit| hit.score);
        for hit in hits {
            likeness.entry(&hit.entry.id).and_modify(|(likeness, _)| *likeness += hit.score / best);
        }
    }
    let edition = |entry: &'a Entry| &library.newest_edition(entry).unwrap_or(entry).id;
    let own = library.newest_edition(entry).map_or(&entry.id, |newest| &newest.id);
    let mut others: Vec<(f32, &Entry)> = likeness
        .into_values()
        .filter(|(likeness, other)| *likeness > 0.0 && edition(other) == &other.id && own != &other.id)
        .collect();
    others.sort_by(|(one, a), (other, b)| other.total_cmp(one).then_with(|| a.id.cmp(&b.id)));
    Ok(others.into_iter().map(|(_, other)| other).take(MOST_RELATED).collect())
}

fn terms(entry: &Entry) -> impl Iterator<Item = &str> {
    let lists = [&entry.topic, &entry.audience, &entry.region];
    lists.into_iter().flatten().map(String::as_str)
}
