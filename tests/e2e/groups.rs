//! Groups, their topics, and channels: the bot is a guest there.

use insta::assert_snapshot;
use serde_json::json;

use crate::support::{Room, World, entry, refusal, shelter_library};

/// A group that three people and the bot are in; Ada is its administrator.
async fn team(world: &World, room: &Room) {
    let people = ["Ada", "Ben", "Cleo"].map(|name| world.chat_with(name));
    room.itself().add_admin(people[0].itself());
    room.itself().add(people[1].itself());
    room.itself().add(people[2].itself());
    room.add_bot(&people[0]).await;
    room.transcript();
}

#[tokio::test]
async fn three_people_ask_in_two_topics_and_are_answered_where_they_are() {
    let world = World::knowing(shelter_library()).await;
    let forum = world.forum("Casework");
    let [ada, ben, cleo] = ["Ada", "Ben", "Cleo"].map(|name| world.chat_with(name));
    team(&world, &forum).await;
    let housing = forum.add_topic("Housing");
    let health = forum.add_topic("Health");
    forum.transcript();

    forum.say_in_topic(&ada, housing, "Good morning, everybody").await;
    forum.say_in_topic(&ada, housing, "/ask night shifts").await;
    let question = forum.say_in_topic(&ben, health, "Who sees a nurse, and when?").await;
    forum.say_in_topic(&ben, health, "She was ill all week").await;
    forum.reply(&cleo, question, "/ask").await;
    forum.say(&cleo, "@guidepost_preview_bot vessel").await;

    assert_snapshot!(forum.transcript());
    let threads: Vec<_> =
        world.calls("sendMessage").iter().map(|call| call.parameters["message_thread_id"].clone()).skip(1).collect();
    assert_eq!(threads, [json!(housing), json!(health), json!(null)]);
}

#[tokio::test]
async fn nothing_else_is_read_or_answered_with_privacy_mode_off_either() {
    let world = World::knowing(shelter_library()).await;
    world.telegram().privacy_mode(false);
    let group = world.group("Team");
    team(&world, &group).await;
    let [ada, ben] = ["Ada", "Ben"].map(|name| world.chat_with(name));

    group.say(&ada, "shelter").await;
    group.say(&ben, "/help@other_bot").await;
    group.say(&ben, "/ask@other_bot shelter").await;
    group.say(&ben, "/unknown").await;
    group.say(&ben, "write to guidepost_preview_bot@example.org").await;
    ben.itself().send_in(
        group.itself(),
        None,
        json!({ "photo": [{ "file_id": "x", "file_unique_id": "y", "width": 1, "height": 1 }] }),
    );
    group.wait().await;
    let before = world.calls("sendMessage").len();
    assert_eq!(before, 1, "the word when it was added");
    let answer = group.say(&ada, "/ask@guidepost_preview_bot vessel").await;
    group.reply(&ben, answer, "thanks!").await;
    assert_eq!(world.calls("sendMessage").len(), before + 1);

    assert_snapshot!(group.transcript());
}

#[tokio::test]
async fn the_way_on_leads_to_the_private_chat_with_the_same_question() {
    let world = World::knowing(shelter_library()).await;
    let group = world.group("Team");
    team(&world, &group).await;
    let ben = world.chat_with("Ben");

    group.say(&ben, "/ask shelter").await;
    let answer = group.newest();
    let on = answer.buttons.concat().into_iter().find(|button| button.label == "Continue in private");
    let guidepost::preview::Action::Url(url) = on.expect("the button").action else { panic!("no link") };
    ben.open_link(&url).await;
    ben.press("›").await;

    let transcript = ben.transcript();
    assert!(transcript.contains("<b>1. "), "{transcript}");
    assert!(transcript.contains("<b>6. "), "its pages turn, too: {transcript}");
    assert_snapshot!(group.transcript());
}

#[tokio::test]
async fn a_question_that_finds_nothing_or_says_nothing() {
    let world = World::knowing(shelter_library()).await;
    let group = world.supergroup("Team");
    team(&world, &group).await;
    let ben = world.chat_with("Ben");

    group.say(&ben, "/ask").await;
    group.say(&ben, "@guidepost_preview_bot").await;
    group.say(&ben, "/ask ?!").await;
    group.say(&ben, "/ask quantum chromodynamics").await;

    assert_snapshot!(group.transcript());
}

#[tokio::test]
async fn a_question_that_is_edited_is_answered_again() {
    let world = World::knowing(shelter_library()).await;
    let group = world.supergroup("Team");
    team(&world, &group).await;
    let ben = world.chat_with("Ben");

    let question = group.say(&ben, "/ask vesel").await;
    group.transcript();
    ben.itself().edit_in(group.itself(), question, "/ask vessel");
    group.wait().await;

    assert!(group.transcript().contains("Crews at sea"));
}

#[tokio::test]
async fn the_bot_says_what_it_reads_when_it_is_added_and_forgets_when_it_is_removed() {
    let world = World::knowing(shelter_library()).await;
    let group = world.group("Team");
    let ada = world.chat_with("Ada");
    group.itself().add_admin(ada.itself());

    group.add_bot(&ada).await;
    group.say(&ada, "/settings").await;
    group.press(&ada, "Turn alerts on").await;
    group.remove_bot(&ada).await;
    assert_eq!(world.settings(group.id()).await, guidepost::store::ChatSettings::default());

    assert_snapshot!(group.transcript());
}

#[tokio::test]
async fn only_administrators_change_what_a_group_has_chosen() {
    let world = World::knowing(shelter_library()).await;
    let group = world.supergroup("Team");
    team(&world, &group).await;
    group.itself().hide_members(true);
    let [ada, ben, dana] = ["Ada", "Ben", "Dana"].map(|name| world.chat_with(name));
    group.itself().add_anonymous_admin(dana.itself());

    group.say(&ben, "/settings").await;
    group.say(&ada, "/settings").await;
    group.press(&ben, "Topics").await;
    group.press(&ada, "Topics").await;
    group.press(&ada, "Health").await;
    group.press(&dana, "‹ Back to the settings").await;
    group.press(&dana, "Language of documents").await;
    group.press(&dana, "English").await;
    group.say(&dana, "/settings").await;

    assert_snapshot!(group.transcript());
    let settings = world.settings(group.id()).await;
    assert_eq!((settings.language.as_deref(), settings.topics.as_slice()), (Some("en"), &["health".to_owned()][..]));
}

#[tokio::test]
async fn who_the_administrators_are_is_not_guessed() {
    let world = World::knowing(shelter_library()).await;
    let group = world.supergroup("Team");
    team(&world, &group).await;
    let ada = world.chat_with("Ada");

    world.telegram().fail_next("getChatAdministrators", refusal(500, "Internal Server Error", json!(null)));
    group.say(&ada, "/settings").await;

    assert_snapshot!(group.transcript());
}

#[tokio::test]
async fn what_is_chosen_comes_first_and_hides_nothing() {
    let library = [
        entry("one").title("Interview guide").says("How to interview a witness.").about("police"),
        entry("two")
            .title("Interview guide")
            .says("How to interview a witness.")
            .about("police")
            .download("https://example.org/two.pdf")
            .also_in("fr", "https://example.org/deux.pdf"),
    ];
    let world = World::knowing(library).await;
    let ada = world.chat_with("Ada");

    ada.send("/settings").await;
    ada.press("Language of documents").await;
    ada.press("français").await;
    ada.send("interview guide").await;

    assert_snapshot!(ada.transcript());
}

#[tokio::test]
async fn settings_move_with_a_group_that_becomes_a_supergroup() {
    let world = World::knowing(shelter_library()).await;
    let group = world.group("Team");
    team(&world, &group).await;
    let ada = world.chat_with("Ada");
    group.say(&ada, "/settings").await;
    group.press(&ada, "Turn alerts on").await;
    let before = group.id();
    group.transcript();

    let after = group.itself().migrate();
    group.wait().await;
    group.say(&ada, "/settings").await;

    assert_ne!(before, after);
    assert!(world.settings(after).await.alerts);
    assert_eq!(world.settings(before).await, guidepost::store::ChatSettings::default());
    assert_snapshot!(group.transcript());
}

#[tokio::test]
async fn a_group_that_moved_in_silence_is_answered_where_it_is_now() {
    let mut world = World::asleep(shelter_library()).await;
    let group = world.group("Team");
    let ben = world.chat_with("Ben");
    group.itself().add_admin(ben.itself());
    group.itself().add_bot(ben.itself());
    ben.itself().say_in(group.itself(), "/ask vessel");
    let before = group.id();
    let after = group.itself().migrate_silently();
    world.wake();
    group.wait().await;

    assert_ne!(before, after);
    let said = group.transcript();
    assert!(said.contains("Crews at sea"), "{said}");
}

#[tokio::test]
async fn a_channel_is_answered_when_it_asks() {
    let world = World::knowing(shelter_library()).await;
    let channel = world.channel("News");
    let [ada, ben] = ["Ada", "Ben"].map(|name| world.chat_with(name));
    channel.itself().add_admin(ada.itself());
    channel.itself().add(ben.itself());
    channel.add_bot_as_admin(&ada).await;

    channel.say(&ada, "A quiet day at sea").await;
    channel.say(&ada, "/ask vessel").await;
    channel.say(&ada, "/settings").await;
    channel.press(&ben, "Turn alerts on").await;
    channel.press(&ada, "Turn alerts on").await;

    assert_snapshot!(channel.transcript());
}

#[tokio::test]
async fn a_chat_where_the_bot_may_not_write_is_left_alone() {
    let world = World::knowing(shelter_library()).await;
    let group = world.supergroup("Team");
    team(&world, &group).await;
    let ben = world.chat_with("Ben");

    group.itself().forbid_sending(true);
    let before = world.calls("sendMessage").len();
    group.say(&ben, "/ask vessel").await;
    assert_eq!(world.calls("sendMessage").len(), before + 1, "tried once");

    group.transcript();
}
