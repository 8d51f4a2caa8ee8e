//! The YAML of the store: texts as they are written, where keys and values stand, and what is refused unread.

use std::ops::Range;
use std::path::Path;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{self, Deserialize, DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};
use unicode_normalization::UnicodeNormalization;

use super::{Fault, Problem};

/// Deeper brackets are no content but an attempt to keep the parser busy.
const DEEPEST_BRACKETS: usize = 16;

/// What makes YAML slow or surprising: the first anchor, alias or tag, or bracket too deep in others.
///
/// This is a look at the text, not a parser: a line of a longer text that begins with a sign is taken for one, and
/// what hides in a text that only looks quoted is left to the limits of the parser.
pub fn untamed(yaml: &str) -> Option<(usize, Fault)> {
    let mut place = Place::default();
    let mut signs = yaml.char_indices().peekable();
    let mut previous = '\n';
    while let Some((at, sign)) = signs.next() {
        let next = signs.peek().map_or('\n', |(_, next)| *next);
        if previous == '\n' {
            place.begin_line(at, sign);
        }
        match (place.quote, sign) {
            (Some('"'), '\\') | (Some('\''), '\'') if sign == '\\' || next == '\'' => {
                signs.next_if(|(_, next)| *next != '\n');
            }
            (Some(quote), _) if quote == sign => place.quote = None,
            (Some(_), _) => {}
            (None, '#') if previous.is_whitespace() => while signs.next_if(|(_, next)| *next != '\n').is_some() {},
            (None, '&' | '*' | '!') if place.begins_value => return Some((at, Fault::YamlMark { mark: sign })),
            (None, '|' | '>') if place.begins_value && place.depth == 0 => {
                let end = at + block_text(&yaml[at..], place.first_token.unwrap_or(at) - place.line);
                while signs.next_if(|(next, _)| *next < end).is_some() {}
                previous = '\n';
                continue;
            }
            (None, _) => place.read(at, sign, previous, next),
        }
        if place.depth > DEEPEST_BRACKETS {
            let message = format!("brackets stand in one another more than {DEEPEST_BRACKETS} deep");
            return Some((at, Fault::Yaml { message }));
        }
        previous = sign;
    }
    None
}

/// Where a look at YAML has come to.
#[derive(Default)]
struct Place {
    /// Where the line begins.
    line: usize,
    /// Where the line's first key or value begins, behind `- `.
    first_token: Option<usize>,
    quote: Option<char>,
    depth: usize,
    /// Whether a value may begin here.
    begins_value: bool,
}

impl Place {
    fn begin_line(&mut self, at: usize, sign: char) {
        (self.line, self.first_token) = (at, None);
        if !sign.is_whitespace() && !"[]{}".contains(sign) {
            (self.quote, self.depth) = (None, 0);
        }
        self.begins_value = true;
    }

    fn read(&mut self, at: usize, sign: char, previous: char, next: char) {
        let marks_item = matches!(sign, '-' | '?') && next.is_whitespace();
        if sign.is_whitespace() || (marks_item && self.begins_value) {
            return;
        }
        self.first_token.get_or_insert(at);
        match sign {
            '"' | '\'' if self.begins_value => self.quote = Some(sign),
            '[' | '{' if self.begins_value || self.depth > 0 => self.depth += 1,
            ']' | '}' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.begins_value = match sign {
            '[' | '{' | ',' => self.depth > 0,
            ':' => next.is_whitespace() || (self.depth > 0 && matches!(previous, '"' | '\'')),
            _ => false,
        };
    }
}

/// The length of a block text that begins with `|` or `>`: its line, and those that stand deeper than `column`.
fn block_text(yaml: &str, column: usize) -> usize {
    let mut lines = yaml.split_inclusive('\n');
    let first = lines.next().map_or(0, str::len);
    let deeper = |line: &&str| line.trim().is_empty() || line.len() - line.trim_start_matches(' ').len() > column;
    first + lines.take_while(deeper).map(str::len).sum::<usize>()
}

/// What `serde_norway` says about `yaml`, and where that is.
pub fn fault(yaml: &str, error: &serde_norway::Error) -> (usize, Fault) {
    let whole = error.to_string();
    let message = whole.split(" at line ").next().unwrap_or(&whole).to_owned();
    if let Some(at) = opened_before(yaml, &whole) {
        return (at, Fault::Yaml { message: format!("what opens here is never closed: {message}") });
    }
    let start = doubled(yaml, &message).or_else(|| error.location().map(|location| location.index()));
    (start.unwrap_or(0), Fault::Yaml { message })
}

/// Where a quotation mark or bracket opens whose end was missed lines later.
fn opened_before(yaml: &str, message: &str) -> Option<usize> {
    let (found, opened) = message.split_once(", while ")?;
    if !opened.starts_with("scanning a quoted scalar") && !opened.starts_with("parsing a flow") {
        return None;
    }
    let place = |text: &str| -> Option<(usize, usize)> {
        let (line, column) = text.rsplit_once(" at line ")?.1.split_once(" column ")?;
        Some((line.parse().ok()?, column.parse().ok()?))
    };
    let (line, column) = place(opened)?;
    if place(found)?.0 <= line {
        return None;
    }
    let before: usize = yaml.split_inclusive('\n').take(line - 1).map(str::len).sum();
    Some(before + yaml[before..].char_indices().nth(column - 1)?.0)
}

/// Where a key stands for the second time.
fn doubled(yaml: &str, message: &str) -> Option<usize> {
    let key = message.strip_prefix("duplicate field `")?.strip_suffix('`')?;
    blocks(yaml).filter(|(name, _)| *name == key).nth(1).map(|(_, block)| block.start)
}

/// The top-level keys, each with its lines.
pub fn blocks(yaml: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut at = 0;
    let starts = yaml.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let begins = !line.starts_with(|sign: char| sign.is_whitespace() || "-#[]{}".contains(sign));
        begins.then_some(start)
    });
    let starts: Vec<usize> = starts.chain([yaml.len()]).collect();
    let ranges: Vec<Range<usize>> = starts.windows(2).map(|pair| pair[0]..pair[1]).collect();
    ranges.into_iter().map(|range| {
        let name = yaml[range.clone()].split(':').next().unwrap_or_default();
        (name.trim().trim_matches(['"', '\'']), range)
    })
}

/// The items of a list inside `range`, each from its dash or bracket on; the whole range when it is no such list.
pub fn items(yaml: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let text = &yaml[range.clone()];
    let mut starts = Vec::new();
    let mut at = range.start;
    let mut indent = None;
    for line in text.split_inclusive('\n') {
        let inner = line.trim_start();
        if inner.starts_with("- ") && *indent.get_or_insert(line.len() - inner.len()) == line.len() - inner.len() {
            let dash = at + line.len() - inner.len();
            starts.push(dash + inner.len() - inner[1..].trim_start().len());
        }
        at += line.len();
    }
    if starts.is_empty() {
        starts.extend(text.match_indices('{').map(|(at, _)| range.start + at));
    }
    starts.push(range.end);
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// Every place where `value` stands in `text` by itself, not as a piece of something longer.
pub fn find<'a>(text: &'a str, value: &'a str) -> impl Iterator<Item = usize> + 'a {
    let inside = |sign: char| sign.is_alphanumeric() || "-_/.:".contains(sign);
    let found = text.match_indices(value).filter(move |(at, _)| {
        let before = text[..*at].chars().next_back();
        let mut behind = text[at + value.len()..].chars();
        let next = behind.next();
        // A full stop or colon may end a sentence or a key.
        let goes_on = match next {
            Some('.' | ':') => behind.next().is_some_and(inside),
            next => next.is_some_and(inside),
        };
        !value.is_empty() && !before.is_some_and(inside) && !goes_on
    });
    found.map(|(at, _)| at)
}

/// Where `value` stands in `range`. Where it is written in another way (in pieces, with escapes), the beginning of what
/// stands there behind a key.
pub fn place(text: &str, range: &Range<usize>, value: &str) -> Range<usize> {
    let text = &text[range.clone()];
    let is_key = |at: &usize| text[at + value.len()..].starts_with(": ");
    if let Some(at) = find(text, value).find(|at| !is_key(at)) {
        return range.start + at..range.start + at + value.len();
    }
    let line = text.lines().next().unwrap_or_default();
    let behind_key = line.split_once(':').filter(|(key, value)| !key.contains(' ') && !value.trim().is_empty());
    let start = behind_key.map_or(0, |(_, value)| line.len() - value.trim_start().len());
    range.start + start..range.start + start + 1
}

/// Where a key begins in `range`.
pub fn key(text: &str, range: &Range<usize>, key: &str) -> usize {
    let text = &text[range.clone()];
    let is_key = |at: &usize| text[at + key.len()..].trim_start_matches(['"', '\'', ' ']).starts_with(':');
    find(text, key).find(is_key).map_or(range.start, |at| range.start + at)
}

/// Reads one of the store's lists; `None` when it cannot be read, which is reported.
pub fn read_list<T: DeserializeOwned>(path: &Path, text: &str, problems: &mut Vec<Problem>) -> Option<T> {
    report_invisible(path, text, problems);
    let read = match untamed(text) {
        Some(fault) => Err(fault),
        None => serde_norway::from_str(text).map_err(|error| fault(text, &error)),
    };
    read.map_err(|(at, fault)| problems.push(Problem::at(path, text, at, 1, fault))).ok()
}

/// Reports the first character of a file that cannot be seen.
pub fn report_invisible(path: &Path, text: &str, problems: &mut Vec<Problem>) {
    let found = text.char_indices().find(|(_, character)| is_invisible(*character));
    if let Some((at, character)) = found {
        let fault = Fault::InvisibleCharacter { code: character.into() };
        problems.push(Problem::at(path, text, at, character.len_utf8(), fault));
    }
}

/// A character that turns text around or hides in it. Joiners are not: several scripts need them.
pub fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}'
    ) || (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
}

/// Text as it is written, also when YAML would take it for a number or a truth value.
pub struct Scalar(pub String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ScalarVisitor;

        impl Visitor<'_> for ScalarVisitor {
            type Value = Scalar;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("one text")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Scalar, E> {
                Ok(Scalar(text.trim().nfc().collect()))
            }
        }

        deserializer.deserialize_str(ScalarVisitor)
    }
}

/// A list, or one text that stands for a list of one.
#[derive(Default)]
pub struct OneOrMany(pub Vec<String>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListVisitor;

        impl<'de> Visitor<'de> for ListVisitor {
            type Value = OneOrMany;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("one text or a list of texts")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<OneOrMany, E> {
                let text: String = text.trim().nfc().collect();
                Ok(OneOrMany(if text.is_empty() { Vec::new() } else { vec![text] }))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![number.to_string()]))
            }

            fn visit_unit<E: de::Error>(self) -> Result<OneOrMany, E> {
                Ok(OneOrMany(Vec::new()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<OneOrMany, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element::<Option<Scalar>>()? {
                    list.extend(item.map(|scalar| scalar.0).filter(|text| !text.is_empty()));
                }
                Ok(OneOrMany(list))
            }
        }

        deserializer.deserialize_any(ListVisitor)
    }
}

/// Texts for each of some languages, by its tag; or one text or a list, for which no language is named.
#[derive(Default)]
pub struct ByLanguage(pub Vec<(Option<String>, Vec<String>)>);

impl<'de> Deserialize<'de> for ByLanguage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextsVisitor;

        impl<'de> Visitor<'de> for TextsVisitor {
            type Value = ByLanguage;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("one text, a list of texts, or such a list for each language")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<ByLanguage, E> {
                let text: String = text.trim().nfc().collect();
                Ok(ByLanguage(vec![(None, vec![text])]))
            }

            fn visit_unit<E: de::Error>(self) -> Result<ByLanguage, E> {
                Ok(ByLanguage::default())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<ByLanguage, A::Error> {
                let texts = OneOrMany::deserialize(SeqAccessDeserializer::new(items))?;
                Ok(ByLanguage(vec![(None, texts.0)]))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut languages: A) -> Result<ByLanguage, A::Error> {
                let mut all = Vec::new();
                while let Some((language, texts)) = languages.next_entry::<String, OneOrMany>()? {
                    all.push((Some(language), texts.0));
                }
                Ok(ByLanguage(all))
            }
        }

        deserializer.deserialize_any(TextsVisitor)
    }
}
