//! The keys of an entry's front matter, as they are read before anything is checked.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;

use super::yaml::{ByLanguage, OneOrMany, Scalar};

/// The keys of the front matter; `publisher`, `topic`, `region`, `audience` and `aliases` take one value or a list;
/// `questions` takes these, or a list for each language.
#[derive(serde::Deserialize)]
pub struct FrontMatter {
    pub title: Option<Scalar>,
    #[serde(rename = "type")]
    pub kind: Option<Scalar>,
    #[serde(default)]
    pub publisher: OneOrMany,
    pub issued: Option<Scalar>,
    pub edition: Option<Scalar>,
    pub language: Option<Scalar>,
    #[serde(default)]
    pub topic: OneOrMany,
    #[serde(default)]
    pub region: OneOrMany,
    #[serde(default)]
    pub audience: OneOrMany,
    #[serde(default)]
    pub questions: ByLanguage,
    pub download: Option<Scalar>,
    pub landing: Option<Scalar>,
    #[serde(default)]
    pub versions: Option<Vec<VersionFields>>,
    pub replaces: Option<Scalar>,
    #[serde(default)]
    pub aliases: OneOrMany,
    /// Where the curator found the facts; never shown to those who ask.
    #[serde(default)]
    pub source: OneOrMany,
    pub reviewed: Option<Scalar>,
    #[serde(rename = "review-by")]
    pub review_by: Option<Scalar>,
    pub owner: Option<Scalar>,
    #[serde(flatten)]
    #[expect(clippy::zero_sized_map_values, reason = "serde flattens into maps alone")]
    pub unknown: BTreeMap<String, IgnoredAny>,
}

pub const KEYS: [&str; 19] = [
    "title",
    "type",
    "publisher",
    "issued",
    "edition",
    "language",
    "topic",
    "region",
    "audience",
    "questions",
    "download",
    "landing",
    "versions",
    "replaces",
    "aliases",
    "source",
    "reviewed",
    "review-by",
    "owner",
];

/// Keys whose value is a date.
pub const DATES: [&str; 3] = ["issued", "reviewed", "review-by"];

#[derive(serde::Deserialize)]
pub struct VersionFields {
    pub language: Option<Scalar>,
    pub url: Option<Scalar>,
    pub note: Option<Scalar>,
    #[serde(flatten)]
    #[expect(clippy::zero_sized_map_values, reason = "serde flattens into maps alone")]
    pub unknown: BTreeMap<String, IgnoredAny>,
}

pub const VERSION_KEYS: [&str; 3] = ["language", "url", "note"];
