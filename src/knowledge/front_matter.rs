//! An entry's file: YAML front matter between two lines `---`, then the summary in Markdown.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use serde::de::IgnoredAny;
use url::Url;

use super::draft;
use super::keys::{FrontMatter, KEYS, VERSION_KEYS, VersionFields};
use super::links::{self, Hosts};
use super::problem::Severity;
use super::yaml::{self, ByLanguage, OneOrMany, Scalar};
use super::{
    Care, Entry, EntryId, EntryType, Fault, Issued, Language, Problem, Prose, TypicalQuestion, Version, Vocabulary,
};

/// The largest front matter; YAML takes long over hostile input.
pub const LONGEST_FRONT_MATTER: usize = 16 * 1024;

/// Keys that cannot be read before the rest is left unread, too.
const MOST_UNREAD: usize = 20;

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
    let mut reader = Reader { path, text, yaml: 0..0, unread: BTreeSet::new(), lists, problems };
    let entry = reader.entry(id);
    let failed = problems[before..].iter().any(|problem| problem.is_error() && !problem.fault.spares_the_entry());
    entry.filter(|_| !failed)
}

struct Reader<'a> {
    path: &'a Path,
    text: &'a str,
    /// Where the YAML stands in `text`.
    yaml: Range<usize>,
    /// Keys that were given but could not be read; that is reported once.
    unread: BTreeSet<String>,
    lists: &'a Lists,
    problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    fn entry(&mut self, id: EntryId) -> Option<Entry> {
        yaml::report_invisible(self.path, self.text, self.problems);
        let body = self.split()?;
        let fields = self.fields()?;
        for key in fields.unknown.keys() {
            self.unknown_key(key, &self.yaml.clone(), &KEYS);
        }
        let title = self.required("title", fields.title);
        let kind = self.required("type", fields.kind).and_then(|text| self.kind(&text));
        let language = self.required("language", fields.language);
        let language = language.and_then(|tag| self.language(&tag, &self.block("language")));
        let issued = self.given("issued", fields.issued).and_then(|text| self.date("issued", &text));
        let edition = self.given("edition", fields.edition);
        let publisher = self.list("publisher", fields.publisher);
        let unread_link = ["download", "landing", "versions"].iter().any(|key| self.unread.contains(*key));
        let no_link = fields.download.is_none() && fields.landing.is_none() && fields.versions.is_none();
        let download = self.given("download", fields.download);
        let download = download.and_then(|link| self.link(&link, &self.block("download")));
        let landing = self.given("landing", fields.landing);
        let landing = landing.and_then(|link| self.link(&link, &self.block("landing")));
        let versions = self.versions(fields.versions.unwrap_or_default());
        let replaces = self.given("replaces", fields.replaces);
        let replaces = replaces.and_then(|text| self.id("replaces", &text, |id| Fault::BadId { id }));
        let aliases: BTreeSet<String> = fields.aliases.0.into_iter().collect();
        let alias = |text: &String| self.id("aliases", text, |id| Fault::BadAlias { id });
        let aliases = aliases.iter().filter_map(alias).collect();
        let topic = self.terms("topic", "topics.yaml", Severity::Error, fields.topic);
        let region = self.terms("region", "regions.yaml", Severity::Warning, fields.region);
        let audience = self.terms("audience", "audiences.yaml", Severity::Warning, fields.audience);
        let questions = self.questions(language.as_ref(), fields.questions);
        let reviewed = self.given("reviewed", fields.reviewed).and_then(|text| self.date("reviewed", &text));
        let review_by = self.given("review-by", fields.review_by).and_then(|text| self.date("review-by", &text));
        let care = Care { reviewed, review_by, owner: self.given("owner", fields.owner) };
        self.list("source", fields.source);
        let summary = self.summary(body);
        if no_link && !unread_link {
            self.report_at_top(Fault::NoLink);
        }
        Some(Entry {
            id,
            aliases,
            title: title?,
            kind: kind?,
            publisher,
            issued,
            edition,
            language: language?,
            topic,
            region,
            audience,
            questions,
            download,
            landing,
            versions,
            replaces,
            care,
            summary,
        })
    }

    /// Finds the front matter; gives where the summary begins.
    fn split(&mut self) -> Option<usize> {
        if let Some((yaml, body)) = draft::parts(self.text) {
            self.yaml = yaml;
            return self.yaml_is_tame().then_some(body);
        }
        let first = self.text.lines().next().unwrap_or_default();
        let opened = first.trim_end() == "---";
        self.report_at_top(if opened { Fault::OpenFrontMatter } else { Fault::NoFrontMatter });
        None
    }

    /// Refuses what makes YAML slow or surprising, before it is read.
    fn yaml_is_tame(&mut self) -> bool {
        let yaml = &self.text[self.yaml.clone()];
        if yaml.len() > LONGEST_FRONT_MATTER {
            self.report_at_top(Fault::LongFrontMatter { bytes: yaml.len(), limit: LONGEST_FRONT_MATTER });
            return false;
        }
        match yaml::untamed(yaml) {
            Some((offset, fault)) => {
                self.problems.push(Problem::at(self.path, self.text, self.yaml.start + offset, 1, fault));
                false
            }
            None => true,
        }
    }

    /// Reads the front matter. A key whose value has the wrong shape is reported and taken out, and the rest read anew,
    /// so that a curator sees every mistake at once.
    fn fields(&mut self) -> Option<FrontMatter> {
        let mut yaml = self.text[self.yaml.clone()].to_owned();
        for _ in 0..MOST_UNREAD {
            let error = match serde_norway::from_str(if is_empty(&yaml) { "{}" } else { &yaml }) {
                Ok(fields) => return Some(fields),
                Err(error) => error,
            };
            let (at, fault) = yaml::fault(&yaml, &error);
            self.problems.push(Problem::at(self.path, self.text, self.yaml.start + at, 1, fault));
            if serde_norway::from_str::<IgnoredAny>(&yaml).is_err() {
                return None;
            }
            let (key, block) = yaml::blocks(&yaml).find(|(_, block)| block.contains(&at))?;
            self.unread.insert(key.to_owned());
            yaml.replace_range(block.clone(), &format!("{:>1$}", "\n", block.len()));
        }
        None
    }

    fn unknown_key(&mut self, key: &str, range: &Range<usize>, keys: &[&'static str]) {
        let likeness = |known: &&'static str| strsim::jaro_winkler(known, &key.to_lowercase());
        let nearest = keys.iter().copied().max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
        let nearest = nearest.filter(|known| likeness(known) > 0.8);
        let start = yaml::key(self.text, range, key);
        let fault = Fault::UnknownKey { key: key.to_owned(), nearest };
        self.problems.push(Problem::at(self.path, self.text, start, key.len(), fault));
    }

    fn required(&mut self, key: &'static str, value: Option<Scalar>) -> Option<String> {
        let value = self.given(key, value);
        if value.is_none() && !self.unread.contains(key) {
            let fault = Fault::Missing { key };
            if self.has(key) {
                self.problems.push(Problem::at(self.path, self.text, self.block(key).start, key.len(), fault));
            } else {
                self.report_at_top(fault);
            }
        }
        value
    }

    /// The text of `key`, when there is some.
    fn given(&mut self, key: &str, value: Option<Scalar>) -> Option<String> {
        let text = value.map(|scalar| scalar.0).filter(|text| !text.is_empty())?;
        self.refuse_invisible(&self.block(key), &text);
        Some(text)
    }

    fn list(&mut self, key: &str, values: OneOrMany) -> Vec<String> {
        for value in &values.0 {
            self.refuse_invisible(&self.block(key), value);
        }
        values.0
    }

    /// Questions for which no language is named are in the entry's own.
    fn questions(&mut self, own: Option<&Language>, fields: ByLanguage) -> Vec<TypicalQuestion> {
        let block = self.block("questions");
        let mut questions = Vec::new();
        for (tag, texts) in fields.0 {
            let language = match &tag {
                Some(tag) => self.language(tag, &block),
                None => own.cloned(),
            };
            for text in texts {
                self.refuse_invisible(&block, &text);
                questions.extend(language.clone().map(|language| TypicalQuestion { language, text }));
            }
        }
        questions
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
            self.report(&self.block("type"), text, fault);
        }
        kind
    }

    fn language(&mut self, tag: &str, range: &Range<usize>) -> Option<Language> {
        let language = Language::parse(tag);
        if language.is_none() {
            self.report(range, tag, Fault::BadLanguage { value: tag.to_owned() });
        }
        language
    }

    fn date(&mut self, key: &str, text: &str) -> Option<Issued> {
        let date = Issued::parse(text);
        if date.is_none() {
            self.report(&self.block(key), text, Fault::BadDate { value: text.to_owned() });
        }
        date
    }

    fn link(&mut self, link: &str, range: &Range<usize>) -> Option<Url> {
        match links::read(link, self.lists.hosts.as_ref()) {
            Ok(url) => Some(url),
            Err(fault) => {
                self.report(range, link, fault);
                None
            }
        }
    }

    fn versions(&mut self, versions: Vec<VersionFields>) -> Vec<Version> {
        let block = self.block("versions");
        let items = yaml::items(self.text, &block);
        let item = |index: usize| if items.len() == versions.len() { items[index].clone() } else { block.clone() };
        let ranges: Vec<Range<usize>> = (0..versions.len()).map(item).collect();
        versions.into_iter().zip(ranges).filter_map(|(fields, range)| self.version(fields, &range)).collect()
    }

    fn version(&mut self, fields: VersionFields, range: &Range<usize>) -> Option<Version> {
        for key in fields.unknown.keys() {
            self.unknown_key(key, range, &VERSION_KEYS);
        }
        let [language, url, note] = [fields.language, fields.url, fields.note]
            .map(|value| value.map(|scalar| scalar.0).filter(|text| !text.is_empty()));
        for (key, value) in [("language", &language), ("url", &url)] {
            if value.is_none() {
                self.problems.push(Problem::at(self.path, self.text, range.start, 1, Fault::Missing { key }));
            }
        }
        if let Some(note) = &note {
            self.refuse_invisible(range, note);
        }
        let language = language.and_then(|tag| self.language(&tag, range));
        let url = url.and_then(|link| self.link(&link, range));
        Some(Version { language: language?, url: url?, note })
    }

    fn id(&mut self, key: &str, text: &str, wrong: fn(String) -> Fault) -> Option<EntryId> {
        let id = EntryId::parse(text);
        if id.is_none() {
            self.report(&self.block(key), text, wrong(text.to_owned()));
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
        let unknown = |value: &&String| list.as_ref().is_some_and(|list| list.get(value).is_none());
        for value in values.0.iter().filter(unknown).collect::<BTreeSet<_>>() {
            let fault = Fault::UnknownTerm {
                what,
                value: value.clone(),
                file,
                nearest: list.as_ref().and_then(|list| list.nearest(value)).map(str::to_owned),
                severity,
            };
            self.report(&self.block(what), value, fault);
        }
        self.list(what, values)
    }

    fn summary(&mut self, body: usize) -> Prose {
        let prose = Prose::from_markdown(&self.text[body..]);
        let start = self.text.len() - self.text[body..].trim_start().len();
        let range = start..self.text.len();
        if prose.is_empty() {
            self.report_at_top(Fault::NoSummary);
        }
        self.refuse_invisible(&range, &prose.plain());
        for link in prose.links().collect::<BTreeSet<_>>() {
            self.link(link, &range);
        }
        prose
    }

    /// Refuses characters in `value` that an escape has brought there; those in the file are reported as they stand.
    fn refuse_invisible(&mut self, range: &Range<usize>, value: &str) {
        let hidden = |sign: &char| yaml::is_invisible(*sign) && !self.text.contains(*sign);
        if let Some(character) = value.chars().find(hidden) {
            self.report(range, value, Fault::InvisibleCharacter { code: character.into() });
        }
    }

    fn report_at_top(&mut self, fault: Fault) {
        let first_line = self.text.find('\n').unwrap_or(self.text.len());
        self.problems.push(Problem::at(self.path, self.text, 0, first_line, fault));
    }

    fn report(&mut self, range: &Range<usize>, value: &str, fault: Fault) {
        let place = yaml::place(self.text, range, value);
        self.problems.push(Problem::at(self.path, self.text, place.start, place.len(), fault));
    }

    /// The lines of a top-level key; the whole front matter where it is written in another way.
    fn block(&self, key: &str) -> Range<usize> {
        let block = yaml::blocks(&self.text[self.yaml.clone()]).find(|(name, _)| *name == key);
        block.map_or(self.yaml.clone(), |(_, block)| self.yaml.start + block.start..self.yaml.start + block.end)
    }

    fn has(&self, key: &str) -> bool {
        yaml::blocks(&self.text[self.yaml.clone()]).any(|(name, _)| name == key)
    }
}

/// Whether there is nothing but comments and empty lines.
fn is_empty(yaml: &str) -> bool {
    yaml.lines().all(|line| line.trim().is_empty() || line.starts_with('#'))
}
