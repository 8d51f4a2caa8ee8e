//! What readers say of entries, what is counted of their use, and what operators learn of it in chat.

use std::time::Duration;

use guidepost::store::{EntryCount, MissedTerm};
use insta::assert_snapshot;
use serde_json::json;

use crate::support::{Person, World, refusal, shelter_library};

/// What was counted, as soon as it is as expected; each as `entry what count`.
async fn counted(world: &World, expected: &[&str]) {
    let mut rows = Vec::new();
    for _ in 0..600 {
        rows = world.store().counted_since(0).await.expect("a database");
        rows.retain(|row| row.what != "found" && row.count > 0);
        let shown: Vec<String> =
            rows.iter().map(|EntryCount { entry, what, count }| format!("{entry} {what} {count}")).collect();
        if shown == expected {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("not as expected: {rows:?}");
}

async fn opens_the_card(person: &Person) {
    person.send("vessel").await;
    person.press("1").await;
    person.transcript();
}

/// The transcript without the day from which the weeks are counted.
fn undated(transcript: &str) -> String {
    let line = |line: &str| match line.split_once("12 weeks from ") {
        Some((before, _)) => format!("{before}12 weeks from (a Monday)"),
        None => line.to_owned(),
    };
    transcript.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn readers_say_what_they_think_and_each_is_counted_once() {
    let world = World::knowing(shelter_library()).await;
    let (ada, ben) = (world.chat_with("Ada"), world.chat_with("Ben"));
    opens_the_card(&ada).await;
    opens_the_card(&ben).await;

    ada.press("👍 Helpful").await;
    ada.press("👍 Helpful").await;
    ben.press("👍 Helpful").await;
    ben.press("👎 Not helpful").await;
    ada.press("Report a problem").await;
    ada.press("A link is dead").await;
    ada.press("A link is dead").await;
    ada.press("‹ Back to the card").await;

    counted(
        &world,
        &["crews-at-sea dead link 1", "crews-at-sea helpful 1", "crews-at-sea not helpful 1", "crews-at-sea shown 2"],
    )
    .await;
    assert_snapshot!(ada.transcript(), @"
    Ada presses [ 👍 Helpful ]
    bot, in passing: Thank you. It is counted, and I do not keep who said it.
    Ada presses [ 👍 Helpful ]
    bot, in passing: Thank you. It is counted, and I do not keep who said it.
    Ada presses [ Report a problem ]
    bot edits: <b>Crews at sea</b>
        Handbook · Harbour Union · 2021
        <i>Topics</i>: Fishing
        The library has no link to this document.

        Signs of forced labour on a fishing vessel.
        [ It is outdated ] [ A link is dead ]
        [ ‹ Back to the card ]
    Ada presses [ A link is dead ]
    bot, in passing: Thank you. Those who keep the library will see it, and not who said it.
    Ada presses [ A link is dead ]
    bot, in passing: Thank you. Those who keep the library will see it, and not who said it.
    Ada presses [ ‹ Back to the card ]
    bot edits: <b>Crews at sea</b>
        Handbook · Harbour Union · 2021
        <i>Topics</i>: Fishing
        The library has no link to this document.

        Signs of forced labour on a fishing vessel.
        [ Share… ](share: crews-at-sea) [ Copy citation ](copy: Harbour Union (2021). Crews at sea.)
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the answer ]
    ");
    ben.transcript();
}

#[tokio::test]
async fn opening_sharing_and_sending_is_counted() {
    let world = World::knowing(shelter_library()).await;
    let (ada, ben) = (world.chat_with("Ada"), world.chat_with("Ben"));
    let dialog = world.dialog(&ada, &ben);

    ada.share("crews-at-sea", "Crews at sea", &dialog).await;
    ada.send("first standards managers").await;
    ada.press("1").await;
    ada.press("Send the file here").await;

    counted(&world, &["crews-at-sea shared 1", "shelter-standards-2015 sent 1", "shelter-standards-2015 shown 1"])
        .await;
    ada.transcript();
    dialog.transcript();
}

#[tokio::test]
async fn feedback_on_an_entry_that_has_left_the_library_is_answered() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    opens_the_card(&ada).await;
    world.forget_entry("crews-at-sea");

    ada.press("👎 Not helpful").await;
    ada.press("Report a problem").await;

    assert_snapshot!(ada.transcript(), @"
    Ada presses [ 👎 Not helpful ]
    bot, in a window: This entry is no longer in the library. Please ask again.
    Ada presses [ Report a problem ]
    bot, in a window: This entry is no longer in the library. Please ask again.
    ");
    counted(&world, &["crews-at-sea shown 1"]).await;
}

#[tokio::test]
async fn only_what_enough_chats_ask_for_on_one_day_is_told_to_operators() {
    let mut world = World::asleep(shelter_library()).await;
    let (ada, ben, cleo) = (world.chat_with("Ada"), world.chat_with("Ben"), world.chat_with("Cleo"));
    world.make_operator(&ada);
    world.wake();

    ada.send("/report").await;
    assert_snapshot!(undated(&ada.transcript()), @"
    Ada: /report
    bot: <b>What people need</b>
        12 weeks from (a Monday)

        Nothing has been counted yet.

        Of 7 entries nothing was counted.
    bot:
    ");
    // Two are enough in these tests. The library has a nurse and a vessel, and nothing about either with such words.
    for _ in 0..3 {
        ben.send("nurse zzyzxquux qwertzuiop asdfghjkl").await;
    }
    for person in [&ben, &cleo] {
        person.send("vessel zzyzxquux qwertzuiop asdfghjkl").await;
        assert!(person.transcript().contains("I found nothing"));
    }
    opens_the_card(&ben).await;
    ben.press("Report a problem").await;
    ben.press("It is outdated").await;
    ben.transcript();
    counted(&world, &["crews-at-sea outdated 1", "crews-at-sea shown 1"]).await;

    let missed = world.store().missed_since(0).await.expect("a database");
    assert_eq!(missed, [MissedTerm { term: "vessel".to_owned(), chats: 2, days: 1, weeks: 1 }]);
    ada.send("/report").await;
    assert_snapshot!(undated(&ada.transcript()), @"
    Ada: /report
    bot: <b>What people need</b>
        12 weeks from (a Monday)

        <b>Readers report a problem</b>
        Crews at sea (2021)
        outdated 1 · link is dead 0

        <b>Used most</b>
        Crews at sea (2021)
        opened 1 · shared 0 · sent 0

        <b>Asked for, and not found</b>
        vessel: 2 chats in a day at most, on 1 day

        Of 6 entries nothing was counted.
    bot:
    ");
    ben.send("/report").await;
    ben.send("/reload").await;
    assert_snapshot!(ben.transcript(), @"
    Ben: /report
    bot: I do not know that command. Just type what you look for, or see /help.
    Ben: /reload
    bot: I do not know that command. Just type what you look for, or see /help.
    ");
    let photos = world.calls("sendPhoto");
    assert!(photos.len() == 2 && photos.iter().all(|call| call.parameters["chat_id"] == json!(ada.id())));
    assert_eq!(ada.newest().content["photo"][0]["width"], 1_080);
}

#[tokio::test]
async fn without_the_picture_a_report_says_all_the_same() {
    let mut world = World::asleep(shelter_library()).await;
    let ada = world.chat_with("Ada");
    world.make_operator(&ada);
    world.wake();
    world
        .telegram()
        .fail_next("sendPhoto", refusal(400, "Bad Request: not enough rights to send photos to the chat", json!({})));

    ada.send("/report").await;

    assert!(ada.transcript().contains("What people need"));
    assert_eq!(world.calls("sendPhoto").len(), 1);
    assert_eq!(ada.newest().content, json!({}));
}

#[tokio::test]
async fn in_a_group_nobody_has_these_commands() {
    let mut world = World::asleep(shelter_library()).await;
    let ada = world.chat_with("Ada");
    world.make_operator(&ada);
    world.wake();
    let group = world.group("Night shift");
    group.itself().add_admin(ada.itself());
    group.add_bot(&ada).await;
    group.transcript();

    group.say(&ada, "/report").await;
    group.say(&ada, "/reload").await;

    assert_snapshot!(group.transcript(), @"
    Ada: /report
    Ada: /reload
    ");
}
