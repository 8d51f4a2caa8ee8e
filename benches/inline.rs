//! The time of an inline answer over the bundled store: from the update's arrival to the request that answers it, next to
//! a teloxide bot that answers each query with one fixed article, in the same run.
//!
//! Queries come one at a time, as while somebody types. The median of all is what counts.

mod support;

use std::sync::Arc;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use guidepost::app::App;
use serde_json::{Value, json};
use support::server::{Server, TOKEN, Work};
use teloxide::prelude::*;
use teloxide::types::{InlineQueryResultArticle, InputMessageContent, InputMessageContentText};

/// What one types on the way to six questions.
const QUERIES: usize = 300;

fn inline(criterion: &mut Criterion) {
    let app = Arc::new(App::with(support::bundled()).expect("an index"));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("threads");
    let mut group = criterion.benchmark_group("inline");
    group.sample_size(10).warm_up_time(Duration::from_millis(1)).measurement_time(Duration::from_secs(1));
    group.bench_function("teloxide, one fixed article", |bencher| {
        bencher.iter_custom(|rounds| (0..rounds).map(|_| runtime.block_on(median(fixed))).sum());
    });
    group.bench_function("guidepost", |bencher| {
        bencher.iter_custom(|rounds| {
            let answer = |server| support::server::answers(Arc::clone(&app), server);
            (0..rounds).map(|_| runtime.block_on(median(answer))).sum()
        });
    });
    group.finish();
}

fn work() -> Work {
    fn update(number: usize) -> Value {
        let whole = [
            "forced labour indicators",
            "national referral mechanism handbook",
            "interviewing children",
            "shelter standards",
            "fishing vessels",
            "health care for victims",
        ];
        let words = whole[number % whole.len()];
        let typed: String = words.chars().take(1 + number / whole.len() % words.chars().count()).collect();
        let person = json!({"id": 1_000, "is_bot": false, "first_name": "Ada", "language_code": "en"});
        let query = json!({
            "id": number.to_string(), "from": person, "query": typed, "offset": "", "chat_type": "group",
        });
        json!({"update_id": number + 1, "inline_query": query})
    }
    Work { updates: QUERIES, update, answer: "answerinlinequery", one_at_a_time: true }
}

async fn median<F: Future<Output = ()>>(bot: impl FnOnce(Arc<Server>) -> F) -> Duration {
    let server = Server::start(work());
    bot(Arc::clone(&server)).await;
    let mut waits = server.waits.lock().expect("no panic").clone();
    waits.sort_unstable();
    waits[waits.len() / 2]
}

async fn fixed(server: Arc<Server>) {
    let bot = teloxide::Bot::new(TOKEN).set_api_url(server.url.parse().expect("an address"));
    let handler = Update::filter_inline_query().endpoint(|bot: teloxide::Bot, query: InlineQuery| async move {
        let content = InputMessageContent::Text(InputMessageContentText::new("x"));
        let article = InlineQueryResultArticle::new("1", "x", content).into();
        bot.answer_inline_query(query.id, [article]).await.map(drop)
    });
    let mut dispatcher = Dispatcher::builder(bot, handler).build();
    tokio::select! {
        () = dispatcher.dispatch() => {}
        () = server.done.notified() => {}
    }
}

criterion_group!(benches, inline);
criterion_main!(benches);
