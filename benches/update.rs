//! CPU time for an update, from its arrival to the request sent, next to a teloxide echo in the same run.
//!
//! Both get the same updates over real HTTP from a server of this process that does nothing but count. Its thread's
//! time is taken off; what is left is all that the bot does, its database thread included.

mod support;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use cpu_time::ProcessTime;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use guidepost::app::App;
use serde_json::{Value, json};
use support::server::{Server, TOKEN, Work};
use teloxide::prelude::*;

const UPDATES: usize = 2_000;

fn updates(criterion: &mut Criterion) {
    let app = Arc::new(App::with(support::bundled()).expect("an index"));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("threads");
    let mut group = criterion.benchmark_group("update");
    group.sample_size(10).warm_up_time(Duration::from_millis(1)).measurement_time(Duration::from_secs(1));
    group.throughput(Throughput::Elements(UPDATES as u64));
    group.bench_function("teloxide echo", |bencher| {
        bencher.iter_custom(|rounds| (0..rounds).map(|_| runtime.block_on(measured(echo))).sum());
    });
    group.bench_function("guidepost", |bencher| {
        bencher.iter_custom(|rounds| {
            let answer = |server| support::server::answers(Arc::clone(&app), server);
            (0..rounds).map(|_| runtime.block_on(measured(answer))).sum()
        });
    });
    group.finish();
}

fn work() -> Work {
    fn update(number: usize) -> Value {
        let words =
            ["forced labour indicators", "shelter standards", "how to interview a child victim", "referral handbook"];
        let person = json!({"id": number + 1_000, "is_bot": false, "first_name": "Ada", "language_code": "en"});
        let chat = json!({"id": number + 1_000, "type": "private", "first_name": "Ada"});
        let message = json!({
            "message_id": 1, "date": 1_700_000_000, "chat": chat, "from": person, "text": words[number % words.len()],
        });
        json!({"update_id": number + 1, "message": message})
    }
    Work { updates: UPDATES, update, answer: "sendmessage", one_at_a_time: false }
}

/// The CPU time of `bot` for all updates, without the server's.
async fn measured<F: Future<Output = ()>>(bot: impl FnOnce(Arc<Server>) -> F) -> Duration {
    let server = Server::start(work());
    let before = ProcessTime::now();
    bot(Arc::clone(&server)).await;
    before.elapsed().saturating_sub(Duration::from_nanos(server.nanoseconds.load(Ordering::SeqCst)))
}

async fn echo(server: Arc<Server>) {
    let bot = teloxide::Bot::new(TOKEN).set_api_url(server.url.parse().expect("an address"));
    let handler = Update::filter_message().endpoint(|bot: teloxide::Bot, message: Message| async move {
        bot.send_message(message.chat.id, message.text().unwrap_or_default()).await.map(drop)
    });
    let mut dispatcher = Dispatcher::builder(bot, handler).build();
    tokio::select! {
        () = dispatcher.dispatch() => {}
        () = server.done.notified() => {}
    }
}

criterion_group!(benches, updates);
criterion_main!(benches);
