//! Text and entities written back as Telegram's HTML: what a test reads in a transcript.

use super::entities::{Entity, utf16_length};

/// The text with its entities as Telegram's HTML.
pub(super) fn to_html(text: &str, entities: &[Entity]) -> String {
    let mut nested: Vec<&Entity> = entities.iter().filter(|entity| tags(entity).is_some()).collect();
    nested.sort_by_key(|entity| (entity.offset, usize::MAX - entity.length));
    let mut nested = nested.into_iter().peekable();
    let mut open: Vec<&Entity> = Vec::new();
    let (mut html, mut at) = (String::new(), 0);
    for letter in text.chars().map(Some).chain([None]) {
        while let Some(entity) = open.pop_if(|entity| entity.end() <= at) {
            html += &tags(entity).unwrap_or_default().1;
        }
        while let Some(entity) = nested.next_if(|entity| entity.offset <= at && letter.is_some()) {
            html += &tags(entity).unwrap_or_default().0;
            open.push(entity);
        }
        if let Some(letter) = letter {
            at += letter.len_utf16();
            html += &escaped(letter.encode_utf8(&mut [0; 4]));
        }
    }
    debug_assert_eq!(at, utf16_length(text));
    html
}

fn tags(entity: &Entity) -> Option<(String, String)> {
    let plain = |tag: &str| Some((format!("<{tag}>"), format!("</{tag}>")));
    match entity.kind.as_str() {
        "bold" => plain("b"),
        "italic" => plain("i"),
        "underline" => plain("u"),
        "strikethrough" => plain("s"),
        "spoiler" => plain("tg-spoiler"),
        "code" => plain("code"),
        "blockquote" => plain("blockquote"),
        "expandable_blockquote" => Some(("<blockquote expandable>".to_owned(), "</blockquote>".to_owned())),
        "text_link" => {
            let url = escaped(entity.url.as_deref().unwrap_or_default()).replace('"', "&quot;");
            Some((format!("<a href=\"{url}\">"), "</a>".to_owned()))
        }
        "pre" => match &entity.language {
            Some(name) => Some((format!("<pre><code class=\"language-{name}\">"), "</code></pre>".to_owned())),
            None => plain("pre"),
        },
        _ => None,
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
