//! Words that are put together from several messages.

use jiff::civil::Date;

use super::Locale;
use crate::knowledge::{CheckedLink, DocumentKind, Entry, EntryType, Language};
use crate::reply::Facet;
use crate::search::{Attribute, FIRST_YEAR, LAST_YEAR};

impl Locale {
    /// What a kind of entry is called.
    #[must_use]
    pub fn kind(self, kind: EntryType) -> String {
        self.entry_type(kind.as_str())
    }

    /// A button that chooses one sense of a name, or gives it up.
    #[must_use]
    pub fn sense(self, label: &str, is_chosen: bool) -> String {
        if is_chosen { self.ticked(label) } else { self.only_sense(label) }
    }

    /// The label of what is chosen.
    #[must_use]
    pub fn ticked(self, label: &str) -> String {
        format!("{} {label}", self.chosen())
    }

    /// What entries are wanted to be.
    #[must_use]
    pub fn attribute(self, attribute: &Attribute) -> String {
        match attribute {
            Attribute::Type(name) => EntryType::parse(name).map_or(name.clone(), |kind| self.kind(kind)),
            Attribute::Publisher(label)
            | Attribute::Region(label)
            | Attribute::Audience(label)
            | Attribute::Topic(label)
            | Attribute::Language(label) => label.clone(),
            Attribute::Years(first, last) if first == last => first.to_string(),
            Attribute::Years(first, last) if *first <= FIRST_YEAR => self.years_until(&last.to_string()),
            Attribute::Years(first, last) if *last >= LAST_YEAR => self.years_from(&first.to_string()),
            Attribute::Years(first, last) => format!("{first}–{last}"),
        }
    }

    #[must_use]
    pub fn title_and_year(self, entry: &Entry) -> String {
        with_year(&entry.title, entry)
    }

    #[must_use]
    pub fn newer_edition_button(self, entry: &Entry) -> String {
        with_year(self.newer_edition(), entry)
    }

    #[must_use]
    pub fn earlier_edition_button(self, entry: &Entry) -> String {
        with_year(self.earlier_edition(), entry)
    }

    #[must_use]
    pub fn facet_named(self, of: Facet) -> String {
        self.facet(match of {
            Facet::Topics => "topics",
            Facet::Regions => "regions",
            Facet::Languages => "languages",
            Facet::Types => "types",
            Facet::Publishers => "publishers",
        })
    }

    /// What was erased of a chat.
    #[must_use]
    pub fn forgotten_of(self, settings: bool, saved: u32, subscriptions: u32, deliveries: u32) -> String {
        let parts = [
            settings.then(|| self.forgotten_settings().to_owned()),
            (saved > 0).then(|| self.forgotten_saved(saved)),
            (subscriptions > 0).then(|| self.forgotten_alerts(subscriptions)),
            (deliveries > 0).then(|| self.forgotten_deliveries(deliveries)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { self.forgotten_nothing().to_owned() } else { self.forgotten_parts(&parts.join(", ")) }
    }

    /// The languages of documents, in their own words.
    #[must_use]
    pub fn names_of(self, languages: &[Language]) -> String {
        languages.iter().map(Language::own_name).collect::<Vec<_>>().join(", ")
    }

    /// `9 May 2026`
    #[must_use]
    pub fn day(self, date: Date) -> String {
        self.date(date.day().unsigned_abs(), date.month().unsigned_abs(), date.year())
    }

    /// `PDF · 3.1 MB · 98 p.`; `None` when nothing is known that tells people more than the link.
    #[must_use]
    pub fn document_told(self, link: &CheckedLink) -> Option<String> {
        let kind = document_kind(link.kind?)?;
        let size = link.bytes.filter(|_| link.kind != Some(DocumentKind::WebPage)).map(|bytes| self.size(bytes));
        let pages = link.pages.map(|pages| self.pages(pages));
        let parts: Vec<String> = [Some(self.document_kind(kind)), size, pages].into_iter().flatten().collect();
        Some(parts.join(" · "))
    }

    /// `3.1 MB`; below a megabyte `840 kB`.
    #[must_use]
    pub fn size(self, bytes: u64) -> String {
        let kilobytes = bytes.div_ceil(1_000).max(1);
        if kilobytes < 1_000 {
            return self.kilobytes(kilobytes);
        }
        let tenths = (bytes + 50_000) / 100_000;
        self.megabytes(tenths / 10, tenths % 10)
    }

    /// Of a link that is dead; the page of the document is another one that may still be there.
    #[must_use]
    pub fn dead(self, last_checked: Date, language: Option<&str>, has_page: bool) -> String {
        let day = self.day(last_checked);
        match (language, has_page) {
            (None, false) => self.dead_link(&day),
            (None, true) => self.dead_link_with_page(&day),
            (Some(language), false) => self.dead_link_of(language, &day),
            (Some(language), true) => self.dead_link_of_with_page(language, &day),
        }
    }

    /// `every day at 08:00 (UTC+1)`; on a day of the week, from Monday, `weekly`.
    #[must_use]
    pub fn digest_times(self, day: Option<u8>, hour: u8, offset: i16) -> String {
        let time = format!("{hour:02}:00");
        match day {
            None => self.daily(&time, &zone(offset)),
            Some(day) => self.weekly(day, &time, &zone(offset)),
        }
    }

    /// Day and time at `now`, in unix seconds, where clocks are so many minutes ahead of UTC.
    #[must_use]
    pub fn clock_at(self, now: i64, offset: i16) -> String {
        let minutes = now.div_euclid(60) + i64::from(offset);
        // The first day of that count was a Thursday.
        let day = (minutes.div_euclid(24 * 60) + 3).rem_euclid(7);
        let minutes = minutes.rem_euclid(24 * 60);
        self.clock(day, &format!("{:02}:{:02}", minutes / 60, minutes % 60))
    }

    #[must_use]
    pub fn running_for(self, seconds: u64) -> String {
        let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
        match (days, hours) {
            (0, 0) => self.running_for_minutes(minutes),
            (0, _) => self.running_for_hours(hours, minutes),
            _ => self.running_for_days(days, hours),
        }
    }

    #[must_use]
    pub fn library_told(self, entries: usize, errors: usize, warnings: usize) -> String {
        let what = self.read(entries, errors, warnings);
        if errors + warnings > 0 { self.state_of_library_faulty(&what) } else { self.state_of_library(&what) }
    }
}

/// A button that takes a wish away, or brings it back.
#[must_use]
pub fn wanted(label: &str, counts: bool) -> String {
    if counts { format!("✕ {label}") } else { format!("+ {label}") }
}

/// `20:00–07:00`
#[must_use]
pub fn hours(from: u8, to: u8) -> String {
    format!("{from:02}:00–{to:02}:00")
}

fn with_year(label: &str, entry: &Entry) -> String {
    match &entry.issued {
        Some(issued) => format!("{label} ({})", issued.year()),
        None => label.to_owned(),
    }
}

fn document_kind(kind: DocumentKind) -> Option<&'static str> {
    Some(match kind {
        DocumentKind::Pdf => "pdf",
        DocumentKind::Word => "word",
        DocumentKind::Excel => "excel",
        DocumentKind::Powerpoint => "powerpoint",
        DocumentKind::OpenDocument => "opendocument",
        DocumentKind::Epub => "epub",
        DocumentKind::Zip => "zip",
        DocumentKind::Text => "text",
        DocumentKind::Picture => "picture",
        DocumentKind::Video => "video",
        DocumentKind::Audio => "audio",
        DocumentKind::WebPage => "web-page",
        DocumentKind::Other => return None,
    })
}

fn zone(offset: i16) -> String {
    let sign = if offset < 0 { '−' } else { '+' };
    match (offset, offset.unsigned_abs() / 60, offset.unsigned_abs() % 60) {
        (0, ..) => "UTC".to_owned(),
        (_, hours, 0) => format!("UTC{sign}{hours}"),
        (_, hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use url::Url;

    use super::*;

    const SAY: Locale = Locale::English;

    #[test]
    fn clocks_around_the_world_tell_day_and_time() {
        // 2026-11-24 12:17 UTC, a Tuesday.
        let now = 1_795_522_620;
        assert_eq!(SAY.clock_at(now, 0), "Tue 12:17");
        assert_eq!(SAY.clock_at(now, 345), "Tue 18:02");
        assert_eq!((SAY.clock_at(now, -720), SAY.clock_at(now, 720)), ("Tue 00:17".to_owned(), "Wed 00:17".to_owned()));
        assert_eq!(SAY.clock_at(0, 0), "Thu 00:00");
    }

    #[test]
    fn sizes_are_short() {
        for (bytes, told) in [
            (1, "1 kB"),
            (840_000, "840 kB"),
            (999_000, "999 kB"),
            (999_001, "1.0 MB"),
            (3_140_000, "3.1 MB"),
            (3_150_000, "3.2 MB"),
            (19_960_000, "20.0 MB"),
            (1_234_000_000, "1234.0 MB"),
        ] {
            assert_eq!(SAY.size(bytes), told);
        }
    }

    #[test]
    fn a_document_is_told_by_what_is_known_of_it() {
        let link = CheckedLink::new(Url::parse("https://ilo.org/").unwrap(), date(2026, 5, 1));
        assert_eq!(SAY.document_told(&link), None);
        let pdf = CheckedLink { kind: Some(DocumentKind::Pdf), ..link.clone() };
        assert_eq!(SAY.document_told(&pdf).as_deref(), Some("PDF"));
        let whole = CheckedLink { bytes: Some(3_140_000), pages: Some(98), ..pdf };
        assert_eq!(SAY.document_told(&whole).as_deref(), Some("PDF · 3.1 MB · 98 p."));
        let page = CheckedLink { kind: Some(DocumentKind::WebPage), bytes: Some(5_000), ..link.clone() };
        assert_eq!(SAY.document_told(&page).as_deref(), Some("web page"));
        assert_eq!(SAY.document_told(&CheckedLink { kind: Some(DocumentKind::Other), bytes: Some(9), ..link }), None);
    }

    #[test]
    fn days_are_told_in_each_language() {
        let told: Vec<String> = Locale::ALL.into_iter().map(|say| say.day(date(2026, 5, 9))).collect();
        assert!(told.iter().all(|told| told.contains("2026") && told.contains('9')), "{told:?}");
        assert_eq!(told[0], "9 May 2026");
    }
}
