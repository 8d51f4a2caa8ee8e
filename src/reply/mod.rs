//! Saying it: an answer as a text with buttons, within the platform's limits. Every word that the bot says is here.

mod answers;
mod button;
mod cards;
mod text;
pub mod wording;

use crate::answer::{Answer, Card, TopicList};
use crate::search::Unaskable;

pub use button::{Action, Button, Origin, Press};
pub use text::{LONGEST_MESSAGE, Style, Text, shortened, utf16_length};

/// One message: a text and rows of buttons below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    pub text: Text,
    pub buttons: Vec<Vec<Button>>,
}

impl Reply {
    /// A text without buttons.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        let mut styled = Text::new();
        styled.plain(text);
        Self { text: styled, buttons: Vec::new() }
    }

    #[must_use]
    pub fn to_answer(answer: &Answer<'_>) -> Self {
        match answer {
            Answer::Hits(page) => answers::hits(page),
            Answer::Nothing { topics } => answers::nothing(topics),
        }
    }

    #[must_use]
    pub fn topic(list: &TopicList<'_>) -> Self {
        answers::topic(list)
    }

    #[must_use]
    pub fn card(card: &Card<'_>, library: &crate::knowledge::Library, from: Origin) -> Self {
        cards::card(card, library, from)
    }

    /// To a text that is no question.
    #[must_use]
    pub fn unaskable(why: Unaskable) -> Self {
        Self::plain(match why {
            Unaskable::Empty => wording::EMPTY_QUESTION,
            Unaskable::TooLong => wording::LONG_QUESTION,
        })
    }

    /// To a photo, a voice message and whatever else has no words to look for.
    #[must_use]
    pub fn not_text() -> Self {
        Self::plain(wording::NOT_TEXT)
    }

    #[must_use]
    pub fn unknown_command() -> Self {
        Self::plain(wording::UNKNOWN_COMMAND)
    }

    #[must_use]
    pub fn start() -> Self {
        Self::plain(wording::START)
    }

    #[must_use]
    pub fn help() -> Self {
        Self::plain(wording::HELP)
    }

    #[must_use]
    pub fn about(entries: usize, languages: usize) -> Self {
        Self::plain(&wording::about(entries, languages))
    }

    /// An apology with the code under which the log has the cause.
    #[must_use]
    pub fn apology(code: &str) -> Self {
        Self::plain(&wording::apology(code))
    }
}

#[cfg(test)]
mod tests;
