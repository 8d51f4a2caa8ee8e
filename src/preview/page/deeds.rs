//! What a person does on the page.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::time::timeout;

use super::{person_of, read};
use crate::preview::keyboard::Action;
use crate::preview::rooms::{Kind, Role, Standing};
use crate::preview::server::json as answer;
use crate::preview::shared::Shared;
use crate::preview::speech::Post;
use crate::preview::text::{LONGEST_TEXT, Text};
use crate::preview::world::World;

/// How long the page waits for the bot to answer a press or an inline query.
const ANSWER_WAIT: Duration = Duration::from_secs(15);

/// Reads a request, does what it asks for, and answers with what came of it or with the objection.
fn done(
    shared: &Shared,
    headers: &HeaderMap,
    body: &Bytes,
    deed: impl FnOnce(&mut World, i64, &Value) -> Result<Value, String>,
) -> Response {
    let asked = match read(headers, body) {
        Ok(asked) => asked,
        Err(refusal) => return refusal,
    };
    let outcome = shared.change(|world| {
        let person = person_of(world, &asked);
        deed(world, person, &asked)
    });
    match outcome {
        Ok(outcome) => answer(StatusCode::OK, outcome.to_string()),
        Err(objection) => (StatusCode::BAD_REQUEST, objection).into_response(),
    }
}

pub(super) async fn say(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    done(&shared, &headers, &body, |world, person, asked| {
        let text = Text::of_person(text_of(asked, "text"));
        if text.is_blank() || text.text.encode_utf16().count() > LONGEST_TEXT {
            return Err("A message has 1 to 4096 characters.".to_owned());
        }
        let post = Post { topic: topic_of(asked), text, reply_to: asked["reply_to"].as_i64(), ..Post::default() };
        let chat = chat_of(world, person, asked)?;
        world.post(person, chat, post).map(|id| json!({ "message_id": id }))
    })
}

/// Presses a button by its place or by its data, and waits for what the bot answers.
pub(super) async fn press(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let asked = match read(&headers, &body) {
        Ok(asked) => asked,
        Err(refusal) => return refusal,
    };
    let query_id = shared.change(|world| {
        let person = person_of(world, &asked);
        let chat = chat_of(world, person, &asked).ok()?;
        let message_id = asked["message"].as_i64().or_else(|| asked["message_id"].as_i64())?;
        let data = data_of(world, chat, message_id, &asked)?;
        Some(world.press(person, chat, message_id, &data))
    });
    let Some(query_id) = query_id else {
        return (StatusCode::NOT_FOUND, "There is no such button any more.").into_response();
    };
    let answered = shared.until(|world| world.answer_to(&query_id).is_some());
    // Without an answer in time the page shows nothing, as the apps do.
    let _ = timeout(ANSWER_WAIT, answered).await;
    let given = json!({ "answer": shared.world().answer_to(&query_id) });
    answer(StatusCode::OK, given.to_string())
}

pub(super) async fn block(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    done(&shared, &headers, &body, |world, person, asked| {
        world.set_blocked(person, asked["blocked"] == true);
        Ok(json!({}))
    })
}

/// Puts an inline query to the bot, and waits for its answer; without one there are no results.
pub(super) async fn inline(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let asked = match read(&headers, &body) {
        Ok(asked) => asked,
        Err(refusal) => return refusal,
    };
    let id = shared.change(|world| {
        let person = person_of(world, &asked);
        let chat = chat_of(world, person, &asked).ok().and_then(|id| world.room_of(id));
        let chat_type = chat.map_or("sender", |room| room.kind.word());
        world.ask_inline(person, chat_type, text_of(&asked, "query"), text_of(&asked, "offset"))
    });
    let answered = shared.until(|world| !world.is_inline_open(&id));
    // Without an answer in time the page shows no results, as the apps do.
    let _ = timeout(ANSWER_WAIT, answered).await;
    let world = shared.world();
    let given = match world.inline_answer(&id) {
        Some(given) => json!({
            "id": id,
            "results": given.results,
            "next_offset": given.next_offset,
            "button": given.button,
        }),
        None => json!({ "id": id, "results": [], "next_offset": "", "button": null }),
    };
    answer(StatusCode::OK, given.to_string())
}

pub(super) async fn choose(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    done(&shared, &headers, &body, |world, person, asked| {
        let chat = chat_of(world, person, asked)?;
        let (query, result) = (text_of(asked, "query_id"), text_of(asked, "result_id"));
        world.choose(person, query, result, chat, topic_of(asked)).map(|id| json!({ "message_id": id }))
    })
}

/// Opens a link to the bot; with a room, adds it there.
pub(super) async fn open(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    done(&shared, &headers, &body, |world, person, asked| {
        let chat = chat_of(world, person, asked)?;
        let url = text_of(asked, "url");
        let opened = if chat == person { world.open_link(person, url) } else { world.open_link_in(person, url, chat) };
        opened.map(|id| json!({ "message_id": id }))
    })
}

/// Makes a room with the person as its creator; a dialog is one with the person named by its title.
pub(super) async fn group(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    done(&shared, &headers, &body, |world, person, asked| {
        let title = text_of(asked, "title").trim();
        if title.is_empty() {
            return Err("A chat has a title.".to_owned());
        }
        let kind = text_of(asked, "kind");
        if kind == Kind::Dialog.name() {
            let other = world.person(title, None);
            return Ok(json!({ "id": world.dialog(person, other) }));
        }
        let kind = Kind::named(kind).ok_or("There are groups, supergroups, forums, channels and dialogs.")?;
        let first_id = world.room(kind, title);
        let id = world.current(first_id);
        let is_new = world.room_of(id).is_some_and(|room| room.members.is_empty());
        if is_new {
            world.set_member(id, person, Role::Creator);
        } else if chat_of(world, person, &json!({ "chat": id })).is_err() {
            return Err("There is such a chat already, and this person is not in it.".to_owned());
        }
        Ok(json!({ "id": id }))
    })
}

/// Changes who is in a room, and what they are there.
pub(super) async fn members(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    done(&shared, &headers, &body, |world, person, asked| {
        let chat = chat_of(world, person, asked)?;
        if world.room_of(chat).is_none_or(|room| room.kind == Kind::Dialog) {
            return Err("Nobody can be added here.".to_owned());
        }
        let by = world.people[&person].clone();
        let administrator = |anonymous| Role::Administrator { anonymous };
        match text_of(asked, "action") {
            "add" => change_member(world, chat, asked, Role::Member)?,
            "admin" => change_member(world, chat, asked, administrator(false))?,
            "anonymous" => change_member(world, chat, asked, administrator(true))?,
            "remove" => {
                let who = who(world, asked)?;
                world.remove_member(chat, who);
            }
            "add_bot" => world.set_bot(chat, &by, Standing::In(Role::Member)),
            "add_bot_admin" => world.set_bot(chat, &by, Standing::In(administrator(false))),
            "remove_bot" => world.set_bot(chat, &by, Standing::Kicked),
            "topic" if world.room_of(chat).is_some_and(|room| room.kind == Kind::Forum) => {
                return Ok(json!({ "topic": world.add_topic(chat, by, text_of(asked, "name")) }));
            }
            "migrate" => return Ok(json!({ "id": world.migrate(chat, false) })),
            other => return Err(format!("This chat cannot do that: {other}")),
        }
        Ok(json!({}))
    })
}

fn change_member(world: &mut World, chat: i64, asked: &Value, role: Role) -> Result<(), String> {
    let who = who(world, asked)?;
    world.set_member(chat, who, role);
    Ok(())
}

/// The person whom the request names besides the one who does it.
fn who(world: &mut World, asked: &Value) -> Result<i64, String> {
    match text_of(asked, "who").trim() {
        "" => Err("Whom?".to_owned()),
        name => Ok(world.person(name, None)),
    }
}

/// The chat that is meant, in which the person must be.
fn chat_of(world: &World, person: i64, asked: &Value) -> Result<i64, String> {
    let id = asked["chat"].as_i64().map_or(person, |id| world.current(id));
    let is_in = id == person || world.room_of(id).is_some_and(|room| room.members.contains_key(&person));
    if is_in { Ok(id) } else { Err("This person is not in such a chat.".to_owned()) }
}

fn data_of(world: &World, chat: i64, message_id: i64, asked: &Value) -> Option<String> {
    if let Some(data) = asked["data"].as_str() {
        return Some(data.to_owned());
    }
    let place = |field: &str| asked[field].as_u64().and_then(|place| usize::try_from(place).ok());
    let keyboard = &world.chats.get(&chat)?.message(message_id)?.keyboard;
    match &keyboard.get(place("row")?)?.get(place("column")?)?.action {
        Action::Callback(data) => Some(data.clone()),
        _ => None,
    }
}

fn topic_of(asked: &Value) -> Option<i64> {
    asked["topic"].as_i64()
}

fn text_of<'a>(asked: &'a Value, field: &str) -> &'a str {
    asked[field].as_str().unwrap_or_default()
}
