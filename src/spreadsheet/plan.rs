//! What a table would change in the store.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use super::cell::{self, CellError};
use super::table::{Row, Table};
use crate::knowledge::{Draft, ENTRIES, EntryId, Fault, KEYS, Library, Manuscript, Problem};

/// What is written, and what is not.
#[derive(Debug, Default)]
pub struct Plan {
    /// In the order of the rows.
    pub changes: Vec<Change>,
    /// In the order of the rows.
    pub refused: Vec<Refusal>,
    /// How many rows say what their entries say.
    pub unchanged: usize,
}

/// A file to write.
#[derive(Debug)]
pub struct Change {
    pub id: EntryId,
    /// From the store's folder on.
    pub path: PathBuf,
    pub what: What,
    /// The text of the file before.
    pub former: Option<String>,
    pub text: String,
    row: usize,
}

/// What is changed.
#[derive(Debug, PartialEq, Eq)]
pub enum What {
    New,
    Keys(Vec<&'static str>),
}

/// A mistake in a row, for which it is not written.
#[derive(Debug, PartialEq, Eq)]
pub struct Refusal {
    pub row: usize,
    pub column: Option<String>,
    /// What stands there.
    pub text: String,
    pub message: String,
    pub help: String,
}

impl Plan {
    /// Holds `table` against the store at `root`; what is left in the plan passes the check.
    #[must_use]
    pub fn of(table: &Table, root: &Path) -> Self {
        let (files, problems) = Manuscript::all(root);
        let mut plan = Self::default();
        let mut rows: HashMap<String, usize> = HashMap::new();
        for row in &table.rows {
            plan.add(table, row, &files, &problems, &mut rows);
        }
        while plan.refuse_what_fails_the_check(root) {}
        plan.refused.sort_by_key(|refusal| refusal.row);
        plan
    }

    fn add(
        &mut self,
        table: &Table,
        row: &Row,
        files: &BTreeMap<EntryId, Manuscript>,
        problems: &[Problem],
        rows: &mut HashMap<String, usize>,
    ) {
        let mut refuse = |column: Option<&str>, text: &str, message: String, help: &str| {
            let (text, column) = (text.chars().take(80).collect(), column.map(str::to_owned));
            self.refused.push(Refusal { row: row.number, column, text, message, help: help.to_owned() });
        };
        if row.cells.len() != table.columns.len() {
            let message = format!("the row has {} cells; there are {} columns", row.cells.len(), table.columns.len());
            return refuse(
                None,
                "",
                message,
                "put text with the separator in it into \"quotes\", and give each column a cell",
            );
        }
        let written =
            table.columns.iter().zip(&row.cells).find(|(column, _)| **column == "id").map(|(_, text)| text.trim());
        let written = written.unwrap_or_default();
        let Some(id) = EntryId::parse(written) else {
            let help = "write small letters a-z, digits and hyphens, for instance nrm-handbook-2022";
            return refuse(
                Some("id"),
                written,
                format!("`{}` is no id", written.chars().take(80).collect::<String>()),
                help,
            );
        };
        if let Some(first) = rows.insert(written.to_owned(), row.number) {
            return refuse(Some("id"), written, format!("row {first} has this id, too"), "keep one of the two rows");
        }
        let path = Path::new(ENTRIES).join(format!("{id}.md"));
        let file = files.get(&id);
        let former = file.and_then(Manuscript::draft);
        let unreadable = problems.iter().any(|problem| problem.path == path);
        if unreadable || (file.is_some() && former.is_none()) {
            let help = "mend the file first; `guidepost check` says how";
            return refuse(Some("id"), written, "the file of this entry cannot be read".to_owned(), help);
        }
        let is_new = former.is_none();
        let Revised { draft, keys, wrong } = revised(table, row, &former.unwrap_or_default());
        if !wrong.is_empty() {
            for (column, text, error) in wrong {
                refuse(Some(column), text, error.to_string(), &error.mend());
            }
            return;
        }
        if keys.is_empty() && !is_new {
            self.unchanged += 1;
            return;
        }
        let text = file.map_or_else(|| draft.write(), |file| draft.revise(&file.text));
        self.changes.push(Change {
            id,
            path: file.map_or(path, |file| file.path.clone()),
            what: if is_new { What::New } else { What::Keys(keys) },
            former: file.map(|file| file.text.clone()),
            text,
            row: row.number,
        });
    }

    /// Checks the store as it would be; takes out of the plan what has errors. Gives whether there was such.
    fn refuse_what_fails_the_check(&mut self, root: &Path) -> bool {
        let texts = self.changes.iter().map(|change| (change.path.clone(), change.text.clone())).collect();
        let library = Library::load_with(root, &texts);
        let mut refused = Vec::new();
        for change in &self.changes {
            let file = Manuscript { path: change.path.clone(), text: change.text.clone() };
            let errors = library.problems.iter().filter(|problem| problem.is_error());
            for problem in errors.filter(|problem| problem.path == change.path) {
                let column = match &problem.fault {
                    Fault::Missing { key } if KEYS.contains(key) => Some(*key),
                    _ => file.key_at(problem.line),
                };
                refused.push(refusal(change.row, column.map(str::to_owned), problem));
            }
        }
        if refused.is_empty() {
            // An error in another file, brought about by a row that names it or that it names.
            let before: Vec<String> = Library::load(root).problems.iter().map(ToString::to_string).collect();
            let new =
                library.problems.iter().filter(|problem| problem.is_error() && !before.contains(&problem.to_string()));
            for problem in new {
                let said = problem.fault.to_string();
                let named = |change: &&Change| said.contains(&format!("`{}`", change.id));
                let rows = self.changes.iter().filter(named).map(|change| change.row);
                refused.extend(rows.map(|row| refusal(row, Some("id".to_owned()), problem)));
            }
        }
        self.changes.retain(|change| !refused.iter().any(|refusal| refusal.row == change.row));
        let found = !refused.is_empty();
        self.refused.append(&mut refused);
        found
    }
}

fn refusal(row: usize, column: Option<String>, problem: &Problem) -> Refusal {
    let is_missing = matches!(problem.fault, Fault::Missing { .. });
    let text = if is_missing { String::new() } else { problem.text.chars().take(80).collect() };
    Refusal { row, column, text, message: problem.fault.to_string(), help: problem.fault.mend() }
}

/// What an entry says with the cells of a row.
struct Revised<'a> {
    draft: Draft,
    /// Those that are others now.
    keys: Vec<&'static str>,
    /// The cells that are wrong, each with its column and text.
    wrong: Vec<(&'static str, &'a str, CellError)>,
}

/// A cell that says what the entry says leaves it as it is.
fn revised<'a>(table: &Table, row: &'a Row, former: &Draft) -> Revised<'a> {
    let (mut draft, mut keys, mut wrong) = (former.clone(), Vec::new(), Vec::new());
    let cells = || table.columns.iter().copied().zip(row.cells.iter().map(|text| text.trim()));
    let language = cells().find(|(column, _)| *column == "language").map(|(_, text)| text);
    let language = language.or_else(|| former.text("language")).map(str::to_owned);
    for (column, text) in cells().filter(|(column, _)| *column != "id") {
        if text == cell::cell(former, column).replace("\r\n", "\n").trim() {
            continue;
        }
        if column == "summary" {
            match cell::refuse_mangled(column, text) {
                Ok(()) => draft.set_summary(text),
                Err(error) => wrong.push((column, text, error)),
            }
        } else {
            match cell::value(column, text, language.as_deref()) {
                Ok(value) => draft.set(column, value),
                Err(error) => wrong.push((column, text, error)),
            }
        }
    }
    for key in KEYS.into_iter().filter(|key| draft.get(key) != former.get(key)) {
        keys.push(key);
    }
    if draft.summary() != former.summary() {
        keys.push("summary");
    }
    Revised { draft, keys, wrong }
}
