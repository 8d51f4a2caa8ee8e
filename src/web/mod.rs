//! Pages of the open web: the only code that fetches from sites that are not Telegram's.
//!
//! What an entry or a redirect names may lead into the network that the program runs in. So each address is checked before
//! it is connected to, those that names stand for included, and redirects are followed here, one checked step at a time.

mod error;
mod page;
mod reach;
#[cfg(test)]
mod tests;
#[cfg(test)]
#[path = "../../tests/website/mod.rs"]
#[allow(dead_code, reason = "what is not needed here is needed by `tests/links.rs`")]
mod website;

use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, Method, Response};
use tokio::time::timeout;
use url::{Host, Url};

pub use error::WebError;
pub use page::{Move, Page};
pub use reach::Reach;

use reach::{NoPublicAddress, Resolver};

/// More are a loop, or as good as one.
pub const MOST_MOVES: usize = 5;
/// For a page with all its moves and its body.
pub const PATIENCE: Duration = Duration::from_secs(30);
const PATIENCE_TO_CONNECT: Duration = Duration::from_secs(10);
/// Says who asks, as sites want to know.
const USER_AGENT: &str =
    concat!("guidepost/", env!("CARGO_PKG_VERSION"), " (looks after a library of links to public guidance)");

/// Fetches pages. Clones share their connections.
#[derive(Debug, Clone)]
pub struct Web {
    client: Client,
    reach: Reach,
    patience: Duration,
}

impl Web {
    /// # Errors
    /// When this machine has no means to speak HTTPS.
    pub fn new(reach: Reach) -> Result<Self, WebError> {
        Self::patient(reach, PATIENCE)
    }

    /// As [`Web::new`]; each page has `patience` to arrive.
    ///
    /// # Errors
    /// As those of [`Web::new`].
    pub fn patient(reach: Reach, patience: Duration) -> Result<Self, WebError> {
        let client = Client::builder()
            .user_agent(USER_AGENT)
            .redirect(Policy::none())
            // A proxy would connect to addresses that nobody has checked.
            .no_proxy()
            .referer(false)
            .connect_timeout(PATIENCE_TO_CONNECT.min(patience))
            .dns_resolver(Arc::new(Resolver::new(reach)))
            .build()
            .map_err(|source| WebError::NoClient { source })?;
        Ok(Self { client, reach, patience })
    }

    /// What a page's server says about it, without the page itself.
    ///
    /// # Errors
    /// When no answer came. An answer that says no, such as "not found", is a [`Page`] with its status.
    pub async fn head(&self, url: &Url) -> Result<Page, WebError> {
        self.within(url, self.fetch(Method::HEAD, url, Want::Nothing)).await
    }

    /// The page with its whole body.
    ///
    /// # Errors
    /// As those of [`Web::head`], and when the body has more than `most` bytes.
    pub async fn get(&self, url: &Url, most: u64) -> Result<Page, WebError> {
        self.within(url, self.fetch(Method::GET, url, Want::Whole { most })).await
    }

    /// The page with the beginning of its body, at most `most` bytes; the rest is not fetched.
    ///
    /// # Errors
    /// As those of [`Web::head`].
    pub async fn get_beginning(&self, url: &Url, most: u64) -> Result<Page, WebError> {
        self.within(url, self.fetch(Method::GET, url, Want::Beginning { most })).await
    }

    async fn within(&self, url: &Url, page: impl Future<Output = Result<Page, WebError>>) -> Result<Page, WebError> {
        let late = |_| WebError::Timeout { host: host(url) };
        timeout(self.patience, page).await.map_err(late)?
    }

    async fn fetch(&self, method: Method, url: &Url, want: Want) -> Result<Page, WebError> {
        let mut url = url.clone();
        let mut moves = Vec::new();
        loop {
            self.refuse_address(&url)?;
            let response = self.client.request(method.clone(), url.clone()).send().await;
            let response = response.map_err(|error| WebError::of(error, &url))?;
            let Some(next) = moved_to(&response, &url)? else {
                return page::read(response, url, moves, want).await;
            };
            if moves.len() == MOST_MOVES {
                return Err(WebError::TooManyMoves { url, most: MOST_MOVES });
            }
            let status = response.status().as_u16();
            moves.push(Move { from: std::mem::replace(&mut url, next), status });
        }
    }

    /// Refuses what is no page of the web, and an address in numbers that is out of reach. Those behind names are the
    /// resolver's.
    fn refuse_address(&self, url: &Url) -> Result<(), WebError> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(WebError::NotWeb { url: url.clone() });
        }
        let address = match url.host() {
            Some(Host::Ipv4(address)) => address.into(),
            Some(Host::Ipv6(address)) => address.into(),
            Some(Host::Domain(_)) => return Ok(()),
            None => return Err(WebError::NotWeb { url: url.clone() }),
        };
        if self.reach.covers(address) {
            Ok(())
        } else {
            Err(WebError::PrivateAddress(NoPublicAddress { host: host(url), address }))
        }
    }
}

/// How much of a body is read.
#[derive(Debug, Clone, Copy)]
enum Want {
    Nothing,
    Beginning { most: u64 },
    Whole { most: u64 },
}

/// Where a redirect leads; `None` when the response is none.
fn moved_to(response: &Response, from: &Url) -> Result<Option<Url>, WebError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(location) = page::text(response.headers(), "location") else { return Ok(None) };
    let bad = || WebError::BadMove { from: from.clone() };
    let mut next = from.join(location.trim()).map_err(|_| bad())?;
    // A name and a password would be sent to a site that has not asked for them.
    if !next.username().is_empty() || next.password().is_some() {
        return Err(bad());
    }
    if next.fragment().is_none() {
        next.set_fragment(from.fragment());
    }
    Ok(Some(next))
}

fn host(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}
