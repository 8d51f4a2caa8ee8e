//! `guidepost check`: every problem of the knowledge store at once.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use anstream::ColorChoice;
use miette::{GraphicalReportHandler, GraphicalTheme};

use crate::config::Folders;
use crate::knowledge::{Library, Problem};

/// Prints the problems; the exit code is 1 when one of them is an error.
pub fn check(folders: &Folders) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(folders.knowledge.is_dir(), "there is no folder `{}`", folders.knowledge.display());
    let library = Library::load(&folders.knowledge);
    let colours = anstream::AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    write!(anstream::stdout(), "{}", report(&library, colours)?)?;
    let errors = library.problems.iter().any(Problem::is_error);
    Ok(if errors { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The problems, each with its lines and remedy, then a line of counts.
fn report(library: &Library, colours: bool) -> Result<String, std::fmt::Error> {
    let theme = if colours { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    // A problem's first line has its place: it stays whole, for people to click and for programs to read.
    let handler = GraphicalReportHandler::new_themed(theme).with_wrap_lines(false).without_primary_span_start();
    let mut report = String::new();
    for problem in &library.problems {
        handler.render_report(&mut report, problem)?;
        report.push('\n');
    }
    let errors = library.problems.iter().filter(|problem| problem.is_error()).count();
    writeln!(
        report,
        "{}; {}, {}",
        counted(library.entries().len(), "entry can be served", "entries can be served"),
        counted(errors, "error", "errors"),
        counted(library.problems.len() - errors, "warning", "warnings"),
    )?;
    Ok(report)
}

fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}
