//! One new entry held against many wishes, each next to a plain look-up of its words in the same run.
//!
//! Every wish has a saved question of 2 to 6 words, one word in eight being rare; a quarter have a topic, and a quarter
//! leave a word out. The reference asks one hash set with the entry's words for each word of each wish, already parted
//! and in small letters. Ours stems, folds, weighs, and looks at topics; with "read", it also reads the wish from the
//! text in which it is kept. What was met in one round is forgotten before the next.

mod support;

use std::collections::HashSet;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use guidepost::alerts::{Announced, News, What, Wish, matches};
use guidepost::knowledge::Library;
use guidepost::search::Searcher;
use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};

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

criterion_group!(benches, announce);
criterion_main!(benches);
