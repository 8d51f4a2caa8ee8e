//! The real knowledge: it passes the check, and what it says fits into Telegram's messages.

use std::path::Path;

use guidepost::answer::{Cut, Preferences};
use guidepost::app::App;
use guidepost::guard::Kind;
use guidepost::knowledge::{Entry, EntryType, Library};
use guidepost::reply::{LONGEST_MESSAGE, Locale, Origin, Press, Reply, articles};
use guidepost::search::{Choices, Question};

fn library() -> Library {
    Library::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge"))
}

/// Limits of the Bot API for a message and its buttons.
#[track_caller]
fn assert_fits(reply: &Reply, what: &str) {
    let length = reply.text.to_plain().encode_utf16().count();
    assert!((1..=LONGEST_MESSAGE).contains(&length), "{what}: {length} units");
    assert!(reply.text.html().len() <= 32_768, "{what}: {} bytes of HTML", reply.text.html().len());
    let buttons: Vec<_> = reply.buttons.iter().flatten().collect();
    assert!(buttons.len() <= 100, "{what}: {} buttons", buttons.len());
    assert!(reply.buttons.iter().all(|row| (1..=8).contains(&row.len())), "{what}: a row is empty or too long");
    for button in buttons {
        assert!(!button.label.trim().is_empty(), "{what}: a button has no label");
        match &button.press {
            Press::Do(action) => assert!((1..=64).contains(&action.to_string().len()), "{what}: {action}"),
            Press::Open(url) => assert!(matches!(url.scheme(), "https" | "http"), "{what}: {url}"),
            Press::Visit(link) => assert!((1..=64).contains(&link.to_string().len()), "{what}: {link}"),
            Press::Share { words, .. } => assert!((1..=256).contains(&words.chars().count()), "{what}: {words}"),
            Press::Copy(text) => assert!((1..=256).contains(&text.chars().count()), "{what}: {text}"),
        }
    }
}

#[test]
fn the_real_knowledge_has_no_mistakes_and_every_entry_leads_to_its_document() {
    let library = library();
    let errors: Vec<String> =
        library.problems.iter().filter(|problem| problem.is_error()).map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(library.entries().len(), 283);
    let documents = library.entries().iter().filter(|entry| entry.kind != EntryType::Helpline);
    let without: Vec<&str> =
        documents.filter(|entry| entry.download.is_none()).map(|entry| entry.id.as_str()).collect();
    assert!(without.is_empty(), "{without:?} have no download");
}

#[test]
fn every_card_fits_wherever_it_is_opened() {
    let app = App::with(library()).unwrap();
    let topic = app.library().topics.terms().next().unwrap();
    let topic = guidepost::knowledge::Key::of(&topic.id);
    for entry in app.library().entries() {
        let card = app.card(entry.id.key(), &Preferences::default()).unwrap().unwrap();
        for from in [
            Origin::Nowhere,
            Origin::Answer { page: 3, choices: Choices::default() },
            Origin::Topic { topic, page: 99, browsing: true },
        ] {
            for say in Locale::ALL {
                let reply = Reply::card(say, &card, app.library(), from, true);
                assert_fits(&reply, entry.id.as_str());
                let last_words = entry.summary.sentences().last().unwrap();
                assert!(reply.text.to_plain().contains(last_words), "{}: the summary is cut", entry.id);
                assert_fits(&Reply::documents(say, &card, app.library(), from), entry.id.as_str());
            }
        }
    }
}

#[test]
fn every_entry_can_be_shared() {
    let app = App::with(library()).unwrap();
    let page = app.newest(Cut { page: 0, size: 1_000 }, &Preferences::default());
    assert!(page.items.len() > 200);
    for article in articles(Locale::English, &page.items, app.library()) {
        assert_fits(&article.message, &article.title);
        assert!((1..=64).contains(&article.id.len()) && !article.title.is_empty() && !article.description.is_empty());
    }
    for entry in app.library().entries() {
        assert_fits(&Reply::replaced(Locale::English, Some(entry), entry), entry.id.as_str());
        assert!(Reply::caption(Locale::English, entry).text.length() <= 1_024);
    }
}

#[test]
fn every_page_of_every_topic_fits() {
    let app = App::with(library()).unwrap();
    for term in app.library().topics.terms() {
        let key = guidepost::knowledge::Key::of(&term.id);
        let pages = app.topic(key, Cut::page(0), &Preferences::default()).unwrap().entries.count;
        for page in 0..pages {
            let list = app.topic(key, Cut::page(page), &Preferences::default()).unwrap();
            assert!(!list.entries.items.is_empty(), "{} has no entries", term.id);
            for say in Locale::ALL {
                assert_fits(&Reply::topic(say, &list, true), &term.id);
            }
        }
    }
}

#[test]
fn answers_fit_and_lead_to_what_was_asked_for() {
    let app = App::with(library()).unwrap();
    for (words, entry) in [
        ("referral mechanism handbook", "nrm-handbook-2022"),
        ("forced labour indicators", "ilo-indicators-2025"),
        ("child victims guidelines guardian", "unicef-guidelines-child-victims"),
        ("bank complaint mechanism human rights", "banking-grievance-mechanisms-2018"),
        ("indicators trafficking checklist", "dhs-blue-campaign-indicators"),
    ] {
        let question = Question::new(words).unwrap_or_else(|why| panic!("{words}: {why:?}"));
        let hits = app.searcher().find(&question).unwrap().hits;
        assert!(hits.iter().any(|hit| hit.entry.id.as_str() == entry), "{words}: no {entry}");
        for page in 0..5 {
            let answer = app.answer(&question, Choices::default(), Cut::page(page), &Preferences::default()).unwrap();
            for say in Locale::ALL {
                let reply = Reply::to_answer(say, &question, Choices::default(), &answer);
                let all: Vec<&Entry> = app.library().entries().iter().take(4).collect();
                assert_fits(&Reply::warned(say, &Kind::ALL, Some(reply.clone().with_help(say, &all))), words);
                assert_fits(&reply, words);
                assert_fits(&Reply::in_company(say, &question, &answer, "guidepost_bot"), words);
            }
        }
    }
}

#[test]
fn a_question_about_something_else_gets_nothing_and_topics_that_fit() {
    let app = App::with(library()).unwrap();
    let question = Question::new("pizza napoli oven").unwrap_or_else(|why| panic!("{why:?}"));
    assert!(app.searcher().find(&question).unwrap().hits.is_empty());
    let reply = Reply::to_answer(
        Locale::English,
        &question,
        Choices::default(),
        &app.answer(&question, Choices::default(), Cut::page(0), &Preferences::default()).unwrap(),
    );
    assert!(!reply.buttons.is_empty());
    assert_fits(&reply, "nothing");
}
