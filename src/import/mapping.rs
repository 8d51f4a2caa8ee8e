//! How the kinds, custom fields and terms of a site become types, keys and terms of the store: proposed by the import,
//! edited by the curator.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Write as _;

use serde::Deserialize;

use super::kinds::{self, normal};
use super::survey::Survey;
use crate::knowledge::{EntryType, Language, Library, Term, Vocabulary};

/// What a site's own words mean in the store.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// By kind of item: a type of the store, or `leave-out`.
    #[serde(default)]
    pub kinds: BTreeMap<String, String>,
    /// By custom field: a key of the front matter, `summary`, or `leave-out`.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// By taxonomy and slug: terms such as `topic:child-trafficking`.
    #[serde(default)]
    pub terms: BTreeMap<String, Vec<String>>,
}

/// What does not come in.
pub const LEAVE_OUT: &str = "leave-out";
/// What a custom field can be.
const FIELD_KEYS: [&str; 13] = [
    "title",
    "type",
    "publisher",
    "issued",
    "edition",
    "language",
    "topic",
    "region",
    "audience",
    "download",
    "landing",
    "note",
    "summary",
];
/// What a term can be.
const TERM_KEYS: [&str; 5] = ["type", "topic", "region", "audience", "language"];

/// A line of the mapping that cannot be followed.
#[derive(Debug, thiserror::Error)]
#[error("{key}: {wrong}; {mend}")]
pub struct MappingFault {
    pub key: String,
    pub wrong: String,
    pub mend: String,
}

impl Mapping {
    /// Every line that cannot be followed.
    #[must_use]
    pub fn faults(&self, library: &Library) -> Vec<MappingFault> {
        let mut faults = Vec::new();
        let mut fault = |key: &str, wrong: String, mend: &str| {
            faults.push(MappingFault { key: key.to_owned(), wrong, mend: mend.to_owned() });
        };
        for (kind, target) in &self.kinds {
            if target != LEAVE_OUT && EntryType::parse(target).is_none() {
                fault(kind, format!("`{target}` is no type"), "take one from knowledge/README.md, or `leave-out`");
            }
        }
        for (field, target) in &self.fields {
            if target != LEAVE_OUT && !FIELD_KEYS.contains(&target.as_str()) {
                let mend = format!("take one of {}, or `leave-out`", FIELD_KEYS.join(", "));
                fault(field, format!("`{target}` is no key that a field can be"), &mend);
            }
        }
        for (term, targets) in &self.terms {
            for target in targets.iter().filter(|target| !is_target(target, library)) {
                let mend = "write it as in `topic:child-trafficking`, with an id of the store's lists, or leave the list empty: []";
                fault(term, format!("`{target}` is nothing that the store has"), mend);
            }
        }
        faults
    }

    /// Proposes what the survey has and the mapping has not; gives whether that is anything.
    pub fn propose(&mut self, survey: &Survey, library: &Library) -> bool {
        let mut is_new = false;
        for kind in survey.post_types.keys().filter(|kind| !self.kinds.contains_key(*kind)).cloned().collect::<Vec<_>>()
        {
            let proposed = kinds::of_post_type(&kind).as_str().to_owned();
            self.kinds.insert(kind, proposed);
            is_new = true;
        }
        for field in survey.fields.keys().filter(|field| !self.fields.contains_key(*field)).cloned().collect::<Vec<_>>()
        {
            let label = survey.definitions.values().find(|definition| definition.name == field);
            let words = format!("{field} {}", label.map_or("", |definition| &definition.label));
            self.fields.insert(field, key_of_field(&words).to_owned());
            is_new = true;
        }
        for term in survey.terms.keys() {
            let key = term.key();
            if let Entry::Vacant(vacant) = self.terms.entry(key) {
                vacant.insert(targets(&term.taxonomy, &term.slug, &term.name, library));
                is_new = true;
            }
        }
        is_new
    }

    /// The file's text, to be written where there is none.
    #[must_use]
    pub fn write(&self, site: &str, survey: &Survey) -> String {
        let mut text = format!(
            "# How {site} becomes entries of the store. The import has proposed what stands here; change it as\n# you like. Each import follows it, and adds what is new on the site.\n"
        );
        text.push_str("\n# Each kind of items: a type of the store (see knowledge/README.md), or leave-out.\nkinds:\n");
        for (kind, target) in &self.kinds {
            let _ = writeln!(text, "  {}: {target}{}", quoted(kind), counted(survey.post_types.get(kind)));
        }
        let _ = writeln!(
            text,
            "\n# Each custom field: {}, or leave-out.\nfields:{}",
            FIELD_KEYS.join(", "),
            if self.fields.is_empty() { " {}" } else { "" }
        );
        for (field, target) in &self.fields {
            let _ = writeln!(text, "  {}: {target}{}", quoted(field), counted(survey.fields.get(field)));
        }
        let _ = writeln!(
            text,
            "\n# Each category and tag: what it means, as in [topic:child-trafficking, region:RS, type:guideline, audience:educator,\n# language:fr]; or nothing: [].\nterms:{}",
            if self.terms.is_empty() { " {}" } else { "" }
        );
        for (term, targets) in &self.terms {
            let known = survey.terms.iter().find(|(known, _)| known.key() == *term);
            let name = known
                .map(|(known, count)| {
                    format!(" # {}{}", known.name.replace('\n', " "), counted(Some(count)).replace(" #", ","))
                })
                .unwrap_or_default();
            let _ = writeln!(
                text,
                "  {}: [{}]{name}",
                quoted(term),
                targets.iter().map(|target| quoted(target)).collect::<Vec<_>>().join(", ")
            );
        }
        text
    }

    /// The file's text with what it lacks: lines are added, and none is changed.
    #[must_use]
    pub fn complete(&self, former: &Self, text: &str) -> String {
        let mut text = text.trim_end().to_owned() + "\n";
        let one = |key: &String, target: &String| format!("  {}: {target}\n", quoted(key));
        let new = |own: &BTreeMap<String, String>, former: &BTreeMap<String, String>| {
            own.iter()
                .filter(|(key, _)| !former.contains_key(*key))
                .map(|(key, target)| one(key, target))
                .collect::<String>()
        };
        let terms = self.terms.iter().filter(|(key, _)| !former.terms.contains_key(*key));
        let terms = terms
            .map(|(key, targets)| {
                format!(
                    "  {}: [{}]\n",
                    quoted(key),
                    targets.iter().map(|target| quoted(target)).collect::<Vec<_>>().join(", ")
                )
            })
            .collect();
        for (section, lines) in [
            ("kinds", new(&self.kinds, &former.kinds)),
            ("fields", new(&self.fields, &former.fields)),
            ("terms", terms),
        ] {
            add(&mut text, section, &lines);
        }
        text
    }

    /// What a term of an item means.
    #[must_use]
    pub fn targets(&self, key: &str) -> &[String] {
        self.terms.get(key).map_or(&[], Vec::as_slice)
    }
}

/// What a name means in the store, as far as its own lists tell.
#[must_use]
pub fn targets(taxonomy: &str, slug: &str, name: &str, library: &Library) -> Vec<String> {
    // Kept by plugins for languages.
    if taxonomy == "language" {
        return Language::parse(slug).map(|language| format!("language:{language}")).into_iter().collect();
    }
    if matches!(taxonomy, "nav_menu" | "post_format" | "post_translations" | "term_translations") {
        return Vec::new();
    }
    let wanted = normal(name);
    let found = |list: &Vocabulary, key: &str| {
        let names = |term: &Term| normal(&term.id) == wanted || term.labels().any(|(_, label)| normal(label) == wanted);
        list.terms().find(|term| names(term)).map(|term| format!("{key}:{}", term.id))
    };
    let kind = kinds::of_category(name).map(|kind| format!("type:{}", kind.as_str()));
    let region = found(&library.regions, "region");
    let topic = found(&library.topics, "topic");
    let audience = found(&library.audiences, "audience");
    kind.into_iter().chain(region).chain(topic).chain(audience).collect()
}

fn is_target(target: &str, library: &Library) -> bool {
    let Some((key, value)) = target.split_once(':').filter(|(key, _)| TERM_KEYS.contains(key)) else { return false };
    match key {
        "type" => EntryType::parse(value).is_some(),
        "language" => Language::parse(value).is_some(),
        "topic" => library.topics.get(value).is_some(),
        "region" => library.regions.get(value).is_some(),
        _ => library.audiences.get(value).is_some(),
    }
}

/// The key that the words for a field tell.
fn key_of_field(words: &str) -> &'static str {
    let words = super::naming::slug(words).replace('_', "-");
    let words: Vec<&str> = words.split('-').collect();
    let has = |signs: &[&str]| words.iter().any(|word| signs.contains(word));
    let told = [
        (
            "publisher",
            &["publisher", "publishers", "organisation", "organization", "author", "authors", "publishedby"][..],
        ),
        ("issued", &["year", "date", "issued", "published", "publication"]),
        ("edition", &["edition"]),
        ("language", &["language", "languages", "lang"]),
        ("region", &["region", "regions", "country", "countries"]),
        ("topic", &["topic", "topics", "theme", "themes"]),
        ("audience", &["audience", "audiences"]),
        ("summary", &["summary", "description", "abstract", "intro", "text"]),
        (
            "download",
            &[
                "file",
                "files",
                "document",
                "documents",
                "download",
                "downloads",
                "pdf",
                "attachment",
                "versions",
                "url",
                "link",
            ],
        ),
        ("type", &["type", "kind", "format"]),
    ];
    told.iter().find(|(_, signs)| has(signs)).map_or(LEAVE_OUT, |(key, _)| key)
}

fn counted(count: Option<&usize>) -> String {
    match count {
        Some(1) => " # 1 item".to_owned(),
        Some(count) => format!(" # {count} items"),
        None => String::new(),
    }
}

fn quoted(text: &str) -> String {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "-_/:".contains(sign);
    let is_plain =
        text.starts_with(|sign: char| sign.is_ascii_alphabetic()) && text.chars().all(plain) && !text.ends_with(':');
    if is_plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

/// Puts lines at the end of a section, which is made when there is none.
fn add(text: &mut String, section: &str, lines: &str) {
    if lines.is_empty() {
        return;
    }
    let head = format!("{section}:");
    let mut at = 0;
    let mut end = None;
    for line in text.split_inclusive('\n') {
        let is_inside = line.starts_with([' ', '-']) && !line.trim().is_empty();
        if line.starts_with(&head) {
            if line.trim_end() == format!("{head} {{}}") {
                let whole = format!("{head}\n{lines}");
                text.replace_range(at..at + line.len(), &whole);
                return;
            }
            end = Some(at + line.len());
        } else if end == Some(at) && is_inside {
            end = Some(at + line.len());
        }
        at += line.len();
    }
    match end {
        Some(end) => text.insert_str(end, lines),
        None => text.extend(["\n", &head, "\n", lines]),
    }
}
