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

    assert_snapshot!(forum.transcript(), @r#"
    Ada in Housing: Good morning, everybody
    Ada in Housing: /ask night shifts
    bot in Housing: <a href="https://t.me/guidepost_preview_bot?start=tipi5xeX_NU"><b>Night shifts</b></a>
        Handbook
        What one person alone at <b>night</b> in a shelter has to know &amp; do.
        [ Continue in private ](https://t.me/guidepost_preview_bot?start=q-bmlnaHQgc2hpZnRz)
    Ben in Health: Who sees a nurse, and when?
    Ben in Health: She was ill all week
    Cleo in Health: /ask
    bot in Health: <a href="https://t.me/guidepost_preview_bot?start=c8epqDBXP2s"><b>Health in a shelter</b></a>
        Handbook · Health Desk · 2020
        First days in a shelter: who <b>sees</b> a <b>nurse</b>, and when.
        [ Continue in private ](https://t.me/guidepost_preview_bot?start=q-V2hvIHNlZXMgYSBudXJzZSwgYW5kIHdoZW4_)
    Cleo: @guidepost_preview_bot vessel
    bot: <a href="https://t.me/guidepost_preview_bot?start=l9v2J9afIA0"><b>Crews at sea</b></a>
        Handbook · Harbour Union · 2021
        Signs of forced labour on a fishing <b>vessel</b>.
        [ Continue in private ](https://t.me/guidepost_preview_bot?start=q-dmVzc2Vs)
    "#);
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

    assert_snapshot!(group.transcript(), @r#"
    Ada: shelter
    Ben: /help@other_bot
    Ben: /ask@other_bot shelter
    Ben: /unknown
    Ben: write to guidepost_preview_bot@example.org
    Ben: 
    Ada: /ask@guidepost_preview_bot vessel
    bot: <a href="https://t.me/guidepost_preview_bot?start=l9v2J9afIA0"><b>Crews at sea</b></a>
        Handbook · Harbour Union · 2021
        Signs of forced labour on a fishing <b>vessel</b>.
        [ Continue in private ](https://t.me/guidepost_preview_bot?start=q-dmVzc2Vs)
    Ben: thanks!
    "#);
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
    ben.press("Next ›").await;

    let transcript = ben.transcript();
    assert!(transcript.contains("<b>1. "), "{transcript}");
    assert!(transcript.contains("<b>6. "), "its pages turn, too: {transcript}");
    assert_snapshot!(group.transcript(), @r#"
    Ben: /ask shelter
    bot: <a href="https://t.me/guidepost_preview_bot?start=VGY2OrVu-qM"><b>Shelter standards</b></a>
        Handbook · Shelter Network · 2022
        Standards of a <b>shelter</b>: safety, rooms and staff. Use them to plan or to judge a house.
        Download: <a href="https://example.org/standards-2022.pdf">English</a> · <a href="https://example.org/normes-2022.pdf">français</a>

        <a href="https://t.me/guidepost_preview_bot?start=IzSi3rpT_sM"><b>Shelter standards</b></a>
        Handbook · Shelter Network · 2015
        The first standards of a <b>shelter</b>, for managers.
        Download: <a href="https://example.org/standards-2015.pdf">English</a>

        <a href="https://t.me/guidepost_preview_bot?start=dzhdAV8lWcA"><b>Children in a shelter</b></a>
        Handbook · Children First · 2019
        Rooms, schooling and play for children who live in a <b>shelter</b>.
        [ Continue in private ](https://t.me/guidepost_preview_bot?start=q-c2hlbHRlcg)
    "#);
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

    assert_snapshot!(group.transcript(), @r#"
    Ben: /ask
    bot: Write your question behind /ask, for instance: /ask shelter standards. Or reply with /ask to a message: its text is the question then.
    Ben: @guidepost_preview_bot
    bot: Write your question behind /ask, for instance: /ask shelter standards. Or reply with /ask to a message: its text is the question then.
    Ben: /ask ?!
    bot: I found no words in that. Please type what you look for, for instance "shelter standards" or "how to recognise forced labour".
    Ben: /ask quantum chromodynamics
    bot: I found nothing about that in the library. Try other or fewer words, without names.
        [ Continue in private ](https://t.me/guidepost_preview_bot?start=q-cXVhbnR1bSBjaHJvbW9keW5hbWljcw)
    "#);
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
    group.say(&ada, "/alerts").await;
    group.press(&ada, "New alert").await;
    group.remove_bot(&ada).await;
    assert_eq!(world.subscriptions(group.id()).await, 0);

    assert_snapshot!(group.transcript(), @"
    Ada: Ada joined the group
    Ada adds the bot
    Ada: Guidepost joined the group
    bot: I find guidance against human trafficking: write /ask and a few words, or @guidepost_preview_bot and a few words.
        I read only that, and messages to which you reply with /ask. I read nothing else here, and keep no questions.
        Please leave out names and details of a person. Administrators choose the language with /language, region and more with /settings.
    Ada: /alerts
    bot: This chat gets no alerts on new guidance.
        [ New alert ]
    Ada presses [ New alert ]
    bot (changed): <b>Alert to:</b> everything
        <i>When</i>: At once
        <i>Quiet hours</i>: none
        <i>Without a sound</i>: no
        <i>Only that there is something new</i>: no
        [ Topics ] [ Regions ]
        [ Languages ] [ Types ]
        [ Publishers ] [ When ]
        [ Quiet hours ] [ Without a sound ]
        [ Say only that there is something new ]
        [ Pause ] [ End it ]
        [ ‹ All alerts ]
    Ada removes the bot
    Ada: Guidepost left the group
    ");
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
    group.press(&dana, "Languages of documents").await;
    group.press(&dana, "English").await;
    group.say(&dana, "/settings").await;

    assert_snapshot!(group.transcript(), @"
    Dana: Dana joined the group
    Ben: /settings
    bot: Only administrators of this chat can change its settings.
    Ada: /settings
    bot: What I show first in this chat:
        <i>I speak</i>: English
        <i>Languages of documents</i>: any
        <i>Region</i>: any
        <i>Topics</i>: any
        <i>Short answers</i>: no
        <i>Alerts</i>: none
        [ English ] [ Short answers ]
        [ Languages of documents ] [ Region ]
        [ Topics ] [ Alerts ]
    Ben presses [ Topics ]
    bot, in a window: Only administrators of this chat can change its settings.
    Ada presses [ Topics ]
    bot (changed): Guidance on these topics comes first:
        [ Children ] [ Fishing ]
        [ Health ] [ Shelter housing ]
        [ No preference ]
        [ ‹ Back to the settings ]
    Ada presses [ Health ]
    bot (changed): Guidance on these topics comes first:
        [ Children ] [ Fishing ]
        [ ✓ Health ] [ Shelter housing ]
        [ No preference ]
        [ ‹ Back to the settings ]
    Dana presses [ ‹ Back to the settings ]
    bot (changed): What I show first in this chat:
        <i>I speak</i>: English
        <i>Languages of documents</i>: any
        <i>Region</i>: any
        <i>Topics</i>: Health
        <i>Short answers</i>: no
        <i>Alerts</i>: none
        [ English ] [ Short answers ]
        [ Languages of documents ] [ Region ]
        [ Topics ] [ Alerts ]
    Dana presses [ Languages of documents ]
    bot (changed): Documents in these languages come first, in the order in which you choose them:
        [ English ] [ français ]
        [ No preference ]
        [ ‹ Back to the settings ]
    Dana presses [ English ]
    bot (changed): What I show first in this chat:
        <i>I speak</i>: English
        <i>Languages of documents</i>: English
        <i>Region</i>: any
        <i>Topics</i>: Health
        <i>Short answers</i>: no
        <i>Alerts</i>: none
        [ English ] [ Short answers ]
        [ Languages of documents ] [ Region ]
        [ Topics ] [ Alerts ]
    Team: /settings
    bot: What I show first in this chat:
        <i>I speak</i>: English
        <i>Languages of documents</i>: English
        <i>Region</i>: any
        <i>Topics</i>: Health
        <i>Short answers</i>: no
        <i>Alerts</i>: none
        [ English ] [ Short answers ]
        [ Languages of documents ] [ Region ]
        [ Topics ] [ Alerts ]
    ");
    let settings = world.settings(group.id()).await;
    assert_eq!(
        (settings.languages.as_slice(), settings.topics.as_slice()),
        (&["en".to_owned()][..], &["health".to_owned()][..])
    );
}

#[tokio::test]
async fn who_the_administrators_are_is_not_guessed() {
    let world = World::knowing(shelter_library()).await;
    let group = world.supergroup("Team");
    team(&world, &group).await;
    let ada = world.chat_with("Ada");

    world.telegram().fail_next("getChatAdministrators", refusal(500, "Internal Server Error", json!(null)));
    group.say(&ada, "/settings").await;

    assert_snapshot!(group.transcript(), @"
    Ada: /settings
    bot: Telegram does not tell me who the administrators are. Please try again later.
    ");
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
    ada.press("Languages of documents").await;
    ada.press("français").await;
    ada.send("interview guide").await;

    assert_snapshot!(ada.transcript(), @r#"
    Ada: /settings
    bot: What I show first in this chat:
        <i>I speak</i>: English
        <i>Languages of documents</i>: any
        <i>Region</i>: any
        <i>Topics</i>: any
        <i>Short answers</i>: no
        <i>Alerts</i>: none
        [ English ] [ Short answers ]
        [ Languages of documents ] [ Region ]
        [ Topics ] [ Alerts ]
    Ada presses [ Languages of documents ]
    bot edits: Documents in these languages come first, in the order in which you choose them:
        [ English ] [ français ]
        [ No preference ]
        [ ‹ Back to the settings ]
    Ada presses [ français ]
    bot edits: What I show first in this chat:
        <i>I speak</i>: English
        <i>Languages of documents</i>: français
        <i>Region</i>: any
        <i>Topics</i>: any
        <i>Short answers</i>: no
        <i>Alerts</i>: none
        [ English ] [ Short answers ]
        [ Languages of documents ] [ Region ]
        [ Topics ] [ Alerts ]
    Ada: interview guide
    bot: <b>1. Interview guide</b>
        Handbook
        How to <b>interview</b> a witness.
        Download: <a href="https://example.org/deux.pdf">français</a> · <a href="https://example.org/two.pdf">English</a>

        <b>2. Interview guide</b>
        Handbook · <i>in English</i>
        How to <b>interview</b> a witness.
        [ 1 ] [ 2 ]
        [ ✕ Handbook ]
        [ Share one of these… ](share: interview guide) [ Alert me about this ]
    "#);
}

#[tokio::test]
async fn settings_move_with_a_group_that_becomes_a_supergroup() {
    let world = World::knowing(shelter_library()).await;
    let group = world.group("Team");
    team(&world, &group).await;
    let ada = world.chat_with("Ada");
    group.say(&ada, "/alerts").await;
    group.press(&ada, "New alert").await;
    let before = group.id();
    group.transcript();

    let after = group.itself().migrate();
    group.wait().await;
    group.say(&ada, "/settings").await;

    assert_ne!(before, after);
    assert_eq!((world.subscriptions(before).await, world.subscriptions(after).await), (0, 1));
    assert_snapshot!(group.transcript(), @"
    Team (changed): this supergroup was a group before
    Ada (changed): /settings
    bot (changed): What I show first in this chat:
        <i>I speak</i>: English
        <i>Languages of documents</i>: any
        <i>Region</i>: any
        <i>Topics</i>: any
        <i>Short answers</i>: no
        <i>Alerts</i>: 1
        [ English ] [ Short answers ]
        [ Languages of documents ] [ Region ]
        [ Topics ] [ Alerts ]
    ");
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
    channel.say(&ada, "/alerts").await;
    channel.press(&ben, "New alert").await;
    channel.press(&ada, "New alert").await;

    assert_snapshot!(channel.transcript(), @r#"
    Ada adds the bot as an administrator
    bot: I find guidance against human trafficking: write /ask and a few words, or @guidepost_preview_bot and a few words.
        I read only that, and messages to which you reply with /ask. I read nothing else here, and keep no questions.
        Please leave out names and details of a person. Administrators choose the language with /language, region and more with /settings.
    News: A quiet day at sea
    News: /ask vessel
    bot: <a href="https://t.me/guidepost_preview_bot?start=l9v2J9afIA0"><b>Crews at sea</b></a>
        Handbook · Harbour Union · 2021
        Signs of forced labour on a fishing <b>vessel</b>.
        [ Continue in private ](https://t.me/guidepost_preview_bot?start=q-dmVzc2Vs)
    News: /alerts
    bot: This chat gets no alerts on new guidance.
        [ New alert ]
    Ben presses [ New alert ]
    bot, in a window: Only administrators of this chat can change its settings.
    Ada presses [ New alert ]
    bot (changed): <b>Alert to:</b> everything
        <i>When</i>: At once
        <i>Quiet hours</i>: none
        <i>Without a sound</i>: no
        <i>Only that there is something new</i>: no
        [ Topics ] [ Regions ]
        [ Languages ] [ Types ]
        [ Publishers ] [ When ]
        [ Quiet hours ] [ Without a sound ]
        [ Say only that there is something new ]
        [ Pause ] [ End it ]
        [ ‹ All alerts ]
    "#);
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
