//! Deciding what a person gets: hits, one entry, a topic's entries, or an honest nothing.

use std::collections::HashMap;

use crate::knowledge::{Entry, EntryId, Key, Library, Term};
use crate::search::{Excerpt, Findings, IndexError, LONGEST_QUESTION, Question, Searcher};

/// Hits on one page of an answer in a private chat: what a phone shows without much scrolling.
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

/// Answers a question with the page of hits that has this number, where a page holds `size`; the last one when there are
/// fewer.
///
/// # Errors
/// When the index cannot be read.
pub fn answer<'a>(
    searcher: &'a Searcher,
    question: &Question,
    page: usize,
    size: usize,
) -> Result<Answer<'a>, IndexError> {
    let findings = searcher.find(question)?;
    if findings.hits.is_empty() {
        let topics = searcher.nearest_topics(question);
        return Ok(Answer::Nothing { topics });
    }
    Ok(Answer::Hits(Page::of(findings.hits.len(), page, size, |index| found_entry(&findings, index))))
}

/// All hits of a question with their excerpts, for tools.
///
/// # Errors
/// When the index cannot be read.
pub fn every_hit<'a>(searcher: &'a Searcher, question: &Question) -> Result<Vec<FoundEntry<'a>>, IndexError> {
    let findings = searcher.find(question)?;
    Ok((0..findings.hits.len()).map(|index| found_entry(&findings, index)).collect())
}

fn found_entry<'a>(findings: &Findings<'a>, index: usize) -> FoundEntry<'a> {
    let hit = &findings.hits[index];
    FoundEntry { entry: hit.entry, score: hit.score, excerpt: findings.excerpt(hit), title_marks: hit.title_marks() }
}

/// The card of the entry with this key; `None` when it has gone.
///
/// # Errors
/// When the index cannot be read.
pub fn card(searcher: &Searcher, key: Key) -> Result<Option<Card<'_>>, IndexError> {
    let library = searcher.library();
    let Some(entry) = library.by_key(key) else { return Ok(None) };
    Ok(Some(Card {
        entry,
        newest_edition: library.newest_edition(entry),
        earlier_edition: library.earlier_edition(entry),
        related: related(searcher, entry)?,
    }))
}

/// A page of `size` entries of the whole library, newest first, for those who have not asked yet. Editions that are out
/// of date are not among them.
#[must_use]
pub fn newest(library: &Library, page: usize, size: usize) -> Page<FoundEntry<'_>> {
    let entries: Vec<&Entry> = library.newest().collect();
    listed(&entries, page, size)
}

/// A page of a topic's entries, newest first, those of narrower topics included; `None` when the topic has gone.
#[must_use]
pub fn topic(library: &Library, key: Key, page: usize, size: usize) -> Option<TopicList<'_>> {
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
    Some(TopicList { topic, entries: listed(&entries, page, size) })
}

/// Entries that no question was asked about.
fn listed<'a>(entries: &[&'a Entry], page: usize, size: usize) -> Page<FoundEntry<'a>> {
    Page::of(entries.len(), page, size, |index| FoundEntry {
        entry: entries[index],
        score: 0.0,
        excerpt: Excerpt::beginning(entries[index].summary.sentences()),
        title_marks: Vec::new(),
    })
}

impl<T> Page<T> {
    /// The page `number` of a list of `total` items, `size` a page; the last page when there are fewer.
    fn of(total: usize, number: usize, size: usize, item: impl FnMut(usize) -> T) -> Self {
        let size = size.max(1);
        let count = total.div_ceil(size).max(1);
        let number = number.min(count - 1);
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn bundled() -> Library {
        Library::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge"))
    }

    #[test]
    fn the_newest_entries_come_in_pages_and_none_is_out_of_date() {
        let library = bundled();
        let first = newest(&library, 0, 10);
        assert_eq!((first.items.len(), first.number, first.first), (10, 0, 0));
        let all: Vec<&Entry> =
            (0..first.count).flat_map(|page| newest(&library, page, 10).items).map(|found| found.entry).collect();
        let current = library.entries().iter().filter(|entry| library.newest_edition(entry).is_none()).count();
        assert_eq!(all.len(), current);
        assert!(current < library.entries().len(), "some are superseded");
        for pair in all.windows(2) {
            let key = |entry: &Entry| (std::cmp::Reverse(entry.issued.clone()), entry.id.clone());
            assert!(key(pair[0]) < key(pair[1]), "{} before {}", pair[0].id, pair[1].id);
        }
        assert_eq!(newest(&library, 999, 10).number, first.count - 1, "the last page");
        assert!(first.items.iter().all(|found| !found.excerpt.text.is_empty() && found.title_marks.is_empty()));
    }

    #[test]
    fn an_empty_library_and_an_empty_page_are_no_trouble() {
        assert!(newest(&Library::default(), 3, 10).items.is_empty());
        assert_eq!(newest(&bundled(), 0, 0).items.len(), 1);
    }

    #[test]
    fn a_page_holds_as_many_as_are_asked_for() {
        let searcher = Searcher::in_memory(std::sync::Arc::new(bundled())).unwrap();
        let question = Question::new("forced labour").ok().unwrap();
        for (size, page, first) in [(3, 1, 3), (5, 1, 5), (10, 1, 10)] {
            let Answer::Hits(hits) = answer(&searcher, &question, page, size).unwrap() else { panic!("nothing") };
            assert_eq!((hits.items.len(), hits.first), (size, first));
        }
    }
}
