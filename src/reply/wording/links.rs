//! What a link leads to, and that it did not work.

use jiff::civil::Date;

use crate::knowledge::{CheckedLink, DocumentKind};

/// `PDF · 3.1 MB · 98 p.`; `None` when nothing is known that tells people more than the link.
#[must_use]
pub fn document(link: &CheckedLink) -> Option<String> {
    let kind = document_kind(link.kind?)?;
    let size = link.bytes.filter(|_| link.kind != Some(DocumentKind::WebPage)).map(size);
    let pages = link.pages.map(|pages| format!("{pages} p."));
    let parts: Vec<String> = [Some(kind.to_owned()), size, pages].into_iter().flatten().collect();
    Some(parts.join(" · "))
}

fn document_kind(kind: DocumentKind) -> Option<&'static str> {
    Some(match kind {
        DocumentKind::Pdf => "PDF",
        DocumentKind::Word => "Word",
        DocumentKind::Excel => "Excel",
        DocumentKind::Powerpoint => "PowerPoint",
        DocumentKind::OpenDocument => "OpenDocument",
        DocumentKind::Epub => "EPUB",
        DocumentKind::Zip => "ZIP",
        DocumentKind::Text => "text",
        DocumentKind::Picture => "picture",
        DocumentKind::Video => "video",
        DocumentKind::Audio => "audio",
        DocumentKind::WebPage => "web page",
        DocumentKind::Other => return None,
    })
}

/// `3.1 MB`; below a megabyte `840 kB`.
fn size(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1_000).max(1);
    if kilobytes < 1_000 {
        return format!("{kilobytes} kB");
    }
    let tenths = (bytes + 50_000) / 100_000;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

pub const DOCUMENT: &str = "Document";

/// Of a link that is dead; the page of the document is another one that may still be there.
#[must_use]
pub fn dead_link(last_checked: Date, language: Option<&str>, has_page: bool) -> String {
    let day = last_checked.strftime("%-d %B %Y");
    let link = language.map_or("This link".to_owned(), |language| format!("The link \"{language}\""));
    let advice = if has_page { "try the page of the document below" } else { "it may still open for you" };
    format!("{link} did not work when it was last checked, on {day}; {advice}.")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use url::Url;

    use super::*;

    #[test]
    fn sizes_are_short() {
        for (bytes, told) in [
            (1, "1 kB"),
            (840_000, "840 kB"),
            (999_000, "999 kB"),
            (999_001, "1.0 MB"),
            (3_140_000, "3.1 MB"),
            (3_150_000, "3.2 MB"),
            (19_960_000, "20.0 MB"),
            (1_234_000_000, "1234.0 MB"),
        ] {
            assert_eq!(size(bytes), told);
        }
    }

    #[test]
    fn a_document_is_told_by_what_is_known_of_it() {
        let link = CheckedLink::new(Url::parse("https://ilo.org/").unwrap(), date(2026, 5, 1));
        assert_eq!(document(&link), None);
        let pdf = CheckedLink { kind: Some(DocumentKind::Pdf), ..link.clone() };
        assert_eq!(document(&pdf).as_deref(), Some("PDF"));
        let whole = CheckedLink { bytes: Some(3_140_000), pages: Some(98), ..pdf };
        assert_eq!(document(&whole).as_deref(), Some("PDF · 3.1 MB · 98 p."));
        let page = CheckedLink { kind: Some(DocumentKind::WebPage), bytes: Some(5_000), ..link.clone() };
        assert_eq!(document(&page).as_deref(), Some("web page"));
        assert_eq!(document(&CheckedLink { kind: Some(DocumentKind::Other), bytes: Some(9), ..link }), None);
    }
}
