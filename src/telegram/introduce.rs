//! How the bot shows itself in Telegram: its commands and descriptions.

use teloxide::payloads::{
    SetMyCommands, SetMyCommandsSetters, SetMyDescription, SetMyDescriptionSetters, SetMyShortDescription,
    SetMyShortDescriptionSetters,
};
use teloxide::types::{BotCommand, BotCommandScope, Recipient, UserId};
use teloxide::utils::command::BotCommands;
use tracing::warn;

use super::call::Caller;
use super::hearing::Command;
use super::refusal::Refusal;
use crate::config::Operators;
use crate::reply::wording;

/// Registers all of it. A refusal is logged and changes nothing else: the bot answers without.
pub async fn introduce(caller: &Caller, operators: &Operators) {
    let described = |command: &str| BotCommand::new(command, wording::command_description(command));
    let commands = Command::bot_commands().into_iter();
    let commands: Vec<BotCommand> =
        commands.map(|command| described(command.command.trim_start_matches('/'))).collect();
    let told = |what: &str, outcome: Result<(), Refusal>| {
        if let Err(refusal) = outcome {
            warn!(%refusal, "the bot's {what} could not be registered");
        }
    };
    told("commands", caller.order(&SetMyCommands::new(commands.clone())).await);
    for operator in &operators.0 {
        let chat_id = Recipient::Id(UserId(*operator).into());
        let theirs = commands.iter().cloned().chain(["status", "report", "reload"].map(described));
        // Refused as long as they have not written to the bot.
        let menu = SetMyCommands::new(theirs).scope(BotCommandScope::Chat { chat_id });
        told("commands for an operator", caller.order(&menu).await);
    }
    let description = SetMyDescription::new().description(wording::DESCRIPTION);
    told("description", caller.order(&description).await);
    let short = SetMyShortDescription::new().short_description(wording::SHORT_DESCRIPTION);
    told("short description", caller.order(&short).await);
}
