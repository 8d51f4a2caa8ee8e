//! What leads from one entry to another, and from an id to its entry: earlier ids and earlier editions.
//!
//! A reference that leads nowhere, in a circle or to more than one entry is let go of; its entry stays.

use std::collections::HashMap;

use super::{Entry, EntryId, Fault};

/// How the entries of a library are found and how they hang together.
#[derive(Debug, Default)]
pub struct References {
    /// The position of each entry, by its id and by its earlier ids.
    pub by_id: HashMap<EntryId, usize>,
    /// The id of the next edition.
    pub replaced_by: HashMap<EntryId, EntryId>,
}

/// A reference that was let go of.
#[derive(Debug)]
pub struct Dropped {
    /// The position of the entry in which it stands.
    pub entry: usize,
    /// Its key in the front matter.
    pub key: &'static str,
    /// The id as it is written there.
    pub written: EntryId,
    /// `None` when another file's problem is enough.
    pub fault: Option<Fault>,
}

/// Follows the references of `entries` and takes out of them what does not hold. `has_file` tells whether an id is that
/// of a file, be it one that cannot be served.
pub fn settle(entries: &mut [Entry], has_file: impl Fn(&EntryId) -> bool) -> (References, Vec<Dropped>) {
    let mut dropped = Vec::new();
    let by_id = entries.iter().enumerate().map(|(position, entry)| (entry.id.clone(), position)).collect();
    let mut references = References { by_id, replaced_by: HashMap::new() };
    references.settle_aliases(entries, &has_file, &mut dropped);
    references.settle_editions(entries, &has_file, &mut dropped);
    (references, dropped)
}

impl References {
    fn settle_aliases(
        &mut self,
        entries: &mut [Entry],
        has_file: impl Fn(&EntryId) -> bool,
        dropped: &mut Vec<Dropped>,
    ) {
        let mut claims: HashMap<EntryId, Vec<EntryId>> = HashMap::new();
        for entry in &*entries {
            for alias in &entry.aliases {
                claims.entry(alias.clone()).or_default().push(entry.id.clone());
            }
        }
        for (position, entry) in entries.iter_mut().enumerate() {
            let Entry { id: own, aliases, .. } = entry;
            aliases.retain(|alias| {
                let rival = claims[alias].iter().find(|claimant| *claimant != own);
                let fault = if alias == own {
                    Fault::AliasOfItself { id: alias.to_string() }
                } else if self.by_id.contains_key(alias) || has_file(alias) {
                    Fault::AliasIsAnId { id: alias.to_string() }
                } else if let Some(rival) = rival {
                    Fault::AliasOfTwo { id: alias.to_string(), other: rival.to_string() }
                } else {
                    return true;
                };
                dropped.push(Dropped { entry: position, key: "aliases", written: alias.clone(), fault: Some(fault) });
                false
            });
        }
        for (position, entry) in entries.iter().enumerate() {
            self.by_id.extend(entry.aliases.iter().map(|alias| (alias.clone(), position)));
        }
    }

    fn settle_editions(
        &mut self,
        entries: &mut [Entry],
        has_file: impl Fn(&EntryId) -> bool,
        dropped: &mut Vec<Dropped>,
    ) {
        let written: Vec<Option<EntryId>> = entries.iter().map(|entry| entry.replaces.clone()).collect();
        // Circles and next editions are found by what the entries are called now.
        for position in 0..entries.len() {
            let earlier = entries[position].replaces.as_ref().and_then(|id| self.by_id.get(id));
            if let Some(id) = earlier.map(|&earlier| entries[earlier].id.clone()) {
                entries[position].replaces = Some(id);
            }
        }
        let mut wrong = Vec::new();
        for (position, entry) in entries.iter().enumerate() {
            let Some(earlier) = &entry.replaces else {
                continue;
            };
            if !self.by_id.contains_key(earlier) {
                let gone = !has_file(earlier);
                wrong.push((position, gone.then(|| Fault::ReplacesNothing { id: earlier.to_string() })));
            } else if let Some(circle) = self.circle_from(entries, position) {
                wrong.push((position, Some(Fault::ReplacesInCircle { circle })));
            }
        }
        for (entry, fault) in wrong {
            entries[entry].replaces = None;
            if let Some(written) = written[entry].clone() {
                dropped.push(Dropped { entry, key: "replaces", written, fault });
            }
        }
        let next = |entry: &Entry| Some((entry.replaces.clone()?, entry.id.clone()));
        self.replaced_by = entries.iter().filter_map(next).collect();
    }

    fn circle_from(&self, entries: &[Entry], start: usize) -> Option<Vec<String>> {
        let first = &entries[start].id;
        let mut circle = vec![first.to_string()];
        let mut next = entries[start].replaces.as_ref();
        while let Some(id) = next {
            circle.push(id.to_string());
            if id == first {
                return Some(circle);
            }
            if circle.len() > entries.len() {
                return None;
            }
            next = self.by_id.get(id).and_then(|&position| entries[position].replaces.as_ref());
        }
        None
    }
}
