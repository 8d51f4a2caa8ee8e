//! What a chat keeps: saved with a button of a card, listed with `/saved`, sent as a file.

use std::sync::Arc;

use anyhow::Result;
use teloxide::types::{CallbackQuery, ChatId, Message};

use crate::answer::Cut;
use crate::app::App;
use crate::knowledge::{Entry, EntryId, Key};
use crate::reply::{Origin, Reply};
use crate::store::Store;
use crate::telegram::listener::Listener;
use crate::telegram::send::{Place, Sender, Word};

/// What is needed to answer a press.
pub struct SavingDesk {
    pub listener: Listener,
    pub app: Arc<App>,
    pub store: Store,
    pub sender: Arc<Sender>,
}

/// A page of what the chat has saved.
pub async fn list(listener: &Listener, chat: ChatId, page: usize, app: &App, store: &Store) -> Result<Reply> {
    let entries = saved(chat, app, store).await?;
    let page = app.listed(&entries, Cut::page(page), &listener.preferences);
    Ok(listener.list(Reply::saved(listener.say, &page), &page, app.library()))
}

/// Whether the chat has saved this entry. A card without the mark is better than none.
pub async fn has(chat: ChatId, entry: &EntryId, store: &Store) -> bool {
    let saved = store.saved(chat.0).await.unwrap_or_default();
    saved.iter().any(|id| id == entry.as_str())
}

/// Those that the library still has, the latest first.
async fn saved<'a>(chat: ChatId, app: &'a App, store: &Store) -> Result<Vec<&'a Entry>> {
    let ids = store.saved(chat.0).await?;
    Ok(ids.iter().filter_map(|id| app.library().find(id)).collect())
}

impl SavingDesk {
    /// Saves the entry of a card or lets go of it, and shows the card again.
    pub async fn keep(
        &self,
        press: &CallbackQuery,
        message: &Message,
        entry: Key,
        from: Origin,
        is_kept: bool,
    ) -> Result<()> {
        let say = self.listener.say;
        let Some(card) = self.app.card(entry, &self.listener.preferences)? else {
            self.sender.answer_press(&press.id, Some(Word::Window(say.entry_gone()))).await;
            return Ok(());
        };
        let (chat, id) = (message.chat.id.0, card.entry.id.to_string());
        let is_done = if is_kept {
            self.let_go_of_withdrawn(message.chat.id).await?;
            self.store.save(chat, id).await?
        } else {
            self.store.unsave(chat, id).await?;
            true
        };
        if !is_done {
            self.sender.answer_press(&press.id, Some(Word::Window(say.too_many_saved()))).await;
            return Ok(());
        }
        let word = if is_kept { say.is_saved() } else { say.is_unsaved() };
        self.sender.answer_press(&press.id, Some(Word::Passing(word))).await;
        let reply = self.listener.cut(Reply::card(say, &card, self.app.library(), from, is_kept));
        let question = message.reply_to_message().map(|question| question.id);
        Ok(self
            .sender
            .edit(Place { answers: question, ..Place::answering(message) }, message.id, &reply.in_reading_order(say))
            .await?)
    }

    /// What is not in the library any more is not listed, and takes no room.
    async fn let_go_of_withdrawn(&self, chat: ChatId) -> Result<()> {
        for id in self.store.saved(chat.0).await? {
            if self.app.library().find(&id).is_none() {
                self.store.unsave(chat.0, id).await?;
            }
        }
        Ok(())
    }

    /// Sends all that is saved as a file.
    pub async fn export(&self, press: &CallbackQuery, message: &Message) -> Result<()> {
        let say = self.listener.say;
        let entries = saved(message.chat.id, &self.app, &self.store).await?;
        if entries.is_empty() {
            self.sender.answer_press(&press.id, Some(Word::Window(say.nothing_saved()))).await;
            return Ok(());
        }
        self.sender.answer_press(&press.id, None).await;
        let place = Place { answers: None, ..Place::answering(message) };
        let file = crate::reply::saved_file(say, &entries);
        Ok(self.sender.send_file(place, "guidepost.txt", "text/plain; charset=utf-8", file.as_bytes()).await?)
    }
}
