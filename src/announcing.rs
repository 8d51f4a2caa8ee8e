//! From a changed library to the outbox: what is new is announced to those who asked, and what is no longer so is taken
//! back.
//!
//! The wishes are read in pages, so that memory does not grow with their number.

use thiserror::Error;

use crate::alerts::{Announced, Known, Manner, News, What, When, Wish, is_current, matches, news, remember};
use crate::knowledge::{EntryId, Library};
use crate::search::Searcher;
use crate::store::{Announcement, Concerned, Store, StoreError, Wanted};

/// Why nothing could be announced.
#[derive(Debug, Error)]
#[error("what is new cannot be announced")]
pub struct Unannounced(#[from] StoreError);

/// What was done.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// News that was announced, each with the number of subscriptions that it concerns.
    pub announced: Vec<(News, usize)>,
    /// Deliveries that were taken back.
    pub cancelled: usize,
}

/// Wishes that are held against news at a time.
const PAGE: usize = 1_000;

/// Announces what is new since the last time, and takes back what was withdrawn or superseded before it was sent. The
/// first time, all is taken as known.
///
/// # Errors
/// When the database refuses; the next time goes on from there.
pub async fn catch_up(searcher: &Searcher, store: &Store, now: i64) -> Result<Outcome, Unannounced> {
    let library = searcher.library();
    let known = known(store).await?;
    if known.is_empty() {
        store.know_entries(written(remember(&known, library))).await?;
        return Ok(Outcome::default());
    }
    let cancelled = take_back(library, store).await?;
    let mut outcome = Outcome { announced: Vec::new(), cancelled };
    let mut to_remember = remember(&known, library);
    for item in news(&known, library) {
        let concerned = concerned(&item, searcher, store, now).await?;
        let place = to_remember.iter().position(|known| known.entry == item.entry.as_str());
        let languages = place.map_or_else(Vec::new, |place| to_remember.swap_remove(place).languages);
        let count = concerned.len();
        let announced = store.announce(announcement(&item), languages, concerned, now).await?;
        outcome.announced.extend(announced.map(|_| (item, count)));
    }
    store.know_entries(written(to_remember)).await?;
    Ok(outcome)
}

/// Whom what is new now would be announced to; nothing is written.
///
/// # Errors
/// When the database refuses.
pub async fn rehearse(
    searcher: &Searcher,
    store: &Store,
    now: i64,
) -> Result<Vec<(News, Vec<Concerned>)>, Unannounced> {
    let known = known(store).await?;
    let mut rehearsed = Vec::new();
    if known.is_empty() {
        return Ok(rehearsed);
    }
    for item in news(&known, searcher.library()) {
        let concerned = concerned(&item, searcher, store, now).await?;
        rehearsed.push((item, concerned));
    }
    Ok(rehearsed)
}

/// What the outbox calls news.
#[must_use]
pub fn announcement(news: &News) -> Announcement {
    Announcement { entry: news.entry.to_string(), what: news.what.to_text() }
}

/// The news that the outbox speaks of; `None` when it cannot be read, because a later version wrote it.
#[must_use]
pub fn read(announcement: &Announcement) -> Option<News> {
    Some(News { entry: EntryId::parse(&announcement.entry)?, what: What::read(&announcement.what).ok()? })
}

async fn known(store: &Store) -> Result<Vec<Known>, StoreError> {
    let known = store.known_entries().await?;
    Ok(known.into_iter().map(|(entry, languages)| Known { entry, languages }).collect())
}

fn written(known: Vec<Known>) -> Vec<(String, Vec<String>)> {
    known.into_iter().map(|Known { entry, languages }| (entry, languages)).collect()
}

async fn take_back(library: &Library, store: &Store) -> Result<usize, StoreError> {
    let pending = store.pending_announcements().await?;
    let is_void = |announcement: &Announcement| read(announcement).is_some_and(|news| !is_current(&news, library));
    let void: Vec<Announcement> = pending.into_iter().filter(is_void).collect();
    if void.is_empty() { Ok(0) } else { store.cancel(void).await }
}

/// The subscriptions that the news is for, and when each is due.
async fn concerned(news: &News, searcher: &Searcher, store: &Store, now: i64) -> Result<Vec<Concerned>, StoreError> {
    let mut concerned = Vec::new();
    let mut page = store.subscriptions_after(0, PAGE).await?;
    while let Some(last) = page.last() {
        let (store, after) = (store.clone(), last.number);
        // The database opens the next page while this one is held against the news.
        let next = tokio::spawn(async move { store.subscriptions_after(after, PAGE).await });
        concerned.extend(concerned_of(&page, news, searcher, now));
        // Answers come first.
        tokio::task::yield_now().await;
        page = next.await.map_err(|_| StoreError::Stopped)??;
    }
    Ok(concerned)
}

fn concerned_of(page: &[Wanted], news: &News, searcher: &Searcher, now: i64) -> Vec<Concerned> {
    let Some(announced) = Announced::new(news, searcher) else { return Vec::new() };
    page.iter().filter_map(|subscription| due(subscription, &announced, now)).collect()
}

fn due(subscription: &Wanted, announced: &Announced<'_>, now: i64) -> Option<Concerned> {
    let wish = Wish::read(&subscription.wish).ok()?;
    let manner = Manner::read(&subscription.manner).ok()?;
    let wanted = !manner.paused && matches(&wish, announced);
    wanted.then(|| Concerned {
        subscription: subscription.number,
        due: manner.rhythm.due(now),
        digest: manner.rhythm.when != When::AtOnce,
    })
}
