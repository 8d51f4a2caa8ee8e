//! Telegram's HTML, read to text and entities as strictly as the server reads it.
//!
//! Works on bytes, because the refusals tell byte offsets. Only `&lt; &gt; &amp; &quot;` and numeric references are
//! decoded; any other `&` stays as it is.

use super::entities::Entity;
use super::links;

const TAGS: [&str; 17] = [
    "a",
    "b",
    "strong",
    "i",
    "em",
    "s",
    "strike",
    "del",
    "u",
    "ins",
    "tg-spoiler",
    "tg-emoji",
    "tg-time",
    "span",
    "pre",
    "code",
    "blockquote",
];

/// The text without its tags, and its entities; or why the server would not take it.
pub(super) fn parse_html(html: &str) -> Result<(String, Vec<Entity>), String> {
    let mut parser = Parser { html: html.as_bytes(), at: 0, text: Vec::new(), units: 0, open: vec![], found: vec![] };
    parser.run()?;
    if let Some(tag) = parser.open.last() {
        return Err(format!("Can't find end tag corresponding to start tag \"{}\"", tag.name));
    }
    let text = String::from_utf8(parser.text).map_err(|_| {
        "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
    })?;
    let entities = parser.found.into_iter().map(|(entity, _)| entity).collect();
    Ok((text, entities))
}

struct Tag {
    name: String,
    argument: String,
    unix_time: i64,
    /// Where the text inside starts, in UTF-16 units and in bytes of the text.
    units: usize,
    bytes: usize,
}

struct Parser<'a> {
    html: &'a [u8],
    at: usize,
    text: Vec<u8>,
    units: usize,
    open: Vec<Tag>,
    /// With the language of a `<code class="language-…">`, which counts only inside `<pre>`.
    found: Vec<(Entity, String)>,
}

impl Parser<'_> {
    fn run(&mut self) -> Result<(), String> {
        while self.at < self.html.len() {
            match self.byte() {
                b'&' => self.reference(),
                b'<' if self.html.get(self.at + 1) == Some(&b'/') => self.end_tag()?,
                b'<' => self.start_tag()?,
                byte => self.keep(byte),
            }
        }
        Ok(())
    }

    /// The byte under the cursor; 0 behind the end.
    fn byte(&self) -> u8 {
        self.html.get(self.at).copied().unwrap_or(0)
    }

    fn keep(&mut self, byte: u8) {
        if byte & 0xc0 != 0x80 {
            self.units += if byte >= 0xf0 { 2 } else { 1 };
        }
        self.text.push(byte);
        self.at += 1;
    }

    fn reference(&mut self) {
        match decode_reference(&self.html[self.at..]) {
            Some((code, length)) => {
                self.units += if code > 0xffff { 2 } else { 1 };
                push_code(&mut self.text, code);
                self.at += length;
            }
            None => self.keep(b'&'),
        }
    }

    fn start_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        self.at += 1;
        let name = self.lowercase_until(|byte| is_space(byte) || byte == b'>');
        if self.byte() == 0 {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        }
        if !TAGS.contains(&name.as_str()) {
            return Err(format!("Unsupported start tag \"{name}\" at byte offset {begin}"));
        }
        let mut tag = Tag { name, argument: String::new(), unix_time: 0, units: self.units, bytes: self.text.len() };
        while self.byte() != b'>' {
            self.skip_spaces();
            if self.byte() != b'>' {
                self.attribute(&mut tag, begin)?;
            }
        }
        self.at += 1;
        if tag.name == "span" && tag.argument != "spoiler" {
            return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"));
        }
        self.open.push(tag);
        Ok(())
    }

    fn attribute(&mut self, tag: &mut Tag, begin: usize) -> Result<(), String> {
        let start = self.at;
        while !is_space(self.byte()) && !b"=>/\"'".contains(&self.byte()) && self.byte() != 0 {
            self.at += 1;
        }
        let name = String::from_utf8_lossy(&self.html[start..self.at]).into_owned();
        if name.is_empty() {
            return Err(format!("Empty attribute name in the tag \"{}\" at byte offset {begin}", tag.name));
        }
        self.skip_spaces();
        let unclosed = format!("Unclosed start tag \"{}\" at byte offset {begin}", tag.name);
        if self.byte() == 0 {
            return Err(unclosed);
        }
        if self.byte() != b'=' {
            if tag.name == "blockquote" && name == "expandable" {
                "1".clone_into(&mut tag.argument);
            }
            return Ok(());
        }
        self.at += 1;
        self.skip_spaces();
        if self.byte() == 0 {
            return Err(unclosed);
        }
        let value = self.attribute_value()?;
        if self.byte() == 0 {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        }
        match (tag.name.as_str(), name.as_str()) {
            ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "format") => tag.argument = value,
            ("code", "class") if value.starts_with("language-") => value[9..].clone_into(&mut tag.argument),
            ("span", "class") if value.starts_with("tg-") => value[3..].clone_into(&mut tag.argument),
            ("blockquote", "expandable") => "1".clone_into(&mut tag.argument),
            ("tg-time", "unix") => tag.unix_time = value.parse().unwrap_or(0),
            _ => {}
        }
        Ok(())
    }

    fn attribute_value(&mut self) -> Result<String, String> {
        let quote = self.byte();
        let start = self.at;
        if quote != b'"' && quote != b'\'' {
            let value = self.lowercase_until(|byte| !byte.is_ascii_alphanumeric() && byte != b'.' && byte != b'-');
            if !is_space(self.byte()) && self.byte() != b'>' {
                return Err(format!("Unexpected end of name token at byte offset {start}"));
            }
            return Ok(value);
        }
        self.at += 1;
        let mut value = Vec::new();
        while self.byte() != quote && self.byte() != 0 {
            if let Some((code, length)) = decode_reference(&self.html[self.at..]) {
                push_code(&mut value, code);
                self.at += length;
            } else {
                value.push(self.byte());
                self.at += 1;
            }
        }
        if self.byte() == quote {
            self.at += 1;
        }
        Ok(String::from_utf8_lossy(&value).into_owned())
    }

    fn end_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let Some(tag) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        self.at += 2;
        let name = self.lowercase_until(|byte| is_space(byte) || byte == b'>');
        self.skip_spaces();
        if self.byte() != b'>' {
            return Err(format!("Unclosed end tag at byte offset {begin}"));
        }
        if !name.is_empty() && name != tag.name {
            let expected = tag.name;
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{expected}>\", found \"</{name}>\""
            ));
        }
        self.at += 1;
        if self.units > tag.units { self.close(tag) } else { Ok(()) }
    }

    fn close(&mut self, tag: Tag) -> Result<(), String> {
        let mut entity = Entity::new("", tag.units, self.units - tag.units);
        let mut language = String::new();
        let kind = match tag.name.as_str() {
            "i" | "em" => "italic",
            "b" | "strong" => "bold",
            "s" | "strike" | "del" => "strikethrough",
            "u" | "ins" => "underline",
            "tg-spoiler" | "span" => "spoiler",
            "blockquote" if tag.argument.is_empty() => "blockquote",
            "blockquote" => "expandable_blockquote",
            "tg-emoji" => {
                if !tag.argument.parse::<i64>().is_ok_and(|id| id != 0) {
                    return Err("Invalid custom emoji identifier specified".to_owned());
                }
                entity.custom_emoji_id = Some(tag.argument);
                "custom_emoji"
            }
            "tg-time" if tag.unix_time <= 0 => return Ok(()),
            "tg-time" => {
                entity.unix_time = Some(tag.unix_time);
                entity.date_time_format = Some(tag.argument);
                "date_time"
            }
            "a" => match self.link(&tag) {
                Some(url) => {
                    entity.url = Some(url);
                    "text_link"
                }
                None => return Ok(()),
            },
            "pre" => {
                self.close_pre(entity);
                return Ok(());
            }
            _ => {
                if let Some((inner, _)) = self.found.last_mut().filter(|(inner, _)| is_same(inner, &entity, "pre"))
                    && !tag.argument.is_empty()
                {
                    inner.language = Some(tag.argument);
                    return Ok(());
                }
                language = tag.argument;
                "code"
            }
        };
        kind.clone_into(&mut entity.kind);
        self.found.push((entity, language));
        Ok(())
    }

    fn close_pre(&mut self, mut entity: Entity) {
        if let Some((inner, language)) = self.found.last_mut()
            && is_same(inner, &entity, "code")
            && !language.is_empty()
        {
            "pre".clone_into(&mut inner.kind);
            inner.language = Some(std::mem::take(language));
            return;
        }
        "pre".clone_into(&mut entity.kind);
        self.found.push((entity, String::new()));
    }

    /// Where an `<a>` leads: a link that Telegram takes, or a person; without `href` its text is the link.
    fn link(&self, tag: &Tag) -> Option<String> {
        let inside = || String::from_utf8_lossy(&self.text[tag.bytes..]).into_owned();
        let link = if tag.argument.is_empty() { inside() } else { tag.argument.clone() };
        if links::user_id(&link).is_some() { Some(link) } else { links::check(&link).ok() }
    }

    fn lowercase_until(&mut self, ends: impl Fn(u8) -> bool) -> String {
        let start = self.at;
        while self.at < self.html.len() && !ends(self.byte()) {
            self.at += 1;
        }
        String::from_utf8_lossy(&self.html[start..self.at]).to_ascii_lowercase()
    }

    fn skip_spaces(&mut self) {
        while is_space(self.byte()) && self.at < self.html.len() {
            self.at += 1;
        }
    }
}

fn is_same(inner: &Entity, outer: &Entity, kind: &str) -> bool {
    inner.kind == kind && inner.offset == outer.offset && inner.length == outer.length
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0x0b)
}

/// The character of a reference such as `&lt;` or `&#x41;`, and how many bytes it takes.
fn decode_reference(html: &[u8]) -> Option<(u32, usize)> {
    if html.first() != Some(&b'&') {
        return None;
    }
    let run = |from: usize, part: fn(&u8) -> bool| html[from..].iter().take_while(|byte| part(byte)).count();
    let (code, mut end) = if html.get(1) == Some(&b'#') {
        let (start, radix) = if html.get(2) == Some(&b'x') { (3, 16) } else { (2, 10) };
        let is_digit: fn(&u8) -> bool = if radix == 16 { u8::is_ascii_hexdigit } else { u8::is_ascii_digit };
        let end = start + run(start, is_digit);
        let code = u32::from_str_radix(std::str::from_utf8(&html[start..end]).ok()?, radix).ok()?;
        if code == 0 || code >= 0x10_ffff || end >= 10 {
            return None;
        }
        (code, end)
    } else {
        let end = 1 + run(1, u8::is_ascii_alphabetic);
        let letter = match &html[1..end] {
            b"lt" => '<',
            b"gt" => '>',
            b"amp" => '&',
            b"quot" => '"',
            _ => return None,
        };
        (u32::from(letter), end)
    };
    if html.get(end) == Some(&b';') {
        end += 1;
    }
    Some((code, end))
}

/// A half of a surrogate pair makes the text invalid, which is found at its end.
fn push_code(text: &mut Vec<u8>, code: u32) {
    match char::from_u32(code) {
        Some(letter) => text.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
        None => text.push(0xff),
    }
}

#[cfg(test)]
#[path = "markup_tests.rs"]
mod tests;
