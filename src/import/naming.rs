//! Names for what is imported: slugs, and ids of entries.

use crate::knowledge::EntryId;

/// The longest id; a year may come behind it.
const LONGEST_ID: usize = 40;

/// Small letters and digits, with hyphens between words.
#[must_use]
pub fn slug(name: &str) -> String {
    let sign = |sign: char| if sign.is_alphanumeric() { sign } else { '-' };
    let signs: String = name.chars().flat_map(char::to_lowercase).map(sign).collect();
    signs.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// An id that is not taken: of the slug or, in scripts that ids do not have, of `otherwise`; with the year.
#[must_use]
pub fn entry_id(name: &str, year: Option<&str>, otherwise: &str, is_taken: impl Fn(&EntryId) -> bool) -> EntryId {
    let plain = plain(name);
    let stem = if plain.len() < 3 { self::plain(otherwise) } else { plain };
    let stem = shortened(&stem);
    let dated = match year {
        Some(year) if !stem.contains(year) => format!("{stem}-{year}"),
        _ => stem,
    };
    let numbered = (2..).map(|number| format!("{dated}-{number}"));
    let ids = std::iter::once(dated.clone()).chain(numbered).filter_map(|id| EntryId::parse(&id));
    // The numbers do not end.
    ids.into_iter().find(|id| !is_taken(id)).unwrap_or_else(|| unreachable!("numbers do not end"))
}

/// The slug with ASCII letters and digits only; accents are taken off.
fn plain(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;

    let base: String = name.nfkd().filter(|sign| sign.is_ascii() || sign.is_alphabetic()).collect();
    let slug = slug(&base);
    let words = slug.split('-').filter(|word| word.is_ascii() && !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// Whole words, as many as fit.
fn shortened(stem: &str) -> String {
    if stem.len() <= LONGEST_ID {
        return stem.to_owned();
    }
    let cut = &stem[..LONGEST_ID];
    let whole =
        if stem.as_bytes()[LONGEST_ID] == b'-' { cut } else { cut.rsplit_once('-').map_or(cut, |(whole, _)| whole) };
    let mut whole = whole;
    // A little word does not end a name.
    while let Some((before, last)) =
        whole.rsplit_once('-').filter(|(_, last)| last.len() <= 2 || ["the", "and", "for", "des", "und"].contains(last))
    {
        if last.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        whole = before;
    }
    whole.to_owned()
}

/// `%d0%b0` as letters: slugs of other scripts, and addresses in codes, are written so.
#[must_use]
pub fn percent_decoded(slug: &str) -> String {
    let bytes = slug.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code =
            slug.get(at + 1..at + 3).filter(|_| bytes[at] == b'%').and_then(|code| u8::from_str_radix(code, 16).ok());
        decoded.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).unwrap_or_else(|_| slug.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_plain_and_free() {
        let free = |_: &EntryId| false;
        let long = "national-referral-mechanisms-joining-efforts-to-protect-the-rights-1";
        assert_eq!(entry_id(long, Some("2004"), "x", free).as_str(), "national-referral-mechanisms-joining-2004");
        assert_eq!(entry_id("Guía de atención", None, "x", free).as_str(), "guia-de-atencion");
        assert_eq!(entry_id("руководство", Some("2019"), "example 17", free).as_str(), "example-17-2019");
        let taken = |id: &EntryId| ["guide", "guide-2"].contains(&id.as_str());
        assert_eq!(entry_id("Guide", None, "x", taken).as_str(), "guide-3");
    }
}
