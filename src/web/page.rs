//! A page as it came: its status, the way to it, its headers and what was read of its body.

use reqwest::Response;
use reqwest::header::HeaderMap;
use url::Url;

use super::{Want, WebError};

/// An answer, whatever it says.
#[derive(Debug, Clone)]
pub struct Page {
    pub status: u16,
    /// Where it is, after all moves.
    pub url: Url,
    /// The addresses that sent on to the next, in order.
    pub moves: Vec<Move>,
    pub body: Vec<u8>,
    headers: HeaderMap,
}

/// A step on the way to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    pub from: Url,
    pub status: u16,
}

impl Move {
    /// Whether the site asks that the new address be used from now on.
    #[must_use]
    pub fn is_for_good(&self) -> bool {
        matches!(self.status, 301 | 308)
    }
}

impl Page {
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether it has moved, and each step of the way was for good.
    #[must_use]
    pub fn has_moved_for_good(&self) -> bool {
        !self.moves.is_empty() && self.moves.iter().all(Move::is_for_good)
    }

    /// The header of this name, in any case; `None` when it is missing or no text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        text(&self.headers, name)
    }

    /// Small letters, without parameters: `application/pdf`.
    #[must_use]
    pub fn content_type(&self) -> Option<String> {
        let kind = self.header("content-type")?.split(';').next()?.trim().to_ascii_lowercase();
        (!kind.is_empty()).then_some(kind)
    }

    /// The size of the whole body as the server tells it.
    #[must_use]
    pub fn content_length(&self) -> Option<u64> {
        self.header("content-length")?.trim().parse().ok()
    }
}

pub(super) fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// Reads as much of the body as is wanted, and never keeps more.
pub(super) async fn read(mut response: Response, url: Url, moves: Vec<Move>, want: Want) -> Result<Page, WebError> {
    let (status, headers) = (response.status().as_u16(), std::mem::take(response.headers_mut()));
    let mut body = Vec::new();
    let (most, whole) = match want {
        Want::Nothing => (0, false),
        Want::Beginning { most } => (most, false),
        Want::Whole { most } => (most, true),
    };
    let too_large = || WebError::TooLarge { url: url.clone(), most };
    if whole && response.content_length().is_some_and(|length| length > most) {
        return Err(too_large());
    }
    let most_kept = usize::try_from(most).unwrap_or(usize::MAX);
    while whole || body.len() < most_kept {
        let chunk = response.chunk().await.map_err(|error| WebError::of(error, &url))?;
        let Some(chunk) = chunk else { break };
        let room = most_kept - body.len();
        if whole && chunk.len() > room {
            return Err(too_large());
        }
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok(Page { status, url, moves, body, headers })
}
