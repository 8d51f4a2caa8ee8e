//! Files: what lies at an address, as a test says, and what Telegram keeps of it. Nothing is ever fetched.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::multipart::File;
use super::parameters::unescaped;
use super::refusal::Refusal;
use super::world::hash_of;

/// The largest file that Telegram takes from an address, in bytes.
const LARGEST: u64 = 20 * 1024 * 1024;
const USUAL_SIZE: u64 = 48_000;
/// What Telegram sends as a document from an address, by the ending and the type.
const KINDS: [(&str, &str); 3] = [(".pdf", "application/pdf"), (".zip", "application/zip"), (".gif", "image/gif")];

/// What lies at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WebFile {
    /// Telegram takes PDF, ZIP and GIF only, up to 20 MB.
    Document {
        size: u64,
        mime_type: String,
    },
    WebPage,
    TooLarge,
    Missing,
}

#[derive(Debug, Default)]
pub(super) struct Files {
    web: BTreeMap<String, WebFile>,
    /// Each file that was sent, by its `file_id`, as the Bot API writes it.
    kept: BTreeMap<String, Value>,
    sent: u64,
}

impl Files {
    pub fn register(&mut self, url: &str, file: WebFile) {
        self.web.insert(url.to_owned(), file);
    }

    /// Lets all ids so far become invalid.
    pub fn forget(&mut self) {
        self.kept.clear();
    }

    /// The document that `document` names, by an address or by the id of an earlier one.
    pub fn document(&mut self, named: &str) -> Result<Value, Refusal> {
        if let Some(document) = self.kept.get(named) {
            return Ok(document.clone());
        }
        if !named.starts_with("https://") && !named.starts_with("http://") {
            return Err(Refusal::circumstance("wrong file identifier/HTTP URL specified"));
        }
        let path = named.split(['?', '#']).next().unwrap_or_default();
        let file = self.web.get(named).cloned().unwrap_or_else(|| by_ending(path));
        let (size, mime_type) = match file {
            WebFile::Document { size, .. } if size > LARGEST => return Err(unreachable()),
            WebFile::Document { size, mime_type } => (size, mime_type),
            WebFile::WebPage => return Err(wrong_type()),
            WebFile::TooLarge | WebFile::Missing => return Err(unreachable()),
        };
        if !KINDS.iter().any(|(_, kind)| *kind == mime_type) {
            return Err(wrong_type());
        }
        self.sent += 1;
        let unique = hash_of(named, u64::MAX >> 1);
        let id = format!("BQACAgQAAxkD{:08x}{unique:016x}", self.sent);
        let document = json!({
            "file_id": id,
            "file_unique_id": format!("AgAD{unique:016x}"),
            "file_name": unescaped(path.rsplit('/').next().unwrap_or_default()),
            "mime_type": mime_type,
            "file_size": size,
        });
        self.kept.insert(id, document.clone());
        Ok(document)
    }

    /// A document that came with the call.
    pub fn uploaded(&mut self, file: &File) -> Result<Value, Refusal> {
        if file.content.is_empty() {
            return Err(Refusal::bad_request("file must be non-empty"));
        }
        self.sent += 1;
        let unique = hash_of(&String::from_utf8_lossy(&file.content), u64::MAX >> 1);
        let id = format!("BQACAgQAAxkD{:08x}{unique:016x}", self.sent);
        let document = json!({
            "file_id": id,
            "file_unique_id": format!("AgAD{unique:016x}"),
            "file_name": file.name,
            "file_size": file.content.len(),
        });
        self.kept.insert(id, document.clone());
        Ok(document)
    }
}

fn by_ending(path: &str) -> WebFile {
    let path = path.to_ascii_lowercase();
    match KINDS.iter().find(|(ending, _)| path.ends_with(ending)) {
        Some((_, mime_type)) => WebFile::Document { size: USUAL_SIZE, mime_type: (*mime_type).to_owned() },
        None => WebFile::WebPage,
    }
}

fn wrong_type() -> Refusal {
    Refusal::circumstance("wrong type of the web page content")
}

fn unreachable() -> Refusal {
    Refusal::circumstance("failed to get HTTP URL content")
}
