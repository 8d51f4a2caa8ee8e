//! `/settings`: what a chat has chosen. In groups and channels only administrators may see and change it.

use std::sync::Arc;

use anyhow::Result;
use teloxide::types::{CallbackQuery, ChatId, Message};
use tracing::warn;

use crate::app::App;
use crate::knowledge::Language;
use crate::reply::{Chosen, Reply, Setting, wording};
use crate::store::{ChatSettings, Store};
use crate::telegram::administrators::{Who, may_change};
use crate::telegram::send::{Place, Sender, Word};

/// What to answer to the command.
pub async fn typed(message: &Message, app: &App, store: &Store, sender: &Sender) -> Result<Reply> {
    Ok(match may_change(sender.caller(), &message.chat, Who::wrote(message)).await {
        Ok(true) => {
            let chosen = read(store.settings(message.chat.id.0).await?);
            Reply::settings(&chosen, Setting::Overview, app.library())
        }
        Ok(false) => Reply::plain(wording::ONLY_ADMINISTRATORS),
        Err(refusal) => {
            warn!(%refusal, "administrators are not known");
            Reply::plain(wording::ADMINISTRATORS_UNKNOWN)
        }
    })
}

/// A press in the settings: changed first, shown after.
pub async fn pressed(
    press: &CallbackQuery,
    message: &Message,
    step: Setting,
    app: &Arc<App>,
    store: &Store,
    sender: &Sender,
) -> Result<()> {
    let word = match may_change(sender.caller(), &message.chat, Who::Person(press.from.id)).await {
        Ok(true) => {
            let before = read(store.settings(message.chat.id.0).await?);
            let chosen = before.clone().after(step, app.library());
            if chosen != before {
                store.set_settings(message.chat.id.0, write(&chosen)).await?;
            }
            let reply = Reply::settings(&chosen, step, app.library());
            let edited = sender.edit(Place::answering(message), message.id, &reply).await;
            sender.answer_press(&press.id, edited.is_err().then_some(Word::Window(wording::FAILED_PRESS))).await;
            return Ok(edited?);
        }
        Ok(false) => wording::ONLY_ADMINISTRATORS,
        Err(refusal) => {
            warn!(%refusal, "administrators are not known");
            wording::ADMINISTRATORS_UNKNOWN
        }
    };
    sender.answer_press(&press.id, Some(Word::Window(word))).await;
    Ok(())
}

/// What comes first in the answers of this chat. An answer without is better than none.
pub async fn preferences(store: &Store, chat: ChatId) -> crate::answer::Preferences {
    match store.settings(chat.0).await {
        Ok(settings) => {
            let Chosen { language, region, topics, .. } = read(settings);
            crate::answer::Preferences { language, region, topics }
        }
        Err(error) => {
            warn!(%error, "what a chat has chosen cannot be read");
            crate::answer::Preferences::default()
        }
    }
}

fn read(settings: ChatSettings) -> Chosen {
    let language = settings.language.as_deref().and_then(Language::parse);
    Chosen { language, region: settings.region, topics: settings.topics, alerts: settings.alerts }
}

fn write(chosen: &Chosen) -> ChatSettings {
    ChatSettings {
        language: chosen.language.as_ref().map(|language| language.tag().to_owned()),
        region: chosen.region.clone(),
        topics: chosen.topics.clone(),
        alerts: chosen.alerts,
    }
}
