//! `/settings`: what a chat has chosen. In groups and channels only administrators may see and change it.

use std::sync::Arc;

use anyhow::Result;
use teloxide::types::{CallbackQuery, Message};

use crate::app::App;
use crate::knowledge::Language;
use crate::reply::{Chosen, Locale, Reply, Setting};
use crate::store::{ChatSettings, Recipient, Store};
use crate::telegram::administrators::{Who, objection};
use crate::telegram::send::{Place, Sender, Word};

/// What to answer to the command.
pub async fn typed(
    say: Locale,
    message: &Message,
    step: Setting,
    app: &App,
    store: &Store,
    sender: &Sender,
) -> Result<Reply> {
    if let Some(word) = objection(say, sender.caller(), &message.chat, Who::wrote(message)).await {
        return Ok(Reply::plain(word));
    }
    let chosen = chosen(store, recipient(message)).await?;
    Ok(Reply::settings(say, &chosen, step, app.library()))
}

/// Short answers, on or off.
pub async fn lite(say: Locale, message: &Message, app: &App, store: &Store, sender: &Sender) -> Result<Reply> {
    if let Some(word) = objection(say, sender.caller(), &message.chat, Who::wrote(message)).await {
        return Ok(Reply::plain(word));
    }
    let recipient = recipient(message);
    let before = chosen(store, recipient).await?;
    let chosen = before.clone().after(Setting::Lite(!before.lite), app.library());
    keep(store, recipient, &before, &chosen).await?;
    Ok(Reply::plain(if chosen.lite { say.lite_on() } else { say.lite_off() }))
}

/// A press in the settings: changed first, shown after.
pub async fn pressed(
    say: Locale,
    press: &CallbackQuery,
    message: &Message,
    step: Setting,
    app: &Arc<App>,
    store: &Store,
    sender: &Sender,
) -> Result<()> {
    if let Some(word) = objection(say, sender.caller(), &message.chat, Who::Person(press.from.id)).await {
        sender.answer_press(&press.id, Some(Word::Window(word))).await;
        return Ok(());
    }
    let recipient = recipient(message);
    let before = chosen(store, recipient).await?;
    let chosen = before.clone().after(step, app.library());
    keep(store, recipient, &before, &chosen).await?;
    let say = chosen.interface.unwrap_or(say);
    let reply = Reply::settings(say, &chosen, step, app.library()).in_reading_order(say);
    let edited = sender.edit(Place::answering(message), message.id, &reply).await;
    sender.answer_press(&press.id, edited.is_err().then_some(Word::Window(say.failed_press()))).await;
    Ok(edited?)
}

async fn chosen(store: &Store, recipient: Recipient) -> Result<Chosen> {
    let ChatSettings { interface, languages, region, topics, lite } = store.settings(recipient.chat_id).await?;
    let alerts = store.subscriptions_of(recipient).await?.len();
    let interface = interface.as_deref().and_then(Locale::of_tag);
    let languages = languages.iter().filter_map(|tag| Language::parse(tag)).collect();
    Ok(Chosen { interface, languages, region, topics, lite, alerts })
}

async fn keep(store: &Store, recipient: Recipient, before: &Chosen, chosen: &Chosen) -> Result<()> {
    if chosen != before {
        let settings = ChatSettings {
            interface: chosen.interface.map(|locale| locale.tag().to_owned()),
            languages: chosen.languages.iter().map(|language| language.tag().to_owned()).collect(),
            region: chosen.region.clone(),
            topics: chosen.topics.clone(),
            lite: chosen.lite,
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
