//! What came of reading the knowledge store again, with the first mistakes in it and how to mend them.

use super::text::shortened;
use super::{LONGEST_MESSAGE, Reply, Text, wording};
use crate::knowledge::{Fate, Problem, Reread};

const MOST_PROBLEMS: usize = 5;
const LONGEST_PROBLEM: usize = 300;
const LONGEST_REMEDY: usize = 200;

pub fn reloaded(reread: &Reread) -> Reply {
    let mut text = Text::new();
    text.plain(match reread.fate {
        Fate::Taken { .. } => wording::RELOADED,
        Fate::Same => wording::RELOADED_SAME,
        Fate::Unreadable => wording::STORE_UNREADABLE,
        Fate::Empty => wording::STORE_EMPTY,
        Fate::Failed => wording::NOT_RELOADED,
    });
    if let Fate::Taken { added, changed, withdrawn } = reread.fate {
        text.plain("\n").plain(&wording::changes(added, changed, withdrawn));
    }
    let problems = reread.problems();
    let errors = problems.iter().filter(|problem| problem.is_error()).count();
    text.plain("\n").plain(&wording::read(reread.entries, errors, problems.len() - errors));
    // Errors first; the order of files is kept among them.
    let (wrong, unwise): (Vec<&Problem>, Vec<&Problem>) = problems.iter().partition(|problem| problem.is_error());
    for problem in wrong.into_iter().chain(unwise).take(MOST_PROBLEMS) {
        text.plain("\n\n").plain(&shortened(&problem.to_string(), LONGEST_PROBLEM));
        text.plain("\n").italic(&shortened(&problem.fault.mend(), LONGEST_REMEDY));
    }
    if let more @ 1.. = problems.len().saturating_sub(MOST_PROBLEMS) {
        text.plain("\n\n").plain(&wording::and_more(more));
    }
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons: Vec::new() }
}
