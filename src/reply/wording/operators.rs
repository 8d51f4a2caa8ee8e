//! What is said to those who run the bot.

use super::counted;

#[must_use]
pub fn running_for(seconds: u64) -> String {
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    match (days, hours) {
        (0, 0) => format!("Running for {minutes} min"),
        (0, _) => format!("Running for {hours} h {minutes} min"),
        _ => format!("Running for {days} d {hours} h"),
    }
}
#[must_use]
pub fn state_of_library(entries: usize, errors: usize, warnings: usize) -> String {
    let told = if errors + warnings > 0 { "; see guidepost check" } else { "" };
    format!(
        "Library: {}, {}, {}{told}",
        counted(entries, "entry", "entries"),
        counted(errors, "error", "errors"),
        counted(warnings, "warning", "warnings"),
    )
}
#[must_use]
pub fn audience(subscriptions: u32, subscribers: u32) -> String {
    format!("Subscriptions: {subscriptions}, in chats and topics: {subscribers}")
}
pub const NO_ALERT_UNDER_WAY: &str = "No alert is under way.";
pub const ALERTS_UNDER_WAY: &str = "Alerts under way";
#[must_use]
pub fn progress(pending: u32, sent: u32, given_up: u32, uncertain: u32) -> String {
    format!("to come {pending} · sent {sent} · given up {given_up} · uncertain {uncertain}")
}
pub const ALERT_STOPPED: &str = "Stopped: Telegram did not take my message. The log says why.";

pub const REPORT: &str = "What people need";
#[must_use]
pub fn report_since(weeks: u16, monday: &str) -> String {
    format!("{} from {monday}", counted(weeks.into(), "week", "weeks"))
}
pub const NOTHING_COUNTED: &str = "Nothing has been counted yet.";
pub const PROBLEMS_TOLD: &str = "Readers report a problem";
pub const USED_MOST: &str = "Used most";
pub const UNMET: &str = "Asked for, and not found";
#[must_use]
pub fn problem_counts(outdated: u64, dead_link: u64) -> String {
    format!("outdated {outdated} · link is dead {dead_link}")
}
#[must_use]
pub fn use_counts(shown: u64, shared: u64, sent: u64) -> String {
    format!("opened {shown} · shared {shared} · sent {sent}")
}
#[must_use]
pub fn opinions(helpful: u64, not_helpful: u64) -> String {
    format!("helpful {helpful} · not helpful {not_helpful}")
}
#[must_use]
pub fn unmet(term: &str, chats: u32, days: usize) -> String {
    format!("{term}: {chats} chats in a day at most, on {}", counted(days, "day", "days"))
}
#[must_use]
pub fn never_used(entries: usize) -> String {
    format!("Of {} nothing was counted.", counted(entries, "entry", "entries"))
}

pub const RELOADED: &str = "I have read the library again, and answer from it as it is now.";
pub const RELOADED_SAME: &str = "I have read the library again: it says what it said before.";
pub const NOT_RELOADED: &str =
    "I have read the library again, and cannot take it over; I go on with what I know. The log says why.";
pub const STORE_UNREADABLE: &str =
    "The folder of the library cannot be read; I go on with what I know. See GUIDEPOST_KNOWLEDGE.";
pub const STORE_EMPTY: &str = "The library has no entry any more; I go on with what I know.";
pub const RELOAD_TAKES_LONG: &str =
    "The library is still being read: its files change, or they are many. /status tells later what it holds.";
pub const CANNOT_RELOAD: &str = "I cannot read the library again while I run. Please start me again.";
#[must_use]
pub fn changes(added: usize, changed: usize, withdrawn: usize) -> String {
    format!("New: {added}, changed: {changed}, gone: {withdrawn}")
}
#[must_use]
pub fn read(entries: usize, errors: usize, warnings: usize) -> String {
    format!(
        "{}, {}, {}",
        counted(entries, "entry", "entries"),
        counted(errors, "error", "errors"),
        counted(warnings, "warning", "warnings"),
    )
}
