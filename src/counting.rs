//! From what happens in chats to counters in the database, beside the answers: counting never fails one or holds it up.
//!
//! Notes wait in a short queue. When it is full, or the database refuses, they are dropped.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::mpsc;
use tokio::time::timeout;
use tracing::debug;

use crate::knowledge::{EntryId, Library};
use crate::report::{Day, Feedback, KEY_LENGTH, Report, Today, UnmetTerm, Week, What};
use crate::store::{Store, StoreError};

/// Notes that wait.
const QUEUE: usize = 1_024;

/// For how long counters are kept.
const KEPT_WEEKS: u16 = 104;

/// Takes notes of what happens. Copies share one queue.
#[derive(Clone)]
pub struct Counting {
    notes: mpsc::Sender<Note>,
}

/// Something that happened. It is kept in memory until it is counted, and has no `Debug`: it knows of whom it is.
pub enum Note {
    Used {
        entry: String,
        what: What,
    },
    Said {
        person: u64,
        entry: String,
        feedback: Feedback,
    },
    /// These terms of the library were asked for in vain.
    Missed {
        chat: i64,
        terms: Vec<String>,
    },
}

impl Counting {
    /// Counting into this store; a term counts when so many chats have asked for it on one day. What is noted is counted
    /// while [`Counter::run`] runs.
    #[must_use]
    pub fn into(store: Store, chats: u16) -> (Self, Counter) {
        let (notes, inbox) = mpsc::channel(QUEUE);
        (Self { notes }, Counter { store, chats, inbox, today: None })
    }

    /// Takes no notes.
    #[must_use]
    pub fn off() -> Self {
        Self { notes: mpsc::channel(1).0 }
    }

    /// Something happened to an entry.
    pub fn used(&self, entry: &EntryId, what: What) {
        self.note(Note::Used { entry: entry.to_string(), what });
    }

    pub fn note(&self, note: Note) {
        // Full, or nobody counts.
        let _ = self.notes.try_send(note);
    }
}

/// Counts what was noted.
pub struct Counter {
    store: Store,
    chats: u16,
    inbox: mpsc::Receiver<Note>,
    /// `None` while nothing has to be told apart.
    today: Option<Today>,
}

impl Counter {
    /// Counts until nobody can take notes any more.
    pub async fn run(mut self) {
        self.forget_old(now()).await;
        loop {
            let mut notes = Vec::new();
            let rest_of_day = Duration::from_secs(Day::left(now()));
            match timeout(rest_of_day, self.inbox.recv_many(&mut notes, QUEUE)).await {
                Ok(0) => return,
                Ok(_) => self.count(notes, now()).await,
                Err(_) => {
                    self.forget_yesterday(now());
                    self.forget_old(now()).await;
                }
            }
        }
    }

    /// Counts what happened at `now`, in seconds since 1970.
    async fn count(&mut self, notes: Vec<Note>, now: i64) {
        self.forget_yesterday(now);
        let day = Day::at(now);
        let mut counts: BTreeMap<(String, What), i64> = BTreeMap::new();
        let mut missed = Vec::new();
        for note in notes {
            match note {
                Note::Used { entry, what } => *counts.entry((entry, what)).or_default() += 1,
                Note::Said { person, entry, feedback } => {
                    for change in self.today(day).map_or(Vec::new(), |today| today.vote(person, &entry, feedback)) {
                        *counts.entry((change.entry, change.what)).or_default() += change.by;
                    }
                }
                Note::Missed { chat, terms } => {
                    missed.extend(self.today(day).map_or(Vec::new(), |today| today.miss(chat, &terms)));
                }
            }
        }
        let week = day.week().number();
        let changes: Vec<_> = counts.into_iter().map(|((entry, what), by)| (entry, what.as_str(), by)).collect();
        if !changes.is_empty() {
            dropped(self.store.count(week, changes).await);
        }
        for unmet in missed {
            dropped(self.store.keep_missed(week, unmet.term, unmet.chats, unmet.is_new).await);
        }
    }

    /// `None` when the system gives no random key: then what needs one is not counted.
    fn today(&mut self, day: Day) -> Option<&mut Today> {
        if self.today.is_none() {
            let mut key = [0; KEY_LENGTH];
            getrandom::fill(&mut key).ok()?;
            self.today = Some(Today::begin(day, key, self.chats));
        }
        self.today.as_mut()
    }

    /// With the day all that was told apart on it goes.
    fn forget_yesterday(&mut self, now: i64) {
        self.today.take_if(|today| today.day() != Day::at(now));
    }

    async fn forget_old(&self, now: i64) {
        let oldest = Day::at(now).week().before(KEPT_WEEKS);
        dropped(self.store.forget_counters_before(oldest.number()).await);
    }
}

fn dropped(outcome: Result<(), StoreError>) {
    if let Err(error) = outcome {
        debug!(%error, "something was not counted");
    }
}

/// What was counted in so many weeks, the current one included.
///
/// # Errors
/// When the database cannot be read.
pub async fn report(store: &Store, library: &Library, weeks: u16, now: i64) -> Result<Report, StoreError> {
    let since: Week = Day::at(now).week().before(weeks.saturating_sub(1));
    let counted = store.counted_since(since.number()).await?.into_iter();
    let counted: Vec<(String, What, u64)> =
        counted.filter_map(|row| Some((row.entry, What::parse(&row.what)?, row.count))).collect();
    let missed = store.missed_since(since.number()).await?.into_iter();
    let terms = missed.map(|row| UnmetTerm { term: row.term, chats: row.chats, days: row.days, weeks: row.weeks });
    Ok(Report::of(library, since, weeks, &counted, terms.collect()))
}

/// In seconds since 1970.
#[must_use]
pub fn now() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(now.as_secs()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400;
    /// A Monday.
    const MONDAY: i64 = 1_795_392_000;

    fn counter(chats: u16) -> Counter {
        Counting::into(Store::in_memory().unwrap(), chats).1
    }

    fn missed(chats: std::ops::Range<i64>, term: &str) -> Vec<Note> {
        chats.map(|chat| Note::Missed { chat, terms: vec![term.to_owned()] }).collect()
    }

    fn said(person: u64, feedback: Feedback) -> Note {
        Note::Said { person, entry: "shelter".to_owned(), feedback }
    }

    async fn of(counter: &Counter, now: i64) -> Report {
        report(&counter.store, &Library::of(Vec::new()), 1, now).await.unwrap()
    }

    #[tokio::test]
    async fn a_term_is_kept_only_when_enough_chats_ask_on_the_same_day() {
        let mut counter = counter(3);
        for day in 0..5 {
            counter.count(missed(0..2, "boats"), MONDAY + day * DAY).await;
        }
        assert!(of(&counter, MONDAY).await.terms.is_empty(), "the same two on each day");
        counter.count(missed(0..2, "boats"), MONDAY + DAY - 1).await;
        counter.count(missed(2..4, "boats"), MONDAY + DAY).await;
        assert!(of(&counter, MONDAY).await.terms.is_empty(), "four, two on each side of midnight");
        counter.count(missed(0..4, "boats"), MONDAY + 2 * DAY).await;
        counter.count(missed(0..3, "boats"), MONDAY + 3 * DAY).await;
        let terms = of(&counter, MONDAY).await.terms;
        assert_eq!(terms, [UnmetTerm { term: "boats".to_owned(), chats: 4, days: 2, weeks: 1 }]);
    }

    #[tokio::test]
    async fn a_vote_counts_once_a_day_and_the_last_opinion_stands() {
        let mut counter = counter(5);
        counter.count(vec![said(1, Feedback::Helpful), said(1, Feedback::Helpful)], MONDAY).await;
        counter.count(vec![said(1, Feedback::NotHelpful), said(2, Feedback::Helpful)], MONDAY + 5).await;
        counter.count(vec![said(1, Feedback::Outdated), said(1, Feedback::Outdated)], MONDAY + 9).await;
        let counts = of(&counter, MONDAY).await.entries[0].counts;
        assert_eq!((counts.helpful, counts.not_helpful, counts.outdated), (1, 1, 1));
        counter.count(vec![said(2, Feedback::Helpful)], MONDAY + DAY).await;
        assert_eq!(of(&counter, MONDAY).await.entries[0].counts.helpful, 2, "another day, another key");
    }

    #[tokio::test]
    async fn what_was_noted_is_counted_before_the_end_and_old_counters_go() {
        let store = Store::in_memory().unwrap();
        let long_ago = Day::at(now()).week().number() - 200;
        store.count(long_ago, vec![("old".to_owned(), "shown", 1)]).await.unwrap();
        let (counting, counter) = Counting::into(store.clone(), 5);
        let running = tokio::spawn(counter.run());
        let id = EntryId::parse("shelter").unwrap();
        for what in [What::Shown, What::Shown, What::Sent] {
            counting.used(&id, what);
        }
        drop(counting);
        running.await.unwrap();
        let rows = store.counted_since(0).await.unwrap();
        let rows: Vec<_> = rows.iter().map(|row| (row.entry.as_str(), row.what.as_str(), row.count)).collect();
        assert_eq!(rows, [("shelter", "sent", 1), ("shelter", "shown", 2)]);
    }

    #[tokio::test]
    async fn where_nothing_can_be_kept_notes_are_dropped() {
        let (counting, counter) = Counting::into(Store::stand_in().unwrap(), 5);
        let id = EntryId::parse("shelter").unwrap();
        for _ in 0..3 * QUEUE {
            counting.used(&id, What::Shown);
        }
        drop(counting);
        counter.run().await;
        Counting::off().used(&id, What::Shown);
    }
}
