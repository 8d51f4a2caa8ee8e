//! The store changes, and the app with it: in the temporary folder of each test, with real events of the file system.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime};

use tempfile::TempDir;
use tokio::sync::watch;
use tokio::time::timeout;

use super::live::{Bell, Follower, Pace};
use super::snapshot::Snapshot;
use super::*;
use crate::knowledge::EntryId;

/// Far longer than anything here takes.
const PATIENCE: Duration = Duration::from_mins(1);

/// So long that only what the file system tells can be the reason for a look.
const HOURS: Duration = Duration::from_hours(4);

/// A store of one entry, `a`, with its app.
struct Store {
    folder: TempDir,
    current: watch::Sender<Arc<App>>,
    seen: Snapshot,
}

/// A thread that follows the store until the test ends.
struct Following {
    bell: Bell,
    thread: Option<JoinHandle<()>>,
    apps: watch::Receiver<Arc<App>>,
}

impl Store {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fill(&folder.path().join("knowledge"));
        Self::over(folder)
    }

    fn over(folder: TempDir) -> Self {
        let (knowledge, data) = (folder.path().join("knowledge"), folder.path().join("data"));
        let seen = Snapshot::of(&knowledge);
        let current = watch::Sender::new(Arc::new(App::open(&knowledge, &data).unwrap()));
        Self { folder, current, seen }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("knowledge").join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
    }

    /// A follower whose looks the test makes itself.
    fn looking(self) -> Looking {
        self.looking_for(PATIENCE)
    }

    fn looking_for(self, longest: Duration) -> Looking {
        let pace = Pace { every: Some(HOURS), quiet: Duration::from_millis(1), longest };
        let apps = self.current.subscribe();
        let (knowledge, data) = (self.folder.path().join("knowledge"), self.folder.path().join("data"));
        let (follower, _bell) = Follower::new(self.current.clone(), &knowledge, &data, pace, unseen());
        Looking { store: self, follower, apps }
    }

    fn follow(&mut self, every: Duration) -> Following {
        let pace = Pace { every: Some(every), quiet: Duration::from_millis(200), longest: PATIENCE };
        let seen = std::mem::replace(&mut self.seen, unseen());
        let (knowledge, data) = (self.folder.path().join("knowledge"), self.folder.path().join("data"));
        let (follower, bell) = Follower::new(self.current.clone(), &knowledge, &data, pace, seen);
        let thread = Some(std::thread::spawn(move || follower.run()));
        Following { bell, thread, apps: self.current.subscribe() }
    }

    /// Each swap builds a generation of the index.
    fn generation(&self) -> u32 {
        let current = fs::read_to_string(self.folder.path().join("data/index/CURRENT")).unwrap();
        current.trim_start_matches("generation-").parse().unwrap()
    }
}

struct Looking {
    store: Store,
    follower: Follower,
    apps: watch::Receiver<Arc<App>>,
}

impl Looking {
    /// Whether a look has brought another app.
    fn look(&mut self) -> bool {
        self.apps.mark_unchanged();
        assert_eq!(self.follower.look(), ControlFlow::Continue(()));
        self.apps.has_changed().unwrap()
    }

    fn title(&self, id: &str) -> Option<String> {
        title(&self.apps.borrow(), id)
    }
}

impl Following {
    async fn until(&mut self, what: &str, is_so: impl Fn(&App) -> bool) {
        let waited = timeout(PATIENCE, self.apps.wait_for(|app| is_so(app))).await;
        assert!(waited.is_ok(), "in vain waited until {what}");
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        self.bell.stop();
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            assert!(ended.is_ok() || std::thread::panicking(), "the thread panicked");
        }
    }
}

/// Of no store.
fn unseen() -> Snapshot {
    Snapshot::of(Path::new(""))
}

fn fill(knowledge: &Path) {
    fs::create_dir_all(knowledge.join("entries")).unwrap();
    fs::write(knowledge.join("topics.yaml"), "- {id: health, label: Health}\n").unwrap();
    for list in ["regions", "audiences", "thesaurus"] {
        fs::write(knowledge.join(list).with_extension("yaml"), "[]\n").unwrap();
    }
    fs::write(knowledge.join("hosts.yaml"), "trusted: {}\n").unwrap();
    fs::write(knowledge.join("entries/a.md"), entry("Apples")).unwrap();
}

fn entry(title: &str) -> String {
    format!("---\ntitle: {title}\ntype: report\nlanguage: en\ntopic: health\n---\nSummary of it.\n")
}

fn title(app: &App, id: &str) -> Option<String> {
    app.library().get(&EntryId::parse(id).unwrap()).map(|entry| entry.title.clone())
}

fn finds(app: &App, words: &str, id: &str) -> bool {
    let question = Question::new(words).unwrap();
    app.searcher().find(&question).unwrap().hits.iter().any(|hit| hit.entry.id.as_str() == id)
}

#[tokio::test]
async fn what_is_added_edited_and_removed_is_seen_at_once() {
    let mut store = Store::new();
    let mut following = store.follow(HOURS);
    assert!(!finds(&following.apps.borrow(), "bananas", "b"));

    store.write("entries/b.md", &entry("Bananas"));
    following.until("an entry is found", |app| finds(app, "bananas", "b")).await;
    store.write("entries/b.md", &entry("Cherries"));
    following.until("it is another", |app| finds(app, "cherries", "b") && !finds(app, "bananas", "b")).await;
    fs::create_dir(store.path("entries/more")).unwrap();
    store.write("entries/more/d.md", &entry("Dates"));
    following.until("a new folder is read", |app| finds(app, "dates", "d")).await;
    fs::remove_file(store.path("entries/b.md")).unwrap();
    following.until("it is gone", |app| title(app, "b").is_none()).await;
    assert!(finds(&following.apps.borrow(), "apples", "a"));
}

#[tokio::test]
async fn a_file_system_that_tells_nothing_is_looked_at_every_so_often() {
    let mut looking = Store::new().looking();
    // Nobody listens to what the file system tells: there are only these looks.
    assert!(!looking.look());
    looking.store.write("entries/b.md", &entry("Bananas"));
    assert!(looking.look());
    assert!(finds(&looking.apps.borrow(), "bananas", "b"));
    assert!(!looking.look());
}

#[test]
fn a_broken_edit_keeps_the_former_entry_and_all_others() {
    let mut looking = Store::new().looking();
    looking.store.write("entries/a.md", "---\ntitle: [\n---\n");
    assert!(!looking.look());
    looking.store.write("entries/b.md", &entry("Bananas"));
    assert!(looking.look());
    assert_eq!((looking.title("a"), looking.title("b")), (Some("Apples".into()), Some("Bananas".into())));
    assert!(finds(&looking.apps.borrow(), "apples", "a"));
    looking.store.write("entries/a.md", &entry("Apricots"));
    assert!(looking.look());
    assert_eq!(looking.title("a"), Some("Apricots".into()));
}

#[test]
fn a_broken_list_keeps_the_former_one() {
    let mut looking = Store::new().looking();
    looking.store.write("topics.yaml", "- id: [");
    looking.store.write("entries/b.md", &entry("Bananas"));
    assert!(looking.look());
    assert_eq!(looking.apps.borrow().library().topics.label("health"), "Health");
    looking.store.write("topics.yaml", "- {id: health, label: Good health}\n");
    assert!(looking.look());
    assert_eq!(looking.apps.borrow().library().topics.label("health"), "Good health");
}

#[test]
fn a_touch_or_a_hidden_file_is_no_change() {
    let mut looking = Store::new().looking();
    assert!(!looking.look());
    let file = fs::File::options().append(true).open(looking.store.path("entries/a.md")).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    looking.store.write("entries/.a.md.swp", "an editor's");
    looking.store.write("entries/README.md", "for curators");
    assert!(!looking.look());
    assert_eq!(looking.store.generation(), 1);
}

#[test]
fn a_store_that_vanishes_or_is_emptied_is_waited_for() {
    let mut looking = Store::new().looking();
    let (here, away) = (looking.store.path(""), looking.store.folder.path().join("away"));
    fs::rename(&here, &away).unwrap();
    assert!(!looking.look());
    fs::create_dir(&here).unwrap();
    assert!(!looking.look());
    fs::create_dir(here.join("entries")).unwrap();
    assert!(!looking.look());
    fs::remove_dir_all(&here).unwrap();
    fs::rename(&away, &here).unwrap();
    looking.store.write("entries/b.md", &entry("Bananas"));
    assert!(looking.look());
    assert_eq!((looking.title("a"), looking.title("b")), (Some("Apples".into()), Some("Bananas".into())));
}

#[tokio::test]
async fn a_store_that_is_replaced_as_a_whole_is_followed_further() {
    let mut store = Store::new();
    let mut following = store.follow(HOURS);
    let new = store.folder.path().join("new");
    fill(&new);
    fs::write(new.join("entries/b.md"), entry("Bananas")).unwrap();
    fs::rename(store.path(""), store.folder.path().join("old")).unwrap();
    fs::rename(&new, store.path("")).unwrap();
    following.until("the new folder is read", |app| finds(app, "bananas", "b")).await;
    store.write("entries/c.md", &entry("Cherries"));
    following.until("the new folder is followed", |app| finds(app, "cherries", "c")).await;
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_to_the_store_is_followed_where_it_leads() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let release = |name: &str| folder.path().join("releases").join(name);
    fill(&release("1"));
    fill(&release("2"));
    fs::write(release("2").join("entries/b.md"), entry("Bananas")).unwrap();
    symlink("releases/1", folder.path().join("knowledge")).unwrap();
    let mut store = Store::over(folder);
    let mut following = store.follow(HOURS);

    store.write("entries/c.md", &entry("Cherries"));
    following.until("a file behind the link is seen", |app| finds(app, "cherries", "c")).await;
    symlink("releases/2", store.folder.path().join("next")).unwrap();
    fs::rename(store.folder.path().join("next"), store.folder.path().join("knowledge")).unwrap();
    following.until("the link leads elsewhere", |app| finds(app, "bananas", "b")).await;
    store.write("entries/d.md", &entry("Dates"));
    following.until("the other folder is followed", |app| finds(app, "dates", "d")).await;
}

#[tokio::test]
async fn many_files_at_once_are_few_changes() {
    let mut store = Store::new();
    let mut following = store.follow(HOURS);
    for number in 0..50 {
        store.write(&format!("entries/entry-{number}.md"), &entry(&format!("Number {number}")));
    }
    following.until("all are known", |app| app.library().entries().len() == 51).await;
    drop(following);
    assert!(store.generation() <= 4, "{}", store.generation());
}

#[tokio::test]
async fn a_store_that_is_never_quiet_is_read_all_the_same() {
    let mut looking = Store::new().looking_for(Duration::from_millis(50));
    let file = looking.store.path("entries/b.md");
    let (stop, stopped) = std::sync::mpsc::channel::<()>();
    let writer = std::thread::spawn(move || {
        let mut number = 0;
        while stopped.try_recv() == Err(std::sync::mpsc::TryRecvError::Empty) {
            number += 1;
            fs::write(&file, entry(&"Bananas ".repeat(number % 100 + 1))).unwrap();
        }
    });
    let end = Instant::now() + PATIENCE;
    let mut taken_over = false;
    while !taken_over && Instant::now() < end {
        taken_over = looking.look();
    }
    drop(stop);
    writer.join().unwrap();
    assert!(taken_over);
}

#[tokio::test]
async fn the_thread_ends_with_its_owner() {
    let store = Store::new();
    let (knowledge, data) = (store.path(""), store.folder.path().join("data"));
    for every in [Some(HOURS), None] {
        let live = Live::open(&knowledge, &data, every).unwrap();
        let mut apps = live.apps();
        assert!(finds(&apps.borrow(), "apples", "a"));
        drop(live);
        let ended = timeout(PATIENCE, apps.changed()).await;
        assert!(ended.is_ok_and(|changed| changed.is_err()), "the sender goes with the thread");
    }
}
