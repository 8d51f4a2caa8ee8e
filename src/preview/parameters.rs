//! The parameters of a call, read as the server reads them: every one is a text first.
//!
//! A JSON number, list or object is kept as its JSON text, so `"chat_id": 5` and `"chat_id": "5"` are the same, and a
//! number that cannot be read counts as 0. Only what a parameter holds as JSON is checked for types.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::multipart::{File, Form};
use super::refusal::Refusal;

#[derive(Debug, Default, Clone)]
pub(super) struct Parameters {
    texts: BTreeMap<String, String>,
    /// Files that come with the call.
    files: BTreeMap<String, File>,
}

impl Parameters {
    pub fn read(content_type: &str, query: &str, body: &[u8]) -> Result<Self, Refusal> {
        let mut all = from_form(query);
        let kind = content_type.to_ascii_lowercase();
        if kind.contains("multipart/") {
            let form = Form::read(content_type, body)?;
            all.extend(form.fields);
            return Ok(Self { texts: all, files: form.files });
        }
        if kind.contains("application/json") {
            all.extend(from_json(body)?);
        } else if kind.contains("application/x-www-form-urlencoded") {
            all.extend(from_form(&String::from_utf8_lossy(body)));
        }
        Ok(Self { texts: all, files: BTreeMap::new() })
    }

    /// The text of a parameter; empty when it is absent, which is the same to the server.
    pub fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", String::as_str)
    }

    /// A file that comes with the call: in the parameter itself, or in the part that it names.
    pub fn file(&self, name: &str) -> Option<&File> {
        let part = self.text(name).strip_prefix("attach://").unwrap_or(name);
        self.files.get(part)
    }

    pub fn is_set(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }

    pub fn flag(&self, name: &str) -> bool {
        matches!(self.text(name).trim().to_ascii_lowercase().as_str(), "true" | "yes" | "1")
    }

    pub fn integer(&self, name: &str) -> i64 {
        leading_integer(self.text(name))
    }

    pub fn integer_within(&self, name: &str, default: i64, lowest: i64, highest: i64) -> i64 {
        if self.is_set(name) { self.integer(name).clamp(lowest, highest) } else { default }
    }

    /// The JSON in a parameter; `what` names it as the server does when the text is no JSON.
    pub fn json(&self, name: &str, what: &str) -> Result<Option<Value>, Refusal> {
        if !self.is_set(name) {
            return Ok(None);
        }
        serde_json::from_str(self.text(name))
            .map(Some)
            .map_err(|_| Refusal::bad_request(format!("Can't parse {what} JSON object")))
    }

    /// All of them as one object, for the record of calls: what was JSON is JSON again.
    pub fn as_value(&self) -> Value {
        let readable = |text: &str| match serde_json::from_str::<Value>(text) {
            Ok(value) if !value.is_string() => value,
            _ => Value::from(text),
        };
        let is_plain = |name: &str| {
            matches!(
                name,
                "text"
                    | "caption"
                    | "callback_query_id"
                    | "inline_query_id"
                    | "inline_message_id"
                    | "description"
                    | "name"
            )
        };
        let shown = |name: &str, text: &str| {
            if is_plain(name) { Value::from(text) } else { readable(text) }
        };
        self.texts.iter().map(|(name, text)| (name.clone(), shown(name, text))).collect::<Map<_, _>>().into()
    }
}

/// A text field of a JSON parameter; the server takes numbers for texts.
pub(super) fn required_string(object: &Map<String, Value>, name: &str) -> Result<String, String> {
    if !object.contains_key(name) {
        return Err(format!("Can't find field \"{name}\""));
    }
    optional_string(object, name)
}

pub(super) fn optional_string(object: &Map<String, Value>, name: &str) -> Result<String, String> {
    match object.get(name) {
        None => Ok(String::new()),
        Some(Value::String(text)) => Ok(text.clone()),
        Some(Value::Number(number)) => Ok(number.to_string()),
        Some(_) => Err(format!("Field \"{name}\" must be of type String")),
    }
}

pub(super) fn optional_flag(object: &Map<String, Value>, name: &str) -> Result<bool, String> {
    match object.get(name) {
        None => Ok(false),
        Some(Value::Bool(flag)) => Ok(*flag),
        Some(_) => Err(format!("Field \"{name}\" must be of type Boolean")),
    }
}

pub(super) fn required_integer(object: &Map<String, Value>, name: &str) -> Result<i64, String> {
    let invalid = || format!("Field \"{name}\" must be a valid Number");
    match object.get(name) {
        None => Err(format!("Can't find field \"{name}\"")),
        Some(Value::Number(number)) => number.as_i64().ok_or_else(invalid),
        Some(Value::String(text)) => text.parse().map_err(|_| invalid()),
        Some(_) => Err(format!("Field \"{name}\" must be a Number")),
    }
}

/// The number at the start of a text, 0 without one.
fn leading_integer(text: &str) -> i64 {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let end = digits.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse::<i64>().map_or(0, |number| sign * number)
}

fn from_json(body: &[u8]) -> Result<BTreeMap<String, String>, Refusal> {
    if body.is_empty() {
        return Ok(BTreeMap::new());
    }
    let value: Value = serde_json::from_slice(body)
        .map_err(|cause| Refusal::bad_request(format!("Can't parse parameter value: {cause}")))?;
    let Value::Object(object) = value else {
        return Err(Refusal::bad_request("JSON object expected"));
    };
    let as_text = |value: Value| match value {
        Value::String(text) => text,
        other => other.to_string(),
    };
    Ok(object.into_iter().map(|(name, value)| (name, as_text(value))).collect())
}

fn from_form(text: &str) -> BTreeMap<String, String> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(n, v)| (unescaped(n), unescaped(v))).collect()
}

pub(super) fn unescaped(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = text.get(at + 1..at + 3).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (bytes[at], escaped) {
            (b'%', Some(byte)) => {
                plain.push(byte);
                at += 2;
            }
            (b'+', _) => plain.push(b' '),
            (byte, _) => plain.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&plain).into_owned()
}

#[cfg(test)]
mod tests {
    use super::Parameters;

    #[test]
    fn a_number_and_its_text_are_the_same_and_nonsense_is_zero() {
        let read = |body: &str| Parameters::read("application/json", "", body.as_bytes()).unwrap();
        assert_eq!(read(r#"{"chat_id": 5}"#).integer("chat_id"), read(r#"{"chat_id": "5"}"#).integer("chat_id"));
        assert_eq!(read(r#"{"chat_id": "Ada"}"#).integer("chat_id"), 0);
        assert_eq!(read(r#"{"chat_id": -100}"#).integer("chat_id"), -100);
    }

    #[test]
    fn a_query_is_unescaped() {
        let read = Parameters::read("", "text=a+b%26c&n=%D0%B0", b"").unwrap();
        assert_eq!((read.text("text"), read.text("n")), ("a b&c", "а"));
    }

    #[test]
    fn a_body_that_is_no_object_is_refused() {
        let refused = |body: &str| Parameters::read("application/json", "", body.as_bytes()).unwrap_err().description;
        assert_eq!(refused("[1]"), "Bad Request: JSON object expected");
        assert!(refused("{\"a\":").starts_with("Bad Request: can't parse parameter value: "));
    }
}
