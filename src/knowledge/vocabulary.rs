//! The controlled lists that entries refer to: topics, regions and audiences.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use serde::Deserialize;

use super::{Fault, Key, Problem, yaml};

/// A term of a controlled list.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub id: String,
    pub label: String,
    /// Other names for each language, by which questions are recognised to mean it.
    #[serde(default, rename = "altLabel")]
    pub alt_label: BTreeMap<String, Vec<String>>,
    /// What belongs under it, for curators and for those who choose it.
    #[serde(default)]
    pub scope: Option<String>,
    #[serde(default)]
    pub broader: Option<String>,
}

impl Term {
    /// Every label, each with the code of its language; the one that people read first.
    pub fn labels(&self) -> impl Iterator<Item = (&str, &str)> {
        std::iter::once(("en", self.label.as_str())).chain(in_languages(&self.alt_label))
    }

    /// What people read in a language: its first label there, with a capital letter; else the English one.
    #[must_use]
    pub fn label_in(&self, language: &str) -> String {
        let first = self.alt_label.get(language).and_then(|labels| labels.first()).filter(|_| language != "en");
        let Some(first) = first else { return self.label.clone() };
        let mut signs = first.chars();
        let capital = signs.next().into_iter().flat_map(char::to_uppercase);
        capital.chain(signs).collect()
    }
}

/// Labels by language, each with the code of its language.
pub(super) fn in_languages(labels: &BTreeMap<String, Vec<String>>) -> impl Iterator<Item = (&str, &str)> {
    labels.iter().flat_map(|(language, labels)| labels.iter().map(move |label| (language.as_str(), label.as_str())))
}

/// One controlled list, in its file's order.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    terms: Vec<Term>,
    by_id: HashMap<String, usize>,
    by_key: HashMap<Key, usize>,
}

impl Vocabulary {
    /// Reads the list; `None` when the file cannot be read as a whole, which is reported.
    pub(super) fn read(path: &Path, text: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        let terms: Vec<Term> = yaml::read_list(path, text, problems)?;
        let mut list = Self::default();
        for term in terms {
            if list.by_id.contains_key(&term.id) {
                let fault = Fault::DuplicateTerm { id: term.id.clone() };
                problems.push(at_term(path, text, &term.id, fault));
                continue;
            }
            list.by_id.insert(term.id.clone(), list.terms.len());
            list.by_key.insert(Key::of(&term.id), list.terms.len());
            list.terms.push(term);
        }
        list.check_broader(path, text, problems);
        Some(list)
    }

    fn check_broader(&mut self, path: &Path, text: &str, problems: &mut Vec<Problem>) {
        for index in 0..self.terms.len() {
            let Some(broader) = self.terms[index].broader.clone() else {
                continue;
            };
            let id = self.terms[index].id.clone();
            let fault = if !self.by_id.contains_key(&broader) {
                Fault::UnknownRelation { id: broader, relation: "broader", of: id.clone() }
            } else if self.is_its_own_ancestor(&id) {
                Fault::BroaderInCircle { id: id.clone() }
            } else {
                continue;
            };
            problems.push(at_term(path, text, &id, fault));
            self.terms[index].broader = None;
        }
    }

    fn is_its_own_ancestor(&self, id: &str) -> bool {
        let mut seen = HashSet::new();
        let mut next = self.get(id).and_then(|term| term.broader.as_deref());
        while let Some(ancestor) = next {
            if ancestor == id {
                return true;
            }
            if !seen.insert(ancestor) {
                return false;
            }
            next = self.get(ancestor).and_then(|term| term.broader.as_deref());
        }
        false
    }

    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Term> {
        self.by_id.get(id).map(|&index| &self.terms[index])
    }

    #[must_use]
    pub fn by_key(&self, key: Key) -> Option<&Term> {
        self.by_key.get(&key).map(|&index| &self.terms[index])
    }

    /// Whether the term `id` is `wider` itself or a part of it, over any number of steps.
    #[must_use]
    pub fn is_within(&self, id: &str, wider: &str) -> bool {
        id == wider || self.ancestors(id).any(|ancestor| ancestor == wider)
    }

    /// What the term `id` is a part of, from the nearest on.
    pub fn ancestors<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a str> {
        let broader = |id: &str| self.get(id).and_then(|term| term.broader.as_deref());
        std::iter::successors(broader(id), move |id| broader(id))
    }

    /// The term's label; an id that is in no list is its own label.
    #[must_use]
    pub fn label<'a>(&'a self, id: &'a str) -> &'a str {
        self.get(id).map_or(id, |term| &term.label)
    }

    /// The label of a term as people read it in a language; the id itself for one that is not in the list.
    #[must_use]
    pub fn label_in(&self, id: &str, language: &str) -> String {
        self.get(id).map_or_else(|| id.to_owned(), |term| term.label_in(language))
    }

    /// The labels of several terms, with commas.
    #[must_use]
    pub fn labels_in(&self, ids: &[String], language: &str) -> String {
        ids.iter().map(|id| self.label_in(id, language)).collect::<Vec<_>>().join(", ")
    }

    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter()
    }

    /// The term with the id that looks most like `id`, for "did you mean".
    #[must_use]
    pub fn nearest(&self, id: &str) -> Option<&str> {
        let likeness = |term: &Term| strsim::jaro_winkler(&term.id.to_lowercase(), &id.to_lowercase());
        self.terms
            .iter()
            .map(|term| (likeness(term), term.id.as_str()))
            .filter(|(likeness, _)| *likeness > 0.85)
            .max_by(|one, other| one.0.total_cmp(&other.0))
            .map(|(_, id)| id)
    }
}

fn at_term(path: &Path, text: &str, id: &str, fault: Fault) -> Problem {
    let start = yaml::find(text, &format!("id: {id}")).last().unwrap_or(0);
    Problem::at(path, text, start, "id: ".len() + id.len(), fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_in_a_list_are_named_and_the_rest_is_kept() {
        let text = "- {id: a, label: A, broader: b}\n- {id: b, label: B, broader: a}\n- {id: b, label: C}\n- {id: d, label: D, broader: x}\n";
        let mut problems = Vec::new();
        let list = Vocabulary::read(Path::new("topics.yaml"), text, &mut problems).unwrap();
        assert_eq!(list.terms().count(), 3);
        assert_eq!(problems.len(), 3, "{problems:?}");
        assert_eq!(list.label("d"), "D");
        assert_eq!(list.label("nowhere"), "nowhere");
    }

    #[test]
    fn the_nearest_term_is_offered() {
        let text = "- {id: forced-labour, label: Forced labour}\n- {id: health-care, label: Health}\n";
        let list = Vocabulary::read(Path::new("topics.yaml"), text, &mut Vec::new()).unwrap();
        assert_eq!(list.nearest("forced-labor"), Some("forced-labour"));
        assert_eq!(list.nearest("zebra"), None);
    }
}
