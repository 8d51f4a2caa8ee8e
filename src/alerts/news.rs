//! What is new: the library, compared with what has been announced of it before.
//!
//! An entry is news once. One that is edited, or withdrawn and put back, is not news again; neither is one that has
//! another id now, or a language tag that was corrected. An edition that has a newer one is no news at all: whoever
//! hears of it should hear of the newer one.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::kept::{self, ThisForm, Unreadable};
use crate::knowledge::{Entry, EntryId, Language, Library};

/// What is remembered of an entry that was announced, or was there at the first run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its id.
    pub entry: String,
    /// The tags of the languages that it was known in.
    pub languages: Vec<String>,
}

/// An entry with what is new about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    pub entry: EntryId,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    Entry,
    /// It takes the place of an edition that was known.
    Edition {
        replaces: EntryId,
    },
    /// A known entry is there in these languages, too.
    Version {
        languages: Vec<Language>,
    },
}

/// What of the library is new to those who know `known`, in the order of ids.
///
/// With nothing known, everything is new; whoever runs for the first time remembers it and announces nothing.
#[must_use]
pub fn news(known: &[Known], library: &Library) -> Vec<News> {
    let memory = Memory::of(known);
    let newest = library.entries().iter().filter(|entry| library.newest_edition(entry).is_none());
    let new = newest.filter_map(|entry| {
        let what = match memory.recall(entry) {
            Some(known) => {
                let languages: Vec<Language> = Tongues::of(known, entry).new.into_iter().cloned().collect();
                (!languages.is_empty()).then_some(What::Version { languages })?
            }
            None => memory
                .earlier_edition(library, entry)
                .map_or(What::Entry, |earlier| What::Edition { replaces: earlier.id.clone() }),
        };
        Some(News { entry: entry.id.clone(), what })
    });
    new.collect()
}

/// What is to be remembered of the library beside `known`, or in the place of what has the same id there.
///
/// Nothing is ever to be forgotten: an entry or a language that comes back is no news.
#[must_use]
pub fn remember(known: &[Known], library: &Library) -> Vec<Known> {
    let memory = Memory::of(known);
    let to_write = library.entries().iter().filter_map(|entry| {
        let mut now = Known { entry: entry.id.to_string(), languages: Vec::new() };
        match memory.recall(entry) {
            Some(before) => {
                let tongues = Tongues::of(before, entry);
                now.languages.extend(tongues.kept.into_iter().map(str::to_owned));
                now.languages.extend(tongues.corrected.iter().chain(&tongues.new).map(ToString::to_string));
                (now != *before).then_some(now)
            }
            None => {
                now.languages.extend(languages(entry).into_iter().map(ToString::to_string));
                Some(now)
            }
        }
    });
    to_write.collect()
}

/// Whether news is still worth telling: the entry and its languages are there, and no newer edition is.
#[must_use]
pub fn is_current(news: &News, library: &Library) -> bool {
    library.get(&news.entry).is_some_and(|entry| {
        let there = match &news.what {
            What::Entry | What::Edition { .. } => true,
            What::Version { languages: new } => languages(entry).into_iter().any(|language| new.contains(language)),
        };
        there && library.newest_edition(entry).is_none()
    })
}

/// The ids under which an entry may be known.
fn names(entry: &Entry) -> impl Iterator<Item = &str> {
    std::iter::once(&entry.id).chain(&entry.aliases).map(EntryId::as_str)
}

/// The languages of an entry and of its versions, its own first.
fn languages(entry: &Entry) -> Vec<&Language> {
    let mut languages = vec![&entry.language];
    for version in &entry.versions {
        if !languages.contains(&&version.language) {
            languages.push(&version.language);
        }
    }
    languages
}

struct Memory<'a>(HashMap<&'a str, &'a Known>);

impl<'a> Memory<'a> {
    fn of(known: &'a [Known]) -> Self {
        Self(known.iter().map(|known| (known.entry.as_str(), known)).collect())
    }

    fn recall(&self, entry: &Entry) -> Option<&'a Known> {
        names(entry).find_map(|name| self.0.get(name).copied())
    }

    /// The latest edition before `entry` that is known.
    fn earlier_edition<'l>(&self, library: &'l Library, entry: &'l Entry) -> Option<&'l Entry> {
        let editions = std::iter::successors(library.earlier_edition(entry), |entry| library.earlier_edition(entry));
        editions.into_iter().find(|entry| self.recall(entry).is_some())
    }
}

/// The languages of an entry, held against those that it was known in.
struct Tongues<'a> {
    /// Known, whether or not they are there now.
    kept: Vec<&'a str>,
    /// In the place of known tags for the same language that are gone: `pt-BR` where it was `pt`.
    corrected: Vec<&'a Language>,
    new: Vec<&'a Language>,
}

impl<'a> Tongues<'a> {
    fn of(known: &'a Known, entry: &'a Entry) -> Self {
        let now = languages(entry);
        let mut tongues =
            Self { kept: known.languages.iter().map(String::as_str).collect(), corrected: vec![], new: vec![] };
        for language in &now {
            if tongues.kept.contains(&language.tag()) {
                continue;
            }
            let is_gone = |tag: &&str| !now.iter().any(|language| language.tag() == *tag);
            let is_same = |tag: &&str| tag.split('-').next() == Some(language.primary());
            match tongues.kept.iter().position(|tag| is_gone(tag) && is_same(tag)) {
                Some(place) => {
                    tongues.kept.remove(place);
                    tongues.corrected.push(language);
                }
                None => tongues.new.push(language),
            }
        }
        tongues
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptWhat {
    v: ThisForm,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    replaces: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    languages: Vec<String>,
}

impl What {
    /// For keeping beside the entry's id.
    #[must_use]
    pub fn to_text(&self) -> String {
        let (replaces, languages) = match self {
            Self::Entry => (None, vec![]),
            Self::Edition { replaces } => (Some(replaces.to_string()), vec![]),
            Self::Version { languages } => (None, languages.iter().map(ToString::to_string).collect()),
        };
        kept::write(&KeptWhat { v: ThisForm, replaces, languages })
    }

    /// Reads what [`What::to_text`] wrote.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let kept: KeptWhat = kept::read(text)?;
        let languages = kept.languages.iter().map(|tag| Language::parse(tag).ok_or(Unreadable::Damaged));
        let languages: Vec<Language> = languages.collect::<Result<_, _>>()?;
        match kept.replaces {
            None if languages.is_empty() => Ok(Self::Entry),
            None => Ok(Self::Version { languages }),
            Some(id) if languages.is_empty() => {
                Ok(Self::Edition { replaces: EntryId::parse(&id).ok_or(Unreadable::Damaged)? })
            }
            Some(_) => Err(Unreadable::Damaged),
        }
    }
}
