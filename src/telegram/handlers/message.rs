//! A message that speaks to the bot: a question, a command, or something that has no words.

use std::sync::Arc;

use anyhow::Result;
use teloxide::types::{Me, Message};

use super::{alerts, erasure, reload, report, settings, status};
use crate::answer::{Answer, Cut, Page};
use crate::app::App;
use crate::counting::Note;
use crate::knowledge::Entry;
use crate::reply::{DeepLink, Locale, Origin, Reply};
use crate::report::What;
use crate::search::{Choices, Question};
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
    let mut place = Place::answering(&message);
    let listener = Listener::of(&store, message.chat.id, language_of(message.from.as_ref())).await;
    let Listener { say, preferences, .. } = &listener;
    let say = *say;
    let mut seen = None;
    let reply = match heard {
        Heard::Question { words, stands_in } => {
            place.answers = Some(stands_in);
            match Question::new(&words) {
                Ok(question) => {
                    let answer = app.answer(&question, Choices::default(), Cut::page(0), preferences)?;
                    seen = seen_in(&answer, &question, &message, &app);
                    if among_others {
                        Reply::in_company(say, &question, &answer, me.username())
                    } else {
                        Reply::to_answer(say, &question, Choices::default(), &answer)
                    }
                }
                Err(why) => Reply::unaskable(say, why),
            }
        }
        Heard::Command(Command::New) => Reply::newest(say, &app.newest(Cut::page(0), preferences)),
        Heard::Command(Command::Alerts) => alerts::typed(say, &message, &app, &store, &sender).await?,
        Heard::Command(Command::Forget) => erasure::typed(say, &message, &store, &sender).await?,
        Heard::Command(Command::Privacy) => Reply::privacy(say, &KEPT),
        Heard::Command(Command::Settings) => settings::typed(say, &message, &app, &store, &sender).await?,
        Heard::Command(Command::Start(_)) if among_others => Reply::added(say, me.username()),
        Heard::Command(Command::Start(payload)) => match DeepLink::parse(payload.trim()) {
            Some(DeepLink::Alerts) => alerts::typed(say, &message, &app, &store, &sender).await?,
            Some(DeepLink::Entry(key)) => {
                let card = app.card(key, preferences)?;
                seen = card.as_ref().map(|card| used(card.entry, What::Shown));
                card.map_or_else(
                    || Reply::entry_gone(say),
                    |card| Reply::card(say, &card, app.library(), Origin::Nowhere),
                )
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
    sender.send(place, &reply).await?;
    if let Some(note) = seen {
        operation.counting.note(note);
    }
    Ok(())
}

/// What is counted of an answer: its first hit, or what the library knows of a question that it cannot answer.
fn seen_in(answer: &Answer<'_>, question: &Question, message: &Message, app: &App) -> Option<Note> {
    match answer {
        Answer::Hits { page: Page { items, .. }, .. } => items.first().map(|first| used(first.entry, What::Found)),
        Answer::Nothing { .. } => {
            let terms = app.searcher().known_terms(question);
            (!terms.is_empty()).then_some(Note::Missed { chat: message.chat.id.0, terms })
        }
    }
}

fn used(entry: &Entry, what: What) -> Note {
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
