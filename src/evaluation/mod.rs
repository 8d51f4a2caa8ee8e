//! How good the search is: measures over questions whose entries people have judged.
//!
//! A grade of 3 is what the question asks for, 2 helps with it, 1 only touches it. An entry without a grade is taken
//! as irrelevant, so the measures are a lower bound when the library has grown since the judging.

mod judged;
mod measures;
mod saved;
mod table;
mod typos;

pub use judged::{BadLine, Grade, JudgedQuestion, Judgements, LineFault, NoGrade, read, read_yaml};
pub use measures::{DEEPEST, Measured};
pub use saved::{Comparison, SavedQuestion, SavedResult};
pub use table::{Means, Table};
pub use typos::mistyped;
