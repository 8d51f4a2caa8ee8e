//! Guidepost.
pub mod answer;
pub mod app;
pub mod cli;
pub mod config;
pub mod evaluation;
pub mod knowledge;
pub mod log;
pub mod preview;
pub mod reply;
pub mod search;
pub mod store;
pub mod telegram;
