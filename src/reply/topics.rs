//! All topics, each with the number of its entries, to get to an entry without typing.

use crate::knowledge::{Key, Term};

use super::answers::arrows;
use super::choices::button;
use super::text::shortened;
use super::{Action, Button, Locale, Reply};

/// Two in a row.
const A_PAGE: usize = 16;
const LONGEST_LABEL: usize = 48;

pub fn all(say: Locale, topics: &[(&Term, usize)], page: usize) -> Reply {
    let count = topics.len().div_ceil(A_PAGE).max(1);
    let page = page.min(count - 1);
    let topic = |(topic, entries): &(&Term, usize)| {
        let label = shortened(&topic.label_in(say.tag()), LONGEST_LABEL);
        let action = Action::Topic { topic: Key::of(&topic.id), page: 0, browsing: true };
        button(&format!("{label} ({entries})"), action)
    };
    let here: Vec<Button> = topics.iter().skip(page * A_PAGE).take(A_PAGE).map(topic).collect();
    let mut buttons: Vec<Vec<Button>> = here.chunks(2).map(<[Button]>::to_vec).collect();
    buttons.extend(arrows(say, page, count, |page| Action::Topics { page }));
    Reply { buttons, ..Reply::plain(say.choose_topic()) }
}
