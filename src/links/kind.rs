//! What sort of file a page is: by its first bytes, else by what its server says, else by its name.

use url::Url;

use crate::knowledge::DocumentKind;

/// `None` when nothing tells.
#[must_use]
pub fn kind(content_type: Option<&str>, url: &Url, beginning: &[u8]) -> Option<DocumentKind> {
    let told = content_type.and_then(of_content_type);
    match (told, of_beginning(beginning)) {
        // Many a document is served as a page of the web or as mere bytes; and the newer Word is a ZIP, too.
        (None | Some(DocumentKind::WebPage | DocumentKind::Other), Some(seen)) if seen != DocumentKind::Zip => {
            Some(seen)
        }
        (None | Some(DocumentKind::Other | DocumentKind::Zip), seen) => of_name(url).or(seen).or(told),
        (told, _) => told,
    }
}

fn of_content_type(text: &str) -> Option<DocumentKind> {
    Some(match text {
        "application/pdf" | "application/x-pdf" => DocumentKind::Pdf,
        "application/epub+zip" => DocumentKind::Epub,
        "application/zip" | "application/x-zip-compressed" => DocumentKind::Zip,
        "text/html" | "application/xhtml+xml" => DocumentKind::WebPage,
        "application/octet-stream" | "binary/octet-stream" | "application/force-download" | "application/download" => {
            DocumentKind::Other
        }
        _ if text.contains("word") => DocumentKind::Word,
        _ if text.contains("excel") || text.contains("spreadsheetml") => DocumentKind::Excel,
        _ if text.contains("powerpoint") || text.contains("presentationml") => DocumentKind::Powerpoint,
        _ if text.contains("opendocument") => DocumentKind::OpenDocument,
        _ => match text.split_once('/')?.0 {
            "text" => DocumentKind::Text,
            "image" => DocumentKind::Picture,
            "video" => DocumentKind::Video,
            "audio" => DocumentKind::Audio,
            _ => DocumentKind::Other,
        },
    })
}

fn of_beginning(bytes: &[u8]) -> Option<DocumentKind> {
    let bytes = bytes.trim_ascii_start();
    let tag = |tag: &[u8]| bytes.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(DocumentKind::Pdf),
        [b'P', b'K', 3, 4, ..] => Some(DocumentKind::Zip),
        _ if tag(b"<!doctype html") || tag(b"<html") => Some(DocumentKind::WebPage),
        _ => None,
    }
}

fn of_name(url: &Url) -> Option<DocumentKind> {
    let (_, extension) = url.path_segments()?.next_back()?.rsplit_once('.')?;
    Some(match &*extension.to_ascii_lowercase() {
        "pdf" => DocumentKind::Pdf,
        "doc" | "docx" | "rtf" => DocumentKind::Word,
        "xls" | "xlsx" => DocumentKind::Excel,
        "ppt" | "pptx" => DocumentKind::Powerpoint,
        "odt" | "ods" | "odp" => DocumentKind::OpenDocument,
        "epub" => DocumentKind::Epub,
        "zip" => DocumentKind::Zip,
        "txt" => DocumentKind::Text,
        "htm" | "html" => DocumentKind::WebPage,
        _ => return None,
    })
}

/// Whether an address is that of a file to read, by its name.
pub(super) fn names_a_document(url: &Url) -> bool {
    !matches!(of_name(url), None | Some(DocumentKind::WebPage))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_bytes_its_server_or_its_name() {
        use DocumentKind::{Other, Pdf, Picture, WebPage, Word, Zip};
        for (told, name, bytes, kind_of_it) in [
            (Some("application/pdf"), "a", "", Some(Pdf)),
            (Some("text/html"), "a.pdf", "<!DOCTYPE html>", Some(WebPage)),
            (Some("text/html"), "a.pdf", "", Some(WebPage)),
            (Some("text/html"), "a", "%PDF-1.7", Some(Pdf)),
            (Some("application/octet-stream"), "a.PDF", "", Some(Pdf)),
            (Some("application/octet-stream"), "a", "", Some(Other)),
            (Some("application/octet-stream"), "a.docx", "PK\u{3}\u{4}", Some(Word)),
            (Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document"), "a", "", Some(Word)),
            (Some("application/zip"), "a", "PK\u{3}\u{4}", Some(Zip)),
            (Some("image/png"), "a.pdf", "", Some(Picture)),
            (None, "a.docx", "", Some(Word)),
            (None, "a", "\n<HTML>", Some(WebPage)),
            (None, "a", "", None),
        ] {
            let url = Url::parse(&format!("https://ilo.org/{name}?x=y.doc")).unwrap();
            assert_eq!(kind(told, &url, bytes.as_bytes()), kind_of_it, "{told:?} {name} {bytes}");
        }
    }
}
