//! `guidepost report`: what people need, in numbers; nobody is in them.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use serde::Serialize;

use crate::config::{Database, Folders};
use crate::counting;
use crate::knowledge::Library;
use crate::report::{EntryUse, Report, UnmetTerm, picture};

#[derive(Debug, Args)]
pub struct Options {
    /// Print one JSON object instead of tables.
    #[arg(long)]
    json: bool,
    /// Draw the report into this file, which ends in .png and is replaced when it is there.
    #[arg(long, value_name = "FILE.png", value_parser = png)]
    picture: Option<PathBuf>,
    /// How many weeks, this one included (1 to 104).
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = clap::value_parser!(u16).range(1..=104))]
    weeks: u16,
}

fn png(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    let is_png = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("png"));
    if is_png { Ok(path) } else { Err("the picture is a PNG; name a file such as report.png".to_owned()) }
}

pub fn report(folders: &Folders, database: &Database, options: &Options) -> anyhow::Result<ExitCode> {
    super::refuse_missing(&folders.knowledge)?;
    let runtime = super::run::runtime()?;
    let store = super::open_store_to_read(folders, database)?;
    let library = Library::load(&folders.knowledge);
    let report = runtime.block_on(counting::report(&store, &library, options.weeks, counting::now()))?;
    if let Some(file) = &options.picture {
        let png = picture(&report)?;
        fs::write(file, png).with_context(|| {
            format!("the picture cannot be written to {}; name a file in a folder that is there", file.display())
        })?;
    }
    let mut out = anstream::stdout();
    if options.json {
        serde_json::to_writer(&mut out, &JsonReport::of(&report))?;
        writeln!(out)?;
    } else {
        write_report(&mut out, &report)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What `--json` prints. Stable: fields are only added.
#[derive(Serialize)]
struct JsonReport<'a> {
    weeks: u16,
    /// The Monday with which the first of them begins.
    since: String,
    /// The most used first.
    entries: Vec<JsonEntry<'a>>,
    unused: usize,
    terms: Vec<JsonTerm<'a>>,
}

#[derive(Serialize)]
struct JsonEntry<'a> {
    id: &'a str,
    title: Option<&'a str>,
    edition: Option<&'a str>,
    found: u64,
    shown: u64,
    shared: u64,
    sent: u64,
    helpful: u64,
    not_helpful: u64,
    outdated: u64,
    dead_link: u64,
}

#[derive(Serialize)]
struct JsonTerm<'a> {
    term: &'a str,
    chats: u32,
    days: u32,
    weeks: u32,
}

impl<'a> JsonReport<'a> {
    fn of(report: &'a Report) -> Self {
        let entry = |entry: &'a EntryUse| JsonEntry {
            id: &entry.id,
            title: entry.title.as_deref(),
            edition: entry.edition.as_deref(),
            found: entry.counts.found,
            shown: entry.counts.shown,
            shared: entry.counts.shared,
            sent: entry.counts.sent,
            helpful: entry.counts.helpful,
            not_helpful: entry.counts.not_helpful,
            outdated: entry.counts.outdated,
            dead_link: entry.counts.dead_link,
        };
        let term = |unmet: &'a UnmetTerm| {
            let UnmetTerm { term, chats, days, weeks } = unmet;
            JsonTerm { term, chats: *chats, days: *days, weeks: *weeks }
        };
        Self {
            weeks: report.weeks,
            since: report.since.monday().to_string(),
            entries: report.entries.iter().map(entry).collect(),
            unused: report.unused,
            terms: report.terms.iter().map(term).collect(),
        }
    }
}

fn write_report(out: &mut impl Write, report: &Report) -> std::io::Result<()> {
    let weeks = if report.weeks == 1 { "1 week".to_owned() } else { format!("{} weeks", report.weeks) };
    writeln!(out, "{weeks} from {}", report.since.monday())?;
    if report.is_empty() {
        writeln!(out, "Nothing has been counted yet.")?;
    }
    let problems = report.told_of();
    if !problems.is_empty() {
        writeln!(out, "\nReaders report a problem")?;
        let row = |entry: &&EntryUse| (vec![entry.counts.outdated, entry.counts.dead_link], name(entry));
        write_table(out, &["outdated", "dead link"], "entry", problems.iter().map(row))?;
    }
    if !report.entries.is_empty() {
        writeln!(out, "\nEntries by use")?;
        let row = |entry: &EntryUse| {
            let counts = entry.counts;
            let all = [counts.shown, counts.shared, counts.sent, counts.found, counts.helpful, counts.not_helpful];
            (all.to_vec(), name(entry))
        };
        let headings = ["shown", "shared", "sent", "found first", "helpful", "not helpful"];
        write_table(out, &headings, "entry", report.entries.iter().map(row))?;
    }
    if !report.terms.is_empty() {
        writeln!(out, "\nAsked for, and not found")?;
        let row =
            |unmet: &UnmetTerm| ([unmet.chats, unmet.days, unmet.weeks].map(u64::from).to_vec(), unmet.term.clone());
        write_table(out, &["chats a day", "days", "weeks"], "term", report.terms.iter().map(row))?;
    }
    writeln!(out, "\nEntries of which nothing was counted: {}", report.unused)
}

fn name(entry: &EntryUse) -> String {
    match entry.title {
        Some(_) => format!("{} [{}]", entry.name(), entry.id),
        None => format!("[{}], no longer in the library", entry.id),
    }
}

/// Numbers below their headings, and last the name, since names differ most in length.
fn write_table(
    out: &mut impl Write,
    headings: &[&str],
    last: &str,
    rows: impl Iterator<Item = (Vec<u64>, String)>,
) -> std::io::Result<()> {
    writeln!(out, "{}  {last}", headings.iter().map(|heading| format!("{heading:>7}")).collect::<Vec<_>>().join("  "))?;
    for (numbers, name) in rows {
        for (number, heading) in numbers.iter().zip(headings) {
            let width = heading.len().max(7);
            write!(out, "{number:>width$}  ")?;
        }
        writeln!(out, "{name}")?;
    }
    Ok(())
}
