//! Which handler an update goes to.

#![expect(clippy::needless_pass_by_value, reason = "dptree gives a filter its values, not references to them")]

use std::sync::Arc;

use anyhow::Result;
use teloxide::dispatching::{UpdateFilterExt, UpdateHandler};
use teloxide::dptree::{self, deps};
use teloxide::types::{Me, Message, Update};
use tokio::sync::watch;

use super::contact::Contact;
use super::handlers::{command, press, question, wordless};
use super::send::Sender;
use crate::app::App;
use crate::reply::{Reply, wording};

/// The routes with all that their handlers need.
pub struct Desk {
    routes: UpdateHandler<anyhow::Error>,
    /// The current one is taken anew for each update.
    apps: watch::Receiver<Arc<App>>,
    me: Me,
    sender: Arc<Sender>,
}

fn routes() -> UpdateHandler<anyhow::Error> {
    let asked = || {
        dptree::filter(is_from_a_person)
            .branch(dptree::filter(is_command).endpoint(command::command))
            .branch(dptree::filter_map(words).endpoint(question::question))
    };
    dptree::entry()
        .branch(
            Update::filter_message()
                .branch(asked())
                .branch(dptree::filter(is_from_a_person).endpoint(wordless::wordless)),
        )
        .branch(Update::filter_edited_message().branch(asked()))
        .branch(Update::filter_callback_query().endpoint(press::press))
}

/// The words of a message that ask something.
#[derive(Clone)]
pub struct Words(pub String);

fn words(message: Message) -> Option<Words> {
    question_of(&message).map(|words| Words(words.to_owned()))
}

/// What a message asks: its text, or what is written below its photo.
pub fn question_of(message: &Message) -> Option<&str> {
    message.text().or_else(|| message.caption())
}

fn is_command(message: Message) -> bool {
    message.text().is_some_and(|text| text.starts_with('/'))
}

/// In a private chat, and not a bot's words, ours sent through inline mode included.
fn is_from_a_person(message: Message) -> bool {
    let person = message.from.as_ref().is_none_or(|from| !from.is_bot);
    message.chat.is_private() && person && message.via_bot.is_none()
}

impl Desk {
    pub fn new(apps: watch::Receiver<Arc<App>>, me: Me, sender: Arc<Sender>) -> Self {
        Self::with(routes(), apps, me, sender)
    }

    pub fn with(
        routes: UpdateHandler<anyhow::Error>,
        apps: watch::Receiver<Arc<App>>,
        me: Me,
        sender: Arc<Sender>,
    ) -> Self {
        Self { routes, apps, me, sender }
    }

    pub fn sender(&self) -> &Sender {
        &self.sender
    }

    /// Handles an update; those that no route takes are left alone.
    ///
    /// # Errors
    /// Whatever kept the handler from answering.
    pub async fn handle(&self, update: Update) -> Result<()> {
        let app = Arc::clone(&self.apps.borrow());
        let deps = deps![update, self.me.clone(), app, Arc::clone(&self.sender)];
        match self.routes.dispatch(deps).await {
            std::ops::ControlFlow::Break(outcome) => outcome,
            std::ops::ControlFlow::Continue(_) => Ok(()),
        }
    }

    /// Says sorry, with the code under which the log has the cause.
    pub async fn apologise(&self, contact: &Contact, code: &str) {
        self.tell(contact, &Reply::apology(code), &wording::apology(code)).await;
    }

    /// Says that it is too much at once.
    pub async fn refuse(&self, contact: &Contact) {
        self.tell(contact, &Reply::plain(wording::TOO_MANY), wording::TOO_MANY).await;
    }

    async fn tell(&self, contact: &Contact, reply: &Reply, word: &str) {
        match contact {
            Contact::Message(place) => {
                if let Err(refusal) = self.sender.send(*place, reply).await {
                    tracing::warn!(%refusal, "a word to a person could not be sent");
                }
            }
            Contact::Press { id, .. } => self.sender.answer_press(id, Some(word)).await,
            Contact::Silent { .. } => {}
        }
    }
}
