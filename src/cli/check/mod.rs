//! `guidepost check`: every problem of the knowledge store at once, for people, for programs and for pull requests.

mod github;
mod human;
mod json;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::ColorChoice;
use clap::{Args, ValueEnum};
use jiff::Timestamp;
use jiff::tz::Offset;

use crate::config::Folders;
use crate::knowledge::{Library, Problem};
use crate::review::review;

/// What `check` is asked for.
#[derive(Debug, Args)]
pub struct Check {
    /// How the problems are printed.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Fail on warnings, too.
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// With the lines of the files and the places marked in them.
    Human,
    /// One object, for programs.
    Json,
    /// Commands by which GitHub Actions shows each problem at its line.
    Github,
}

/// What was found.
struct Report {
    /// How many can be served.
    entries: usize,
    problems: Vec<Problem>,
}

/// Prints the problems; the exit code is 1 when one of them is an error, or a warning that counts as one.
pub fn check(folders: &Folders, options: &Check) -> anyhow::Result<ExitCode> {
    let root = &folders.knowledge;
    anyhow::ensure!(root.is_dir(), "there is no folder `{}`", root.display());
    let report = Report::of(Library::load(root), root);
    let told = match options.format {
        Format::Human => {
            let colours = anstream::AutoStream::choice(&io::stdout()) != ColorChoice::Never;
            human::told(&report, colours)?
        }
        Format::Json => json::told(&report, &from_here(root))?,
        Format::Github => github::told(&report, &from_here(root)),
    };
    write!(anstream::stdout(), "{told}")?;
    let failed = report.errors() > 0 || (options.strict && report.warnings() > 0);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

impl Report {
    fn of(mut library: Library, root: &Path) -> Self {
        let advice = review(&library, root, Offset::UTC.to_datetime(Timestamp::now()).date());
        let mut problems = std::mem::take(&mut library.problems);
        problems.extend(advice);
        problems.sort_by(|one, other| (&one.path, one.line, one.column).cmp(&(&other.path, other.line, other.column)));
        Self { entries: library.entries().len(), problems }
    }

    fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| problem.is_error()).count()
    }

    fn warnings(&self) -> usize {
        self.problems.len() - self.errors()
    }

    /// A line of counts.
    fn counts(&self) -> String {
        format!(
            "{}; {}, {}",
            counted(self.entries, "entry can be served", "entries can be served"),
            counted(self.errors(), "error", "errors"),
            counted(self.warnings(), "warning", "warnings"),
        )
    }
}

fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// The store's folder, from the folder on in which the command runs, where it is inside.
fn from_here(root: &Path) -> PathBuf {
    let whole = Path::new(".").canonicalize().ok().zip(root.canonicalize().ok());
    let inside = whole.and_then(|(here, root)| Some(root.strip_prefix(here).ok()?.to_owned()));
    inside.unwrap_or_else(|| root.to_owned())
}
