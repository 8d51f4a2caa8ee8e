//! Which entries are wanted by what they are: a type, a publisher, years, a language, a region, an audience.
//!
//! What is only named ("handbook", "Serbia", "2020") brings such entries up. What is demanded ("after 2020", "in
//! French", `type:report`) leaves out all others, as long as any are left.

use std::ops::RangeInclusive;

use super::super::Searcher;
use super::super::labels::{Kind, Named, SenseId};
use super::super::question::{AskedWord, OperatorKey, Question};
use super::super::text::words::fold;

/// A wish for what an entry is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    pub kind: FilterKind,
    /// Whether entries that do not meet it are left out.
    pub is_strict: bool,
    /// Whether the person lets it count.
    pub counts: bool,
    /// The words that say it, as places among those that tell.
    words: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilterKind {
    Sense(SenseId),
    /// The first and the last year that is wanted.
    Years(RangeInclusive<u16>),
}

/// At most so many are recognised: each has a bit in [`super::Choices`].
const MOST_FILTERS: usize = 16;

/// Years that are no ends of a range but its want of one.
pub const FIRST_YEAR: u16 = 1900;
pub const LAST_YEAR: u16 = 2099;

impl Filter {
    /// How many words say it.
    pub fn words(&self) -> usize {
        self.words.len()
    }

    /// Whether the word at this place only says what an entry has to be.
    pub fn takes_word(&self, word: usize) -> bool {
        self.is_strict && self.words.contains(&word)
    }
}

/// The wishes in a question, in the order in which they are said. `words` are those that tell.
pub fn filters(
    question: &Question,
    searcher: &Searcher,
    words: &[&AskedWord],
    named: &[Named],
    without: u16,
) -> Vec<Filter> {
    let mut filters = Vec::new();
    let said = Said { question, words };
    typed(&said, searcher, named, &mut filters);
    for name in named {
        if words[name.words.clone()].iter().any(|word| word.operator.is_some()) {
            continue;
        }
        filters.extend(said.of_name(searcher, name));
    }
    said.years(&mut filters);
    filters.sort_by_key(|filter: &Filter| filter.words.first().copied());
    filters.dedup_by(|one, other| one.kind == other.kind);
    filters.truncate(MOST_FILTERS);
    for (place, filter) in filters.iter_mut().enumerate() {
        filter.counts = without & (1 << place) == 0;
    }
    filters
}

struct Said<'q> {
    question: &'q Question,
    words: &'q [&'q AskedWord],
}

impl Said<'_> {
    /// The wish that a name stands for, if it is one.
    fn of_name(&self, searcher: &Searcher, name: &Named) -> Option<Filter> {
        let find = |kind: Kind| name.senses.iter().find(|sense| searcher.labels.senses.get(**sense).kind == kind);
        let words: Vec<usize> = name.words.clone().collect();
        let filter = |sense: &SenseId, is_strict: bool| Filter {
            kind: FilterKind::Sense(*sense),
            is_strict,
            counts: true,
            words: words.clone(),
        };
        if let Some(language) = find(Kind::Language)
            && let Some(mut said) = self.says_language(name)
        {
            said.extend(words.iter().copied());
            said.sort_unstable();
            return Some(Filter { words: said, ..filter(language, true) });
        }
        [Kind::Publisher, Kind::Region, Kind::Audience, Kind::Type]
            .into_iter()
            .find_map(|kind| find(kind).map(|sense| filter(sense, false)))
    }

    /// Whether the name of a language is meant as one: "in French", "auf Deutsch", "French version". Gives the other
    /// words that say so.
    fn says_language(&self, name: &Named) -> Option<Vec<usize>> {
        let first = self.words[name.words.start].place;
        let last = self.words[name.words.end - 1].place;
        let next = self.at_place(last + 1);
        let is_language_word = |word: &str| LANGUAGE_WORDS.contains(&word);
        let behind = next.filter(|word| is_language_word(&fold(&word.lowercase)));
        let before = first.checked_sub(1).and_then(|place| self.at_place(place));
        let stands_before = before.filter(|word| {
            let folded = fold(&word.lowercase);
            IN.contains(&&*folded) || is_language_word(&folded)
        });
        let ends_here = next.is_none_or(|word| !word.tells) || self.is_year(last + 1);
        let says = behind.is_some() || (stands_before.is_some() && ends_here);
        let telling = [behind, stands_before].into_iter().flatten().filter_map(|word| self.telling(word.place));
        says.then(|| telling.collect())
    }

    /// The years that are named or demanded.
    fn years(&self, filters: &mut Vec<Filter>) {
        let years: Vec<(usize, usize, u16)> = self
            .words
            .iter()
            .enumerate()
            .filter(|(_, word)| word.operator.is_none())
            .filter_map(|(index, word)| Some((index, word.place, year(&word.lowercase)?)))
            .collect();
        let mut at = 0;
        while let Some((index, place, year)) = years.get(at).copied() {
            at += 1;
            let before = place.checked_sub(1).and_then(|place| self.at_place(place));
            let before = before.map(|word| fold(&word.lowercase).into_owned()).unwrap_or_default();
            if let Some((other_index, other_place, other)) = years.get(at).copied()
                && year <= other
                && self.is_range(place, other_place, &before)
            {
                filters.push(Filter {
                    kind: FilterKind::Years(year..=other),
                    // Two years joined by a sign may as well be part of a title.
                    is_strict: other_place > place + 1,
                    counts: true,
                    words: vec![index, other_index],
                });
                at += 1;
                continue;
            }
            let (years, is_strict) = if AFTER.contains(&&*before) {
                (year + 1..=LAST_YEAR, true)
            } else if SINCE.contains(&&*before) {
                (year..=LAST_YEAR, true)
            } else if BEFORE.contains(&&*before) {
                (FIRST_YEAR..=year - 1, true)
            } else if UNTIL.contains(&&*before) {
                (FIRST_YEAR..=year, true)
            } else {
                (year..=year, false)
            };
            let preposition = place.checked_sub(1).and_then(|place| self.telling(place)).filter(|_| is_strict);
            let words = preposition.into_iter().chain([index]).collect();
            filters.push(Filter { kind: FilterKind::Years(years), is_strict, counts: true, words });
        }
    }

    /// Whether two years are the ends of a range: "2015–2020", "2015..2020", "between 2015 and 2020", "2015 to 2020".
    fn is_range(&self, first: usize, second: usize, before: &str) -> bool {
        let (Some(one), Some(other)) = (self.at_place(first), self.at_place(second)) else { return false };
        let between = self.question.text().get(one.range.end..other.range.start).unwrap_or_default();
        let signs = between.trim();
        if second == first + 1 {
            return !signs.is_empty() && signs.chars().all(|sign| "-–—.…/".contains(sign));
        }
        let middle = self.at_place(first + 1).map(|word| fold(&word.lowercase).into_owned()).unwrap_or_default();
        second == first + 2 && (TO.contains(&&*middle) || (BETWEEN.contains(&before) && AND.contains(&&*middle)))
    }

    fn is_year(&self, place: usize) -> bool {
        self.at_place(place).is_some_and(|word| year(&word.lowercase).is_some())
    }

    fn at_place(&self, place: usize) -> Option<&AskedWord> {
        self.question.all_words().iter().find(|word| word.place == place)
    }

    /// Where the word at this place stands among those that tell.
    fn telling(&self, place: usize) -> Option<usize> {
        self.words.iter().position(|word| word.place == place)
    }
}

/// What was typed as `key:value`. A value that means nothing is words.
fn typed(said: &Said<'_>, searcher: &Searcher, named: &[Named], filters: &mut Vec<Filter>) {
    let senses = &searcher.labels.senses;
    for (number, operator) in said.question.operators().iter().enumerate() {
        let words: Vec<usize> =
            (0..said.words.len()).filter(|word| said.words[*word].operator == Some(number)).collect();
        let kind = match operator.key {
            OperatorKey::Year => None,
            OperatorKey::Type => Some(Kind::Type),
            OperatorKey::Language => Some(Kind::Language),
            OperatorKey::Topic => Some(Kind::Topic),
            OperatorKey::Region => Some(Kind::Region),
            OperatorKey::Audience => Some(Kind::Audience),
            OperatorKey::Publisher => Some(Kind::Publisher),
        };
        let kind = match kind {
            None => typed_years(&operator.text).map(FilterKind::Years),
            Some(kind) => {
                let by_id = [operator.text.to_lowercase(), operator.text.to_uppercase(), operator.text.clone()]
                    .into_iter()
                    .find_map(|id| senses.find(kind, &id));
                let by_name = || {
                    let here = named.iter().filter(|name| name.words.clone().all(|word| words.contains(&word)));
                    here.flat_map(|name| &name.senses).copied().find(|sense| senses.get(*sense).kind == kind)
                };
                by_id.or_else(by_name).map(FilterKind::Sense)
            }
        };
        filters.extend(kind.map(|kind| Filter { kind, is_strict: true, counts: true, words }));
    }
}

/// `2015`, `2015..2020`, `2015-2020`, `2015..`, `..2020`, `>2015`, `<=2020`.
fn typed_years(text: &str) -> Option<RangeInclusive<u16>> {
    let exact = |text: &str| year(text.trim());
    for (sign, range) in [
        (">=", (|year| year..=LAST_YEAR) as fn(u16) -> RangeInclusive<u16>),
        ("<=", |year| FIRST_YEAR..=year),
        (">", |year| year + 1..=LAST_YEAR),
        ("<", |year| FIRST_YEAR..=year - 1),
    ] {
        if let Some(rest) = text.strip_prefix(sign) {
            return exact(rest).map(range);
        }
    }
    for sign in ["..", "…", "–", "-"] {
        if let Some((first, last)) = text.split_once(sign) {
            let first = if first.is_empty() { Some(FIRST_YEAR) } else { exact(first) };
            let last = if last.is_empty() { Some(LAST_YEAR) } else { exact(last.trim_start_matches('.')) };
            return Some(first?..=last?).filter(|years| !years.is_empty());
        }
    }
    exact(text).map(|year| year..=year)
}

fn year(text: &str) -> Option<u16> {
    let year: u16 = text.parse().ok().filter(|_| text.len() == 4)?;
    (FIRST_YEAR..=LAST_YEAR).contains(&year).then_some(year)
}

// The words around years and languages, folded, in the languages of the interface.
const AFTER: [&str; 11] =
    ["after", "apres", "despues", "tras", "после", "після", "بعد", "apos", "depois", "nach", "post"];
const SINCE: [&str; 11] = ["since", "from", "depuis", "desde", "seit", "ab", "с", "з", "від", "منذ", "ابتداء"];
const BEFORE: [&str; 9] = ["before", "avant", "antes", "vor", "перед", "قبل", "pre", "прежде", "раніше"];
const UNTIL: [&str; 8] = ["until", "till", "jusqu", "hasta", "bis", "до", "حتي", "ate"];
const BETWEEN: [&str; 9] = ["between", "from", "entre", "zwischen", "von", "между", "між", "بين", "de"];
const AND: [&str; 8] = ["and", "et", "y", "und", "e", "и", "і", "و"];
const TO: [&str; 9] = ["to", "a", "bis", "по", "до", "until", "الي", "au", "ate"];
const IN: [&str; 7] = ["in", "en", "auf", "em", "на", "into", "do"];
const LANGUAGE_WORDS: [&str; 24] = [
    "language",
    "version",
    "versions",
    "translation",
    "translated",
    "langue",
    "traduction",
    "idioma",
    "traduccion",
    "versao",
    "traducao",
    "lingua",
    "sprache",
    "fassung",
    "ubersetzung",
    "язык",
    "языке",
    "перевод",
    "версия",
    "мова",
    "мовою",
    "переклад",
    "اللغه",
    "باللغه",
];
