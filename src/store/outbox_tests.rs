//! Announcements and their deliveries: who gets what, in which order, and what each outcome leaves behind.

use std::fmt::Write as _;

use super::deliveries::{CLAIM, EARLIEST, NEXT};
use super::*;

const NOW: i64 = 1_000_000;

fn here(chat_id: i64) -> Recipient {
    Recipient { chat_id, topic_id: None }
}

fn of(entry: &str) -> Announcement {
    Announcement { entry: entry.to_owned(), what: "new".to_owned() }
}

fn at(subscription: i64, due: i64) -> Concerned {
    Concerned { subscription, due, digest: false }
}

async fn subscribe(store: &Store, chat_id: i64) -> i64 {
    store.subscribe(here(chat_id), "{}".to_owned(), "{}".to_owned()).await.unwrap()
}

async fn announce(store: &Store, entry: &str, concerned: Vec<Concerned>) -> Option<i64> {
    store.announce(of(entry), vec!["en".to_owned()], concerned, NOW).await.unwrap()
}

/// A store in which one alert is due to each of these chats now, in this order.
async fn owing(chats: impl IntoIterator<Item = i64>) -> Store {
    let store = Store::in_memory().unwrap();
    let mut concerned = Vec::new();
    for (place, chat) in (0..).zip(chats) {
        concerned.push(at(subscribe(&store, chat).await, NOW - 1_000 + place));
    }
    announce(&store, "night", concerned).await.unwrap();
    store
}

async fn claim(store: &Store, now: i64) -> Option<Parcel> {
    store.claim(now, Vec::new()).await.unwrap()
}

/// The chats of all that can be claimed, in order.
async fn claim_all(store: &Store, now: i64) -> Vec<i64> {
    let mut chats = Vec::new();
    while let Some(parcel) = claim(store, now).await {
        chats.push(parcel.recipient.chat_id);
    }
    chats
}

async fn progress(store: &Store) -> (u32, u32, u32, u32) {
    let progress = store.progress().await.unwrap().pop().unwrap();
    (progress.pending, progress.sent, progress.given_up, progress.uncertain)
}

#[tokio::test]
async fn announcing_twice_adds_nothing() {
    let store = Store::in_memory().unwrap();
    let number = subscribe(&store, 1).await;
    assert!(announce(&store, "night", vec![at(number, NOW)]).await.is_some());
    let late = subscribe(&store, 2).await;
    for _ in 0..2 {
        assert_eq!(announce(&store, "night", vec![at(number, NOW), at(late, NOW)]).await, None);
    }
    assert_eq!(claim_all(&store, NOW).await, [1]);
    assert_eq!(store.known_entries().await.unwrap(), [("night".to_owned(), vec!["en".to_owned()])]);
}

#[tokio::test]
async fn announcing_ten_times_at_once_is_announcing_once() {
    let store = Store::in_memory().unwrap();
    let number = subscribe(&store, 1).await;
    let all = (0..10).map(|_| announce(&store, "night", vec![at(number, NOW)]));
    let announced = futures::future::join_all(all).await;
    assert_eq!(announced.iter().flatten().count(), 1);
    assert_eq!(progress(&store).await, (1, 0, 0, 0));
}

#[tokio::test]
async fn two_subscriptions_of_a_chat_give_one_delivery_the_earlier() {
    for order in [[0, 1], [1, 0]] {
        let store = Store::in_memory().unwrap();
        let numbers = [subscribe(&store, 1).await, subscribe(&store, 1).await];
        let digest = Concerned { subscription: numbers[0], due: NOW + 50, digest: true };
        let concerned = [digest, at(numbers[1], NOW + 10)];
        announce(&store, "night", order.map(|place| concerned[place]).to_vec()).await;
        assert_eq!(store.next_due().await.unwrap(), Some(NOW + 10));
        let parcel = claim(&store, NOW + 10).await.unwrap();
        assert_eq!((parcel.items.len(), parcel.items[0].subscription, parcel.digest), (1, numbers[1], false));
        assert_eq!(claim(&store, NOW + 100).await, None);
    }
}

#[tokio::test]
async fn whoever_has_unsubscribed_meanwhile_gets_none() {
    let store = Store::in_memory().unwrap();
    let (gone, stays) = (subscribe(&store, 1).await, subscribe(&store, 2).await);
    assert!(store.unsubscribe(gone, here(1)).await.unwrap());
    announce(&store, "night", vec![at(gone, NOW), at(stays, NOW)]).await;
    announce(&store, "day", vec![at(stays, NOW)]).await;
    assert_eq!(progress(&store).await, (1, 0, 0, 0));
    assert!(store.unsubscribe(stays, here(2)).await.unwrap());
    assert_eq!(claim(&store, NOW).await, None);
}

#[tokio::test]
async fn the_least_tried_goes_first_then_what_is_due_first() {
    let store = owing([1, 2, 3]).await;
    let first = claim(&store, NOW).await.unwrap();
    assert_eq!((first.recipient.chat_id, first.items[0].tries), (1, 1));
    store.mark(first, Outcome::Unclear { now: NOW - 500 }).await.unwrap();
    assert_eq!(claim_all(&store, NOW).await, [2, 3, 1], "it is due before the others, and was tried");
    assert_eq!(claim_all(&store, NOW).await, Vec::<i64>::new());
}

#[tokio::test]
async fn nothing_is_claimed_before_it_is_due() {
    let store = owing([1]).await;
    assert_eq!(claim(&store, NOW - 1_001).await, None);
    assert_eq!(store.next_due().await.unwrap(), Some(NOW - 1_000));
    assert!(claim(&store, NOW - 1_000).await.is_some());
    assert_eq!(store.next_due().await.unwrap(), None);
}

#[tokio::test]
async fn a_digest_takes_all_that_waits_at_most_twenty() {
    let store = Store::in_memory().unwrap();
    let (number, other) = (subscribe(&store, 1).await, subscribe(&store, 2).await);
    let digest = |subscription, due| Concerned { subscription, due, digest: true };
    for entry in 0..23 {
        announce(&store, &format!("entry-{entry}"), vec![digest(number, NOW), digest(other, NOW + 9)]).await;
    }
    announce(&store, "later", vec![digest(number, NOW + 1)]).await;
    announce(&store, "at-once", vec![at(number, NOW + 1)]).await;

    let mut sizes = Vec::new();
    while let Some(parcel) = claim(&store, NOW).await {
        assert_eq!((parcel.recipient, parcel.digest), (here(1), true));
        assert!(parcel.items.is_sorted_by_key(|item| item.alert));
        let said = store.contents(here(1), parcel.claimed_at).await.unwrap();
        assert!(parcel.items.iter().all(|item| said.contains(&(item.announcement.clone(), item.subscription))));
        sizes.push(parcel.items.len());
        store.mark(parcel, Outcome::Sent).await.unwrap();
    }
    assert_eq!(sizes, [20, 3]);
    let one = claim(&store, NOW + 1).await.unwrap();
    let two = claim(&store, NOW + 1).await.unwrap();
    assert_eq!([one.items.len(), two.items.len()], [1, 1], "what goes at once goes alone");
    assert_ne!(one.digest, two.digest);
}

#[tokio::test]
async fn who_has_something_on_its_way_is_passed_over() {
    let store = owing([1, 2]).await;
    let number = claim(&store, NOW).await.unwrap().subscriber;
    let day = store.subscriptions_of(here(1)).await.unwrap()[0].number;
    announce(&store, "day", vec![at(day, NOW - 5_000)]).await;
    let next = store.claim(NOW, vec![number]).await.unwrap().unwrap();
    assert_eq!(next.recipient, here(2));
    assert_eq!(store.claim(NOW, vec![number]).await.unwrap(), None);
    assert_eq!(claim(&store, NOW).await.unwrap().recipient, here(1));
}

#[tokio::test]
async fn who_is_suspended_is_passed_over_and_gets_it_after_coming_back() {
    let store = owing([1, 2]).await;
    store.suspend(1, NOW).await.unwrap();
    assert_eq!(claim_all(&store, NOW).await, [2]);
    assert_eq!(store.next_due().await.unwrap(), None);
    assert_eq!(progress(&store).await.0, 2, "it is still to come");
    store.resume(1).await.unwrap();
    assert_eq!(claim_all(&store, NOW).await, [1]);
}

#[tokio::test]
async fn what_is_sent_or_void_is_done_with() {
    for (outcome, expected) in [(Outcome::Sent, (0, 1, 0, 0)), (Outcome::Void, (0, 0, 1, 0))] {
        let store = owing([1]).await;
        store.mark(claim(&store, NOW).await.unwrap(), outcome).await.unwrap();
        assert_eq!(progress(&store).await, expected);
        assert_eq!(claim(&store, NOW + 1_000_000).await, None);
    }
}

#[tokio::test]
async fn what_was_not_sent_was_not_tried() {
    for outcome in [Outcome::NotSent { again: NOW + 7 }, Outcome::Wait { until: NOW + 7 }] {
        let store = owing([1]).await;
        for _ in 0..10 {
            let parcel = claim(&store, NOW + 7).await.unwrap();
            assert_eq!(parcel.items[0].tries, 1);
            store.mark(parcel, outcome).await.unwrap();
            assert_eq!(claim(&store, NOW + 6).await, None);
        }
    }
}

#[tokio::test]
async fn a_chat_that_has_to_wait_waits_with_all_its_alerts_and_topics() {
    let store = owing([-1, 2]).await;
    let topic = Recipient { chat_id: -1, topic_id: Some(3) };
    let in_topic = store.subscribe(topic, "{}".to_owned(), "{}".to_owned()).await.unwrap();
    let number = store.subscriptions_of(here(-1)).await.unwrap()[0].number;
    announce(&store, "day", vec![at(number, NOW), at(in_topic, NOW), at(number, NOW + 90_000)]).await;
    let parcel = claim(&store, NOW).await.unwrap();
    assert_eq!(parcel.recipient, here(-1));
    store.mark(parcel, Outcome::Wait { until: NOW + 43_837 }).await.unwrap();
    assert_eq!(claim_all(&store, NOW + 43_836).await, [2]);
    assert_eq!(claim_all(&store, NOW + 43_837).await, [-1, -1, -1]);
}

#[tokio::test]
async fn the_unclear_is_tried_five_times_with_growing_pauses_and_then_stays_uncertain() {
    let store = owing([1]).await;
    let mut now = NOW;
    for pause in [60, 120, 240, 480] {
        store.mark(claim(&store, now).await.unwrap(), Outcome::Unclear { now }).await.unwrap();
        assert_eq!(store.next_due().await.unwrap(), Some(now + pause));
        now += pause;
    }
    store.mark(claim(&store, now).await.unwrap(), Outcome::Unclear { now }).await.unwrap();
    assert_eq!(progress(&store).await, (0, 0, 0, 1));
    assert_eq!(claim(&store, now + 1_000_000).await, None);
}

#[tokio::test]
async fn a_closed_chat_rests_with_all_its_topics() {
    let store = owing([-1, 2]).await;
    let topic = Recipient { chat_id: -1, topic_id: Some(3) };
    let in_topic = store.subscribe(topic, "{}".to_owned(), "{}".to_owned()).await.unwrap();
    announce(&store, "day", vec![at(in_topic, NOW)]).await;
    store.mark(claim(&store, NOW).await.unwrap(), Outcome::Closed { now: NOW }).await.unwrap();
    assert_eq!(claim_all(&store, NOW).await, [2]);
    assert_eq!(store.forget_suspended(NOW).await.unwrap(), 0);
    assert_eq!(store.forget_suspended(NOW + 1).await.unwrap(), 2);
    assert_eq!(progress(&store).await, (1, 0, 0, 0), "what was owed to the chat is gone with it");
}

#[tokio::test]
async fn an_alert_that_is_refused_three_times_is_stopped() {
    let store = owing(1..=6).await;
    let (one, two) = (claim(&store, NOW).await.unwrap(), claim(&store, NOW).await.unwrap());
    for stopped in [false, false, true] {
        store.mark(claim(&store, NOW).await.unwrap(), Outcome::Malformed).await.unwrap();
        assert_eq!(store.progress().await.unwrap()[0].stopped, stopped);
    }
    assert_eq!(claim(&store, NOW).await, None);
    // What was on its way meanwhile and comes back is held, too.
    store.mark(one, Outcome::NotSent { again: NOW }).await.unwrap();
    store.mark(two, Outcome::Unclear { now: NOW - 60 }).await.unwrap();
    assert_eq!(claim(&store, NOW).await, None);
    assert_eq!(progress(&store).await, (3, 0, 3, 0));
}

#[tokio::test]
async fn what_was_claimed_when_the_program_ended_comes_last() {
    let store = owing([1, 2, 3]).await;
    claim(&store, NOW).await.unwrap();
    assert_eq!(store.recover_claimed().await.unwrap(), 1);
    assert_eq!(claim_all(&store, NOW).await, [2, 3, 1]);
}

#[tokio::test]
async fn what_the_program_dies_over_five_times_stays_uncertain() {
    let store = owing([1]).await;
    for tries in 1..=5 {
        assert_eq!(claim(&store, NOW).await.unwrap().items[0].tries, tries);
        assert_eq!(store.recover_claimed().await.unwrap(), usize::from(tries < 5));
    }
    assert_eq!(claim(&store, NOW).await, None);
    assert_eq!(progress(&store).await, (0, 0, 0, 1));
}

#[tokio::test]
async fn what_was_claimed_of_a_stopped_alert_is_held() {
    let store = owing(1..=5).await;
    claim(&store, NOW).await.unwrap();
    for _ in 0..3 {
        store.mark(claim(&store, NOW).await.unwrap(), Outcome::Malformed).await.unwrap();
    }
    store.recover_claimed().await.unwrap();
    assert_eq!(claim(&store, NOW).await, None);
    assert_eq!(progress(&store).await, (2, 0, 3, 0));
}

#[tokio::test]
async fn what_is_cancelled_is_not_sent_and_what_was_sent_stays_so() {
    let store = owing([1, 2, 3]).await;
    store.mark(claim(&store, NOW).await.unwrap(), Outcome::Sent).await.unwrap();
    assert_eq!(store.pending_announcements().await.unwrap(), [of("night")]);
    assert_eq!(store.cancel(vec![of("night"), of("unknown")]).await.unwrap(), 2);
    assert_eq!(claim(&store, NOW).await, None);
    assert_eq!(progress(&store).await, (0, 1, 2, 0));
    assert_eq!(store.pending_announcements().await.unwrap(), []);
    assert_eq!(announce(&store, "night", Vec::new()).await, None, "that it was announced stays known");
}

#[tokio::test]
async fn whom_alerts_went_to_is_forgotten_once_nothing_is_to_come() {
    let store = owing([1, 2]).await;
    store.mark(claim(&store, NOW).await.unwrap(), Outcome::Sent).await.unwrap();
    assert_eq!(store.forget_delivered_before(NOW).await.unwrap(), 0);
    assert_eq!(store.forget_delivered_before(NOW + 1).await.unwrap(), 1);
    assert_eq!(progress(&store).await, (1, 0, 0, 0));
    assert_eq!(announce(&store, "night", Vec::new()).await, None);
}

#[tokio::test]
async fn a_forgotten_chat_takes_its_deliveries_along() {
    let store = owing([1, 2]).await;
    let parcel = claim(&store, NOW).await.unwrap();
    let forgotten = store.forget_chat(1).await.unwrap();
    assert_eq!((forgotten.subscriptions, forgotten.deliveries), (1, 1));
    store.mark(parcel, Outcome::Sent).await.unwrap();
    assert_eq!(progress(&store).await, (1, 0, 0, 0));
    assert_eq!(claim_all(&store, NOW).await, [2]);
}

#[tokio::test]
async fn a_moved_chat_gets_at_its_new_id_what_it_is_owed() {
    let store = owing([-5]).await;
    let parcel = claim(&store, NOW).await.unwrap();
    store.mark(parcel, Outcome::Moved { to: -1_005, now: NOW }).await.unwrap();
    let parcel = claim(&store, NOW).await.unwrap();
    assert_eq!((parcel.recipient, parcel.items[0].tries), (here(-1_005), 1), "that was no try");
    assert_eq!(store.subscriptions_of(here(-5)).await.unwrap().len(), 0);
}

#[tokio::test]
async fn a_chat_that_moves_while_something_is_on_its_way_there_is_marked_all_the_same() {
    let store = owing([-5]).await;
    let parcel = claim(&store, NOW).await.unwrap();
    store.move_chat(-5, -1_005).await.unwrap();
    store.mark(parcel, Outcome::Sent).await.unwrap();
    assert_eq!(progress(&store).await, (0, 1, 0, 0));
}

#[tokio::test]
async fn a_chat_that_moves_onto_one_with_deliveries_of_its_own_keeps_both_and_gets_nothing_twice() {
    let store = owing([-5, -1_005]).await;
    let (old, new) = (
        store.subscriptions_of(here(-5)).await.unwrap()[0].number,
        store.subscriptions_of(here(-1_005)).await.unwrap()[0].number,
    );
    announce(&store, "old-only", vec![at(old, NOW)]).await;
    announce(&store, "new-only", vec![at(new, NOW)]).await;
    store.move_chat(-5, -1_005).await.unwrap();
    let mut entries = Vec::new();
    while let Some(parcel) = claim(&store, NOW).await {
        assert_eq!(parcel.recipient, here(-1_005));
        entries.push(parcel.items[0].announcement.entry.clone());
    }
    entries.sort();
    assert_eq!(entries, ["new-only", "night", "old-only"]);
}

#[tokio::test]
async fn what_the_old_id_was_sent_the_new_one_does_not_get_again() {
    let store = owing([-5, -1_005]).await;
    store.mark(claim(&store, NOW).await.unwrap(), Outcome::Sent).await.unwrap();
    store.move_chat(-5, -1_005).await.unwrap();
    assert_eq!(claim(&store, NOW).await, None);
    assert_eq!(progress(&store).await, (0, 1, 0, 0));
}

#[tokio::test]
async fn what_is_on_its_way_to_a_chat_that_moves_onto_another_is_not_lost() {
    let store = owing([-5]).await;
    subscribe(&store, -1_005).await;
    let parcel = claim(&store, NOW).await.unwrap();
    store.move_chat(-5, -1_005).await.unwrap();
    store.mark(parcel, Outcome::NotSent { again: NOW }).await.unwrap();
    assert_eq!(claim_all(&store, NOW).await, [-1_005]);
}

#[tokio::test]
async fn a_chat_that_was_suspended_before_it_moved_is_written_to_at_its_new_id() {
    for other in [None, Some(-1_005)] {
        let store = owing([-5]).await;
        if let Some(other) = other {
            subscribe(&store, other).await;
        }
        store.suspend(-5, NOW).await.unwrap();
        store.move_chat(-5, -1_005).await.unwrap();
        assert_eq!(claim_all(&store, NOW).await, [-1_005]);
    }
}

#[tokio::test]
async fn ten_thousand_that_are_due_tomorrow_are_not_looked_at() {
    let store = Store::in_memory().unwrap();
    let mut concerned = Vec::new();
    for chat in 1..=100 {
        concerned.push(at(subscribe(&store, chat).await, NOW + 86_400));
    }
    for entry in 0..100 {
        announce(&store, &format!("entry-{entry}"), concerned.clone()).await;
    }
    let first = concerned[0].subscription;
    announce(&store, "now", vec![at(first, NOW)]).await;
    assert_eq!(claim_all(&store, NOW).await, [1]);

    let next = plan(&store, NEXT).await;
    assert!(next.contains("delivery_next (state=? AND tries=? AND due<?)"), "{next}");
    assert!(!next.contains("SCAN delivery") && !next.contains("SCAN subscriber"), "{next}");
    assert!(!next.contains("TEMP B-TREE"), "{next}");
    let claim = plan(&store, CLAIM).await;
    assert!(claim.contains("delivery_subscriber (subscriber=?"), "{claim}");
    assert!(!claim.contains("SCAN delivery"), "{claim}");
    let earliest = plan(&store, EARLIEST).await;
    assert!(earliest.contains("delivery_next (state=? AND tries=?)"), "{earliest}");
    assert!(!earliest.contains("TEMP B-TREE"), "{earliest}");
}

/// How SQLite goes about it.
async fn plan(store: &Store, sql: &'static str) -> String {
    let explain = move |database: &mut Database| {
        let mut explain = database.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
        let mut plan = String::new();
        let mut rows = explain.raw_query();
        while let Some(row) = rows.next()? {
            let _ = writeln!(plan, "{}", row.get::<_, String>(3)?);
        }
        Ok(plan)
    };
    store.run(explain).await.unwrap()
}
