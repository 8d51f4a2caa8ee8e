//! What differs between two states of the library.

use super::{Entry, EntryId, Library};

/// The entries that differ between a former library and a new one, each list in the order of the ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    pub added: Vec<EntryId>,
    /// What people read of it is another. Comments, `source` and how it is looked after are for curators, and do not
    /// count.
    pub changed: Vec<EntryId>,
    pub withdrawn: Vec<EntryId>,
}

impl Changes {
    #[must_use]
    pub fn between(former: &Library, new: &Library) -> Self {
        let mut changes = Self::default();
        for entry in new.entries() {
            match former.get(&entry.id) {
                None => changes.added.push(entry.id.clone()),
                Some(before) if !says_the_same(before, entry) => changes.changed.push(entry.id.clone()),
                Some(_) => {}
            }
        }
        let gone = former.entries().iter().filter(|entry| new.get(&entry.id).is_none());
        changes.withdrawn = gone.map(|entry| entry.id.clone()).collect();
        changes
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.withdrawn.is_empty()
    }
}

/// Which edition an entry replaces does not count: that is let go of when the earlier one is withdrawn, and nothing that
/// the entry itself says is another then.
fn says_the_same(before: &Entry, now: &Entry) -> bool {
    before == now || Entry { replaces: now.replaces.clone(), care: now.care.clone(), ..before.clone() } == *now
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn library(entries: &[(&str, &str)]) -> Library {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("entries")).unwrap();
        for (id, rest) in entries {
            let text = format!("---\ntitle: Title\ntype: report\nlanguage: en\n{rest}");
            fs::write(folder.path().join(format!("entries/{id}.md")), text).unwrap();
        }
        let library = Library::load(folder.path());
        assert_eq!(library.entries().len(), entries.len(), "{:?}", library.problems);
        library
    }

    fn ids(ids: &[&str]) -> Vec<EntryId> {
        ids.iter().map(|id| EntryId::parse(id).unwrap()).collect()
    }

    #[test]
    fn entries_are_added_changed_and_withdrawn() {
        let former = library(&[("b", "---\nOld."), ("c", "---\nSame."), ("d", "---\nGone."), ("e", "---\nGone.")]);
        let new = library(&[("f", "---\nNew."), ("a", "---\nNew."), ("b", "---\nNew."), ("c", "---\nSame.")]);
        let changes = Changes::between(&former, &new);
        let expected = Changes { added: ids(&["a", "f"]), changed: ids(&["b"]), withdrawn: ids(&["d", "e"]) };
        assert_eq!(changes, expected);
        assert!(!changes.is_empty());
        assert!(Changes::between(&former, &former).is_empty());
    }

    #[test]
    fn notes_of_curators_are_no_change() {
        let former = library(&[("a", "---\nSame.")]);
        let new = library(&[(
            "a",
            "source: a copy  # looked up again\nreviewed: 2026-05\nreview-by: 2027-05-31\nowner: Ada\n---\nSame.",
        )]);
        assert_ne!(former.digest(), new.digest());
        assert!(Changes::between(&former, &new).is_empty());
    }

    #[test]
    fn an_entry_whose_earlier_edition_is_withdrawn_has_not_changed() {
        let former = library(&[("old", "---\nOld."), ("new", "replaces: old\n---\nNew.")]);
        let new = library(&[("new", "replaces: old\n---\nNew.")]);
        assert_eq!(Changes::between(&former, &new), Changes { withdrawn: ids(&["old"]), ..Changes::default() });
    }
}
