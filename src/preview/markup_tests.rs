//! Tests of the HTML reader: what it makes of good markup, and the exact words for bad markup.

use super::parse_html;
use crate::preview::html::to_html;

#[track_caller]
fn assert_entities(html: &str, text: &str, expected: &[(&str, usize, usize)]) {
    let (read, entities) = parse_html(html).unwrap();
    assert_eq!(read, text);
    let entities: Vec<_> = entities.iter().map(|entity| (entity.kind.as_str(), entity.offset, entity.length)).collect();
    assert_eq!(entities, expected, "{html}");
}

#[test]
fn tags_become_entities_in_utf_16_units() {
    assert_entities("🙂 <b>fair <i>pay</i></b>", "🙂 fair pay", &[("italic", 8, 3), ("bold", 3, 8)]);
    assert_entities("<STRONG>x</strong><ins>y</>", "xy", &[("bold", 0, 1), ("underline", 1, 1)]);
    assert_entities("<blockquote expandable>x</blockquote>", "x", &[("expandable_blockquote", 0, 1)]);
    assert_entities("<span class=\"tg-spoiler\">x</span>", "x", &[("spoiler", 0, 1)]);
    assert_entities("<b></b>x", "x", &[]);
}

#[test]
fn code_in_pre_names_its_language() {
    for html in
        ["<pre><code class=\"language-rust\">x</code></pre>", "<code class=\"language-rust\"><pre>x</pre></code>"]
    {
        let (_, entities) = parse_html(html).unwrap();
        assert_eq!(entities.len(), 1);
        assert_eq!((entities[0].kind.as_str(), entities[0].language.as_deref()), ("pre", Some("rust")));
    }
}

#[test]
fn links_are_kept_as_telegram_writes_them_or_dropped() {
    let (_, entities) = parse_html("<a href='https://example.org?a=1&amp;b=2'>x</a> <a>example.org</a>").unwrap();
    let urls: Vec<_> = entities.iter().filter_map(|entity| entity.url.as_deref()).collect();
    assert_eq!(urls, ["https://example.org/?a=1&b=2", "http://example.org/"]);
    assert_entities("<a href=\"handbook\">x</a>", "x", &[]);
}

#[test]
fn only_four_named_references_are_decoded() {
    assert_entities("&lt;b&gt; &amp;&quot; &nbsp; &#65;&#x1F642; &", "<b> &\" &nbsp; A🙂 &", &[]);
    assert_eq!(
        parse_html("&#xd800;").unwrap_err(),
        "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
    );
}

#[test]
fn bad_markup_is_refused_in_telegrams_words() {
    for (html, refusal) in [
        ("a <", "Unclosed start tag at byte offset 2"),
        ("a < b > c", "Unsupported start tag \"\" at byte offset 2"),
        ("é <p>x</p>", "Unsupported start tag \"p\" at byte offset 3"),
        ("x<br/>", "Unsupported start tag \"br/\" at byte offset 1"),
        ("<b>x", "Can't find end tag corresponding to start tag \"b\""),
        ("<b><i>x</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\""),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a href=\"x>y</a>", "Unclosed start tag at byte offset 0"),
        ("<a href", "Unclosed start tag \"a\" at byte offset 0"),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<a =x>z</a>", "Empty attribute name in the tag \"a\" at byte offset 0"),
        ("<span class=\"red\">x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"),
        ("<tg-emoji emoji-id=\"x\">🙂</tg-emoji>", "Invalid custom emoji identifier specified"),
    ] {
        assert_eq!(parse_html(html).unwrap_err(), refusal, "{html}");
    }
}

#[test]
fn what_was_read_is_written_back() {
    for html in [
        "<b>fair <i>pay</i></b> &amp; <a href=\"https://example.org/?a=1&amp;b=&quot;\">terms</a>",
        "<blockquote expandable>🙂 <u>x</u></blockquote>\n<pre><code class=\"language-rust\">a &lt; b</code></pre>",
    ] {
        let (text, entities) = parse_html(html).unwrap();
        assert_eq!(to_html(&text, &entities), html);
    }
}

#[test]
fn any_text_is_read_to_its_end() {
    for html in ["", "<", "</", "<b", "<b ", "&", "&#", "&#x", "&l", "<a href=", "<a href='", "<a  ", "\u{0}<\u{0}>"] {
        let _ = parse_html(html);
    }
}
