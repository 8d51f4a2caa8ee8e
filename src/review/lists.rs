//! Topics and concepts that lead to no entry.

use std::collections::HashSet;
use std::path::Path;

use crate::knowledge::{Advice, Library, Manuscript, Problem};
use crate::search;

pub(super) fn review(library: &Library, root: &Path, problems: &mut Vec<Problem>) {
    if let Some(file) = Manuscript::read(root, Path::new("topics.yaml")) {
        let unused = unused_topics(library).into_iter();
        problems.extend(unused.map(|id| file.at_item(id, Advice::UnusedTopic { id: id.to_owned() })));
    }
    if let Some(file) = Manuscript::read(root, Path::new("thesaurus.yaml")) {
        for concept in search::unnamed_concepts(library) {
            problems.push(file.at_item(&concept.id, Advice::UnusedConcept { id: concept.id.clone() }));
        }
    }
}

/// A topic is used, too, when one is that is narrower.
fn unused_topics(library: &Library) -> Vec<&str> {
    let mut used: HashSet<&str> = HashSet::new();
    for topic in library.entries().iter().flat_map(|entry| &entry.topic) {
        used.insert(topic);
        used.extend(library.topics.ancestors(topic));
    }
    library.topics.terms().map(|term| term.id.as_str()).filter(|id| !used.contains(id)).collect()
}
