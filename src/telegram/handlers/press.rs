//! A pressed button. Every press gets its answer, whatever has become of what it was about.

use std::sync::Arc;

use anyhow::Result;
use teloxide::types::{CallbackQuery, ChatId, MaybeInaccessibleMessage, Me, Message, UserId};

use super::alerts::AlertDesk;
use super::asking::Asking;
use super::document::Delivery;
use super::saving::SavingDesk;
use super::{cleaning, feedback, saving, settings};
use crate::answer::Cut;
use crate::app::App;
use crate::reply::{Action, Locale, Reply};
use crate::report::What;
use crate::store::Store;
use crate::telegram::hearing::question_in;
use crate::telegram::listener::{Listener, language_of};
use crate::telegram::operation::Operation;
use crate::telegram::send::{Place, Sender, Word};

pub async fn press(
    press: CallbackQuery,
    me: Me,
    app: Arc<App>,
    store: Store,
    sender: Arc<Sender>,
    operation: Arc<Operation>,
) -> Result<()> {
    let chat = press.message.as_ref().map_or(press.from.id.into(), |message| message.chat().id);
    let listener = Listener::of(&store, chat, language_of(Some(&press.from))).await;
    let say = listener.say;
    let word = match pressed(say, &press, &me) {
        Ok((Action::Counter, _)) => None,
        Ok((Action::Settings(step), message)) => {
            return settings::pressed(say, &press, message, step, &app, &store, &sender).await;
        }
        Ok((Action::Alerts(step), message)) => {
            let desk = AlertDesk { say, app, me, store, sender };
            return desk.pressed(&press, message, step).await;
        }
        Ok((Action::Send { entry, address }, message)) => {
            let delivery = Delivery { say, app, me, store, sender, operation };
            return delivery.pressed(&press, message, entry, address).await;
        }
        Ok((Action::Tell { entry, feedback }, _)) => {
            feedback::pressed(say, &press, entry, feedback, &app, &operation.counting, &sender).await;
            return Ok(());
        }
        Ok((Action::Save { entry, from }, message)) => {
            return SavingDesk { listener, app, store, sender }.keep(&press, message, entry, from, true).await;
        }
        Ok((Action::Unsave { entry, from }, message)) => {
            return SavingDesk { listener, app, store, sender }.keep(&press, message, entry, from, false).await;
        }
        Ok((Action::ExportSaved, message)) => {
            return SavingDesk { listener, app, store, sender }.export(&press, message).await;
        }
        Ok((Action::DeleteQuestion, message)) => {
            cleaning::pressed(say, &press, message, &sender).await;
            return Ok(());
        }
        Ok((action, message)) => {
            match reply(action, message, &me, &app, &store, &listener).await? {
                Ok(reply) => {
                    // Should the message be gone, the new one replies to the question, so that its pages turn, too.
                    let question = message.reply_to_message().map(|question| question.id);
                    let place = Place { answers: question, ..Place::answering(message) };
                    let edited = sender.edit(place, message.id, &reply.in_reading_order(say)).await;
                    let word = edited.is_err().then_some(Word::Window(say.failed_press()));
                    sender.answer_press(&press.id, word).await;
                    edited?;
                    if let Action::Card { entry, .. } = action
                        && let Some(entry) = app.library().by_key(entry)
                    {
                        operation.counting.used(&entry.id, What::Shown);
                    }
                    return Ok(());
                }
                Err(word) => Some(word),
            }
        }
        Err(word) => Some(word),
    };
    sender.answer_press(&press.id, word.map(Word::Window)).await;
    Ok(())
}

/// What is asked, and the message with the button; or the word to say when one of them cannot be read, or is not the
/// bot's: programs can send any data for any message.
fn pressed<'a>(say: Locale, press: &'a CallbackQuery, me: &Me) -> Result<(Action, &'a Message), &'static str> {
    let data = press.data.as_deref().filter(|_| press.game_short_name.is_none());
    let action = data.and_then(Action::decode).ok_or(say.old_button())?;
    match &press.message {
        Some(MaybeInaccessibleMessage::Regular(message)) if is_for(message, press.from.id, me) => Ok((action, message)),
        Some(MaybeInaccessibleMessage::Regular(_)) => Err(say.old_button()),
        Some(MaybeInaccessibleMessage::Inaccessible(_)) | None => Err(say.question_gone()),
    }
}

/// Whether the bot has said this, and in a chat that the person is in.
fn is_for(message: &Message, person: UserId, me: &Me) -> bool {
    let is_ours = match (&message.sender_chat, &message.from) {
        // So the bot writes in a channel, and in a group in which it is an anonymous administrator.
        (Some(sender), _) => sender.id == message.chat.id,
        (None, Some(from)) => from.id == me.id,
        (None, None) => true,
    };
    is_ours && (!message.chat.is_private() || message.chat.id == ChatId::from(person))
}

/// What the message is to say now; or the word to say when that has gone.
async fn reply(
    action: Action,
    message: &Message,
    me: &Me,
    app: &App,
    store: &Store,
    listener: &Listener,
) -> Result<Result<Reply, &'static str>> {
    let Listener { say, preferences, .. } = listener;
    let (say, library, chat) = (*say, app.library(), message.chat.id);
    Ok(match action {
        Action::Answer { page, choices } => {
            let asked = message.reply_to_message().and_then(|question| question_in(question, me));
            match asked {
                Some(words) => {
                    let asking = Asking { app, me, listener, chat };
                    Ok(asking.answer(&words, choices, page)?.0)
                }
                None => Err(say.question_gone()),
            }
        }
        Action::Topic { topic, page, browsing } => match app.topic(topic, Cut::page(page), preferences) {
            Some(found) => Ok(listener.list(Reply::topic(say, &found, browsing), &found.entries, library)),
            None => Err(say.topic_gone()),
        },
        Action::Topics { page } => Ok(Reply::topics(say, &app.topics(), page)),
        Action::Card { entry, from } | Action::BackToCard { entry, from } => match app.card(entry, preferences)? {
            Some(shown) => {
                let is_saved = saving::has(chat, &shown.entry.id, store).await;
                Ok(listener.cut(Reply::card(say, &shown, library, from, is_saved)))
            }
            None => Err(say.entry_gone()),
        },
        Action::Documents { entry, from } => match app.card(entry, preferences)? {
            Some(shown) => Ok(listener.cut(Reply::documents(say, &shown, library, from))),
            None => Err(say.entry_gone()),
        },
        Action::Problems { entry, from } => match app.card(entry, preferences)? {
            Some(shown) => Ok(listener.cut(Reply::problems(say, &shown, library, from))),
            None => Err(say.entry_gone()),
        },
        Action::Newest { page } => {
            let page = app.newest(Cut::page(page), preferences);
            Ok(listener.list(Reply::newest(say, &page), &page, library))
        }
        Action::Saved { page } => Ok(saving::list(listener, chat, page, app, store).await?),
        Action::Counter
        | Action::Alerts(_)
        | Action::Settings(_)
        | Action::Send { .. }
        | Action::Tell { .. }
        | Action::Save { .. }
        | Action::Unsave { .. }
        | Action::ExportSaved
        | Action::DeleteQuestion => unreachable!("these change no answer"),
    })
}
