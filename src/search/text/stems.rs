//! Word forms: each word is cut to its stem by the rules of the language of its entry.
//!
//! A question's language is not known. Each of its words is therefore looked for under every stem that the store's
//! languages give it. Words are stemmed with their accents and folded after; people who type without accents find
//! the stem of the folded word, which is indexed beside it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use frostem::{Algorithm, Stemmer};

use super::families::Families;
use super::script::Script;
use super::words::{fold, lowercase, words};

/// Parts words of a text in the index's own form.
pub const WORD_BREAK: char = ' ';
/// Parts the terms that one word has.
pub const TERM_BREAK: char = '\u{1F}';

/// Turns texts of one language into terms, and remembers words that it has met.
pub struct Analyser {
    method: Method,
    families: Families,
    met: HashMap<String, String>,
}

/// How the words of a language are cut; see `docs/decisions/word-forms.md`.
enum Method {
    Snowball(Stemmer),
    /// Keeps the first letters.
    Truncation,
    /// Takes away articles and conjunctions that are written together with a word, then what Snowball takes.
    Arabic(Stemmer),
    Whole,
}

/// The letters that truncation keeps.
const KEPT: usize = 5;

/// Ends the term of a truncated word, so that it meets others alone.
const TRUNCATED: char = '~';

impl Analyser {
    /// For texts in the language with this ISO 639 code. A language of which nothing is known keeps its words whole.
    pub fn new(language: &str) -> Self {
        let method = match algorithm(language) {
            Some(Algorithm::Arabic) => Method::Arabic(Stemmer::new(Algorithm::Arabic)),
            Some(algorithm) => Method::Snowball(Stemmer::new(algorithm)),
            None if TRUNCATED_LANGUAGES.contains(&language) => Method::Truncation,
            None => Method::Whole,
        };
        let families = Families::of(language, |word| method.stem(word));
        Self { method, families, met: HashMap::new() }
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
        if let Some(family) = self.families.of_word(&fold(lowercase)) {
            return family.to_owned();
        }
        let stem = self.method.stem(lowercase);
        self.families.of_stem(&stem).map_or(stem, str::to_owned)
    }
}

impl Method {
    fn stem(&self, lowercase: &str) -> String {
        match self {
            Self::Snowball(stemmer) => fold(&stemmer.stem(lowercase)).into_owned(),
            Self::Arabic(stemmer) => fold(&stemmer.stem(without_prefix(&fold(lowercase)))).into_owned(),
            Self::Truncation => {
                let folded = fold(lowercase);
                match folded.char_indices().nth(KEPT) {
                    Some((end, _)) => format!("{}{TRUNCATED}", &folded[..end]),
                    None => folded.into_owned(),
                }
            }
            Self::Whole => fold(lowercase).into_owned(),
        }
    }
}

/// An Arabic word without the conjunction, preposition and article that are written together with it, as long as two
/// letters and more are left behind them.
fn without_prefix(folded: &str) -> &str {
    const LEAST: usize = 3;
    let left = |prefix: &&str| folded.strip_prefix(*prefix).filter(|rest| rest.chars().count() >= LEAST);
    ARABIC_PREFIXES.iter().find_map(left).unwrap_or(folded)
}

/// The longer ones first.
const ARABIC_PREFIXES: [&str; 8] = ["وال", "بال", "كال", "فال", "ولل", "لل", "ال", "و"];

/// The stemmers of all languages of a store, for questions and for marking matches.
pub struct Stems {
    by_language: BTreeMap<String, Analyser>,
}

impl Stems {
    /// For the ISO 639 codes of the store's languages.
    pub fn new<'a>(languages: impl Iterator<Item = &'a str>) -> Self {
        let codes: BTreeSet<&str> = languages.collect();
        let by_language = codes.into_iter().map(|code| (code.to_owned(), Analyser::new(code))).collect();
        Self { by_language }
    }

    /// Every term under which a lowercase word may be indexed: the word itself and its stems.
    pub fn all(&self, lowercase: &str) -> Vec<String> {
        let mut all = vec![fold(lowercase).into_owned()];
        for (_, stem) in self.each(lowercase) {
            if !all.contains(&stem) {
                all.push(stem);
            }
        }
        all
    }

    /// The term of a lowercase word in each language that is written in its script.
    pub fn each<'a>(&'a self, lowercase: &'a str) -> impl Iterator<Item = (&'a str, String)> {
        let script = Script::of(lowercase);
        let fitting = self.by_language.iter().filter(move |(language, _)| script.is_of_language(language));
        fitting.map(move |(language, analyser)| (language.as_str(), analyser.stem(lowercase)))
    }

    /// The term of a lowercase word in a text of `language`.
    pub fn of(&self, language: &str, lowercase: &str) -> String {
        match self.by_language.get(language) {
            Some(analyser) => analyser.stem(lowercase),
            None => fold(lowercase).into_owned(),
        }
    }

    /// The folded words that a term stands for and that its own letters do not show: the others of its family.
    pub fn family<'a>(&'a self, term: &'a str) -> impl Iterator<Item = &'a str> {
        self.by_language.values().flat_map(move |analyser| analyser.families.members(term))
    }
}

/// Languages with many endings and no stemmer here.
const TRUNCATED_LANGUAGES: [&str; 14] =
    ["az", "be", "bg", "ka", "kk", "ky", "lv", "mk", "mn", "sk", "sl", "sq", "tg", "uz"];

fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "ca" => Algorithm::Catalan,
        "cs" => Algorithm::Czech,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "et" => Algorithm::Estonian,
        "eu" => Algorithm::Basque,
        "fa" => Algorithm::Persian,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "ga" => Algorithm::Irish,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "hy" => Algorithm::Armenian,
        "id" | "ms" => Algorithm::Indonesian,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "ne" => Algorithm::Nepali,
        "nl" => Algorithm::Dutch,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "bs" | "hr" | "sh" | "sr" => Algorithm::Serbian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
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
            ("en", "identify", "identification"),
            ("en", "referral", "referring"),
            ("en", "children", "child"),
            ("ru", "людьми", "людей"),
            ("ar", "والضحايا", "ضحايا"),
            ("ar", "الضَّحِيَّة", "ضحية"),
            ("ar", "للعمال", "عمال"),
            ("sr", "трговине", "trgovina"),
            ("bg", "трафикантите", "трафикант"),
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
