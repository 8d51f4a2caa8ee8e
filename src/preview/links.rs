//! Which links Telegram takes, and how it writes them: `example.org` becomes `http://example.org/`.

/// The link as Telegram would keep it, or the reason why it is none.
pub(super) fn check(link: &str) -> Result<String, String> {
    for (scheme, wrong) in [("tg:", "Wrong tg URL"), ("ton:", "Wrong ton URL"), ("tonsite:", "Wrong ton URL")] {
        if let Some(rest) = strip_prefix_ignoring_case(link, scheme) {
            let rest = rest.strip_prefix("//").unwrap_or(rest);
            return check_internal(scheme, rest, wrong);
        }
    }
    let url = Url::parse(link)?;
    if !url.host.contains('.') && !url.host.starts_with('[') {
        return Err("Wrong HTTP URL".to_owned());
    }
    Ok(url.written())
}

pub(super) fn check_https(link: &str) -> Result<String, String> {
    let url = check(link)?;
    if url.starts_with("https://") { Ok(url) } else { Err("Only HTTPS links are allowed".to_owned()) }
}

/// The user that `tg://user?id=…` points to.
pub(super) fn user_id(link: &str) -> Option<i64> {
    let id = strip_prefix_ignoring_case(link, "tg://user?id=")?;
    id.parse().ok().filter(|id| *id > 0)
}

/// What a link to a bot may pass on.
pub(super) fn is_start_parameter(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    (1..=64).contains(&text.len()) && text.bytes().all(allowed)
}

fn check_internal(scheme: &str, rest: &str, wrong: &str) -> Result<String, String> {
    let url = Url::parse(rest)?;
    if strip_prefix_ignoring_case(rest, "http").is_some_and(|rest| rest.contains("://")) || url.authority != url.host {
        return Err(wrong.to_owned());
    }
    let allowed = |letter: char| {
        letter.is_ascii_alphanumeric() || "-_".contains(letter) || (scheme == "tonsite:" && letter == '.')
    };
    if !url.host.chars().all(allowed) {
        return Err("Unallowed characters in URL host".to_owned());
    }
    let query = if url.query.starts_with("/?") { &url.query[1..] } else { &url.query };
    Ok(format!("{scheme}//{}{query}", url.host))
}

struct Url {
    protocol: &'static str,
    /// User, host and port as they were written, in small letters only where the host is.
    authority: String,
    host: String,
    query: String,
}

impl Url {
    fn parse(link: &str) -> Result<Self, String> {
        let scheme_end = link.find([':', '/', '?', '#', '@', '[', ']']).unwrap_or(link.len());
        let (protocol, rest) = match link[scheme_end..].strip_prefix("://") {
            Some(rest) => match link[..scheme_end].to_ascii_lowercase().as_str() {
                "http" => ("http", rest),
                "https" => ("https", rest),
                _ => return Err("Unsupported URL protocol".to_owned()),
            },
            None => ("http", link),
        };
        let (authority, query) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let (user, host_and_port) = authority.rsplit_once('@').map_or(("", authority), |(user, host)| (user, host));
        let (host, port) = match host_and_port.rfind([':', ']']) {
            Some(at) if at > 0 && host_and_port.as_bytes()[at] == b':' => {
                (&host_and_port[..at], Some(&host_and_port[at + 1..]))
            }
            _ => (host_and_port, None),
        };
        let port = match port.map(str::parse::<u16>) {
            None => None,
            Some(Ok(port)) if port > 0 => Some(port),
            Some(_) => return Err("Wrong port number specified in the URL".to_owned()),
        };
        if host.is_empty() {
            return Err("URL host is empty".to_owned());
        }
        if host == "." {
            return Err("Host is invalid".to_owned());
        }
        let host = host.to_lowercase();
        if !host.starts_with('[') {
            check_part(&host, "host", false)?;
            check_part(user, "userinfo", true)?;
        }
        let user = if user.is_empty() { String::new() } else { format!("{user}@") };
        let port = port.map_or_else(String::new, |port| format!(":{port}"));
        Ok(Self { protocol, authority: format!("{user}{host}{port}"), host, query: written_query(query) })
    }

    fn written(&self) -> String {
        format!("{}://{}{}", self.protocol, self.authority, self.query)
    }
}

fn written_query(query: &str) -> String {
    let query = query.trim_end();
    let mut written = if query.starts_with('/') { String::new() } else { "/".to_owned() };
    for letter in query.chars() {
        if matches!(letter, ' ' | '\t' | '\n' | '\r') {
            written += match letter {
                ' ' => "%20",
                '\t' => "%09",
                '\n' => "%0A",
                _ => "%0D",
            };
        } else {
            written.push(letter);
        }
    }
    written
}

fn check_part(part: &str, name: &str, colon_allowed: bool) -> Result<(), String> {
    let mut bytes = part.bytes();
    while let Some(byte) = bytes.next() {
        let plain = byte.is_ascii_alphanumeric() || byte >= 0x80 || b".-_!$,~*'();&+=".contains(&byte);
        if plain || (colon_allowed && byte == b':') {
            continue;
        }
        if byte != b'%' {
            return Err(format!("Disallowed character in URL {name}"));
        }
        let digits = (bytes.next(), bytes.next());
        if !matches!(digits, (Some(first), Some(second)) if first.is_ascii_hexdigit() && second.is_ascii_hexdigit()) {
            return Err(format!("Wrong percent-encoded symbol in URL {name}"));
        }
    }
    Ok(())
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let start = text.get(..prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

#[cfg(test)]
mod tests {
    use super::{check, user_id};

    #[test]
    fn a_link_is_kept_as_telegram_writes_it() {
        for (link, kept) in [
            ("example.org", "http://example.org/"),
            ("HTTPS://Example.org/A?b=c", "https://example.org/A?b=c"),
            ("https://example.org?q=a b", "https://example.org/?q=a%20b"),
            ("https://example.org:8443/x", "https://example.org:8443/x"),
            ("tg://resolve?domain=guidepost", "tg://resolve?domain=guidepost"),
        ] {
            assert_eq!(check(link).as_deref(), Ok(kept));
        }
    }

    #[test]
    fn what_is_no_link_is_refused_with_its_reason() {
        for (link, reason) in [
            ("handbook", "Wrong HTTP URL"),
            ("https://localhost/x", "Wrong HTTP URL"),
            ("ftp://example.org", "Unsupported URL protocol"),
            ("javascript://example.org", "Unsupported URL protocol"),
            ("https://", "URL host is empty"),
            ("https://exa mple.org", "Disallowed character in URL host"),
            ("https://example.org:0/", "Wrong port number specified in the URL"),
        ] {
            assert_eq!(check(link).unwrap_err(), reason, "{link}");
        }
    }

    #[test]
    fn a_link_to_a_user_is_told_from_others() {
        assert_eq!(user_id("tg://user?id=42"), Some(42));
        assert_eq!(user_id("tg://user?id=x"), None);
        assert_eq!(user_id("https://example.org"), None);
    }
}
