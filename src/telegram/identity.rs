//! Who the bot is, read from `getMe` without asking for more than is needed.

use serde::Deserialize;
use teloxide::types::{Me, User, UserId};

use super::refusal::Refusal;

/// What every server says of a bot. Others of its abilities come and go with versions of the Bot API.
#[derive(Deserialize)]
struct Identity {
    id: u64,
    username: String,
    #[serde(default)]
    first_name: String,
    #[serde(default)]
    can_join_groups: bool,
    #[serde(default)]
    can_read_all_group_messages: bool,
    #[serde(default)]
    supports_inline_queries: bool,
}

/// # Errors
/// When the answer does not name a bot.
pub fn read(json: &str) -> Result<Me, Refusal> {
    let identity: Identity =
        serde_json::from_str(json).map_err(|_| Refusal::Unclear { what: "an answer that names no bot" })?;
    let user = User {
        id: UserId(identity.id),
        is_bot: true,
        first_name: identity.first_name,
        last_name: None,
        username: Some(identity.username),
        language_code: None,
        is_premium: false,
        added_to_attachment_menu: false,
    };
    Ok(Me {
        user,
        can_join_groups: identity.can_join_groups,
        can_read_all_group_messages: identity.can_read_all_group_messages,
        supports_inline_queries: identity.supports_inline_queries,
        can_connect_to_business: false,
        has_main_web_app: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bot_is_known_by_its_number_and_name() {
        let me = read(r#"{"id": 5, "is_bot": true, "first_name": "G", "username": "g_bot", "from_the_future": {}}"#)
            .unwrap();
        assert_eq!(me.username(), "g_bot");
        assert!(read("{}").is_err());
    }
}
