//! The languages that the bot speaks.

use crate::knowledge::Language;

/// A language that the bot speaks. Each has a Fluent file beside this one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Locale {
    #[default]
    English,
    French,
    Spanish,
    Arabic,
    Russian,
    Ukrainian,
    Portuguese,
    German,
}

impl Locale {
    pub const ALL: [Self; 8] = [
        Self::English,
        Self::French,
        Self::Spanish,
        Self::Arabic,
        Self::Russian,
        Self::Ukrainian,
        Self::Portuguese,
        Self::German,
    ];

    /// The two letters of ISO 639-1, which Telegram takes, too.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Arabic => "ar",
            Self::Russian => "ru",
            Self::Ukrainian => "uk",
            Self::Portuguese => "pt",
            Self::German => "de",
        }
    }

    /// The language of a tag such as `pt-BR`, as Telegram's `language_code` is; `None` for one that is not spoken.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|locale| locale.tag().eq_ignore_ascii_case(primary))
    }

    /// What the language calls itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
            Self::Spanish => "Español",
            Self::Arabic => "العربية",
            Self::Russian => "Русский",
            Self::Ukrainian => "Українська",
            Self::Portuguese => "Português",
            Self::German => "Deutsch",
        }
    }

    #[must_use]
    pub fn is_right_to_left(self) -> bool {
        self == Self::Arabic
    }

    /// The same language among those of documents.
    #[must_use]
    pub fn as_language(self) -> Option<Language> {
        Language::parse(self.tag())
    }

    pub(super) fn source(self) -> &'static str {
        match self {
            Self::English => include_str!("ftl/en.ftl"),
            Self::French => include_str!("ftl/fr.ftl"),
            Self::Spanish => include_str!("ftl/es.ftl"),
            Self::Arabic => include_str!("ftl/ar.ftl"),
            Self::Russian => include_str!("ftl/ru.ftl"),
            Self::Ukrainian => include_str!("ftl/uk.ftl"),
            Self::Portuguese => include_str!("ftl/pt.ftl"),
            Self::German => include_str!("ftl/de.ftl"),
        }
    }

    /// A piece of text that keeps its own direction in the middle of others: a name, a year, an address.
    #[must_use]
    pub fn isolated(self, text: &str) -> String {
        format!("{}{text}{}", self.opening(), self.closing())
    }

    /// What stands before a piece that keeps its own direction.
    #[must_use]
    pub fn opening(self) -> &'static str {
        if self.is_right_to_left() { "\u{2068}" } else { "" }
    }

    #[must_use]
    pub fn closing(self) -> &'static str {
        if self.is_right_to_left() { "\u{2069}" } else { "" }
    }
}
