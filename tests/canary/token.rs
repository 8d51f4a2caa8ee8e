//! The token of the bot is in no byte that the program writes, whatever happens.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::thread;

use clap::CommandFactory;
use guidepost::cli::Cli;
use guidepost::preview::Telegram;

use super::canaries::{Find, Search, assert_none};
use super::process::{Bench, Line};
use super::{ENDING, PATIENCE, loud, within_patience};

/// A token with what is looked for of it: all of it, and the part that is secret.
fn search(tokens: &[&str]) -> Search {
    let mut search = Search::default();
    for token in tokens {
        let (_, secret) = token.split_once(':').expect("a token");
        search.look_for("the token", token);
        search.look_for("the secret of the token", secret);
    }
    search
}

/// Letters that are in no other token.
fn made_up() -> String {
    let random = |count| super::canaries::Canaries::default().word("a token").repeat(3)[..count].to_owned();
    format!("123456789:AA{}", random(33))
}

fn bench() -> Bench {
    let bench = Bench::new();
    for folder in ["tmp", "log"] {
        fs::create_dir(bench.folder().join(folder)).expect("a folder");
    }
    bench
}

fn logged(line: Line, bench: &Bench) -> Line {
    loud(line, bench).logged(bench.folder().join("log/run"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_works_panics_and_fails_leaves_no_token() {
    let telegram = Telegram::start(([127, 0, 0, 1], 0).into()).await.expect("a free port");
    let bench = bench();
    let search = search(&[telegram.token()]);
    let ada = telegram.person("Ada");
    for crash in ["nowhere:1", "panic in a handler:1", "in a handler:3"] {
        let running = logged(bench.bot(&telegram), &bench).env("GUIDEPOST_CRASH_AT", crash).start();
        running.says("answering", PATIENCE).await;
        for word in ["nurse", "vessel", "shelter"] {
            ada.say(&format!("{word} {}", telegram.token()));
        }
        if crash.starts_with("in") && cfg!(debug_assertions) {
            running.ended(PATIENCE).await;
        } else {
            within_patience("the answers", telegram.settled()).await;
            running.signalled("TERM", ENDING).await;
        }
        assert_none(&search.below(bench.folder()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_refused_or_goes_nowhere_is_not_told() {
    let telegram = Telegram::start(([127, 0, 0, 1], 0).into()).await.expect("a free port");
    let closed = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let elsewhere = Server::start(|_| "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".to_owned());
    let target = elsewhere.address;
    let redirects = [301, 302, 307, 308].map(|status| {
        Server::start(move |path| {
            format!("HTTP/1.1 {status} Moved\r\nlocation: http://{target}{path}\r\ncontent-length: 0\r\n\r\n")
        })
    });
    // What the bot takes for Telegram, what it says of it, and whether it ends by itself.
    let mut servers = vec![(telegram.address(), "does not accept", true), (closed, "cannot be reached", false)];
    servers.extend(redirects.iter().map(|server| (server.address, "waiting", false)));
    for (address, words, ends) in servers {
        let (bench, token) = (bench(), made_up());
        let line = bench.command(&["run"]).env("TELOXIDE_API_URL", format!("http://{address}"));
        let running = logged(line.env("TELOXIDE_TOKEN", &token), &bench).start();
        running.says(words, PATIENCE).await;
        if ends {
            running.ended(PATIENCE).await;
        } else {
            running.signalled("TERM", ENDING).await;
        }
        assert_none(&search(&[&token]).below(bench.folder()));
    }
    assert!(redirects.iter().all(|server| !server.heard().is_empty()), "nobody was redirected");
    assert_eq!(elsewhere.heard(), "", "a redirect was followed, with the token");
}

/// The token in its place, and in that of any other setting or word, where it may get by mistake.
#[test]
fn a_token_is_not_repeated_in_help_and_errors() {
    let bench = bench();
    let token = made_up();
    let search = search(&[&token]);
    let mut finds: Vec<Find> = Vec::new();
    let mut run = |what: &str, line: Line| {
        let output = loud(line, &bench).output().expect("a run");
        finds.extend(search.inside(&format!("the output {what}"), &[output.stdout, output.stderr].concat()));
    };
    for arguments in [&["--help"][..], &["run", "--help"], &["help", "run"], &["--version"], &["check"]] {
        run("of help", bench.command(arguments).env("TELOXIDE_TOKEN", &token));
    }
    let [run_command] = ["run"].map(|name| Cli::command().find_subcommand(name).expect("a command").clone());
    let root = Cli::command();
    // Where nothing else is wrong, the program ends with this.
    let refusing = Server::start(|_| {
        let body = r#"{"ok": false, "error_code": 401, "description": "Unauthorized"}"#;
        format!("HTTP/1.1 401 Unauthorized\r\ncontent-length: {}\r\n\r\n{body}", body.len())
    });
    let refusing = format!("http://{}", refusing.address);
    for setting in run_command.get_arguments().chain(root.get_arguments()) {
        let Some(variable) = setting.get_env().and_then(|variable| variable.to_str()) else { continue };
        // A folder or file of this name would be made, as it was asked for.
        if ["GUIDEPOST_DATA", "GUIDEPOST_KEY", "TELOXIDE_TOKEN"].contains(&variable) {
            continue;
        }
        let line = bench.command(&["run"]).env("TELOXIDE_API_URL", &refusing).env("TELOXIDE_TOKEN", &token);
        run(variable, line.env(variable, &token));
    }
    for wrong in [format!("{token}!"), format!("{token} {token}"), token.replacen(':', ";", 1), format!("bot{token}")] {
        run("of a wrong token", bench.command(&["run"]).env("TELOXIDE_TOKEN", &wrong));
    }
    for arguments in [[token.as_str(), "x"], ["run", &token], ["run", &format!("--{token}")], ["check", &token]] {
        run("of a wrong line", bench.command(&arguments).env("TELOXIDE_TOKEN", &token));
    }
    for line in [format!("TELOXIDE_TOKEN {token}"), format!("TELOXIDE_TOKEN='{token}"), format!("{token}=x")] {
        fs::write(bench.folder().join(".env"), &line).expect("a file");
        run("of a wrong file of settings", bench.command(&["run"]));
    }
    assert_none(&finds);
}

/// Answers every request in one way, and keeps what it was sent.
struct Server {
    address: SocketAddr,
    heard: Arc<Mutex<String>>,
}

impl Server {
    /// `answer` is given the path that is asked for.
    fn start(answer: impl Fn(&str) -> String + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let heard = Arc::new(Mutex::new(String::new()));
        let server = Self { address, heard: Arc::clone(&heard) };
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { return };
                let mut request = [0; 8_192];
                let length = stream.read(&mut request).unwrap_or(0);
                let request = String::from_utf8_lossy(&request[..length]).into_owned();
                let path = request.split(' ').nth(1).unwrap_or("/").to_owned();
                heard.lock().expect("no panic").push_str(&request);
                let _ = stream.write_all(answer(&path).as_bytes());
            }
        });
        server
    }

    fn heard(&self) -> String {
        self.heard.lock().expect("no panic").clone()
    }
}
