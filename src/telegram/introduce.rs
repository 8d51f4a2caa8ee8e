//! How the bot shows itself in Telegram, in each language: its name, commands and descriptions.

use sha2::{Digest as _, Sha256};
use teloxide::payloads::{
    SetMyCommands, SetMyCommandsSetters, SetMyDescription, SetMyDescriptionSetters, SetMyName, SetMyNameSetters,
    SetMyShortDescription, SetMyShortDescriptionSetters,
};
use teloxide::types::{BotCommand, BotCommandScope, Recipient, UserId};
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
pub async fn introduce(caller: &Caller, store: &Store, bot: &str, operators: &Operators) {
    let mark = mark(bot, operators);
    if store.registration().await.ok().flatten().as_ref() == Some(&mark) {
        return;
    }
    let mut is_whole = true;
    for locale in Locale::ALL {
        is_whole &= register(caller, locale, operators).await;
    }
    if is_whole && let Err(error) = store.set_registration(mark).await {
        warn!(%error, "what is registered with Telegram cannot be kept in mind");
    }
}

/// Registers one language; English is for all others, too. False when something was refused.
async fn register(caller: &Caller, say: Locale, operators: &Operators) -> bool {
    let language = if say == Locale::default() { String::new() } else { say.tag().to_owned() };
    let mut is_whole = true;
    let mut told = |what: &str, outcome: Result<(), Refusal>| {
        if let Err(refusal) = outcome {
            warn!(%refusal, language = say.tag(), "the bot's {what} could not be registered");
            is_whole = false;
        }
    };
    let commands = commands(say);
    told("commands", caller.order(&SetMyCommands::new(commands.clone()).language_code(language.clone())).await);
    for operator in &operators.0 {
        let chat_id = Recipient::Id(UserId(*operator).into());
        let theirs = commands.iter().cloned().chain(OF_OPERATORS.map(|name| command(say, name)));
        let menu = SetMyCommands::new(theirs).scope(BotCommandScope::Chat { chat_id }).language_code(language.clone());
        // Refused as long as they have not written to the bot.
        told("commands for an operator", caller.order(&menu).await);
    }
    if say != Locale::default() {
        // The name for all others is what the operator has chosen.
        told("name", caller.order(&SetMyName::new().name(say.bot_name()).language_code(language.clone())).await);
    }
    let description = SetMyDescription::new().description(say.description()).language_code(language.clone());
    told("description", caller.order(&description).await);
    let short = SetMyShortDescription::new().short_description(say.short_description()).language_code(language);
    told("short description", caller.order(&short).await);
    is_whole
}

fn commands(say: Locale) -> Vec<BotCommand> {
    let commands = Command::bot_commands().into_iter();
    commands.map(|known| command(say, known.command.trim_start_matches('/'))).collect()
}

fn command(say: Locale, name: &str) -> BotCommand {
    BotCommand::new(name, say.command_description(name))
}

/// Of all that is registered, and for whom.
fn mark(bot: &str, operators: &Operators) -> Vec<u8> {
    let mut digest = Sha256::new();
    digest.update(format!("{bot} {:?}", operators.0));
    for say in Locale::ALL {
        for command in commands(say).into_iter().chain(OF_OPERATORS.map(|name| command(say, name))) {
            digest.update(format!("\n{} {}", command.command, command.description));
        }
        digest.update([say.bot_name(), say.description(), say.short_description()].join("\n"));
    }
    digest.finalize().to_vec()
}
