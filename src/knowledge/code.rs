//! The names of mistakes for programs. Stable: scripts look for them.

use super::{Advice, Fault};

impl Fault {
    /// Which sort of mistake it is.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::TooLarge { .. } => "too-large",
            Self::NotUtf8 => "not-utf-8",
            Self::SymbolicLink => "symbolic-link",
            Self::NotAFile => "not-a-file",
            Self::BadName { .. } => "bad-name",
            Self::DuplicateId { .. } => "duplicate-id",
            Self::NoFrontMatter => "no-front-matter",
            Self::OpenFrontMatter => "open-front-matter",
            Self::LongFrontMatter { .. } => "long-front-matter",
            Self::Yaml { .. } => "yaml",
            Self::YamlMark { .. } => "yaml-mark",
            Self::Missing { .. } => "missing-key",
            Self::UnknownKey { .. } => "unknown-key",
            Self::UnknownTerm { .. } => "unknown-term",
            Self::BadDate { .. } => "bad-date",
            Self::BadLanguage { .. } => "bad-language",
            Self::BadLink { .. } => "bad-link",
            Self::UntrustedHost { .. } => "untrusted-host",
            Self::RejectedHost { .. } => "rejected-host",
            Self::BadId { .. } => "bad-id",
            Self::ReplacesNothing { .. } => "replaces-nothing",
            Self::ReplacesInCircle { .. } => "replaces-in-circle",
            Self::BadAlias { .. } => "bad-alias",
            Self::AliasOfItself { .. } => "alias-of-itself",
            Self::AliasIsAnId { .. } => "alias-is-an-id",
            Self::AliasOfTwo { .. } => "alias-of-two",
            Self::InvisibleCharacter { .. } => "invisible-character",
            Self::NoSummary => "no-summary",
            Self::NoLink => "no-link",
            Self::NoList { .. } => "no-list",
            Self::DuplicateTerm { .. } => "duplicate-term",
            Self::UnknownRelation { .. } => "unknown-relation",
            Self::BroaderInCircle { .. } => "broader-in-circle",
            Self::Advice(advice) => advice.code(),
        }
    }
}

impl Advice {
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::SameSummary { .. } => "same-summary",
            Self::SameLink { .. } => "same-link",
            Self::SameQuestion { .. } => "same-question",
            Self::NoDownload => "no-download",
            Self::NoYear => "no-year",
            Self::LooseEdition { .. } => "loose-edition",
            Self::ReviewDue { .. } => "review-due",
            Self::ReviewByBeforeReviewed => "review-by-before-reviewed",
            Self::ReviewedInFuture => "reviewed-in-future",
            Self::UnusedTopic { .. } => "unused-topic",
            Self::UnusedConcept { .. } => "unused-concept",
        }
    }
}
