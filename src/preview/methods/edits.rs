//! Changing and deleting messages, those in chats and those that people sent through the bot.

use serde_json::{Value, json};

use super::sending::{check_keyboard, link_preview, markup, with_people};
use crate::preview::chat::Chat;
use crate::preview::keyboard::{ReplyMarkup, Rows};
use crate::preview::message::Message;
use crate::preview::parameters::Parameters;
use crate::preview::refusal::Refusal;
use crate::preview::rooms::Access;
use crate::preview::text::Text;
use crate::preview::world::{World, now};

pub(super) fn edit_message_text(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let text = with_people(world, Text::of_bot(parameters)?);
    let link_preview = link_preview(parameters)?;
    edit(world, parameters, |message, keyboard| {
        if message.has_caption() {
            return Err(Refusal::bad_request("There is no text in the message to edit"));
        }
        change_words(message, text, keyboard)?;
        message.link_preview = link_preview;
        Ok(())
    })
}

pub(super) fn edit_message_caption(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let caption = with_people(world, Text::of_caption(parameters)?);
    edit(world, parameters, |message, keyboard| {
        if !message.has_caption() {
            return Err(Refusal::bad_request("There is no caption in the message to edit"));
        }
        change_words(message, caption, keyboard)
    })
}

pub(super) fn edit_message_reply_markup(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    edit(world, parameters, |message, keyboard| {
        if message.keyboard == keyboard {
            return Err(not_modified());
        }
        message.keyboard = keyboard;
        Ok(())
    })
}

pub(super) fn delete_message(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    if !parameters.is_set("chat_id") {
        return Err(Refusal::bad_request("Chat identifier is not specified"));
    }
    let message_id = parameters.integer("message_id");
    if message_id == 0 {
        return Err(Refusal::bad_request("Message identifier is not specified"));
    }
    let chat = chat_mut(world, parameters)?;
    if chat.room.is_some() {
        chat.check_access(Access::Write)?;
    }
    if chat.delete(message_id) { Ok(json!(true)) } else { Err(Refusal::circumstance("message to delete not found")) }
}

/// Deletes up to a hundred messages; those that are not there are passed over.
pub(super) fn delete_messages(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    if !parameters.is_set("chat_id") {
        return Err(Refusal::bad_request("Chat identifier is not specified"));
    }
    let Some(Value::Array(list)) = parameters.json("message_ids", "message identifiers")? else {
        return Err(Refusal::bad_request("Message identifiers are not specified"));
    };
    let ids: Option<Vec<i64>> = list.iter().map(Value::as_i64).collect();
    let Some(ids) = ids.filter(|ids| !ids.is_empty()) else {
        return Err(Refusal::bad_request("Message identifiers are not specified"));
    };
    if ids.len() > 100 {
        return Err(Refusal::bad_request("too many messages to delete"));
    }
    let chat = chat_mut(world, parameters)?;
    if chat.room.is_some() {
        chat.check_access(Access::Write)?;
    }
    for id in ids {
        chat.delete(id);
    }
    Ok(json!(true))
}

fn change_words(message: &mut Message, words: Text, keyboard: Rows) -> Result<(), Refusal> {
    if message.text == words && message.keyboard == keyboard {
        return Err(not_modified());
    }
    if message.text != words {
        message.edited = Some(now());
    }
    message.text = words;
    message.keyboard = keyboard;
    Ok(())
}

fn edit(
    world: &mut World,
    parameters: &Parameters,
    change: impl FnOnce(&mut Message, Rows) -> Result<(), Refusal>,
) -> Result<Value, Refusal> {
    let keyboard = inline_keyboard(parameters)?;
    let message_id = parameters.integer("message_id");
    if !parameters.is_set("chat_id") && message_id == 0 {
        let inline_id = parameters.text("inline_message_id");
        if inline_id.is_empty() {
            return Err(Refusal::bad_request("Message identifier is not specified"));
        }
        check_keyboard(world, None, &keyboard)?;
        let message = world.inline_message(inline_id).ok_or_else(|| Refusal::circumstance("MESSAGE_ID_INVALID"))?;
        change(message, keyboard)?;
        return Ok(json!(true));
    }
    let id = world.chat_of(parameters.text("chat_id"))?;
    check_keyboard(world, Some(id), &keyboard)?;
    let chat = chat_mut(world, parameters)?;
    chat.check_access(Access::Write)?;
    let Some(message) = chat.message_mut(message_id) else {
        return Err(Refusal::circumstance("message to edit not found"));
    };
    if !message.from_bot {
        return Err(Refusal::bad_request("message can't be edited"));
    }
    change(message, keyboard)?;
    Ok(chat.message(message_id).map(|message| chat.json_of(message)).unwrap_or_default())
}

pub(super) fn chat_mut<'a>(world: &'a mut World, parameters: &Parameters) -> Result<&'a mut Chat, Refusal> {
    let id = world.chat_of(parameters.text("chat_id"))?;
    world.chats.get_mut(&id).ok_or_else(|| Refusal::bad_request("chat not found"))
}

fn not_modified() -> Refusal {
    Refusal::circumstance(
        "message is not modified: specified new message content and reply markup are exactly the same as a current \
         content and reply markup of the message",
    )
}

/// The keyboard of an edited message: without one, the old one goes.
fn inline_keyboard(parameters: &Parameters) -> Result<Rows, Refusal> {
    match markup(parameters)? {
        Some(ReplyMarkup::Inline(rows)) => Ok(rows),
        Some(ReplyMarkup::OfTheApp) => Err(Refusal::bad_request("Inline keyboard expected")),
        None => Ok(Rows::new()),
    }
}
