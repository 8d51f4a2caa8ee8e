//! Alerts: what a chat subscribes to, when it comes, what it says, and how it ends.

use insta::assert_snapshot;

use crate::support::{Entry, Person, World, entry, shelter_library};

fn guide(id: &str) -> Entry {
    guide_of(id, "Night guide", "2026")
}

fn guide_of(id: &str, title: &str, issued: &str) -> Entry {
    entry(id).title(title).says("How to run a shelter at night.").from("Desk", issued).about("shelter-housing")
}

#[tokio::test]
async fn who_wants_everything_hears_of_a_new_entry_and_of_nothing_twice() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("/alerts").await;
    ada.press("New alert").await;
    assert_snapshot!(ada.transcript(), @"
    Ada: /alerts
    bot: This chat gets no alerts on new guidance.
        [ New alert ]
    Ada presses [ New alert ]
    bot edits: <b>Alert to:</b> everything
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
    ");

    world.learn([guide("night-guide").download("https://example.org/night.pdf")]);
    ada.hears().await;
    assert_snapshot!(ada.transcript(), @r#"
    bot: <b>New guidance</b>

        <b>Night guide</b>
        Handbook · Desk · 2026
        How to run a shelter at night.
        Download: <a href="https://example.org/night.pdf">English</a>
        [ Open ]
        [ Stop these ] [ Why am I getting this? ]
    "#);

    world.learn([guide("night-guide").says("Another text.")]);
    world.restart();
    ada.send("vessel").await;
    let said = ada.transcript();
    assert!(!said.contains("New guidance"), "an edited entry is not announced again: {said}");
}

#[tokio::test]
async fn the_first_run_announces_nothing_and_a_new_edition_is_called_one() {
    let mut world = World::knowing([entry("old").title("Guide").says("First words.").from("Desk", "2015")]).await;
    let ada = world.chat_with("Ada");
    ada.send("/alerts").await;
    ada.press("New alert").await;
    ada.transcript();

    world.learn([entry("new").title("Guide").says("New words.").from("Desk", "2026").replaces("old")]);
    ada.hears().await;
    assert_snapshot!(ada.transcript(), @"
    bot: <b>New guidance</b>

        <b>Guide</b>
        Handbook · Desk · 2026
        <i>A new edition</i>
        New words.
        [ Open ]
        [ Stop these ] [ Why am I getting this? ]
    ");

    world.learn([entry("new")
        .title("Guide")
        .says("New words.")
        .from("Desk", "2026")
        .replaces("old")
        .also_in("fr", "https://example.org/fr.pdf")]);
    ada.hears().await;
    assert_snapshot!(ada.transcript(), @r#"
    bot: <b>New guidance</b>

        <b>Guide</b>
        Handbook · Desk · 2026
        <i>Now also in français</i>
        New words.
        Download: <a href="https://example.org/fr.pdf">français</a>
        [ Open ]
        [ Stop these ] [ Why am I getting this? ]
    "#);
}

#[tokio::test]
async fn a_subscription_is_narrowed_and_only_what_fits_comes() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("/alerts").await;
    ada.press("New alert").await;
    ada.transcript();

    ada.press("Topics").await;
    ada.press("Health").await;
    ada.press("‹ Back").await;
    ada.press("Languages").await;
    ada.press("français").await;
    ada.press("‹ Back").await;
    ada.press("‹ All alerts").await;
    assert_snapshot!(ada.transcript(), @"
    Ada presses [ Topics ]
    bot edits: Topics of this alert. Of those that you choose, one is enough:
        [ Children ] [ Fishing ]
        [ Health ] [ Shelter housing ]
        [ Any ]
        [ ‹ Back ]
    Ada presses [ Health ]
    bot edits: Topics of this alert. Of those that you choose, one is enough:
        [ Children ] [ Fishing ]
        [ ✓ Health ] [ Shelter housing ]
        [ Any ]
        [ ‹ Back ]
    Ada presses [ ‹ Back ]
    bot edits: <b>Alert to:</b> Health
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
    Ada presses [ Languages ]
    bot edits: Languages of this alert. Of those that you choose, one is enough:
        [ English ] [ français ]
        [ Any ]
        [ ‹ Back ]
    Ada presses [ français ]
    bot edits: Languages of this alert. Of those that you choose, one is enough:
        [ English ] [ ✓ français ]
        [ Any ]
        [ ‹ Back ]
    Ada presses [ ‹ Back ]
    bot edits: <b>Alert to:</b> Health · français
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
    Ada presses [ ‹ All alerts ]
    bot edits: This chat is alerted to new guidance on:

        <b>1. </b>Health · français
        At once
        [ 1 ]
        [ New alert ]
    ");

    world.learn([
        guide("not-this"),
        entry("this").title("Santé").about("health").also_in("fr", "https://example.org/sante.pdf"),
    ]);
    ada.hears().await;
    let said = ada.transcript();
    assert!(said.contains("Santé") && !said.contains("Night guide"), "{said}");
}

#[tokio::test]
async fn a_question_is_saved_with_words_to_leave_out() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("shelter standards -children").await;
    ada.press("Alert me about this").await;
    ada.press("Alert me about this").await;
    ada.transcript();
    ada.send("/alerts").await;
    assert_snapshot!(ada.transcript(), @"
    Ada: /alerts
    bot: This chat is alerted to new guidance on:

        <b>1. </b>“shelter standards -children”
        At once
        [ 1 ]
        [ New alert ]
    ");

    world.learn([
        entry("a").title("Shelter standards for children").says("Standards of a shelter for children."),
        entry("b").title("Shelter standards for men").says("Standards of a shelter for men."),
    ]);
    ada.hears().await;
    let said = ada.transcript();
    assert!(said.contains("for men") && !said.contains("for children"), "{said}");
    ada.press("Why am I getting this?").await;
    ada.press("Stop these").await;
    assert_snapshot!(ada.transcript(), @"
    Ada presses [ Why am I getting this? ]
    bot, in a window: Because this chat asked for: “shelter standards -children”. /alerts changes it.
    Ada presses [ Stop these ]
    bot, in a window: Ended. Nothing more comes of it.
    ");
}

#[tokio::test]
async fn an_alert_opens_its_card_and_leads_back() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("/alerts").await;
    ada.press("New alert").await;
    world.learn([guide("night-guide")]);
    ada.hears().await;
    ada.transcript();

    ada.press("Open").await;
    ada.press("‹ Back to the alert").await;
    assert_snapshot!(ada.transcript(), @"
    Ada presses [ Open ]
    bot edits: <b>Night guide</b>
        Handbook · Desk · 2026
        <i>Topics</i>: Shelter housing
        The library has no link to this document.

        How to run a shelter at night.
        [ Share… ](share: night-guide) [ Copy citation ](copy: Desk (2026). Night guide.)
        [ See also: Night shifts ]
        [ See also: Children in a shelter ]
        [ See also: Staff of a shelter ]
        [ See also: Shelter standards ]
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the alert ]
    Ada presses [ ‹ Back to the alert ]
    bot edits: <b>New guidance</b>

        <b>Night guide</b>
        Handbook · Desk · 2026
        How to run a shelter at night.
        [ Open ]
        [ Stop these ] [ Why am I getting this? ]
    ");
}

#[tokio::test]
async fn a_discreet_alert_says_what_is_new_after_a_tap() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("/alerts").await;
    ada.press("New alert").await;
    ada.press("Say only that there is something new").await;
    ada.press("Without a sound").await;
    ada.transcript();

    world.learn([guide("night-guide")]);
    ada.hears().await;
    ada.press("Show").await;
    assert_snapshot!(ada.transcript(), @"
    bot: 1 new item
        [ Show ]
        [ Stop these ] [ Why am I getting this? ]
    Ada presses [ Show ]
    bot edits: <b>New guidance</b>

        <b>Night guide</b>
        Handbook · Desk · 2026
        How to run a shelter at night.
        [ Open ]
        [ Stop these ] [ Why am I getting this? ]
    ");
    let calls = world.calls("sendMessage");
    let alert = calls.iter().find(|call| call.parameters["text"] == "1 new item").expect("the alert");
    assert_eq!(alert.parameters["disable_notification"], true);
}

#[tokio::test]
async fn times_clocks_and_quiet_hours_are_chosen_with_buttons() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("/alerts").await;
    ada.press("New alert").await;
    ada.transcript();

    ada.press("When").await;
    ada.press("08:00").await;
    ada.press("Mondays").await;
    ada.press("‹ Back").await;
    ada.press("Quiet hours").await;
    ada.press("22:00–07:00").await;
    ada.press("Pause").await;

    // The clocks tell the time of this moment.
    let said = ada.transcript();
    let without_clock: Vec<&str> = said.lines().filter(|line| !line.contains("My clock shows")).collect();
    assert_snapshot!(without_clock.join("\n"), @"
    Ada presses [ When ]
    bot edits: When shall it come? Now: At once. Several come in one message then.
        [ ✓ At once ]
        [ 00:00 ] [ 01:00 ] [ 02:00 ] [ 03:00 ]
        [ 04:00 ] [ 05:00 ] [ 06:00 ] [ 07:00 ]
        [ 08:00 ] [ 09:00 ] [ 10:00 ] [ 11:00 ]
        [ 12:00 ] [ 13:00 ] [ 14:00 ] [ 15:00 ]
        [ 16:00 ] [ 17:00 ] [ 18:00 ] [ 19:00 ]
        [ 20:00 ] [ 21:00 ] [ 22:00 ] [ 23:00 ]
        [ Every day ] [ Mondays ] [ Tuesdays ] [ Wednesdays ]
        [ Thursdays ] [ Fridays ] [ Saturdays ] [ Sundays ]
        [ ‹ Back ]
    Ada presses [ 08:00 ]
    bot edits: When shall it come? Now: every day at 08:00 (UTC). Several come in one message then.
        [ At once ]
        [ 00:00 ] [ 01:00 ] [ 02:00 ] [ 03:00 ]
        [ 04:00 ] [ 05:00 ] [ 06:00 ] [ 07:00 ]
        [ ✓ 08:00 ] [ 09:00 ] [ 10:00 ] [ 11:00 ]
        [ 12:00 ] [ 13:00 ] [ 14:00 ] [ 15:00 ]
        [ 16:00 ] [ 17:00 ] [ 18:00 ] [ 19:00 ]
        [ 20:00 ] [ 21:00 ] [ 22:00 ] [ 23:00 ]
        [ ✓ Every day ] [ Mondays ] [ Tuesdays ] [ Wednesdays ]
        [ Thursdays ] [ Fridays ] [ Saturdays ] [ Sundays ]
        [ ‹ Back ]
    Ada presses [ Mondays ]
    bot edits: When shall it come? Now: Mondays at 08:00 (UTC). Several come in one message then.
        [ At once ]
        [ 00:00 ] [ 01:00 ] [ 02:00 ] [ 03:00 ]
        [ 04:00 ] [ 05:00 ] [ 06:00 ] [ 07:00 ]
        [ ✓ 08:00 ] [ 09:00 ] [ 10:00 ] [ 11:00 ]
        [ 12:00 ] [ 13:00 ] [ 14:00 ] [ 15:00 ]
        [ 16:00 ] [ 17:00 ] [ 18:00 ] [ 19:00 ]
        [ 20:00 ] [ 21:00 ] [ 22:00 ] [ 23:00 ]
        [ Every day ] [ ✓ Mondays ] [ Tuesdays ] [ Wednesdays ]
        [ Thursdays ] [ Fridays ] [ Saturdays ] [ Sundays ]
        [ ‹ Back ]
    Ada presses [ ‹ Back ]
    bot edits: <b>Alert to:</b> everything
        <i>When</i>: Mondays at 08:00 (UTC)
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
    Ada presses [ Quiet hours ]
    bot edits: In these hours nothing comes; it comes after them:
        [ 20:00–07:00 ] [ 21:00–06:00 ]
        [ 22:00–07:00 ] [ 23:00–08:00 ]
        [ No quiet hours ]
        [ ‹ Back ]
    Ada presses [ 22:00–07:00 ]
    bot edits: <b>Alert to:</b> everything
        <i>When</i>: Mondays at 08:00 (UTC)
        <i>Quiet hours</i>: 22:00–07:00
        <i>Without a sound</i>: no
        <i>Only that there is something new</i>: no
        [ Topics ] [ Regions ]
        [ Languages ] [ Types ]
        [ Publishers ] [ When ]
        [ Quiet hours ] [ Without a sound ]
        [ Say only that there is something new ]
        [ Pause ] [ End it ]
        [ ‹ All alerts ]
    Ada presses [ Pause ]
    bot edits: <b>Alert to:</b> everything
        <i>When</i>: Mondays at 08:00 (UTC)
        <i>Quiet hours</i>: 22:00–07:00
        <i>Without a sound</i>: no
        <i>Only that there is something new</i>: no

        <b>Paused: nothing comes until it is resumed.</b>
        [ Topics ] [ Regions ]
        [ Languages ] [ Types ]
        [ Publishers ] [ When ]
        [ Quiet hours ] [ Without a sound ]
        [ Say only that there is something new ]
        [ Resume ] [ End it ]
        [ ‹ All alerts ]
    ");
}

#[tokio::test]
async fn a_paused_alert_sleeps_and_an_ended_one_is_gone() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("/alerts").await;
    ada.press("New alert").await;
    ada.press("Pause").await;
    world.learn([guide("one")]);
    world.announced().await;
    ada.press("Resume").await;
    world.learn([guide_of("two", "Day guide", "2025")]);
    ada.hears().await;
    let said = ada.transcript();
    assert!(said.contains("Day guide") && !said.contains("Night guide"), "{said}");

    ada.send("/alerts").await;
    ada.press("1").await;
    ada.press("End it").await;
    assert_snapshot!(ada.transcript(), @"
    Ada: /alerts
    bot: This chat is alerted to new guidance on:

        <b>1. </b>everything
        At once
        [ 1 ]
        [ New alert ]
    Ada presses [ 1 ]
    bot edits: <b>Alert to:</b> everything
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
    Ada presses [ End it ]
    bot edits: This chat gets no alerts on new guidance.
        [ New alert ]
    ");
}

#[tokio::test]
async fn what_is_withdrawn_before_it_was_sent_is_not_sent() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("/alerts").await;
    ada.press("New alert").await;
    ada.press("When").await;
    ada.press("08:00").await;
    ada.transcript();

    world.learn([guide("night-guide")]);
    world.announced().await;
    assert_eq!(world.owed().await, 1);
    world.forget_entry("night-guide");
    world.announced().await;
    assert_eq!(world.owed().await, 0);
}

#[tokio::test]
async fn a_forum_topic_gets_alerts_of_its_own() {
    let mut world = World::knowing(shelter_library()).await;
    let forum = world.forum("Casework");
    let [ada, ben] = ["Ada", "Ben"].map(|name| world.chat_with(name));
    forum.itself().add_admin(ada.itself());
    forum.itself().add(ben.itself());
    forum.add_bot(&ada).await;
    let housing = forum.add_topic("Housing");
    forum.transcript();

    forum.say_in_topic(&ben, housing, "/alerts").await;
    forum.say_in_topic(&ada, housing, "/alerts").await;
    forum.press(&ben, "New alert").await;
    forum.press(&ada, "New alert").await;
    world.learn([guide("night-guide")]);
    forum.hears().await;
    assert_snapshot!(forum.transcript(), @"
    Ben in Housing: /alerts
    bot in Housing: Only administrators of this chat can change its settings.
    Ada in Housing: /alerts
    bot in Housing: This chat gets no alerts on new guidance.
        [ New alert ]
    Ben presses [ New alert ]
    bot, in a window: Only administrators of this chat can change its settings.
    Ada presses [ New alert ]
    bot in Housing (changed): <b>Alert to:</b> everything
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
    bot in Housing: <b>New guidance</b>

        <b>Night guide</b>
        Handbook · Desk · 2026
        How to run a shelter at night.
        [ Open ]
        [ Stop these ] [ Why am I getting this? ]
    ");
}

#[tokio::test]
async fn the_latest_guidance_is_listed_without_subscribing() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");

    ada.send("/new").await;
    ada.press("Next ›").await;
    ada.press("6").await;
    ada.press("‹ Back to the latest").await;

    assert_snapshot!(ada.transcript(), @r#"
    Ada: /new
    bot: <b>The latest guidance</b>

        <b>1. Shelter standards</b>
        Handbook · Shelter Network · 2022
        Standards of a shelter: safety, rooms and staff. Use them to plan or to judge a house.
        Download: <a href="https://example.org/standards-2022.pdf">English</a> · <a href="https://example.org/normes-2022.pdf">français</a>

        <b>2. Crews at sea</b>
        Handbook · Harbour Union · 2021
        Signs of forced labour on a fishing vessel.

        <b>3. Health in a shelter</b>
        Handbook · Health Desk · 2020
        First days in a shelter: who sees a nurse, and when.

        <b>4. Children in a shelter</b>
        Handbook · Children First · 2019
        Rooms, schooling and play for children who live in a shelter.

        <b>5. Night shifts</b>
        Handbook
        What one person alone at night in a shelter has to know &amp; do.
        [ 1 ] [ 2 ] [ 3 ] [ 4 ] [ 5 ]
        [ 1/2 ] [ Next › ]
        [ Alerts ]
    Ada presses [ Next › ]
    bot edits: <b>The latest guidance</b>

        <b>6. Staff of a shelter</b>
        Handbook
        Hiring, training and supervision of those who work in a shelter.
        [ 6 ]
        [ ‹ Previous ] [ 2/2 ]
        [ Alerts ]
    Ada presses [ 6 ]
    bot edits: <b>Staff of a shelter</b>
        Handbook
        <i>Topics</i>: Shelter housing
        The library has no link to this document.

        Hiring, training and supervision of those who work in a shelter.
        [ Share… ](share: shelter-staff) [ Copy citation ](copy: Staff of a shelter.)
        [ See also: Shelter standards ]
        [ See also: Children in a shelter ]
        [ See also: Night shifts ]
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the latest ]
    Ada presses [ ‹ Back to the latest ]
    bot edits: <b>The latest guidance</b>

        <b>6. Staff of a shelter</b>
        Handbook
        Hiring, training and supervision of those who work in a shelter.
        [ 6 ]
        [ ‹ Previous ] [ 2/2 ]
        [ Alerts ]
    "#);
}

#[tokio::test]
async fn forgetting_says_what_was_erased_and_privacy_what_is_kept() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("/alerts").await;
    ada.press("New alert").await;
    ada.send("/settings").await;
    ada.press("Languages of documents").await;
    ada.press("français").await;
    ada.transcript();

    ada.send("/forget").await;
    ada.send("/forget").await;
    ada.send("/privacy").await;
    assert_snapshot!(ada.transcript(), @"
    Ada: /forget
    bot: Forgotten, and overwritten: what you had chosen, 1 alert. Messages in this chat are yours to delete; in our private chat, /clean does it for the last 48 hours.
    Ada: /forget
    bot: I had kept nothing of this chat.
    Ada: /privacy
    bot: I keep no questions, no names and no messages. This is all that stands in my database; what leads to a person or chat is encrypted, with a key that is kept elsewhere:
        • numbers of messages that were handled lately, so that none is answered twice; no more than a day
        • which message waits for an answer that takes long; until it is given
        • what a chat has chosen in /settings, /language and /lite; until it is changed or forgotten
        • what a chat has saved; until it is removed or forgotten
        • which cards were shared in other chats, so that they can be corrected; for the days that the operator has set
        • under which names Telegram has documents; nothing of a person
        • which chats get alerts; until they end them, or a day after they block me
        • what they want to be alerted to, and when, a saved question included; until it is ended
        • which guidance was announced; nothing of a person
        • when it was announced; nothing of a person
        • which alerts go to which chat, and whether they were sent; for 30 days
        • how often each entry was opened, shared and sent in a week, and how often people called it helpful, outdated and so on; nothing of a person, for two years
        • words and topics of the library that many chats asked for in vain on the same day; nothing of a person, for two years

        /forget erases all of this chat at once. Telegram itself keeps chats with bots and can read them; /clean deletes the last 48 hours of our private chat.
    ");
    assert_eq!(world.subscriptions(ada.id()).await, 0);
}

#[tokio::test]
async fn a_digest_is_one_message_at_its_hour() {
    let mut world = World::remembering(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("/alerts").await;
    ada.press("New alert").await;
    ada.press("When").await;
    ada.press("08:00").await;
    ada.transcript();

    world.learn([guide("one"), guide_of("two", "Day guide", "2025")]);
    world.announced().await;
    world.learn([guide_of("three", "Old guide", "1999")]);
    world.announced().await;
    assert!(ada.transcript().is_empty(), "nothing comes before the hour");

    world.the_hour_comes().await;
    ada.hears().await;
    ada.press("2").await;
    ada.press("‹ Back to the alert").await;
    assert_snapshot!(ada.transcript(), @"
    bot: <b>New guidance: 3 documents</b>

        <b>1. Night guide</b>
        Handbook · Desk · 2026

        <b>2. Day guide</b>
        Handbook · Desk · 2025

        <b>3. Old guide</b>
        Handbook · Desk · 1999
        [ 1 ] [ 2 ] [ 3 ]
        [ Stop these ] [ Why am I getting this? ]
    Ada presses [ 2 ]
    bot edits: <b>Day guide</b>
        Handbook · Desk · 2025
        <i>Topics</i>: Shelter housing
        The library has no link to this document.

        How to run a shelter at night.
        [ Share… ](share: two) [ Copy citation ](copy: Desk (2025). Day guide.)
        [ See also: Night guide ]
        [ See also: Old guide ]
        [ See also: Children in a shelter ]
        [ See also: Night shifts ]
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the alert ]
    Ada presses [ ‹ Back to the alert ]
    bot edits: <b>New guidance: 3 documents</b>

        <b>1. Night guide</b>
        Handbook · Desk · 2026

        <b>2. Day guide</b>
        Handbook · Desk · 2025

        <b>3. Old guide</b>
        Handbook · Desk · 1999
        [ 1 ] [ 2 ] [ 3 ]
        [ Stop these ] [ Why am I getting this? ]
    ");
    assert_eq!(world.owed().await, 0);
}

#[tokio::test]
async fn what_comes_in_quiet_hours_comes_after_them() {
    let mut world = World::remembering(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("/alerts").await;
    ada.press("New alert").await;
    // One of these holds now, whatever the time is: nights on one side of the world are days on the other.
    ada.press("Quiet hours").await;
    ada.press("20:00–07:00").await;
    ada.press("When").await;
    ada.press(&clock_button(&ada)).await;
    let midnight = ada.newest().buttons.concat().into_iter().find(|button| is_night(&button.label));
    ada.press(&midnight.expect("it is night somewhere").label).await;
    ada.transcript();

    world.learn([guide("night-guide")]);
    world.announced().await;
    ada.wait().await;
    assert!(ada.transcript().is_empty(), "it is night");
    assert_eq!(world.owed().await, 1);

    world.the_hour_comes().await;
    ada.wait().await;
    assert!(ada.transcript().is_empty(), "its turn has come, and it is night still");
    assert_eq!(world.owed().await, 1);

    ada.send("/alerts").await;
    ada.press("1").await;
    ada.press("Quiet hours").await;
    ada.press("No quiet hours").await;
    world.the_hour_comes().await;
    ada.hears().await;
    assert!(ada.transcript().contains("Night guide"));
}

fn clock_button(person: &Person) -> String {
    let button = person.newest().buttons.concat().into_iter().find(|button| button.label.starts_with("My clock"));
    button.expect("a button for the clock").label
}

/// A clock between ten in the evening and five in the morning: far enough from both ends of the night.
fn is_night(clock: &str) -> bool {
    let time = clock.split_once(' ').map(|(_, time)| time);
    let hour = time.and_then(|time| time.split_once(':')?.0.parse::<u8>().ok());
    hour.is_some_and(|hour| !(5..22).contains(&hour))
}

#[tokio::test]
async fn where_nothing_can_be_kept_that_is_said_and_answers_go_on() {
    let world = World::keeping_nothing(shelter_library()).await;
    let ada = world.chat_with("Ada");

    ada.send("/alerts").await;
    ada.press("New alert").await;
    ada.send("/forget").await;
    ada.send("vessel").await;

    assert_snapshot!(ada.transcript(), @"
    Ada: /alerts
    bot: This chat gets no alerts on new guidance.
        [ New alert ]
    Ada presses [ New alert ]
    bot, in a window: I could not write that down: my database is full or cannot be written to. Answers go on. Please try again later, or tell the operator.
    Ada: /forget
    bot: I could not do that now: my database cannot be written to. Please try again later, or ask the operator.
    Ada: vessel
    bot: <b>1. Crews at sea</b>
        Handbook · Harbour Union · 2021
        Signs of forced labour on a fishing <b>vessel</b>.
        [ 1 ]
        [ Share one of these… ](share: vessel) [ Alert me about this ]
    ");
}

#[tokio::test]
async fn forgetting_must_be_meant() {
    let world = World::knowing(shelter_library()).await;
    let group = world.group("Team");
    let ada = world.chat_with("Ada");
    group.itself().add_admin(ada.itself());
    group.add_bot(&ada).await;
    group.say(&ada, "/alerts").await;
    group.press(&ada, "New alert").await;
    group.transcript();

    group.say(&ada, "/forget").await;
    let told = group.say(&ada, "good morning").await;
    ada.itself().edit_in(group.itself(), told, "/forget@guidepost_preview_bot");
    group.wait().await;
    assert_eq!(world.subscriptions(group.id()).await, 1);
    group.say(&ada, "/forget@guidepost_preview_bot").await;

    assert_eq!(world.subscriptions(group.id()).await, 0);
    assert_snapshot!(group.transcript(), @"
    Ada: /forget
    Ada: good morning
    Ada (changed): /forget@guidepost_preview_bot
    Ada: /forget@guidepost_preview_bot
    bot: Forgotten, and overwritten: 1 alert. Messages in this chat are yours to delete; in our private chat, /clean does it for the last 48 hours.
    ");
}

#[tokio::test]
async fn stopping_ends_the_subscription_that_the_alert_came_from() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("night").await;
    ada.press("Alert me about this").await;
    ada.send("vessel").await;
    ada.press("Alert me about this").await;
    ada.transcript();

    world.learn([entry("vessels").title("Vessels and vessels").says("Each vessel.")]);
    ada.hears().await;
    ada.press("Open").await;
    ada.press("‹ Back to the alert").await;
    ada.press("Stop these").await;
    ada.transcript();

    ada.send("/alerts").await;
    assert_snapshot!(ada.transcript(), @"
    Ada: /alerts
    bot: This chat is alerted to new guidance on:

        <b>1. </b>“night”
        At once
        [ 1 ]
        [ New alert ]
    ");
}

#[tokio::test]
async fn a_digest_is_as_discreet_as_the_most_discreet_of_its_subscriptions() {
    let mut world = World::remembering(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("/alerts").await;
    ada.press("New alert").await;
    ada.press("Topics").await;
    ada.press("Health").await;
    ada.press("‹ Back").await;
    ada.press("When").await;
    ada.press("08:00").await;
    ada.press("‹ Back").await;
    ada.press("‹ All alerts").await;
    ada.press("New alert").await;
    ada.press("Topics").await;
    ada.press("Fishing").await;
    ada.press("‹ Back").await;
    ada.press("Say only that there is something new").await;
    ada.transcript();

    world.learn([entry("a").title("Nurses").about("health"), entry("b").title("Boats").about("fishing")]);
    world.announced().await;
    world.the_hour_comes().await;
    ada.hears().await;
    let said = ada.transcript();
    assert!(said.contains("2 new items") && !said.contains("Nurses"), "{said}");
}
