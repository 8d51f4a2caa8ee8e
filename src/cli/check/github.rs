//! Problems for pull requests: commands of GitHub Actions, which shows each at its line.
//!
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>

use std::fmt::Write as _;
use std::path::Path;

use super::Report;
use super::json::severity;
use crate::knowledge::Problem;

pub(super) fn told(report: &Report, root: &Path) -> String {
    let mut told = String::new();
    for problem in &report.problems {
        // Writing to a string never fails.
        let _ = writeln!(told, "{}", command(problem, root));
    }
    let _ = writeln!(told, "{}", report.counts());
    told
}

fn command(problem: &Problem, root: &Path) -> String {
    let file = property(&root.join(&problem.path).display().to_string());
    let end = problem.end_column.map_or(String::new(), |end| format!(",endColumn={end}"));
    let message = message(&format!("{}\n{}", problem.fault, problem.fault.mend()));
    format!(
        "::{} file={file},line={},col={}{end},title={}::{message}",
        severity(problem),
        problem.line,
        problem.column,
        problem.fault.code(),
    )
}

/// A text as a message: what would end it or begin an escape is escaped.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as a property, which a comma or colon would end, too.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Fault;

    #[test]
    fn what_a_file_says_ends_no_command() {
        let fault = Fault::BadDate { value: "5%\r\n::stop-commands::x".to_owned() };
        let text = "---\nissued: May\n";
        let problem = Problem::at(Path::new("entries/a,b:c.md"), text, 12, 3, fault);
        let command = command(&problem, Path::new("my%knowledge"));
        let expected = "::error file=my%25knowledge/entries/a%2Cb%3Ac.md,line=2,col=9,endColumn=12,title=bad-date::`5%25%0D%0A::stop-commands::x` is no date%0Awrite a year";
        assert!(command.starts_with(expected), "{command}");
        assert!(!command.contains(['\r', '\n']));
    }
}
