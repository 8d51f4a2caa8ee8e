//! Writing the table.

use std::io::Write;

use crate::knowledge::{Draft, EntryId};

use super::{cell, columns};

/// By this mark Excel knows that a file is UTF-8.
const MARK: &str = "\u{FEFF}";

/// Writes a row for each entry.
///
/// # Errors
/// When it cannot be written.
pub fn export<'a>(entries: impl Iterator<Item = (&'a EntryId, &'a Draft)>, mut out: impl Write) -> csv::Result<()> {
    out.write_all(MARK.as_bytes())?;
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    table.write_record(columns())?;
    for (id, draft) in entries {
        table.write_record(columns().map(|column| match column {
            "id" => id.to_string(),
            key => cell::protected(&cell::cell(draft, key)),
        }))?;
    }
    table.flush()?;
    Ok(())
}
