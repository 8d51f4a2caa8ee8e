//! `guidepost links`, run as a program against a site on loopback.

#[allow(dead_code, reason = "what is not needed here is needed by `src/web/tests.rs`")]
mod website;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use website::{Served, Website};

/// A store that trusts loopback, with an entry for each of these links.
fn store(entries: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("entries")).unwrap();
    for list in ["topics.yaml", "regions.yaml", "audiences.yaml", "thesaurus.yaml"] {
        fs::write(folder.path().join(list), "[]\n").unwrap();
    }
    let hosts = "trusted: {127.0.0.1: test, localhost: test, '[::1]': test, 10.0.0.1: test, 169.254.169.254: test}\n";
    fs::write(folder.path().join("hosts.yaml"), hosts).unwrap();
    for (id, link) in entries {
        let text = format!("---\ntitle: {id}\ntype: report\nlanguage: en\ndownload: {link}\n---\nText.\n");
        fs::write(folder.path().join(format!("entries/{id}.md")), text).unwrap();
    }
    folder
}

fn run(store: &TempDir, options: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_guidepost"))
        .current_dir(store)
        .env_clear()
        .args(["links", "--knowledge"])
        .arg(store.path())
        .args(options)
        .output()
        .unwrap()
}

/// On loopback, on this day of May.
fn on(store: &TempDir, day: u32, options: &[&str]) -> Output {
    let day = format!("2026-05-{day:02}");
    let pause: &[&str] = if options.contains(&"--pause") { &[] } else { &["--pause", "0"] };
    run(store, &[&["--private-addresses", "yes", "--timeout", "2", "--today", &day], pause, options].concat())
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

/// The link of an entry, in what `--json` has printed.
fn link<'a>(report: &'a Value, entry: &str) -> &'a Value {
    let links = report["links"].as_array().unwrap();
    links.iter().find(|link| link["used_by"][0]["entry"] == entry).unwrap()
}

fn state<'a>(report: &'a Value, entry: &str) -> &'a str {
    link(report, entry)["state"].as_str().unwrap()
}

fn read(store: &TempDir, file: &str) -> String {
    fs::read_to_string(store.path().join(file)).unwrap()
}

/// A PDF of two pages.
fn pdf() -> Vec<u8> {
    let mut text = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for object in [
        "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
        "2 0 obj\n<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>\nendobj\n",
        "3 0 obj\n<</Type/Page>>\nendobj\n",
        "4 0 obj\n<</Type/Page>>\nendobj\n",
    ] {
        places.push(format!("{:010} 00000 n \n", text.len()));
        text += object;
    }
    let table = text.len();
    let _ = write!(text, "xref\n0 5\n0000000000 65535 f \n{}", places.concat());
    let _ = write!(text, "trailer\n<</Root 1 0 R/Size 5>>\nstartxref\n{table}\n%%EOF\n");
    text.into_bytes()
}

#[test]
fn each_link_gets_its_state() {
    let site = Website::open([
        ("/guide.pdf", Served::page("application/pdf", pdf()).header("etag", "\"1\"")),
        ("/no-head.pdf", Served::page("application/pdf", pdf()).refusing_head(405)),
        ("/closed", Served::status(403)),
        ("/busy", Served::status(429)),
        ("/later", Served::page("text/html", "x").after(1, Served::status(503).header("retry-after", "0"))),
        ("/old.pdf", Served::moved(301, "/guide.pdf")),
        ("/round", Served::moved(302, "/round")),
        ("/slow", Served::page("text/html", "x").waiting(Duration::from_secs(9))),
        ("/huge.pdf", Served::page("application/pdf", "%PDF-1.4\n").endless()),
        ("/soft.pdf", Served::moved(301, "/")),
        ("/", Served::page("text/html", "<html>")),
        ("/broken", Served::status(500)),
    ]);
    let link_of = |path: &str| site.url(path).to_string();
    let paths = [
        "guide.pdf",
        "no-head.pdf",
        "closed",
        "busy",
        "later",
        "old.pdf",
        "round",
        "slow",
        "huge.pdf",
        "soft.pdf",
        "broken",
        "gone",
    ];
    let entries: Vec<(String, String)> =
        paths.iter().map(|path| (path.replace('.', "-"), link_of(&format!("/{path}")))).collect();
    let entries: Vec<(&str, &str)> = entries.iter().map(|(id, link)| (&**id, &**link)).collect();
    let store = store(&entries);
    let done = on(&store, 1, &["--json"]);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    let report = json(&done);
    for (entry, expected) in [
        ("guide-pdf", "ok"),
        ("no-head-pdf", "ok"),
        ("closed", "closed"),
        ("busy", "closed"),
        ("later", "ok"),
        ("old-pdf", "moved"),
        ("round", "unchecked"),
        ("slow", "failing"),
        ("huge-pdf", "ok"),
        ("soft-pdf", "moved"),
        ("broken", "failing"),
        ("gone", "failing"),
    ] {
        assert_eq!(state(&report, entry), expected, "{entry}: {report:#}");
    }
    let guide = link(&report, "guide-pdf");
    assert_eq!(
        (&guide["type"], guide["bytes"].as_u64(), guide["pages"].as_u64()),
        (&"pdf".into(), Some(pdf().len() as u64), Some(2))
    );
    assert_eq!(link(&report, "no-head-pdf")["pages"], 2);
    assert_eq!(link(&report, "huge-pdf")["pages"], Value::Null);
    assert_eq!(link(&report, "round")["trouble"], "too-many-moves");
    assert_eq!(link(&report, "soft-pdf")["correctable"], false);
    assert_eq!(link(&report, "old-pdf")["correctable"], true);

    let record = read(&store, "links.yaml");
    let before = site.asked().iter().filter(|asked| *asked == "GET /guide.pdf").count();
    on(&store, 1, &[]);
    assert_eq!(read(&store, "links.yaml"), record, "the same day brings nothing new");
    let after = site.asked().iter().filter(|asked| *asked == "GET /guide.pdf").count();
    assert_eq!(before, after, "what has not changed is not counted again: {:?}", site.asked());
    let table = stdout(&on(&store, 2, &[]));
    assert!(table.contains("PDF · 1 kB · 2 p."), "{table}");
    assert!(table.contains("12 links: 4 ok, 2 moved, 2 closed to programs, 1 unchecked, 3 failing"), "{table}");
    assert_eq!(read(&store, "links.yaml").matches("failed: [2026-05-01, 2026-05-02]").count(), 3);
}

#[test]
fn a_link_dies_over_a_week_and_comes_back() {
    let site = Website::open([("/", Served::page("text/html", "x"))]);
    let store = store(&[("home", site.url("/").as_str()), ("gone", site.url("/gone").as_str())]);
    for (day, code, expected) in
        [(1, 0, "failing"), (1, 0, "failing"), (4, 0, "failing"), (8, 1, "dead"), (9, 1, "dead")]
    {
        let done = on(&store, day, &["--json"]);
        assert_eq!((done.status.code(), state(&json(&done), "gone")), (Some(code), expected), "{day}");
    }
    site.serve("/gone", Served::page("text/html", "back"));
    let done = on(&store, 10, &["--json", "--only", "gone"]);
    assert_eq!((done.status.code(), state(&json(&done), "gone")), (Some(0), "ok"));
    let record = read(&store, "links.yaml");
    assert!(record.contains("checked: 2026-05-09") && record.contains("checked: 2026-05-10"), "{record}");
}

#[test]
fn a_move_for_good_is_written_into_the_entry() {
    let site = Website::open([
        ("/old.pdf", Served::moved(308, "/new.pdf")),
        ("/new.pdf", Served::page("application/pdf", pdf())),
        ("/lost.pdf", Served::moved(301, "/")),
        ("/", Served::page("text/html", "<html>")),
    ]);
    let (old, lost) = (site.url("/old.pdf"), site.url("/lost.pdf"));
    let store = store(&[("moved", old.as_str()), ("lost", lost.as_str())]);
    let (before, lost_before) = (read(&store, "entries/moved.md"), read(&store, "entries/lost.md"));
    let offered = stdout(&on(&store, 1, &[]));
    assert!(offered.contains(&format!("has moved to {}", site.url("/new.pdf"))), "{offered}");
    assert_eq!(read(&store, "entries/moved.md"), before, "nothing is written unasked");
    let told = stdout(&on(&store, 1, &["--correct"]));
    assert!(told.contains("moved: corrected"), "{told}");
    let new = site.url("/new.pdf");
    assert_eq!(read(&store, "entries/moved.md"), before.replace(old.as_str(), new.as_str()));
    assert_eq!(read(&store, "entries/lost.md"), lost_before);
    let report = json(&on(&store, 2, &["--json"]));
    assert_eq!(state(&report, "moved"), "ok");
    assert!(!read(&store, "links.yaml").contains("old.pdf"), "what no entry uses is forgotten");
}

#[test]
fn private_addresses_are_not_visited_unasked() {
    let site = Website::open([("/", Served::page("text/html", "secret"))]);
    let port = site.url("/").port().unwrap();
    let links: Vec<String> = ["127.0.0.1", "localhost", "[::1]", "0x7f.1"]
        .map(|host| format!("http://{host}:{port}/"))
        .into_iter()
        .chain(["http://10.0.0.1/".to_owned(), "http://169.254.169.254/".to_owned()])
        .collect();
    let ids = ["a", "b", "c", "d", "e", "f"];
    let entries: Vec<(&str, &str)> = ids.into_iter().zip(links.iter().map(String::as_str)).collect();
    let store = store(&entries);
    let done = run(&store, &["--json"]);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    let report = json(&done);
    let links = report["links"].as_array().unwrap();
    // Two of the six are the same address, written in two ways.
    assert_eq!(links.len(), 5, "{report:#}");
    assert!(
        links.iter().all(|link| link["trouble"] == "private-address" && link["state"] == "unchecked"),
        "{report:#}"
    );
    assert_eq!(site.connections(), 0);
}

#[test]
fn without_a_network_nothing_is_written_down() {
    let unused = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let store =
        store(&[("a", &format!("http://127.0.0.1:{unused}/a")), ("b", &format!("http://localhost:{unused}/b"))]);
    let done = on(&store, 1, &[]);
    assert_eq!(done.status.code(), Some(2), "{}", stdout(&done));
    assert!(stderr(&done).contains("no site can be reached"), "{}", stderr(&done));
    assert!(!Path::new(&store.path().join("links.yaml")).exists());
}

#[test]
fn a_record_that_cannot_be_read_is_not_written_over() {
    let site = Website::open([("/", Served::page("text/html", "x"))]);
    let store = store(&[("home", site.url("/").as_str())]);
    fs::write(store.path().join("links.yaml"), "- url: nowhere\n").unwrap();
    let done = on(&store, 1, &[]);
    assert_eq!(done.status.code(), Some(2));
    assert!(stderr(&done).contains("links.yaml:1:"), "{}", stderr(&done));
    assert_eq!((read(&store, "links.yaml").as_str(), site.connections()), ("- url: nowhere\n", 0));
    let done = on(&store, 1, &["--only", "nobody"]);
    assert_eq!(done.status.code(), Some(2));
}

#[test]
fn a_host_gets_a_pause_between_two_requests() {
    let site = Website::open([("/a", Served::page("text/html", "x")), ("/b", Served::page("text/html", "x"))]);
    let store = store(&[("a", site.url("/a").as_str()), ("b", site.url("/b").as_str())]);
    on(&store, 1, &["--pause", "1"]);
    let visits = site.visits();
    assert_eq!(visits.len(), 2);
    assert!(visits[1].at - visits[0].at >= Duration::from_secs(1));
}
