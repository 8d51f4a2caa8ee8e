//! Proven forgetting: nothing that people write, and not the token, is left in any byte that the program writes.
//!
//! The compiled program runs with all of its log against the stand-in. It is asked in every way, meets errors, panics and
//! is killed; then its data, its log and all else below its folder are searched. The long form is `just canary`.

#[allow(dead_code, reason = "each test program takes what it needs")]
#[path = "program/canaries.rs"]
mod canaries;
#[path = "e2e/support/entry.rs"]
mod entry;
#[allow(dead_code, reason = "each test program takes what it needs")]
#[path = "program/process.rs"]
mod process;
#[path = "canary/talk.rs"]
mod talk;
#[path = "canary/token.rs"]
mod token;

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use guidepost::preview::{Fault, Person, Telegram};
use rand::RngExt;

use canaries::{Canaries, assert_none, assert_that_all_is_found};
use process::{Bench, Ended, Line, Running};
use talk::Talk;

/// Far longer than anything here takes.
const PATIENCE: Duration = Duration::from_mins(2);
const ENDING: Duration = Duration::from_secs(10);

/// Places in which the program is let die, and at which pass.
const PLACES: [&str; 4] = ["in a handler:1", "before an answer:2", "after an answer:1", "in a handler:4"];

/// What the program says to whoever it had no time for, and to whoever it failed.
const ASK_AGAIN: &str = "I was interrupted";
const SORRY: &str = "Sorry, something went wrong";

#[tokio::test(flavor = "multi_thread")]
async fn nobodys_words_are_left_anywhere() {
    let ward = Ward::new().await;
    let canaries = Canaries::default();

    // As it should be, with a look while the program runs: what it writes may be gone later.
    let running = ward.start(None).await;
    let index = ward.index();
    ward.telegram.person("Somebody").say("night buses");
    let talk = Talk::new(&ward.telegram, &canaries, "answered", true);
    talk.all().await;
    assert_none(&canaries.search().below(ward.bench.folder()));
    Talk::new(&ward.telegram, &canaries, "with faults", true).faults().await;
    talk.ada().say("/forget");
    within_patience("the answers", ward.telegram.settled()).await;
    assert_eq!(running.signalled("TERM", ENDING).await.code, Some(0));
    assert_none(&canaries.search().below(ward.bench.folder()));

    // Every handler panics, with all of the update in its words.
    if cfg!(debug_assertions) {
        let running = ward.start(Some("panic in a handler:1")).await;
        let talk = Talk::new(&ward.telegram, &canaries, "panicking", false);
        talk.all().await;
        let said = texts(talk.ada());
        assert!(said.iter().any(|text| text.starts_with(SORRY)), "{said:?}");
        let ended = running.signalled("TERM", ENDING).await;
        assert!(ended.said.contains("panicked") && ended.said.contains("src/crash.rs"), "{}", ended.said);
    }
    assert_none(&canaries.search().below(ward.bench.folder()));

    ward.kill_while_it_answers(&canaries).await;
    ward.kill_what_is_slow(&canaries).await;

    assert_none(&canaries.search().below(ward.bench.folder()));
    // The index packs its words, so that a search could miss one; but nothing that is asked changes a byte of it.
    assert!(ward.index() == index && !index.is_empty(), "the index has changed");
    assert!(ward.log().contains("TRACE") || ward.log().contains("DEBUG"), "all is logged");
    ward.assert_controls_are_found();
}

#[test]
fn the_search_finds_a_word_however_it_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_that_all_is_found(folder.path());
}

/// The program's folder and Telegram.
struct Ward {
    bench: Bench,
    telegram: Telegram,
    runs: AtomicUsize,
    controls: Canaries,
}

impl Ward {
    /// The store has an entry whose use is counted by its name, and a file that is complained about by its name.
    async fn new() -> Self {
        allow_core_files();
        let telegram = Telegram::start(([127, 0, 0, 1], 0).into()).await.expect("a free port");
        let (bench, controls) = (Bench::new(), Canaries::default());
        for folder in ["tmp", "log"] {
            fs::create_dir(bench.folder().join(folder)).expect("a folder");
        }
        let entries = bench.folder().join("knowledge/entries");
        let file = |way: &str| entries.join(format!("{}.md", controls.word(way)));
        let buses = "---\ntitle: Night buses\ntype: report\nlanguage: en\n---\nWho waits at a stop.\n";
        fs::write(file("in the data"), buses).expect("a file");
        fs::write(file("in the log"), "no front matter").expect("a file");
        Self { bench, telegram, runs: AtomicUsize::new(0), controls }
    }

    /// The program with all of its log.
    fn bot(&self) -> Line {
        let run = self.runs.fetch_add(1, Ordering::SeqCst);
        loud(self.bench.bot(&self.telegram), &self.bench)
            .env("GUIDEPOST_REPORT_CHATS", "2")
            .logged(self.bench.folder().join(format!("log/{run}")))
    }

    async fn start(&self, crash: Option<&str>) -> Running {
        let bot = self.bot();
        let running = match crash {
            Some(place) => bot.env("GUIDEPOST_CRASH_AT", place).start(),
            None => bot.start(),
        };
        running.says("answering", PATIENCE).await;
        running
    }

    /// Dies in named places and at random moments; each time there are questions of all sorts.
    async fn kill_while_it_answers(&self, canaries: &Canaries) {
        let kills = number("GUIDEPOST_TEST_CANARY_KILLS", 8);
        let people: Vec<Person> =
            (0..4).map(|_| self.telegram.person(&canaries.word("the name of who asks a bot that dies"))).collect();
        for kill in 0..kills {
            let place = PLACES.get(kill / 2 % PLACES.len()).filter(|_| kill % 2 == 0 && cfg!(debug_assertions));
            let running = match place {
                Some(place) => self.bot().env("GUIDEPOST_CRASH_AT", *place).start(),
                None => self.bot().start(),
            };
            for person in &people {
                person.say(&format!("nurse {}", canaries.word("a question while the program dies")));
                let _ = person.inline(&format!("{} vessel", canaries.word("an inline query while it dies")));
            }
            let ended = if place.is_some() {
                running.ended(PATIENCE).await
            } else {
                running.says("answering", PATIENCE).await;
                let moment = rand::rng().random_range(0..30_000);
                tokio::time::sleep(Duration::from_micros(moment)).await;
                running.signalled("KILL", ENDING).await
            };
            assert_eq!(ended.code, None, "it has not died: {}", ended.said);
            assert_none(&canaries.search().below(self.bench.folder()));
        }
        let running = self.start(None).await;
        within_patience("the answers", self.telegram.settled()).await;
        assert_eq!(running.signalled("TERM", ENDING).await.code, Some(0));
    }

    /// An answer that takes so long that it is written down as owed; the next start says to ask again.
    async fn kill_what_is_slow(&self, canaries: &Canaries) {
        let running = self.start(None).await;
        let cleo = self.telegram.person(&canaries.word("the name of who waits"));
        self.telegram.fail_next("sendMessage", Fault::Delay(Duration::from_mins(1)));
        cleo.say(&format!("nurse {}", canaries.word("a question whose answer is slow")));
        // After two seconds it is written down; there is no sign of it outside.
        tokio::time::sleep(Duration::from_millis(2_800)).await;
        assert_none(&canaries.search().below(self.bench.folder()));
        let Ended { code, .. } = running.signalled("KILL", ENDING).await;
        assert_eq!(code, None);

        let running = self.start(None).await;
        let is_told = |_: &Telegram| texts(&cleo).iter().any(|text| text.starts_with(ASK_AGAIN));
        within_patience("the word to ask again", self.telegram.until(is_told)).await;
        assert_eq!(running.signalled("TERM", ENDING).await.code, Some(0));
    }

    /// The files of the index.
    fn index(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let (mut files, mut open) = (Vec::new(), vec![self.bench.data().join("index")]);
        while let Some(folder) = open.pop() {
            for child in fs::read_dir(folder).expect("a folder") {
                let path = child.expect("a file").path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let bytes = fs::read(&path).expect("a file");
                    files.push((path, bytes));
                }
            }
        }
        files.sort();
        files
    }

    fn log(&self) -> String {
        let files = fs::read_dir(self.bench.folder().join("log")).expect("a folder");
        let bytes = files.map(|file| fs::read(file.expect("a file").path()).expect("a file"));
        bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
    }

    /// The same search finds what is there: what the program itself has written to its log and to its data.
    fn assert_controls_are_found(&self) {
        let search = self.controls.search();
        for (way, folder) in [("in the log", "log"), ("in the data", "data")] {
            let finds = search.below(&self.bench.folder().join(folder));
            assert!(finds.iter().any(|find| find.way == way), "the control {way} is not found: {finds:?}");
        }
    }
}

/// The program as it logs most, in a folder of its own for temporary files.
fn loud(line: Line, bench: &Bench) -> Line {
    let temporary: PathBuf = bench.folder().join("tmp");
    line.envs(["RUST_LOG", "TELOXIDE_LOG", "GUIDEPOST_LOG"].map(|variable| (variable, "trace")))
        .env("RUST_BACKTRACE", "full")
        .env("RUST_LIB_BACKTRACE", "1")
        .env("TMPDIR", temporary)
}

/// What the program is started with, so that it would leave a picture of its memory if it did not see to it itself.
fn allow_core_files() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let Rlimit { maximum, .. } = getrlimit(Resource::Core);
        let _ = setrlimit(Resource::Core, Rlimit { current: maximum, maximum });
    }
}

fn texts(person: &Person) -> Vec<String> {
    person.chat().into_iter().filter(|message| message.from_bot).map(|message| message.text).collect()
}

async fn within_patience<T>(what: &str, waited_for: impl Future<Output = T>) -> T {
    let waited = tokio::time::timeout(PATIENCE, waited_for).await;
    waited.unwrap_or_else(|_| panic!("in vain waited for {what}"))
}

fn number(variable: &str, otherwise: usize) -> usize {
    std::env::var(variable).map_or(otherwise, |text| text.parse().expect("a number"))
}
