//! The store as a table: a row for each entry, a column for each key.
//!
//! Spreadsheets change what they open: dates, separators, encodings. What shows that it was changed is refused with the
//! way to mend it; what a cell said before, it says still, and then nothing is written.

mod cell;
mod export;
mod plan;
mod table;

pub use cell::{CellError, cell, value};
pub use export::export;
pub use plan::{Change, Plan, Refusal, What};
pub use table::{Table, TableError};

use crate::knowledge::KEYS;

/// The columns, in order.
pub fn columns() -> impl Iterator<Item = &'static str> {
    ["id"].into_iter().chain(KEYS).chain(["summary"])
}
