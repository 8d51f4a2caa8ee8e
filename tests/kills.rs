//! The compiled program dies while it sends alerts, again and again: nobody is missed, and hardly anybody gets one twice.
//!
//! What counts is what the stand-in has accepted. The long form, 200 deaths among 5,000 subscribers, is `just kills-200`.

#[path = "e2e/support/entry.rs"]
mod entry;
#[allow(dead_code, reason = "each test program takes what it needs")]
#[path = "program/process.rs"]
mod process;

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use guidepost::alerts::{Manner, Wish};
use guidepost::announcing;
use guidepost::knowledge::Library;
use guidepost::preview::{Call, Outcome, Telegram};
use guidepost::search::Searcher;
use guidepost::store::{Recipient, Store};
use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};
use rusqlite::{Connection, OpenFlags};

use process::{Bench, Line};

/// Far longer than anything here takes.
const PATIENCE: Duration = Duration::from_mins(2);
const ENDING: Duration = Duration::from_secs(10);

/// Named places of the program, besides the fan-out, in which it is let die.
const PLACES: [&str; 3] = ["after claim", "after send", "before mark"];

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_missed_however_often_the_program_dies() {
    let deaths = number("GUIDEPOST_TEST_KILLS", 12);
    let subscribers = number("GUIDEPOST_TEST_SUBSCRIBERS", 300);
    broadcast(subscribers, deaths, 4).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_one_message_in_flight_each_death_doubles_one_at_most() {
    broadcast(80, 6, 1).await;
}

async fn broadcast(subscribers: usize, deaths: usize, in_flight: usize) {
    let ward = Ward::with(subscribers, in_flight).await;
    let seed = rand::rng().random();
    let mut random = SmallRng::seed_from_u64(seed);
    // The new entry appears while the program runs. It dies when half of the deliveries are written, and none is kept.
    let running = ward.bot().env("GUIDEPOST_CRASH_AT", format!("in the fan-out:{}", subscribers / 2)).start();
    running.says("answering", PATIENCE).await;
    let night = "---\ntitle: Night buses\ntype: report\nlanguage: en\n---\nWho waits at a stop at night.\n";
    fs::write(ward.bench.folder().join("knowledge/entries/night-buses.md"), night).expect("a file");
    assert_eq!(running.ended(PATIENCE).await.code, None, "it has not died");
    assert_eq!((ward.accepted(), ward.deliveries("1")), (0, 0), "half an announcement");

    let mut died = 1;
    // Deaths at which all had been tried: those that are unclear are tried again then, and may be so twice.
    let mut late = 0;
    while died < deaths {
        let before = ward.accepted();
        // Deaths come before the last have got theirs: who is tried again, comes after them, and dying over the same
        // person twice is no wonder then. On a busy machine some come later all the same.
        let left = (subscribers * 9 / 10).saturating_sub(before);
        let more = random.random_range(0..=left.min(left * 2 / (deaths - died)));
        let ended = if died % 2 == 0 {
            let place = PLACES[died / 2 % PLACES.len()];
            ward.bot().env("GUIDEPOST_CRASH_AT", format!("{place}:{}", more + 1)).start().ended(PATIENCE).await
        } else {
            let running = ward.bot().start();
            let waited = tokio::time::timeout(PATIENCE, async {
                while ward.accepted() < before + more {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            });
            assert!(waited.await.is_ok(), "no {more} alerts come, with seed {seed}: {}", running.said());
            tokio::time::sleep(Duration::from_micros(random.random_range(0..20_000))).await;
            running.signalled("KILL", ENDING).await
        };
        assert_eq!(ended.code, None, "it has not died, with seed {seed}: {}", ended.said);
        let unclear = ward.deliveries("state = 1");
        assert!(unclear <= in_flight, "{unclear} are unclear after death {died}, with seed {seed}");
        died += 1;
        late += usize::from(ward.accepted() + in_flight >= subscribers);
    }
    let at_the_last_death = ward.accepted();
    ward.deliver_the_rest().await;

    let copies = ward.copies();
    let reached = copies.len();
    let twice: usize = copies.values().sum::<usize>() - reached;
    let most_copies = copies.values().max().copied().unwrap_or_default();
    println!(
        "{subscribers} subscribers, {died} deaths, {in_flight} in flight: {} lost, {twice} sent twice, at most {most_copies} \
         copies; {at_the_last_death} were sent at the last death; seed {seed}",
        subscribers - reached,
    );
    assert_eq!(reached, subscribers, "somebody was missed, with seed {seed}");
    assert!(twice <= in_flight * died, "{twice} were sent twice, with seed {seed}");
    assert!(most_copies <= 2 + late, "somebody got {most_copies} copies, with seed {seed}, {late} late deaths");
    assert_eq!(ward.integrity(), "ok");
    assert_eq!(ward.deliveries("state <> 2"), 0, "not all is marked, with seed {seed}");
    assert_eq!(ward.telegram.refusals(), []);
}

/// The program's folder, the stand-in, and those who want to hear of everything.
struct Ward {
    bench: Bench,
    telegram: Telegram,
    in_flight: usize,
}

impl Ward {
    async fn with(subscribers: usize, in_flight: usize) -> Self {
        let telegram = Telegram::start(([127, 0, 0, 1], 0).into()).await.expect("a free port");
        let ward = Self { bench: Bench::new(), telegram, in_flight };
        let store = Store::open(&ward.bench.data(), &ward.key()).expect("a database");
        for number in 0..subscribers {
            let chat_id = ward.telegram.person(&format!("Person {number}")).id();
            let recipient = Recipient { chat_id, topic_id: None };
            store
                .subscribe(recipient, Wish::default().to_text(), Manner::default().to_text())
                .await
                .expect("a database that takes subscriptions");
        }
        // What is there from the beginning is no news.
        let library = Library::load(&ward.bench.folder().join("knowledge"));
        let searcher = Searcher::in_memory(Arc::new(library)).expect("an index");
        announcing::catch_up(&searcher, &store, now()).await.expect("a database that answers");
        ward
    }

    fn key(&self) -> PathBuf {
        self.bench.folder().join("key")
    }

    fn bot(&self) -> Line {
        self.bench
            .bot(&self.telegram)
            .env("GUIDEPOST_KEY", self.key())
            .env("GUIDEPOST_ALERTS_A_SECOND", "1000")
            .env("GUIDEPOST_ALERTS_IN_FLIGHT", self.in_flight.to_string())
            .env("GUIDEPOST_POLL_SECONDS", "1")
    }

    /// Runs without a death until nothing is owed.
    async fn deliver_the_rest(&self) {
        let running = self.bot().start();
        let delivered = tokio::time::timeout(PATIENCE, async {
            while self.deliveries("state IN (0, 1)") > 0 {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        assert!(delivered.await.is_ok(), "alerts stay behind: {}", running.said());
        // Nothing may have been left to deliver; a signal before it listens to any would end it at once.
        running.says("answering", PATIENCE).await;
        let ended = running.signalled("TERM", ENDING).await;
        assert_eq!(ended.code, Some(0), "{}", ended.said);
    }

    /// Alerts that reached somebody.
    fn accepted(&self) -> usize {
        self.telegram.count(is_accepted)
    }

    /// How many each has got.
    fn copies(&self) -> HashMap<i64, usize> {
        let mut copies = HashMap::new();
        for call in self.telegram.calls().iter().filter(|call| is_accepted(call)) {
            *copies.entry(call.parameters["chat_id"].as_i64().expect("a chat")).or_default() += 1;
        }
        copies
    }

    /// How many deliveries of the database are so.
    fn deliveries(&self, so: &str) -> usize {
        let count = format!("SELECT count(*) FROM delivery WHERE {so}");
        let count: i64 = self.database().query_row(&count, [], |row| row.get(0)).expect("a count");
        usize::try_from(count).expect("a count")
    }

    fn integrity(&self) -> String {
        self.database().query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("a word")
    }

    fn database(&self) -> Connection {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(self.bench.data().join("guidepost.sqlite"), flags);
        let connection = connection.expect("the program's database");
        connection.busy_timeout(ENDING).expect("a time-out");
        connection
    }
}

fn is_accepted(call: &Call) -> bool {
    call.method.eq_ignore_ascii_case("sendMessage") && call.outcome == Outcome::Ok
}

fn number(variable: &str, otherwise: usize) -> usize {
    std::env::var(variable).map_or(otherwise, |text| text.parse().expect("a number"))
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock that is set");
    i64::try_from(since.as_secs()).expect("this age")
}
