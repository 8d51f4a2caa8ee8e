//! Getting to an entry without typing, keeping it, and short answers for a bad line.

use insta::assert_snapshot;

use crate::support::{World, entry, shelter_library};

#[tokio::test]
async fn topics_lead_to_an_entry_in_two_taps() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("/topics").await;
    ada.press("Fishing (1)").await;
    ada.press("1").await;
    ada.press("‹ Back to the topic").await;
    ada.press("‹ All topics").await;
    assert_snapshot!(ada.transcript(), @"
    Ada: /topics
    bot: The topics of the library, each with the number of its entries:
        [ Shelter housing (5) ] [ Children (1) ]
        [ Fishing (1) ] [ Health (1) ]
    Ada presses [ Fishing (1) ]
    bot edits: <b>Fishing</b>

        <b>1. Crews at sea</b>
        Handbook · Harbour Union · 2021
        Signs of forced labour on a fishing vessel.
        [ 1 ]
        [ ‹ All topics ]
    Ada presses [ 1 ]
    bot edits: <b>Crews at sea</b>
        Handbook · Harbour Union · 2021
        <i>Topics</i>: Fishing
        The library has no link to this document.

        Signs of forced labour on a fishing vessel.
        [ Share… ](share: crews-at-sea) [ Copy citation ](copy: Harbour Union (2021). Crews at sea.)
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the topic ]
    Ada presses [ ‹ Back to the topic ]
    bot edits: <b>Fishing</b>

        <b>1. Crews at sea</b>
        Handbook · Harbour Union · 2021
        Signs of forced labour on a fishing vessel.
        [ 1 ]
        [ ‹ All topics ]
    Ada presses [ ‹ All topics ]
    bot edits: The topics of the library, each with the number of its entries:
        [ Shelter housing (5) ] [ Children (1) ]
        [ Fishing (1) ] [ Health (1) ]
    ");
}

#[tokio::test]
async fn entries_are_saved_listed_sent_as_a_file_and_forgotten() {
    let world = World::remembering(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("/saved").await;
    assert!(ada.transcript().contains("Nothing is saved here yet"));
    ada.send("shelter").await;
    ada.press("1").await;
    ada.press("⭐ Save").await;
    assert!(ada.transcript().contains("[ ⭐ Saved – remove ]"));
    ada.send("/saved").await;
    ada.press("Send as a file").await;
    assert_snapshot!(ada.transcript(), @r#"
    Ada: /saved
    bot: <b>Saved</b>

        <b>1. Shelter standards</b>
        Handbook · Shelter Network · 2022
        Standards of a shelter: safety, rooms and staff. Use them to plan or to judge a house.
        Download: <a href="https://example.org/standards-2022.pdf">English</a> · <a href="https://example.org/normes-2022.pdf">français</a>
        [ 1 ]
        [ Send as a file ]
    Ada presses [ Send as a file ]
    bot:
    "#);
    ada.press("1").await;
    ada.press("⭐ Saved – remove").await;
    assert!(ada.transcript().contains("[ ‹ Back to what is saved ]"));
    ada.press("⭐ Save").await;
    ada.transcript();
    let upload = world.calls("sendDocument");
    assert_eq!(upload.len(), 1);
    ada.send("/forget").await;
    assert!(ada.transcript().contains("1 saved entry"));
    ada.send("/saved").await;
    assert!(ada.transcript().contains("Nothing is saved here yet"));
}

#[tokio::test]
async fn short_answers_take_little_on_the_wire() {
    let long = |number: usize| {
        let guide = entry(&format!("guide-{number}"))
            .title(&format!("Shelter guide {number} {}", "for all who work there ".repeat(12)));
        guide
            .says(&"A shelter has rooms and staff. ".repeat(80))
            .download(&format!("https://example.org/{}/{number}.pdf", "path".repeat(30)))
    };
    let world = World::knowing(shelter_library().into_iter().chain((0..8).map(long))).await;
    let ada = world.chat_with("Ada");
    ada.send("/lite").await;
    ada.send("shelter").await;
    ada.press("Next ›").await;
    ada.press("6").await;
    assert_snapshot!(ada.transcript(), @r#"
    Ada: /lite
    bot: Short answers are on: titles and links only, with the size of the document, and no pictures. /lite ends it.
    Ada: shelter
    bot: <b>1. Shelter standards</b>
        Handbook · Shelter Network · 2022
        <a href="https://example.org/standards-2022.pdf">Download</a>
        <b>2. Shelter standards</b>
        Handbook · Shelter Network · 2015
        <a href="https://example.org/standards-2015.pdf">Download</a>
        <b>3. Children in a shelter</b>
        Handbook · Children First · 2019
        <b>4. Staff of a shelter</b>
        Handbook
        <b>5. Night shifts</b>
        Handbook
        [ 1 ] [ 2 ] [ 3 ] [ 4 ] [ 5 ]
        [ 1/3 ] [ Next › ]
        [ Share one of these… ](share: shelter) [ Alert me about this ]
    Ada presses [ Next › ]
    bot edits: <b>6. Shelter guide 0 for all who work there for all who work there for all who work there for…</b>
        Handbook
        <a href="https://example.org/pathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpath/0.pdf">Download</a>
        <b>7. Shelter guide 1 for all who work there for all who work there for all who work there for…</b>
        Handbook
        <a href="https://example.org/pathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpath/1.pdf">Download</a>
        <b>8. Shelter guide 2 for all who work there for all who work there for all who work there for…</b>
        Handbook
        <a href="https://example.org/pathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpath/2.pdf">Download</a>
        [ 6 ] [ 7 ] [ 8 ] [ 9 ] [ 10 ]
        [ ‹ Previous ] [ 2/3 ] [ Next › ]
        [ Share one of these… ](share: shelter) [ Alert me about this ]
    Ada presses [ 6 ]
    bot edits: <b>Shelter guide 0 for all who work there for all who work there for all who work there for all who work there for all who work there for all who work there for all who work there for all who work there for all who work there for all who work there for all who work there for all who work there</b>
        Handbook
        <i>Languages</i>: English

        A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has rooms and staff. A shelter has …
        [ Download · English ](https://example.org/pathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpath/0.pdf)
        [ Send the file here ]
        [ Share… ](share: guide-0) [ Copy citation ](copy: Shelter guide 0 for all who work there for all who work there for all who work there for all who work there…. https://example.org/pathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpathpath/0.pdf)
        [ See also: Shelter guide 1 for all who work there for all… ]
        [ See also: Shelter guide 2 for all who work there for all… ]
        [ See also: Shelter guide 3 for all who work there for all… ]
        [ See also: Shelter guide 4 for all who work there for all… ]
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the answer ]
    "#);
    let texts = world.calls("sendMessage").into_iter().chain(world.calls("editMessageText"));
    for call in texts.skip(1) {
        let text = call.parameters["text"].as_str().expect("a text");
        assert!(text.len() <= 1_000, "{}: {text}", text.len());
    }
    ada.send("/lite").await;
    assert!(ada.transcript().contains("Short answers are off"));
}

#[tokio::test]
async fn short_answers_are_never_empty_and_say_how_a_question_was_read() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("/lite").await;
    ada.send("/saved").await;
    ada.send("sheltr standards").await;
    ada.send("/topics").await;
    ada.press("Fishing (1)").await;
    assert_snapshot!(ada.transcript(), @r#"
    Ada: /lite
    bot: Short answers are on: titles and links only, with the size of the document, and no pictures. /lite ends it.
    Ada: /saved
    bot: Nothing is saved here yet. Open a card and press "⭐ Save".
    Ada: sheltr standards
    bot: Results for <b>shelter standards</b>

        <b>1. Shelter standards</b>
        Handbook · Shelter Network · 2022
        <a href="https://example.org/standards-2022.pdf">Download</a>
        <b>2. Shelter standards</b>
        Handbook · Shelter Network · 2015
        <a href="https://example.org/standards-2015.pdf">Download</a>
        [ 1 ] [ 2 ]
        [ Search "sheltr" as typed ]
        [ Share one of these… ](share: sheltr standards) [ Alert me about this ]
    Ada: /topics
    bot: The topics of the library, each with the number of its entries:
        [ Shelter housing (5) ] [ Children (1) ]
        [ Fishing (1) ] [ Health (1) ]
    Ada presses [ Fishing (1) ]
    bot edits: <b>1. Crews at sea</b>
        Handbook · Harbour Union · 2021
        [ 1 ]
        [ ‹ All topics ]
    "#);
}
