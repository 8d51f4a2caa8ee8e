//! Editions of which the newer does not name the older.

use std::collections::HashMap;

use super::Reviewed;
use crate::knowledge::{Advice, Entry, Library, Problem};
use crate::search::folded;

/// Words by which titles of editions differ.
const EDITION_WORDS: &str = "edition ed revised updated new first second third fourth fifth sixth 1st 2nd 3rd 4th 5th 6th rev version edición \
    édition revision update";

pub(super) fn review(entries: &[Reviewed<'_>], library: &Library, problems: &mut Vec<Problem>) {
    let mut by_title: HashMap<String, Vec<&Reviewed<'_>>> = HashMap::new();
    for reviewed in entries {
        by_title.entry(title(reviewed.entry)).or_default().push(reviewed);
    }
    for same in by_title.values_mut().filter(|same| same.len() > 1) {
        same.sort_by_key(|reviewed| &reviewed.entry.issued);
        for pair in same.windows(2) {
            let (earlier, later) = (pair[0].entry, pair[1]);
            if is_loose(earlier, later.entry, library) {
                let advice = Advice::LooseEdition { earlier: earlier.id.to_string() };
                problems.push(later.file.at_value("title", &later.entry.title, advice));
            }
        }
    }
}

/// Whether `later` may be a new edition of `earlier` and neither says so. Documents of other publishers and in other
/// languages only bear the same title.
fn is_loose(earlier: &Entry, later: &Entry, library: &Library) -> bool {
    let shares_publisher = earlier.publisher.iter().any(|publisher| later.publisher.contains(publisher));
    let newest = |entry| library.newest_edition(entry).unwrap_or(entry);
    earlier.issued.is_some()
        && earlier.issued < later.issued
        && earlier.language == later.language
        && shares_publisher
        && newest(earlier).id != newest(later).id
}

/// The title without what tells an edition.
fn title(entry: &Entry) -> String {
    let title = folded(&entry.title);
    let words = title.split(|sign: char| !sign.is_alphanumeric());
    let own = words.filter(|word| !word.is_empty() && !EDITION_WORDS.split_whitespace().any(|other| other == *word));
    own.collect::<Vec<_>>().join(" ")
}
