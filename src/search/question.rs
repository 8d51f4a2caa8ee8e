//! A question: what a person typed, cleaned and taken apart into words.
//!
//! No question is wrong. Signs mean nothing: they part words, and that is all.

use super::stop_words::is_stop_word;
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
}

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
        // A code point has at most 4 bytes, and accents count: the limit is on what a person sees and the text's size.
        if typed.len() > LONGEST_QUESTION * 4 {
            return Err(Unaskable::TooLong);
        }
        let text = clean(typed).split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().count() > LONGEST_QUESTION {
            return Err(Unaskable::TooLong);
        }
        let all = words(&text).take(MOST_WORDS).enumerate();
        let (stop, content): (Vec<AskedWord>, Vec<AskedWord>) = all
            .map(|(place, range)| AskedWord { lowercase: lowercase(&text[range]).into_owned(), place })
            .filter(|word| !word.lowercase.is_empty())
            .partition(|word| is_stop_word(&fold(&word.lowercase)));
        let words = if content.is_empty() { stop } else { content };
        if words.is_empty() {
            return Err(Unaskable::Empty);
        }
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
}
