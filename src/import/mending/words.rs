//! Words that a PDF has torn: "Verifi- cation" at the end of a line, "traf cking" where a ligature was lost.
//!
//! Which words there are is learnt from the store and from the export itself.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher as _;

use foldhash::fast::RandomState;

/// Words that are known, each with how often it was met. Hashes stand for them, so that a large export fits.
#[derive(Debug, Default)]
pub struct Lexicon {
    hasher: RandomState,
    counts: HashMap<u64, u32, RandomState>,
    /// What is left of known words, in two pieces, when a ligature is lost.
    torn: HashSet<(u64, u64), RandomState>,
}

/// Learns words as they come by.
#[derive(Debug, Default)]
pub struct LexiconBuilder {
    lexicon: Lexicon,
}

/// More different words than this are names and noise.
const MOST_WORDS: usize = 1_000_000;
/// Longer ones are rare.
const LONGEST_ASCII: usize = 32;
/// A word of the store counts as often as this many in the export.
const TRUSTED: u32 = 1_000;

impl LexiconBuilder {
    /// Learns the words of a text that curators have read.
    pub fn trust(&mut self, text: &str) {
        self.learn_as(text, TRUSTED);
    }

    /// Learns the words of a text as it came.
    pub fn learn(&mut self, text: &str) {
        self.learn_as(text, 1);
    }

    fn learn_as(&mut self, text: &str, count: u32) {
        for word in text.split(|sign: char| !sign.is_alphabetic()).filter(|word| word.len() > 1) {
            let hash = self.lexicon.hash(word);
            if let Some(known) = self.lexicon.counts.get_mut(&hash) {
                *known = known.saturating_add(count);
            } else if self.lexicon.counts.len() < MOST_WORDS {
                self.lexicon.counts.insert(hash, count);
                self.lexicon.learn_pieces(word);
            }
        }
    }

    #[must_use]
    pub fn finish(self) -> Lexicon {
        self.lexicon
    }
}

impl Lexicon {
    /// The same for a word in capitals.
    fn hash(&self, word: &str) -> u64 {
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return self.hasher.hash_one(word);
        }
        let mut lower = [0; LONGEST_ASCII];
        match lower.get_mut(..word.len()).filter(|_| word.is_ascii()) {
            Some(lower) => {
                lower.copy_from_slice(word.as_bytes());
                lower.make_ascii_lowercase();
                self.hasher.hash_one(std::str::from_utf8(lower).unwrap_or(word))
            }
            None => self.hasher.hash_one(word.to_lowercase().as_str()),
        }
    }

    fn learn_pieces(&mut self, word: &str) {
        for ligature in LIGATURES {
            for (at, _) in word.match_indices(ligature) {
                let (left, right) = (&word[..at], &word[at + ligature.len()..]);
                if !left.is_empty() && !right.is_empty() {
                    self.torn.insert((self.hash(left), self.hash(right)));
                }
            }
        }
    }

    fn count(&self, word: &str) -> u32 {
        self.counts.get(&self.hash(word)).copied().unwrap_or(0)
    }

    /// Whether a word is one, rather than a piece of one that was torn.
    fn knows_better(&self, whole: &str, piece: &str) -> bool {
        let whole = self.count(whole);
        whole > 0 && whole > self.count(piece)
    }
}

/// The ligatures that get lost, the longest first.
const LIGATURES: [&str; 5] = ["ffi", "ffl", "ff", "fi", "fl"];
/// What a hyphen before a space leads up to: "pre- and post-departure".
const AFTER_HYPHEN: [&str; 20] = [
    "and", "or", "to", "nor", "versus", "vs", "und", "oder", "bis", "et", "ou", "y", "o", "e", "и", "или", "та", "або",
    "as", "than",
];
/// What keeps its hyphen.
const PREFIXES: [&str; 14] =
    ["self", "pre", "post", "non", "anti", "co", "re", "multi", "inter", "sub", "long", "short", "well", "ex"];

/// The text with its words whole again.
pub fn mend(text: &str, lexicon: &Lexicon) -> String {
    let text = with_plain_ligatures(text);
    let text = if text.contains("- ") { joined_at_hyphens(&text, lexicon) } else { text };
    with_lost_ligatures(&text, lexicon)
}

/// Ligatures that are one character, such as `ﬃ`, as letters.
fn with_plain_ligatures(text: &str) -> String {
    if !text.contains(|sign| ('\u{FB00}'..='\u{FB06}').contains(&sign)) {
        return text.to_owned();
    }
    let letters = |sign| match sign {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        _ => "",
    };
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        match letters(sign) {
            "" => plain.push(sign),
            letters => plain.push_str(letters),
        }
    }
    plain
}

fn joined_at_hyphens(text: &str, lexicon: &Lexicon) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("- ") {
        let (before, behind) = (&rest[..at], &rest[at + 2..]);
        joined.push_str(before);
        let left = last_word(&joined).to_owned();
        let right = first_word(behind);
        joined.push_str(match hyphen(&left, right, lexicon) {
            Hyphen::Torn => "",
            Hyphen::Dash => " – ",
            Hyphen::Prefix => "-",
            Hyphen::Meant => "- ",
        });
        rest = behind;
    }
    joined + rest
}

enum Hyphen {
    /// The word goes on behind it.
    Torn,
    /// It stands for a dash.
    Dash,
    /// A compound whose second part has come away.
    Prefix,
    Meant,
}

fn hyphen(left: &str, right: &str, lexicon: &Lexicon) -> Hyphen {
    let lower = left.to_lowercase();
    let is_lower = right.chars().next().is_some_and(char::is_lowercase);
    if left.chars().count() < 2 || !is_lower || AFTER_HYPHEN.contains(&right.to_lowercase().as_str()) {
        return Hyphen::Meant;
    }
    let whole = format!("{lower}{right}");
    if lexicon.knows_better(&whole, left) || lexicon.knows_better(&whole, right) {
        Hyphen::Torn
    } else if PREFIXES.contains(&lower.as_str()) {
        Hyphen::Prefix
    } else if lexicon.count(left) > 1 && lexicon.count(right) > 1 {
        Hyphen::Dash
    } else {
        Hyphen::Torn
    }
}

fn with_lost_ligatures(text: &str, lexicon: &Lexicon) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    // The hash of the word that `rest` begins with, where it is known already.
    let mut known = None;
    while !rest.is_empty() {
        let left = first_word(rest);
        let behind = &rest[left.len()..];
        let gap = behind.chars().next().filter(|gap| matches!(*gap, ' ' | char::REPLACEMENT_CHARACTER));
        let right = gap.map_or("", |gap| first_word(&behind[gap.len_utf8()..]));
        let Some(gap) = gap.filter(|_| !left.is_empty() && !right.is_empty()) else {
            let between = behind.find(char::is_alphabetic).unwrap_or(behind.len());
            mended.push_str(&rest[..left.len() + between]);
            rest = &behind[between..];
            known = None;
            continue;
        };
        let pieces = (known.unwrap_or_else(|| lexicon.hash(left)), lexicon.hash(right));
        // Most words are no pieces.
        let whole = lexicon.torn.contains(&pieces).then(|| whole_word(left, right, gap, lexicon)).flatten();
        if let Some(word) = whole {
            mended.push_str(&word);
            rest = &behind[gap.len_utf8() + right.len()..];
            known = None;
        } else {
            mended.push_str(left);
            mended.push(gap);
            rest = &behind[gap.len_utf8()..];
            known = Some(pieces.1);
        }
    }
    mended
}

/// The word that was torn where a ligature stood. Only when that is far better known than one of its pieces.
fn whole_word(left: &str, right: &str, gap: char, lexicon: &Lexicon) -> Option<String> {
    // A place that shows a loss needs less proof than a space.
    let is_sure = gap == char::REPLACEMENT_CHARACTER;
    if !right.chars().all(char::is_lowercase) || !left.chars().skip(1).all(char::is_lowercase) {
        return None;
    }
    let known = |word: &str| lexicon.count(word);
    let least = known(left).min(known(right));
    if !is_sure && least >= TRUSTED {
        return None;
    }
    let best = LIGATURES.iter().map(|ligature| format!("{left}{ligature}{right}")).max_by_key(|word| known(word))?;
    let count = known(&best);
    (count > 0 && (is_sure || count > 2 * least || (count >= TRUSTED && least < TRUSTED))).then_some(best)
}

/// The letters that the text begins with.
fn first_word(text: &str) -> &str {
    let end = text.find(|sign: char| !sign.is_alphabetic()).unwrap_or(text.len());
    &text[..end]
}

/// The letters that the text ends with.
fn last_word(text: &str) -> &str {
    let start = text.char_indices().rev().find(|(_, sign)| !sign.is_alphabetic());
    start.map_or(text, |(at, sign)| &text[at + sign.len_utf8()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let mut words = LexiconBuilder::default();
        words.trust("trafficking in persons verification identification of victims officer first contractors including children labour work");
        words.trust("the a of and self help support peer pre post departure office flow reflection specific");
        words.learn("tra cking o cer cking in the tra cking business was not known including");
        words.finish()
    }

    #[test]
    fn words_that_were_torn_are_whole_again() {
        let lexicon = lexicon();
        for (harmed, whole) in [
            ("Verifi- cation of victims", "Verification of victims"),
            ("contrac- tors and traf- ficking", "contractors and trafficking"),
            ("tra cking in the o ce of an o cer", "trafficking in the office of an officer"),
            ("identi cation", "identification"),
            ("Identi\u{FFFD}cation", "Identification"),
            ("traﬃcking, ﬁrst ﬂow", "trafficking, first flow"),
            ("re ection", "reflection"),
        ] {
            assert_eq!(mend(harmed, &lexicon), whole);
        }
    }

    #[test]
    fn what_is_meant_stays() {
        let lexicon = lexicon();
        for text in [
            "self- and peer support",
            "pre- and post-departure",
            "a victim in the office",
            "work - in the office",
            "Kinder- und Jugendhilfe",
            "of a person",
            "Art. 3- The State",
            "жертвы и дети",
        ] {
            assert_eq!(mend(text, &lexicon), text);
        }
        assert_eq!(mend("labour- including children", &lexicon), "labour – including children");
    }
}
