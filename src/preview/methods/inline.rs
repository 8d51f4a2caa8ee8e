//! Answering an inline query: every result checked as Telegram checks it.

use serde_json::{Map, Value};

use super::sending::{check_keyboard, link_preview_of, with_people};
use crate::preview::inline::{InlineAnswer, InlineButton, InlineResult};
use crate::preview::keyboard::{self, ReplyMarkup, Rows};
use crate::preview::links;
use crate::preview::parameters::{Parameters, optional_flag, optional_string, required_string};
use crate::preview::refusal::Refusal;
use crate::preview::text::Text;
use crate::preview::world::World;

const MOST_RESULTS: usize = 50;
const LONGEST_ID: usize = 64;
const LONGEST_CACHING: i64 = 24 * 60 * 60;

pub(super) fn answer_inline_query(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let button = button_of(parameters)?;
    let results = results_of(world, parameters)?;
    let cache_time = parameters.integer_within("cache_time", 300, 0, LONGEST_CACHING);
    let answer = InlineAnswer {
        results,
        next_offset: parameters.text("next_offset").to_owned(),
        cache_time: u64::try_from(cache_time).unwrap_or(0),
        is_personal: parameters.flag("is_personal"),
        button,
    };
    check(&answer)?;
    world.answer_inline(parameters.integer("inline_query_id"), answer)?;
    Ok(Value::Bool(true))
}

fn check(answer: &InlineAnswer) -> Result<(), Refusal> {
    let refused = |words: &str| Err(Refusal::bad_request(words));
    for (number, result) in answer.results.iter().enumerate() {
        if !(1..=LONGEST_ID).contains(&result.id.len()) {
            return refused("RESULT_ID_INVALID");
        }
        if answer.results[..number].iter().any(|other| other.id == result.id) {
            return refused("RESULT_ID_DUPLICATE");
        }
        if result.title.trim().is_empty() {
            return refused("ARTICLE_TITLE_EMPTY");
        }
    }
    if answer.next_offset.len() > LONGEST_ID {
        return refused("NEXT_OFFSET_INVALID");
    }
    let Some(button) = &answer.button else { return Ok(()) };
    if button.text.trim().is_empty() {
        return refused("SWITCH_PM_TEXT_EMPTY");
    }
    if button.start_parameter.as_deref().is_some_and(|parameter| !links::is_start_parameter(parameter)) {
        return refused("START_PARAM_INVALID");
    }
    Ok(())
}

fn button_of(parameters: &Parameters) -> Result<Option<InlineButton>, Refusal> {
    let refused = |reason: String| Refusal::bad_request(format!("Can't parse inline query results button: {reason}"));
    let button = match parameters.json("button", "inline query results button")? {
        None => return Ok(None),
        Some(Value::Object(button)) => button,
        Some(_) => return Err(refused("InlineQueryResultsButton must be an Object".to_owned())),
    };
    let text = required_string(&button, "text").map_err(refused)?;
    if button.contains_key("start_parameter") {
        let start_parameter = required_string(&button, "start_parameter").map_err(refused)?;
        return Ok(Some(InlineButton { text, start_parameter: Some(start_parameter), web_app: None }));
    }
    match button.get("web_app") {
        Some(Value::Object(app)) => {
            let url = required_string(app, "url").map_err(refused)?;
            let url = links::check_https(&url).map_err(|reason| {
                Refusal::bad_request(format!("Inline query button Web App URL is invalid: {reason}"))
            })?;
            Ok(Some(InlineButton { text, start_parameter: None, web_app: Some(url) }))
        }
        Some(_) => Err(refused("Field \"web_app\" must be of type Object".to_owned())),
        None => Err(refused("InlineQueryResultsButton must have exactly one optional field".to_owned())),
    }
}

fn results_of(world: &World, parameters: &Parameters) -> Result<Vec<InlineResult>, Refusal> {
    if !parameters.is_set("results") {
        return Ok(Vec::new());
    }
    let results = serde_json::from_str(parameters.text("results"))
        .map_err(|cause| Refusal::bad_request(format!("Can't parse JSON encoded inline query results: {cause}")))?;
    match results {
        Value::Null => Ok(Vec::new()),
        Value::Array(results) if results.len() > MOST_RESULTS => {
            Err(Refusal::bad_request("Too many inline query results specified"))
        }
        Value::Array(results) => results.iter().map(|result| result_of(world, result).map_err(in_result)).collect(),
        _ => Err(Refusal::bad_request("Expected an Array of inline query results")),
    }
}

fn result_of(world: &World, result: &Value) -> Result<InlineResult, Refusal> {
    let Value::Object(result) = result else {
        return Err(Refusal::bad_request("Inline query result must be an object"));
    };
    let required = |name: &str| required_string(result, name).map_err(Refusal::bad_request);
    let optional = |name: &str| optional_string(result, name).map_err(Refusal::bad_request);
    if !required("type")?.eq_ignore_ascii_case("article") {
        return Err(Refusal::bad_request("this stand-in knows no inline results but articles"));
    }
    let id = required("id")?;
    let content = match result.get("input_message_content") {
        Some(Value::Object(content)) => content,
        None | Some(Value::Null) => return Err(Refusal::bad_request("Can't find field \"message_text\"")),
        Some(_) => return Err(Refusal::bad_request("Field \"input_message_content\" must be of type Object")),
    };
    let (message, link_preview) = content_of(content)?;
    let message = with_people(world, message);
    let buttons = match result.get("reply_markup").filter(|markup| !markup.is_null()) {
        None => Rows::new(),
        Some(markup) => match keyboard::read(Some(markup.clone()))? {
            Some(ReplyMarkup::OfTheApp) => return Err(Refusal::bad_request("Inline keyboard expected")),
            Some(ReplyMarkup::Inline(rows)) => rows,
            None => Rows::new(),
        },
    };
    check_keyboard(world, None, &buttons)?;
    let url = optional("url")?;
    Ok(InlineResult {
        id,
        title: required("title")?,
        description: optional("description")?,
        text: message.text.clone(),
        html: message.to_html(),
        buttons,
        url: Some(url).filter(|url| !url.is_empty()),
        message,
        link_preview,
    })
}

fn content_of(content: &Map<String, Value>) -> Result<(Text, Option<Value>), Refusal> {
    let optional = |name: &str| optional_string(content, name).map_err(Refusal::bad_request);
    let words = optional("message_text")?;
    if words.is_empty() {
        return Err(Refusal::bad_request("Input message content is not specified"));
    }
    let text = Text::of_message(&words, &optional("parse_mode")?, content.get("entities").cloned())?;
    let is_disabled = optional_flag(content, "disable_web_page_preview").map_err(Refusal::bad_request)?;
    let link_preview = link_preview_of(content.get("link_preview_options").cloned(), is_disabled)?;
    Ok((text, link_preview))
}

/// What the server finds when it reads a result it says of the result; what Telegram finds later, it says alone.
fn in_result(refusal: Refusal) -> Refusal {
    let Some(words) = refusal.description.strip_prefix("Bad Request: ") else { return refusal };
    let later = ["message is too long", "text must be non-empty", "reply markup is too long", "inline keyboard"];
    let is_constant = words.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_');
    if is_constant || later.iter().any(|start| words.starts_with(start)) {
        return refusal;
    }
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase()).into_iter();
    let words: String = first.chain(letters).collect();
    Refusal::bad_request(format!("Can't parse inline query result: {words}"))
}
