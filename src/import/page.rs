//! HTML of a page, read into paragraphs of lines; a line is what people see as one, ended by `<br>`.
//!
//! Editors of WordPress write new lines instead of tags, and plugins write codes in square brackets: both are read as
//! WordPress shows them. Scripts, pictures with their captions, and forms say nothing.

use std::borrow::Cow;
use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::codes::{button, next_code};

/// A part of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    pub kind: Kind,
    pub lines: Vec<Line>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Text,
    /// From 1 to 6.
    Heading(u8),
    /// In a list, in how many others from 0, and with which number.
    Item { depth: u8, number: Option<u32> },
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    pub runs: Vec<Run>,
}

/// Text in one style; white space is one space.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    /// Where it links to, as it is written.
    pub href: Option<String>,
}

impl Line {
    #[must_use]
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    fn is_blank(&self) -> bool {
        self.runs.iter().all(|run| run.text.trim().is_empty())
    }
}

impl Paragraph {
    /// The text of its lines, one space between two.
    #[must_use]
    pub fn text(&self) -> String {
        self.lines.iter().map(Line::text).collect::<Vec<_>>().join(" ").trim().to_owned()
    }
}

/// Reads HTML. `is_rendered` tells that new lines are only spaces.
#[must_use]
pub fn read(html: &str, is_rendered: bool) -> Vec<Paragraph> {
    // A page made of blocks has its tags, and its new lines mean nothing.
    let is_rendered = is_rendered || html.contains("<!-- wp:");
    let html = if is_rendered { Cow::Borrowed(html) } else { with_breaks(html) };
    let mut page = Page { keeps_lines: !is_rendered, ..Page::default() };
    let mut tag = OpenTag::default();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
        page.take(&event, &mut tag);
        None
    });
    emitter.naively_switch_states(true);
    // Reading from memory cannot fail.
    let _ = Tokenizer::new_with_emitter(&*html, emitter).finish();
    page.end_paragraph();
    page.paragraphs
}

/// A sign that the text itself does not have, for the end of a paragraph that only an empty line shows.
const PARAGRAPH: char = '\u{E000}';

/// Empty lines become the sign for a new paragraph.
fn with_breaks(html: &str) -> Cow<'_, str> {
    if !html.contains('\n') {
        return Cow::Borrowed(html);
    }
    let mut text = String::with_capacity(html.len() + 16);
    let mut blank = 0;
    for line in html.lines() {
        if line.trim().is_empty() {
            blank += 1;
            continue;
        }
        if !text.is_empty() {
            text.push(if blank > 0 { PARAGRAPH } else { '\n' });
        }
        blank = 0;
        text.push_str(line);
    }
    Cow::Owned(text)
}

/// A tag whose attributes are being read.
#[derive(Default)]
struct OpenTag {
    name: Vec<u8>,
    attribute: Vec<u8>,
    href: Option<String>,
}

impl OpenTag {
    /// Whether the text that stands for a picture is being read.
    fn is_button(&self, is_link: bool) -> bool {
        is_link && self.attribute == b"alt" && self.name == b"img"
    }
}

/// A page as far as it has been read.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is about another thing")]
struct Page {
    keeps_lines: bool,
    paragraphs: Vec<Paragraph>,
    paragraph: Paragraph,
    line: Line,
    bold: u32,
    italic: u32,
    href: Option<String>,
    /// The next number of each open list; `None` for one with bullets.
    lists: Vec<Option<u32>>,
    /// The element whose content says nothing, and how many of its kind are open.
    silent: Option<(Vec<u8>, u32)>,
    in_caption: bool,
    is_behind_cell: bool,
    begins_link: bool,
}

/// Elements whose content is no text of the page.
const SILENT: [&[u8]; 16] = [
    b"script",
    b"style",
    b"iframe",
    b"noscript",
    b"svg",
    b"template",
    b"select",
    b"textarea",
    b"object",
    b"figcaption",
    b"head",
    b"audio",
    b"video",
    b"canvas",
    b"form",
    b"math",
];
const BLOCKS: [&[u8]; 30] = [
    b"p",
    b"div",
    b"section",
    b"article",
    b"header",
    b"footer",
    b"figure",
    b"table",
    b"tbody",
    b"thead",
    b"tr",
    b"blockquote",
    b"ul",
    b"ol",
    b"dl",
    b"dt",
    b"dd",
    b"pre",
    b"fieldset",
    b"main",
    b"aside",
    b"details",
    b"summary",
    b"address",
    b"hr",
    b"center",
    b"nav",
    b"body",
    b"html",
    b"caption",
];

impl Page {
    fn take(&mut self, event: &CallbackEvent<'_>, tag: &mut OpenTag) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                tag.name = name.to_ascii_lowercase();
                tag.href = None;
            }
            CallbackEvent::AttributeName { name } => tag.attribute = name.to_vec(),
            CallbackEvent::AttributeValue { value } if tag.attribute == b"href" && tag.name == b"a" => {
                tag.href = Some(String::from_utf8_lossy(value).trim().to_owned()).filter(|href| !href.is_empty());
            }
            // A picture in a link is a button, and its text for those who do not see it says which.
            CallbackEvent::AttributeValue { value } if tag.is_button(self.href.is_some() && self.silent.is_none()) => {
                self.push(&String::from_utf8_lossy(value));
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let href = tag.href.take();
                self.open(&std::mem::take(&mut tag.name), href, *self_closing);
            }
            CallbackEvent::EndTag { name } => self.close(&name.to_ascii_lowercase()),
            CallbackEvent::String { value } if self.silent.is_none() => self.text(&String::from_utf8_lossy(value)),
            _ => {}
        }
    }

    fn open(&mut self, name: &[u8], href: Option<String>, self_closing: bool) {
        if let Some((silent, depth)) = &mut self.silent {
            *depth += u32::from(silent == name && !self_closing);
            return;
        }
        match name {
            b"br" => self.end_line(),
            b"a" => (self.href, self.begins_link) = (href, true),
            b"b" | b"strong" => self.bold += 1,
            b"i" | b"em" => self.italic += 1,
            b"td" | b"th" => {
                if self.is_behind_cell {
                    self.push(" · ");
                }
                self.is_behind_cell = true;
            }
            b"li" => {
                self.end_paragraph();
                let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
                let number = self.lists.last_mut().and_then(|next| {
                    *next = next.map(|next| next + 1);
                    next.map(|next| next - 1)
                });
                self.paragraph.kind = Kind::Item { depth, number };
            }
            [b'h', level @ b'1'..=b'6'] => {
                self.end_paragraph();
                self.paragraph.kind = Kind::Heading(level - b'0');
            }
            name if SILENT.contains(&name) && !self_closing => self.silent = Some((name.to_owned(), 1)),
            name if BLOCKS.contains(&name) => {
                // A paragraph inside a list's item is the item's.
                if !(name == b"p" && self.is_bare_item()) {
                    self.end_paragraph();
                }
                match name {
                    b"ul" => self.lists.push(None),
                    b"ol" => self.lists.push(Some(1)),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &[u8]) {
        if let Some((silent, depth)) = &mut self.silent {
            *depth -= u32::from(silent == name);
            if *depth == 0 {
                self.silent = None;
            }
            return;
        }
        match name {
            b"a" => self.href = None,
            b"b" | b"strong" => self.bold = self.bold.saturating_sub(1),
            b"i" | b"em" => self.italic = self.italic.saturating_sub(1),
            b"ul" | b"ol" => {
                self.end_paragraph();
                self.lists.pop();
            }
            b"li" | [b'h', b'1'..=b'6'] => self.end_paragraph(),
            name if BLOCKS.contains(&name) => self.end_paragraph(),
            _ => {}
        }
    }

    fn is_bare_item(&self) -> bool {
        matches!(self.paragraph.kind, Kind::Item { .. }) && self.paragraph.lines.is_empty() && self.line.is_blank()
    }

    fn text(&mut self, text: &str) {
        let text = self.without_codes(text);
        self.text_without_codes(&text);
    }

    fn text_without_codes(&mut self, text: &str) {
        for (at, paragraph) in text.split(PARAGRAPH).enumerate() {
            if at > 0 {
                self.end_paragraph();
            }
            if !self.keeps_lines {
                self.push(paragraph);
                continue;
            }
            for (at, line) in paragraph.split('\n').enumerate() {
                if at > 0 {
                    self.end_line();
                }
                self.push(line);
            }
        }
    }

    /// The text without codes of plugins, such as `[vc_row]` or `[gallery ids="1,2"]`.
    fn without_codes<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        if !text.contains('[') && !self.in_caption {
            return Cow::Borrowed(text);
        }
        let mut kept = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, inner, behind)) = next_code(rest) {
            if !self.in_caption {
                kept.push_str(before);
            }
            if let Some((title, address)) = button(inner).filter(|_| !self.in_caption) {
                self.text_without_codes(&kept);
                kept.clear();
                self.end_paragraph();
                (self.href, self.begins_link) = (Some(address), true);
                self.push(&title);
                self.href = None;
            }
            match inner.trim_start_matches('/').split([' ', '\n']).next() {
                Some("caption" | "wp_caption" | "embed" | "audio" | "video" | "playlist") => {
                    self.in_caption = !inner.starts_with('/');
                }
                // Rows and columns of page builders.
                Some(name) if ["vc_", "et_pb_", "fusion_", "av_"].iter().any(|begin| name.starts_with(begin)) => {
                    kept.push(PARAGRAPH);
                }
                _ => {}
            }
            rest = behind;
        }
        if !self.in_caption {
            kept.push_str(rest);
        }
        Cow::Owned(kept)
    }

    fn push(&mut self, text: &str) {
        let mut spaced = String::with_capacity(text.len());
        let mut is_behind_space = match self.line.runs.last() {
            Some(run) => run.text.ends_with(' '),
            None => true,
        };
        for sign in text.chars() {
            // What the text may not hold, and the sign that is ours.
            let hidden = matches!(sign, '\u{200B}' | '\u{FEFF}' | '\u{00AD}' | PARAGRAPH | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
            if sign.is_whitespace() {
                if !is_behind_space {
                    spaced.push(' ');
                }
                is_behind_space = true;
            } else if !sign.is_control() && !hidden {
                spaced.push(sign);
                is_behind_space = false;
            }
        }
        if spaced.is_empty() {
            return;
        }
        let (bold, italic, href) = (self.bold > 0, self.italic > 0, &self.href);
        match self.line.runs.last_mut() {
            Some(run) if (run.bold, run.italic, &run.href) == (bold, italic, href) && !self.begins_link => {
                run.text.push_str(&spaced);
            }
            _ => self.line.runs.push(Run { text: spaced, bold, italic, href: href.clone() }),
        }
        self.begins_link = false;
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.is_blank() {
            self.paragraph.lines.push(line);
        }
    }

    fn end_paragraph(&mut self) {
        self.end_line();
        self.is_behind_cell = false;
        let paragraph = std::mem::take(&mut self.paragraph);
        if !paragraph.lines.is_empty() {
            self.paragraphs.push(paragraph);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str, is_rendered: bool) -> Vec<String> {
        let shown = |paragraph: &Paragraph| {
            let lines: Vec<String> = paragraph.lines.iter().map(|line| line.text().trim().to_owned()).collect();
            let mark = match paragraph.kind {
                Kind::Text => String::new(),
                Kind::Heading(level) => format!("h{level} "),
                Kind::Item { depth, number } => format!("{depth}{} ", number.map_or("-".to_owned(), |n| n.to_string())),
            };
            mark + &lines.join(" / ")
        };
        read(html, is_rendered).iter().map(shown).collect()
    }

    #[test]
    fn lines_are_as_wordpress_shows_them() {
        let classic =
            "First line.\nSecond <b>line</b>.\n\n\nNext &amp; last.\n<ul>\n<li>a</li>\n<li><p>b</p></li>\n</ul>";
        assert_eq!(texts(classic, false), ["First line. / Second line.", "Next & last.", "0- a", "0- b"]);
        assert_eq!(texts("<p>One\n\ntwo<br/>three</p>", true), ["One two / three"]);
        assert_eq!(texts("<!-- wp:paragraph -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->", false), ["One two"]);
    }

    #[test]
    fn scripts_pictures_and_codes_say_nothing() {
        let page = "[vc_row][vc_column width=\"1/2\"]<p>Text [sic] of [1].</p>[/vc_column][/vc_row]\
            <script>var a = '<p>no</p>';</script><style>p {}</style><svg><text>no</text></svg>\
            [caption id=\"x\"]<img src=\"a.png\"/> no[/caption]<figure><figcaption>no</figcaption></figure><iframe>no</iframe>\
            [gallery]<p>End.</p>";
        assert_eq!(texts(page, true), ["Text [sic] of [1].", "End."]);
    }

    #[test]
    fn tables_headings_and_nested_lists_keep_their_form() {
        let page = "<h2>Head</h2><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>\
            <ol><li>x<ul><li>y</li></ul></li><li>z</li></ol>";
        assert_eq!(texts(page, true), ["h2 Head", "a · b", "1 · 2", "01 x", "1- y", "02 z"]);
    }

    #[test]
    fn tag_soup_is_read_to_its_end() {
        for soup in [
            "<p>a<b>b<p>c</i></div>",
            "<a href=x>y",
            "</ul></ul>z",
            "<li>",
            "<<<",
            "&#xD800; &notanentity; [",
            "<script>",
        ] {
            let _ = read(soup, true);
            let _ = read(soup, false);
        }
        let deep = "<div><ul>".repeat(50_000) + "end";
        assert_eq!(texts(&deep, true), ["end"]);
    }

    #[test]
    fn links_are_kept_with_their_text() {
        let page =
            read("<p>Title – ILO, 2018 <a class=b href=\" https://a.org/x.pdf?a=1&amp;b=2 \">DOWNLOAD</a></p>", true);
        let runs = &page[0].lines[0].runs;
        assert_eq!(runs[1].href.as_deref(), Some("https://a.org/x.pdf?a=1&b=2"));
        assert_eq!(runs[1].text, "DOWNLOAD");
    }
}
