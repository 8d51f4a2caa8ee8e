//! Values as PHP serialises them, in which plugins keep lists: `a:2:{i:0;s:3:"457";i:1;s:3:"458";}`.
//!
//! Lengths of texts are often wrong, because a move of the site has changed addresses in them. So a text ends where its
//! quotation mark and semicolon stand.

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Php {
    Null,
    Text(String),
    /// Keys, which are numbers or texts, with their values.
    Array(Vec<(String, Php)>),
}

/// Deeper values are none that an editor has made.
const DEEPEST: usize = 16;

impl Php {
    /// Reads a serialised array. `None` for anything else.
    #[must_use]
    pub fn array(text: &str) -> Option<Self> {
        let mut rest = text.trim();
        let is_array = rest.starts_with("a:") && rest.ends_with('}');
        is_array.then(|| value(&mut rest, 0))?
    }

    /// Every text in it, in order.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Null => Vec::new(),
            Self::Text(text) => vec![text],
            Self::Array(items) => items.iter().flat_map(|(_, value)| value.texts()).collect(),
        }
    }

    /// The text under a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        match self {
            Self::Array(items) => items.iter().find_map(|(own, value)| match value {
                Self::Text(text) if own == key => Some(text.as_str()),
                _ => None,
            }),
            _ => None,
        }
    }
}

fn value(rest: &mut &str, depth: usize) -> Option<Php> {
    if depth > DEEPEST {
        return None;
    }
    match rest.as_bytes().first()? {
        b'N' => {
            take(rest, "N;")?;
            Some(Php::Null)
        }
        b'i' | b'd' | b'b' => {
            let end = rest.find(';')?;
            let text = rest.get(2..end)?.to_owned();
            *rest = &rest[end + 1..];
            Some(Php::Text(text))
        }
        b's' => text(rest).map(Php::Text),
        b'a' => {
            let open = rest.find('{')?;
            *rest = &rest[open + 1..];
            let mut items = Vec::new();
            while !rest.starts_with('}') {
                let Php::Text(key) = value(rest, depth + 1)? else { return None };
                items.push((key, value(rest, depth + 1)?));
            }
            take(rest, "}")?;
            Some(Php::Array(items))
        }
        _ => None,
    }
}

/// `s:3:"abc";`
fn text(rest: &mut &str) -> Option<String> {
    let open = rest.find('"')?;
    let length: usize = rest.get(2..open - 1)?.parse().ok()?;
    let inner = &rest[open + 1..];
    let is_exact = inner.is_char_boundary(length.min(inner.len()))
        && inner.get(length..).is_some_and(|end| end.starts_with("\";"));
    let end = if is_exact { length } else { inner.find("\";")? };
    *rest = &inner[end + 2..];
    Some(inner[..end].to_owned())
}

fn take(rest: &mut &str, what: &str) -> Option<()> {
    *rest = rest.strip_prefix(what)?;
    Some(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lists_are_read_with_wrong_lengths_too() {
        let list = Php::array(r#"a:3:{i:0;s:6:"Europe";i:1;s:99:"Asia";i:2;a:1:{s:3:"url";s:5:"é";y";}}"#).unwrap();
        assert_eq!(list.texts()[..2], ["Europe", "Asia"]);
        let link =
            Php::array(r#"a:3:{s:5:"title";s:1:"T";s:3:"url";s:13:"https://a.org";s:6:"target";s:0:"";}"#).unwrap();
        assert_eq!(link.get("url"), Some("https://a.org"));
        assert_eq!(Php::array("457"), None);
        assert_eq!(Php::array(&"a:1:{i:0;".repeat(10_000)), None);
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "a:[0-9]{0,2}[:{]{0,2}[a-z0-9:;\"{}Nsidé]{0,60}}") {
            let _ = Php::array(&text);
        }
    }
}
