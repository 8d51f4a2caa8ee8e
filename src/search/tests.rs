//! Finding entries, from a question to its hits and their excerpts.

use std::fmt::Write as _;
use std::fs;

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

/// A library with an entry for each title and summary.
fn searcher(entries: &[(&str, &str, &str)]) -> Searcher {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("entries")).unwrap();
    for (id, title, summary) in entries {
        let text = format!("---\ntitle: \"{title}\"\ntype: report\nlanguage: en\n---\n{summary}\n");
        fs::write(folder.path().join(format!("entries/{id}.md")), text).unwrap();
    }
    let library = Library::load(folder.path());
    assert_eq!(library.entries().len(), entries.len(), "{:?}", library.problems);
    Searcher::in_memory(Arc::new(library)).unwrap()
}

fn found(searcher: &Searcher, words: &str) -> Vec<String> {
    let question = Question::new(words).ok().unwrap();
    let findings = searcher.find(&question).unwrap();
    findings.hits.iter().map(|hit| hit.entry.id.to_string()).collect()
}

fn first_excerpt(searcher: &Searcher, words: &str) -> Excerpt {
    let question = Question::new(words).ok().unwrap();
    let findings = searcher.find(&question).unwrap();
    findings.excerpt(&findings.hits[0])
}

#[test]
fn titles_weigh_more_than_summaries() {
    let searcher = searcher(&[
        ("a", "Shelter standards", "How to run a house."),
        ("b", "House rules", "Standards for a shelter are named."),
        ("c", "Fishing", "Crews at sea."),
    ]);
    assert_eq!(found(&searcher, "shelter standards"), ["a", "b"]);
}

#[test]
fn words_side_by_side_count_a_little_more() {
    let searcher = searcher(&[
        ("a", "One", "Forced marriage and child labour are described here."),
        ("b", "Two", "Forced labour and child marriage are described here."),
    ]);
    assert_eq!(found(&searcher, "forced labour"), ["b", "a"]);
    assert_eq!(found(&searcher, "forced marriage"), ["a", "b"]);
}

#[test]
fn a_common_word_alone_is_no_answer() {
    let searcher = searcher(&[("a", "Best practice", "For shelters."), ("b", "Work at sea", "For crews.")]);
    assert!(found(&searcher, "best pizza napoli delivery").is_empty());
    assert!(found(&searcher, "xyzzy").is_empty());
}

#[test]
fn an_excerpt_is_the_sentence_with_the_words() {
    let searcher = searcher(&[(
        "a",
        "Guide",
        "The first sentence is about something else altogether, and it goes on and on. Crews at sea may be held by debts. A third one closes it.",
    )]);
    let excerpt = first_excerpt(&searcher, "debt of a crew");
    assert_eq!(excerpt.text, "Crews at sea may be held by debts. A third one closes it.");
    let marked: Vec<&str> = excerpt.marks.iter().map(|mark| &excerpt.text[mark.clone()]).collect();
    assert_eq!(marked, ["Crews", "debts"]);
}

#[test]
fn when_only_the_title_matches_the_excerpt_begins_the_summary_and_the_title_is_marked() {
    let searcher = searcher(&[("a", "Debt bondage", "It is a summary. With two sentences.")]);
    let question = Question::new("bondage").ok().unwrap();
    let findings = searcher.find(&question).unwrap();
    assert_eq!(findings.excerpt(&findings.hits[0]).text, "It is a summary. With two sentences.");
    assert_eq!(findings.hits[0].title_marks(), std::slice::from_ref(&(5..12)));
}

#[test]
fn nearest_topics_have_words_of_the_question() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("entries")).unwrap();
    let topics = "- {id: a, label: Child labour}\n- {id: b, label: Shelter}\n- {id: c, label: Ships, broader: b}\n";
    fs::write(folder.path().join("topics.yaml"), topics).unwrap();
    let searcher = Searcher::in_memory(Arc::new(Library::load(folder.path()))).unwrap();
    let near = |words: &str| -> Vec<String> {
        let question = Question::new(words).ok().unwrap();
        searcher.nearest_topics(&question).iter().map(|topic| topic.id.clone()).collect()
    };
    assert_eq!(near("a shelter somewhere"), ["b"]);
    assert_eq!(near("nothing of it"), ["a", "b"]);
}

/// Messages that have brought other engines down.
#[test]
fn killer_messages_are_answered_or_refused_on_a_small_stack() {
    let searcher = searcher(&[("a", "Debt bondage", "A summary.")]);
    let run = move || {
        for sign in
            ["(", "[", "\"", ">", "\\", "{", "*", "~", "^", ":", "\u{301}", "\u{202E}", "a\u{301}", "NOT ", "a OR -"]
        {
            for length in [100, 512, 4096] {
                let text: String = sign.chars().cycle().take(length).collect();
                if let Ok(question) = Question::new(&text) {
                    drop(searcher.find(&question).unwrap());
                }
            }
        }
    };
    let thread = std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(run);
    thread.unwrap().join().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_summary_gives_an_excerpt_within_its_limit(
        summary in r"([\PC ]{0,40}( debts?|\. |e\u{301}|👩‍👩‍👧|, )){0,30}",
        words in "(debt|crew|[a-z]{1,8}) (debts|é)",
    ) {
        let mut escaped = String::from("x ");
        for character in summary.chars() {
            let plain = character.is_alphanumeric() || character.is_whitespace() || !character.is_ascii();
            let _ = if plain { write!(escaped, "{character}") } else { write!(escaped, "\\{character}") };
        }
        let prose = crate::knowledge::Prose::from_markdown(&escaped);
        let stems = Stems::new(["en"].into_iter());
        let question = Question::new(&words).ok().unwrap();
        let sought = query::Sought::of_equal_weight(
            question.words().iter().map(|word| stems.all(&word.lowercase)).collect(),
        );
        let finder = matches::Finder::new(&sought, &stems, "en");
        let matches: Vec<_> = prose.sentences().iter().map(|sentence| finder.find(sentence)).collect();
        let excerpt = excerpt::excerpt(prose.sentences(), &matches, &sought);
        prop_assert!(excerpt.text.chars().count() <= LONGEST_EXCERPT);
        let bounds: Vec<usize> = prose.plain().grapheme_indices(true).map(|(at, _)| at).collect();
        for piece in excerpt.text.split('…').map(str::trim) {
            if let Some(start) = prose.plain().find(piece) {
                prop_assert!(bounds.contains(&start) || start == prose.plain().len());
            }
        }
        let mut end = 0;
        for mark in &excerpt.marks {
            prop_assert!(mark.start >= end && mark.end <= excerpt.text.len());
            prop_assert!(!excerpt.text[mark.clone()].trim().is_empty());
            end = mark.end;
        }
    }
}
