//! Sentences of caseworkers in eight languages, and what they write before a number.

mod eastern;
mod western;

use eastern::{AR, RU, UK};
use western::{DE, EN, ES, FR, PT};

/// The sentences of a language. `{}` is where data stands. Lists are fours: see [`super::made_up::Part`].
pub struct Frames {
    pub language: &'static str,
    pub sentences: [&'static [&'static str]; 4],
    pub phone: [&'static [&'static str]; 4],
    pub document: [&'static [&'static str]; 4],
    pub case: [&'static [&'static str]; 4],
    /// `{}` is the date.
    pub born: [&'static [&'static str]; 4],
    /// As they stand in a date.
    pub months: [&'static str; 12],
    /// Between day and month, and between month and year.
    pub joint: &'static str,
    /// `{}` is the name.
    pub named: [&'static [&'static str]; 4],
    pub names: [&'static [&'static str]; 4],
}

pub const ALL: [&Frames; 8] = [&EN, &FR, &ES, &AR, &RU, &UK, &PT, &DE];
