//! How the bot shows itself in Telegram: its commands and descriptions.

use teloxide::payloads::{
    SetMyCommands, SetMyDescription, SetMyDescriptionSetters, SetMyShortDescription, SetMyShortDescriptionSetters,
};
use teloxide::utils::command::BotCommands;
use tracing::warn;

use super::call::Caller;
use super::hearing::Command;
use super::refusal::Refusal;
use crate::reply::wording;

/// Registers all of it. A refusal is logged and changes nothing else: the bot answers without.
pub async fn introduce(caller: &Caller) {
    let mut commands = Command::bot_commands();
    for command in &mut commands {
        command.command = command.command.trim_start_matches('/').to_owned();
        command.description = wording::command_description(&command.command).to_owned();
    }
    let told = |what: &str, outcome: Result<(), Refusal>| {
        if let Err(refusal) = outcome {
            warn!(%refusal, "the bot's {what} could not be registered");
        }
    };
    told("commands", caller.order(&SetMyCommands::new(commands)).await);
    let description = SetMyDescription::new().description(wording::DESCRIPTION);
    told("description", caller.order(&description).await);
    let short = SetMyShortDescription::new().short_description(wording::SHORT_DESCRIPTION);
    told("short description", caller.order(&short).await);
}
