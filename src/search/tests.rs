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

/// What is found while the words are being typed.
fn found_typing(searcher: &Searcher, typed: &str) -> Vec<String> {
    let question = Question::being_typed(typed).ok().unwrap();
    let findings = searcher.find(&question).unwrap();
    findings.hits.iter().map(|hit| hit.entry.id.to_string()).collect()
}

fn bundled() -> Searcher {
    let library = Library::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge"));
    Searcher::in_memory(Arc::new(library)).unwrap()
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

#[test]
fn a_word_is_found_by_each_of_its_beginnings() {
    let searcher = searcher(&[
        ("traffic", "Human trafficking", "A report."),
        ("refer", "Referral of people", "Who calls whom."),
        ("law", "Нелегальная работа", "A law."),
        ("signs", "Indicators of debt", "Known signs."),
        ("derive", "Derivación y régimen", "Una guía."),
    ]);
    for (words, shortest, entry) in [
        ("trafficking", 2, "traffic"),
        ("referral", 3, "refer"),
        ("нелегальная", 2, "law"),
        ("indicators", 3, "signs"),
        ("derivacion", 3, "derive"),
        ("régimen", 3, "derive"),
        ("human traf", 2, "traffic"),
    ] {
        for (end, letter) in words.char_indices().skip(shortest - 1) {
            let typed = &words[..end + letter.len_utf8()];
            assert_eq!(found_typing(&searcher, typed), [entry], "{typed}");
        }
    }
    assert!(found(&searcher, "traff").is_empty(), "a question that is done has whole words");
    assert!(found_typing(&searcher, "traff ").is_empty());
    assert_eq!(found_typing(&searcher, "TRAFF"), ["traffic"]);
}

#[test]
fn what_a_beginning_matched_is_marked() {
    let searcher = searcher(&[("a", "Human trafficking", "It is illegal. Traffickers are tried. Étude finale.")]);
    for (typed, title, excerpt) in [
        ("traff", &["trafficking"][..], &["Traffickers"][..]),
        ("traffickin", &["trafficking"], &["Traffickers"]),
        ("human tr", &["Human", "trafficking"], &["Traffickers", "tried"]),
        ("etu", &[], &["Étude"]),
    ] {
        let question = Question::being_typed(typed).ok().unwrap();
        let findings = searcher.find(&question).unwrap();
        let hit = &findings.hits[0];
        let marked: Vec<&str> = hit.title_marks().into_iter().map(|mark| &hit.entry.title[mark]).collect();
        assert_eq!(marked, title, "{typed}");
        let found = findings.excerpt(hit);
        let marked: Vec<&str> = found.marks.iter().map(|mark| &found.text[mark.clone()]).collect();
        assert_eq!(marked, excerpt, "{typed}: {}", found.text);
    }
}

#[test]
fn a_whole_word_stands_before_longer_ones() {
    let searcher = searcher(&[
        (
            "care",
            "Childcare and childminders",
            "Childcare. Childlike childcare. Childminders, childish, childproof childcare.",
        ),
        ("child", "Homes", "What is known of the life of a child in a house far away from all that it knew before."),
    ]);
    assert_eq!(found_typing(&searcher, "child"), ["child", "care"]);
    assert_eq!(found_typing(&searcher, "chil")[0], "care", "nothing is a whole word yet");
}

#[test]
fn a_continuation_does_not_win_for_being_rare() {
    let mut entries = vec![("rare", "Prevaricate", "Something."), ("both", "Prevention and prevention", "Prevention.")];
    let ids: Vec<String> = (0..12).map(|number| format!("common-{number:02}")).collect();
    entries.extend(ids.iter().map(|id| (id.as_str(), "Prevention", "Something else.")));
    let searcher = searcher(&entries);
    assert_eq!(found_typing(&searcher, "prev")[0], "both");
}

#[test]
fn stop_words_on_their_way_change_nothing() {
    let searcher = bundled();
    let guidance = found(&searcher, "guidance");
    assert!(guidance.len() > 5);
    for typed in ["guidance ", "guidance f", "guidance fo", "guidance for", "guidance for t", "guidance for th"] {
        assert_eq!(found_typing(&searcher, typed), guidance, "{typed}");
    }
    assert_eq!(found_typing(&searcher, "guidance for the"), guidance);
    assert_eq!(found_typing(&searcher, "forced l"), found(&searcher, "forced"));
    let undecided = found_typing(&searcher, "guidance wha");
    assert!(guidance.iter().take(5).all(|id| undecided.contains(id)), "{undecided:?}");
}

#[test]
fn a_stop_word_alone_may_be_the_beginning_of_another() {
    let searcher = searcher(&[
        ("a", "Therapy", "It helps."),
        ("b", "The house", "The rooms and the rules of the house."),
        ("c", "Guidance for therapists", "What."),
    ]);
    assert_eq!(found_typing(&searcher, "the")[0], "a");
    assert_eq!(found_typing(&searcher, "guidance for the"), ["c"]);
    assert_eq!(found_typing(&searcher, "guidance for ther")[0], "c");
    assert_eq!(found_typing(&searcher, "the house"), ["b"]);
    assert_eq!(found_typing(&searcher, "the "), found(&searcher, "the"));
}

#[test]
fn a_beginning_counts_when_it_is_decided_whether_there_is_an_answer() {
    let searcher = searcher(&[("a", "Best practice", "For shelters."), ("b", "Work at sea", "For crews.")]);
    assert!(found_typing(&searcher, "best pizza napoli deliv").is_empty());
    assert!(found_typing(&searcher, "xyzz").is_empty());
    assert_eq!(found_typing(&searcher, "best shel"), ["a"]);
}

#[test]
fn nearest_topics_are_found_by_a_beginning() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("entries")).unwrap();
    let topics = "- {id: a, label: Child labour}\n- {id: b, label: Shelter}\n";
    fs::write(folder.path().join("topics.yaml"), topics).unwrap();
    let searcher = Searcher::in_memory(Arc::new(Library::load(folder.path()))).unwrap();
    let question = Question::being_typed("a shel").ok().unwrap();
    assert_eq!(searcher.nearest_topics(&question)[0].id, "b");
}

/// Typed letter by letter, the title of an entry keeps it in sight.
#[test]
fn an_entry_is_among_the_first_while_its_title_is_being_typed() {
    let searcher = bundled();
    let (mut kept, mut all) = (0_u32, 0_u32);
    for entry in searcher.library().entries().iter().step_by(4) {
        let title: String = entry.title.chars().take(64).collect();
        for (end, letter) in title.char_indices().skip(12).step_by(8) {
            let Ok(question) = Question::being_typed(&title[..end + letter.len_utf8()]) else { continue };
            let findings = searcher.find(&question).unwrap();
            all += 1;
            kept += u32::from(findings.hits.iter().take(5).any(|hit| hit.entry.id == entry.id));
        }
    }
    let share = f64::from(kept) / f64::from(all);
    assert!(share > 0.95, "{share:.3} of {all}");
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
                for question in [Question::new(&text), Question::being_typed(&text)].into_iter().flatten() {
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
    fn whatever_is_being_typed_is_answered_or_refused(
        typed in r"((traf|deb|the|étu|нел|ال|รา|e\u{301}|\u{200B}|[\PC ]{0,6}|.)[ .\-]?){0,12}",
    ) {
        thread_local! {
            static SEARCHER: Searcher = searcher(&[("a", "Debt bondage, étude", "Traffickers. Нелегальная. الأطفال")]);
        }
        if let Ok(question) = Question::being_typed(&typed) {
            SEARCHER.with(|searcher| {
                let findings = searcher.find(&question).unwrap();
                for hit in &findings.hits {
                    for mark in hit.title_marks() {
                        assert!(!hit.entry.title[mark].is_empty());
                    }
                    let excerpt = findings.excerpt(hit);
                    assert!(excerpt.marks.iter().all(|mark| !excerpt.text[mark.clone()].is_empty()));
                }
                assert!(searcher.nearest_topics(&question).is_empty());
            });
        }
    }

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
        thread_local! {
            static SEARCHER: Searcher = searcher(&[("a", "Debt bondage", "A summary.")]);
        }
        let question = Question::new(&words).ok().unwrap();
        let sought = SEARCHER.with(|searcher| reading::Sought::of_equal_weight(&question, searcher));
        let stems = Stems::new(["en"].into_iter());
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
