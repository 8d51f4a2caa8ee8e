//! People at risk: data of a case in a question, danger, and leaving no trace.

use insta::assert_snapshot;

use crate::support::{Entry, World, entry, shelter_library};

fn help_line() -> Entry {
    entry("line")
        .kind("helpline")
        .title("Night line")
        .says("Free and confidential, day and night. In many languages.")
        .landing("https://example.org/line")
}

#[tokio::test]
async fn data_of_a_case_is_not_searched_and_can_be_deleted() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    let asked = ada.send("shelter standards for Mrs Olena Petrenko, AB1234567, +380 44 123 45 67").await;
    assert_snapshot!(ada.transcript(), @r#"
    Ada: shelter standards for Mrs Olena Petrenko, AB1234567, +380 44 123 45 67
    bot: <i>Your message seems to hold personal data (a phone number, the number of a document, a name). I searched without it and keep nothing, but Telegram keeps this chat. It is safer to delete your message.</i>

        <b>1. Shelter standards</b>
        Handbook · Shelter Network · 2022
        <b>Standards</b> of a <b>shelter</b>: safety, rooms and staff. Use them to plan or to judge a house.
        Download: <a href="https://example.org/standards-2022.pdf">English</a> · <a href="https://example.org/normes-2022.pdf">français</a>

        <b>2. Shelter standards</b>
        Handbook · Shelter Network · 2015
        The first <b>standards</b> of a <b>shelter</b>, for managers.
        Download: <a href="https://example.org/standards-2015.pdf">English</a>
        [ Delete my message ]
        [ 1 ] [ 2 ]
        [ ✕ Standard ]
        [ Share one of these… ](share: shelter standards for Mrs) [ Alert me about this ]
    "#);
    ada.press("Delete my message").await;
    assert!(ada.chat().iter().all(|message| message.id != asked));
    ada.transcript();
    ada.send("+380 44 123 45 67").await;
    assert_snapshot!(ada.transcript(), @r#"
    Ada: +380 44 123 45 67
    bot: <i>Your message seems to hold only personal data (a phone number). I did not search for it and keep nothing, but Telegram keeps this chat. It is safer to delete your message and to ask with plain words, for instance "residence permit for a victim".</i>
        [ Delete my message ]
    "#);
}

#[tokio::test]
async fn whoever_is_in_danger_gets_help_lines_first() {
    let world = World::knowing(shelter_library().into_iter().chain([help_line()])).await;
    let ada = world.chat_with("Ada");
    ada.send("he locked us in, we want to go to a shelter").await;
    assert_snapshot!(ada.transcript(), @r#"
    Ada: he locked us in, we want to go to a shelter
    bot: <b>If somebody is in danger now, call the emergency number of your country first.</b>

        Help lines:
        • <a href="https://example.org/line">Night line</a> – Free and confidential, day and night.

        <b>Guidance on this:</b>

        I found nothing about that in the library. Try other or fewer words, without names.

        Or look into a topic:
        [ Shelter housing ]
        [ Alert me about this ]
    "#);
    let ben = world.chat_with("Ben");
    ben.send("standards for locked doors of a shelter").await;
    assert!(!ben.transcript().contains("in danger now"));
}

#[tokio::test]
async fn nothing_is_left_of_a_private_chat_after_it_was_cleaned() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("shelter").await;
    world.restart();
    ada.send("vessel").await;
    ada.press("1").await;
    ada.transcript();
    ada.send_in_vain("/clean").await;
    crate::support::settled(world.telegram()).await;
    assert!(ada.chat().is_empty(), "{:?} {:?}", ada.chat(), world.calls("deleteMessages"));
}

#[tokio::test]
async fn in_a_group_nothing_is_cleaned() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    let group = world.group("Night shift");
    group.itself().add_admin(ada.itself());
    group.add_bot(&ada).await;
    group.say(&ada, "/clean@guidepost_preview_bot").await;
    assert!(group.transcript().contains("in our private chat only"));
}

#[tokio::test]
async fn help_lines_come_before_a_warning_and_within_a_short_answer() {
    let world = World::knowing(shelter_library().into_iter().chain([help_line()])).await;
    let ada = world.chat_with("Ada");
    ada.send("/lite").await;
    ada.transcript();
    ada.send("he locked us in, call me +380 44 123 45 67, we want to go to a shelter").await;
    assert_snapshot!(ada.transcript(), @r#"
    Ada: he locked us in, call me +380 44 123 45 67, we want to go to a shelter
    bot: <b>If somebody is in danger now, call the emergency number of your country first.</b>

        Help lines:
        • <a href="https://example.org/line">Night line</a> – Free and confidential, day and night.

        <b>Guidance on this:</b>

        <i>Your message seems to hold personal data (a phone number). I searched without it and keep nothing, but Telegram keeps this chat. It is safer to delete your message.</i>

        I found nothing about that in the library. Try other or fewer words, without names.

        Or look into a topic:
        [ Delete my message ]
        [ Shelter housing ]
        [ Alert me about this ]
    "#);
}
