//! Problems for people: each with its lines, the place marked in them, and the remedy.

use std::fmt::{self, Write as _};

use miette::{GraphicalReportHandler, GraphicalTheme};

use super::Report;

pub(super) fn told(report: &Report, colours: bool) -> Result<String, fmt::Error> {
    let theme = if colours { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    // A problem's first line has its place: it stays whole, for people to click and for programs to read.
    let handler = GraphicalReportHandler::new_themed(theme).with_wrap_lines(false).without_primary_span_start();
    let mut told = String::new();
    for problem in &report.problems {
        handler.render_report(&mut told, problem)?;
        told.push('\n');
    }
    writeln!(told, "{}", report.counts())?;
    Ok(told)
}
