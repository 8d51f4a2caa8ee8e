//! Families of words: forms that belong together and that a stemmer leaves apart.
//!
//! The lists are the project's own, a file for each language: a line is a family, its words parted by spaces. A word of
//! a family brings along the other words with its stem, so not every form needs to be written down.

use std::collections::HashMap;

use super::words::fold;

const LISTS: [(&str, &str); 13] = [
    ("ar", include_str!("families/ar.txt")),
    ("bg", include_str!("families/bg.txt")),
    ("de", include_str!("families/de.txt")),
    ("en", include_str!("families/en.txt")),
    ("es", include_str!("families/es.txt")),
    ("fr", include_str!("families/fr.txt")),
    ("pl", include_str!("families/pl.txt")),
    ("pt", include_str!("families/pt.txt")),
    ("ro", include_str!("families/ro.txt")),
    ("ru", include_str!("families/ru.txt")),
    ("sq", include_str!("families/sq.txt")),
    ("sr", include_str!("families/sr.txt")),
    ("uk", include_str!("families/uk.txt")),
];

/// The families of one language. Each has a term: the stem of its first word.
#[derive(Default)]
pub struct Families {
    by_word: HashMap<String, String>,
    by_stem: HashMap<String, String>,
    members: HashMap<String, Vec<String>>,
}

impl Families {
    /// Of the language with this ISO 639 code; none when there is no list for it.
    pub fn of(language: &str, stem: impl Fn(&str) -> String) -> Self {
        let list = if matches!(language, "bs" | "hr" | "sh") { "sr" } else { language };
        let text = LISTS.iter().find(|(known, _)| *known == list).map_or("", |(_, text)| text);
        let mut families = Self::default();
        for line in text.lines() {
            let Some(first) = line.split_whitespace().next() else { continue };
            let term = stem(first);
            for word in line.split_whitespace() {
                let folded = fold(word).into_owned();
                for stem in [stem(word), stem(&folded)] {
                    families.by_stem.entry(stem).or_insert_with(|| term.clone());
                }
                families.members.entry(term.clone()).or_default().push(folded.clone());
                families.by_word.entry(folded).or_insert_with(|| term.clone());
            }
        }
        families
    }

    /// The term of the family that a folded word belongs to.
    pub fn of_word(&self, folded: &str) -> Option<&str> {
        self.by_word.get(folded).map(String::as_str)
    }

    /// The term of the family of which a word has this stem.
    pub fn of_stem(&self, stem: &str) -> Option<&str> {
        self.by_stem.get(stem).map(String::as_str)
    }

    /// The folded words of the family with this term.
    pub fn members(&self, term: &str) -> impl Iterator<Item = &str> {
        self.members.get(term).into_iter().flatten().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn a_word_stands_in_one_family_of_a_language() {
        for (language, text) in LISTS {
            let mut seen: HashMap<String, &str> = HashMap::new();
            for line in text.lines() {
                assert!(line.split_whitespace().count() > 1, "{language}: a family of one: {line}");
                for word in line.split_whitespace() {
                    assert_eq!(word, word.to_lowercase(), "{language}");
                    let other = seen.insert(word.to_owned(), line);
                    assert!(other.is_none_or(|other| other == line), "{language}: {word} stands in two families");
                }
            }
        }
    }
}
