//! Words of a text, and the forms in which they meet: case, accents and letter variants folded.
//!
//! A word is a run of letters, digits and the marks that belong to them, in any script. Characters that nobody
//! sees (soft hyphens, joiners, direction marks) do not part words and do not count.
//!
//! Scripts without spaces give each pair of neighbouring letters as a word, so that pairs overlap: what a person asks
//! for is found wherever its pairs stand together, without a dictionary that knows where words end.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use super::script::is_unspaced;

/// The byte ranges of the words of `text`, in order; those of scripts without spaces overlap.
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0, paired: 0 }
}

/// See [`words`].
pub struct Words<'a> {
    text: &'a str,
    at: usize,
    /// Where the last pair of letters ended.
    paired: usize,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes();
        let mut start = None;
        while self.at < bytes.len() {
            let byte = bytes[self.at];
            let (inside, begins, length) = if byte.is_ascii() {
                (byte.is_ascii_alphanumeric(), byte.is_ascii_alphanumeric(), 1)
            } else {
                let character = self.text[self.at..].chars().next()?;
                if is_unspaced(character) {
                    if let Some(start) = start {
                        return Some(start..self.at);
                    }
                    if let Some(pair) = self.pair() {
                        return Some(pair);
                    }
                    continue;
                }
                let begins = character.is_alphanumeric();
                (begins || is_mark(character) || is_unseen(character), begins, character.len_utf8())
            };
            match start {
                None if begins => start = Some(self.at),
                Some(start) if !inside => {
                    let end = self.at;
                    self.at += length;
                    return Some(start..end);
                }
                _ => {}
            }
            self.at += length;
        }
        start.map(|start| start..bytes.len())
    }
}

impl Words<'_> {
    /// The letter here with the next one, where one follows; a letter that stands in no pair by itself.
    fn pair(&mut self) -> Option<Range<usize>> {
        let (start, first) = (self.at, self.letter(self.at));
        self.at = first;
        let followed = self.text[first..].chars().next().is_some_and(is_unspaced);
        let end = if followed { self.letter(first) } else { first };
        (end > self.paired).then(|| {
            self.paired = end;
            start..end
        })
    }

    /// Where the letter that begins at `start` ends, its marks included.
    fn letter(&self, start: usize) -> usize {
        let mut rest = self.text[start..].char_indices().skip(1);
        let end = rest.find(|(_, character)| !is_mark(*character) && !is_unseen(*character));
        end.map_or(self.text.len(), |(at, _)| start + at)
    }
}

/// The word in small letters, composed, without what nobody sees; accents stay.
pub fn lowercase(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        Cow::Borrowed(word)
    } else if word.is_ascii() {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        // Twice: capital letters with marks of their own come apart when they are made small.
        let seen = word.nfkc().filter(|character| !is_unseen(*character));
        Cow::Owned(seen.flat_map(char::to_lowercase).nfkc().collect())
    }
}

/// The form in which words are compared: a lowercase word without accents, its letter variants made one.
///
/// Cyrillic and the scripts of India and South-East Asia keep their marks: there they make other letters.
pub fn fold(lowercase: &str) -> Cow<'_, str> {
    if lowercase.is_ascii() {
        return Cow::Borrowed(lowercase);
    }
    let mut folded = String::with_capacity(lowercase.len());
    for character in lowercase.chars() {
        match character {
            'ё' => folded.push('е'),
            'Ѐ'..='ӿ' => folded.push(character),
            _ => {
                for part in std::iter::once(character).nfd() {
                    fold_into(&mut folded, part);
                }
            }
        }
    }
    Cow::Owned(folded.nfc().collect())
}

fn fold_into(folded: &mut String, character: char) {
    match character {
        // Combining accents; Arabic and Hebrew vowel signs; the Arabic stretching line.
        '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05C7}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}' => {}
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'đ' | 'ð' => folded.push('d'),
        'þ' => folded.push_str("th"),
        'ı' => folded.push('i'),
        'ς' => folded.push('σ'),
        'ٱ' => folded.push('ا'),
        'ى' | 'ی' => folded.push('ي'),
        'ک' => folded.push('ك'),
        'ة' => folded.push('ه'),
        _ => folded.push(character),
    }
}

/// The words of a text in the form in which they are compared, parted by spaces: equal for names that look the same.
#[must_use]
pub fn folded(text: &str) -> String {
    let words: Vec<String> = words(text).map(|range| fold(&lowercase(&text[range])).into_owned()).collect();
    words.join(" ")
}

/// Takes out of a text what nobody sees and brings it to one normal form.
#[must_use]
pub fn clean(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
        return text.to_owned();
    }
    text.nfc()
        .filter(|character| {
            let joiner = matches!(character, '\u{200C}' | '\u{200D}');
            (joiner || !is_unseen(*character)) && (!character.is_control() || character.is_whitespace())
        })
        .collect()
}

fn is_mark(character: char) -> bool {
    character.general_category_group() == GeneralCategoryGroup::Mark
}

/// Soft hyphen, zero-width space and joiners, direction marks, byte order mark, variation selectors, tags.
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{00AD}'
            | '\u{061C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{E0000}'..='\u{E007F}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_of_many_scripts() {
        assert_eq!(folded("Non-punishment (2022)"), "non punishment 2022");
        assert_eq!(folded("d’orientation"), "d orientation");
        assert_eq!(folded("လူကုန်ကူးမှု"), "လူကု ကုန် န်ကူး ကူးမှု");
        assert_eq!(folded("人身売買 ILO方針 法"), "人身 身売 売買 ilo 方針 法");
        assert_eq!(folded("การค้า"), "กา าร รค้ ค้า");
        assert_eq!(folded("Їжак, й"), "їжак й");
    }

    #[test]
    fn equal_looking_words_are_equal() {
        for (one, other) in [
            ("traf\u{FB01}cking", "trafficking"),
            ("traff\u{AD}icking", "TRAFFICKING"),
            ("ｔｒａｆｆｉｃｋｉｎｇ", "trafficking"),
            ("me\u{301}canisme", "mécanisme"),
            ("MÉCANISME", "mecanisme"),
            ("Straße", "STRASSE"),
            ("الأطفال", "الاطفال"),
            ("İstanbul", "istanbul"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_words_at_character_borders(text in ".{0,200}") {
            let mut end = 0;
            for range in words(&text) {
                prop_assert!(range.end > end && range.end > range.start);
                let word = lowercase(&text[range.clone()]).into_owned();
                let once = fold(&word).into_owned();
                prop_assert_eq!(fold(&once).into_owned(), once);
                end = range.end;
            }
        }
    }
}
