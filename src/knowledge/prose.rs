//! Summaries: Markdown read into paragraphs of plain runs.
//!
//! Only what Telegram and a terminal can both show is kept: bold, italic, code, links, lists and headings.
//! Raw HTML is shown as the text that it is.

use std::sync::OnceLock;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use unicode_segmentation::UnicodeSegmentation;

/// A summary's text, read from Markdown.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    pub blocks: Vec<Block>,
    /// Found when they are first asked for, which takes longer than reading does.
    sentences: OnceLock<Vec<String>>,
}

impl PartialEq for Prose {
    fn eq(&self, other: &Self) -> bool {
        self.blocks == other.blocks
    }
}

impl Eq for Prose {}

/// A paragraph, heading or list item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// `•` or `1.`, for a list item.
    pub marker: Option<String>,
    pub runs: Vec<Run>,
}

/// Text in one style.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    pub code: bool,
    /// The address as it is written; `links` has checked it.
    pub link: Option<String>,
}

impl Prose {
    #[must_use]
    pub fn from_markdown(markdown: &str) -> Self {
        let mut reader = Reader::default();
        for event in Parser::new_ext(markdown, Options::empty()) {
            reader.read(event);
        }
        reader.finish_block();
        Self { blocks: reader.blocks, sentences: OnceLock::new() }
    }

    /// A text without markup, as one paragraph.
    #[must_use]
    pub fn from_plain(text: &str) -> Self {
        let run = Run { text: text.to_owned(), ..Run::default() };
        Self { blocks: vec![Block { marker: None, runs: vec![run] }], sentences: OnceLock::new() }
    }

    /// Every sentence, in order, without markup.
    #[must_use]
    pub fn sentences(&self) -> &[String] {
        self.sentences.get_or_init(|| self.blocks.iter().flat_map(|block| sentences(&block.plain())).collect())
    }

    /// The text alone, a line for each block.
    #[must_use]
    pub fn plain(&self) -> String {
        let lines: Vec<String> = self.blocks.iter().map(Block::plain).collect();
        lines.join("\n")
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    pub fn links(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().flat_map(|block| &block.runs).filter_map(|run| run.link.as_deref())
    }
}

impl Block {
    #[must_use]
    pub fn plain(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// The shortest piece that stands as a sentence of its own; shorter ones are an abbreviation or a number.
const SHORTEST_SENTENCE: usize = 12;

fn sentences(text: &str) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    let mut open = String::new();
    for piece in text.split_sentence_bounds() {
        open.push_str(piece);
        if ends_a_sentence(&open) {
            sentences.push(open.trim().to_owned());
            open.clear();
        }
    }
    if !open.trim().is_empty() {
        sentences.push(open.trim().to_owned());
    }
    sentences
}

/// Abbreviations after which a sentence goes on.
const ABBREVIATIONS: [&str; 15] =
    ["e.g.", "i.e.", "etc.", "vs.", "No.", "no.", "Art.", "art.", "Mr.", "Ms.", "Dr.", "St.", "p.", "pp.", "U.S."];

fn ends_a_sentence(text: &str) -> bool {
    let text = text.trim_end();
    let last_word = text.rsplit([' ', '(']).next().unwrap_or(text);
    text.chars().count() >= SHORTEST_SENTENCE && !ABBREVIATIONS.contains(&last_word)
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    block: Block,
    bold: usize,
    italic: usize,
    link: Option<String>,
    /// The next number of each open list; `None` for one with bullets.
    lists: Vec<Option<u64>>,
}

impl Reader {
    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.push(&text, false),
            Event::Code(text) => self.push(&text, true),
            Event::SoftBreak => self.push(" ", false),
            Event::HardBreak => self.push("\n", false),
            Event::Rule => self.finish_block(),
            _ => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Heading { .. } => {
                self.finish_block();
                self.bold += 1;
            }
            Tag::Emphasis => self.italic += 1,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => self.link = Some(dest_url.into_string()),
            Tag::List(first) => {
                self.finish_block();
                self.lists.push(first);
            }
            Tag::Item => {
                self.finish_block();
                self.block.marker = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}.", *number - 1)
                    }
                    _ => "•".to_owned(),
                });
            }
            Tag::Paragraph if self.block.runs.is_empty() => {}
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::BlockQuote(_) => self.finish_block(),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Heading(_) => {
                self.bold = self.bold.saturating_sub(1);
                self.finish_block();
            }
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => self.link = None,
            TagEnd::List(_) => {
                self.finish_block();
                self.lists.pop();
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::BlockQuote(_) => {
                self.finish_block();
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str, code: bool) {
        let run =
            Run { text: text.to_owned(), bold: self.bold > 0, italic: self.italic > 0, code, link: self.link.clone() };
        match self.block.runs.last_mut() {
            Some(last) if same_style(last, &run) => last.text.push_str(text),
            _ => self.block.runs.push(run),
        }
    }

    fn finish_block(&mut self) {
        let mut block = std::mem::take(&mut self.block);
        if let Some(first) = block.runs.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
        if let Some(last) = block.runs.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        block.runs.retain(|run| !run.text.is_empty());
        if !block.runs.is_empty() {
            self.blocks.push(block);
        }
    }
}

fn same_style(one: &Run, other: &Run) -> bool {
    one.bold == other.bold && one.italic == other.italic && one.code == other.code && one.link == other.link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_blocks_of_styled_runs() {
        let prose = Prose::from_markdown("# Use\n\nRead *this* **first**:\n\n- one\n- [two](https://www.ilo.org/)\n");
        assert_eq!(prose.plain(), "Use\nRead this first:\none\ntwo");
        assert!(prose.blocks[0].runs[0].bold);
        assert!(prose.blocks[1].runs[1].italic && prose.blocks[1].runs[3].bold);
        assert_eq!(prose.blocks[2].marker.as_deref(), Some("•"));
        assert_eq!(prose.links().collect::<Vec<_>>(), ["https://www.ilo.org/"]);
    }

    #[test]
    fn raw_html_stays_text() {
        let prose = Prose::from_markdown("a <script>alert(1)</script> b");
        assert_eq!(prose.plain(), "a <script>alert(1)</script> b");
    }

    #[test]
    fn sentences_survive_abbreviations() {
        let prose = Prose::from_markdown("Work in e.g. fishing is covered. See No. 29 for more! Short.");
        assert_eq!(prose.sentences(), ["Work in e.g. fishing is covered.", "See No. 29 for more!", "Short."]);
    }

    #[test]
    fn ten_thousand_nested_quotes_are_read() {
        let prose = Prose::from_markdown(&format!("{} deep", ">".repeat(10_000)));
        assert_eq!(prose.plain(), "deep");
    }
}
