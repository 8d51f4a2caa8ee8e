//! `guidepost eval`, run as a program over a small store.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A store of three entries.
fn store() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let entries = folder.path().join("knowledge/entries");
    fs::create_dir_all(&entries).unwrap();
    for (id, title, summary) in [
        ("shelter-guide", "Shelter standards", "How a safe house is run."),
        ("crew-guide", "Work at sea", "Crews of fishing vessels, and a shelter ashore."),
        ("bank-guide", "Banks", "Payments that give traffickers away."),
    ] {
        let text = format!(
            "---\ntitle: {title}\ntype: report\nlanguage: en\ndownload: https://www.ilo.org/{id}\n---\n{summary}\n"
        );
        fs::write(entries.join(id).with_extension("md"), text).unwrap();
    }
    folder
}

fn eval(folder: &Path, questions: &[u8], more: &[&str]) -> Output {
    fs::write(folder.join("questions.jsonl"), questions).unwrap();
    Command::new(env!("CARGO_BIN_EXE_guidepost"))
        .current_dir(folder)
        .env_clear()
        .args(["eval", "questions.jsonl", "--log", "error"])
        .args(more)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_measures_are_printed_and_the_rankings_written() {
    let folder = store();
    let questions = r#"{"q": "shelter standards", "lang": "en", "style": "title", "relevant": {"shelter-guide": 3}, "by": "x"}

{"q": "fishing crews", "style": "keyword", "relevant": {"bank-guide": 3, "crew-guide": 1, "gone-guide": 2}}
{"q": "xyzzy", "style": "keyword", "relevant": {"bank-guide": 3}}
{"q": "?!", "style": "unanswerable", "relevant": {}}
{"q": "payments", "style": "unanswerable", "relevant": {}}
"#;
    let done = eval(folder.path(), questions.as_bytes(), &["--run", "out.run"]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    insta::assert_snapshot!(text(&done.stdout), @"
    style           questions  success@3  MRR@10  nDCG@10  nothing
    title                   1      1.000   1.000    1.000    0.000
    keyword                 2      0.000   0.000    0.053    0.500

    language        questions  success@3  MRR@10  nDCG@10  nothing
    en                      1      1.000   1.000    1.000    0.000
    (no language)           2      0.000   0.000    0.053    0.500
    all answerable          3      0.333   0.333    0.369    0.333

                    questions  false answers
    unanswerable            2          0.500
    ");
    insta::assert_snapshot!(text(&done.stderr), @"note: judged ids that are not in the library: 1; they count as not found");
    let run = fs::read_to_string(folder.path().join("out.run")).unwrap();
    let seen: Vec<Vec<&str>> = run.lines().map(|line| line.split(' ').collect()).collect();
    let ranks: Vec<_> = seen.iter().map(|line| (line[0], line[1], line[2], line[3], line[5])).collect();
    assert_eq!(
        ranks,
        [
            ("1", "Q0", "shelter-guide", "1", "guidepost"),
            ("1", "Q0", "crew-guide", "2", "guidepost"),
            ("3", "Q0", "crew-guide", "1", "guidepost"),
            ("6", "Q0", "bank-guide", "1", "guidepost"),
        ]
    );
    assert!(seen.iter().all(|line| line[4].parse::<f32>().is_ok_and(|score| score > 0.0)), "{run}");
}

#[test]
fn a_bad_line_is_named_with_its_file() {
    let folder = store();
    let done = eval(folder.path(), b"{\"q\": \"a\", \"relevant\": {}}\n\n{\"q\": 5}\n", &[]);
    assert_eq!(done.status.code(), Some(2));
    assert!(done.stdout.is_empty());
    insta::assert_snapshot!(text(&done.stderr), @r#"error: questions.jsonl:3:7: invalid type: integer `5`, expected a string; write one object a line, for instance {"q": "safe shelter", "relevant": {"shelter-guide-2022": 3}}"#);
}

#[test]
fn nothing_is_written_where_the_run_cannot_be() {
    let folder = store();
    let questions = b"{\"q\": \"shelter\", \"relevant\": {\"shelter-guide\": 3}}";
    let done = eval(folder.path(), questions, &["--run", "nowhere/out.run"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("nowhere/out.run"), "{done:?}");
    assert!(done.stdout.is_empty());
}

#[test]
fn a_file_without_questions_is_an_error() {
    let folder = store();
    let done = eval(folder.path(), b"\n\n", &[]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("there is no question in questions.jsonl"), "{done:?}");
}

#[test]
fn a_foreign_collection_is_ranked_in_the_trec_format() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = r#"{"id": "d1", "title": "Wing flutter", "text": "Flutter of thin wings at high speed."}

{"_id": 7, "title": "", "text": "Boundary layers and heat transfer."}
{"id": "d/3 x", "title": "Heat", "text": "Heat transfer in boundary layer flow over a plate."}
"#;
    fs::write(folder.path().join("corpus.jsonl"), corpus).unwrap();
    fs::write(folder.path().join("queries.tsv"), "q1\tboundary layer heat\nq2\tfluter of wings\nq3\t?!\n").unwrap();
    let eval = |corpus: &str| {
        Command::new(env!("CARGO_BIN_EXE_guidepost"))
            .current_dir(folder.path())
            .env_clear()
            .args(["eval", "--corpus", corpus, "--queries", "queries.tsv", "--run", "out.trec"])
            .output()
            .unwrap()
    };
    let done = eval("corpus.jsonl");
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let run = fs::read_to_string(folder.path().join("out.trec")).unwrap();
    let ranked: Vec<(&str, &str)> = run
        .lines()
        .map(|line| {
            let (query, rest) = line.split_once(" Q0 ").unwrap();
            (query, rest.rsplitn(4, ' ').nth(3).unwrap())
        })
        .collect();
    assert_eq!(ranked, [("q1", "d/3 x"), ("q1", "7"), ("q2", "d1")]);

    fs::write(folder.path().join("bad.jsonl"), "{\"id\": \"a\"}\nnot json\n").unwrap();
    let bad = eval("bad.jsonl");
    assert_eq!(bad.status.code(), Some(2));
    assert!(text(&bad.stderr).contains("bad.jsonl:2: this is no document"), "{bad:?}");
    assert!(text(&eval("none.jsonl").stderr).contains("none.jsonl cannot be read"));
}

#[test]
fn a_result_is_printed_as_json_and_compared_with_a_later_one() {
    let folder = store();
    let questions = b"{\"q\": \"shelter standards\", \"lang\": \"en\", \"relevant\": {\"shelter-guide\": 3}}";
    let saved = eval(folder.path(), questions, &["--json"]);
    let result: serde_json::Value = serde_json::from_slice(&saved.stdout).unwrap();
    assert_eq!(result["all_answerable"]["success_at_3"], 1.0);
    assert_eq!(result["questions"][0]["ranking"][0], "shelter-guide");
    fs::write(folder.path().join("before.json"), &saved.stdout).unwrap();
    let same = eval(folder.path(), questions, &["--compare", "before.json"]);
    assert!(text(&same.stdout).ends_with("better: 0, worse: 0, new: 0, gone: 0\n"), "{same:?}");
    let mistyped = b"{\"q\": \"shelter standards\", \"relevant\": {\"bank-guide\": 3}}";
    let worse = eval(folder.path(), mistyped, &["--compare", "before.json"]);
    assert!(text(&worse.stdout).contains("worse   1.000 → 0.000"), "{worse:?}");
}
