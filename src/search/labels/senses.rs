//! What names stand for, from all lists of a store in one table.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::knowledge::{Entry, EntryType, Language, Library};

/// The place of a sense in [`Senses`]; in figures, its term in the index.
pub type SenseId = u32;

/// Of what sort a sense is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Concept,
    Topic,
    Audience,
    Region,
    Type,
    Publisher,
    Language,
}

impl Kind {
    /// Whether a name of this kind says what a document is, and not what it is about.
    pub fn is_of_documents(self) -> bool {
        matches!(self, Self::Type | Self::Publisher | Self::Language)
    }
}

/// Something that has names.
#[derive(Debug)]
pub struct Sense {
    pub kind: Kind,
    /// For people, in English.
    pub label: String,
    /// Wider senses, over any number of steps.
    pub wider: Vec<SenseId>,
    pub related: Vec<SenseId>,
}

/// Every sense that a library has.
pub struct Senses {
    all: Vec<Sense>,
    by_id: HashMap<(Kind, String), SenseId>,
}

/// Names of something that the program itself knows, as curators write them in a list.
#[derive(Deserialize)]
struct BuiltIn {
    id: String,
    #[serde(rename = "altLabel")]
    alt_label: BTreeMap<String, Vec<String>>,
}

static TYPES: LazyLock<Vec<BuiltIn>> = LazyLock::new(|| built_in(include_str!("types.yaml")));
static LANGUAGES: LazyLock<Vec<BuiltIn>> = LazyLock::new(|| built_in(include_str!("languages.yaml")));

fn built_in(yaml: &str) -> Vec<BuiltIn> {
    serde_norway::from_str(yaml).unwrap_or_default()
}

impl Senses {
    /// Reads the lists of a library; `name` gets every name: what it stands for, its language, and how it is written.
    pub fn of(library: &Library, mut name: impl FnMut(SenseId, &str, &str)) -> Self {
        let mut senses = Self { all: Vec::new(), by_id: HashMap::new() };
        for concept in &library.thesaurus.concepts {
            let label = concept.pref_label.get("en").or_else(|| concept.pref_label.values().next());
            let sense = senses.add(Kind::Concept, &concept.id, label.unwrap_or(&concept.id));
            concept.labels().for_each(|(language, label)| name(sense, language, label));
        }
        let lists = [
            (Kind::Topic, &library.topics),
            (Kind::Audience, &library.audiences),
            (Kind::Region, &library.regions),
            (Kind::Publisher, &library.publishers),
        ];
        for (kind, list) in lists {
            for term in list.terms() {
                let sense = senses.add(kind, &term.id, &term.label);
                term.labels().for_each(|(language, label)| name(sense, language, label));
            }
        }
        senses.add_built_in(&mut name);
        senses.add_publishers(library, &mut name);
        senses.relate(library);
        senses
    }

    fn add(&mut self, kind: Kind, id: &str, label: &str) -> SenseId {
        if let Some(known) = self.by_id.get(&(kind, id.to_owned())) {
            return *known;
        }
        let new = SenseId::try_from(self.all.len()).unwrap_or(SenseId::MAX);
        self.all.push(Sense { kind, label: label.to_owned(), wider: Vec::new(), related: Vec::new() });
        self.by_id.insert((kind, id.to_owned()), new);
        new
    }

    fn add_built_in(&mut self, name: &mut impl FnMut(SenseId, &str, &str)) {
        for kind in EntryType::ALL {
            self.add(Kind::Type, kind.as_str(), kind.as_str());
        }
        for (kind, list) in [(Kind::Type, &*TYPES), (Kind::Language, &*LANGUAGES)] {
            for item in list {
                let language = Language::parse(&item.id).filter(|_| kind == Kind::Language);
                let label = language.as_ref().map_or(item.id.clone(), Language::english_name);
                let sense = self.add(kind, &item.id, &label);
                name(sense, "en", &label);
                for (code, labels) in &item.alt_label {
                    for label in labels {
                        name(sense, code, label);
                    }
                }
                if let Some(language) = language {
                    name(sense, &item.id, &language.own_name());
                }
            }
        }
    }

    /// Publishers that are in no list are known by their name, by that without what stands in brackets, and by what
    /// stands there.
    fn add_publishers(&mut self, library: &Library, name: &mut impl FnMut(SenseId, &str, &str)) {
        for entry in library.entries() {
            for publisher in &entry.publisher {
                if self.by_id.contains_key(&(Kind::Publisher, publisher.clone())) {
                    continue;
                }
                let sense = self.add(Kind::Publisher, publisher, publisher);
                let language = entry.language.primary();
                name(sense, language, publisher);
                if let Some((before, rest)) = publisher.split_once('(') {
                    name(sense, language, before);
                    let inside = rest.split(')').next().unwrap_or_default();
                    if super::is_acronym(inside) {
                        name(sense, language, inside);
                    }
                }
            }
        }
    }

    fn relate(&mut self, library: &Library) {
        let broader: HashMap<&str, &[String]> = library
            .thesaurus
            .concepts
            .iter()
            .map(|concept| (concept.id.as_str(), concept.broader.as_slice()))
            .collect();
        for concept in &library.thesaurus.concepts {
            let mut wider: Vec<&str> = Vec::new();
            let mut open: Vec<&str> = vec![&concept.id];
            while let Some(id) = open.pop() {
                for next in broader.get(id).into_iter().copied().flatten() {
                    if next != &concept.id && !wider.contains(&next.as_str()) {
                        wider.push(next);
                        open.push(next);
                    }
                }
            }
            self.link(Kind::Concept, &concept.id, &wider, concept.related.iter().map(String::as_str));
        }
        for (kind, list) in [(Kind::Topic, &library.topics), (Kind::Region, &library.regions)] {
            for term in list.terms() {
                let wider: Vec<&str> = list.ancestors(&term.id).collect();
                self.link(kind, &term.id, &wider, std::iter::empty());
            }
        }
    }

    fn link<'a>(&mut self, kind: Kind, id: &str, wider: &[&str], related: impl Iterator<Item = &'a str>) {
        let find = |id: &str| self.by_id.get(&(kind, id.to_owned())).copied();
        let (wider, related) = (wider.iter().filter_map(|id| find(id)).collect(), related.filter_map(find).collect());
        if let Some(sense) = find(id).and_then(|sense| self.all.get_mut(sense as usize)) {
            (sense.wider, sense.related) = (wider, related);
        }
    }

    pub fn get(&self, sense: SenseId) -> &Sense {
        &self.all[sense as usize]
    }

    pub fn find(&self, kind: Kind, id: &str) -> Option<SenseId> {
        self.by_id.get(&(kind, id.to_owned())).copied()
    }

    /// What the controlled fields of an entry say, publishers aside.
    pub fn of_fields<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = SenseId> + 'a {
        let listed = |kind: Kind, ids: &'a [String]| ids.iter().filter_map(move |id| self.find(kind, id));
        let mut languages: Vec<&str> = entry.links().map(|(language, _, _)| language.primary()).collect();
        languages.sort_unstable();
        languages.dedup();
        listed(Kind::Topic, &entry.topic)
            .chain(listed(Kind::Audience, &entry.audience))
            .chain(listed(Kind::Region, &entry.region))
            .chain(self.find(Kind::Type, entry.kind.as_str()))
            .chain(entry.publisher.iter().filter_map(|name| self.find(Kind::Publisher, name)))
            .chain(languages.into_iter().filter_map(|code| self.find(Kind::Language, code)))
    }
}
