//! The compiled program shows what would be announced and how far alerts are, while the bot runs and while it does not,
//! and tells nobody's id and no wish.

#[path = "e2e/support/entry.rs"]
mod entry;
#[path = "program/process.rs"]
#[expect(dead_code, reason = "other tests of the program use the rest")]
mod process;

use std::time::{Duration, Instant, SystemTime};

use guidepost::alerts::{Hour, Manner, Rhythm, When, Wish};
use guidepost::knowledge::Library;
use guidepost::preview::{Person, Telegram};
use guidepost::store::{Recipient, Store, StoreError};
use serde_json::Value;

use process::Bench;

/// Far longer than anything here takes.
const PATIENCE: Duration = Duration::from_mins(1);

const STATUS: [&str; 3] = ["alerts", "status", "--json"];
const DRY_RUN: [&str; 2] = ["announce", "--dry-run"];

/// What a command prints, and its exit code.
fn run(bench: &Bench, arguments: &[&str]) -> (String, Option<i32>) {
    let output = bench.command(arguments).output().expect("a run");
    let said = [output.stdout, output.stderr].concat();
    (String::from_utf8(said).expect("text"), output.status.code())
}

fn succeeded(bench: &Bench, arguments: &[&str]) -> String {
    let (said, code) = run(bench, arguments);
    assert_eq!(code, Some(0), "{said}");
    said
}

fn refused(bench: &Bench, arguments: &[&str]) -> String {
    let (said, code) = run(bench, arguments);
    assert_eq!(code, Some(2), "{said}");
    said
}

fn status(bench: &Bench) -> Value {
    serde_json::from_str(&succeeded(bench, &STATUS)).expect("one JSON object and nothing else")
}

fn open(bench: &Bench) -> Store {
    Store::open(&bench.data(), &bench.folder().join("home/.config/guidepost/key")).expect("a database")
}

fn open_to_read(bench: &Bench) -> Result<Store, StoreError> {
    Store::open_to_read(&bench.data(), &bench.folder().join("home/.config/guidepost/key"))
}

/// Of three who wish, the last gets digests, half a day away from now. All is known but one entry.
async fn remember(bench: &Bench, people: &[Person; 3]) {
    let store = open(bench);
    let far = (SystemTime::UNIX_EPOCH.elapsed().expect("a clock").as_secs() / 3_600 + 12) % 24;
    let hour = Hour::new(u8::try_from(far).expect("an hour")).expect("an hour");
    let digest = Manner { rhythm: Rhythm { when: When::Daily { hour }, ..Rhythm::default() }, ..Manner::default() };
    let wishes = [Wish::default(), Wish::of_question("vessel crews").expect("a question"), Wish::default()];
    for ((person, wish), manner) in people.iter().zip(wishes).zip([Manner::default(), Manner::default(), digest]) {
        let recipient = Recipient { chat_id: person.id(), topic_id: None };
        store.subscribe(recipient, wish.to_text(), manner.to_text()).await.expect("a database");
    }
    let library = Library::load(&bench.folder().join("knowledge"));
    let known = library.entries().iter().filter(|entry| entry.id.as_str() != "crews-at-sea");
    let known = known.map(|entry| (entry.id.to_string(), vec!["en".to_owned(), "fr".to_owned()]));
    store.know_entries(known.collect()).await.expect("a database");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_would_be_announced_is_told_and_then_how_far_it_is() {
    let (bench, telegram) = (Bench::new(), Telegram::start(([127, 0, 0, 1], 0).into()).await.expect("a free port"));
    let people = ["Ada", "Ben", "Cleo"].map(|name| telegram.person(name));
    for person in &people {
        person.say("/start");
    }
    remember(&bench, &people).await;

    let before = succeeded(&bench, &DRY_RUN);
    assert!(before.starts_with("crews-at-sea: Crews at sea\n  a new entry\n"), "{before}");
    assert!(before.contains("3 subscriptions: 2 at once, 1 in digests; due from 20"), "{before}");
    assert_eq!(status(&bench)["alerts"], Value::Array(vec![]));
    assert!(succeeded(&bench, &["alerts", "status"]).contains("Nothing has been announced."));

    let begin = Instant::now();
    let running = bench.bot(&telegram).start();
    let told = || people[..2].iter().all(|person| person.chat().iter().any(|said| said.text.contains("Crews at sea")));
    let waited = tokio::time::timeout(PATIENCE, telegram.until(|_| told())).await;
    assert!(waited.is_ok(), "{}", running.said());
    let seen = loop {
        let seen = status(&bench);
        // Telegram shows a message before the bot has marked it as sent.
        if seen["alerts"][0]["sent"] == 2 {
            break seen;
        }
        assert!(begin.elapsed() < PATIENCE, "{seen}");
    };
    assert_eq!((&seen["subscriptions"], &seen["subscribers"], &seen["paused"]), (&3.into(), &3.into(), &0.into()));
    let alert = &seen["alerts"][0];
    assert_eq!((&alert["entry"], &alert["news"]), (&"crews-at-sea".into(), &"entry".into()));
    assert_eq!((&alert["pending"], &alert["given_up"], &alert["stopped"]), (&1.into(), &0.into(), &false.into()));
    let after = succeeded(&bench, &DRY_RUN);
    assert!(after.contains("nothing: it knows all"), "{after}");
    let table = succeeded(&bench, &["alerts", "status"]);
    assert!(table.contains("announced (UTC)") && table.contains("crews-at-sea"), "{table}");

    for said in [&before, &after, &table, &seen.to_string()] {
        assert!(!said.contains("zebra"), "{said}");
        assert!(people.iter().all(|person| !said.contains(&person.id().to_string())), "{said}");
    }
    assert_eq!(running.signalled("TERM", PATIENCE).await.code, Some(0));
}

#[tokio::test]
async fn a_database_that_is_looked_at_is_neither_made_nor_changed() {
    let bench = Bench::new();
    for command in [&STATUS[..], &DRY_RUN[..]] {
        assert!(refused(&bench, command).contains("no database"));
    }
    assert!(!bench.data().exists());
    assert!(refused(&bench, &["announce"]).contains("--dry-run"));

    drop(open(&bench));
    assert!(succeeded(&bench, &DRY_RUN).contains("at its first look"));
    let store = open_to_read(&bench).expect("a database");
    let recipient = Recipient { chat_id: 1, topic_id: None };
    let refused_write = store.subscribe(recipient, String::new(), String::new()).await;
    assert!(matches!(refused_write, Err(StoreError::ReadOnly)));
    drop(store);

    let file = rusqlite::Connection::open(bench.data().join("guidepost.sqlite")).expect("a database");
    file.pragma_update(None, "user_version", 2).expect("a database");
    assert!(refused(&bench, &STATUS).contains("start the bot once"));
    drop(file);
    std::fs::remove_file(bench.folder().join("home/.config/guidepost/key")).expect("a key");
    assert!(matches!(open_to_read(&bench), Err(StoreError::Earlier { .. })));
}
