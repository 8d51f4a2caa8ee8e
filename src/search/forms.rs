//! The terms that a word of a question is looked for under, and how much each is worth.

use super::lexicon::Lexicon;
use super::text::stems::Stems;
use super::text::stop_words::{begins_stop_word, is_stop_word};

/// Words that a beginning may go on to: those used most often stand for it.
const MOST_CONTINUATIONS: usize = 32;

/// What a longer word is worth where what was typed is a word by itself: whoever typed "child" wants it more than
/// "childcare", whatever else the entry has.
const BESIDE_THE_WHOLE: f32 = 0.2;

/// Every term that one word of a question may be indexed under.
pub struct Forms {
    whole: Vec<String>,
    continued: Vec<String>,
    /// What a term of the continued ones is worth, as a share of a whole one.
    share: f32,
    /// Whether it is a beginning that may yet become a stop word.
    pub may_be_stop_word: bool,
}

impl Forms {
    /// Of a whole word.
    pub fn of_terms(terms: Vec<String>) -> Self {
        Self { whole: terms, continued: Vec::new(), share: 1.0, may_be_stop_word: false }
    }

    /// Of a word that is still being typed, with its folded form. What nothing goes on from is taken for a whole word.
    pub fn of_beginning(lowercase: &str, folded: &str, stems: &Stems, lexicon: &Lexicon) -> Self {
        let continuations = lexicon.continuations(folded, MOST_CONTINUATIONS);
        let stands_alone = lexicon.knows(folded) && !is_stop_word(folded);
        let whole = if stands_alone || continuations.is_empty() { stems.all(lowercase) } else { Vec::new() };
        let mut continued: Vec<String> = Vec::new();
        for continuation in continuations {
            let term = stems.of(continuation.language, continuation.word);
            if !whole.contains(&term) && !continued.contains(&term) {
                continued.push(term);
            }
        }
        let share = if stands_alone { BESIDE_THE_WHOLE } else { 1.0 };
        Self { whole, continued, share, may_be_stop_word: begins_stop_word(folded) }
    }

    /// The terms with what each is worth.
    pub fn terms(&self) -> impl Iterator<Item = (&String, f32)> {
        let whole = self.whole.iter().map(|term| (term, 1.0));
        whole.chain(self.continued.iter().map(|term| (term, self.share)))
    }
}
