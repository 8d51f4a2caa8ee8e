//! A text without what was put there twice, cut off, or lost.

use super::mending;
use super::page::{Kind, Line, Paragraph, Run};

/// A shorter passage may well be said twice.
const SHORTEST_REPEAT: usize = 40;

/// What is shorter is an abbreviation or a number.
const SHORTEST_SENTENCE: usize = 24;

/// So many letters tell most beginnings from one another.
const START: usize = 24;

/// What was done to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mended {
    /// It was cut at "Read More", and ends with its last whole sentence now.
    Shortened,
    /// It was cut, and had no whole sentence.
    Cut,
    /// Letters of it were lost.
    Unreadable,
}

/// The paragraphs that can be shown, and what was done to them.
#[must_use]
pub fn tidy(paragraphs: Vec<Paragraph>) -> (Vec<Paragraph>, Vec<Mended>) {
    let mut done = Vec::new();
    let mut kept: Vec<Paragraph> = Vec::new();
    for paragraph in paragraphs {
        let text = paragraph.text();
        if mending::is_unreadable(&text) {
            done.push(Mended::Unreadable);
        } else if is_more_link(&text) || text.chars().all(|sign| !sign.is_alphanumeric()) {
            // Says nothing.
        } else {
            kept.push(paragraph);
        }
    }
    let mut whole = Vec::new();
    for at in 0..kept.len() {
        let text = kept[at].text();
        let Some(cut) = cut_text(&text) else {
            whole.push(kept[at].clone());
            continue;
        };
        let beginning = letters(cut);
        let others = kept.iter().enumerate().filter(|(other, _)| *other != at);
        if others.map(|(_, other)| letters(&other.text())).any(|other| other.starts_with(&beginning)) {
            continue;
        }
        match whole_sentences(cut) {
            Some(sentences) => {
                done.push(Mended::Shortened);
                whole.push(plain(kept[at].kind, sentences));
            }
            None => done.push(Mended::Cut),
        }
    }
    (without_repeats(whole), done)
}

/// The text of a card before `...Read More`, when it was cut so.
#[must_use]
pub fn cut_text(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let lower = text.to_lowercase();
    let mores = ["read more", "read more »", "continue reading", "continue reading →", "lire la suite", "leer más"];
    let before = mores.iter().find_map(|more| lower.strip_suffix(more)).and_then(|before| text.get(..before.len()));
    let dots = |text: &str| {
        let text = text.trim_end();
        ["...", "…", "[…]", "[...]"].iter().find_map(|dots| text.strip_suffix(dots)).map(str::len)
    };
    match before {
        Some(before) => Some(&text[..dots(before)?]),
        // Excerpts that WordPress makes.
        None => ["[…]", "[...]", "[&hellip;]"].iter().find_map(|dots| text.strip_suffix(dots)),
    }
}

fn is_more_link(text: &str) -> bool {
    matches!(
        text.trim_matches(['.', '…', ' ', '»', '→']).to_lowercase().as_str(),
        "read more" | "continue reading" | "lire la suite" | "leer más"
    )
}

/// Up to the end of the last sentence.
fn whole_sentences(text: &str) -> Option<&str> {
    let mut ends = text.char_indices().rev().filter(|(at, sign)| {
        let behind = &text[at + sign.len_utf8()..];
        matches!(sign, '.' | '!' | '?' | '。')
            && (behind.is_empty() || behind.starts_with(' '))
            && *at >= SHORTEST_SENTENCE
    });
    ends.next().map(|(at, sign)| &text[..at + sign.len_utf8()])
}

fn without_repeats(paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let all: Vec<String> = paragraphs.iter().map(|paragraph| letters(&paragraph.text())).collect();
    // A passage is repeated from the beginning of a sentence on, which is quicker to compare than the whole.
    let start = |text: &str| text.chars().take(START).collect::<String>();
    let starts: Vec<Vec<String>> = paragraphs
        .iter()
        .map(|paragraph| {
            paragraph.text().split_inclusive(['.', ':', '?', '!']).map(|text| start(&letters(text))).collect()
        })
        .collect();
    let is_repeat = |at: usize| {
        let own = &all[at];
        let (is_long, begins) = (own.chars().count() >= SHORTEST_REPEAT, start(own));
        let holds = |other: usize| starts[other].contains(&begins) && all[other].contains(own.as_str());
        let earlier = (0..at).any(|other| all[other] == *own || (is_long && holds(other)));
        let later = is_long && (at + 1..all.len()).any(|other| all[other].len() > own.len() && holds(other));
        !own.is_empty() && (earlier || later)
    };
    let kept = paragraphs.into_iter().enumerate().filter(|(at, _)| !is_repeat(*at));
    kept.map(|(_, paragraph)| without_repeated_sentences(paragraph)).collect()
}

/// Sentences that stand twice in one paragraph; only where it has no markup that could be torn.
fn without_repeated_sentences(paragraph: Paragraph) -> Paragraph {
    let [Line { runs }] = &paragraph.lines[..] else { return paragraph };
    let [Run { bold: false, italic: false, href: None, text }] = &runs[..] else { return paragraph };
    let mut seen: Vec<String> = Vec::new();
    let mut kept = String::with_capacity(text.len());
    for sentence in text.split_inclusive(". ") {
        let own = letters(sentence);
        if own.chars().count() >= SHORTEST_REPEAT && seen.contains(&own) {
            continue;
        }
        seen.push(own);
        kept.push_str(sentence);
    }
    if kept.len() == text.len() { paragraph } else { plain(paragraph.kind, &kept) }
}

fn plain(kind: Kind, text: &str) -> Paragraph {
    let run = Run { text: text.trim_end().to_owned(), ..Run::default() };
    Paragraph { kind, lines: vec![Line { runs: vec![run] }] }
}

/// The letters and digits of a text, by which two are compared.
fn letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for sign in text.chars().filter(|sign| sign.is_alphanumeric()) {
        if sign.is_ascii() { letters.push(sign.to_ascii_lowercase()) } else { letters.extend(sign.to_lowercase()) }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidied(texts: &[&str]) -> (Vec<String>, Vec<Mended>) {
        let (paragraphs, done) = tidy(texts.iter().map(|text| plain(Kind::Text, text)).collect());
        (paragraphs.iter().map(Paragraph::text).collect(), done)
    }

    #[test]
    fn what_stands_twice_stands_once() {
        let guidance = "This handbook provides guidance on how to design sustainable mechanisms.";
        let longer = format!("The implementation is an element of governance. {guidance}");
        assert_eq!(tidied(&[guidance, &longer, &longer, "Contents", "Contents"]).0, [longer.as_str(), "Contents"]);
        let twice = format!("{guidance} And then. {guidance} End.");
        assert_eq!(tidied(&[&twice]).0, [format!("{guidance} And then. End.")]);
    }

    #[test]
    fn cut_texts_are_whole_sentences_or_nothing() {
        let (texts, done) = tidied(&[
            "The guide explains how victims are identified in ports. It is for inspec...Read More",
            "The Welsh Government is committed to ensuring wor… Read more",
            "Read More",
            "Lost letters: \u{FFFD}\u{FFFD}",
            "The end of it is not known...",
        ]);
        assert_eq!(texts, ["The guide explains how victims are identified in ports.", "The end of it is not known..."]);
        assert_eq!(done, [Mended::Unreadable, Mended::Shortened, Mended::Cut]);
        let whole = "The Welsh Government is committed to ensuring workers are treated fairly.";
        assert_eq!(tidied(&["The Welsh Government is committed to ensuring wor...Read More", whole]).0, [whole]);
    }
}
