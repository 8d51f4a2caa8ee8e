//! The methods of the Bot API that the stand-in answers, one family per file.

mod callbacks;
mod chats;
mod documents;
mod edits;
mod inline;
mod messages;
mod photos;
mod polling;
mod registration;
mod sending;

use serde_json::{Value, json};

use super::parameters::Parameters;
use super::refusal::Refusal;
use super::shared::Shared;
use super::world::World;

/// Carries out a call; what comes back is the JSON text of its result.
///
/// `method` is in small letters: the server does not mind how it is written.
pub(super) async fn carry_out(shared: &Shared, method: &str, parameters: &Parameters) -> Result<String, Refusal> {
    if method == "getupdates" {
        return polling::get_updates(shared, parameters).await;
    }
    let Some(method) = find(method) else {
        return Err(Refusal::method_not_found());
    };
    shared.change(|world| method(world, parameters)).map(|result| result.to_string())
}

type Method = fn(&mut World, &Parameters) -> Result<Value, Refusal>;

fn find(method: &str) -> Option<Method> {
    Some(match method {
        "getme" => get_me,
        "sendmessage" => messages::send_message,
        "sendphoto" => photos::send_photo,
        "senddocument" => documents::send_document,
        "editmessagetext" => edits::edit_message_text,
        "editmessagecaption" => edits::edit_message_caption,
        "editmessagereplymarkup" => edits::edit_message_reply_markup,
        "deletemessage" => edits::delete_message,
        "deletemessages" => edits::delete_messages,
        "sendchataction" => messages::send_chat_action,
        "getchat" => chats::get_chat,
        "getchatmember" => chats::get_chat_member,
        "getchatadministrators" => chats::get_chat_administrators,
        "getchatmembercount" => chats::get_chat_member_count,
        "leavechat" => chats::leave_chat,
        "answercallbackquery" => callbacks::answer_callback_query,
        "answerinlinequery" => inline::answer_inline_query,
        "setmycommands" => registration::set_my_commands,
        "getmycommands" => registration::get_my_commands,
        "deletemycommands" => registration::delete_my_commands,
        "setmyname" => registration::set_my_name,
        "getmyname" => registration::get_my_name,
        "setmydescription" => registration::set_my_description,
        "getmydescription" => registration::get_my_description,
        "setmyshortdescription" => registration::set_my_short_description,
        "getmyshortdescription" => registration::get_my_short_description,
        "deletewebhook" => polling::delete_webhook,
        "getwebhookinfo" => polling::get_webhook_info,
        _ => return None,
    })
}

#[allow(clippy::unnecessary_wraps, reason = "a method like the others")]
fn get_me(world: &mut World, _: &Parameters) -> Result<Value, Refusal> {
    let mut me = world.bot();
    let can = [
        ("can_join_groups", true),
        ("can_read_all_group_messages", !world.botfather.privacy_mode),
        ("supports_inline_queries", world.botfather.inline_mode),
        ("can_connect_to_business", false),
        ("has_main_web_app", false),
    ];
    for (what, whether) in can {
        me[what] = json!(whether);
    }
    Ok(me)
}
