//! The value of a key as the text of one cell.

use thiserror::Error;

use crate::knowledge::{DATES, Draft, DraftVersion, Issued, Value};

/// Cells of Excel hold no more characters; it cuts off what is longer.
const LONGEST_CELL: usize = 32_767;

/// Why a cell is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CellError {
    #[error("`{text}` is no date as the store writes it; a spreadsheet may have changed it")]
    Date { text: String },
    #[error("`{text}` is an error of the spreadsheet, not a value")]
    Formula { text: String },
    #[error("there is a sign � where another one was lost")]
    LostSign,
    #[error("the cell is full, so that its end may be cut off")]
    Full,
    #[error("`{line}` is no version")]
    Version { line: String },
}

impl CellError {
    /// What to do about it, in a sentence for a curator.
    #[must_use]
    pub fn mend(&self) -> String {
        match self {
            Self::Date { .. } => "format the whole column as text, then write 2022, 2022-05 or 2022-05-31".into(),
            Self::Formula { .. } => {
                "write the value, with an apostrophe ' before a sign = + - or @ at its beginning".into()
            }
            Self::LostSign => "type the word again, and save the table as UTF-8".into(),
            Self::Full => format!("write this value into the entry's file; a cell holds {LONGEST_CELL} characters"),
            Self::Version { .. } => "write one version a line, as in: fr https://www.ilo.org/… (a note)".into(),
        }
    }
}

/// What `draft` says under `key`; under `summary`, its text.
#[must_use]
pub fn cell(draft: &Draft, key: &str) -> String {
    if key == "summary" {
        return draft.summary().to_owned();
    }
    match draft.get(key) {
        None => String::new(),
        Some(Value::Text(text)) => text.clone(),
        Some(Value::List(list)) => list.join("\n"),
        Some(Value::ByLanguage(languages)) => lines(languages.iter().flat_map(|(language, texts)| {
            texts.iter().map(move |text| match language {
                Some(language) => format!("{language}: {text}"),
                None => text.clone(),
            })
        })),
        Some(Value::Versions(versions)) => lines(versions.iter().map(|DraftVersion { language, url, note }| {
            let note = note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
            format!("{language} {url}{note}")
        })),
    }
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

/// What the text of a cell says under `key`. Questions without a language are in `language`, where others name one.
///
/// # Errors
/// When a spreadsheet has changed the text, or it is not written as such a cell is.
pub fn value(key: &str, text: &str, language: Option<&str>) -> Result<Value, CellError> {
    let text = text.trim();
    refuse_mangled(key, text)?;
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(match key {
        "publisher" | "topic" | "region" | "audience" | "aliases" | "source" => {
            Value::List(lines().map(str::to_owned).collect())
        }
        "versions" => Value::Versions(lines().map(version).collect::<Result<_, _>>()?),
        "questions" => Value::ByLanguage(questions(lines(), language)),
        _ => Value::Text(lines().collect::<Vec<_>>().join(" ")),
    })
}

/// Refuses a text of which can be seen that a spreadsheet has changed it.
pub(super) fn refuse_mangled(key: &str, text: &str) -> Result<(), CellError> {
    let shown = || text.chars().take(80).collect();
    let formula_errors = ["#NAME?", "#REF!", "#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"];
    if formula_errors.contains(&text) || (text.len() > 1 && text.chars().all(|sign| sign == '#')) {
        Err(CellError::Formula { text: shown() })
    } else if text.contains(char::REPLACEMENT_CHARACTER) {
        Err(CellError::LostSign)
    } else if text.encode_utf16().count() >= LONGEST_CELL {
        Err(CellError::Full)
    } else if DATES.contains(&key) && !text.is_empty() && Issued::parse(text).is_none() {
        Err(CellError::Date { text: shown() })
    } else {
        Ok(())
    }
}

fn version(line: &str) -> Result<DraftVersion, CellError> {
    let wrong = || CellError::Version { line: line.chars().take(80).collect() };
    let (language, rest) = line.split_once(char::is_whitespace).ok_or_else(wrong)?;
    let rest = rest.trim();
    let (url, note) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let note = match note.trim() {
        "" => None,
        note => Some(note.strip_prefix('(').and_then(|note| note.strip_suffix(')')).ok_or_else(wrong)?),
    };
    let note = note.map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
    Ok(DraftVersion { language: language.to_owned(), url: url.to_owned(), note })
}

fn questions<'a>(lines: impl Iterator<Item = &'a str>, own: Option<&str>) -> Vec<(Option<String>, Vec<String>)> {
    let mut all: Vec<(Option<String>, Vec<String>)> = Vec::new();
    for line in lines {
        let (language, text) = match line.split_once(": ") {
            Some((tag, text)) if is_tag(tag) => (Some(tag.to_owned()), text.trim()),
            _ => (None, line),
        };
        match all.iter_mut().find(|(other, _)| *other == language) {
            Some((_, texts)) => texts.push(text.to_owned()),
            None => all.push((language, vec![text.to_owned()])),
        }
    }
    if all.len() > 1
        && let Some(at) = all.iter().position(|(language, _)| language.is_none())
    {
        let (_, texts) = all.remove(at);
        let own = Some(own.unwrap_or("en").to_owned());
        match all.iter_mut().find(|(other, _)| *other == own) {
            Some((_, others)) => others.extend(texts),
            None => all.insert(at, (own, texts)),
        }
    }
    all
}

/// Whether it looks like the tag of a language: `en`, `pt-BR`.
fn is_tag(text: &str) -> bool {
    let (language, region) = text.split_once('-').unwrap_or((text, "XX"));
    let is_of = |text: &str, from, to| {
        (from..=to).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    is_of(language, 2, 3) && language.bytes().all(|byte| byte.is_ascii_lowercase()) && is_of(region, 2, 8)
}

/// The text of a cell as it is written: a spreadsheet would take what begins with such a sign for a formula.
pub(super) fn protected(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text of a cell without the apostrophe that protects it.
pub(super) fn bare(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text)
}

fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn versions_and_questions_are_lines() {
        let text = "fr https://ilo.org/a\nes https://ilo.org/b (page listing (all))";
        let read = value("versions", text, None).unwrap();
        let mut draft = Draft::default();
        draft.set("versions", read);
        assert_eq!(cell(&draft, "versions"), text);
        for wrong in ["https://ilo.org/a", "fr https://ilo.org/a note"] {
            assert!(matches!(value("versions", wrong, None), Err(CellError::Version { .. })), "{wrong}");
        }

        let read = value("questions", "fr: Où?\nen: Where: here\nNote: it\nfr: Quand?", Some("en")).unwrap();
        let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
        let expected = [
            (Some("fr".to_owned()), texts(&["Où?", "Quand?"])),
            (Some("en".to_owned()), texts(&["Where: here", "Note: it"])),
        ];
        assert_eq!(read, Value::ByLanguage(expected.into()));
    }

    #[test]
    fn what_a_spreadsheet_has_changed_is_refused() {
        for date in ["May-22", "31/05/2022", "5/31/2022", "44712", "2022.0", "2022-5-31"] {
            assert_eq!(value("issued", date, None), Err(CellError::Date { text: date.to_owned() }));
        }
        for error in ["#NAME?", "#REF!", "########"] {
            assert!(matches!(value("title", error, None), Err(CellError::Formula { .. })), "{error}");
        }
        assert_eq!(value("title", "Traite des \u{FFFD}tres", None), Err(CellError::LostSign));
        assert_eq!(value("title", &"x".repeat(LONGEST_CELL), None), Err(CellError::Full));
        for good in ["2022", "2022-05", "2022-05-31", ""] {
            assert!(value("issued", good, None).is_ok(), "{good}");
        }
    }

    proptest! {
        #[test]
        fn what_is_protected_is_bare_again(text in "'{0,3}[=+@\\t\\ra-c-]{0,4}") {
            let written = protected(&text);
            prop_assert_eq!(bare(&written), &text);
            prop_assert!(!written.starts_with(['=', '+', '-', '@', '\t', '\r']));
        }
    }
}
