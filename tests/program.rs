//! The compiled program: its answers on a terminal, its words about wrong settings, and the bot from start to signal.

#[path = "e2e/support/entry.rs"]
mod entry;
#[allow(dead_code, reason = "each test program takes what it needs")]
#[path = "program/process.rs"]
mod process;

use std::collections::HashMap;
use std::fs;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use guidepost::preview::{Outcome, Telegram};
use serde_json::{Value, json};

use process::Bench;

/// As the bot promises.
const ENDING: Duration = Duration::from_secs(5);
/// Far longer than anything here takes.
const PATIENCE: Duration = Duration::from_mins(1);

const TOKEN: &str = "123456789:AAsecretsecretsecretsecretsecretse";
const SECRET: &str = "AAsecretsecretsecretsecretsecretse";

#[test]
fn an_answer_on_a_pipe_is_plain_text() {
    let output = Bench::new().command(&["ask", "shelter", "standards"]).output().expect("a run");

    let text = String::from_utf8(output.stdout).expect("text");
    assert!(output.status.success());
    assert!(text.contains("Shelter standards") && text.contains("https://example.org/standards-2022.pdf"), "{text}");
    assert!(!text.contains('\u{1b}'), "{text:?}");
}

#[test]
fn an_answer_as_json_names_what_was_found() {
    let bench = Bench::new();
    let asked = |words: &str| -> Value {
        let output = bench.command(&["ask", "--json", words]).output().expect("a run");
        assert!(output.status.success());
        serde_json::from_slice(&output.stdout).expect("one JSON object and nothing else")
    };

    let found = asked("nurse");
    assert_eq!(found["nothing"], false);
    let hit = &found["hits"][0];
    assert_eq!((&hit["id"], &hit["title"]), (&json!("shelter-health"), &json!("Health in a shelter")));
    assert!(hit["score"].as_f64().is_some_and(|score| score > 0.0));
    assert!(hit["excerpt"].as_str().is_some_and(|excerpt| excerpt.contains("nurse")));
    assert_eq!(hit["download"], Value::Null);
    assert_eq!(asked("fishing vessel")["hits"][0]["id"], "crews-at-sea");
    for nothing in ["quantum gravity", "?!"] {
        let answer = asked(nothing);
        assert_eq!((&answer["nothing"], &answer["hits"]), (&json!(true), &json!([])), "{nothing}");
    }
    let corrected = asked("fishing vesel");
    assert_eq!(corrected["corrections"], json!([{ "typed": "vesel", "read": "vessel" }]));
    assert_eq!(corrected["hits"][0]["id"], "crews-at-sea");
}

#[test]
fn a_wrong_setting_is_named_with_an_example_and_no_token() {
    let bench = Bench::new();
    let refused = |arguments: &[&str], variable: &str, value: &str, problem: &str| {
        let line = bench.command(arguments).env("TELOXIDE_TOKEN", TOKEN).env(variable, value);
        let output = line.output().expect("a run");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(output.stdout.is_empty());
        assert!([variable, problem, "for example"].iter().all(|part| said.contains(part)), "{said}");
        assert!(!said.contains("secret"), "{said}");
        assert!(said.lines().count() <= 3, "{said}");
    };

    refused(&["run"], "TELOXIDE_TOKEN", SECRET, "not a token");
    refused(&["run"], "TELOXIDE_TOKEN", "123456:secret secret", "not a token");
    refused(&["run"], "TELOXIDE_API_URL", "ftp://example.org", "not the address");
    refused(&["run"], "TELOXIDE_API_URL", "example.org", "not the address");
    refused(&["run"], "GUIDEPOST_LOG", "loud", "not one of");
    refused(&["run"], "GUIDEPOST_POLL_SECONDS", "99", "99 is not in 0..=50");
    refused(&["run"], "GUIDEPOST_CHAT_QUEUE", "0", "0 is not in 1..=10000");
    refused(&["run"], "GUIDEPOST_WATCH_SECONDS", "86401", "86401 is not in 0..=86400");
    refused(&["run"], "GUIDEPOST_NETWORK_FOLDER", "perhaps", "not yes or no");
    refused(&["run"], "GUIDEPOST_KNOWLEDGE", "nowhere", "no folder `nowhere`");
    refused(&["ask", "shelter"], "GUIDEPOST_KNOWLEDGE", "nowhere", "no folder `nowhere`");
    refused(&["preview"], "GUIDEPOST_PREVIEW_PORT", "x", "invalid");
}

#[test]
fn a_missing_token_is_asked_for() {
    let output = Bench::new().command(&["run"]).output().expect("a run");

    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("TELOXIDE_TOKEN") && said.contains("for example"), "{said}");
}

#[test]
fn a_line_of_the_env_file_that_cannot_be_read_is_not_repeated() {
    let bench = Bench::new();
    fs::write(bench.folder().join(".env"), format!("TELOXIDE_TOKEN {TOKEN}\n")).expect("a file");

    let output = bench.command(&["run"]).output().expect("a run");

    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains(".env") && said.contains("for example") && !said.contains("secret"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_telegram_refuses_ends_the_program() {
    let telegram = stand_in().await;

    let running =
        Bench::new().command(&["run"]).env("TELOXIDE_API_URL", telegram.api_url()).env("TELOXIDE_TOKEN", TOKEN).start();
    let ended = running.ended(PATIENCE).await;

    assert_eq!(ended.code, Some(2), "{}", ended.said);
    assert!(ended.said.contains("TELOXIDE_TOKEN") && ended.said.contains("for example"), "{}", ended.said);
    assert!(!ended.said.contains(SECRET), "{}", ended.said);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_answers_and_ends_with_a_signal() {
    for signal in ["TERM", "INT"] {
        let telegram = stand_in().await;
        let ada = telegram.person("Ada");
        ada.say("nurse");

        let running = Bench::new().bot(&telegram).start();
        until(&telegram, "an answer", |_| ada.chat().len() == 2).await;
        let ended = running.signalled(signal, ENDING).await;

        assert!(ada.chat()[1].text.contains("Health in a shelter"));
        assert_eq!(ended.code, Some(0), "{}", ended.said);
        assert_eq!(telegram.refusals(), []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_the_store_is_answered_from_without_a_restart() {
    let telegram = stand_in().await;
    let ada = telegram.person("Ada");
    let bench = Bench::new();
    let running = bench.bot(&telegram).start();
    running.says("answering", PATIENCE).await;

    let entries = bench.folder().join("knowledge/entries");
    fs::write(entries.join("shelter-health.md"), "broken").expect("a file");
    let rails = "---\ntitle: Rails\ntype: report\nlanguage: en\n---\nSigns of exploitation on railways.\n";
    fs::write(entries.join("rails.md"), rails).expect("a file");
    running.says("added=1 changed=0 gone=0 entries=8", PATIENCE).await;
    ada.say("railways");
    ada.say("nurse");
    until(&telegram, "two answers", |_| ada.chat().len() == 4).await;
    let ended = running.signalled("TERM", ENDING).await;

    let said: Vec<String> = ada.chat().into_iter().map(|message| message.text).collect();
    assert!(said.iter().any(|text| text.contains("exploitation on railways")), "{said:?}");
    assert!(said.iter().any(|text| text.contains("Health in a shelter")), "what is broken stays: {said:?}");
    assert!(ended.said.contains("entries/shelter-health.md:1:1: error"), "{}", ended.said);
    assert_eq!(ended.code, Some(0), "{}", ended.said);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_answers_where_nothing_can_be_written() {
    let telegram = stand_in().await;
    let ada = telegram.person("Ada");
    ada.say("nurse");
    let bench = Bench::new();
    fs::write(bench.data(), "a file in the folder's place").expect("a file");

    let running = bench.bot(&telegram).start();
    until(&telegram, "an answer", |_| ada.chat().len() == 2).await;
    let ended = running.signalled("TERM", ENDING).await;

    assert!(ada.chat()[1].text.contains("Health in a shelter"));
    assert_eq!(ended.code, Some(0), "{}", ended.said);
    assert!(ended.said.contains("GUIDEPOST_DATA"), "{}", ended.said);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_cannot_reach_telegram_learns_it_without_the_token() {
    let closed = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        listener.local_addr().expect("an address")
    };

    let line = Bench::new().command(&["run", "--log", "trace"]);
    let running = line.env("TELOXIDE_TOKEN", TOKEN).env("TELOXIDE_API_URL", format!("http://{closed}")).start();
    running.says("cannot be reached", PATIENCE).await;
    let ended = running.signalled("TERM", ENDING).await;

    assert_eq!(ended.code, Some(0), "{}", ended.said);
    assert!(!ended.said.contains(SECRET), "{}", ended.said);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_preview_names_its_page_and_serves_it() {
    let running = Bench::new().command(&["preview", "--port", "0"]).start();
    running.says("http://127.0.0.1:", PATIENCE).await;
    let said = running.said();
    let address = said.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
    let address: SocketAddr = address.parse().expect("an address with a port");

    let page = tokio::task::spawn_blocking(move || process::get(address, "/")).await.expect("no panic");
    assert!(page.starts_with("HTTP/1.1 200 ") && page.contains("/page.js"), "{page}");
    let ended = running.signalled("TERM", ENDING).await;
    assert_eq!(ended.code, Some(0), "{}", ended.said);
}

/// The long form, twenty stops, is `just sigterm-20`.
#[tokio::test(flavor = "multi_thread")]
async fn every_message_has_one_answer_however_often_the_bot_is_stopped() {
    let runs: usize = std::env::var("GUIDEPOST_TEST_RUNS").map_or(6, |runs| runs.parse().expect("a number"));
    let telegram = stand_in().await;
    let bench = Bench::new();
    let people: Vec<_> = (0..30).map(|number| telegram.person(&format!("Person {number}"))).collect();
    let is_over = Arc::new(AtomicBool::new(false));
    let asking = tokio::spawn({
        let (people, is_over) = (people.clone(), Arc::clone(&is_over));
        async move {
            let mut pace = tokio::time::interval(Duration::from_millis(8));
            let mut asked = Vec::new();
            for person in people.iter().cycle() {
                pace.tick().await;
                if is_over.load(Ordering::SeqCst) {
                    break;
                }
                asked.push((person.id(), person.say("nurse")));
            }
            asked
        }
    });

    for run in 0..runs {
        let before = answers(&telegram).len();
        let running = bench.bot(&telegram).start();
        let more = 1 + run * 13 % 70;
        until(&telegram, "answers", |telegram| answers(telegram).len() >= before + more).await;
        let ended = running.signalled("TERM", ENDING).await;
        assert_eq!(ended.code, Some(0), "run {run}: {}", ended.said);
    }
    is_over.store(true, Ordering::SeqCst);
    let asked = asking.await.expect("no panic");
    let running = bench.bot(&telegram).start();
    let is_done = |telegram: &Telegram| {
        let answers = answers(telegram);
        asked.iter().all(|message| answers.contains_key(message))
    };
    until(&telegram, "an answer to each message", is_done).await;
    tokio::time::timeout(PATIENCE, telegram.settled()).await.expect("the bot is through");
    let ended = running.signalled("TERM", ENDING).await;

    assert_eq!(ended.code, Some(0), "{}", ended.said);
    assert_eq!(telegram.refusals(), []);
    let answers = answers(&telegram);
    let twice: Vec<_> = answers.iter().filter(|(_, count)| **count != 1).collect();
    assert!(twice.is_empty(), "answered more than once: {twice:?}");
    assert_eq!(answers.len(), asked.len());
}

/// How many answers each message has: by the ids of its chat and itself.
fn answers(telegram: &Telegram) -> HashMap<(i64, i64), usize> {
    let mut answers = HashMap::new();
    for call in telegram.calls() {
        if call.method.eq_ignore_ascii_case("sendMessage") && call.outcome == Outcome::Ok {
            let chat = call.parameters["chat_id"].as_i64().expect("a chat");
            let message = call.parameters["reply_parameters"]["message_id"].as_i64().expect("a message");
            *answers.entry((chat, message)).or_default() += 1;
        }
    }
    answers
}

async fn stand_in() -> Telegram {
    Telegram::start(([127, 0, 0, 1], 0).into()).await.expect("a free port")
}

async fn until(telegram: &Telegram, what: &str, is_so: impl Fn(&Telegram) -> bool) {
    let waited = tokio::time::timeout(PATIENCE, telegram.until(is_so)).await;
    assert!(waited.is_ok(), "in vain waited for {what}");
}
