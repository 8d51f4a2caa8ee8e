//! The sender of alerts against the stand-in, row by row of what can come of a message. The clock is turned by hand.

use std::cell::Cell;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::task::JoinHandle;

use super::*;
use crate::alerts::{Manner, What, Wish};
use crate::app::App;
use crate::knowledge::{Language, Library};
use crate::preview::{Call, Fault, Outcome, Telegram};
use crate::store::{Announcement, Concerned, Progress, Recipient};

thread_local! {
    /// Each test has a thread of its own.
    static AHEAD: Cell<i64> = const { Cell::new(0) };
}

/// It goes on by itself, too.
fn clock() -> i64 {
    deliver::now() + AHEAD.get()
}

/// A Telegram, and what the sender needs; it is started apart.
struct Bench {
    telegram: Telegram,
    store: Store,
    apps: watch::Sender<Arc<App>>,
    news: Arc<Notify>,
    window: usize,
}

struct Running {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Bench {
    /// With people who want to hear of everything, and one entry that is announced to them in this order.
    async fn announcing_to(people: &[&str]) -> Self {
        let telegram = Telegram::start(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await.unwrap();
        let app = Arc::new(App::with(library()).unwrap());
        let store = Store::in_memory().unwrap();
        let bench = Self { telegram, store, apps: watch::Sender::new(app), news: Arc::default(), window: 4 };
        let mut subscriptions = Vec::new();
        for person in people {
            subscriptions.push(bench.subscribe(bench.telegram.person(person).id()).await);
        }
        bench.announce(subscriptions).await;
        bench
    }

    async fn subscribe(&self, chat_id: i64) -> i64 {
        let recipient = Recipient { chat_id, topic_id: None };
        self.store.subscribe(recipient, Wish::default().to_text(), Manner::default().to_text()).await.unwrap()
    }

    async fn announce(&self, subscriptions: Vec<i64>) {
        let announcement = Announcement { entry: "night".to_owned(), what: What::Entry.to_text() };
        let concerned = |(place, subscription): (i64, i64)| Concerned {
            subscription,
            // One after the other.
            due: clock() - 10_000 + place,
            digest: false,
        };
        let concerned = (0..).zip(subscriptions).map(concerned).collect();
        self.store.announce(announcement, vec!["en".to_owned()], concerned, clock()).await.unwrap();
    }

    async fn start(&self) -> Running {
        let caller = Caller::new(self.telegram.token(), &self.telegram.api_url().parse().unwrap()).unwrap();
        let me = who_am_i(&caller).await.unwrap();
        self.start_with(caller, me)
    }

    fn start_with(&self, caller: Caller, me: Me) -> Running {
        let pace = Arc::new(SharedPace::new(1_000, 20));
        let (stop, stopped) = watch::channel(false);
        let deliveries = Deliveries {
            apps: self.apps.subscribe(),
            store: self.store.clone(),
            sender: Arc::new(Sender::new(caller, me, Arc::clone(&pace))),
            pace,
            news: Arc::clone(&self.news),
            window: self.window,
            stop: stopped,
            clock,
        };
        Running { stop, task: tokio::spawn(deliveries.run()) }
    }

    fn turn_clock(&self, seconds: i64) {
        AHEAD.set(AHEAD.get() + seconds);
        self.news.notify_one();
    }

    fn fail(&self, fault: Fault) {
        self.telegram.fail_next("sendMessage", fault);
    }

    fn refuse(&self, code: u16, description: &str, parameters: Value) {
        self.fail(Fault::Status { code, description: description.to_owned(), parameters });
    }

    /// Whom messages were sent to, in order, whatever came of them.
    fn tried(&self) -> Vec<i64> {
        self.calls().iter().map(|call| call.parameters["chat_id"].as_i64().unwrap()).collect()
    }

    /// Whom messages reached.
    fn reached(&self) -> Vec<i64> {
        let reached = self.calls().into_iter().filter(|call| call.outcome == Outcome::Ok);
        reached.map(|call| call.parameters["chat_id"].as_i64().unwrap()).collect()
    }

    fn calls(&self) -> Vec<Call> {
        let calls = self.telegram.calls().into_iter();
        calls.filter(|call| call.method.eq_ignore_ascii_case("sendMessage")).collect()
    }

    fn ids(&self, people: &[&str]) -> Vec<i64> {
        people.iter().map(|person| self.telegram.person(person).id()).collect()
    }

    /// Waits until the outbox is so.
    async fn until(&self, what: &str, is_so: impl Fn(&Progress) -> bool) -> Progress {
        for _ in 0..6_000 {
            let progress = self.store.progress().await.unwrap().pop().unwrap();
            if is_so(&progress) {
                return progress;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("in vain waited for {what}");
    }

    /// Long enough for what must not happen.
    async fn a_while(&self) {
        tokio::time::sleep(Duration::from_millis(300)).await;
    }

    /// How often the next one was tried, this time included, when it is this much later.
    async fn tries_after(&self, seconds: i64) -> Option<u32> {
        let parcel = self.store.claim(clock() + seconds, Vec::new()).await.unwrap();
        parcel.map(|parcel| parcel.items[0].tries)
    }
}

impl Running {
    async fn stop(self) {
        self.stop.send_replace(true);
        self.task.await.unwrap();
    }
}

async fn is_subscriber(store: &Store, chat_id: i64) -> bool {
    !store.subscriptions_of(Recipient { chat_id, topic_id: None }).await.unwrap().is_empty()
}

fn library() -> Library {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("entries")).unwrap();
    fs::write(folder.path().join("topics.yaml"), "- {id: health, label: Health}\n").unwrap();
    fs::write(folder.path().join("regions.yaml"), "- {id: global, label: Worldwide}\n").unwrap();
    let night = "---\ntitle: Night shifts\ntype: report\nlanguage: en\n---\nAlone in a shelter.\n";
    fs::write(folder.path().join("entries/night.md"), night).unwrap();
    let library = Library::load(folder.path());
    assert_eq!(library.entries().len(), 1, "{:#?}", library.problems);
    library
}

#[tokio::test]
async fn everybody_gets_it_once() {
    let bench = Bench::announcing_to(&["Ada", "Grace", "Joan"]).await;
    let running = bench.start().await;
    bench.until("three deliveries", |progress| progress.sent == 3).await;
    running.stop().await;

    bench.start().await.stop().await;
    let mut reached = bench.reached();
    reached.sort_unstable();
    let mut expected = bench.ids(&["Ada", "Grace", "Joan"]);
    expected.sort_unstable();
    assert_eq!(reached, expected);
    assert_eq!(bench.telegram.refusals(), []);
}

#[tokio::test]
async fn what_did_not_leave_is_no_try_and_nobody_gets_it_twice() {
    let mut bench = Bench::announcing_to(&["Ada"]).await;
    bench.window = 1;
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let there = Caller::new(bench.telegram.token(), &bench.telegram.api_url().parse().unwrap()).unwrap();
    let nowhere = Caller::new(bench.telegram.token(), &format!("http://{closed}").parse().unwrap()).unwrap();
    let me = who_am_i(&there).await.unwrap();

    for _ in 0..2 {
        let running = bench.start_with(nowhere.clone(), me.clone());
        bench.a_while().await;
        running.stop().await;
        bench.turn_clock(3);
    }
    assert_eq!(bench.tries_after(3).await, Some(1), "what did not leave is no try");
    let running = bench.start().await;
    bench.turn_clock(3);
    bench.until("the delivery", |progress| progress.sent == 1).await;
    running.stop().await;
    assert_eq!(bench.tried(), bench.ids(&["Ada"]));
}

#[tokio::test]
async fn what_may_have_been_sent_is_sent_again_last_of_all_and_not_at_once() {
    let server_fault =
        Fault::Status { code: 500, description: "Internal Server Error".to_owned(), parameters: Value::Null };
    for fault in [Fault::AcceptThenReset, Fault::Reset, Fault::Html502, Fault::Garbage, server_fault] {
        let mut bench = Bench::announcing_to(&["Ada", "Grace", "Joan"]).await;
        bench.window = 1;
        bench.fail(fault.clone());
        let running = bench.start().await;

        bench.until("the others", |progress| progress.sent == 2).await;
        bench.turn_clock(50);
        bench.a_while().await;
        assert_eq!(bench.tried(), bench.ids(&["Ada", "Grace", "Joan"]), "{fault:?}");
        bench.turn_clock(20);
        bench.until("the second try", |progress| progress.sent == 3).await;
        assert_eq!(bench.tried(), bench.ids(&["Ada", "Grace", "Joan", "Ada"]), "{fault:?}");
        running.stop().await;
    }
}

#[tokio::test]
async fn a_chat_that_has_to_wait_for_half_a_day_holds_up_no_other_and_waits_over_a_restart() {
    let mut bench = Bench::announcing_to(&["Ada", "Grace", "Joan"]).await;
    bench.window = 1;
    bench.refuse(429, "Too Many Requests: retry after 43837", json!({ "retry_after": 43_837 }));
    let running = bench.start().await;
    bench.until("the others", |progress| progress.sent == 2).await;
    running.stop().await;

    bench.turn_clock(43_800);
    let running = bench.start().await;
    bench.a_while().await;
    assert_eq!(bench.tried(), bench.ids(&["Ada", "Grace", "Joan"]));
    bench.turn_clock(40);
    bench.until("the one that waited", |progress| progress.sent == 3).await;
    running.stop().await;
    assert_eq!(bench.reached(), bench.ids(&["Grace", "Joan", "Ada"]));
}

/// How it goes on for half a minute is told in `rests.rs`.
#[tokio::test]
async fn when_all_are_told_to_wait_no_more_than_the_window_is_sent() {
    let people: Vec<String> = (0..40).map(|number| format!("Person {number}")).collect();
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    let bench = Bench::announcing_to(&people).await;
    for _ in 0..40 {
        bench.refuse(429, "Too Many Requests: retry after 1", json!({ "retry_after": 1 }));
    }
    let running = bench.start().await;
    for _ in 0..5 {
        bench.a_while().await;
        bench.turn_clock(2);
    }
    assert_eq!(bench.tried().len(), 4);
    running.stop().await;
    assert_eq!(bench.store.progress().await.unwrap()[0].pending, 40);
}

#[tokio::test]
async fn a_chat_that_is_closed_is_left_alone_and_forgotten_after_a_while() {
    for (code, description) in [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: bot was kicked from the supergroup chat"),
        (403, "Forbidden: user is deactivated"),
        (400, "Bad Request: chat not found"),
    ] {
        let mut bench = Bench::announcing_to(&["Ada", "Grace"]).await;
        bench.window = 1;
        bench.refuse(code, description, Value::Null);
        let running = bench.start().await;
        bench.until("the other", |progress| progress.sent == 1).await;
        let closed_at = clock();
        bench.turn_clock(80_000);
        bench.a_while().await;
        assert_eq!(bench.tried(), bench.ids(&["Ada", "Grace"]), "{description}");

        let ada = bench.telegram.person("Ada").id();
        bench.store.resume(ada).await.unwrap();
        bench.news.notify_one();
        bench.until("who has come back", |progress| progress.sent == 2).await;
        bench.store.suspend(ada, closed_at).await.unwrap();
        assert_eq!(bench.store.forget_suspended(closed_at + 1).await.unwrap(), 1);
        assert!(!is_subscriber(&bench.store, ada).await);
        running.stop().await;
    }
}

#[tokio::test]
async fn a_group_that_became_a_supergroup_gets_it_there() {
    let bench = Bench::announcing_to(&[]).await;
    let ada = bench.telegram.person("Ada");
    let group = bench.telegram.group("Shelter");
    group.add_bot(&ada);
    let old = group.id();
    let subscription = bench.subscribe(old).await;
    // The same entry, as another piece of news.
    let what = What::Version { languages: vec![Language::parse("en").unwrap()] }.to_text();
    let announcement = Announcement { entry: "night".to_owned(), what };
    let concerned = vec![Concerned { subscription, due: clock(), digest: false }];
    bench.store.announce(announcement, vec!["en".to_owned()], concerned, clock()).await.unwrap();
    let new = group.migrate_silently();

    let running = bench.start().await;
    for _ in 0..400 {
        if bench.reached() == [new] {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    running.stop().await;
    assert_eq!((bench.tried(), bench.reached()), (vec![old, new], vec![new]));
    assert!(is_subscriber(&bench.store, new).await && !is_subscriber(&bench.store, old).await);
}

#[tokio::test]
async fn an_alert_whose_words_are_refused_three_times_is_stopped_and_the_rest_is_held() {
    let mut bench = Bench::announcing_to(&["Ada", "Grace", "Joan", "Mary", "Rosa"]).await;
    bench.window = 1;
    for _ in 0..3 {
        bench.refuse(400, "Bad Request: can't parse entities: Unsupported start tag \"x\"", Value::Null);
    }
    let running = bench.start().await;
    let progress = bench.until("the stop", |progress| progress.stopped).await;
    bench.turn_clock(100_000);
    bench.a_while().await;
    running.stop().await;
    assert_eq!((progress.pending, progress.given_up, progress.sent), (2, 3, 0));
    assert_eq!(bench.tried().len(), 3);
}

#[tokio::test]
async fn a_token_that_is_refused_stops_everything() {
    let mut bench = Bench::announcing_to(&["Ada", "Grace"]).await;
    bench.window = 1;
    bench.refuse(401, "Unauthorized", Value::Null);
    bench.start().await.task.await.unwrap();
    assert_eq!(bench.tried(), bench.ids(&["Ada"]));

    let progress = bench.store.progress().await.unwrap();
    assert_eq!((progress[0].pending, progress[0].sent), (2, 0));
    assert_eq!(bench.tries_after(3).await, Some(1));
}

#[tokio::test]
async fn what_is_on_its_way_when_the_bot_ends_is_not_sent_again() {
    let bench = Bench::announcing_to(&["Ada", "Grace", "Joan", "Mary"]).await;
    for _ in 0..4 {
        bench.fail(Fault::Delay(Duration::from_millis(300)));
    }
    let running = bench.start().await;
    bench.telegram.until(|telegram| telegram.count(|call| call.method.eq_ignore_ascii_case("sendMessage")) == 4).await;
    running.stop().await;
    assert_eq!(bench.store.progress().await.unwrap()[0].sent, 4);
    assert_eq!(bench.store.recover_claimed().await.unwrap(), 0);
}

#[tokio::test]
async fn whoever_has_paused_meanwhile_is_told_nothing() {
    let bench = Bench::announcing_to(&["Ada", "Grace"]).await;
    let ada = Recipient { chat_id: bench.telegram.person("Ada").id(), topic_id: None };
    let paused = Manner { paused: true, ..Manner::default() };
    let number = bench.store.subscriptions_of(ada).await.unwrap()[0].number;
    assert!(
        bench.store.change_subscription(number, ada, Wish::default().to_text(), paused.to_text(), true).await.unwrap()
    );
    let running = bench.start().await;
    bench.until("the end", |progress| progress.pending == 0).await;
    running.stop().await;
    assert_eq!(bench.tried(), bench.ids(&["Grace"]));
}

#[tokio::test]
async fn when_one_answer_in_twenty_is_cut_off_nobody_is_missed_and_few_get_it_twice() {
    cut_off(400).await;
}

#[tokio::test]
#[ignore = "takes minutes; `just kills-200` runs it"]
async fn of_five_thousand_nobody_is_missed_when_one_answer_in_twenty_is_cut_off() {
    cut_off(5_000).await;
}

async fn cut_off(subscribers: usize) {
    let people: Vec<String> = (0..subscribers).map(|number| format!("Person {number}")).collect();
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    let bench = Bench::announcing_to(&people).await;
    // Those that are sent again may be cut off again. A delay of nothing is no fault.
    for number in 0..subscribers * 2 {
        bench.fail(if number % 20 == 7 { Fault::AcceptThenReset } else { Fault::Delay(Duration::ZERO) });
    }
    let running = bench.start().await;
    let all = u32::try_from(subscribers).unwrap();
    bench.until("the first round", |progress| progress.sent + 1 >= all - all / 20).await;
    while bench.store.progress().await.unwrap()[0].sent < all {
        bench.turn_clock(61);
        bench.a_while().await;
    }
    running.stop().await;

    let mut reached = bench.reached();
    let total = reached.len();
    reached.sort_unstable();
    reached.dedup();
    assert_eq!(reached.len(), subscribers, "somebody was missed");
    let twice = total - subscribers;
    println!("{subscribers} subscribers, one answer in twenty cut off: 0 lost, {twice} sent twice");
    assert!(twice * 100 <= subscribers * 6, "{twice} of {subscribers}");
}
