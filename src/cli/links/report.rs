//! What `guidepost links` prints: a table for people, an object for programs.

use std::collections::BTreeMap;
use std::io::{self, Write};

use jiff::civil::Date;
use serde::Serialize;

use super::files::Corrected;
use crate::knowledge::{CheckedLink, LinkState, Trouble};
use crate::links::{Correction, NotCorrected, Use};
use crate::reply::Locale;

pub struct Report<'a> {
    pub day: Date,
    pub rows: Vec<Row<'a>>,
    pub corrected: Vec<Corrected>,
}

/// A link with its uses.
pub struct Row<'a> {
    pub link: CheckedLink,
    pub used_by: &'a [Use],
    /// What is offered where it has moved, or why nothing is.
    pub correction: Option<Result<Correction, NotCorrected>>,
}

const STATES: [LinkState; 6] =
    [LinkState::Ok, LinkState::Moved, LinkState::Closed, LinkState::Unchecked, LinkState::Failing, LinkState::Dead];

const HEADINGS: [&str; 5] = ["state", "answer", "document", "link", "entries"];

impl Report<'_> {
    /// What needs somebody comes last, where it is seen.
    pub fn write_table(&self, out: &mut impl Write) -> io::Result<()> {
        let mut rows: Vec<&Row<'_>> = self.rows.iter().collect();
        rows.sort_by_key(|row| STATES.iter().position(|state| *state == row.link.state()));
        let cells: Vec<[String; 5]> =
            std::iter::once(HEADINGS.map(str::to_owned)).chain(rows.iter().map(|row| row.cells())).collect();
        // The last two are of any length.
        let widths: Vec<usize> =
            (0..3).map(|column| cells.iter().map(|row| row[column].chars().count()).max().unwrap_or(0)).collect();
        for [state, answer, document, link, entries] in &cells {
            let [first, second, third] = [widths[0], widths[1], widths[2]];
            writeln!(out, "{state:first$}  {answer:second$}  {document:third$}  {link}  {entries}")?;
        }
        self.write_moves(out, &rows)?;
        self.write_corrected(out)?;
        writeln!(out, "\n{}", self.counts())
    }

    fn write_moves(&self, out: &mut impl Write, rows: &[&Row<'_>]) -> io::Result<()> {
        for row in rows {
            let old = &row.link.url;
            match (&row.correction, &row.link.moved) {
                (Some(Ok(Correction { new, .. })), _) if !self.is_corrected(row) => {
                    writeln!(out, "\n{old}\n  has moved to {new}\n  `--correct` writes that into {}", row.entries())?;
                }
                (Some(Err(why)), Some(new)) => {
                    writeln!(out, "\n{old}\n  leads to {new}\n  not to be corrected by itself: it {why}")?;
                }
                (None, None) if row.link.trouble == Some(Trouble::NotTheDocument) => {
                    writeln!(out, "\n{old}\n  shows a web page in the place of the document")?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn write_corrected(&self, out: &mut impl Write) -> io::Result<()> {
        for Corrected { entry, correction: Correction { old, new }, places } in &self.corrected {
            let told = match places {
                0 => format!("{entry}: left as it is; write the new address by hand"),
                1 => format!("{entry}: corrected"),
                places => format!("{entry}: corrected in {places} places"),
            };
            writeln!(out, "\n{told}\n  old {old}\n  new {new}")?;
        }
        Ok(())
    }

    fn is_corrected(&self, row: &Row<'_>) -> bool {
        self.corrected.iter().any(|corrected| corrected.correction.old == row.link.url)
    }

    /// `12 links: 9 ok, 1 moved, 2 dead`
    fn counts(&self) -> String {
        let counted = self.by_state().into_iter().filter(|(_, count)| *count > 0);
        let states: Vec<String> = counted.map(|(state, count)| format!("{count} {}", state.as_str())).collect();
        let links = if self.rows.len() == 1 { "link" } else { "links" };
        let states = if states.is_empty() { String::new() } else { format!(": {}", states.join(", ")) };
        format!("{} {links}{states}", self.rows.len())
    }

    fn by_state(&self) -> [(LinkState, usize); 6] {
        STATES.map(|state| (state, self.rows.iter().filter(|row| row.link.state() == state).count()))
    }

    pub fn write_json(&self, out: &mut impl Write) -> io::Result<()> {
        let report = JsonReport {
            checked_on: self.day.to_string(),
            counts: self.by_state().into_iter().map(|(state, count)| (name(state), count)).collect(),
            links: self.rows.iter().map(JsonLink::of).collect(),
            corrected: self.corrected.iter().map(JsonCorrected::of).collect(),
        };
        serde_json::to_writer(&mut *out, &report)?;
        writeln!(out)
    }
}

impl Row<'_> {
    fn cells(&self) -> [String; 5] {
        let answer = match (self.link.status, self.link.trouble) {
            (_, Some(trouble)) => trouble.as_str().to_owned(),
            (Some(status), None) => status.to_string(),
            (None, None) => String::new(),
        };
        let document = Locale::English.document_told(&self.link).unwrap_or_default();
        [self.link.state().as_str().to_owned(), answer, document, self.link.url.to_string(), self.entries()]
    }

    fn entries(&self) -> String {
        super::entries(self.used_by).into_iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    }
}

fn name(state: LinkState) -> &'static str {
    if state == LinkState::Closed { "closed" } else { state.as_str() }
}

/// What `--json` prints. Stable: fields are only added.
#[derive(Serialize)]
struct JsonReport<'a> {
    checked_on: String,
    /// By state.
    counts: BTreeMap<&'static str, usize>,
    /// In the order of their addresses.
    links: Vec<JsonLink<'a>>,
    corrected: Vec<JsonCorrected<'a>>,
}

#[derive(Serialize)]
struct JsonLink<'a> {
    url: &'a str,
    /// `ok`, `moved`, `closed`, `unchecked`, `failing` or `dead`.
    state: &'static str,
    status: Option<u16>,
    trouble: Option<&'static str>,
    r#type: Option<&'static str>,
    bytes: Option<u64>,
    pages: Option<u32>,
    checked_on: String,
    /// Days on which it did not work, since it worked last.
    failed_on: Vec<String>,
    moved_to: Option<&'a str>,
    /// Whether `--correct` writes the new address.
    correctable: bool,
    /// Why it does not.
    warning: Option<String>,
    used_by: Vec<JsonUse<'a>>,
}

#[derive(Serialize)]
struct JsonUse<'a> {
    entry: &'a str,
    key: &'static str,
}

#[derive(Serialize)]
struct JsonCorrected<'a> {
    entry: &'a str,
    old: &'a str,
    new: &'a str,
    /// 0 when the entry was left as it is.
    places: usize,
}

impl<'a> JsonLink<'a> {
    fn of(row: &'a Row<'a>) -> Self {
        let link = &row.link;
        let suspect = link.trouble == Some(Trouble::NotTheDocument);
        let warning = match &row.correction {
            Some(Err(why)) => Some(why.to_string()),
            _ => suspect.then(|| NotCorrected::NotTheDocument.to_string()),
        };
        Self {
            url: link.url.as_str(),
            state: name(link.state()),
            status: link.status,
            trouble: link.trouble.map(Trouble::as_str),
            r#type: link.kind.map(crate::knowledge::DocumentKind::as_str),
            bytes: link.bytes,
            pages: link.pages,
            checked_on: link.checked.to_string(),
            failed_on: link.failed.iter().map(ToString::to_string).collect(),
            moved_to: link.moved.as_ref().map(url::Url::as_str),
            correctable: matches!(row.correction, Some(Ok(_))),
            warning,
            used_by: row.used_by.iter().map(|place| JsonUse { entry: place.entry.as_str(), key: place.key }).collect(),
        }
    }
}

impl<'a> JsonCorrected<'a> {
    fn of(corrected: &'a Corrected) -> Self {
        let Corrected { entry, correction: Correction { old, new }, places } = corrected;
        Self { entry: entry.as_str(), old: old.as_str(), new: new.as_str(), places: *places }
    }
}
