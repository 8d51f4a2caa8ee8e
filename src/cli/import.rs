//! `guidepost import wordpress`: a site becomes entries, item by item, and says what became of each.

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use url::Url;

use crate::config::{Folders, Reaching};
use crate::import::{self, DRAFTS, LeftOut, Listener, Manner, Outcome, Source, Summary, Told, Visit};

#[derive(Debug, Args)]
pub struct Wordpress {
    /// The export file: in WordPress, Tools → Export → All content.
    #[arg(required_unless_present = "url")]
    file: Option<PathBuf>,
    /// The address of the live site, instead of a file. What was cut off goes on where it ended.
    #[arg(long, conflicts_with = "file", value_name = "URL")]
    url: Option<Url>,
    #[command(flatten)]
    reaching: Reaching,
    /// Work everything out and say it, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Put new entries into the folder `drafts` of the store, from which you move them to `entries`.
    #[arg(long)]
    drafts: bool,
    /// Say in numbers only what was unchanged, left out and done.
    #[arg(long)]
    quiet: bool,
}

/// Between two pages of a live site.
pub const PAUSE: Duration = Duration::from_millis(500);

/// Brings the site in; the exit code is 1 when an item was refused.
pub fn wordpress(folders: &Folders, wordpress: &Wordpress) -> anyhow::Result<ExitCode> {
    super::refuse_missing(&folders.knowledge)?;
    let length =
        wordpress.file.as_ref().and_then(|file| std::fs::metadata(file).ok()).map_or(0, |metadata| metadata.len());
    let mut said = Said::new(length, wordpress.quiet);
    let source = match (&wordpress.url, &wordpress.file) {
        (Some(url), _) => {
            let (web, folder) = (super::sync::web(&wordpress.reaching)?, import::folder_of(&folders.data, url));
            let visit = Visit { web: &web, address: url, folder: &folder, pause: PAUSE };
            super::run::runtime()?.block_on(visit.fetch(&mut |what, count| said.fetching(what, count)))?
        }
        (None, file) => Source::Export(file.clone().unwrap_or_default()),
    };
    let manner = Manner { root: &folders.knowledge, dry_run: wordpress.dry_run, drafts: wordpress.drafts };
    let summary = import::import(&source, manner, &mut said);
    said.end();
    let summary = summary?;
    write_summary(&summary, manner)?;
    Ok(if summary.refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What is said while it goes on.
pub struct Said {
    bar: ProgressBar,
    quiet: bool,
}

impl Said {
    /// `length` is that of the source, in bytes; 0 when it is not known.
    pub fn new(length: u64, quiet: bool) -> Self {
        let bar = if std::io::stderr().is_terminal() { ProgressBar::new(length) } else { ProgressBar::hidden() };
        let form = "{msg:24} {bar:30} {bytes} of {total_bytes}, {eta} left";
        bar.set_style(ProgressStyle::with_template(form).unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self { bar, quiet }
    }

    /// How much of a live site has come.
    pub fn fetching(&self, what: &str, count: usize) {
        self.bar.set_message(format!("fetching {what}: {count}"));
        self.bar.tick();
    }

    pub fn end(&self) {
        self.bar.finish_and_clear();
    }

    fn say(&self, line: &str) {
        self.bar.suspend(|| {
            // Whoever reads may have seen enough.
            let _ = writeln!(anstream::stdout(), "{line}");
        });
    }
}

impl Listener for Said {
    fn progress(&mut self, stage: &'static str, done: u64) {
        if self.bar.message() != stage {
            self.bar.set_message(stage);
        }
        self.bar.set_position(done);
    }

    fn told(&mut self, told: &Told<'_>) {
        let entry = told.entry.map(ToString::to_string).unwrap_or_default();
        let line = match told.outcome {
            Outcome::New => format!("new        {entry}"),
            Outcome::Changed { keys } => format!("changed    {entry}: {}", keys.join(", ")),
            Outcome::Kept { keys } => {
                format!("kept yours {entry}: {} changed there, too", keys.join(", "))
            }
            Outcome::Found => format!("here       {entry}: has the same link, and stays as it is"),
            Outcome::Removed => {
                format!("removed    {entry}: you removed it here; to bring it back, delete its line in imports")
            }
            Outcome::Refused { why } => {
                let title = if told.title.trim().is_empty() { "without a title" } else { told.title.trim() };
                format!("refused    item {} ({title}): {why}", told.item)
            }
            Outcome::Unchanged => return,
        };
        if self.quiet && !matches!(told.outcome, Outcome::Refused { .. }) {
            return;
        }
        self.say(&line);
        for note in told.notes {
            self.say(&format!("           {note}"));
        }
    }
}

pub fn write_summary(summary: &Summary, manner: Manner<'_>) -> std::io::Result<()> {
    let mut out = anstream::stdout();
    for (item, entry) in &summary.gone {
        writeln!(out, "gone       {entry}: item {item} is not in what was read; the entry stays")?;
    }
    writeln!(out)?;
    let Summary { new, changed, kept, unchanged, found, removed, refused, .. } = summary;
    let would = if manner.dry_run { " (nothing was written)" } else { "" };
    writeln!(out, "{}{would}", summary.site.url)?;
    for (count, what) in [
        (new, if manner.drafts { "new, in drafts" } else { "new" }),
        (changed, "changed"),
        (kept, "changed there and here: yours was kept"),
        (unchanged, "unchanged"),
        (found, "here already"),
        (removed, "removed here before"),
        (refused, "refused"),
    ] {
        if *count > 0 {
            writeln!(out, "{count:>7} {what}")?;
        }
    }
    let counted = |wanted: fn(&LeftOut) -> Option<String>| {
        let of = summary.left_out.iter().filter_map(|(why, count)| wanted(why).map(|name| (name, *count)));
        of.collect::<Vec<(String, usize)>>()
    };
    for (what, counts) in [
        (
            "not published",
            counted(|why| match why {
                LeftOut::NotPublished(status) => Some(status.clone()),
                _ => None,
            }),
        ),
        (
            "no content",
            counted(|why| match why {
                LeftOut::Internal(kind) => Some(kind.clone()),
                _ => None,
            }),
        ),
        (
            "as the mapping says",
            counted(|why| match why {
                LeftOut::Mapped(kind) => Some(kind.clone()),
                _ => None,
            }),
        ),
        ("without a text and a file", counted(|why| (*why == LeftOut::Empty).then(String::new))),
        ("pictures, films and sounds", counted(|why| (*why == LeftOut::Media).then(String::new))),
    ] {
        let all: usize = counts.iter().map(|(_, count)| count).sum();
        let named: Vec<String> =
            counts.iter().filter(|(name, _)| !name.is_empty()).map(|(name, count)| format!("{name} {count}")).collect();
        match (all, named.is_empty()) {
            (0, _) => {}
            (_, true) => writeln!(out, "{all:>7} left out: {what}")?,
            (_, false) => writeln!(out, "{all:>7} left out: {what} ({})", named.join(", "))?,
        }
    }
    let root = manner.root.display();
    if let Some(host) = &summary.trusted {
        writeln!(out, "{root}/hosts.yaml: {host} is trusted from now on, as the site that entries come from")?;
    }
    if summary.mapping_grew {
        let path = summary.mapping.display();
        writeln!(
            out,
            "{root}/{path}: look whether kinds, fields and terms mean what is proposed there, and import again"
        )?;
    }
    if manner.drafts && *new > 0 {
        writeln!(out, "{root}/{DRAFTS}: read the new entries, and move them to entries")?;
    }
    Ok(())
}
