//! Content from elsewhere: what a WordPress site holds becomes entries of the store.

mod citation;
mod compose;
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
mod record;
mod run;
mod source;
mod survey;
mod tidy;
pub mod wxr;

pub use run::{DRAFTS, ImportError, Listener, Manner, Outcome, Summary, Told, import};
pub use source::{Source, SourceError};
pub use survey::LeftOut;

/// The host of an address, without `www.`.
fn host_of(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}
