//! A line that names a document, as resource centres write it: `Title (Second edition) – Publisher & Publisher, 2018`.

use crate::knowledge::Language;

use super::naming::slug;

/// What a line tells about a document. What it does not tell is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    pub title: String,
    pub publishers: Vec<String>,
    /// A year, a year and month, or a date.
    pub issued: Option<String>,
    pub edition: Option<String>,
    pub language: Option<Language>,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// What stands between a title and its publisher.
const DASHES: [&str; 4] = [" – ", " — ", " - ", " ‒ "];
/// How names of organisations end, and begin.
const ORGANISATION_ENDS: [&str; 27] = [
    "foundation",
    "organization",
    "organisation",
    "institute",
    "group",
    "council",
    "commission",
    "agency",
    "union",
    "office",
    "fund",
    "network",
    "alliance",
    "centre",
    "center",
    "university",
    "ministry",
    "association",
    "initiative",
    "coalition",
    "bank",
    "secretariat",
    "international",
    "nations",
    "committee",
    "project",
    "process",
];
const ORGANISATION_BEGINS: [&str; 14] = [
    "ministry",
    "department",
    "office",
    "university",
    "government",
    "institute",
    "council",
    "centre",
    "center",
    "international",
    "national",
    "european",
    "association",
    "federal",
];

/// Reads a line. `is_known` tells whether a name is that of a publisher in the store.
#[must_use]
pub fn read(line: &str, is_known: &dyn Fn(&str) -> bool) -> Citation {
    let mut citation = Citation::default();
    let line = &with_plain_digits(line);
    let line = line.trim().trim_end_matches([':', ';', '.', ',', '|', '·']).trim_end();
    let line = ["n.d", "s.d", "no date", "undated"]
        .iter()
        .find_map(|none| line.strip_suffix(none))
        .map_or(line, |line| line.trim_end_matches([',', '(', ' ']));
    let (mut rest, issued) = without_date(line);
    citation.issued = issued;
    // `2005 (2009)`: the second is that of another printing.
    if let (before, Some(first)) = without_date(rest)
        && citation.issued.is_some()
        && line.ends_with(')')
    {
        (rest, citation.issued) = (before, Some(first));
    }
    // A language or an edition may stand behind everything else, too.
    if let Some((before, language)) = without_language(rest) {
        (rest, citation.language) = (before, Some(language));
        if citation.issued.is_none() {
            (rest, citation.issued) = without_date(rest);
        }
    }
    let parted = DASHES.iter().filter_map(|dash| rest.rfind(dash).map(|at| (at, dash.len()))).max();
    let title = match parted {
        Some((at, length)) if names_publisher(&rest[at + length..], citation.issued.is_some(), is_known) => {
            citation.publishers = publishers(&rest[at + length..], is_known);
            &rest[..at]
        }
        _ => rest,
    };
    let (title, edition) = without_edition(title);
    citation.edition = edition;
    let title = match without_language(&title) {
        Some((before, language)) => {
            citation.language = Some(language);
            before
        }
        None => &title,
    };
    title.trim_matches(['–', '-', '—', ',', ':', ' ']).clone_into(&mut citation.title);
    citation
}

/// Digits of other scripts as those of ASCII.
fn with_plain_digits(text: &str) -> String {
    let plain = |sign: char| match sign {
        '٠'..='٩' => char::from_digit(u32::from(sign) - u32::from('٠'), 10).unwrap_or(sign),
        '۰'..='۹' => char::from_digit(u32::from(sign) - u32::from('۰'), 10).unwrap_or(sign),
        sign => sign,
    };
    text.chars().map(plain).collect()
}

/// An edition that stands in brackets, and the text without it.
#[must_use]
pub fn without_edition(text: &str) -> (String, Option<String>) {
    for (open, close) in [('(', ')'), ('[', ']')] {
        for (at, _) in text.match_indices(open) {
            let Some(length) = text[at..].find(close) else { continue };
            let inner = text[at + 1..at + length].trim();
            if is_edition(inner) {
                let rest = format!("{} {}", text[..at].trim_end(), text[at + length + 1..].trim_start());
                return (rest.trim().to_owned(), Some(inner.to_owned()));
            }
        }
    }
    (text.trim().to_owned(), None)
}

fn is_edition(inner: &str) -> bool {
    let words = slug(inner);
    let words: Vec<&str> = words.split('-').collect();
    let says = |word: &&str| {
        matches!(
            *word,
            "edition"
                | "ed"
                | "édition"
                | "edición"
                | "edição"
                | "auflage"
                | "издание"
                | "revised"
                | "updated"
                | "version"
        )
    };
    let is_language = |word: &&str| Language::named(word).is_some();
    words.len() <= 5 && words.iter().any(says) && !words.iter().any(is_language)
}

/// The line before the date at its end, and the date.
fn without_date(line: &str) -> (&str, Option<String>) {
    let bare = line.trim_end_matches([')', ']', '.', ' ', ',']);
    let Some(start) = bare.len().checked_sub(4).filter(|start| bare.is_char_boundary(*start)) else {
        return (line, None);
    };
    let year = &bare[start..];
    let is_year = matches!(year.parse::<u16>(), Ok(1900..=2099)) && year.bytes().all(|byte| byte.is_ascii_digit());
    let is_whole = !bare[..start].ends_with(|sign: char| sign.is_alphanumeric());
    if !is_year || !is_whole {
        return (line, None);
    }
    let mut before = bare[..start].trim_end_matches(' ');
    // `2018-2019`: of a span, its end.
    let span = before.trim_end_matches(['-', '–', '/']);
    if span.len() < before.len() && span.ends_with(|sign: char| sign.is_ascii_digit()) {
        before = span.trim_end_matches(|sign: char| sign.is_ascii_digit());
    }
    let mut date = year.to_owned();
    let word_start = before
        .trim_end_matches([',', ' '])
        .rfind(|sign: char| !sign.is_alphabetic())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let month = before[word_start..].trim_end_matches([',', ' ']).to_lowercase();
    let number = MONTHS.iter().position(|name| *name == month || (month.len() >= 3 && name.starts_with(&*month)));
    if let Some(number) = number {
        date = format!("{date}-{:02}", number + 1);
        before = before[..word_start].trim_end();
        let day = before.len() - before.trim_end_matches(|sign: char| sign.is_ascii_digit()).len();
        if let Some(day @ 1..=31) = before[before.len() - day..].parse::<u8>().ok().filter(|_| day > 0 && day <= 2) {
            date = format!("{date}-{day:02}");
            before = before.trim_end_matches(|sign: char| sign.is_ascii_digit());
        }
    }
    (before.trim_end_matches([',', '،', '(', '[', ' ', ';', '.']), Some(date))
}

/// The text before a language in brackets or behind a dash at its end: `Title (French)`, `Title – French version`.
fn without_language(text: &str) -> Option<(&str, Language)> {
    let bare = text.trim_end();
    let (before, inner) = match bare.strip_suffix([')', ']']) {
        Some(open) => open.rsplit_once(['(', '['])?,
        None => DASHES.iter().find_map(|dash| bare.rsplit_once(dash))?,
    };
    // `Serbian, Latin script`
    Some((before.trim_end(), language(inner.split(',').next().unwrap_or(inner))?))
}

/// The language that a few words name: `French`, `in French`, `French version`, `FR`.
#[must_use]
pub fn language(words: &str) -> Option<Language> {
    /// The codes that people write for the language, and not for a country or a word.
    const CODES: [&str; 12] = ["EN", "FR", "ES", "AR", "RU", "UK", "PT", "DE", "IT", "SR", "RO", "ZH"];
    let trimmed = words.trim();
    if CODES.contains(&trimmed) {
        return Language::parse(trimmed);
    }
    let lower = trimmed.to_lowercase();
    let name = lower.strip_prefix("in ").or_else(|| lower.strip_prefix("en ")).unwrap_or(&lower);
    let ends = [" version", " edition", " language", " translation", " only", " (pdf)", " pdf"];
    let name = ends.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    language_named(name.trim())
}

/// As [`Language::named`]; most pieces of a line are too long for a name.
fn language_named(name: &str) -> Option<Language> {
    let plausible = !name.is_empty() && name.len() <= 24 && name.split_whitespace().count() <= 2;
    plausible.then(|| Language::named(name))?
}

fn names_publisher(text: &str, is_dated: bool, is_known: &dyn Fn(&str) -> bool) -> bool {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 200 {
        return false;
    }
    is_dated || publishers(text, is_known).iter().any(|name| is_known(name) || is_organisation(name))
}

/// The publishers that a text names. A name that holds `and` or `&` itself stays whole.
#[must_use]
pub fn publishers(text: &str, is_known: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in text.split([',', ';', '/', '،', '、']).map(str::trim).filter(|part| !part.is_empty()) {
        parted(part, is_known, &mut names);
    }
    names.dedup();
    names
}

fn parted(text: &str, is_known: &dyn Fn(&str) -> bool, names: &mut Vec<String>) {
    if !is_known(text) {
        for joint in [" & ", " and ", " et ", " y "] {
            for (at, _) in text.match_indices(joint) {
                let (left, right) = (text[..at].trim(), text[at + joint.len()..].trim());
                let apart =
                    (is_known(left) || ends_organisation(left)) || (is_known(right) || begins_organisation(right));
                let whole = joint == " & " && !left.contains(" of ") && !right.contains(' ');
                if !left.is_empty() && !right.is_empty() && (apart || whole) {
                    parted(left, is_known, names);
                    return parted(right, is_known, names);
                }
            }
        }
    }
    let name = text.trim_start_matches("and ").trim_start_matches("& ").trim();
    if !name.is_empty() {
        names.push(name.to_owned());
    }
}

fn is_organisation(name: &str) -> bool {
    ends_organisation(name) || begins_organisation(name)
}

fn ends_organisation(name: &str) -> bool {
    let last = name.rsplit([' ', '(']).next().unwrap_or(name).trim_end_matches(')');
    is_acronym(last) || ORGANISATION_ENDS.contains(&last.to_lowercase().as_str())
}

fn begins_organisation(name: &str) -> bool {
    let first = name.split([' ', ')']).next().unwrap_or(name);
    (is_acronym(first) && !first.contains('(')) || ORGANISATION_BEGINS.contains(&first.to_lowercase().as_str())
}

/// `OSCE`, `UN.GIFT`, `ILO-IPEC`.
fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|sign| sign.is_alphabetic());
    letters.clone().count() >= 2 && letters.clone().filter(|sign| sign.is_uppercase()).count() * 2 > letters.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> String {
        let Citation { title, publishers, issued, edition, language } = read(line, &|name| name == "Save the Children");
        let [issued, edition] = [issued, edition].map(Option::unwrap_or_default);
        let language = language.map(|language| language.to_string()).unwrap_or_default();
        format!("{title} | {} | {issued} | {edition} | {language}", publishers.join("; "))
    }

    #[test]
    fn lines_of_resource_centres_are_read() {
        for (line, read) in [
            (
                "National Referral Mechanisms (First edition) - OSCE & ODIHR, 2004",
                "National Referral Mechanisms | OSCE; ODIHR | 2004 | First edition | ",
            ),
            (
                "How to identify a victim: a guide - Human Trafficking Foundation and Anti-Slavery London Working Group, 2018",
                "How to identify a victim: a guide | Human Trafficking Foundation; Anti-Slavery London Working Group | 2018 |  | ",
            ),
            (
                "Code of conduct for foreign NGOs: Investigating human trafficking & participating in rescues of victims",
                "Code of conduct for foreign NGOs: Investigating human trafficking & participating in rescues of victims |  |  |  | ",
            ),
            (
                "A Guide – Part One — U.S. Department of Health and Human Services, June 2018",
                "A Guide – Part One | U.S. Department of Health and Human Services | 2018-06 |  | ",
            ),
            (
                "Caring for Trafficked Persons – IOM, London School of Hygiene & Tropical Medicine, UN.GIFT, 2009",
                "Caring for Trafficked Persons | IOM; London School of Hygiene & Tropical Medicine; UN.GIFT | 2009 |  | ",
            ),
            (
                "Title (French) – Save the Children and UNICEF, 12 March 2019",
                "Title | Save the Children; UNICEF | 2019-03-12 |  | fr",
            ),
            ("Title – OSCE, 2004 (Russian)", "Title | OSCE | 2004 |  | ru"),
            (
                "National Referral Mechanisms – A Practical Handbook",
                "National Referral Mechanisms – A Practical Handbook |  |  |  | ",
            ),
            (
                "Annual report 2018-2019 – La Strada International",
                "Annual report 2018-2019 | La Strada International |  |  | ",
            ),
            ("Title (2nd ed.) – UNODC (2012)", "Title | UNODC | 2012 | 2nd ed. | "),
            (
                "OSCE Commitments (Serbian, Latin script) – OSCE/ODIHR, 2012",
                "OSCE Commitments | OSCE; ODIHR | 2012 |  | sr",
            ),
            (
                "Criminal Code, Article 388 - Republic of Serbia, 2005 (2009)",
                "Criminal Code, Article 388 | Republic of Serbia | 2005 |  | ",
            ),
            ("A Bibliography — Asia Foundation, n.d.", "A Bibliography | Asia Foundation |  |  | "),
            ("دليل – مكتب الأمم المتحدة، ٢٠٠٨", "دليل | مكتب الأمم المتحدة | 2008 |  | "),
            ("", " |  |  |  | "),
        ] {
            assert_eq!(shown(line), read, "{line}");
        }
    }
}
