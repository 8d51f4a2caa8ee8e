//! Sharing: inline mode, links, citations, files, and cards that correct themselves.

use guidepost::preview::{Action, WebFile};
use insta::assert_snapshot;

use crate::support::{SHARE, World, entry, offers, shelter_library};

#[tokio::test]
async fn entries_are_offered_while_one_types() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");

    let (_, answer) = ada.type_inline("shelter stand").await;
    assert_snapshot!(offers(&answer), @"
    Shelter standards — Handbook · Shelter Network · 2022 · English, français
    Shelter standards — Handbook · Shelter Network · 2015 · English
    ");
    assert_eq!((answer.cache_time, answer.is_personal), (300, true));
    let button = answer.button.expect("a button above");
    assert_eq!(button.start_parameter.as_deref(), Some("alerts"));

    let ids: Vec<String> = answer.results.iter().map(|result| result.id.clone()).collect();
    let (_, again) = ada.type_inline("standards of a shelter").await;
    assert!(again.results.iter().any(|result| ids.contains(&result.id)), "ids stay the same");
}

#[tokio::test]
async fn a_card_is_put_into_a_chat_of_two() {
    let world = World::knowing(shelter_library()).await;
    let [ada, ben] = ["Ada", "Ben"].map(|name| world.chat_with(name));
    let dialog = world.dialog(&ada, &ben);

    ada.share("shelter standards 2022", "Shelter standards", &dialog).await;
    assert_snapshot!(dialog.transcript(), @"
    Ada via the bot: <b>Shelter standards</b>
        Handbook · Shelter Network · 2022

        <b>Standards</b> of a <b>shelter</b>: safety, rooms and staff. Use them to plan or to judge a house.
        [ Download · English ](https://example.org/standards-2022.pdf) [ Download · français ](https://example.org/normes-2022.pdf)
        [ Open in Guidepost ](https://t.me/guidepost_preview_bot?start=VGY2OrVu-qM)
    ");

    let card = &dialog.messages()[0];
    let open = card.buttons.concat().into_iter().find(|button| button.label == "Open in Guidepost");
    let Action::Url(url) = open.expect("the button").action else { panic!("no link") };
    ben.open_link(&url).await;
    assert_snapshot!(ben.transcript(), @"
    Ben opens https://t.me/guidepost_preview_bot?start=VGY2OrVu-qM
    bot: <b>Shelter standards</b>
        Handbook · Shelter Network · 2022-05
        <i>Topics</i>: Shelter housing
        <i>Languages</i>: English, français

        Standards of a shelter: safety, rooms and staff. Use them to <i>plan</i> or to judge a house.
        [ Download · English ](https://example.org/standards-2022.pdf) [ Download · français ](https://example.org/normes-2022.pdf)
        [ Send the file here ]
        [ Share… ](share: shelter-standards-2022) [ Copy citation ](copy: Shelter Network (2022). Shelter standards. https://example.org/standards-2022.pdf)
        [ Page of the document ](https://example.org/standards)
        [ Earlier edition (2015) ]
        [ See also: Children in a shelter ]
        [ See also: Night shifts ]
        [ See also: Staff of a shelter ]
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
    ");
}

#[tokio::test]
async fn an_old_edition_says_so_where_it_is_shared() {
    let world = World::knowing(shelter_library()).await;
    let [ada, ben] = ["Ada", "Ben"].map(|name| world.chat_with(name));
    let dialog = world.dialog(&ada, &ben);

    ada.share("shelter-standards-2015", "Shelter standards", &dialog).await;

    assert_snapshot!(dialog.transcript(), @"
    Ada via the bot: <i>A newer edition exists: Shelter standards (2022)</i>

        <b>Shelter standards</b>
        Handbook · Shelter Network · 2015

        The first standards of a shelter, for managers.
        [ Download · English ](https://example.org/standards-2015.pdf)
        [ Newer edition (2022) ](https://t.me/guidepost_preview_bot?start=VGY2OrVu-qM)
        [ Open in Guidepost ](https://t.me/guidepost_preview_bot?start=IzSi3rpT_sM)
    ");
}

#[tokio::test]
async fn the_newest_guidance_is_offered_before_one_types() {
    let many = (0..23).map(|number| {
        entry(&format!("report-{number:02}"))
            .title(&format!("Report {number:02}"))
            .from("Desk", &(2000 + number).to_string())
    });
    let world = World::knowing(many).await;
    let ada = world.chat_with("Ada");

    let (_, first) = ada.type_inline("").await;
    let (_, second) = ada.type_inline_from("", &first.next_offset).await;
    let (_, third) = ada.type_inline_from("", &second.next_offset).await;

    assert_eq!([&first, &second, &third].map(|page| page.results.len()), [10, 10, 3]);
    assert_eq!((first.results[0].title.as_str(), third.results[2].title.as_str()), ("Report 22", "Report 00"));
    assert_eq!(third.next_offset, "");
}

#[tokio::test]
async fn links_take_the_place_of_words_between_plus_signs() {
    let world = World::knowing(shelter_library()).await;
    let [ada, ben] = ["Ada", "Ben"].map(|name| world.chat_with(name));
    let dialog = world.dialog(&ada, &ben);

    let text = "Read +shelter standards+ & +crews at sea+, not +unheard of+. C++ <b>";
    let (_, answer) = ada.type_inline(text).await;
    let title = answer.results[0].title.clone();
    ada.share(text, &title, &dialog).await;

    assert_snapshot!(format!("{}\n\n{}", offers(&answer), dialog.transcript()), @r#"
    Send with 2 links — Shelter standards (2022) · Crews at sea (2021)

    Ada via the bot: Read <a href="https://example.org/standards-2022.pdf">Shelter standards</a> &amp; <a href="https://t.me/guidepost_preview_bot?start=l9v2J9afIA0">Crews at sea</a>, not unheard of. C++ &lt;b&gt;
    "#);
    assert!(dialog.messages()[0].buttons.is_empty());
}

#[tokio::test]
async fn nothing_and_failures_are_told_from_one_another() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");

    let (_, nothing) = ada.type_inline("quantum chromodynamics").await;
    assert!(nothing.results.is_empty());
    let query = ada.itself().inline("vessel");
    world.telegram().expire_query(&query);
    ada.wait().await;
}

#[tokio::test]
async fn a_card_and_an_answer_can_be_shared_and_cited() {
    let world = World::knowing(shelter_library()).await;
    let [ada, ben] = ["Ada", "Ben"].map(|name| world.chat_with(name));
    let dialog = world.dialog(&ada, &ben);
    ada.send("standards plan a house").await;
    ada.press("1").await;

    let shared = ada.newest().buttons.concat().into_iter().find_map(|button| match button.action {
        Action::Other(field, how) if field == SHARE => how["query"].as_str().map(str::to_owned),
        _ => None,
    });
    assert_snapshot!(ada.transcript(), @r#"
    Ada: standards plan a house
    bot: <b>1. Shelter standards</b>
        Handbook · Shelter Network · 2022
        <b>Standards</b> of a shelter: safety, rooms and staff. Use them to <b>plan</b> or to judge a <b>house</b>.
        Download: <a href="https://example.org/standards-2022.pdf">English</a> · <a href="https://example.org/normes-2022.pdf">français</a>

        <b>2. Shelter standards</b>
        Handbook · Shelter Network · 2015
        The first <b>standards</b> of a shelter, for managers.
        Download: <a href="https://example.org/standards-2015.pdf">English</a>
        [ 1 ] [ 2 ]
        [ ✕ Standard ]
        [ Share one of these… ](share: standards plan a house) [ Alert me about this ]
    Ada presses [ 1 ]
    bot edits: <b>Shelter standards</b>
        Handbook · Shelter Network · 2022-05
        <i>Topics</i>: Shelter housing
        <i>Languages</i>: English, français

        Standards of a shelter: safety, rooms and staff. Use them to <i>plan</i> or to judge a house.
        [ Download · English ](https://example.org/standards-2022.pdf) [ Download · français ](https://example.org/normes-2022.pdf)
        [ Send the file here ]
        [ Share… ](share: shelter-standards-2022) [ Copy citation ](copy: Shelter Network (2022). Shelter standards. https://example.org/standards-2022.pdf)
        [ Page of the document ](https://example.org/standards)
        [ Earlier edition (2015) ]
        [ See also: Children in a shelter ]
        [ See also: Night shifts ]
        [ See also: Staff of a shelter ]
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the answer ]
    "#);
    ada.share(&shared.expect("a button to share"), "Shelter standards", &dialog).await;
    assert_snapshot!(dialog.transcript(), @"
    Ada via the bot: <b>Shelter standards</b>
        Handbook · Shelter Network · 2022

        Standards of a shelter: safety, rooms and staff. Use them to plan or to judge a house.
        [ Download · English ](https://example.org/standards-2022.pdf) [ Download · français ](https://example.org/normes-2022.pdf)
        [ Open in Guidepost ](https://t.me/guidepost_preview_bot?start=VGY2OrVu-qM)
    ");
}

#[tokio::test]
async fn without_inline_mode_a_link_is_shared() {
    let mut world = World::asleep(shelter_library()).await;
    world.telegram().inline_mode(false);
    world.wake();
    let ada = world.chat_with("Ada");

    ada.send("vessel").await;
    ada.press("1").await;

    assert_snapshot!(ada.transcript(), @"
    Ada: vessel
    bot: <b>1. Crews at sea</b>
        Handbook · Harbour Union · 2021
        Signs of forced labour on a fishing <b>vessel</b>.
        [ 1 ]
        [ Share one of these… ](https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fguidepost_preview_bot%3Fstart%3Dq-dmVzc2Vs) [ Alert me about this ]
    Ada presses [ 1 ]
    bot edits: <b>Crews at sea</b>
        Handbook · Harbour Union · 2021
        <i>Topics</i>: Fishing
        The library has no link to this document.

        Signs of forced labour on a fishing vessel.
        [ Share… ](https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fguidepost_preview_bot%3Fstart%3Dl9v2J9afIA0) [ Copy citation ](copy: Harbour Union (2021). Crews at sea.)
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the answer ]
    ");
}

#[tokio::test]
async fn a_shared_card_corrects_itself_when_a_newer_edition_appears() {
    let old = || {
        entry("vessels-2015").title("Forced labour on vessels").says("Signs on a fishing vessel.").from("Union", "2015")
    };
    let new = || {
        entry("vessels-2026")
            .title("Forced labour on vessels")
            .says("New signs on a fishing vessel.")
            .from("Union", "2026")
            .replaces("vessels-2015")
            .download("https://example.org/2026.pdf")
    };
    let newer =
        || entry("vessels-2027").title("Vessels").says("All is new.").from("Union", "2027").replaces("vessels-2026");
    let mut world = World::knowing([old()]).await;
    let ada = world.chat_with("Ada");
    let group = world.group("Crew");
    group.itself().add_admin(ada.itself());

    ada.share("vessel", "Forced labour on vessels", &group).await;
    world.learn([new()]);
    group.changed().await;
    assert_snapshot!(group.transcript(), @"
    Ada: Ada joined the group
    Ada via the bot: <b>Forced labour on vessels</b>
        Handbook · Union · 2015

        Signs on a fishing <b>vessel</b>.
        [ Open in Guidepost ](https://t.me/guidepost_preview_bot?start=RUo2lVWzKAY)
    Ada via the bot (changed): <i>This was Forced labour on vessels (2015). It has been replaced by a newer edition:</i>

        <b>Forced labour on vessels</b>
        Handbook · Union · 2026

        New signs on a fishing vessel.
        [ Download · English ](https://example.org/2026.pdf)
        [ Open in Guidepost ](https://t.me/guidepost_preview_bot?start=EZ23oYYOlXQ)
    ");

    world.learn([newer()]);
    group.changed().await;
    assert_snapshot!(group.transcript(), @"
    Ada via the bot (changed): <i>This was Forced labour on vessels (2026). It has been replaced by a newer edition:</i>

        <b>Vessels</b>
        Handbook · Union · 2027

        All is new.
        [ Open in Guidepost ](https://t.me/guidepost_preview_bot?start=_lcA7dvF1aA)
    ");
    assert_eq!(world.calls("editMessageText").len(), 2, "each change is said once");
}

#[tokio::test]
async fn a_shared_card_says_when_its_entry_is_withdrawn() {
    let vessels = || entry("vessels").title("Forced labour on vessels").says("Signs on a fishing vessel.");
    let mut world = World::knowing([vessels(), entry("other")]).await;
    let [ada, ben] = ["Ada", "Ben"].map(|name| world.chat_with(name));
    let dialog = world.dialog(&ada, &ben);

    ada.share("vessel", "Forced labour on vessels", &dialog).await;
    world.forget_entry("vessels");
    dialog.changed().await;

    assert_snapshot!(dialog.transcript(), @"
    Ada via the bot: <b>Forced labour on vessels</b>
        Handbook

        Signs on a fishing <b>vessel</b>.
        [ Open in Guidepost ](https://t.me/guidepost_preview_bot?start=lQQotfT21s4)
    Ada via the bot (changed): <b>Forced labour on vessels</b>
        Handbook

        <i>This guidance has been taken out of the library. Please do not rely on it any more.</i>
    ");
    world.learn([vessels()]);
    world.forget_entry("vessels");
    dialog.wait().await;
    assert_eq!(world.calls("editMessageText").len(), 1, "it is forgotten then");
}

#[tokio::test]
async fn what_happened_while_the_bot_slept_is_corrected_when_it_wakes() {
    let old = || entry("vessels-2015").title("Vessels").says("Signs on a fishing vessel.").from("Union", "2015");
    let new = entry("vessels-2026").title("Vessels").says("New signs.").from("Union", "2026").replaces("vessels-2015");
    let mut world = World::knowing([old()]).await;
    let [ada, ben] = ["Ada", "Ben"].map(|name| world.chat_with(name));
    let dialog = world.dialog(&ada, &ben);

    ada.share("vessel", "Vessels", &dialog).await;
    dialog.transcript();
    world.restart_knowing([old(), new]);
    dialog.changed().await;

    assert!(dialog.transcript().contains("It has been replaced by a newer edition"));
}

#[tokio::test]
async fn the_file_comes_into_the_chat_once_by_its_address_and_then_by_its_name() {
    let world = World::knowing([entry("one").title("Age checks").download("https://example.org/a.pdf")]).await;
    let ada = world.chat_with("Ada");
    ada.send("age checks").await;
    ada.press("1").await;
    ada.transcript();

    ada.press("Send the file here").await;
    ada.press("Send the file here").await;
    world.telegram().forget_files();
    ada.press("Send the file here").await;

    let sent: Vec<String> = world
        .calls("sendDocument")
        .iter()
        .map(|call| call.parameters["document"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(sent.len(), 4, "{sent:?}");
    assert_eq!((sent[0].as_str(), sent[3].as_str()), ("https://example.org/a.pdf", "https://example.org/a.pdf"));
    assert_eq!(sent[1], sent[2], "by name, and again until Telegram refused it");
    assert_snapshot!(ada.transcript(), @"
    Ada presses [ Send the file here ]
    bot: <b>Age checks</b>
        Handbook
    bot, in passing: Fetching the document…
    Ada presses [ Send the file here ]
    bot: <b>Age checks</b>
        Handbook
    bot, in passing: Fetching the document…
    Ada presses [ Send the file here ]
    bot: <b>Age checks</b>
        Handbook
    bot, in passing: Fetching the document…
    ");
}

#[tokio::test]
async fn one_chooses_the_language_of_a_document() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("standards plan a house").await;
    ada.press("1").await;
    ada.transcript();

    ada.press("Send the file here").await;
    ada.press("Send · français").await;
    ada.press("‹ Back to the card").await;

    assert_eq!(world.calls("sendDocument")[0].parameters["document"], "https://example.org/normes-2022.pdf");
    assert_snapshot!(ada.transcript(), @"
    Ada presses [ Send the file here ]
    bot edits: <b>Shelter standards</b>
        Handbook · Shelter Network · 2022-05
        <i>Topics</i>: Shelter housing
        <i>Languages</i>: English, français

        Standards of a shelter: safety, rooms and staff. Use them to <i>plan</i> or to judge a house.
        [ Send · English ] [ Send · français ]
        [ ‹ Back to the card ]
    Ada presses [ Send · français ]
    bot: <b>Shelter standards</b>
        Handbook · Shelter Network · 2022
    bot, in passing: Fetching the document…
    Ada presses [ ‹ Back to the card ]
    bot edits: <b>Shelter standards</b>
        Handbook · Shelter Network · 2022-05
        <i>Topics</i>: Shelter housing
        <i>Languages</i>: English, français

        Standards of a shelter: safety, rooms and staff. Use them to <i>plan</i> or to judge a house.
        [ Download · English ](https://example.org/standards-2022.pdf) [ Download · français ](https://example.org/normes-2022.pdf)
        [ Send the file here ]
        [ Share… ](share: shelter-standards-2022) [ Copy citation ](copy: Shelter Network (2022). Shelter standards. https://example.org/standards-2022.pdf)
        [ Page of the document ](https://example.org/standards)
        [ Earlier edition (2015) ]
        [ See also: Children in a shelter ]
        [ See also: Night shifts ]
        [ See also: Staff of a shelter ]
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the answer ]
    ");
}

#[tokio::test]
async fn a_document_that_telegram_cannot_fetch_is_named_with_its_link() {
    let world = World::knowing([
        entry("big").title("Large atlas").download("https://example.org/big.pdf"),
        entry("page").title("Reading room").download("https://example.org/room"),
    ])
    .await;
    world.telegram().web_file("https://example.org/big.pdf", WebFile::TooLarge);
    let ada = world.chat_with("Ada");

    ada.send("atlas").await;
    ada.press("1").await;
    ada.transcript();
    ada.press("Send the file here").await;
    assert_snapshot!(ada.transcript(), @r#"
    Ada presses [ Send the file here ]
    bot: Telegram could not fetch "Large atlas" from its publisher: it may be too large, or not a file. Please open the link.
        [ Open the link ](https://example.org/big.pdf)
    bot, in passing: Fetching the document…
    "#);

    ada.send("reading room").await;
    ada.press("1").await;
    ada.transcript();
    ada.press("Send the file here").await;
    assert_snapshot!(ada.transcript(), @r#"
    Ada presses [ Send the file here ]
    bot: Telegram could not fetch "Reading room" from its publisher: it may be too large, or not a file. Please open the link.
        [ Open the link ](https://example.org/room)
    bot, in passing: Fetching the document…
    "#);
}

#[tokio::test]
async fn a_link_of_a_renamed_entry_still_opens_it() {
    let world = World::knowing([entry("vessels").title("Crews at sea").alias("fishing-vessels")]).await;
    let ada = world.chat_with("Ada");

    let key = guidepost::knowledge::Key::of("fishing-vessels");
    ada.open_link(&format!("https://t.me/guidepost_preview_bot?start={key}")).await;
    let gone = guidepost::knowledge::Key::of("never-there");
    ada.open_link(&format!("https://t.me/guidepost_preview_bot?start={gone}")).await;
    ada.open_link("https://t.me/guidepost_preview_bot?start=alerts").await;

    assert_snapshot!(ada.transcript(), @"
    Ada opens https://t.me/guidepost_preview_bot?start=oxgoIFf67kY
    bot: <b>Crews at sea</b>
        Handbook
        The library has no link to this document.

        Nothing of note.
        [ Share… ](share: vessels) [ Copy citation ](copy: Crews at sea.)
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
    Ada opens https://t.me/guidepost_preview_bot?start=UD6IxCid8Z4
    bot: This entry is no longer in the library. Please ask again.
    Ada opens https://t.me/guidepost_preview_bot?start=alerts
    bot: This chat gets no alerts on new guidance.
        [ New alert ]
    ");
}
