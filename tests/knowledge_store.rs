//! A knowledge store with mistakes: each is named with its place and its remedy, and the rest is served.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use guidepost::knowledge::{Draft, EntryId, Fault, Library, Manuscript, Problem, Severity};
use proptest::prelude::*;
use tempfile::TempDir;

/// A store with one good entry, `good`, and what a test adds.
struct Store {
    folder: TempDir,
}

const TOPICS: &str = "- {id: forced-labour, label: Forced labour}\n- {id: health-care, label: Health}\n";
const HOSTS: &str = "trusted: {ilo.org: publisher}\nrejected: {scribd.com: re-uploader}\n";
const GOOD: &str = "---
title: Forced labour
type: report
language: en
topic: forced-labour
download: https://www.ilo.org/forced-labour
---
What it is.
";

impl Store {
    fn new() -> Self {
        let store = Self { folder: tempfile::tempdir().unwrap() };
        store
            .with("topics.yaml", TOPICS)
            .with("regions.yaml", "- {id: europe, label: Europe}\n")
            .with("audiences.yaml", "- {id: police, label: Police}\n")
            .with("hosts.yaml", HOSTS)
            .with("thesaurus.yaml", "[]\n")
            .with("entries/good.md", GOOD)
    }

    /// Adds or replaces a file.
    fn with(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Loads the store; that has to be quick, and the good entry has to be served.
    #[track_caller]
    fn load(&self) -> Library {
        let start = Instant::now();
        let library = Library::load(self.folder.path());
        let taken = start.elapsed();
        assert!(taken < Duration::from_secs(2), "loading took {taken:?}");
        assert!(serves(&library, "good"), "{:#?}", library.problems);
        library
    }

    /// The library's only problem.
    #[track_caller]
    fn only_problem(&self) -> Problem {
        let mut problems = self.load().problems;
        assert_eq!(problems.len(), 1, "{problems:#?}");
        problems.remove(0)
    }
}

fn serves(library: &Library, id: &str) -> bool {
    library.get(&EntryId::parse(id).unwrap()).is_some()
}

/// An entry's file whose front matter has these lines besides what is needed.
fn entry_with(lines: &str) -> String {
    format!("---\ntitle: T\ntype: report\nlanguage: en\ndownload: https://ilo.org/t\n{lines}---\nA summary.\n")
}

impl Store {
    /// Loads the store with the file `entries/bad.md`, which has one error and is not served.
    #[track_caller]
    fn refuses(text: impl AsRef<[u8]>) -> Problem {
        let store = Self::new().with("entries/bad.md", text);
        let library = store.load();
        assert!(!serves(&library, "bad"), "it is served");
        let problem = store.only_problem();
        assert_eq!(problem.path, Path::new("entries/bad.md"));
        assert!(problem.is_error());
        problem
    }
}

/// Holds a problem against its place, and parts of what it says is wrong and what to do.
#[track_caller]
fn assert_says(problem: &Problem, place: (usize, usize), wrong: &str, mend: &str) {
    assert_eq!((problem.line, problem.column), place, "{problem}");
    let (said, help) = (problem.fault.to_string(), problem.fault.mend());
    assert!(said.contains(wrong), "`{said}` does not say `{wrong}`");
    assert!(help.contains(mend), "`{help}` does not say `{mend}`");
    let line = format!("{}:{}:{}: ", problem.path.display(), place.0, place.1);
    assert!(problem.to_string().starts_with(&line), "{problem}");
}

#[test]
fn a_store_without_mistakes_has_no_problems() {
    let store = Store::new();
    assert!(store.load().problems.is_empty(), "{:#?}", store.load().problems);
}

#[test]
fn broken_yaml_is_placed() {
    let problem = Store::refuses("---\ntitle: Part one: signs\ntype: report\nlanguage: en\n---\nText.\n");
    assert_says(&problem, (2, 16), "mapping values are not allowed", "in \"quotes\"");
}

#[test]
fn an_open_quote_is_placed_where_it_opens() {
    let problem = Store::refuses("---\ntype: report\ntitle: \"Signs\nlanguage: en\n---\nText.\n");
    assert_says(&problem, (3, 8), "never closed", "README.md");
}

#[test]
fn unbalanced_brackets_are_placed() {
    let problem = Store::refuses(entry_with("topic: [forced-labour\n"));
    assert_says(&problem, (6, 8), "never closed", "README.md");
}

#[test]
fn an_unknown_key_is_placed_and_the_nearest_is_offered() {
    let problem = Store::refuses(entry_with("publishers: ILO\n"));
    assert_says(&problem, (6, 1), "`publishers` is no key", "did you mean `publisher`?");
    let problem = Store::refuses(entry_with("zebra: ILO\n"));
    assert_says(&problem, (6, 1), "`zebra` is no key", "README.md");
}

#[test]
fn a_key_that_stands_twice_is_an_error() {
    let problem = Store::refuses(entry_with("edition: First\nedition: Second\n"));
    assert_says(&problem, (7, 1), "duplicate", "README.md");
}

#[test]
fn a_missing_title_is_an_error() {
    let problem = Store::refuses("---\ntype: report\nlanguage: en\ndownload: https://ilo.org/\n---\nText.\n");
    assert_says(&problem, (1, 1), "`title` is missing", "`title: …`");
}

#[test]
fn an_empty_title_is_missing_at_its_place() {
    for empty in ["", " \"\"", " ~", " '  '"] {
        let text = format!("---\ntype: report\ntitle:{empty}\nlanguage: en\nlanding: https://ilo.org/\n---\nText.\n");
        assert_says(&Store::refuses(text), (3, 1), "`title` is missing", "`title: …`");
    }
}

#[test]
fn an_unknown_topic_is_an_error_and_the_nearest_is_offered() {
    let problem = Store::refuses(entry_with("topic: [health-care, forced-labor]\n"));
    assert_says(&problem, (6, 22), "`forced-labor` is no topic", "did you mean `forced-labour`?");
    let problem = Store::refuses(entry_with("topic:\n  - zebra\n"));
    assert_says(&problem, (7, 5), "`zebra` is no topic", "topics.yaml");
}

#[test]
fn unknown_types_languages_and_dates_are_errors() {
    let text = "---\ntitle: T\ntype: reports\nlanguage: en\nlanding: https://ilo.org/\n---\nText.\n";
    assert_says(&Store::refuses(text), (3, 7), "`reports` is no type", "did you mean `report`?");
    let text = "---\ntitle: T\ntype: report\nlanguage: english\nlanding: https://ilo.org/\n---\nText.\n";
    assert_says(&Store::refuses(text), (4, 11), "`english` is no language", "`en`");
    for date in ["2023-02-29", "May 2022", "22", "2022.10"] {
        let problem = Store::refuses(entry_with(&format!("issued: {date}\n")));
        assert_says(&problem, (6, 9), &format!("`{date}` is no date"), "\"2022-05\"");
    }
}

#[test]
fn unknown_regions_and_audiences_are_warnings() {
    let store = Store::new().with("entries/odd.md", entry_with("region: europa\naudience: [police, polise]\n"));
    let library = store.load();
    assert!(serves(&library, "odd"));
    let [region, audience] = &library.problems[..] else { panic!("{:#?}", library.problems) };
    assert_says(region, (6, 9), "`europa` is no region", "did you mean `europe`?");
    assert_says(audience, (7, 20), "`polise` is no audience", "did you mean `police`?");
    assert!(!region.is_error() && !audience.is_error());
}

#[test]
fn a_value_is_placed_where_it_stands_alone() {
    // The words of the bad value stand earlier, too: in the title, in another key and in longer values.
    let text = "---
title: 2022-13 and other en things
type: report
language: en
edition: zz
topic: [zz-top, zz]
issued: 2022-13
download: https://ilo.org/zz
---
zz 2022-13
";
    let library = Store::new().with("entries/bad.md", text).load();
    let places: Vec<_> = library.problems.iter().map(|problem| (problem.line, problem.column)).collect();
    assert_eq!(places, [(6, 9), (6, 17), (7, 9)], "{:#?}", library.problems);
}

#[test]
fn every_mistake_of_a_file_is_reported_at_once() {
    let text = "---
title: [One, Two]
type: reports
publishers: ILO
issued: May
topic: forced-labor
versions:
  - {language: xx, url: \"javascript:alert(1)\"}
  - {url: \"https://ilo.org/\", notes: x}
download: https://ilo.org/
---
See [this](https://scribd.com/).
";
    let library = Store::new().with("entries/bad.md", text).load();
    let seen: Vec<_> =
        library.problems.iter().map(|problem| (problem.line, problem.column, problem.fault.to_string())).collect();
    let expected = [
        (1, 1, "`language` is missing"),
        (2, 8, "title: invalid type: sequence, expected one text"),
        (3, 7, "`reports` is no type"),
        (4, 1, "`publishers` is no key"),
        (5, 9, "`May` is no date"),
        (6, 8, "`forced-labor` is no topic"),
        (8, 16, "`xx` is no language"),
        (8, 26, "`javascript:alert(1)` is no link"),
        (9, 5, "`language` is missing"),
        (9, 31, "`notes` is no key"),
        (12, 12, "`scribd.com` is a rejected host"),
    ];
    assert_eq!(seen.len(), expected.len(), "{seen:#?}");
    for ((line, column, said), expected) in seen.iter().zip(expected) {
        assert_eq!((*line, *column), (expected.0, expected.1), "{said}");
        assert!(said.starts_with(expected.2), "{said}");
    }
}

#[test]
fn columns_count_characters() {
    let problem = Store::refuses(
        "---\n{title: Жертви торгівлі людьми, type: x, language: en, landing: \"https://ilo.org/\"}\n---\nText.\n",
    );
    assert_eq!((problem.line, problem.column), (2, 39), "{problem}");
    let problem = Store::refuses("---\npublisher: Жертви торгівлі людьми\ntitle: Жертви: людей\n---\nText.\n");
    assert_says(&problem, (3, 14), "mapping values are not allowed", "in \"quotes\"");
}

#[test]
fn the_same_id_twice_is_an_error_and_the_first_is_served() {
    let store = Store::new().with("entries/older/good.md", GOOD.replace("Forced labour", "Another"));
    let problem = store.only_problem();
    assert_says(&problem, (1, 1), "the id `good` is already that of entries/good.md", "rename one");
    assert_eq!(problem.path, Path::new("entries/older/good.md"));
    assert_eq!(store.load().get(&EntryId::parse("good").unwrap()).unwrap().title, "Forced labour");
}

#[test]
fn entries_may_stand_in_subfolders() {
    let store = Store::new().with("entries/2022/deep/other.md", entry_with(""));
    let library = store.load();
    assert!(serves(&library, "other") && library.problems.is_empty());
}

#[test]
fn what_is_not_utf_8_is_placed() {
    let problem = Store::refuses(b"---\ntitle: caf\xE9\n---\nText.\n");
    assert_says(&problem, (2, 11), "not UTF-8", "encoding UTF-8");
    assert_says(&Store::refuses(b"\xFF\xFE-\0-\0-\0"), (1, 1), "not UTF-8", "encoding UTF-8");
}

#[test]
fn a_file_of_50_mb_is_not_read() {
    let store = Store::new();
    File::create(store.path("entries/huge.md")).unwrap().set_len(50_000_000).unwrap();
    let problem = store.only_problem();
    assert_says(&problem, (1, 1), "50000000 bytes", "keep the summary short");
}

#[test]
#[cfg(unix)]
fn symbolic_links_are_not_followed() {
    let elsewhere = Store::new();
    for (target, link) in [("entries/good.md", "entries/secret.md"), ("entries", "entries/folder")] {
        let store = Store::new();
        std::os::unix::fs::symlink(elsewhere.path(target), store.path(link)).unwrap();
        let problem = store.only_problem();
        assert_eq!(problem.path, Path::new(link));
        assert_says(&problem, (1, 1), "symbolic link", "put the file itself here");
        assert_eq!(store.load().entries().len(), 1);
    }
}

#[test]
#[cfg(unix)]
fn a_list_that_is_a_symbolic_link_is_not_followed() {
    let store = Store::new();
    let elsewhere = Store::new().with("topics.yaml", "- {id: root, label: Secret}\n");
    fs::remove_file(store.path("topics.yaml")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path("topics.yaml"), store.path("topics.yaml")).unwrap();
    let problem = store.only_problem();
    assert_eq!(problem.path, Path::new("topics.yaml"));
    assert_says(&problem, (1, 1), "symbolic link", "put the file itself here");
    assert_eq!(store.load().topics.terms().count(), 0);
}

#[test]
fn replacing_nothing_is_an_error_and_only_the_link_is_lost() {
    let store = Store::new().with("entries/new.md", entry_with("replaces: old\n"));
    let problem = store.only_problem();
    assert_says(&problem, (6, 11), "`old`, which this entry replaces, does not exist", "the id");
    assert!(problem.is_error());
    let library = store.load();
    assert!(library.get(&EntryId::parse("new").unwrap()).unwrap().replaces.is_none());
}

#[test]
fn replacing_in_a_circle_is_an_error_and_both_are_served() {
    let store = Store::new()
        .with("entries/one.md", entry_with("replaces: two\n"))
        .with("entries/two.md", entry_with("replaces: one\n"));
    let library = store.load();
    let one = library.get(&EntryId::parse("one").unwrap()).unwrap();
    let two = library.get(&EntryId::parse("two").unwrap()).unwrap();
    for entry in [one, two] {
        assert!(entry.replaces.is_none(), "{entry:?}");
        assert!(library.newest_edition(entry).is_none() && library.earlier_edition(entry).is_none());
    }
    let places: Vec<_> = library.problems.iter().map(|problem| problem.path.to_str().unwrap()).collect();
    assert_eq!(places, ["entries/one.md", "entries/two.md"]);
    for problem in &library.problems {
        assert_says(problem, (6, 11), "in a circle", "let only the newer edition name the older");
    }
}

#[test]
fn an_entry_that_replaces_itself_is_served_without_the_link() {
    let problem = Store::new().with("entries/one.md", entry_with("replaces: one\n")).only_problem();
    assert_says(&problem, (6, 11), "one → one", "let only the newer");
}

#[test]
fn a_chain_of_editions_that_leads_into_a_circle_keeps_its_own_link() {
    let library = Store::new()
        .with("entries/a.md", entry_with("replaces: b\n"))
        .with("entries/b.md", entry_with("replaces: c\n"))
        .with("entries/c.md", entry_with("replaces: b\n"))
        .load();
    let a = library.get(&EntryId::parse("a").unwrap()).unwrap();
    assert_eq!(library.earlier_edition(a).unwrap().id.as_str(), "b");
    let places: Vec<_> = library.problems.iter().map(|problem| problem.path.to_str().unwrap()).collect();
    assert_eq!(places, ["entries/b.md", "entries/c.md"]);
}

#[test]
fn an_entry_is_found_by_the_ids_that_it_had() {
    let library = Store::new()
        .with("entries/guide-2021.md", entry_with("aliases: [guide, schools-guide, guide]\n"))
        .with("entries/guide-2023.md", entry_with("replaces: schools-guide\n"))
        .load();
    assert!(library.problems.is_empty(), "{:#?}", library.problems);
    for alias in ["guide", "schools-guide", "guide-2021"] {
        let id = EntryId::parse(alias).unwrap();
        let found = [library.get(&id), library.by_key(id.key()), library.find(&alias.to_uppercase())];
        assert!(found.iter().all(|found| found.unwrap().id.as_str() == "guide-2021"), "{alias}");
    }
    assert!(library.find("Not an id").is_none() && library.find("nowhere").is_none());
    let (old, new) = (library.find("guide").unwrap(), library.find("guide-2023").unwrap());
    assert_eq!(library.newest_edition(old).unwrap().id, new.id);
    assert_eq!(library.earlier_edition(new).unwrap().id, old.id);
}

#[test]
fn a_wrong_alias_is_placed_and_only_the_alias_is_lost() {
    for (lines, place, wrong, mend) in [
        ("aliases: Old Guide\n", (6, 10), "`Old Guide` cannot be an id", "small letters a-z"),
        ("aliases: [old, new]\n", (6, 16), "`new` is the id that the entry has now", "only earlier ids"),
        ("aliases:\n  - old\n  - good\n", (8, 5), "`good` is the id of another entry", "or remove `good.md`"),
        ("aliases:\n  - old\n  - broken\n", (8, 5), "`broken` is the id of another entry", "remove it here"),
    ] {
        let store = Store::new().with("entries/new.md", entry_with(lines)).with("entries/broken.md", "");
        let library = store.load();
        let (broken, alias): (Vec<&Problem>, Vec<_>) =
            library.problems.iter().partition(|problem| problem.path == Path::new("entries/broken.md"));
        assert_eq!((broken.len(), alias.len()), (1, 1), "{:#?}", library.problems);
        assert_eq!(alias[0].path, Path::new("entries/new.md"));
        assert!(alias[0].is_error());
        assert_says(alias[0], place, wrong, mend);
        assert!(serves(&library, "new") && !serves(&library, "broken"));
        assert_eq!(library.find("old").is_some(), lines.contains("old"), "the other alias stays");
        assert_eq!(library.find("good").unwrap().id.as_str(), "good");
    }
}

#[test]
fn an_alias_that_two_entries_claim_leads_to_neither() {
    let library = Store::new()
        .with("entries/one.md", entry_with("aliases: old\n"))
        .with("entries/two.md", entry_with("aliases: [older, old]\n"))
        .with("entries/three.md", entry_with("replaces: old\n"))
        .load();
    let said: Vec<_> = library.problems.iter().map(|problem| problem.path.to_str().unwrap()).collect();
    assert_eq!(said, ["entries/one.md", "entries/three.md", "entries/two.md"]);
    assert_says(&library.problems[0], (6, 10), "`old` stands among the `aliases` of `two`, too", "remove it from");
    assert_says(&library.problems[1], (6, 11), "`old`, which this entry replaces, does not exist", "the id");
    assert_says(&library.problems[2], (6, 18), "`old` stands among the `aliases` of `one`, too", "remove it from");
    assert!(library.find("old").is_none());
    assert_eq!(library.find("older").unwrap().id.as_str(), "two");
}

#[test]
fn an_entry_that_replaces_its_own_alias_is_served_without_the_link() {
    let problem = Store::new().with("entries/one.md", entry_with("aliases: old\nreplaces: old\n")).only_problem();
    assert_says(&problem, (7, 11), "one → one", "let only the newer");
}

#[test]
fn an_alias_changes_the_digest() {
    let store = Store::new().with("entries/one.md", entry_with(""));
    let before = store.load().digest().clone();
    let store = store.with("entries/one.md", entry_with("aliases: old\n"));
    assert_ne!(store.load().digest(), &before);
    let (mut with, without) = (store.load().entries().to_vec(), store.load().entries().to_vec());
    with[1].aliases.clear();
    assert_ne!(Library::of(with).digest(), Library::of(without).digest());
}

#[test]
fn links_lead_to_trusted_web_hosts_only() {
    for (link, wrong, mend) in [
        ("javascript:alert(1)", "`javascript:alert(1)` is no link", "beginning with https://"),
        ("ftp://ilo.org/x", "`ftp://ilo.org/x` is no link", "beginning with https://"),
        ("ilo.org/x", "it is not a whole address", "beginning with https://"),
        ("https://me@ilo.org/x", "it holds a user name", "beginning with https://"),
        ("https://example.com/x", "`example.com` is not among the trusted hosts", "add `example.com`"),
        ("https://ilo.org.example.com/x", "`ilo.org.example.com` is not among", "hosts.yaml"),
        ("https://www.scribd.com/x", "`scribd.com` is a rejected host: re-uploader", "publisher's own page"),
    ] {
        let text = format!("---\ntitle: T\ntype: report\nlanguage: en\ndownload: \"{link}\"\n---\nText.\n");
        assert_says(&Store::refuses(text), (5, 12), wrong, mend);
        assert_says(&Store::refuses(entry_with(&format!("landing: {link}\n"))), (6, 10), wrong, mend);
        let versions = format!("versions:\n  - language: fr\n    url: {link}\n");
        assert_says(&Store::refuses(entry_with(&versions)), (8, 10), wrong, mend);
    }
}

#[test]
fn links_in_the_summary_are_held_to_the_same() {
    let summary = format!("{}\nMore at [this page](https://example.com/a).\n", entry_with(""));
    assert_says(&Store::refuses(summary), (9, 21), "`example.com` is not among the trusted hosts", "hosts.yaml");
    let image = format!("{}\n![a](javascript:x)\n", entry_with(""));
    assert_says(&Store::refuses(image), (9, 6), "`javascript:x` is no link", "https://");
    let reference = format!("{}\nSee [it].\n\n[it]: https://example.com/a\n", entry_with(""));
    assert_says(&Store::refuses(reference), (11, 7), "`example.com` is not among", "hosts.yaml");
    let automatic = format!("{}\nSee <https://example.com/a>.\n", entry_with(""));
    assert_says(&Store::refuses(automatic), (9, 6), "`example.com` is not among", "hosts.yaml");
}

#[test]
fn a_bad_link_that_stands_twice_is_placed_twice() {
    let text = "---\ntitle: T\ntype: report\nlanguage: en\ndownload: https://example.com/a\nlanding: https://example.com/a\n---\n[x](https://example.com/a)\n";
    let library = Store::new().with("entries/bad.md", text).load();
    let places: Vec<_> = library.problems.iter().map(|problem| (problem.line, problem.column)).collect();
    assert_eq!(places, [(5, 11), (6, 10), (8, 5)]);
}

#[test]
fn anchors_aliases_and_tags_are_refused() {
    for (lines, place) in [
        ("edition: &a First\n", (6, 10)),
        ("edition: *a\n", (6, 10)),
        ("edition: !!str 5\n", (6, 10)),
        ("topic:\n  - &a forced-labour\n", (7, 5)),
        ("topic: [&a forced-labour]\n", (6, 9)),
        ("topic: [forced-labour, *a]\n", (6, 24)),
        ("versions: [{language: !x en}]\n", (6, 23)),
        ("\"edition\": &a First\n", (6, 12)),
        ("&a edition: First\n", (6, 1)),
        ("!!map : x\n", (6, 1)),
    ] {
        let problem = Store::refuses(entry_with(lines));
        assert_says(&problem, place, "anchor, alias or tag", "in \"quotes\"");
    }
    let laughs = "source:\n  a: &a [x, x]\n  b: &b [*a, *a]\n  c: [*b, *b]\n";
    assert_says(&Store::refuses(entry_with(laughs)), (7, 6), "anchor, alias or tag", "in \"quotes\"");
}

#[test]
fn signs_inside_texts_are_no_anchors_aliases_or_tags() {
    let lines = "edition: 'Signs: *these* &'\npublisher: [\"*A*, &b\", A & B, 'It''s [[[[[[[[[[[[[[[[[[[[ !']\n";
    let lines = format!("{lines}source: one * two, *three* # &four\n# &five: *six*\n");
    let library = Store::new().with("entries/fine.md", entry_with(&lines)).load();
    assert!(library.problems.is_empty(), "{:#?}", library.problems);
    let fine = library.get(&EntryId::parse("fine").unwrap()).unwrap();
    assert_eq!(fine.publisher, ["*A*, &b", "A & B", "It's [[[[[[[[[[[[[[[[[[[[ !"]);
}

#[test]
fn signs_in_block_texts_are_no_anchors_and_end_with_the_block() {
    let lines = "versions:\n  - note: |\n      * one\n      &two\n    language: fr\n    url: https://ilo.org/fr\nedition: >\n  !third\n";
    let library = Store::new().with("entries/fine.md", entry_with(lines)).load();
    assert!(library.problems.is_empty(), "{:#?}", library.problems);
    let lines = "versions:\n  - note: |\n      * one\n    language: &a fr\n";
    assert_says(&Store::refuses(entry_with(lines)), (9, 15), "anchor, alias or tag", "in \"quotes\"");
}

#[test]
fn lists_are_held_to_the_same_limits() {
    let store = Store::new().with("regions.yaml", "[".repeat(500_000));
    assert!(store.only_problem().fault.to_string().contains("16 deep"));
    let store = Store::new().with("regions.yaml", "- {id: a, label: &x A}\n- {id: b, label: *x}\n");
    assert_says(&store.only_problem(), (1, 18), "anchor, alias or tag", "in \"quotes\"");
    let store = Store::new().with("regions.yaml", "- {id: a, label: \u{202E}A}\n");
    assert_says(&store.only_problem(), (1, 18), "U+202E", "delete the character");
}

#[test]
fn a_key_that_stands_a_thousand_times_is_reported_quickly() {
    let library = Store::new().with("entries/bad.md", entry_with(&"edition: x\n".repeat(1_000))).load();
    assert!((2..=20).contains(&library.problems.len()), "{}", library.problems.len());
    assert!(!serves(&library, "bad"));
}

/// The bundled store, and the texts of its entries.
fn bundled() -> &'static (Library, Vec<String>) {
    static BUNDLED: std::sync::LazyLock<(Library, Vec<String>)> = std::sync::LazyLock::new(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge");
        let texts = Manuscript::all(&root).0.into_values().map(|file| file.text).collect();
        (Library::load(&root), texts)
    });
    &BUNDLED
}

proptest! {
    #[test]
    fn whatever_a_slip_makes_of_an_entry_its_problems_stand_in_it(
        entry in any::<prop::sample::Index>(),
        slips in prop::collection::vec(
            (any::<prop::sample::Index>(), 0_usize..40, prop::sample::select(&PIECES[..])), 1..6,
        ),
    ) {
        let (library, texts) = bundled();
        let mut text = entry.get(texts).clone();
        for (place, length, piece) in slips {
            let start = text.floor_char_boundary(place.index(text.len() + 1));
            let end = text.ceil_char_boundary((start + length).min(text.len()));
            text.replace_range(start..end, piece);
        }
        let (read, problems) = library.examine(&EntryId::parse("any").unwrap(), &text);
        prop_assert!(read.is_some() || !problems.is_empty(), "refused without a word");
        for problem in problems {
            let line = text.split('\n').nth(problem.line - 1);
            prop_assert!(line.is_some(), "{problem}");
            let length = line.unwrap().chars().count();
            prop_assert!((1..=length + 1).contains(&problem.column), "{problem}");
            prop_assert!(problem.end_column.is_none_or(|end| (problem.column + 1..=length + 1).contains(&end)), "{problem}");
        }
        if let Some(draft) = Draft::read(&text) {
            prop_assert_eq!(draft.revise(&text), text);
        }
    }
}

proptest! {
    #[test]
    fn whatever_stands_in_a_file_its_problems_stand_in_it_too(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..30),
        noise in "\\PC{0,8}",
        place in 0_usize..30,
    ) {
        let mut pieces = pieces;
        pieces.insert(place.min(pieces.len()), &noise);
        let text = format!("---\n{}", pieces.concat());
        let lines = text.matches('\n').count() + 1;
        let library = Store::new().with("entries/any.md", &text).load();
        for problem in library.problems {
            prop_assert!((1..=lines).contains(&problem.line), "{problem}");
            let line = text.split('\n').nth(problem.line - 1).unwrap();
            prop_assert!((1..=line.chars().count() + 1).contains(&problem.column), "{problem}");
        }
    }
}

/// What the files of the property are made of.
const PIECES: [&str; 30] = [
    "title: ",
    "type: ",
    "report\n",
    "language: en\n",
    "topic:\n",
    "  - ",
    "- ",
    "forced-labour\n",
    "zebra",
    "\n",
    "---\n",
    "versions: ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ": ",
    "\"",
    "'",
    "\\",
    "|\n",
    "&a ",
    "*a",
    "#",
    "url: https://ilo.org/",
    "é",
    "\u{2028}",
    "[x](https://example.com)",
    "\r\n",
];

#[test]
fn deep_brackets_are_refused_quickly() {
    for (lines, limit) in [
        (format!("topic: {}\n", "[".repeat(20_000)), "bytes; the most is"),
        (format!("topic: {}\n", "[".repeat(15_000)), "16 deep"),
        (format!("source: {}\n", "{a: ".repeat(4_000)), "16 deep"),
        (format!("source: x\n  \"y\ntopic: {}\n", "[".repeat(15_000)), ""),
        (format!("source: {}x\n", "- ".repeat(7_000)), ""),
        (format!("source:\n{}\n", "? ".repeat(7_000)), ""),
    ] {
        let problem = Store::refuses(entry_with(&lines));
        assert!(problem.fault.to_string().contains(limit), "{problem}");
        assert!(!problem.fault.mend().is_empty());
    }
}

#[test]
fn front_matter_over_16_kib_is_refused() {
    let problem = Store::refuses(entry_with(&format!("source: {}\n", "x".repeat(17_000))));
    assert_says(&problem, (1, 1), "the most is 16384", "to the summary below");
}

#[test]
fn front_matter_needs_both_its_lines() {
    assert_says(&Store::refuses("Just a text.\n"), (1, 1), "no front matter", "line `---`");
    assert_says(&Store::refuses(""), (1, 1), "no front matter", "line `---`");
    assert_says(&Store::refuses("\n---\ntitle: T\n---\n"), (1, 1), "no front matter", "line `---`");
    assert_says(&Store::refuses("---\ntitle: T\ntype: report\n"), (1, 1), "has no end", "after the last key");
}

#[test]
fn empty_front_matter_lacks_each_key_that_is_needed() {
    let library = Store::new().with("entries/bad.md", "---\n---\nText.\n").load();
    let said: Vec<_> =
        library.problems.iter().filter(|problem| problem.is_error()).map(|problem| problem.fault.to_string()).collect();
    assert_eq!(said, ["`title` is missing", "`type` is missing", "`language` is missing"]);
}

#[test]
fn characters_that_turn_text_around_are_refused() {
    let text = entry_with("edition: \u{202E}tsriF\n");
    assert_says(&Store::refuses(text), (6, 10), "U+202E", "delete the character");
    let summary = format!("{}Pay\u{2066}load\n", entry_with(""));
    assert_says(&Store::refuses(summary), (8, 4), "U+2066", "delete the character");
}

#[test]
fn characters_that_turn_text_around_are_refused_behind_escapes_too() {
    let problem = Store::refuses(entry_with("edition: \"\\u202Etsri\\u0046\"\n"));
    assert_says(&problem, (6, 10), "U+202E", "delete the character");
    let problem = Store::refuses(entry_with("publisher:\n  - ILO\n  - \"\\e[31m\"\n"));
    assert_says(&problem, (6, 1), "U+001B", "delete the character");
    let problem = Store::refuses(format!("{}Pay&#x202E;load\n", entry_with("")));
    assert_says(&problem, (7, 1), "U+202E", "delete the character");
}

#[test]
fn a_report_shows_no_control_characters() {
    let store = Store::new()
        .with("entries/bad.md", entry_with("edition: \u{1B}[31m\u{202E}\n"))
        .with("entries/\u{1B}[31m.md", entry_with(""));
    let library = store.load();
    assert!(library.problems.iter().any(|problem| matches!(problem.fault, Fault::InvisibleCharacter { .. })));
    assert!(library.problems.iter().any(|problem| matches!(problem.fault, Fault::BadName { .. })));
    for problem in library.problems {
        let mut shown = problem.to_string();
        let handler = miette::GraphicalReportHandler::new_themed(miette::GraphicalTheme::unicode_nocolor());
        handler.render_report(&mut shown, &problem).unwrap();
        assert!(!shown.contains(['\u{1B}', '\u{202E}']), "{shown:?}");
    }
}

#[test]
fn a_file_needs_a_name_that_can_be_an_id() {
    for name in ["Über uns.md", "NRM.md", "a_b.md", "-a.md"] {
        let store = Store::new().with(&format!("entries/{name}"), entry_with(""));
        let problem = store.only_problem();
        let stem = name.strip_suffix(".md").unwrap();
        assert_says(&problem, (1, 1), &format!("`{stem}` cannot be an id"), "small letters a-z");
    }
}

#[test]
fn what_is_not_markdown_is_passed_over() {
    let store = Store::new().with("entries/.hidden.md", "x").with("entries/README.md", "x").with("entries/x.txt", "x");
    assert!(store.load().problems.is_empty());
}

#[test]
#[cfg(unix)]
fn a_pipe_is_not_read() {
    let store = Store::new();
    let made = Command::new("mkfifo").arg(store.path("entries/x.md")).status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    let problem = store.only_problem();
    assert_eq!(problem.path, Path::new("entries/x.md"));
    assert_says(&problem, (1, 1), "neither a file nor a folder", "remove it");
}

#[test]
fn windows_line_ends_and_byte_order_marks_are_fine() {
    let crlf = entry_with("topic:\n  - forced-labour\n").replace('\n', "\r\n");
    let marked = format!("\u{FEFF}{}", entry_with(""));
    let library = Store::new().with("entries/crlf.md", &crlf).with("entries/marked.md", marked).load();
    assert!(library.problems.is_empty(), "{:#?}", library.problems);
    let entry = library.get(&EntryId::parse("crlf").unwrap()).unwrap();
    assert_eq!(
        (entry.topic.as_slice(), entry.summary.plain().as_str()),
        (&["forced-labour".to_owned()][..], "A summary.")
    );
    assert!(serves(&library, "marked"));
}

#[test]
fn mistakes_behind_windows_line_ends_and_a_byte_order_mark_are_placed() {
    let text = format!("\u{FEFF}{}", entry_with("topic: zebra\n").replace('\n', "\r\n"));
    assert_says(&Store::refuses(text), (6, 8), "`zebra` is no topic", "topics.yaml");
}

#[test]
fn missing_lists_are_warnings_and_check_nothing() {
    for file in ["topics.yaml", "regions.yaml", "audiences.yaml", "hosts.yaml", "thesaurus.yaml"] {
        let store = Store::new();
        fs::remove_file(store.path(file)).unwrap();
        let problem = store.only_problem();
        assert_eq!((problem.path.as_path(), problem.severity()), (Path::new(file), Severity::Warning));
        assert_says(&problem, (1, 1), &format!("`{file}` is missing"), &format!("put `{file}`"));
    }
}

#[test]
fn a_broken_list_is_placed_and_entries_are_served() {
    let store = Store::new().with("topics.yaml", "- {id: a, label: A}\n- {id: b, lable: B}\n");
    let problem = store.only_problem();
    assert_eq!((problem.path.as_path(), problem.line), (Path::new("topics.yaml"), 2), "{problem}");
    assert!(problem.is_error() && problem.fault.to_string().contains("lable"));
}

#[test]
fn texts_that_yaml_takes_for_something_else_stay_as_they_are_written() {
    let text = "---\ntitle: 1984\ntype: report\nlanguage: en\nissued: 2022\nedition: 1.10\npublisher: 007\nregion: europe\nlanding: https://ilo.org/\n---\nText.\n";
    let library = Store::new().with("entries/number.md", text).load();
    assert!(library.problems.is_empty(), "{:#?}", library.problems);
    let entry = library.get(&EntryId::parse("number").unwrap()).unwrap();
    assert_eq!(entry.title, "1984");
    assert_eq!(entry.issued.as_ref().unwrap().as_str(), "2022");
    assert_eq!(entry.edition.as_deref(), Some("1.10"));
    assert_eq!(entry.publisher, ["007"]);
    assert_eq!(entry.region, ["europe"]);
}

#[test]
fn an_entry_without_summary_or_link_is_served_with_a_warning() {
    let library = Store::new().with("entries/bare.md", "---\ntitle: T\ntype: report\nlanguage: en\n---\n\n").load();
    assert!(serves(&library, "bare"));
    let said: Vec<_> = library.problems.iter().map(|problem| (problem.is_error(), problem.fault.to_string())).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said.contains(&(false, "there is no summary".into())));
    assert!(said.contains(&(false, "there is no link to the document".into())));
}

#[test]
fn a_store_full_of_mistakes_names_each_file_and_serves_the_rest() {
    let broken: [(&str, Vec<u8>); 12] = [
        ("entries/yaml.md", b"---\ntitle: a: b\n---\n".to_vec()),
        ("entries/key.md", entry_with("publishers: x\n").into()),
        ("entries/no-title.md", b"---\ntype: report\nlanguage: en\n---\nText.\n".to_vec()),
        ("entries/topic.md", entry_with("topic: zebra\n").into()),
        ("entries/sub/good.md", GOOD.into()),
        ("entries/date.md", entry_with("issued: May\n").into()),
        ("entries/bytes.md", b"---\n\xFF".to_vec()),
        ("entries/large.md", vec![b'x'; 2_000_000]),
        ("entries/link.md", entry_with("landing: javascript:x\n").into()),
        ("entries/anchor.md", entry_with("edition: &a b\n").into()),
        ("entries/empty.md", Vec::new()),
        ("entries/Bad Name.md", entry_with("").into()),
    ];
    let mut store = Store::new();
    for (path, text) in &broken {
        store = store.with(path, text);
    }
    for number in 0..20 {
        store = store.with(&format!("entries/fine-{number}.md"), entry_with(""));
    }
    let library = store.load();
    for (path, _) in &broken {
        let problems: Vec<&Problem> =
            library.problems.iter().filter(|problem| problem.path == Path::new(path)).collect();
        assert!(problems.iter().any(|problem| problem.is_error()), "{path}");
        assert!(problems.iter().all(|problem| !problem.fault.mend().is_empty()));
    }
    assert_eq!(library.entries().len(), 21);
    assert!(library.problems.iter().all(|problem| !matches!(problem.fault, Fault::Unreadable { .. })));
}
