//! `guidepost import wordpress`: a site becomes entries, item by item, and says what became of each.

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use crate::config::Folders;
use crate::import::{self, DRAFTS, LeftOut, Listener, Manner, Outcome, Source, Summary, Told};

#[derive(Debug, Args)]
pub struct Wordpress {
    /// The export file: in WordPress, Tools → Export → All content.
    file: PathBuf,
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

/// Brings the site in; the exit code is 1 when an item was refused.
pub fn wordpress(folders: &Folders, wordpress: &Wordpress) -> anyhow::Result<ExitCode> {
    super::refuse_missing(&folders.knowledge)?;
    let length = std::fs::metadata(&wordpress.file).map_or(0, |metadata| metadata.len());
    let source = Source::Export(wordpress.file.clone());
    let manner = Manner { root: &folders.knowledge, dry_run: wordpress.dry_run, drafts: wordpress.drafts };
    let mut said = Said::new(length, wordpress.quiet);
    let summary = import::import(&source, manner, &mut said);
    said.bar.finish_and_clear();
    let summary = summary?;
    write_summary(&summary, manner)?;
    Ok(if summary.refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What is said while it goes on.
struct Said {
    bar: ProgressBar,
    quiet: bool,
}

impl Said {
    /// `length` is that of the source, in bytes.
    fn new(length: u64, quiet: bool) -> Self {
        let bar = if std::io::stderr().is_terminal() { ProgressBar::new(length) } else { ProgressBar::hidden() };
        let form = "{msg:24} {bar:30} {bytes} of {total_bytes}, {eta} left";
        bar.set_style(ProgressStyle::with_template(form).unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self { bar, quiet }
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

fn write_summary(summary: &Summary, manner: Manner<'_>) -> std::io::Result<()> {
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
