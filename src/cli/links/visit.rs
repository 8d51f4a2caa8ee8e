//! Looking at links, politely: one request at a time to a host, with a pause before the next.

use std::collections::BTreeMap;
use std::time::Duration;

use futures::StreamExt as _;
use jiff::civil::Date;
use tokio::time::{Instant, sleep, sleep_until};
use url::Url;

use crate::knowledge::{CheckedLink, CheckedLinks, DocumentKind, Trouble};
use crate::links::{BEGINNING, Document, Seen, kind, noted, pages, pages_of_beginning};
use crate::web::{Page, Web, WebError};

/// Larger documents are not fetched to count their pages.
const LARGEST_COUNTED: u64 = 20 << 20;
/// A site that wants a longer wait is left alone until the next run.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// How sites are treated.
#[derive(Debug, Clone, Copy)]
pub struct Manners {
    /// Hosts that are visited at a time.
    pub at_a_time: usize,
    /// Between two requests to one host.
    pub pause: Duration,
}

/// Visits every address; gives what is known of each then, and calls `done` after each.
pub async fn visit_all(
    web: &Web,
    urls: &[Url],
    known: &CheckedLinks,
    day: Date,
    manners: Manners,
    done: impl Fn(&Url),
) -> Vec<CheckedLink> {
    let mut hosts: BTreeMap<&str, Vec<&Url>> = BTreeMap::new();
    for url in urls {
        hosts.entry(url.host_str().unwrap_or_default()).or_default().push(url);
    }
    let visits = hosts.into_values().map(|urls| {
        let done = &done;
        async move {
            let mut visitor = Visitor { web, pause: manners.pause, next: Instant::now() };
            let mut found = Vec::new();
            for url in urls {
                found.push(visitor.visit(url, known.get(url), day).await);
                done(url);
            }
            found
        }
    });
    let visited: Vec<Vec<CheckedLink>> =
        futures::stream::iter(visits).buffer_unordered(manners.at_a_time).collect().await;
    visited.into_iter().flatten().collect()
}

/// One host's visitor.
struct Visitor<'a> {
    web: &'a Web,
    pause: Duration,
    /// When the next request may be made.
    next: Instant,
}

#[derive(Debug, Clone, Copy)]
enum Ask {
    Head,
    Beginning,
    Whole,
}

impl Visitor<'_> {
    async fn visit(&mut self, url: &Url, former: Option<&CheckedLink>, day: Date) -> CheckedLink {
        let seen = self.look(url).await;
        let mut link = noted(url, former, seen.clone(), day);
        if let Seen::Document(document) = seen
            && document.is_uncounted(former)
        {
            self.count(url, &document, &mut link).await;
        }
        link
    }

    /// Asks about the page, and for its beginning when that tells too little: many servers know no HEAD.
    async fn look(&mut self, url: &Url) -> Seen {
        let head = self.ask(Ask::Head, url).await;
        match &head {
            Ok(page) if page.is_success() && tells_enough(page) => seen(&head),
            // These say the same to whoever asks again.
            Ok(Page { status: 401 | 429, .. }) => seen(&head),
            Ok(_) | Err(WebError::Broken { .. } | WebError::Timeout { .. }) => {
                seen(&self.ask(Ask::Beginning, url).await)
            }
            Err(_) => seen(&head),
        }
    }

    /// Counts the pages of a PDF. Whether that goes well says nothing about the link.
    async fn count(&mut self, url: &Url, document: &Document, link: &mut CheckedLink) {
        let counted = if document.bytes.is_some_and(|bytes| bytes > LARGEST_COUNTED) {
            let page = self.ask(Ask::Beginning, url).await;
            page.map(|page| document.bytes.and_then(|bytes| pages_of_beginning(&page.body, bytes)))
        } else {
            match self.ask(Ask::Whole, url).await {
                Ok(page) if page.is_success() => {
                    link.bytes = Some(page.body.len() as u64);
                    Ok(pages(&page.body))
                }
                // Some day it may be shorter.
                Err(WebError::TooLarge { .. }) => Ok(None),
                Ok(_) => return,
                Err(error) => Err(error),
            }
        };
        if let Ok(pages) = counted {
            (link.pages, link.counted) = (pages, document.state());
        }
    }

    /// One request; once more when the site names a short time to wait.
    async fn ask(&mut self, ask: Ask, url: &Url) -> Result<Page, WebError> {
        let page = self.ask_once(ask, url).await?;
        let wait = matches!(page.status, 429 | 503).then(|| page.header("retry-after")).flatten();
        match wait.and_then(|wait| wait.trim().parse().ok()).map(Duration::from_secs) {
            Some(wait) if wait <= LONGEST_WAIT => {
                sleep(wait).await;
                self.ask_once(ask, url).await
            }
            _ => Ok(page),
        }
    }

    async fn ask_once(&mut self, ask: Ask, url: &Url) -> Result<Page, WebError> {
        sleep_until(self.next).await;
        let page = match ask {
            Ask::Head => self.web.head(url).await,
            Ask::Beginning => self.web.get_beginning(url, BEGINNING).await,
            Ask::Whole => self.web.get(url, LARGEST_COUNTED).await,
        };
        self.next = Instant::now() + self.pause;
        page
    }
}

/// A web page's length is nothing that anybody is told.
fn tells_enough(page: &Page) -> bool {
    match kind(page.content_type().as_deref(), &page.url, &[]) {
        Some(DocumentKind::WebPage) => true,
        Some(_) => page.content_length().is_some_and(|length| length > 0),
        None => false,
    }
}

fn seen(page: &Result<Page, WebError>) -> Seen {
    let page = match page {
        Ok(page) if page.is_success() => page,
        Ok(page) => return Seen::Refusal { status: page.status },
        Err(error) => return Seen::Nothing { trouble: trouble(error) },
    };
    let kind = kind(page.content_type().as_deref(), &page.url, &page.body);
    let text = |name| page.header(name).map(str::to_owned);
    Seen::Document(Document {
        status: page.status,
        url: page.url.clone(),
        moved_for_good: page.has_moved_for_good(),
        kind,
        // A web page is made anew for each who asks.
        bytes: page.content_length().filter(|bytes| *bytes > 0 && kind != Some(DocumentKind::WebPage)),
        etag: text("etag"),
        last_modified: text("last-modified"),
    })
}

fn trouble(error: &WebError) -> Trouble {
    match error {
        WebError::NoSuchHost { .. } => Trouble::NoSuchHost,
        WebError::NoConnection { .. } => Trouble::NoConnection,
        WebError::Timeout { .. } => Trouble::Timeout,
        WebError::Insecure { .. } => Trouble::Insecure,
        WebError::PrivateAddress(_) => Trouble::PrivateAddress,
        WebError::TooManyMoves { .. } => Trouble::TooManyMoves,
        WebError::BadMove { .. } | WebError::NotWeb { .. } => Trouble::BadMove,
        WebError::Broken { .. } | WebError::TooLarge { .. } | WebError::NoClient { .. } => Trouble::Broken,
    }
}
