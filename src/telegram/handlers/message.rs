//! A message that speaks to the bot: a question, a command, or something that has no words.

use std::sync::Arc;

use anyhow::Result;
use teloxide::types::{Me, Message};
use tokio::time::Instant;

use super::asking::Asking;
use super::{alerts, cleaning, erasure, reload, report, saving, settings, status};
use crate::answer::Cut;
use crate::app::App;
use crate::counting::Note;
use crate::knowledge::Entry;
use crate::reply::{DeepLink, Locale, Origin, Reply, Setting};
use crate::report::What;
use crate::search::Choices;
use crate::store::{KEPT, Store};
use crate::telegram::hearing::{Command, Heard};
use crate::telegram::listener::{Listener, language_of};
use crate::telegram::operation::Operation;
use crate::telegram::send::{Place, Sender};

pub async fn message(
    message: Message,
    heard: Heard,
    me: Me,
    app: Arc<App>,
    store: Store,
    sender: Arc<Sender>,
    operation: Arc<Operation>,
) -> Result<()> {
    let among_others = !message.chat.is_private();
    sender.traces().note(message.chat.id, message.id, Instant::now());
    let mut place = Place::answering(&message);
    let listener = Listener::of(&store, message.chat.id, language_of(message.from.as_ref())).await;
    let Listener { say, preferences, .. } = &listener;
    let say = *say;
    let mut seen = None;
    let reply = match heard {
        Heard::Question { words, stands_in } => {
            place.answers = Some(stands_in);
            let asking = Asking { app: &app, me: &me, listener: &listener, chat: message.chat.id };
            let (reply, note) = asking.answer(&words, Choices::default(), 0)?;
            seen = note;
            reply
        }
        Heard::Command(Command::New) => {
            let page = app.newest(Cut::page(0), preferences);
            listener.list(Reply::newest(say, &page), &page, app.library())
        }
        Heard::Command(Command::Topics) => Reply::topics(say, &app.topics(), 0),
        Heard::Command(Command::Saved) => saving::list(&listener, message.chat.id, 0, &app, &store).await?,
        Heard::Command(Command::Language) => {
            settings::typed(say, &message, Setting::Interfaces, &app, &store, &sender).await?
        }
        Heard::Command(Command::Lite) => settings::lite(say, &message, &app, &store, &sender).await?,
        Heard::Command(Command::Clean) => match cleaning::typed(say, &message, &sender).await {
            Some(reply) => reply,
            None => return Ok(()),
        },
        Heard::Command(Command::Alerts) => alerts::typed(say, &message, &app, &store, &sender).await?,
        Heard::Command(Command::Forget) => erasure::typed(say, &message, &store, &sender).await?,
        Heard::Command(Command::Privacy) => Reply::privacy(say, &KEPT),
        Heard::Command(Command::Settings) => {
            settings::typed(say, &message, Setting::Overview, &app, &store, &sender).await?
        }
        Heard::Command(Command::Start(_)) if among_others => Reply::added(say, me.username()),
        Heard::Command(Command::Start(payload)) => match DeepLink::parse(payload.trim()) {
            Some(DeepLink::Alerts) => alerts::typed(say, &message, &app, &store, &sender).await?,
            Some(DeepLink::Entry(key)) => {
                let card = app.card(key, preferences)?;
                seen = card.as_ref().map(|card| used(card.entry, What::Shown));
                match card {
                    Some(card) => {
                        let is_saved = saving::has(message.chat.id, &card.entry.id, &store).await;
                        listener.cut(Reply::card(say, &card, app.library(), Origin::Nowhere, is_saved))
                    }
                    None => Reply::entry_gone(say),
                }
            }
            Some(DeepLink::Question(_)) | None => Reply::start(say),
        },
        Heard::Command(Command::Status | Command::Report | Command::Reload) if !operation.is_of(&message) => {
            Reply::unknown_command(say)
        }
        Heard::Command(Command::Status) => status::typed(say, &app, &store, &operation).await?,
        Heard::Command(Command::Report) => return report::typed(say, place, &app, &store, &sender).await,
        Heard::Command(Command::Reload) => reload::typed(say, &operation).await,
        Heard::Command(Command::Help) => Reply::help(say),
        Heard::Command(Command::About) => about(say, &app),
        Heard::Command(Command::Ask(_)) | Heard::NoWords => Reply::ask_how(say),
        Heard::UnknownCommand => Reply::unknown_command(say),
        Heard::NotText => Reply::not_text(say),
    };
    sender.send(place, &reply.in_reading_order(say)).await?;
    if let Some(note) = seen {
        operation.counting.note(note);
    }
    Ok(())
}

pub fn used(entry: &Entry, what: What) -> Note {
    Note::Used { entry: entry.id.to_string(), what }
}

fn about(say: Locale, app: &App) -> Reply {
    let entries = app.library().entries();
    let mut languages: Vec<&str> =
        entries.iter().flat_map(Entry::links).map(|(language, _, _)| language.primary()).collect();
    languages.sort_unstable();
    languages.dedup();
    Reply::about(say, entries.len(), languages.len())
}
