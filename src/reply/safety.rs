//! What is said to people at risk: about data of a case in a question, and of help lines when somebody is in danger.

use crate::answer::Asked;
use crate::guard::Kind;
use crate::knowledge::Entry;

use super::choices::button;
use super::text::shortened;
use super::{Action, LONGEST_MESSAGE, Locale, Reply, Text};

const LONGEST_TITLE: usize = 120;
const LONGEST_WORDS: usize = 100;

/// Help lines for somebody in danger, then a warning about what was left out, then what was found; `None` when nothing could
/// be searched.
pub fn careful(say: Locale, asked: &Asked, lines: &[&Entry], found: Option<Reply>) -> Reply {
    let found = found.or_else(|| match &asked.question {
        Err(why) if asked.left_out.is_empty() => Some(Reply::unaskable(say, *why)),
        _ => None,
    });
    let reply = match found {
        Some(found) if asked.left_out.is_empty() => found,
        found => warned(say, &asked.left_out, found),
    };
    if asked.is_danger { with_help(say, lines, reply) } else { reply }
}

/// The reply below a warning, with a button that deletes the message. `None` for a message of which nothing is left to
/// search.
pub fn warned(say: Locale, left_out: &[Kind], reply: Option<Reply>) -> Reply {
    let kinds = left_out.iter().map(|kind| say.case_data_kind(name(*kind))).collect::<Vec<_>>().join(", ");
    let mut text = Text::new();
    let warning = if reply.is_some() { say.case_data(&kinds) } else { say.case_data_only(&kinds) };
    text.italic(&warning);
    let mut buttons = vec![vec![button(say.delete_message(), Action::DeleteQuestion)]];
    if let Some(reply) = reply {
        text.plain("\n\n").append(reply.text);
        buttons.extend(reply.buttons);
    }
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons }
}

/// The reply below the help lines.
pub fn with_help(say: Locale, lines: &[&Entry], reply: Reply) -> Reply {
    let mut text = Text::new();
    text.bold(say.danger()).plain("\n\n");
    if lines.is_empty() {
        text.plain(say.no_help_line());
    } else {
        text.plain(say.help_lines());
    }
    for line in lines {
        text.plain("\n• ");
        let title = shortened(&line.title, LONGEST_TITLE);
        match line.landing.as_ref().or(line.download.as_ref()) {
            Some(url) => text.plain(say.opening()).link(&title, url.as_str()).plain(say.closing()),
            None => text.bold(&title),
        };
        if let Some(first) = line.summary.sentences().first() {
            text.plain(" – ").plain(&say.isolated(&shortened(first, LONGEST_WORDS)));
        }
    }
    text.plain("\n\n").bold(say.danger_guidance()).plain("\n\n").append(reply.text);
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons: reply.buttons }
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Phone => "phone",
        Kind::Email => "email",
        Kind::Document => "document",
        Kind::CaseNumber => "case",
        Kind::BirthDate => "birth",
        Kind::Account => "account",
        Kind::Handle => "handle",
        Kind::Name => "name",
    }
}
