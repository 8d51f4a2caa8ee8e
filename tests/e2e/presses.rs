//! Presses on buttons whose time has passed. Each gets its answer, once.

use guidepost::preview::Action;
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::support::{World, entry, refusal, settled, shelter_library, with};

#[tokio::test]
async fn pages_turn_after_a_restart() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("shelter").await;
    ada.transcript();

    world.restart();
    ada.press("Next ›").await;

    assert!(ada.transcript().contains("bot edits: <b>6. "));
}

#[tokio::test]
async fn an_entry_that_has_left_the_library_is_named_so() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("vessel").await;
    ada.transcript();

    world.restart_knowing([entry("other").says("Another library.")]);
    ada.press("1").await;

    assert_snapshot!(ada.transcript(), @"
    Ada presses [ 1 ]
    bot, in a window: This entry is no longer in the library. Please ask again.
    ");
}

#[tokio::test]
async fn a_page_that_has_left_the_answer_becomes_the_last_one_or_nothing() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("shelter").await;
    ada.transcript();

    world.restart_knowing([entry("other").title("Other").says("A small shelter.")]);
    ada.press("Next ›").await;
    let message = ada.newest().id;
    ada.press_data(message, "1p9999").await;
    world.restart_knowing([entry("other").title("Other").says("Nothing of the sort.")]);
    ada.press_data(message, "1p1").await;

    assert_snapshot!(ada.transcript(), @"
    Ada presses [ Next › ]
    bot edits: <b>1. Other</b>
        Handbook
        A small <b>shelter</b>.
        [ 1 ]
        [ Share one of these… ](share: shelter) [ Alert me about this ]
    Ada presses a button with the data 1p9999
    Ada presses a button with the data 1p1
    bot edits: I found nothing about that in the library. Try other or fewer words, without names.
        [ Alert me about this ]
    ");
}

#[tokio::test]
async fn a_topic_that_has_left_the_library_is_named_so() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("quantum gravity").await;
    ada.transcript();

    world.restart_knowing([entry("other").says("Another library.")]);
    ada.press("Fishing").await;

    assert_snapshot!(ada.transcript(), @"
    Ada presses [ Fishing ]
    bot, in a window: This topic is no longer in the library. Please ask again.
    ");
}

#[tokio::test]
async fn buttons_of_another_version_and_made_up_ones_are_refused_kindly() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("nurse").await;
    ada.transcript();

    let message = ada.newest().id;
    let key = "A".repeat(guidepost::knowledge::Key::LENGTH);
    for data in ["0p1", "2p1", "1p-1", "1cé", "'; DROP TABLE chats", "\u{0}", &"x".repeat(64)] {
        ada.press_data(message, data).await;
        assert!(
            ada.transcript().ends_with("bot, in a window: This button is from an earlier time. Please ask again.\n")
        );
    }
    ada.press_data(message, &format!("1c{key}p0")).await;
    ada.press_data(message, &format!("1t{key}0")).await;
    let transcript = ada.transcript().replace(&key, "<key>");
    assert_snapshot!(transcript, @"
    Ada presses a button with the data 1c<key>p0
    bot, in a window: This entry is no longer in the library. Please ask again.
    Ada presses a button with the data 1t<key>0
    bot, in a window: This topic is no longer in the library. Please ask again.
    ");
}

#[tokio::test]
async fn who_deleted_the_question_is_asked_to_ask_again() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    let asked = ada.send("shelter").await;
    ada.transcript();

    ada.delete_message(asked);
    ada.press("Next ›").await;
    ada.press("3").await;
    ada.press("‹ Back to the answer").await;

    let transcript = ada.transcript();
    let gone = "bot, in a window: I cannot see your question any more. Please ask again.";
    assert_eq!(transcript.matches(gone).count(), 2, "{transcript}");
    assert!(transcript.contains("bot edits: "), "a card needs no question");
}

#[tokio::test]
async fn a_message_that_is_gone_or_too_old_cannot_change() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("shelter").await;
    ada.transcript();

    let answer = ada.newest().id;
    ada.delete_message(answer);
    ada.press_data(answer, "1p1").await;

    assert_snapshot!(ada.transcript(), @"
    Ada deletes a message
    Ada presses a button with the data 1p1
    bot, in a window: I cannot see your question any more. Please ask again.
    ");
}

#[tokio::test]
async fn pressing_twice_changes_nothing_more() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("shelter").await;
    let message = ada.newest().id;
    ada.press_data(message, "1p1").await;
    ada.transcript();

    ada.press_data(message, "1p1").await;

    assert_snapshot!(ada.transcript(), @"Ada presses a button with the data 1p1");
}

#[tokio::test]
async fn a_press_that_is_too_old_to_be_answered_still_turns_the_page() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("shelter").await;
    ada.transcript();

    world.put_to_sleep();
    let query = world.telegram().person("Ada").press("Next ›").expect("a button");
    world.telegram().expire_query(&query);
    world.wake();
    ada.wait().await;

    assert!(ada.transcript().contains("bot edits: <b>6. "));
    assert_eq!(world.calls("answerCallbackQuery").len(), 1);
}

#[tokio::test]
async fn a_press_is_answered_though_its_message_could_not_be_changed() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("shelter").await;
    ada.transcript();

    let fault = refusal(400, "Bad Request: something of its own", Value::Null);
    world.telegram().fail_next("editMessageText", fault);
    ada.press("Next ›").await;

    assert_snapshot!(ada.transcript(), @"
    Ada presses [ Next › ]
    bot, in a window: Sorry, that did not work. Please ask again.
    ");
}

#[tokio::test]
async fn an_answer_that_cannot_be_changed_is_sent_anew_and_its_pages_still_turn() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("shelter").await;
    ada.transcript();

    for description in ["Bad Request: message to edit not found", "Bad Request: message can't be edited"] {
        world.telegram().fail_next("editMessageText", refusal(400, description, Value::Null));
        ada.press("Next ›").await;
        assert!(ada.transcript().contains("\nbot: <b>6. "));
        ada.press("‹ Previous").await;
        assert!(ada.transcript().contains("\nbot edits: <b>1. "));
    }
}

#[tokio::test]
async fn presses_without_a_message_are_answered() {
    let world = World::knowing(shelter_library()).await;
    let telegram = world.telegram();
    let ada = telegram.person("Ada");
    let from = json!({ "id": ada.id(), "is_bot": false, "first_name": "Ada" });

    for (id, more) in [
        ("71", json!({ "inline_message_id": "abc", "data": "1p0" })),
        ("72", json!({ "inline_message_id": "abc", "game_short_name": "chess" })),
        ("73", json!({ "data": "1n" })),
    ] {
        let query = json!({ "id": id, "from": from, "chat_instance": "1" });
        telegram.inject(json!({ "callback_query": with(query, &more) }));
    }
    settled(telegram).await;

    let answers = ["71", "72", "73"].map(|id| ada.answer_to(id).expect("an answer").text);
    assert_snapshot!(answers.join("\n"), @"
    I cannot see your question any more. Please ask again.
    This button is from an earlier time. Please ask again.
    I cannot see your question any more. Please ask again.
    ");
    assert_eq!(world.calls("answerCallbackQuery").len(), 3);
}

#[tokio::test]
async fn cards_open_in_any_order_of_presses() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("shelter").await;
    let answer = ada.newest();
    ada.transcript();

    let data: Vec<String> = answer.buttons[0]
        .iter()
        .filter_map(|button| match &button.action {
            Action::Callback(data) => Some(data.clone()),
            _ => None,
        })
        .collect();
    let person = world.telegram().person("Ada");
    let queries: Vec<String> = data.iter().map(|data| person.press_data(answer.id, data)).collect();
    settled(world.telegram()).await;

    let answered: Vec<Value> =
        world.calls("answerCallbackQuery").iter().map(|call| call.parameters["callback_query_id"].clone()).collect();
    assert_eq!(answered, queries, "in the order of the presses, each once");
    ada.transcript();
}
