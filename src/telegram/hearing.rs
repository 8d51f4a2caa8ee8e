//! What a message says to the bot, if it speaks to it at all. What others say among themselves is not read any further.

use teloxide::types::{Me, Message, MessageId, MessageKind, UserId};
use teloxide::utils::command::{BotCommands, ParseError};

use crate::reply::DeepLink;

/// What can be typed with a slash. The menu in Telegram and `/help` follow.
#[derive(Debug, Clone, PartialEq, Eq, BotCommands)]
#[command(rename_rule = "lowercase")]
pub enum Command {
    /// With a place behind it, from a link: opens that.
    Start(String),
    Ask(String),
    Topics,
    New,
    Saved,
    Alerts,
    Language,
    Lite,
    Settings,
    Clean,
    Privacy,
    Forget,
    Help,
    About,
    /// For operators; the menu of others does not have it.
    #[command(hide)]
    Status,
    #[command(hide)]
    Report,
    #[command(hide)]
    Reload,
}

/// What a message says to the bot.
#[derive(Clone)]
pub enum Heard {
    /// The words of a question, and the message that they stand in.
    Question {
        words: String,
        stands_in: MessageId,
    },
    Command(Command),
    /// The bot is called, and nothing is asked.
    NoWords,
    UnknownCommand,
    /// A photo, a voice, a sticker.
    NotText,
}

/// `None` when the message is not for the bot: then nothing of it is kept.
pub fn heard(message: &Message, me: &Me) -> Option<Heard> {
    if message.via_bot.is_some() || is_from_another_bot(message) || message.is_automatic_forward() {
        return None;
    }
    let among_others = !message.chat.is_private();
    let Some(text) = message.text().or_else(|| message.caption()) else {
        let sent = matches!(message.kind, MessageKind::Common(_) | MessageKind::Dice(_) | MessageKind::Empty {});
        return (sent && !among_others).then_some(Heard::NotText);
    };
    if text.starts_with('/') {
        if message.forward_origin().is_some() {
            // Somebody else has said that, elsewhere.
            return (!among_others).then_some(Heard::UnknownCommand);
        }
        return match Command::parse(&with_small_command(text), me.username()) {
            Ok(Command::Ask(words)) => Some(asked(message, &words)),
            Ok(Command::Start(payload)) => Some(match DeepLink::parse(payload.trim()) {
                Some(DeepLink::Question(words)) => Heard::Question { words, stands_in: message.id },
                _ => Heard::Command(Command::Start(payload)),
            }),
            // Among others these are no commands, whoever types them.
            Ok(Command::Status | Command::Report | Command::Reload) if among_others => None,
            // What cannot be undone must be meant: for this bot, and now.
            Ok(Command::Forget | Command::Clean)
                if message.edit_date().is_some() || (among_others && !is_addressed(text)) =>
            {
                None
            }
            Ok(command) => Some(Heard::Command(command)),
            Err(ParseError::WrongBotName(_)) => None,
            Err(_) => (!among_others).then_some(Heard::UnknownCommand),
        };
    }
    match without_mention(text, me.username()) {
        Some(words) => Some(asked(message, &words)),
        None => (!among_others).then(|| Heard::Question { words: text.to_owned(), stands_in: message.id }),
    }
}

/// The words of the question that an answer of the bot replies to.
pub fn question_in(message: &Message, me: &Me) -> Option<String> {
    match heard(message, me) {
        Some(Heard::Question { words, .. }) => Some(words),
        // A quote was asked about, which Telegram does not hand back.
        Some(Heard::NoWords | Heard::Command(_) | Heard::UnknownCommand) => None,
        // Somebody asked with `/ask` as a reply to this one.
        _ => message.text().or_else(|| message.caption()).map(str::to_owned),
    }
}

/// The words behind `/ask` or beside the bot's name; without any, those of the message that is replied to.
fn asked(message: &Message, words: &str) -> Heard {
    if !words.trim().is_empty() {
        return Heard::Question { words: words.to_owned(), stands_in: message.id };
    }
    let Some(other) = message.reply_to_message() else { return Heard::NoWords };
    if let Some(quote) = message.quote() {
        return Heard::Question { words: quote.text.clone(), stands_in: message.id };
    }
    match other.text().or_else(|| other.caption()) {
        Some(words) => Heard::Question { words: words.to_owned(), stands_in: other.id },
        None => Heard::NoWords,
    }
}

/// Administrators may write as their group, and people as a channel of theirs: Telegram gives them the names of bots.
const WRITES_AS_GROUP: UserId = UserId(1_087_968_824);
const WRITES_AS_CHANNEL: UserId = UserId(136_817_688);

fn is_from_another_bot(message: &Message) -> bool {
    let from = message.from.as_ref();
    from.is_some_and(|from| from.is_bot && ![WRITES_AS_GROUP, WRITES_AS_CHANNEL].contains(&from.id))
}

/// Whether the bot's name stands behind the command.
fn is_addressed(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(|command| command.contains('@'))
}

/// The text around `@name`; `None` when the name does not stand in it.
fn without_mention(text: &str, name: &str) -> Option<String> {
    let belongs = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
    let is_name = |at: &usize| {
        let before = text[..*at].chars().next_back();
        let behind = text.get(at + 1..at + 1 + name.len());
        let after = text.get(at + 1 + name.len()..).and_then(|rest| rest.chars().next());
        behind.is_some_and(|behind| behind.eq_ignore_ascii_case(name))
            && before.is_none_or(|sign| !sign.is_alphanumeric() && sign != '_')
            && after.is_none_or(|sign| !belongs(sign))
    };
    let at = text.match_indices('@').map(|(at, _)| at).find(is_name)?;
    Some(format!("{} {}", text[..at].trim_end(), text[at + 1 + name.len()..].trim_start()))
}

/// Phones begin a text with a capital letter, and people write on in a new line; what stands behind the command stays as
/// it is.
fn with_small_command(text: &str) -> String {
    match text.split_once(char::is_whitespace) {
        Some((command, rest)) => format!("{} {rest}", command.to_lowercase()),
        None => text.to_lowercase(),
    }
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
        assert!(matches!(parse("/ask\nshelter"), Ok(Command::Ask(words)) if words == "shelter"));
        assert!(matches!(parse("/about@other_bot"), Err(ParseError::WrongBotName(_))));
        assert!(parse("/nothing").is_err());
    }

    #[test]
    fn a_mention_is_the_whole_name() {
        let words = |text: &str| without_mention(text, "guidepost_bot");
        assert_eq!(words("@Guidepost_Bot shelter").as_deref(), Some(" shelter"));
        assert_eq!(words("what says @guidepost_bot, on shelters?").as_deref(), Some("what says , on shelters?"));
        assert_eq!(words("@guidepost_bot").as_deref(), Some(" "));
        for other in ["guidepost_bot", "@guidepost_bots x", "a@guidepost_bot.org", "@other_bot @", "é@"] {
            assert_eq!(words(other), None, "{other}");
        }
    }
}
