//! Codes in square brackets, which plugins of WordPress leave in texts: `[vc_row]`, `[gallery ids="1,2"]`.

/// The text before the next code of a plugin, what stands inside its brackets, and the text behind it. Brackets that
/// people write, as in `[sic]` or `[2]`, are none.
pub fn next_code(text: &str) -> Option<(&str, &str, &str)> {
    let known = ["caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist"];
    for (at, _) in text.match_indices('[') {
        let length = text[at..].find(']')?;
        let inner = &text[at + 1..at + length];
        let name = inner.trim_start_matches('/').split([' ', '\n', '=']).next().unwrap_or_default();
        let is_name = name.starts_with(|sign: char| sign.is_ascii_lowercase())
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte));
        let is_code = inner.starts_with('/') || inner.contains("=\"") || inner.contains("='") || name.contains('_');
        if is_name && (is_code || known.contains(&name)) {
            return Some((&text[..at], inner, &text[at + length + 1..]));
        }
    }
    None
}

/// The title and the address of a code for a button: `vc_btn title="DOWNLOAD" link="url:https%3A%2F%2F…|title:…"`.
pub fn button(code: &str) -> Option<(String, String)> {
    let value = |name: &str| {
        let start = code.find(&format!("{name}=\""))? + name.len() + 2;
        code[start..].split('"').next()
    };
    let address = ["link", "url", "href", "button_url"].iter().find_map(|name| value(name))?;
    let address = address.split('|').next().unwrap_or(address);
    let address = super::naming::percent_decoded(address.strip_prefix("url:").unwrap_or(address));
    let title = ["title", "button_text", "text"].iter().find_map(|name| value(name)).unwrap_or("DOWNLOAD");
    let leads_somewhere = address.starts_with("http") || address.starts_with('/');
    leads_somewhere.then(|| (title.to_owned(), address))
}
