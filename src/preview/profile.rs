//! What the bot registered about itself: names, descriptions and commands, each per language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::refusal::Refusal;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    pub command: String,
    pub description: String,
}

/// The texts that a bot can set about itself, with the longest that Telegram takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    Name,
    Description,
    ShortDescription,
}

impl About {
    pub fn field(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Description => "description",
            Self::ShortDescription => "short_description",
        }
    }

    fn longest(self) -> usize {
        match self {
            Self::Name => 64,
            Self::Description => 512,
            Self::ShortDescription => 120,
        }
    }

    fn too_long(self) -> &'static str {
        match self {
            Self::Name => "BOT_TITLE_INVALID",
            Self::Description => "USER_BOT_DESCRIPTION_TOO_LONG",
            Self::ShortDescription => "ABOUT_TOO_LONG",
        }
    }
}

#[derive(Debug, Default)]
pub(super) struct Profile {
    texts: BTreeMap<(About, String), String>,
    /// By scope (its JSON text) and language.
    commands: BTreeMap<(String, String), Vec<Command>>,
}

pub(super) const DEFAULT_SCOPE: &str = r#"{"type":"default"}"#;
const PRIVATE_SCOPE: &str = r#"{"type":"all_private_chats"}"#;

impl Profile {
    pub fn set(&mut self, about: About, language: &str, text: &str) -> Result<(), Refusal> {
        check_language(language)?;
        if text.chars().count() > about.longest() {
            return Err(Refusal::bad_request(about.too_long()));
        }
        let key = (about, language.to_owned());
        if text.is_empty() {
            self.texts.remove(&key)
        } else {
            self.texts.insert(key, text.to_owned())
        };
        Ok(())
    }

    /// The text in a language, else the one for everybody; a region such as in `pt-br` does not count.
    pub fn text(&self, about: About, language: &str) -> &str {
        let language = without_region(language);
        let of = |language: &str| self.texts.get(&(about, language.to_owned()));
        of(language).or_else(|| of("")).map_or("", String::as_str)
    }

    pub fn set_commands(&mut self, scope: String, language: &str, commands: &[Command]) -> Result<(), Refusal> {
        check_language(language)?;
        if commands.len() > 100 {
            return Err(Refusal::bad_request("BOT_COMMANDS_TOO_MUCH"));
        }
        let commands = commands.iter().map(checked).collect::<Result<Vec<_>, _>>()?;
        self.commands.insert((scope, language.to_owned()), commands);
        Ok(())
    }

    pub fn commands(&self, scope: &str, language: &str) -> Result<&[Command], Refusal> {
        check_language(language)?;
        Ok(self.commands.get(&(scope.to_owned(), language.to_owned())).map_or(&[], Vec::as_slice))
    }

    pub fn delete_commands(&mut self, scope: String, language: &str) -> Result<(), Refusal> {
        check_language(language)?;
        self.commands.remove(&(scope, language.to_owned()));
        Ok(())
    }

    /// The menu that a person of this language sees in a private chat.
    pub fn menu(&self, language: &str) -> &[Command] {
        let language = without_region(language);
        let scopes = [PRIVATE_SCOPE, DEFAULT_SCOPE];
        let mut lists = scopes.iter().flat_map(|scope| [language, ""].map(|language| (*scope, language)));
        lists
            .find_map(|(scope, language)| self.commands.get(&(scope.to_owned(), language.to_owned())))
            .map_or(&[], Vec::as_slice)
    }
}

fn without_region(code: &str) -> &str {
    code.split('-').next().unwrap_or_default()
}

fn check_language(code: &str) -> Result<(), Refusal> {
    let is_code = code.is_empty() || (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase()));
    if is_code { Ok(()) } else { Err(Refusal::bad_request("Invalid language code specified")) }
}

fn checked(command: &Command) -> Result<Command, Refusal> {
    let name = command.command.trim().trim_start_matches('/').to_owned();
    let description = command.description.trim().to_owned();
    let refuse = |words: &str| Err(Refusal::bad_request(words));
    if name.is_empty() {
        return refuse("Command must be non-empty");
    }
    if name.chars().count() > 32 {
        return refuse("Command length must not exceed 32");
    }
    if description.is_empty() {
        return refuse("Command description must be non-empty");
    }
    if description.chars().count() > 256 {
        return refuse("Command description length must not exceed 256");
    }
    if !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_') {
        return refuse("BOT_COMMAND_INVALID");
    }
    Ok(Command { command: name, description })
}

#[cfg(test)]
mod tests {
    use super::{About, Command, DEFAULT_SCOPE, Profile};

    fn refusal(command: &str, description: &str) -> String {
        let command = Command { command: command.to_owned(), description: description.to_owned() };
        Profile::default().set_commands(DEFAULT_SCOPE.to_owned(), "", &[command]).unwrap_err().description
    }

    #[test]
    fn commands_are_checked() {
        assert_eq!(refusal("Ask", "x"), "Bad Request: BOT_COMMAND_INVALID");
        assert_eq!(refusal("/", "x"), "Bad Request: command must be non-empty");
        assert_eq!(refusal(&"a".repeat(33), "x"), "Bad Request: command length must not exceed 32");
        assert_eq!(refusal("ask", " "), "Bad Request: command description must be non-empty");
        assert_eq!(refusal("ask", &"x".repeat(257)), "Bad Request: command description length must not exceed 256");
    }

    #[test]
    fn a_language_is_two_letters() {
        let mut profile = Profile::default();
        let refusal = profile.set(About::Name, "pt-br", "Guidepost").unwrap_err();
        assert_eq!(refusal.description, "Bad Request: invalid language code specified");
    }

    #[test]
    fn texts_fall_back_to_those_for_everybody() {
        let mut profile = Profile::default();
        profile.set(About::Description, "", "Hello").unwrap();
        profile.set(About::Description, "uk", "Привіт").unwrap();
        assert_eq!(profile.text(About::Description, "uk-ua"), "Привіт");
        assert_eq!(profile.text(About::Description, "de"), "Hello");
        assert!(profile.set(About::Description, "", &"x".repeat(513)).is_err());
        assert!(profile.set(About::ShortDescription, "", &"x".repeat(121)).is_err());
        assert!(profile.set(About::Name, "", &"x".repeat(65)).is_err());
    }
}
