//! CPU time for an update, from its arrival to the request sent, next to a teloxide echo in the same run.
//!
//! Both get the same updates over real HTTP from a server of this process that does nothing but count. Its thread's
//! time is taken off; what is left is all that the bot does, its database thread included.

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use clap::Parser as _;
use cpu_time::{ProcessTime, ThreadTime};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use guidepost::app::App;
use guidepost::config::Bot;
use guidepost::store::Store;
use serde_json::json;
use teloxide::prelude::*;
use tokio::sync::{Notify, watch};

const UPDATES: usize = 2_000;
const TOKEN: &str = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

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
            let answer = |server| answers(Arc::clone(&app), server);
            (0..rounds).map(|_| runtime.block_on(measured(answer))).sum()
        });
    });
    group.finish();
}

/// The CPU time of `bot` for all updates, without the server's.
async fn measured<F: Future<Output = ()>>(bot: impl FnOnce(Arc<Server>) -> F) -> Duration {
    let server = Server::start();
    let before = ProcessTime::now();
    bot(Arc::clone(&server)).await;
    before.elapsed().saturating_sub(Duration::from_nanos(server.nanoseconds.load(Ordering::SeqCst)))
}

async fn answers(app: Arc<App>, server: Arc<Server>) {
    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        bot: Bot,
    }
    let line = Line::parse_from(["bench", "--token", TOKEN, "--api-url", &server.url, "--poll-seconds", "1"]);
    let (_current, apps) = watch::channel(app);
    let (stop, stopped) = watch::channel(false);
    let store = Store::in_memory().expect("a database");
    let bot = guidepost::telegram::run(apps, &line.bot, store, stopped);
    let end = async {
        server.done.notified().await;
        stop.send(true).expect("the bot runs");
    };
    let (outcome, ()) = tokio::join!(bot, end);
    outcome.expect("a clean end");
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

/// Serves the updates, each from another chat, and counts the messages that are sent.
struct Server {
    url: String,
    sent: AtomicUsize,
    done: Notify,
    nanoseconds: AtomicU64,
    next: Mutex<usize>,
}

impl Server {
    fn start() -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let server = Arc::new(Self {
            url: format!("http://{}", listener.local_addr().expect("an address")),
            sent: AtomicUsize::new(0),
            done: Notify::new(),
            nanoseconds: AtomicU64::new(0),
            next: Mutex::new(0),
        });
        let serving = Arc::clone(&server);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let server = Arc::clone(&serving);
                std::thread::spawn(move || server.serve(stream));
            }
        });
        server
    }

    /// Plain HTTP/1.1 with keep-alive; adds its own CPU time up.
    fn serve(&self, mut stream: TcpStream) {
        stream.set_nodelay(true).expect("a socket");
        let mut reader = BufReader::new(stream.try_clone().expect("a socket"));
        loop {
            let started = ThreadTime::now();
            let Some((method, body)) = request(&mut reader) else { return };
            let result = self.result(&method, &body);
            let response = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{result}",
                result.len()
            );
            let written = stream.write_all(response.as_bytes());
            let spent = u64::try_from(started.elapsed().as_nanos()).unwrap_or(u64::MAX);
            self.nanoseconds.fetch_add(spent, Ordering::SeqCst);
            if method == "sendmessage" && self.sent.fetch_add(1, Ordering::SeqCst) + 1 == UPDATES {
                self.done.notify_one();
            }
            if written.is_err() {
                return;
            }
        }
    }

    fn result(&self, method: &str, body: &[u8]) -> String {
        let chat = json!({"id": 7, "type": "private", "first_name": "Ada"});
        let result = match method {
            "getme" => json!({
                "id": 110_201_543, "is_bot": true, "first_name": "Bench", "username": "bench_bot", "can_join_groups": true,
                "can_read_all_group_messages": false, "supports_inline_queries": false, "can_connect_to_business": false,
                "has_main_web_app": false,
            }),
            "getupdates" => {
                let asked: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
                self.updates(asked["limit"].as_u64().unwrap_or(100))
            }
            "sendmessage" => json!({"message_id": 1, "date": 1, "chat": chat, "text": "x"}),
            _ => json!(true),
        };
        json!({"ok": true, "result": result}).to_string()
    }

    fn updates(&self, limit: u64) -> serde_json::Value {
        let words =
            ["forced labour indicators", "shelter standards", "how to interview a child victim", "referral handbook"];
        let mut next = self.next.lock().expect("no panic");
        let first = *next;
        *next = UPDATES.min(first + usize::try_from(limit).unwrap_or(100));
        let update = |number: usize| {
            let person = json!({"id": number + 1_000, "is_bot": false, "first_name": "Ada", "language_code": "en"});
            let chat = json!({"id": number + 1_000, "type": "private", "first_name": "Ada"});
            let message = json!({"message_id": 1, "date": 1_700_000_000, "chat": chat, "from": person, "text": words[number % words.len()]});
            json!({"update_id": number + 1, "message": message})
        };
        if first == *next {
            drop(next);
            std::thread::sleep(Duration::from_millis(300));
            return json!([]);
        }
        (first..*next).map(update).collect()
    }
}

/// The method in small letters and the body of the next request.
fn request(reader: &mut BufReader<TcpStream>) -> Option<(String, Vec<u8>)> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let method = line.split(' ').nth(1)?.rsplit('/').next()?.to_ascii_lowercase();
    let mut length = 0;
    loop {
        line.clear();
        reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
        if line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some((method, body))
}

criterion_group!(benches, updates);
criterion_main!(benches);
