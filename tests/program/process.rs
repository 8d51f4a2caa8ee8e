//! Running the program: a folder to run in, its output as it comes, and signals.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use guidepost::preview::Telegram;
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::time::timeout;

use crate::entry::{shelter_library, write_store};

/// A folder with a knowledge store, to run the program in.
pub struct Bench {
    folder: Arc<TempDir>,
}

impl Bench {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        write_store(&folder.path().join("knowledge"), &shelter_library());
        Self { folder: Arc::new(folder) }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn data(&self) -> PathBuf {
        self.folder().join("data")
    }

    /// The program with these arguments and a home of its own; nothing of this process's environment reaches it.
    pub fn command(&self, arguments: &[&str]) -> Line {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guidepost"));
        command.args(arguments).current_dir(self.folder()).env_clear().stdin(Stdio::null());
        command.env("HOME", self.folder().join("home"));
        Line { command, log: None, folder: Arc::clone(&self.folder) }
    }

    /// The bot against this Telegram, where people may ask as quickly as a test does.
    pub fn bot(&self, telegram: &Telegram) -> Line {
        let line = self.command(&["run", "--messages-a-minute", "6000"]);
        line.env("TELOXIDE_API_URL", telegram.api_url()).env("TELOXIDE_TOKEN", telegram.token())
    }
}

/// A command line, and the folder that must outlive its run.
pub struct Line {
    command: Command,
    /// Where its output is kept, byte for byte.
    log: Option<PathBuf>,
    folder: Arc<TempDir>,
}

impl Line {
    pub fn env(mut self, variable: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(variable, value);
        self
    }

    pub fn envs<'a>(mut self, variables: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        self.command.envs(variables);
        self
    }

    pub fn args<'a>(mut self, arguments: impl IntoIterator<Item = &'a str>) -> Self {
        self.command.args(arguments);
        self
    }

    /// Keeps the output in two files of this path, with `.out` and `.err` behind it.
    pub fn logged(mut self, path: PathBuf) -> Self {
        self.log = Some(path);
        self
    }

    /// Runs to the end.
    pub fn output(mut self) -> std::io::Result<std::process::Output> {
        self.command.output()
    }

    pub fn start(mut self) -> Running {
        let mut child = self.command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let (said, words) = watch::channel(String::new());
        let (end, ended) = watch::channel(None);
        let id = child.id();
        let log = |ending: &str| {
            let path = self.log.as_ref().map(|path| path.display().to_string() + ending);
            path.map(|path| File::create(path).expect("a file"))
        };
        let readers = [
            read(child.stdout.take().expect("a pipe"), said.clone(), log(".out")),
            read(child.stderr.take().expect("a pipe"), said, log(".err")),
        ];
        thread::spawn(move || {
            let status = child.wait().expect("the program can be waited for");
            for reader in readers {
                reader.join().expect("no panic");
            }
            end.send_replace(Some(status));
        });
        Running { id, said: words, ended, _folder: self.folder }
    }
}

/// Adds what comes through the pipe, as it comes.
fn read(
    mut pipe: impl Read + Send + 'static,
    said: watch::Sender<String>,
    mut log: Option<File>,
) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut piece = [0; 4_096];
        while let Ok(length @ 1..) = pipe.read(&mut piece) {
            if let Some(log) = &mut log {
                log.write_all(&piece[..length]).expect("room for what it says");
            }
            said.send_modify(|said| *said += &String::from_utf8_lossy(&piece[..length]));
        }
    })
}

/// The program while it runs; killed when the test ends before it.
pub struct Running {
    id: u32,
    said: watch::Receiver<String>,
    ended: watch::Receiver<Option<ExitStatus>>,
    _folder: Arc<TempDir>,
}

/// How a run ended.
pub struct Ended {
    /// `None` when a signal ended it.
    pub code: Option<i32>,
    /// All that it wrote, to standard output and standard error.
    pub said: String,
}

impl Running {
    /// Waits until the output has these words.
    pub async fn says(&self, words: &str, patience: Duration) {
        let mut said = self.said.clone();
        let waited = timeout(patience, said.wait_for(|said| said.contains(words))).await;
        assert!(matches!(waited, Ok(Ok(_))), "in vain waited for the words: {words}");
    }

    /// What it wrote so far.
    pub fn said(&self) -> String {
        self.said.borrow().clone()
    }

    /// Sends a signal, and waits for the end.
    pub async fn signalled(self, signal: &str, patience: Duration) -> Ended {
        send(signal, self.id);
        self.ended(patience).await
    }

    pub async fn ended(self, patience: Duration) -> Ended {
        let mut ended = self.ended.clone();
        let status = match timeout(patience, ended.wait_for(Option::is_some)).await {
            Ok(Ok(status)) => *status,
            _ => panic!("the program does not end: {}", self.said()),
        };
        Ended { code: status.and_then(|status| status.code()), said: self.said() }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.ended.borrow().is_none() {
            send("KILL", self.id);
        }
    }
}

fn send(signal: &str, process: u32) {
    let sent = Command::new("kill").args([format!("-{signal}"), process.to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "the signal {signal} cannot be sent");
}

/// The answer to a request, head and body.
pub fn get(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a connection");
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}
