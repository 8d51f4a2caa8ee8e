//! Sending, editing and deleting messages.

use serde_json::{Value, json};

use crate::preview::chat::Chat;
use crate::preview::keyboard::{self, ReplyMarkup, Rows};
use crate::preview::links;
use crate::preview::message::Message;
use crate::preview::parameters::{Parameters, optional_flag, optional_string, required_integer};
use crate::preview::refusal::Refusal;
use crate::preview::text::Text;
use crate::preview::world::{World, now};

pub(super) fn send_message(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let text = text_of(world, parameters)?;
    let link_preview = link_preview(parameters)?;
    let reply = reply_of(parameters)?;
    let keyboard = match markup(parameters)? {
        Some(ReplyMarkup::Inline(rows)) => rows,
        _ => Rows::new(),
    };
    let id = world.chat_of(parameters.text("chat_id"))?;
    let from = Some(world.bot());
    let World { chats, rates, .. } = world;
    let Some(chat) = chats.get_mut(&id) else {
        return Err(Refusal::bad_request("chat not found"));
    };
    let reply_to = reply.map(|reply| reply.found_in(chat)).transpose()?.flatten();
    chat.check_writable()?;
    if let Some(rates) = rates {
        rates.check(chat)?;
    }
    let message = Message {
        id: chat.next_message_id(),
        from_bot: true,
        from,
        date: now(),
        edited: None,
        text,
        content: serde_json::Map::new(),
        reply_to,
        keyboard,
        link_preview,
    };
    let json = chat.json_of(&message);
    chat.put(message);
    Ok(json)
}

pub(super) fn edit_message_text(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let text = text_of(world, parameters)?;
    let link_preview = link_preview(parameters)?;
    let keyboard = inline_keyboard(parameters)?;
    edit(world, parameters, |message| {
        if message.text == text && message.keyboard == keyboard {
            return Err(not_modified());
        }
        if message.text != text {
            message.edited = Some(now());
        }
        message.text = text;
        message.keyboard = keyboard;
        message.link_preview = link_preview;
        Ok(())
    })
}

pub(super) fn edit_message_reply_markup(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let keyboard = inline_keyboard(parameters)?;
    edit(world, parameters, |message| {
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
    if chat.delete(message_id) { Ok(json!(true)) } else { Err(Refusal::circumstance("message to delete not found")) }
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
    let chat = chat_mut(world, parameters)?;
    chat.check_writable()?;
    chat.show_action(&action);
    Ok(json!(true))
}

/// The text of the call; a mention of somebody unknown is dropped, as Telegram does.
fn text_of(world: &World, parameters: &Parameters) -> Result<Text, Refusal> {
    let mut text = Text::of_bot(parameters)?;
    text.entities.retain_mut(|entity| {
        let Some(user_id) = entity.url.as_deref().and_then(links::user_id) else {
            return true;
        };
        let Some(person) = world.people.get(&user_id) else {
            return false;
        };
        "text_mention".clone_into(&mut entity.kind);
        entity.url = None;
        entity.user = Some(person.clone());
        true
    });
    Ok(text)
}

fn edit(
    world: &mut World,
    parameters: &Parameters,
    change: impl FnOnce(&mut Message) -> Result<(), Refusal>,
) -> Result<Value, Refusal> {
    let message_id = parameters.integer("message_id");
    if !parameters.is_set("chat_id") && message_id == 0 {
        return Err(match parameters.text("inline_message_id") {
            "" => Refusal::bad_request("Message identifier is not specified"),
            _ => Refusal::circumstance("MESSAGE_ID_INVALID"),
        });
    }
    let chat = chat_mut(world, parameters)?;
    chat.check_writable()?;
    let Some(message) = chat.message_mut(message_id) else {
        return Err(Refusal::circumstance("message to edit not found"));
    };
    if !message.from_bot {
        return Err(Refusal::bad_request("message can't be edited"));
    }
    change(message)?;
    Ok(chat.message(message_id).map(|message| chat.json_of(message)).unwrap_or_default())
}

fn chat_mut<'a>(world: &'a mut World, parameters: &Parameters) -> Result<&'a mut Chat, Refusal> {
    let id = world.chat_of(parameters.text("chat_id"))?;
    world.chats.get_mut(&id).ok_or_else(|| Refusal::bad_request("chat not found"))
}

fn not_modified() -> Refusal {
    Refusal::circumstance(
        "message is not modified: specified new message content and reply markup are exactly the same as a current \
         content and reply markup of the message",
    )
}

fn markup(parameters: &Parameters) -> Result<Option<ReplyMarkup>, Refusal> {
    keyboard::read(parameters.json("reply_markup", "reply keyboard markup")?)
}

/// The keyboard of an edited message: without one, the old one goes.
fn inline_keyboard(parameters: &Parameters) -> Result<Rows, Refusal> {
    match markup(parameters)? {
        Some(ReplyMarkup::Inline(rows)) => Ok(rows),
        Some(ReplyMarkup::OfTheApp) => Err(Refusal::bad_request("Inline keyboard expected")),
        None => Ok(Rows::new()),
    }
}

fn link_preview(parameters: &Parameters) -> Result<Option<Value>, Refusal> {
    match parameters.json("link_preview_options", "link preview options")? {
        None if parameters.flag("disable_web_page_preview") => Ok(Some(json!({ "is_disabled": true }))),
        None => Ok(None),
        Some(Value::Object(options)) => {
            for flag in ["is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text"] {
                optional_flag(&options, flag).map_err(Refusal::bad_request)?;
            }
            optional_string(&options, "url").map_err(Refusal::bad_request)?;
            Ok(Some(options.into()))
        }
        Some(_) => Err(Refusal::bad_request("Object expected as link preview options")),
    }
}

/// The message that the new one answers.
struct Reply {
    chat_id: String,
    message_id: i64,
    may_be_missing: bool,
}

impl Reply {
    /// Its id, or none when it is gone and need not be there.
    fn found_in(self, chat: &Chat) -> Result<Option<i64>, Refusal> {
        let is_here = self.chat_id.is_empty() || self.chat_id == chat.id.to_string();
        if is_here && chat.message(self.message_id).is_some() {
            return Ok(Some(self.message_id));
        }
        if self.may_be_missing { Ok(None) } else { Err(Refusal::circumstance("message to be replied not found")) }
    }
}

fn reply_of(parameters: &Parameters) -> Result<Option<Reply>, Refusal> {
    let reply = match parameters.json("reply_parameters", "reply parameters")? {
        None => Reply {
            chat_id: String::new(),
            message_id: parameters.integer("reply_to_message_id"),
            may_be_missing: parameters.flag("allow_sending_without_reply"),
        },
        Some(Value::Object(reply)) if reply.is_empty() => return Ok(None),
        Some(Value::Object(reply)) => Reply {
            chat_id: optional_string(&reply, "chat_id").map_err(Refusal::bad_request)?,
            message_id: required_integer(&reply, "message_id").map_err(Refusal::bad_request)?,
            may_be_missing: optional_flag(&reply, "allow_sending_without_reply").map_err(Refusal::bad_request)?,
        },
        Some(_) => return Err(Refusal::bad_request("Object expected as reply parameters")),
    };
    Ok((reply.message_id > 0).then_some(reply))
}
