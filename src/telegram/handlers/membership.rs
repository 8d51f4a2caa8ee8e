//! The bot's coming and going: added to a chat, removed from it, and groups that become supergroups.

use std::sync::Arc;

use anyhow::Result;
use teloxide::types::{ChatMemberUpdated, Me, Message};

use crate::reply::Reply;
use crate::store::{Store, StoreError};
use crate::telegram::deliver::now;
use crate::telegram::listener::{Listener, language_of};
use crate::telegram::send::{Place, Sender};

/// Says what it does when it is added, and forgets the chat when it is removed. A person who blocks it may come back: their
/// alerts rest, for a day.
pub async fn membership(update: ChatMemberUpdated, me: Me, store: Store, sender: Arc<Sender>) -> Result<()> {
    let chat = &update.chat;
    if chat.is_private() {
        let blocked = !update.new_chat_member.is_present();
        let chat = chat.id.0;
        let done = if blocked { store.suspend(chat, now()).await } else { store.resume(chat).await };
        return Ok(done?);
    }
    let (was, is) = (update.old_chat_member.is_present(), update.new_chat_member.is_present());
    if is {
        // It may write again, perhaps; should it not, the next alert finds out.
        store.resume(chat.id.0).await?;
    }
    if was && !is {
        match store.forget_chat(chat.id.0).await {
            // Forgotten all the same: see `StoreError::LogInUse`.
            Ok(_) | Err(StoreError::LogInUse) => {}
            Err(error) => return Err(error.into()),
        }
    } else if !was && is {
        let say = Listener::of(&store, chat.id, language_of(Some(&update.from))).await.say;
        let place = Place { chat: chat.id, topic: None, answers: None };
        // Where it may not write, it has nothing to say.
        sender.send(place, &Reply::added(say, me.username())).await?;
    }
    Ok(())
}

/// The group has a new number: what it has chosen goes with it.
pub async fn migration(message: Message, store: Store) -> Result<()> {
    let here = message.chat.id;
    if let Some(to) = message.migrate_to_chat_id() {
        store.move_chat(here.0, to.0).await?;
    } else if let Some(from) = message.migrate_from_chat_id() {
        store.move_chat(from.0, here.0).await?;
    }
    Ok(())
}
