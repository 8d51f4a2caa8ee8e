//! The report: counters of some weeks, with the entries that they are of.

use std::collections::{BTreeMap, HashSet};

use super::days::Week;
use super::{Feedback, What};
use crate::knowledge::{Entry, Library};

/// What was used, said and missed from one week on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub since: Week,
    /// How many weeks that is, this one included.
    pub weeks: u16,
    /// Those with a counter above 0, the most used first.
    pub entries: Vec<EntryUse>,
    /// Entries of the library of which nothing was counted.
    pub unused: usize,
    /// What was asked for in vain, that of most chats first.
    pub terms: Vec<UnmetTerm>,
}

/// The use of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryUse {
    pub id: String,
    /// `None` when the entry is no longer in the library.
    pub title: Option<String>,
    /// Its edition and when it was issued, as far as the library says.
    pub edition: Option<String>,
    pub counts: Counts,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub found: u64,
    pub shown: u64,
    pub shared: u64,
    pub sent: u64,
    pub helpful: u64,
    pub not_helpful: u64,
    pub outdated: u64,
    pub dead_link: u64,
}

/// A term that enough chats asked for in vain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmetTerm {
    pub term: String,
    /// The most on one day.
    pub chats: u32,
    /// On how many days there were enough chats.
    pub days: u32,
    pub weeks: u32,
}

impl Report {
    /// `counted` is what was counted of each entry, under the id that it had then.
    #[must_use]
    pub fn of(
        library: &Library,
        since: Week,
        weeks: u16,
        counted: &[(String, What, u64)],
        mut terms: Vec<UnmetTerm>,
    ) -> Self {
        let mut by_id: BTreeMap<&str, Counts> = BTreeMap::new();
        for (id, what, count) in counted.iter().filter(|(_, _, count)| *count > 0) {
            let id = library.find(id).map_or(id.as_str(), |entry| entry.id.as_str());
            by_id.entry(id).or_default().add(*what, *count);
        }
        let used: HashSet<&str> = by_id.keys().copied().collect();
        let unused = library.entries().iter().filter(|entry| !used.contains(entry.id.as_str())).count();
        let mut entries: Vec<EntryUse> =
            by_id.into_iter().map(|(id, counts)| EntryUse::of(id, library.find(id), counts)).collect();
        entries.sort_by_key(|entry| std::cmp::Reverse((entry.counts.used(), entry.counts.found)));
        terms.sort_by(|one, other| (other.chats, other.days, &one.term).cmp(&(one.chats, one.days, &other.term)));
        Self { since, weeks, entries, unused, terms }
    }

    /// Entries with a problem that readers have told of, those of most readers first.
    #[must_use]
    pub fn told_of(&self) -> Vec<&EntryUse> {
        let mut told: Vec<&EntryUse> = self.entries.iter().filter(|entry| entry.counts.problems() > 0).collect();
        told.sort_by_key(|entry| std::cmp::Reverse(entry.counts.problems()));
        told
    }

    /// Entries that were opened, shared or sent, the most used first.
    #[must_use]
    pub fn used(&self) -> Vec<&EntryUse> {
        self.entries.iter().filter(|entry| entry.counts.used() > 0).collect()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.terms.is_empty()
    }
}

impl EntryUse {
    fn of(id: &str, entry: Option<&Entry>, counts: Counts) -> Self {
        let edition = |entry: &Entry| {
            let issued = entry.issued.as_ref().map(|issued| issued.as_str().to_owned());
            let parts: Vec<String> = [entry.edition.clone(), issued].into_iter().flatten().collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        };
        Self {
            id: id.to_owned(),
            title: entry.map(|entry| entry.title.clone()),
            edition: entry.and_then(edition),
            counts,
        }
    }

    /// What people call it: editions have the same title often.
    #[must_use]
    pub fn name(&self) -> String {
        self.short_name(usize::MAX)
    }

    /// The same in so many characters, as long as its edition has less: the title is cut, and the edition stays.
    #[must_use]
    pub fn short_name(&self, longest: usize) -> String {
        let Some(title) = &self.title else { return self.id.clone() };
        let edition = self.edition.as_ref().map_or(String::new(), |edition| format!(" ({edition})"));
        let room = longest.saturating_sub(edition.chars().count());
        if title.chars().count() <= room {
            return format!("{title}{edition}");
        }
        let begun: String = title.chars().take(room.saturating_sub(1)).collect();
        format!("{}…{edition}", begun.trim_end())
    }
}

impl Counts {
    fn add(&mut self, what: What, count: u64) {
        let counter = match what {
            What::Found => &mut self.found,
            What::Shown => &mut self.shown,
            What::Shared => &mut self.shared,
            What::Sent => &mut self.sent,
            What::Told(Feedback::Helpful) => &mut self.helpful,
            What::Told(Feedback::NotHelpful) => &mut self.not_helpful,
            What::Told(Feedback::Outdated) => &mut self.outdated,
            What::Told(Feedback::DeadLink) => &mut self.dead_link,
        };
        *counter = counter.saturating_add(count);
    }

    /// How often it was opened, shared or sent.
    #[must_use]
    pub fn used(&self) -> u64 {
        self.shown.saturating_add(self.shared).saturating_add(self.sent)
    }

    /// How often a reader told of a problem.
    #[must_use]
    pub fn problems(&self) -> u64 {
        self.outdated.saturating_add(self.dead_link)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::days::Day;
    use super::*;

    #[test]
    fn a_report_names_what_was_used_and_counts_what_was_not() {
        let library = Library::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge"));
        let [one, other] = [&library.entries()[0], &library.entries()[1]];
        let counted = [
            (other.id.to_string(), What::Found, 9),
            (other.id.to_string(), What::Shown, 2),
            (one.id.to_string(), What::Shown, 3),
            (one.id.to_string(), What::Told(Feedback::DeadLink), 1),
            ("long-gone".to_owned(), What::Told(Feedback::Outdated), 2),
            (library.entries()[2].id.to_string(), What::Shared, 0),
        ];
        let term = |term: &str, chats, days| UnmetTerm { term: term.to_owned(), chats, days, weeks: 1 };
        let terms = vec![term("begging", 5, 1), term("boats", 7, 1), term("abuse", 5, 1), term("organs", 5, 2)];
        let report = Report::of(&library, Day::at(0).week(), 2, &counted, terms);

        let ids: Vec<&str> = report.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids, [one.id.as_str(), other.id.as_str(), "long-gone"]);
        assert!(report.entries[0].name().starts_with(&one.title));
        assert_eq!(report.entries[2].name(), "long-gone");
        assert_eq!(report.unused, library.entries().len() - 2);
        let told: Vec<&str> = report.told_of().iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(told, ["long-gone", one.id.as_str()]);
        assert_eq!(report.used().len(), 2);
        let terms: Vec<&str> = report.terms.iter().map(|unmet| unmet.term.as_str()).collect();
        assert_eq!(terms, ["boats", "organs", "abuse", "begging"]);
    }

    #[test]
    fn a_long_title_is_cut_before_its_edition() {
        let entry = |edition: Option<&str>| EntryUse {
            id: "id".to_owned(),
            title: Some("Shelter standards".to_owned()),
            edition: edition.map(str::to_owned),
            counts: Counts::default(),
        };
        assert_eq!(entry(Some("2022")).name(), "Shelter standards (2022)");
        assert_eq!(entry(Some("2022")).short_name(16), "Shelter… (2022)");
        assert_eq!(entry(Some("2022")).short_name(24), "Shelter standards (2022)");
        assert_eq!(entry(None).short_name(9), "Shelter…");
    }

    #[test]
    fn what_is_kept_reads_back() {
        for what in What::ALL {
            assert_eq!(What::parse(what.as_str()), Some(what));
        }
        assert_eq!(What::parse("of the future"), None);
    }
}
