//! How the bot shows itself in Telegram, in each language: its name, commands and descriptions.

use sha2::{Digest as _, Sha256};
use teloxide::payloads::{
    SetMyCommands, SetMyCommandsSetters, SetMyDescription, SetMyDescriptionSetters, SetMyName, SetMyNameSetters,
    SetMyShortDescription, SetMyShortDescriptionSetters,
};
use teloxide::types::{BotCommand, BotCommandScope, Me, Recipient, UserId};
use teloxide::utils::command::BotCommands;
use tracing::warn;

use super::call::Caller;
use super::hearing::Command;
use super::refusal::Refusal;
use crate::config::Operators;
use crate::reply::Locale;
use crate::store::Store;

/// The commands that only operators are shown.
const OF_OPERATORS: [&str; 3] = ["status", "report", "reload"];

/// Registers all of it, when it is not what was registered last. A refusal is logged and changes nothing else: the bot
/// answers without, and tries again at its next start.
pub async fn introduce(caller: &Caller, store: &Store, me: &Me, operators: &Operators) {
    let bot = me.username();
    // Where the operator has given another name, that is the name in all languages.
    let has_own_name = me.first_name != Locale::default().bot_name();
    let introduction = Introduction { caller, store, has_own_name };
    introduction.once("registration", mark(bot, &[]), async || introduction.to_all().await).await;
    // By itself: it is refused as long as one of them has not written to the bot.
    let theirs = mark(bot, &operators.0);
    introduction.once("menus of operators", theirs, async || introduction.to_operators(operators).await).await;
}

struct Introduction<'a> {
    caller: &'a Caller,
    store: &'a Store,
    has_own_name: bool,
}

impl Introduction<'_> {
    /// Does it unless it was done with this mark, and keeps the mark when nothing was refused.
    async fn once(&self, what: &'static str, mark: Vec<u8>, register: impl AsyncFnOnce() -> bool) {
        if self.store.registration(what).await.ok().flatten().as_ref() == Some(&mark) {
            return;
        }
        if register().await
            && let Err(error) = self.store.set_registration(what, mark).await
        {
            warn!(%error, "what is registered with Telegram cannot be kept in mind");
        }
    }

    /// English is for all who speak another language, too. False when something was refused.
    async fn to_all(&self) -> bool {
        let mut is_whole = true;
        for say in Locale::ALL {
            let language = language_code(say);
            let menu = SetMyCommands::new(commands(say)).language_code(language.clone());
            is_whole &= told("commands", &self.caller.order(&menu).await);
            if say != Locale::default() && !self.has_own_name {
                let name = SetMyName::new().name(say.bot_name()).language_code(language.clone());
                is_whole &= told("name", &self.caller.order(&name).await);
            }
            let description = SetMyDescription::new().description(say.description()).language_code(language.clone());
            is_whole &= told("description", &self.caller.order(&description).await);
            let short = SetMyShortDescription::new().short_description(say.short_description()).language_code(language);
            is_whole &= told("short description", &self.caller.order(&short).await);
        }
        is_whole
    }

    async fn to_operators(&self, operators: &Operators) -> bool {
        let mut is_whole = true;
        for operator in &operators.0 {
            for say in Locale::ALL {
                let chat_id = Recipient::Id(UserId(*operator).into());
                let theirs = commands(say).into_iter().chain(OF_OPERATORS.map(|name| command(say, name)));
                let menu = SetMyCommands::new(theirs).scope(BotCommandScope::Chat { chat_id });
                let menu = menu.language_code(language_code(say));
                is_whole &= told("commands for an operator", &self.caller.order(&menu).await);
            }
        }
        is_whole
    }
}

fn told(what: &str, outcome: &Result<(), Refusal>) -> bool {
    if let Err(refusal) = outcome {
        warn!(%refusal, "the bot's {what} could not be registered");
    }
    outcome.is_ok()
}

/// Empty for those whose language the bot does not speak.
fn language_code(say: Locale) -> String {
    if say == Locale::default() { String::new() } else { say.tag().to_owned() }
}

fn commands(say: Locale) -> Vec<BotCommand> {
    let commands = Command::bot_commands().into_iter();
    commands.map(|known| command(say, known.command.trim_start_matches('/'))).collect()
}

fn command(say: Locale, name: &str) -> BotCommand {
    BotCommand::new(name, say.command_description(name))
}

/// Of all that is registered, and for whom.
fn mark(bot: &str, operators: &[u64]) -> Vec<u8> {
    let mut digest = Sha256::new();
    digest.update(format!("{bot} {operators:?}"));
    for say in Locale::ALL {
        for command in commands(say).into_iter().chain(OF_OPERATORS.map(|name| command(say, name))) {
            digest.update(format!("\n{} {}", command.command, command.description));
        }
        digest.update([say.bot_name(), say.description(), say.short_description()].join("\n"));
    }
    digest.finalize().to_vec()
}
