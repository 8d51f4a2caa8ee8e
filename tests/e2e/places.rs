//! Where the bot speaks in private: chats and their topics. Bots and those who blocked it hear nothing.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::support::{World, settled, shelter_library, with};

#[tokio::test]
async fn bots_and_what_was_sent_through_us_get_no_answer() {
    let world = World::knowing(shelter_library()).await;
    let telegram = world.telegram();
    let ada = json!({ "id": 5, "is_bot": false, "first_name": "Ada" });
    let bot = json!({ "id": 6, "is_bot": true, "first_name": "Echo", "username": "echo_bot" });
    let chat = json!({ "id": 5, "type": "private", "first_name": "Ada" });

    let said = |from: &Value, more: &Value| {
        let message = json!({ "message_id": 1, "date": 1, "chat": chat, "from": from, "text": "shelter" });
        telegram.inject(json!({ "message": with(message, more) }));
    };
    said(&bot, &json!({}));
    said(&ada, &json!({ "via_bot": bot }));
    settled(telegram).await;

    assert!(world.calls("sendMessage").is_empty());
}

#[tokio::test]
async fn what_telegram_reports_in_a_chat_gets_no_answer() {
    let world = World::knowing(shelter_library()).await;
    let telegram = world.telegram();
    let chat = json!({ "id": 5, "type": "private", "first_name": "Ada" });
    let ada = json!({ "id": 5, "is_bot": false, "first_name": "Ada" });

    let pinned = json!({ "message_id": 1, "date": 1, "chat": chat, "from": ada, "text": "shelter" });
    for report in [
        json!({ "pinned_message": pinned }),
        json!({ "message_auto_delete_timer_changed": { "message_auto_delete_time": 86_400 } }),
        json!({ "write_access_allowed": {} }),
    ] {
        let message = json!({ "message_id": 2, "date": 1, "chat": chat, "from": ada });
        telegram.inject(json!({ "message": with(message, &report) }));
    }
    settled(telegram).await;

    assert!(world.calls("sendMessage").is_empty());
}

#[tokio::test]
async fn a_topic_of_a_private_chat_is_answered_where_it_is() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");

    let in_topic = json!({ "text": "nurse", "message_thread_id": 77, "is_topic_message": true });
    ada.send_content("a question in a topic", in_topic).await;
    let in_thread = json!({ "text": "nurse", "message_thread_id": 77 });
    ada.send_content("a question in a thread", in_thread).await;

    let threads: Vec<Value> =
        world.calls("sendMessage").iter().map(|call| call.parameters["message_thread_id"].clone()).collect();
    assert_eq!(threads, [json!(77), Value::Null]);
    ada.transcript();
}

#[tokio::test]
async fn who_blocks_the_bot_is_left_alone() {
    let mut world = World::asleep(shelter_library()).await;
    let ada = world.chat_with("Ada");

    ada.say("nurse");
    ada.block_bot();
    world.wake();
    ada.wait().await;
    assert_eq!(world.calls("sendMessage").len(), 1, "tried once");
    ada.unblock_bot();
    ada.send("vessel").await;

    assert_snapshot!(ada.transcript(), @"
    Ada: nurse
    Ada blocks the bot
    Ada lets the bot in
    Ada: vessel
    bot: <b>1. Crews at sea</b>
        Handbook · Harbour Union · 2021
        Signs of forced labour on a fishing <b>vessel</b>.
        [ 1 ]
        [ Share one of these… ](share: vessel) [ Alert me about this ]
    ");
}
