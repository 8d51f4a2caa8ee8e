//! The compiled program: what people need is counted without a word or an id of theirs, and shown on the terminal, in a
//! picture and in chat; the knowledge store is read again when an operator asks.

#[allow(dead_code, reason = "each test program takes what it needs")]
#[path = "program/canaries.rs"]
mod canaries;
#[path = "e2e/support/entry.rs"]
mod entry;
#[path = "program/process.rs"]
#[expect(dead_code, reason = "other tests of the program use the rest")]
mod process;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use guidepost::preview::{Person, Telegram};
use serde_json::{Value, json};

use canaries::{Canaries, assert_none};
use process::Bench;

/// Far longer than anything here takes.
const PATIENCE: Duration = Duration::from_mins(1);

/// What the command prints, and its exit code.
fn report(bench: &Bench, arguments: &[&str]) -> (String, Option<i32>) {
    let arguments = [&["report"], arguments].concat();
    let output = bench.command(&arguments).output().expect("a run");
    let said = [output.stdout, output.stderr].concat();
    (String::from_utf8(said).expect("text"), output.status.code())
}

fn json_of(bench: &Bench) -> Value {
    let (said, code) = report(bench, &["--json"]);
    assert_eq!(code, Some(0), "{said}");
    serde_json::from_str(&said).expect("one JSON object and nothing else")
}

/// Says something and waits for the answer.
async fn ask(telegram: &Telegram, person: &Person, text: &str) {
    let id = person.say(text);
    let is_answered = |_: &Telegram| person.chat().iter().any(|said| said.from_bot && said.reply_to == Some(id));
    assert!(tokio::time::timeout(PATIENCE, telegram.until(is_answered)).await.is_ok(), "in vain waited for an answer");
}

fn newest(person: &Person) -> String {
    person.chat().iter().rfind(|said| said.from_bot && !said.text.is_empty()).expect("an answer").text.clone()
}

/// Every file below a folder, with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for child in fs::read_dir(folder).expect("a folder") {
        let path = child.expect("a file").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.display().to_string(), fs::read(&path).expect("a file")));
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_need_is_told_and_nothing_of_them() {
    let (bench, telegram) = (Bench::new(), Telegram::start(([127, 0, 0, 1], 0).into()).await.expect("a free port"));
    let canaries = Canaries::default();
    let people: Vec<Person> = (0..4).map(|number| telegram.person(&format!("Person {number}"))).collect();
    let running = bench.bot(&telegram).env("GUIDEPOST_REPORT_CHATS", "3").start();
    running.says("answering", PATIENCE).await;

    for (number, person) in people.iter().enumerate() {
        // Each makes up words of their own; all of them lack the same word of the library, and two another one.
        for _ in 0..6 {
            let words = [(); 3].map(|()| canaries.word("a question")).join(" ");
            let known = if number < 2 { "vessel nurse" } else { "vessel" };
            ask(&telegram, person, &format!("{words} {known}")).await;
            assert!(newest(person).starts_with("I found nothing"), "{}", newest(person));
        }
        ask(&telegram, person, "vessel").await;
        person.press("1").expect("a hit");
        telegram.settled().await;
        person.press("👎 Not helpful").expect("a button");
        telegram.settled().await;
    }
    let begin = Instant::now();
    let seen = loop {
        let seen = json_of(&bench);
        if seen["entries"][0]["not_helpful"] == 4 {
            break seen;
        }
        assert!(begin.elapsed() < PATIENCE, "{seen}");
    };

    assert_eq!(seen["terms"], json!([{ "term": "vessel", "chats": 4, "days": 1, "weeks": 1 }]));
    let first = &seen["entries"][0];
    assert_eq!((&first["id"], &first["title"]), (&json!("crews-at-sea"), &json!("Crews at sea")));
    assert_eq!((&first["edition"], &first["shown"], &first["found"]), (&json!("2021"), &json!(4), &json!(4)));
    assert_eq!((&seen["unused"], &seen["weeks"]), (&json!(6), &json!(12)));
    let (table, code) = report(&bench, &["--picture", "report.PNG", "--weeks", "1"]);
    assert_eq!(code, Some(0), "{table}");
    assert!(table.contains("Crews at sea (2021) [crews-at-sea]") && table.contains("vessel"), "{table}");
    assert!(!table.contains("nurse"), "{table}");
    let picture = fs::read(bench.folder().join("report.PNG")).expect("a picture");
    assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n") && picture.len() > 5_000);

    assert_eq!(running.signalled("TERM", PATIENCE).await.code, Some(0));
    assert_none(&canaries.search().below(&bench.data()));
    for (place, bytes) in files(&bench.data()) {
        let has = |what: &str| bytes.windows(what.len()).any(|window| window == what.as_bytes());
        // The index has every word of the library; the database has only what enough people asked for.
        assert!(place.contains("index") || !has("nurse"), "{place}");
        for person in &people {
            assert!(!has(&person.id().to_string()), "an id is in {place}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_has_the_store_read_again_and_learns_what_is_wrong() {
    for watch_seconds in ["0", "3600"] {
        let (bench, telegram) = (Bench::new(), Telegram::start(([127, 0, 0, 1], 0).into()).await.expect("a free port"));
        let ada = telegram.person("Ada");
        let operator = ada.id().to_string();
        let bot = bench.bot(&telegram).env("GUIDEPOST_OPERATORS", operator);
        let running = bot.env("GUIDEPOST_WATCH_SECONDS", watch_seconds).start();
        running.says("answering", PATIENCE).await;

        ask(&telegram, &ada, "/reload").await;
        let said = newest(&ada);
        assert!(
            said.starts_with("I have read the library again: it says what it said before.\n7 entries, 0 errors"),
            "{said}"
        );

        let entries = bench.folder().join("knowledge/entries");
        fs::remove_file(entries.join("crews-at-sea.md")).expect("a file");
        fs::write(entries.join("broken.md"), "---\ntitle: Broken\nlanguage: nonsense\n---\n\nText.\n").expect("a file");
        ask(&telegram, &ada, "/reload").await;
        let said = newest(&ada);
        assert!(said.contains("\n6 entries, "), "{said}");
        assert!(said.contains("broken.md:3:") && said.contains("write the language's ISO code"), "{said}");
        if watch_seconds == "0" {
            assert!(said.starts_with("I have read the library again, and answer from it"), "{said}");
            assert!(said.contains("New: 0, changed: 0, gone: 1"), "{said}");
        }
        fs::remove_dir_all(&entries).expect("a folder");
        ask(&telegram, &ada, "/reload").await;
        assert!(newest(&ada).starts_with("The folder of the library cannot be read"), "{}", newest(&ada));
        assert_eq!(running.signalled("TERM", PATIENCE).await.code, Some(0));
    }
}

#[test]
fn what_cannot_be_reported_is_refused_with_the_remedy() {
    let bench = Bench::new();
    let refused = |arguments: &[&str]| {
        let (said, code) = report(&bench, arguments);
        assert_eq!(code, Some(2), "{said}");
        said
    };
    assert!(refused(&[]).contains("no database"));
    assert!(refused(&["--picture", "report.svg"]).contains("name a file such as report.png"));
    assert!(refused(&["--weeks", "0"]).contains("1..=104"));
    assert!(!bench.data().exists());
}
