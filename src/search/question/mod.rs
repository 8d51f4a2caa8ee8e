//! A question: what a person typed, cleaned and taken apart into words.
//!
//! No question is wrong. Signs mean nothing: they part words, and that is all.
//!
//! The last word of what somebody is still typing is a beginning. It counts from two letters on, since one tells
//! nothing; and it does not count while it looks like a stop word ("guidance for the"), unless there is no other word.

use super::stop_words::{begins_stop_word, is_stop_word};
use super::words::{clean, fold, lowercase, words};

/// Longer texts are no questions; a Telegram message holds up to 4,096.
pub const LONGEST_QUESTION: usize = 512;

/// More words than this change nothing but the time that an answer takes.
const MOST_WORDS: usize = 64;

/// What a person typed. It is kept in memory only and has no `Debug`, so that it cannot slip into a log.
pub struct Question {
    text: String,
    words: Vec<AskedWord>,
}

/// A word of a question that is looked for.
pub struct AskedWord {
    /// In small letters, with its accents.
    pub lowercase: String,
    /// Its place among all words of the question.
    pub place: usize,
    /// Whether the word is still being typed.
    pub is_beginning: bool,
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
        let all = words(&text).take(MOST_WORDS).enumerate();
        let (left_out, content): (Vec<AskedWord>, Vec<AskedWord>) = all
            .map(|(place, range)| {
                let is_beginning = open && range.end == text.len();
                AskedWord { lowercase: lowercase(&text[range]).into_owned(), place, is_beginning }
            })
            .filter(|word| !word.lowercase.is_empty())
            .partition(AskedWord::says_nothing);
        let mut words = if content.is_empty() { left_out } else { content };
        let Some(last) = words.last_mut() else {
            return Err(Unaskable::Empty);
        };
        last.is_beginning &= letters(&fold(&last.lowercase)) >= SHORTEST_BEGINNING;
        Ok(Self { text, words })
    }

    /// As it was typed, cleaned; for showing it back to the person who asked.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words that are looked for, in small letters and in order; for asking the same in fewer words.
    pub fn telling_words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.lowercase.as_str())
    }

    /// The words to look for: without stop words, unless there are no others.
    pub(super) fn words(&self) -> &[AskedWord] {
        &self.words
    }
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
        question.words().iter().map(|word| word.lowercase.clone()).collect()
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
        assert_eq!(Question::new(&"a ".repeat(300)).err(), Some(Unaskable::TooLong));
        assert_eq!(Question::new(&"(".repeat(4096)).err(), Some(Unaskable::TooLong));
        assert_eq!(Question::new(&"\u{301}".repeat(4096)).err(), Some(Unaskable::TooLong));
    }

    #[test]
    fn direction_overrides_do_not_hide_words() {
        assert_eq!(asked("\u{202E}forced labour\u{202C}"), ["forced", "labour"]);
    }

    /// The words of what is being typed, the beginning with an ellipsis.
    fn being_typed(typed: &str) -> Vec<String> {
        let question = Question::being_typed(typed).ok().unwrap();
        let shown = |word: &AskedWord| format!("{}{}", word.lowercase, if word.is_beginning { "…" } else { "" });
        question.words().iter().map(shown).collect()
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
        assert_eq!(Question::being_typed(&"a ".repeat(300)).err(), Some(Unaskable::TooLong));
    }
}
