//! Faults of Telegram and of the network, and how the bot gets over them.

use guidepost::preview::{Fault, Telegram};
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::support::{World, refusal, shelter_library, until};

fn sent(telegram: &Telegram) -> usize {
    telegram.calls().iter().filter(|call| call.method.eq_ignore_ascii_case("sendMessage")).count()
}

#[tokio::test]
async fn the_bot_waits_as_long_as_telegram_asks() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    let wait = refusal(429, "Too Many Requests: retry after 1", json!({ "retry_after": 1 }));
    world.telegram().fail_next("sendMessage", wait.clone());
    world.telegram().fail_next("editMessageText", wait);

    ada.send("shelter").await;
    ada.press("Next ›").await;

    assert_eq!(world.calls("sendMessage").len(), 2);
    assert_eq!(world.calls("editMessageText").len(), 2);
    assert!(ada.transcript().contains("bot edits: <b>6. "));
}

#[tokio::test]
async fn a_chat_that_has_to_wait_holds_up_no_other() {
    let world = World::knowing(shelter_library()).await;
    let (ada, grace) = (world.chat_with("Ada"), world.chat_with("Grace"));
    let wait = refusal(429, "Too Many Requests: retry after 5", json!({ "retry_after": 5 }));
    world.telegram().fail_next("sendMessage", wait);

    let asked = ada.say("nurse");
    until(world.telegram(), "the refusal", |telegram| sent(telegram) == 1).await;
    let graces = grace.say("vessel");
    ada.answered(asked, 0).await;
    grace.answered(graces, 0).await;

    let chats: Vec<Value> = world.calls("sendMessage").iter().map(|call| call.parameters["chat_id"].clone()).collect();
    assert_eq!(chats, [ada.id(), grace.id(), ada.id()]);
    ada.transcript();
    grace.transcript();
}

#[tokio::test]
async fn an_answer_that_did_not_get_through_is_sent_once_more() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");

    for fault in [Fault::Html502, Fault::Reset, refusal(500, "Internal Server Error", Value::Null)] {
        let before = sent(world.telegram());
        world.telegram().fail_next("sendMessage", fault);
        ada.send("nurse").await;
        assert_eq!(sent(world.telegram()), before + 2);
    }

    assert_eq!(ada.transcript().matches("bot: <b>1. Health in a shelter</b>").count(), 3);
}

#[tokio::test]
async fn an_answer_of_which_nothing_is_known_is_sent_once_more() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");

    for fault in [Fault::AcceptThenReset, Fault::Garbage] {
        let before = sent(world.telegram());
        world.telegram().fail_next("sendMessage", fault);
        ada.send("nurse").await;
        until(world.telegram(), "the second try", |telegram| sent(telegram) == before + 2).await;
        ada.wait().await;
    }

    assert_eq!(ada.transcript().matches("bot: <b>1. Health in a shelter</b>").count(), 4, "rather twice than never");
}

#[tokio::test]
async fn an_answer_waits_until_telegram_has_mended_itself() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    world.telegram().fail_next("sendMessage", Fault::Html502);
    world.telegram().fail_next("sendMessage", refusal(503, "Service Unavailable", Value::Null));

    ada.send("nurse").await;

    assert_eq!(sent(world.telegram()), 3);
    ada.transcript();
}

#[tokio::test]
async fn an_answer_of_which_twice_nothing_is_known_is_given_up_and_the_next_is_not() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    world.telegram().fail_next("sendMessage", Fault::Reset);
    world.telegram().fail_next("sendMessage", Fault::Reset);

    ada.say("nurse");
    ada.send("vessel").await;

    assert_eq!(sent(world.telegram()), 3);
    assert_snapshot!(ada.transcript(), @"
    Ada: nurse
    Ada: vessel
    bot: <b>1. Crews at sea</b>
        Handbook · Harbour Union · 2021
        Signs of forced labour on a fishing <b>vessel</b>.
        [ 1 ]
        [ Share one of these… ](share: vessel) [ Alert me about this ]
    ");
}

#[tokio::test]
async fn refused_markup_becomes_plain_text() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    let refused = refusal(400, "Bad Request: can't parse entities: Unsupported start tag \"x\"", Value::Null);
    world.telegram().fail_next("sendMessage", refused.clone());
    world.telegram().fail_next("editMessageText", refused);

    ada.send("nurse").await;
    ada.press("1").await;

    assert_snapshot!(ada.transcript(), @"
    Ada: nurse
    bot: 1. Health in a shelter
        Handbook · Health Desk · 2020
        First days in a shelter: who sees a nurse, and when.
        [ 1 ]
        [ Share one of these… ](share: nurse) [ Alert me about this ]
    Ada presses [ 1 ]
    bot edits: Health in a shelter
        Handbook · Health Desk · 2020
        Topics: Health
        The library has no link to this document.

        First days in a shelter: who sees a nurse, and when.
        [ Share… ](share: shelter-health) [ Copy citation ](copy: Health Desk (2020). Health in a shelter.)
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the answer ]
    ");
}

#[tokio::test]
async fn what_is_gone_in_the_chat_is_left_out_of_the_answer() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    world.telegram().fail_next("sendMessage", refusal(400, "Bad Request: message thread not found", Value::Null));
    world
        .telegram()
        .fail_next("sendMessage", refusal(400, "Bad Request: message to be replied not found", Value::Null));

    let in_topic = json!({ "text": "nurse", "message_thread_id": 77, "is_topic_message": true });
    world.telegram().person("Ada").send(in_topic);
    until(world.telegram(), "three tries", |telegram| sent(telegram) == 3).await;
    ada.wait().await;

    let last = world.calls("sendMessage").pop().expect("a call").parameters;
    assert_eq!((&last["message_thread_id"], &last["reply_parameters"]), (&Value::Null, &Value::Null));
    assert!(ada.transcript().contains("bot: <b>1. Health in a shelter</b>"));
}

#[tokio::test]
async fn a_press_whose_answer_got_lost_is_answered_again() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("shelter").await;

    for (fault, label) in [(Fault::Reset, "Next ›"), (Fault::AcceptThenReset, "‹ Previous")] {
        let before = world.calls("answerCallbackQuery").len();
        world.telegram().fail_next("answerCallbackQuery", fault);
        world.telegram().person("Ada").press(label).expect("a button");
        until(world.telegram(), "the second try", |telegram| {
            let calls = telegram.calls();
            calls.iter().filter(|call| call.method.eq_ignore_ascii_case("answerCallbackQuery")).count() == before + 2
        })
        .await;
        ada.wait().await;
    }

    ada.transcript();
}

#[tokio::test]
async fn updates_go_on_after_every_fault() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    let conflict = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

    let faults = [
        refusal(409, conflict, Value::Null),
        refusal(429, "Too Many Requests: retry after 1", json!({ "retry_after": 1 })),
        refusal(500, "Internal Server Error", Value::Null),
        refusal(502, "Bad Gateway", Value::Null),
        Fault::Html502,
        Fault::Reset,
        Fault::AcceptThenReset,
        Fault::Garbage,
    ];
    let count = faults.len();
    for fault in faults {
        world.telegram().fail_next("getUpdates", fault);
        ada.send("nurse").await;
    }

    assert_eq!(world.calls("getUpdates").iter().filter(|call| call.injected).count(), count);
    assert_eq!(world.calls("sendMessage").len(), count, "each question is answered once");
    ada.transcript();
}

#[tokio::test]
async fn a_webhook_is_removed() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    let description =
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
    world.telegram().fail_next("getUpdates", refusal(409, description, Value::Null));

    ada.send("nurse").await;

    assert_eq!(world.calls("deleteWebhook").len(), 1);
    ada.transcript();
}

#[tokio::test]
async fn the_bot_starts_though_telegram_does_not_answer_at_first() {
    let mut world = World::asleep(shelter_library()).await;
    let ada = world.chat_with("Ada");
    for fault in [Fault::Html502, refusal(429, "Too Many Requests: retry after 1", json!({ "retry_after": 1 }))] {
        world.telegram().fail_next("getMe", fault);
    }

    world.wake();
    ada.send("nurse").await;

    assert_eq!(world.calls("getMe").len(), 3);
    ada.transcript();
}

#[tokio::test]
async fn the_bot_answers_though_its_commands_are_refused() {
    let mut world = World::asleep(shelter_library()).await;
    let ada = world.chat_with("Ada");
    for method in ["setMyCommands", "setMyDescription", "setMyShortDescription"] {
        world.telegram().fail_next(method, refusal(400, "Bad Request: BOT_COMMAND_INVALID", Value::Null));
    }

    world.wake();
    ada.send("nurse").await;

    ada.transcript();
}
