//! What the last look at each link has shown: `links.yaml`, which `guidepost links` writes and cards are told from.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use jiff::civil::Date;
use serde::de::{self, Deserialize, Deserializer};
use url::Url;

use super::{Fault, Problem, yaml};

/// The record's file in the store.
pub const CHECKED_LINKS: &str = "links.yaml";

/// A link is dead after failures on so many days,
pub const DAYS_OF_FAILURE: usize = 3;
/// the first of them so many days before the last.
pub const DAYS_UNTIL_DEAD: i32 = 7;
/// The first and the latest days tell all that is asked of them.
const MOST_FAILURES: usize = 8;

/// The links that were looked at, by their address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckedLinks(BTreeMap<String, CheckedLink>);

/// What a look at a link has shown.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckedLink {
    #[serde(deserialize_with = "url")]
    pub url: Url,
    /// The day of the last look.
    #[serde(deserialize_with = "date")]
    pub checked: Date,
    /// The last answer; none when there was no answer.
    #[serde(default)]
    pub status: Option<u16>,
    #[serde(default)]
    pub trouble: Option<Trouble>,
    #[serde(default, rename = "type")]
    pub kind: Option<DocumentKind>,
    #[serde(default)]
    pub bytes: Option<u64>,
    /// Of a PDF, when they could be counted for certain.
    #[serde(default)]
    pub pages: Option<u32>,
    /// Tells the state of the document whose pages were counted from others.
    #[serde(default)]
    pub counted: Option<String>,
    /// Where it is now: for good, or in a way that looks as if it were gone.
    #[serde(default, deserialize_with = "some_url")]
    pub moved: Option<Url>,
    /// Days on which it did not work, since it worked last.
    #[serde(default, deserialize_with = "dates")]
    pub failed: Vec<Date>,
}

/// Why the last look has shown nothing, or nothing that can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    NoSuchHost,
    NoConnection,
    Timeout,
    /// No certificate that can be trusted.
    Insecure,
    PrivateAddress,
    TooManyMoves,
    BadMove,
    Broken,
    /// A document's address leads to a web page or to the beginning of a site.
    NotTheDocument,
}

/// What sort of file a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    Pdf,
    Word,
    Excel,
    Powerpoint,
    OpenDocument,
    Epub,
    Zip,
    Text,
    Picture,
    Video,
    Audio,
    WebPage,
    Other,
}

/// How a link is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkState {
    Ok,
    /// No look has shown anything yet.
    Unchecked,
    /// Programs are kept out; people may get in.
    Closed,
    Moved,
    /// It did not work, and may well do so tomorrow.
    Failing,
    Dead,
}

impl CheckedLink {
    /// A link at which nobody has looked before.
    #[must_use]
    pub fn new(url: Url, checked: Date) -> Self {
        Self {
            url,
            checked,
            status: None,
            trouble: None,
            kind: None,
            bytes: None,
            pages: None,
            counted: None,
            moved: None,
            failed: Vec::new(),
        }
    }

    #[must_use]
    pub fn state(&self) -> LinkState {
        match self.status {
            Some(401 | 403 | 429) => LinkState::Closed,
            _ if self.has_failed_for_long() => LinkState::Dead,
            _ if !self.failed.is_empty() => LinkState::Failing,
            Some(200..=299) if self.moved.is_some() || self.trouble.is_some() => LinkState::Moved,
            Some(200..=299) => LinkState::Ok,
            _ => LinkState::Unchecked,
        }
    }

    fn has_failed_for_long(&self) -> bool {
        let (Some(first), Some(last)) = (self.failed.iter().min(), self.failed.iter().max()) else { return false };
        let days = last.since(*first).map_or(0, |span| span.get_days());
        self.failed.len() >= DAYS_OF_FAILURE && days >= DAYS_UNTIL_DEAD
    }

    /// It did not work on this day, be it the first time or the fifth.
    pub fn fail(&mut self, day: Date) {
        if !self.failed.contains(&day) {
            self.failed.push(day);
            self.failed.sort_unstable();
        }
        if self.failed.len() > MOST_FAILURES {
            self.failed.remove(1);
        }
    }
}

impl CheckedLinks {
    /// Reads the record; `None` when it cannot be read, which is reported.
    pub(super) fn read(path: &Path, text: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        // An empty list is written as comments alone.
        let written: Option<Vec<CheckedLink>> = yaml::read_list(path, text, problems)?;
        let mut links = Self::default();
        for link in written.unwrap_or_default() {
            let id = link.url.to_string();
            if links.0.contains_key(&id) {
                let start = yaml::find(text, &id).last().unwrap_or(0);
                let fault = Fault::DuplicateTerm { id: id.clone() };
                problems.push(Problem::at(path, text, start, id.len(), fault));
                continue;
            }
            links.0.insert(id, link);
        }
        Some(links)
    }

    #[must_use]
    pub fn get(&self, url: &Url) -> Option<&CheckedLink> {
        self.0.get(url.as_str())
    }

    /// In the order of their addresses.
    pub fn iter(&self) -> impl Iterator<Item = &CheckedLink> {
        self.0.values()
    }

    /// The file's text: the same for the same links.
    #[must_use]
    pub fn to_yaml(&self) -> String {
        let mut text =
            "# What `guidepost links` saw when it looked at each link. It is written anew by each run: change \
                        nothing here,\n# or delete the file to begin anew. README.md says more.\n"
                .to_owned();
        if self.0.is_empty() {
            text += "[]\n";
        }
        for link in self.0.values() {
            // Writing into a text cannot fail.
            let _ = link.write(&mut text);
        }
        text
    }
}

impl FromIterator<CheckedLink> for CheckedLinks {
    fn from_iter<I: IntoIterator<Item = CheckedLink>>(links: I) -> Self {
        Self(links.into_iter().map(|link| (link.url.to_string(), link)).collect())
    }
}

impl CheckedLink {
    fn write(&self, text: &mut String) -> std::fmt::Result {
        writeln!(text, "- url: {}", quoted(self.url.as_str()))?;
        writeln!(text, "  checked: {}", self.checked)?;
        if let Some(status) = self.status {
            writeln!(text, "  status: {status}")?;
        }
        if let Some(trouble) = self.trouble {
            writeln!(text, "  trouble: {}", trouble.as_str())?;
        }
        if let Some(kind) = self.kind {
            writeln!(text, "  type: {}", kind.as_str())?;
        }
        if let Some(bytes) = self.bytes {
            writeln!(text, "  bytes: {bytes}")?;
        }
        if let Some(pages) = self.pages {
            writeln!(text, "  pages: {pages}")?;
        }
        if let Some(counted) = &self.counted {
            writeln!(text, "  counted: {}", quoted(counted))?;
        }
        if let Some(moved) = &self.moved {
            writeln!(text, "  moved: {}", quoted(moved.as_str()))?;
        }
        if !self.failed.is_empty() {
            let days: Vec<String> = self.failed.iter().map(ToString::to_string).collect();
            writeln!(text, "  failed: [{}]", days.join(", "))?;
        }
        Ok(())
    }
}

/// As JSON and YAML both read it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

impl Trouble {
    /// As it is written in the record.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoSuchHost => "no-such-host",
            Self::NoConnection => "no-connection",
            Self::Timeout => "timeout",
            Self::Insecure => "insecure",
            Self::PrivateAddress => "private-address",
            Self::TooManyMoves => "too-many-moves",
            Self::BadMove => "bad-move",
            Self::Broken => "broken",
            Self::NotTheDocument => "not-the-document",
        }
    }
}

impl DocumentKind {
    /// As it is written in the record.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Word => "word",
            Self::Excel => "excel",
            Self::Powerpoint => "powerpoint",
            Self::OpenDocument => "open-document",
            Self::Epub => "epub",
            Self::Zip => "zip",
            Self::Text => "text",
            Self::Picture => "picture",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::WebPage => "web-page",
            Self::Other => "other",
        }
    }
}

impl LinkState {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Unchecked => "unchecked",
            Self::Closed => "closed to programs",
            Self::Moved => "moved",
            Self::Failing => "failing",
            Self::Dead => "dead",
        }
    }
}

fn url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Url, D::Error> {
    let text = String::deserialize(deserializer)?;
    Url::parse(&text).map_err(|_| de::Error::custom(format!("`{text}` is no address")))
}

fn some_url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Url>, D::Error> {
    url(deserializer).map(Some)
}

fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    parsed_date(&String::deserialize(deserializer)?)
}

fn dates<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Date>, D::Error> {
    let mut days: Vec<Date> =
        Vec::<String>::deserialize(deserializer)?.iter().map(|text| parsed_date(text)).collect::<Result<_, _>>()?;
    days.sort_unstable();
    days.dedup();
    Ok(days)
}

fn parsed_date<E: de::Error>(text: &str) -> Result<Date, E> {
    text.parse().map_err(|_| E::custom(format!("`{text}` is no date such as 2026-05-31")))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn read(text: &str) -> (Option<CheckedLinks>, Vec<String>) {
        let mut problems = Vec::new();
        let links = CheckedLinks::read(Path::new(CHECKED_LINKS), text, &mut problems);
        (links, problems.iter().map(ToString::to_string).collect())
    }

    fn failed(days: &[Date]) -> CheckedLink {
        let mut link = CheckedLink::new(Url::parse("https://ilo.org/a").unwrap(), date(2026, 5, 1));
        for day in days {
            link.fail(*day);
        }
        link
    }

    #[test]
    fn what_is_written_is_read_back() {
        let full = CheckedLink {
            status: Some(200),
            trouble: Some(Trouble::NotTheDocument),
            kind: Some(DocumentKind::WebPage),
            bytes: Some(3_250_000),
            pages: Some(98),
            counted: Some("0a1b".to_owned()),
            moved: Some(Url::parse("https://ilo.org/b?c=\\d:").unwrap()),
            ..failed(&[date(2026, 5, 3), date(2026, 5, 1)])
        };
        let bare = CheckedLink::new(Url::parse("https://ilo.org/&x'y:").unwrap(), date(2026, 5, 31));
        let links: CheckedLinks = [full, bare].into_iter().collect();
        let text = links.to_yaml();
        assert_eq!(read(&text), (Some(links), Vec::new()), "{text}");
        let none = CheckedLinks::default();
        assert_eq!(read(&none.to_yaml()), (Some(none), Vec::new()));
    }

    #[test]
    fn a_mistake_in_the_record_has_its_place() {
        for (text, says) in [
            ("- url: nowhere\n  checked: 2026-05-31\n", "`nowhere` is no address"),
            ("- url: https://ilo.org/\n  checked: yesterday\n", "`yesterday` is no date"),
            ("- url: https://ilo.org/\n", "checked"),
            ("- url: https://ilo.org/\n  checked: 2026-05-31\n  type: scroll\n", "scroll"),
            ("- url: https://ilo.org/\n  checked: 2026-05-31\n  colour: red\n", "colour"),
            ("- url: https://ilo.org/\n  checked: 2026-05-31\n  bytes: -1\n", "-1"),
            ("links: 3\n", ""),
        ] {
            let (links, problems) = read(text);
            assert!(links.is_none() && problems.len() == 1, "{text}: {problems:?}");
            assert!(problems[0].starts_with("links.yaml:") && problems[0].contains(says), "{problems:?}");
        }
        let row = "- url: https://ilo.org/\n  checked: 2026-05-31\n";
        let (links, problems) = read(&row.repeat(2));
        assert_eq!(links.unwrap().iter().count(), 1);
        assert!(problems[0].starts_with("links.yaml:3:8: error: `https://ilo.org/`"), "{problems:?}");
    }

    #[test]
    fn a_link_is_dead_after_three_days_of_failure_over_a_week() {
        let day = |day| date(2026, 5, day);
        assert_eq!(failed(&[]).state(), LinkState::Unchecked);
        assert_eq!(failed(&[day(1)]).state(), LinkState::Failing);
        assert_eq!(failed(&[day(1), day(9)]).state(), LinkState::Failing);
        assert_eq!(failed(&[day(1), day(2), day(7)]).state(), LinkState::Failing);
        assert_eq!(failed(&[day(1), day(8), day(8), day(8)]).state(), LinkState::Failing);
        assert_eq!(failed(&[day(1), day(2), day(8)]).state(), LinkState::Dead);
        assert_eq!(failed(&[date(2026, 4, 30), day(1), day(31)]).state(), LinkState::Dead);
    }

    #[test]
    fn however_long_it_fails_the_first_day_is_kept() {
        let days: Vec<Date> = (1..=28).map(|day| date(2026, 5, day)).collect();
        let link = failed(&days);
        assert_eq!(link.failed.len(), MOST_FAILURES);
        assert_eq!((link.failed.first(), link.failed.last()), (days.first(), days.last()));
    }

    #[test]
    fn a_site_that_keeps_programs_out_is_not_dead() {
        let days = [date(2026, 5, 1), date(2026, 5, 4), date(2026, 5, 9)];
        for status in [401, 403, 429] {
            assert_eq!(CheckedLink { status: Some(status), ..failed(&days) }.state(), LinkState::Closed);
        }
    }
}
