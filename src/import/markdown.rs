//! Paragraphs of a page as Markdown.

use super::page::{Kind, Line, Paragraph, Run};

/// The Markdown of a page. `link` gives the address that a link may keep; without one, its text alone stays.
#[must_use]
pub fn write(paragraphs: &[Paragraph], link: &mut dyn FnMut(&str) -> Option<String>) -> String {
    let mut markdown = String::new();
    let mut last = Kind::Text;
    for paragraph in paragraphs {
        let text = body(paragraph, link);
        if text.is_empty() {
            continue;
        }
        let is_item = |kind| matches!(kind, Kind::Item { .. });
        if !markdown.is_empty() {
            markdown.push_str(if is_item(last) && is_item(paragraph.kind) { "\n" } else { "\n\n" });
        }
        last = paragraph.kind;
        match paragraph.kind {
            Kind::Text => markdown.push_str(&text),
            Kind::Heading(level) => {
                let marks = "#".repeat(usize::from(level.clamp(2, 6)));
                markdown.extend([marks.as_str(), " ", &text.replace("\\\n", " ")]);
            }
            Kind::Item { depth, number } => {
                let indent = "    ".repeat(usize::from(depth.min(4)));
                let mark = number.map_or("-".to_owned(), |number| format!("{number}."));
                markdown.extend([indent.as_str(), &mark, " ", &text.replace("\\\n", " ")]);
            }
        }
    }
    markdown
}

fn body(paragraph: &Paragraph, link: &mut dyn FnMut(&str) -> Option<String>) -> String {
    let lines = paragraph.lines.iter().map(|line| body_of_line(line, link)).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\\\n")
}

fn body_of_line(line: &Line, address: &mut dyn FnMut(&str) -> Option<String>) -> String {
    let whole = line.text();
    // Telegram makes a link of it, wherever it leads.
    if whole.trim().starts_with("http") && !whole.trim().contains(' ') && address(whole.trim()).is_none() {
        return String::new();
    }
    let text: String = line.runs.iter().map(|run| styled(run, address)).collect();
    let text = text.trim();
    // What would begin a heading, a list or a quotation at the start of a line.
    let digits = text.len() - text.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    let marks_number = (1..=9).contains(&digits) && text[digits..].starts_with(['.', ')']);
    if marks_number {
        format!("{}\\{}", &text[..digits], &text[digits..])
    } else if text.starts_with(['#', '+', '-', '>', '=', '~', '|']) {
        format!("\\{text}")
    } else {
        text.to_owned()
    }
}

/// A run with its marks around the words, and the spaces outside of them.
fn styled(run: &Run, link: &mut dyn FnMut(&str) -> Option<String>) -> String {
    let words = run.text.trim();
    if words.is_empty() {
        return run.text.clone();
    }
    let before = &run.text[..run.text.len() - run.text.trim_start().len()];
    let behind = &run.text[run.text.trim_end().len()..];
    let mark = match (run.bold, run.italic) {
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => "",
    };
    let text = format!("{mark}{}{mark}", escaped(words));
    let text = match run.href.as_deref().and_then(link) {
        Some(address) if address.contains(['(', ')', ' ', '<', '>']) => format!("[{text}](<{address}>)"),
        Some(address) => format!("[{text}]({address})"),
        None => text,
    };
    format!("{before}{text}{behind}")
}

/// The text with a backslash before each sign that Markdown would read.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    let mut before = ' ';
    while let Some(sign) = signs.next() {
        let next = signs.peek().copied().unwrap_or(' ');
        let is_mark = match sign {
            '\\' | '*' | '[' | ']' | '<' | '`' => true,
            '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
            '&' => next == '#' || next.is_ascii_alphabetic(),
            _ => false,
        };
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(sign);
        before = sign;
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::import::page;
    use crate::knowledge::Prose;

    fn written(html: &str) -> String {
        write(&page::read(html, true), &mut |href| href.starts_with("https://ilo.org").then(|| href.to_owned()))
    }

    #[test]
    fn pages_become_plain_markdown() {
        let html = "<h1>Head</h1><p>It is <strong>bold </strong>and <em>so</em>.<br>2. Next *star* a_b _c_</p>\
            <ul><li>one</li><li>two<ol><li>in</li></ol></li></ul>\
            <p><a href=\"https://ilo.org/a\">kept</a>, <a href=\"https://bad.example\">not kept</a></p>";
        let expected = "## Head\n\nIt is **bold** and *so*.\\\n2\\. Next \\*star\\* a_b \\_c\\_\n\n- one\n- two\n    1. in\n\n[kept](https://ilo.org/a), not kept";
        assert_eq!(written(html), expected);
    }

    proptest! {
        #[test]
        fn text_is_read_as_it_was(text in "[a-zA-Z0-9 .,:;#*_<>`\\[\\]()!&~+=|\\\\-]{1,60}") {
            let run = Run { text: text.clone(), ..Run::default() };
            let paragraph = Paragraph { lines: vec![Line { runs: vec![run] }], ..Paragraph::default() };
            let prose = Prose::from_markdown(&write(&[paragraph], &mut |_| None));
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&prose.plain()), words(&text));
        }
    }
}
