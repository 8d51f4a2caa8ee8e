//! Questions whose entries people have judged, as they stand in files.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Number;
use thiserror::Error;

/// A question with the entries that were judged for it.
#[derive(Debug, Clone, Deserialize)]
pub struct JudgedQuestion {
    /// Its line in the file, or its place in the list, from 1.
    #[serde(skip)]
    pub line: usize,
    #[serde(rename = "q")]
    pub words: String,
    /// How it is put (`keyword`, `typo` and so on); one row of the table each.
    #[serde(default)]
    pub style: Option<String>,
    /// The code of its language.
    #[serde(default, rename = "lang")]
    pub language: Option<String>,
    /// Empty when nothing in the library answers it.
    pub relevant: Judgements,
}

/// The grade of each relevant entry, by id.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct Judgements(pub(super) BTreeMap<String, Grade>);

/// How relevant an entry is: 1, 2 or 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "Number")]
pub struct Grade(pub(super) u8);

#[derive(Debug, Error)]
#[error("a grade is 1, 2 or 3, not {0}; leave out what is not relevant")]
pub struct NoGrade(Number);

impl TryFrom<Number> for Grade {
    type Error = NoGrade;

    fn try_from(number: Number) -> Result<Self, NoGrade> {
        match number.as_u64().map(u8::try_from) {
            Some(Ok(grade @ 1..=3)) => Ok(Self(grade)),
            _ => Err(NoGrade(number)),
        }
    }
}

/// A line that is no judged question.
#[derive(Debug, Error)]
#[error("{line}:{column}: {fault}")]
pub struct BadLine {
    /// From 1.
    pub line: usize,
    /// In bytes, from 1.
    pub column: usize,
    pub fault: LineFault,
}

#[derive(Debug, Error)]
pub enum LineFault {
    #[error("this is not UTF-8 text; save the file with the encoding UTF-8")]
    NotUtf8,
    #[error(
        "{message}; write one object a line, for instance {{\"q\": \"safe shelter\", \"relevant\": {{\"shelter-guide-2022\": 3}}}}"
    )]
    Json { message: String },
}

/// Reads the questions of the store, a list in YAML.
///
/// # Errors
/// Says where the list cannot be read.
pub fn read_yaml(text: &str) -> Result<Vec<JudgedQuestion>, serde_norway::Error> {
    let questions: Vec<JudgedQuestion> = serde_norway::from_str(text)?;
    Ok((1..).zip(questions).map(|(line, question)| JudgedQuestion { line, ..question }).collect())
}

/// Reads judged questions, one JSON object a line. Empty lines are skipped, and count as lines.
///
/// # Errors
/// Names the first line that cannot be read.
pub fn read(file: &[u8]) -> Result<Vec<JudgedQuestion>, BadLine> {
    let file = file.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(file);
    let lines = (1..).zip(file.split(|byte| *byte == b'\n'));
    lines
        .filter(|(_, text)| !text.trim_ascii().is_empty())
        .map(|(line, text)| Ok(JudgedQuestion { line, ..read_line(line, text)? }))
        .collect()
}

fn read_line(line: usize, text: &[u8]) -> Result<JudgedQuestion, BadLine> {
    let text = str::from_utf8(text).map_err(|error| BadLine {
        line,
        column: error.valid_up_to() + 1,
        fault: LineFault::NotUtf8,
    })?;
    serde_json::from_str(text.trim_end()).map_err(|error| {
        let whole = error.to_string();
        let message = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(message, _)| message).to_owned();
        BadLine { line, column: error.column().max(1), fault: LineFault::Json { message } }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_whatever_else_they_say() {
        let file = "\u{FEFF}{\"q\": \"a\", \"lang\": \"en\", \"style\": \"typo\", \"relevant\": {\"x\": 3, \"y\": 1}}\r\n\r\n{\"q\": \"b\", \"relevant\": {}}\n";
        let questions = read(file.as_bytes()).unwrap();
        let seen: Vec<_> =
            questions.iter().map(|one| (one.line, one.words.as_str(), one.relevant.ids().count())).collect();
        assert_eq!(seen, [(1, "a", 2), (3, "b", 0)]);
        assert_eq!(questions[0].style.as_deref(), Some("typo"));
        assert_eq!(questions[1].style, None);
    }

    #[track_caller]
    fn assert_bad(file: &[u8], place: (usize, usize), says: &str) {
        let bad = read(file).unwrap_err();
        assert_eq!((bad.line, bad.column), place, "{bad}");
        assert!(bad.to_string().contains(says), "{bad}");
    }

    #[test]
    fn a_bad_line_is_named_with_what_to_mend() {
        assert_bad(
            br#"{"q": "a", "relevant": {}}

{"q": "b"}"#,
            (3, 10),
            "missing field `relevant`",
        );
        assert_bad(br#"{"q": "a", "relevant": {"x": 4}}"#, (1, 31), "a grade is 1, 2 or 3, not 4; leave out");
        assert_bad(br#"{"q": "a", "relevant": {"x": 0}}"#, (1, 31), "a grade is 1, 2 or 3, not 0");
        assert_bad(br#"{"q": "a", "relevant": {"x": 1.5}}"#, (1, 33), "a grade is 1, 2 or 3, not 1.5");
        assert_bad(br#"{"q": "a"; "relevant": {}}"#, (1, 10), "write one object a line");
        assert_bad(b"\nab\xFF\n", (2, 3), "UTF-8");
    }
}
