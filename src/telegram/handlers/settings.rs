//! `/settings`: what a chat has chosen. In groups and channels only administrators may see and change it.

use std::sync::Arc;

use anyhow::Result;
use teloxide::types::{CallbackQuery, ChatId, Message};
use tracing::warn;

use crate::answer::Preferences;
use crate::app::App;
use crate::knowledge::Language;
use crate::reply::{Chosen, Reply, Setting, wording};
use crate::store::{ChatSettings, Recipient, Store};
use crate::telegram::administrators::{Who, objection};
use crate::telegram::send::{Place, Sender, Word};

/// What to answer to the command.
pub async fn typed(message: &Message, app: &App, store: &Store, sender: &Sender) -> Result<Reply> {
    if let Some(word) = objection(sender.caller(), &message.chat, Who::wrote(message)).await {
        return Ok(Reply::plain(word));
    }
    let chosen = chosen(store, recipient(message)).await?;
    Ok(Reply::settings(&chosen, Setting::Overview, app.library()))
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
    if let Some(word) = objection(sender.caller(), &message.chat, Who::Person(press.from.id)).await {
        sender.answer_press(&press.id, Some(Word::Window(word))).await;
        return Ok(());
    }
    let recipient = recipient(message);
    let before = chosen(store, recipient).await?;
    let chosen = before.clone().after(step, app.library());
    keep(store, recipient, &before, &chosen).await?;
    let reply = Reply::settings(&chosen, step, app.library());
    let edited = sender.edit(Place::answering(message), message.id, &reply).await;
    sender.answer_press(&press.id, edited.is_err().then_some(Word::Window(wording::FAILED_PRESS))).await;
    Ok(edited?)
}

/// What comes first in the answers of this chat. An answer without is better than none.
pub async fn preferences(store: &Store, chat: ChatId) -> Preferences {
    match store.settings(chat.0).await {
        Ok(settings) => preferred(settings),
        Err(error) => {
            warn!(%error, "what a chat has chosen cannot be read");
            Preferences::default()
        }
    }
}

fn preferred(settings: ChatSettings) -> Preferences {
    let language = settings.language.as_deref().and_then(Language::parse);
    Preferences { language, region: settings.region, topics: settings.topics }
}

async fn chosen(store: &Store, recipient: Recipient) -> Result<Chosen> {
    let Preferences { language, region, topics } = preferred(store.settings(recipient.chat_id).await?);
    let alerts = store.subscriptions_of(recipient).await?.len();
    Ok(Chosen { language, region, topics, alerts })
}

async fn keep(store: &Store, recipient: Recipient, before: &Chosen, chosen: &Chosen) -> Result<()> {
    if chosen != before {
        let settings = ChatSettings {
            language: chosen.language.as_ref().map(|language| language.tag().to_owned()),
            region: chosen.region.clone(),
            topics: chosen.topics.clone(),
        };
        store.set_settings(recipient.chat_id, settings).await?;
    }
    Ok(())
}

/// Where alerts of this chat go: the topic that the message stands in.
pub fn recipient(message: &Message) -> Recipient {
    let place = Place::answering(message);
    Recipient { chat_id: place.chat.0, topic_id: place.topic.map(|topic| topic.0.0) }
}
