//! Links inside a sentence: what stands between plus signs is looked for, and a link takes its place.
//!
//! `Take +nrm handbook+ and +forced labour indicators+.` A plus sign opens only where a word may begin, so that
//! `C++` and `+44 20 …` stay what they are.

/// A text with places for links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inserts {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Text(String),
    /// The words that are looked for, without the plus signs.
    Sought(String),
}

impl Inserts {
    /// `None` when nothing stands between plus signs.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let mut parts = Vec::new();
        let mut text = String::new();
        let mut rest = typed;
        while let Some(plus) = rest.find('+') {
            let before = rest[..plus].chars().next_back().or_else(|| text.chars().next_back());
            let after = &rest[plus + 1..];
            let closing = opens(before, after).then(|| closing(after)).flatten();
            if let Some(end) = closing {
                text.push_str(&rest[..plus]);
                if !text.is_empty() {
                    parts.push(Part::Text(std::mem::take(&mut text)));
                }
                parts.push(Part::Sought(after[..end].to_owned()));
                rest = &after[end + 1..];
            } else {
                text.push_str(&rest[..=plus]);
                rest = after;
            }
        }
        text.push_str(rest);
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
        parts.iter().any(|part| matches!(part, Part::Sought(_))).then_some(Self { parts })
    }

    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What is looked for, in order.
    pub fn sought(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Sought(words) => Some(words.as_str()),
            Part::Text(_) => None,
        })
    }
}

fn opens(before: Option<char>, after: &str) -> bool {
    let at_beginning = before.is_none_or(|before| !before.is_alphanumeric() && before != '+');
    at_beginning && after.chars().next().is_some_and(char::is_alphabetic)
}

/// Where the closing sign stands: right after a word, with no letter behind it.
fn closing(text: &str) -> Option<usize> {
    let closes = |at: &usize| {
        let before = text[..*at].chars().next_back();
        let behind = text[at + 1..].chars().next();
        before.is_some_and(|sign| !sign.is_whitespace()) && behind.is_none_or(|sign| !sign.is_alphanumeric())
    };
    let line = &text[..text.find('\n').unwrap_or(text.len())];
    line.match_indices('+').map(|(at, _)| at).find(closes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sought(typed: &str) -> Vec<String> {
        Inserts::read(typed).map_or(Vec::new(), |inserts| inserts.sought().map(str::to_owned).collect())
    }

    #[test]
    fn what_stands_between_plus_signs_is_sought() {
        assert_eq!(
            sought("Take +nrm handbook+ and (+forced labour indicators+)."),
            ["nrm handbook", "forced labour indicators"]
        );
        assert_eq!(sought("+nrm handbook+"), ["nrm handbook"]);
        assert_eq!(sought("+права жертв+, +حماية+"), ["права жертв", "حماية"]);
    }

    #[test]
    fn other_plus_signs_stay() {
        for typed in ["C++ and Java", "+44 20 7946 0000+", "a+b+c", "1 + 1 + 2", "+nrm handbook", "++", "+a\nb+", ""] {
            assert_eq!(sought(typed), Vec::<String>::new(), "{typed}");
        }
        assert_eq!(sought("C++ or +age checks+"), ["age checks"]);
    }

    proptest! {
        #[test]
        fn nothing_of_the_text_is_lost(typed in "[+a-c \\n.é]{0,60}") {
            if let Some(inserts) = Inserts::read(&typed) {
                let whole: String = inserts.parts().iter().map(|part| match part {
                    Part::Text(text) => text.clone(),
                    Part::Sought(words) => format!("+{words}+"),
                }).collect();
                prop_assert_eq!(whole, typed);
            }
        }
    }
}
