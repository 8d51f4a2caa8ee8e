//! Why a page did not come.

use std::error::Error;
use std::io;

use thiserror::Error;
use url::Url;

use super::reach::{NoPublicAddress, NoSuchHost};

/// Why there is no answer. None of these alone says that a link is dead: a site may be back within the hour.
#[derive(Debug, Error)]
pub enum WebError {
    #[error("this machine has no means to fetch pages over HTTPS")]
    NoClient { source: reqwest::Error },
    #[error("`{url}` is no address of the web; it begins neither with https:// nor with http://")]
    NotWeb { url: Url },
    #[error(transparent)]
    PrivateAddress(NoPublicAddress),
    #[error("`{url}` is the {most}th address that this one was sent on to, and sends on again")]
    TooManyMoves { url: Url, most: usize },
    #[error("`{from}` sends on to something that is no address, or that holds a user name")]
    BadMove { from: Url },
    #[error("`{host}` has not answered in full in the time that it was given")]
    Timeout { host: String },
    #[error("no address is known for the name `{host}`")]
    NoSuchHost { host: String },
    #[error("`{host}` takes no connection")]
    NoConnection { host: String, source: reqwest::Error },
    /// A certificate that has run out, for instance.
    #[error("`{host}` offers no secure connection that can be trusted")]
    Insecure { host: String, source: reqwest::Error },
    #[error("`{host}` broke off, or answered in no language of the web")]
    Broken { host: String, source: reqwest::Error },
    #[error("`{url}` has more than {most} bytes, the most that are read")]
    TooLarge { url: Url, most: u64 },
}

impl WebError {
    pub(super) fn of(error: reqwest::Error, url: &Url) -> Self {
        let host = super::host(url);
        if let Some(refused) = cause::<NoPublicAddress>(&error) {
            return Self::PrivateAddress(refused.clone());
        }
        if cause::<NoSuchHost>(&error).is_some() {
            return Self::NoSuchHost { host };
        }
        if error.is_timeout() {
            return Self::Timeout { host };
        }
        let source = error.without_url();
        let invalid = |error: &io::Error| error.kind() == io::ErrorKind::InvalidData;
        let invalid = causes(&source).filter_map(|cause| cause.downcast_ref()).any(invalid);
        match source.is_connect() {
            true if invalid => Self::Insecure { host, source },
            true => Self::NoConnection { host, source },
            false => Self::Broken { host, source },
        }
    }
}

/// The first cause of this type.
fn cause<'a, T: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a T> {
    causes(error).find_map(|cause| cause.downcast_ref())
}

fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error| match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        // Its `source` would be that of the error in it.
        Some(inside) => Some(inside),
        None => (*error).source(),
    })
}
