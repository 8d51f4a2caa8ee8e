//! Several alerts in one message.

use std::collections::HashMap;

use super::news::{News, What, is_current};
use crate::knowledge::{EntryId, Issued, Language, Library};

/// What one message tells of, the latest issued first. It has at least one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    items: Vec<News>,
}

impl Digest {
    #[must_use]
    pub fn items(&self) -> &[News] {
        &self.items
    }
}

/// The digest of all that a chat is owed; `None` when nothing of it is worth telling any more.
///
/// An entry that is news twice stands there once: who has not heard of it yet hears of it as a whole.
#[must_use]
pub fn digest(items: Vec<News>, library: &Library) -> Option<Digest> {
    let mut places: HashMap<EntryId, usize> = HashMap::new();
    let mut told: Vec<News> = Vec::new();
    for item in items.into_iter().filter(|item| is_current(item, library)) {
        if let Some(place) = places.get(&item.entry) {
            let known = &mut told[*place].what;
            *known = both(std::mem::replace(known, What::Entry), item.what);
        } else {
            places.insert(item.entry.clone(), told.len());
            told.push(item);
        }
    }
    told.sort_by(|one, other| issued(library, other).cmp(&issued(library, one)).then(one.entry.cmp(&other.entry)));
    (!told.is_empty()).then_some(Digest { items: told })
}

/// Without a date comes last.
fn issued<'a>(library: &'a Library, news: &News) -> Option<&'a Issued> {
    library.get(&news.entry)?.issued.as_ref()
}

/// What is new when two things are.
fn both(one: What, other: What) -> What {
    match (one, other) {
        (What::Version { languages: mut all }, What::Version { languages }) => {
            let more: Vec<Language> = languages.into_iter().filter(|language| !all.contains(language)).collect();
            all.extend(more);
            What::Version { languages: all }
        }
        (whole, What::Version { .. }) | (What::Version { .. } | What::Entry, whole) => whole,
        (edition, _) => edition,
    }
}
