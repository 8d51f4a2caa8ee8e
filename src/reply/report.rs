//! What people need, in a short text, for those who run the bot. Problems come first: they ask for something to be done.

use super::text::shortened;
use super::{LONGEST_MESSAGE, Locale, Reply, Text};
use crate::report::{EntryUse, Report};

const MOST_ENTRIES: usize = 5;
const MOST_TERMS: usize = 10;
const LONGEST_NAME: usize = 120;
const LONGEST_TERM: usize = 60;

pub fn report(say: Locale, report: &Report) -> Reply {
    let mut text = Text::new();
    text.bold(say.report()).plain("\n");
    text.plain(&say.report_since(report.weeks, &say.day(report.since.monday())));
    if report.is_empty() {
        text.plain("\n\n").plain(say.nothing_counted());
    }
    let problem = |entry: &EntryUse| say.problem_counts(entry.counts.outdated, entry.counts.dead_link);
    entries(say, &mut text, say.problems_told(), &report.told_of(), problem);
    entries(say, &mut text, say.used_most(), &report.used(), |entry| of_use(say, entry));
    if !report.terms.is_empty() {
        text.plain("\n\n").bold(say.unmet());
    }
    for unmet in report.terms.iter().take(MOST_TERMS) {
        let term = shortened(&unmet.term, LONGEST_TERM);
        text.plain("\n").plain(&say.unmet_term(&term, unmet.chats, unmet.days as usize));
    }
    more(say, &mut text, report.terms.len(), MOST_TERMS);
    if report.unused > 0 {
        text.plain("\n\n").plain(&say.never_used(report.unused));
    }
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons: Vec::new() }
}

fn entries(say: Locale, text: &mut Text, heading: &str, entries: &[&EntryUse], says: impl Fn(&EntryUse) -> String) {
    if entries.is_empty() {
        return;
    }
    text.plain("\n\n").bold(heading);
    for entry in entries.iter().take(MOST_ENTRIES) {
        text.plain("\n").plain(&entry.short_name(LONGEST_NAME)).plain("\n").plain(&says(entry));
    }
    more(say, text, entries.len(), MOST_ENTRIES);
}

fn of_use(say: Locale, entry: &EntryUse) -> String {
    let counts = entry.counts;
    let used = say.use_counts(counts.shown, counts.shared, counts.sent);
    if counts.helpful + counts.not_helpful == 0 {
        return used;
    }
    format!("{used} · {}", say.opinions(counts.helpful, counts.not_helpful))
}

fn more(say: Locale, text: &mut Text, all: usize, shown: usize) {
    if let more @ 1.. = all.saturating_sub(shown) {
        text.plain("\n").plain(&say.and_more(more));
    }
}
