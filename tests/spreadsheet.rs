//! `guidepost export` and `guidepost import csv`, run as a program: what goes out comes back, and nothing else changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use insta::assert_snapshot;
use tempfile::TempDir;

const ONE: &str = "---
# looked up twice
title: One
type: report # as printed
publisher:
  - ILO
issued: \"2022-05\"
language: en
download: https://ilo.org/one
versions:
  - language: fr
    url: https://ilo.org/un
    note: page listing all
questions:
  - where is the form
---

- a list
- of lines
";

/// A store with the entry `one`, and a folder for tables.
struct Store(TempDir);

impl Store {
    fn new() -> Self {
        let store = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(store.path("knowledge/entries")).unwrap();
        for list in ["topics.yaml", "regions.yaml", "audiences.yaml", "thesaurus.yaml"] {
            fs::write(store.path("knowledge").join(list), "[]\n").unwrap();
        }
        fs::write(store.path("knowledge/hosts.yaml"), "trusted: {ilo.org: publisher}\n").unwrap();
        store.with("knowledge/entries/one.md", ONE)
    }

    fn with(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        fs::write(self.path(path), text).unwrap();
        self
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guidepost"));
        command.current_dir(&self.0).env_clear().args(arguments).output().unwrap()
    }

    /// Takes `table` over; gives the exit code and what was said.
    fn import(&self, table: impl AsRef<[u8]>) -> (Option<i32>, String) {
        fs::write(self.path("t.csv"), table).unwrap();
        let done = self.run(&["import", "csv", "t.csv"]);
        (done.status.code(), said(&done))
    }

    fn entries(&self) -> BTreeMap<PathBuf, String> {
        files(&self.path("knowledge/entries"))
    }
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr)
}

fn files(folder: &Path) -> BTreeMap<PathBuf, String> {
    let paths = fs::read_dir(folder).unwrap().map(|child| child.unwrap().path());
    paths.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn the_whole_bundled_store_goes_out_and_back_without_a_byte_changed() {
    let store = Store::new();
    let bundled = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge");
    fs::remove_file(store.path("knowledge/entries/one.md")).unwrap();
    for (from, to) in [(bundled.clone(), "knowledge"), (bundled.join("entries"), "knowledge/entries")] {
        for path in fs::read_dir(from).unwrap().map(|child| child.unwrap().path()).filter(|path| path.is_file()) {
            fs::copy(&path, store.path(to).join(path.file_name().unwrap())).unwrap();
        }
    }
    let before = store.entries();
    let done = store.run(&["export", "all.csv"]);
    assert_eq!((done.status.code(), said(&done).as_str()), (Some(0), "283 entries are in all.csv\n"));
    let table = fs::read_to_string(store.path("all.csv")).unwrap();
    assert!(table.starts_with("\u{FEFF}id,title,type,publisher,issued,"), "{}", &table[..80]);

    let (code, told) = store.import(&table);
    assert_eq!((code, told.as_str()), (Some(0), "0 new, 0 changed, 283 unchanged; 0 mistakes\n"));
    // As a spreadsheet of Europe saves it.
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&table.as_bytes()[3..]);
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    for record in reader.records() {
        let cells: Vec<String> = record.unwrap().iter().map(|cell| cell.replace('\n', "\r\n")).collect();
        writer.write_record(&cells).unwrap();
    }
    let (code, told) = store.import(writer.into_inner().unwrap());
    assert_eq!((code, told.as_str()), (Some(0), "0 new, 0 changed, 283 unchanged; 0 mistakes\n"));
    assert_eq!(store.entries(), before);
}

#[test]
fn only_the_key_of_a_changed_cell_is_written() {
    let store = Store::new();
    let table = said(&store.run(&["export"]));
    let (code, told) = store.import(table.replace(",ILO,", ",\"ILO\nIOM\","));
    assert_eq!(
        (code, told.as_str()),
        (Some(0), "one: changed: publisher\n0 new, 1 changed, 0 unchanged; 0 mistakes\n")
    );
    let expected = ONE.replace("  - ILO\n", "  - ILO\n  - IOM\n");
    assert_eq!(fs::read_to_string(store.path("knowledge/entries/one.md")).unwrap(), expected);
    // An empty cell takes its key away, and a column that is not there leaves it alone.
    store.import("id,issued\none,\n");
    let text = fs::read_to_string(store.path("knowledge/entries/one.md")).unwrap();
    assert_eq!(text, expected.replace("issued: \"2022-05\"\n", ""));
    assert_eq!(files(&store.path("knowledge/entries")).len(), 1, "something is left behind");
}

#[test]
fn a_dry_run_shows_and_writes_nothing() {
    let store = Store::new().with("t.csv", "id,title,type,language,summary\none,Two,report,en,Text.\n");
    let before = store.entries();
    let done = store.run(&["import", "csv", "t.csv", "--dry-run"]);
    assert_snapshot!(said(&done), @"
    one: changed: title, summary
    0 new, 1 changed, 0 unchanged; 0 mistakes; nothing was written, because of --dry-run
    ");
    assert_eq!(store.entries(), before);
}

#[test]
fn rows_with_mistakes_are_named_and_all_others_are_written() {
    let store = Store::new().with("knowledge/entries/broken.md", "---\ntitle: [\n---\n");
    let (code, told) = store.import(
        "id;title;type;issued;language;replaces;download;summary\r\n\
         new-one;New;report;2022;en;;https://ilo.org/new;Text.\r\n\
         one;One;report;May-22;en;;https://ilo.org/one;Text.\r\n\
         two;Two;reports;;en;none;https://example.com/;Text.\r\n\
         new-one;Again;report;;en;;;\r\n\
         Bad Id;Bad;report;;en;;;\r\n\
         ;No id;report;;en;;;\r\n\
         ;;;;;;;\r\n\
         short;Short\r\n\
         third;;report;;en;two;;'=x\r\n\
         broken;Mended;report;;en;;;Text.\r\n",
    );
    assert_eq!(code, Some(1));
    assert_snapshot!(told, @r#"
    t.csv: row 3, column issued: `May-22` is no date as the store writes it; a spreadsheet may have changed it; the row is not written
      May-22
      help: format the whole column as text, then write 2022, 2022-05 or 2022-05-31
    t.csv: row 4, column type: `reports` is no type; the row is not written
      type: reports
      help: did you mean `report`? All that there are stand in README.md
    t.csv: row 4, column download: `example.com` is not among the trusted hosts; the row is not written
      download: https://example.com/
      help: link to the publisher's own page, or, when the host is the publisher's or an official library, add `example.com` with the reason to hosts.yaml
    t.csv: row 5, column id: row 2 has this id, too; the row is not written
      new-one
      help: keep one of the two rows
    t.csv: row 6, column id: `Bad Id` is no id; the row is not written
      Bad Id
      help: write small letters a-z, digits and hyphens, for instance nrm-handbook-2022
    t.csv: row 7, column id: `` is no id; the row is not written
      help: write small letters a-z, digits and hyphens, for instance nrm-handbook-2022
    t.csv: row 9: the row has 2 cells; there are 8 columns; the row is not written
      help: put text with the separator in it into "quotes", and give each column a cell
    t.csv: row 10, column title: `title` is missing; the row is not written
      help: write a line `title: …` in the front matter
    t.csv: row 11, column id: the file of this entry cannot be read; the row is not written
      broken
      help: mend the file first; `guidepost check` says how
    new-one: new
    1 new, 0 changed, 0 unchanged; 9 mistakes
    "#);
    let names: Vec<String> =
        store.entries().keys().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(names, ["broken.md", "new-one.md", "one.md"]);
    assert_eq!(fs::read_to_string(store.path("knowledge/entries/one.md")).unwrap(), ONE);
    let new = fs::read_to_string(store.path("knowledge/entries/new-one.md")).unwrap();
    assert_snapshot!(new, @r#"
    ---
    title: "New"
    type: report
    issued: "2022"
    language: en
    download: https://ilo.org/new
    ---

    Text.
    "#);
}

#[test]
fn a_row_that_leans_on_one_with_a_mistake_is_not_written() {
    let store = Store::new();
    let (code, told) = store.import(
        "id,title,type,language,replaces,landing,summary\n\
         newer,Newer,report,en,older,https://ilo.org/n,Text.\n\
         older,Older,zebra,en,,https://ilo.org/o,Text.\n",
    );
    assert_eq!(code, Some(1));
    assert!(told.contains("row 2, column replaces: `older`, which this entry replaces, does not exist"), "{told}");
    assert!(told.contains("row 3, column type: `zebra` is no type"), "{told}");
    assert_eq!(store.entries().len(), 1);
}

#[test]
fn a_table_that_cannot_be_read_is_refused_whole() {
    let store = Store::new();
    for (table, words) in [
        ("id,titel\none,x\n".as_bytes(), "did you mean `title`?"),
        (b"id,title\none,Trait\xE9\n", "CSV UTF-8"),
        (b"", "the file is empty"),
    ] {
        let (code, told) = store.import(table);
        assert_eq!(code, Some(2));
        assert!(told.contains("t.csv") && told.contains(words), "{told}");
    }
    let done = store.run(&["import", "csv", "nowhere.csv"]);
    assert_eq!(done.status.code(), Some(2));
    assert_eq!(store.entries().len(), 1);
}

#[test]
fn files_that_cannot_be_read_are_named_and_all_others_exported() {
    let store = Store::new()
        .with("knowledge/entries/broken.md", "no front matter")
        .with("knowledge/entries/Latin.md", ONE)
        .with("knowledge/entries/latin.md", b"---\ntitle: Trait\xE9\n---\n");
    let done = store.run(&["export"]);
    assert_eq!(done.status.code(), Some(1));
    let errors = String::from_utf8(done.stderr).unwrap();
    for path in ["entries/broken.md:1:1: error", "entries/Latin.md:1:1: error", "entries/latin.md:2:13: error"] {
        assert_eq!(errors.matches(path).count(), 1, "{path}\n{errors}");
    }
    let table = String::from_utf8(done.stdout).unwrap();
    assert_eq!(table.matches("\r\n").count(), 2, "{table}");
    assert!(table.contains("\r\none,One,report,ILO,2022-05,"), "{table}");
    assert!(table.contains(",\"'- a list\n- of lines\""), "{table}");
}
