//! Why Telegram did not do what it was asked, told apart by its own texts.
//!
//! Source of the texts: the Bot API server and its documentation. An unknown text stays [`Refusal::Other`].

use std::time::Duration;

use thiserror::Error;

use super::call::Parameters;

/// What came of a request that was not done, or perhaps not.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// It has not left this machine.
    #[error("{what}")]
    Unreached { what: &'static str },
    /// It may have been done.
    #[error("{what}")]
    Unclear { what: &'static str },
    /// Telegram has a fault of its own, and most likely has done nothing.
    #[error("Telegram answers with {code}")]
    Faulty { code: u16 },
    #[error("too many requests; wait {} s", .wait.as_secs())]
    TooMany { wait: Duration },
    /// The chat cannot be written to any more: blocked, kicked, deleted, no rights.
    #[error("the chat is closed to the bot: {description}")]
    ChatClosed { description: String },
    #[error("the group has become a supergroup")]
    Migrated { to: Option<i64> },
    /// What the message would be changed to is what it is.
    #[error("the message is that already")]
    NotModified,
    /// The message to edit is not there, or cannot be edited.
    #[error("the message cannot be edited")]
    NotEditable,
    /// The message to reply to is not there.
    #[error("the message to reply to is gone")]
    NoReplyTarget,
    #[error("the forum topic is gone")]
    NoTopic,
    /// A press or an inline query was answered too late.
    #[error("the query is too old")]
    QueryTooOld,
    /// Telegram has no such file any more, or cannot fetch it from its address.
    #[error("the file cannot be had")]
    BadFile,
    /// The markup of a text is refused: a mistake of ours.
    #[error("the markup is refused")]
    BadMarkup,
    /// The token is not, or no longer, that of a bot.
    #[error("Telegram does not accept the token")]
    Unauthorized,
    /// Another program gets this bot's updates.
    #[error("another program gets this bot's updates")]
    OtherPoller,
    /// A webhook gets this bot's updates.
    #[error("a webhook gets this bot's updates")]
    Webhook,
    #[error("refused with {code}: {description}")]
    Other { code: u16, description: String },
}

impl Refusal {
    pub fn of(code: u16, description: &str, parameters: Parameters) -> Self {
        let text = description.to_ascii_lowercase();
        let says = |part: &str| text.contains(part);
        match code {
            500.. => Self::Faulty { code },
            429 => Self::TooMany { wait: wait(&text, &parameters) },
            // Only Telegram's own words: what stands in between may answer with these numbers, too.
            401 if says("unauthorized") => Self::Unauthorized,
            404 if text == "not found" => Self::Unauthorized,
            409 if says("webhook") => Self::Webhook,
            409 => Self::OtherPoller,
            403 => Self::ChatClosed { description: told(description) },
            400 if parameters.migrate_to_chat_id.is_some() || says("upgraded to a supergroup") => {
                Self::Migrated { to: parameters.migrate_to_chat_id }
            }
            400 if says("message is not modified") => Self::NotModified,
            400 if says("message to edit not found")
                || says("message can't be edited")
                || says("message_id_invalid") =>
            {
                Self::NotEditable
            }
            400 if says("message to be replied not found")
                || says("replied message not found")
                || says("reply message not found") =>
            {
                Self::NoReplyTarget
            }
            400 if says("message thread not found") || says("topic_deleted") || says("topic_closed") => Self::NoTopic,
            400 if says("query is too old") || says("query_id_invalid") || says("query id is invalid") => {
                Self::QueryTooOld
            }
            400 if says("wrong file identifier")
                || says("wrong remote file identifier")
                || says("failed to get http url content")
                || says("wrong type of the web page content")
                || says("file reference") =>
            {
                Self::BadFile
            }
            400 if says("can't parse entities") => Self::BadMarkup,
            400 if says("chat not found")
                || says("peer_id_invalid")
                || says("not enough rights")
                || says("user_is_blocked")
                || says("have no rights")
                || says("have no write access")
                || says("need administrator rights")
                || says("chat_restricted")
                || says("channel_private")
                || says("chat_admin_required")
                || says("chat_send_plain_forbidden")
                || says("chat_write_forbidden")
                || says("group chat was deactivated") =>
            {
                Self::ChatClosed { description: told(description) }
            }
            _ => Self::Other { code, description: told(description) },
        }
    }
}

/// Telegram's word on how long to wait; five seconds when it says nothing.
fn wait(text: &str, parameters: &Parameters) -> Duration {
    let written = text.rsplit("retry after ").next().and_then(|rest| rest.split_whitespace().next()?.parse().ok());
    Duration::from_secs(parameters.retry_after.or(written).unwrap_or(5))
}

/// The description without what it quotes, which may be part of a message.
fn told(description: &str) -> String {
    let quote = description.find(['"', '\'', '`']).unwrap_or(description.len());
    description[..quote].chars().take(120).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: u16, description: &str) -> Refusal {
        Refusal::of(code, description, Parameters::default())
    }

    #[test]
    fn telegrams_texts_are_told_apart() {
        assert!(matches!(of(403, "Forbidden: bot was blocked by the user"), Refusal::ChatClosed { .. }));
        assert!(matches!(of(403, "Forbidden: user is deactivated"), Refusal::ChatClosed { .. }));
        assert!(matches!(of(403, "Forbidden: bot was kicked from the supergroup chat"), Refusal::ChatClosed { .. }));
        assert!(matches!(of(400, "Bad Request: chat not found"), Refusal::ChatClosed { .. }));
        assert!(matches!(
            of(400, "Bad Request: need administrator rights in the channel chat"),
            Refusal::ChatClosed { .. }
        ));
        assert!(matches!(
            of(400, "Bad Request: not enough rights to send text messages to the chat"),
            Refusal::ChatClosed { .. }
        ));
        assert_eq!(
            of(
                400,
                "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"
            ),
            Refusal::NotModified
        );
        assert_eq!(of(400, "Bad Request: message to edit not found"), Refusal::NotEditable);
        assert_eq!(of(400, "Bad Request: message can't be edited"), Refusal::NotEditable);
        assert_eq!(of(400, "Bad Request: message to be replied not found"), Refusal::NoReplyTarget);
        assert_eq!(of(400, "Bad Request: message thread not found"), Refusal::NoTopic);
        assert_eq!(
            of(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
            Refusal::QueryTooOld
        );
        assert_eq!(of(400, "Bad Request: can't parse entities: Unsupported start tag \"x\""), Refusal::BadMarkup);
        for text in ["wrong file identifier/HTTP URL specified", "failed to get HTTP URL content"] {
            assert_eq!(of(400, &format!("Bad Request: {text}")), Refusal::BadFile);
        }
        assert_eq!(of(401, "Unauthorized"), Refusal::Unauthorized);
        assert_eq!(of(409, "Conflict: terminated by other getUpdates request"), Refusal::OtherPoller);
        assert_eq!(of(409, "Conflict: can't use getUpdates method while webhook is active"), Refusal::Webhook);
        assert_eq!(of(502, ""), Refusal::Faulty { code: 502 });
    }

    #[test]
    fn waits_are_read_from_the_parameter_or_the_text() {
        let named = Parameters { retry_after: Some(7), migrate_to_chat_id: None };
        let text = "Too Many Requests: retry after 35";
        assert_eq!(Refusal::of(429, text, named), Refusal::TooMany { wait: Duration::from_secs(7) });
        assert_eq!(of(429, text), Refusal::TooMany { wait: Duration::from_secs(35) });
        assert_eq!(of(429, ""), Refusal::TooMany { wait: Duration::from_secs(5) });
    }

    #[test]
    fn what_a_description_quotes_is_not_kept() {
        let refusal = of(400, "Bad Request: inline keyboard button URL 'her name' is invalid");
        assert!(!format!("{refusal} {refusal:?}").contains("her name"));
    }
}
