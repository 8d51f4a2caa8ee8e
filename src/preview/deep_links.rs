//! Links to the bot: `?start=` opens the private chat, `?startgroup=` adds the bot to a group.

use super::links::is_start_parameter;
use super::rooms::{Role, Standing};
use super::speech::Post;
use super::text::Text;
use super::world::{BOT_USERNAME, World};

/// What a link asks the bot to be told.
enum Start {
    Privately(String),
    InGroup(String),
}

impl World {
    /// Opens a link in the private chat; returns the id of the message that says it to the bot.
    pub fn open_link(&mut self, person: i64, url: &str) -> Result<i64, String> {
        match read(url)? {
            Start::Privately(parameter) => self.start(person, &parameter),
            Start::InGroup(_) => Err("this link wants a group to be chosen".to_owned()),
        }
    }

    /// Opens a link to add the bot to a room.
    pub fn open_link_in(&mut self, person: i64, url: &str, chat_id: i64) -> Result<i64, String> {
        let Start::InGroup(parameter) = read(url)? else {
            return Err("this link opens the private chat".to_owned());
        };
        let room = self.room_of(chat_id).filter(|room| room.kind.is_group()).ok_or("this is no group")?;
        if let Some(objection) = room.objection(person, None) {
            return Err(objection);
        }
        if !room.bot.is_in() {
            let by = self.people[&person].clone();
            self.set_bot(chat_id, &by, Standing::In(Role::Member));
        }
        let text = format!("/start@{BOT_USERNAME} {parameter}");
        self.post(person, chat_id, Post { text: Text::of_person(&text), ..Post::default() })
    }

    /// Presses the button above the results of an inline query.
    pub fn press_inline_button(&mut self, person: i64, query_id: &str) -> Result<i64, String> {
        let answer = self.inline_answer(query_id).ok_or("the query has no answer")?;
        let button = answer.button.as_ref().ok_or("there is no button above the results")?;
        let parameter = button.start_parameter.clone().ok_or("only Telegram can open a Web App")?;
        self.start(person, &parameter)
    }

    fn start(&mut self, person: i64, parameter: &str) -> Result<i64, String> {
        let text = Text::of_person(&format!("/start {parameter}"));
        self.post(person, person, Post { text, ..Post::default() })
    }
}

fn read(url: &str) -> Result<Start, String> {
    let rest = url.strip_prefix("https://t.me/").ok_or("this is no link to a chat of Telegram")?;
    let (name, query) = rest.split_once('?').unwrap_or((rest, ""));
    if !name.trim_end_matches('/').eq_ignore_ascii_case(BOT_USERNAME) {
        return Err(format!("this is a link to {name}, not to the bot"));
    }
    let given = |field: &str| query.split('&').find_map(|pair| pair.strip_prefix(field));
    let start = match (given("start="), given("startgroup=")) {
        (None, None) => return Ok(Start::Privately(String::new())),
        (Some(parameter), _) => Start::Privately(parameter.to_owned()),
        (None, Some(parameter)) => Start::InGroup(parameter.to_owned()),
    };
    let (Start::Privately(parameter) | Start::InGroup(parameter)) = &start;
    if is_start_parameter(parameter) {
        Ok(start)
    } else {
        Err(format!("Telegram passes on 1 to 64 of A-Z a-z 0-9 _ -, not {parameter}"))
    }
}
