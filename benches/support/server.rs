//! A server of the Bot API that does nothing but hand out updates and count answers, so that its own time can be told.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use clap::Parser as _;
use cpu_time::ThreadTime;
use guidepost::app::App;
use guidepost::config::Bot;
use guidepost::store::Store;
use serde_json::{Value, json};
use tokio::sync::{Notify, watch};

pub const TOKEN: &str = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

/// What the bot is to do.
pub struct Work {
    /// How many updates there are.
    pub updates: usize,
    /// The update of this number, from 0; its `update_id` must be the number and one.
    pub update: fn(usize) -> Value,
    /// The method that answers one, in small letters.
    pub answer: &'static str,
    /// Hands out the next update only when the one before is answered.
    pub one_at_a_time: bool,
}

/// Serves the updates and counts the answers.
pub struct Server {
    pub url: String,
    /// Notified when all are answered.
    pub done: Notify,
    /// The server's own CPU time.
    pub nanoseconds: AtomicU64,
    /// With one at a time: from the update's way out to the answer's way in.
    pub waits: Mutex<Vec<Duration>>,
    work: Work,
    answered: AtomicUsize,
    next: Mutex<usize>,
    handed_out: Mutex<Option<Instant>>,
}

impl Server {
    pub fn start(work: Work) -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let server = Arc::new(Self {
            url: format!("http://{}", listener.local_addr().expect("an address")),
            done: Notify::new(),
            nanoseconds: AtomicU64::new(0),
            waits: Mutex::default(),
            work,
            answered: AtomicUsize::new(0),
            next: Mutex::new(0),
            handed_out: Mutex::new(None),
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
            let arrived = Instant::now();
            let result = self.result(&method, &body);
            let response = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{result}",
                result.len()
            );
            if method == "getupdates" {
                *self.handed_out.lock().expect("no panic") = Some(Instant::now());
            }
            let written = stream.write_all(response.as_bytes());
            let spent = u64::try_from(started.elapsed().as_nanos()).unwrap_or(u64::MAX);
            self.nanoseconds.fetch_add(spent, Ordering::SeqCst);
            if method == self.work.answer {
                self.note_answer(arrived);
            }
            if written.is_err() {
                return;
            }
        }
    }

    fn note_answer(&self, arrived: Instant) {
        if self.work.one_at_a_time
            && let Some(handed_out) = *self.handed_out.lock().expect("no panic")
        {
            self.waits.lock().expect("no panic").push(arrived.duration_since(handed_out));
        }
        if self.answered.fetch_add(1, Ordering::SeqCst) + 1 == self.work.updates {
            self.done.notify_one();
        }
    }

    fn result(&self, method: &str, body: &[u8]) -> String {
        let chat = json!({"id": 7, "type": "private", "first_name": "Ada"});
        let result = match method {
            "getme" => json!({
                "id": 110_201_543, "is_bot": true, "first_name": "Bench", "username": "bench_bot", "can_join_groups": true,
                "can_read_all_group_messages": false, "supports_inline_queries": true, "can_connect_to_business": false,
                "has_main_web_app": false,
            }),
            "getupdates" => {
                let asked: Value = serde_json::from_slice(body).unwrap_or_default();
                self.updates(asked["limit"].as_u64().unwrap_or(100))
            }
            "sendmessage" => json!({"message_id": 1, "date": 1, "chat": chat, "text": "x"}),
            _ => json!(true),
        };
        json!({"ok": true, "result": result}).to_string()
    }

    fn updates(&self, limit: u64) -> Value {
        let limit = if self.work.one_at_a_time { 1 } else { usize::try_from(limit).unwrap_or(100) };
        let waited = Instant::now();
        while self.work.one_at_a_time && self.answered.load(Ordering::SeqCst) < *self.next.lock().expect("no panic") {
            if waited.elapsed() > Duration::from_millis(300) {
                return json!([]);
            }
            std::thread::sleep(Duration::from_micros(50));
        }
        let mut next = self.next.lock().expect("no panic");
        let first = *next;
        *next = self.work.updates.min(first + limit);
        if first == *next {
            drop(next);
            std::thread::sleep(Duration::from_millis(300));
            return json!([]);
        }
        (first..*next).map(self.work.update).collect()
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

/// The bot over this library answers all updates.
pub async fn answers(app: Arc<App>, server: Arc<Server>) {
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
