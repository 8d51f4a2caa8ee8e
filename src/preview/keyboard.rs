//! Inline keyboards: each button checked as Telegram checks it, the whole against its limits.
//!
//! Stricter than the server in two places where it passes over a mistake in silence: a button with two actions and a
//! button without a label are refused here.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::links;
use super::parameters::{optional_flag, optional_string, required_string};
use super::refusal::Refusal;

const MOST_BUTTONS: usize = 100;
const MOST_IN_A_ROW: usize = 8;
const LARGEST_JSON: usize = 10 * 1024;
const LONGEST_CALLBACK_DATA: usize = 64;

pub(super) type Rows = Vec<Vec<Button>>;

/// A button under a message.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Button {
    pub label: String,
    #[serde(flatten)]
    pub action: Action,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
}

/// What pressing a button does.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Action {
    Callback(String),
    Url(String),
    SwitchInline(String),
    SwitchInlineHere(String),
    CopyText(String),
    WebApp(String),
    /// Taken and given back as it is: its field and its value.
    Other(String, Value),
}

/// What `reply_markup` asks for; only an inline keyboard belongs to its message.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum ReplyMarkup {
    Inline(Rows),
    /// A keyboard of the person's app, its removal, or a forced reply.
    OfTheApp,
}

/// Reads the parameter `reply_markup`.
pub(super) fn read(value: Option<Value>) -> Result<Option<ReplyMarkup>, Refusal> {
    let Some(value) = value else { return Ok(None) };
    let size = value.to_string().len();
    let Value::Object(markup) = value else {
        return Err(Refusal::bad_request("Object expected as reply markup"));
    };
    let of_the_app = rows_of(&markup, "keyboard")?.is_some_and(|rows| !rows.is_empty());
    let flags = ["remove_keyboard", "force_reply", "selective"].map(|name| optional_flag(&markup, name));
    let [removes, forces, _] = flags.map(|flag| flag.map_err(Refusal::bad_request));
    let (removes, forces) = (removes?, forces?);
    if of_the_app {
        return Ok(Some(ReplyMarkup::OfTheApp));
    }
    let rows = inline_rows(&markup)?;
    if !rows.is_empty() {
        let too_many = rows.iter().flatten().count() > MOST_BUTTONS || rows.iter().any(|row| row.len() > MOST_IN_A_ROW);
        if too_many || size > LARGEST_JSON {
            return Err(Refusal::bad_request("reply markup is too long"));
        }
        return Ok(Some(ReplyMarkup::Inline(rows)));
    }
    Ok((removes || forces).then_some(ReplyMarkup::OfTheApp))
}

/// The keyboard as the bot gets it back.
pub(super) fn to_json(rows: &Rows) -> Value {
    let rows: Vec<Vec<Value>> = rows.iter().map(|row| row.iter().map(Button::to_json).collect()).collect();
    json!({ "inline_keyboard": rows })
}

impl Button {
    fn to_json(&self) -> Value {
        let (field, value) = match &self.action {
            Action::Callback(data) => ("callback_data", json!(data)),
            Action::Url(url) => ("url", json!(url)),
            Action::SwitchInline(query) => ("switch_inline_query", json!(query)),
            Action::SwitchInlineHere(query) => ("switch_inline_query_current_chat", json!(query)),
            Action::CopyText(text) => ("copy_text", json!({ "text": text })),
            Action::WebApp(url) => ("web_app", json!({ "url": url })),
            Action::Other(field, value) => (field.as_str(), value.clone()),
        };
        let mut button = json!({ "text": self.label, field: value });
        if let Some(style) = &self.style {
            button["style"] = json!(style);
        }
        button
    }
}

fn rows_of<'a>(markup: &'a Map<String, Value>, field: &str) -> Result<Option<&'a Vec<Value>>, Refusal> {
    match markup.get(field) {
        None => Ok(None),
        Some(Value::Array(rows)) => Ok(Some(rows)),
        Some(_) => Err(Refusal::bad_request(format!("Field \"{field}\" must be of type Array"))),
    }
}

fn inline_rows(markup: &Map<String, Value>) -> Result<Rows, Refusal> {
    let mut rows = Rows::new();
    for row in rows_of(markup, "inline_keyboard")?.into_iter().flatten() {
        let Value::Array(row) = row else {
            let words = "Field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays";
            return Err(Refusal::bad_request(words));
        };
        let read = |button| {
            button_of(button)
                .map_err(|reason| Refusal::bad_request(format!("Can't parse inline keyboard button: {reason}")))
        };
        rows.push(row.iter().map(read).collect::<Result<Vec<_>, _>>()?);
    }
    rows.retain(|row| !row.is_empty());
    for button in rows.iter_mut().flatten() {
        check(button).map_err(Refusal::bad_request)?;
    }
    Ok(rows)
}

const FIELDS: [&str; 10] = [
    "url",
    "callback_data",
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
];

fn button_of(value: &Value) -> Result<Button, String> {
    let Value::Object(button) = value else {
        return Err("InlineKeyboardButton must be an Object".to_owned());
    };
    let label = required_string(button, "text")?;
    let style = match optional_string(button, "style")?.to_ascii_lowercase().as_str() {
        "" | "default" => None,
        style @ ("primary" | "danger" | "success") => Some(style.to_owned()),
        _ => return Err("invalid button style specified".to_owned()),
    };
    let is_given = |field: &&&str| match button.get(**field) {
        Some(Value::String(text)) => !text.is_empty() || field.starts_with("switch_inline"),
        other => other.is_some(),
    };
    let given: Vec<_> = FIELDS.iter().filter(is_given).collect();
    let [field] = given[..] else {
        return Err("Text buttons are unallowed in the inline keyboard".to_owned());
    };
    let inner = |name: &str| match &button[*field] {
        Value::Object(object) => required_string(object, name),
        _ => Err(format!("Field \"{field}\" must be of type Object")),
    };
    let action = match *field {
        "callback_data" => Action::Callback(required_string(button, field)?),
        "url" => Action::Url(required_string(button, field)?),
        "switch_inline_query" => Action::SwitchInline(required_string(button, field)?),
        "switch_inline_query_current_chat" => Action::SwitchInlineHere(required_string(button, field)?),
        "copy_text" => Action::CopyText(inner("text")?),
        "web_app" => Action::WebApp(inner("url")?),
        other => Action::Other(other.to_owned(), button[other].clone()),
    };
    Ok(Button { label, action, style })
}

fn check(button: &mut Button) -> Result<(), String> {
    if button.label.trim().is_empty() {
        return Err("Inline keyboard button text must be non-empty".to_owned());
    }
    match &mut button.action {
        Action::Callback(data) if data.len() > LONGEST_CALLBACK_DATA => Err("BUTTON_DATA_INVALID".to_owned()),
        Action::Url(url) if links::user_id(url).is_some() => Ok(()),
        Action::Url(url) => {
            *url = links::check(url)
                .map_err(|reason| format!("Inline keyboard button URL '{url}' is invalid: {reason}"))?;
            Ok(())
        }
        Action::WebApp(url) => {
            *url = links::check_https(url)
                .map_err(|reason| format!("Inline keyboard button Web App URL '{url}' is invalid: {reason}"))?;
            Ok(())
        }
        Action::CopyText(text) if !(1..=256).contains(&text.chars().count()) => {
            Err("BUTTON_COPY_TEXT_INVALID".to_owned())
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{ReplyMarkup, read, to_json};

    fn refusal(markup: Value) -> String {
        read(Some(markup)).unwrap_err().description
    }

    fn of_one(button: &Value) -> Value {
        json!({ "inline_keyboard": [[button]] })
    }

    #[test]
    fn a_keyboard_comes_back_as_it_was() {
        let markup = json!({ "inline_keyboard": [
            [{ "text": "Show", "callback_data": "show:1" }, { "text": "Open", "url": "https://example.org/" }],
            [{ "text": "Share", "switch_inline_query": "" }, { "text": "Copy", "copy_text": { "text": "x" } }],
        ]});
        let Some(ReplyMarkup::Inline(rows)) = read(Some(markup.clone())).unwrap() else { panic!("no keyboard") };
        assert_eq!(to_json(&rows), markup);
    }

    #[test]
    fn data_is_counted_in_bytes() {
        assert!(read(Some(of_one(&json!({ "text": "x", "callback_data": "é".repeat(32) })))).is_ok());
        let over = of_one(&json!({ "text": "x", "callback_data": "é".repeat(33) }));
        assert_eq!(refusal(over), "Bad Request: BUTTON_DATA_INVALID");
    }

    #[test]
    fn a_button_does_one_thing() {
        let words =
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard";
        assert_eq!(refusal(of_one(&json!({ "text": "x" }))), words);
        assert_eq!(refusal(of_one(&json!({ "text": "x", "callback_data": "" }))), words);
        assert_eq!(refusal(of_one(&json!({ "text": "x", "callback_data": "a", "url": "https://example.org" }))), words);
    }

    #[test]
    fn a_link_must_lead_somewhere() {
        let words = "Bad Request: inline keyboard button URL 'handbook' is invalid: Wrong HTTP URL";
        assert_eq!(refusal(of_one(&json!({ "text": "x", "url": "handbook" }))), words);
    }

    #[test]
    fn a_keyboard_has_limits() {
        let row = |count| vec![json!({ "text": "x", "callback_data": "x" }); count];
        assert!(read(Some(json!({ "inline_keyboard": vec![row(8); 12] }))).is_ok());
        for rows in [vec![row(9)], vec![row(4); 26]] {
            assert_eq!(refusal(json!({ "inline_keyboard": rows })), "Bad Request: reply markup is too long");
        }
    }

    #[test]
    fn wrong_shapes_are_named() {
        assert_eq!(refusal(json!([])), "Bad Request: object expected as reply markup");
        assert_eq!(
            refusal(json!({ "inline_keyboard": [{}] })),
            "Bad Request: field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays"
        );
        assert_eq!(
            refusal(of_one(&json!({ "callback_data": "x" }))),
            "Bad Request: can't parse inline keyboard button: Can't find field \"text\""
        );
        assert_eq!(
            refusal(of_one(&json!({ "text": true, "callback_data": "x" }))),
            "Bad Request: can't parse inline keyboard button: Field \"text\" must be of type String"
        );
    }
}
