//! `guidepost check`: every problem of the knowledge store at once.

use std::process::ExitCode;

use crate::config::Folders;
use crate::knowledge::{Library, Problem};

/// Prints the problems; the exit code is 1 when one of them is an error.
pub fn check(folders: &Folders) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(folders.knowledge.is_dir(), "there is no folder `{}`", folders.knowledge.display());
    let mut library = Library::load(&folders.knowledge);
    let problems = std::mem::take(&mut library.problems);
    let errors = problems.iter().filter(|problem| problem.is_error()).count();
    let warnings = problems.len() - errors;
    for problem in problems {
        report(problem);
    }
    anstream::println!("{} entries can be served; {errors} errors, {warnings} warnings", library.entries().len());
    Ok(if errors > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn report(problem: Problem) {
    anstream::println!("{problem}");
    anstream::eprintln!("{:?}", miette::Report::new(problem));
}
