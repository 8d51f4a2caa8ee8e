//! A wrong setting, told by its name as a variable and as an option, with its problem and an example.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory};

use super::Cli;

/// What to say instead of clap's own words; `None` where those are good.
pub fn told(error: &clap::Error) -> Option<String> {
    let option = match error.get(ContextKind::InvalidArg)? {
        ContextValue::String(option) => option.clone(),
        ContextValue::Strings(options) => options.first()?.clone(),
        _ => return None,
    };
    let long = option.strip_prefix("--")?.split([' ', '=']).next()?;
    let setting = setting(&Cli::command(), long)?;
    let variable = setting.get_env()?.to_string_lossy().into_owned();
    let problem = match error.kind() {
        ErrorKind::MissingRequiredArgument => "is missing".to_owned(),
        ErrorKind::ValueValidation => std::error::Error::source(error)?.to_string(),
        ErrorKind::InvalidValue => "needs a value".to_owned(),
        _ => return None,
    };
    let example = setting.get_default_values().first().map(|value| value.to_string_lossy().into_owned());
    let example = match example {
        _ if problem.contains("for example") => String::new(),
        Some(example) => format!("; for example: {example}"),
        None => format!("; for example: {variable}={EXAMPLE_TOKEN} in the file .env"),
    };
    Some(format!("{variable} (--{long}): {problem}{example}"))
}

/// The one setting without a default.
const EXAMPLE_TOKEN: &str = "123456:ABC-def, as @BotFather gave it";

fn setting(command: &Command, long: &str) -> Option<Arg> {
    let own = command.get_arguments().find(|argument| argument.get_long() == Some(long)).cloned();
    own.or_else(|| command.get_subcommands().find_map(|command| setting(command, long)))
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    fn refused(line: &[&str]) -> String {
        told(&Cli::try_parse_from(line).unwrap_err()).unwrap()
    }

    #[test]
    fn each_is_told_by_both_names_with_an_example() {
        assert_eq!(
            refused(&["guidepost", "run", "--token", "1:a", "--poll-seconds", "99"]),
            "GUIDEPOST_POLL_SECONDS (--poll-seconds): 99 is not in 0..=50; for example: 30"
        );
        assert_eq!(
            refused(&["guidepost", "--log", "loud", "check"]),
            "GUIDEPOST_LOG (--log): not one of error, warn, info, debug, trace; for example: info"
        );
        let url = refused(&["guidepost", "run", "--token", "1:a", "--api-url", "ftp://x"]);
        assert!(url.starts_with("TELOXIDE_API_URL (--api-url): not the address"), "{url}");
    }

    #[test]
    fn other_mistakes_of_the_line_keep_claps_words() {
        assert!(told(&Cli::try_parse_from(["guidepost", "nothing"]).unwrap_err()).is_none());
    }
}
