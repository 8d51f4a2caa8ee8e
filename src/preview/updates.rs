//! The queue of updates: kept until an offset above them confirms them.
//!
//! An update is stored as its JSON text, so that what was injected reaches the bot to the letter.

use std::collections::HashMap;
use std::time::Instant;

use serde::Deserialize;
use serde_json::Value;

/// Every kind of update that the Bot API knows; what is not named here is a kind of the future.
const KINDS: [&str; 22] = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
];

/// Kinds that a bot gets only when it asks for them.
const ON_REQUEST: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];

const FIRST_ID: i64 = 1001;

#[derive(Debug)]
pub(super) struct Updates {
    waiting: Vec<Update>,
    next_id: i64,
    /// How many were ever queued, and the number of the newest poll.
    queued: u64,
    newest_poll: u64,
    /// When each was handed out first.
    handed_out: HashMap<i64, Instant>,
    allowed: Option<Vec<String>>,
}

#[derive(Debug)]
struct Update {
    id: i64,
    json: String,
    place: u64,
    handed_out: bool,
    /// Given with its id by a test: handed out even below the offset, as a repeat is.
    injected: bool,
    /// Cannot be confirmed because it has no id that the bot could read.
    once: bool,
}

impl Default for Updates {
    fn default() -> Self {
        Self {
            waiting: Vec::new(),
            next_id: FIRST_ID,
            queued: 0,
            newest_poll: 0,
            handed_out: HashMap::new(),
            allowed: None,
        }
    }
}

impl Updates {
    /// Queues one update, unless the bot does not want its kind.
    pub fn push(&mut self, kind: &str, content: &Value) -> i64 {
        let id = self.next_id;
        if self.wants(kind) {
            self.add(id, format!("{{\"update_id\":{id},\"{kind}\":{content}}}"), false, false);
        }
        self.next_id = self.next_id.max(id + 1);
        id
    }

    /// Queues a whole update; its id is made up only when it brings none.
    pub fn inject(&mut self, mut update: Value) -> i64 {
        let given = update["update_id"].as_i64();
        let id = given.unwrap_or(self.next_id);
        if let Some(fields) = update.as_object_mut() {
            fields.remove("update_id");
            let fields: Vec<_> = fields.iter().map(|(name, value)| format!(",\"{name}\":{value}")).collect();
            let fields = fields.concat();
            self.add(id, format!("{{\"update_id\":{id}{fields}}}"), given.is_some(), false);
        } else {
            self.add(id, update.to_string(), false, true);
        }
        id
    }

    /// Queues a text as it is, readable or not.
    pub fn inject_raw(&mut self, json: String) -> i64 {
        #[derive(Deserialize)]
        struct Readable {
            update_id: i64,
        }
        let given = serde_json::from_str::<Readable>(&json).ok().map(|readable| readable.update_id);
        let id = given.unwrap_or(self.next_id);
        self.add(id, json, given.is_some(), given.is_none());
        id
    }

    /// Remembers the kinds that the bot wants; a text that is no list of names changes nothing.
    pub fn allow(&mut self, names: &str) {
        let Ok(names) = serde_json::from_str::<Vec<String>>(names) else {
            return;
        };
        let known: Vec<_> = names.into_iter().map(|name| name.to_lowercase()).collect();
        let known: Vec<_> = known.into_iter().filter(|name| KINDS.contains(&name.as_str())).collect();
        self.allowed = (!known.is_empty()).then_some(known);
    }

    pub fn allowed(&self) -> Option<&[String]> {
        self.allowed.as_deref()
    }

    /// Drops what an offset confirms: all below it, or with a negative one all but the newest.
    pub fn confirm(&mut self, offset: i64) {
        if offset < 0 {
            let kept = usize::try_from(-offset).unwrap_or(usize::MAX);
            self.waiting.drain(..self.waiting.len().saturating_sub(kept));
        } else {
            let is_done = |update: &Update| update.id < offset && (update.handed_out || !update.injected);
            self.waiting.retain(|update| !is_done(update));
        }
    }

    /// The updates to hand out now, as JSON texts.
    pub fn hand_out(&mut self, limit: usize) -> Vec<String> {
        let now = Instant::now();
        let batch = self.waiting.iter_mut().take(limit);
        let texts = batch.map(|update| {
            update.handed_out = true;
            self.handed_out.entry(update.id).or_insert(now);
            update.json.clone()
        });
        let texts = texts.collect();
        self.waiting.retain(|update| !(update.once && update.handed_out));
        texts
    }

    pub fn handed_out(&self, id: i64) -> Option<Instant> {
        self.handed_out.get(&id).copied()
    }

    pub fn drop_all(&mut self) {
        self.waiting.clear();
    }

    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// How many were queued so far, which is the place of the next one.
    pub fn queued(&self) -> u64 {
        self.queued
    }

    /// Whether all of the first `queued` updates are confirmed.
    pub fn is_confirmed(&self, queued: u64) -> bool {
        self.waiting.iter().all(|update| update.place >= queued)
    }

    /// A poll that starts to wait takes the turn from the one before.
    pub fn begin_poll(&mut self) -> u64 {
        self.newest_poll += 1;
        self.newest_poll
    }

    pub fn is_newest_poll(&self, poll: u64) -> bool {
        self.newest_poll == poll
    }

    /// Takes back what was queued since then.
    pub fn withdraw_since(&mut self, queued: u64) {
        self.waiting.retain(|update| update.place < queued);
    }

    pub fn wants(&self, kind: &str) -> bool {
        match &self.allowed {
            Some(allowed) => allowed.iter().any(|name| name == kind) || !KINDS.contains(&kind),
            None => !ON_REQUEST.contains(&kind),
        }
    }

    fn add(&mut self, id: i64, json: String, injected: bool, once: bool) {
        self.waiting.push(Update { id, json, place: self.queued, handed_out: false, injected, once });
        self.queued += 1;
        self.next_id = self.next_id.max(id + 1);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{FIRST_ID, Updates};

    fn ids(updates: &mut Updates) -> Vec<i64> {
        let id = |text: String| serde_json::from_str::<Value>(&text).unwrap()["update_id"].as_i64().unwrap();
        updates.hand_out(100).into_iter().map(id).collect()
    }

    fn with_messages(count: usize) -> Updates {
        let mut updates = Updates::default();
        for _ in 0..count {
            updates.push("message", &json!({}));
        }
        updates
    }

    #[test]
    fn an_update_comes_again_until_it_is_confirmed() {
        let mut updates = with_messages(3);
        assert_eq!(ids(&mut updates), [FIRST_ID, FIRST_ID + 1, FIRST_ID + 2]);
        updates.confirm(FIRST_ID + 2);
        assert_eq!(ids(&mut updates), [FIRST_ID + 2]);
        assert!(updates.is_confirmed(2) && !updates.is_confirmed(3));
        updates.confirm(FIRST_ID + 3);
        assert!(ids(&mut updates).is_empty() && updates.is_confirmed(3));
    }

    #[test]
    fn a_negative_offset_keeps_the_newest() {
        let mut updates = with_messages(3);
        updates.confirm(-1);
        assert_eq!(ids(&mut updates), [FIRST_ID + 2]);
    }

    #[test]
    fn a_repeat_is_handed_out_although_its_number_is_confirmed() {
        let mut updates = with_messages(2);
        ids(&mut updates);
        updates.confirm(FIRST_ID + 2);
        updates.inject(json!({ "update_id": FIRST_ID, "message": {} }));
        updates.confirm(FIRST_ID + 2);
        assert_eq!(ids(&mut updates), [FIRST_ID]);
        updates.confirm(FIRST_ID + 2);
        assert!(ids(&mut updates).is_empty());
    }

    #[test]
    fn only_wanted_kinds_are_queued_and_unknown_kinds_always() {
        let mut updates = Updates::default();
        updates.push("chat_member", &json!({}));
        updates.allow(r#"["message"]"#);
        updates.push("edited_message", &json!({}));
        updates.push("message", &json!({}));
        updates.allow("nonsense");
        assert_eq!(updates.allowed(), Some(&["message".to_owned()][..]));
        updates.inject(json!({ "mind_read": {} }));
        assert_eq!(updates.waiting(), 2);
    }

    #[test]
    fn a_raw_text_stays_as_it_is() {
        let mut updates = Updates::default();
        let text = r#"{"update_id": 5, "message": {"text": "\ud800"}}"#;
        assert_eq!(updates.inject_raw(text.to_owned()), 5);
        updates.inject_raw("nonsense".to_owned());
        assert_eq!(updates.hand_out(100), [text, "nonsense"]);
        assert_eq!(updates.hand_out(100), [text]);
    }
}
