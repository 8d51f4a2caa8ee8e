//! An answer among others: compact, with links instead of buttons that would change what all see.

use crate::answer::{Answer, FoundEntry};

use super::answers::{MOST_MARKS, add_links, add_source, labelled, notes};
use super::text::shortened;
use super::{Button, DeepLink, LONGEST_MESSAGE, Locale, Press, Reply, Style, Text};
use crate::search::Question;

/// What is shown of the hits.
const MOST_HITS: usize = 3;
const LONGEST_TITLE: usize = 120;
const LONGEST_EXCERPT: usize = 160;
const MOST_LINKS: usize = 3;

pub fn answer(say: Locale, question: &Question, answer: &Answer<'_>, username: &str) -> Reply {
    let mut text = Text::new();
    match answer {
        Answer::Hits { page, understanding } => {
            notes(say, &mut text, question, understanding);
            for (index, found) in page.items.iter().take(MOST_HITS).enumerate() {
                if index > 0 {
                    text.plain("\n\n");
                }
                item(say, &mut text, found, username);
            }
        }
        Answer::Nothing { .. } => {
            text.plain(say.nothing()).plain(" ").plain(say.nothing_advice());
        }
    }
    let on = Button { label: say.continue_in_private().to_owned(), press: Press::Visit(DeepLink::asking(question)) };
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons: vec![vec![on]] }
}

fn item(say: Locale, text: &mut Text, found: &FoundEntry<'_>, username: &str) {
    let entry = found.entry;
    let bold = Style { bold: true, ..Style::default() };
    let card = DeepLink::Entry(entry.id.key()).url(username).map(String::from);
    text.plain(say.opening()).push(&shortened(&entry.title, LONGEST_TITLE), Style { link: card, ..bold.clone() });
    text.plain(say.closing());
    add_source(say, text, found);
    if !found.excerpt.text.is_empty() {
        let mut excerpt = Text::new();
        let marks = &found.excerpt.marks[..found.excerpt.marks.len().min(MOST_MARKS)];
        excerpt.marked(&found.excerpt.text, marks, &Style::default(), &bold);
        text.plain("\n").plain(say.opening()).append(excerpt.fitted(LONGEST_EXCERPT)).plain(say.closing());
    }
    let links = labelled(&found.links);
    if !links.is_empty() {
        text.plain("\n").plain(say.download()).plain(": ");
    }
    add_links(say, text, &links, MOST_LINKS);
}
