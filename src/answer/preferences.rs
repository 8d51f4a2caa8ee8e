//! What a chat wants first: documents in its language, guidance for its region and on its topics.
//!
//! A preference never hides anything: who looks for a law of another country finds it all the same.

use url::Url;

use crate::knowledge::{Entry, Language, Library};

/// What comes first in the answers of a chat.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preferences {
    pub language: Option<Language>,
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
        let language = self.language.as_ref();
        let in_language = language.is_some_and(|wanted| entry.links().any(|(own, _, _)| is_same(own, wanted)));
        let within = |id: &String, wanted: &String| library.regions.is_within(id, wanted);
        let for_region = self
            .region
            .as_ref()
            .is_some_and(|wanted| entry.region.iter().any(|region| within(region, wanted) || within(wanted, region)));
        let on_topic =
            entry.topic.iter().any(|topic| self.topics.iter().any(|wanted| library.topics.is_within(topic, wanted)));
        [in_language, for_region, on_topic].into_iter().filter(|met| *met).fold(1.0, |weight, _| weight + WEIGHT)
    }

    /// The ways to the document, the preferred language first.
    pub(super) fn links<'a>(&self, entry: &'a Entry) -> Vec<Link<'a>> {
        let mut links: Vec<Link<'a>> =
            entry.links().map(|(language, url, note)| Link { language, url, note }).collect();
        if let Some(wanted) = &self.language {
            links.sort_by_key(|link| !is_same(link.language, wanted));
        }
        links
    }
}

/// `pt-BR` is good for who wants `pt`.
fn is_same(language: &Language, wanted: &Language) -> bool {
    language.primary() == wanted.primary()
}
