//! Sending texts, and showing what the bot is doing.

use serde_json::{Map, Value, json};

use super::edits::chat_mut;
use super::sending::{Contents, link_preview, send, topic_of};
use crate::preview::parameters::Parameters;
use crate::preview::refusal::Refusal;
use crate::preview::text::Text;
use crate::preview::world::World;

pub(super) fn send_message(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let text = Text::of_bot(parameters)?;
    let link_preview = link_preview(parameters)?;
    send(world, parameters, |_| Ok(Contents { what: "text messages", text, content: Map::new(), link_preview }))
}

const ACTIONS: [&str; 14] = [
    "cancel",
    "typing",
    "record_video",
    "upload_video",
    "record_audio",
    "record_voice",
    "upload_audio",
    "upload_voice",
    "upload_photo",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
];

pub(super) fn send_chat_action(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let action = parameters.text("action").to_ascii_lowercase();
    if !ACTIONS.contains(&action.as_str()) {
        return Err(Refusal::bad_request("Wrong parameter action in request"));
    }
    let id = world.chat_of(parameters.text("chat_id"))?;
    topic_of(world, parameters, id)?;
    let chat = chat_mut(world, parameters)?;
    if let Some(room) = &chat.room {
        room.check_rights("text messages")?;
    }
    chat.show_action(&action);
    Ok(json!(true))
}
