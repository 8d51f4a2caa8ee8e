//! Every way in which words reach the bot, each with a word of its own.

use data_encoding::BASE64URL_NOPAD;
use guidepost::preview::{Fault, InlineResult, Person, Room, Telegram};
use serde_json::{Value, json};

use super::{Canaries, within_patience};

/// Names that Telegram tells with every message are as secret as what is said.
pub struct Talk<'a> {
    telegram: &'a Telegram,
    canaries: &'a Canaries,
    /// What the ways are told apart by, besides: how the bot fares meanwhile.
    state: &'static str,
    /// Whether the bot answers at all.
    answers: bool,
    ada: Person,
    ben: Person,
    group: Room,
}

impl<'a> Talk<'a> {
    pub fn new(telegram: &'a Telegram, canaries: &'a Canaries, state: &'static str, answers: bool) -> Self {
        let name = |way: &str| canaries.word(&format!("{way}, {state}"));
        let ada = telegram.person(&name("a first name"));
        let ben = telegram.person(&canaries.cyrillic(&format!("a name in Cyrillic, {state}")));
        let group = telegram.supergroup(&name("the title of a group"));
        group.add_admin(&ada);
        group.add(&ben);
        group.add_bot(&ada);
        Self { telegram, canaries, state, answers, ada, ben, group }
    }

    pub fn ada(&self) -> &Person {
        &self.ada
    }

    /// All of them.
    pub async fn all(&self) {
        self.questions().await;
        self.commands().await;
        self.without_text().await;
        self.presses().await;
        self.in_a_group().await;
        self.elsewhere().await;
        self.inline().await;
        self.as_nobody_expects().await;
    }

    /// A question for each spelling; returns one that finds something.
    pub async fn questions(&self) -> i64 {
        let (ada, canaries) = (&self.ada, self.canaries);
        let asked = ada.say(&format!("nurse {}", self.word("a question that finds something")));
        ada.say(&self.word("a question that finds nothing"));
        ada.say(&format!("VESSEL {}", canaries.capitals(&self.way("a question in capitals"))));
        ada.say(&format!("nurse, passport {}", canaries.with_digits(&self.way("a number of a passport"))));
        ada.say(&format!("write to {} about a shelter", canaries.mailbox(&self.way("a mailbox"))));
        ada.say(&format!("call {} or the nurse", canaries.telephone(&self.way("a telephone"))));
        ada.say(&format!("nurse {}", canaries.cyrillic(&self.way("a question in Cyrillic"))));
        ada.say(&format!("\"{}\" -{} nurse", self.word("a phrase"), self.word("a word to leave out")));
        ada.say(&format!("nurse type:{} lang:{}", self.word("a wish for a type"), self.word("for a language")));
        ada.say(&format!("{} ", self.word("a question that fills a message")).repeat(300));
        // What two ask in vain is counted as a term when the library knows it; this one it does not.
        let same = format!("vessel nurse {}", self.word("a question of two people"));
        ada.say(&same);
        self.ben.say(&same);
        let long = format!("{} ", self.word("a question that is too long")).repeat(700);
        self.told(&json!({ "text": long }));
        self.settled().await;
        ada.edit(asked, &format!("vessel {}", self.word("a question that was edited"))).expect("a message");
        ada.reply(asked, &format!("nurse {}", self.word("a question in a reply")));
        self.settled().await;
        asked
    }

    async fn commands(&self) {
        let ada = &self.ada;
        ada.say(&format!("/ask nurse {}", self.word("behind /ask")));
        ada.say(&format!("/start {}", self.word("behind /start")));
        let words = format!("nurse {}", self.word("in a link"));
        ada.say(&format!("/start q-{}", BASE64URL_NOPAD.encode(words.as_bytes())));
        for command in ["help", "about", "new", "privacy", "settings", "alerts", "status", "report"] {
            ada.say(&format!("/{command} {}", self.word("behind another command")));
        }
        ada.say(&format!("/{}", self.word("a command that is unknown")));
        ada.say(&format!("/ask@{}_bot nurse {}", self.word("another bot"), self.word("to another bot")));
        self.settled().await;
    }

    async fn without_text(&self) {
        let ada = &self.ada;
        let photo = json!([{ "file_id": self.word("a photo's id"), "file_unique_id": "b", "width": 9, "height": 9 }]);
        ada.send(json!({ "photo": photo, "caption": format!("nurse {}", self.word("a caption")) }));
        ada.send(json!({ "photo": photo, "caption": format!("/ask {}", self.word("a command in a caption")) }));
        let file =
            json!({ "file_id": "a", "file_unique_id": "b", "file_name": self.word("a file's name"), "file_size": 1 });
        ada.send(json!({ "document": file }));
        let telephone = self.canaries.telephone(&self.way("a contact's telephone"));
        ada.send(json!({ "contact": { "phone_number": telephone, "first_name": self.word("a contact's name") } }));
        let location = json!({ "latitude": 1.5, "longitude": 2.5 });
        let (title, address) = (self.word("a venue"), self.word("an address"));
        ada.send(
            json!({ "location": location, "venue": { "location": location, "title": title, "address": address } }),
        );
        ada.send(json!({ "hologram": { "text": self.word("a kind of message that is unknown") } }));
        let origin = json!({ "type": "hidden_user", "sender_user_name": self.word("who said it first"), "date": 1 });
        let text = format!("nurse {}", self.word("a message that was passed on"));
        ada.send(json!({ "text": text, "forward_origin": origin }));
        let from = json!({ "id": ada.id(), "is_bot": false, "first_name": "A", "last_name": self.word("a last name"),
            "username": self.word("a username") });
        let chat = json!({ "id": ada.id(), "type": "private", "first_name": "A" });
        let text = format!("nurse {}", self.word("a message with all names"));
        self.telegram
            .inject(json!({ "message": { "message_id": 9_001, "date": 1, "chat": chat, "from": from, "text": text } }));
        self.settled().await;
    }

    async fn presses(&self) {
        let ada = &self.ada;
        let question = format!("nurse {}", self.word("a question that is saved"));
        let asked = ada.say(&question);
        self.settled().await;
        // Whoever panics or fails has no buttons; then only the made-up ones are pressed.
        let mut pressed = 0;
        for label in ["Alert me about this", "1", "👍 Helpful", "Cite"] {
            pressed += usize::from(ada.press(label).is_ok());
            self.settled().await;
        }
        let answer = ada.chat().last().map_or(asked, |message| message.id);
        ada.press_data(answer, &self.word("a made-up button"));
        ada.press_data(answer, "1p0");
        ada.press_data(asked, "1p0");
        self.settled().await;
        ada.say("/alerts");
        self.settled().await;
        // The question was saved, and is shown again.
        let list = ada.chat().pop().expect("a message");
        let shown = format!("{} {:?}", list.text, list.buttons);
        assert_eq!((pressed > 1, shown.contains(&question)), (self.answers, self.answers), "{}: {shown}", self.state);
        if let Some(button) = list.buttons.iter().flatten().next() {
            ada.press(&button.label).expect("a button");
            self.settled().await;
        }
    }

    async fn in_a_group(&self) {
        let (ada, ben, group, telegram) = (&self.ada, &self.ben, &self.group, self.telegram);
        // So that the bot is handed even what it is not to hear.
        telegram.privacy_mode(false);
        ada.say_in(group, &format!("/ask nurse {}", self.word("/ask in a group")));
        ada.say_in(group, &format!("@guidepost_preview_bot vessel {}", self.word("a mention in a group")));
        let said = ben.say_in(group, &format!("a nurse named {}", self.word("overheard in a group")));
        ada.reply_in(group, said, "/ask");
        let words = format!("nurse {}", self.word("a quote"));
        let other = json!({ "message_id": said, "date": 1, "chat": { "id": group.id(), "type": "supergroup", "title": "G" },
            "from": { "id": ben.id(), "is_bot": false, "first_name": "B" }, "text": format!("quoting {words}") });
        let quote = json!({ "text": words, "position": 8 });
        ada.send_in(group, None, json!({ "text": "/ask", "reply_to_message": other, "quote": quote }));
        let asked = ben.say_in(group, &format!("/ask {}", self.word("in vain in a group")));
        self.settled().await;
        ben.edit_in(group, asked, &format!("/ask vessel {}", self.word("edited in a group")));
        ben.press_data_in(group, asked, &self.word("a made-up button in a group"));
        self.settled().await;
    }

    async fn elsewhere(&self) {
        let (ada, telegram) = (&self.ada, self.telegram);
        let forum = telegram.forum(&self.word("the title of a forum"));
        forum.add_admin(ada);
        forum.add_bot(ada);
        let topic = forum.add_topic(&self.word("the name of a topic"));
        ada.say_in_topic(&forum, topic, &format!("/ask nurse {}", self.word("in a topic")));
        let channel = telegram.channel(&self.word("the title of a channel"));
        channel.add_admin(ada);
        channel.add_bot_as_admin(ada);
        ada.say_in(&channel, &format!("/ask vessel {}", self.word("in a channel")));
        let group = telegram.group(&self.word("the title of a small group"));
        group.add_admin(ada);
        group.add_bot(ada);
        ada.say_in(&group, &format!("/ask nurse {}", self.word("in a small group")));
        self.settled().await;
        group.migrate();
        self.settled().await;
    }

    async fn inline(&self) {
        let (ada, telegram) = (&self.ada, self.telegram);
        let _ = ada.inline(&format!("{} nurse", self.word("an inline query")));
        let _ = ada.inline(&self.word("an inline query that finds nothing"));
        let place =
            format!("see +nurse+ and +{}+, {}", self.word("a place in a text"), self.word("the text around it"));
        let _ = ada.inline(&place);
        let _ = ada.inline_in(&self.group, &format!("vessel {}", self.word("an inline query in a group")));
        // What Telegram remembers it would answer by itself.
        telegram.clear_inline_cache();
        let found = ada.inline("nurse");
        self.settled().await;
        // Where the bot panics or fails, there is nothing to choose.
        let first = ada.inline_answer(&found).and_then(|answer| answer.results.into_iter().next());
        assert_eq!(first.is_some(), self.answers, "{}", self.state);
        let id = first.map_or_else(|| "nothing".to_owned(), |InlineResult { id, .. }| id);
        let dialog = telegram.dialog(ada, &self.ben);
        let _ = ada.choose(&found, &id, &dialog);
        let from = json!({ "id": ada.id(), "is_bot": false, "first_name": self.word("the name of who chooses") });
        telegram.inject(json!({ "chosen_inline_result": { "result_id": id, "from": from,
            "query": self.word("the query of a chosen result"), "inline_message_id": self.word("the id of a shared card") } }));
        telegram.inject(json!({ "chosen_inline_result": { "result_id": self.word("a made-up result"), "from": from,
            "query": "", "inline_message_id": "x" } }));
        self.settled().await;
    }

    async fn as_nobody_expects(&self) {
        let telegram = self.telegram;
        telegram.inject(json!({ "telepathy": { "text": self.word("a kind of update that is unknown") } }));
        telegram.inject(json!({ "poll_answer": { "poll_id": self.word("a poll"), "option_ids": [] } }));
        telegram.inject(json!({ "message": self.word("a message that is none") }));
        let chat = json!({ "id": self.ada.id(), "type": "private" });
        let from = json!({ "id": "x", "is_bot": false, "first_name": self.word("a name of nobody") });
        telegram
            .inject(json!({ "message": { "message_id": 1, "date": self.word("a date"), "chat": chat, "from": from } }));
        telegram.inject_raw(self.word("an update that is no JSON"));
        let broken = self.word("an update that is broken");
        telegram.inject_raw(format!(r#"{{"update_id": 5000, "message": {{"text": "{broken}""#) + "}}");
        self.settled().await;
    }

    /// What Telegram may answer, with words of a message in it.
    pub async fn faults(&self) {
        let (ada, telegram) = (&self.ada, self.telegram);
        let asked = ada.say("nurse");
        self.settled().await;
        let answer = ada.chat().last().map_or(asked, |message| message.id);
        let refused = |code, description: String| Fault::Status { code, description, parameters: Value::Null };
        let faults = [
            refused(500, format!("Internal Server Error: {}", self.word("in an error of the server"))),
            refused(400, format!("Bad Request: can't parse entities: \"{}\"", self.word("in an error about markup"))),
            refused(400, format!("Bad Request: button URL '{}' is invalid", self.word("in an error about a button"))),
            refused(403, format!("Forbidden: `{}`", self.word("in a refusal"))),
            Fault::Garbage,
            Fault::Html502,
            Fault::Reset,
            Fault::AcceptThenReset,
        ];
        let injected = |telegram: &Telegram| telegram.count(|call| call.injected);
        for fault in faults {
            // Each has a chat of its own, because one waits for the pauses of another. A message that is tried again may
            // meet the fault in the place of the new one.
            let person = telegram.person(&self.word("the name of who meets a fault"));
            let before = injected(telegram);
            telegram.fail_next("sendMessage", fault);
            person.say(&format!("nurse {}", self.word("a question that meets a fault")));
            within_patience("a fault", telegram.until(|telegram| injected(telegram) > before)).await;
        }
        // Who got no answer to a press or an inline query gets none any more.
        for (method, what) in
            [("editMessageText", "in an error about an edit"), ("answerCallbackQuery", "about a press")]
        {
            let before = injected(telegram);
            telegram.fail_next(method, refused(400, format!("Bad Request: '{}'", self.word(what))));
            let press = ada.press_data(answer, "1p0");
            within_patience(what, telegram.until(|telegram| injected(telegram) > before)).await;
            telegram.expire_query(&press);
        }
        let before = injected(telegram);
        let error = format!("Bad Request: \"{}\"", self.word("in an error about an inline query"));
        telegram.fail_next("answerInlineQuery", refused(400, error));
        let query = ada.inline(&format!("{} nurse", self.word("an inline query that meets a fault")));
        within_patience("a fault", telegram.until(|telegram| injected(telegram) > before)).await;
        telegram.expire_query(&query);
        self.settled().await;
    }

    fn word(&self, way: &str) -> String {
        self.canaries.word(&self.way(way))
    }

    fn way(&self, way: &str) -> String {
        format!("{way}, {}", self.state)
    }

    /// A message of Ada's that no app would send.
    fn told(&self, content: &Value) {
        let chat = json!({ "id": self.ada.id(), "type": "private", "first_name": "A" });
        let from = json!({ "id": self.ada.id(), "is_bot": false, "first_name": "A" });
        let mut message = json!({ "message_id": 9_000, "date": 1, "chat": chat, "from": from });
        for (key, value) in content.as_object().expect("an object") {
            message[key] = value.clone();
        }
        self.telegram.inject(json!({ "message": message }));
    }

    async fn settled(&self) {
        within_patience("the answers", self.telegram.settled()).await;
    }
}
