//! How people tell of danger, in eight languages: one table a language.
//!
//! A pattern is words in a row: `|` parts words of which one stands there, `$name` is a set of words, `*` at the end of
//! a word takes all words that begin so, `?` at the end says that it may be missing. `..` is up to three words of any
//! kind, `.` up to one, `...` up to seven; `!` stands before words that are not the one before; `^` is the beginning of the message and `$` its end.

mod arabic;
mod english;
mod french;
mod german;
mod portuguese;
mod russian;
mod spanish;
mod ukrainian;

use super::text::words;

pub(super) struct Patterns {
    pub(super) sets: &'static [(&'static str, &'static str)],
    /// What the one who writes tells of himself and those with him.
    pub(super) of_oneself: &'static [&'static str],
    /// What is told of others, now.
    pub(super) of_others: &'static [&'static str],
    /// Words of those who ask about a topic; one pattern.
    pub(super) topics: &'static str,
}

pub(super) const ALL: [&Patterns; 8] = [
    &english::PATTERNS,
    &french::PATTERNS,
    &spanish::PATTERNS,
    &arabic::PATTERNS,
    &russian::PATTERNS,
    &ukrainian::PATTERNS,
    &portuguese::PATTERNS,
    &german::PATTERNS,
];

pub(super) struct Pattern(Vec<Item>);

enum Item {
    Start,
    End,
    Gap(usize),
    NotAfter(Vec<Choice>),
    Word { choices: Vec<Choice>, optional: bool },
}

struct Choice {
    folded: String,
    open: bool,
}

impl Choice {
    fn read(word: &str) -> Self {
        Self { folded: words(word).concat(), open: word.ends_with('*') }
    }

    fn fits(&self, word: &str) -> bool {
        if self.open { word.starts_with(&self.folded) } else { word == self.folded }
    }
}

impl Pattern {
    pub(super) fn read(line: &str, sets: &[(&str, &str)]) -> Self {
        let item = |text: &str| match text {
            "^" => Item::Start,
            "$" => Item::End,
            "." => Item::Gap(1),
            ".." => Item::Gap(3),
            "..." => Item::Gap(7),
            _ if text.starts_with('!') => Item::NotAfter(text[1..].split('|').map(Choice::read).collect()),
            _ => {
                let (text, optional) = text.strip_suffix('?').map_or((text, false), |text| (text, true));
                let mut choices = Vec::new();
                for word in text.split('|') {
                    match word.strip_prefix('$').and_then(|name| sets.iter().find(|(set, _)| *set == name)) {
                        Some((_, set)) => choices.extend(set.split('|').map(Choice::read)),
                        None => choices.push(Choice::read(word)),
                    }
                }
                Item::Word { choices, optional }
            }
        };
        Self(line.split_whitespace().map(item).collect())
    }

    pub(super) fn is_in(&self, words: &[String]) -> bool {
        (0..words.len()).any(|start| fits(&self.0, words, start))
    }
}

/// Whether these items fit the words from here on.
fn fits(items: &[Item], words: &[String], at: usize) -> bool {
    let Some((item, rest)) = items.split_first() else { return true };
    match item {
        Item::Start => at == 0 && fits(rest, words, at),
        Item::End => at == words.len(),
        Item::Gap(most) => (at..=words.len().min(at + most)).any(|at| fits(rest, words, at)),
        Item::NotAfter(choices) => {
            let before = at.checked_sub(1).map(|before| &words[before]);
            let after = before.is_some_and(|word| choices.iter().any(|choice| choice.fits(word)));
            !after && fits(rest, words, at)
        }
        Item::Word { choices, optional } => {
            let here = words.get(at).is_some_and(|word| choices.iter().any(|choice| choice.fits(word)));
            here && fits(rest, words, at + 1) || *optional && fits(rest, words, at)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_read_as_they_are_told() {
        let pattern = Pattern::read("^ $they .. lock*|beat us? $", &[("they", "he|they")]);
        for (text, fits) in [
            ("He locked us", true),
            ("they have always beat", true),
            ("so he locked us", false),
            ("he locked us in", false),
        ] {
            assert_eq!(pattern.is_in(&words(text)), fits, "{text}");
        }
    }

    #[test]
    fn no_choice_is_empty_and_every_set_is_known() {
        for patterns in ALL {
            for line in patterns.of_oneself.iter().chain(patterns.of_others).chain([&patterns.topics]) {
                for item in Pattern::read(line, patterns.sets).0 {
                    if let Item::Word { choices, .. } = item {
                        assert!(choices.iter().all(|choice| !choice.folded.is_empty()), "{line}");
                    }
                }
                for name in line
                    .split([' ', '|'])
                    .filter_map(|word| word.strip_prefix('$'))
                    .map(|name| name.trim_end_matches('?'))
                {
                    assert!(name.is_empty() || patterns.sets.iter().any(|(set, _)| *set == name), "{line}: {name}");
                }
            }
        }
    }
}
