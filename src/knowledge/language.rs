//! Languages as BCP 47 tags: `en`, `fr`, `pt-BR`, `zh-Hant`.

use std::fmt;

/// A language tag whose first part is an ISO 639 code.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(String);

impl Language {
    /// Reads a tag. `None` when its first part is no ISO 639 code or the rest is no tag.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let primary = parts.next()?.to_ascii_lowercase();
        known(&primary)?;
        let mut normal = primary;
        for part in parts {
            if !(2..=8).contains(&part.len()) || !part.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                return None;
            }
            normal.push('-');
            normal.push_str(part);
        }
        Some(Self(normal))
    }

    /// The language with this name, in English or in itself: `French`, `français`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        let is_named = |language: &isolang::Language| {
            let own = language.to_autonym().is_some_and(|own| own.to_lowercase() == name);
            own || language.to_name().to_lowercase() == name
        };
        isolang::languages()
            .find_map(|language| language.to_639_1().filter(|_| is_named(&language)))
            .and_then(Self::parse)
    }

    /// The language with a code of ISO 639-3, under its shorter code where it has one.
    #[must_use]
    pub fn of_iso_639_3(code: &str) -> Option<Self> {
        // Mandarin is what is written where Chinese is.
        let code = if code == "cmn" { "zho" } else { code };
        let language = isolang::Language::from_639_3(code)?;
        Self::parse(language.to_639_1().unwrap_or(code))
    }

    /// The whole tag, its first part in small letters.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The ISO 639 code without region or script.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// The language's name in itself (`français`), with the rest of the tag in brackets.
    #[must_use]
    pub fn own_name(&self) -> String {
        let name = known(self.primary())
            .map_or(self.primary(), |language| language.to_autonym().unwrap_or_else(|| language.to_name()));
        self.with_subtags(name)
    }

    /// The language's name in English (`French`), with the rest of the tag in brackets.
    #[must_use]
    pub fn english_name(&self) -> String {
        self.with_subtags(known(self.primary()).map_or(self.primary(), |language| language.to_name()))
    }

    fn with_subtags(&self, name: &str) -> String {
        match self.0.split_once('-') {
            Some((_, subtags)) => format!("{name} ({subtags})"),
            None => name.to_owned(),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn known(primary: &str) -> Option<isolang::Language> {
    match primary.len() {
        2 => isolang::Language::from_639_1(primary),
        3 => isolang::Language::from_639_3(primary),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_and_named() {
        assert_eq!(Language::parse("FR").unwrap().tag(), "fr");
        assert_eq!(Language::parse("fr").unwrap().own_name(), "français");
        assert_eq!(Language::parse("pt-BR").unwrap().english_name(), "Portuguese (BR)");
        assert_eq!(Language::parse("english"), None);
        assert_eq!(Language::parse("xx"), None);
        assert_eq!(Language::parse("en-"), None);
        assert_eq!(Language::named("Spanish").unwrap().tag(), "es");
        assert_eq!(Language::named("українська").unwrap().tag(), "uk");
        assert_eq!(Language::named("nowhere"), None);
    }
}
