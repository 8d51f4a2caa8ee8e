//! `guidepost new`, talked to through a pipe.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use insta::assert_snapshot;
use tempfile::TempDir;

fn store() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("entries")).unwrap();
    for (file, text) in [
        ("topics.yaml", "- {id: forced-labour, label: Forced labour}\n- {id: health-care, label: Health}\n"),
        ("regions.yaml", "- {id: europe, label: Europe}\n"),
        ("audiences.yaml", "- {id: police, label: Police}\n"),
        ("thesaurus.yaml", "[]\n"),
        ("hosts.yaml", "trusted: {ilo.org: publisher}\n"),
        (
            "entries/ilo-signs-2021.md",
            "---\ntitle: Signs\ntype: report\npublisher: International Labour Organization (ILO)\nlanguage: en\ndownload: https://ilo.org/s\n---\nText.\n",
        ),
    ] {
        fs::write(folder.path().join(file), text).unwrap();
    }
    folder
}

fn new(folder: &TempDir, typed: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_guidepost"))
        .current_dir(folder)
        .env_clear()
        .args(["new", "--knowledge", "."])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may end before it has read everything.
    let _ = program.stdin.take().unwrap().write_all(typed.as_bytes());
    program.wait_with_output().unwrap()
}

fn files(folder: &TempDir) -> Vec<String> {
    let children = fs::read_dir(folder.path().join("entries")).unwrap();
    let mut names: Vec<String> =
        children.map(|child| child.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// All answers, with slips on the way.
const ANSWERS: &str = "
Signs: what to look for
reports
report
International Labour
International Labour Organization (ILO)
May 2021
2021

english
forced
Forced labour, health-care
?
europe

https://example.com/
https://ilo.org/signs.pdf

fr https://ilo.org/signes.pdf

nothing
ilo-signs-2021
en: which signs are there

the page itself

What to look for.
When to use it.


";

#[test]
fn an_entry_is_asked_for_checked_and_written() {
    let folder = store();
    let done = new(&folder, &format!("{ANSWERS}y\n"));
    let said = String::from_utf8(done.stdout).unwrap();
    assert_eq!(done.status.code(), Some(0), "{said}{}", String::from_utf8_lossy(&done.stderr));
    assert_snapshot!(said, @r#"
    An empty line leaves out what is not needed; ? lists what there is; Ctrl-C ends all, and nothing is written.

    title (needed): the document's own title, in its own language
    > This is needed.
    > 
    type (needed): what sort of document it is
    > ! `reports` is no type
      did you mean:
      report
    > 
    publisher: who published it; several parted by commas, or by ; where a name has a comma
    > These are known:
      International Labour Organization (ILO)
    Type one of them, or the same as before to keep it as it is.
    > 
    issued: when it came out: 2022, 2022-05 or 2022-05-31; leave it out rather than guess
    > ! `May 2021` is no date
      help: write a year "2022", a year and month "2022-05", or a date "2022-05-31"
    > 
    edition: as printed, for instance: Second edition
    > 
    language (needed): the language of the document, as a code: en, fr, es, ar, uk …
    > 
    topic: what it is about, the most important first; two to five, parted by commas
    > ! `forced` is no topic
      did you mean:
      forced-labour (Forced labour)
    > 
    region: a country (US), a part of the world (americas) or global; several parted by commas
    >   europe (Europe)
    > 
    audience: whom it is for; several parted by commas
    > 
    download: the link to the document
    > ! `example.com` is not among the trusted hosts
      help: link to the publisher's own page, or, when the host is the publisher's or an official library, add `example.com` with the reason to hosts.yaml
    > 
    landing: the link to the publisher's page about it
    > 
    versions: the same in other languages, one a line, as in: fr https://www.ilo.org/… (a note); end with an empty line
    > > 
    replaces: the id of the earlier edition, when there is an entry for it
    > ! `nothing`, which this entry replaces, does not exist
      help: write the id (the file's name without `.md`) of the earlier edition
    > 
    questions: what people ask when they need this, in their words, one a line, as in: en: boss keeps my passport; end with an empty line
    > > 
    source: where you found the facts; never shown to those who ask
    > 
    owner: who looks after the entry; never shown
    > 
    summary (needed): two to five sentences in your own words: what is in it, and when to use it; end with an empty line
    > > > 
    id: the file's name, by which links lead here for ever. An empty line takes what is proposed.
    [ilo-signs-what-look-2021]> 
    ./entries/ilo-signs-what-look-2021.md

    ---
    title: "Signs: what to look for"
    type: report
    publisher:
      - International Labour Organization (ILO)
    issued: "2021"
    language: en
    topic:
      - forced-labour
      - health-care
    region:
      - europe
    questions:
      en:
        - which signs are there
    download: https://ilo.org/signs.pdf
    versions:
      - language: fr
        url: https://ilo.org/signes.pdf
    replaces: ilo-signs-2021
    source: the page itself
    ---

    What to look for.
    When to use it.

    Write this? [Y/n]> 
    Written: ./entries/ilo-signs-what-look-2021.md
    Next: read it once more beside the document, then run `guidepost check`. A bot that is running shows it within a minute.
    "#);
    assert_eq!(files(&folder), ["ilo-signs-2021.md", "ilo-signs-what-look-2021.md"]);
    let text = fs::read_to_string(folder.path().join("entries/ilo-signs-what-look-2021.md")).unwrap();
    assert!(said.contains(&format!("\n{text}\n")), "what was shown is not what was written:\n{text}");
    let check = Command::new(env!("CARGO_BIN_EXE_guidepost"))
        .env_clear()
        .args(["check", "--knowledge"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert_eq!(check.status.code(), Some(0));
}

#[test]
fn nothing_is_written_when_it_is_not_agreed_to() {
    let folder = store();
    let done = new(&folder, &format!("{ANSWERS}n\n"));
    assert_eq!(done.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&done.stdout).ends_with("Nothing was written.\n"));
    assert_eq!(files(&folder).len(), 1);
}

#[test]
fn input_that_ends_writes_nothing_and_says_what_is_missing() {
    let folder = store();
    for (typed, missing) in [
        ("", "`title`, `type`, `language`, `summary`"),
        ("A title\nreport\n", "`language`, `summary`"),
        (ANSWERS, "a \"yes\" to writing it"),
    ] {
        let done = new(&folder, typed);
        assert_eq!(done.status.code(), Some(2));
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(said.contains("nothing was written") && said.contains(missing), "{said}");
        assert_eq!(files(&folder).len(), 1);
    }
}

#[test]
fn an_id_that_is_taken_is_not_taken_again() {
    let folder = store();
    let answers = ANSWERS.trim_end_matches('\n');
    let done = new(&folder, &format!("{answers}\n\nilo-signs-2021\nBad Id\nilo-signs-new\ny\n"));
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert_eq!(done.status.code(), Some(0), "{said}");
    assert!(said.contains("An entry has or had that id") && said.contains("Use small letters"), "{said}");
    assert_eq!(files(&folder), ["ilo-signs-2021.md", "ilo-signs-new.md"]);
}
