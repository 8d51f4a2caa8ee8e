//! Inline mode, links to the bot and files: what is taken, what is refused, and what people see.

use serde_json::{Value, json};

use super::tests::{Bot, telegram};
use super::{Action, Fault, WebFile};

const TOO_OLD: &str = "Bad Request: query is too old and response timeout expired or query ID is invalid";

fn article(id: &str) -> Value {
    json!({ "type": "article", "id": id, "title": "Visas", "input_message_content": { "message_text": "x" } })
}

fn with(mut json: Value, more: &Value) -> Value {
    for (name, value) in more.as_object().unwrap() {
        json[name] = value.clone();
    }
    json
}

impl Bot {
    async fn answer(&self, query: &str, results: Value, more: Value) -> Value {
        let answer = with(json!({ "inline_query_id": query, "results": results }), &more);
        self.call("answerInlineQuery", answer).await
    }
}

#[tokio::test]
async fn a_query_is_asked_and_answered_once() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    assert_eq!(bot.call("getMe", json!({})).await["result"]["supports_inline_queries"], true);

    let query = ada.inline("visa");
    let news = bot.news().await;
    let asked = &news[0]["inline_query"];
    assert_eq!((&asked["id"], &asked["query"], &asked["offset"]), (&json!(query), &json!("visa"), &json!("")));
    assert_eq!((&asked["from"]["id"], &asked["chat_type"]), (&json!(ada.id()), &json!("sender")));
    assert_eq!(ada.inline_answer(&query), None);
    assert!(!telegram.shared.world().all_answered(), "the query is still open");

    let keyboard = json!({ "inline_keyboard": [[{ "text": "Show", "callback_data": "show" }]] });
    let content = json!({ "message_text": "<b>Visas</b>", "parse_mode": "HTML" });
    let more = json!({ "input_message_content": content, "reply_markup": keyboard, "description": "How", "url": "https://example.org" });
    let button = json!({ "text": "More", "start_parameter": "more-1" });
    let results = json!([with(article("1"), &more), article("2")]);
    let answered = bot.answer(&query, results.clone(), json!({ "next_offset": "2", "button": button })).await;
    assert_eq!(answered["result"], true);
    let answer = ada.inline_answer(&query).unwrap();
    assert_eq!((answer.next_offset.as_str(), answer.cache_time, answer.is_personal), ("2", 300, false));
    let first = &answer.results[0];
    assert_eq!((first.html.as_str(), first.text.as_str()), ("<b>Visas</b>", "Visas"));
    assert_eq!((first.title.as_str(), first.description.as_str()), ("Visas", "How"));
    assert_eq!(first.url.as_deref(), Some("https://example.org"));
    assert_eq!(first.buttons[0][0].action, Action::Callback("show".to_owned()));
    telegram.settled().await;

    assert_eq!(bot.answer(&query, results.clone(), json!({})).await["description"], TOO_OLD);
    assert_eq!(bot.answer("1", results.clone(), json!({})).await["description"], TOO_OLD);
    let old = ada.inline_from("visa", "2");
    telegram.expire_query(&old);
    assert_eq!(bot.answer(&old, results.clone(), json!({})).await["description"], TOO_OLD);
    assert_eq!(telegram.refusals().len(), 1);
    let lost = ada.inline("lost");
    telegram.fail_next("answerInlineQuery", Fault::Garbage);
    bot.answer(&lost, results.clone(), json!({})).await;
    assert_eq!(bot.answer(&lost, results, json!({})).await["description"], TOO_OLD);
    assert_eq!(telegram.refusals().len(), 1, "the bot could not know that its answer had arrived");

    let said = ada.press_inline_button(&query).unwrap();
    assert_eq!(ada.chat().last().unwrap().text, "/start more-1");
    assert_eq!(ada.chat().last().unwrap().id, said);
}

#[tokio::test]
async fn answers_are_refused_in_telegrams_words() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    let query = ada.inline("visa");

    let content = |content: Value| json!([with(article("1"), &json!({ "input_message_content": content }))]);
    let keyboard =
        |button: Value| json!([with(article("1"), &json!({ "reply_markup": { "inline_keyboard": [[button]] } }))]);
    let many: Vec<_> = (0..51).map(|id| article(&id.to_string())).collect();
    let mut untitled = article("1");
    untitled.as_object_mut().unwrap().remove("title");
    for (results, more, words) in [
        (json!(many), json!({}), "too many inline query results specified"),
        (json!({}), json!({}), "expected an Array of inline query results"),
        (json!([article("")]), json!({}), "RESULT_ID_INVALID"),
        (json!([article(&"é".repeat(33))]), json!({}), "RESULT_ID_INVALID"),
        (json!([article("1"), article("1")]), json!({}), "RESULT_ID_DUPLICATE"),
        (json!([article("1")]), json!({ "next_offset": "x".repeat(65) }), "NEXT_OFFSET_INVALID"),
        (json!([untitled]), json!({}), "can't parse inline query result: Can't find field \"title\""),
        (json!([with(article("1"), &json!({ "title": "" }))]), json!({}), "ARTICLE_TITLE_EMPTY"),
        (content(json!({})), json!({}), "can't parse inline query result: Input message content is not specified"),
        (content(json!({ "message_text": "x".repeat(4097) })), json!({}), "message is too long"),
        (
            content(json!({ "message_text": "<p>x", "parse_mode": "HTML" })),
            json!({}),
            "can't parse inline query result: Can't parse entities: Unsupported start tag \"p\" at byte offset 0",
        ),
        (keyboard(json!({ "text": "x", "callback_data": "x".repeat(65) })), json!({}), "BUTTON_DATA_INVALID"),
        (
            keyboard(json!({ "text": "x", "web_app": { "url": "https://example.org" } })),
            json!({}),
            "BUTTON_TYPE_INVALID",
        ),
        (
            keyboard(json!({ "text": "x" })),
            json!({}),
            "can't parse inline query result: Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (json!([]), json!({ "button": { "text": "x", "start_parameter": "a b" } }), "START_PARAM_INVALID"),
        (json!([]), json!({ "button": { "text": "x", "start_parameter": "" } }), "START_PARAM_INVALID"),
        (json!([]), json!({ "button": { "text": "x", "start_parameter": "x".repeat(65) } }), "START_PARAM_INVALID"),
        (json!([]), json!({ "button": { "text": "", "start_parameter": "x" } }), "SWITCH_PM_TEXT_EMPTY"),
        (
            json!([]),
            json!({ "button": { "text": "x" } }),
            "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field",
        ),
    ] {
        let refused = bot.answer(&query, results, more).await;
        assert_eq!(refused["description"], format!("Bad Request: {words}"));
    }
    assert!(telegram.refusals().len() > 15);
    let fifty: Vec<_> = (0..50).map(|id| article(&id.to_string())).collect();
    assert_eq!(bot.answer(&query, json!(fifty), json!({})).await["ok"], true);
}

#[tokio::test]
async fn answers_are_cached_as_the_bot_says() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let (ada, ben) = (telegram.person("Ada"), telegram.person("Ben"));
    let shared = ada.inline("shared");
    bot.answer(&shared, json!([article("1")]), json!({})).await;
    let own = ada.inline("own");
    bot.answer(&own, json!([article("2")]), json!({ "is_personal": true })).await;
    let brief = ada.inline("brief");
    bot.answer(&brief, json!([article("3")]), json!({ "cache_time": 0 })).await;
    bot.news().await;

    let again = ben.inline("shared");
    assert_ne!(again, shared);
    assert_eq!(ben.inline_answer(&again).unwrap().results[0].id, "1");
    assert!(ben.inline_answer(&ben.inline_from("shared", "1")).is_none());
    assert!(ada.inline_answer(&ada.inline("own")).is_some());
    assert!(ben.inline_answer(&ben.inline("own")).is_none());
    assert!(ada.inline_answer(&ada.inline("brief")).is_none());
    let asked: Vec<_> = bot.news().await.iter().map(|update| update["inline_query"]["query"].clone()).collect();
    assert_eq!(asked, [json!("shared"), json!("own"), json!("brief")]);

    telegram.clear_inline_cache();
    assert!(ben.inline_answer(&ben.inline("shared")).is_none());
}

#[tokio::test]
async fn a_chosen_result_is_a_message_through_the_bot() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let (ada, ben) = (telegram.person("Ada"), telegram.person("Ben"));
    let dialog = telegram.dialog(&ada, &ben);
    let group = telegram.group("Shelter");
    group.add(&ada);
    group.add_bot(&ada);
    bot.news().await;
    let query = ada.inline_in(&group, "visa");
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Show", "callback_data": "show" }]] });
    let results = json!([with(article("1"), &json!({ "reply_markup": keyboard })), article("2")]);
    assert!(ada.choose(&query, "1", &dialog).is_err(), "there is no answer yet");
    bot.answer(&query, results, json!({})).await;
    assert_eq!(bot.news().await[0]["inline_query"]["chat_type"], "group");

    let sent = ada.choose(&query, "1", &dialog).unwrap();
    let shown = ben.sees(&dialog).pop().unwrap();
    assert_eq!((shown.id, shown.via_bot, shown.from_bot), (sent, true, false));
    assert_eq!((shown.sender.as_str(), shown.text.as_str()), ("Ada", "x"));
    let news = bot.news().await;
    assert_eq!(news.len(), 1, "the bot is not in the dialog");
    let chosen = &news[0]["chosen_inline_result"];
    assert_eq!((&chosen["result_id"], &chosen["query"]), (&json!("1"), &json!("visa")));
    let inline_id = chosen["inline_message_id"].as_str().unwrap();
    assert_eq!(inline_id.len(), 30);

    let press = ben.press_in(&dialog, "Show").unwrap();
    let news = bot.news().await;
    let pressed = &news[0]["callback_query"];
    assert_eq!((&pressed["inline_message_id"], &pressed["message"]), (&json!(inline_id), &Value::Null));
    bot.call("answerCallbackQuery", json!({ "callback_query_id": press })).await;

    let edit = json!({ "inline_message_id": inline_id, "text": "y", "reply_markup": keyboard });
    assert_eq!(bot.call("editMessageText", edit.clone()).await["result"], true);
    assert_eq!(ben.sees(&dialog)[0].text, "y");
    assert!(bot.refusal("editMessageText", edit).await.starts_with("Bad Request: message is not modified"));
    let bare = json!({ "inline_message_id": inline_id });
    assert_eq!(bot.call("editMessageReplyMarkup", bare).await["result"], true);
    assert!(ben.sees(&dialog)[0].buttons.is_empty());
    let unknown = json!({ "inline_message_id": "AAAA", "text": "y" });
    assert_eq!(bot.refusal("editMessageText", unknown).await, "Bad Request: MESSAGE_ID_INVALID");

    ada.choose(&query, "2", &group).unwrap();
    let news = bot.news().await;
    assert_eq!(news[0]["message"]["via_bot"]["username"], "guidepost_preview_bot");
    assert_eq!(news[1]["chosen_inline_result"]["inline_message_id"], Value::Null);
    telegram.inline_feedback(false);
    ada.choose_in_private(&query, "2").unwrap();
    assert_eq!(bot.news().await.len(), 1);
    assert!(ada.chat()[0].via_bot);
    let forum = telegram.forum("Helpers");
    forum.add(&ada);
    let topic = forum.add_topic("Visas");
    ada.choose_in_topic(&query, "2", &forum, topic).unwrap();
    assert_eq!(forum.messages().last().unwrap().topic, Some(topic));
    assert!(ada.choose(&query, "9", &forum).is_err());
    assert!(ben.choose(&query, "1", &dialog).is_err(), "the query is Ada's");
    assert_eq!(telegram.refusals(), []);
}

#[tokio::test]
async fn without_inline_mode_nothing_is_asked() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    telegram.inline_mode(false);
    assert_eq!(bot.call("getMe", json!({})).await["result"]["supports_inline_queries"], false);
    let query = ada.inline("visa");
    assert_eq!(bot.news().await, Vec::<Value>::new());
    telegram.settled().await;
    assert_eq!(bot.answer(&query, json!([]), json!({})).await["description"], "Bad Request: USER_BOT_INVALID");
    let keyboard = json!({ "inline_keyboard": [[{ "text": "x", "switch_inline_query": "" }]] });
    let message = json!({ "chat_id": ada.id(), "text": "x", "reply_markup": keyboard });
    assert_eq!(bot.refusal("sendMessage", message.clone()).await, "Bad Request: BUTTON_TYPE_INVALID");
    telegram.inline_mode(true);
    assert_eq!(bot.call("sendMessage", message).await["ok"], true);
}

#[tokio::test]
async fn links_to_the_bot_pass_something_on() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    let link = |rest: &str| format!("https://t.me/guidepost_preview_bot{rest}");
    ada.open_link(&link("?start=visa_1-a")).unwrap();
    ada.open_link(&link("")).unwrap();
    assert_eq!(bot.hears().await, ["/start visa_1-a", "/start"]);
    for wrong in ["?start=a.b", "?start=", "?start=%41", "?startgroup=x"] {
        assert!(ada.open_link(&link(wrong)).is_err(), "{wrong}");
    }
    assert!(ada.open_link(&link(&format!("?start={}", "x".repeat(65)))).is_err());
    assert!(ada.open_link("https://t.me/other_bot?start=x").is_err());
    assert!(ada.open_link("https://example.org/?start=x").is_err());

    let group = telegram.group("Shelter");
    assert!(ada.open_link_in(&link("?startgroup=x"), &group).is_err(), "Ada is not there");
    group.add(&ada);
    ada.open_link_in(&link("?startgroup=x"), &group).unwrap();
    let news = bot.news().await;
    assert_eq!(news[0]["my_chat_member"]["new_chat_member"]["status"], "member");
    assert_eq!(news[2]["message"]["text"], "/start@guidepost_preview_bot x");
    assert!(ada.open_link_in(&link("?start=x"), &group).is_err());
}

#[tokio::test]
async fn documents_come_from_addresses_and_ids() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    let pdf = "https://example.org/a%20guide.pdf?x=1";
    let send = |named: &str, more: Value| {
        bot.call("sendDocument", with(json!({ "chat_id": ada.id(), "document": named }), &more))
    };
    let first = send(pdf, json!({ "caption": "<b>Guide</b>", "parse_mode": "HTML" })).await["result"].clone();
    let document = &first["document"];
    assert_eq!((&document["file_name"], &document["mime_type"]), (&json!("a guide.pdf"), &json!("application/pdf")));
    assert!(document["file_size"].as_u64() > Some(0) && document["file_unique_id"].is_string());
    assert_eq!((&first["caption"], &first["caption_entities"][0]["type"]), (&json!("Guide"), &json!("bold")));
    assert_eq!(first["text"], Value::Null);
    assert_eq!(ada.chat()[0].html, "<b>Guide</b>");
    assert!(ada.chat()[0].content["document"].is_object());

    let second = send(pdf, json!({})).await["result"]["document"].clone();
    assert_ne!(second["file_id"], document["file_id"]);
    assert_eq!(second["file_unique_id"], document["file_unique_id"]);
    let id = second["file_id"].as_str().unwrap();
    assert_eq!(send(id, json!({})).await["result"]["document"], second);
    telegram.forget_files();
    let wrong_id = "Bad Request: wrong file identifier/HTTP URL specified";
    assert_eq!(send(id, json!({})).await["description"], wrong_id);

    let mime_type = "application/pdf".to_owned();
    telegram.web_file("https://example.org/report", WebFile::Document { size: 7, mime_type: mime_type.clone() });
    telegram.web_file("https://example.org/big", WebFile::Document { size: 30 << 20, mime_type });
    telegram.web_file(
        "https://example.org/word",
        WebFile::Document { size: 7, mime_type: "application/msword".to_owned() },
    );
    telegram.web_file("https://example.org/page.pdf", WebFile::WebPage);
    telegram.web_file("https://example.org/gone.pdf", WebFile::Missing);
    telegram.web_file("https://example.org/huge.pdf", WebFile::TooLarge);
    assert_eq!(send("https://example.org/report", json!({})).await["result"]["document"]["file_size"], 7);
    for (named, words) in [
        ("https://example.org/guide.html", "wrong type of the web page content"),
        ("https://example.org/page.pdf", "wrong type of the web page content"),
        ("https://example.org/word", "wrong type of the web page content"),
        ("https://example.org/gone.pdf", "failed to get HTTP URL content"),
        ("https://example.org/huge.pdf", "failed to get HTTP URL content"),
        ("https://example.org/big", "failed to get HTTP URL content"),
        ("nonsense", "wrong file identifier/HTTP URL specified"),
    ] {
        assert_eq!(send(named, json!({})).await["description"], format!("Bad Request: {words}"), "{named}");
    }
    assert_eq!(telegram.refusals(), []);
    assert_eq!(send("", json!({})).await["description"], "Bad Request: there is no document in the request");
    let long = json!({ "caption": "x".repeat(1025) });
    assert_eq!(send(pdf, long).await["description"], "Bad Request: message caption is too long");
    let broken = send(pdf, json!({ "caption": "<p>", "parse_mode": "HTML" })).await;
    assert!(broken["description"].as_str().unwrap().starts_with("Bad Request: can't parse entities"));
}

#[tokio::test]
async fn a_document_goes_where_a_text_goes_and_its_caption_is_edited() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    let forum = telegram.forum("Helpers");
    forum.add(&ada);
    forum.add_bot(&ada);
    let topic = forum.add_topic("Visas");
    let asked = ada.say_in_topic(&forum, topic, "/ask");
    let document = json!({ "chat_id": forum.id(), "document": "https://example.org/a.pdf" });
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Show", "callback_data": "show" }]] });
    let more =
        json!({ "message_thread_id": topic, "reply_parameters": { "message_id": asked }, "reply_markup": keyboard });
    let sent = bot.call("sendDocument", with(document.clone(), &more)).await["result"].clone();
    assert_eq!((&sent["message_thread_id"], &sent["reply_markup"]), (&json!(topic), &keyboard));
    assert_eq!(sent["reply_to_message"]["message_id"], asked);
    forum.forbid_sending(true);
    let refusal = "Bad Request: not enough rights to send documents to the chat";
    assert_eq!(bot.refusal("sendDocument", document).await, refusal);

    let which = json!({ "chat_id": forum.id(), "message_id": sent["message_id"] });
    let edited = bot.call("editMessageCaption", with(which.clone(), &json!({ "caption": "y" }))).await;
    assert_eq!(edited["result"]["caption"], "y");
    let as_text = bot.refusal("editMessageText", with(which, &json!({ "text": "y" }))).await;
    assert_eq!(as_text, "Bad Request: there is no text in the message to edit");
    let text = bot.call("sendMessage", json!({ "chat_id": ada.id(), "text": "x" })).await;
    let which = json!({ "chat_id": ada.id(), "message_id": text["result"]["message_id"], "caption": "y" });
    assert_eq!(
        bot.refusal("editMessageCaption", which).await,
        "Bad Request: there is no caption in the message to edit"
    );
}
