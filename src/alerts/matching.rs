//! Who wants to hear of a piece of news: it is looked at once, and then held against every wish.

use std::collections::HashSet;

use super::news::{News, What};
use super::wish::{SavedQuestion, Wish};
use crate::knowledge::{Entry, Language, Vocabulary};
use crate::search::{Percolator, Searcher, folded};

/// The region that holds all others, though the list of regions does not put them under it.
const WORLDWIDE: &str = "global";

/// News that is ready to be held against many wishes.
pub struct Announced<'a> {
    /// Topics of the entry and all that are wider.
    topics: HashSet<&'a str>,
    /// See [`Announced::is_for_region`].
    regions: HashSet<&'a str>,
    /// Those that are new, for a new version; otherwise all.
    languages: Vec<String>,
    kind: &'static str,
    publishers: HashSet<&'a str>,
    folded_publishers: HashSet<String>,
    percolator: Percolator<'a>,
}

/// A part of a wish that news fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason<'w> {
    /// The wish is for everything.
    Everything,
    /// The id of the topic that was wished for.
    Topic(&'w str),
    /// The id of the region that was wished for.
    Region(&'w str),
    /// The tag that was wished for.
    Language(&'w str),
    /// The name of the type.
    Type(&'w str),
    /// The name as it was wished for.
    Publisher(&'w str),
    /// The saved question; its words stay in the wish.
    Question,
}

/// Whether news is what the wish asks for.
#[must_use]
pub fn matches(wish: &Wish, announced: &Announced<'_>) -> bool {
    let meets =
        |wanted: &[String], fits: &dyn Fn(&str) -> bool| wanted.is_empty() || wanted.iter().any(|one| fits(one));
    meets(&wish.topics, &|id| announced.has_topic(id))
        && meets(&wish.regions, &|id| announced.is_for_region(id))
        && meets(&wish.languages, &|tag| announced.is_in_language(tag))
        && meets(&wish.types, &|name| announced.has_type(name))
        && meets(&wish.publishers, &|name| announced.is_published_by(name))
        && wish.question.as_ref().is_none_or(|question| announced.answers(question))
}

/// Which parts of the wish the news fits, for whoever asks why they were alerted; none when it does not match.
#[must_use]
pub fn why<'w>(wish: &'w Wish, announced: &Announced<'_>) -> Vec<Reason<'w>> {
    if !matches(wish, announced) {
        return Vec::new();
    }
    if wish.is_everything() {
        return vec![Reason::Everything];
    }
    let mut reasons = Vec::new();
    let mut add = |wanted: &'w [String], fits: &dyn Fn(&str) -> bool, reason: fn(&'w str) -> Reason<'w>| {
        reasons.extend(wanted.iter().filter(|one| fits(one)).map(|one| reason(one)));
    };
    add(&wish.topics, &|id| announced.has_topic(id), Reason::Topic);
    add(&wish.regions, &|id| announced.is_for_region(id), Reason::Region);
    add(&wish.languages, &|tag| announced.is_in_language(tag), Reason::Language);
    add(&wish.types, &|name| announced.has_type(name), Reason::Type);
    add(&wish.publishers, &|name| announced.is_published_by(name), Reason::Publisher);
    reasons.extend(wish.question.is_some().then_some(Reason::Question));
    reasons
}

impl<'a> Announced<'a> {
    /// `None` when the entry is not in the library any more.
    #[must_use]
    pub fn new(news: &News, searcher: &'a Searcher) -> Option<Self> {
        let library = searcher.library();
        let entry = library.get(&news.entry)?;
        let languages: Vec<&Language> = match &news.what {
            What::Version { languages } => languages.iter().collect(),
            What::Entry | What::Edition { .. } => {
                let versions = entry.versions.iter().map(|version| &version.language);
                std::iter::once(&entry.language).chain(versions).collect()
            }
        };
        Some(Self {
            topics: with_terms(&library.topics, &entry.topic, |wanted, topic| library.topics.is_within(topic, wanted)),
            regions: regions(&library.regions, entry),
            languages: languages.into_iter().map(|language| language.tag().to_ascii_lowercase()).collect(),
            kind: entry.kind.as_str(),
            publishers: entry.publisher.iter().map(String::as_str).collect(),
            folded_publishers: entry.publisher.iter().map(|name| folded(name)).collect(),
            percolator: Percolator::new(searcher, entry),
        })
    }

    fn has_topic(&self, id: &str) -> bool {
        self.topics.contains(id)
    }

    /// Guidance for a country is guidance for its part of the world. What holds for a part of the world, or everywhere,
    /// holds for a country in it, and what names no place holds everywhere: a caseworker who wants what helps in her
    /// country would miss most of it otherwise. Whoever wants "worldwide" itself gets that, and no single countries.
    fn is_for_region(&self, id: &str) -> bool {
        self.regions.contains(id)
    }

    /// `pt` means Portuguese of any country; `pt-BR` is also met by what is in Portuguese and says no more.
    fn is_in_language(&self, wanted: &str) -> bool {
        let wanted = wanted.to_ascii_lowercase();
        let is_part = |wide: &str, narrow: &str| {
            narrow.strip_prefix(wide).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        self.languages.iter().any(|tag| is_part(&wanted, tag) || is_part(tag, &wanted))
    }

    fn has_type(&self, name: &str) -> bool {
        self.kind == name
    }

    fn is_published_by(&self, name: &str) -> bool {
        // Names come from buttons nearly always, letter by letter as they are; folding is slower.
        self.publishers.contains(name) || {
            let name = folded(name);
            !name.is_empty() && self.folded_publishers.contains(&name)
        }
    }

    fn answers(&self, saved: &SavedQuestion) -> bool {
        self.percolator.answers(saved.question())
    }
}

/// The ids of an entry and all of the list that it fits when they are wanted.
fn with_terms<'a>(list: &'a Vocabulary, own: &'a [String], fits: impl Fn(&str, &str) -> bool) -> HashSet<&'a str> {
    let terms = list.terms().map(|term| term.id.as_str());
    let fitting = terms.filter(|wanted| own.iter().any(|id| fits(wanted, id)));
    own.iter().map(String::as_str).chain(fitting).collect()
}

fn regions<'a>(list: &'a Vocabulary, entry: &'a Entry) -> HashSet<&'a str> {
    let everywhere = entry.region.is_empty() || entry.region.iter().any(|id| id == WORLDWIDE);
    let mut regions = with_terms(list, &entry.region, |wanted, region| {
        list.is_within(region, wanted) || list.is_within(wanted, region)
    });
    if everywhere {
        regions.extend(list.terms().map(|term| term.id.as_str()));
    }
    regions
}
