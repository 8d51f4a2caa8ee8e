//! A citation that is ready to be pasted: who, when, what and where.

use crate::knowledge::Entry;

use super::text::shortened;

/// As much as a button can copy.
pub const LONGEST_CITATION: usize = 256;

/// Longer addresses would leave no room for the title.
const LONGEST_ADDRESS: usize = 160;
const LONGEST_PUBLISHERS: usize = 60;
/// What is left of a title at the least.
const SHORTEST_TITLE: usize = 24;

/// `OSCE/ODIHR (2022). National Referral Mechanisms, 2nd edition. https://…`, of at most [`LONGEST_CITATION`]
/// characters: publishers and title give way, an address is whole or left out.
pub fn citation(entry: &Entry) -> String {
    let addresses = entry.links().map(|(_, url, _)| url.as_str()).chain(entry.landing.as_ref().map(url::Url::as_str));
    let address = addresses.into_iter().find(|address| length(address) <= LONGEST_ADDRESS);
    let publishers = shortened(&entry.publisher.join(", "), LONGEST_PUBLISHERS);
    let year = entry.issued.as_ref().map(|issued| format!("({})", issued.year()));
    let source: Vec<String> = [Some(publishers), year].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let source = if source.is_empty() { String::new() } else { format!("{}. ", source.join(" ")) };
    let address = address.map_or_else(String::new, |address| format!(" {address}"));
    let edition = entry.edition.as_ref().map_or_else(String::new, |edition| format!(", {edition}"));
    let room = LONGEST_CITATION - length(&source) - length(&address) - 1;
    let edition = if length(&edition) + SHORTEST_TITLE <= room { edition } else { String::new() };
    let title = shortened(&entry.title, room - length(&edition));
    format!("{source}{title}{edition}.{address}")
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::knowledge::{Care, EntryId, EntryType, Issued, Language, Prose};

    fn entry(title: &str, publisher: &str, edition: Option<&str>, address: &str) -> Entry {
        Entry {
            id: EntryId::parse("one").unwrap(),
            title: title.to_owned(),
            kind: EntryType::Handbook,
            publisher: vec![publisher.to_owned()],
            issued: Issued::parse("2022-05"),
            edition: edition.map(str::to_owned),
            language: Language::parse("en").unwrap(),
            topic: Vec::new(),
            region: Vec::new(),
            audience: Vec::new(),
            questions: Vec::new(),
            download: address.parse().ok(),
            landing: None,
            versions: Vec::new(),
            replaces: None,
            care: Care::default(),
            aliases: Vec::new(),
            summary: Prose::default(),
        }
    }

    #[test]
    fn a_citation_says_who_when_what_and_where() {
        let entry = entry("Shelter standards", "Shelter Network", Some("2nd edition"), "https://example.org/a.pdf");
        let expected = "Shelter Network (2022). Shelter standards, 2nd edition. https://example.org/a.pdf";
        assert_eq!(citation(&entry), expected);
    }

    proptest! {
        #[test]
        fn a_citation_fits_its_button(title in "\\PC{1,600}", publisher in "\\PC{0,200}", edition in "\\PC{1,300}", path in "[a-z]{0,300}") {
            let entry = entry(&title, &publisher, Some(&edition), &format!("https://example.org/{path}"));
            let citation = citation(&entry);
            prop_assert!((1..=LONGEST_CITATION).contains(&length(&citation)), "{}", citation);
            let whole = path.len() + 20 <= LONGEST_ADDRESS;
            prop_assert_eq!(citation.contains("https://"), whole);
        }
    }
}
