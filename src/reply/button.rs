//! Buttons, and what a press asks for, as the at most 64 bytes that Telegram keeps with a button.
//!
//! The data begins with a version. A button of another version, or one that somebody made up, reads as `None`; the
//! person is then told to ask again.

use std::fmt;

use url::Url;

use super::{AlertStep, DeepLink, Locale};
use crate::knowledge::Key;
use crate::report::Feedback;
use crate::search::Choices;

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
    /// Opens the private chat with the bot at this place.
    Visit(DeepLink),
    /// The person chooses a chat, and there what to share: the words are those of an inline query. Where the bot has no
    /// inline mode, the link is shared.
    Share {
        words: String,
        link: DeepLink,
    },
    /// Puts a text of at most 256 characters into the clipboard.
    Copy(String),
}

/// What a press asks of the bot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// A page of the answer to the question that the message replies to, from 0, and how the question is read.
    Answer { page: usize, choices: Choices },
    /// A page of a topic's entries, from 0; and whether it was chosen among all topics, which the way back leads to.
    Topic { topic: Key, page: usize, browsing: bool },
    /// A page of all topics, from 0.
    Topics { page: usize },
    /// Saves the entry of a card; and where the way back from the card leads.
    Save { entry: Key, from: Origin },
    /// Lets go of the entry of a card.
    Unsave { entry: Key, from: Origin },
    /// A page of what the chat has saved, from 0.
    Saved { page: usize },
    /// Sends what the chat has saved as a file.
    ExportSaved,
    /// Deletes the question that the message replies to.
    DeleteQuestion,
    /// The card of an entry, and where its way back leads.
    Card { entry: Key, from: Origin },
    /// The card again, from a choice below it.
    BackToCard { entry: Key, from: Origin },
    /// The documents of an entry, to choose the one that is sent; and where the way back from the card leads.
    Documents { entry: Key, from: Origin },
    /// Sends the document of an entry that has this address.
    Send { entry: Key, address: Key },
    /// The problems that an entry can have, to choose the one that is told; and where the way back from the card leads.
    Problems { entry: Key, from: Origin },
    /// Tells what a reader says of an entry.
    Tell { entry: Key, feedback: Feedback },
    /// What the chat has chosen, and the way to change it.
    Settings(Setting),
    /// A page of the newest guidance, from 0.
    Newest { page: usize },
    /// What the chat is alerted to, and the way to change it.
    Alerts(AlertStep),
    /// The counter between the arrows: says which page it is.
    Counter,
}

/// A step in the settings of a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// All that is set.
    Overview,
    /// A page of the things to choose from.
    Choices { of: Choice, page: usize },
    /// Chooses this one, or with a topic, takes it or leaves it.
    Choose { of: Choice, one: Key, page: usize },
    /// No preference.
    ChooseAny { of: Choice },
    /// The languages that the bot speaks.
    Interfaces,
    /// Speaks this one.
    Speak(Locale),
    /// Whether answers are short.
    Lite(bool),
}

/// What a chat can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Language,
    Region,
    Topics,
}

/// Where a card was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Answer {
        page: usize,
        choices: Choices,
    },
    Topic {
        topic: Key,
        page: usize,
        browsing: bool,
    },
    Saved {
        page: usize,
    },
    Newest {
        page: usize,
    },
    /// The alert that came in this parcel.
    Alert {
        parcel: i64,
    },
    /// Opened by itself, with nothing to go back to.
    Nowhere,
}

const VERSION: char = '1';

/// In bytes; what is longer was never on a button.
const LONGEST_DATA: usize = 64;

impl Action {
    /// Reads the data of a button. `None` when it is not one of ours, or of another version.
    #[must_use]
    pub fn decode(data: &str) -> Option<Self> {
        let data = data.strip_prefix(VERSION).filter(|rest| rest.len() < LONGEST_DATA)?;
        let kind = data.chars().next()?;
        let rest = data.get(kind.len_utf8()..)?;
        match kind {
            'p' => {
                let (page, choices) = page_of_answer(rest)?;
                Some(Self::Answer { page, choices })
            }
            't' | 'h' => {
                let (topic, page) = key(rest)?;
                Some(Self::Topic { topic, page: number(page)?, browsing: kind == 'h' })
            }
            'q' => Some(Self::Topics { page: number(rest)? }),
            'k' => {
                let (entry, from) = key(rest)?;
                Some(Self::Save { entry, from: Origin::decode(from)? })
            }
            'u' => {
                let (entry, from) = key(rest)?;
                Some(Self::Unsave { entry, from: Origin::decode(from)? })
            }
            'v' => Some(Self::Saved { page: number(rest)? }),
            'x' if rest.is_empty() => Some(Self::ExportSaved),
            'z' if rest.is_empty() => Some(Self::DeleteQuestion),
            'c' => {
                let (entry, from) = key(rest)?;
                Some(Self::Card { entry, from: Origin::decode(from)? })
            }
            'b' => {
                let (entry, from) = key(rest)?;
                Some(Self::BackToCard { entry, from: Origin::decode(from)? })
            }
            'd' => {
                let (entry, from) = key(rest)?;
                Some(Self::Documents { entry, from: Origin::decode(from)? })
            }
            'r' => {
                let (entry, from) = key(rest)?;
                Some(Self::Problems { entry, from: Origin::decode(from)? })
            }
            'o' => {
                let (entry, letter) = key(rest)?;
                let feedback = Feedback::ALL.into_iter().find(|feedback| letter_of(*feedback) == letter)?;
                Some(Self::Tell { entry, feedback })
            }
            'f' => {
                let (entry, address) = key(rest)?;
                let (address, rest) = key(address)?;
                rest.is_empty().then_some(Self::Send { entry, address })
            }
            's' => Some(Self::Settings(Setting::decode(rest)?)),
            'w' => Some(Self::Newest { page: number(rest)? }),
            'a' => Some(Self::Alerts(AlertStep::decode(rest)?)),
            'n' if rest.is_empty() => Some(Self::Counter),
            _ => None,
        }
    }
}

fn letter_of(feedback: Feedback) -> &'static str {
    match feedback {
        Feedback::Helpful => "y",
        Feedback::NotHelpful => "n",
        Feedback::Outdated => "o",
        Feedback::DeadLink => "d",
    }
}

impl Setting {
    fn decode(data: &str) -> Option<Self> {
        match data {
            "" => return Some(Self::Overview),
            "i" => return Some(Self::Interfaces),
            "z1" => return Some(Self::Lite(true)),
            "z0" => return Some(Self::Lite(false)),
            _ => {}
        }
        if let Some(tag) = data.strip_prefix("i=") {
            return Locale::ALL.into_iter().find(|locale| locale.tag() == tag).map(Self::Speak);
        }
        let of = Choice::ALL.into_iter().find(|choice| data.starts_with(choice.letter()))?;
        let rest = &data[1..];
        if rest == "-" {
            return Some(Self::ChooseAny { of });
        }
        if let Some(page) = number(rest) {
            return Some(Self::Choices { of, page });
        }
        let (one, page) = key(rest.strip_prefix('=')?)?;
        Some(Self::Choose { of, one, page: number(page)? })
    }
}

impl Choice {
    pub const ALL: [Self; 3] = [Self::Language, Self::Region, Self::Topics];

    fn letter(self) -> char {
        match self {
            Self::Language => 'l',
            Self::Region => 'r',
            Self::Topics => 't',
        }
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overview => Ok(()),
            Self::Choices { of, page } => write!(f, "{}{page}", of.letter()),
            Self::Choose { of, one, page } => write!(f, "{}={one}{page}", of.letter()),
            Self::ChooseAny { of } => write!(f, "{}-", of.letter()),
            Self::Interfaces => write!(f, "i"),
            Self::Speak(locale) => write!(f, "i={}", locale.tag()),
            Self::Lite(on) => write!(f, "z{}", u8::from(*on)),
        }
    }
}

impl Origin {
    fn decode(data: &str) -> Option<Self> {
        if data.is_empty() {
            return Some(Self::Nowhere);
        }
        if let Some(page) = data.strip_prefix('p') {
            let (page, choices) = page_of_answer(page)?;
            return Some(Self::Answer { page, choices });
        }
        if let Some(page) = data.strip_prefix('w') {
            return Some(Self::Newest { page: number(page)? });
        }
        if let Some(parcel) = data.strip_prefix('a') {
            return Some(Self::Alert { parcel: long_number(parcel)? });
        }
        if let Some(page) = data.strip_prefix('v') {
            return Some(Self::Saved { page: number(page)? });
        }
        let browsing = data.starts_with('h');
        let (topic, page) = key(data.strip_prefix(['t', 'h'])?)?;
        Some(Self::Topic { topic, page: number(page)?, browsing })
    }
}

/// The data that a button carries; [`Action::decode`] reads it back.
impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer { page, choices } => write!(f, "{VERSION}p{page}{}", Coded(*choices)),
            Self::Topic { topic, page, browsing } => write!(f, "{VERSION}{}{topic}{page}", topic_letter(*browsing)),
            Self::Topics { page } => write!(f, "{VERSION}q{page}"),
            Self::Save { entry, from } => write!(f, "{VERSION}k{entry}{from}"),
            Self::Unsave { entry, from } => write!(f, "{VERSION}u{entry}{from}"),
            Self::Saved { page } => write!(f, "{VERSION}v{page}"),
            Self::ExportSaved => write!(f, "{VERSION}x"),
            Self::DeleteQuestion => write!(f, "{VERSION}z"),
            Self::Card { entry, from } => write!(f, "{VERSION}c{entry}{from}"),
            Self::BackToCard { entry, from } => write!(f, "{VERSION}b{entry}{from}"),
            Self::Documents { entry, from } => write!(f, "{VERSION}d{entry}{from}"),
            Self::Problems { entry, from } => write!(f, "{VERSION}r{entry}{from}"),
            Self::Tell { entry, feedback } => write!(f, "{VERSION}o{entry}{}", letter_of(*feedback)),
            Self::Send { entry, address } => write!(f, "{VERSION}f{entry}{address}"),
            Self::Settings(setting) => write!(f, "{VERSION}s{setting}"),
            Self::Newest { page } => write!(f, "{VERSION}w{page}"),
            Self::Alerts(step) => write!(f, "{VERSION}a{step}"),
            Self::Counter => write!(f, "{VERSION}n"),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer { page, choices } => write!(f, "p{page}{}", Coded(*choices)),
            Self::Topic { topic, page, browsing } => write!(f, "{}{topic}{page}", topic_letter(*browsing)),
            Self::Saved { page } => write!(f, "v{page}"),
            Self::Newest { page } => write!(f, "w{page}"),
            Self::Alert { parcel } => write!(f, "a{parcel}"),
            Self::Nowhere => Ok(()),
        }
    }
}

fn topic_letter(browsing: bool) -> char {
    if browsing { 'h' } else { 't' }
}

/// How a question is read, behind the page: nothing, or a hyphen and a number in hexadecimal.
struct Coded(Choices);

impl fmt::Display for Coded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Choices { verbatim, without, sense } = self.0;
        let code = u32::from(verbatim) << 31 | u32::from(sense) << 16 | u32::from(without);
        if code == 0 { Ok(()) } else { write!(f, "-{code:x}") }
    }
}

fn page_of_answer(data: &str) -> Option<(usize, Choices)> {
    let Some((page, code)) = data.split_once('-') else { return Some((number(data)?, Choices::default())) };
    let plain = (1..=8).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = u32::from_str_radix(code, 16).ok().filter(|code| plain && code & 0x7F00_0000 == 0)?;
    let [_, sense, high, low] = code.to_be_bytes();
    let choices = Choices { verbatim: code >> 31 == 1, without: u16::from_be_bytes([high, low]), sense };
    Some((number(page)?, choices))
}

pub(super) fn key(data: &str) -> Option<(Key, &str)> {
    let (key, rest) = data.split_at_checked(Key::LENGTH)?;
    Some((Key::parse(key)?, rest))
}

/// The number of a subscription, or a time in seconds: at most eighteen digits, nothing else.
pub(super) fn long_number(digits: &str) -> Option<i64> {
    let plain = (1..=18).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

/// A page's number: at most four digits, nothing else.
pub(super) fn number(digits: &str) -> Option<usize> {
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
        let choices = || {
            let parts = (any::<bool>(), any::<u16>(), any::<u8>());
            parts.prop_map(|(verbatim, without, sense)| Choices { verbatim, without, sense })
        };
        let origin = prop_oneof![
            (page.clone(), choices()).prop_map(|(page, choices)| Origin::Answer { page, choices }),
            (key(), page.clone(), any::<bool>()).prop_map(|(topic, page, browsing)| Origin::Topic {
                topic,
                page,
                browsing
            }),
            page.clone().prop_map(|page| Origin::Saved { page }),
            page.clone().prop_map(|page| Origin::Newest { page }),
            (0_i64..4_000_000_000).prop_map(|parcel| Origin::Alert { parcel }),
            Just(Origin::Nowhere),
        ];
        prop_oneof![
            (page.clone(), choices()).prop_map(|(page, choices)| Action::Answer { page, choices }),
            page.clone().prop_map(|page| Action::Newest { page }),
            page.clone().prop_map(|page| Action::Topics { page }),
            page.clone().prop_map(|page| Action::Saved { page }),
            (key(), page, any::<bool>()).prop_map(|(topic, page, browsing)| Action::Topic { topic, page, browsing }),
            (key(), origin.clone()).prop_map(|(entry, from)| Action::Save { entry, from }),
            (key(), origin.clone()).prop_map(|(entry, from)| Action::Unsave { entry, from }),
            Just(Action::ExportSaved),
            Just(Action::DeleteQuestion),
            (key(), origin.clone()).prop_map(|(entry, from)| Action::Card { entry, from }),
            (key(), origin.clone()).prop_map(|(entry, from)| Action::BackToCard { entry, from }),
            (key(), origin.clone()).prop_map(|(entry, from)| Action::Problems { entry, from }),
            (key(), origin).prop_map(|(entry, from)| Action::Documents { entry, from }),
            (key(), prop::sample::select(&Feedback::ALL[..]))
                .prop_map(|(entry, feedback)| Action::Tell { entry, feedback }),
            (key(), key()).prop_map(|(entry, address)| Action::Send { entry, address }),
            any_setting().prop_map(Action::Settings),
            Just(Action::Counter),
        ]
    }

    fn any_setting() -> impl Strategy<Value = Setting> {
        let of = || prop_oneof![Just(Choice::Language), Just(Choice::Region), Just(Choice::Topics)];
        let key = "[a-z]{1,80}".prop_map(|id| Key::of(&id));
        let page = 0_usize..10_000;
        prop_oneof![
            Just(Setting::Overview),
            (of(), page.clone()).prop_map(|(of, page)| Setting::Choices { of, page }),
            (of(), key, page).prop_map(|(of, one, page)| Setting::Choose { of, one, page }),
            of().prop_map(|of| Setting::ChooseAny { of }),
            Just(Setting::Interfaces),
            prop::sample::select(&Locale::ALL[..]).prop_map(Setting::Speak),
            any::<bool>().prop_map(Setting::Lite),
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
        fn made_up_data_never_panics(data in "[1pctndfslraboqhkuvxzi=-]{0,4}\\PC{0,64}") {
            let _ = Action::decode(&data);
        }
    }

    #[test]
    fn buttons_of_another_version_are_not_read() {
        for data in [
            "",
            "0p1",
            "2p1",
            "1",
            "1p",
            "1p99999",
            "1p-1",
            "1p1-",
            "1p1-g",
            "1p1-123456789",
            "1p1-1000000",
            "1x1",
            "1y",
            "1cshort",
            "1n1",
            "é",
            "1sé",
            "1sx1",
            "1sl=",
            "1sa1",
            "1o",
            "1oAAAAAAAAAAAx",
            "1r",
            "1b",
        ] {
            assert_eq!(Action::decode(data), None, "{data}");
        }
    }
}
