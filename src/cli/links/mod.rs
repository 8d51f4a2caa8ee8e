//! `guidepost links`: looks at every link of the store, writes down what it saw, and corrects what has moved.

mod files;
mod report;
mod visit;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use url::Url;

use crate::config::{Folders, Reaching};
use crate::knowledge::{CHECKED_LINKS, CheckedLink, CheckedLinks, EntryId, Library, LinkState, Problem, Trouble};
use crate::links::{Correction, Use, correction, uses};
use crate::web::{Reach, Web};

use report::{Report, Row};
use visit::Manners;

#[derive(Debug, clap::Args)]
pub struct Links {
    /// Look at the links of this entry alone.
    #[arg(long, value_name = "ID")]
    only: Option<String>,
    /// Write new addresses into the entries where a site says that a document has moved for good, and the new host is
    /// trusted.
    #[arg(long)]
    correct: bool,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
    /// Hosts that are visited at a time (1 to 32).
    #[arg(long, value_name = "COUNT", default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=32))]
    at_a_time: u8,
    /// Seconds between two requests to one host (0 to 60).
    #[arg(long, value_name = "SECONDS", default_value_t = 1, value_parser = clap::value_parser!(u8).range(0..=60))]
    pause: u8,
    /// Seconds that a page has to arrive (1 to 600).
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u16).range(1..=600))]
    timeout: u16,
    #[command(flatten)]
    reaching: Reaching,
    /// The day that it is, for tests.
    #[cfg(debug_assertions)]
    #[arg(long, hide = true)]
    today: Option<Date>,
}

/// The exit code is 1 when a link is dead.
pub fn links(folders: &Folders, links: &Links) -> anyhow::Result<ExitCode> {
    super::refuse_missing(&folders.knowledge)?;
    let library = Library::load(&folders.knowledge);
    refuse_broken_record(&library)?;
    let only = links.only.as_deref().map(|id| entry(&library, id)).transpose()?;
    let errors = library.problems.iter().filter(|problem| problem.is_error()).count();
    if errors > 0 {
        eprintln!(
            "The store has {errors} errors, and the links of what they concern are left out; see `guidepost check`."
        );
    }
    let uses = uses(&library, only.as_ref());
    let seen = visit(links, &uses, &library)?;
    if is_offline(&seen) {
        anyhow::bail!(
            "no site can be reached, so this says nothing about the links, and nothing was written down; \
             look at the connection of this machine to the internet"
        );
    }
    let mut checked: BTreeMap<&Url, CheckedLink> = seen.iter().map(|link| (&link.url, link.clone())).collect();
    let kept = library.checked.iter().filter(|link| only.is_some() && !uses.contains_key(&link.url));
    let record: CheckedLinks = checked.values().chain(kept).cloned().collect();
    files::write_record(&folders.knowledge, &record)?;

    let corrections = offered(&library, &checked);
    let corrected =
        if links.correct { files::correct(&folders.knowledge, &library, &uses, &corrections)? } else { Vec::new() };
    let rows = uses.iter().filter_map(|(url, used_by)| {
        let link = checked.remove(url)?;
        let correction = correction(&link, |url| library.trusts(url));
        Some(Row { link, used_by, correction })
    });
    let report = Report { day: today(links), rows: rows.collect(), corrected };
    let mut out = anstream::stdout();
    if links.json {
        report.write_json(&mut out)?;
    } else {
        report.write_table(&mut out)?;
    }
    out.flush()?;
    let dead = report.rows.iter().any(|row| row.link.state() == LinkState::Dead);
    Ok(if dead { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn entry(library: &Library, id: &str) -> anyhow::Result<EntryId> {
    let found = library.find(id).map(|entry| entry.id.clone());
    found.with_context(|| {
        format!("--only: there is no entry `{id}` that can be served; name a file of the folder `entries`, without .md")
    })
}

/// Writing over a record that cannot be read would lose days of failures.
fn refuse_broken_record(library: &Library) -> anyhow::Result<()> {
    let broken = |problem: &&Problem| problem.path.as_os_str() == CHECKED_LINKS;
    match library.problems.iter().find(broken) {
        Some(problem) => anyhow::bail!("{problem}; mend the file, or delete it to begin anew"),
        None => Ok(()),
    }
}

fn today(links: &Links) -> Date {
    #[cfg(debug_assertions)]
    if let Some(day) = links.today {
        return day;
    }
    let _ = links;
    Offset::UTC.to_datetime(Timestamp::now()).date()
}

fn visit(links: &Links, uses: &BTreeMap<Url, Vec<Use>>, library: &Library) -> anyhow::Result<Vec<CheckedLink>> {
    let reach = if links.reaching.private_addresses { Reach::Anywhere } else { Reach::Public };
    let web = Web::patient(reach, Duration::from_secs(links.timeout.into()))?;
    let manners = Manners { at_a_time: links.at_a_time.into(), pause: Duration::from_secs(links.pause.into()) };
    // Nothing is shown where nobody looks on.
    let bar = ProgressBar::with_draw_target(Some(uses.len() as u64), ProgressDrawTarget::stderr());
    bar.set_style(ProgressStyle::with_template("{bar:30} {pos} of {len} links  {wide_msg}")?);
    let runtime = super::run::runtime()?;
    let urls: Vec<Url> = uses.keys().cloned().collect();
    let day = today(links);
    let seen = runtime.block_on(visit::visit_all(&web, &urls, &library.checked, day, manners, |url| {
        bar.set_message(url.host_str().unwrap_or_default().to_owned());
        bar.inc(1);
    }));
    bar.finish_and_clear();
    // What is still looking for a name may end by itself.
    runtime.shutdown_background();
    Ok(seen)
}

/// Whether there was no sign of life from anywhere.
fn is_offline(seen: &[CheckedLink]) -> bool {
    let silent = [Trouble::NoSuchHost, Trouble::NoConnection, Trouble::Timeout];
    !seen.is_empty() && seen.iter().all(|link| link.trouble.is_some_and(|trouble| silent.contains(&trouble)))
}

fn offered(library: &Library, checked: &BTreeMap<&Url, CheckedLink>) -> Vec<Correction> {
    checked.values().filter_map(|link| correction(link, |url| library.trusts(url))?.ok()).collect()
}

/// The entries that use a link.
fn entries(used_by: &[Use]) -> BTreeSet<&EntryId> {
    used_by.iter().map(|place| &place.entry).collect()
}
