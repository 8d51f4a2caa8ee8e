//! Those who ask for too much, and those who press what was not put there for them.

use guidepost::preview::{Shown, Telegram};
use insta::assert_snapshot;
use serde_json::json;

use crate::support::{Person, Room, World, settled, shelter_library, until, with};

const TOO_MANY: &str = "more than I can answer at once";

/// A running bot with the limit that it has when nobody sets another one, and these people in it.
async fn limited<const COUNT: usize>(names: [&str; COUNT]) -> (World, [Person; COUNT]) {
    let mut world = World::asleep(shelter_library()).await;
    let people = names.map(|name| world.chat_with(name));
    world.limit_messages(30);
    world.wake();
    (world, people)
}

/// A group with these people and the bot, which hears all that is said there.
async fn team(world: &World, people: &[&Person]) -> Room {
    let team = world.group("Team");
    for person in people {
        team.itself().add(person.itself());
    }
    team.add_bot_as_admin(people[0]).await;
    team.transcript();
    team
}

fn of_bot(chat: Vec<Shown>) -> Vec<Shown> {
    chat.into_iter().filter(|message| message.from_bot).collect()
}

/// How many messages of the bot say that it is too much, and how many something else.
fn told(chat: Vec<Shown>) -> (usize, usize) {
    let all = of_bot(chat);
    let told = all.iter().filter(|message| message.text.contains(TOO_MANY)).count();
    (told, all.len() - told)
}

#[tokio::test]
async fn who_sends_too_much_is_told_once_and_others_are_answered() {
    let mut world = World::asleep(shelter_library()).await;
    let (flo, ada) = (world.chat_with("Flo"), world.chat_with("Ada"));
    world.limit_messages(30);
    for _ in 0..40 {
        flo.itself().say("nurse");
    }
    world.wake();
    ada.send("vessel").await;
    until(world.telegram(), "a word to the flood", |_| told(flo.chat()).0 > 0).await;
    flo.wait().await;

    let (told, answered) = told(flo.chat());
    assert_eq!(told, 1);
    assert!((10..20).contains(&answered), "{answered}");
    assert!(ada.transcript().contains("Crews at sea"));
    flo.transcript();
}

#[tokio::test]
async fn an_edit_counts_as_a_message() {
    let (world, [flo]) = limited(["Flo"]).await;
    let asked = flo.send("nurse").await;
    for turn in 0..40 {
        flo.itself().edit(asked, &format!("nurse {turn}")).expect("a message to edit");
    }
    settled(world.telegram()).await;

    let answered = of_bot(flo.chat()).len();
    assert!((5..20).contains(&answered), "{answered}");
    flo.transcript();
}

#[tokio::test]
async fn talk_in_a_group_that_is_not_for_the_bot_costs_nothing() {
    let (world, [ada, ben]) = limited(["Ada", "Ben"]).await;
    let team = team(&world, &[&ada, &ben]).await;

    for turn in 0..60 {
        ada.itself().say_in(team.itself(), &format!("good morning {turn}"));
        ben.itself().say_in(team.itself(), &format!("and to you {turn}"));
    }
    settled(world.telegram()).await;
    team.say(&ada, "/ask vessel").await;

    let said = of_bot(team.messages());
    assert!(said.last().is_some_and(|answer| answer.text.contains("Crews at sea")), "{said:?}");
    team.transcript();
}

#[tokio::test]
async fn a_group_has_its_own_limit_and_is_told_once() {
    let mut world = World::asleep(shelter_library()).await;
    let people = ["Ada", "Ben", "Cem", "Dan"].map(|name| world.chat_with(name));
    // Ten at once for a group, which are sent at once, too: Telegram bears twenty a minute.
    world.limit_messages(15);
    world.wake();
    let team = team(&world, &people.each_ref()).await;
    for _ in 0..4 {
        for person in &people {
            person.itself().say_in(team.itself(), "/ask vessel");
        }
    }
    settled(world.telegram()).await;

    let is_told = |telegram: &Telegram| told(telegram.chat(team.id())).0 > 0;
    until(world.telegram(), "a word to the group", is_told).await;
    let (told, answered) = told(team.messages());
    assert_eq!(told, 1);
    // One is the greeting.
    assert!((10..16).contains(&answered), "{answered}");
    // A private chat with the bot is not the group's.
    people[3].send("nurse").await;
    assert!(people[3].transcript().contains("Health in a shelter"));
    team.transcript();
}

#[tokio::test]
async fn who_presses_too_much_is_told_in_passing() {
    let (world, [ada]) = limited(["Ada"]).await;
    ada.send("shelter").await;
    let answer = ada.newest().id;

    let presses: Vec<String> =
        (0..60).map(|turn| ada.itself().press_data(answer, &format!("1p{}", turn % 2))).collect();
    settled(world.telegram()).await;

    let answers = presses.iter().map(|press| ada.itself().answer_to(press).expect("an answer to each press"));
    let refused: Vec<_> = answers.filter(|answer| answer.text.contains("One moment, please")).collect();
    assert!((10..=20).contains(&refused.len()), "{}", refused.len());
    assert!(refused.iter().all(|answer| !answer.show_alert));
    // Presses take nothing of what may be asked.
    ada.send("vessel").await;
    assert!(ada.transcript().contains("Crews at sea"));
}

#[tokio::test]
async fn who_types_too_much_gets_an_empty_answer_that_is_theirs_alone() {
    let (world, [ada, ben]) = limited(["Ada", "Ben"]).await;
    let queries: Vec<String> =
        (0..60).map(|turn| ada.itself().inline(&format!("shelter{}", " ".repeat(turn)))).collect();
    settled(world.telegram()).await;

    let answers: Vec<_> = queries.iter().map(|query| ada.itself().inline_answer(query).expect("an answer")).collect();
    let refused: Vec<usize> = (0..60).filter(|turn| answers[*turn].cache_time < 30).collect();
    assert!((10..=20).contains(&refused.len()), "{refused:?}");
    let refusal = &answers[refused[0]];
    assert!(refusal.results.is_empty() && (1..30).contains(&refusal.cache_time), "{refusal:?}");
    assert!(refusal.is_personal);
    let (_, answer) = ben.type_inline(&format!("shelter{}", " ".repeat(refused[0]))).await;
    assert!(!answer.results.is_empty(), "nobody else is answered from it");
}

#[tokio::test]
async fn operators_are_not_limited() {
    let mut world = World::asleep(shelter_library()).await;
    let ada = world.chat_with("Ada");
    world.make_operator(&ada);
    world.limit_messages(30);
    let asked: Vec<i64> = (0..40).map(|_| ada.itself().say("nurse")).collect();
    world.wake();
    ada.answered(asked[39], 0).await;

    assert_eq!(told(ada.chat()), (0, 40));
    ada.transcript();
}

#[tokio::test]
async fn a_press_on_what_the_bot_has_not_said_is_refused() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    let own = ada.send("shelter").await;
    ada.transcript();
    ada.press_data(own, "1p1").await;
    assert_snapshot!(ada.transcript(), @"
    Ada presses a button with the data 1p1
    bot, in a window: This button is from an earlier time. Please ask again.
    ");

    let team = team(&world, &[&ada]).await;
    let said = team.say(&ada, "good morning").await;
    let query = ada.itself().press_data_in(team.itself(), said, "1w0");
    settled(world.telegram()).await;
    assert!(ada.itself().answer_to(&query).expect("an answer").text.contains("from an earlier time"));
    assert!(of_bot(team.messages()).iter().all(|message| message.id < said), "nothing is said in its place");
    assert_eq!(world.calls("editMessageText").len(), 0);
    team.transcript();
}

#[tokio::test]
async fn a_press_in_the_chat_of_somebody_else_is_refused() {
    let world = World::knowing(shelter_library()).await;
    let (ada, eve) = (world.chat_with("Ada"), world.chat_with("Eve"));
    ada.send("shelter").await;
    ada.press("Alert me about this").await;
    let answer = ada.newest();

    let me = json!({ "id": 110_201_543, "is_bot": true, "first_name": "Guidepost" });
    let from = json!({ "id": eve.id(), "is_bot": false, "first_name": "Eve" });
    let chat = json!({ "id": ada.id(), "type": "private", "first_name": "Ada" });
    let message = json!({ "message_id": answer.id, "date": 1, "chat": chat, "from": me, "text": "shelter" });
    let presses = ["1w0", "1a", "1ae1", "1av1", "1s"];
    for (number, data) in (81..).zip(presses) {
        let query = json!({ "id": number.to_string(), "from": from, "chat_instance": "1", "message": message });
        world.telegram().inject(json!({ "callback_query": with(query, &json!({ "data": data })) }));
    }
    settled(world.telegram()).await;

    for number in 81..86 {
        let answer = eve.itself().answer_to(&number.to_string()).expect("an answer").text;
        assert_eq!(answer, "This button is from an earlier time. Please ask again.", "{number}");
    }
    assert_eq!(world.calls("editMessageText").len(), 0);
    assert_eq!(world.subscriptions(ada.id()).await, 1);
    ada.transcript();
}

#[tokio::test]
async fn what_the_bot_says_as_a_group_or_channel_has_its_buttons() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    let from = json!({ "id": ada.id(), "is_bot": false, "first_name": "Ada" });
    let anonymous = json!({ "id": 1_087_968_824, "is_bot": true, "first_name": "Group" });
    let group = json!({ "id": -71, "type": "supergroup", "title": "Team" });
    let channel = json!({ "id": -72, "type": "channel", "title": "News" });
    let said = json!({ "message_id": 5, "date": 1, "text": "shelter" });
    for (number, more, word) in [
        ("61", json!({ "chat": group, "from": anonymous, "sender_chat": group }), ""),
        ("62", json!({ "chat": channel, "sender_chat": channel }), ""),
        ("63", json!({ "chat": group, "from": anonymous, "sender_chat": channel }), "from an earlier time"),
    ] {
        let message = with(said.clone(), &more);
        let query = json!({ "id": number, "from": from, "chat_instance": "1", "data": "1n", "message": message });
        world.telegram().inject(json!({ "callback_query": query }));
        settled(world.telegram()).await;
        let answer = ada.itself().answer_to(number).expect("an answer").text;
        assert!(answer.contains(word) && answer.is_empty() == word.is_empty(), "{number}: {answer}");
    }
}

#[tokio::test]
async fn alerts_of_another_chat_can_neither_be_seen_nor_ended() {
    let world = World::knowing(shelter_library()).await;
    let (ada, eve) = (world.chat_with("Ada"), world.chat_with("Eve"));
    ada.send("shelter").await;
    ada.press("Alert me about this").await;
    ada.transcript();
    eve.send("nurse").await;
    eve.transcript();

    let message = eve.newest().id;
    for number in 0..4 {
        for data in ["1av", "1ae", "1aa"] {
            eve.press_data(message, &format!("{data}{number}")).await;
        }
        eve.press_data(message, &format!("1ap{number}:1")).await;
        eve.press_data(message, &format!("1aw{number}:1")).await;
        eve.press_data(message, &format!("1ar{number}")).await;
    }

    let transcript = eve.transcript();
    assert!(!transcript.contains("bot edits") && !transcript.contains("helter"), "{transcript}");
    assert_eq!(transcript.matches("bot, in a window: ").count(), 24, "{transcript}");
    assert_eq!(world.subscriptions(ada.id()).await, 1);
}

#[tokio::test]
async fn data_that_no_button_can_have_is_refused() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("shelter").await;
    ada.transcript();

    let message = ada.newest().id;
    for data in ["1".to_owned() + &"0".repeat(64), "1p1".to_owned() + &" ".repeat(100), "1n".repeat(4_000)] {
        let query = ada.itself().press_data(message, &data);
        settled(world.telegram()).await;
        let answer = ada.itself().answer_to(&query).expect("an answer").text;
        assert_eq!(answer, "This button is from an earlier time. Please ask again.");
    }
    let from = json!({ "id": ada.id(), "is_bot": false, "first_name": "Ada" });
    let chat = json!({ "id": ada.id(), "type": "private", "first_name": "Ada" });
    let me = json!({ "id": 110_201_543, "is_bot": true, "first_name": "Guidepost" });
    let shown = json!({ "message_id": message, "date": 1, "chat": chat, "from": me, "text": "shelter" });
    let query = json!({ "id": "91", "from": from, "chat_instance": "1", "data": "1w0", "game_short_name": "chess", "message": shown });
    world.telegram().inject(json!({ "callback_query": query }));
    settled(world.telegram()).await;
    assert!(ada.itself().answer_to("91").expect("an answer").text.contains("from an earlier time"));
    assert_eq!(world.calls("editMessageText").len(), 0);
}
