//! How a question was understood: what the person is told, and how it is taken back.

use insta::assert_snapshot;

use crate::support::{Entry, World, entry, shelter_library};

fn court_figures(id: &str, year: &str) -> Entry {
    entry(id).title("Court figures").says("Figures of cases in court.").from("Statistics Office", year)
}

#[tokio::test]
async fn what_was_mistyped_is_put_right_and_can_be_searched_as_it_was_typed() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");

    ada.send("nurze in a sheltr").await;
    ada.press("Search \"nurze sheltr\" as typed").await;

    assert_snapshot!(ada.transcript(), @r#"
    Ada: nurze in a sheltr
    bot: Results for <b>nurse in a shelter</b>

        <b>1. Health in a shelter</b>
        Handbook · Health Desk · 2020
        First days in a <b>shelter</b>: who sees a <b>nurse</b>, and when.
        [ 1 ]
        [ Search "nurze sheltr" as typed ]
        [ Share one of these… ](share: nurze in a sheltr) [ Alert me about this ]
    Ada presses [ Search "nurze sheltr" as typed ]
    bot edits: I found nothing about that in the library. Try other or fewer words, without names.

        Or look into a topic:
        [ Children ]
        [ Fishing ]
        [ Health ]
        [ Shelter housing ]
        [ Alert me about this ]
    "#);
}

#[tokio::test]
async fn a_wish_is_taken_away_and_brought_back_and_stays_on_the_way_to_a_card_and_back() {
    let world = World::knowing([court_figures("old", "2009"), court_figures("new", "2021")]).await;
    let ada = world.chat_with("Ada");

    ada.send("figures of court cases after 2015").await;
    ada.press("✕ from 2016").await;
    ada.press("2").await;
    ada.press("‹ Back to the answer").await;
    ada.press("+ from 2016").await;

    assert_snapshot!(ada.transcript(), @"
    Ada: figures of court cases after 2015
    bot: <b>1. Court figures</b>
        Handbook · Statistics Office · 2021
        <b>Figures</b> of <b>cases</b> in <b>court</b>.
        [ 1 ]
        [ ✕ from 2016 ]
        [ Share one of these… ](share: figures of court cases after 2015) [ Alert me about this ]
    Ada presses [ ✕ from 2016 ]
    bot edits: <b>1. Court figures</b>
        Handbook · Statistics Office · 2021
        <b>Figures</b> of <b>cases</b> in <b>court</b>.

        <b>2. Court figures</b>
        Handbook · Statistics Office · 2009
        <b>Figures</b> of <b>cases</b> in <b>court</b>.
        [ 1 ] [ 2 ]
        [ + from 2016 ]
        [ Share one of these… ](share: figures of court cases after 2015) [ Alert me about this ]
    Ada presses [ 2 ]
    bot edits: <b>Court figures</b>
        Handbook · Statistics Office · 2009
        The library has no link to this document.

        Figures of cases in court.
        [ Share… ](share: old) [ Copy citation ](copy: Statistics Office (2009). Court figures.)
        [ See also: Court figures ]
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the answer ]
    Ada presses [ ‹ Back to the answer ]
    bot edits: <b>1. Court figures</b>
        Handbook · Statistics Office · 2021
        <b>Figures</b> of <b>cases</b> in <b>court</b>.

        <b>2. Court figures</b>
        Handbook · Statistics Office · 2009
        <b>Figures</b> of <b>cases</b> in <b>court</b>.
        [ 1 ] [ 2 ]
        [ + from 2016 ]
        [ Share one of these… ](share: figures of court cases after 2015) [ Alert me about this ]
    Ada presses [ + from 2016 ]
    bot edits: <b>1. Court figures</b>
        Handbook · Statistics Office · 2021
        <b>Figures</b> of <b>cases</b> in <b>court</b>.
        [ 1 ]
        [ ✕ from 2016 ]
        [ Share one of these… ](share: figures of court cases after 2015) [ Alert me about this ]
    ");
}

#[tokio::test]
async fn demands_that_nothing_meets_are_let_go() {
    let world = World::knowing([
        court_figures("old", "2009"),
        entry("other").title("Shelter").says("Rooms.").from("Statistics Office", "2021"),
    ])
    .await;
    let ada = world.chat_with("Ada");

    ada.send("figures of court cases after 2015").await;

    assert_snapshot!(ada.transcript(), @"
    Ada: figures of court cases after 2015
    bot: Nothing in the library meets all of that. These come nearest:

        <b>1. Court figures</b>
        Handbook · Statistics Office · 2009
        <b>Figures</b> of <b>cases</b> in <b>court</b>.
        [ 1 ]
        [ ✕ from 2016 ]
        [ Share one of these… ](share: figures of court cases after 2015) [ Alert me about this ]
    ");
}
