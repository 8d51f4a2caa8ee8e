//! `/start`, `/help` and `/about`.

use std::sync::Arc;

use anyhow::Result;
use teloxide::types::{Me, Message};
use teloxide::utils::command::{BotCommands, ParseError};

use crate::app::App;
use crate::knowledge::{Entry, Key};
use crate::reply::{Origin, Reply};
use crate::telegram::send::{Place, Sender};

/// What can be typed with a slash. The menu in Telegram and `/help` follow.
#[derive(Debug, Clone, BotCommands)]
#[command(rename_rule = "lowercase")]
pub enum Command {
    /// With the key of an entry behind it, from a link: opens its card.
    Start(String),
    Help,
    About,
}

pub async fn command(message: Message, me: Me, app: Arc<App>, sender: Arc<Sender>) -> Result<()> {
    let text = message.text().unwrap_or_default();
    let reply = match Command::parse(&with_small_command(text), me.username()) {
        Ok(Command::Start(link)) => linked_card(&link, &app)?.unwrap_or_else(Reply::start),
        Ok(Command::Help) => Reply::help(),
        Ok(Command::About) => about(&app),
        Err(ParseError::WrongBotName(_)) => return Ok(()),
        Err(_) => Reply::unknown_command(),
    };
    Ok(sender.send(Place::answering(&message), &reply).await?)
}

fn linked_card(link: &str, app: &App) -> Result<Option<Reply>> {
    let Some(key) = Key::parse(link.trim()) else { return Ok(None) };
    Ok(app.card(key)?.map(|card| Reply::card(&card, app.library(), Origin::Nowhere)))
}

fn about(app: &App) -> Reply {
    let entries = app.library().entries();
    let mut languages: Vec<&str> =
        entries.iter().flat_map(Entry::links).map(|(language, _, _)| language.primary()).collect();
    languages.sort_unstable();
    languages.dedup();
    Reply::about(entries.len(), languages.len())
}

/// Phones begin a text with a capital letter; what stands behind the command stays as it is.
fn with_small_command(text: &str) -> String {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text[..end].to_lowercase() + &text[end..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_read_as_people_type_them() {
        let parse = |text: &str| Command::parse(&with_small_command(text), "guidepost_bot");
        assert!(matches!(parse("/Start"), Ok(Command::Start(link)) if link.is_empty()));
        assert!(matches!(parse("/start AbC"), Ok(Command::Start(link)) if link == "AbC"));
        assert!(matches!(parse("/HELP@Guidepost_Bot"), Ok(Command::Help)));
        assert!(matches!(parse("/about@other_bot"), Err(ParseError::WrongBotName(_))));
        assert!(parse("/nothing").is_err());
    }
}
