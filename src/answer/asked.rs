//! A question as it is searched: without the data of a case that seemed to stand in it.

use crate::guard::{self, CaseData, Kind};
use crate::knowledge::{Entry, EntryType, Library};
use crate::search::{Attribute, Question, Unaskable, Understanding};

/// What somebody has typed, read for what may be searched and for what they may need first.
pub struct Asked {
    /// Of the words that may be searched.
    pub question: Result<Question, Unaskable>,
    /// What was left out, each kind once.
    pub left_out: Vec<Kind>,
    /// Whether somebody seems to be in danger now.
    pub is_danger: bool,
}

impl Asked {
    #[must_use]
    pub fn read(words: &str) -> Self {
        let case_data = guard::case_data(words);
        let question = Question::new(without(words, &case_data));
        Self { question, left_out: case_data.kinds(), is_danger: guard::danger(words) }
    }

    /// The help lines for somebody in danger, those of the nearest region first; nobody else needs any. `region` is the
    /// chat's.
    #[must_use]
    pub fn help_lines<'a>(
        &self,
        library: &'a Library,
        region: Option<&str>,
        understanding: Option<&Understanding>,
    ) -> Vec<&'a Entry> {
        if self.is_danger { help_lines(library, region, understanding) } else { Vec::new() }
    }
}

/// The words without what seems to be data of a case; no warning has a place where these are used alone.
#[must_use]
pub fn safe_words(words: &str) -> String {
    without(words, &guard::case_data(words)).to_owned()
}

fn without<'a>(words: &'a str, case_data: &'a CaseData) -> &'a str {
    if case_data.is_empty() { words } else { case_data.safe_words() }
}

/// As many as one reads in need.
const MOST_HELP_LINES: usize = 4;

/// The help lines for a region of the chat or of the question; all there are when no region is known. Those of the
/// nearest region come first.
fn help_lines<'a>(library: &'a Library, region: Option<&str>, understanding: Option<&Understanding>) -> Vec<&'a Entry> {
    let regions = &library.regions;
    let asked_for = understanding.into_iter().flat_map(|understood| &understood.wanted);
    let named = asked_for.filter_map(|wanted| match &wanted.attribute {
        Attribute::Region(label) => regions.terms().find(|term| term.label == *label).map(|term| term.id.as_str()),
        _ => None,
    });
    let wanted: Vec<&str> = named.chain(region).collect();
    let lines = library.entries().iter().filter(|entry| entry.kind == EntryType::Helpline);
    // How far the region of a line is from what is wanted: the same, wider, narrower.
    let distance = |entry: &Entry| {
        let of_region = |own: &String, wanted: &str| match () {
            () if own == wanted => Some(0),
            () if regions.is_within(wanted, own) => {
                Some(1 + regions.ancestors(wanted).take_while(|id| id != own).count())
            }
            () if regions.is_within(own, wanted) => Some(10),
            () => None,
        };
        let everywhere = entry.region.is_empty() || entry.region.iter().any(|region| region == "global");
        let nearest =
            entry.region.iter().flat_map(|own| wanted.iter().filter_map(move |wanted| of_region(own, wanted)));
        nearest.min().or(everywhere.then_some(9)).or(wanted.is_empty().then_some(20))
    };
    let mut near: Vec<(usize, &Entry)> = lines.filter_map(|entry| Some((distance(entry)?, entry))).collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().map(|(_, entry)| entry).take(MOST_HELP_LINES).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{EntryId, Language};

    #[test]
    fn what_seems_to_be_of_a_case_is_not_searched() {
        let asked = Asked::read("shelter for my client, phone +44 20 7946 0958");
        assert_eq!(asked.left_out, [Kind::Phone]);
        let Ok(question) = asked.question else { panic!("a question") };
        assert!(question.text().contains("shelter") && !question.text().contains("7946"), "{}", question.text());
        let asked = Asked::read("standards of shelters");
        assert!(asked.left_out.is_empty() && !asked.is_danger);
    }

    #[test]
    fn somebody_in_danger_is_told_from_a_question_about_it() {
        assert!(Asked::read("he locked us in and took our passports").is_danger);
        assert!(!Asked::read("indicators: workers locked in a factory").is_danger);
    }

    #[test]
    fn without_help_lines_there_are_none() {
        let english = Language::parse("en").unwrap();
        let entry = Entry::of_text(EntryId::parse("line").unwrap(), "Line", "Call.", english);
        let mut line = entry.clone();
        line.kind = EntryType::Helpline;
        let library = Library::of(vec![entry]);
        assert!(help_lines(&library, None, None).is_empty());
        let library = Library::of(vec![line]);
        assert_eq!(help_lines(&library, None, None).len(), 1);
    }
}
