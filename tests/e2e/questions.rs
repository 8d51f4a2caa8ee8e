//! Free text, the pages of its answer, and what is no question.

use insta::assert_snapshot;
use serde_json::json;

use crate::support::{World, entry, shelter_library, with};

#[tokio::test]
async fn pages_turn_there_and_back_in_the_same_message() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");

    ada.send("What is a shelter?").await;
    assert_snapshot!(ada.transcript(), @r#"
    Ada: What is a shelter?
    bot: <b>1. Shelter standards</b>
        Handbook · Shelter Network · 2022
        Standards of a <b>shelter</b>: safety, rooms and staff. Use them to plan or to judge a house.
        Download: <a href="https://example.org/standards-2022.pdf">English</a> · <a href="https://example.org/normes-2022.pdf">français</a>

        <b>2. Shelter standards</b>
        Handbook · Shelter Network · 2015
        The first standards of a <b>shelter</b>, for managers.
        Download: <a href="https://example.org/standards-2015.pdf">English</a>

        <b>3. Children in a shelter</b>
        Handbook · Children First · 2019
        Rooms, schooling and play for children who live in a <b>shelter</b>.

        <b>4. Staff of a shelter</b>
        Handbook
        Hiring, training and supervision of those who work in a <b>shelter</b>.

        <b>5. Night shifts</b>
        Handbook
        What one person alone at night in a <b>shelter</b> has to know &amp; do.
        [ 1 ] [ 2 ] [ 3 ] [ 4 ] [ 5 ]
        [ 1/2 ] [ Next › ]
        [ Share one of these… ](share: What is a shelter?) [ Alert me about this ]
    "#);
    let first_page = ada.newest();

    ada.press("Next ›").await;
    ada.press("2/2").await;
    assert_snapshot!(ada.transcript(), @"
    Ada presses [ Next › ]
    bot edits: <b>6. Health in a shelter</b>
        Handbook · Health Desk · 2020
        First days in a <b>shelter</b>: who sees a nurse, and when.
        [ 6 ]
        [ ‹ Previous ] [ 2/2 ]
        [ Share one of these… ](share: What is a shelter?) [ Alert me about this ]
    Ada presses [ 2/2 ]
    ");

    ada.press("‹ Previous").await;
    let there_and_back = ada.newest();
    assert_eq!((there_and_back.id, there_and_back.html), (first_page.id, first_page.html));
    assert_eq!(ada.chat().len(), 2, "a question and its answer");
    ada.transcript();
}

#[tokio::test]
async fn an_answer_has_no_previews_and_replies_to_its_question() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");

    let asked = ada.send("forced labour on a vessel").await;

    let answer = ada.newest();
    assert!(!answer.previews_links);
    assert_eq!(answer.reply_to, Some(asked));
    ada.transcript();
}

#[tokio::test]
async fn an_edited_question_is_answered_anew() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");

    let asked = ada.send("nurse").await;
    ada.edit(asked, "vessel").await;

    assert_snapshot!(ada.transcript(), @"
    Ada: nurse
    bot: <b>1. Health in a shelter</b>
        Handbook · Health Desk · 2020
        First days in a shelter: who sees a <b>nurse</b>, and when.
        [ 1 ]
        [ Share one of these… ](share: nurse) [ Alert me about this ]
    Ada edits: vessel
    bot: <b>1. Crews at sea</b>
        Handbook · Harbour Union · 2021
        Signs of forced labour on a fishing <b>vessel</b>.
        [ 1 ]
        [ Share one of these… ](share: vessel) [ Alert me about this ]
    ");
}

#[tokio::test]
async fn what_is_written_below_a_photo_is_a_question() {
    let world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    let photo = json!([{ "file_id": "a", "file_unique_id": "b", "width": 90, "height": 90 }]);

    let content = json!({ "photo": photo, "caption": "shelter" });
    ada.send_content("a photo with the caption: shelter", content).await;
    assert!(ada.transcript().contains("\nbot: <b>1. "));

    ada.press("Next ›").await;
    assert!(ada.transcript().contains("\nbot edits: <b>6. "));
}

#[tokio::test]
async fn what_has_no_words_is_not_looked_at() {
    let world = World::knowing([]).await;
    let ada = world.chat_with("Ada");
    let file = |more| with(json!({ "file_id": "a", "file_unique_id": "b" }), &more);

    let photo = file(json!({ "width": 90, "height": 90 }));
    ada.send_content("a photo", json!({ "photo": [photo] })).await;
    ada.send_content("a voice message", json!({ "voice": file(json!({ "duration": 3 })) })).await;
    let sticker =
        file(json!({ "type": "regular", "width": 512, "height": 512, "is_animated": false, "is_video": false }));
    ada.send_content("a sticker", json!({ "sticker": sticker })).await;
    ada.send_content("something of the future", json!({ "hologram": { "size": 3 } })).await;

    assert_snapshot!(ada.transcript(), @r#"
    Ada sends a photo
    bot: I can only read words, and I have not looked at what you sent. Please type what you look for, for instance "health care indicators".
    Ada sends a voice message
    bot: I can only read words, and I have not looked at what you sent. Please type what you look for, for instance "health care indicators".
    Ada sends a sticker
    bot: I can only read words, and I have not looked at what you sent. Please type what you look for, for instance "health care indicators".
    Ada sends something of the future
    bot: I can only read words, and I have not looked at what you sent. Please type what you look for, for instance "health care indicators".
    "#);
}

#[tokio::test]
async fn a_text_without_words_is_no_question_and_a_long_one_is() {
    let world = World::knowing([entry("shelter")]).await;
    let ada = world.chat_with("Ada");

    ada.send("🙂🙂").await;
    ada.send("?!").await;
    ada.send(&"a story ".repeat(100)).await;

    assert_snapshot!(ada.transcript(), @r#"
    Ada: 🙂🙂
    bot: I found no words in that. Please type what you look for, for instance "shelter standards" or "how to recognise forced labour".
    Ada: ?!
    bot: I found no words in that. Please type what you look for, for instance "shelter standards" or "how to recognise forced labour".
    Ada: (800 characters)
    bot: I found nothing about that in the library. Try other or fewer words, without names.
        [ Alert me about this ]
    "#);
}

#[tokio::test]
async fn signs_of_html_are_shown_and_never_read() {
    let world = World::knowing([entry("signs")
        .title("Rights & <duties>")
        .says("An excerpt with \\<b> & <b>more</b> about duties.")
        .about("a-b")])
    .await;
    let ada = world.chat_with("Ada");

    ada.send("<b>duties & </i>").await;
    ada.press("1").await;

    assert_snapshot!(ada.transcript(), @"
    Ada: <b>duties & </i>
    bot: <b>1. Rights &amp; &lt;duties&gt;</b>
        Handbook
        An excerpt with &lt;<b>b</b>&gt; &amp; &lt;<b>b</b>&gt;more&lt;/<b>b</b>&gt; about <b>duties</b>.
        [ 1 ]
        [ Share one of these… ](share: <b>duties & </i>) [ Alert me about this ]
    Ada presses [ 1 ]
    bot edits: <b>Rights &amp; &lt;duties&gt;</b>
        Handbook
        <i>Topics</i>: A b
        The library has no link to this document.

        An excerpt with &lt;b&gt; &amp; &lt;b&gt;more&lt;/b&gt; about duties.
        [ Share… ](share: signs) [ Copy citation ](copy: Rights & <duties>.)
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
        [ ‹ Back to the answer ]
    ");
}

#[tokio::test]
async fn the_library_of_this_repository_answers() {
    let world = World::of_the_library().await;
    let ada = world.chat_with("Ada");

    ada.send("signs of forced labour on a fishing vessel").await;
    ada.press("1").await;
    ada.press("‹ Back to the answer").await;
    ada.press("Next ›").await;

    assert_eq!(ada.newest().buttons[0][0].label, "6");
    ada.transcript();
}
