//! Whether somebody tells of danger now, or asks about danger as a topic.
//!
//! Told by who speaks and of whom: "he locked us in" has somebody who does it, the deed and the first person; "locked in
//! the factory, indicators" has no person at all. What is told of others counts when it is now, and when no word of a
//! handbook stands beside it.

use std::sync::LazyLock;

use super::patterns::{ALL, Pattern, Patterns};
use super::text::{tokens, words_of};

/// All languages, read once.
static TOLD: LazyLock<Vec<Told>> = LazyLock::new(|| ALL.into_iter().map(Told::of).collect());

/// The patterns of a language.
struct Told {
    of_oneself: Vec<Pattern>,
    of_others: Vec<Pattern>,
    topics: Vec<Pattern>,
}

impl Told {
    fn of(patterns: &Patterns) -> Self {
        let read = |lines: &[&str]| lines.iter().map(|line| Pattern::read(line, patterns.sets)).collect();
        Self {
            of_oneself: read(patterns.of_oneself),
            of_others: read(patterns.of_others),
            topics: read(&[patterns.topics]),
        }
    }
}

/// Whether somebody seems to be in danger now: the one who writes, or somebody of whom the message tells.
#[must_use]
pub fn danger(question: &str) -> bool {
    let words = words_told(question);
    let found = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.is_in(&words));
    TOLD.iter().any(|told| found(&told.of_oneself))
        || TOLD.iter().any(|told| found(&told.of_others)) && !TOLD.iter().any(|told| found(&told.topics))
}

/// The words, folded. "US" is a country unless all is written in capitals.
fn words_told(question: &str) -> Vec<String> {
    let mut tokens = tokens(question);
    let loud = tokens.iter().filter(|token| token.is_letters()).all(|token| token.capital);
    for token in &mut tokens {
        if token.is("us") && token.capitals && !loud {
            "usa".clone_into(&mut token.folded);
        }
    }
    words_of(tokens)
}
