//! A live WordPress site is imported over its REST API, and its feed where it has none: `import wordpress --url`, `sync`.

#[allow(dead_code, reason = "what is not needed here is needed by `tests/links.rs`")]
mod website;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;
use website::{Served, Website};

fn store() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for list in ["topics", "regions", "audiences", "publishers", "hosts", "thesaurus"] {
        let name = format!("{list}.yaml");
        fs::copy(Path::new("knowledge").join(&name), folder.path().join(&name)).unwrap();
    }
    fs::create_dir(folder.path().join("entries")).unwrap();
    folder
}

fn guidepost(store: &TempDir, options: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guidepost"));
    command.args(["--knowledge"]).arg(store.path()).args(["--data"]).arg(store.path().join("data"));
    command.args(options).args(["--private-addresses", "yes"]).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn json(body: &str) -> Served {
    Served::page("application/json", body)
}

fn site() -> Website {
    let pages = |body: &str, pages: &str| json(body).header("X-WP-TotalPages", pages);
    let post = |id: u32, title: &str, rest: &str| {
        format!(
            r#"{{"id":{id},"status":"publish","slug":"post-{id}","link":"http://127.0.0.1/post-{id}/","title":{{"rendered":"{title}"}},
            "content":{{"rendered":"<p>The guide says how victims are found.<\/p>\n<p>{title} &#8211; ILO, 2018 <a href=\"https://www.ilo.org/{id}.pdf\">DOWNLOAD<\/a><\/p>","protected":false}},
            "excerpt":{{"rendered":""}},"categories":[3]{rest}}}"#
        )
    };
    let first = format!("[{}]", post(11, "First guide", ""));
    let second = format!(
        "[{},{}]",
        post(12, "Second guide", r#","acf":{"year":"2020","file":{"url":"https://www.ilo.org/acf.pdf"}}"#),
        post(13, "Hidden", "").replace("\"protected\":false", "\"protected\":true")
    );
    Website::open([
        ("/wp-json/", json(r#"{"name":"Centre","url":"http://127.0.0.1"}"#)),
        (
            "/wp-json/wp/v2/types",
            json(
                r#"{"post":{"rest_base":"posts","rest_namespace":"wp/v2"},"attachment":{"rest_base":"media"},"wp_block":{"rest_base":"blocks"},"resource":{"rest_base":"resource"}}"#,
            ),
        ),
        ("/wp-json/wp/v2/taxonomies", json(r#"{"category":{"rest_base":"categories"}}"#)),
        (
            "/wp-json/wp/v2/categories?per_page=100&page=1&orderby=id&order=asc",
            pages(r#"[{"id":3,"slug":"guidance","name":"Guidance"}]"#, "1"),
        ),
        ("/wp-json/wp/v2/posts?per_page=100&page=1&orderby=id&order=asc", pages(&first, "2")),
        ("/wp-json/wp/v2/posts?per_page=100&page=2&orderby=id&order=asc", pages(&second, "2")),
        ("/wp-json/wp/v2/media?per_page=100&page=1&orderby=id&order=asc", pages("[]", "0")),
        ("/wp-json/wp/v2/resource?per_page=100&page=1&orderby=id&order=asc", Served::status(401)),
    ])
}

#[test]
fn a_live_site_becomes_entries_and_a_second_visit_writes_nothing() {
    let (store, site) = (store(), site());
    let url = site.url("/").to_string();
    let output = guidepost(&store, &["import", "wordpress", "--url", &url]);
    assert!(output.status.success(), "{}", said(&output));
    let first = fs::read_to_string(store.path().join("entries/first-guide-2018.md")).unwrap();
    for part in [
        "type: guideline",
        "- ILO",
        "issued: \"2018\"",
        "download: https://www.ilo.org/11.pdf",
        "The guide says how victims are found.",
    ] {
        assert!(first.contains(part), "{part}: {first}");
    }
    let second = fs::read_to_string(store.path().join("entries/second-guide-2020.md")).unwrap();
    assert!(second.contains("https://www.ilo.org/acf.pdf") && second.contains("issued: \"2020\""), "{second}");
    assert_eq!(fs::read_dir(store.path().join("entries")).unwrap().count(), 2, "{}", said(&output));
    assert!(said(&output).contains("not published (password 1)"), "{}", said(&output));
    let again = guidepost(&store, &["sync", "--sync-url", &url, "--sync-into", "entries"]);
    assert!(again.status.success() && said(&again).contains("2 unchanged"), "{}", said(&again));
}

#[test]
fn a_visit_that_was_cut_off_goes_on_where_it_ended() {
    let (store, site) = (store(), site());
    let url = site.url("/").to_string();
    let broken = "/wp-json/wp/v2/posts?per_page=100&page=2&orderby=id&order=asc";
    site.serve(broken, Served::status(418));
    let output = guidepost(&store, &["import", "wordpress", "--url", &url]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("answered with 418"), "{}", said(&output));
    assert!(fs::read_dir(store.path().join("entries")).unwrap().next().is_none());
    let visits = site.visits().len();
    site.serve(broken, Served::page("application/json", "[]").header("X-WP-TotalPages", "2"));
    let output = guidepost(&store, &["import", "wordpress", "--url", &url]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(store.path().join("entries/first-guide-2018.md").exists());
    assert!(site.visits().len() - visits <= 4, "what had come was asked for again: {:?}", site.visits());
}

#[test]
fn a_site_without_an_api_is_read_from_its_feed() {
    let store = store();
    let feed = r#"<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Centre</title><link>http://127.0.0.1</link>
        <item><title>Guide</title><link>http://127.0.0.1/guide/</link><guid isPermaLink="false">http://127.0.0.1/?p=21</guid>
        <category><![CDATA[Guidance]]></category><description>Short.</description>
        <content:encoded><![CDATA[<p>The guide says how victims are found.</p><p>Guide – OSCE, 2019 <a href="https://www.osce.org/g.pdf">DOWNLOAD</a></p>]]></content:encoded></item>
        </channel></rss>"#;
    let site =
        Website::open([("/wp-json/", Served::status(404)), ("/feed/", Served::page("application/rss+xml", feed))]);
    let output = guidepost(&store, &["sync", "--sync-url", site.url("/").as_str()]);
    assert!(output.status.success(), "{}", said(&output));
    let entry = fs::read_to_string(store.path().join("drafts/guide-2019.md")).unwrap();
    assert!(entry.contains("type: guideline") && entry.contains("- OSCE"), "{entry}");
    assert!(said(&output).contains("1 new, in drafts"), "{}", said(&output));
}

#[test]
fn private_addresses_and_silent_sites_are_told() {
    let store = store();
    let mut command = Command::new(env!("CARGO_BIN_EXE_guidepost"));
    command.args(["--knowledge"]).arg(store.path()).args(["--data"]).arg(store.path().join("data"));
    let output = command.args(["import", "wordpress", "--url", "http://127.0.0.1:9/"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("127.0.0.1"), "{}", said(&output));
    let output = guidepost(&store, &["sync"]);
    assert!(said(&output).contains("GUIDEPOST_SYNC_URL"), "{}", said(&output));
    assert_eq!(output.status.code(), Some(2));
}
