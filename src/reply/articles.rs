//! What inline mode offers: articles to choose from, each with the message that it sends into the chat.
//!
//! A shared message stands alone, among people who have not asked: it has no numbers, and its buttons are links.

use url::Url;

use crate::answer::{FoundEntry, Preferences};
use crate::knowledge::{Entry, Library};

use super::answers::{MOST_MARKS, labelled, source_line};
use super::inserts::{Inserts, Part};
use super::text::shortened;
use super::{Button, DeepLink, LONGEST_MESSAGE, Locale, Press, Reply, Style, Text};

/// One thing to choose from.
#[derive(Debug, Clone)]
pub struct Article {
    /// At most 64 bytes, and the same whenever the same is offered: an entry's is its key.
    pub id: String,
    pub title: String,
    pub description: String,
    /// What is sent when it is chosen.
    pub message: Reply,
}

const LONGEST_TITLE: usize = 200;
const LONGEST_DESCRIPTION: usize = 240;
/// More buttons would hide the message; the entry itself has all of them.
const MOST_DOWNLOADS: usize = 12;
/// Ways to fill a text with links that are offered.
const MOST_FILLINGS: usize = 8;

/// An article for each of these entries.
pub fn entries(say: Locale, found: &[FoundEntry<'_>], library: &Library) -> Vec<Article> {
    let article = |found: &FoundEntry<'_>| Article {
        id: found.entry.id.key().to_string(),
        title: shortened(&found.entry.title, LONGEST_TITLE),
        description: description(say, found.entry),
        message: shared_card(say, found, library.newest_edition(found.entry)).in_reading_order(say),
    };
    found.iter().map(article).collect()
}

/// `Handbook · OSCE · 2022 · English, français`
fn description(say: Locale, entry: &Entry) -> String {
    let mut languages: Vec<String> = entry.links().map(|(language, _, _)| language.own_name()).collect();
    languages.dedup();
    let parts = [source_line(say, entry), languages.join(", ")];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    shortened(&parts.join(" · "), LONGEST_DESCRIPTION)
}

/// The card of an entry as it stands in somebody else's chat.
fn shared_card(say: Locale, found: &FoundEntry<'_>, newest: Option<&Entry>) -> Reply {
    let FoundEntry { entry, excerpt, .. } = found;
    let mut text = Text::new();
    if let Some(newest) = newest {
        text.italic(&shortened(&say.newest_edition(&say.title_and_year(newest)), 300)).plain("\n\n");
    }
    text.bold(&say.isolated(&entry.title)).plain("\n").plain(&source_line(say, entry));
    if !excerpt.text.is_empty() {
        let bold = Style { bold: true, ..Style::default() };
        let marks = &excerpt.marks[..excerpt.marks.len().min(MOST_MARKS)];
        text.plain("\n\n")
            .plain(say.opening())
            .marked(&excerpt.text, marks, &Style::default(), &bold)
            .plain(say.closing());
    }
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons: shared_buttons(say, found, newest) }
}

fn shared_buttons(say: Locale, found: &FoundEntry<'_>, newest: Option<&Entry>) -> Vec<Vec<Button>> {
    let open = |(language, url): (String, &Url)| Button {
        label: shortened(&format!("{} · {language}", say.download()), 60),
        press: Press::Open(url.clone()),
    };
    let downloads: Vec<Button> = labelled(&found.links).into_iter().take(MOST_DOWNLOADS).map(open).collect();
    let mut rows: Vec<Vec<Button>> = downloads.chunks(2).map(<[Button]>::to_vec).collect();
    let visit =
        |label: String, entry: &Entry| vec![Button { label, press: Press::Visit(DeepLink::Entry(entry.id.key())) }];
    rows.extend(newest.map(|newest| visit(say.newer_edition_button(newest), newest)));
    rows.push(visit(say.open_in_bot().to_owned(), found.entry));
    rows
}

/// What a shared card becomes when a newer edition has taken the place of its entry, which may be gone itself.
pub fn replaced(say: Locale, was: Option<&Entry>, now: &Entry) -> Reply {
    let mut text = Text::new();
    let notice = match was {
        Some(was) => say.replaced_entry(&say.title_and_year(was)),
        None => say.replaced().to_owned(),
    };
    text.italic(&shortened(&notice, 400)).plain("\n\n");
    let card = shared_card(say, &FoundEntry::unasked(now, &Preferences::default()), None);
    text.append(card.text);
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons: card.buttons }.in_reading_order(say)
}

/// What a shared card becomes when its entry has been taken out of the library.
pub fn withdrawn(say: Locale, was: Option<&Entry>) -> Reply {
    let mut text = Text::new();
    if let Some(was) = was {
        text.bold(&was.title).plain("\n").plain(&source_line(say, was)).plain("\n\n");
    }
    text.italic(say.withdrawn());
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons: Vec::new() }
}

/// Ways to fill the places of a text with links: first the best for each, then the others, one place at a time.
///
/// `found` has the entries for each place, best first. A place for which there is none keeps its words.
pub fn fillings(say: Locale, inserts: &Inserts, found: &[Vec<&Entry>], username: &str) -> Vec<Article> {
    if found.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let best = vec![0; found.len()];
    let others = (0..found.len()).flat_map(|place| {
        let best = &best;
        (1..found[place].len()).map(move |choice| {
            let mut choices = best.clone();
            choices[place] = choice;
            choices
        })
    });
    let filling = |choices: Vec<usize>| {
        let chosen: Vec<Option<&Entry>> =
            found.iter().zip(&choices).map(|(entries, choice)| entries.get(*choice).copied()).collect();
        filling(say, inserts, &chosen, username)
    };
    std::iter::once(best.clone()).chain(others).take(MOST_FILLINGS).map(filling).collect()
}

fn filling(say: Locale, inserts: &Inserts, chosen: &[Option<&Entry>], username: &str) -> Article {
    let mut text = Text::new();
    let mut places = chosen.iter();
    for part in inserts.parts() {
        match part {
            Part::Text(words) => text.plain(words),
            Part::Sought(words) => match places.next().copied().flatten() {
                Some(entry) => text.link(&shortened(&entry.title, LONGEST_TITLE), &address(entry, username)),
                None => text.plain(words),
            },
        };
    }
    let titles: Vec<String> = chosen.iter().flatten().map(|entry| say.title_and_year(entry)).collect();
    let keys: Vec<String> = chosen.iter().flatten().map(|entry| entry.id.key().to_string()).collect();
    Article {
        // Telegram wants ids that differ within one answer: the entries, in order, say which filling it is.
        id: format!("+{}", crate::knowledge::Key::of(&keys.join(" "))),
        title: say.with_links(titles.len()),
        description: shortened(&titles.join(" · "), LONGEST_DESCRIPTION),
        message: Reply { text: text.fitted(LONGEST_MESSAGE), buttons: Vec::new() },
    }
}

/// The document's own address; without one, the entry's in the bot.
fn address(entry: &Entry, username: &str) -> String {
    let document = entry.links().next().map(|(_, url, _)| url.clone()).or_else(|| entry.landing.clone());
    let in_bot = || DeepLink::Entry(entry.id.key()).url(username);
    document.or_else(in_bot).map_or_else(String::new, String::from)
}
