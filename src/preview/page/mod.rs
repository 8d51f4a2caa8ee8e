//! The page in the browser: its files, and the small JSON API that it talks to.
//!
//! It takes JSON only, so that no form on another site can reach it. A chat is named by its id; without one, the
//! person's private chat with the bot is meant. What Telegram would not do is answered with 400 and the reason.

mod deeds;
mod sight;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::Value;

use super::parameters::Parameters;
use super::shared::Shared;
use super::world::World;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What `page.js` imports.
const SCRIPTS: [(&str, &str); 11] = [
    ("chats.js", include_str!("chats.js")),
    ("composer.js", include_str!("composer.js")),
    ("dom.js", include_str!("dom.js")),
    ("here.js", include_str!("here.js")),
    ("inline.js", include_str!("inline.js")),
    ("keys.js", include_str!("keys.js")),
    ("links.js", include_str!("links.js")),
    ("messages.js", include_str!("messages.js")),
    ("room.js", include_str!("room.js")),
    ("text.js", include_str!("text.js")),
    ("windows.js", include_str!("windows.js")),
];

pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/", get(|| async { file("text/html; charset=utf-8", include_str!("page.html")) }))
        .route("/page.css", get(|| async { file("text/css; charset=utf-8", include_str!("page.css")) }))
        .route("/page.js", get(|| async { script(include_str!("page.js")) }))
        .route("/page/{script}", get(scripts))
        .route("/page/about", get(sight::about))
        .route("/page/world", get(sight::world))
        .route("/page/chat", get(sight::chat))
        .route("/page/say", post(deeds::say))
        .route("/page/press", post(deeds::press))
        .route("/page/block", post(deeds::block))
        .route("/page/inline", post(deeds::inline))
        .route("/page/choose", post(deeds::choose))
        .route("/page/open", post(deeds::open))
        .route("/page/group", post(deeds::group))
        .route("/page/members", post(deeds::members))
}

async fn scripts(Path(name): Path<String>) -> Response {
    match SCRIPTS.iter().find(|(known, _)| *known == name) {
        Some((_, content)) => script(content),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn script(content: &'static str) -> Response {
    file("text/javascript; charset=utf-8", content)
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

fn person_of(world: &mut World, asked: &Value) -> i64 {
    let text = |field: &str| asked[field].as_str().unwrap_or_default();
    world.person(name(text("person")), language(text("language")))
}

fn name(name: &str) -> &str {
    if name.trim().is_empty() { "You" } else { name }
}

fn language(code: &str) -> Option<&str> {
    Some(code).filter(|code| !code.is_empty())
}
