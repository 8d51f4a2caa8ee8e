//! What is new reaches those who asked for it, once. What can come of one message is tried in `src/telegram`, where the
//! clock can be turned.

use std::time::{Duration, Instant};

use guidepost::alerts::{Hour, Manner, Rhythm, When};
use guidepost::preview::{Outcome, Telegram};

use crate::support::{Entry, Person, World, entry, shelter_library, until};

fn night() -> Entry {
    entry("night-buses").title("Night buses").says("Who waits at a stop at night.")
}

/// Alerts about night buses that reached somebody, by chat.
fn told(telegram: &Telegram) -> Vec<i64> {
    let calls = telegram.calls().into_iter().filter(|call| {
        let text = call.parameters["text"].as_str().unwrap_or_default();
        call.method.eq_ignore_ascii_case("sendMessage") && call.outcome == Outcome::Ok && text.contains("Night buses")
    });
    calls.map(|call| call.parameters["chat_id"].as_i64().expect("a chat")).collect()
}

/// Long enough for what must not happen.
async fn a_while() {
    tokio::time::sleep(Duration::from_millis(400)).await;
}

/// Long before it is due.
fn weekly_at_an_hour_that_is_far_off() -> Manner {
    let hour = Hour::new(3).expect("an hour");
    let day = jiff::civil::Weekday::Monday;
    // At least two days from now, or from then.
    let far = [day, jiff::civil::Weekday::Thursday].map(|day| Manner {
        rhythm: Rhythm { when: When::Weekly { day, hour }, ..Rhythm::default() },
        ..Manner::default()
    });
    let now = jiff::Timestamp::now().as_second();
    far.into_iter().max_by_key(|manner| manner.rhythm.due(now)).expect("one of two")
}

#[tokio::test]
async fn what_is_new_is_told_once_and_neither_an_edit_nor_a_restart_tells_it_again() {
    let mut world = World::knowing(shelter_library()).await;
    let (ada, grace) = (world.chat_with("Ada"), world.chat_with("Grace"));
    world.subscribe(ada.id(), Manner::default()).await;
    a_while().await;
    assert_eq!(world.calls("sendMessage").len(), 0, "the first run announces nothing");

    world.learn([night()]);
    until(world.telegram(), "the alert", |telegram| told(telegram) == [ada.id()]).await;
    assert!(ada.transcript().contains("Night buses"));

    world.learn([night().says("Who waits at a stop at night, and for whom.")]);
    a_while().await;
    world.restart();
    world.subscribe(grace.id(), Manner::default()).await;
    a_while().await;
    assert_eq!(told(world.telegram()), [ada.id()]);
}

#[tokio::test]
async fn what_is_new_after_a_restart_is_told() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    world.subscribe(ada.id(), Manner::default()).await;
    world.restart_knowing(shelter_library().into_iter().chain([night()]));
    until(world.telegram(), "the alert", |telegram| told(telegram) == [ada.id()]).await;
    ada.transcript();
}

#[tokio::test]
async fn what_is_withdrawn_or_superseded_before_it_was_sent_is_not_sent() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    world.subscribe(ada.id(), weekly_at_an_hour_that_is_far_off()).await;

    world.learn([night()]);
    world.until_announced(1, 1).await;
    world.forget_entry("night-buses");
    world.until_announced(1, 0).await;

    world.learn([entry("day-buses").title("Day buses")]);
    world.until_announced(2, 1).await;
    world.learn([entry("day-buses-2").title("Day buses, again").replaces("day-buses")]);
    world.until_announced(3, 1).await;
    let progress = world.progress().await;
    assert_eq!((progress[0].announcement.entry.as_str(), progress[0].pending), ("day-buses-2", 1));
    assert_eq!(world.calls("sendMessage").len(), 0);
}

#[tokio::test]
async fn whoever_has_blocked_the_bot_is_left_alone() {
    let mut world = World::knowing(shelter_library()).await;
    let (ada, grace) = (world.chat_with("Ada"), world.chat_with("Grace"));
    world.subscribe(ada.id(), Manner::default()).await;
    world.subscribe(grace.id(), Manner::default()).await;
    ada.itself().block_bot();
    world.learn([night()]);
    until(world.telegram(), "the alert", |telegram| told(telegram) == [grace.id()]).await;
    world.learn([entry("day-buses").title("Day buses")]);
    world.until_announced(2, 1).await;
    let to_ada = world.calls("sendMessage").iter().filter(|call| call.parameters["chat_id"] == ada.id()).count();
    assert!(to_ada <= 1, "once, when the alert was quicker than the word of it");
    grace.transcript();
}

#[tokio::test]
async fn a_group_that_becomes_a_supergroup_unseen_is_told_there() {
    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    let group = world.group("Casework");
    group.add_bot(&ada).await;
    let old = group.itself().id();
    world.subscribe(old, Manner::default()).await;
    let new = group.itself().migrate_silently();
    world.learn([night()]);
    until(world.telegram(), "the alert", |telegram| told(telegram) == [new]).await;
    world.until_announced(1, 0).await;
    group.transcript();
}

#[tokio::test]
async fn a_question_is_answered_before_the_alerts_that_wait() {
    const SUBSCRIBERS: usize = 150;

    let mut world = World::knowing(shelter_library()).await;
    let ada = world.chat_with("Ada");
    for number in 0..SUBSCRIBERS {
        let id = world.telegram().person(&format!("Person {number}")).id();
        world.subscribe(id, Manner::default()).await;
    }
    world.learn([night()]);
    until(world.telegram(), "the first alerts", |telegram| !told(telegram).is_empty()).await;
    ada.send("nurse").await;
    let sent = told(world.telegram()).len();
    assert!(sent + 100 <= SUBSCRIBERS, "{sent} alerts went first");
    assert!(ada.transcript().contains("Health in a shelter"));
}

/// The time from a question to its answer, in the middle and at the 95th percentile.
async fn time_of_answers(person: &Person, telegram: &Telegram) -> (Duration, Duration) {
    let mut times = Vec::new();
    // A chat takes sixty messages at once, and then one a second.
    for _ in 0..50 {
        let asked = Instant::now();
        let question = person.say("nurse");
        until(telegram, "an answer", |_| person.answers_to(question) > 0).await;
        times.push(asked.elapsed());
        // As fast as somebody who does nothing but ask.
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    times.sort_unstable();
    (times[25], times[47])
}

#[tokio::test]
#[ignore = "measures, which takes a while: just answers-during-alerts"]
async fn how_long_answers_take_while_alerts_go_out() {
    let mut world = World::knowing(shelter_library()).await;
    let (ada, ben) = (world.chat_with("Ada"), world.chat_with("Ben"));
    for number in 0..500 {
        let id = world.telegram().person(&format!("Person {number}")).id();
        world.subscribe(id, Manner::default()).await;
    }
    let idle = time_of_answers(&ada, world.telegram()).await;
    world.learn([night()]);
    until(world.telegram(), "the first alerts", |telegram| !told(telegram).is_empty()).await;
    let before = told(world.telegram()).len();
    let busy = time_of_answers(&ben, world.telegram()).await;
    let alerts = told(world.telegram()).len() - before;
    println!("median and p95: idle {idle:?}, while {alerts} alerts went out {busy:?}");
    assert!(alerts > 50, "alerts went out meanwhile: {alerts}");
    ada.transcript();
    ben.transcript();
}
