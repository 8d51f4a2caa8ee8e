//! A stand-in for Telegram on loopback: the Bot API for the bot, a page in the browser for people.
//!
//! It refuses what Telegram refuses, in Telegram's words, and knows nothing of the bot but the Bot API. Tests drive it
//! as [`Person`]s in the same process; `guidepost preview` opens its page.
//!
//! Nothing here reaches the real Telegram, and nothing is kept when it stops.

mod botfather;
mod chat;
mod deep_links;
mod entities;
mod faults;
mod files;
mod html;
mod inline;
mod keyboard;
mod line;
mod links;
mod markup;
mod message;
mod methods;
mod multipart;
mod page;
mod parameters;
mod person;
mod person_in_rooms;
mod person_inline;
mod photos;
mod presses;
mod profile;
mod rates;
mod refusal;
mod rooms;
mod server;
mod service;
mod shared;
mod speech;
mod text;
mod updates;
mod world;

#[cfg(test)]
mod inline_tests;
#[cfg(test)]
mod page_tests;
#[cfg(test)]
mod room_tests;
#[cfg(test)]
mod tests;

use std::hash::{BuildHasher, Hasher, RandomState};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use serde_json::Value;
use tokio::net::TcpListener;

pub use entities::Entity;
pub use faults::Fault;
pub use files::WebFile;
pub use inline::{InlineAnswer, InlineButton, InlineResult};
pub use keyboard::{Action, Button};
pub use message::Shown;
pub use person::Person;
pub use presses::Answer;
pub use profile::Command;
pub use rooms::Room;
pub use world::{Call, Outcome};

use profile::About;
use rooms::Kind;
use shared::Shared;

/// A running stand-in; it stops when the last copy is dropped.
#[derive(Debug, Clone)]
pub struct Telegram {
    shared: Arc<Shared>,
    _running: Arc<Running>,
}

#[allow(clippy::must_use_candidate, reason = "what is injected matters without its id")]
impl Telegram {
    /// Starts on `address`; port 0 takes any free one.
    ///
    /// # Errors
    ///
    /// When the address is not free, or is not on loopback.
    pub async fn start(address: SocketAddr) -> std::io::Result<Self> {
        if !address.ip().is_loopback() {
            return Err(std::io::Error::other(format!("the stand-in serves on loopback only, not on {address}")));
        }
        let listener = TcpListener::bind(address).await?;
        let shared = Arc::new(Shared::new(listener.local_addr()?, new_token()));
        tokio::spawn(server::serve(listener, Arc::clone(&shared)));
        Ok(Self { _running: Arc::new(Running(Arc::clone(&shared))), shared })
    }

    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.shared.address
    }

    /// What the bot takes for Telegram's address.
    #[must_use]
    pub fn api_url(&self) -> String {
        format!("http://{}", self.shared.address)
    }

    /// Where a person opens the page.
    #[must_use]
    pub fn page_url(&self) -> String {
        format!("http://{}/", self.shared.address)
    }

    /// The token that the bot must use; a new one at each start.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.shared.token
    }

    /// The person of this name in a private chat with the bot, made at first use; they speak English.
    #[must_use]
    pub fn person(&self, name: &str) -> Person {
        let id = self.shared.change(|world| world.person(name, None));
        Person { telegram: self.clone(), id }
    }

    /// The person of this name, whose app is in this language; an empty code means that Telegram does not tell.
    #[must_use]
    pub fn person_speaking(&self, name: &str, language_code: &str) -> Person {
        let id = self.shared.change(|world| world.person(name, Some(language_code)));
        Person { telegram: self.clone(), id }
    }

    /// The basic group of this title, made at first use; nobody is in it yet.
    #[must_use]
    pub fn group(&self, title: &str) -> Room {
        self.room(Kind::Group, title)
    }

    #[must_use]
    pub fn supergroup(&self, title: &str) -> Room {
        self.room(Kind::Supergroup, title)
    }

    /// A supergroup with topics.
    #[must_use]
    pub fn forum(&self, title: &str) -> Room {
        self.room(Kind::Forum, title)
    }

    #[must_use]
    pub fn channel(&self, title: &str) -> Room {
        self.room(Kind::Channel, title)
    }

    /// The chat of two people; the bot is not in it.
    #[must_use]
    pub fn dialog(&self, one: &Person, other: &Person) -> Room {
        let first_id = self.shared.change(|world| world.dialog(one.id, other.id));
        Room { telegram: self.clone(), first_id }
    }

    fn room(&self, kind: Kind, title: &str) -> Room {
        let first_id = self.shared.change(|world| world.room(kind, title));
        Room { telegram: self.clone(), first_id }
    }

    /// Whether the bot, unless it is an administrator, hears only what concerns it in groups; it is on at first.
    pub fn privacy_mode(&self, on: bool) {
        self.shared.change(|world| world.botfather.privacy_mode = on);
    }

    /// Whether the bot takes inline queries; it does at first.
    pub fn inline_mode(&self, on: bool) {
        self.shared.change(|world| world.botfather.inline_mode = on);
    }

    /// Whether the bot is told which inline result was chosen; it is at first.
    pub fn inline_feedback(&self, on: bool) {
        self.shared.change(|world| world.botfather.inline_feedback = on);
    }

    /// Lets Telegram forget the answers to inline queries, so that the bot is asked again.
    pub fn clear_inline_cache(&self) {
        self.shared.change(|world| world.inline.clear_cache());
    }

    /// Says what lies at an address; of others, `.pdf`, `.zip` and `.gif` are documents and all else is web pages.
    pub fn web_file(&self, url: &str, file: WebFile) {
        self.shared.change(|world| world.files.register(url, file));
    }

    /// Lets every `file_id` so far become invalid.
    pub fn forget_files(&self) {
        self.shared.change(|world| world.files.forget());
    }

    /// Queues any update; the chat, message and press in it become known. Returns its id, which may be given.
    ///
    /// With an id of its own it is handed out even if that id was confirmed before, as a repeat is.
    pub fn inject(&self, update: Value) -> i64 {
        self.shared.change(|world| world.inject(update))
    }

    /// Queues the text of an update as it is. Without a readable `update_id` it is handed out only once.
    pub fn inject_raw(&self, json: String) -> i64 {
        self.shared.change(|world| world.updates.inject_raw(json))
    }

    /// Orders a fault for the next call of a method; several are used up in order.
    pub fn fail_next(&self, method: &str, fault: Fault) {
        self.shared.change(|world| world.faults.order(method, fault));
    }

    /// From now on, 429 for a bot that sends too fast.
    pub fn enforce_rates(&self, enforced: bool) {
        self.shared.change(|world| world.rates = enforced.then(rates::Rates::default));
    }

    /// Lets a callback query or an inline query grow too old to be answered.
    pub fn expire_query(&self, query_id: &str) {
        self.shared.change(|world| world.expire(query_id));
    }

    /// What is in a chat, oldest first; for groups and strangers that came with [`Self::inject`].
    #[must_use]
    pub fn chat(&self, id: i64) -> Vec<Shown> {
        let world = self.shared.world();
        let messages = world.chats.get(&id).map_or(&[][..], |chat| chat.messages());
        messages.iter().map(message::Message::shown).collect()
    }

    /// Every call so far that was answered, in order.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.shared.world().calls.clone()
    }

    /// When the bot first got an update.
    #[must_use]
    pub fn handed_out(&self, update_id: i64) -> Option<Instant> {
        self.shared.world().updates.handed_out(update_id)
    }

    /// How many of the calls are so; thousands are not copied for it.
    pub fn count(&self, is_so: impl Fn(&Call) -> bool) -> usize {
        self.shared.world().calls.iter().filter(|call| is_so(call)).count()
    }

    /// Calls that a correct bot would not have made: malformed, over a limit, to nowhere.
    ///
    /// A blocked bot, a message that is gone, a poll that was ended and ordered faults are not among them.
    #[must_use]
    pub fn refusals(&self) -> Vec<Call> {
        let world = self.shared.world();
        world.calls.iter().filter(|call| call.fault_of_the_bot && !call.injected).cloned().collect()
    }

    /// Waits until all updates queued so far are confirmed, all presses and inline queries answered, and no call but a poll is under way.
    pub async fn settled(&self) {
        let queued = self.shared.world().updates.queued();
        let is_settled =
            |world: &world::World| world.updates.is_confirmed(queued) && world.all_answered() && world.under_way == 0;
        self.shared.until(is_settled).await;
    }

    /// Waits until something is so; asks again after each change.
    pub async fn until(&self, is_so: impl Fn(&Self) -> bool) {
        let mut changes = self.shared.changes();
        loop {
            changes.mark_unchanged();
            if is_so(self) || self.shared.is_stopped() || changes.changed().await.is_err() {
                return;
            }
        }
    }

    /// The menu of commands that somebody of this language sees in a private chat.
    #[must_use]
    pub fn commands(&self, language_code: &str) -> Vec<Command> {
        self.shared.world().profile.menu(language_code).to_vec()
    }

    #[must_use]
    pub fn name(&self, language_code: &str) -> String {
        self.shared.world().profile.text(About::Name, language_code).to_owned()
    }

    #[must_use]
    pub fn description(&self, language_code: &str) -> String {
        self.shared.world().profile.text(About::Description, language_code).to_owned()
    }

    #[must_use]
    pub fn short_description(&self, language_code: &str) -> String {
        self.shared.world().profile.text(About::ShortDescription, language_code).to_owned()
    }

    /// Stops serving; polls that wait end at once.
    pub fn stop(&self) {
        self.shared.stop();
    }
}

/// Stops the server when nobody holds the stand-in any more.
#[derive(Debug)]
struct Running(Arc<Shared>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.stop();
    }
}

/// Not to be guessed by a page that the browser has open elsewhere.
fn new_token() -> String {
    let random = || RandomState::new().build_hasher().finish();
    format!("{}:AA{:016x}{:016x}", world::BOT_ID, random(), random())
}
