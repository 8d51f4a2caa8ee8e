//! What a chat has saved: the list, and the same as a file.

use std::fmt::Write as _;

use crate::answer::{FoundEntry, Page};
use crate::knowledge::Entry;

use super::answers::{arrows, list, numbers, source_line};
use super::choices::button;
use super::{Action, LONGEST_MESSAGE, Locale, Origin, Reply, Text};

pub fn saved(say: Locale, page: &Page<FoundEntry<'_>>) -> Reply {
    if page.items.is_empty() {
        return Reply::plain(say.nothing_saved());
    }
    let mut text = Text::new();
    text.bold(say.saved()).plain("\n\n");
    list(say, &mut text, page);
    let mut buttons = vec![numbers(page, Origin::Saved { page: page.number })];
    buttons.extend(arrows(say, page.number, page.count, |page| Action::Saved { page }));
    buttons.push(vec![button(say.export_saved(), Action::ExportSaved)]);
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons }
}

/// The entries in plain text, which every phone opens: title, source, and every link.
pub fn file(say: Locale, entries: &[&Entry]) -> String {
    let mut file = String::new();
    for entry in entries {
        let _ = writeln!(file, "{}\n{}", entry.title, source_line(say, entry));
        for (language, url, _) in entry.links() {
            let _ = writeln!(file, "{}: {url}", language.own_name());
        }
        if let Some(landing) = &entry.landing {
            let _ = writeln!(file, "{}: {landing}", say.landing());
        }
        file.push('\n');
    }
    file
}
