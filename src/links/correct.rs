//! Writing the new address of a moved document into its entries.
//!
//! Sites send what they have taken down on to their front page or to a login. Such a move is told and never written.

use thiserror::Error;
use url::Url;

use crate::knowledge::{CheckedLink, Trouble};

/// A new address for an old one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub old: Url,
    pub new: Url,
}

/// Why a move is not written into the entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotCorrected {
    #[error("leads to a page in the place of the document")]
    NotTheDocument,
    #[error("leads to the beginning of a site")]
    BeginningOfSite,
    #[error("leads to a login")]
    Login,
    #[error("leads to a page for what is not found")]
    ErrorPage,
    #[error("leads from https:// to http://")]
    Downgrade,
    #[error("leads to a host that hosts.yaml does not trust")]
    UntrustedHost,
}

/// The correction that a look offers; `None` when it has not moved, or not for good.
///
/// # Errors
/// Says why a curator has to look at it.
pub fn correction(link: &CheckedLink, trusts: impl Fn(&Url) -> bool) -> Option<Result<Correction, NotCorrected>> {
    let (old, new) = (&link.url, link.moved.as_ref()?);
    let fault = if link.trouble == Some(Trouble::NotTheDocument) {
        NotCorrected::NotTheDocument
    } else if is_beginning_of_site(new) {
        NotCorrected::BeginningOfSite
    } else if has_word(new, &["login", "signin", "logon", "auth", "sso", "oauth", "saml"]) {
        NotCorrected::Login
    } else if has_word(new, &["404", "error", "notfound"]) && !has_word(old, &["404", "error", "notfound"]) {
        NotCorrected::ErrorPage
    } else if old.scheme() == "https" && new.scheme() != "https" {
        NotCorrected::Downgrade
    } else if !trusts(new) {
        NotCorrected::UntrustedHost
    } else {
        return Some(Ok(Correction { old: old.clone(), new: new.clone() }));
    };
    Some(Err(fault))
}

/// `/`, and what sites call their front page, in some language or none.
pub(super) fn is_beginning_of_site(url: &Url) -> bool {
    let segments: Vec<String> = url
        .path_segments()
        .into_iter()
        .flatten()
        .filter(|segment| !segment.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let is_front = |segment: &String| {
        let stem = segment.split('.').next().unwrap_or_default();
        let language =
            stem.split(['-', '_']).all(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic()));
        language || ["home", "index", "default", "start", "homepage"].contains(&stem)
    };
    segments.iter().all(is_front)
}

/// Whether host or path have one of these words, as in `/sign-in` and `login.ilo.org`.
fn has_word(url: &Url, words: &[&str]) -> bool {
    let path = url.path_segments().into_iter().flatten();
    let parts = url.host_str().unwrap_or_default().split('.').chain(path).map(str::to_ascii_lowercase);
    let mut parts = parts.map(|part| part.split('.').next().unwrap_or_default().to_owned());
    parts.any(|part| {
        let joined = part.replace(['-', '_'], "");
        words.contains(&&*joined) || (joined.len() < 24 && joined.contains("notfound") && words.contains(&"notfound"))
    })
}

/// The text of an entry's file with `new` in each place where `old` stands, and how many those are. Nothing else is
/// touched, and neither is `source`, which says where a curator has once found something.
#[must_use]
pub fn rewritten(text: &str, correction: &Correction) -> (String, usize) {
    let mut rewritten = String::with_capacity(text.len());
    let (mut count, mut in_source) = (0, false);
    let mut fences = 0;
    for line in text.split_inclusive('\n') {
        fences += usize::from(line.trim_end() == "---");
        if !line.starts_with([' ', '-', '\t', '#']) && !line.trim().is_empty() {
            in_source = fences < 2 && line.starts_with("source:");
        }
        if in_source && fences < 2 {
            rewritten += line;
        } else {
            let (line, here) = in_line(line, correction);
            rewritten += &line;
            count += here;
        }
    }
    (rewritten, count)
}

fn in_line(line: &str, correction: &Correction) -> (String, usize) {
    // What would end the address where it stands, in quotation marks or in Markdown.
    let new = correction.new.as_str().replace('\'', "%27").replace('(', "%28").replace(')', "%29");
    let (mut written, mut count, mut rest) = (String::new(), 0, line);
    while let Some(start) = beginning(rest) {
        let end = rest[start..].find(|sign: char| sign.is_whitespace() || "\"'<>`".contains(sign));
        let mut address = &rest[start..end.map_or(rest.len(), |end| start + end)];
        let whole = address.len();
        // What ends a sentence or a link in Markdown is not the address's.
        while !is_same(address, &correction.old) && address.ends_with(|sign: char| ")]}.,;:!?*_|".contains(sign)) {
            address = &address[..address.len() - 1];
        }
        written += &rest[..start];
        if is_same(address, &correction.old) {
            written += &new;
            count += 1;
            rest = &rest[start + address.len()..];
        } else {
            // Another address may stand behind the first sign of this one, as in `[http://a](http://b)`.
            let step = beginning(&rest[start + 1..start + whole]).map_or(whole, |next| next + 1);
            written += &rest[start..start + step];
            rest = &rest[start + step..];
        }
    }
    (written + rest, count)
}

fn beginning(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    ["https://", "http://"].iter().filter_map(|scheme| lower.find(scheme)).min()
}

fn is_same(text: &str, url: &Url) -> bool {
    Url::parse(text).is_ok_and(|read| read == *url)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    fn moved(old: &str, new: &str) -> Option<Result<Correction, NotCorrected>> {
        let link = CheckedLink { moved: Some(url(new)), ..CheckedLink::new(url(old), date(2026, 5, 1)) };
        correction(&link, |url| url.host_str() == Some("ilo.org"))
    }

    #[test]
    fn a_move_to_a_trusted_host_is_offered() {
        let offered = moved("http://ilo.org/a.pdf", "https://ilo.org/b/authors-in-error.pdf").unwrap().unwrap();
        assert_eq!(offered.new.as_str(), "https://ilo.org/b/authors-in-error.pdf");
        let none = CheckedLink::new(url("https://ilo.org/a"), date(2026, 5, 1));
        assert_eq!(correction(&none, |_| true), None);
    }

    #[test]
    fn what_may_be_the_end_of_a_document_is_left_to_a_curator() {
        use NotCorrected::{BeginningOfSite, Downgrade, ErrorPage, Login, UntrustedHost};
        for (new, why) in [
            ("https://ilo.org/", BeginningOfSite),
            ("https://ilo.org/?lost=1", BeginningOfSite),
            ("https://ilo.org/en", BeginningOfSite),
            ("https://ilo.org/en-GB/home/", BeginningOfSite),
            ("https://ilo.org/index.html", BeginningOfSite),
            ("https://ilo.org/user/login", Login),
            ("https://ilo.org/Sign-In.aspx?to=a", Login),
            ("https://login.ilo.org/a", Login),
            ("https://ilo.org/404.html", ErrorPage),
            ("https://ilo.org/page-not-found/x", ErrorPage),
            ("http://ilo.org/b", Downgrade),
            ("https://example.org/b", UntrustedHost),
        ] {
            assert_eq!(moved("https://ilo.org/a/b.pdf", new), Some(Err(why)), "{new}");
        }
    }

    #[test]
    fn the_address_is_replaced_wherever_it_stands_and_nothing_else() {
        let text = "---\r\ntitle: \"http://ilo.org/a\"\nsource: http://ilo.org/a\n  and http://ilo.org/a\n\
            download: HTTP://ILO.org/a # http://ilo.org/ab\nlanding: 'http://ilo.org/a'\nversions:\n  - url: http://ilo.org/a/\n\
            ---\nSee [it](http://ilo.org/a), [http://ilo.org/b](http://ilo.org/a) or <http://ilo.org/a>.\nHttp://ilo.org/a.\n";
        let correction = Correction { old: url("http://ilo.org/a"), new: url("https://ilo.org/(c)'s") };
        let (rewritten, count) = rewritten(text, &correction);
        assert_eq!(count, 7);
        let new = "https://ilo.org/%28c%29%27s";
        let expected = format!(
            "---\r\ntitle: \"{new}\"\nsource: http://ilo.org/a\n  and http://ilo.org/a\n\
            download: {new} # http://ilo.org/ab\nlanding: '{new}'\nversions:\n  - url: http://ilo.org/a/\n\
            ---\nSee [it]({new}), [http://ilo.org/b]({new}) or <{new}>.\n{new}.\n"
        );
        assert_eq!(rewritten, expected);
    }

    #[test]
    fn an_address_with_brackets_is_found() {
        let correction = Correction { old: url("http://ilo.org/a_(b)"), new: url("https://ilo.org/c") };
        assert_eq!(rewritten("[x](http://ilo.org/a_(b)).", &correction).0, "[x](https://ilo.org/c).");
    }
}
