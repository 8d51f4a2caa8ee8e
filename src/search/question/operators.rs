//! What people can type besides words: `"a phrase"`, `-word`, `type:report`, `lang:fr`, `year:2015..2020`.
//!
//! Whatever does not make sense as an operator is words.

use std::ops::Range;

/// People type a hyphen, and keyboards make a dash or a minus sign of it.
const LEAVES_OUT: [char; 3] = ['-', '–', '−'];

/// Straight, curly, low and pointed ones; keyboards choose for people.
const QUOTATION_MARKS: [char; 7] = ['"', '“', '”', '„', '«', '»', '″'];

/// What a text says besides its words.
#[derive(Default)]
pub struct Signs {
    /// The text with blanks in the place of what is no word to look for; of the same length in bytes.
    pub plain: String,
    /// What stands between quotation marks, in bytes of the text.
    pub phrases: Vec<Range<usize>>,
    /// Words behind a hyphen, without it. Words that hyphens join to it belong to it.
    pub left_out: Vec<String>,
    pub operators: Vec<Operator>,
}

/// A typed demand on entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operator {
    pub key: OperatorKey,
    /// Where its value stands, in bytes of the text.
    pub value: Range<usize>,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OperatorKey {
    Type,
    Language,
    Year,
    Topic,
    Region,
    Audience,
    Publisher,
}

impl OperatorKey {
    fn parse(typed: &str) -> Option<Self> {
        Some(match typed.to_lowercase().as_str() {
            "type" | "kind" => Self::Type,
            "lang" | "language" => Self::Language,
            "year" | "issued" => Self::Year,
            "topic" => Self::Topic,
            "region" | "country" => Self::Region,
            "audience" | "for" => Self::Audience,
            "publisher" | "by" => Self::Publisher,
            _ => return None,
        })
    }
}

/// Reads a text whose words are parted by single spaces.
pub fn read(text: &str) -> Signs {
    let mut signs = Signs { plain: text.to_owned(), ..Signs::default() };
    signs.phrases = quoted(text);
    let mut at = 0;
    for word in text.split(' ') {
        let start = at;
        at += word.len() + 1;
        if signs.phrases.iter().any(|phrase| phrase.contains(&start)) {
            continue;
        }
        if let Some(rest) = word.strip_prefix(LEAVES_OUT).filter(|rest| rest.starts_with(char::is_alphanumeric)) {
            signs.left_out.push(rest.to_owned());
            blank(&mut signs.plain, start..start + word.len());
        } else if let Some((key, value)) = word.split_once(':')
            && let Some(known) = OperatorKey::parse(key)
            && value.contains(char::is_alphanumeric)
        {
            let value_at = start + key.len() + 1;
            signs.operators.push(Operator {
                key: known,
                value: value_at..value_at + value.len(),
                text: value.to_owned(),
            });
            blank(&mut signs.plain, start..value_at);
        }
    }
    signs
}

/// What stands between two quotation marks. An apostrophe is none, and a single mark means nothing.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let marks: Vec<(usize, usize)> =
        text.match_indices(QUOTATION_MARKS).map(|(at, mark)| (at, at + mark.len())).collect();
    marks.chunks_exact(2).map(|pair| pair[0].1..pair[1].0).filter(|inside| !inside.is_empty()).collect()
}

fn blank(text: &mut String, range: Range<usize>) {
    text.replace_range(range.clone(), &" ".repeat(range.len()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_are_told_from_words() {
        let text = "shelter -children type:report year:2015..2020 note: -–x “safe house” a-b";
        let signs = read(text);
        assert_eq!(signs.left_out, ["children"]);
        let operators: Vec<_> = signs.operators.iter().map(|operator| (operator.key, &*operator.text)).collect();
        assert_eq!(operators, [(OperatorKey::Type, "report"), (OperatorKey::Year, "2015..2020")]);
        assert_eq!(signs.phrases.iter().map(|phrase| &text[phrase.clone()]).collect::<Vec<_>>(), ["safe house"]);
        assert_eq!(signs.plain.len(), text.len());
        assert!(!signs.plain.contains("children") && !signs.plain.contains("type") && signs.plain.contains("a-b"));
    }

    #[test]
    fn signs_that_mean_nothing_are_left_alone() {
        for text in ["- children", "type:", "\"", "\"\"", "what:ever", "--x", "year: 2020", "a \" b"] {
            let signs = read(text);
            assert!(signs.left_out.is_empty() && signs.operators.is_empty() && signs.phrases.is_empty(), "{text}");
        }
    }
}
