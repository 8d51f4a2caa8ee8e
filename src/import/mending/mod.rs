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
    let paragraph =
        |paragraph: Paragraph| Paragraph { lines: paragraph.lines.into_iter().map(line).collect(), ..paragraph };
    paragraphs.into_iter().map(paragraph).collect()
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
