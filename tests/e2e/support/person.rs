//! A person who talks to the bot, and the transcript of what is said.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use guidepost::preview::{self, Action, InlineAnswer, Shown, Telegram};
use serde_json::Value;

use super::room::Room;
use super::world::calls;
use super::{settled, until};

/// What was said in one chat, as far as it was looked at.
pub struct Notes {
    person: preview::Person,
    name: String,
    book: Mutex<Book>,
}

#[derive(Default)]
struct Book {
    text: String,
    /// The bot's messages as they were last written down.
    known: BTreeMap<i64, String>,
    /// Whether there is something of the bot in the text.
    bot_has_spoken: bool,
}

/// Made by [`super::World::chat_with`].
pub struct Person {
    telegram: Telegram,
    notes: Arc<Notes>,
}

impl Notes {
    pub fn new(person: preview::Person, name: &str) -> Self {
        Self { person, name: name.to_owned(), book: Mutex::default() }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the bot did that nobody has looked at.
    pub fn overlooked(&self) -> Option<String> {
        self.catch_up();
        let book = self.book();
        book.bot_has_spoken.then(|| book.text.clone())
    }

    /// Writes down what the bot has done since the last time.
    fn catch_up(&self) {
        let mut book = self.book();
        for message in self.person.chat().into_iter().filter(|message| message.from_bot) {
            let said = said(&message);
            let before = book.known.insert(message.id, said.clone());
            match before {
                None => book.write("bot: ", &said),
                Some(before) if before != said => book.write("bot edits: ", &said),
                Some(_) => continue,
            }
            book.bot_has_spoken = true;
        }
    }

    fn write(&self, who: &str, what: &str) {
        self.book().write(&format!("{}{who}", self.name), what);
    }

    /// How many messages of the bot are written down.
    fn known(&self) -> usize {
        self.book().known.len()
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Book {
    fn write(&mut self, who: &str, what: &str) {
        let indented = what.replace('\n', "\n    ").replace("\n    \n", "\n\n");
        writeln!(self.text, "{who}{indented}").expect("a text grows");
    }
}

/// A message of the bot: its text in Telegram's HTML, then its buttons, a row a line.
pub fn said(message: &Shown) -> String {
    let mut said = message.html.clone();
    for row in &message.buttons {
        let buttons: Vec<String> = row.iter().map(button).collect();
        said += "\n";
        said += &buttons.join(" ");
    }
    said
}

/// The kind of button with which a person chooses a chat to share something in.
pub const SHARE: &str = "switch_inline_query_chosen_chat";

fn button(button: &preview::Button) -> String {
    match &button.action {
        Action::Callback(_) => format!("[ {} ]", button.label),
        Action::Url(url) => format!("[ {} ]({url})", button.label),
        Action::Other(field, how) if field == SHARE => {
            format!("[ {} ](share: {})", button.label, how["query"].as_str().unwrap_or_default())
        }
        Action::CopyText(text) => format!("[ {} ](copy: {text})", button.label),
        other => format!("[ {} ]{other:?}", button.label),
    }
}

/// What the bot says to whoever pressed.
pub fn said_by_bot_in_answer(person: &Person, query: &str) -> Option<String> {
    let answer = person.itself().answer_to(query).expect("an answer to the press");
    let how = if answer.show_alert { "in a window" } else { "in passing" };
    (!answer.text.is_empty()).then(|| format!("bot, {how}: {}", answer.text))
}

impl Person {
    pub fn new(telegram: Telegram, notes: Arc<Notes>) -> Self {
        Self { telegram, notes }
    }

    /// The person itself, for what has no word here.
    pub fn itself(&self) -> &preview::Person {
        &self.notes.person
    }

    pub fn name(&self) -> &str {
        self.notes.name()
    }

    pub fn id(&self) -> i64 {
        self.notes.person.id()
    }

    /// Types the bot's name and words in some chat; what there is to choose from.
    pub async fn type_inline(&self, words: &str) -> (String, InlineAnswer) {
        self.type_inline_from(words, "").await
    }

    /// The same further down the list.
    pub async fn type_inline_from(&self, words: &str, offset: &str) -> (String, InlineAnswer) {
        let query = self.notes.person.inline_from(words, offset);
        settled(&self.telegram).await;
        let answer = self.notes.person.inline_answer(&query).expect("an answer to the inline query");
        (query, answer)
    }

    /// Shares the offer with this title in a room.
    pub async fn share(&self, words: &str, title: &str, room: &Room) -> i64 {
        let (query, answer) = self.type_inline(words).await;
        let offer = answer.results.iter().find(|result| result.title == title);
        let offer = offer.unwrap_or_else(|| panic!("{title} is not offered"));
        let id = self.notes.person.choose(&query, &offer.id, room.itself()).expect("a card to share");
        room.wait().await;
        id
    }

    /// Follows a link into the bot, and waits for its answer.
    pub async fn open_link(&self, url: &str) {
        let id = self.notes.person.open_link(url).unwrap_or_else(|error| panic!("{error}"));
        self.notes.write(" opens ", url);
        self.answered(id, 0).await;
    }

    /// Sends a text and waits for its answer; returns the id of the message.
    pub async fn send(&self, text: &str) -> i64 {
        let id = self.say(text);
        self.answered(id, 0).await;
        id
    }

    /// Sends a text and waits until the bot is through with it.
    pub async fn send_in_vain(&self, text: &str) {
        self.say(text);
        self.wait().await;
    }

    /// Sends a text and does not wait; returns the id of the message.
    pub fn say(&self, text: &str) -> i64 {
        let shown =
            if text.chars().count() > 200 { format!("({} characters)", text.chars().count()) } else { text.to_owned() };
        self.notes.write(": ", &shown);
        self.notes.person.say(text)
    }

    /// Sends anything else, and waits for its answer.
    pub async fn send_content(&self, what: &str, content: Value) -> i64 {
        self.notes.write(" sends ", what);
        let id = self.notes.person.send(content);
        self.answered(id, 0).await;
        id
    }

    /// Edits a message of their own, and waits for its answer.
    pub async fn edit(&self, message_id: i64, text: &str) {
        let before = self.answers_to(message_id);
        self.notes.write(" edits: ", text);
        self.notes.person.edit(message_id, text).expect("a message to edit");
        self.answered(message_id, before).await;
    }

    /// Presses the newest button with this label; by then the bot must have answered the press once.
    pub async fn press(&self, label: &str) {
        self.notes.write(" presses ", &format!("[ {label} ]"));
        let query = self.notes.person.press(label).unwrap_or_else(|error| panic!("{error}"));
        self.pressed(&query).await;
    }

    /// Presses a button with this data, whether there is one or not.
    pub async fn press_data(&self, message_id: i64, data: &str) {
        self.notes.write(" presses a button with the data ", data);
        let query = self.notes.person.press_data(message_id, data);
        self.pressed(&query).await;
    }

    async fn pressed(&self, query: &str) {
        self.wait().await;
        let answers = calls(&self.telegram, "answerCallbackQuery");
        let answers = answers.iter().filter(|call| call.parameters["callback_query_id"] == query && !call.injected);
        assert_eq!(answers.count(), 1, "a press is answered once");
        if let Some(word) = said_by_bot_in_answer(self, query) {
            let mut book = self.notes.book();
            book.write(&word, "");
            book.bot_has_spoken = true;
        }
    }

    /// Waits until the bot has nothing left to do.
    pub async fn wait(&self) {
        settled(&self.telegram).await;
        self.notes.catch_up();
    }

    /// Waits until a message has more answers than before.
    pub async fn answered(&self, message_id: i64, before: usize) {
        let what = format!("an answer to the message {message_id} of {}", self.notes.name);
        until(&self.telegram, &what, |_| self.answers_to(message_id) > before).await;
        self.wait().await;
    }

    /// Waits for a message of the bot that nobody has asked for.
    pub async fn hears(&self) {
        let before = self.notes.known();
        let what = format!("a word to {}", self.notes.name());
        let is_new = |_: &Telegram| self.chat().iter().filter(|message| message.from_bot).count() > before;
        until(&self.telegram, &what, is_new).await;
        self.wait().await;
    }

    /// How many answers a message has by now.
    pub fn answers_to(&self, message_id: i64) -> usize {
        self.chat().iter().filter(|message| message.from_bot && message.reply_to == Some(message_id)).count()
    }

    /// The chat as it is now.
    pub fn chat(&self) -> Vec<Shown> {
        self.notes.person.chat()
    }

    /// The newest message of the bot.
    pub fn newest(&self) -> Shown {
        let newest = self.chat().into_iter().rev().find(|message| message.from_bot);
        newest.expect("a message of the bot")
    }

    pub fn delete_message(&self, message_id: i64) {
        self.notes.write(" deletes a message", "");
        self.notes.person.delete_message(message_id);
    }

    pub fn block_bot(&self) {
        self.notes.write(" blocks the bot", "");
        self.notes.person.block_bot();
    }

    pub fn unblock_bot(&self) {
        self.notes.write(" lets the bot in", "");
        self.notes.person.unblock_bot();
    }

    /// What was said since the last look.
    pub fn transcript(&self) -> String {
        self.notes.catch_up();
        let mut book = self.notes.book();
        book.bot_has_spoken = false;
        std::mem::take(&mut book.text)
    }
}
