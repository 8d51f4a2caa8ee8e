//! Short answers for a bad line: titles and one link each, with the size of the document, and few buttons.

use crate::answer::{FoundEntry, Page};
use crate::knowledge::Library;

use super::answers::source_line;
use super::text::shortened;
use super::{Locale, Reply, Text};

/// What an answer may take on the wire, text and addresses together, in bytes.
pub const MOST_BYTES: usize = 1_000;

const LONGEST_TITLE: usize = 90;
/// An address that would take more of the room is left to the card.
const LONGEST_ADDRESS: usize = 160;
/// The numbers, and mostly the arrows.
const ROWS: usize = 2;

/// The list as a short answer: what stands above it, `notes`, then the entries. What does not fit is left out from its end;
/// the numbers open it all the same. An empty list says what it said before.
pub fn list(say: Locale, reply: Reply, notes: Text, page: &Page<FoundEntry<'_>>, library: &Library) -> Reply {
    if page.items.is_empty() {
        return cut(reply);
    }
    let mut text = notes;
    for (index, found) in page.items.iter().enumerate() {
        let mut longer = text.clone();
        if index > 0 {
            longer.plain("\n");
        }
        item(say, &mut longer, page.first + index + 1, found, library);
        if longer.html().len() > MOST_BYTES {
            if index == 0 {
                text = longer.within(MOST_BYTES);
            }
            break;
        }
        text = longer;
    }
    // Between the first rows and the way back stand other ways to read the question.
    let mut buttons = reply.buttons;
    let last = (buttons.len() > ROWS).then(|| buttons.pop()).flatten();
    buttons.truncate(ROWS);
    buttons.extend(last);
    Reply { text, buttons }
}

/// Any other reply, cut to what is allowed.
pub fn cut(reply: Reply) -> Reply {
    Reply { text: reply.text.within(MOST_BYTES), ..reply }
}

fn item(say: Locale, text: &mut Text, number: usize, found: &FoundEntry<'_>, library: &Library) {
    let title = shortened(&found.entry.title, LONGEST_TITLE);
    text.bold(&format!("{number}. {}", say.isolated(&title))).plain("\n").plain(&source_line(say, found.entry));
    let link = found.links.first().filter(|link| link.url.as_str().len() <= LONGEST_ADDRESS);
    if let Some(link) = link {
        text.plain("\n").link(say.download(), link.url.as_str());
        let told = library.checked.get(link.url).and_then(|checked| say.document_told(checked));
        text.plain(&told.map_or_else(String::new, |told| format!(" ({told})")));
    }
}
