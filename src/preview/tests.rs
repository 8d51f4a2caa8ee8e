//! Over HTTP, as the bot sees it: what is taken, what is refused, and how a poll waits.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::{Value, json};

use super::{Fault, Outcome, Person, Telegram};

pub(super) async fn telegram() -> Telegram {
    Telegram::start(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap()
}

/// A bot that speaks HTTP itself, so that no client repairs or repeats anything.
pub(super) struct Bot {
    address: SocketAddr,
    token: String,
}

impl Bot {
    pub(super) fn of(telegram: &Telegram) -> Self {
        Self { address: telegram.address(), token: telegram.token().to_owned() }
    }

    /// The answer to a call, or `None` when the connection ends without one.
    async fn try_call(&self, method: &str, parameters: Value) -> Option<Value> {
        let path = format!("/bot{}/{method}", self.token);
        let (_, body) = exchange(self.address, "POST", path, parameters.to_string()).await?;
        Some(serde_json::from_str(&body).unwrap_or(Value::String(body)))
    }

    pub(super) async fn call(&self, method: &str, parameters: Value) -> Value {
        self.try_call(method, parameters).await.expect("an answer")
    }

    async fn send(&self, person: &Person, text: &str) -> i64 {
        let sent = self.call("sendMessage", json!({ "chat_id": person.id(), "text": text })).await;
        sent["result"]["message_id"].as_i64().expect("a message")
    }

    pub(super) async fn refusal(&self, method: &str, parameters: Value) -> String {
        let refused = self.call(method, parameters).await;
        refused["description"].as_str().expect("a refusal").to_owned()
    }
}

/// The status and the body of an answer to one request.
pub(super) async fn exchange(
    address: SocketAddr,
    verb: &'static str,
    path: String,
    body: String,
) -> Option<(u16, String)> {
    let exchange = move || {
        let mut stream = TcpStream::connect(address).ok()?;
        let length = body.len();
        let head = format!(
            "{verb} {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\
             Connection: close\r\n\r\n"
        );
        stream.write_all((head + &body).as_bytes()).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        Some((head.split(' ').nth(1)?.parse().ok()?, body.to_owned()))
    };
    tokio::task::spawn_blocking(exchange).await.unwrap()
}

#[tokio::test]
async fn a_conversation_with_a_press() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person_speaking("Ada", "uk");

    let asked = ada.say("/start visas");
    let updates = bot.call("GetUpdates", json!({ "timeout": 5 })).await;
    let message = &updates["result"][0]["message"];
    assert_eq!(message["text"], "/start visas");
    assert_eq!(message["entities"], json!([{ "type": "bot_command", "offset": 0, "length": 6 }]));
    assert_eq!(message["from"]["language_code"], "uk");

    let keyboard = json!({ "inline_keyboard": [[{ "text": "Show", "callback_data": "show" }]] });
    let answer = json!({
        "chat_id": ada.id(), "text": "<b>Visas</b>", "parse_mode": "HTML", "reply_markup": keyboard,
        "reply_parameters": { "message_id": asked },
    });
    let sent = bot.call("SendMessage", answer).await;
    assert_eq!(sent["result"]["reply_to_message"]["text"], "/start visas");
    assert_eq!(ada.chat()[1].html, "<b>Visas</b>");
    assert_eq!(ada.chat()[1].reply_to, Some(asked));

    assert!(ada.press("Hide").unwrap_err().contains("[ Show ]"));
    let query = ada.press("Show").unwrap();
    let id = updates["result"][0]["update_id"].as_i64().unwrap();
    let updates = bot.call("getUpdates", json!({ "offset": id + 1 })).await;
    let pressed = &updates["result"][0]["callback_query"];
    assert_eq!(pressed["data"], "show");
    assert_eq!(pressed["message"]["reply_markup"], keyboard);
    assert_eq!(pressed["message"]["reply_to_message"]["message_id"], asked);

    bot.call("answerCallbackQuery", json!({ "callback_query_id": query, "text": "Here" })).await;
    assert_eq!(ada.answer_to(&query).unwrap().text, "Here");
    bot.call("getUpdates", json!({ "offset": id + 2 })).await;
    telegram.settled().await;
    assert_eq!(telegram.refusals(), []);
}

#[tokio::test]
async fn who_may_call_what() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    assert_eq!(bot.call("getMe", json!({})).await["result"]["can_join_groups"], true);
    assert_eq!(bot.refusal("sendRocket", json!({})).await, "Not Found: method not found");

    let get = |path: String| exchange(telegram.address(), "GET", path, String::new());
    assert_eq!(get("/bot1:x/getMe".to_owned()).await.unwrap().0, 401);
    assert_eq!(get("/elsewhere".to_owned()).await.unwrap().0, 404);
    assert_eq!(get(format!("/bot{}/getme?x=y", telegram.token())).await.unwrap().0, 200);
    assert_eq!(telegram.refusals().len(), 2);
}

#[tokio::test]
async fn messages_are_refused_in_telegrams_words() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    let of_ada = ada.say("hello");
    let sent = bot.send(&ada, "hi").await;

    let id = ada.id();
    for (method, parameters, words) in [
        ("sendMessage", json!({ "chat_id": id }), "message text is empty"),
        ("sendMessage", json!({ "text": "x" }), "chat_id is empty"),
        ("sendMessage", json!({ "chat_id": "Ada", "text": "x" }), "chat not found"),
        (
            "sendMessage",
            json!({ "chat_id": id, "text": "x", "reply_parameters": { "message_id": 99 } }),
            "message to be replied not found",
        ),
        (
            "sendMessage",
            json!({ "chat_id": id, "text": "x", "reply_parameters": { "message_id": true } }),
            "field \"message_id\" must be a Number",
        ),
        (
            "sendMessage",
            json!({ "chat_id": id, "text": "x", "reply_markup": "{" }),
            "can't parse reply keyboard markup JSON object",
        ),
        ("editMessageText", json!({ "chat_id": id, "message_id": 99, "text": "x" }), "message to edit not found"),
        ("editMessageText", json!({ "chat_id": id, "message_id": of_ada, "text": "x" }), "message can't be edited"),
        ("deleteMessage", json!({ "chat_id": id, "message_id": 99 }), "message to delete not found"),
        ("sendChatAction", json!({ "chat_id": id, "action": "sing" }), "wrong parameter action in request"),
        ("setMyCommands", json!({ "commands": {} }), "expected an Array of BotCommand"),
        (
            "setMyCommands",
            json!({ "scope": { "type": "x" } }),
            "can't parse BotCommandScope: Unsupported type specified",
        ),
        ("answerCallbackQuery", json!({ "callback_query_id": "1", "text": "x".repeat(201) }), "MESSAGE_TOO_LONG"),
        (
            "answerCallbackQuery",
            json!({ "callback_query_id": "1" }),
            "query is too old and response timeout expired or query ID is invalid",
        ),
    ] {
        assert_eq!(bot.refusal(method, parameters).await, format!("Bad Request: {words}"), "{method}");
    }
    let unchanged = bot.refusal("editMessageText", json!({ "chat_id": id, "message_id": sent, "text": "hi" })).await;
    assert!(unchanged.starts_with("Bad Request: message is not modified: "));

    let alone = json!({ "message_id": 99, "allow_sending_without_reply": true });
    let sent = bot.call("sendMessage", json!({ "chat_id": id, "text": "x", "reply_parameters": alone })).await;
    assert_eq!((&sent["ok"], &sent["result"]["reply_to_message"]), (&json!(true), &Value::Null));
}

#[tokio::test]
async fn a_press_is_answered_once() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    let query = ada.press_data(99, "stale");
    let updates = bot.call("getUpdates", json!({})).await;
    assert_eq!(updates["result"][0]["callback_query"]["message"]["date"], 0);

    let answer = json!({ "callback_query_id": query });
    telegram.fail_next("answerCallbackQuery", Fault::AcceptThenReset);
    assert_eq!(bot.try_call("answerCallbackQuery", answer.clone()).await, None);
    bot.refusal("answerCallbackQuery", answer).await;
    assert_eq!(telegram.refusals(), [], "the bot could not know that its answer had arrived");

    let query = ada.press_data(99, "stale");
    bot.call("answerCallbackQuery", json!({ "callback_query_id": query })).await;
    bot.refusal("answerCallbackQuery", json!({ "callback_query_id": query })).await;
    assert_eq!(telegram.refusals().len(), 1);
}

#[tokio::test]
async fn a_blocked_bot_is_told_and_refused() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    ada.block_bot();
    let updates = bot.call("getUpdates", json!({})).await;
    assert_eq!(updates["result"][0]["my_chat_member"]["new_chat_member"]["status"], "kicked");
    let refusal = bot.refusal("sendMessage", json!({ "chat_id": ada.id(), "text": "x" })).await;
    assert_eq!(refusal, "Forbidden: bot was blocked by the user");
    ada.unblock_bot();
    bot.send(&ada, "x").await;
    assert_eq!(telegram.refusals(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_waits_for_news_and_ends_when_another_begins() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");

    let first = bot.call("getUpdates", json!({ "timeout": 50 }));
    let second = async {
        telegram.until(|telegram| telegram.shared.world().updates.is_newest_poll(1)).await;
        bot.call("getUpdates", json!({ "timeout": 50 })).await
    };
    let says = async {
        telegram.until(|telegram| telegram.shared.world().updates.is_newest_poll(2)).await;
        ada.say("hello");
    };
    let (first, second, ()) = tokio::join!(first, second, says);
    assert_eq!(first["error_code"], 409);
    assert_eq!(second["result"][0]["message"]["text"], "hello");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_that_waits_ends_when_telegram_stops() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let poll = bot.call("getUpdates", json!({ "timeout": 50 }));
    let stops = async {
        telegram.until(|telegram| telegram.shared.world().updates.is_newest_poll(1)).await;
        telegram.stop();
    };
    let (poll, ()) = tokio::join!(poll, stops);
    assert_eq!(poll["result"], json!([]));
}

#[tokio::test]
async fn faults_happen_as_ordered() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    let message = json!({ "chat_id": ada.id(), "text": "x" });

    let parameters = json!({ "retry_after": 3 });
    let description = "Too Many Requests: retry after 3".to_owned();
    telegram.fail_next("sendMessage", Fault::Status { code: 429, description, parameters });
    telegram.fail_next("sendmessage", Fault::Html502);
    telegram.fail_next("SendMessage", Fault::Reset);
    assert_eq!(bot.call("sendMessage", message.clone()).await["parameters"]["retry_after"], 3);
    assert!(bot.call("sendMessage", message.clone()).await.as_str().unwrap().contains("502"));
    assert_eq!(bot.try_call("sendMessage", message.clone()).await, None);
    assert_eq!(ada.chat(), [], "nothing has happened so far");

    telegram.fail_next("sendMessage", Fault::AcceptThenReset);
    telegram.fail_next("sendMessage", Fault::Garbage);
    telegram.fail_next("sendMessage", Fault::Delay(Duration::from_millis(1)));
    assert_eq!(bot.try_call("sendMessage", message.clone()).await, None);
    assert!(bot.call("sendMessage", message.clone()).await.is_string());
    assert_eq!(bot.call("sendMessage", message).await["ok"], true);
    assert_eq!(ada.chat().len(), 3);

    let calls = telegram.calls();
    assert_eq!(calls.len(), 6);
    assert!(calls.iter().all(|call| call.injected));
    assert_eq!(calls[5].outcome, Outcome::Ok);
    assert_eq!(telegram.refusals(), []);
}

#[tokio::test]
async fn an_injected_update_makes_its_chat_known() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let group = json!({ "id": -5, "type": "group", "title": "Shelter" });
    let id = telegram.inject(json!({ "message": { "message_id": 7, "date": 1, "chat": group, "text": "hi" } }));
    assert_eq!(bot.call("getUpdates", json!({})).await["result"][0]["update_id"], id);
    let answer = json!({ "chat_id": -5, "text": "hello", "reply_parameters": { "message_id": 7 } });
    assert_eq!(bot.call("sendMessage", answer).await["ok"], true);
    assert_eq!(telegram.chat(-5).len(), 2);
}
