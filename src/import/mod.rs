//! Content from elsewhere: what a WordPress site holds becomes entries of the store.

pub mod item;
mod markdown;
mod mending;
mod naming;
mod page;
pub mod wxr;
