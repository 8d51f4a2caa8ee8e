//! A card: everything about one entry.

use crate::answer::Card;
use crate::knowledge::{Block, CheckedLink, Entry, Key, Library, LinkState};
use crate::report::Feedback;
use url::Url;

use super::answers::{isolated, labelled, source_line};
use super::choices::button;
use super::citation::citation;
use super::text::shortened;
use super::{Action, AlertStep, Button, DeepLink, LONGEST_MESSAGE, Locale, Origin, Press, Reply, Style, Text};

/// More would not fit under one message; the rest is named in the text.
const MOST_DOWNLOADS: usize = 40;
const LONGEST_LABEL: usize = 60;
/// Documents of which size and pages are told; a head with more is no head.
const MOST_TOLD: usize = 6;
/// What is left of a message for the summary, the notice of a newer edition apart.
const LONGEST_HEAD: usize = 1_800;

pub fn card(say: Locale, card: &Card<'_>, library: &Library, from: Origin, is_saved: bool) -> Reply {
    Reply { text: text(say, card, library), buttons: buttons(say, card, from, is_saved) }
}

/// The card with its documents as buttons, to choose the one that is sent.
pub fn documents(say: Locale, card: &Card<'_>, library: &Library, from: Origin) -> Reply {
    let entry = card.entry;
    let send = |(language, url): (String, &Url)| Button {
        label: shortened(&say.send_in(&language), LONGEST_LABEL),
        press: Press::Do(Action::Send { entry: entry.id.key(), address: Key::of(url.as_str()) }),
    };
    let documents = labelled(&card.links).into_iter();
    let documents = documents.filter(|(_, url)| entry.documents().any(|document| document == *url));
    let each: Vec<Button> = documents.take(MOST_DOWNLOADS).map(send).collect();
    let mut buttons: Vec<Vec<Button>> = each.chunks(2).map(<[Button]>::to_vec).collect();
    buttons.push(back_to_card(say, entry, from));
    Reply { text: text(say, card, library), buttons }
}

/// The card with the problems that a reader can tell of as buttons.
pub fn problems(say: Locale, card: &Card<'_>, library: &Library, from: Origin) -> Reply {
    let problems = [(say.outdated(), Feedback::Outdated), (say.dead_link_told(), Feedback::DeadLink)];
    let told = problems.map(|(label, feedback)| tell(label, card.entry, feedback)).to_vec();
    Reply { text: text(say, card, library), buttons: vec![told, back_to_card(say, card.entry, from)] }
}

fn tell(label: &str, entry: &Entry, feedback: Feedback) -> Button {
    button(label, Action::Tell { entry: entry.id.key(), feedback })
}

fn back_to_card(say: Locale, entry: &Entry, from: Origin) -> Vec<Button> {
    vec![button(say.back_to_card(), Action::BackToCard { entry: entry.id.key(), from })]
}

fn text(say: Locale, card: &Card<'_>, library: &Library) -> Text {
    let entry = card.entry;
    let mut text = Text::new();
    if let Some(newest) = card.newest_edition {
        text.italic(&shortened(&say.newest_edition(&say.title_and_year(newest)), 300)).plain("\n\n");
    }
    text.append(head(say, card, library).fitted(LONGEST_HEAD));
    text.plain("\n");
    for block in &entry.summary.blocks {
        text.plain("\n").plain(say.opening());
        add_block(&mut text, block);
        text.plain(say.closing());
    }
    text.fitted(LONGEST_MESSAGE)
}

fn head(say: Locale, card: &Card<'_>, library: &Library) -> Text {
    let entry = card.entry;
    let mut text = Text::new();
    text.plain(say.opening()).bold(&entry.title).plain(say.closing());
    let kind = say.kind(entry.kind);
    let publishers = entry.publisher.join(", ");
    let issued = entry.issued.as_ref().map(|issued| issued.as_str().to_owned());
    let source: Vec<String> = [Some(kind), Some(publishers), issued, entry.edition.clone()]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    text.plain("\n").plain(&isolated(say, &source));
    let mut languages: Vec<String> = card
        .links
        .iter()
        .map(|link| match link.note {
            Some(note) => format!("{} ({note})", link.language.own_name()),
            None => link.language.own_name(),
        })
        .collect();
    languages.dedup();
    for (name, value) in [
        (say.topics(), library.topics.labels_in(&entry.topic, say.tag())),
        (say.audiences(), library.audiences.labels_in(&entry.audience, say.tag())),
        (say.regions(), library.regions.labels_in(&entry.region, say.tag())),
        (say.languages(), languages.join(", ")),
        (say.document(), documents_told(say, card, library)),
    ] {
        if !value.is_empty() {
            text.plain("\n").italic(name).plain(": ").plain(&value);
        }
    }
    if languages.is_empty() {
        text.plain("\n").plain(say.no_document());
    }
    for notice in dead_links(say, card, library) {
        text.plain("\n").plain(&notice);
    }
    text
}

/// `PDF · 3.1 MB · 98 p.`; where there are several, each behind its language.
fn documents_told(say: Locale, card: &Card<'_>, library: &Library) -> String {
    let links = labelled(&card.links);
    let told = links.iter().filter_map(|(label, url)| {
        let told =
            library.checked.get(url).filter(|link| link.failed.is_empty()).and_then(|link| say.document_told(link))?;
        Some(if links.len() > 1 { format!("{label} {told}") } else { told })
    });
    told.take(MOST_TOLD).collect::<Vec<_>>().join("; ")
}

/// A notice for each link that has not worked for long. The entry is served all the same: what a program cannot open,
/// a person may.
fn dead_links<'a>(say: Locale, card: &'a Card<'_>, library: &'a Library) -> impl Iterator<Item = String> + 'a {
    let dead = |url: &Url| library.checked.get(url).filter(|link: &&CheckedLink| link.state() == LinkState::Dead);
    let links = labelled(&card.links);
    let several = links.len() > 1;
    let notices = links.into_iter().filter_map(move |(label, url)| {
        let checked = dead(url)?.checked;
        let has_page = card.entry.landing.as_ref().is_some_and(|page| page != url && dead(page).is_none());
        Some(say.dead(checked, several.then_some(&*label), has_page))
    });
    notices.take(MOST_TOLD)
}

fn add_block(text: &mut Text, block: &Block) {
    if let Some(marker) = &block.marker {
        text.plain(marker).plain(" ");
    }
    for run in &block.runs {
        let style =
            Style { bold: run.bold, italic: run.italic, underlined: false, code: run.code, link: run.link.clone() };
        text.push(&run.text, style);
    }
}

fn buttons(say: Locale, card: &Card<'_>, from: Origin, is_saved: bool) -> Vec<Vec<Button>> {
    let entry = card.entry;
    let open =
        |label: &str, url: &Url| Button { label: shortened(label, LONGEST_LABEL), press: Press::Open(url.clone()) };
    let show = |label: &str, entry: &Entry| {
        let action = Action::Card { entry: entry.id.key(), from };
        vec![button(&shortened(label, LONGEST_LABEL), action)]
    };
    let mut rows: Vec<Vec<Button>> = Vec::new();
    let downloads: Vec<Button> = labelled(&card.links)
        .into_iter()
        .take(MOST_DOWNLOADS)
        .map(|(language, url)| open(&format!("{} · {language}", say.download()), url))
        .collect();
    rows.extend(downloads.chunks(2).map(<[Button]>::to_vec));
    rows.extend(sending(say, entry, from));
    rows.push(vec![
        Button {
            label: say.share().to_owned(),
            press: Press::Share { words: entry.id.to_string(), link: DeepLink::Entry(entry.id.key()) },
        },
        Button { label: say.copy_citation().to_owned(), press: Press::Copy(citation(entry)) },
    ]);
    if let Some(landing) = entry.landing.as_ref().filter(|landing| entry.links().all(|(_, url, _)| url != *landing)) {
        rows.push(vec![open(say.landing(), landing)]);
    }
    rows.extend(card.newest_edition.map(|newest| show(&say.newer_edition_button(newest), newest)));
    rows.extend(card.earlier_edition.map(|earlier| show(&say.earlier_edition_button(earlier), earlier)));
    rows.extend(card.related.iter().map(|related| show(&say.see_also(&related.title), related)));
    rows.push(vec![
        tell(say.helpful(), entry, Feedback::Helpful),
        tell(say.not_helpful(), entry, Feedback::NotHelpful),
    ]);
    let key = entry.id.key();
    rows.push(vec![
        if is_saved {
            button(say.unsave(), Action::Unsave { entry: key, from })
        } else {
            button(say.save(), Action::Save { entry: key, from })
        },
        button(say.tell_problem(), Action::Problems { entry: key, from }),
    ]);
    let back = match from {
        Origin::Answer { page, choices } => Some((say.back_to_answer(), Action::Answer { page, choices })),
        Origin::Topic { topic, page, browsing } => Some((say.back_to_topic(), Action::Topic { topic, page, browsing })),
        Origin::Saved { page } => Some((say.back_to_saved(), Action::Saved { page })),
        Origin::Newest { page } => Some((say.back_to_newest(), Action::Newest { page })),
        Origin::Alert { parcel } => Some((say.back_to_alert(), Action::Alerts(AlertStep::Reveal { parcel }))),
        Origin::Nowhere => None,
    };
    rows.extend(back.map(|(label, action)| vec![button(label, action)]));
    rows
}

/// Sends the document at once when there is one, and asks which when there are several.
fn sending(say: Locale, entry: &Entry, from: Origin) -> Option<Vec<Button>> {
    let documents: Vec<&Url> = entry.documents().collect();
    let key = entry.id.key();
    let action = match documents[..] {
        [] => return None,
        [document] => Action::Send { entry: key, address: Key::of(document.as_str()) },
        _ => Action::Documents { entry: key, from },
    };
    Some(vec![button(say.send_here(), action)])
}

/// More is refused below a document.
const LONGEST_CAPTION: usize = 1_024;

pub fn caption(say: Locale, entry: &Entry) -> Reply {
    let mut text = Text::new();
    text.bold(&entry.title).plain("\n").plain(&source_line(say, entry));
    Reply { text: text.fitted(LONGEST_CAPTION), buttons: Vec::new() }
}

pub fn file_not_sent(say: Locale, entry: &Entry, url: &Url) -> Reply {
    let open = Button { label: say.open_link().to_owned(), press: Press::Open(url.clone()) };
    Reply { buttons: vec![vec![open]], ..Reply::plain(&say.file_not_sent(&shortened(&entry.title, 200))) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::answer::Link;
    use crate::knowledge::{CheckedLinks, DocumentKind, EntryId, Language, Version};

    fn url(path: &str) -> Url {
        Url::parse(&format!("https://ilo.org/{path}")).unwrap()
    }

    fn pdf(path: &str) -> CheckedLink {
        CheckedLink {
            status: Some(200),
            kind: Some(DocumentKind::Pdf),
            bytes: Some(3_140_000),
            pages: Some(98),
            ..CheckedLink::new(url(path), date(2026, 5, 9))
        }
    }

    fn dead(path: &str) -> CheckedLink {
        CheckedLink {
            status: Some(404),
            failed: vec![date(2026, 5, 1), date(2026, 5, 2), date(2026, 5, 9)],
            ..pdf(path)
        }
    }

    /// What is said of an entry with a document, its page and a French version.
    fn said(has_french: bool, checked: impl IntoIterator<Item = CheckedLink>) -> String {
        let english = Language::parse("en").unwrap();
        let mut entry = Entry::of_text(EntryId::parse("guide").unwrap(), "Guide", "Text.", english);
        (entry.download, entry.landing) = (Some(url("guide.pdf")), Some(url("guide")));
        let french = Version { language: Language::parse("fr").unwrap(), url: url("fr.pdf"), note: None };
        entry.versions.extend(has_french.then_some(french));
        let links = entry.links().map(|(language, url, note)| Link { language, url, note }).collect();
        let mut library = Library::of(vec![entry.clone()]);
        library.checked = checked.into_iter().collect::<CheckedLinks>();
        let card = Card { entry: &entry, links, newest_edition: None, earlier_edition: None, related: Vec::new() };
        super::card(Locale::English, &card, &library, Origin::Nowhere, false).text.to_plain()
    }

    #[test]
    fn a_document_is_told_by_type_size_and_pages() {
        insta::assert_snapshot!(said(false, [pdf("guide.pdf")]), @"
        Guide
        Report
        Languages: English
        Document: PDF · 3.1 MB · 98 p.

        Text.
        ");
        insta::assert_snapshot!(said(true, [pdf("guide.pdf"), pdf("fr.pdf")]), @"
        Guide
        Report
        Languages: English, français
        Document: English PDF · 3.1 MB · 98 p.; français PDF · 3.1 MB · 98 p.

        Text.
        ");
        assert!(!said(true, []).contains("Document"));
    }

    #[test]
    fn a_dead_link_is_told_and_served() {
        insta::assert_snapshot!(said(false, [dead("guide.pdf")]), @"
        Guide
        Report
        Languages: English
        This link did not work when it was last checked, on 9 May 2026; try the page of the document below.

        Text.
        ");
        insta::assert_snapshot!(said(true, [dead("fr.pdf"), dead("guide")]), @r#"
        Guide
        Report
        Languages: English, français
        The link "français" did not work when it was last checked, on 9 May 2026; it may still open for you.

        Text.
        "#);
        let failing = CheckedLink { failed: vec![date(2026, 5, 9)], ..pdf("guide.pdf") };
        assert!(!said(false, [failing]).contains("did not work"));
    }
}
