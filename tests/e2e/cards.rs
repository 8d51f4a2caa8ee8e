//! Cards: one entry in full, its documents, its relatives, and the way back.

use guidepost::preview::Action;
use insta::assert_snapshot;

use crate::support::{World, entry, shelter_library};

#[tokio::test]
async fn a_card_leads_back_to_the_page_it_was_opened_on() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("shelter").await;
    ada.press("Next ›").await;
    let second_page = ada.newest();
    ada.transcript();

    ada.press("6").await;
    assert_snapshot!(ada.transcript(), @"
    Ada presses [ 6 ]
    bot edits: <b>Health in a shelter</b>
        Handbook · Health Desk · 2020
        <i>Topics</i>: Health
        The library has no link to this document.

        First days in a shelter: who sees a nurse, and when.
        [ Share… ](share: shelter-health) [ Copy citation ](copy: Health Desk (2020). Health in a shelter.)
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the answer ]
    ");

    ada.press("‹ Back to the answer").await;
    let back = ada.newest();
    assert_eq!((back.id, back.html, back.buttons), (second_page.id, second_page.html, second_page.buttons));
    ada.transcript();
}

#[tokio::test]
async fn an_old_edition_leads_to_the_new_one_and_back_to_the_answer() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("first standards for managers 2015").await;
    ada.transcript();

    let label = number_of("2015", &ada.newest().text);
    ada.press(&label).await;
    ada.press("Newer edition (2022)").await;
    ada.press("Earlier edition (2015)").await;
    assert_snapshot!(ada.transcript(), @"
    Ada presses [ 1 ]
    bot edits: <i>A newer edition exists: Shelter standards (2022)</i>

        <b>Shelter standards</b>
        Handbook · Shelter Network · 2015
        <i>Topics</i>: Shelter housing
        <i>Languages</i>: English

        The first standards of a shelter, for managers.
        [ Download · English ](https://example.org/standards-2015.pdf)
        [ Send the file here ]
        [ Share… ](share: shelter-standards-2015) [ Copy citation ](copy: Shelter Network (2015). Shelter standards. https://example.org/standards-2015.pdf)
        [ Newer edition (2022) ]
        [ See also: Children in a shelter ]
        [ See also: Night shifts ]
        [ See also: Staff of a shelter ]
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the answer ]
    Ada presses [ Newer edition (2022) ]
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
    Ada presses [ Earlier edition (2015) ]
    bot edits: <i>A newer edition exists: Shelter standards (2022)</i>

        <b>Shelter standards</b>
        Handbook · Shelter Network · 2015
        <i>Topics</i>: Shelter housing
        <i>Languages</i>: English

        The first standards of a shelter, for managers.
        [ Download · English ](https://example.org/standards-2015.pdf)
        [ Send the file here ]
        [ Share… ](share: shelter-standards-2015) [ Copy citation ](copy: Shelter Network (2015). Shelter standards. https://example.org/standards-2015.pdf)
        [ Newer edition (2022) ]
        [ See also: Children in a shelter ]
        [ See also: Night shifts ]
        [ See also: Staff of a shelter ]
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the answer ]
    ");

    ada.press("‹ Back to the answer").await;
    assert!(ada.transcript().contains("bot edits: <b>1. "));
}

/// The number of the entry whose lines have these words.
fn number_of(words: &str, answer: &str) -> String {
    let block = answer.split("\n\n").find(|block| block.contains(words)).expect("an entry with these words");
    block.split('.').next().expect("a number").to_owned()
}

#[tokio::test]
async fn related_entries_are_a_press_away() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    ada.send("night").await;
    ada.press("1").await;
    ada.transcript();

    ada.press("See also: Children in a shelter").await;
    ada.press("‹ Back to the answer").await;

    assert_snapshot!(ada.transcript(), @"
    Ada presses [ See also: Children in a shelter ]
    bot edits: <b>Children in a shelter</b>
        Handbook · Children First · 2019
        <i>Topics</i>: Shelter housing, Children
        The library has no link to this document.

        Rooms, schooling and play for children who live in a shelter.
        [ Share… ](share: shelter-children) [ Copy citation ](copy: Children First (2019). Children in a shelter.)
        [ See also: Night shifts ]
        [ See also: Staff of a shelter ]
        [ See also: Shelter standards ]
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the answer ]
    Ada presses [ ‹ Back to the answer ]
    bot edits: <b>1. Night shifts</b>
        Handbook
        What one person alone at <b>night</b> in a shelter has to know &amp; do.
        [ 1 ]
        [ Share one of these… ](share: night) [ Alert me about this ]
    ");
}

#[tokio::test]
async fn documents_open_in_the_browser() {
    let world = World::knowing([entry("standards")
        .title("Standards")
        .download("https://example.org/a.pdf")
        .landing("https://example.org/about")
        .also_in("fr", "https://example.org/b.pdf")
        .also_in("uk", "https://example.org/c.pdf")])
    .await;
    let ada = world.chat_with("Ada");

    ada.send("standards").await;
    ada.press("1").await;

    let buttons = ada.newest().buttons.into_iter().flatten();
    let urls: Vec<_> = buttons.filter(|button| matches!(button.action, Action::Url(_))).collect();
    assert_eq!(urls.len(), 4);
    assert_snapshot!(ada.transcript(), @r#"
    Ada: standards
    bot: <b>1. </b><b><u>Standards</u></b>
        Handbook
        Nothing of note.
        Download: <a href="https://example.org/a.pdf">English</a> · <a href="https://example.org/b.pdf">français</a> · <a href="https://example.org/c.pdf">українська</a>
        [ 1 ]
        [ Share one of these… ](share: standards) [ Alert me about this ]
    Ada presses [ 1 ]
    bot edits: <b>Standards</b>
        Handbook
        <i>Languages</i>: English, français, українська

        Nothing of note.
        [ Download · English ](https://example.org/a.pdf) [ Download · français ](https://example.org/b.pdf)
        [ Download · українська ](https://example.org/c.pdf)
        [ Send the file here ]
        [ Share… ](share: standards) [ Copy citation ](copy: Standards. https://example.org/a.pdf)
        [ Page of the document ](https://example.org/about)
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the answer ]
    "#);
}
