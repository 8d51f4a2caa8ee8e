//! Entries made up from the words of the bundled store, so that their frequencies are those of real text; and a server to
//! measure the bot against, and an export of WordPress.

#[allow(dead_code, reason = "each benchmark takes what it needs")]
pub mod server;
#[allow(dead_code, reason = "each benchmark takes what it needs")]
pub mod wordpress;

use std::path::Path;

use guidepost::knowledge::{Care, Entry, EntryId, EntryType, Issued, Language, Library, Prose};
use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};
use url::Url;

/// The bundled store.
pub fn bundled() -> Library {
    let library = Library::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge"));
    assert!(library.entries().len() > 200, "the bundled store is there");
    library
}

/// `count` entries: titles of 5 to 12 words, summaries of about 110, one word in eight being rare.
#[allow(dead_code, reason = "each benchmark takes what it needs")]
pub fn generated(bundled: &Library, count: usize) -> Vec<Entry> {
    let text: String = bundled.entries().iter().map(|entry| format!("{} ", entry.summary.plain())).collect();
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric())).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let mut random = SmallRng::seed_from_u64(7);
    (0..count).map(|number| entry(&words, &mut random, bundled, number)).collect()
}

#[allow(dead_code, reason = "each benchmark takes what it needs")]
fn entry(words: &[&str], random: &mut SmallRng, bundled: &Library, number: usize) -> Entry {
    let model = &bundled.entries()[random.random_range(0..bundled.entries().len())];
    let mut sentence = |from: usize, to: usize| {
        let length = random.random_range(from..to);
        let words: Vec<String> = (0..length)
            .map(|_| match random.random_range(0..8) {
                0 => format!("rare{}", random.random_range(0..60_000)),
                _ => words[random.random_range(0..words.len())].to_owned(),
            })
            .collect();
        words.join(" ")
    };
    let title = sentence(5, 13);
    let summary: Vec<String> = (0..5).map(|_| format!("{}.", sentence(14, 31))).collect();
    Entry {
        id: EntryId::parse(&format!("entry-{number:07}")).expect("an id"),
        aliases: Vec::new(),
        title,
        kind: EntryType::ALL[number % EntryType::ALL.len()],
        publisher: model.publisher.clone(),
        issued: Issued::parse(&(1990 + number % 35).to_string()),
        edition: None,
        language: Language::parse("en").expect("a language"),
        topic: model.topic.clone(),
        region: model.region.clone(),
        audience: model.audience.clone(),
        // Raw tantivy, which it is compared with, has none either.
        questions: Vec::new(),
        download: Url::parse(&format!("https://www.ilo.org/{number}")).ok(),
        landing: None,
        versions: Vec::new(),
        replaces: None,
        care: Care::default(),
        summary: Prose::from_markdown(&summary.join(" ")),
    }
}
