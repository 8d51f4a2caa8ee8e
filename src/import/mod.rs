//! Content from elsewhere: what a WordPress site holds becomes entries of the store.

mod address;
mod ahead;
mod citation;
mod codes;
mod compose;
mod documents;
mod fields;
pub mod item;
mod kinds;
pub mod mapping;
mod markdown;
mod meaning;
mod mending;
mod naming;
mod page;
mod php;
mod present;
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
