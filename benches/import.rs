//! An export of WordPress of 10,000 items and 200 MB becomes entries, next to its XML read alone in the same run.
//!
//! The reference is quick-xml out of the box: every event of the file, and nothing done with it. The first import goes
//! into a store that has its lists and no entry; the second finds that nothing has changed. Every round is a process of
//! its own, so that its largest resident memory (`VmHWM`, which only Linux tells) is that of one import.

mod support;

use std::env;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use criterion::{Criterion, SamplingMode, Throughput};
use guidepost::import::{Listener, Manner, Source, Summary, Told, import};
use quick_xml::Reader;
use quick_xml::events::Event;
use tempfile::TempDir;

const ITEMS: usize = 10_000;
const BYTES: usize = 200_000_000;

/// The word that makes this program do one round and say what it took.
const ROUND: &str = "--one-round";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Work {
    Xml,
    First,
    Second,
}

impl Work {
    const ALL: [Self; 3] = [Self::Xml, Self::First, Self::Second];

    fn name(self) -> &'static str {
        match self {
            Self::Xml => "quick-xml alone",
            Self::First => "first import",
            Self::Second => "second import",
        }
    }
}

fn main() {
    let words: Vec<String> = env::args().collect();
    match words.iter().position(|word| word == ROUND).map(|at| &words[at + 1..]) {
        Some([work, export, store]) => one_round(work, Path::new(export), Path::new(store)),
        Some(_) => unreachable!("a round has a name, an export and a store"),
        None => rounds(),
    }
}

/// Does the work, and prints how many nanoseconds and how many kB of memory it took.
fn one_round(work: &str, export: &Path, store: &Path) {
    let work = Work::ALL.into_iter().find(|known| known.name() == work).expect("a work");
    let start = Instant::now();
    match work {
        Work::Xml => assert!(events(export) > ITEMS),
        Work::First => {
            let summary = imported(export, store);
            assert!(summary.new > ITEMS / 2 && summary.refused == 0, "{summary:?}");
        }
        Work::Second => {
            let summary = imported(export, store);
            assert!(summary.unchanged > ITEMS / 2 && summary.new + summary.changed == 0, "{summary:?}");
        }
    }
    let took = start.elapsed();
    println!("{} {}", took.as_nanos(), peak().unwrap_or(0));
}

fn events(export: &Path) -> usize {
    let file = BufReader::with_capacity(256 * 1024, File::open(export).expect("the export"));
    let mut reader = Reader::from_reader(file);
    let (mut buffer, mut count) = (Vec::new(), 0);
    while reader.read_event_into(&mut buffer).expect("an event") != Event::Eof {
        count += 1;
        buffer.clear();
    }
    count
}

fn imported(export: &Path, store: &Path) -> Summary {
    struct Deaf;

    impl Listener for Deaf {
        fn progress(&mut self, _: &'static str, _: u64) {}
        fn told(&mut self, _: &Told<'_>) {}
    }

    let manner = Manner { root: store, dry_run: false, drafts: false };
    import(&Source::Export(export.to_owned()), manner, &mut Deaf).expect("an import")
}

/// The largest resident memory of this process so far, in kB.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}

/// What the rounds of one work took.
#[derive(Default)]
struct Took {
    times: Vec<Duration>,
    peak: u64,
}

impl Took {
    fn median(&mut self) -> Option<Duration> {
        self.times.sort_unstable();
        self.times.get(self.times.len() / 2).copied()
    }
}

fn rounds() {
    let folder = tempfile::tempdir().expect("a folder");
    let export = folder.path().join("export.xml");
    let size = support::wordpress::export(&export, &support::bundled(), ITEMS, BYTES).expect("an export");
    let after_first = empty_store();
    round(Work::First, &export, after_first.path());

    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("import");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    group.warm_up_time(Duration::from_millis(1)).measurement_time(Duration::from_secs(1));
    group.throughput(Throughput::Bytes(size));
    let mut all = Vec::new();
    for work in Work::ALL {
        let mut took = Took::default();
        group.bench_function(work.name(), |bencher| {
            bencher.iter_custom(|rounds| {
                let times = (0..rounds).map(|_| {
                    let fresh = (work == Work::First).then(empty_store);
                    let store = fresh.as_ref().unwrap_or(&after_first);
                    let (time, peak) = round(work, &export, store.path());
                    took.peak = took.peak.max(peak);
                    took.times.push(time);
                    time
                });
                times.sum()
            });
        });
        all.push((work, took));
    }
    group.finish();
    criterion.final_summary();
    say(size, &mut all);
}

/// Does one round in a process of its own: how long it took, and its largest memory in kB.
fn round(work: Work, export: &Path, store: &Path) -> (Duration, u64) {
    let mut command = Command::new(env::current_exe().expect("this program"));
    let output = command.arg(ROUND).arg(work.name()).arg(export).arg(store).output().expect("a process");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text");
    let mut figures = text.split_whitespace().map(|figure| figure.parse::<u64>().expect("a figure"));
    let mut figure = || figures.next().expect("two figures");
    (Duration::from_nanos(figure()), figure())
}

/// A store with the lists of the bundled one, and no entries.
fn empty_store() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let bundled = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("knowledge");
    for file in fs::read_dir(bundled).expect("the bundled store") {
        let file = file.expect("a file");
        if file.path().extension().is_some_and(|ending| ending == "yaml") {
            fs::copy(file.path(), folder.path().join(file.file_name())).expect("a copy");
        }
    }
    fs::create_dir(folder.path().join("entries")).expect("a folder");
    folder
}

/// Says what was measured in plain figures: medians of the rounds, and the largest memory of any.
#[allow(clippy::cast_precision_loss, reason = "figures for people")]
fn say(size: u64, all: &mut [(Work, Took)]) {
    let reference = all[0].1.median();
    println!("{ITEMS} items, {:.1} MB", size as f64 / 1e6);
    for (work, took) in all {
        let Some(time) = took.median() else { continue };
        let rate = size as f64 / 1e6 / time.as_secs_f64();
        let ratio = reference.map_or(f64::NAN, |reference| time.as_secs_f64() / reference.as_secs_f64());
        let (name, time, peak) = (work.name(), time.as_secs_f64(), took.peak as f64 / 1024.0);
        println!("{name:<16} {time:7.2} s {rate:8.1} MB/s  {ratio:6.1} × quick-xml alone  {peak:6.0} MiB at most");
    }
}
