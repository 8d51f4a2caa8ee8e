//! Guidepost: a Telegram bot that finds guidance for frontline workers against human trafficking.
//!
//! The road of a message; each word is a type, each arrow the module that makes the next one:
//!
//! ```text
//! Update ──▶ Question ──▶ Findings ──▶ Answer ──▶ Reply ──▶ chat
//!    telegram      search        answer     reply     telegram
//! ```
//!
//! In reading order:
//!
//! 1. [`knowledge`]: what we know, read from the folder that curators write.
//! 2. [`search`]: finding it, with an index over the library.
//! 3. [`answer`]: deciding what a person gets.
//! 4. [`reply`]: saying it, as text with buttons.
//! 5. [`alerts`]: what is new in the library, who wants to hear of it, and when.
//! 6. [`report`]: what people need, in numbers that lead to nobody.
//! 7. [`app`]: what a running bot holds, and how it follows the store.
//! 8. [`store`]: remembering what cannot be rebuilt.
//! 9. [`announcing`]: what is new becomes deliveries to those who asked for it; and [`counting`], what happens numbers.
//! 10. [`telegram`]: the edge, where updates come in and replies go out.
//! 11. [`preview`]: a stand-in for Telegram on this computer, which tests talk through, too.
//! 12. [`evaluation`]: how good the search is.
//! 13. [`import`]: what a WordPress site holds becomes entries; [`spreadsheet`]: the store as a table.
//! 14. [`links`]: how the links of the store are, and [`web`]: pages of other sites.
//! 15. [`review`]: what the check advises curators to look at.
//! 16. [`guard`]: what in a question is data of a case, and whether it tells of danger.
//! 17. [`cli`], [`config`], [`log`] and [`memory`]: the program around it, and [`crash`], for tests only.
//!
//! Modules 1 to 6 and 16 are plain functions over values; nothing in them waits, and each knows only those before it.
//! `ARCHITECTURE.md` has the borders and the promises.

pub mod alerts;
pub mod announcing;
pub mod answer;
pub mod app;
pub mod cli;
pub mod config;
pub mod counting;
pub mod crash;
pub mod evaluation;
pub mod guard;
pub mod import;
pub mod knowledge;
pub mod links;
pub mod log;
pub mod memory;
pub mod preview;
pub mod reply;
pub mod report;
pub mod review;
pub mod search;
pub mod spreadsheet;
pub mod store;
pub mod telegram;
pub mod web;
