//! The links of the store: where each is used, what a look at it means, and how a moved one is corrected.
//!
//! A site that does not answer today may answer tomorrow, and one that keeps programs out lets people in. So a link is
//! dead only after failures over days, and nothing that a program may not see counts as one.

mod correct;
mod kind;
mod look;
mod pdf;
mod uses;

pub use correct::{Correction, NotCorrected, correction, rewritten};
pub use kind::kind;
pub use look::{Document, Seen, noted};
pub use pdf::{BEGINNING, pages, pages_of_beginning};
pub use uses::{Use, uses};
