//! A pressed button. Every press gets its answer, whatever has become of what it was about.

use std::sync::Arc;

use anyhow::Result;
use teloxide::types::{CallbackQuery, MaybeInaccessibleMessage, Message};

use crate::app::App;
use crate::reply::{Action, Reply, wording};
use crate::search::Question;
use crate::telegram::routes::question_of;
use crate::telegram::send::{Place, Sender};

pub async fn press(press: CallbackQuery, app: Arc<App>, sender: Arc<Sender>) -> Result<()> {
    let outcome = match pressed(&press) {
        Ok((Action::Counter, _)) => Ok(()),
        Ok((action, message)) => match reply(action, message, &app)? {
            Ok(reply) => {
                // Should the message be gone, the new one replies to the question, so that its pages turn, too.
                let question = message.reply_to_message().map(|question| question.id);
                let place = Place { answers: question, ..Place::answering(message) };
                let edited = sender.edit(place, message.id, &reply).await;
                sender.answer_press(&press.id, edited.is_err().then_some(wording::FAILED_PRESS)).await;
                return Ok(edited?);
            }
            Err(word) => Err(word),
        },
        Err(word) => Err(word),
    };
    sender.answer_press(&press.id, outcome.err()).await;
    Ok(())
}

/// What is asked, and the message with the button; or the word to say when one of them cannot be read.
fn pressed(press: &CallbackQuery) -> Result<(Action, &Message), &'static str> {
    let action = press.data.as_deref().and_then(Action::decode).ok_or(wording::OLD_BUTTON)?;
    match &press.message {
        Some(MaybeInaccessibleMessage::Regular(message)) => Ok((action, message)),
        _ => Err(wording::QUESTION_GONE),
    }
}

/// What the message is to say now; or the word to say when that has gone.
fn reply(action: Action, message: &Message, app: &App) -> Result<Result<Reply, &'static str>> {
    Ok(match action {
        Action::Answer { page } => {
            let asked = message.reply_to_message().and_then(question_of);
            match asked.and_then(|words| Question::new(words).ok()) {
                Some(question) => Ok(Reply::to_answer(&app.answer(&question, page)?)),
                None => Err(wording::QUESTION_GONE),
            }
        }
        Action::Topic { topic, page } => match app.topic(topic, page) {
            Some(list) => Ok(Reply::topic(&list)),
            None => Err(wording::TOPIC_GONE),
        },
        Action::Card { entry, from } => match app.card(entry)? {
            Some(card) => Ok(Reply::card(&card, app.library(), from)),
            None => Err(wording::ENTRY_GONE),
        },
        Action::Counter => unreachable!("the counter changes nothing"),
    })
}
