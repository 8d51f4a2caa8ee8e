//! `guidepost check`, run as a program.

use std::fs;
use std::process::{Command, Output};

use insta::assert_snapshot;
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

const GOOD: &str =
    "---\ntitle: Good\ntype: report\nissued: 2022\nlanguage: en\ndownload: https://ilo.org/\n---\nText.\n";

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
    assert_snapshot!(stdout(&done), @"1 entry can be served; 0 errors, 0 warnings");
}

#[test]
fn mistakes_are_shown_with_their_lines_and_remedies() {
    let date = GOOD.replace("issued: 2022", "issued: May 2022");
    let link = GOOD.replace("Text.", "Про жертви [тут](https://example.com/a).");
    let done = check(&store(&[
        ("entries/good.md", GOOD),
        ("entries/date.md", &date),
        ("entries/link.md", &link),
        ("entries/Bad.md", GOOD),
    ]));
    assert_eq!(done.status.code(), Some(1));
    assert_snapshot!(stdout(&done), @r#"
      × entries/Bad.md:1:1: error: `Bad` cannot be an id
      help: name the file with small letters a-z, digits and hyphens, for instance `nrm-handbook-2022.md`

      × entries/date.md:4:9: error: `May 2022` is no date
       ╭────
     3 │ type: report
     4 │ issued: May 2022
       ·         ────────
     5 │ language: en
       ╰────
      help: write a year "2022", a year and month "2022-05", or a date "2022-05-31"

      × entries/link.md:8:18: error: `example.com` is not among the trusted hosts
       ╭────
     7 │ ---
     8 │ Про жертви [тут](https://example.com/a).
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
    assert!(shown.ends_with("\n1 entry can be served; 0 errors, 2 warnings\n"), "{shown}");
}

#[test]
fn only_a_terminal_gets_colours() {
    let folder = store(&[("entries/bad.md", "x")]);
    assert!(!stdout(&check(&folder)).contains('\u{1B}'));
    assert!(stdout(&check_with(&folder, &[("CLICOLOR_FORCE", "1")])).contains('\u{1B}'));
    assert!(!stdout(&check_with(&folder, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")])).contains('\u{1B}'));
}

#[test]
fn fifty_broken_files_are_fifty_problems_with_places_and_remedies_and_the_rest_is_served() {
    let front = |lines: &str| {
        format!("---\ntitle: T\ntype: report\nlanguage: en\ndownload: https://ilo.org/t\n{lines}---\nText.\n")
    };
    let kinds: [(&str, String); 10] = [
        ("no-front-matter", "Text alone.\n".to_owned()),
        ("open-front-matter", "---\ntitle: T\n".to_owned()),
        ("yaml", "---\ntitle: One: two\n---\nText.\n".to_owned()),
        ("yaml-mark", front("edition: *one\n")),
        ("unknown-key", front("zebra: x\n")),
        ("bad-date", front("reviewed: May 2022\n")),
        ("untrusted-host", front("landing: https://example.com/\n")),
        ("unknown-term", GOOD.replace("type: report", "type: zebra")),
        ("replaces-nothing", front("replaces: nothing\n")),
        ("missing-key", GOOD.replace("title: Good\n", "")),
    ];
    let files: Vec<(String, &str)> = (0..50)
        .map(|number| (format!("entries/bad-{number:02}.md"), kinds[number % kinds.len()].1.as_str()))
        .chain([("entries/good.md".to_owned(), GOOD)])
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let folder = store(&files);

    let shown = stdout(&check(&folder));
    assert_eq!(shown.matches(": error: ").count(), 50, "{shown}");
    assert_eq!(
        shown.matches("help: ").count(),
        shown.matches(": error: ").count() + shown.matches(": warning: ").count()
    );
    for number in 0..50 {
        assert!(shown.contains(&format!("entries/bad-{number:02}.md:")), "{number}");
    }
    let json = report(&folder, &["--format", "json"]);
    assert_eq!(json["errors"], 50);
    // What only has a wrong reference is served without it.
    assert_eq!(json["entries"], 6);
    let errors = json["problems"].as_array().unwrap().iter().filter(|problem| problem["severity"] == "error");
    for (problem, number) in errors.zip(0..) {
        let (code, text) = &kinds[number % kinds.len()];
        assert_eq!(problem["code"], *code);
        assert!(problem["path"].as_str().unwrap().ends_with(&format!("entries/bad-{number:02}.md")), "{problem}");
        let line = usize::try_from(problem["line"].as_u64().unwrap()).unwrap();
        assert_eq!(problem["text"], text.lines().nth(line - 1).unwrap(), "{problem}");
        assert!(!problem["help"].as_str().unwrap().is_empty(), "{problem}");
    }
}

/// What `check` prints for programs.
fn report(folder: &TempDir, options: &[&str]) -> serde_json::Value {
    let done = Command::new(env!("CARGO_BIN_EXE_guidepost"))
        .current_dir(folder)
        .env_clear()
        .args(["check", "--knowledge", "."])
        .args(options)
        .output()
        .unwrap();
    serde_json::from_str(&stdout(&done)).unwrap()
}

#[test]
fn programs_get_one_object() {
    let folder = store(&[("entries/date.md", &GOOD.replace("issued: 2022", "issued: May 2022"))]);
    assert_snapshot!(serde_json::to_string_pretty(&report(&folder, &["--format", "json"])).unwrap(), @r#"
    {
      "entries": 0,
      "errors": 1,
      "problems": [
        {
          "code": "bad-date",
          "column": 9,
          "end_column": 17,
          "help": "write a year \"2022\", a year and month \"2022-05\", or a date \"2022-05-31\"",
          "line": 4,
          "message": "`May 2022` is no date",
          "path": "entries/date.md",
          "severity": "error",
          "text": "issued: May 2022"
        }
      ],
      "warnings": 0
    }
    "#);
}

#[test]
fn pull_requests_get_commands_with_paths_from_where_it_runs() {
    let folder = store(&[]);
    fs::create_dir(folder.path().join("knowledge")).unwrap();
    for name in ["entries", "topics.yaml", "regions.yaml", "audiences.yaml", "thesaurus.yaml", "hosts.yaml"] {
        fs::rename(folder.path().join(name), folder.path().join("knowledge").join(name)).unwrap();
    }
    fs::write(folder.path().join("knowledge/entries/50,5.md"), "x").unwrap();
    let text = GOOD.replace("issued: 2022", "issued: 100%").replace("Text.", "");
    fs::write(folder.path().join("knowledge/entries/date.md"), text).unwrap();
    insta::allow_duplicates! { for knowledge in ["knowledge".into(), folder.path().join("knowledge")] {
        let done = Command::new(env!("CARGO_BIN_EXE_guidepost"))
            .current_dir(&folder)
            .env_clear()
            .args(["check", "--format", "github", "--knowledge"])
            .arg(knowledge)
            .output()
            .unwrap();
        assert_eq!(done.status.code(), Some(1));
        assert_snapshot!(stdout(&done), @r#"
        ::error file=knowledge/entries/50%2C5.md,line=1,col=1,title=bad-name::`50,5` cannot be an id%0Aname the file with small letters a-z, digits and hyphens, for instance `nrm-handbook-2022.md`
        ::warning file=knowledge/entries/date.md,line=1,col=1,endColumn=4,title=no-summary::there is no summary%0Awrite two to five sentences below the front matter
        ::error file=knowledge/entries/date.md,line=4,col=9,endColumn=13,title=bad-date::`100%25` is no date%0Awrite a year "2022", a year and month "2022-05", or a date "2022-05-31"
        0 entries can be served; 2 errors, 1 warning
        "#);
    } }
}

#[test]
fn warnings_fail_where_they_are_asked_to() {
    let folder = store(&[("entries/bare.md", "---\ntitle: Bare\ntype: report\nlanguage: en\n---\nText.\n")]);
    for (options, code) in [(vec!["check"], 0), (vec!["check", "--strict"], 1)] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guidepost"));
        let done = command.env_clear().args(options).arg("--knowledge").arg(folder.path()).output().unwrap();
        assert_eq!(done.status.code(), Some(code));
    }
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
