//! Which concepts of the thesaurus lead to no entry.

use std::collections::HashSet;

use super::labels::{Kind, Labels};
use super::languages;
use super::text::stems::Stems;
use crate::knowledge::{Concept, Library, Thesaurus};

/// The concepts that no entry of the library names, under any of their labels in any form of their words.
#[must_use]
pub fn unnamed_concepts(library: &Library) -> Vec<&Concept> {
    let stems = Stems::new(languages(library));
    let labels = Labels::new(library, &stems);
    let mut named = HashSet::new();
    for entry in library.entries() {
        named.extend(labels.of_entry(entry, &stems));
    }
    let is_named =
        |concept: &Concept| labels.senses.find(Kind::Concept, &concept.id).is_some_and(|sense| named.contains(&sense));
    let concepts = library.thesaurus.concepts.iter();
    concepts.filter(|concept| !is_named(concept) && !is_named_inside(concept, library, &stems)).collect()
}

/// Whether the concept is named in an entry when no other name is looked for: a longer one may have hidden it.
fn is_named_inside(concept: &Concept, library: &Library, stems: &Stems) -> bool {
    let mut alone = Library::default();
    alone.thesaurus = Thesaurus { concepts: vec![concept.clone()] };
    let labels = Labels::new(&alone, stems);
    let Some(sense) = labels.senses.find(Kind::Concept, &concept.id) else { return false };
    library.entries().iter().any(|entry| labels.of_entry(entry, stems).contains(&sense))
}
