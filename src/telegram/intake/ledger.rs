//! Which updates have been taken in, and which of them are finished.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use crate::store::Owed;

/// Telegram keeps unconfirmed updates for a day; this many of the last ones are enough to know a repeat.
const REMEMBERED: usize = 10_000;

/// The books of the intake, shared by all who work on updates.
#[derive(Default)]
pub struct Ledger {
    books: Mutex<Books>,
    finished: Notify,
}

#[derive(Default)]
struct Books {
    seen: HashSet<i64>,
    order: VecDeque<i64>,
    open: BTreeMap<i64, Open>,
    done: Vec<i64>,
    next: i64,
}

struct Open {
    since: Instant,
    owed: Option<Owed>,
    /// Written down, so that it may be confirmed before it is finished.
    stored: bool,
}

/// Updates that take long.
pub struct Overdue {
    pub update_ids: Vec<i64>,
    /// What to say sorry for, should they never be finished.
    pub owed: Vec<Owed>,
}

impl Ledger {
    /// Takes note of an update; `false` when it was there before.
    pub fn take(&self, update_id: i64, owed: Option<Owed>) -> bool {
        let mut books = self.books();
        books.next = books.next.max(update_id.saturating_add(1));
        if !books.remember(update_id) {
            return false;
        }
        books.open.insert(update_id, Open { since: Instant::now(), owed, stored: false });
        true
    }

    /// Updates that an earlier run has handled.
    pub fn remember(&self, update_ids: Vec<i64>) {
        let mut books = self.books();
        for update_id in update_ids {
            books.remember(update_id);
        }
    }

    pub fn finish(&self, update_id: i64) {
        let mut books = self.books();
        if books.open.remove(&update_id).is_some() {
            books.done.push(update_id);
        }
        drop(books);
        self.finished.notify_waiters();
    }

    /// What was finished since the last call.
    pub fn take_done(&self) -> Vec<i64> {
        std::mem::take(&mut self.books().done)
    }

    /// Below this every update is finished or stored, and may be confirmed.
    pub fn confirmable(&self) -> i64 {
        let books = self.books();
        let first_open = books.open.iter().find(|(_, open)| !open.stored).map(|(id, _)| *id);
        first_open.unwrap_or(books.next)
    }

    /// Updates open for longer than `age` that are not stored yet.
    pub fn overdue(&self, age: Duration) -> Overdue {
        let now = Instant::now();
        let books = self.books();
        let overdue = books.open.iter().filter(|(_, open)| !open.stored && now.duration_since(open.since) >= age);
        let (update_ids, owed): (Vec<i64>, Vec<Option<Owed>>) =
            overdue.map(|(id, open)| (*id, open.owed.clone())).unzip();
        Overdue { update_ids, owed: owed.into_iter().flatten().collect() }
    }

    /// Takes note that these are written down, so that they may be confirmed.
    pub fn stored(&self, update_ids: &[i64]) {
        let mut books = self.books();
        for update_id in update_ids {
            if let Some(open) = books.open.get_mut(update_id) {
                open.stored = true;
            }
        }
        drop(books);
        self.finished.notify_waiters();
    }

    /// Whether something is neither finished nor stored.
    pub fn is_waited_for(&self) -> bool {
        self.books().open.values().any(|open| !open.stored)
    }

    /// How many are not finished, stored ones among them.
    pub fn open(&self) -> usize {
        self.books().open.len()
    }

    /// Returns when fewer than `most` are not finished.
    pub async fn fewer_open_than(&self, most: usize) {
        self.until(|books| books.open.len() < most).await;
    }

    /// Returns when everything that was taken in is finished.
    pub async fn all_finished(&self) {
        self.until(|books| books.open.is_empty()).await;
    }

    /// Returns when everything is finished or stored.
    pub async fn none_waited_for(&self) {
        self.until(|books| books.open.values().all(|open| open.stored)).await;
    }

    async fn until(&self, is_so: impl Fn(&Books) -> bool) {
        loop {
            let finished = self.finished.notified();
            tokio::pin!(finished);
            finished.as_mut().enable();
            if is_so(&self.books()) {
                return;
            }
            finished.await;
        }
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Books {
    fn remember(&mut self, update_id: i64) -> bool {
        if !self.seen.insert(update_id) {
            return false;
        }
        self.order.push_back(update_id);
        while self.order.len() > REMEMBERED {
            let oldest = self.order.pop_front();
            oldest.inspect(|oldest| _ = self.seen.remove(oldest));
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_finished_or_stored_may_be_confirmed() {
        let ledger = Ledger::default();
        for update_id in [10, 11, 12] {
            assert!(ledger.take(update_id, None));
        }
        assert!(!ledger.take(11, None), "a repeat");
        ledger.finish(11);
        assert_eq!(ledger.confirmable(), 10);
        ledger.finish(10);
        assert_eq!(ledger.confirmable(), 12);
        ledger.stored(&ledger.overdue(Duration::ZERO).update_ids);
        assert_eq!(ledger.confirmable(), 13);
        assert_eq!(ledger.take_done(), [11, 10]);
        ledger.finish(12);
        assert_eq!(ledger.take_done(), [12]);
    }

    #[test]
    fn what_an_earlier_run_handled_is_not_taken_again() {
        let ledger = Ledger::default();
        ledger.remember(vec![3]);
        assert_eq!(ledger.confirmable(), 0, "Telegram says what comes first");
        assert!(!ledger.take(3, None));
        assert_eq!(ledger.confirmable(), 4);
    }
}
