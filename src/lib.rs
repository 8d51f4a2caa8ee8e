//! Guidepost.
pub mod knowledge;
pub mod search;
