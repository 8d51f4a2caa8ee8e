//! What a reader says of an entry: thanked for at once, counted beside. The message stays as it is.

use teloxide::types::CallbackQuery;

use crate::app::App;
use crate::counting::{Counting, Note};
use crate::knowledge::Key;
use crate::reply::wording;
use crate::report::Feedback;
use crate::telegram::send::{Sender, Word};

pub async fn pressed(
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
                Feedback::Helpful | Feedback::NotHelpful => wording::THANKS,
                Feedback::Outdated | Feedback::DeadLink => wording::THANKS_FOR_PROBLEM,
            })
        }
        None => Word::Window(wording::ENTRY_GONE),
    };
    sender.answer_press(&press.id, Some(word)).await;
}
