//! Words that say nothing about what is asked, in the languages of the store.
//!
//! They are left out of questions only: a title such as "Nothing About Us Without Us" is made of little else.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::words::{fold, lowercase, words};

/// Whether a folded lowercase word is a stop word of any language.
///
/// Words that mean something in another of these languages are not listed (French `son`, Spanish `once`).
pub fn is_stop_word(folded: &str) -> bool {
    ALL.contains(folded)
}

/// Whether a folded lowercase word may become a stop word when it is typed to its end.
pub fn begins_stop_word(folded: &str) -> bool {
    LISTS.iter().any(|list| list.iter().any(|word| word.starts_with(folded)))
}

/// The ISO 639 code of the language whose stop words a text has most; `None` when it has none.
pub fn language_of(text: &str) -> Option<&'static str> {
    let sets: Vec<HashSet<&str>> = LISTS.iter().map(|list| list.iter().copied().collect()).collect();
    let mut counts = [0_usize; LISTS.len()];
    for range in words(text) {
        let folded = fold(&lowercase(&text[range])).into_owned();
        for (count, set) in counts.iter_mut().zip(&sets) {
            *count += usize::from(set.contains(&*folded));
        }
    }
    let most = counts.iter().zip(CODES).max_by_key(|(count, _)| **count)?;
    (*most.0 > 0).then_some(most.1)
}

/// The languages of [`LISTS`].
const CODES: [&str; 8] = ["en", "fr", "es", "pt", "de", "ru", "uk", "ar"];

static ALL: LazyLock<HashSet<&str>> = LazyLock::new(|| LISTS.iter().copied().flatten().copied().collect());

const LISTS: [&[&str]; 8] = [ENGLISH, FRENCH, SPANISH, PORTUGUESE, GERMAN, RUSSIAN, UKRAINIAN, ARABIC];

const ENGLISH: &[&str] = &[
    "a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can",
    "could", "did", "do", "does", "find", "for", "from", "get", "give", "had", "has", "have", "he", "her", "him",
    "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "ll", "may", "me", "might", "must", "my", "need",
    "of", "on", "or", "our", "please", "s", "shall", "she", "should", "show", "so", "some", "t", "tell", "than",
    "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "up", "us", "want", "was",
    "we", "were", "what", "when", "where", "which", "who", "why", "will", "with", "would", "you", "your",
];

const FRENCH: &[&str] = &[
    "au", "aux", "avec", "ce", "ces", "cette", "comment", "d", "dans", "de", "des", "du", "elle", "en", "est", "et",
    "il", "ils", "j", "je", "l", "la", "le", "les", "leur", "n", "ne", "nous", "ou", "ou", "par", "pas", "pour", "qu",
    "que", "quel", "quelle", "quelles", "quels", "qui", "sa", "se", "ses", "sont", "sur", "un", "une", "vous",
];

const SPANISH: &[&str] = &[
    "al", "como", "con", "cual", "cuales", "de", "del", "donde", "el", "ella", "en", "es", "esta", "este", "hay", "la",
    "las", "lo", "los", "mi", "o", "para", "pero", "por", "puede", "puedo", "que", "quien", "se", "si", "sin", "sobre",
    "su", "sus", "un", "una", "unos", "y",
];

const PORTUGUESE: &[&str] = &[
    "ao", "aos", "as", "com", "como", "da", "das", "de", "do", "dos", "e", "em", "essa", "esse", "esta", "eu", "faz",
    "ha", "mais", "na", "nas", "no", "nos", "o", "onde", "os", "ou", "para", "pela", "pelo", "por", "posso", "qual",
    "quais", "que", "quem", "se", "sem", "sobre", "sua", "um", "uma",
];

const GERMAN: &[&str] = &[
    "aber", "als", "am", "an", "auf", "aus", "bei", "das", "dem", "den", "der", "des", "die", "ein", "eine", "einem",
    "einen", "einer", "er", "es", "fur", "gibt", "ich", "ihr", "im", "in", "ist", "kann", "man", "mit", "nach",
    "nicht", "oder", "sich", "sie", "sind", "soll", "uber", "um", "und", "vom", "von", "was", "welche", "wenn", "wer",
    "wie", "wir", "wo", "zu", "zum", "zur",
];

const RUSSIAN: &[&str] = &[
    "а",
    "без",
    "был",
    "быть",
    "в",
    "вы",
    "где",
    "для",
    "до",
    "его",
    "ее",
    "если",
    "есть",
    "и",
    "из",
    "или",
    "их",
    "к",
    "как",
    "какие",
    "какой",
    "ко",
    "когда",
    "кто",
    "ли",
    "мне",
    "мы",
    "на",
    "не",
    "но",
    "о",
    "об",
    "он",
    "она",
    "они",
    "от",
    "по",
    "при",
    "с",
    "со",
    "то",
    "у",
    "что",
    "это",
    "я",
];

const UKRAINIAN: &[&str] = &[
    "а",
    "або",
    "без",
    "в",
    "ви",
    "від",
    "він",
    "вона",
    "вони",
    "де",
    "для",
    "до",
    "є",
    "з",
    "за",
    "і",
    "із",
    "й",
    "його",
    "коли",
    "мені",
    "ми",
    "на",
    "не",
    "о",
    "по",
    "при",
    "про",
    "та",
    "те",
    "у",
    "хто",
    "це",
    "цього",
    "чи",
    "що",
    "щодо",
    "як",
    "яка",
    "які",
    "який",
];

const ARABIC: &[&str] = &[
    "ما", "من", "في", "علي", "الي", "عن", "هل", "كيف", "ماذا", "متي", "اين", "هو", "هي", "هذا", "هذه", "التي", "الذي",
    "مع", "او", "ان", "لا", "كل",
];
