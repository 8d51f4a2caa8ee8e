//! Typing errors put into questions, to measure what they cost. The same seed makes the same errors.

use sha2::{Digest as _, Sha256};
use unicode_segmentation::UnicodeSegmentation;

/// The question with one random error in its longest word: a letter left out, typed twice, swapped with the next, or
/// replaced by another of the word. Words of less than four letters are left alone.
#[must_use]
pub fn mistyped(question: &str, seed: u64) -> String {
    let longest = question.split_word_bound_indices().rev().max_by_key(|(_, word)| word.chars().count());
    let Some((at, word)) = longest.filter(|(_, word)| word.chars().count() > 3) else {
        return question.to_owned();
    };
    let mut letters: Vec<char> = word.chars().collect();
    let chance = chance(question, seed);
    let [kind, place, other, ..] = chance;
    // The first letter is seldom missed.
    let place = 1 + usize::from(place) % (letters.len() - 1);
    match kind % 4 {
        0 => _ = letters.remove(place),
        1 => letters.insert(place, letters[place]),
        2 => {
            let place = place.min(letters.len() - 2);
            letters.swap(place, place + 1);
        }
        _ => letters[place] = letters[usize::from(other) % letters.len()],
    }
    let mistyped: String = letters.into_iter().collect();
    if mistyped == word {
        letters_out(question, at, word)
    } else {
        format!("{}{mistyped}{}", &question[..at], &question[at + word.len()..])
    }
}

/// Leaves out the last letter, where the error by chance was none.
fn letters_out(question: &str, at: usize, word: &str) -> String {
    let end = word.char_indices().last().map_or(0, |(end, _)| end);
    format!("{}{}{}", &question[..at], &word[..end], &question[at + word.len()..])
}

fn chance(question: &str, seed: u64) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(seed.to_be_bytes());
    hash.update(question.as_bytes());
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_longest_word_gets_one_error_and_always_the_same() {
        for seed in 0..200 {
            let typed = mistyped("forced labour indicators", seed);
            assert_eq!(typed, mistyped("forced labour indicators", seed));
            let rest = typed.strip_prefix("forced labour ").unwrap();
            assert!(strsim::osa_distance(rest, "indicators") <= 1 && rest != "indicators", "{typed}");
        }
        assert_eq!(mistyped("a UN ...", 1), "a UN ...");
    }

    proptest! {
        #[test]
        fn any_question_can_be_mistyped(question in "\\PC{0,40}", seed in any::<u64>()) {
            let _ = mistyped(&question, seed);
        }
    }
}
