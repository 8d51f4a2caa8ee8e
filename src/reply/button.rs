//! Buttons, and what a press asks for, as the at most 64 bytes that Telegram keeps with a button.
//!
//! The data begins with a version. A button of another version, or one that somebody made up, reads as `None`; the
//! person is then told to ask again.

use std::fmt;

use url::Url;

use crate::knowledge::Key;

/// A button under a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    pub label: String,
    pub press: Press,
}

/// What happens when a button is pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    Do(Action),
    Open(Url),
}

/// What a press asks of the bot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// A page of the answer to the question that the message replies to, from 0.
    Answer { page: usize },
    /// A page of a topic's entries, from 0.
    Topic { topic: Key, page: usize },
    /// The card of an entry, and where its way back leads.
    Card { entry: Key, from: Origin },
    /// The counter between the arrows: says which page it is.
    Counter,
}

/// Where a card was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Answer {
        page: usize,
    },
    Topic {
        topic: Key,
        page: usize,
    },
    /// Opened by itself, with nothing to go back to.
    Nowhere,
}

const VERSION: char = '1';

impl Action {
    /// Reads the data of a button. `None` when it is not one of ours, or of another version.
    #[must_use]
    pub fn decode(data: &str) -> Option<Self> {
        let data = data.strip_prefix(VERSION)?;
        let kind = data.chars().next()?;
        let rest = data.get(kind.len_utf8()..)?;
        match kind {
            'p' => Some(Self::Answer { page: number(rest)? }),
            't' => {
                let (topic, page) = key(rest)?;
                Some(Self::Topic { topic, page: number(page)? })
            }
            'c' => {
                let (entry, from) = key(rest)?;
                Some(Self::Card { entry, from: Origin::decode(from)? })
            }
            'n' if rest.is_empty() => Some(Self::Counter),
            _ => None,
        }
    }
}

impl Origin {
    fn decode(data: &str) -> Option<Self> {
        if data.is_empty() {
            return Some(Self::Nowhere);
        }
        if let Some(page) = data.strip_prefix('p') {
            return Some(Self::Answer { page: number(page)? });
        }
        let (topic, page) = key(data.strip_prefix('t')?)?;
        Some(Self::Topic { topic, page: number(page)? })
    }
}

/// The data that a button carries; [`Action::decode`] reads it back.
impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer { page } => write!(f, "{VERSION}p{page}"),
            Self::Topic { topic, page } => write!(f, "{VERSION}t{topic}{page}"),
            Self::Card { entry, from } => match from {
                Origin::Answer { page } => write!(f, "{VERSION}c{entry}p{page}"),
                Origin::Topic { topic, page } => write!(f, "{VERSION}c{entry}t{topic}{page}"),
                Origin::Nowhere => write!(f, "{VERSION}c{entry}"),
            },
            Self::Counter => write!(f, "{VERSION}n"),
        }
    }
}

fn key(data: &str) -> Option<(Key, &str)> {
    let (key, rest) = data.split_at_checked(Key::LENGTH)?;
    Some((Key::parse(key)?, rest))
}

/// A page's number: at most four digits, nothing else.
fn number(digits: &str) -> Option<usize> {
    let plain = digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_action() -> impl Strategy<Value = Action> {
        let key = || "[a-z]{1,80}".prop_map(|id| Key::of(&id));
        let page = 0_usize..10_000;
        let origin = prop_oneof![
            page.clone().prop_map(|page| Origin::Answer { page }),
            (key(), page.clone()).prop_map(|(topic, page)| Origin::Topic { topic, page }),
            Just(Origin::Nowhere),
        ];
        prop_oneof![
            page.clone().prop_map(|page| Action::Answer { page }),
            (key(), page).prop_map(|(topic, page)| Action::Topic { topic, page }),
            (key(), origin).prop_map(|(entry, from)| Action::Card { entry, from }),
            Just(Action::Counter),
        ]
    }

    proptest! {
        #[test]
        fn actions_fit_a_button_and_read_back(action in any_action()) {
            let data = action.to_string();
            prop_assert!(data.len() <= 64);
            prop_assert_eq!(Action::decode(&data), Some(action));
        }

        #[test]
        fn made_up_data_never_panics(data in "[1pctn]{0,3}\\PC{0,64}") {
            let _ = Action::decode(&data);
        }
    }

    #[test]
    fn buttons_of_another_version_are_not_read() {
        for data in ["", "0p1", "2p1", "1", "1p", "1p99999", "1p-1", "1x", "1cshort", "1n1", "é"] {
            assert_eq!(Action::decode(data), None, "{data}");
        }
    }
}
