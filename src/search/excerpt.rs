//! Excerpts: the one or two sentences of a summary that best answer a question.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::matches::{Match, marks};
use super::reading::Sought;

/// In characters, ellipses included.
pub const LONGEST_EXCERPT: usize = 300;

/// Sentences of a summary, with the words to mark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    pub text: String,
    /// In bytes of the text, in order.
    pub marks: Vec<Range<usize>>,
}

/// The best sentences for a question; the first ones when no word of it stands in them. `matches` has an item for each
/// sentence.
pub fn excerpt(sentences: &[String], matches: &[Vec<Match>], sought: &Sought) -> Excerpt {
    let Some(best) = best(matches, sought, &[]) else {
        return Excerpt::default();
    };
    let seen: Vec<usize> = matches[best].iter().map(|found| found.word).collect();
    let mut excerpt = Excerpt::default();
    let room = LONGEST_EXCERPT.saturating_sub(length(&sentences[best]));
    let second = second(sentences, matches, sought, best, &seen, room);
    let mut chosen: Vec<usize> = std::iter::once(best).chain(second).collect();
    chosen.sort_unstable();
    for (number, &index) in chosen.iter().enumerate() {
        if number > 0 {
            excerpt.text.push_str(if index == chosen[number - 1] + 1 { " " } else { APART });
        }
        excerpt.push(&sentences[index], &matches[index]);
    }
    excerpt
}

/// Between two sentences that do not stand side by side.
const APART: &str = " … ";

/// A sentence that says something more and has room: one with new words of the question, or else the next.
fn second(
    sentences: &[String],
    matches: &[Vec<Match>],
    sought: &Sought,
    best: usize,
    seen: &[usize],
    room: usize,
) -> Option<usize> {
    let fits = |index: usize| {
        let apart = if index.abs_diff(best) == 1 { 1 } else { APART.chars().count() };
        index != best && length(&sentences[index]) + apart <= room
    };
    let fitting: Vec<Vec<Match>> =
        matches.iter().enumerate().map(|(index, found)| if fits(index) { found.clone() } else { Vec::new() }).collect();
    let telling =
        self::best(&fitting, sought, seen).filter(|&index| fits(index) && gain(&fitting[index], sought, seen) > 0.0);
    telling.or_else(|| Some(best + 1).filter(|&next| next < sentences.len() && fits(next)))
}

/// The sentence with the most telling words that are not `seen` yet; the first of equals.
fn best(matches: &[Vec<Match>], sought: &Sought, seen: &[usize]) -> Option<usize> {
    let mut best: Option<(usize, f32)> = None;
    for (index, found) in matches.iter().enumerate() {
        let gain = gain(found, sought, seen);
        if best.is_none_or(|(_, most)| gain > most) {
            best = Some((index, gain));
        }
    }
    best.map(|(index, _)| index)
}

fn gain(found: &[Match], sought: &Sought, seen: &[usize]) -> f32 {
    let new = |word: &usize| !seen.contains(word) && found.iter().any(|found| found.word == *word);
    let words = (0..sought.words.len()).filter(new);
    words.map(|word| sought.words[word].weight).sum()
}

impl Excerpt {
    /// The first sentences of a summary, nothing marked.
    #[must_use]
    pub fn beginning(sentences: &[String]) -> Self {
        let mut beginning = Self::default();
        for sentence in sentences {
            let apart = usize::from(!beginning.text.is_empty());
            if apart > 0 && length(&beginning.text) + apart + length(sentence) > LONGEST_EXCERPT {
                break;
            }
            beginning.text.push_str(&" ".repeat(apart));
            beginning.push(sentence, &[]);
        }
        beginning
    }

    fn push(&mut self, sentence: &str, matches: &[Match]) {
        let kept = if length(sentence) <= LONGEST_EXCERPT {
            0..sentence.len()
        } else {
            window(sentence, matches.first().map(|first| first.range.start))
        };
        if kept.start > 0 {
            self.text.push('…');
        }
        let shift = self.text.len();
        self.text.push_str(sentence[kept.clone()].trim_end());
        let end = self.text.len();
        if kept.end < sentence.len() {
            self.text.push('…');
        }
        let inside = marks(matches.iter().filter(|found| found.range.start >= kept.start)).into_iter();
        let marks = inside.map(|found| found.start - kept.start + shift..found.end - kept.start + shift);
        self.marks.extend(marks.filter(|mark| mark.end <= end));
    }
}

/// The part of a long sentence around `focus`, between word bounds.
fn window(sentence: &str, focus: Option<usize>) -> Range<usize> {
    /// Characters kept before the first match.
    const BEFORE: usize = 100;
    let room = LONGEST_EXCERPT - 2;
    let focus_at = sentence[..focus.unwrap_or(0)].chars().count();
    let earliest = if focus_at < room / 2 { 0 } else { focus_at - BEFORE };
    let (mut start, mut end) = (None, 0);
    let (mut at, mut taken) = (0, 0);
    for (byte, piece) in sentence.split_word_bound_indices() {
        let characters = piece.chars().count();
        if at >= earliest && (start.is_some() || !piece.trim().is_empty()) {
            start.get_or_insert(byte);
            if taken + characters > room {
                break;
            }
            taken += characters;
            end = byte + piece.len();
        }
        at += characters;
    }
    let start = start.unwrap_or(0);
    if end <= start {
        // One "word" longer than the room: cut it between graphemes.
        let mut taken = 0;
        let fitting = sentence[start..].grapheme_indices(true).take_while(|(_, grapheme)| {
            taken += grapheme.chars().count();
            taken <= room
        });
        end = fitting.last().map_or(start, |(byte, grapheme)| start + byte + grapheme.len());
    }
    start..end
}

fn length(text: &str) -> usize {
    text.chars().count()
}
