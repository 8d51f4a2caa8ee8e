//! One guidance item, with the names of Dublin Core.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use url::Url;

use super::{Language, Prose};

/// A guidance item: what its file says, read and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub id: EntryId,
    /// Ids that the entry had before it was renamed.
    pub aliases: Vec<EntryId>,
    pub title: String,
    pub kind: EntryType,
    pub publisher: Vec<String>,
    pub issued: Option<Issued>,
    pub edition: Option<String>,
    pub language: Language,
    /// Ids of `topics.yaml`.
    pub topic: Vec<String>,
    /// Ids of `regions.yaml`.
    pub region: Vec<String>,
    /// Ids of `audiences.yaml`.
    pub audience: Vec<String>,
    /// What people ask when they need this, in their own words. Searched, never shown.
    pub questions: Vec<TypicalQuestion>,
    /// Where the document itself is.
    pub download: Option<Url>,
    /// The page that presents the document.
    pub landing: Option<Url>,
    /// The same document in other languages or formats.
    pub versions: Vec<Version>,
    /// The earlier edition that this one takes the place of.
    pub replaces: Option<EntryId>,
    pub care: Care,
    pub summary: Prose,
}

/// How curators look after an entry. Never shown, and no change that people are told of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Care {
    /// When it was last held against its document.
    pub reviewed: Option<Issued>,
    /// When that has to be done again, at the latest.
    pub review_by: Option<Issued>,
    /// Who does it.
    pub owner: Option<String>,
}

impl Entry {
    /// An entry that is a title and a text alone.
    #[must_use]
    pub fn of_text(id: EntryId, title: &str, text: &str, language: Language) -> Self {
        Self {
            id,
            aliases: Vec::new(),
            title: title.to_owned(),
            kind: EntryType::Report,
            publisher: Vec::new(),
            issued: None,
            edition: None,
            language,
            topic: Vec::new(),
            region: Vec::new(),
            audience: Vec::new(),
            questions: Vec::new(),
            download: None,
            landing: None,
            versions: Vec::new(),
            replaces: None,
            care: Care::default(),
            summary: Prose::from_plain(text),
        }
    }

    /// The links that lead to the document, the entry's own language first; the landing page when there is no other.
    pub fn links(&self) -> impl Iterator<Item = (&Language, &Url, Option<&str>)> {
        let own = self.download.as_ref().or(self.landing.as_ref());
        own.map(|url| (&self.language, url, None))
            .into_iter()
            .chain(self.versions.iter().map(|version| (&version.language, &version.url, version.note.as_deref())))
    }

    /// The addresses of the document itself, in every language; not of a page that presents it.
    pub fn documents(&self) -> impl Iterator<Item = &Url> {
        self.download.iter().chain(self.versions.iter().map(|version| &version.url))
    }
}

/// The same document in another language or format, with its own link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub language: Language,
    pub url: Url,
    pub note: Option<String>,
}

/// A question that an entry answers, as people would put it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypicalQuestion {
    pub language: Language,
    pub text: String,
}

/// The stem of an entry's file: small letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(String);

impl EntryId {
    /// `None` when the text is not made of small letters, digits and hyphens, beginning with a letter or digit.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let begins_well = text.bytes().next().is_some_and(|byte| byte != b'-');
        (begins_well && text.bytes().all(fits)).then(|| Self(text.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    #[must_use]
    pub fn key(&self) -> Key {
        Key::of(&self.0)
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A short name of fixed length for an id of any length: 11 characters of `A-Z a-z 0-9 _ -`.
///
/// Made from the id alone, so that a button or link stays good over restarts. Buttons hold 64 bytes at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(u64);

impl Key {
    pub const LENGTH: usize = 11;

    #[must_use]
    pub fn of(id: &str) -> Self {
        let digest = Sha256::digest(id.as_bytes());
        let mut first = [0; 8];
        first.copy_from_slice(&digest[..8]);
        Self(u64::from_be_bytes(first))
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        Some(Self(u64::from_be_bytes(bytes.try_into().ok()?)))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64URL_NOPAD.encode(&self.0.to_be_bytes()))
    }
}

/// What sort of guidance an entry is (`dcterms:type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryType {
    Handbook,
    Guideline,
    Toolkit,
    Report,
    Legislation,
    Standard,
    Training,
    CaseStudy,
    Factsheet,
    /// Whom one can call in danger.
    Helpline,
    Event,
}

impl EntryType {
    pub const ALL: [Self; 11] = [
        Self::Handbook,
        Self::Guideline,
        Self::Toolkit,
        Self::Report,
        Self::Legislation,
        Self::Standard,
        Self::Training,
        Self::CaseStudy,
        Self::Factsheet,
        Self::Helpline,
        Self::Event,
    ];

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// As it is written in front matter.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Handbook => "handbook",
            Self::Guideline => "guideline",
            Self::Toolkit => "toolkit",
            Self::Report => "report",
            Self::Legislation => "legislation",
            Self::Standard => "standard",
            Self::Training => "training",
            Self::CaseStudy => "case-study",
            Self::Factsheet => "factsheet",
            Self::Helpline => "helpline",
            Self::Event => "event",
        }
    }
}

/// When an entry was issued, as exactly as it is known: `2022`, `2022-05` or `2022-05-31`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Issued(String);

impl Issued {
    /// `None` when the text is no year of four digits, year and month, or date of the calendar.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let date = Self::whole(text)?;
        (digits && date.year() >= 1000).then(|| Self(text.to_owned()))
    }

    /// The first day that it may mean.
    #[must_use]
    pub fn first_day(&self) -> Date {
        Self::whole(&self.0).unwrap_or(Date::MIN)
    }

    /// The last day that it may mean.
    #[must_use]
    pub fn last_day(&self) -> Date {
        let first = self.first_day();
        match self.0.len() {
            4 => first.last_of_year(),
            7 => first.last_of_month(),
            _ => first,
        }
    }

    /// The text filled up with first months and days.
    fn whole(text: &str) -> Option<Date> {
        let whole = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            10 => text.to_owned(),
            _ => return None,
        };
        whole.parse().ok()
    }

    #[must_use]
    pub fn year(&self) -> &str {
        &self.0[..4]
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issued_is_a_year_a_month_or_a_day() {
        for good in ["2022", "2022-05", "2024-02-29", "1930"] {
            assert!(Issued::parse(good).is_some(), "{good}");
        }
        for bad in ["", "22", "2022-13", "2023-02-29", "May 2022", "2022/05", "0001", "20225", "２０２２", "-999"] {
            assert!(Issued::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_month_or_year_lasts_to_its_end() {
        for (text, first, last) in [
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024-02-10", "2024-02-10", "2024-02-10"),
        ] {
            let date = Issued::parse(text).unwrap();
            assert_eq!([date.first_day().to_string(), date.last_day().to_string()], [first, last]);
        }
    }

    #[test]
    fn keys_are_short_and_read_back() {
        let key = EntryId::parse(&"long-name-".repeat(20)).unwrap().key();
        assert_eq!(key.to_string().len(), Key::LENGTH);
        assert_eq!(Key::parse(&key.to_string()), Some(key));
        assert_eq!(Key::parse("short"), None);
    }

    #[test]
    fn ids_are_plain() {
        assert!(EntryId::parse("nrm-handbook-2022").is_some());
        for bad in ["", "-a", "Über", "a b", "a_b", "../a", "A"] {
            assert!(EntryId::parse(bad).is_none(), "{bad}");
        }
    }
}
