//! A question as a library understands it: its words with what they may stand for, what was mistyped, what is named in
//! it, and which entries are wanted by what they are.

mod filters;
mod spelling;

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use super::Searcher;
use super::forms::Forms;
use super::frequencies::Frequencies;
use super::labels::{Kind, SenseId, Spoken};
use super::question::{AskedWord, Question};
use super::text::words::fold;
pub use filters::{FIRST_YEAR, Filter, FilterKind, LAST_YEAR};
use spelling::Speller;
pub use spelling::{Correction, cost, edits_allowed};

/// What a word that no entry has weighs, as a share of what the rarest word weighs: it may be mistyped.
const UNKNOWN: f32 = 0.7;

/// The same of a word of at most three letters: an abbreviation or part of a number, and no typing error that can be mended.
const SHORT_UNKNOWN: f32 = 0.35;
const SHORT: usize = 3;

/// What the person has decided about how a question is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Choices {
    /// Nothing is mistyped.
    pub verbatim: bool,
    /// A bit for each filter, in their order, that does not count.
    pub without: u16,
    /// For names with several senses, which one is meant, from 1; 0 for all of them.
    pub sense: u8,
}

/// A question, read.
pub struct Reading {
    pub sought: Sought,
    pub corrections: Vec<Correction>,
    /// All that were recognised, also those that do not count by choice.
    pub filters: Vec<Filter>,
    /// Names of several concepts, with these.
    pub ambiguous: Vec<Vec<SenseId>>,
    /// Phrases, as places of words in `sought`.
    pub phrases: Vec<Range<usize>>,
    /// What an entry must not say.
    pub left_out: Vec<String>,
}

/// What is looked for.
#[derive(Default)]
pub struct Sought {
    pub words: Vec<SoughtWord>,
    pub named: Vec<NamedWords>,
}

/// One word of a question.
pub struct SoughtWord {
    /// Every term that the word may be indexed under.
    pub forms: Forms,
    /// The folded letters of a word that is still being typed: each word that begins with them is meant.
    pub beginning: Option<String>,
    /// The word's place in the question.
    pub place: usize,
    /// How telling the word is: its inverse document frequency. A word that no entry has weighs most.
    pub weight: f32,
    /// How sure it is that the word is meant, from 0 to 1: it may be corrected wrongly, or not be typed to its end.
    pub worth: f32,
    /// What the name that it belongs to stands for.
    pub senses: Vec<SenseId>,
}

/// Words that name something.
pub struct NamedWords {
    /// Places in [`Sought::words`].
    pub words: Range<usize>,
    pub senses: Vec<SenseId>,
}

/// A word of a question that is not being typed any more, as the index knows it.
pub struct Met {
    pub terms: Vec<String>,
    pub weight: f32,
}

impl Met {
    pub fn of(lowercase: &str, searcher: &Searcher) -> Self {
        let terms = searcher.stems.all(lowercase);
        let unknown = if lowercase.chars().count() <= SHORT { SHORT_UNKNOWN } else { UNKNOWN };
        let weight = how_telling(most_entries(&terms, &searcher.frequencies), &searcher.frequencies, unknown);
        Self { terms, weight }
    }
}

/// How sure it is that two words, of which one is none, are meant as one.
const JOINED: f32 = 0.85;

/// A word on its way through the reading.
struct Token<'q> {
    lowercase: Cow<'q, str>,
    written: &'q str,
    place: usize,
    asked: &'q AskedWord,
    /// How sure it is that the word is meant.
    worth: f32,
}

impl Reading {
    /// Reads a question; `meet` analyses a word, or remembers that it has.
    pub fn of(question: &Question, searcher: &Searcher, choices: Choices, meet: &impl Fn(&str) -> Rc<Met>) -> Self {
        let mut corrections = Vec::new();
        let mut tokens = tokens(question);
        if !choices.verbatim {
            let speller = Speller { searcher, meet };
            tokens = correct(tokens, &speller, &mut corrections);
        }
        let known: Vec<Option<Rc<Met>>> =
            tokens.iter().map(|token| (!token.asked.is_beginning).then(|| meet(&token.lowercase))).collect();
        let spoken: Vec<Spoken<'_>> = tokens
            .iter()
            .zip(&known)
            .map(|(token, known)| Spoken {
                terms: known.as_ref().map_or(Vec::new(), |met| met.terms.clone()),
                written: token.written,
                is_typed: true,
            })
            .collect();
        let named = searcher.labels.in_words(&spoken);
        let words: Vec<&AskedWord> = tokens.iter().map(|token| token.asked).collect();
        let filters = filters::filters(question, searcher, &words, &named, choices.without);
        // A demand that stands for itself is no word to look for, unless there are no others.
        let demanded: Vec<bool> =
            (0..tokens.len()).map(|word| filters.iter().any(|filter| filter.takes_word(word))).collect();
        let mut places = vec![None; tokens.len()];
        let mut reading = Self {
            sought: Sought::default(),
            corrections,
            filters,
            ambiguous: Vec::new(),
            phrases: Vec::new(),
            left_out: question.left_out().to_vec(),
        };
        for (word, token) in tokens.iter().enumerate() {
            if demanded[word] {
                continue;
            }
            places[word] = reading.sought.add(token, known[word].as_deref(), searcher);
        }
        for name in named {
            reading.add_name(name.words, name.senses, &places, searcher, choices);
        }
        let in_phrase = |phrase: &Range<usize>| {
            let inside: Vec<usize> = (0..reading.sought.words.len())
                .filter(|word| phrase.contains(&reading.sought.words[*word].place))
                .collect();
            (inside.len() > 1).then(|| inside[0]..inside[inside.len() - 1] + 1)
        };
        reading.phrases = question.phrases().iter().filter_map(in_phrase).collect();
        reading
    }

    /// Whether something is left of the question without any one of its wishes.
    pub fn wants_more_than_filters(&self) -> bool {
        let words = self.sought.words.len();
        self.filters.len() > 1 || self.filters.iter().all(|filter| filter.is_strict || words > filter.words())
    }

    /// Whether entries are left out that have its words.
    pub fn demands(&self) -> bool {
        let strict = self.filters.iter().any(|filter| filter.is_strict && filter.counts);
        strict || !self.phrases.is_empty()
    }

    fn add_name(
        &mut self,
        words: Range<usize>,
        mut senses: Vec<SenseId>,
        places: &[Option<usize>],
        searcher: &Searcher,
        choices: Choices,
    ) {
        let kind = |sense: &SenseId| searcher.labels.senses.get(*sense).kind;
        // "Reports" are documents, and not what is done with a suspicion.
        if senses.iter().any(|sense| kind(sense).is_of_documents()) {
            senses.retain(|sense| kind(sense) != Kind::Concept);
        }
        let concepts: Vec<SenseId> = senses.iter().copied().filter(|sense| kind(sense) == Kind::Concept).collect();
        if concepts.len() > 1 {
            if let Some(chosen) = usize::from(choices.sense).checked_sub(1).and_then(|chosen| concepts.get(chosen)) {
                senses.retain(|sense| sense == chosen || kind(sense) != Kind::Concept);
            }
            self.ambiguous.push(concepts);
        }
        let removed = |sense: &SenseId| {
            self.filters.iter().any(|filter| !filter.counts && filter.kind == FilterKind::Sense(*sense))
        };
        senses.retain(|sense| !removed(sense));
        let own: Vec<usize> = places[words].iter().copied().flatten().collect();
        let (Some(first), Some(last)) = (own.iter().min(), own.iter().max()) else { return };
        for word in &own {
            let known = &mut self.sought.words[*word].senses;
            known.extend(senses.iter().filter(|sense| !known.contains(sense)).collect::<Vec<_>>());
        }
        if !senses.is_empty() {
            self.sought.named.push(NamedWords { words: *first..*last + 1, senses });
        }
    }
}

impl Sought {
    /// The words of a question, none of them more telling than the others.
    pub fn of_equal_weight(question: &Question, searcher: &Searcher) -> Self {
        let sought = |word: &AskedWord| SoughtWord {
            forms: Forms::of_terms(searcher.stems.all(&word.lowercase)),
            beginning: word.is_beginning.then(|| fold(&word.lowercase).into_owned()),
            place: word.place,
            weight: 1.0,
            worth: 1.0,
            senses: Vec::new(),
        };
        Self { words: question.words().map(sought).collect(), named: Vec::new() }
    }

    /// Adds a word, and gives its place; that of an earlier one when it is the same word again.
    fn add(&mut self, token: &Token<'_>, met: Option<&Met>, searcher: &Searcher) -> Option<usize> {
        let folded = fold(&token.lowercase);
        let same = |known: &SoughtWord| known.forms.terms().any(|(term, _)| *term == folded);
        if let Some(again) = self.words.iter().position(same) {
            return Some(again);
        }
        let known = &searcher.frequencies;
        let mut word = SoughtWord {
            forms: match met {
                Some(met) => Forms::of_terms(met.terms.clone()),
                None => Forms::of_beginning(&token.lowercase, &folded, &searcher.stems, searcher.lexicon()),
            },
            beginning: met.is_none().then(|| folded.clone().into_owned()),
            place: token.place,
            weight: 0.0,
            worth: token.worth,
            senses: Vec::new(),
        };
        match met {
            Some(met) => word.weight = met.weight,
            None => {
                let terms: Vec<String> = word.forms.terms().map(|(term, _)| term.clone()).collect();
                let most = most_entries(&terms, known);
                word.weight = how_telling(most, known, UNKNOWN);
                if word.forms.may_be_stop_word {
                    if most == 0 && !self.words.is_empty() {
                        return None;
                    }
                    let lightest = self.words.iter().map(|word| word.weight).fold(f32::INFINITY, f32::min);
                    let damped = (lightest / word.weight).min(1.0);
                    word.weight *= damped;
                    word.worth *= damped;
                }
            }
        }
        self.words.push(word);
        Some(self.words.len() - 1)
    }
}

/// The words that tell, with their places counted anew.
fn tokens(question: &Question) -> Vec<Token<'_>> {
    let words = question.words().map(|asked| Token {
        lowercase: asked.lowercase.as_str().into(),
        written: &question.text()[asked.range.clone()],
        place: asked.place,
        asked,
        worth: 1.0,
    });
    words.collect()
}

/// Takes typing errors out of the words. Two words may become one, or one two.
fn correct<'q>(
    tokens: Vec<Token<'q>>,
    speller: &Speller<'_, impl Fn(&str) -> Rc<Met>>,
    corrections: &mut Vec<Correction>,
) -> Vec<Token<'q>> {
    let mut corrected: Vec<Token<'q>> = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    // Words that were added before this one.
    let mut more = 0;
    while let Some(mut token) = tokens.next() {
        token.place += more;
        let is_beginning = token.asked.is_beginning;
        let stands =
            is_beginning || token.asked.operator.is_some() || speller.is_sound(&token.lowercase, token.written);
        // One of two words that make another is none by itself.
        let next =
            tokens.peek().filter(|next| !is_beginning && (!stands || !speller.is_sound(&next.lowercase, next.written)));
        if let Some(joined) = next.and_then(|next| speller.joined(&token.lowercase, &next.lowercase)) {
            let next = tokens.next();
            let typed = format!("{} {}", token.written, next.map_or("", |next| next.written));
            corrections.push(Correction { typed, read: joined.clone() });
            corrected.push(Token { lowercase: joined.into(), worth: JOINED, ..token });
            continue;
        }
        if stands {
            corrected.push(token);
            continue;
        }
        let (read, worth) = speller.correct(&token.lowercase);
        if read.is_empty() {
            corrected.push(token);
            continue;
        }
        corrections.push(Correction { typed: token.written.to_owned(), read: read.join(" ") });
        let place = token.place;
        more += read.len() - 1;
        for (number, word) in read.into_iter().enumerate() {
            corrected.push(Token { lowercase: word.into(), place: place + number, worth, ..token });
        }
    }
    corrected
}

/// The entries that have a word with these terms, in the field in which most have it.
fn most_entries(terms: &[String], known: &Frequencies) -> u64 {
    let mut together = [0; super::schema::FIELDS.len()];
    for frequency in terms.iter().filter_map(|term| known.of(term)) {
        for (sum, here) in together.iter_mut().zip(frequency) {
            *sum += u64::from(*here);
        }
    }
    together.into_iter().max().unwrap_or(0).min(known.entries)
}

/// The inverse frequency of a word that `most` entries have, as in BM25; of one that none has, the share `unknown` of it.
fn how_telling(most: u64, known: &Frequencies, unknown: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "counts of documents; a weight needs no more digits")]
    let (frequency, documents) = (most.min(known.entries) as f32, known.entries as f32);
    let share = if most > 0 { 1.0 } else { unknown };
    (1.0 + (documents - frequency + 0.5) / (frequency + 0.5)).ln() * share
}
