//! What a reader says of an entry: thanked for at once, counted beside. The message stays as it is.

use teloxide::types::CallbackQuery;

use crate::app::App;
use crate::counting::{Counting, Note};
use crate::knowledge::Key;
use crate::reply::Locale;
use crate::report::Feedback;
use crate::telegram::send::{Sender, Word};

pub async fn pressed(
    say: Locale,
    press: &CallbackQuery,
    entry: Key,
    feedback: Feedback,
    app: &App,
    counting: &Counting,
    sender: &Sender,
) {
    let word = match app.library().by_key(entry) {
        Some(entry) => {
            counting.note(Note::Said { person: press.from.id.0, entry: entry.id.to_string(), feedback });
            Word::Passing(match feedback {
                Feedback::Helpful | Feedback::NotHelpful => say.thanks(),
                Feedback::Outdated | Feedback::DeadLink => say.thanks_for_problem(),
            })
        }
        None => Word::Window(say.entry_gone()),
    };
    sender.answer_press(&press.id, Some(word)).await;
}
