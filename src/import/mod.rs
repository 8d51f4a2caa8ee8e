//! Content from elsewhere: what a WordPress site holds becomes entries of the store.

mod citation;
mod documents;
mod fields;
pub mod item;
mod kinds;
pub mod mapping;
mod markdown;
mod mending;
mod naming;
mod page;
mod php;
mod survey;
pub mod wxr;
