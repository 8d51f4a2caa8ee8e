//! Looking after people before a question is answered: what in it seems to be data of a case, and whether it tells of
//! danger. Plain functions over the words; nothing is kept and nothing is looked up.
//!
//! Workers type in haste, and names, numbers and addresses of clients have no place in a search, a log or a counter.
//! [`case_data`] finds them and gives back the words that can be searched. It goes by spelling and by the words beside
//! it: a name alone, without a word for a person, is not found.
//!
//! [`danger`] tells somebody who is in danger now from somebody who asks about danger.

mod accounts;
mod births;
mod case_data;
mod cases;
mod codes;
mod contacts;
mod danger;
mod dates;
mod documents;
mod marks;
mod names;
mod patterns;
mod phones;
mod text;
mod words;

pub use case_data::{CaseData, Found, Kind, case_data};
pub use danger::danger;
