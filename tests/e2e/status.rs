//! What operators learn in chat, and nobody else.

use std::future::Future;
use std::time::{Duration, SystemTime};

use guidepost::alerts::{Hour, Manner, Rhythm, When, Wish};
use guidepost::store::Recipient;
use insta::assert_snapshot;
use serde_json::json;

use crate::support::{World, shelter_library, until};

/// Waits until the newsroom has come so far.
async fn until_so<F: Future<Output = bool>>(what: &str, is_so: impl Fn() -> F) {
    let waiting = async {
        while !is_so().await {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    let waited = tokio::time::timeout(Duration::from_mins(1), waiting).await;
    assert!(waited.is_ok(), "in vain waited for {what}");
}

#[tokio::test]
async fn operators_see_how_far_alerts_are_and_others_see_no_command() {
    let mut library = shelter_library().to_vec();
    let new = library.pop().expect("an entry");
    let mut world = World::asleep(library).await;
    let (ada, ben) = (world.chat_with("Ada"), world.chat_with("Ben"));
    world.make_operator(&ada);
    // Not while the test runs.
    let far = (SystemTime::UNIX_EPOCH.elapsed().expect("a clock").as_secs() / 3_600 + 12) % 24;
    let hour = Hour::new(u8::try_from(far).expect("an hour")).expect("an hour");
    let rhythm = Rhythm { when: When::Daily { hour }, ..Rhythm::default() };
    let daily = Manner { rhythm, ..Manner::default() };
    let there = Recipient { chat_id: ben.id(), topic_id: None };
    world.store().subscribe(there, Wish::default().to_text(), daily.to_text()).await.expect("a database");
    world.wake();
    until_so("the first look", || async { world.store().known_entries().await.is_ok_and(|known| !known.is_empty()) })
        .await;

    ada.send("/status").await;
    world.learn([new]);
    until_so("an alert", || async { world.store().progress().await.is_ok_and(|alerts| !alerts.is_empty()) }).await;
    ada.send("/status").await;
    ben.send("/status").await;

    assert_snapshot!(ada.transcript(), @"
    Ada: /status
    bot: Running for 0 min
        Library: 6 entries, 0 errors, 4 warnings; see guidepost check
        Subscriptions: 1, in chats and topics: 1

        No alert is under way.
    Ada: /status
    bot: Running for 0 min
        Library: 7 entries, 0 errors, 5 warnings; see guidepost check
        Subscriptions: 1, in chats and topics: 1

        <b>Alerts under way</b>

        Crews at sea
        to come 1 · sent 0 · given up 0 · uncertain 0
    ");
    assert_snapshot!(ben.transcript(), @"
    Ben: /status
    bot: I do not know that command. Just type what you look for, or see /help.
    ");
}

#[tokio::test]
async fn only_an_operators_menu_has_the_commands() {
    let mut world = World::asleep(shelter_library()).await;
    let ada = world.chat_with("Ada");
    world.make_operator(&ada);
    ada.say("/start");
    world.wake();
    ada.wait().await;
    let menus = || world.calls("setMyCommands");
    until(world.telegram(), "the menus", |_| menus().len() == 16).await;

    let menus = menus();
    for command in ["status", "report", "reload"] {
        let has_it = |menu: &guidepost::preview::Call| menu.parameters["commands"].to_string().contains(command);
        assert!(!menus[..8].iter().any(has_it) && menus[8..].iter().all(has_it), "{command}");
    }
    for (of_all, theirs) in menus[..8].iter().zip(&menus[8..]) {
        assert_eq!(theirs.parameters["scope"], json!({ "type": "chat", "chat_id": ada.id() }));
        assert_eq!(of_all.parameters["language_code"], theirs.parameters["language_code"]);
    }
    ada.transcript();
}

#[tokio::test]
async fn in_a_group_an_operator_has_no_such_command_either() {
    let mut world = World::asleep(shelter_library()).await;
    let ada = world.chat_with("Ada");
    world.make_operator(&ada);
    world.wake();
    let group = world.group("Night shift");
    group.itself().add_admin(ada.itself());
    group.add_bot(&ada).await;
    group.transcript();

    group.say(&ada, "/status").await;

    assert_snapshot!(group.transcript(), @"Ada: /status");
}
