//! A knowledge store that is read again: what is broken stays as it was, and what is withdrawn goes.

use std::fs;

use guidepost::knowledge::{EntryId, Library};
use tempfile::TempDir;

const TOPICS: &str = "- {id: health, label: Health}\n";

/// A store of two entries, and its library.
fn store() -> (TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("entries/more")).unwrap();
    write(&folder, "topics.yaml", TOPICS);
    for list in ["regions", "audiences", "thesaurus"] {
        write(&folder, &format!("{list}.yaml"), "[]\n");
    }
    write(&folder, "hosts.yaml", "trusted: {ilo.org: publisher}\n");
    write(&folder, "entries/a.md", &entry("A"));
    write(&folder, "entries/more/b.md", &entry("B"));
    let library = Library::load(folder.path());
    assert_eq!((library.entries().len(), library.problems.len()), (2, 0), "{:?}", library.problems);
    (folder, library)
}

fn entry(title: &str) -> String {
    format!(
        "---\ntitle: {title}\ntype: report\nlanguage: en\ntopic: health\nlanding: https://ilo.org/a\n---\nSummary.\n"
    )
}

fn write(folder: &TempDir, path: &str, text: &str) {
    fs::write(folder.path().join(path), text).unwrap();
}

fn title<'a>(library: &'a Library, id: &str) -> Option<&'a str> {
    library.get(&EntryId::parse(id).unwrap()).map(|entry| entry.title.as_str())
}

#[test]
fn nothing_changed_is_the_same_store() {
    let (folder, former) = store();
    assert_eq!(Library::load_after(folder.path(), &former).digest(), former.digest());
}

#[test]
fn a_broken_entry_stays_as_it_was_and_is_reported() {
    let (folder, former) = store();
    for broken in ["no front matter", "---\ntitle: [\n---\n", "", &entry("A").replace("health", "helth")] {
        write(&folder, "entries/a.md", broken);
        let new = Library::load_after(folder.path(), &former);
        assert_eq!(title(&new, "a"), Some("A"), "{broken}");
        assert!(new.problems.iter().any(|problem| problem.is_error() && problem.path.ends_with("a.md")), "{broken}");
        assert_eq!(new.digest(), former.digest());
        let again = Library::load_after(folder.path(), &new);
        assert_eq!(title(&again, "a"), Some("A"), "for as long as it is broken");
    }
    assert_eq!(title(&Library::load(folder.path()), "a"), None);
}

#[test]
fn what_is_mended_withdrawn_or_moved_is_so() {
    let (folder, former) = store();
    write(&folder, "entries/a.md", "broken");
    let broken = Library::load_after(folder.path(), &former);
    write(&folder, "entries/a.md", &entry("Mended"));
    fs::rename(folder.path().join("entries/more/b.md"), folder.path().join("entries/b.md")).unwrap();
    let mended = Library::load_after(folder.path(), &broken);
    assert_eq!((title(&mended, "a"), title(&mended, "b")), (Some("Mended"), Some("B")));
    assert_eq!(mended.digest(), Library::load(folder.path()).digest());

    fs::remove_file(folder.path().join("entries/a.md")).unwrap();
    let withdrawn = Library::load_after(folder.path(), &mended);
    assert_eq!((title(&withdrawn, "a"), title(&withdrawn, "b")), (None, Some("B")));
    assert!(withdrawn.problems.is_empty(), "{:?}", withdrawn.problems);
}

#[cfg(unix)]
#[test]
fn entries_whose_folder_cannot_be_read_stay() {
    let (folder, former) = store();
    let more = folder.path().join("entries/more");
    fs::rename(&more, folder.path().join("elsewhere")).unwrap();
    std::os::unix::fs::symlink("../elsewhere", &more).unwrap();
    let new = Library::load_after(folder.path(), &former);
    assert_eq!(title(&new, "b"), Some("B"));
    fs::remove_file(&more).unwrap();
    assert_eq!(title(&Library::load_after(folder.path(), &new), "b"), None, "a folder that is gone is a withdrawal");

    fs::remove_dir_all(folder.path().join("entries")).unwrap();
    let new = Library::load_after(folder.path(), &former);
    assert_eq!((title(&new, "a"), title(&new, "b")), (Some("A"), Some("B")));
}

#[test]
fn broken_and_missing_lists_stay_as_they_were() {
    let (folder, former) = store();
    for list in ["topics", "regions", "audiences", "thesaurus", "hosts"] {
        write(&folder, &format!("{list}.yaml"), "- id: [\n");
    }
    write(&folder, "entries/a.md", &entry("New"));
    let new = Library::load_after(folder.path(), &former);
    assert_eq!(new.topics.label("health"), "Health");
    assert_eq!(title(&new, "a"), Some("New"));
    assert_eq!(new.problems.len(), 5, "{:?}", new.problems);

    write(&folder, "entries/a.md", &entry("Newer").replace("ilo.org", "evil.example"));
    fs::remove_file(folder.path().join("hosts.yaml")).unwrap();
    assert_eq!(title(&Library::load_after(folder.path(), &new), "a"), Some("New"), "hosts are checked all the same");

    write(&folder, "topics.yaml", "- {id: health, label: Good health}\n");
    let mended = Library::load_after(folder.path(), &new);
    assert_eq!(mended.topics.label("health"), "Good health");
    assert_ne!(mended.digest(), new.digest());
}
