//! What a look at a link means for what is known of it.

use data_encoding::HEXLOWER;
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use url::Url;

use super::correct::is_beginning_of_site;
use super::kind::names_a_document;
use crate::knowledge::{CheckedLink, DocumentKind, Trouble};

/// What a look has shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// An answer that is there.
    Document(Document),
    /// An answer that says no.
    Refusal { status: u16 },
    /// No answer.
    Nothing { trouble: Trouble },
}

/// What is behind a link that works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub status: u16,
    /// Where it is, after all moves.
    pub url: Url,
    pub moved_for_good: bool,
    pub kind: Option<DocumentKind>,
    pub bytes: Option<u64>,
    /// What its server says of its state: `ETag` and `Last-Modified`.
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

impl Document {
    /// A short name for the state that the document is in; `None` when its server tells nothing of it.
    #[must_use]
    pub fn state(&self) -> Option<String> {
        if self.etag.is_none() && self.last_modified.is_none() && self.bytes.is_none() {
            return None;
        }
        let told = format!("{:?}", (&self.etag, &self.last_modified, self.bytes));
        Some(HEXLOWER.encode(&Sha256::digest(told.as_bytes())[..8]))
    }

    /// Whether its pages have to be counted: it is a PDF, and not in the state in which they were counted before.
    #[must_use]
    pub fn is_uncounted(&self, former: Option<&CheckedLink>) -> bool {
        let counted = former.and_then(|former| former.counted.clone());
        self.kind == Some(DocumentKind::Pdf) && (counted.is_none() || counted != self.state())
    }

    /// Whether `asked` names a document and something else came: a web page, or the beginning of a site.
    fn is_not_what_was_asked(&self, asked: &Url) -> bool {
        let page = self.kind == Some(DocumentKind::WebPage);
        names_a_document(asked) && (page || (self.url != *asked && is_beginning_of_site(&self.url)))
    }
}

/// What is known of a link after a look at it on `today`. Pages that were counted before stay with their document.
#[must_use]
pub fn noted(url: &Url, former: Option<&CheckedLink>, seen: Seen, today: Date) -> CheckedLink {
    let mut link = former.cloned().unwrap_or_else(|| CheckedLink::new(url.clone(), today));
    (link.checked, link.status, link.trouble) = (today, None, None);
    match seen {
        Seen::Document(document) => {
            let suspect = document.is_not_what_was_asked(url);
            let moved = document.moved_for_good || (suspect && document.url != *url);
            let same = !document.is_uncounted(former) && document.kind == Some(DocumentKind::Pdf);
            if !same {
                (link.pages, link.counted) = (None, None);
            }
            link.failed.clear();
            link.status = Some(document.status);
            link.trouble = suspect.then_some(Trouble::NotTheDocument);
            link.kind = document.kind;
            // A server that tells no length was read to the end when the pages were counted.
            link.bytes = document.bytes.or(link.bytes.filter(|_| same));
            link.moved = moved.then_some(document.url);
        }
        Seen::Refusal { status } => {
            link.status = Some(status);
            if matches!(status, 404 | 410 | 500..=599) {
                link.fail(today);
            }
        }
        Seen::Nothing { trouble } => {
            link.trouble = Some(trouble);
            if matches!(trouble, Trouble::NoSuchHost | Trouble::NoConnection | Trouble::Timeout) {
                link.fail(today);
            }
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::knowledge::LinkState;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    fn document(at: &str) -> Document {
        Document {
            status: 200,
            url: url(at),
            moved_for_good: false,
            kind: Some(DocumentKind::Pdf),
            bytes: Some(10),
            etag: Some("a".to_owned()),
            last_modified: None,
        }
    }

    const AT: &str = "https://ilo.org/guide.pdf";

    fn after(former: Option<&CheckedLink>, seen: Seen, day: i8) -> CheckedLink {
        noted(&url(AT), former, seen, date(2026, 5, day))
    }

    #[test]
    fn failures_add_up_until_it_works_again() {
        let gone = || Seen::Refusal { status: 404 };
        let first = after(None, gone(), 1);
        assert_eq!(first.state(), LinkState::Failing);
        let again = after(Some(&first), gone(), 1);
        assert_eq!(again, first, "the same day counts once");
        let second = after(Some(&again), Seen::Nothing { trouble: Trouble::Timeout }, 5);
        assert_eq!(second.state(), LinkState::Failing);
        let closed = after(Some(&second), Seen::Refusal { status: 403 }, 6);
        assert_eq!((closed.state(), closed.failed.len()), (LinkState::Closed, 2));
        let unsure = after(Some(&second), Seen::Nothing { trouble: Trouble::Insecure }, 7);
        assert_eq!((unsure.state(), unsure.failed.len()), (LinkState::Failing, 2));
        let dead = after(Some(&second), Seen::Refusal { status: 503 }, 8);
        assert_eq!(dead.state(), LinkState::Dead);
        let back = after(Some(&dead), Seen::Document(document(AT)), 9);
        assert_eq!((back.state(), back.failed.len()), (LinkState::Ok, 0));
    }

    #[test]
    fn only_what_says_that_it_is_gone_counts_as_a_failure() {
        for status in [400, 401, 403, 405, 406, 418, 429, 451, 304] {
            let link = after(None, Seen::Refusal { status }, 1);
            assert!(link.failed.is_empty(), "{status}");
        }
        for trouble in [Trouble::Insecure, Trouble::PrivateAddress, Trouble::TooManyMoves, Trouble::Broken] {
            let link = after(None, Seen::Nothing { trouble }, 1);
            assert_eq!((link.failed.len(), link.state()), (0, LinkState::Unchecked));
        }
        for status in [404, 410, 500, 502, 503] {
            assert_eq!(after(None, Seen::Refusal { status }, 1).failed.len(), 1, "{status}");
        }
    }

    #[test]
    fn a_document_that_is_a_page_or_the_beginning_of_a_site_is_suspect() {
        let page = Document { kind: Some(DocumentKind::WebPage), ..document(AT) };
        let link = after(None, Seen::Document(page), 1);
        assert_eq!((link.state(), link.trouble, link.moved), (LinkState::Moved, Some(Trouble::NotTheDocument), None));
        let start = Document { kind: None, ..document("https://ilo.org/") };
        let link = after(None, Seen::Document(start), 1);
        assert_eq!((link.state(), link.trouble), (LinkState::Moved, Some(Trouble::NotTheDocument)));
        let elsewhere = Document { moved_for_good: true, ..document("https://ilo.org/new.pdf") };
        let link = after(None, Seen::Document(elsewhere), 1);
        assert_eq!((link.state(), link.trouble), (LinkState::Moved, None));
        let for_now = after(None, Seen::Document(document("https://cdn.ilo.org/new.pdf")), 1);
        assert_eq!((for_now.state(), for_now.moved), (LinkState::Ok, None));
    }

    #[test]
    fn pages_are_counted_when_the_document_is_another() {
        let now = document(AT);
        assert!(now.is_uncounted(None));
        let mut link = after(None, Seen::Document(now.clone()), 1);
        (link.pages, link.counted) = (Some(9), now.state());
        assert!(!now.is_uncounted(Some(&link)));
        assert_eq!(after(Some(&link), Seen::Document(now.clone()), 2).pages, Some(9));
        for other in [
            Document { bytes: Some(11), ..now.clone() },
            Document { etag: Some("b".to_owned()), ..now.clone() },
            Document { last_modified: Some("Tue".to_owned()), ..now.clone() },
        ] {
            assert!(other.is_uncounted(Some(&link)));
            assert_eq!(after(Some(&link), Seen::Document(other), 2).pages, None);
        }
        let unmeasured = Document { bytes: None, ..now.clone() };
        let mut read = after(None, Seen::Document(unmeasured.clone()), 1);
        (read.bytes, read.counted) = (Some(12), unmeasured.state());
        assert_eq!(after(Some(&read), Seen::Document(unmeasured), 2).bytes, Some(12));
        let silent = Document { etag: None, bytes: None, ..now };
        assert!(silent.is_uncounted(Some(&link)), "nothing tells that it is the same");
        assert_eq!(after(Some(&link), Seen::Refusal { status: 404 }, 2).pages, Some(9));
    }
}
