//! The routes of the page: what a person sees and does there.

use serde_json::{Value, json};

use super::Telegram;
use super::tests::{Bot, exchange, telegram};

async fn get(telegram: &Telegram, path: &str) -> Value {
    let (status, body) = exchange(telegram.address(), "GET", path.to_owned(), String::new()).await.unwrap();
    assert_eq!(status, 200, "{body}");
    serde_json::from_str(&body).unwrap()
}

async fn post(telegram: &Telegram, path: &str, body: Value) -> Result<Value, String> {
    let sent = exchange(telegram.address(), "POST", path.to_owned(), body.to_string());
    match sent.await.unwrap() {
        (200, body) => Ok(serde_json::from_str(&body).unwrap()),
        (_, objection) => Err(objection),
    }
}

#[tokio::test]
async fn the_page_takes_json_and_shows_the_chat() {
    let telegram = telegram().await;
    let say = json!({ "person": "Ada", "text": "hello" }).to_string();
    let (status, _) = exchange(telegram.address(), "POST", "/page/say".to_owned(), say).await.unwrap();
    assert_eq!(status, 200);
    let path = "/page/chat?person=Ada".to_owned();
    let (_, chat) = exchange(telegram.address(), "GET", path, String::new()).await.unwrap();
    let chat: Value = serde_json::from_str(&chat).unwrap();
    assert_eq!(chat["messages"][0]["text"], "hello");
    let (status, page) = exchange(telegram.address(), "GET", "/".to_owned(), String::new()).await.unwrap();
    assert!(status == 200 && page.contains("/page.js"));
}

#[tokio::test]
async fn every_script_of_the_page_is_served() {
    let telegram = telegram().await;
    let (mut paths, mut read) = (vec!["/page.js".to_owned()], 0);
    while let Some(path) = paths.get(read).cloned() {
        let (status, script) = exchange(telegram.address(), "GET", path.clone(), String::new()).await.unwrap();
        assert!(status == 200 && script.starts_with("// "), "{path}");
        for imported in script.split("from \"").skip(1).filter_map(|rest| rest.split('"').next()) {
            if !paths.iter().any(|known| known == imported) {
                paths.push(imported.to_owned());
            }
        }
        read += 1;
    }
    assert_eq!(paths.len(), 12, "{paths:?}");
    let other = exchange(telegram.address(), "GET", "/page/other.js".to_owned(), String::new()).await.unwrap();
    assert_eq!(other.0, 404);
}

#[tokio::test]
async fn a_group_is_made_filled_and_seen_on_the_page() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let made = json!({ "person": "Ada", "kind": "forum", "title": "Helpers" });
    let forum = post(&telegram, "/page/group", made.clone()).await.unwrap()["id"].clone();
    assert_eq!(post(&telegram, "/page/group", made).await.unwrap()["id"], forum);
    let ben = json!({ "person": "Ben", "kind": "forum", "title": "Helpers" });
    assert!(post(&telegram, "/page/group", ben).await.is_err(), "Ben is not there");
    assert!(post(&telegram, "/page/group", json!({ "person": "Ada", "kind": "cave", "title": "x" })).await.is_err());

    let change = |more: Value| {
        let mut change = json!({ "person": "Ada", "chat": forum });
        change.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        post(&telegram, "/page/members", change)
    };
    change(json!({ "action": "add", "who": "Ben" })).await.unwrap();
    change(json!({ "action": "anonymous", "who": "Cleo" })).await.unwrap();
    change(json!({ "action": "add_bot_admin" })).await.unwrap();
    let topic = change(json!({ "action": "topic", "name": "Visas" })).await.unwrap()["topic"].clone();
    assert!(change(json!({ "action": "add" })).await.is_err());
    assert!(change(json!({ "action": "dance" })).await.is_err());

    let world = get(&telegram, "/page/world?person=Ada").await;
    let chats = world["chats"].as_array().unwrap();
    assert_eq!(chats.iter().map(|chat| chat["kind"].as_str().unwrap()).collect::<Vec<_>>(), ["forum", "bot"]);
    assert_eq!((&chats[0]["bot"], &chats[0]["hears_all"]), (&json!("administrator"), &json!(true)));
    assert_eq!(chats[0]["topics"], json!([{ "id": topic, "name": "Visas", "closed": false }]));
    let member = |name: &str| chats[0]["members"].as_array().unwrap().iter().find(|m| m["name"] == name).cloned();
    assert_eq!(member("Ada").unwrap()["admin"], true);
    assert_eq!(member("Ada").unwrap()["creator"], true);
    assert_eq!(member("Cleo").unwrap()["creator"], false);
    assert_eq!(member("Ben").unwrap()["admin"], false);
    assert_eq!(member("Cleo").unwrap()["anonymous"], true);
    assert!(world["people"].as_array().unwrap().iter().any(|person| person["name"] == "Cleo"));

    let said = json!({ "person": "Ben", "chat": forum, "topic": topic, "text": "/ask" });
    let said = post(&telegram, "/page/say", said).await.unwrap()["message_id"].clone();
    let chat = get(&telegram, &format!("/page/chat?person=Ben&chat={forum}")).await;
    let last = chat["messages"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["id"], &last["topic"], &last["mine"]), (&said, &topic, &json!(true)));
    assert_eq!((&last["sender"], &chat["chat"]["title"]), (&json!("Ben"), &json!("Helpers")));
    let (status, _) = exchange(telegram.address(), "GET", format!("/page/chat?person=Eve&chat={forum}"), String::new())
        .await
        .unwrap();
    assert_eq!(status, 404);
    let objection = post(&telegram, "/page/say", json!({ "person": "Eve", "chat": forum, "text": "x" })).await;
    assert!(objection.is_err());

    change(json!({ "action": "remove", "who": "Ben" })).await.unwrap();
    change(json!({ "action": "remove_bot" })).await.unwrap();
    let world = get(&telegram, "/page/world?person=Ada").await;
    assert_eq!(
        (&world["chats"][0]["bot"], &world["chats"][0]["hears_all"], &world["chats"][0]["last"]),
        (&json!("out"), &json!(false), &json!("Guidepost left the group"))
    );
    assert_eq!(bot.news().await.last().unwrap()["message"]["left_chat_member"]["is_bot"], true);

    let group = json!({ "person": "Ada", "kind": "group", "title": "Shelter" });
    let old_id = post(&telegram, "/page/group", group).await.unwrap()["id"].clone();
    let migrate = json!({ "person": "Ada", "chat": old_id, "action": "migrate" });
    let new_id = post(&telegram, "/page/members", migrate).await.unwrap()["id"].clone();
    let chat = get(&telegram, &format!("/page/chat?person=Ada&chat={old_id}")).await;
    assert_eq!((&chat["chat"]["id"], &chat["chat"]["kind"]), (&new_id, &json!("supergroup")));
}

#[tokio::test(flavor = "multi_thread")]
async fn inline_results_links_and_presses_work_on_the_page() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let dialog = json!({ "person": "Ada", "kind": "dialog", "title": "Ben" });
    let dialog = post(&telegram, "/page/group", dialog).await.unwrap()["id"].clone();

    let asks =
        post(&telegram, "/page/inline", json!({ "person": "Ada", "query": "visa", "offset": "", "chat": dialog }));
    let answers = async {
        let news = bot.call("getUpdates", json!({ "timeout": 50 })).await;
        let query = &news["result"][0]["inline_query"];
        assert_eq!(query["chat_type"], "private");
        let keyboard = json!({ "inline_keyboard": [[{ "text": "Show", "callback_data": "show" }]] });
        let content = json!({ "message_text": "x" });
        let result = json!({ "type": "article", "id": "1", "title": "Visas", "input_message_content": content, "reply_markup": keyboard });
        let answer = json!({ "inline_query_id": query["id"], "results": [result], "next_offset": "1" });
        bot.call("answerInlineQuery", answer).await;
        bot.news().await;
    };
    let (asked, ()) = tokio::join!(asks, answers);
    let asked = asked.unwrap();
    assert_eq!((&asked["results"][0]["title"], &asked["next_offset"]), (&json!("Visas"), &json!("1")));
    let choice = json!({ "person": "Ada", "query_id": asked["id"], "result_id": "1", "chat": dialog });
    let chosen = post(&telegram, "/page/choose", choice).await.unwrap();
    bot.news().await;

    let wanted = json!({ "person": "Ben", "chat": dialog, "message": chosen["message_id"], "data": "show" });
    let presses = post(&telegram, "/page/press", wanted);
    let answers = async {
        let news = bot.call("getUpdates", json!({ "timeout": 50 })).await;
        let query = &news["result"][0]["callback_query"]["id"];
        bot.call("answerCallbackQuery", json!({ "callback_query_id": query, "text": "Here" })).await;
        bot.news().await;
    };
    let (outcome, ()) = tokio::join!(presses, answers);
    assert_eq!(outcome.unwrap()["answer"]["text"], "Here");

    let link = json!({ "person": "Ada", "url": "https://t.me/guidepost_preview_bot?start=x" });
    post(&telegram, "/page/open", link).await.unwrap();
    assert_eq!(bot.hears().await, ["/start x"]);
    assert!(post(&telegram, "/page/open", json!({ "person": "Ada", "url": "https://t.me/other" })).await.is_err());
    telegram.inline_mode(false);
    let asked = post(&telegram, "/page/inline", json!({ "person": "Ada", "query": "other", "offset": "" })).await;
    assert_eq!(asked.unwrap()["results"], json!([]));
}
