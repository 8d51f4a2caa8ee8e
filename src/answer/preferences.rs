//! What a chat wants first: documents in its language, guidance for its region and on its topics.
//!
//! A preference never hides anything: who looks for a law of another country finds it all the same.

use url::Url;

use crate::knowledge::{Entry, Language, Library};

/// What comes first in the answers of a chat.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The most wanted first.
    pub languages: Vec<Language>,
    /// An id of `regions.yaml`.
    pub region: Option<String>,
    /// Ids of `topics.yaml`.
    pub topics: Vec<String>,
}

/// A way to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link<'a> {
    pub language: &'a Language,
    pub url: &'a Url,
    /// What tells this document from others in its language.
    pub note: Option<&'a str>,
}

/// What each preference that an entry meets adds to its score: enough to decide between entries that answer a question
/// about equally well, too little to bring up one that does not.
const WEIGHT: f32 = 0.15;

impl Preferences {
    /// What the score of an entry is multiplied with.
    pub(super) fn weight(&self, entry: &Entry, library: &Library) -> f32 {
        let place = entry.links().filter_map(|(own, _, _)| self.place(own)).min();
        let within = |id: &String, wanted: &String| library.regions.is_within(id, wanted);
        let for_region = self
            .region
            .as_ref()
            .is_some_and(|wanted| entry.region.iter().any(|region| within(region, wanted) || within(wanted, region)));
        let on_topic =
            entry.topic.iter().any(|topic| self.topics.iter().any(|wanted| library.topics.is_within(topic, wanted)));
        let met = f32::from(u8::from(for_region) + u8::from(on_topic));
        // The second language adds half as much as the first, the third a third.
        let in_language = place.map_or(0.0, |place| 1.0 / f32::from(u8::try_from(place + 1).unwrap_or(u8::MAX)));
        1.0 + WEIGHT * (met + in_language)
    }

    /// Where a language stands among those that are wanted.
    fn place(&self, language: &Language) -> Option<usize> {
        self.languages.iter().position(|wanted| is_same(language, wanted))
    }

    /// The language of the entry's document, when none of its documents is in a language that is wanted; of an entry
    /// without documents, its own.
    pub(super) fn foreign<'a>(&self, entry: &'a Entry) -> Option<&'a Language> {
        let mut languages = entry.links().map(|(language, _, _)| language).peekable();
        let first = languages.peek().copied().unwrap_or(&entry.language);
        let is_known = self.place(first).is_some() || languages.any(|language| self.place(language).is_some());
        (!self.languages.is_empty() && !is_known).then_some(first)
    }

    /// The ways to the document, the preferred languages first.
    pub(super) fn links<'a>(&self, entry: &'a Entry) -> Vec<Link<'a>> {
        let mut links: Vec<Link<'a>> =
            entry.links().map(|(language, url, note)| Link { language, url, note }).collect();
        links.sort_by_key(|link| self.place(link.language).unwrap_or(usize::MAX));
        links
    }
}

/// `pt-BR` is good for who wants `pt`.
fn is_same(language: &Language, wanted: &Language) -> bool {
    language.primary() == wanted.primary()
}
