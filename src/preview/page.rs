//! The page in the browser: its three files, and the small JSON API that it talks to.
//!
//! It takes JSON only, so that no form on another site can reach it.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};
use tokio::time::timeout;

use super::keyboard::Action;
use super::parameters::Parameters;
use super::profile::About;
use super::server::json as answer;
use super::shared::Shared;
use super::speech::Post;
use super::text::{LONGEST_TEXT, Text};

/// How long the page waits for news in one call.
const LONGEST_WAIT: Duration = Duration::from_secs(25);
/// How long the page waits for the bot to answer a press.
const PRESS_WAIT: Duration = Duration::from_secs(15);

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/", get(|| async { file("text/html; charset=utf-8", include_str!("page.html")) }))
        .route("/page.js", get(|| async { file("text/javascript; charset=utf-8", include_str!("page.js")) }))
        .route("/page.css", get(|| async { file("text/css; charset=utf-8", include_str!("page.css")) }))
        .route("/page/about", get(about))
        .route("/page/chat", get(chat))
        .route("/page/say", post(say))
        .route("/page/press", post(press))
        .route("/page/block", post(block))
}

fn file(kind: &'static str, content: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, content).into_response()
}

/// What a person sees before the first message: the bot's name, its description, its commands.
async fn about(State(shared): State<Arc<Shared>>, RawQuery(query): RawQuery) -> Response {
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

/// The chat, as soon as the world is newer than `since`; at once without it.
async fn chat(State(shared): State<Arc<Shared>>, RawQuery(query): RawQuery) -> Response {
    let asked = asked(query.as_deref());
    let since = u64::try_from(asked.integer("since")).unwrap_or(0);
    let mut changes = shared.changes();
    if asked.is_set("since") && !shared.is_stopped() {
        // When the time is up, the page gets what it has and asks again.
        let _ = timeout(LONGEST_WAIT, changes.wait_for(|version| *version > since)).await;
    }
    let person = shared.world().person(name(asked.text("person")), language(asked.text("language")));
    let version = shared.version();
    let world = shared.world();
    let chat = &world.chats[&person];
    let messages: Vec<_> = chat.messages().iter().map(super::message::Message::shown).collect();
    let body = json!({
        "version": version,
        "messages": messages,
        "blocked": chat.blocked,
        "action": chat.action(),
    });
    answer(StatusCode::OK, body.to_string())
}

async fn say(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let asked = match read(&headers, &body) {
        Ok(asked) => asked,
        Err(refusal) => return refusal,
    };
    let text = Text::of_person(asked["text"].as_str().unwrap_or_default());
    if text.is_blank() || text.text.encode_utf16().count() > LONGEST_TEXT {
        return (StatusCode::BAD_REQUEST, "A message has 1 to 4096 characters.").into_response();
    }
    let reply_to = asked["reply_to"].as_i64();
    let id = shared.change(|world| {
        let person = person_of(world, &asked);
        world.post(person, person, Post { text, reply_to, ..Post::default() }).unwrap_or_default()
    });
    answer(StatusCode::OK, json!({ "message_id": id }).to_string())
}

/// Presses a button by its place, and waits for what the bot answers.
async fn press(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let asked = match read(&headers, &body) {
        Ok(asked) => asked,
        Err(refusal) => return refusal,
    };
    let place = |field: &str| asked[field].as_u64().and_then(|place| usize::try_from(place).ok());
    let query_id = shared.change(|world| {
        let person = person_of(world, &asked);
        let message_id = asked["message_id"].as_i64()?;
        let button = world.chats[&person].message(message_id)?.keyboard.get(place("row")?)?.get(place("column")?)?;
        let Action::Callback(data) = &button.action else {
            return None;
        };
        let data = data.clone();
        Some(world.press(person, person, message_id, &data))
    });
    let Some(query_id) = query_id else {
        return (StatusCode::NOT_FOUND, "There is no such button any more.").into_response();
    };
    let answered = shared.until(|world| world.answer_to(&query_id).is_some());
    // Without an answer in time the page shows nothing, as the apps do.
    let _ = timeout(PRESS_WAIT, answered).await;
    let given = json!({ "answer": shared.world().answer_to(&query_id) });
    answer(StatusCode::OK, given.to_string())
}

async fn block(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let asked = match read(&headers, &body) {
        Ok(asked) => asked,
        Err(refusal) => return refusal,
    };
    shared.change(|world| {
        let person = person_of(world, &asked);
        world.set_blocked(person, asked["blocked"] == true);
    });
    answer(StatusCode::OK, json!({}).to_string())
}

#[allow(clippy::result_large_err, reason = "made once for each request")]
fn read(headers: &HeaderMap, body: &Bytes) -> Result<Value, Response> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        return Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, "Send JSON.").into_response());
    }
    serde_json::from_slice(body).map_err(|_| (StatusCode::BAD_REQUEST, "This is no JSON.").into_response())
}

fn asked(query: Option<&str>) -> Parameters {
    Parameters::read("", query.unwrap_or_default(), b"").unwrap_or_default()
}

fn person_of(world: &mut super::world::World, asked: &Value) -> i64 {
    let text = |field: &str| asked[field].as_str().unwrap_or_default();
    world.person(name(text("person")), language(text("language")))
}

fn name(name: &str) -> &str {
    if name.trim().is_empty() { "You" } else { name }
}

fn language(code: &str) -> Option<&str> {
    Some(code).filter(|code| !code.is_empty())
}
