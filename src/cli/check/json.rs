//! Problems for programs.

use std::path::Path;

use serde::Serialize;

use super::Report;
use crate::knowledge::{Problem, Severity};

/// What `--format json` prints. Stable: fields are only added.
#[derive(Serialize)]
struct JsonReport<'a> {
    /// How many can be served.
    entries: usize,
    errors: usize,
    warnings: usize,
    problems: Vec<JsonProblem<'a>>,
}

#[derive(Serialize)]
struct JsonProblem<'a> {
    /// From the folder on in which the command runs.
    path: String,
    /// From 1.
    line: usize,
    /// In characters, from 1.
    column: usize,
    /// Behind the place, where it is one within its line.
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    /// `error` or `warning`.
    severity: &'static str,
    code: &'static str,
    /// The line.
    text: &'a str,
    message: String,
    help: String,
}

pub(super) fn told(report: &Report, root: &Path) -> serde_json::Result<String> {
    let problems = report.problems.iter().map(|problem| JsonProblem::of(problem, root)).collect();
    let report = JsonReport { entries: report.entries, errors: report.errors(), warnings: report.warnings(), problems };
    serde_json::to_string(&report).map(|json| json + "\n")
}

impl<'a> JsonProblem<'a> {
    fn of(problem: &'a Problem, root: &Path) -> Self {
        Self {
            path: root.join(&problem.path).display().to_string(),
            line: problem.line,
            column: problem.column,
            end_column: problem.end_column,
            severity: severity(problem),
            code: problem.fault.code(),
            text: &problem.text,
            message: problem.fault.to_string(),
            help: problem.fault.mend(),
        }
    }
}

pub(super) fn severity(problem: &Problem) -> &'static str {
    match problem.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
