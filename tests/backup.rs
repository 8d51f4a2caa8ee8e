//! The compiled program keeps and brings back what it remembers, and says what is wrong with a key or a folder.

#[path = "e2e/support/entry.rs"]
mod entry;
#[path = "program/process.rs"]
#[expect(dead_code, reason = "other tests of the program use the rest")]
mod process;

use std::fs;
use std::path::PathBuf;
use std::process::Output;
use std::time::Duration;

use guidepost::preview::Telegram;

use process::{Bench, Running};

/// Far longer than anything here takes.
const PATIENCE: Duration = Duration::from_mins(1);

/// Runs a command to its end.
fn run(bench: &Bench, arguments: &[&str]) -> Output {
    bench.command(arguments).output().expect("a run")
}

/// What a command says that cannot do what it should.
fn refused(bench: &Bench, arguments: &[&str]) -> String {
    let output = run(bench, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    said
}

fn key(bench: &Bench) -> PathBuf {
    bench.folder().join("home/.config/guidepost/key")
}

async fn stand_in() -> Telegram {
    Telegram::start(([127, 0, 0, 1], 0).into()).await.expect("a free port")
}

/// The bot, once it has answered.
async fn answering(bench: &Bench, telegram: &Telegram) -> Running {
    let ada = telegram.person("Ada");
    let before = ada.chat().len();
    ada.say("nurse");
    let running = bench.bot(telegram).start();
    let waited = tokio::time::timeout(PATIENCE, telegram.until(|_| ada.chat().len() == before + 2)).await;
    assert!(waited.is_ok(), "{}", running.said());
    running
}

async fn ended(running: Running) {
    let ended = running.signalled("TERM", PATIENCE).await;
    assert_eq!(ended.code, Some(0), "{}", ended.said);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_made_while_the_bot_runs_and_restored_when_it_does_not() {
    let (bench, telegram) = (Bench::new(), stand_in().await);
    let running = answering(&bench, &telegram).await;

    let made = run(&bench, &["backup", "copy"]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    assert!(String::from_utf8_lossy(&made.stdout).contains("The key is not"));
    assert!(refused(&bench, &["backup", "copy"]).contains("--force"));
    assert!(run(&bench, &["backup", "copy", "--force"]).status.success());
    assert!(refused(&bench, &["restore", "copy"]).contains("used by another program"));
    ended(running).await;

    let restored = run(&bench, &["restore", "copy"]);
    assert!(restored.status.success(), "{}", String::from_utf8_lossy(&restored.stderr));
    assert!(String::from_utf8_lossy(&restored.stdout).contains("guidepost.sqlite.before-restore"));
    ended(answering(&bench, &telegram).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_without_its_key_says_so_and_starts_again_with_it() {
    let (bench, telegram) = (Bench::new(), stand_in().await);
    ended(answering(&bench, &telegram).await).await;
    let lost = bench.folder().join("lost");
    fs::rename(key(&bench), &lost).expect("a key");

    let start = ["run", "--token", "123456:ABC-def"];
    let said = refused(&bench, &start);
    assert!(said.contains("GUIDEPOST_KEY") && said.contains("is missing"), "{said}");
    assert!(!key(&bench).exists());
    let elsewhere = [&start[..], &["--data", "elsewhere"]].concat();
    fs::write(bench.folder().join("file"), "").expect("a file");
    let said = refused(&bench, &[&elsewhere[..], &["--key", "file/key"]].concat());
    assert!(said.contains("GUIDEPOST_KEY"), "{said}");

    fs::rename(&lost, key(&bench)).expect("a key");
    ended(answering(&bench, &telegram).await).await;
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_others_can_read_is_refused_with_the_remedy() {
    use std::os::unix::fs::PermissionsExt as _;

    let (bench, telegram) = (Bench::new(), stand_in().await);
    ended(answering(&bench, &telegram).await).await;
    fs::set_permissions(key(&bench), fs::Permissions::from_mode(0o644)).expect("a key");
    let said = refused(&bench, &["run", "--token", "123456:ABC-def"]);
    assert!(said.contains("chmod 600"), "{said}");
}

#[test]
fn where_there_is_nothing_to_keep_or_bring_back_that_is_said() {
    let bench = Bench::new();
    assert!(refused(&bench, &["backup", "copy"]).contains("no database"));
    assert!(refused(&bench, &["restore", "copy"]).contains("copy"));
    assert!(!bench.data().join("guidepost.sqlite").exists());
}
