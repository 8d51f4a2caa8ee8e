//! The buttons of a reply as Telegram's inline keyboard.

use teloxide::types::{
    CopyTextButton, InlineKeyboardButton, InlineKeyboardButtonKind, InlineKeyboardMarkup, Me,
    SwitchInlineQueryChosenChat,
};
use url::Url;

use crate::reply::{Button, DeepLink, Press, Reply};

/// `None` when the reply has no buttons.
pub fn keyboard(reply: &Reply, me: &Me) -> Option<InlineKeyboardMarkup> {
    let rows = reply.buttons.iter().map(|row| row.iter().filter_map(|one| button(one, me)).collect::<Vec<_>>());
    let rows: Vec<_> = rows.filter(|row| !row.is_empty()).collect();
    (!rows.is_empty()).then(|| InlineKeyboardMarkup::new(rows))
}

fn button(button: &Button, me: &Me) -> Option<InlineKeyboardButton> {
    let kind = match &button.press {
        Press::Do(action) => InlineKeyboardButtonKind::CallbackData(action.to_string()),
        Press::Open(url) => InlineKeyboardButtonKind::Url(url.clone()),
        Press::Visit(link) => InlineKeyboardButtonKind::Url(link.url(me.username())?),
        Press::Copy(text) => InlineKeyboardButtonKind::CopyText(CopyTextButton { text: text.clone() }),
        Press::Share { words, .. } if me.supports_inline_queries => {
            InlineKeyboardButtonKind::SwitchInlineQueryChosenChat(SwitchInlineQueryChosenChat {
                query: Some(words.clone()),
                allow_user_chats: true,
                allow_bot_chats: false,
                allow_group_chats: true,
                allow_channel_chats: true,
            })
        }
        Press::Share { link, .. } => InlineKeyboardButtonKind::Url(share_url(link, me)?),
    };
    Some(InlineKeyboardButton::new(&button.label, kind))
}

/// Telegram's own page for sharing a link, which needs no inline mode.
fn share_url(link: &DeepLink, me: &Me) -> Option<Url> {
    let shared = link.url(me.username())?;
    Url::parse_with_params("https://t.me/share/url", [("url", shared.as_str())]).ok()
}
