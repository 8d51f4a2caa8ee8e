//! UTF-8 that was taken for Windows-1252 on its way (`â€™` for `’`), once or several times over.

use std::borrow::Cow;

/// The characters of Windows-1252 for the bytes 0x80 to 0x9F; those that it leaves out are control characters.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// More than this often, nobody has taken a text for another.
const MOST_TIMES: usize = 4;

/// The text as it was meant.
pub fn mend(text: &str) -> Cow<'_, str> {
    let mut mended = Cow::Borrowed(text);
    for _ in 0..MOST_TIMES {
        match mend_once(&mended) {
            Some(better) => mended = Cow::Owned(better),
            None => break,
        }
    }
    mended
}

/// Whether signs are left that only a mistake puts there.
pub fn is_suspect(text: &str) -> bool {
    ["â€", "Ã¢", "Ã¢â‚¬", "ï¿½"].iter().any(|sign| text.contains(sign))
}

/// `None` when there is nothing to mend.
fn mend_once(text: &str) -> Option<String> {
    if !text.contains(|sign| byte(sign).is_some_and(|byte| byte >= 0xC2)) {
        return None;
    }
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    let mut is_behind_ideograph = false;
    while let Some(sign) = rest.chars().next() {
        let one = meant(rest).filter(|(meant, length)| {
            // `é’”` are the bytes of one, too: they come in rows, and quotation marks do not.
            !is_ideograph(*meant) || is_behind_ideograph || meant_next(&rest[*length..]).is_some_and(is_ideograph)
        });
        is_behind_ideograph = one.is_some_and(|(meant, _)| is_ideograph(meant));
        if let Some((meant, length)) = one {
            found = true;
            mended.push(meant);
            rest = &rest[length..];
        } else {
            mended.push(sign);
            rest = &rest[sign.len_utf8()..];
        }
    }
    found.then_some(mended)
}

fn meant_next(text: &str) -> Option<char> {
    meant(text).map(|(meant, _)| meant)
}

/// Of East Asia.
fn is_ideograph(sign: char) -> bool {
    ('\u{2E80}'..='\u{D7FF}').contains(&sign)
}

/// The character whose bytes the text begins with, each taken for one of Windows-1252, and the length of that.
fn meant(text: &str) -> Option<(char, usize)> {
    let mut signs = text.chars();
    let first = signs.next()?;
    let lead = byte(first)?;
    let more = match lead {
        0xC2..=0xDF => 1,
        0xE0..=0xEF => 2,
        0xF0 => 3,
        _ => return None,
    };
    let (mut bytes, mut length) = (vec![lead], first.len_utf8());
    for _ in 0..more {
        let sign = signs.next();
        // Of a no-break space (0xA0), editors have often made a space.
        let next = match sign? {
            ' ' if lead == 0xC3 || lead == 0xC2 => 0xA0,
            sign => byte(sign)?,
        };
        if !(0x80..=0xBF).contains(&next) {
            return None;
        }
        bytes.push(next);
        length += sign?.len_utf8();
    }
    let meant = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    let is_space = text[first.len_utf8()..].starts_with(' ');
    match meant {
        // `Ã ` is `à` before a space; `Â ` is the space itself. Both are also what people write: `Ã` rarely alone.
        'à' if is_space => Some(('à', first.len_utf8())),
        '\u{A0}' => Some((' ', length)),
        meant if is_space => (meant == '\u{A0}').then_some((' ', length)),
        // Of scripts that no site is written in.
        '\u{80}'..='\u{9F}' | '\u{0700}'..='\u{08FF}' => None,
        meant => Some((meant, length)),
    }
}

/// The byte that Windows-1252 has for a character, beyond ASCII.
fn byte(sign: char) -> Option<u8> {
    match u32::from(sign) {
        code @ 0x80..=0xFF => u8::try_from(code).ok(),
        _ => HIGH.iter().position(|high| *high == sign).and_then(|at| u8::try_from(at + 0x80).ok()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn taken_for_windows_1252(text: &str) -> String {
        let sign = |byte: u8| match byte {
            0x80..=0x9F => HIGH[usize::from(byte) - 0x80],
            byte => char::from(byte),
        };
        text.bytes().map(sign).collect()
    }

    #[test]
    fn what_was_taken_for_another_is_mended() {
        assert_eq!(mend("victimsâ€™ rights â€“ a guide"), "victims’ rights – a guide");
        assert_eq!(mend("CafÃ© Ã la carte"), "Café à la carte");
        assert_eq!(mend("a freeÂ space"), "a free space");
        assert_eq!(mend("Ð¶ÐµÑ€Ñ‚Ð²Ñ‹"), "жертвы");
        let twice = taken_for_windows_1252(&taken_for_windows_1252("l’enfant"));
        assert_eq!(mend(&twice), "l’enfant");
    }

    #[test]
    fn what_is_meant_stays() {
        for text in [
            "Ângela e São João",
            "NÃO",
            "“Â”",
            "Šibenik – Žilina",
            "ß€",
            "in the ‘café’”",
            "Façade à Évry",
            "ÄÖÜ ß",
            "жертвы",
            "2 × 3 ≤ 7",
            "Ã",
        ] {
            assert_eq!(mend(text), text);
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "[a-zäéøñжыأب’“”–… ]{0,40}") {
            // Some texts are by chance what others look like when they were taken for Windows-1252.
            prop_assume!(mend(&text) == text);
            let harmed = taken_for_windows_1252(&text);
            prop_assert_eq!(mend(&harmed), text);
        }
    }
}
