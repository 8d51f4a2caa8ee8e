//! What alerts say, and what is said about them.

use crate::alerts::{News, What};
use crate::answer::{FoundEntry, Preferences};
use crate::knowledge::{Entry, Library};

use super::answers::{add_links, labelled, source_line};
use super::text::shortened;
use super::{Action, AlertStep, Button, LONGEST_MESSAGE, Locale, Origin, Press, Reply, Style, Text};

/// Whence an alert comes: for the buttons below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlertSource {
    /// The number of the subscription.
    pub subscription: i64,
    /// The name of the parcel that it came in.
    pub parcel: i64,
}

const LONGEST_TITLE: usize = 200;
const LONGEST_EXCERPT: usize = 300;
/// In a digest, where many share one message.
const LONGEST_LINE: usize = 120;
const MOST_LINKS: usize = 6;
const MOST_NUMBERS: usize = 24;

pub fn alert(say: Locale, items: &[News], library: &Library, source: AlertSource) -> Reply {
    let news: Vec<(&News, &Entry)> = items.iter().filter_map(|item| Some((item, library.get(&item.entry)?))).collect();
    let mut text = Text::new();
    text.bold(&say.new_guidance(news.len()));
    let alone = news.len() == 1;
    for (index, (item, entry)) in news.iter().enumerate() {
        text.plain("\n\n");
        let number = (!alone).then_some(index + 1);
        add_item(say, &mut text, number, item, entry);
    }
    let card = |(index, (_, entry)): (usize, &(&News, &Entry))| Button {
        label: if alone { say.open_card().to_owned() } else { (index + 1).to_string() },
        press: Press::Do(Action::Card { entry: entry.id.key(), from: Origin::Alert { parcel: source.parcel } }),
    };
    let cards: Vec<Button> = news.iter().enumerate().take(MOST_NUMBERS).map(card).collect();
    let mut buttons: Vec<Vec<Button>> = cards.chunks(8).map(<[Button]>::to_vec).collect();
    buttons.push(about(say, source));
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons }
}

pub fn discreet(say: Locale, count: usize, source: AlertSource) -> Reply {
    let show = Press::Do(Action::Alerts(AlertStep::Reveal { parcel: source.parcel }));
    let buttons = vec![vec![Button { label: say.show().to_owned(), press: show }], about(say, source)];
    Reply { buttons, ..Reply::plain(&say.new_items(count)) }
}

fn about(say: Locale, source: AlertSource) -> Vec<Button> {
    let button = |label: &str, step| Button { label: label.to_owned(), press: Press::Do(Action::Alerts(step)) };
    let AlertSource { subscription, parcel } = source;
    vec![
        button(say.stop_these(), AlertStep::End { subscription }),
        button(say.why_this(), AlertStep::Why { subscription, parcel }),
    ]
}

fn add_item(say: Locale, text: &mut Text, number: Option<usize>, item: &News, entry: &Entry) {
    let bold = Style { bold: true, ..Style::default() };
    let title = shortened(&entry.title, if number.is_some() { LONGEST_LINE } else { LONGEST_TITLE });
    let title = say.isolated(&title);
    text.push(&number.map_or(title.clone(), |number| format!("{number}. {title}")), bold);
    text.plain("\n").plain(&source_line(say, entry));
    match &item.what {
        What::Entry => {}
        What::Edition { .. } => _ = text.plain("\n").italic(say.new_edition()),
        What::Version { languages } => {
            text.plain("\n").italic(&say.now_also_in(&say.names_of(languages)));
        }
    }
    if number.is_some() {
        return;
    }
    let found = FoundEntry::unasked(entry, &Preferences::default());
    if !found.excerpt.text.is_empty() {
        text.plain("\n").plain(&say.isolated(&shortened(&found.excerpt.text, LONGEST_EXCERPT)));
    }
    let links = labelled(&found.links);
    if !links.is_empty() {
        text.plain("\n").plain(say.download()).plain(": ");
        add_links(say, text, &links, MOST_LINKS);
    }
}
