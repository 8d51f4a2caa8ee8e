//! Answering the press of a button.

use serde_json::{Value, json};

use crate::preview::parameters::Parameters;
use crate::preview::presses::Answer;
use crate::preview::refusal::Refusal;
use crate::preview::world::World;

const LONGEST_ANSWER: usize = 200;

pub(super) fn answer_callback_query(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let answer = Answer {
        text: parameters.text("text").to_owned(),
        show_alert: parameters.flag("show_alert"),
        url: parameters.text("url").to_owned(),
    };
    if answer.text.encode_utf16().count() > LONGEST_ANSWER {
        return Err(Refusal::bad_request("MESSAGE_TOO_LONG"));
    }
    // A bot without games may only lead to itself.
    if !answer.url.is_empty() && !["https://t.me/", "tg://"].iter().any(|start| answer.url.starts_with(start)) {
        return Err(Refusal::bad_request("URL_INVALID"));
    }
    world.answer(parameters.integer("callback_query_id"), answer)?;
    Ok(json!(true))
}
