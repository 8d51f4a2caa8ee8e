//! Text with styles, measured as Telegram measures it, and shown as Telegram's HTML, on a terminal or plain.
//!
//! Foreign text enters only through spans, so that it cannot become markup; a cut keeps every tag balanced, because
//! tags are made after the cut.

use std::fmt::Write as _;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// The most that a message holds, in UTF-16 units after its markup is parsed.
pub const LONGEST_MESSAGE: usize = 4_096;

/// The most bytes of HTML that Telegram takes for one message is 32,768.
const LONGEST_HTML: usize = 32_000;

/// A piece of text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Span {
    text: String,
    style: Style,
}

/// How a piece of text looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own, and all of them go together")]
pub struct Style {
    pub bold: bool,
    pub italic: bool,
    pub underlined: bool,
    pub code: bool,
    /// The address that the text leads to.
    pub link: Option<String>,
}

/// Styled text, built from left to right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    spans: Vec<Span>,
}

impl Text {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub fn plain(&mut self, text: &str) -> &mut Self {
        self.push(text, Style::default())
    }

    pub fn bold(&mut self, text: &str) -> &mut Self {
        self.push(text, Style { bold: true, ..Style::default() })
    }

    pub fn italic(&mut self, text: &str) -> &mut Self {
        self.push(text, Style { italic: true, ..Style::default() })
    }

    pub fn link(&mut self, text: &str, address: &str) -> &mut Self {
        self.push(text, Style { link: Some(address.to_owned()), ..Style::default() })
    }

    /// Adds text in `style`. Control characters but line breaks are left out: Telegram would, too.
    pub fn push(&mut self, text: &str, style: Style) -> &mut Self {
        let text: String = text.chars().filter(|sign| !sign.is_control() || *sign == '\n').collect();
        if text.is_empty() {
            return self;
        }
        match self.spans.last_mut() {
            Some(last) if last.style == style => last.text.push_str(&text),
            _ => self.spans.push(Span { text, style }),
        }
        self
    }

    /// Adds text with the byte ranges `marks` in the style `marked`, the rest in `style`.
    pub fn marked(&mut self, text: &str, marks: &[Range<usize>], style: &Style, marked: &Style) -> &mut Self {
        let mut at = 0;
        for mark in marks {
            self.push(&text[at..mark.start], style.clone());
            self.push(&text[mark.clone()], marked.clone());
            at = mark.end;
        }
        self.push(&text[at..], style.clone())
    }

    pub fn append(&mut self, other: Self) -> &mut Self {
        for span in other.spans {
            self.push(&span.text, span.style);
        }
        self
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.iter().all(|span| span.text.trim().is_empty())
    }

    /// In UTF-16 units, as Telegram counts.
    #[must_use]
    pub fn length(&self) -> usize {
        self.spans.iter().map(|span| utf16_length(&span.text)).sum()
    }

    /// The text within Telegram's limits for one message, with an ellipsis where it was cut.
    #[must_use]
    pub fn fitted(self, limit: usize) -> Self {
        let fits = self.length() <= limit;
        let text = if fits { self } else { self.cut(limit) };
        if text.longest_html() <= LONGEST_HTML || text.html().len() <= LONGEST_HTML {
            text
        } else {
            text.without_links()
        }
    }

    /// The text with markup and addresses within so many bytes, with an ellipsis where it was cut.
    #[must_use]
    pub fn within(self, bytes: usize) -> Self {
        let mut text = self;
        while text.html().len() > bytes && text.length() > 1 {
            let less = text.length() * 9 / 10;
            text = text.fitted(less);
        }
        text
    }

    /// No HTML of it is longer than this: a sign takes six bytes at most, tags take few.
    fn longest_html(&self) -> usize {
        let span = |span: &Span| span.text.len() + span.style.link.as_ref().map_or(0, String::len) + 10;
        self.spans.iter().map(span).sum::<usize>() * 6
    }

    fn cut(self, limit: usize) -> Self {
        const ELLIPSIS: &str = "…";
        let (mut head, _) = self.split_at(limit.saturating_sub(utf16_length(ELLIPSIS)));
        head.plain(ELLIPSIS);
        head
    }

    fn without_links(mut self) -> Self {
        for span in &mut self.spans {
            span.style.link = None;
        }
        self
    }

    /// The text in parts within `limit`, cut at line breaks where there are some, never inside a grapheme.
    #[must_use]
    pub fn split(self, limit: usize) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut rest = self;
        while rest.length() > limit {
            let (head, tail) = rest.split_at(limit);
            parts.push(head);
            rest = tail;
        }
        parts.push(rest);
        parts.retain(|part| !part.is_empty());
        parts
    }

    /// Splits before `limit` units: behind the last line break, else behind the last space, else between graphemes.
    fn split_at(self, limit: usize) -> (Self, Self) {
        let plain = self.to_plain();
        let (mut units, mut end, mut line, mut space) = (0, 0, 0, 0);
        for (at, grapheme) in plain.grapheme_indices(true) {
            units += utf16_length(grapheme);
            if units > limit {
                break;
            }
            end = at + grapheme.len();
            match grapheme {
                "\n" => line = end,
                " " => space = end,
                _ => {}
            }
        }
        if end == 0 {
            end = first_characters(&plain, limit);
        }
        let late = |cut: &usize| *cut > end / 2;
        let cut = Some(line).filter(late).or_else(|| Some(space).filter(late)).unwrap_or(end);
        self.divide(cut)
    }

    /// Divides at a byte of the plain text.
    fn divide(self, byte: usize) -> (Self, Self) {
        let (mut head, mut tail) = (Self::new(), Self::new());
        let mut at = 0;
        for span in self.spans {
            let cut = byte.saturating_sub(at).min(span.text.len());
            at += span.text.len();
            head.push(&span.text[..cut], span.style.clone());
            tail.push(&span.text[cut..], span.style);
        }
        (head, tail)
    }

    #[must_use]
    pub fn to_plain(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// In Telegram's HTML.
    #[must_use]
    pub fn html(&self) -> String {
        let mut html = String::new();
        for Span { text, style } in &self.spans {
            let tags = [(style.bold, "b"), (style.italic, "i"), (style.underlined, "u"), (style.code, "code")];
            if let Some(address) = &style.link {
                html.push_str("<a href=\"");
                escape(address, &mut html);
                html.push_str("\">");
            }
            let set = || tags.iter().filter(|(set, _)| *set).map(|(_, tag)| tag);
            set().for_each(|tag| html.extend(["<", tag, ">"]));
            escape(text, &mut html);
            set().rev().for_each(|tag| html.extend(["</", tag, ">"]));
            if style.link.is_some() {
                html.push_str("</a>");
            }
        }
        html
    }

    /// For a terminal that knows ANSI escapes; links are written out.
    #[must_use]
    pub fn ansi(&self) -> String {
        let mut shown = String::new();
        for Span { text, style } in &self.spans {
            let mut look = anstyle::Style::new();
            if style.bold {
                look = look.bold();
            }
            if style.italic {
                look = look.italic();
            }
            if style.underlined {
                look = look.underline();
            }
            let _ = write!(shown, "{look}{text}{look:#}");
            if let Some(address) = style.link.as_ref().filter(|address| *address != text) {
                let look = anstyle::AnsiColor::Cyan.on_default();
                let _ = write!(shown, " {look}{address}{look:#}");
            }
        }
        shown
    }
}

/// Where to cut a grapheme that no message could hold: between its characters, in bytes.
fn first_characters(text: &str, limit: usize) -> usize {
    let mut units = 0;
    let fits = |(_, sign): &(usize, char)| {
        units += sign.len_utf16();
        units <= limit
    };
    text.char_indices().take_while(fits).last().map_or(text.len(), |(at, sign)| at + sign.len_utf8())
}

/// The number of UTF-16 units of a text.
#[must_use]
pub fn utf16_length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The beginning of a text within `limit` characters, at a word's end where there is one, with an ellipsis if cut.
#[must_use]
pub fn shortened(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let mut kept = 0;
    let mut end = 0;
    for (at, piece) in text.split_word_bound_indices() {
        kept += piece.chars().count();
        if kept >= limit {
            break;
        }
        end = at + piece.len();
    }
    if end == 0 {
        let mut taken = 0;
        let fits = |(_, grapheme): &(usize, &str)| {
            taken += grapheme.chars().count();
            taken < limit
        };
        end = text.grapheme_indices(true).take_while(fits).last().map_or(0, |(at, grapheme)| at + grapheme.len());
    }
    format!("{}…", text[..end].trim_end())
}

fn escape(text: &str, html: &mut String) {
    for sign in text.chars() {
        match sign {
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '&' => html.push_str("&amp;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(sign),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn foreign_text_never_becomes_markup() {
        let mut text = Text::new();
        text.bold("<b>&\"").link("a", "https://x.org/?a=\"b\"&c=<");
        assert_eq!(
            text.html(),
            "<b>&lt;b&gt;&amp;&quot;</b><a href=\"https://x.org/?a=&quot;b&quot;&amp;c=&lt;\">a</a>"
        );
    }

    #[test]
    fn long_texts_are_split_at_lines() {
        let mut text = Text::new();
        text.bold("first line\n").plain("second line\n").plain("third");
        let parts: Vec<String> = text.split(24).iter().map(Text::html).collect();
        assert_eq!(parts, ["<b>first line\n</b>second line\n", "third"]);
    }

    #[test]
    fn addresses_beyond_what_telegram_takes_are_left_out() {
        let mut text = Text::new();
        for _ in 0..20 {
            text.link("link", &format!("https://x.org/{}", "a".repeat(1_900))).plain(" ");
        }
        assert!(text.clone().fitted(LONGEST_MESSAGE).html().len() < LONGEST_HTML);
    }

    fn any_text() -> impl Strategy<Value = Text> {
        let span = (
            "[\\PC\n]{0,40}|(👩‍👩‍👧|e\u{301}|🇺🇦){0,20}",
            any::<[bool; 4]>(),
            proptest::option::of("https://[a-z&\"<]{1,9}"),
        );
        proptest::collection::vec(span, 0..12).prop_map(|spans| {
            let mut text = Text::new();
            for (piece, [bold, italic, underlined, code], link) in spans {
                text.push(&piece, Style { bold, italic, underlined, code, link });
            }
            text
        })
    }

    proptest! {
        #[test]
        fn parts_are_whole_graphemes_within_the_limit(text in any_text(), limit in 30_usize..120) {
            let plain = text.to_plain();
            let bounds: Vec<usize> = plain.grapheme_indices(true).map(|(at, _)| at).chain([plain.len()]).collect();
            let mut at = 0;
            for part in text.clone().split(limit) {
                let piece = part.to_plain();
                prop_assert!(part.length() <= limit);
                prop_assert_eq!(part.length(), piece.encode_utf16().count());
                let start = at + plain[at..].find(&piece).unwrap();
                prop_assert!(plain[at..start].trim().is_empty(), "only blanks may be dropped");
                prop_assert!(bounds.contains(&start) && bounds.contains(&(start + piece.len())), "a grapheme was cut");
                at = start + piece.len();
            }
            prop_assert!(text.fitted(limit).length() <= limit);
        }

        #[test]
        fn html_parses_back_to_the_text(text in any_text()) {
            let mut seen = String::new();
            let mut open: Vec<String> = Vec::new();
            let html = text.html();
            let mut rest = html.as_str();
            while let Some(sign) = rest.chars().next() {
                if let Some(tag) = rest.strip_prefix('<') {
                    let end = tag.find('>').unwrap();
                    if let Some(name) = tag[..end].strip_prefix('/') {
                        prop_assert_eq!(open.pop(), Some(name.to_owned()));
                    } else {
                        open.push(tag[..end].split(' ').next().unwrap().to_owned());
                    }
                    rest = &tag[end + 1..];
                } else if sign == '&' {
                    let (name, sign) = [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"')]
                        .into_iter().find(|(name, _)| rest.starts_with(name)).unwrap();
                    seen.push(sign);
                    rest = &rest[name.len()..];
                } else {
                    seen.push(sign);
                    rest = &rest[sign.len_utf8()..];
                }
            }
            prop_assert!(open.is_empty());
            prop_assert_eq!(seen, text.to_plain());
        }

        #[test]
        fn shortened_texts_keep_their_limit(text in "\\PC{0,60}", limit in 2_usize..50) {
            let short = shortened(&text, limit);
            prop_assert!(short.chars().count() <= limit);
            prop_assert!(text.starts_with(short.trim_end_matches('…')));
        }
    }
}
