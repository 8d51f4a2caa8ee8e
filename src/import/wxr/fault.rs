//! Why an export cannot be read, where, and what to do about it.

use std::path::PathBuf;

use thiserror::Error;

use super::place::Place;
use super::{DEEPEST, LARGEST_ITEM};

/// Why an export cannot be read.
#[derive(Debug, Error)]
pub enum WxrError {
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("{}{place}: {fault}; {}", path.display(), fault.mend())]
    Broken { path: PathBuf, place: Place, fault: WxrFault },
}

/// What is wrong with an export.
#[derive(Debug, Error)]
pub enum WxrFault {
    #[error("the file is empty")]
    Empty,
    #[error("the file is not in UTF-8: it begins as UTF-16 does")]
    Utf16,
    #[error("the file says that it is in {encoding}, not in UTF-8")]
    Encoding { encoding: String },
    #[error("these bytes are not UTF-8")]
    NotUtf8,
    #[error("text stands before the export begins: \"{text}\"")]
    TextBefore { text: String },
    #[error("this is a web page, not an export")]
    WebPage,
    #[error("this is not an export of WordPress: it begins with <{root}>")]
    Foreign { root: String },
    #[error("this is a feed (RSS), not an export: it has no <wp:wxr_version>")]
    Feed,
    #[error("this export has the form {version}; 1.0, 1.1 and 1.2 can be read")]
    Version { version: String },
    #[error("there is a <!DOCTYPE>, which may bring entities in; an export has none")]
    Doctype,
    #[error("the entity &{name}; is not known")]
    Entity { name: String },
    #[error("elements stand in one another more than {DEEPEST} deep")]
    Deep,
    #[error("an item is larger than {} MiB", LARGEST_ITEM / 1024 / 1024)]
    Large,
    #[error("the file ends within <{within}>")]
    Cut { within: String },
    #[error("the XML is broken: {message}")]
    Xml { message: String },
}

impl WxrFault {
    /// What to do about it.
    pub(super) fn mend(&self) -> &'static str {
        match self {
            Self::Empty | Self::WebPage | Self::Foreign { .. } | Self::Feed => {
                "in WordPress, choose Tools → Export → All content, and take the file that comes"
            }
            Self::Utf16 | Self::Encoding { .. } | Self::NotUtf8 => {
                "save the file as UTF-8, or export again and do not open the file in between"
            }
            Self::TextBefore { .. } => "delete all before `<?xml`, or turn off WP_DEBUG on the site and export again",
            Self::Cut { .. } => {
                "the export was cut off: export again, in parts by kind or by date where the site is large"
            }
            Self::Version { .. } => "export again with WordPress 3.0 or later",
            Self::Large => "find out what was put into this item, and take it out there",
            Self::Doctype | Self::Entity { .. } | Self::Deep | Self::Xml { .. } => {
                "export again; a file that a program has changed may be broken"
            }
        }
    }
}
