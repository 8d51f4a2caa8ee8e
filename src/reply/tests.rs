//! Replies at their longest keep every limit of Telegram's.

use std::fs;
use std::sync::Arc;

use super::*;
use crate::answer;
use crate::knowledge::Library;
use crate::search::{Question, Searcher};

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
    let question = Question::new("debt").ok().unwrap();
    for page in 0..4 {
        keeps_the_limits(&Reply::to_answer(
            &answer::answer(&searcher, &question, page, answer::HITS_PER_PAGE).unwrap(),
        ));
    }
    for entry in searcher.library().entries() {
        let card = answer::card(&searcher, entry.id.key()).unwrap().unwrap();
        let reply = Reply::card(&card, searcher.library(), Origin::Answer { page: 0 });
        keeps_the_limits(&reply);
        assert!(reply.text.to_plain().contains("sentence"), "the summary is not crowded out");
    }
}

#[test]
fn fixed_texts_keep_telegrams_limits() {
    assert!(wording::DESCRIPTION.chars().count() <= 512);
    assert!(wording::SHORT_DESCRIPTION.chars().count() <= 120);
    for toast in
        [wording::ENTRY_GONE, wording::TOPIC_GONE, wording::QUESTION_GONE, wording::OLD_BUTTON, wording::FAILED_PRESS]
    {
        assert!(toast.chars().count() <= 200);
    }
}
