//! Replies at their longest keep every limit of Telegram's.

use std::fs;
use std::sync::Arc;

use super::*;
use crate::answer::{self, Cut, Preferences};
use crate::knowledge::Library;
use crate::search::{Choices, Question, Searcher};

/// A library in which everything is as long as it may be.
fn overlong() -> Searcher {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("entries")).unwrap();
    for number in 0..12 {
        let title = format!("Debt {number} {}", "👩‍👩‍👧 long title ".repeat(80));
        let publishers = (0..40).map(|n| format!("  - Publisher {n} {}\n", "x".repeat(90))).collect::<String>();
        let versions = (0..40)
            .map(|n| format!("  - {{language: fr, url: \"https://x.org/{n}/{}\"}}\n", "a".repeat(60)))
            .collect::<String>();
        let text = format!(
            "---\ntitle: \"{title}\"\ntype: report\nlanguage: en\npublisher:\n{publishers}versions:\n{versions}---\n{}\n",
            "A debt & <b>sentence</b> of *debts*. ".repeat(800),
        );
        fs::write(folder.path().join(format!("entries/entry-{number}.md")), text).unwrap();
    }
    let library = Library::load(folder.path());
    assert_eq!(library.entries().len(), 12, "{:?}", library.problems);
    Searcher::in_memory(Arc::new(library)).unwrap()
}

fn keeps_the_limits(reply: &Reply) {
    assert!(reply.text.length() <= LONGEST_MESSAGE, "{}", reply.text.length());
    assert!(reply.text.html().len() <= 32_768);
    assert!(reply.buttons.iter().map(Vec::len).sum::<usize>() <= 100);
    for row in &reply.buttons {
        assert!((1..=8).contains(&row.len()));
        for button in row {
            assert!(!button.label.is_empty() && button.label.chars().count() <= 60);
        }
    }
}

#[test]
fn the_longest_entries_keep_every_limit() {
    let searcher = overlong();
    for say in Locale::ALL {
        entries_keep_every_limit(say, &searcher);
    }
}

fn entries_keep_every_limit(say: Locale, searcher: &Searcher) {
    let question = Question::new("debt").ok().unwrap();
    for page in 0..4 {
        let answer =
            answer::answer(searcher, &question, Choices::default(), Cut::page(page), &Preferences::default()).unwrap();
        keeps_the_limits(&Reply::to_answer(say, &question, Choices::default(), &answer));
        keeps_the_limits(&Reply::in_company(say, &question, &answer, "guidepost_bot"));
        let Answer::Hits { page, .. } = answer else { panic!("no hits") };
        for article in articles(say, &page.items, searcher.library()) {
            assert!((1..=64).contains(&article.id.len()));
            keeps_the_limits(&article.message);
        }
    }
    for entry in searcher.library().entries() {
        let card = answer::card(searcher, entry.id.key(), &Preferences::default()).unwrap().unwrap();
        let reply =
            Reply::card(say, &card, searcher.library(), Origin::Answer { page: 0, choices: Choices::default() }, true);
        keeps_the_limits(&reply);
        keeps_the_limits(&Reply::documents(
            say,
            &card,
            searcher.library(),
            Origin::Answer { page: 0, choices: Choices::default() },
        ));
        keeps_the_limits(&Reply::replaced(say, Some(entry), entry));
        assert!(Reply::caption(say, entry).text.length() <= 1_024);
        assert!(reply.text.to_plain().contains("sentence"), "the summary is not crowded out");
    }
}

#[test]
fn settings_keep_every_limit_and_each_step_can_be_taken_back() {
    let searcher = overlong();
    let library = searcher.library();
    let language = library.entries()[0].versions[0].language.clone();
    let one = crate::knowledge::Key::of(language.tag());
    let chosen = Chosen::default().after(Setting::Choose { of: Choice::Language, one, page: 0 }, library);
    assert_eq!(chosen.languages, [language]);
    for step in std::iter::once(Setting::Overview).chain(Choice::ALL.map(|of| Setting::Choices { of, page: 7 })) {
        for say in Locale::ALL {
            keeps_the_limits(&Reply::settings(say, &chosen, step, library));
        }
    }
    assert_eq!(chosen.after(Setting::ChooseAny { of: Choice::Language }, library), Chosen::default());
}

#[test]
fn alerts_keep_every_limit() {
    let searcher = overlong();
    for say in Locale::ALL {
        alerts_of(say, &searcher);
    }
}

fn alerts_of(say: Locale, searcher: &Searcher) {
    let library = searcher.library();
    let news = |entry: &Entry| News { entry: entry.id.clone(), what: crate::alerts::What::Entry };
    let items: Vec<News> = library.entries().iter().map(news).collect();
    let source = AlertSource { subscription: i64::MAX / 10, parcel: 4_000_000_000 };
    for count in [1, items.len()] {
        keeps_the_limits(&Reply::alert(say, &items[..count], library, source));
        keeps_the_limits(&Reply::discreet_alert(say, count, source));
    }
    let mut wish = Wish::of_question(&"debt ".repeat(100)).ok().unwrap();
    wish.publishers = library.entries()[0].publisher.clone();
    assert!(why(say, &[Reason::Question, Reason::Everything], &wish, library).chars().count() <= 200);
    let one = Subscribed { number: i64::MAX / 10, wish, manner: crate::alerts::Manner::default() };
    let subscription = one.number;
    let steps =
        [AlertStep::View { subscription }, AlertStep::Times { subscription }, AlertStep::Clocks { subscription }]
            .into_iter()
            .chain([AlertStep::Nights { subscription }])
            .chain(Facet::ALL.map(|of| AlertStep::Choices { subscription, of, page: 3 }));
    for step in steps {
        keeps_the_limits(&Reply::subscription(say, &one, step, library, 1_800_000_000));
    }
    let one_more =
        || Subscribed { number: 7, wish: Wish::of_question(&"debt ".repeat(100)).ok().unwrap(), manner: one.manner };
    let many: Vec<Subscribed> = (0..30).map(|_| one_more()).collect();
    keeps_the_limits(&Reply::alerts(say, &many, library));
}
