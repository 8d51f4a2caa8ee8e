//! Inline mode: entries to choose from while somebody types in any chat, and what becomes of the chosen one.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;
use teloxide::types::{ChosenInlineResult, InlineQuery, Me};
use tracing::warn;

use crate::answer::{Answer, Cut, FoundEntry, Preferences, safe_words};
use crate::app::App;
use crate::knowledge::{Entry, Key, Library};
use crate::reply::{Article, Inserts, Locale, articles, fillings};
use crate::report::What;
use crate::search::{Choices, Question};
use crate::store::Store;
use crate::telegram::inline::Offer;
use crate::telegram::listener::language_of;
use crate::telegram::operation::Operation;
use crate::telegram::send::Sender;

/// Articles in one answer; phones show about six, and ask for more as one scrolls.
const PAGE: usize = 10;

/// Places in a text that are filled; what follows keeps its words. Each costs a search.
const PLACES: usize = 8;

/// Entries to choose from for each place in a text.
const CHOICES: usize = 5;

pub async fn query(query: InlineQuery, me: Me, app: Arc<App>, sender: Arc<Sender>) -> Result<()> {
    let offer = offer(&query, &me, &app);
    if offer.is_err() {
        sender.answer_inline(&query.id, Offer::failed()).await;
    }
    sender.answer_inline(&query.id, offer?).await;
    Ok(())
}

fn offer(query: &InlineQuery, me: &Me, app: &App) -> Result<Offer> {
    // It goes into a chat with others, so that nobody's preferences may shape it but the language.
    let say = language_of(Some(&query.from));
    let nobodys = Preferences::default();
    if let Some(inserts) = Inserts::read(&query.query) {
        return Ok(Offer::of(say, filled(say, &inserts, me, app, &nobodys)?));
    }
    // What the button "Share" types: the entry itself, which its words might not find.
    if let Some(entry) = app.library().find(query.query.trim()) {
        return Ok(Offer::of(say, articles(say, &[FoundEntry::unasked(entry, &nobodys)], app.library())));
    }
    let cut = Cut { page: query.offset.parse().unwrap_or(0), size: PAGE };
    let page = match Question::being_typed(&safe_words(&query.query)) {
        Ok(question) => match app.answer(&question, Choices::default(), cut, &nobodys)? {
            Answer::Hits { page, .. } => page,
            Answer::Nothing { .. } => return Ok(Offer::of(say, Vec::new())),
        },
        Err(_) => app.newest(cut, &nobodys),
    };
    let next = (page.number + 1 < page.count).then_some(page.number + 1);
    Ok(Offer { next, ..Offer::of(say, articles(say, &page.items, app.library())) })
}

fn filled(say: Locale, inserts: &Inserts, me: &Me, app: &App, preferences: &Preferences) -> Result<Vec<Article>> {
    let mut found: Vec<Vec<&Entry>> = Vec::new();
    for (place, words) in inserts.sought().enumerate() {
        let answer = match Question::new(&safe_words(words)) {
            _ if place >= PLACES => None,
            Ok(question) => {
                Some(app.answer(&question, Choices::default(), Cut { page: 0, size: CHOICES }, preferences)?)
            }
            Err(_) => None,
        };
        found.push(match answer {
            Some(Answer::Hits { page, .. }) => newest(page.items.into_iter().map(|found| found.entry), app.library()),
            Some(Answer::Nothing { .. }) | None => Vec::new(),
        });
    }
    Ok(fillings(say, inserts, &found, me.username()))
}

/// The newest editions of these entries, each once.
fn newest<'a>(entries: impl Iterator<Item = &'a Entry>, library: &'a Library) -> Vec<&'a Entry> {
    let mut newest: Vec<&Entry> = Vec::new();
    for entry in entries.map(|entry| library.newest_edition(entry).unwrap_or(entry)) {
        if !newest.iter().any(|known| known.id == entry.id) {
            newest.push(entry);
        }
    }
    newest
}

/// A card was shared: its number and entry are kept for a while, so that it can be corrected.
pub async fn chosen(chosen: ChosenInlineResult, app: Arc<App>, store: Store, operation: Arc<Operation>) -> Result<()> {
    let (Some(message), Some(key)) = (chosen.inline_message_id, Key::parse(&chosen.result_id)) else { return Ok(()) };
    let library = app.library();
    let Some(entry) = library.by_key(key) else { return Ok(()) };
    // The card has said already which edition is the newest.
    let entry = library.newest_edition(entry).unwrap_or(entry);
    operation.counting.used(&entry.id, What::Shared);
    let say = language_of(Some(&chosen.from));
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    if let Err(error) =
        store.remember_share(message, entry.id.to_string(), say.tag().to_owned(), i64::try_from(now)?).await
    {
        warn!(%error, "a shared card cannot be remembered, and so not corrected later");
    }
    Ok(())
}
