//! What Telegram finds in a text by itself: links, addresses, phone numbers, mentions, hashtags and commands.
//!
//! Offsets and lengths are in UTF-16 units. Bare domains are known by a short list of endings, and a phone number
//! starts with `+`; the real rules know more endings and more national forms.

use serde::{Deserialize, Serialize};

/// A marked stretch of a text, as the Bot API writes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    #[serde(rename = "type")]
    pub kind: String,
    pub offset: usize,
    pub length: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_emoji_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unix_time: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_time_format: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<serde_json::Value>,
}

impl Entity {
    pub(super) fn new(kind: &str, offset: usize, length: usize) -> Self {
        Self {
            kind: kind.to_owned(),
            offset,
            length,
            url: None,
            language: None,
            custom_emoji_id: None,
            unix_time: None,
            date_time_format: None,
            user: None,
        }
    }

    pub(super) fn end(&self) -> usize {
        self.offset + self.length
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.offset < other.end() && other.offset < self.end()
    }

    pub(super) fn is_code(&self) -> bool {
        matches!(self.kind.as_str(), "code" | "pre")
    }

    /// Formatting that a found link may stand in.
    pub(super) fn is_formatting(&self) -> bool {
        matches!(
            self.kind.as_str(),
            "bold" | "italic" | "underline" | "strikethrough" | "spoiler" | "blockquote" | "expandable_blockquote"
        )
    }
}

pub(super) fn utf16_length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Everything that Telegram would mark in this text, in the order of the text.
pub(super) fn detect(text: &str) -> Vec<Entity> {
    let mut found: Vec<(&str, usize, usize)> = Vec::new();
    let finders: [fn(&str) -> Found; 5] = [links, mentions, commands, hashtags, phones];
    for finder in finders {
        for (kind, start, end) in finder(text) {
            if found.iter().all(|(_, other_start, other_end)| end <= *other_start || *other_end <= start) {
                found.push((kind, start, end));
            }
        }
    }
    found.sort_by_key(|(_, start, _)| *start);
    let entity = |(kind, start, end): (&str, usize, usize)| {
        Entity::new(kind, utf16_length(&text[..start]), utf16_length(&text[start..end]))
    };
    found.into_iter().map(entity).collect()
}

type Found = Vec<(&'static str, usize, usize)>;

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

fn after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// Where the name that starts at `at` ends.
fn name_end(text: &str, at: usize) -> usize {
    at + text.as_bytes()[at..].iter().take_while(|byte| is_name(**byte)).count()
}

fn mentions(text: &str) -> Found {
    let starts = text.match_indices('@').map(|(at, _)| at);
    let read = |at: usize| {
        let end = name_end(text, at + 1);
        let stands_alone = !before(text, at).is_some_and(is_word) && !after(text, end).is_some_and(is_word);
        ((2..=32).contains(&(end - at - 1)) && stands_alone).then_some(("mention", at, end))
    };
    starts.filter_map(read).collect()
}

fn commands(text: &str) -> Found {
    let breaks = |letter: char| is_word(letter) || matches!(letter, '/' | '<' | '>');
    let starts = text.match_indices('/').map(|(at, _)| at);
    let read = |at: usize| {
        let mut end = name_end(text, at + 1);
        if !(1..=64).contains(&(end - at - 1)) || before(text, at).is_some_and(breaks) {
            return None;
        }
        if after(text, end) == Some('@') {
            let name = end + 1;
            end = name_end(text, name);
            if !(3..=32).contains(&(end - name)) {
                return None;
            }
        }
        (!after(text, end).is_some_and(breaks)).then_some(("bot_command", at, end))
    };
    starts.filter_map(read).collect()
}

fn hashtags(text: &str) -> Found {
    let in_tag = |letter: char| is_word(letter) || matches!(letter, '\u{b7}' | '\u{200c}');
    let starts = text.match_indices('#').map(|(at, _)| at);
    let read = |at: usize| {
        let tag: String = text[at + 1..].chars().take_while(|letter| in_tag(*letter)).take(256).collect();
        let end = at + 1 + tag.len();
        let stands_alone = !before(text, at).is_some_and(in_tag) && after(text, end) != Some('#');
        (tag.chars().any(char::is_alphabetic) && stands_alone).then_some(("hashtag", at, end))
    };
    starts.filter_map(read).collect()
}

fn phones(text: &str) -> Found {
    let starts = text.match_indices('+').map(|(at, _)| at);
    let read = |at: usize| {
        let part_of_number = |byte: &u8| byte.is_ascii_digit() || b" -()".contains(byte);
        let length = text.as_bytes()[at + 1..].iter().take_while(|byte| part_of_number(byte)).count();
        let number = text[at + 1..at + 1 + length].trim_end_matches([' ', '-', '(']);
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let end = at + 1 + number.len();
        let stands_alone = !before(text, at).is_some_and(is_word) && !after(text, end).is_some_and(is_word);
        ((8..=15).contains(&digits) && stands_alone).then_some(("phone_number", at, end))
    };
    starts.filter_map(read).collect()
}

fn links(text: &str) -> Found {
    let separates = |letter: char| letter.is_whitespace() || "\"<>`«»“”|{}".contains(letter);
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split(separates) {
        if let Some((kind, start, end)) = link_in(word) {
            found.push((kind, at + start, at + end));
        }
        at += word.len();
        at += after(text, at).map_or(0, char::len_utf8);
    }
    found
}

/// The link or address in one word, without the brackets and full stops around it.
fn link_in(word: &str) -> Option<(&'static str, usize, usize)> {
    let start = word.len() - word.trim_start_matches(['(', '[', '\'', ',', ';', '.', ':', '*']).len();
    let mut end = start + word[start..].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '…']).len();
    for (open, close) in [('(', ')'), ('[', ']')] {
        let inside = word.get(start..end)?;
        if inside.ends_with(close) && inside.matches(close).count() > inside.matches(open).count() {
            end = start + inside[..inside.len() - 1].trim_end_matches(['.', ',', ';', ':', '!', '?']).len();
        }
    }
    let link = word.get(start..end)?;
    let scheme = link.find("://").map(|at| link[..at].to_ascii_lowercase());
    if let Some(scheme) = scheme {
        let host = &link[scheme.len() + 3..];
        let host = &host[..host.find(['/', '?', '#']).unwrap_or(host.len())];
        let known = matches!(scheme.as_str(), "http" | "https" | "ftp" | "tonsite");
        return (known && host.contains('.') && !host.ends_with('.')).then_some(("url", start, end));
    }
    let host_end = link.find(['/', '?', '#', ':']).unwrap_or(link.len());
    match link[..host_end].rsplit_once('@') {
        Some((user, host)) => {
            let user_is_plain = !user.is_empty() && user.bytes().all(|byte| is_name(byte) || b".+-".contains(&byte));
            (host_end == link.len() && user_is_plain && is_domain(host)).then_some(("email", start, end))
        }
        None => is_domain(&link[..host_end]).then_some(("url", start, end)),
    }
}

fn is_domain(host: &str) -> bool {
    let Some((rest, ending)) = host.rsplit_once('.') else {
        return false;
    };
    let labels = rest.split('.').all(|label| !label.is_empty() && label.chars().all(|l| is_word(l) || l == '-'));
    let ending = ending.to_ascii_lowercase();
    labels && (GENERIC.contains(&ending.as_str()) || (ending.len() == 2 && COUNTRIES.contains(&format!(" {ending} "))))
}

const GENERIC: [&str; 18] = [
    "com", "org", "net", "int", "edu", "gov", "mil", "info", "biz", "name", "app", "dev", "ngo", "ong", "online",
    "site", "world", "help",
];

const COUNTRIES: &str = " ac ad ae af ag ai al am ao ar at au az ba bb bd be bf bg bh bi bj bn bo br bs bt bw by bz \
    ca cc cd cf cg ch ci cl cm cn co cr cu cv cw cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fm fo fr ga gb gd \
    ge gg gh gi gl gm gn gq gr gt gy hk hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr \
    kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mr mt mu mv mw mx my mz na ne ng ni nl \
    no np nr nu nz om pa pe pf pg ph pk pl pm pr ps pt pw py qa ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr \
    ss st su sv sx sy sz td tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu ws ye za zm zw ";

#[cfg(test)]
mod tests {
    use super::detect;

    fn found(text: &str) -> Vec<(String, String)> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let cut = |offset: usize, length: usize| String::from_utf16(&units[offset..offset + length]).unwrap();
        detect(text).into_iter().map(|entity| (cut(entity.offset, entity.length), entity.kind)).collect()
    }

    #[track_caller]
    fn assert_found(text: &str, expected: &[(&str, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(part, kind)| ((*part).to_owned(), (*kind).to_owned())).collect();
        assert_eq!(found(text), expected, "{text}");
    }

    #[test]
    fn commands_stand_alone() {
        assert_found("/start abc", &[("/start", "bot_command")]);
        assert_found("/ask@guidepost_bot visas", &[("/ask@guidepost_bot", "bot_command")]);
        assert_found("and/or 1/2 //x /a/b </i>", &[]);
        assert_found("(/help)", &[("/help", "bot_command")]);
    }

    #[test]
    fn links_lose_the_punctuation_around_them() {
        assert_found("See https://example.org/a_(b).", &[("https://example.org/a_(b)", "url")]);
        assert_found("(www.unodc.org/x?y=1#z),", &[("www.unodc.org/x?y=1#z", "url")]);
        assert_found("e.g. no.link here, file.tx", &[]);
        assert_found("mail ada@example.org!", &[("ada@example.org", "email")]);
    }

    #[test]
    fn offsets_count_utf_16_units() {
        let entities = detect("🙂🙂 /start");
        assert_eq!((entities[0].offset, entities[0].length), (5, 6));
    }

    #[test]
    fn names_tags_and_numbers() {
        assert_found("@guidepost a@b #visa #1", &[("@guidepost", "mention"), ("#visa", "hashtag")]);
        assert_found("call +380 (44) 123-45-67 now", &[("+380 (44) 123-45-67", "phone_number")]);
        assert_found("1+1", &[]);
    }

    #[test]
    fn any_text_is_read_to_its_end() {
        for text in ["", "@", "/", "#", "+", ")", "((", "://", "a://", "é@é.é", "…)", "\u{200b}/x", "'.'"] {
            detect(text);
        }
    }
}
