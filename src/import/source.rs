//! Where items come from: an export file, or what was fetched from a site and stands in a file, one item a line.
//!
//! A source is read as often as needed, and never held in memory as a whole.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;

use super::item::{Item, Site};
use super::wxr::{WxrError, WxrReader};

#[derive(Debug, Clone)]
pub enum Source {
    /// An export of WordPress.
    Export(PathBuf),
    /// The feed of a site (RSS), with its latest articles.
    Feed(PathBuf),
    /// Items as JSON, one a line, the site first.
    Fetched(PathBuf),
}

/// Why a source cannot be read to its end.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    #[error(transparent)]
    Wxr(#[from] WxrError),
    #[error("{}: {source}; remove the folder and fetch the site again", path.display())]
    Fetched { path: PathBuf, source: std::io::Error },
    #[error("a file cannot be written: {0}; what was written before it stays, and the next import goes on")]
    Stopped(std::io::Error),
}

impl Source {
    /// Shows each item to `see`, with the number of bytes read so far; gives the site.
    ///
    /// # Errors
    /// When the source is broken, or `see` fails.
    pub fn each(&self, see: &mut dyn FnMut(Item, u64) -> Result<(), SourceError>) -> Result<Site, SourceError> {
        match self {
            Self::Export(path) | Self::Feed(path) => {
                let mut reader = WxrReader::open(path)?;
                if matches!(self, Self::Feed(_)) {
                    reader.take_feeds();
                }
                while let Some(item) = reader.next_item()? {
                    let position = reader.position();
                    see(item, position)?;
                }
                Ok(reader.site().clone())
            }
            Self::Fetched(path) => {
                let fault = |source| SourceError::Fetched { path: path.clone(), source };
                let mut lines = BufReader::new(File::open(path).map_err(fault)?).lines();
                let first = lines.next().unwrap_or_else(|| Ok("{}".to_owned())).map_err(fault)?;
                let site = serde_json::from_str(&first).map_err(|error| fault(error.into()))?;
                let mut position = first.len() as u64;
                for line in lines {
                    let line = line.map_err(fault)?;
                    position += line.len() as u64 + 1;
                    see(serde_json::from_str(&line).map_err(|error| fault(error.into()))?, position)?;
                }
                Ok(site)
            }
        }
    }
}
