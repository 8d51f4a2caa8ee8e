//! An entry's file: YAML front matter between two lines `---`, then the summary in Markdown.

use std::path::Path;

use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};
use url::Url;

use super::links::{self, Hosts};
use super::problem::Severity;
use super::{Entry, EntryId, EntryType, Fault, Issued, Language, Problem, Prose, Version, Vocabulary};

/// The largest front matter; YAML takes long over hostile input.
pub const LONGEST_FRONT_MATTER: usize = 16 * 1024;

/// What an entry is checked against. A list that the store lacks checks nothing.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    pub topics: Option<Vocabulary>,
    pub regions: Option<Vocabulary>,
    pub audiences: Option<Vocabulary>,
    pub hosts: Option<Hosts>,
}

/// Reads the file of the entry `id`; adds every mistake to `problems`. `None` when an error keeps it from being served.
pub fn read(path: &Path, id: EntryId, text: &str, lists: &Lists, problems: &mut Vec<Problem>) -> Option<Entry> {
    let before = problems.len();
    let mut reader = Reader { path, text, yaml: 0..0, lists, problems };
    let entry = reader.entry(id);
    let failed = problems[before..].iter().any(Problem::is_error);
    entry.filter(|_| !failed)
}

/// The keys of the front matter; `publisher`, `topic`, `region` and `audience` take one value or a list.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FrontMatter {
    title: Option<Scalar>,
    #[serde(rename = "type")]
    kind: Option<Scalar>,
    #[serde(default)]
    publisher: OneOrMany,
    issued: Option<Scalar>,
    edition: Option<Scalar>,
    language: Option<Scalar>,
    #[serde(default)]
    topic: OneOrMany,
    #[serde(default)]
    region: OneOrMany,
    #[serde(default)]
    audience: OneOrMany,
    download: Option<Scalar>,
    landing: Option<Scalar>,
    #[serde(default)]
    versions: Vec<VersionFields>,
    replaces: Option<Scalar>,
    /// Where the curator found the facts; never shown to those who ask.
    #[serde(rename = "source")]
    _source: Option<de::IgnoredAny>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct VersionFields {
    language: Scalar,
    url: Scalar,
    note: Option<Scalar>,
}

struct Reader<'a> {
    path: &'a Path,
    text: &'a str,
    /// Where the YAML stands in `text`.
    yaml: std::ops::Range<usize>,
    lists: &'a Lists,
    problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    fn entry(&mut self, id: EntryId) -> Option<Entry> {
        self.refuse_invisible_characters();
        let body = self.split()?;
        let fields = self.fields()?;
        let title = self.required("title", fields.title);
        let kind = self.required("type", fields.kind).and_then(|text| self.kind(&text));
        let language = self.required("language", fields.language).and_then(|tag| self.language(&tag));
        let issued = given(fields.issued).and_then(|text| self.issued(&text));
        let download = given(fields.download).and_then(|link| self.link(&link));
        let landing = given(fields.landing).and_then(|link| self.link(&link));
        let versions: Vec<Version> = fields.versions.into_iter().filter_map(|version| self.version(version)).collect();
        let replaces = given(fields.replaces).and_then(|text| self.replaces(&text));
        let topic = self.terms("topic", "topics.yaml", Severity::Error, fields.topic);
        let region = self.terms("region", "regions.yaml", Severity::Warning, fields.region);
        let audience = self.terms("audience", "audiences.yaml", Severity::Warning, fields.audience);
        let summary = self.summary(body);
        if download.is_none() && landing.is_none() && versions.is_empty() {
            self.report_at_top(Fault::NoLink);
        }
        Some(Entry {
            id,
            title: title?,
            kind: kind?,
            publisher: fields.publisher.0,
            issued,
            edition: given(fields.edition),
            language: language?,
            topic,
            region,
            audience,
            download,
            landing,
            versions,
            replaces,
            summary,
        })
    }

    /// Finds the front matter; gives where the summary begins.
    fn split(&mut self) -> Option<usize> {
        let start = if self.text.starts_with("---\n") {
            4
        } else if self.text.starts_with("---\r\n") {
            5
        } else {
            self.report_at_top(Fault::NoFrontMatter);
            return None;
        };
        let mut at = start;
        for line in self.text[start..].split_inclusive('\n') {
            if line.trim_end() == "---" {
                self.yaml = start..at;
                return self.yaml_is_tame().then_some(at + line.len());
            }
            at += line.len();
        }
        self.report_at_top(Fault::OpenFrontMatter);
        None
    }

    /// Refuses what makes YAML slow or surprising, before it is read.
    fn yaml_is_tame(&mut self) -> bool {
        let yaml = &self.text[self.yaml.clone()];
        if yaml.len() > LONGEST_FRONT_MATTER {
            self.report_at_top(Fault::LongFrontMatter { bytes: yaml.len(), limit: LONGEST_FRONT_MATTER });
            return false;
        }
        let mut at = self.yaml.start;
        for line in yaml.split_inclusive('\n') {
            if let Some((offset, mark)) = yaml_mark(line) {
                self.problems.push(Problem::at(self.path, self.text, at + offset, 1, Fault::YamlMark { mark }));
                return false;
            }
            at += line.len();
        }
        let deepest = 16;
        if let Some(offset) = deeper_than(deepest, yaml) {
            let message = format!("brackets stand in one another more than {deepest} deep");
            let start = self.yaml.start + offset;
            self.problems.push(Problem::at(self.path, self.text, start, 1, Fault::Yaml { message }));
            return false;
        }
        true
    }

    fn fields(&mut self) -> Option<FrontMatter> {
        let yaml = &self.text[self.yaml.clone()];
        let yaml = if yaml.trim().is_empty() { "{}" } else { yaml };
        match serde_norway::from_str(yaml) {
            Ok(fields) => Some(fields),
            Err(error) => {
                self.problems.push(yaml_problem(self.path, self.text, self.yaml.start, &error));
                None
            }
        }
    }

    fn required(&mut self, key: &'static str, value: Option<Scalar>) -> Option<String> {
        let value = given(value);
        if value.is_none() {
            self.report_at_top(Fault::Missing { key });
        }
        value
    }

    fn kind(&mut self, text: &str) -> Option<EntryType> {
        let kind = EntryType::parse(text);
        if kind.is_none() {
            let nearest = EntryType::ALL
                .iter()
                .map(|kind| (strsim::jaro_winkler(kind.as_str(), &text.to_lowercase()), kind.as_str()))
                .filter(|(likeness, _)| *likeness > 0.8)
                .max_by(|one, other| one.0.total_cmp(&other.0))
                .map(|(_, kind)| kind.to_owned());
            let fault = Fault::UnknownTerm {
                what: "type",
                value: text.to_owned(),
                file: "README.md",
                nearest,
                severity: Severity::Error,
            };
            self.report_value("type", text, fault);
        }
        kind
    }

    fn language(&mut self, tag: &str) -> Option<Language> {
        let language = Language::parse(tag);
        if language.is_none() {
            self.report_value("language", tag, Fault::BadLanguage { value: tag.to_owned() });
        }
        language
    }

    fn issued(&mut self, text: &str) -> Option<Issued> {
        let issued = Issued::parse(text);
        if issued.is_none() {
            self.report_value("issued", text, Fault::BadDate { value: text.to_owned() });
        }
        issued
    }

    fn link(&mut self, link: &str) -> Option<Url> {
        match links::read(link, self.lists.hosts.as_ref()) {
            Ok(url) => Some(url),
            Err(fault) => {
                self.report_value("", link, fault);
                None
            }
        }
    }

    fn version(&mut self, fields: VersionFields) -> Option<Version> {
        let language = self.language(&fields.language.0);
        let url = self.link(&fields.url.0);
        Some(Version { language: language?, url: url?, note: given(fields.note) })
    }

    fn replaces(&mut self, text: &str) -> Option<EntryId> {
        let id = EntryId::parse(text);
        if id.is_none() {
            self.report_value("replaces", text, Fault::BadName { stem: text.to_owned() });
        }
        id
    }

    fn terms(&mut self, what: &'static str, file: &'static str, severity: Severity, values: OneOrMany) -> Vec<String> {
        let lists = self.lists;
        let list = match what {
            "topic" => &lists.topics,
            "region" => &lists.regions,
            _ => &lists.audiences,
        };
        if let Some(list) = list {
            for value in values.0.iter().filter(|value| list.get(value).is_none()) {
                let fault = Fault::UnknownTerm {
                    what,
                    value: value.clone(),
                    file,
                    nearest: list.nearest(value).map(str::to_owned),
                    severity,
                };
                self.report_value(what, value, fault);
            }
        }
        values.0
    }

    fn summary(&mut self, body: usize) -> Prose {
        let prose = Prose::from_markdown(&self.text[body..]);
        if prose.is_empty() {
            self.report_at_top(Fault::NoSummary);
        }
        for link in prose.links().map(str::to_owned).collect::<Vec<_>>() {
            self.link(&link);
        }
        prose
    }

    fn refuse_invisible_characters(&mut self) {
        let found = self.text.char_indices().find(|(_, character)| is_invisible(*character));
        if let Some((at, character)) = found {
            let fault = Fault::InvisibleCharacter { code: character.into() };
            self.problems.push(Problem::at(self.path, self.text, at, character.len_utf8(), fault));
        }
    }

    fn report_at_top(&mut self, fault: Fault) {
        let first_line = self.text.find('\n').unwrap_or(self.text.len());
        self.problems.push(Problem::at(self.path, self.text, 0, first_line, fault));
    }

    /// Reports at the place of `value`, looked for behind `key`.
    fn report_value(&mut self, key: &str, value: &str, fault: Fault) {
        let key_line = format!("\n{key}:");
        let from = match self.text.find(&key_line) {
            Some(at) if !key.is_empty() => at + key_line.len(),
            _ => self.yaml.start,
        };
        let start = self.text[from..].find(value).map_or(from, |at| from + at);
        self.problems.push(Problem::at(self.path, self.text, start, value.len(), fault));
    }
}

/// What `serde_norway` says, at its place in the file. `offset` is where the YAML begins.
pub fn yaml_problem(path: &Path, text: &str, offset: usize, error: &serde_norway::Error) -> Problem {
    let whole = error.to_string();
    let message = whole.split(" at line ").next().unwrap_or(&whole).to_owned();
    let start = offset + error.location().map_or(0, |location| location.index());
    Problem::at(path, text, start, 1, Fault::Yaml { message })
}

/// An anchor, alias or tag at the beginning of a value.
fn yaml_mark(line: &str) -> Option<(usize, char)> {
    let value_at = match line.find(": ") {
        Some(colon) if !line.trim_start().starts_with(['"', '\'']) => colon + 2,
        _ => line.len() - line.trim_start().trim_start_matches("- ").len(),
    };
    let value = line[value_at..].trim_start();
    let mark = value.chars().next().filter(|first| matches!(first, '&' | '*' | '!'))?;
    Some((line.len() - value.len(), mark))
}

/// Where brackets stand more than `limit` deep in one another.
fn deeper_than(limit: usize, yaml: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in yaml.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'\n' if !yaml[at + 1..].starts_with([' ', '[', '{', '\t', ']', '}']) => depth = 0,
            _ => {}
        }
        if depth > limit {
            return Some(at);
        }
    }
    None
}

/// Characters that turn text around or hide in it. Joiners stay: several scripts need them.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}'
    ) || (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
}

fn given(value: Option<Scalar>) -> Option<String> {
    value.map(|scalar| scalar.0).filter(|text| !text.is_empty())
}

/// Text, also when YAML takes it for a number or a truth value.
struct Scalar(String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl Visitor<'_> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("one text")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Scalar, E> {
        use unicode_normalization::UnicodeNormalization;
        Ok(Scalar(text.trim().nfc().collect()))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Scalar, E> {
        Ok(Scalar(number.to_string()))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Scalar, E> {
        Ok(Scalar(number.to_string()))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Scalar, E> {
        Ok(Scalar(number.to_string()))
    }

    fn visit_bool<E: de::Error>(self, truth: bool) -> Result<Scalar, E> {
        Ok(Scalar(truth.to_string()))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Scalar, E> {
        Ok(Scalar(String::new()))
    }
}

/// A list, or one text that stands for a list of one.
#[derive(Default)]
struct OneOrMany(Vec<String>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListVisitor;

        impl<'de> Visitor<'de> for ListVisitor {
            type Value = OneOrMany;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("one text or a list of texts")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<OneOrMany, E> {
                let scalar = ScalarVisitor.visit_str::<E>(text)?;
                Ok(OneOrMany(given(Some(scalar)).into_iter().collect()))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![number.to_string()]))
            }

            fn visit_unit<E: de::Error>(self) -> Result<OneOrMany, E> {
                Ok(OneOrMany(Vec::new()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<OneOrMany, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element::<Scalar>()? {
                    list.extend(given(Some(item)));
                }
                Ok(OneOrMany(list))
            }
        }

        deserializer.deserialize_any(ListVisitor)
    }
}
