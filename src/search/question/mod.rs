//! A question: what a person typed, cleaned and taken apart into words.
//!
//! No question is wrong. Signs mean nothing but where [`operators`] gives them a meaning: they part words, and that is
//! all.
//!
//! The last word of what somebody is still typing is a beginning. It counts from two letters on, since one tells
//! nothing; and it does not count while it looks like a stop word ("guidance for the"), unless there is no other word.

mod operators;

use std::ops::Range;

use super::text::stop_words::{begins_stop_word, is_stop_word};
use super::text::words::{clean, fold, lowercase, words};
pub use operators::{Operator, OperatorKey};

/// As long as a Telegram message. Longer texts are no questions.
pub const LONGEST_QUESTION: usize = 4_096;

/// More words than this change nothing but the time that an answer takes.
const MOST_WORDS: usize = 64;

/// What a person typed. It is kept in memory only and has no `Debug`, so that it cannot slip into a log.
pub struct Question {
    text: String,
    /// All words, stop words too; at least one of them tells.
    words: Vec<AskedWord>,
    phrases: Vec<Range<usize>>,
    left_out: Vec<String>,
    operators: Vec<Operator>,
}

/// A word of a question.
#[derive(Clone)]
pub struct AskedWord {
    /// In small letters, with its accents.
    pub lowercase: String,
    /// Its place among all words of the question.
    pub place: usize,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// Whether the word is still being typed.
    pub is_beginning: bool,
    /// Whether it is looked for. Stop words are not, unless there are no others.
    pub tells: bool,
    /// The operator whose value it belongs to.
    pub operator: Option<usize>,
}

/// Letters of a beginning that is worth looking up.
const SHORTEST_BEGINNING: usize = 2;

/// Why a text cannot be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unaskable {
    /// There is no letter or digit in it.
    Empty,
    /// It has more than [`LONGEST_QUESTION`] characters.
    TooLong,
}

impl Question {
    /// Reads what was typed.
    ///
    /// # Errors
    /// When nothing is left to look for, or the text is too long for a question.
    pub fn new(typed: &str) -> Result<Self, Unaskable> {
        Self::read(typed, false)
    }

    /// Reads what somebody is still typing: the last word is a beginning, unless a sign or a space stands after it.
    ///
    /// # Errors
    /// As [`Question::new`].
    pub fn being_typed(typed: &str) -> Result<Self, Unaskable> {
        Self::read(typed, true)
    }

    fn read(typed: &str, being_typed: bool) -> Result<Self, Unaskable> {
        // A code point has at most 4 bytes, and accents count: the limit is on what a person sees and the text's size.
        if typed.len() > LONGEST_QUESTION * 4 {
            return Err(Unaskable::TooLong);
        }
        let cleaned = clean(typed);
        let text = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().count() > LONGEST_QUESTION {
            return Err(Unaskable::TooLong);
        }
        let open = being_typed && !cleaned.ends_with(char::is_whitespace);
        let signs = operators::read(&text);
        let mut asked: Vec<AskedWord> = Vec::new();
        for (place, range) in words(&signs.plain).enumerate() {
            let lowercase = lowercase(&text[range.clone()]).into_owned();
            let operator = signs.operators.iter().position(|operator| operator.value.contains(&range.start));
            let is_beginning = open && range.end == text.len();
            if lowercase.is_empty() {
                continue;
            }
            let mut word = AskedWord { lowercase, place, range, is_beginning, tells: true, operator };
            word.tells = !word.says_nothing();
            asked.push(word);
            if asked.iter().filter(|word| word.tells).count() == MOST_WORDS || asked.len() == MOST_WORDS * 4 {
                break;
            }
        }
        if !asked.iter().any(|word| word.tells) {
            asked.iter_mut().take(MOST_WORDS).for_each(|word| word.tells = true);
        }
        let Some(last) = asked.iter_mut().rfind(|word| word.tells) else {
            return Err(Unaskable::Empty);
        };
        last.is_beginning &= letters(&fold(&last.lowercase)) >= SHORTEST_BEGINNING;
        let phrases = signs.phrases.into_iter().filter_map(|phrase| places(&asked, &phrase)).collect();
        Ok(Self { text, words: asked, phrases, left_out: signs.left_out, operators: signs.operators })
    }

    /// As it was typed, cleaned; for showing it back to the person who asked.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words that are looked for, in small letters and in order; for asking the same in fewer words.
    pub fn telling_words(&self) -> impl Iterator<Item = &str> {
        self.words().map(|word| word.lowercase.as_str())
    }

    /// What an entry must not say, as it was typed behind a hyphen.
    #[must_use]
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// The words to look for: without stop words, unless there are no others.
    pub(super) fn words(&self) -> impl Iterator<Item = &AskedWord> {
        self.words.iter().filter(|word| word.tells)
    }

    /// All words, those that say nothing too.
    pub(super) fn all_words(&self) -> &[AskedWord] {
        &self.words
    }

    /// What stands between quotation marks: places of words that are to stand side by side, two at least.
    pub(super) fn phrases(&self) -> &[Range<usize>] {
        &self.phrases
    }

    pub(super) fn operators(&self) -> &[Operator] {
        &self.operators
    }
}

/// The places of the words that stand in this part of the text; `None` when these are less than two.
fn places(words: &[AskedWord], part: &Range<usize>) -> Option<Range<usize>> {
    let mut inside = words.iter().filter(|word| part.contains(&word.range.start)).map(|word| word.place);
    let (first, last) = (inside.next()?, inside.next_back()?);
    (last > first).then_some(first..last + 1)
}

impl AskedWord {
    /// Whether the word is left out where there are others.
    fn says_nothing(&self) -> bool {
        let folded = fold(&self.lowercase);
        let letters = letters(&folded);
        let too_little = letters < SHORTEST_BEGINNING || (letters == SHORTEST_BEGINNING && begins_stop_word(&folded));
        is_stop_word(&folded) || (self.is_beginning && too_little)
    }
}

fn letters(folded: &str) -> usize {
    folded.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(typed: &str) -> Vec<String> {
        let question = Question::new(typed).ok().unwrap();
        question.words().map(|word| word.lowercase.clone()).collect()
    }

    #[test]
    fn stop_words_count_only_when_there_is_nothing_else() {
        assert_eq!(asked("How do I help the victims?"), ["help", "victims"]);
        assert_eq!(asked("who are you"), ["who", "are", "you"]);
    }

    #[test]
    fn what_cannot_be_asked_is_told_apart() {
        for empty in ["", "  ", "?!", "((((", "\u{200B}", "🙂"] {
            assert_eq!(Question::new(empty).err(), Some(Unaskable::Empty), "{empty:?}");
        }
        assert_eq!(Question::new(&"(".repeat(4096)).err(), Some(Unaskable::Empty));
        assert_eq!(Question::new(&"a ".repeat(2100)).err(), Some(Unaskable::TooLong));
    }

    #[test]
    fn direction_overrides_do_not_hide_words() {
        assert_eq!(asked("\u{202E}forced labour\u{202C}"), ["forced", "labour"]);
    }

    /// The words of what is being typed, the beginning with an ellipsis.
    fn being_typed(typed: &str) -> Vec<String> {
        let question = Question::being_typed(typed).ok().unwrap();
        let shown = |word: &AskedWord| format!("{}{}", word.lowercase, if word.is_beginning { "…" } else { "" });
        question.words().map(shown).collect()
    }

    #[test]
    fn the_last_word_is_a_beginning_until_something_parts_it_from_the_next() {
        assert_eq!(being_typed("forced lab"), ["forced", "lab…"]);
        for parted in ["forced lab ", "forced lab.", "forced lab?", "forced lab\u{A0}", "forced lab 🙂", "(forced lab)"]
        {
            assert_eq!(being_typed(parted), ["forced", "lab"], "{parted:?}");
        }
        assert_eq!(being_typed("forced lab\u{200B}"), ["forced", "lab…"], "nobody sees it");
        assert_eq!(being_typed("forced-lab"), ["forced", "lab…"]);
        assert_eq!(being_typed(" Förmed"), ["förmed…"]);
        assert_eq!(being_typed(&"word ".repeat(65)).len(), 64);
    }

    #[test]
    fn a_beginning_that_says_nothing_yet_is_left_out_where_there_are_other_words() {
        for typed in ["guidance", "guidance f", "guidance fo", "guidance for", "guidance for t", "guidance for the"] {
            assert_eq!(being_typed(typed)[0].trim_end_matches('…'), "guidance", "{typed}");
            assert_eq!(being_typed(typed).len(), 1, "{typed}");
        }
        assert_eq!(being_typed("guidance for ther"), ["guidance", "ther…"]);
        assert_eq!(being_typed("guidance x"), ["guidance"]);
        assert_eq!(being_typed("the"), ["the…"]);
        assert_eq!(being_typed("th"), ["th…"]);
        assert_eq!(being_typed("x"), ["x"], "one letter is a word of its own");
    }

    #[test]
    fn what_is_being_typed_is_refused_as_any_question_is() {
        for empty in ["", " ", "?", "(", "\u{200B}", "\u{301}"] {
            assert_eq!(Question::being_typed(empty).err(), Some(Unaskable::Empty), "{empty:?}");
        }
        assert_eq!(Question::being_typed(&"a ".repeat(2100)).err(), Some(Unaskable::TooLong));
    }
}
