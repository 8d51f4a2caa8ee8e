//! Word forms: each word is cut to its stem by the rules of the language of its entry.
//!
//! A question's language is not known. Each of its words is therefore looked for under every stem that the store's
//! languages give it. Words are stemmed with their accents and folded after; people who type without accents find
//! the stem of the folded word, which is indexed beside it.

use std::collections::{BTreeMap, HashMap};

use frostem::{Algorithm, Stemmer};

use super::words::{fold, lowercase, words};

/// Parts words of a text in the index's own form.
pub const WORD_BREAK: char = ' ';
/// Parts the terms that one word has.
pub const TERM_BREAK: char = '\u{1F}';

/// Turns texts of one language into terms, and remembers words that it has met.
pub struct Analyser {
    stemmer: Option<Stemmer>,
    met: HashMap<String, String>,
}

impl Analyser {
    /// For texts in the language with this ISO 639 code. A language without a stemmer keeps its words whole.
    pub fn new(language: &str) -> Self {
        Self { stemmer: algorithm(language).map(Stemmer::new), met: HashMap::new() }
    }

    /// The terms of `text`: words parted by [`WORD_BREAK`], the terms of one word by [`TERM_BREAK`].
    pub fn terms(&mut self, text: &str) -> String {
        let mut terms = String::with_capacity(text.len());
        for range in words(text) {
            if !terms.is_empty() {
                terms.push(WORD_BREAK);
            }
            let word = &text[range];
            if let Some(known) = self.met.get(word) {
                terms.push_str(known);
            } else {
                let new = self.terms_of_word(word);
                terms.push_str(&new);
                self.met.insert(word.to_owned(), new);
            }
        }
        terms
    }

    fn terms_of_word(&self, word: &str) -> String {
        let whole = lowercase(word);
        let term = self.stem(&whole);
        let plain = self.stem(&fold(&whole));
        if plain == term { term } else { format!("{term}{TERM_BREAK}{plain}") }
    }

    /// The one term of a lowercase word.
    pub fn stem(&self, lowercase: &str) -> String {
        match &self.stemmer {
            Some(stemmer) => fold(&stemmer.stem(lowercase)).into_owned(),
            None => fold(lowercase).into_owned(),
        }
    }
}

/// The stemmers of all languages of a store, for questions and for marking matches.
pub struct Stems {
    by_language: BTreeMap<String, Analyser>,
}

impl Stems {
    /// For the ISO 639 codes of the store's languages.
    pub fn new<'a>(languages: impl Iterator<Item = &'a str>) -> Self {
        let by_language = languages.map(|code| (code.to_owned(), Analyser::new(code))).collect();
        Self { by_language }
    }

    /// Every term under which a lowercase word may be indexed: the word itself and its stems.
    pub fn all(&self, lowercase: &str) -> Vec<String> {
        let mut all = vec![fold(lowercase).into_owned()];
        let script = Script::of(lowercase);
        let fitting = self.by_language.iter().filter(|(language, _)| Script::of_language(language) == script);
        for stem in fitting.map(|(_, analyser)| analyser.stem(lowercase)) {
            if !all.contains(&stem) {
                all.push(stem);
            }
        }
        all
    }

    /// The term of a lowercase word in a text of `language`.
    pub fn of(&self, language: &str, lowercase: &str) -> String {
        match self.by_language.get(language) {
            Some(analyser) => analyser.stem(lowercase),
            None => fold(lowercase).into_owned(),
        }
    }
}

/// The stemmers of another script would leave a word as it is.
#[derive(Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Other,
}

impl Script {
    fn of(lowercase: &str) -> Self {
        match lowercase.chars().next() {
            Some('\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}') => Self::Latin,
            Some('\u{400}'..='\u{52F}') => Self::Cyrillic,
            _ => Self::Other,
        }
    }

    fn of_language(code: &str) -> Self {
        match code {
            "ru" | "uk" | "bg" | "mk" | "be" => Self::Cyrillic,
            // Serbian is written in both; its stemmer works on Latin letters.
            "ar" | "fa" | "el" | "he" | "ur" => Self::Other,
            _ => Self::Latin,
        }
    }
}

fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fa" => Algorithm::Persian,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "nl" => Algorithm::Dutch,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "bs" | "hr" | "sr" => Algorithm::Serbian,
        "sv" => Algorithm::Swedish,
        "tr" => Algorithm::Turkish,
        "uk" => Algorithm::Ukrainian,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        for (language, one, other) in [
            ("en", "victims", "victim"),
            ("en", "trafficking", "trafficked"),
            ("fr", "victimes", "victime"),
            ("uk", "жертвами", "жертва"),
            ("de", "Opfern", "Opfer"),
        ] {
            let mut analyser = Analyser::new(language);
            assert_eq!(analyser.terms(one), analyser.terms(other), "{language}: {one} {other}");
        }
    }

    #[test]
    fn a_word_typed_without_accents_finds_its_accented_form() {
        let mut spanish = Analyser::new("es");
        let indexed = spanish.terms("derivación");
        let stems = Stems::new(["en", "es"].into_iter());
        let typed = stems.all("derivacion");
        assert!(indexed.split(TERM_BREAK).any(|term| typed.contains(&term.to_owned())));
    }

    #[test]
    fn terms_are_parted_by_word() {
        assert_eq!(Analyser::new("en").terms("The victims, 2022"), "the victim 2022");
        assert_eq!(Analyser::new("th").terms("Über"), "uber");
    }
}
