//! A message's text: cleaned, trimmed and marked as Telegram does it before the length is counted.

use serde_json::Value;

use super::entities::{Entity, detect, utf16_length};
use super::html;
use super::markup;
use super::parameters::Parameters;
use super::refusal::Refusal;

/// The longest text of a message, in UTF-16 units.
pub(super) const LONGEST_TEXT: usize = 4096;
const LONGEST_CAPTION: usize = 1024;
const LONGEST_RAW_TEXT: usize = 1 << 15;

#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Text {
    pub text: String,
    pub entities: Vec<Entity>,
}

impl Text {
    /// What the bot sent, or why Telegram would not send it.
    pub fn of_bot(parameters: &Parameters) -> Result<Self, Refusal> {
        let entities = parameters.json("entities", "entities").unwrap_or_default();
        Self::of_message(parameters.text("text"), parameters.text("parse_mode"), entities)
    }

    /// The words of a message, with the entities that the bot gave by themselves.
    pub fn of_message(raw: &str, parse_mode: &str, entities: Option<Value>) -> Result<Self, Refusal> {
        if raw.is_empty() {
            return Err(Refusal::bad_request("Message text is empty"));
        }
        let text = Self::read(raw, parse_mode, entities)?;
        if text.is_blank() {
            return Err(Refusal::bad_request("Text must be non-empty"));
        }
        if utf16_length(&text.text) > LONGEST_TEXT {
            return Err(Refusal::bad_request("Message is too long"));
        }
        Ok(text)
    }

    /// The words under a file, which may be none.
    pub fn of_caption(parameters: &Parameters) -> Result<Self, Refusal> {
        let entities = parameters.json("caption_entities", "entities").unwrap_or_default();
        let text = Self::read(parameters.text("caption"), parameters.text("parse_mode"), entities)?;
        if utf16_length(&text.text) > LONGEST_CAPTION {
            return Err(Refusal::bad_request("Message caption is too long"));
        }
        Ok(text)
    }

    fn read(raw: &str, parse_mode: &str, entities: Option<Value>) -> Result<Self, Refusal> {
        if raw.len() > LONGEST_RAW_TEXT {
            return Err(Refusal::bad_request("Text is too long"));
        }
        let (text, entities) = match parse_mode.to_ascii_lowercase().as_str() {
            "" | "none" => (raw.to_owned(), entities_of(entities)?),
            "html" => markup::parse_html(raw)
                .map_err(|reason| Refusal::bad_request(format!("Can't parse entities: {reason}")))?,
            "markdown" | "markdownv2" => {
                return Err(Refusal::bad_request("this stand-in reads no Markdown; send HTML"));
            }
            _ => return Err(Refusal::bad_request("Unsupported parse_mode")),
        };
        Ok(Self::cleaned(&text, &entities))
    }

    pub fn of_person(text: &str) -> Self {
        Self::cleaned(text, &[])
    }

    /// Words of the app itself, in which nothing is marked.
    pub fn plain(text: String) -> Self {
        Self { text, entities: Vec::new() }
    }

    pub fn is_blank(&self) -> bool {
        self.text.chars().all(is_invisible)
    }

    pub fn to_html(&self) -> String {
        html::to_html(&self.text, &self.entities)
    }

    fn cleaned(text: &str, entities: &[Entity]) -> Self {
        let (clean, moved) = without_control_characters(text);
        let place = |offset: usize| moved[offset.min(moved.len() - 1)];
        let mut entities: Vec<Entity> = entities.to_vec();
        for entity in &mut entities {
            let end = place(entity.end());
            entity.offset = place(entity.offset);
            entity.length = end - entity.offset;
        }
        let text = trimmed(&clean, &mut entities);
        let entities = tidied(&text, entities);
        Self { entities: with_detected(&text, entities), text }
    }
}

/// The entities that the bot gave by itself; kinds that Telegram finds in the text are passed over, as there.
fn entities_of(given: Option<Value>) -> Result<Vec<Entity>, Refusal> {
    let Some(Value::Array(list)) = given else {
        return Ok(Vec::new());
    };
    let mut entities = Vec::new();
    for value in list {
        let entity: Entity = serde_json::from_value(value)
            .map_err(|cause| Refusal::bad_request(format!("Can't parse MessageEntity: {cause}")))?;
        for (what, value) in [("offset", entity.offset), ("length", entity.length)] {
            if value > 1_000_000 {
                return Err(Refusal::bad_request(format!("Receive an entity with incorrect {what} {value}")));
            }
        }
        if entity.is_formatting() || entity.is_code() || entity.kind.starts_with("text_") {
            entities.push(entity);
        }
    }
    Ok(entities)
}

/// The text without what no message may hold, and where each UTF-16 unit of the old text went.
fn without_control_characters(text: &str) -> (String, Vec<usize>) {
    let (mut clean, mut moved, mut at) = (String::with_capacity(text.len()), vec![], 0);
    for letter in text.chars() {
        moved.extend(std::iter::repeat_n(at, letter.len_utf16()));
        match letter {
            '\r' | '\u{2028}'..='\u{202e}' | '\u{333}' | '\u{33f}' | '\u{30a}' => continue,
            '\n' => clean.push('\n'),
            '\0'..=' ' => clean.push(' '),
            _ => clean.push(letter),
        }
        at += letter.len_utf16();
    }
    moved.push(at);
    (clean, moved)
}

/// Spaces go from the end, and from the start as far as no entity covers them.
fn trimmed(text: &str, entities: &mut [Entity]) -> String {
    let text = text.trim_end_matches([' ', '\n']);
    let spaces = text.len() - text.trim_start_matches([' ', '\n']).len();
    let first_entity = entities.iter().map(|entity| entity.offset).min().unwrap_or(usize::MAX);
    let cut = spaces.min(first_entity);
    let length = utf16_length(text);
    for entity in entities {
        let end = entity.end().min(length);
        entity.offset = entity.offset.min(length);
        entity.length = end.saturating_sub(entity.offset);
        entity.offset -= cut.min(entity.offset);
    }
    text[cut..].to_owned()
}

/// In order, none empty or of mere spaces, none in code, no quotation in a quotation.
fn tidied(text: &str, mut entities: Vec<Entity>) -> Vec<Entity> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let is_visible = |entity: &Entity| {
        let part = String::from_utf16_lossy(&units[entity.offset..entity.end()]);
        entity.is_code() || part.chars().any(|letter| !letter.is_whitespace())
    };
    entities.retain(|entity| entity.length > 0 && is_visible(entity));
    entities.sort_by_key(|entity| (entity.offset, usize::MAX - entity.length, order(&entity.kind)));
    let mut tidy: Vec<Entity> = Vec::new();
    for entity in entities {
        let excludes = |outer: &Entity| {
            outer.overlaps(&entity) && (outer.is_code() || outer.kind == entity.kind || are_links(outer, &entity))
        };
        if !tidy.iter().any(excludes) {
            tidy.push(entity);
        }
    }
    tidy
}

fn order(kind: &str) -> usize {
    let kinds = ["blockquote", "expandable_blockquote", "text_link", "bold", "italic", "underline", "strikethrough"];
    kinds.iter().position(|known| *known == kind).unwrap_or(kinds.len())
}

fn are_links(outer: &Entity, inner: &Entity) -> bool {
    let in_quotation = outer.kind.ends_with("blockquote") && inner.kind.ends_with("blockquote");
    in_quotation || (outer.kind.starts_with("text_") && inner.kind.starts_with("text_"))
}

fn with_detected(text: &str, mut entities: Vec<Entity>) -> Vec<Entity> {
    for found in detect(text) {
        if entities.iter().all(|entity| entity.is_formatting() || !entity.overlaps(&found)) {
            entities.push(found);
        }
    }
    entities.sort_by_key(|entity| (entity.offset, usize::MAX - entity.length));
    entities
}

/// Spaces and characters of no width: a text of these alone is blank.
fn is_invisible(letter: char) -> bool {
    matches!(letter, ' ' | '\n' | '\u{a0}' | '\u{1680}' | '\u{180e}' | '\u{2000}'..='\u{200f}' | '\u{202e}'
        | '\u{202f}' | '\u{205f}' | '\u{2800}' | '\u{3000}' | '\u{feff}' | '\u{fffc}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Parameters, Text};

    fn sent(text: &str, parse_mode: &str) -> Result<Text, String> {
        let body = json!({ "text": text, "parse_mode": parse_mode }).to_string();
        let parameters = Parameters::read("application/json", "", body.as_bytes()).unwrap();
        Text::of_bot(&parameters).map_err(|refusal| refusal.description)
    }

    #[test]
    fn the_limit_counts_what_is_seen_in_utf_16_units() {
        assert!(sent(&format!("<b>{}</b>", "x".repeat(4096)), "HTML").is_ok());
        assert_eq!(sent(&"x".repeat(4097), "").unwrap_err(), "Bad Request: message is too long");
        assert!(sent(&"🙂".repeat(2048), "").is_ok());
        assert_eq!(sent(&"🙂".repeat(2049), "").unwrap_err(), "Bad Request: message is too long");
        assert_eq!(sent(&"é".repeat(16385), "").unwrap_err(), "Bad Request: text is too long");
    }

    #[test]
    fn a_blank_text_is_refused() {
        assert_eq!(sent("", "HTML").unwrap_err(), "Bad Request: message text is empty");
        for text in [" \n", "\u{200b}\u{feff}", "<b> </b>", "\u{2800}"] {
            assert_eq!(sent(text, "HTML").unwrap_err(), "Bad Request: text must be non-empty", "{text:?}");
        }
    }

    #[test]
    fn bad_markup_is_refused() {
        let refused = sent("<p>x", "HTML").unwrap_err();
        assert_eq!(refused, "Bad Request: can't parse entities: Unsupported start tag \"p\" at byte offset 0");
        assert_eq!(sent("x", "BBCode").unwrap_err(), "Bad Request: unsupported parse_mode");
    }

    #[test]
    fn entities_move_with_the_text() {
        let text = sent("\r\n  \u{202a}a\t<b>b c </b>  \n", "HTML").unwrap();
        assert_eq!(text.to_html(), "a <b>b c</b>");
    }

    #[test]
    fn links_are_found_in_formatting_and_not_in_code() {
        let kinds = |html| sent(html, "HTML").unwrap().entities.into_iter().map(|e| e.kind).collect::<Vec<_>>();
        assert_eq!(kinds("<b>https://example.org</b>"), ["bold", "url"]);
        assert_eq!(kinds("<code>https://example.org <b>x</b></code>"), ["code"]);
        assert_eq!(kinds("<a href='https://example.org'>example.org</a>"), ["text_link"]);
    }
}
