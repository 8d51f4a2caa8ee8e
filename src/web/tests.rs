//! Fetching from a site on loopback.

use std::time::Duration;

use url::Url;

use super::website::{Served, Website};
use super::{Reach, Web, WebError};

fn web() -> Web {
    Web::patient(Reach::Anywhere, Duration::from_millis(800)).unwrap()
}

#[tokio::test]
async fn a_page_comes_with_its_status_headers_and_body() {
    let page = Served::page("Application/PDF; v=1", "%PDF").header("X-WP-TotalPages", "7").header("etag", "\"a\"");
    let site = Website::open([("/guide.pdf", page)]);
    let page = web().get(&site.url("/guide.pdf"), 4).await.unwrap();
    assert!(page.is_success() && page.moves.is_empty() && !page.has_moved_for_good());
    assert_eq!(page.body, b"%PDF");
    assert_eq!(page.header("x-wp-totalpages"), Some("7"));
    assert_eq!(page.header("last-modified"), None);
    assert_eq!((page.content_type().as_deref(), page.content_length()), (Some("application/pdf"), Some(4)));
    assert!(site.visits()[0].head.to_lowercase().contains("user-agent: guidepost/"), "{:?}", site.visits());
}

#[tokio::test]
async fn a_head_has_no_body_and_an_answer_that_says_no_is_an_answer() {
    let site = Website::open([("/guide", Served::page("text/html", "words"))]);
    let page = web().head(&site.url("/guide")).await.unwrap();
    assert_eq!((page.status, page.content_length(), page.body.len()), (200, Some(5), 0));
    assert_eq!(web().head(&site.url("/nothing")).await.unwrap().status, 404);
    assert_eq!(site.asked(), ["HEAD /guide", "HEAD /nothing"]);
}

#[tokio::test]
async fn a_body_is_read_up_to_its_limit() {
    let told = Served::page("text/plain", "12345");
    let site = Website::open([("/told", told), ("/endless", Served::page("text/plain", "").endless())]);
    assert_eq!(web().get(&site.url("/told"), 5).await.unwrap().body, b"12345");
    for path in ["/told", "/endless"] {
        let refused = web().get(&site.url(path), 4).await;
        assert!(matches!(refused, Err(WebError::TooLarge { most: 4, .. })), "{refused:?}");
    }
    assert_eq!(web().get_beginning(&site.url("/told"), 3).await.unwrap().body, b"123");
    assert_eq!(web().get_beginning(&site.url("/endless"), 10_000).await.unwrap().body.len(), 10_000);
}

#[tokio::test]
async fn moves_are_followed_and_told() {
    let site = Website::open([
        ("/old", Served::moved(301, "/newer")),
        ("/newer", Served::moved(308, "new?a=b")),
        ("/new?a=b", Served::page("text/html", "here")),
        ("/away", Served::moved(302, "/old")),
        ("/nowhere", Served::status(301)),
    ]);
    let page = web().get(&site.url("/old#p=3"), 100).await.unwrap();
    assert_eq!(page.url, site.url("/new?a=b#p=3"));
    assert_eq!(page.moves.iter().map(|step| step.status).collect::<Vec<_>>(), [301, 308]);
    assert!(page.has_moved_for_good());
    let page = web().head(&site.url("/away")).await.unwrap();
    assert_eq!(page.moves.len(), 3);
    assert!(!page.has_moved_for_good());
    assert_eq!(web().head(&site.url("/nowhere")).await.unwrap().status, 301);
}

#[tokio::test]
async fn a_loop_ends_after_five_moves() {
    let site = Website::open([("/round", Served::moved(302, "/round"))]);
    let refused = web().head(&site.url("/round")).await;
    assert!(matches!(refused, Err(WebError::TooManyMoves { .. })), "{refused:?}");
    assert_eq!(site.connections(), 6);
}

#[tokio::test]
async fn moves_lead_to_pages_of_the_web_only() {
    let site = Website::open([
        ("/file", Served::moved(301, "file:///etc/passwd")),
        ("/user", Served::moved(301, "http://ada:word@127.0.0.1/")),
        ("/bad", Served::moved(301, "http://[")),
    ]);
    assert!(matches!(web().head(&site.url("/file")).await, Err(WebError::NotWeb { .. })));
    for path in ["/user", "/bad"] {
        let refused = web().head(&site.url(path)).await;
        assert!(matches!(refused, Err(WebError::BadMove { .. })), "{refused:?}");
    }
}

#[tokio::test]
async fn private_addresses_are_never_connected_to() {
    let site = Website::open([("/", Served::page("text/html", "secret"))]);
    let web = Web::new(Reach::Public).unwrap();
    for host in [
        "127.0.0.1",
        "localhost",
        "LOCALHOST",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "0x7f.1",
        "2130706433",
        "0177.1",
        "0.0.0.0",
        "127.1",
    ] {
        let refused = web.get(&site.at(host, "/"), 100).await;
        assert!(matches!(refused, Err(WebError::PrivateAddress(_))), "{host}: {refused:?}");
        assert!(refused.unwrap_err().to_string().contains("GUIDEPOST_PRIVATE_ADDRESSES=yes"));
    }
    for url in ["http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "https://[fd00::1]/"] {
        let refused = web.head(&Url::parse(url).unwrap()).await;
        assert!(matches!(refused, Err(WebError::PrivateAddress(_))), "{url}: {refused:?}");
    }
    assert_eq!(site.connections(), 0);
}

#[tokio::test]
async fn what_does_not_answer_is_told_apart() {
    let slow = Served::page("text/html", "late").waiting(Duration::from_secs(3));
    let dripping = Served::page("text/html", "early").header("content-length", "100");
    let site = Website::open([("/slow", slow), ("/broken", dripping)]);
    let late = web().head(&site.url("/slow")).await;
    assert!(matches!(late, Err(WebError::Timeout { .. })), "{late:?}");
    let broken = web().get(&site.url("/broken"), 1_000).await;
    assert!(matches!(broken, Err(WebError::Broken { .. })), "{broken:?}");
    let unused = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let closed = web().head(&Url::parse(&format!("http://127.0.0.1:{unused}/")).unwrap()).await;
    assert!(matches!(closed, Err(WebError::NoConnection { .. })), "{closed:?}");
    let insecure = web().head(&site.url("/").as_str().replace("http:", "https:").parse().unwrap()).await;
    assert!(matches!(insecure, Err(WebError::Insecure { .. })), "{insecure:?}");
    let unknown = Web::new(Reach::Public).unwrap().head(&Url::parse("http://guidance.invalid/").unwrap()).await;
    assert!(matches!(unknown, Err(WebError::NoSuchHost { .. })), "{unknown:?}");
}
