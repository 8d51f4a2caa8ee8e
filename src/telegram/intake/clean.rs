//! Reading an update in spite of what teloxide does not know.
//!
//! Telegram grows faster than any library. A kind of entity, a field or a value that teloxide has not heard of can
//! cost it the whole message, text and all, and without a word. So when that happens, the message is built anew from
//! what it needs, and all else is added as long as it is understood.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use teloxide::types::{Message, MessageEntity, MessageKind, Update, UpdateKind};

/// Reads an update. What cannot be read, or is of no known kind, is `None` or [`UpdateKind::Error`] and keeps its id, so
/// that it can be confirmed. `None` altogether when it has no id.
pub fn read(json: &str) -> Option<(i64, Option<Update>)> {
    /// Read alone, it is found in what is otherwise too deep to read.
    #[derive(Deserialize)]
    struct Numbered {
        update_id: i64,
    }
    let json = without_lone_surrogates(json);
    let update: Option<Update> = understood(&json);
    if let Some(whole) = update.as_ref().filter(|update| has_words(update)) {
        return Some((whole.id.0.into(), update));
    }
    // A list would be read as the fields in their order.
    let id = json.trim_start().starts_with('{').then(|| serde_json::from_str::<Numbered>(&json).ok())??.update_id;
    let Ok(raw) = serde_json::from_str::<Value>(&json) else {
        return Some((id, None));
    };
    if update.as_ref().is_some_and(|update| !has_lost(update, &raw)) {
        return Some((id, update));
    }
    Some((id, mended(raw).and_then(|json| understood(&json))))
}

/// Teloxide panics over some values that it does not expect.
fn understood<T: DeserializeOwned>(json: &str) -> Option<T> {
    std::panic::catch_unwind(|| serde_json::from_str(json).ok()).ok().flatten()
}

/// The keys of an update under which a message stands.
const MESSAGES: [&str; 4] = ["message", "edited_message", "channel_post", "edited_channel_post"];

/// Whether there are the words that are to be answered; all else may be lost.
fn has_words(update: &Update) -> bool {
    match &update.kind {
        UpdateKind::Message(message)
        | UpdateKind::EditedMessage(message)
        | UpdateKind::ChannelPost(message)
        | UpdateKind::EditedChannelPost(message) => message.text().is_some(),
        UpdateKind::InlineQuery(_) | UpdateKind::ChosenInlineResult(_) | UpdateKind::MyChatMember(_) => true,
        UpdateKind::CallbackQuery(query) => {
            let asked = query.regular_message().and_then(Message::reply_to_message);
            asked.is_some_and(|asked| asked.text().is_some())
        }
        _ => false,
    }
}

/// Whether teloxide understood less than there is.
fn has_lost(update: &Update, raw: &Value) -> bool {
    match &update.kind {
        UpdateKind::Error(_) => true,
        UpdateKind::Message(message)
        | UpdateKind::EditedMessage(message)
        | UpdateKind::ChannelPost(message)
        | UpdateKind::EditedChannelPost(message) => {
            MESSAGES.iter().filter_map(|key| raw.get(key)).any(|raw| lacks_words(message, raw))
        }
        UpdateKind::CallbackQuery(query) => {
            let asked = &raw["callback_query"]["message"];
            match (query.regular_message(), asked.get("reply_to_message")) {
                (Some(message), Some(raw)) => message.reply_to_message().is_none_or(|reply| lacks_words(reply, raw)),
                _ => false,
            }
        }
        _ => false,
    }
}

fn lacks_words(message: &Message, raw: &Value) -> bool {
    let lost = |words: Option<&str>, key: &str| words.is_none() && raw.get(key).is_some();
    lost(message.text(), "text") || lost(message.caption(), "caption") || matches!(message.kind, MessageKind::Empty {})
}

fn mended(mut raw: Value) -> Option<String> {
    for key in MESSAGES {
        if let Some(message) = raw.get_mut(key) {
            *message = mended_message(message.take(), 0)?;
        }
    }
    if let Some(query) = raw.get_mut("callback_query") {
        *query = mended_query(query.take())?;
    }
    for key in ["inline_query", "chosen_inline_result"] {
        if let Some(query) = raw.get_mut(key) {
            *query = mended_inline(&query.take());
        }
    }
    if let Some(membership) = raw.get_mut("my_chat_member") {
        *membership = mended_membership(&membership.take());
    }
    serde_json::to_string(&raw).ok()
}

fn mended_query(query: Value) -> Option<Value> {
    const KNOWN: [&str; 6] = ["id", "chat_instance", "inline_message_id", "data", "game_short_name", "from"];
    let Value::Object(mut fields) = query else { return None };
    let message = fields.remove("message").and_then(|message| mended_message(message, 0));
    fields.retain(|key, _| KNOWN.contains(&key.as_str()));
    fields.insert("from".to_owned(), person(fields.get("from")?));
    fields.entry("chat_instance").or_insert_with(|| "".into());
    fields.extend(message.map(|message| ("message".to_owned(), message)));
    Some(Value::Object(fields))
}

/// An inline query, or the choice of what it was answered with.
fn mended_inline(query: &Value) -> Value {
    const KNOWN: [&str; 5] = ["id", "query", "offset", "result_id", "inline_message_id"];
    let mut kept = Map::new();
    for key in KNOWN {
        kept.extend(query[key].as_str().map(|value| (key.to_owned(), value.into())));
    }
    for key in ["query", "offset"] {
        kept.entry(key).or_insert_with(|| "".into());
    }
    kept.insert("from".to_owned(), person(&query["from"]));
    Value::Object(kept)
}

/// The bot's own coming and going: of all that a member may be allowed, only who is there.
fn mended_membership(membership: &Value) -> Value {
    let member = |member: &Value| {
        let is_there = match member["status"].as_str() {
            Some("restricted") => member["is_member"].as_bool().unwrap_or(false),
            Some("left" | "kicked") => false,
            _ => true,
        };
        let status = if is_there { "member" } else { "left" };
        serde_json::json!({ "user": person(&member["user"]), "status": status })
    };
    serde_json::json!({
        "chat": chat(&membership["chat"]),
        "from": person(&membership["from"]),
        "date": membership["date"].as_i64().unwrap_or_default(),
        "old_chat_member": member(&membership["old_chat_member"]),
        "new_chat_member": member(&membership["new_chat_member"]),
    })
}

/// What a message cannot be without.
const NEEDED: [&str; 4] = ["message_id", "date", "chat", "from"];

fn mended_message(message: Value, depth: usize) -> Option<Value> {
    let Value::Object(mut rest) = message else { return None };
    let mut kept = Map::new();
    for key in NEEDED {
        kept.extend(rest.remove(key).map(|value| (key.to_owned(), value)));
    }
    kept.entry("date").or_insert_with(|| 0.into());
    // The words first: they make it a message that can be answered.
    for key in ["text", "caption"] {
        if let Some(words) = rest.get(key).and_then(Value::as_str) {
            kept.insert(key.to_owned(), words.into());
        }
    }
    if !is_message(&kept) {
        kept.insert("date".to_owned(), kept["date"].as_i64().unwrap_or_default().into());
        kept.insert("chat".to_owned(), chat(kept.get("chat")?));
        if let Some(from) = kept.get("from") {
            let from = person(from);
            kept.insert("from".to_owned(), from);
        }
        if !is_message(&kept) {
            kept.remove("from");
        }
    }
    for (key, value) in rest {
        let value = match key.as_str() {
            "text" | "caption" => continue,
            "entities" | "caption_entities" => known_entities(value),
            "reply_to_message" if depth == 0 => match mended_message(value, depth + 1) {
                Some(reply) => reply,
                None => continue,
            },
            _ => value,
        };
        let before = kept.clone();
        kept.insert(key, value);
        if !is_message(&kept) {
            kept = before;
        }
    }
    Some(Value::Object(kept))
}

/// Whether teloxide reads it as a message with all its words.
fn is_message(fields: &Map<String, Value>) -> bool {
    let raw = Value::Object(fields.clone());
    let message: Option<Message> = serde_json::to_string(&raw).ok().and_then(|json| understood(&json));
    let words = raw.get("text").is_some() || raw.get("caption").is_some();
    message.is_some_and(|message| {
        let text = message.text().is_some() || raw.get("text").is_none();
        let caption = message.caption().is_some() || raw.get("caption").is_none() || raw.get("text").is_some();
        // A caption needs its photo, which is added later.
        text && (caption || words)
    })
}

fn known_entities(entities: Value) -> Value {
    let Value::Array(mut entities) = entities else { return Value::Array(Vec::new()) };
    entities.retain(|entity| understood::<MessageEntity>(&entity.to_string()).is_some());
    Value::Array(entities)
}

fn person(from: &Value) -> Value {
    let mut known = Map::new();
    known.insert("id".to_owned(), from["id"].clone());
    known.insert("is_bot".to_owned(), from["is_bot"].as_bool().unwrap_or(false).into());
    known.insert("first_name".to_owned(), from["first_name"].as_str().unwrap_or_default().into());
    for key in ["username", "language_code"] {
        known.extend(from[key].as_str().map(|value| (key.to_owned(), value.into())));
    }
    Value::Object(known)
}

fn chat(chat: &Value) -> Value {
    let mut known = Map::new();
    known.insert("id".to_owned(), chat["id"].clone());
    known.insert("type".to_owned(), chat["type"].as_str().unwrap_or("private").into());
    for key in ["title", "first_name", "username"] {
        known.extend(chat[key].as_str().map(|value| (key.to_owned(), value.into())));
    }
    Value::Object(known)
}

/// JSON may hold halves of surrogate pairs (`\ud83d` alone), which no text can. Each becomes `\ufffd`.
fn without_lone_surrogates(json: &str) -> std::borrow::Cow<'_, str> {
    let bytes = json.as_bytes();
    let unit = |at: usize| -> Option<u16> {
        let digits = json.get(at + 2..at + 6)?;
        (bytes[at] == b'\\' && bytes[at + 1] == b'u').then(|| u16::from_str_radix(digits, 16).ok())?
    };
    let mut lone = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        at += match unit(at) {
            Some(0xD800..=0xDBFF) if matches!(unit(at + 6), Some(0xDC00..=0xDFFF)) => 12,
            Some(0xD800..=0xDFFF) => {
                lone.push(at);
                6
            }
            Some(_) => 6,
            None => 2,
        };
    }
    if lone.is_empty() {
        return json.into();
    }
    let mut whole = json.to_owned();
    for at in lone {
        whole.replace_range(at + 2..at + 6, "fffd");
    }
    whole.into()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn message(extra: &Value) -> Value {
        let mut message = json!({
            "message_id": 5, "date": 1_700_000_000, "text": "forced labour",
            "chat": {"id": 7, "type": "private", "first_name": "Ada"},
            "from": {"id": 7, "is_bot": false, "first_name": "Ada"},
        });
        message.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        message
    }

    fn text_of(update: &Value) -> Option<String> {
        let (_, update) = read(&update.to_string())?;
        match update?.kind {
            UpdateKind::Message(message) => message.text().or(message.caption()).map(str::to_owned),
            UpdateKind::CallbackQuery(query) => query.regular_message()?.reply_to_message()?.text().map(str::to_owned),
            _ => None,
        }
    }

    #[test]
    fn words_survive_what_teloxide_does_not_know() {
        for extra in [
            json!({}),
            json!({"entities": [{"type": "date_time", "offset": 0, "length": 6, "unix_time": 1}]}),
            json!({"entities": [{"type": "bold", "offset": 0, "length": 6}, {"type": "new", "offset": 0, "length": 1}]}),
            json!({"entities": "none"}),
            json!({"brand_new_field": {"a": [1, 2, 3]}}),
            json!({"forward_origin": {"type": "from_the_future"}}),
            json!({"via_bot": 3}),
            json!({"from": {"id": 7, "is_bot": false, "first_name": "Ada", "language_code": 5}}),
            json!({"chat": {"id": 7, "type": "private", "first_name": "Ada", "photo": "new"}}),
            json!({"reply_to_message": message(&json!({"entities": [{"type": "date_time", "offset": 0, "length": 1}]}))}),
            json!({"date": "yesterday"}),
            json!({"reply_markup": {"inline_keyboard": [[{"text": "x", "new_action": {}}]]}}),
        ] {
            let update = json!({"update_id": 1, "message": message(&extra)});
            assert_eq!(text_of(&update).as_deref(), Some("forced labour"), "{extra}");
        }
    }

    #[test]
    fn a_press_keeps_the_question_that_its_message_replies_to() {
        for entity in ["bold", "date_time"] {
            let question = message(&json!({"entities": [{"type": entity, "offset": 0, "length": 6}]}));
            let answer = message(&json!({"message_id": 6, "reply_to_message": question}));
            let from = json!({"id": 7, "is_bot": false, "first_name": "Ada"});
            let query = json!({"id": "1", "from": from, "chat_instance": "1", "data": "1p0", "message": answer});
            let update = json!({"update_id": 1, "callback_query": query});
            assert_eq!(text_of(&update).as_deref(), Some("forced labour"), "{entity}");
        }
    }

    #[test]
    fn inline_queries_and_memberships_survive_what_teloxide_does_not_know() {
        let from = json!({"id": 7, "is_bot": false, "first_name": "Ada", "language_code": 5});
        let query = json!({"id": "1", "from": from, "query": "shelter", "offset": "", "chat_type": "telepathy"});
        let (_, update) = read(&json!({"update_id": 1, "inline_query": query}).to_string()).unwrap();
        let UpdateKind::InlineQuery(query) = update.unwrap().kind else { panic!("no query") };
        assert_eq!(query.query, "shelter");

        let bot = json!({"id": 8, "is_bot": true, "first_name": "G", "username": "g_bot"});
        let chat = json!({"id": -5, "type": "group", "title": "Team"});
        let member = |status: &str| json!({"user": bot, "status": status, "can_do_anything_new": true});
        for (was, is, present) in [("left", "administrator", true), ("administrator", "kicked", false)] {
            let membership = json!({
                "chat": chat, "from": from, "date": 1, "old_chat_member": member(was), "new_chat_member": member(is),
            });
            let (_, update) = read(&json!({"update_id": 1, "my_chat_member": membership}).to_string()).unwrap();
            let UpdateKind::MyChatMember(update) = update.unwrap().kind else { panic!("no membership") };
            assert_eq!(update.new_chat_member.is_present(), present, "{is}");
        }
    }

    #[test]
    fn half_characters_do_not_cost_the_message() {
        let update = json!({"update_id": 1, "message": message(&json!({}))}).to_string();
        let broken = update.replace("forced", r"\ud83dforced \ud83d\ude00 \\ud83d \udc00");
        let (_, update) = read(&broken).unwrap();
        let UpdateKind::Message(message) = update.unwrap().kind else { panic!("no message") };
        assert_eq!(message.text(), Some("\u{FFFD}forced 😀 \\ud83d \u{FFFD} labour"));
    }

    #[test]
    fn unknown_kinds_keep_their_id() {
        let (id, _) = read(r#"{"update_id": 9, "telepathy": {"thought": "x"}}"#).unwrap();
        assert_eq!(id, 9);
        let (id, _) = read(r#"{"update_id": 9, "poll_answer": {"poll_id": "1", "option_ids": []}}"#).unwrap();
        assert_eq!(id, 9, "teloxide panics over this");
        let deep = "[".repeat(500) + &"]".repeat(500);
        let (id, update) = read(&format!(r#"{{"message": {deep}, "update_id": 9}}"#)).unwrap();
        assert!(id == 9 && update.is_none());
        assert!(read(r#"{"message": {}}"#).is_none());
        assert!(read("[1]").is_none());
    }
}
