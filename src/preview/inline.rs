//! Inline mode: what people ask in the message field, Telegram's cache of the answers, and sending a result.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;
use serde_json::{Value, json};

use super::keyboard::Rows;
use super::presses::TOO_OLD;
use super::refusal::Refusal;
use super::speech::{Post, ViaBot};
use super::text::Text;
use super::world::{World, hash_of};

/// The longest query that the apps send.
const LONGEST_QUERY: usize = 256;
/// Unlike the ids of presses, which start with 44.
const FIRST_ID: i64 = 5_500_000_000_000_000_001;

/// What the bot answered to an inline query.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InlineAnswer {
    pub results: Vec<InlineResult>,
    /// Empty when there are no more results.
    pub next_offset: String,
    /// In seconds.
    pub cache_time: u64,
    pub is_personal: bool,
    pub button: Option<InlineButton>,
}

/// One of the results to choose from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InlineResult {
    pub id: String,
    pub title: String,
    pub description: String,
    /// The message that choosing it sends, and the same as Telegram's HTML.
    pub text: String,
    pub html: String,
    pub buttons: Rows,
    pub url: Option<String>,
    #[serde(skip)]
    pub(super) message: Text,
    #[serde(skip)]
    pub(super) link_preview: Option<Value>,
}

/// The button above the results; it has one of the two.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InlineButton {
    pub text: String,
    pub start_parameter: Option<String>,
    pub web_app: Option<String>,
}

#[derive(Debug, Default)]
pub(super) struct Inline {
    queries: BTreeMap<i64, Query>,
    cache: HashMap<CacheKey, (InlineAnswer, Instant)>,
    /// How many messages were sent through the bot with buttons.
    sent: u64,
}

/// Query, offset, and the person whom the answer is for alone.
type CacheKey = (String, String, Option<i64>);

#[derive(Debug, Default)]
struct Query {
    /// None for one that was injected: nobody waits for its answer.
    person: Option<i64>,
    text: String,
    offset: String,
    answer: Option<InlineAnswer>,
    /// The bot may not know that its answer arrived, so it may well answer again.
    answer_lost: bool,
    expired: bool,
}

impl Inline {
    pub fn all_answered(&self) -> bool {
        self.queries.values().all(|query| query.answer.is_some() || query.expired || query.person.is_none())
    }

    pub fn expire(&mut self, id: i64) {
        if let Some(query) = self.queries.get_mut(&id) {
            query.expired = true;
        }
    }

    pub fn lose_answer(&mut self, id: i64) {
        if let Some(query) = self.queries.get_mut(&id) {
            query.answer_lost = true;
        }
    }

    pub fn clear_cache(&mut self) {
        self.cache.clear();
    }

    pub fn learn_injected(&mut self, id: i64) {
        self.queries.insert(id, Query::default());
    }

    fn cached(&self, query: &str, offset: &str, person: i64) -> Option<InlineAnswer> {
        let now = Instant::now();
        let find = |person: Option<i64>| self.cache.get(&(query.to_owned(), offset.to_owned(), person));
        let fresh = [None, Some(person)].into_iter().filter_map(find).find(|(_, until)| *until > now);
        fresh.map(|(answer, _)| answer.clone())
    }

    /// Looks like Telegram's, and names one message only.
    fn new_message_id(&mut self) -> String {
        self.sent += 1;
        let mut bytes = self.sent.to_be_bytes().to_vec();
        for part in ["one", "two"] {
            bytes.extend(hash_of(&format!("{part} {}", self.sent), u64::MAX >> 1).to_be_bytes());
        }
        bytes.rotate_left(7);
        bytes.truncate(22);
        BASE64URL_NOPAD.encode(&bytes)
    }
}

impl World {
    /// A person's query, answered at once if the cache knows it, else put to the bot; `chat_type` tells where it is.
    pub fn ask_inline(&mut self, person: i64, chat_type: &str, text: &str, offset: &str) -> String {
        let text: String = text.chars().take(LONGEST_QUERY).collect();
        let id = FIRST_ID + i64::try_from(self.inline.queries.len()).unwrap_or(0);
        let answer = self.inline.cached(&text, offset, person);
        let reaches_bot = answer.is_none() && self.botfather.inline_mode && self.updates.wants("inline_query");
        if reaches_bot {
            let query = json!({
                "id": id.to_string(),
                "from": self.people[&person],
                "chat_type": chat_type,
                "query": text,
                "offset": offset,
            });
            self.updates.push("inline_query", &query);
        }
        let expired = answer.is_none() && !reaches_bot;
        let query =
            Query { person: Some(person), text, offset: offset.to_owned(), answer, expired, ..Query::default() };
        self.inline.queries.insert(id, query);
        id.to_string()
    }

    /// Takes the answer to an inline query; each query has one.
    pub fn answer_inline(&mut self, query_id: i64, answer: InlineAnswer) -> Result<(), Refusal> {
        if !self.botfather.inline_mode {
            return Err(Refusal::bad_request("USER_BOT_INVALID"));
        }
        let Some(query) = self.inline.queries.get_mut(&query_id).filter(|query| !query.expired) else {
            return Err(Refusal::circumstance(TOO_OLD));
        };
        if query.answer.is_some() {
            let refuse = if query.answer_lost { Refusal::circumstance } else { Refusal::bad_request };
            return Err(refuse(TOO_OLD));
        }
        let until = Instant::now() + Duration::from_secs(answer.cache_time);
        let whose = query.person.filter(|_| answer.is_personal);
        if query.person.is_some() && answer.cache_time > 0 {
            let key = (query.text.clone(), query.offset.clone(), whose);
            self.inline.cache.insert(key, (answer.clone(), until));
        }
        query.answer = Some(answer);
        Ok(())
    }

    /// Whether an answer to this query may still come.
    pub fn is_inline_open(&self, query_id: &str) -> bool {
        let query = query_id.parse().ok().and_then(|id: i64| self.inline.queries.get(&id));
        query.is_some_and(|query| query.answer.is_none() && !query.expired)
    }

    pub fn inline_answer(&self, query_id: &str) -> Option<&InlineAnswer> {
        self.inline.queries.get(&query_id.parse().ok()?)?.answer.as_ref()
    }

    /// Sends a result as the person's message, and tells the bot what was chosen.
    pub fn choose(
        &mut self,
        person: i64,
        query_id: &str,
        result_id: &str,
        chat_id: i64,
        topic: Option<i64>,
    ) -> Result<i64, String> {
        let known = query_id.parse().ok().and_then(|id: i64| self.inline.queries.get(&id));
        let query = known.filter(|query| query.person == Some(person)).ok_or("there is no such query")?;
        let answer = query.answer.as_ref().ok_or("the query is not answered yet")?;
        let result = answer.results.iter().find(|result| result.id == result_id);
        let result = result.ok_or_else(|| format!("there is no result {result_id}"))?.clone();
        let text = query.text.clone();
        let inline_id = (!result.buttons.is_empty()).then(|| self.inline.new_message_id());
        let via_bot =
            Some(ViaBot { keyboard: result.buttons, link_preview: result.link_preview, inline_id: inline_id.clone() });
        let id = self.post(person, chat_id, Post { topic, text: result.message, via_bot, ..Post::default() })?;
        if self.botfather.inline_feedback {
            let mut chosen = json!({ "result_id": result_id, "from": self.people[&person], "query": text });
            if let Some(inline_id) = inline_id {
                chosen["inline_message_id"] = json!(inline_id);
            }
            self.updates.push("chosen_inline_result", &chosen);
        }
        Ok(id)
    }
}
