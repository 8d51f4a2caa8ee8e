//! The thesaurus: concepts with their labels in many languages, with the names of SKOS.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use serde::Deserialize;

use super::{Fault, Problem, yaml};

/// A concept of the field and what people call it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Concept {
    pub id: String,
    /// One label for a language.
    pub pref_label: BTreeMap<String, String>,
    /// Other labels and acronyms for each language.
    #[serde(default)]
    pub alt_label: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub broader: Vec<String>,
    #[serde(default)]
    pub related: Vec<String>,
}

impl Concept {
    /// Every label, each with the code of its language; the preferred ones first.
    pub fn labels(&self) -> impl Iterator<Item = (&str, &str)> {
        let preferred = self.pref_label.iter().map(|(language, label)| (language.as_str(), label.as_str()));
        preferred.chain(super::vocabulary::in_languages(&self.alt_label))
    }
}

/// All concepts, in their file's order.
#[derive(Debug, Clone, Default)]
pub struct Thesaurus {
    pub concepts: Vec<Concept>,
}

impl Thesaurus {
    /// Reads the concepts; a relation to nothing is reported and left out. `None` when the file cannot be read as a
    /// whole, which is reported, too.
    pub(super) fn read(path: &Path, text: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        let mut concepts: Vec<Concept> = yaml::read_list(path, text, problems)?;
        let ids: HashSet<String> = concepts.iter().map(|concept| concept.id.clone()).collect();
        for concept in &mut concepts {
            for (relation, others) in [("broader", &mut concept.broader), ("related", &mut concept.related)] {
                others.retain(|id| {
                    let known = ids.contains(id);
                    if !known {
                        let start = yaml::find(text, &format!("id: {}", concept.id)).next().unwrap_or(0);
                        let fault = Fault::UnknownRelation { id: id.clone(), relation, of: concept.id.clone() };
                        problems.push(Problem::at(path, text, start, 4 + concept.id.len(), fault));
                    }
                    known
                });
            }
        }
        Some(Self { concepts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_to_nothing_are_reported() {
        let text =
            "- id: nrm\n  prefLabel: {en: national referral mechanism}\n  altLabel: {en: [NRM]}\n  broader: [none]\n";
        let mut problems = Vec::new();
        let thesaurus = Thesaurus::read(Path::new("thesaurus.yaml"), text, &mut problems).unwrap();
        assert_eq!(thesaurus.concepts[0].alt_label["en"], ["NRM"]);
        assert!(thesaurus.concepts[0].broader.is_empty());
        assert_eq!(problems.len(), 1);
    }
}
