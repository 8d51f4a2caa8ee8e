//! What the bot says about itself: names, descriptions and the menu of commands.

use serde_json::{Value, json};

use crate::preview::parameters::{Parameters, optional_string, required_string};
use crate::preview::profile::{About, Command, DEFAULT_SCOPE};
use crate::preview::refusal::Refusal;
use crate::preview::world::{BOT_NAME, World};

pub(super) fn set_my_commands(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let commands = commands_of(parameters)?;
    world.profile.set_commands(scope_of(parameters)?, parameters.text("language_code"), &commands)?;
    Ok(json!(true))
}

pub(super) fn get_my_commands(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let commands = world.profile.commands(&scope_of(parameters)?, parameters.text("language_code"))?;
    Ok(json!(commands))
}

pub(super) fn delete_my_commands(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    world.profile.delete_commands(scope_of(parameters)?, parameters.text("language_code"))?;
    Ok(json!(true))
}

pub(super) fn set_my_name(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    set(world, parameters, About::Name)
}

pub(super) fn get_my_name(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let mut name = get(world, parameters, About::Name)?;
    if name["name"] == "" {
        name["name"] = json!(BOT_NAME);
    }
    Ok(name)
}

pub(super) fn set_my_description(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    set(world, parameters, About::Description)
}

pub(super) fn get_my_description(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    get(world, parameters, About::Description)
}

pub(super) fn set_my_short_description(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    set(world, parameters, About::ShortDescription)
}

pub(super) fn get_my_short_description(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    get(world, parameters, About::ShortDescription)
}

fn set(world: &mut World, parameters: &Parameters, about: About) -> Result<Value, Refusal> {
    world.profile.set(about, parameters.text("language_code"), parameters.text(about.field()))?;
    Ok(json!(true))
}

#[allow(clippy::unnecessary_wraps, reason = "the end of methods that may be refused")]
fn get(world: &World, parameters: &Parameters, about: About) -> Result<Value, Refusal> {
    Ok(json!({ about.field(): world.profile.text(about, parameters.text("language_code")) }))
}

fn commands_of(parameters: &Parameters) -> Result<Vec<Command>, Refusal> {
    let list = match parameters.json("commands", "commands")? {
        None => return Ok(Vec::new()),
        Some(Value::Array(list)) => list,
        Some(_) => return Err(Refusal::bad_request("Expected an Array of BotCommand")),
    };
    let read = |value: &Value| -> Result<Command, String> {
        let object = value.as_object().ok_or("expected an Object")?;
        Ok(Command {
            command: required_string(object, "command")?,
            description: required_string(object, "description")?,
        })
    };
    let refuse = |reason| Refusal::bad_request(format!("Can't parse BotCommand: {reason}"));
    list.iter().map(|value| read(value).map_err(refuse)).collect()
}

const SCOPES: [&str; 7] = [
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
];

/// Whom the commands are for, as a text to compare by.
fn scope_of(parameters: &Parameters) -> Result<String, Refusal> {
    let scope = match parameters.json("scope", "BotCommandScope")? {
        None => return Ok(DEFAULT_SCOPE.to_owned()),
        Some(Value::Object(scope)) => scope,
        Some(_) => {
            return Err(Refusal::bad_request("Can't parse BotCommandScope: BotCommandScope must be an Object"));
        }
    };
    let kind = if scope.contains_key("type") {
        optional_string(&scope, "type")
    } else {
        Err("Can't find field \"type\"".to_owned())
    };
    match kind {
        Ok(kind) if SCOPES.contains(&kind.as_str()) => Ok(Value::Object(scope).to_string()),
        Ok(_) => Err(Refusal::bad_request("Can't parse BotCommandScope: Unsupported type specified")),
        Err(reason) => Err(Refusal::bad_request(format!("Can't parse BotCommandScope: {reason}"))),
    }
}
