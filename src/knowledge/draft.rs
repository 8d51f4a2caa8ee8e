//! An entry as it is written: its keys with their values, and the summary in Markdown.
//!
//! This is for programs that write the store. Nothing is checked here; [`Library`](super::Library) does that for
//! whatever stands in a file, whoever has written it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::keys::{DATES, FrontMatter, KEYS, VersionFields};
use super::yaml::{self, ByLanguage, OneOrMany, Scalar};

/// What a file of the store says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// By the position of the key in `KEYS`.
    values: BTreeMap<usize, Value>,
    /// Markdown.
    summary: String,
}

/// What stands behind a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Text(String),
    List(Vec<String>),
    /// Texts by the tag of their language; without one they are in the language of the entry.
    ByLanguage(Vec<(Option<String>, Vec<String>)>),
    Versions(Vec<DraftVersion>),
}

/// A version as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftVersion {
    pub language: String,
    pub url: String,
    pub note: Option<String>,
}

impl Draft {
    /// What the text of a file says. `None` when it has no front matter that can be read; where single values cannot,
    /// neither can the whole.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (yaml, body) = parts(text)?;
        if text[yaml.clone()].len() > super::LONGEST_FRONT_MATTER || yaml::untamed(&text[yaml.clone()]).is_some() {
            return None;
        }
        let mut draft = Self { summary: text[body..].trim().to_owned(), ..Self::default() };
        if text[yaml.clone()].trim().is_empty() {
            return Some(draft);
        }
        let read: FrontMatter = serde_norway::from_str(&text[yaml]).ok()?;
        let texts = [
            ("title", read.title),
            ("type", read.kind),
            ("issued", read.issued),
            ("edition", read.edition),
            ("language", read.language),
            ("download", read.download),
            ("landing", read.landing),
            ("replaces", read.replaces),
            ("reviewed", read.reviewed),
            ("review-by", read.review_by),
            ("owner", read.owner),
        ];
        for (key, value) in texts {
            draft.set(key, Value::Text(value.map(|Scalar(text)| text).unwrap_or_default()));
        }
        let lists = [
            ("publisher", read.publisher),
            ("topic", read.topic),
            ("region", read.region),
            ("audience", read.audience),
            ("aliases", read.aliases),
            ("source", read.source),
        ];
        for (key, OneOrMany(list)) in lists {
            draft.set(key, Value::List(list));
        }
        let ByLanguage(questions) = read.questions;
        draft.set("questions", Value::ByLanguage(questions));
        let versions = read.versions.unwrap_or_default().into_iter().map(DraftVersion::of);
        draft.set("versions", Value::Versions(versions.collect()));
        Some(draft)
    }

    /// The value of `key`, when there is one.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.values.get(&position(key)?)
    }

    /// The text of `key`, when it is one text.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The texts of `key`, when it is a list.
    #[must_use]
    pub fn list(&self, key: &str) -> &[String] {
        match self.get(key) {
            Some(Value::List(list)) => list,
            _ => &[],
        }
    }

    /// The keys that have a value, in the order in which they are written.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.values.keys().map(|&position| KEYS[position])
    }

    /// Gives `key` a value; an empty one takes the key away. A key that the store does not know is left out.
    pub fn set(&mut self, key: &str, value: Value) {
        let Some(position) = position(key) else { return };
        if value.is_empty() {
            self.values.remove(&position);
        } else {
            self.values.insert(position, value);
        }
    }

    #[must_use]
    pub fn summary(&self) -> &str {
        &self.summary
    }

    pub fn set_summary(&mut self, markdown: &str) {
        markdown.trim().clone_into(&mut self.summary);
    }

    /// The text of a new file.
    #[must_use]
    pub fn write(&self) -> String {
        let blocks = self.values.iter().map(|(&position, value)| block(KEYS[position], value));
        let summary = if self.summary.is_empty() { String::new() } else { format!("\n{}\n", self.summary) };
        format!("---\n{}---\n{summary}", blocks.collect::<String>())
    }

    /// The text of a file, changed to say what this draft says. What it says already stays as it is written, with its
    /// comments. A text that cannot be read is written anew.
    #[must_use]
    pub fn revise(&self, text: &str) -> String {
        let (Some(former), Some((yaml, body))) = (Self::read(text), parts(text)) else { return self.write() };
        let mut front_matter = text[yaml.clone()].to_owned();
        for (position, key) in KEYS.iter().enumerate() {
            let (before, now) = (former.values.get(&position), self.values.get(&position));
            if before != now {
                put(&mut front_matter, position, &now.map(|value| block(key, value)).unwrap_or_default());
            }
        }
        let [head, behind] = [&text[..yaml.start], &text[yaml.end..body]];
        let body =
            if former.summary == self.summary { text[body..].to_owned() } else { format!("\n{}\n", self.summary) };
        format!("{head}{front_matter}{behind}{body}")
    }
}

impl Value {
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::List(list) => list.is_empty(),
            Self::ByLanguage(languages) => languages.iter().all(|(_, texts)| texts.is_empty()),
            Self::Versions(versions) => versions.is_empty(),
        }
    }
}

impl DraftVersion {
    fn of(fields: VersionFields) -> Self {
        let [language, url, note] =
            [fields.language, fields.url, fields.note].map(|value| value.map(|Scalar(text)| text));
        let note = note.filter(|note| !note.is_empty());
        Self { language: language.unwrap_or_default(), url: url.unwrap_or_default(), note }
    }
}

fn position(key: &str) -> Option<usize> {
    KEYS.iter().position(|known| *known == key)
}

/// Where the front matter stands in a file's text, between its two lines, and where what is below it begins.
pub(super) fn parts(text: &str) -> Option<(Range<usize>, usize)> {
    let first = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---")?;
    let mut at = first.len();
    for line in text[first.len()..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((first.len()..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Puts `block` in the place of the lines of a key, or where its key belongs.
fn put(yaml: &mut String, position: usize, block: &str) {
    let own = yaml::blocks(yaml).find(|(name, _)| *name == KEYS[position]).map(|(_, range)| range);
    if let Some(range) = own {
        // Comments behind the value may be about the next key.
        let lines = yaml[range.clone()].split_inclusive('\n').rev();
        let comments = lines.take_while(|line| line.starts_with('#') || line.trim().is_empty()).map(str::len);
        let end = range.end - comments.sum::<usize>();
        yaml.replace_range(range.start..end, block);
        return;
    }
    let before = |name: &str| KEYS[..position].contains(&name);
    let last = yaml::blocks(yaml).filter(|(name, _)| before(name)).last().map_or(0, |(_, range)| range.end);
    yaml.insert_str(last, block);
}

/// The lines of a key.
fn block(key: &str, value: &Value) -> String {
    let mut lines = format!("{key}:");
    // Writing to a string never fails.
    let _ = match value {
        Value::Text(text) => writeln!(lines, " {}", scalar(key, text)),
        Value::List(list) => match &list[..] {
            [one] if key == "source" => writeln!(lines, " {}", scalar(key, one)),
            _ => writeln!(lines, "{}", items(list, 2)),
        },
        Value::ByLanguage(languages) => match &languages[..] {
            [(None, texts)] => writeln!(lines, "{}", items(texts, 2)),
            _ => languages.iter().try_for_each(|(language, texts)| {
                let language = scalar("", language.as_deref().unwrap_or("en"));
                write!(lines, "\n  {language}:{}", items(texts, 4))
            }),
        },
        Value::Versions(versions) => versions.iter().try_for_each(|version| {
            let [language, url] = [&version.language, &version.url].map(|text| scalar("", text));
            write!(lines, "\n  - language: {language}\n    url: {url}")?;
            version.note.as_ref().map_or(Ok(()), |note| write!(lines, "\n    note: {}", scalar("", note)))
        }),
    };
    if !lines.ends_with('\n') {
        lines.push('\n');
    }
    lines
}

fn items(texts: &[String], indent: usize) -> String {
    texts.iter().map(|text| format!("\n{:indent$}- {}", "", scalar("", text))).collect()
}

/// A text as a value of YAML: as it is where that is safe and usual, otherwise in quotation marks.
fn scalar(key: &str, text: &str) -> String {
    let begins = text.starts_with(char::is_alphabetic);
    let ends = !text.ends_with([':', ' ']);
    let signs = text.contains(": ")
        || text.contains(" #")
        || text.chars().any(yaml::is_invisible)
        || text.contains(['\n', '\t', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
    let word = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(&text.to_lowercase().as_str());
    if begins && ends && !signs && !word && key != "title" && !DATES.contains(&key) {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            sign if sign.is_control() || yaml::is_invisible(sign) || matches!(sign, '\u{2028}' | '\u{2029}') => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(sign));
            }
            sign => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FILE: &str = "---\n# the old list says 2003\ntitle: Old title\ntype: report # as printed\npublisher:\n  - A\n  # and the\n  - B\n# about the date\nissued: \"2004\"\nlanguage: en\n---\n\nThe *summary*.\n\n\n";

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn what_is_read_and_not_changed_is_written_as_it_stands() {
        let draft = Draft::read(FILE).unwrap();
        assert_eq!(draft.text("title"), Some("Old title"));
        assert_eq!(draft.list("publisher"), ["A", "B"]);
        assert_eq!(draft.revise(FILE), FILE);
    }

    #[test]
    fn only_what_changed_is_written_anew_and_comments_stay() {
        let mut draft = Draft::read(FILE).unwrap();
        draft.set("title", text("New: title"));
        draft.set("publisher", Value::List(vec!["C".to_owned()]));
        draft.set("edition", text("Second"));
        draft.set("issued", text(""));
        let expected = "---\n# the old list says 2003\ntitle: \"New: title\"\ntype: report # as printed\npublisher:\n  - C\n# about the date\nedition: Second\nlanguage: en\n---\n\nThe *summary*.\n\n\n";
        assert_eq!(draft.revise(FILE), expected);
        draft.set_summary("Another.");
        assert!(draft.revise(FILE).ends_with("---\n\nAnother.\n"));
    }

    #[test]
    fn lines_end_as_they_did_where_nothing_changes() {
        let file = FILE.replace('\n', "\r\n");
        let mut draft = Draft::read(&file).unwrap();
        assert_eq!(draft.revise(&file), file);
        draft.set("edition", text("Second"));
        let revised = draft.revise(&file);
        assert_eq!(Draft::read(&revised), Some(draft), "{revised}");
    }

    fn words() -> impl Strategy<Value = String> {
        let odd = prop::sample::select(vec![
            "- a",
            "a: b",
            "a #b",
            "\"",
            "'",
            "\\",
            "{",
            "[",
            "&a",
            "*",
            "!",
            "|",
            ">",
            "%",
            "@",
            "`",
            "null",
            "yes",
            "1.0",
            "2020-01-01",
            "~",
            "?",
            "ב ä",
            "a\nb",
            "---",
            "...",
            "# c",
            "\u{2028}",
            "é: ",
        ]);
        prop_oneof![3 => "[a-zÀ-ÿ0-9 :#'\"\\\\,&*!?{}\\[\\]|>%@`~-]{1,24}".boxed(), 1 => odd.prop_map(str::to_owned).boxed()]
            .prop_map(|text| text.trim().to_owned())
            .prop_filter("empty values are none", |text| !text.is_empty())
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            texts in prop::collection::vec(words(), 8),
            list in prop::collection::vec(words(), 0..4),
            questions in prop::collection::vec(words(), 1..4),
            note in prop::option::of(words()),
            summary in "[a-zA-Z0-9 .,:#*_\n-]{0,80}",
        ) {
            let mut draft = Draft::default();
            for (key, value) in ["title", "type", "issued", "edition", "language", "download", "landing", "replaces"].iter().zip(&texts) {
                draft.set(key, text(value));
            }
            for key in ["publisher", "topic", "source"] {
                draft.set(key, Value::List(list.clone()));
            }
            let by_language = ["en", "no"].map(|tag| (Some(tag.to_owned()), questions.clone()));
            draft.set("questions", Value::ByLanguage(by_language.into()));
            let version = DraftVersion { language: texts[0].clone(), url: texts[1].clone(), note };
            draft.set("versions", Value::Versions(vec![version.clone(), version]));
            draft.set_summary(&summary);
            let written = draft.write();
            prop_assert_eq!(Draft::read(&written), Some(draft.clone()), "{}", written);
            prop_assert_eq!(Draft::read(&draft.revise(FILE)), Some(draft.clone()));
        }

        #[test]
        fn no_text_makes_reading_panic(text in "(---\n)?[a-z:# \n\"\\[{-]{0,60}(\n---\n)?[a-z]{0,5}") {
            if let Some(draft) = Draft::read(&text) {
                prop_assert_eq!(draft.revise(&text), text);
            }
        }
    }
}
