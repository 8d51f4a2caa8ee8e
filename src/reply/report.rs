//! What people need, in a short text, for those who run the bot. Problems come first: they ask for something to be done.

use super::text::shortened;
use super::{LONGEST_MESSAGE, Reply, Text, wording};
use crate::report::{EntryUse, Report};

const MOST_ENTRIES: usize = 5;
const MOST_TERMS: usize = 10;
const LONGEST_NAME: usize = 120;
const LONGEST_TERM: usize = 60;

pub fn report(report: &Report) -> Reply {
    let mut text = Text::new();
    text.bold(wording::REPORT).plain("\n");
    text.plain(&wording::report_since(report.weeks, &report.since.monday().strftime("%-d %B %Y").to_string()));
    if report.is_empty() {
        text.plain("\n\n").plain(wording::NOTHING_COUNTED);
    }
    let problem = |entry: &EntryUse| wording::problem_counts(entry.counts.outdated, entry.counts.dead_link);
    entries(&mut text, wording::PROBLEMS_TOLD, &report.told_of(), problem);
    entries(&mut text, wording::USED_MOST, &report.used(), of_use);
    if !report.terms.is_empty() {
        text.plain("\n\n").bold(wording::UNMET);
    }
    for unmet in report.terms.iter().take(MOST_TERMS) {
        let term = shortened(&unmet.term, LONGEST_TERM);
        text.plain("\n").plain(&wording::unmet(&term, unmet.chats, unmet.days as usize));
    }
    more(&mut text, report.terms.len(), MOST_TERMS);
    if report.unused > 0 {
        text.plain("\n\n").plain(&wording::never_used(report.unused));
    }
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons: Vec::new() }
}

fn entries(text: &mut Text, heading: &str, entries: &[&EntryUse], says: impl Fn(&EntryUse) -> String) {
    if entries.is_empty() {
        return;
    }
    text.plain("\n\n").bold(heading);
    for entry in entries.iter().take(MOST_ENTRIES) {
        text.plain("\n").plain(&entry.short_name(LONGEST_NAME)).plain("\n").plain(&says(entry));
    }
    more(text, entries.len(), MOST_ENTRIES);
}

fn of_use(entry: &EntryUse) -> String {
    let counts = entry.counts;
    let used = wording::use_counts(counts.shown, counts.shared, counts.sent);
    if counts.helpful + counts.not_helpful == 0 {
        return used;
    }
    format!("{used} · {}", wording::opinions(counts.helpful, counts.not_helpful))
}

fn more(text: &mut Text, all: usize, shown: usize) {
    if let more @ 1.. = all.saturating_sub(shown) {
        text.plain("\n").plain(&wording::and_more(more));
    }
}
