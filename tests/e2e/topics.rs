//! Nothing found, and the topics that are offered instead.

use insta::assert_snapshot;

use crate::support::{World, entry, shelter_library};

#[tokio::test]
async fn who_finds_nothing_finds_a_topic_and_the_way_back() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");

    ada.send("quantum gravity").await;
    assert_snapshot!(ada.transcript(), @"
    Ada: quantum gravity
    bot: I found nothing about that in the library. Try other or fewer words, without names.

        Or look into a topic:
        [ Children ]
        [ Fishing ]
        [ Health ]
        [ Shelter housing ]
        [ Alert me about this ]
    ");

    ada.press("Shelter housing").await;
    assert_snapshot!(ada.transcript(), @r#"
    Ada presses [ Shelter housing ]
    bot edits: <b>Shelter housing</b>

        <b>1. Shelter standards</b>
        Handbook · Shelter Network · 2022
        Standards of a shelter: safety, rooms and staff. Use them to plan or to judge a house.
        Download: <a href="https://example.org/standards-2022.pdf">English</a> · <a href="https://example.org/normes-2022.pdf">français</a>

        <b>2. Children in a shelter</b>
        Handbook · Children First · 2019
        Rooms, schooling and play for children who live in a shelter.

        <b>3. Shelter standards</b>
        Handbook · Shelter Network · 2015
        The first standards of a shelter, for managers.
        Download: <a href="https://example.org/standards-2015.pdf">English</a>

        <b>4. Night shifts</b>
        Handbook
        What one person alone at night in a shelter has to know &amp; do.

        <b>5. Staff of a shelter</b>
        Handbook
        Hiring, training and supervision of those who work in a shelter.
        [ 1 ] [ 2 ] [ 3 ] [ 4 ] [ 5 ]
        [ ‹ Back ]
    "#);

    ada.press("1").await;
    assert_snapshot!(ada.transcript(), @"
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
        [ ‹ Back to the topic ]
    ");

    ada.press("‹ Back to the topic").await;
    assert!(ada.transcript().contains("bot edits: <b>Shelter housing</b>"));

    ada.press("‹ Back").await;
    assert_snapshot!(ada.transcript(), @"
    Ada presses [ ‹ Back ]
    bot edits: I found nothing about that in the library. Try other or fewer words, without names.

        Or look into a topic:
        [ Children ]
        [ Fishing ]
        [ Health ]
        [ Shelter housing ]
        [ Alert me about this ]
    ");
}

#[tokio::test]
async fn a_long_topic_has_pages_and_its_cards_lead_back_to_them() {
    let entries = (1..=7).map(|number| {
        entry(&format!("guide-{number}"))
            .title(&format!("Guide {number}"))
            .from("Desk", &format!("202{number}"))
            .about("care")
    });
    let world = World::knowing(entries).await;
    let ada = world.chat_with("Ada");
    ada.send("quantum gravity").await;
    ada.press("Care").await;
    ada.transcript();

    ada.press("Next ›").await;
    ada.press("7").await;
    ada.press("‹ Back to the topic").await;

    assert_snapshot!(ada.transcript(), @"
    Ada presses [ Next › ]
    bot edits: <b>Care</b>

        <b>6. Guide 2</b>
        Handbook · Desk · 2022
        Nothing of note.

        <b>7. Guide 1</b>
        Handbook · Desk · 2021
        Nothing of note.
        [ 6 ] [ 7 ]
        [ ‹ Previous ] [ 2/2 ]
        [ ‹ Back ]
    Ada presses [ 7 ]
    bot edits: <b>Guide 1</b>
        Handbook · Desk · 2021
        <i>Topics</i>: Care
        The library has no link to this document.

        Nothing of note.
        [ Share… ](share: guide-1) [ Copy citation ](copy: Desk (2021). Guide 1.)
        [ See also: Guide 2 ]
        [ See also: Guide 3 ]
        [ See also: Guide 4 ]
        [ See also: Guide 5 ]
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the topic ]
    Ada presses [ ‹ Back to the topic ]
    bot edits: <b>Care</b>

        <b>6. Guide 2</b>
        Handbook · Desk · 2022
        Nothing of note.

        <b>7. Guide 1</b>
        Handbook · Desk · 2021
        Nothing of note.
        [ 6 ] [ 7 ]
        [ ‹ Previous ] [ 2/2 ]
        [ ‹ Back ]
    ");
}

#[tokio::test]
async fn an_empty_library_says_so_honestly() {
    let world = World::knowing([]).await;
    let ada = world.chat_with("Ada");

    ada.send("shelter").await;

    assert_snapshot!(ada.transcript(), @"
    Ada: shelter
    bot: I found nothing about that in the library. Try other or fewer words, without names.
        [ Alert me about this ]
    ");
}
