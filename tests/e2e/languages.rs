//! The same conversation in each language that the bot speaks, and the change from one to another.

use guidepost::reply::Locale;
use insta::assert_snapshot;

use crate::support::{Entry, World, entry, shelter_library};

fn guide() -> Entry {
    let guide = entry("night-guide").title("Night guide").says("How to run a shelter at night.");
    guide.from("Desk", "2026").about("shelter-housing").download("https://example.org/night.pdf")
}

#[tokio::test]
async fn every_language_is_spoken_from_the_first_word_to_an_alert() {
    for say in Locale::ALL {
        let mut world = World::knowing(shelter_library()).await;
        let ada = world.chat_speaking("Ada", say.tag());
        ada.send("/start").await;
        ada.send("shelter").await;
        ada.press("1").await;
        ada.send("quantum gravity").await;
        ada.send("/alerts").await;
        ada.press(say.new_alert()).await;
        world.learn([guide()]);
        ada.hears().await;
        // What goes wrong: an old button, a command that is not known, something without words.
        let newest = ada.newest().id;
        ada.press_data(newest, "0p1").await;
        ada.send("/nothing").await;
        ada.send_content(
            "sticker",
            serde_json::json!({ "file_id": "x", "file_unique_id": "y", "type": "regular",
            "width": 1, "height": 1, "is_animated": false, "is_video": false }),
        )
        .await;
        assert_snapshot!(format!("conversation_{}", say.tag()), ada.transcript());
    }
}

#[tokio::test]
async fn a_chat_chooses_its_language_and_keeps_it() {
    let mut world = World::remembering(shelter_library()).await;
    let ada = world.chat_speaking("Ada", "it");
    ada.send("/language").await;
    ada.press("Français").await;
    assert_snapshot!(ada.transcript(), @"
    Ada: /language
    bot: Which language shall I speak in this chat?
        [ ✓ English ] [ Français ]
        [ Español ] [ العربية ]
        [ Русский ] [ Українська ]
        [ Português ] [ Deutsch ]
        [ ‹ Back to the settings ]
    Ada presses [ Français ]
    bot edits: Je parle maintenant français dans cette discussion. Les langues dans lesquelles les documents viennent en premier se choisissent dans /settings.
        [ English ] [ ✓ Français ]
        [ Español ] [ العربية ]
        [ Русский ] [ Українська ]
        [ Português ] [ Deutsch ]
        [ ‹ Retour aux réglages ]
    ");
    world.restart();
    ada.send("xyzzy").await;
    let said = ada.transcript();
    assert!(said.contains(Locale::French.nothing()), "{said}");
    ada.send("/forget").await;
    ada.send("xyzzy").await;
    assert!(ada.transcript().contains(Locale::English.nothing()));
}

#[tokio::test]
async fn languages_of_documents_are_chosen_apart_and_others_are_marked() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_speaking("Ada", "en-GB");
    ada.send("/settings").await;
    ada.press("Languages of documents").await;
    ada.press("français").await;
    ada.transcript();
    ada.send("shelter standards").await;
    assert_snapshot!(ada.transcript(), @r#"
    Ada: shelter standards
    bot: <b>1. Shelter standards</b>
        Handbook · Shelter Network · 2022
        <b>Standards</b> of a <b>shelter</b>: safety, rooms and staff. Use them to plan or to judge a house.
        Download: <a href="https://example.org/normes-2022.pdf">français</a> · <a href="https://example.org/standards-2022.pdf">English</a>

        <b>2. Shelter standards</b>
        Handbook · Shelter Network · 2015 · <i>in English</i>
        The first <b>standards</b> of a <b>shelter</b>, for managers.
        Download: <a href="https://example.org/standards-2015.pdf">English</a>
        [ 1 ] [ 2 ]
        [ ✕ Standard ]
        [ Share one of these… ](share: shelter standards) [ Alert me about this ]
    "#);
}
