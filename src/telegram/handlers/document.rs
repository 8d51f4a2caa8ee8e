//! "Send the file here": the document itself comes into the chat.

use std::sync::Arc;

use anyhow::Result;
use teloxide::types::{CallbackQuery, Me, Message};
use tracing::warn;
use url::Url;

use crate::app::App;
use crate::knowledge::{Entry, Key};
use crate::reply::{Locale, Reply};
use crate::report::What;
use crate::store::Store;
use crate::telegram::operation::Operation;
use crate::telegram::refusal::Refusal;
use crate::telegram::send::{Place, Sender, Word};

/// What is needed to send one.
pub struct Delivery {
    pub say: Locale,
    pub app: Arc<App>,
    pub me: Me,
    pub store: Store,
    pub sender: Arc<Sender>,
    pub operation: Arc<Operation>,
}

impl Delivery {
    pub async fn pressed(&self, press: &CallbackQuery, message: &Message, entry: Key, address: Key) -> Result<()> {
        let entry = self.app.library().by_key(entry);
        let document =
            entry.and_then(|entry| Some((entry, entry.documents().find(|url| Key::of(url.as_str()) == address)?)));
        let Some((entry, url)) = document else {
            self.sender.answer_press(&press.id, Some(Word::Window(self.say.file_gone()))).await;
            return Ok(());
        };
        self.sender.answer_press(&press.id, Some(Word::Passing(self.say.fetching()))).await;
        let place = Place { answers: None, ..Place::answering(message) };
        self.sender.show_uploading(place).await;
        self.deliver(place, entry, url).await
    }

    /// By the name under which Telegram has it; else from its address; else the address itself.
    async fn deliver(&self, place: Place, entry: &Entry, url: &Url) -> Result<()> {
        let (id, address) = (entry.id.to_string(), url.to_string());
        let caption = Reply::caption(self.say, entry);
        let known = self.store.file_id(id.clone(), address.clone()).await.unwrap_or_default();
        if let Some(file_id) = known {
            match self.sender.send_document(place, &file_id, &caption, &self.me).await {
                Ok(_) => {
                    self.operation.counting.used(&entry.id, What::Sent);
                    return Ok(());
                }
                Err(Refusal::BadFile) => self.store.forget_file(id.clone(), address.clone()).await?,
                Err(refusal) => return self.give_link(place, entry, url, &refusal).await,
            }
        }
        match self.sender.send_document(place, url.as_str(), &caption, &self.me).await {
            Ok(file_id) => {
                self.operation.counting.used(&entry.id, What::Sent);
                match file_id {
                    Some(file_id) => Ok(self.store.remember_file(id, address, file_id).await?),
                    None => Ok(()),
                }
            }
            Err(refusal) => self.give_link(place, entry, url, &refusal).await,
        }
    }

    async fn give_link(&self, place: Place, entry: &Entry, url: &Url, refusal: &Refusal) -> Result<()> {
        if matches!(refusal, Refusal::ChatClosed { .. }) {
            return Err(refusal.clone().into());
        }
        warn!(%refusal, entry = entry.id.as_str(), "a document could not be sent");
        Ok(self.sender.send(place, &Reply::file_not_sent(self.say, entry, url)).await?)
    }
}
