//! One new entry held against many wishes, each next to a plain look-up of its words in the same run.
//!
//! Every wish has a saved question of 2 to 6 words, one word in eight being rare; a quarter have a topic, and a quarter
//! leave a word out. The reference asks one hash set with the entry's words for each word of each wish, already parted
//! and in small letters. Ours stems, folds, weighs, and looks at topics; with "read", it also reads the wish from the
//! text in which it is kept. What was met in one round is forgotten before the next.
//!
//! Then the whole way, "outbox": one new entry is announced through a database on the disk to subscriptions that are all
//! concerned, so that each is read, opened, matched and owed a delivery, all deliveries in one transaction. The reference
//! writes as many rows of the same numbers into a plain table with the same key, in one transaction, under the same
//! settings of SQLite; it has no indices, and nothing to read, open or match. Every round begins with a fresh copy.

mod support;

use std::collections::HashSet;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use guidepost::alerts::{Announced, Manner, News, What, Wish, matches};
use guidepost::announcing::catch_up;
use guidepost::knowledge::Library;
use guidepost::search::Searcher;
use guidepost::store::{Recipient, Store, backup};
use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};
use rusqlite::Connection;
use tempfile::TempDir;
use tokio::runtime::Runtime;

fn announce(criterion: &mut Criterion) {
    let searcher = Searcher::in_memory(Arc::new(support::bundled())).expect("an index");
    let entry = &searcher.library().entries()[0];
    let news = News { entry: entry.id.clone(), what: What::Entry };
    let text = format!("{} {}", entry.title, entry.summary.plain()).to_lowercase();
    let words: HashSet<&str> = words(&text).collect();
    let mut group = criterion.benchmark_group("announce");
    group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
    for count in [10_000, 100_000] {
        let questions = questions(searcher.library(), count);
        group.bench_function(BenchmarkId::new("plain look-up of words", count), |bencher| {
            let parted: Vec<Vec<&str>> = questions.iter().map(|question| question.split(' ').collect()).collect();
            let some = |question: &&Vec<&str>| question.iter().filter(|word| words.contains(*word)).count() > 1;
            bencher.iter(|| black_box(&parted).iter().filter(some).count());
        });
        let texts: Vec<String> = questions.iter().enumerate().map(|(at, words)| kept(&searcher, at, words)).collect();
        let read = |text: &String| Wish::read(text).expect("a wish");
        let wishes: Vec<Wish> = texts.iter().map(read).collect();
        group.bench_function(BenchmarkId::new("guidepost", count), |bencher| {
            bencher.iter(|| {
                let announced = Announced::new(&news, &searcher).expect("an entry");
                black_box(&wishes).iter().filter(|wish| matches(wish, &announced)).count()
            });
        });
        group.bench_function(BenchmarkId::new("guidepost, read", count), |bencher| {
            bencher.iter(|| {
                let announced = Announced::new(&news, &searcher).expect("an entry");
                black_box(&texts).iter().filter(|text| matches(&read(text), &announced)).count()
            });
        });
    }
    group.finish();
}

/// Words of the store's summaries, as they stand there, and rare ones.
fn questions(library: &Library, count: usize) -> Vec<String> {
    let text: String = library.entries().iter().map(|entry| entry.summary.plain() + "\n").collect();
    let text: Vec<&str> = words(&text).collect();
    let mut random = SmallRng::seed_from_u64(7);
    let mut question = || {
        let length = random.random_range(2..7);
        let words = (0..length).map(|_| match random.random_range(0..8) {
            0 => format!("rare{}", random.random_range(0..60_000)),
            _ => text[random.random_range(0..text.len())].to_lowercase(),
        });
        words.collect::<Vec<_>>().join(" ")
    };
    (0..count).map(|_| question()).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn kept(searcher: &Searcher, at: usize, words: &str) -> String {
    let left_out = if at % 4 == 1 { " -children" } else { "" };
    let mut wish = Wish::of_question(&format!("{words}{left_out}")).expect("a question");
    if at % 4 == 2 {
        let topics: Vec<_> = searcher.library().topics.terms().collect();
        wish.topics = vec![topics[at % topics.len()].id.clone()];
    }
    wish.to_text()
}

/// When the news is announced, in unix seconds.
const NOW: i64 = 1_800_000_000;

fn outbox(criterion: &mut Criterion) {
    let searcher = Searcher::in_memory(Arc::new(support::bundled())).expect("an index");
    let runtime = Runtime::new().expect("threads");
    let mut group = criterion.benchmark_group("outbox");
    group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(5));
    for count in [10_000, 100_000] {
        group.bench_function(BenchmarkId::new("plain insert", count), |bencher| {
            bencher.iter_batched_ref(plain_table, |(_, table)| insert(table, count), BatchSize::PerIteration);
        });
        let model = tempfile::tempdir().expect("a folder");
        runtime.block_on(subscribe(model.path(), &searcher, count));
        backup(&model.path().join("data"), &model.path().join(COPY), false).expect("a copy");
        group.bench_function(BenchmarkId::new("guidepost", count), |bencher| {
            let announce = |(_, store): &mut (TempDir, Store)| {
                let outcome = runtime.block_on(catch_up(&searcher, store, NOW)).expect("a database");
                assert!(matches!(&outcome.announced[..], [(_, concerned)] if *concerned == count));
            };
            bencher.iter_batched_ref(|| copy_of(model.path()), announce, BatchSize::PerIteration);
        });
    }
    group.finish();
}

fn plain_table() -> (TempDir, Connection) {
    let folder = tempfile::tempdir().expect("a folder");
    let table = Connection::open(folder.path().join("plain.sqlite")).expect("a database");
    let shape = "PRAGMA journal_mode = wal; PRAGMA synchronous = full; PRAGMA secure_delete = on;
        CREATE TABLE delivery (alert INTEGER, subscriber INTEGER, subscription INTEGER, due INTEGER, digest INTEGER,
            tries INTEGER, claimed_at INTEGER, state INTEGER, PRIMARY KEY (alert, subscriber)) STRICT, WITHOUT ROWID";
    table.execute_batch(shape).expect("a table");
    (folder, table)
}

fn insert(table: &mut Connection, count: usize) {
    let transaction = table.transaction().expect("a transaction");
    let mut insert = transaction.prepare("INSERT INTO delivery VALUES (1, ?1, ?1, ?2, 0, 0, NULL, 0)").expect("SQL");
    for number in (0_i64..).take(count) {
        insert.execute((number, NOW)).expect("a row");
    }
    drop(insert);
    transaction.commit().expect("a disk");
}

/// A quarter want everything, a quarter the entry's topic, and half have a saved question of 2 to 5 words of its title.
async fn subscribe(folder: &Path, searcher: &Searcher, count: usize) {
    let store = open(folder);
    let (new, known) = searcher.library().entries().split_first().expect("entries");
    let languages = |entry: &guidepost::knowledge::Entry| {
        let versions = entry.versions.iter().map(|version| version.language.to_string());
        std::iter::once(entry.language.to_string()).chain(versions).collect()
    };
    let known = known.iter().map(|entry| (entry.id.to_string(), languages(entry))).collect();
    store.know_entries(known).await.expect("a database");
    let title = new.title.to_lowercase();
    let title: Vec<&str> = words(&title).filter(|word| word.len() > 3).collect();
    let mut random = SmallRng::seed_from_u64(7);
    for (at, chat_id) in (0..count).zip(1..) {
        let wish = match at % 4 {
            0 => Wish::default(),
            1 => Wish { topics: new.topic.clone(), ..Wish::default() },
            _ => {
                let length = random.random_range(2..6);
                let words: Vec<&str> = (0..length).map(|_| title[random.random_range(0..title.len())]).collect();
                Wish::of_question(&words.join(" ")).expect("a question")
            }
        };
        let recipient = Recipient { chat_id, topic_id: None };
        store.subscribe(recipient, wish.to_text(), Manner::default().to_text()).await.expect("a database");
    }
}

/// What rounds begin with: whole, unlike a database that is about to be closed.
const COPY: &str = "copy";

fn open(folder: &Path) -> Store {
    Store::open(&folder.join("data"), &folder.join("key")).expect("a database")
}

fn copy_of(model: &Path) -> (TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("data")).expect("a folder");
    for (from, to) in [("key", "key"), (COPY, "data/guidepost.sqlite")] {
        fs::copy(model.join(from), folder.path().join(to)).expect("a copy");
    }
    let store = open(folder.path());
    (folder, store)
}

criterion_group!(benches, announce, outbox);
criterion_main!(benches);
