//! Updates as they come: of a newer Telegram, broken, twice, and too many of them.

use guidepost::preview::Telegram;
use guidepost::reply::Locale;
use serde_json::{Value, json};

use crate::support::{World, entry, settled, shelter_library, until, with};

#[tokio::test]
async fn words_with_an_entity_of_the_future_are_answered() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");

    for kind in ["date_time", "telepathy"] {
        let entity = json!({ "type": kind, "offset": 0, "length": 5, "unix_time": 1, "thought": {} });
        let content = json!({ "text": "nurse", "entities": [entity] });
        ada.send_content(&format!("a question with the entity {kind}"), content).await;
        assert!(ada.transcript().contains("Health in a shelter"));
    }
}

#[tokio::test]
async fn words_with_fields_of_the_future_are_answered() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");

    for more in [
        json!({ "brand_new": { "a": [1, null, { "b": 2 }] } }),
        json!({ "forward_origin": { "type": "from_the_future" } }),
        json!({ "sender_chat": 7, "effect_id": {}, "quote": [], "link_preview_options": "none" }),
    ] {
        ada.send_content("a question of the future", with(json!({ "text": "nurse" }), &more)).await;
        assert!(ada.transcript().contains("Health in a shelter"), "{more}");
    }
}

#[tokio::test]
async fn a_page_turns_below_a_question_with_an_entity_of_the_future() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    let entity = json!({ "type": "date_time", "offset": 0, "length": 5, "unix_time": 1 });
    ada.send_content("a question", json!({ "text": "shelter", "entities": [entity] })).await;

    ada.press("Next ›").await;

    assert!(ada.transcript().contains("bot edits: <b>6. "));
}

#[tokio::test]
async fn kinds_of_updates_that_nobody_knows_are_passed_over() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");

    for update in
        [json!({ "telepathy": { "thought": "nurse" } }), json!({}), json!({ "message": 7 }), json!({ "poll": null })]
    {
        world.telegram().inject(update);
    }
    ada.send("nurse").await;

    assert_eq!(world.calls("sendMessage").len(), 1);
    ada.transcript();
}

#[tokio::test]
async fn an_update_that_comes_twice_is_answered_once() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    let message = message_of(ada.id(), &json!({ "text": "nurse" }));

    let update_id = world.telegram().inject(json!({ "message": message }));
    for _ in 0..2 {
        settled(world.telegram()).await;
        world.telegram().inject(json!({ "update_id": update_id, "message": message }));
    }
    settled(world.telegram()).await;
    assert_eq!(world.calls("sendMessage").len(), 1);

    world.put_to_sleep();
    ada.transcript();
}

#[tokio::test]
async fn half_a_character_does_not_cost_the_question() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("hello").await;
    ada.transcript();

    let update = json!({ "update_id": 5_000, "message": message_of(ada.id(), &json!({ "text": "nurse X" })) });
    world.telegram().inject_raw(update.to_string().replace('X', r"\ud83d"));
    settled(world.telegram()).await;

    assert!(ada.transcript().contains("Health in a shelter"));
}

#[tokio::test]
async fn what_cannot_be_read_does_not_stop_the_rest() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    let deep = "[".repeat(500) + &"]".repeat(500);

    for raw in [
        "nonsense".to_owned(),
        r#"{"message": {"text": "no id"}}"#.to_owned(),
        format!(r#"{{"update_id": 5001, "message": {deep}}}"#),
        r#"{"update_id": 5002, "message": {"message_id": 99999999999999999999}}"#.to_owned(),
    ] {
        world.telegram().inject_raw(raw);
        ada.send("nurse").await;
    }

    assert_eq!(ada.transcript().matches("bot: <b>1. Health in a shelter</b>").count(), 4);
}

#[tokio::test]
async fn a_chat_is_answered_in_its_order() {
    let mut world =
        World::asleep((0..20).map(|number| entry(&format!("e{number}")).title(&format!("Word{number}")))).await;
    let ada = world.chat_with("Ada");

    let asked: Vec<i64> = (0..20).map(|number| ada.say(&format!("word{number}"))).collect();
    world.wake();
    ada.answered(asked[19], 0).await;

    let answered: Vec<i64> = ada.chat().iter().filter_map(|message| message.reply_to).collect();
    assert_eq!(answered, asked);
    ada.transcript();
}

#[tokio::test]
async fn a_flood_in_one_chat_holds_up_no_other() {
    let mut world = World::asleep(shelter_library()).await;
    let telegram = world.telegram().clone();
    let (flo, ada) = (telegram.person("Flo"), world.chat_with("Ada"));

    for _ in 0..3_000 {
        flo.say("nurse");
    }
    let asked = ada.say("vessel");
    world.wake();
    ada.answered(asked, 0).await;

    let chats: Vec<Value> = world.calls("sendMessage").iter().map(|call| call.parameters["chat_id"].clone()).collect();
    let before = chats.iter().take_while(|chat| **chat != ada.id()).count();
    assert!(before < 300, "{before} answers went to the flood before");
    assert!(answers(&telegram, flo.id()) < 300, "the flood is refused");
    let told = |telegram: &Telegram| {
        let chat = telegram.chat(flo.id());
        chat.iter().filter(|message| message.text.contains("more than I can answer at once")).count()
    };
    until(&telegram, "a word to the flood", |telegram| told(telegram) > 0).await;
    assert_eq!(told(&telegram), 1);
    ada.transcript();
}

#[tokio::test]
async fn who_is_owed_an_answer_at_a_stop_gets_a_word_at_the_next_start() {
    let mut world = World::asleep(shelter_library()).await;
    let telegram = world.telegram().clone();
    let flo = telegram.person_speaking("Flo", "ru");
    let asked: Vec<i64> = (0..75).map(|_| flo.say("nurse")).collect();

    world.wake();
    // A private chat takes sixty messages at once; the others wait their turn and are written down.
    settled(&telegram).await;
    world.restart();

    let is_answered = |telegram: &Telegram| {
        let chat = telegram.chat(flo.id());
        asked.iter().all(|id| chat.iter().any(|message| message.reply_to == Some(*id)))
    };
    until(&telegram, "an answer to each", is_answered).await;
    settled(&telegram).await;
    let chat = telegram.chat(flo.id());
    for id in asked {
        assert_eq!(chat.iter().filter(|message| message.reply_to == Some(id)).count(), 1, "of message {id}");
    }
    let said = |text: &str| chat.iter().filter(|message| message.text == text).count();
    assert!(said(Locale::Russian.ask_again()) > 0, "in the language that they are spoken to in");
    assert_eq!(said(Locale::English.ask_again()), 0);
}

fn answers(telegram: &Telegram, chat: i64) -> usize {
    telegram.chat(chat).iter().filter(|message| message.from_bot).count()
}

/// A message that nobody in the world has sent.
fn message_of(person: i64, content: &Value) -> Value {
    let message = json!({
        "message_id": 900,
        "date": 1,
        "chat": { "id": person, "type": "private", "first_name": "Ada" },
        "from": { "id": person, "is_bot": false, "first_name": "Ada" },
    });
    with(message, content)
}
