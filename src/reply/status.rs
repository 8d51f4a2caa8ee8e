//! How the bot is, in numbers, for those who run it.

use crate::alerts::{News, What};
use crate::knowledge::{EntryId, Library};

use super::text::shortened;
use super::{LONGEST_MESSAGE, Locale, Reply, Text};

/// What an operator wants to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// For how long the bot has been running.
    pub seconds: u64,
    pub entries: usize,
    /// Of the knowledge store.
    pub errors: usize,
    pub warnings: usize,
    pub subscriptions: u32,
    pub subscribers: u32,
    /// Those that are not finished, the newest first.
    pub alerts: Vec<AlertProgress>,
}

/// How far an alert is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertProgress {
    pub entry: String,
    /// `None` when it cannot be read.
    pub news: Option<News>,
    pub pending: u32,
    pub sent: u32,
    pub given_up: u32,
    pub uncertain: u32,
    pub stopped: bool,
}

const MOST_ALERTS: usize = 10;
const LONGEST_TITLE: usize = 120;

pub fn status(say: Locale, status: &Status, library: &Library) -> Reply {
    let mut text = Text::new();
    text.plain(&say.running_for(status.seconds)).plain("\n");
    text.plain(&say.library_told(status.entries, status.errors, status.warnings)).plain("\n");
    text.plain(&say.audience(status.subscriptions, status.subscribers)).plain("\n\n");
    if status.alerts.is_empty() {
        text.plain(say.no_alert_under_way());
    } else {
        text.bold(say.alerts_under_way());
    }
    for alert in status.alerts.iter().take(MOST_ALERTS) {
        text.plain("\n\n").plain(&name(say, alert, library)).plain("\n");
        text.plain(&say.progress(alert.pending, alert.sent, alert.given_up, alert.uncertain));
        if alert.stopped {
            text.plain("\n").italic(say.alert_stopped());
        }
    }
    if let more @ 1.. = status.alerts.len().saturating_sub(MOST_ALERTS) {
        text.plain("\n\n").plain(&say.and_more(more));
    }
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons: Vec::new() }
}

/// The title of the entry with what is new about it.
fn name(say: Locale, alert: &AlertProgress, library: &Library) -> String {
    let entry = EntryId::parse(&alert.entry).and_then(|id| library.get(&id));
    let title = shortened(entry.map_or(&alert.entry, |entry| &entry.title), LONGEST_TITLE);
    match alert.news.as_ref().map(|news| &news.what) {
        Some(What::Edition { .. }) => format!("{title}: {}", say.new_edition()),
        Some(What::Version { languages }) => {
            format!("{title}: {}", say.now_also_in(&say.names_of(languages)))
        }
        Some(What::Entry) | None => title,
    }
}
