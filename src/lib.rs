//! Guidepost.
pub mod knowledge;
