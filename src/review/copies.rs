//! What two entries have in common and should not: summaries, documents, questions.

use std::collections::HashMap;

use url::Url;

use super::Reviewed;
use crate::knowledge::{Advice, EntryId, Library, Problem};
use crate::search::folded;

/// The first entry that says each thing.
type Seen = HashMap<String, EntryId>;

pub(super) fn review(entries: &[Reviewed<'_>], library: &Library, problems: &mut Vec<Problem>) {
    let (mut summaries, mut links, mut questions) = (Seen::new(), Seen::new(), Seen::new());
    for Reviewed { entry, file } in entries {
        let id = &entry.id;
        let summary = plain(&entry.summary.plain());
        if let Some(other) = first_of(&mut summaries, summary, id) {
            problems.push(file.at_summary(Advice::SameSummary { other }));
        }
        let documents = entry.download.iter().map(|url| ("download", url));
        let versions = entry.versions.iter().filter(|version| version.note.is_none());
        let versions = versions.map(|version| ("versions", &version.url));
        for (key, url) in documents.chain(versions).filter(|(_, url)| is_document(url)) {
            let Some(other) = first_of(&mut links, address(url), id) else { continue };
            if !are_editions(library, id, &other) {
                problems.push(file.at_value(key, url.as_str(), Advice::SameLink { other }));
            }
        }
        for question in &entry.questions {
            if let Some(other) = first_of(&mut questions, plain(&question.text), id) {
                problems.push(file.at_value("questions", &question.text, Advice::SameQuestion { other }));
            }
        }
    }
}

/// The other entry that said the same before; nothing that is empty is the same.
fn first_of(seen: &mut Seen, said: String, id: &EntryId) -> Option<String> {
    if said.is_empty() {
        return None;
    }
    let first = seen.entry(said).or_insert_with(|| id.clone());
    (first != id).then(|| first.to_string())
}

/// Letters and digits alone, in small letters and without accents.
fn plain(text: &str) -> String {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    folded(&words.collect::<Vec<_>>().join(" "))
}

/// Whether the link leads to a file. A page may present several documents, and so be the right link of each.
fn is_document(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    [".pdf", ".doc", ".docx", ".ppt", ".pptx", ".xls", ".xlsx", ".zip", ".epub", ".odt"]
        .iter()
        .any(|ending| path.ends_with(ending))
}

/// The link without what does not tell one document from another. A part of a document (`#page=7`) is another.
fn address(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    format!("{host}{}?{}#{}", url.path(), url.query().unwrap_or_default(), url.fragment().unwrap_or_default())
}

/// Whether one of the two has, over any number of steps, taken the place of the other.
fn are_editions(library: &Library, one: &EntryId, other: &str) -> bool {
    let Some((one, other)) = library.get(one).zip(library.find(other)) else { return false };
    let newest = |entry| library.newest_edition(entry).unwrap_or(entry);
    newest(one).id == newest(other).id
}
