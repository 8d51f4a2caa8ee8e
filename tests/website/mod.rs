//! A site on loopback for tests: pages by their path, and a count of who came.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use url::Url;

/// Answers until the test ends.
pub struct Website {
    port: u16,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    pages: Mutex<BTreeMap<String, Served>>,
    visits: Mutex<Vec<Visit>>,
    connections: AtomicUsize,
}

/// A request that came.
#[derive(Debug, Clone)]
pub struct Visit {
    /// `HEAD /guide.pdf`
    pub what: String,
    pub at: Instant,
    /// The whole head of the request.
    pub head: String,
}

/// What a path answers.
#[derive(Clone)]
pub struct Served {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    /// The answer to HEAD, when it is another one.
    head_status: Option<u16>,
    /// How many visitors get `instead` first.
    first: Option<(usize, Box<Served>)>,
    is_endless: bool,
    wait: Duration,
}

impl Served {
    pub fn status(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
            head_status: None,
            first: None,
            is_endless: false,
            wait: Duration::ZERO,
        }
    }

    pub fn page(kind: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..Self::status(200) }.header("content-type", kind)
    }

    pub fn moved(status: u16, to: &str) -> Self {
        Self::status(status).header("location", to)
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn refusing_head(mut self, status: u16) -> Self {
        self.head_status = Some(status);
        self
    }

    /// The first `count` visitors get something else.
    pub fn after(mut self, count: usize, instead: Served) -> Self {
        self.first = Some((count, Box::new(instead)));
        self
    }

    /// Goes on with zeros until the reader has enough.
    pub fn endless(mut self) -> Self {
        self.is_endless = true;
        self
    }

    pub fn waiting(mut self, wait: Duration) -> Self {
        self.wait = wait;
        self
    }
}

impl Website {
    pub fn open(pages: impl IntoIterator<Item = (&'static str, Served)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let site = Self { port: listener.local_addr().unwrap().port(), shared: Arc::default() };
        for (path, page) in pages {
            site.serve(path, page);
        }
        let shared = Arc::clone(&site.shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                shared.connections.fetch_add(1, Ordering::SeqCst);
                let shared = Arc::clone(&shared);
                thread::spawn(move || answer(stream, &shared));
            }
        });
        site
    }

    /// Puts a page at this path, in the place of what was there.
    pub fn serve(&self, path: &str, page: Served) {
        self.shared.pages.lock().unwrap().insert(path.to_owned(), page);
    }

    pub fn url(&self, path: &str) -> Url {
        self.at("127.0.0.1", path)
    }

    /// The site's address with another name for its host.
    pub fn at(&self, host: &str, path: &str) -> Url {
        Url::parse(&format!("http://{host}:{}{path}", self.port)).unwrap()
    }

    pub fn visits(&self) -> Vec<Visit> {
        self.shared.visits.lock().unwrap().clone()
    }

    /// What was asked for, in order.
    pub fn asked(&self) -> Vec<String> {
        self.visits().into_iter().map(|visit| visit.what).collect()
    }

    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }
}

const TLS_HANDSHAKE: u8 = 0x16;

/// A visitor who goes away is no fault of the site's.
fn answer(mut stream: TcpStream, shared: &Shared) -> Option<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
        if head == [TLS_HANDSHAKE] {
            return stream.write_all(b"HTTP/1.1 400 No TLS here\r\n\r\n").ok();
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let mut words = head.split(' ');
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    shared.visits.lock().unwrap().push(Visit { what: format!("{method} {path}"), at: Instant::now(), head });
    let served = {
        let mut pages = shared.pages.lock().unwrap();
        match pages.get_mut(&path) {
            Some(Served { first: Some((count, instead)), .. }) if *count > 0 => {
                *count -= 1;
                (**instead).clone()
            }
            Some(page) => page.clone(),
            None => Served::status(404),
        }
    };
    thread::sleep(served.wait);
    let is_head = method == "HEAD";
    let status = served.head_status.filter(|_| is_head).unwrap_or(served.status);
    let mut text = format!("HTTP/1.1 {status} Status\r\nconnection: close\r\n");
    let tells_length = served.headers.iter().any(|(name, _)| name == "content-length" || name == "transfer-encoding");
    if !served.is_endless && !tells_length {
        let _ = write!(text, "content-length: {}\r\n", served.body.len());
    }
    for (name, value) in &served.headers {
        let _ = write!(text, "{name}: {value}\r\n");
    }
    stream.write_all(format!("{text}\r\n").as_bytes()).ok()?;
    if !is_head {
        stream.write_all(&served.body).ok()?;
        if served.is_endless {
            loop {
                stream.write_all(&[0; 4096]).ok()?;
            }
        }
    }
    stream.flush().ok()
}
