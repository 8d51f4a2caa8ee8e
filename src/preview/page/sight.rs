//! What the page shows: the bot before the first message, the chats that a person is in, and one chat.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::time::timeout;

use super::{asked, language, name};
use crate::preview::chat::Chat;
use crate::preview::message::Message;
use crate::preview::parameters::Parameters;
use crate::preview::profile::About;
use crate::preview::rooms::{Role, RoomState, Standing};
use crate::preview::server::json as answer;
use crate::preview::shared::Shared;
use crate::preview::world::World;

/// How long the page waits for news in one call.
const LONGEST_WAIT: Duration = Duration::from_secs(25);

/// What a person sees before the first message: the bot's name, its description, its commands.
pub(super) async fn about(State(shared): State<Arc<Shared>>, RawQuery(query): RawQuery) -> Response {
    let asked = asked(query.as_deref());
    let language = asked.text("language");
    let world = shared.world();
    let body = json!({
        "name": world.bot()["first_name"],
        "username": world.bot()["username"],
        "description": world.profile.text(About::Description, language),
        "short_description": world.profile.text(About::ShortDescription, language),
        "commands": world.profile.menu(language),
    });
    answer(StatusCode::OK, body.to_string())
}

/// The people, and the chats that this one is in, as soon as the world is newer than `since`; at once without it.
pub(super) async fn world(State(shared): State<Arc<Shared>>, RawQuery(query): RawQuery) -> Response {
    let asked = asked(query.as_deref());
    let (person, version) = wait(&shared, &asked).await;
    let world = shared.world();
    let people: Vec<_> = world.people.values().map(person_json).collect();
    let chats: Vec<_> =
        world.chats.values().filter(|chat| is_in(chat, person)).map(|chat| summary(&world, chat)).collect();
    answer(StatusCode::OK, json!({ "version": version, "people": people, "chats": chats }).to_string())
}

/// One chat, as soon as the world is newer than `since`; at once without it.
pub(super) async fn chat(State(shared): State<Arc<Shared>>, RawQuery(query): RawQuery) -> Response {
    let asked = asked(query.as_deref());
    let (person, version) = wait(&shared, &asked).await;
    let world = shared.world();
    let id = if asked.is_set("chat") { world.current(asked.integer("chat")) } else { person };
    let Some(chat) = world.chats.get(&id).filter(|chat| is_in(chat, person)) else {
        return (StatusCode::NOT_FOUND, "This person is not in such a chat.").into_response();
    };
    let messages: Vec<_> = chat.messages().iter().map(|message| seen_by(person, message)).collect();
    let body = json!({
        "version": version,
        "chat": summary(&world, chat),
        "messages": messages,
        "blocked": chat.blocked,
        "action": chat.action(),
    });
    answer(StatusCode::OK, body.to_string())
}

async fn wait(shared: &Shared, asked: &Parameters) -> (i64, u64) {
    let since = u64::try_from(asked.integer("since")).unwrap_or(0);
    let mut changes = shared.changes();
    if asked.is_set("since") && !shared.is_stopped() {
        // When the time is up, the page gets what it has and asks again.
        let _ = timeout(LONGEST_WAIT, changes.wait_for(|version| *version > since)).await;
    }
    let person = shared.world().person(name(asked.text("person")), language(asked.text("language")));
    (person, shared.version())
}

fn is_in(chat: &Chat, person: i64) -> bool {
    match &chat.room {
        Some(room) => room.members.contains_key(&person) && room.migrated_to.is_none(),
        None => chat.id == person,
    }
}

fn seen_by(person: i64, message: &Message) -> Value {
    let mut seen = json!(message.shown());
    seen["mine"] = json!(!message.from_bot && message.from.as_ref().is_some_and(|from| from["id"] == person));
    seen["service"] = json!(message.is_service());
    seen
}

fn person_json(person: &Value) -> Value {
    json!({
        "id": person["id"],
        "name": person["first_name"],
        "language": person["language_code"].as_str().unwrap_or_default(),
    })
}

fn summary(world: &World, chat: &Chat) -> Value {
    let last = chat.messages().last().map(|message| message.shown().text).unwrap_or_default();
    let Some(room) = &chat.room else {
        let bot = world.bot();
        return json!({
            "id": chat.id,
            "kind": "bot",
            "title": bot["first_name"],
            "topics": [],
            "members": [],
            "bot": if chat.blocked { "out" } else { "member" },
            "hears_all": true,
            "last": last,
        });
    };
    let bot = match room.bot {
        Standing::In(role) if role.is_administrator() => "administrator",
        Standing::In(_) => "member",
        Standing::Left | Standing::Kicked => "out",
    };
    json!({
        "id": chat.id,
        "kind": room.kind.name(),
        "title": chat.json["title"],
        "topics": topics(room),
        "members": members(world, room),
        "bot": bot,
        "hears_all": world.hears_all(room),
        "last": last,
    })
}

fn topics(room: &RoomState) -> Vec<Value> {
    let topics = room.topics.iter().filter(|topic| !topic.is_deleted);
    topics.map(|topic| json!({ "id": topic.id, "name": topic.name, "closed": topic.is_closed })).collect()
}

fn members(world: &World, room: &RoomState) -> Vec<Value> {
    let member = |(id, role): (&i64, &Role)| {
        json!({
            "id": id,
            "name": world.people[id]["first_name"],
            "creator": *role == Role::Creator,
            "admin": role.is_administrator(),
            "anonymous": role.is_anonymous(),
        })
    };
    room.members.iter().map(member).collect()
}
