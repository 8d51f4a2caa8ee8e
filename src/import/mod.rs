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
mod rest;
mod run;
mod source;
mod survey;
mod tidy;
pub mod wxr;

pub use rest::{SiteError, Visit};
pub use run::{DRAFTS, ImportError, Listener, Manner, Outcome, Summary, Told, import};
pub use source::{Source, SourceError};
pub use survey::LeftOut;

/// The file that a finished look at a site leaves in its folder.
pub const DONE: &str = "done";

/// Where what comes from a site is kept, in the data folder.
#[must_use]
pub fn folder_of(data: &std::path::Path, site: &url::Url) -> std::path::PathBuf {
    data.join("sites").join(naming::slug(site.as_str().trim_start_matches("https://").trim_start_matches("http://")))
}

/// The host of an address, without `www.`.
fn host_of(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}
