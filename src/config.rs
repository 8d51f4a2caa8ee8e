//! Every setting, read once: each is a command-line option and a variable of `.env.example`.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::TypedValueParser;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Args, Command};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

/// Where the bot reads and writes; for every command.
#[derive(Debug, Clone, Args)]
pub struct Folders {
    /// The folder of the knowledge store, which the bot only reads.
    #[arg(long, global = true, env = "GUIDEPOST_KNOWLEDGE", value_name = "FOLDER", default_value = "knowledge")]
    pub knowledge: PathBuf,
    /// The folder for the search index and the database: the only one that the bot writes to.
    #[arg(long, global = true, env = "GUIDEPOST_DATA", value_name = "FOLDER", default_value = "data")]
    pub data: PathBuf,
}

/// How the database is opened, for the commands that do.
#[derive(Debug, Clone, Args)]
pub struct Database {
    /// The file with the key to the ids in the database, made at the first start. Keep a copy, apart from the database's.
    #[arg(long, env = "GUIDEPOST_KEY", value_name = "FILE", default_value = "~/.config/guidepost/key", value_parser = file)]
    pub key: PathBuf,
    /// Whether the data folder may be on a network, where a database can be damaged: yes or no.
    #[arg(long, env = "GUIDEPOST_NETWORK_FOLDER", value_name = "YES", default_value = "no", value_parser = yes, action = ArgAction::Set)]
    pub network_folder: bool,
}

/// How much is logged; for every command. Nobody's words are ever logged.
#[derive(Debug, Clone, Args)]
pub struct Logging {
    /// The least severe events that are logged: error, warn, info, debug or trace.
    #[arg(long, global = true, env = "GUIDEPOST_LOG", value_name = "LEVEL", default_value = "info", value_parser = level)]
    pub log: tracing::Level,
}

/// What only the running bot needs.
#[derive(Debug, Clone, Args)]
pub struct Bot {
    /// The token that @BotFather gave. Better in `.env` than on the command line, which other users can see.
    #[arg(long, env = "TELOXIDE_TOKEN", hide_env_values = true, value_name = "TOKEN", value_parser = TokenParser)]
    pub token: SecretString,
    #[command(flatten)]
    pub limits: Limits,
    /// The ids of those who run the bot and may use /status, /report and /reload in private, parted by commas; or none.
    #[arg(long, env = "GUIDEPOST_OPERATORS", value_name = "IDS", default_value = "none", value_parser = operators)]
    pub operators: Operators,
    /// The address of the Bot API; another one than Telegram's for a server of your own.
    #[arg(long, env = "TELOXIDE_API_URL", value_name = "URL", default_value = "https://api.telegram.org", value_parser = api_url)]
    pub api_url: Url,
}

/// Who may ask the bot for its state: ids of people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Operators(pub Vec<u64>);

/// How fast and how long the bot works.
#[derive(Debug, Clone, Args)]
pub struct Limits {
    /// Seconds that a request for updates waits for one (0 to 50).
    #[arg(long, env = "GUIDEPOST_POLL_SECONDS", value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(0..=50))]
    pub poll_seconds: u64,
    /// Messages of one person that are answered in a minute, a third of them at once (1 to 6000); a group has twice as
    /// many, presses and inline queries four times as many.
    #[arg(long, env = "GUIDEPOST_MESSAGES_A_MINUTE", value_name = "COUNT", default_value_t = 30, value_parser = clap::value_parser!(u16).range(1..=6000))]
    pub messages_a_minute: u16,
    /// Messages of one chat that may wait for their answer; further ones are refused with a word (1 to 10000).
    #[arg(long, env = "GUIDEPOST_CHAT_QUEUE", value_name = "COUNT", default_value_t = 100, value_parser = clap::value_parser!(u16).range(1..=10_000))]
    pub chat_queue: u16,
    /// Days for which a card that was shared in another chat is corrected when a newer edition appears; then the bot
    /// forgets it (1 to 3650).
    #[arg(long, env = "GUIDEPOST_SHARE_DAYS", value_name = "DAYS", default_value_t = 180, value_parser = clap::value_parser!(u16).range(1..=3650))]
    pub share_days: u16,
    /// Alerts in a second, to all together (1 to 1000); Telegram bears 30 without a fee.
    #[arg(long, env = "GUIDEPOST_ALERTS_A_SECOND", value_name = "COUNT", default_value_t = 25, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub alerts_a_second: u16,
    /// Alerts in a minute to one group or channel (1 to 60); Telegram bears 20.
    #[arg(long, env = "GUIDEPOST_GROUP_ALERTS_A_MINUTE", value_name = "COUNT", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=60))]
    pub group_alerts_a_minute: u16,
    /// Alerts that are on their way at a time (1 to 64); should the program die, so many may come twice.
    #[arg(long, env = "GUIDEPOST_ALERTS_IN_FLIGHT", value_name = "COUNT", default_value_t = 4, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub alerts_in_flight: u16,
    /// Chats that must ask for a term in vain on one day before it is counted for the report (2 to 1000).
    #[arg(long, env = "GUIDEPOST_REPORT_CHATS", value_name = "COUNT", default_value_t = 5, value_parser = clap::value_parser!(u16).range(2..=1000))]
    pub report_chats: u16,
}

impl Limits {
    #[must_use]
    pub fn shares_kept(&self) -> Duration {
        Duration::from_hours(24 * u64::from(self.share_days))
    }
}

/// How closely the knowledge store is followed while the bot runs.
#[derive(Debug, Clone, Args)]
pub struct Watching {
    /// Seconds between two looks at the knowledge store where the file system tells of no changes (0 to 86400).
    /// With 0, the store is read at the start and with /reload only.
    #[arg(long, env = "GUIDEPOST_WATCH_SECONDS", value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(0..=86_400))]
    pub watch_seconds: u64,
}

/// How far other sites are visited.
#[derive(Debug, Clone, Args)]
pub struct Reaching {
    /// Whether addresses may be visited that are not public: of this machine, of its network, link-local ones: yes or no.
    #[arg(long, env = "GUIDEPOST_PRIVATE_ADDRESSES", value_name = "YES", default_value = "no", value_parser = yes, action = ArgAction::Set)]
    pub private_addresses: bool,
}

/// How the site of the resource centre is followed.
#[derive(Debug, Clone, Args)]
pub struct Syncing {
    /// The address of a WordPress site whose guidance comes into the knowledge store; or none.
    #[arg(long = "sync-url", env = "GUIDEPOST_SYNC_URL", value_name = "URL", default_value = "none", value_parser = site)]
    pub sync_url: SyncUrl,
    /// Hours between two looks at that site while the bot runs (1 to 720).
    #[arg(long, env = "GUIDEPOST_SYNC_HOURS", value_name = "HOURS", default_value_t = 24, value_parser = clap::value_parser!(u64).range(1..=720))]
    pub sync_hours: u64,
    /// Where new entries from that site go: drafts, for a curator to move, or entries, from which they are announced.
    #[arg(long, env = "GUIDEPOST_SYNC_INTO", value_name = "FOLDER", default_value = "drafts", value_parser = ["drafts", "entries"])]
    pub sync_into: String,
}

/// The address of a site, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncUrl(pub Option<Url>);

impl Syncing {
    #[must_use]
    pub fn site(&self) -> Option<&Url> {
        self.sync_url.0.as_ref()
    }

    #[must_use]
    pub fn every(&self) -> Duration {
        Duration::from_hours(self.sync_hours)
    }

    #[must_use]
    pub fn into_drafts(&self) -> bool {
        self.sync_into == "drafts"
    }
}

fn site(text: &str) -> Result<SyncUrl, String> {
    if matches!(text.trim(), "" | "none") {
        return Ok(SyncUrl(None));
    }
    let url = Url::parse(text.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    url.map(|url| SyncUrl(Some(url)))
        .ok_or_else(|| "not the address of a site; for example: https://resources.example.org".to_owned())
}

/// How the preview is served.
#[derive(Debug, Clone, Args)]
pub struct PreviewPage {
    /// The port of the page on this computer; 0 takes a free one.
    #[arg(long, env = "GUIDEPOST_PREVIEW_PORT", value_name = "PORT", default_value_t = 8088)]
    pub port: u16,
}

/// `~/` is the home folder in `.env`, too, where no shell writes it out.
fn file(text: &str) -> Result<PathBuf, String> {
    let Some(below) = text.strip_prefix("~/") else { return Ok(PathBuf::from(text)) };
    std::env::home_dir()
        .filter(|home| home.is_absolute())
        .map(|home| home.join(below))
        .ok_or_else(|| "there is no home folder; name the file in full, for example: /etc/guidepost/key".to_owned())
}

fn yes(text: &str) -> Result<bool, String> {
    match text.to_ascii_lowercase().as_str() {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("not yes or no; for example: no".to_owned()),
    }
}

fn operators(text: &str) -> Result<Operators, String> {
    if matches!(text.trim(), "" | "none") {
        return Ok(Operators::default());
    }
    let ids = text.split(',').map(|id| id.trim().parse::<u64>().ok().filter(|id| *id > 0));
    ids.collect::<Option<_>>().map(Operators).ok_or_else(|| {
        "not ids of people, which are numbers, parted by commas; for example: 123456789,987654321".to_owned()
    })
}

fn level(text: &str) -> Result<tracing::Level, String> {
    let levels = ["error", "warn", "info", "debug", "trace"];
    let known = levels.contains(&text.to_ascii_lowercase().as_str());
    text.parse()
        .ok()
        .filter(|_| known)
        .ok_or_else(|| "not one of error, warn, info, debug, trace; for example: info".to_owned())
}

/// Reads the token. Clap repeats a value that it refuses, so the refusal is made here, without it.
#[derive(Clone)]
struct TokenParser;

impl TypedValueParser for TokenParser {
    type Value = SecretString;

    fn parse_ref(&self, command: &Command, _: Option<&Arg>, value: &OsStr) -> Result<SecretString, clap::Error> {
        let fault = "TELOXIDE_TOKEN: not a token of a bot, which is digits, a colon, then letters and digits; \
                     for example: 123456:ABC-def\n";
        let refused = || clap::Error::raw(ErrorKind::ValueValidation, fault).with_cmd(command);
        value.to_str().and_then(token).ok_or_else(refused)
    }
}

fn token(text: &str) -> Option<SecretString> {
    let text = text.trim();
    let whole = text.split_once(':').is_some_and(|(id, secret)| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        !id.is_empty()
            && id.bytes().all(|byte| byte.is_ascii_digit())
            && !secret.is_empty()
            && secret.bytes().all(plain)
    });
    whole.then(|| SecretString::from(text))
}

fn api_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text.trim()).ok();
    url.filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host() && url.query().is_none())
        .ok_or_else(|| "not the address of a Bot API server; for example: https://api.telegram.org".to_owned())
}

impl Watching {
    /// The longest time between two looks; `None` when there is none after the first.
    #[must_use]
    pub fn every(&self) -> Option<Duration> {
        (self.watch_seconds > 0).then(|| Duration::from_secs(self.watch_seconds))
    }
}

impl Bot {
    /// Only for the one place that calls Telegram.
    #[must_use]
    pub fn token(&self) -> &str {
        self.token.expose_secret()
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Typed {
        #[command(flatten)]
        _bot: Bot,
    }

    #[test]
    fn a_token_that_is_refused_is_not_repeated() {
        let error = Typed::try_parse_from(["guidepost", "--token", "123456:canary!"]).unwrap_err();
        assert!(error.to_string().contains("TELOXIDE_TOKEN: not a token"), "{error}");
        assert!(!format!("{error} {error:?}").contains("canary"), "{error:?}");
    }

    #[test]
    fn operators_are_ids_or_none() {
        assert_eq!(operators("none"), Ok(Operators::default()));
        assert_eq!(operators(""), Ok(Operators::default()));
        assert_eq!(operators("17, 23"), Ok(Operators(vec![17, 23])));
        for wrong in ["@ada", "17,", "-17", "17 23", "0"] {
            assert!(operators(wrong).is_err_and(|error| error.contains("for example")), "{wrong}");
        }
    }

    #[test]
    fn a_file_may_be_in_the_home_folder() {
        assert_eq!(file("/etc/guidepost/key"), Ok(PathBuf::from("/etc/guidepost/key")));
        assert_eq!(file("key"), Ok(PathBuf::from("key")));
        let key = file("~/.config/guidepost/key").unwrap();
        assert!(key.is_absolute() && key.ends_with(".config/guidepost/key"), "{key:?}");
    }
}
