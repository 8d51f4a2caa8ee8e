//! What every new message of the bot has: its chat, its topic, the message that it answers and its keyboard.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::preview::chat::Chat;
use crate::preview::keyboard::{self, Action, ReplyMarkup, Rows};
use crate::preview::links;
use crate::preview::message::Message;
use crate::preview::parameters::{Parameters, optional_flag, optional_string, required_integer};
use crate::preview::refusal::Refusal;
use crate::preview::rooms::{Access, Kind};
use crate::preview::text::Text;
use crate::preview::world::World;

/// What a message says.
pub(super) struct Contents {
    /// As Telegram names it when there are no rights to send it.
    pub what: &'static str,
    pub text: Text,
    pub content: Map<String, Value>,
    pub link_preview: Option<Value>,
}

/// Puts a message of the bot into the chat that the call names; `contents` is asked for only when all else is right.
pub(super) fn send(
    world: &mut World,
    parameters: &Parameters,
    contents: impl FnOnce(&mut World) -> Result<Contents, Refusal>,
) -> Result<Value, Refusal> {
    let reply = reply_of(parameters)?;
    let keyboard = match markup(parameters)? {
        Some(ReplyMarkup::Inline(rows)) => rows,
        _ => Rows::new(),
    };
    let id = world.chat_of(parameters.text("chat_id"))?;
    let topic = topic_of(world, parameters, id)?;
    let chat = &world.chats[&id];
    let reply_to = reply.map(|reply| reply.found_in(chat)).transpose()?.flatten();
    let thread = chat.thread_of(topic, reply_to);
    check_keyboard(world, Some(id), &keyboard)?;
    let Contents { what, text, content, link_preview } = contents(world)?;
    let from = world.bot();
    let World { chats, rates, .. } = world;
    let Some(chat) = chats.get_mut(&id) else {
        return Err(Refusal::bad_request("chat not found"));
    };
    if let Some(room) = &chat.room {
        room.check_rights(what)?;
        if let Some(topic) = thread.filter(|_| room.kind == Kind::Forum) {
            room.check_topic(topic.id())?;
        }
    }
    if let Some(rates) = rates {
        rates.check(chat)?;
    }
    let is_channel = chat.kind() == Some(Kind::Channel);
    let message = Message {
        from_bot: true,
        from: (!is_channel).then_some(from),
        sender_chat: is_channel.then(|| chat.json.clone()),
        text: with_people_of(&world.people, text),
        content,
        reply_to,
        thread,
        keyboard,
        link_preview,
        ..Message::new(chat.next_message_id())
    };
    let json = chat.json_of(&message);
    chat.put(message);
    Ok(json)
}

/// The topic that the call names, when the bot may write there; in private chats it is passed over.
pub(super) fn topic_of(world: &World, parameters: &Parameters, chat_id: i64) -> Result<Option<i64>, Refusal> {
    let chat = &world.chats[&chat_id];
    chat.check_access(Access::Write)?;
    let topic = Some(parameters.integer("message_thread_id")).filter(|topic| *topic > 0);
    match (&chat.room, topic) {
        (Some(room), Some(topic)) => room.check_topic(topic).map(|()| Some(topic)),
        _ => Ok(None),
    }
}

/// Buttons that Telegram takes only in some chats; without a chat, for a message that is sent through the bot.
pub(super) fn check_keyboard(world: &World, chat_id: Option<i64>, rows: &Rows) -> Result<(), Refusal> {
    let chat = chat_id.and_then(|id| world.chats.get(&id));
    let is_private = chat.is_some_and(Chat::is_private);
    let is_channel = chat.is_some_and(|chat| chat.json["type"] == "channel");
    for button in rows.iter().flatten() {
        let switch = match &button.action {
            Action::SwitchInline(_) => "switch_inline_query",
            Action::SwitchInlineHere(_) => "switch_inline_query_current_chat",
            Action::Other(field, _) if field == "switch_inline_query_chosen_chat" => "switch_inline_query",
            Action::WebApp(_) if !is_private => return Err(Refusal::bad_request("BUTTON_TYPE_INVALID")),
            _ => continue,
        };
        if is_channel {
            return Err(Refusal::bad_request(format!(
                "Can't use {switch} button in a channel chat, because users will not be able to use the button \
                 without knowing bot's username"
            )));
        }
        if !world.botfather.inline_mode {
            return Err(Refusal::bad_request("BUTTON_TYPE_INVALID"));
        }
    }
    Ok(())
}

/// The text with its mentions of people; one of somebody unknown is dropped, as Telegram does.
pub(super) fn with_people(world: &World, text: Text) -> Text {
    with_people_of(&world.people, text)
}

fn with_people_of(people: &BTreeMap<i64, Value>, mut text: Text) -> Text {
    text.entities.retain_mut(|entity| {
        let Some(user_id) = entity.url.as_deref().and_then(links::user_id) else {
            return true;
        };
        let Some(person) = people.get(&user_id) else {
            return false;
        };
        "text_mention".clone_into(&mut entity.kind);
        entity.url = None;
        entity.user = Some(person.clone());
        true
    });
    text
}

pub(super) fn markup(parameters: &Parameters) -> Result<Option<ReplyMarkup>, Refusal> {
    keyboard::read(parameters.json("reply_markup", "reply keyboard markup")?)
}

pub(super) fn link_preview(parameters: &Parameters) -> Result<Option<Value>, Refusal> {
    let given = parameters.json("link_preview_options", "link preview options")?;
    link_preview_of(given, parameters.flag("disable_web_page_preview"))
}

pub(super) fn link_preview_of(given: Option<Value>, is_disabled: bool) -> Result<Option<Value>, Refusal> {
    match given {
        None if is_disabled => Ok(Some(json!({ "is_disabled": true }))),
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
