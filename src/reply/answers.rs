//! Lists of entries as messages: the hits of a question, a topic's entries, and the honest nothing.

use url::Url;

use crate::answer::{FoundEntry, HITS_PER_PAGE, Link, Page, TopicList};
use crate::knowledge::{Entry, Key, Term};
use crate::search::{Choices, Question, Understanding, Wanted};

use super::choices::button;
use super::text::shortened;
use super::{Action, AlertStep, Button, DeepLink, LONGEST_MESSAGE, Locale, Origin, Press, Reply, Style, Text, wording};

/// Longer titles are cut in a list; the card has them whole.
const LONGEST_TITLE: usize = 200;
const MOST_PUBLISHERS: usize = 3;
const LONGEST_PUBLISHER: usize = 60;
/// Telegram shows at most 100 styled pieces in a message.
pub(super) const MOST_MARKS: usize = 8;
const MOST_LINKS: usize = 6;
/// As much as an inline query may have.
const LONGEST_INLINE_QUERY: usize = 256;

/// Chips in a row, and at most.
const CHIPS_IN_ROW: usize = 3;
const MOST_CHIPS: usize = 6;
const LONGEST_CHIP: usize = 40;

pub fn hits(
    say: Locale,
    question: &Question,
    choices: Choices,
    page: &Page<FoundEntry<'_>>,
    understood: &Understanding,
) -> Reply {
    let mut text = Text::new();
    notes(say, &mut text, question, understood);
    list(say, &mut text, page);
    let numbers = numbers(page, Origin::Answer { page: page.number, choices });
    let mut buttons = vec![numbers];
    buttons.extend(arrows(say, page.number, page.count, |page| Action::Answer { page, choices }));
    buttons.extend(ways_to_read(say, choices, understood));
    let words = shortened(question.text(), LONGEST_INLINE_QUERY);
    let share = Press::Share { words, link: DeepLink::asking(question) };
    buttons.push(vec![
        Button { label: say.share_one().to_owned(), press: share },
        button(say.alert_me(), Action::Alerts(AlertStep::SubscribeToAnswer)),
    ]);
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons }
}

/// What a person should know of how the question was read: above the list.
pub(super) fn notes(say: Locale, text: &mut Text, question: &Question, understood: &Understanding) {
    let mut some = false;
    if !understood.corrections.is_empty() {
        text.plain(say.results_for()).plain(" ").bold(&shortened(&corrected(question, understood), LONGEST_TITLE));
        text.plain("\n");
        some = true;
    }
    if understood.is_relaxed {
        text.plain(say.relaxed()).plain("\n");
        some = true;
    }
    if !understood.also.is_empty() {
        text.italic(&say.also_searched(&understood.also.join(", "))).plain("\n");
        some = true;
    }
    if some {
        text.plain("\n");
    }
}

/// The question with what was mistyped put right.
fn corrected(question: &Question, understood: &Understanding) -> String {
    let mut text = question.text().to_owned();
    for correction in &understood.corrections {
        match text.find(&correction.typed) {
            Some(at) => text.replace_range(at..at + correction.typed.len(), &correction.read),
            None => return understood.corrections.iter().map(|one| one.read.as_str()).collect::<Vec<_>>().join(" "),
        }
    }
    text
}

/// Buttons that read the question in another way: as it was typed, without one of its wishes, in one sense of a name.
fn ways_to_read(say: Locale, choices: Choices, understood: &Understanding) -> Vec<Vec<Button>> {
    let read = |choices: Choices| Action::Answer { page: 0, choices };
    let mut rows = Vec::new();
    if !understood.corrections.is_empty() {
        let typed: Vec<&str> = understood.corrections.iter().map(|correction| correction.typed.as_str()).collect();
        let label = say.as_typed(&shortened(&typed.join(" "), LONGEST_CHIP));
        rows.push(vec![button(&label, read(Choices { verbatim: true, ..choices }))]);
    }
    for (label, sense) in understood.senses.iter().zip(1..=u8::MAX).take(MOST_CHIPS) {
        let is_chosen = choices.sense == sense;
        let label = say.sense(&shortened(label, 50), is_chosen);
        rows.push(vec![button(&label, read(Choices { sense: if is_chosen { 0 } else { sense }, ..choices }))]);
    }
    let chip = |(place, wanted): (usize, &Wanted)| {
        let label = wording::wanted(&shortened(&say.attribute(&wanted.attribute), LONGEST_CHIP), wanted.counts);
        button(&label, read(Choices { without: choices.without ^ (1 << place), ..choices }))
    };
    let chips: Vec<Button> = understood.wanted.iter().enumerate().take(MOST_CHIPS).map(chip).collect();
    rows.extend(chips.chunks(CHIPS_IN_ROW).map(<[Button]>::to_vec));
    rows
}

pub fn topic(say: Locale, list_of_topic: &TopicList<'_>, browsing: bool) -> Reply {
    let TopicList { topic, entries } = list_of_topic;
    let key = Key::of(&topic.id);
    let mut text = Text::new();
    text.bold(&shortened(&topic.label_in(say.tag()), LONGEST_TITLE));
    if let Some(scope) = &topic.scope {
        text.plain("\n").italic(&shortened(scope, 300));
    }
    text.plain("\n\n");
    list(say, &mut text, entries);
    let mut buttons = vec![numbers(entries, Origin::Topic { topic: key, page: entries.number, browsing })];
    buttons.extend(arrows(say, entries.number, entries.count, |page| Action::Topic { topic: key, page, browsing }));
    let back = if browsing {
        button(say.back_to_topics(), Action::Topics { page: 0 })
    } else {
        button(say.back_to_question(), Action::Answer { page: 0, choices: Choices::default() })
    };
    buttons.push(vec![back]);
    buttons.retain(|row| !row.is_empty());
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons }
}

/// The newest guidance, for those who have not asked.
pub fn newest(say: Locale, page: &Page<FoundEntry<'_>>) -> Reply {
    let mut text = Text::new();
    text.bold(say.newest()).plain("\n\n");
    list(say, &mut text, page);
    let mut buttons = vec![numbers(page, Origin::Newest { page: page.number })];
    buttons.extend(arrows(say, page.number, page.count, |page| Action::Newest { page }));
    buttons.push(vec![button(say.alerts(), Action::Alerts(AlertStep::List))]);
    buttons.retain(|row| !row.is_empty());
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons }
}

pub fn nothing(say: Locale, topics: &[&Term]) -> Reply {
    let mut text = Text::new();
    text.plain(say.nothing()).plain(" ").plain(say.nothing_advice());
    if !topics.is_empty() {
        text.plain("\n\n").plain(say.nearest_topics());
    }
    let topic = |topic: &&Term| {
        let action = Action::Topic { topic: Key::of(&topic.id), page: 0, browsing: false };
        vec![button(&shortened(&topic.label_in(say.tag()), 60), action)]
    };
    let mut buttons: Vec<Vec<Button>> = topics.iter().map(topic).collect();
    buttons.push(vec![button(say.alert_me(), Action::Alerts(AlertStep::SubscribeToAnswer))]);
    Reply { text, buttons }
}

pub(super) fn list(say: Locale, text: &mut Text, page: &Page<FoundEntry<'_>>) {
    for (index, found) in page.items.iter().enumerate() {
        if index > 0 {
            text.plain("\n\n");
        }
        item(say, text, page.first + index + 1, found);
    }
}

fn item(say: Locale, text: &mut Text, number: usize, found: &FoundEntry<'_>) {
    let entry = found.entry;
    let bold = Style { bold: true, ..Style::default() };
    text.bold(&format!("{number}. "));
    let title = shortened(&entry.title, LONGEST_TITLE);
    let whole = title.len() == entry.title.len();
    let marks = if whole && found.excerpt.marks.is_empty() { found.title_marks.as_slice() } else { &[] };
    let underlined = Style { underlined: true, ..bold.clone() };
    text.plain(say.opening());
    text.marked(&title, &marks[..marks.len().min(MOST_MARKS)], &bold, &underlined).plain(say.closing());
    add_source(say, text, found);
    if !found.excerpt.text.is_empty() {
        let marks = &found.excerpt.marks;
        text.plain("\n").plain(say.opening());
        let marks = &marks[..marks.len().min(MOST_MARKS)];
        text.marked(&found.excerpt.text, marks, &Style::default(), &bold).plain(say.closing());
    }
    let links = labelled(&found.links);
    if !links.is_empty() {
        text.plain("\n").plain(say.download()).plain(": ");
    }
    add_links(say, text, &links, MOST_LINKS);
}

/// `English · français · and 3 more`
pub fn add_links(say: Locale, text: &mut Text, links: &[(String, &Url)], most: usize) {
    for (index, (label, url)) in links.iter().take(most).enumerate() {
        if index > 0 {
            text.plain(" · ");
        }
        text.plain(say.opening()).link(label, url.as_str()).plain(say.closing());
    }
    if links.len() > most {
        text.plain(" · ").plain(&say.and_more(links.len() - most));
    }
}

/// `Handbook · OSCE, ODIHR · 2022`
pub fn source_line(say: Locale, entry: &Entry) -> String {
    let mut parts = vec![say.kind(entry.kind)];
    let mut publishers: Vec<String> =
        entry.publisher.iter().take(MOST_PUBLISHERS).map(|name| shortened(name, LONGEST_PUBLISHER)).collect();
    if entry.publisher.len() > MOST_PUBLISHERS {
        publishers.push(say.and_more(entry.publisher.len() - MOST_PUBLISHERS));
    }
    if !publishers.is_empty() {
        parts.push(publishers.join(", "));
    }
    parts.extend(entry.issued.as_ref().map(|issued| issued.year().to_owned()));
    isolated(say, &parts)
}

/// Parts of a line, each with its own direction.
pub fn isolated(say: Locale, parts: &[String]) -> String {
    parts.iter().map(|part| say.isolated(part)).collect::<Vec<_>>().join(" · ")
}

/// The source in a line of its own, with the language when that is none of those that are wanted.
pub fn add_source(say: Locale, text: &mut Text, found: &FoundEntry<'_>) {
    text.plain("\n").plain(&source_line(say, found.entry));
    if let Some(language) = found.foreign {
        text.plain(" · ").italic(&say.in_language(&language.own_name()));
    }
}

/// Each link with its language's own name; where two have the same language, with the host.
pub fn labelled<'a>(links: &[Link<'a>]) -> Vec<(String, &'a Url)> {
    let label = |link: &Link<'a>| {
        let name = link.language.own_name();
        let same = links.iter().filter(|other| other.language == link.language).count();
        let host = link.url.host_str().filter(|_| same > 1).map(|host| host.strip_prefix("www.").unwrap_or(host));
        let label = host.map_or(name.clone(), |host| format!("{name} ({host})"));
        (shortened(&label, 50), link.url)
    };
    links.iter().map(label).collect()
}

pub(super) fn numbers(page: &Page<FoundEntry<'_>>, from: Origin) -> Vec<Button> {
    debug_assert!(page.items.len() <= HITS_PER_PAGE, "a row holds eight buttons");
    let button = |(index, found): (usize, &FoundEntry<'_>)| Button {
        label: (page.first + index + 1).to_string(),
        press: Press::Do(Action::Card { entry: found.entry.id.key(), from }),
    };
    page.items.iter().enumerate().map(button).collect()
}

/// `‹ Previous 2/4 Next ›`, when there is more than one page.
pub fn arrows(say: Locale, number: usize, count: usize, to: impl Fn(usize) -> Action) -> Option<Vec<Button>> {
    if count < 2 {
        return None;
    }
    let mut row = Vec::new();
    if number > 0 {
        row.push(button(say.previous_page(), to(number - 1)));
    }
    row.push(button(&say.page_of(number + 1, count), Action::Counter));
    if number + 1 < count {
        row.push(button(say.next_page(), to(number + 1)));
    }
    Some(row)
}
