//! `guidepost alerts status`: how far the alerts are, in numbers; nobody is named.

use std::io::Write;
use std::process::ExitCode;

use jiff::Timestamp;
use serde::Serialize;

use crate::alerts::{News, What};
use crate::announcing;
use crate::config::{Database, Folders};
use crate::store::{Audience, Progress};

pub fn status(folders: &Folders, database: &Database, json: bool) -> anyhow::Result<ExitCode> {
    let runtime = super::run::runtime()?;
    let store = super::open_store_to_read(folders, database)?;
    let (audience, progress) =
        runtime.block_on(async { anyhow::Ok((store.audience().await?, store.progress().await?)) })?;
    let alerts: Vec<JsonAlert<'_>> = progress.iter().map(JsonAlert::of).collect::<Result<_, _>>()?;
    let mut out = anstream::stdout();
    if json {
        let Audience { subscriptions, paused, subscribers, suspended } = audience;
        serde_json::to_writer(&mut out, &JsonStatus { subscriptions, paused, subscribers, suspended, alerts })?;
        writeln!(out)?;
    } else {
        write_audience(&mut out, audience)?;
        write_table(&mut out, &alerts)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What `--json` prints. Stable: fields are only added.
#[derive(Serialize)]
struct JsonStatus<'a> {
    subscriptions: u32,
    /// Of the subscriptions.
    paused: u32,
    /// Chats and topics.
    subscribers: u32,
    /// Subscribers that are closed to the bot.
    suspended: u32,
    /// Newest first.
    alerts: Vec<JsonAlert<'a>>,
}

#[derive(Serialize)]
struct JsonAlert<'a> {
    entry: &'a str,
    /// `entry`, `edition` or `version`; `unknown` when another version of the program wrote it.
    news: &'static str,
    /// Of an edition: the entry whose place it takes.
    replaces: Option<String>,
    /// Of a version: the tags of its languages.
    languages: Vec<String>,
    /// As in RFC 3339, in UTC.
    announced_at: String,
    pending: u32,
    sent: u32,
    given_up: u32,
    uncertain: u32,
    stopped: bool,
}

impl<'a> JsonAlert<'a> {
    fn of(progress: &'a Progress) -> anyhow::Result<Self> {
        let (news, replaces, languages) = match announcing::read(&progress.announcement) {
            Some(News { what: What::Entry, .. }) => ("entry", None, Vec::new()),
            Some(News { what: What::Edition { replaces }, .. }) => ("edition", Some(replaces.to_string()), Vec::new()),
            Some(News { what: What::Version { languages }, .. }) => {
                ("version", None, languages.iter().map(ToString::to_string).collect())
            }
            None => ("unknown", None, Vec::new()),
        };
        Ok(Self {
            entry: &progress.announcement.entry,
            news,
            replaces,
            languages,
            announced_at: Timestamp::from_second(progress.announced_at)?.to_string(),
            pending: progress.pending,
            sent: progress.sent,
            given_up: progress.given_up,
            uncertain: progress.uncertain,
            stopped: progress.stopped,
        })
    }

    fn row(&self) -> [String; 8] {
        let what = match &*self.languages.join(", ") {
            "" => self.news.to_owned(),
            languages => format!("{} ({languages})", self.news),
        };
        // Seconds are for programs.
        let announced = self.announced_at.get(..16).unwrap_or(&self.announced_at).replace('T', " ");
        let count = |number: u32| number.to_string();
        [
            announced,
            what,
            count(self.pending),
            count(self.sent),
            count(self.given_up),
            count(self.uncertain),
            if self.stopped { "yes" } else { "no" }.to_owned(),
            self.entry.to_owned(),
        ]
    }
}

fn write_audience(out: &mut impl Write, audience: Audience) -> std::io::Result<()> {
    let Audience { subscriptions, paused, subscribers, suspended } = audience;
    writeln!(out, "Subscriptions: {subscriptions}, of which paused: {paused}")?;
    writeln!(out, "Subscribers: {subscribers}, of which closed to the bot: {suspended}")
}

const HEADINGS: [&str; 8] = ["announced (UTC)", "what", "pending", "sent", "given up", "uncertain", "stopped", "entry"];

/// The entry comes last: ids differ most in length.
fn write_table(out: &mut impl Write, alerts: &[JsonAlert<'_>]) -> std::io::Result<()> {
    if alerts.is_empty() {
        return writeln!(out, "Nothing has been announced.");
    }
    let rows: Vec<[String; 8]> =
        std::iter::once(HEADINGS.map(str::to_owned)).chain(alerts.iter().map(JsonAlert::row)).collect();
    let widths: Vec<usize> =
        (0..8).map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0)).collect();
    writeln!(out)?;
    for row in &rows {
        let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| match column {
            2..=5 => format!("{cell:>width$}"),
            _ => format!("{cell:<width$}"),
        });
        writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}
