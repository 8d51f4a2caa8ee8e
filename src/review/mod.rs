//! What the check advises curators to look at, over the whole library: copies, gaps, loose ends.
//!
//! Nothing of it keeps an entry from being served, so the running bot does not look for it. Each piece of advice is true
//! or not given: where files cannot be read, nothing is said about what no entry has.

mod copies;
mod dates;
mod editions;
mod lists;

use std::path::Path;

use jiff::civil::Date;

use crate::knowledge::{Advice, Entry, EntryType, Library, Manuscript, Problem};

/// Looks at `library`, which was read from the store at `root`.
#[must_use]
pub fn review(library: &Library, root: &Path, today: Date) -> Vec<Problem> {
    let entries: Vec<_> = library.entries().iter().filter_map(|entry| Reviewed::read(entry, library, root)).collect();
    let mut problems = Vec::new();
    for reviewed in &entries {
        gaps(reviewed, &mut problems);
        dates::review(reviewed, today, &mut problems);
    }
    copies::review(&entries, library, &mut problems);
    editions::review(&entries, library, &mut problems);
    if !library.problems.iter().any(Problem::is_error) {
        lists::review(library, root, &mut problems);
    }
    problems.sort_by(|one, other| (&one.path, one.line, one.column).cmp(&(&other.path, other.line, other.column)));
    problems
}

/// An entry with its file.
struct Reviewed<'a> {
    entry: &'a Entry,
    file: Manuscript,
}

impl<'a> Reviewed<'a> {
    fn read(entry: &'a Entry, library: &Library, root: &Path) -> Option<Self> {
        Some(Self { entry, file: Manuscript::read(root, library.path(&entry.id)?)? })
    }
}

fn gaps(Reviewed { entry, file }: &Reviewed<'_>, problems: &mut Vec<Problem>) {
    // A help line has neither a document nor a year.
    if entry.kind == EntryType::Helpline {
        return;
    }
    if entry.documents().next().is_none() && entry.landing.is_some() {
        problems.push(file.at_value("landing", "", Advice::NoDownload));
    }
    if entry.issued.is_none() {
        problems.push(file.at_top(Advice::NoYear));
    }
}

#[cfg(test)]
mod tests;
