//! How a question was understood: what the person is told, and can take back.

use super::Searcher;
use super::labels::{Kind, SenseId};
use super::reading::{Correction, Filter, FilterKind, NamedWords, Reading};
use super::text::stop_words::is_stop_word;
use super::text::words::{fold, lowercase, words};

/// What a person may want to know of how a question was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Understanding {
    /// What was mistyped, and what it was taken for.
    pub corrections: Vec<Correction>,
    /// Concepts that were searched besides the words, by their preferred labels.
    pub also: Vec<String>,
    /// What entries are wanted to be, in the order of [`super::Choices::without`].
    pub wanted: Vec<Wanted>,
    /// The senses of a name that has several, in the order of [`super::Choices::sense`].
    pub senses: Vec<String>,
    /// Whether nothing meets all demands, so that they were let go.
    pub is_relaxed: bool,
}

/// A wish for what entries are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub attribute: Attribute,
    /// Whether all others are left out, as long as any are left.
    pub is_strict: bool,
    /// Whether the person lets it count.
    pub counts: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attribute {
    /// The name of a type, as it stands in front matter.
    Type(String),
    Publisher(String),
    Region(String),
    Audience(String),
    Topic(String),
    /// In English.
    Language(String),
    /// The first and the last year.
    Years(u16, u16),
}

/// Concepts that are named to the person.
const MOST_ALSO: usize = 3;

impl Understanding {
    pub(super) fn of(reading: &Reading, searcher: &Searcher, is_relaxed: bool) -> Self {
        let label = |sense: &SenseId| searcher.labels.senses.get(*sense).label.clone();
        let mut also: Vec<String> = Vec::new();
        // What is told as a wish needs no other word.
        let is_wish = |sense: &SenseId| reading.filters.iter().any(|filter| filter.kind == FilterKind::Sense(*sense));
        for name in reading.sought.named.iter().filter(|name| !name.senses.iter().any(is_wish)) {
            let news = name.senses.iter().filter(|sense| says_more(**sense, name, reading, searcher)).map(label);
            for label in news {
                if !also.contains(&label) {
                    also.push(label);
                }
            }
        }
        also.truncate(MOST_ALSO);
        Self {
            corrections: reading.corrections.clone(),
            also,
            wanted: if reading.wants_more_than_filters() {
                reading.filters.iter().map(|filter| Wanted::of(filter, searcher)).collect()
            } else {
                Vec::new()
            },
            senses: reading.ambiguous.first().map_or(Vec::new(), |senses| senses.iter().map(label).collect()),
            is_relaxed,
        }
    }
}

impl Wanted {
    fn of(filter: &Filter, searcher: &Searcher) -> Self {
        let attribute = match &filter.kind {
            FilterKind::Years(years) => Attribute::Years(*years.start(), *years.end()),
            FilterKind::Sense(sense) => {
                let sense = searcher.labels.senses.get(*sense);
                let label = sense.label.clone();
                match sense.kind {
                    Kind::Type => Attribute::Type(label),
                    Kind::Publisher => Attribute::Publisher(label),
                    Kind::Region => Attribute::Region(label),
                    Kind::Audience => Attribute::Audience(label),
                    Kind::Language => Attribute::Language(label),
                    Kind::Concept | Kind::Topic => Attribute::Topic(label),
                }
            }
        };
        Self { attribute, is_strict: filter.is_strict, counts: filter.counts }
    }
}

/// Whether the label of a concept says something that the words which name it do not.
fn says_more(sense: SenseId, name: &NamedWords, reading: &Reading, searcher: &Searcher) -> bool {
    let sense = searcher.labels.senses.get(sense);
    let asked = &reading.sought.words[name.words.clone()];
    let has = |term: &str| asked.iter().any(|asked| asked.forms.terms().any(|(known, _)| known == term));
    let is_asked = |range: std::ops::Range<usize>| {
        let word = lowercase(&sense.label[range]);
        let folded = fold(&word);
        // The stems of all languages take longer, and most labels are said as they are.
        has(&folded) || is_stop_word(&folded) || searcher.stems.all(&word).iter().any(|term| has(term))
    };
    sense.kind == Kind::Concept && !words(&sense.label).all(is_asked)
}
