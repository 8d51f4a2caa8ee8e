//! Texts that came to harm on their way to the site: mended where that is sure, and told where it is not.

mod mojibake;
mod words;

pub use words::{Lexicon, LexiconBuilder};

use super::page::{Line, Paragraph, Run};

/// Mends a text without markup, such as a title.
#[must_use]
pub fn text(text: &str, lexicon: &Lexicon) -> String {
    let text = without_hidden(&mojibake::mend(text));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words::mend(&text, lexicon)
}

/// Mends the paragraphs of a page.
#[must_use]
pub fn page(paragraphs: Vec<Paragraph>, lexicon: &Lexicon) -> Vec<Paragraph> {
    let run = |run: Run| Run { text: words::mend(&mojibake::mend(&run.text), lexicon), ..run };
    let line = |line: Line| Line { runs: line.runs.into_iter().map(run).collect() };
    let paragraph = |paragraph: Paragraph| {
        let lines = joined_at_hyphens(paragraph.lines);
        Paragraph { lines: lines.into_iter().map(line).collect(), ..paragraph }
    };
    paragraphs.into_iter().map(paragraph).collect()
}

/// Lines that end within a word, as one.
fn joined_at_hyphens(lines: Vec<Line>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::new();
    for line in lines {
        let goes_on = line.text().trim_start().starts_with(char::is_lowercase);
        match joined.last_mut().and_then(|last| last.runs.last_mut()).filter(|run| goes_on && ends_in_word(&run.text)) {
            Some(run) => {
                let mut runs = line.runs.into_iter();
                let first = runs.next().unwrap_or_default();
                run.text = format!("{} {}", run.text.trim_end(), first.text);
                joined.iter_mut().last().into_iter().for_each(|last| last.runs.extend(runs.by_ref()));
            }
            None => joined.push(line),
        }
    }
    joined
}

fn ends_in_word(text: &str) -> bool {
    text.trim_end().strip_suffix('-').is_some_and(|before| before.ends_with(char::is_alphabetic))
}

/// Whether letters were lost for good, so that the text must not be shown as it is.
#[must_use]
pub fn is_unreadable(text: &str) -> bool {
    text.contains(char::REPLACEMENT_CHARACTER) || mojibake::is_suspect(text)
}

fn without_hidden(text: &str) -> String {
    let hidden = |sign: char| {
        sign.is_control() && !sign.is_whitespace()
            || matches!(sign, '\u{200B}' | '\u{FEFF}' | '\u{00AD}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{E0000}'..='\u{E007F}')
    };
    text.chars().filter(|sign| !hidden(*sign)).collect()
}
