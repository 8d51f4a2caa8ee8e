//! How well the questions of the store find their entries: a floor for each style, below which the search may not fall.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use guidepost::evaluation::{self, JudgedQuestion, Measured, Table};
use guidepost::knowledge::Library;
use guidepost::search::{Choices, Question, Searcher};
use proptest::prelude::*;

static SEARCHER: LazyLock<Searcher> = LazyLock::new(|| {
    let library = Library::load(&store());
    Searcher::in_memory(Arc::new(library)).expect("an index")
});

fn store() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge")
}

/// For each style, the least success@3.
const FLOORS: [(&str, f64); 7] = [
    ("keyword", 0.95),
    ("title", 0.95),
    ("acronym", 0.95),
    ("question", 0.90),
    ("typo", 0.90),
    ("crosslingual", 0.85),
    ("vague", 0.70),
];
const LEAST_NDCG: f64 = 0.70;
const MOST_FALSE_ANSWERS: f64 = 0.15;
const MOST_FALSE_NOTHINGS: f64 = 0.03;

fn questions() -> Vec<JudgedQuestion> {
    let text = fs::read_to_string(store().join("questions.yaml")).expect("a file");
    evaluation::read_yaml(&text).expect("questions")
}

fn ask(words: &str) -> Vec<String> {
    let Ok(question) = Question::new(words) else { return Vec::new() };
    let hits = SEARCHER.find(&question).expect("hits").hits;
    hits.iter().take(evaluation::DEEPEST).map(|hit| hit.entry.id.to_string()).collect()
}

fn measure(questions: &[JudgedQuestion]) -> (Table, Vec<(&JudgedQuestion, Measured)>) {
    let measured: Vec<(&JudgedQuestion, Measured)> = questions
        .iter()
        .map(|question| {
            let ranking = ask(&question.words);
            let ranking: Vec<&str> = ranking.iter().map(String::as_str).collect();
            (question, Measured::of(question, &ranking))
        })
        .collect();
    let all: Vec<Measured> = measured.iter().map(|(_, measured)| measured.clone()).collect();
    (Table::of(&all), measured)
}

/// The questions of a style that fail, a line each.
fn failed(measured: &[(&JudgedQuestion, Measured)], style: &str) -> String {
    let mut lines = String::new();
    for (question, measured) in measured {
        if question.style.as_deref() == Some(style) && measured.answerable && !measured.success_at_3 {
            let _ = writeln!(lines, "  {}", question.words);
        }
    }
    lines
}

#[test]
fn the_questions_of_the_store_find_their_entries() {
    let questions = questions();
    let known = |id: &str| SEARCHER.library().entries().iter().any(|entry| entry.id.as_str() == id);
    for question in &questions {
        assert!(question.relevant.ids().all(known), "{}: a judged entry is not in the library", question.words);
    }
    let (table, measured) = measure(&questions);
    let mut falls = String::new();
    for (style, floor) in FLOORS {
        let means = table.by_style.iter().find(|means| means.name == style).expect("a style");
        if means.success_at_3 < floor {
            let _ = write!(falls, "{style}: {:.3} < {floor}\n{}", means.success_at_3, failed(&measured, style));
        }
    }
    let all = table.all_answerable.clone().expect("answerable questions");
    let without = table.unanswerable.clone().expect("unanswerable questions");
    if all.ndcg_at_10 < LEAST_NDCG || all.nothing > MOST_FALSE_NOTHINGS || without.false_answers > MOST_FALSE_ANSWERS {
        for (question, measured) in &measured {
            if measured.nothing == measured.answerable {
                let _ = writeln!(falls, "  {} (nothing: {})", question.words, measured.nothing);
            }
        }
        let _ = writeln!(falls, "nDCG@10, nothing or false answers have passed their limits");
    }
    assert!(falls.is_empty(), "{falls}\n{table}");
}

#[test]
fn one_typing_error_in_the_longest_word_costs_little() {
    let keywords: Vec<JudgedQuestion> =
        questions().into_iter().filter(|question| question.style.as_deref() == Some("keyword")).collect();
    let (right, _) = measure(&keywords);
    for seed in 0..5 {
        let mistyped: Vec<JudgedQuestion> = keywords
            .iter()
            .map(|question| JudgedQuestion { words: evaluation::mistyped(&question.words, seed), ..question.clone() })
            .collect();
        let (wrong, measured) = measure(&mistyped);
        let [right, wrong] = [&right, &wrong].map(|table| table.by_style[0].success_at_3);
        assert!(right - wrong <= 0.05, "seed {seed}: {right:.3} → {wrong:.3}\n{}", failed(&measured, "keyword"));
    }
}

/// Released builds answer within 50 ms; tests are built to find mistakes. A hundred times that is a mistake.
const FAR_TOO_LONG: Duration = Duration::from_secs(5);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_message_is_answered_or_refused(
        parts in prop::collection::vec(
            prop_oneof![
                "\\PC{0,40}",
                r#"["“”«»\-–:.(){}*~^\\/ ]{1,12}"#,
                "(type|lang|year|topic|publisher|region|for|by):[a-z0-9.><=-]{0,12}",
                "(after|before|since|between|in|на|en|auf|بعد) (19|20)[0-9]{2}( and|-|–|\\.\\.)? ?(20[0-9]{2})?",
                "[a-zà-ÿ]{1,60}",
                "[\u{0E00}-\u{0E7F}]{1,20}", "[\u{4E00}-\u{4F00}]{1,20}", "[\u{0600}-\u{06FF}]{1,20}", "[\u{0400}-\u{04FF}]{1,30}",
                Just("forced labour indicators".to_owned()),
                Just("-children".to_owned()),
                Just("ｆｏｒｃｅｄ traf\u{FB01}cking\u{AD}".to_owned()),
            ],
            0..40,
        ),
        repeat in 1_usize..60,
        choices in (any::<bool>(), any::<u16>(), any::<u8>()),
    ) {
        let message: String = parts.join(" ").repeat(repeat).chars().take(4_096).collect();
        let start = Instant::now();
        if let Ok(question) = Question::new(&message) {
            let (verbatim, without, sense) = choices;
            for choices in [Choices::default(), Choices { verbatim, without, sense }] {
                let findings = SEARCHER.find_as(&question, choices).unwrap();
                let understanding = findings.understanding();
                prop_assert!(understanding.wanted.len() <= 16);
                for hit in &findings.hits {
                    let excerpt = findings.excerpt(hit);
                    prop_assert!(excerpt.marks.iter().all(|mark| excerpt.text.get(mark.clone()).is_some()));
                    prop_assert!(hit.title_marks().iter().all(|mark| hit.entry.title.get(mark.clone()).is_some()));
                }
            }
        }
        prop_assert!(start.elapsed() < FAR_TOO_LONG, "{:?} for {message}", start.elapsed());
    }
}
