//! Which handler an update goes to.

use std::sync::Arc;

use anyhow::Result;
use teloxide::dispatching::{UpdateFilterExt, UpdateHandler};
use teloxide::dptree::{self, deps};
use teloxide::types::{ChatId, Me, Message, Update, UserId};
use tokio::sync::watch;

use super::contact::{Contact, is_migration};
use super::handlers::{inline, membership, message, press};
use super::hearing::heard;
use super::inline::Offer;
use super::listener::Listener;
use super::operation::Operation;
use super::send::{Sender, Word};
use crate::app::App;
use crate::crash;
use crate::reply::{Locale, Reply};
use crate::store::Store;

/// The routes with all that their handlers need.
pub struct Desk {
    routes: UpdateHandler<anyhow::Error>,
    /// The current one is taken anew for each update.
    apps: watch::Receiver<Arc<App>>,
    me: Me,
    store: Store,
    sender: Arc<Sender>,
    operation: Arc<Operation>,
}

fn routes() -> UpdateHandler<anyhow::Error> {
    let spoken = || dptree::filter_map(|message: Message, me: Me| heard(&message, &me)).endpoint(message::message);
    let migrated = dptree::filter(|message: Message| is_migration(&message)).endpoint(membership::migration);
    dptree::entry()
        .branch(Update::filter_message().branch(migrated).branch(spoken()))
        .branch(Update::filter_edited_message().branch(spoken()))
        .branch(Update::filter_channel_post().branch(spoken()))
        .branch(Update::filter_edited_channel_post().branch(spoken()))
        .branch(Update::filter_callback_query().endpoint(press::press))
        .branch(Update::filter_inline_query().endpoint(inline::query))
        .branch(Update::filter_chosen_inline_result().endpoint(inline::chosen))
        .branch(Update::filter_my_chat_member().endpoint(membership::membership))
}

impl Desk {
    pub fn new(
        apps: watch::Receiver<Arc<App>>,
        me: Me,
        store: Store,
        sender: Arc<Sender>,
        operation: Operation,
    ) -> Self {
        Self::with(routes(), apps, me, store, sender, operation)
    }

    pub fn with(
        routes: UpdateHandler<anyhow::Error>,
        apps: watch::Receiver<Arc<App>>,
        me: Me,
        store: Store,
        sender: Arc<Sender>,
        operation: Operation,
    ) -> Self {
        Self { routes, apps, me, store, sender, operation: Arc::new(operation) }
    }

    pub fn me(&self) -> &Me {
        &self.me
    }

    pub fn sender(&self) -> &Sender {
        &self.sender
    }

    pub fn is_operator(&self, person: UserId) -> bool {
        self.operation.is_run_by(person)
    }

    /// Handles an update; those that no route takes are left alone.
    ///
    /// # Errors
    /// Whatever kept the handler from answering.
    pub async fn handle(&self, update: Update) -> Result<()> {
        crash::held("in a handler", &update);
        let app = Arc::clone(&self.apps.borrow());
        let deps = deps![
            update,
            self.me.clone(),
            app,
            self.store.clone(),
            Arc::clone(&self.sender),
            Arc::clone(&self.operation)
        ];
        match self.routes.dispatch(deps).await {
            std::ops::ControlFlow::Break(outcome) => outcome,
            std::ops::ControlFlow::Continue(_) => Ok(()),
        }
    }

    /// Says sorry, with the code under which the log has the cause.
    pub async fn apologise(&self, contact: &Contact, code: &str) {
        self.tell(contact, |say| say.apology(code)).await;
    }

    /// Says that what was asked for could not be written down.
    pub async fn say_nothing_is_kept(&self, contact: &Contact) {
        self.tell(contact, |say| say.not_kept().to_owned()).await;
    }

    /// Says that it is too much at once.
    pub async fn refuse(&self, contact: &Contact) {
        match contact {
            // Whoever presses quickly has enough to do without a window to close for each press.
            Contact::Press { id, speaks, .. } => {
                self.sender.answer_press(id, Some(Word::Passing(speaks.too_fast()))).await;
            }
            Contact::Inline { id, .. } => self.sender.answer_inline(id, Offer::refused()).await,
            Contact::Message { .. } | Contact::Silent { .. } => {
                self.tell(contact, |say| say.too_many().to_owned()).await;
            }
        }
    }

    async fn tell(&self, contact: &Contact, word: impl FnOnce(Locale) -> String) {
        let say = Listener::of(&self.store, ChatId(contact.lane()), contact.speaks()).await.say;
        let word = word(say);
        match contact {
            Contact::Message { place, .. } => {
                if let Err(refusal) = self.sender.send(*place, &Reply::plain(&word)).await {
                    tracing::warn!(%refusal, "a word to a person could not be sent");
                }
            }
            Contact::Press { id, .. } => self.sender.answer_press(id, Some(Word::Window(&word))).await,
            Contact::Inline { id, .. } => self.sender.answer_inline(id, Offer::failed()).await,
            Contact::Silent { .. } => {}
        }
    }
}
