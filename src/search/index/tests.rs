//! The index on disk: built when needed, mended when damaged, never trusted unseen.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::search::labels::Labels;
use crate::search::text::stems::Stems;

fn library(titles: &[&str]) -> Library {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("entries")).unwrap();
    for (number, title) in titles.iter().enumerate() {
        let text = format!("---\ntitle: {title}\ntype: report\nlanguage: en\n---\nSummary of it.\n");
        fs::write(folder.path().join(format!("entries/entry-{number}.md")), text).unwrap();
    }
    Library::load(folder.path())
}

fn served(data: &Path, library: &Library) -> u64 {
    let stems = Stems::new(["en"].into_iter());
    let labels = Labels::new(library, &stems);
    let meaning = Meaning { library, labels: &labels, stems: &stems };
    open_or_build(&meaning, data).unwrap().searcher().num_docs()
}

fn current(data: &Path) -> PathBuf {
    let folder = data.join("index");
    folder.join(fs::read_to_string(folder.join(CURRENT)).unwrap())
}

#[test]
fn it_is_built_once_and_opened_after() {
    let data = tempfile::tempdir().unwrap();
    let library = library(&["one", "two"]);
    assert_eq!(served(data.path(), &library), 2);
    let built = current(data.path());
    assert_eq!(served(data.path(), &library), 2);
    assert_eq!(current(data.path()), built);
}

#[test]
fn a_changed_store_is_indexed_beside_the_old_one() {
    let data = tempfile::tempdir().unwrap();
    served(data.path(), &library(&["one"]));
    let old = current(data.path());
    assert_eq!(served(data.path(), &library(&["one", "two"])), 2);
    assert_ne!(current(data.path()), old);
    assert!(old.exists(), "the generation before is kept");
    served(data.path(), &library(&["one", "two", "three"]));
    assert!(!old.exists(), "older ones are removed");
}

/// The bot goes on answering from the old index while a new one is built, and other processes do so for longer.
#[cfg(unix)]
#[test]
fn a_generation_that_is_read_can_be_read_after_it_is_removed() {
    let data = tempfile::tempdir().unwrap();
    let library = |titles| std::sync::Arc::new(library(titles));
    let first = library(&["hats", "coats"]);
    let searcher = crate::search::Searcher::open(first, data.path()).unwrap();
    let old = current(data.path());
    for titles in [&["two"][..], &["three"], &["four"]] {
        served(data.path(), &library(titles));
    }
    assert!(!old.exists());
    let question = crate::search::Question::new("hats").unwrap();
    let findings = searcher.find(&question).unwrap();
    let found: Vec<&str> = findings.hits.iter().map(|hit| hit.entry.title.as_str()).collect();
    assert_eq!(found, ["hats"]);
    assert!(findings.excerpt(&findings.hits[0]).text.contains("Summary"));
}

#[test]
fn damage_to_any_file_is_seen_and_mended() {
    let library = library(&["one", "two", "three"]);
    let data = tempfile::tempdir().unwrap();
    served(data.path(), &library);
    let names: Vec<_> = fs::read_dir(current(data.path()))
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .filter(|name| !name.to_string_lossy().ends_with(".lock"))
        .collect();
    assert!(names.len() > 5, "{names:?}");
    let damages: [fn(&Path, &[u8]); 4] = [
        |path, _| fs::remove_file(path).unwrap(),
        |path, _| fs::write(path, b"").unwrap(),
        |path, bytes| fs::write(path, &bytes[..bytes.len().min(10)]).unwrap(),
        |path, bytes| {
            let mut flipped = bytes.to_vec();
            let middle = flipped.len() / 2;
            flipped[middle] ^= 0b101;
            fs::write(path, flipped).unwrap();
        },
    ];
    for damage in damages {
        for name in &names {
            let path = current(data.path()).join(name);
            // Segment files are named anew in each generation; the first of the same kind stands for it.
            let path = if path.exists() { path } else { same_kind(&path) };
            let bytes = fs::read(&path).unwrap();
            damage(&path, &bytes);
            let before = current(data.path());
            assert_eq!(served(data.path(), &library), 3, "{}", path.display());
            let unharmed = path.exists() && fs::read(&path).unwrap() == bytes;
            assert!(unharmed || current(data.path()) != before, "{}", path.display());
        }
    }
}

fn same_kind(path: &Path) -> PathBuf {
    let folder = fs::read_dir(path.parent().unwrap()).unwrap();
    let mut files = folder.map(|file| file.unwrap().path());
    files.find(|file| file.extension() == path.extension()).unwrap()
}

#[test]
fn a_damaged_or_missing_pointer_is_mended() {
    let library = library(&["one"]);
    let data = tempfile::tempdir().unwrap();
    served(data.path(), &library);
    for pointer in ["", "generation-", "../../etc", "generation-99", "\u{0}"] {
        fs::write(data.path().join("index/CURRENT"), pointer).unwrap();
        assert_eq!(served(data.path(), &library), 1, "{pointer}");
    }
    fs::remove_file(data.path().join("index/CURRENT")).unwrap();
    assert_eq!(served(data.path(), &library), 1);
}

#[test]
fn another_schema_version_is_built_anew() {
    let library = library(&["one"]);
    let data = tempfile::tempdir().unwrap();
    served(data.path(), &library);
    let old = current(data.path());
    let manifest = old.join("MANIFEST.json");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(
        &manifest,
        text.replace(&format!("\"schema_version\": {}", crate::search::schema::VERSION), "\"schema_version\": 0"),
    )
    .unwrap();
    served(data.path(), &library);
    assert_ne!(current(data.path()), old);
}

#[test]
fn what_a_cut_off_build_left_is_removed_by_the_next() {
    let data = tempfile::tempdir().unwrap();
    let orphan = data.path().join("index/generation-7");
    fs::create_dir_all(&orphan).unwrap();
    fs::write(orphan.join("half.idx"), "x").unwrap();
    served(data.path(), &library(&["one"]));
    assert!(!orphan.exists());
}

#[test]
fn without_a_folder_to_write_in_answers_come_from_memory() {
    let data = tempfile::tempdir().unwrap();
    fs::write(data.path().join("index"), "a file where the folder should be").unwrap();
    assert_eq!(served(data.path(), &library(&["one", "two"])), 2);
}
