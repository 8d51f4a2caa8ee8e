//! Scripts: which stemmers fit a word, and which scripts are written without spaces between words.

/// The script of a word, as far as stemmers differ by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    Latin,
    Cyrillic,
    Other,
}

impl Script {
    /// Of the first letter of a word.
    pub fn of(lowercase: &str) -> Self {
        match lowercase.chars().next() {
            Some('\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}') => Self::Latin,
            Some('\u{400}'..='\u{52F}') => Self::Cyrillic,
            _ => Self::Other,
        }
    }

    /// Whether texts in the language with this ISO 639 code are written in this script. The stemmers of another script
    /// would leave a word as it is.
    pub fn is_of_language(self, code: &str) -> bool {
        match code {
            "be" | "bg" | "kk" | "ky" | "mk" | "mn" | "ru" | "tg" | "uk" => self == Self::Cyrillic,
            "bs" | "hr" | "sh" | "sr" | "uz" | "az" => self != Self::Other,
            "am" | "ar" | "bn" | "dv" | "el" | "fa" | "gu" | "he" | "hi" | "hy" | "ka" | "kn" | "ku" | "lo" | "ml"
            | "mr" | "my" | "ne" | "pa" | "ps" | "si" | "ta" | "te" | "th" | "ti" | "ur" | "yi" | "zh" | "ja"
            | "km" | "ko" => self == Self::Other,
            _ => self == Self::Latin,
        }
    }
}

/// Whether a letter belongs to a script that writes no spaces between words: Thai, Lao, Burmese, Khmer, Chinese,
/// Japanese.
pub fn is_unspaced(character: char) -> bool {
    matches!(
        character,
        '\u{0E01}'..='\u{0E3A}'
            | '\u{0E40}'..='\u{0E4E}'
            | '\u{0E81}'..='\u{0ECD}'
            | '\u{0EDC}'..='\u{0EDF}'
            | '\u{1000}'..='\u{103F}'
            | '\u{1050}'..='\u{108F}'
            | '\u{109A}'..='\u{109F}'
            | '\u{1780}'..='\u{17D3}'
            | '\u{3005}'
            | '\u{3040}'..='\u{30FF}'
            | '\u{31F0}'..='\u{31FF}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{A9E0}'..='\u{A9EF}'
            | '\u{AA60}'..='\u{AA7F}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{FF66}'..='\u{FF9F}'
            | '\u{20000}'..='\u{3134F}'
    )
}
