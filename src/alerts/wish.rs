//! What a subscription wants to hear of.

use serde::{Deserialize, Serialize};

use super::kept::{self, ThisForm, Unreadable};
use crate::search::{Question, Unaskable};

/// What a subscription wants: everything that is new, or what fits all of these. Each list is met by any of its items;
/// an empty one asks for nothing.
///
/// Ids are kept as they were chosen. One that the library no longer has fits nothing, so that a wish never becomes
/// wider than it was. It has no `Debug`: a saved question may tell of a victim.
#[derive(Default, PartialEq, Eq)]
pub struct Wish {
    /// Ids of topics; narrower ones are meant, too.
    pub topics: Vec<String>,
    /// Ids of regions, each with what is wider and narrower, and with what holds everywhere.
    pub regions: Vec<String>,
    /// Language tags, of the entry or of a version of it.
    pub languages: Vec<String>,
    /// Names of entry types.
    pub types: Vec<String>,
    /// Whole names; case, accents and signs do not count.
    pub publishers: Vec<String>,
    pub question: Option<SavedQuestion>,
}

impl Wish {
    /// A wish for what answers a question; see [`SavedQuestion::new`].
    ///
    /// # Errors
    /// As [`SavedQuestion::new`].
    pub fn of_question(typed: &str) -> Result<Self, Unaskable> {
        Ok(Self { question: Some(SavedQuestion::new(typed)?), ..Self::default() })
    }

    #[must_use]
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// For keeping, sealed. Equal for wishes that differ in the order of their items only.
    #[must_use]
    pub fn to_text(&self) -> String {
        let sorted = |items: &[String]| {
            let mut items = items.to_vec();
            items.sort_unstable();
            items.dedup();
            items
        };
        kept::write(&KeptWish {
            v: ThisForm,
            topic: sorted(&self.topics),
            region: sorted(&self.regions),
            language: sorted(&self.languages),
            kind: sorted(&self.types),
            publisher: sorted(&self.publishers),
            question: self.question.as_ref().map(|question| question.text().to_owned()),
        })
    }

    /// Reads what [`Wish::to_text`] wrote.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let kept: KeptWish = kept::read(text)?;
        let question = kept.question.as_deref().map(SavedQuestion::new).transpose();
        Ok(Self {
            topics: kept.topic,
            regions: kept.region,
            languages: kept.language,
            types: kept.kind,
            publishers: kept.publisher,
            question: question.map_err(|_| Unreadable::Damaged)?,
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptWish {
    v: ThisForm,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    topic: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    region: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    language: Vec<String>,
    #[serde(default, rename = "type", skip_serializing_if = "Vec::is_empty")]
    kind: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    publisher: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    question: Option<String>,
}

/// A question that a person wants to be alerted to.
pub struct SavedQuestion(Question);

/// Longer texts are not kept.
const LONGEST_SAVED: usize = 512;

impl SavedQuestion {
    /// Reads what was typed, which may have words to leave out: `shelter standards -children`.
    ///
    /// # Errors
    /// When nothing is left to look for, or the text has more than 512 characters.
    pub fn new(typed: &str) -> Result<Self, Unaskable> {
        let question = Question::new(typed)?;
        if question.text().chars().count() > LONGEST_SAVED {
            return Err(Unaskable::TooLong);
        }
        Ok(Self(question))
    }

    /// As it was typed, cleaned, with the words to leave out; for showing it to the person who saved it.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.text()
    }

    /// What is looked for.
    #[must_use]
    pub fn question(&self) -> &Question {
        &self.0
    }
}

impl PartialEq for SavedQuestion {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for SavedQuestion {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What is looked for, and what is left out.
    fn saved(typed: &str) -> (String, Vec<String>) {
        let saved = SavedQuestion::new(typed).ok().unwrap();
        let words: Vec<&str> = saved.question().telling_words().collect();
        (words.join(" "), saved.question().left_out().to_vec())
    }

    #[test]
    fn a_word_behind_a_hyphen_is_left_out() {
        for (typed, sought, left_out) in [
            ("shelter standards -children", "shelter standards", vec!["children"]),
            ("-children  shelter –ships −sea", "shelter", vec!["children", "ships", "sea"]),
            ("shelter -child-labour", "shelter", vec!["child-labour"]),
            ("non-punishment - of victims", "non punishment victims", vec![]),
            ("a --shelter -(children)", "shelter children", vec![]),
            ("притулок -діти", "притулок", vec!["діти"]),
        ] {
            assert_eq!(
                saved(typed),
                (sought.to_owned(), left_out.iter().map(ToString::to_string).collect()),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_question_needs_something_to_look_for_within_its_limit() {
        assert_eq!(SavedQuestion::new("-children").err(), Some(Unaskable::Empty));
        assert_eq!(SavedQuestion::new(" ").err(), Some(Unaskable::Empty));
        assert_eq!(SavedQuestion::new(&format!("shelter {}", "-a ".repeat(300))).err(), Some(Unaskable::TooLong));
        assert_eq!(SavedQuestion::new(&"\u{301}".repeat(4096)).err(), Some(Unaskable::Empty));
    }

    #[test]
    fn the_text_is_compact_and_says_which_form_it_has() {
        assert_eq!(Wish::default().to_text(), r#"{"v":1}"#);
        let mut wish = Wish::of_question("shelter  -children").ok().unwrap();
        wish.topics = ["b", "a", "b"].map(str::to_owned).to_vec();
        wish.types = vec!["report".to_owned()];
        let text = r#"{"v":1,"topic":["a","b"],"type":["report"],"question":"shelter -children"}"#;
        assert_eq!(wish.to_text(), text);
        assert!(Wish::default().is_everything() && !wish.is_everything());
    }

    #[test]
    fn nonsense_is_refused_and_not_repeated() {
        for nonsense in [
            "",
            "{}",
            "null",
            r#"{"v":0}"#,
            r#"{"v":"1"}"#,
            r#"{"v":1"#,
            r#"{"v":1,"topic":"Jane"}"#,
            r#"{"v":1,"topics":["Jane"]}"#,
            r#"{"v":1,"question":""}"#,
            r#"{"v":1,"question":"-Jane"}"#,
            r#"{"v":1,"v":1}"#,
            r#"{"v":1} Jane"#,
        ] {
            let error = Wish::read(nonsense).err();
            assert_eq!(error, Some(Unreadable::Damaged), "{nonsense}");
            assert!(!format!("{error:?}{}", error.unwrap()).contains("Jane"));
        }
        assert_eq!(Wish::read(r#"{"v":2,"who":"knows"}"#).err(), Some(Unreadable::Newer { form: 2 }));
    }

    proptest! {
        #[test]
        fn a_wish_is_read_as_it_was_written(
            topics in prop::collection::btree_set("[a-z-]{1,9}", 0..4),
            publishers in prop::collection::btree_set("\\PC{1,20}", 0..3),
            question in prop::option::of("(-?[a-zé\"]{1,8} ){1,6}"),
        ) {
            let question = question.as_deref().map(SavedQuestion::new).transpose();
            let Ok(question) = question else { return Ok(()) };
            let left_out = question.as_ref().map(|question| question.question().left_out().to_vec());
            let wish = Wish {
                topics: topics.into_iter().collect(),
                publishers: publishers.into_iter().collect(),
                question,
                ..Wish::default()
            };
            let Ok(read) = Wish::read(&wish.to_text()) else { return Err(TestCaseError::fail("it is not read")) };
            prop_assert!(read == wish);
            prop_assert_eq!(read.question.map(|question| question.question().left_out().to_vec()), left_out);
        }

        #[test]
        fn no_text_makes_reading_fail_otherwise(text in r#"(\{"v":[0-2],?)?(["a-z:,\[\]{}]|topic|question){0,20}"#) {
            let _ = Wish::read(&text);
        }
    }
}
