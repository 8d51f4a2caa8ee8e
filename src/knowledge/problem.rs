//! What a curator has to mend: where it stands, what is wrong, and what to do.

use std::fmt;
use std::path::{Path, PathBuf};

use miette::{Diagnostic, LabeledSpan, SourceCode};
use thiserror::Error;

use super::{Advice, yaml};

/// A mistake in the knowledge store, with its place.
#[derive(Debug)]
pub struct Problem {
    /// From the store's folder on.
    pub path: PathBuf,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// Behind the place, where it is one within its line.
    pub end_column: Option<usize>,
    /// The line, or how it begins; empty when it is the file as a whole that is wrong.
    pub text: String,
    pub fault: Fault,
    source: Option<Source>,
}

#[derive(Debug)]
struct Source {
    text: String,
    span: (usize, usize),
}

/// Files larger than this are not quoted in a report.
const LONGEST_QUOTED: usize = 64 * 1024;

/// Of a longer line, in characters, the beginning is enough.
const LONGEST_LINE: usize = 1_000;

impl Problem {
    /// A problem with a whole file.
    #[must_use]
    pub fn with_file(path: &Path, fault: Fault) -> Self {
        Self { path: path.to_owned(), line: 1, column: 1, end_column: None, text: String::new(), fault, source: None }
    }

    /// A problem at bytes `start..start + length` of the file's `text`.
    #[must_use]
    pub fn at(path: &Path, text: &str, start: usize, length: usize, fault: Fault) -> Self {
        let start = text.floor_char_boundary(start.min(text.len()));
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[line_start..].lines().next().unwrap_or_default();
        let column = before[line_start..].chars().count() + 1;
        let marked = &text[start..end];
        let is_within = !marked.is_empty() && !marked.contains('\n');
        let source = (text.len() <= LONGEST_QUOTED).then(|| {
            let [before, here, behind] = [before, &text[start..end], &text[end..]].map(visible);
            Source { span: (before.len(), here.len()), text: before + &here + &behind }
        });
        Self {
            path: path.to_owned(),
            line: before.matches('\n').count() + 1,
            column,
            end_column: is_within.then(|| column + marked.chars().count()),
            text: visible(line).chars().take(LONGEST_LINE).collect(),
            fault,
            source,
        }
    }

    #[must_use]
    pub fn severity(&self) -> Severity {
        self.fault.severity()
    }

    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }
}

/// `path:line:column: error: what is wrong`, on one line.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let (path, line, column) = (self.path.display(), self.line, self.column);
        let whole = format!("{path}:{line}:{column}: {severity}: {}", self.fault);
        f.write_str(&visible(&whole).replace('\n', " "))
    }
}

/// The text with a sign for each character that would turn the report around or command the terminal.
fn visible(text: &str) -> String {
    text.chars().map(|sign| if yaml::is_invisible(sign) { char::REPLACEMENT_CHARACTER } else { sign }).collect()
}

impl std::error::Error for Problem {}

impl Diagnostic for Problem {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.fault.severity() {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.fault.mend()))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| &source.text as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let (start, length) = self.source.as_ref()?.span;
        let label = LabeledSpan::new(None, start, length);
        Some(Box::new(std::iter::once(label)))
    }
}

/// Whether a file can be served all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The check fails. What cannot be trusted is not served: the entry, or the one reference that is wrong.
    Error,
    /// Worth a look; served as it is.
    Warning,
}

/// What is wrong.
#[derive(Debug, Error)]
pub enum Fault {
    #[error("the file cannot be read: {cause}")]
    Unreadable { cause: String },
    #[error("the file has {bytes} bytes; the most is {limit}")]
    TooLarge { bytes: u64, limit: u64 },
    #[error("the file is not UTF-8 text")]
    NotUtf8,
    #[error("the file is a symbolic link")]
    SymbolicLink,
    #[error("this is neither a file nor a folder")]
    NotAFile,
    #[error("`{stem}` cannot be an id")]
    BadName { stem: String },
    #[error("the id `{id}` is already that of {}", other.display())]
    DuplicateId { id: String, other: PathBuf },
    #[error("there is no front matter")]
    NoFrontMatter,
    #[error("the front matter has no end")]
    OpenFrontMatter,
    #[error("the front matter has {bytes} bytes; the most is {limit}")]
    LongFrontMatter { bytes: usize, limit: usize },
    #[error("{message}")]
    Yaml { message: String },
    #[error("`{mark}` begins an anchor, alias or tag of YAML, which the store does not use")]
    YamlMark { mark: char },
    #[error("`{key}` is missing")]
    Missing { key: &'static str },
    #[error("`{key}` is no key that is known here")]
    UnknownKey { key: String, nearest: Option<&'static str> },
    #[error("`{value}` is no {what}")]
    UnknownTerm { what: &'static str, value: String, file: &'static str, nearest: Option<String>, severity: Severity },
    #[error("`{value}` is no date")]
    BadDate { value: String },
    #[error("`{value}` is no language")]
    BadLanguage { value: String },
    #[error("`{link}` is no link that people can be sent to: {why}")]
    BadLink { link: String, why: &'static str },
    #[error("`{host}` is not among the trusted hosts")]
    UntrustedHost { host: String },
    #[error("`{host}` is a rejected host: {reason}")]
    RejectedHost { host: String, reason: String },
    #[error("`{id}` is no id")]
    BadId { id: String },
    #[error("`{id}`, which this entry replaces, does not exist")]
    ReplacesNothing { id: String },
    #[error("these entries replace one another in a circle: {}", .circle.join(" → "))]
    ReplacesInCircle { circle: Vec<String> },
    #[error("`{id}` cannot be an id that the entry had before")]
    BadAlias { id: String },
    #[error("`{id}` is the id that the entry has now")]
    AliasOfItself { id: String },
    #[error("`{id}` is the id of another entry")]
    AliasIsAnId { id: String },
    #[error("`{id}` stands among the `aliases` of `{other}`, too")]
    AliasOfTwo { id: String, other: String },
    #[error("there is an invisible control character U+{code:04X}")]
    InvisibleCharacter { code: u32 },
    #[error("there is no summary")]
    NoSummary,
    #[error("there is no link to the document")]
    NoLink,
    #[error("`{file}` is missing, so this is not checked")]
    NoList { file: &'static str },
    #[error("`{id}` stands here twice")]
    DuplicateTerm { id: String },
    #[error("`{id}`, named as `{relation}` of `{of}`, does not exist")]
    UnknownRelation { id: String, relation: &'static str, of: String },
    #[error("`{id}` is broader than itself")]
    BroaderInCircle { id: String },
    #[error(transparent)]
    Advice(#[from] Advice),
}

impl Fault {
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::UnknownTerm { severity, .. } => *severity,
            Self::NoSummary | Self::NoLink | Self::NoList { .. } | Self::Advice(_) => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Whether the entry is served without the reference that is wrong.
    pub(super) fn spares_the_entry(&self) -> bool {
        matches!(self, Self::BadAlias { .. })
    }

    /// What to do about it, in a sentence for a curator.
    #[must_use]
    pub fn mend(&self) -> String {
        match self {
            Self::Unreadable { .. } => "check the file's permissions, or write it again".into(),
            Self::TooLarge { .. } => "keep the summary short; the document itself stays behind its link".into(),
            Self::NotUtf8 => "open the file in a text editor and save it with the encoding UTF-8".into(),
            Self::SymbolicLink => "put the file itself here instead of a link to it".into(),
            Self::NotAFile => "remove it; the store holds Markdown files in folders".into(),
            Self::BadName { .. } => {
                "name the file with small letters a-z, digits and hyphens, for instance `nrm-handbook-2022.md`".into()
            }
            Self::DuplicateId { .. } => "rename one of the two files, or remove it".into(),
            Self::NoFrontMatter => "begin the file with a line `---`, then the keys, then another line `---`".into(),
            Self::OpenFrontMatter => "write a line `---` after the last key".into(),
            Self::LongFrontMatter { .. } => "move text from the front matter to the summary below it".into(),
            Self::Yaml { .. } => {
                "compare with the example in README.md; a text with `: ` or `#` in it stands in \"quotes\"".into()
            }
            Self::YamlMark { .. } => "put the text in \"quotes\"".into(),
            Self::Missing { key } => format!("write a line `{key}: …` in the front matter"),
            Self::UnknownKey { nearest: Some(nearest), .. } => {
                format!("did you mean `{nearest}`? All that there are stand in README.md")
            }
            Self::UnknownKey { nearest: None, .. } => "remove it; README.md has all keys".into(),
            Self::UnknownTerm { file, nearest, .. } => match nearest {
                Some(nearest) => format!("did you mean `{nearest}`? All that there are stand in {file}"),
                None => format!("take one from {file}, or add it there"),
            },
            Self::BadDate { .. } => {
                "write a year \"2022\", a year and month \"2022-05\", or a date \"2022-05-31\"".into()
            }
            Self::BadLanguage { .. } => {
                "write the language's ISO code, for instance `en`, `fr`, `uk` or `pt-BR`".into()
            }
            Self::BadLink { .. } => "write the whole address, beginning with https://".into(),
            Self::UntrustedHost { host } => format!(
                "link to the publisher's own page, or, when the host is the publisher's or an official library, add `{host}` with the reason to hosts.yaml"
            ),
            Self::RejectedHost { .. } => "link to the publisher's own page".into(),
            Self::BadId { .. } | Self::ReplacesNothing { .. } => {
                "write the id (the file's name without `.md`) of the earlier edition".into()
            }
            Self::ReplacesInCircle { .. } => "let only the newer edition name the older".into(),
            Self::BadAlias { .. } => {
                "write an id as it was: small letters a-z, digits and hyphens, without `.md`".into()
            }
            Self::AliasOfItself { .. } => "remove it; only earlier ids stand in `aliases`".into(),
            Self::AliasIsAnId { id } => {
                format!("remove it here, or remove `{id}.md` if this entry has taken its place")
            }
            Self::AliasOfTwo { .. } => "leave it with the entry that had this id, and remove it from the other".into(),
            Self::InvisibleCharacter { .. } => "delete the character and type the text there again".into(),
            Self::NoSummary => "write two to five sentences below the front matter".into(),
            Self::NoLink => "add `download:` with the document's address, or `landing:` with that of its page".into(),
            Self::NoList { file } => format!("put `{file}` in the store's folder; see README.md there"),
            Self::DuplicateTerm { .. } => "remove one of the two, or give it another id".into(),
            Self::UnknownRelation { .. } => "write the id of an item in the same file".into(),
            Self::BroaderInCircle { .. } => "remove one `broader` of the circle".into(),
            Self::Advice(advice) => advice.mend(),
        }
    }
}
