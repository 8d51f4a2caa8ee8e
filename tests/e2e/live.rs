//! A library that changes while the bot runs.

use insta::assert_snapshot;

use crate::support::{World, entry};

#[tokio::test]
async fn what_is_learned_and_withdrawn_while_the_bot_runs_is_answered_so() {
    let mut world =
        World::knowing([entry("crews").title("Crews at sea").says("Signs of forced labour on a vessel.")]).await;
    let ada = world.chat_with("Ada");

    ada.send("shelter for a night").await;
    world.learn([entry("night").title("Night shifts").says("What one person alone in a shelter has to know.")]);
    ada.send("shelter for a night").await;
    world.learn([entry("night").title("Night shifts").says("A shelter is never left to one person alone.")]);
    ada.send("shelter for a night").await;
    assert_snapshot!(ada.transcript(), @"
    Ada: shelter for a night
    bot: I found nothing about that in the library. Try other or fewer words, without names.
        [ Alert me about this ]
    Ada: shelter for a night
    bot: <b>1. Night shifts</b>
        Handbook
        What one person alone in a <b>shelter</b> has to know.
        [ 1 ]
        [ Share one of these… ](share: shelter for a night) [ Alert me about this ]
    Ada: shelter for a night
    bot: <b>1. Night shifts</b>
        Handbook
        A <b>shelter</b> is never left to one person alone.
        [ 1 ]
        [ Share one of these… ](share: shelter for a night) [ Alert me about this ]
    ");

    world.forget_entry("night");
    ada.press("1").await;
    ada.send("shelter for a night").await;
    assert_snapshot!(ada.transcript(), @"
    Ada presses [ 1 ]
    bot, in a window: This entry is no longer in the library. Please ask again.
    Ada: shelter for a night
    bot: I found nothing about that in the library. Try other or fewer words, without names.
        [ Alert me about this ]
    ");
}
