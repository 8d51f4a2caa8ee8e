//! Names for what is imported: slugs, and ids of entries.

/// Small letters and digits, with hyphens between words.
pub fn slug(name: &str) -> String {
    let signs =
        name.to_lowercase().chars().map(|sign| if sign.is_alphanumeric() { sign } else { '-' }).collect::<String>();
    signs.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}
