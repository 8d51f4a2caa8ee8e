//! What came of reading the knowledge store again, with the first mistakes in it and how to mend them.

use super::text::shortened;
use super::{LONGEST_MESSAGE, Locale, Reply, Text};
use crate::knowledge::{Fate, Problem, Reread};

const MOST_PROBLEMS: usize = 5;
const LONGEST_PROBLEM: usize = 300;
const LONGEST_REMEDY: usize = 200;

pub fn reloaded(say: Locale, reread: &Reread) -> Reply {
    let mut text = Text::new();
    text.plain(match reread.fate {
        Fate::Taken { .. } => say.reloaded(),
        Fate::Same => say.reloaded_same(),
        Fate::Unreadable => say.store_unreadable(),
        Fate::Empty => say.store_empty(),
        Fate::Failed => say.not_reloaded(),
    });
    if let Fate::Taken { added, changed, withdrawn } = reread.fate {
        text.plain("\n").plain(&say.changes(added, changed, withdrawn));
    }
    let problems = reread.problems();
    let errors = problems.iter().filter(|problem| problem.is_error()).count();
    text.plain("\n").plain(&say.read(reread.entries, errors, problems.len() - errors));
    // Errors first; the order of files is kept among them.
    let (wrong, unwise): (Vec<&Problem>, Vec<&Problem>) = problems.iter().partition(|problem| problem.is_error());
    for problem in wrong.into_iter().chain(unwise).take(MOST_PROBLEMS) {
        text.plain("\n\n").plain(&shortened(&problem.to_string(), LONGEST_PROBLEM));
        text.plain("\n").italic(&shortened(&problem.fault.mend(), LONGEST_REMEDY));
    }
    if let more @ 1.. = problems.len().saturating_sub(MOST_PROBLEMS) {
        text.plain("\n\n").plain(&say.and_more(more));
    }
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons: Vec::new() }
}
