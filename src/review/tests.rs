//! Each piece of advice, given where it is true and only there.

use std::fs;

use jiff::civil::date;
use tempfile::TempDir;

use super::*;

/// A store of entries, each with its lines of front matter and its summary.
fn store(entries: &[(&str, &str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("entries")).unwrap();
    for list in ["topics.yaml", "regions.yaml", "audiences.yaml", "thesaurus.yaml"] {
        fs::write(folder.path().join(list), "[]\n").unwrap();
    }
    fs::write(folder.path().join("hosts.yaml"), "trusted: {ilo.org: publisher}\n").unwrap();
    for (id, lines, summary) in entries {
        let title = if lines.contains("title:") { String::new() } else { format!("title: About {id}\n") };
        let issued = if lines.contains("issued:") { "" } else { "issued: 2020\n" };
        let link = if lines.contains("https:") { String::new() } else { format!("download: https://ilo.org/{id}\n") };
        let text = format!("---\n{title}type: report\nlanguage: en\n{issued}{link}{lines}\n---\n{summary}\n");
        fs::write(folder.path().join(format!("entries/{id}.md")), text).unwrap();
    }
    folder
}

/// The advice on a store, each piece with its place.
#[track_caller]
fn advice(folder: &TempDir) -> Vec<String> {
    let library = Library::load(folder.path());
    assert!(library.problems.is_empty(), "{:#?}", library.problems);
    let problems = review(&library, folder.path(), date(2026, 5, 31));
    let shown = |problem: &Problem| {
        assert!(!problem.is_error() && !problem.fault.mend().is_empty());
        let (path, line, column) = (problem.path.display(), problem.line, problem.column);
        format!("{path}:{line}:{column} {} {}", problem.fault.code(), problem.text)
    };
    problems.iter().map(shown).collect()
}

#[test]
fn summaries_that_say_the_same_are_named_in_the_second() {
    let folder = store(&[
        ("a", "", "What to do, step by step."),
        ("b", "", "What *to do*:\nstep by step"),
        ("c", "", "Another."),
    ]);
    assert_eq!(advice(&folder), ["entries/b.md:9:1 same-summary What *to do*:"]);
}

#[test]
fn a_document_belongs_to_one_entry_and_its_editions() {
    let pdf = "download: https://www.ilo.org/d.pdf";
    let folder = store(&[
        ("a", "download: https://ilo.org/d.pdf", "A."),
        ("b", &format!("{pdf}\nreplaces: a"), "B."),
        ("c", "download: https://ilo.org/d.pdf#page=7", "C."),
        ("d", "download: https://ilo.org/all", "D."),
        ("e", "download: https://ilo.org/all", "E."),
        ("f", "versions:\n  - language: fr\n    url: https://www.ilo.org/d.pdf", "F."),
        ("g", "versions:\n  - language: fr\n    url: https://www.ilo.org/d.pdf\n    note: page listing all", "G."),
    ]);
    assert_eq!(advice(&folder), ["entries/f.md:8:10 same-link     url: https://www.ilo.org/d.pdf"]);
}

#[test]
fn a_question_belongs_to_one_entry() {
    let folder = store(&[
        ("a", "questions:\n  - Where is the form?", "A."),
        ("b", "questions:\n  en:\n    - other\n    - where is the FORM", "B."),
    ]);
    assert_eq!(advice(&folder), ["entries/b.md:10:7 same-question     - where is the FORM"]);
}

#[test]
fn gaps_are_named() {
    let folder = store(&[("a", "landing: https://ilo.org/page\nissued:", "A.")]);
    assert_eq!(
        advice(&folder),
        ["entries/a.md:1:1 no-year ---", "entries/a.md:5:10 no-download landing: https://ilo.org/page"]
    );
}

#[test]
fn a_later_edition_names_the_earlier_one() {
    let by = "publisher: ILO";
    let folder = store(&[
        ("a", &format!("title: Signs of Trafficking\n{by}\nissued: 2010"), "A."),
        ("b", &format!("title: Signs of trafficking (second edition)\n{by}\nissued: 2015"), "B."),
        ("c", &format!("title: Signs of Trafficking, 3rd revised edition\n{by}\nissued: 2020\nreplaces: b"), "C."),
        ("d", "title: Signs of trafficking\npublisher: Another\nissued: 2021", "D."),
        ("e", &format!("title: Report 2019\n{by}\nissued: 2019"), "E."),
        ("f", &format!("title: Report 2020\n{by}\nissued: 2020"), "F."),
    ]);
    assert_eq!(advice(&folder), ["entries/b.md:5:8 loose-edition title: Signs of trafficking (second edition)"]);
}

#[test]
fn reviews_are_due_after_their_day() {
    let folder = store(&[
        ("a", "review-by: 2026-05-30", "A."),
        ("b", "review-by: 2026-05", "B."),
        ("c", "review-by: 2026-05-31", "C."),
        ("d", "reviewed: 2026-04-02\nreview-by: 2026-04-01", "D."),
        ("e", "reviewed: 2026-06-01", "E."),
        ("f", "reviewed: 2026\nreview-by: 2025", "F."),
    ]);
    assert_eq!(
        advice(&folder),
        [
            "entries/a.md:7:12 review-due review-by: 2026-05-30",
            "entries/d.md:8:12 review-by-before-reviewed review-by: 2026-04-01",
            "entries/e.md:7:11 reviewed-in-future reviewed: 2026-06-01",
            "entries/f.md:8:12 review-by-before-reviewed review-by: 2025",
        ]
    );
}

#[test]
fn topics_and_concepts_that_lead_to_no_entry_are_named_at_their_place() {
    let folder = store(&[("a", "topic: narrow", "The workers were paid for fishing vessels.")]);
    let topics =
        "- {id: wide, label: Wide}\n- {id: narrow, label: Narrow, broader: wide}\n- {id: unused, label: Unused}\n";
    fs::write(folder.path().join("topics.yaml"), topics).unwrap();
    let concepts = "- {id: worker, prefLabel: {en: worker}}\n- id: vessel\n  prefLabel: {en: vessel}\n- {id: fishing-vessel, prefLabel: {en: fishing vessel}}\n- id: visa\n  prefLabel: {en: visa}\n";
    fs::write(folder.path().join("thesaurus.yaml"), concepts).unwrap();
    // `vessel` stands inside of a longer name, and is named all the same.
    assert_eq!(
        advice(&folder),
        ["thesaurus.yaml:5:3 unused-concept - id: visa", "topics.yaml:3:4 unused-topic - {id: unused, label: Unused}",]
    );
}

#[test]
fn nothing_is_said_of_what_no_entry_has_while_one_cannot_be_read() {
    let folder = store(&[("a", "topic: zebra", "A.")]);
    fs::write(folder.path().join("topics.yaml"), "- {id: unused, label: Unused}\n").unwrap();
    let library = Library::load(folder.path());
    assert!(library.problems.iter().any(Problem::is_error));
    assert!(review(&library, folder.path(), date(2026, 5, 31)).is_empty());
}
