//! Conversations: what people do and what the bot does, over HTTP, against the stand-in for Telegram.

mod abuse;
mod alerts;
mod cards;
mod commands;
mod deliveries;
mod everything;
mod faults;
mod flood;
mod groups;
mod intake;
mod keeping;
mod languages;
mod live;
mod places;
mod presses;
mod questions;
mod report;
mod safety;
mod sharing;
mod status;
mod support;
mod topics;
mod understanding;
