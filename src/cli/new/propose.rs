//! A name for a new entry: its publisher, what its title says, its year.

use crate::knowledge::{Draft, EntryId, Library};
use crate::search::folded;

/// Longer ids are hard to type.
pub const LONGEST_ID: usize = 45;

const MOST_WORDS: usize = 4;

/// Words that tell nothing.
const SMALL_WORDS: &str = "a an the of and or for in on to with by from at against human trafficking persons beings la le les el los de des du \
    da do der die das und et y e";

/// An id that no entry has or had.
pub fn id(draft: &Draft, library: &Library, taken: &[EntryId]) -> String {
    let year = draft.text("issued").map(|issued| issued.chars().take(4).collect::<String>());
    let room = LONGEST_ID - year.as_ref().map_or(0, |year| year.len() + 1) - "-99".len();
    let mut parts: Vec<String> = publisher(draft, library).into_iter().collect();
    let title = slug(draft.text("title").unwrap_or_default());
    let words = title.split('-').filter(|word| !word.is_empty());
    let telling = words.filter(|word| !SMALL_WORDS.split_whitespace().any(|small| small == *word));
    for word in telling.take(MOST_WORDS) {
        if parts.join("-").len() + 1 + word.len() <= room && !parts.iter().any(|part| part == word) {
            parts.push(word.to_owned());
        }
    }
    if parts.is_empty() {
        parts.push(draft.text("type").unwrap_or("entry").to_owned());
    }
    parts.extend(year);
    let base = parts.join("-");
    let is_free = |id: &String| !taken.iter().any(|other| other.as_str() == id);
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    std::iter::once(base.clone()).chain(numbered).find(is_free).unwrap_or(base)
}

/// The short name of the first publisher, when it has one.
fn publisher(draft: &Draft, library: &Library) -> Option<String> {
    let name = draft.list("publisher").first()?;
    let inside = name.split_once('(').and_then(|(_, rest)| rest.split(')').next());
    let listed = || {
        let named = |label: &str| label.to_lowercase() == name.to_lowercase();
        library
            .publishers
            .terms()
            .find(|term| term.labels().any(|(_, label)| named(label)))
            .map(|term| term.id.as_str())
    };
    let short = |text: &&str| text.chars().count() <= 12 && !text.contains(' ');
    let found = inside.filter(short).or_else(listed).or_else(|| Some(name.as_str()).filter(short))?;
    Some(slug(found)).filter(|slug| !slug.is_empty())
}

/// Small letters, digits and hyphens; letters of other scripts are left out.
fn slug(text: &str) -> String {
    let text = folded(text);
    let words = text.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Value;

    fn draft(title: &str, publisher: &str, issued: &str) -> Draft {
        let mut draft = Draft::default();
        draft.set("title", Value::Text(title.to_owned()));
        draft.set("type", Value::Text("report".to_owned()));
        draft.set("publisher", Value::List(vec![publisher.to_owned()]));
        draft.set("issued", Value::Text(issued.to_owned()));
        draft
    }

    #[test]
    fn an_id_is_made_of_publisher_title_and_year() {
        let library = Library::default();
        for (title, publisher, issued, expected) in [
            ("Gender and trafficking in persons", "Institute of Criminology (AIC)", "2026-04", "aic-gender-2026"),
            ("Protéger les élèves", "ILO", "2021", "ilo-proteger-eleves-2021"),
            ("Жертви торгівлі", "Ла Страда", "2021", "report-2021"),
            ("A handbook", "Institute of Criminology", "", "handbook"),
        ] {
            assert_eq!(id(&draft(title, publisher, issued), &library, &[]), expected);
        }
        let long = id(&draft(&"considerations ".repeat(9), "ILO", "2021"), &library, &[]);
        assert!(long.len() <= LONGEST_ID && EntryId::parse(&long).is_some(), "{long}");
    }

    #[test]
    fn an_id_that_is_taken_gets_a_number() {
        let taken = ["ilo-signs-2021", "ilo-signs-2021-2"].map(|id| EntryId::parse(id).unwrap());
        assert_eq!(id(&draft("Signs", "ILO", "2021"), &Library::default(), &taken), "ilo-signs-2021-3");
    }
}
