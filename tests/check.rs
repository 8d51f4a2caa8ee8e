//! `guidepost check`, run as a program.

use std::fs;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A store with these files, and empty lists.
fn store(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("entries")).unwrap();
    for list in ["topics.yaml", "regions.yaml", "audiences.yaml", "thesaurus.yaml"] {
        fs::write(folder.path().join(list), "[]\n").unwrap();
    }
    fs::write(folder.path().join("hosts.yaml"), "trusted: {ilo.org: publisher}\n").unwrap();
    for (path, text) in files {
        fs::write(folder.path().join(path), text).unwrap();
    }
    folder
}

const GOOD: &str = "---\ntitle: Good\ntype: report\nlanguage: en\ndownload: https://ilo.org/\n---\nText.\n";

fn check(folder: &TempDir) -> Output {
    check_with(folder, &[])
}

fn check_with(folder: &TempDir, environment: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_guidepost"))
        .current_dir(folder)
        .env_clear()
        .envs(environment.iter().copied())
        .args(["check", "--knowledge"])
        .arg(folder.path())
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn a_store_without_mistakes_passes() {
    let done = check(&store(&[("entries/good.md", GOOD)]));
    assert_eq!(done.status.code(), Some(0));
    insta::assert_snapshot!(stdout(&done), @"1 entry can be served; 0 errors, 0 warnings");
}

#[test]
fn mistakes_are_shown_with_their_lines_and_remedies() {
    let date = GOOD.replace("title: Good", "title: Жертви\nissued: May 2022");
    let link = GOOD.replace("Text.", "Про жертви [тут](https://example.com/a).");
    let done = check(&store(&[
        ("entries/good.md", GOOD),
        ("entries/date.md", &date),
        ("entries/link.md", &link),
        ("entries/Bad.md", GOOD),
    ]));
    assert_eq!(done.status.code(), Some(1));
    insta::assert_snapshot!(stdout(&done), @r#"
      × entries/Bad.md:1:1: error: `Bad` cannot be an id
      help: name the file with small letters a-z, digits and hyphens, for instance `nrm-handbook-2022.md`

      × entries/date.md:3:9: error: `May 2022` is no date
       ╭────
     2 │ title: Жертви
     3 │ issued: May 2022
       ·         ────────
     4 │ type: report
       ╰────
      help: write a year "2022", a year and month "2022-05", or a date "2022-05-31"

      × entries/link.md:7:18: error: `example.com` is not among the trusted hosts
       ╭────
     6 │ ---
     7 │ Про жертви [тут](https://example.com/a).
       ·                  ─────────────────────
       ╰────
      help: link to the publisher's own page, or, when the host is the publisher's or an official library, add `example.com` with the reason to hosts.yaml

    1 entry can be served; 3 errors, 0 warnings
    "#);
}

#[test]
fn every_mistake_has_its_place_on_a_line_of_its_own_and_is_printed_once() {
    let long = format!("{}{}", GOOD.replace("type: report", "type: zebra"), "A long text. ".repeat(6_000));
    let name = format!("entries/{}.md", "a-very-long-name-".repeat(12));
    let folder = store(&[("entries/Bad.md", GOOD), ("entries/long.md", &long), (&name, "x")]);
    let done = check(&folder);
    let shown = stdout(&done);
    for place in
        ["entries/Bad.md:1:1: error: `Bad`", "entries/long.md:3:7: error: `zebra`", &format!("{name}:1:1: error:")]
    {
        assert_eq!(shown.matches(place).count(), 1, "{place}\n{shown}");
    }
    assert!(shown.ends_with("\n0 entries can be served; 3 errors, 0 warnings\n"), "{shown}");
}

#[test]
fn warnings_alone_pass() {
    let done = check(&store(&[("entries/bare.md", "---\ntitle: Bare\ntype: report\nlanguage: en\n---\nText.\n")]));
    assert_eq!(done.status.code(), Some(0));
    let shown = stdout(&done);
    assert!(shown.contains("entries/bare.md:1:1: warning: there is no link"), "{shown}");
    assert!(shown.ends_with("\n1 entry can be served; 0 errors, 1 warning\n"), "{shown}");
}

#[test]
fn only_a_terminal_gets_colours() {
    let folder = store(&[("entries/bad.md", "x")]);
    assert!(!stdout(&check(&folder)).contains('\u{1B}'));
    assert!(stdout(&check_with(&folder, &[("CLICOLOR_FORCE", "1")])).contains('\u{1B}'));
    assert!(!stdout(&check_with(&folder, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")])).contains('\u{1B}'));
}

#[test]
fn a_folder_that_is_not_there_cannot_be_checked() {
    let folder = tempfile::tempdir().unwrap();
    fs::remove_dir(folder.path()).unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_guidepost"))
        .env_clear()
        .args(["check", "--knowledge"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(2));
    let said = String::from_utf8(done.stderr).unwrap();
    assert!(said.contains(&folder.path().display().to_string()), "{said}");
}
