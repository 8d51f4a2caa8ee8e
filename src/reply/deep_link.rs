//! Links into the bot: what stands behind `?start=`, at most 64 characters of `A-Z a-z 0-9 _ -`.
//!
//! The link to an entry is the entry's key alone, and so stays good for as long as the entry has its id or an alias.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use url::Url;

use crate::knowledge::Key;
use crate::search::{Question, clean};

/// Where a link into the bot leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeepLink {
    /// The card of an entry.
    Entry(Key),
    /// The answer to a question: its words, or as many of them as a link can hold.
    Question(String),
    /// The settings, where alerts are turned on.
    Alerts,
}

/// Two characters, so that the whole is never as long as a key: base64 has no remainder of one.
const QUESTION: &str = "q-";
const ALERTS: &str = "alerts";

/// What 64 characters hold, less the two of [`QUESTION`].
const LONGEST_WORDS: usize = 46;

impl DeepLink {
    /// The link that asks a question again: word for word when it is short, with its telling words when it is long.
    #[must_use]
    pub fn asking(question: &Question) -> Self {
        let text = question.text();
        if text.len() <= LONGEST_WORDS {
            return Self::Question(text.to_owned());
        }
        let mut words = String::new();
        for word in question.telling_words() {
            let space = usize::from(!words.is_empty());
            if words.len() + space + word.len() <= LONGEST_WORDS {
                words.extend(std::iter::repeat_n(' ', space));
                words.push_str(word);
            }
        }
        Self::Question(words)
    }

    /// `None` when the text is no link of ours.
    #[must_use]
    pub fn parse(payload: &str) -> Option<Self> {
        if payload == ALERTS {
            return Some(Self::Alerts);
        }
        if let Some(key) = Key::parse(payload) {
            return Some(Self::Entry(key));
        }
        let bytes = BASE64URL_NOPAD.decode(payload.strip_prefix(QUESTION)?.as_bytes()).ok()?;
        let words = clean(&String::from_utf8(bytes).ok()?);
        (!words.trim().is_empty()).then_some(Self::Question(words))
    }

    /// The whole link, to the bot of this user name. `None` for a name that no bot can have.
    #[must_use]
    pub fn url(&self, username: &str) -> Option<Url> {
        Url::parse(&format!("https://t.me/{username}?start={self}")).ok()
    }
}

/// What stands behind `?start=`; [`DeepLink::parse`] reads it back.
impl fmt::Display for DeepLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entry(key) => key.fmt(f),
            Self::Question(words) => write!(f, "{QUESTION}{}", BASE64URL_NOPAD.encode(words.as_bytes())),
            Self::Alerts => f.write_str(ALERTS),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn is_payload(payload: &str) -> bool {
        (1..=64).contains(&payload.len())
            && payload.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
    }

    proptest! {
        #[test]
        fn any_question_becomes_a_link_that_asks_it(typed in "\\PC{1,300}") {
            let Ok(question) = Question::new(&typed) else { return Ok(()) };
            let link = DeepLink::asking(&question);
            if let DeepLink::Question(words) = &link {
                prop_assume!(!words.is_empty());
            }
            prop_assert!(is_payload(&link.to_string()), "{}", link);
            let read = DeepLink::parse(&link.to_string());
            prop_assert!(matches!(&read, Some(DeepLink::Question(words)) if Question::new(words).is_ok()), "{:?}", read);
        }

        #[test]
        fn made_up_payloads_never_panic(payload in "(q-)?\\PC{0,70}") {
            let _ = DeepLink::parse(&payload);
        }
    }

    #[test]
    fn each_link_reads_back_as_itself() {
        let long = Question::new(&"the forced labour of fishers on vessels far away ".repeat(4)).ok().unwrap();
        let asked = DeepLink::asking(&long);
        assert!(matches!(&asked, DeepLink::Question(words) if words.starts_with("forced labour fishers vessels")));
        for link in [DeepLink::Entry(Key::of("shelter-standards")), DeepLink::Alerts, asked] {
            assert!(is_payload(&link.to_string()));
            assert_eq!(DeepLink::parse(&link.to_string()), Some(link));
        }
    }

    #[test]
    fn what_is_no_link_of_ours_is_not_read() {
        for payload in ["", "q-", "q-!!", "q-_w", "alert", "short", "A".repeat(12).as_str(), "é"] {
            assert_eq!(DeepLink::parse(payload), None, "{payload}");
        }
    }
}
