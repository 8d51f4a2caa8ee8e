//! A group, forum, channel or dialog: what people do there, and the transcript of all that is said.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use guidepost::preview::{self, Shown, Telegram};

use super::person::{Person, said, said_by_bot_in_answer};
use super::{settled, until};

/// What was said in a room, as far as it was looked at.
pub struct RoomNotes {
    room: preview::Room,
    book: Mutex<Book>,
}

#[derive(Default)]
struct Book {
    text: String,
    /// Messages as they were last written down.
    known: BTreeMap<i64, String>,
    /// Forum topics by their number.
    topics: BTreeMap<i64, String>,
    bot_has_spoken: bool,
}

/// Made by [`super::World::room`] and its kin.
pub struct Room {
    telegram: Telegram,
    notes: Arc<RoomNotes>,
}

impl RoomNotes {
    pub fn new(room: preview::Room) -> Self {
        Self { room, book: Mutex::default() }
    }

    /// What the bot said that nobody has looked at.
    pub fn overlooked(&self) -> Option<String> {
        self.catch_up();
        let book = self.book();
        book.bot_has_spoken.then(|| book.text.clone())
    }

    fn catch_up(&self) {
        let mut book = self.book();
        for message in self.room.messages() {
            let said = said(&message);
            let before = book.known.insert(message.id, said.clone());
            let who = book.who(&message);
            match before {
                None => book.write(&format!("{who}: "), &said),
                Some(before) if before != said => book.write(&format!("{who} (changed): "), &said),
                Some(_) => continue,
            }
            book.bot_has_spoken |= message.from_bot;
        }
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Book {
    fn who(&self, message: &Shown) -> String {
        let who = if message.from_bot { "bot" } else { message.sender.as_str() };
        let via = if message.via_bot { " via the bot" } else { "" };
        let topic = message.topic.map_or_else(String::new, |topic| {
            format!(" in {}", self.topics.get(&topic).map_or("a topic", String::as_str))
        });
        format!("{who}{via}{topic}")
    }

    fn write(&mut self, who: &str, what: &str) {
        let indented = what.replace('\n', "\n    ").replace("\n    \n", "\n\n");
        writeln!(self.text, "{who}{indented}").expect("a text grows");
    }
}

impl Room {
    pub fn new(telegram: Telegram, notes: Arc<RoomNotes>) -> Self {
        Self { telegram, notes }
    }

    /// The room itself, for what has no word here.
    pub fn itself(&self) -> &preview::Room {
        &self.notes.room
    }

    pub fn id(&self) -> i64 {
        self.notes.room.id()
    }

    /// The bot is added by this person.
    pub async fn add_bot(&self, by: &Person) {
        self.note(&format!("{} adds the bot", by.name()));
        self.notes.room.add_bot(by.itself());
        self.wait().await;
    }

    pub async fn add_bot_as_admin(&self, by: &Person) {
        self.note(&format!("{} adds the bot as an administrator", by.name()));
        self.notes.room.add_bot_as_admin(by.itself());
        self.wait().await;
    }

    pub async fn remove_bot(&self, by: &Person) {
        self.note(&format!("{} removes the bot", by.name()));
        self.notes.room.remove_bot(by.itself());
        self.wait().await;
    }

    /// A new topic of a forum.
    pub fn add_topic(&self, name: &str) -> i64 {
        let topic = self.notes.room.add_topic(name);
        self.notes.book().topics.insert(topic, name.to_owned());
        topic
    }

    /// Somebody says something, and the bot is through with it.
    pub async fn say(&self, who: &Person, text: &str) -> i64 {
        let id = who.itself().say_in(&self.notes.room, text);
        self.wait().await;
        id
    }

    pub async fn say_in_topic(&self, who: &Person, topic: i64, text: &str) -> i64 {
        let id = who.itself().say_in_topic(&self.notes.room, topic, text);
        self.wait().await;
        id
    }

    pub async fn reply(&self, who: &Person, message_id: i64, text: &str) -> i64 {
        let id = who.itself().reply_in(&self.notes.room, message_id, text);
        self.wait().await;
        id
    }

    /// Presses the newest button with this label.
    pub async fn press(&self, who: &Person, label: &str) {
        self.catch_up();
        self.note(&format!("{} presses [ {label} ]", who.name()));
        let query = who.itself().press_in(&self.notes.room, label).unwrap_or_else(|error| panic!("{error}"));
        self.wait().await;
        if let Some(word) = said_by_bot_in_answer(who, &query) {
            self.note(&word);
        }
    }

    /// Waits until the bot has nothing left to do.
    pub async fn wait(&self) {
        settled(&self.telegram).await;
        self.catch_up();
    }

    /// Waits for a message of the bot that nobody has asked for.
    pub async fn hears(&self) {
        let before = self.notes.book().known.len();
        until(&self.telegram, "a word in the room", |_| self.notes.room.messages().len() > before).await;
        self.wait().await;
    }

    /// Waits until something that was said is changed.
    pub async fn changed(&self) {
        let is_changed = |_: &Telegram| {
            let book = self.notes.book();
            let messages = self.notes.room.messages();
            messages.iter().any(|message| book.known.get(&message.id).is_some_and(|before| *before != said(message)))
        };
        until(&self.telegram, "a change of what was said", is_changed).await;
        self.wait().await;
    }

    pub fn messages(&self) -> Vec<Shown> {
        self.notes.room.messages()
    }

    /// The newest message of the bot.
    pub fn newest(&self) -> Shown {
        let newest = self.messages().into_iter().rev().find(|message| message.from_bot);
        newest.expect("a message of the bot")
    }

    /// What was said since the last look.
    pub fn transcript(&self) -> String {
        self.catch_up();
        let mut book = self.notes.book();
        book.bot_has_spoken = false;
        std::mem::take(&mut book.text)
    }

    fn catch_up(&self) {
        self.notes.catch_up();
    }

    fn note(&self, what: &str) {
        self.catch_up();
        self.notes.book().write(what, "");
    }
}
