//! Answers and index builds, each next to the same in raw tantivy in the same run.
//!
//! The reference is what tantivy offers out of the box: its default tokenizer, the text of title and summary indexed
//! and stored, a flat disjunction of terms over both, the ten best, and its snippet generator on each of them. Ours
//! does more for each: nine fields, stems of every language, neighbours, coverage, excerpts at sentence limits.

mod support;

use std::collections::HashMap;
use std::hint::black_box;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use guidepost::answer::{self, Cut, Preferences};
use guidepost::knowledge::Library;
use guidepost::search::{Choices, Question, Searcher, Unaskable};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, Schema, TEXT};
use tantivy::snippet::SnippetGenerator;
use tantivy::{Index, IndexWriter, TantivyDocument, Term};

const MANY: usize = 100_000;

const QUESTIONS: [(&str, &str); 3] = [
    ("1 word", "exploitation"),
    ("3 words", "forced labour indicators"),
    ("8 words", "interview child victims safely shelter border police handbook"),
];

fn answers(criterion: &mut Criterion) {
    let bundled = support::bundled();
    let many = Library::of(support::generated(&bundled, MANY));
    for (size, library) in [("bundled", bundled), ("100000", many)] {
        let raw = Raw::index(&library);
        let searcher = Searcher::in_memory(Arc::new(library)).expect("an index");
        let mut group = criterion.benchmark_group(format!("answer/{size}"));
        group.measurement_time(Duration::from_secs(4));
        for (length, words) in QUESTIONS {
            group.bench_function(BenchmarkId::new("raw tantivy, bare", length), |bencher| {
                bencher.iter(|| raw.top_ten(black_box(words)).len());
            });
            group.bench_function(BenchmarkId::new("raw tantivy, with snippets", length), |bencher| {
                bencher.iter(|| raw.snippets(black_box(words)));
            });
            group.bench_function(BenchmarkId::new("guidepost, one page", length), |bencher| {
                bencher.iter(|| {
                    let question = Question::new(black_box(words)).expect("a question");
                    answer::answer(&searcher, &question, Choices::default(), Cut::page(0), &Preferences::default())
                        .expect("an answer");
                });
            });
            group.bench_function(BenchmarkId::new("guidepost, all hits", length), |bencher| {
                bencher.iter(|| {
                    let question = Question::new(black_box(words)).expect("a question");
                    answer::every_hit(&searcher, &question).expect("an answer").0.len()
                });
            });
        }
        group.finish();
    }
}

/// What is found while people type, next to what is found for the words when they are done.
const TYPED: [(&str, &str, [&str; 3]); 3] = [
    ("1 word", "exploitation", ["e", "ex", "exp"]),
    ("2 words", "forced labour", ["forced l", "forced lo", "forced lab"]),
    ("3 words", "forced labour indicators", ["forced labour i", "forced labour pr", "forced labour ind"]),
];

fn typing(criterion: &mut Criterion) {
    let bundled = support::bundled();
    let many = Library::of(support::generated(&bundled, MANY));
    for (size, library) in [("bundled", bundled), ("100000", many)] {
        let searcher = Searcher::in_memory(Arc::new(library)).expect("an index");
        let mut group = criterion.benchmark_group(format!("typing/{size}"));
        group.measurement_time(Duration::from_secs(2));
        for (length, done, typed) in TYPED {
            group.bench_function(BenchmarkId::new("done", length), |bencher| {
                bencher.iter(|| found(&searcher, Question::new(black_box(done))));
            });
            for (letters, typed) in (1..).zip(typed) {
                let id = BenchmarkId::new(format!("{letters} letters of the last"), length);
                group.bench_function(id, |bencher| {
                    bencher.iter(|| found(&searcher, Question::being_typed(black_box(typed))));
                });
            }
        }
        group.finish();
    }
}

fn found(searcher: &Searcher, question: Result<Question, Unaskable>) -> usize {
    searcher.find(&question.expect("a question")).expect("hits").hits.len()
}

fn builds(criterion: &mut Criterion) {
    let library = Arc::new(Library::of(support::generated(&support::bundled(), MANY)));
    let mut group = criterion.benchmark_group("build/100000");
    group.sample_size(10).warm_up_time(Duration::from_millis(1)).measurement_time(Duration::from_secs(1));
    group.bench_function("raw tantivy", |bencher| bencher.iter(|| Raw::index(&library)));
    group.bench_function("guidepost", |bencher| {
        bencher.iter(|| Searcher::in_memory(Arc::clone(&library)).expect("an index"));
    });
    group.finish();
}

/// Messages that have brought other engines down: the slowest of them, on a stack of 2 MiB.
fn killers(criterion: &mut Criterion) {
    let searcher = Arc::new(Searcher::in_memory(Arc::new(support::bundled())).expect("an index"));
    let signs =
        ["(", "[", "\"", ">", "\\", "*", "~", "\u{301}", "\u{202E}", "a\u{301}", "é ", "NOT ", "(a OR -", "forced "];
    let lengths = [512, 4_096];
    let messages: Vec<String> = signs
        .iter()
        .flat_map(|sign| lengths.map(|length| sign.chars().cycle().take(length).collect()))
        .chain(support::bundled().entries().iter().map(|entry| entry.summary.plain().chars().take(512).collect()))
        .collect();
    let messages = Arc::new(messages);
    let slowest = |messages: &[String], searcher: &Searcher| {
        let time = |message: &String| {
            let start = Instant::now();
            if let Ok(question) = Question::new(message) {
                answer::answer(searcher, &question, Choices::default(), Cut::page(0), &Preferences::default())
                    .expect("an answer");
            }
            start.elapsed()
        };
        messages.iter().map(time).max().unwrap_or_default()
    };
    criterion.bench_function("killers/slowest message over the bundled store", |bencher| {
        bencher.iter_custom(|rounds| {
            let (messages, searcher) = (Arc::clone(&messages), Arc::clone(&searcher));
            let work = move || (0..rounds).map(|_| slowest(&messages, &searcher)).sum();
            let thread = std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(work);
            thread.expect("a thread").join().expect("no panic")
        });
    });
}

/// The whole program, from its start to the printed answer, with an index that exists.
fn first_answer(criterion: &mut Criterion) {
    let data = tempfile::tempdir().expect("a folder");
    let ask = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guidepost"));
        command
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(["ask", "forced labour indicators", "--data"])
            .arg(data.path());
        assert!(command.output().expect("the program").status.success());
    };
    ask();
    criterion.bench_function("start/first answer over the bundled store", |bencher| bencher.iter(ask));
}

/// Tantivy out of the box.
struct Raw {
    index: Index,
    searcher: tantivy::Searcher,
    title: Field,
    summary: Field,
}

impl Raw {
    fn index(library: &Library) -> Self {
        let mut schema = Schema::builder();
        let title = schema.add_text_field("title", TEXT | STORED);
        let summary = schema.add_text_field("summary", TEXT | STORED);
        let labels: HashMap<&str, Field> = ["publisher", "topic", "type", "year", "language", "region", "audience"]
            .map(|name| (name, schema.add_text_field(name, TEXT)))
            .into();
        let index = Index::create_in_ram(schema.build());
        let mut writer: IndexWriter = index.writer_with_num_threads(1, 256 * 1024 * 1024).expect("a writer");
        writer.set_merge_policy(Box::new(tantivy::indexer::NoMergePolicy));
        for entry in library.entries() {
            let mut document = TantivyDocument::default();
            document.add_text(title, &entry.title);
            document.add_text(summary, entry.summary.plain());
            document.add_text(labels["type"], entry.kind.as_str());
            document.add_text(labels["language"], entry.language.tag());
            document.add_text(labels["publisher"], entry.publisher.join(" "));
            document.add_text(labels["topic"], entry.topic.join(" "));
            document.add_text(labels["region"], entry.region.join(" "));
            document.add_text(labels["audience"], entry.audience.join(" "));
            document.add_text(labels["year"], entry.issued.as_ref().map_or("", |issued| issued.year()));
            writer.add_document(document).expect("room");
        }
        writer.commit().expect("a commit");
        let segments = index.searchable_segment_ids().expect("segments");
        if segments.len() > 1 {
            writer.merge(&segments).wait().expect("a merge");
        }
        writer.wait_merging_threads().expect("an end");
        let searcher = index.reader().expect("a reader").searcher();
        Self { index, searcher, title, summary }
    }

    fn query(&self, words: &str) -> BooleanQuery {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let mut tokenizer = self.index.tokenizer_for_field(self.summary).expect("a tokenizer");
        let mut stream = tokenizer.token_stream(words);
        while stream.advance() {
            for field in [self.title, self.summary] {
                let term = Term::from_field_text(field, &stream.token().text);
                clauses.push((Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))));
            }
        }
        BooleanQuery::new(clauses)
    }

    fn top_ten(&self, words: &str) -> Vec<(f32, tantivy::DocAddress)> {
        let collector = TopDocs::with_limit(10).order_by_score();
        self.searcher.search(&self.query(words), &collector).expect("hits")
    }

    fn snippets(&self, words: &str) -> usize {
        let query = self.query(words);
        let generator = SnippetGenerator::create(&self.searcher, &query, self.summary).expect("a generator");
        let top = self.top_ten(words);
        let snippets = top.iter().map(|(_, address)| {
            let document: TantivyDocument = self.searcher.doc(*address).expect("a document");
            generator.snippet_from_doc(&document).to_html().len()
        });
        snippets.sum()
    }
}

criterion_group!(benches, answers, typing, builds, killers, first_answer);
criterion_main!(benches);
