//! What the bot may ask about a chat: what it is, who is in it, and leaving it.

use serde_json::{Value, json};

use crate::preview::parameters::Parameters;
use crate::preview::refusal::Refusal;
use crate::preview::rooms::{Access, Standing};
use crate::preview::world::{BOT_ID, World};

pub(super) fn get_chat(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let id = readable(world, parameters, Access::Read)?;
    let chat = &world.chats[&id];
    let mut json = chat.json.clone();
    json["accent_color_id"] = json!(0);
    json["max_reaction_count"] = json!(11);
    json["accepted_gift_types"] = json!({
        "unlimited_gifts": false,
        "limited_gifts": false,
        "unique_gifts": false,
        "premium_subscription": false,
    });
    if let Some(room) = chat.room.as_ref().filter(|room| room.kind.is_group()) {
        let may = !room.sending_is_forbidden;
        json["permissions"] = json!({
            "can_send_messages": may,
            "can_send_audios": may,
            "can_send_documents": may,
            "can_send_photos": may,
            "can_send_videos": may,
            "can_send_video_notes": may,
            "can_send_voice_notes": may,
            "can_send_polls": may,
            "can_send_other_messages": may,
            "can_add_web_page_previews": may,
            "can_change_info": false,
            "can_invite_users": true,
            "can_pin_messages": false,
            "can_manage_topics": false,
        });
    }
    Ok(json)
}

pub(super) fn get_chat_member(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let user_id = parameters.integer("user_id");
    if user_id <= 0 {
        return Err(Refusal::bad_request("Invalid user_id specified"));
    }
    let access = if user_id == BOT_ID { Access::Read } else { Access::Members };
    let id = readable(world, parameters, access)?;
    let user = match world.people.get(&user_id) {
        _ if user_id == BOT_ID => world.bot(),
        Some(person) => person.clone(),
        None => return Err(Refusal::bad_request("user not found")),
    };
    let Some(room) = world.room_of(id) else {
        let status = if user_id == BOT_ID || user_id == id { "member" } else { "left" };
        return Ok(json!({ "user": user, "status": status }));
    };
    if user_id == BOT_ID {
        return Ok(room.member(&user, room.bot));
    }
    if room.members_are_hidden && !room.bot.is_administrator() {
        return Err(Refusal::circumstance("CHAT_ADMIN_REQUIRED"));
    }
    let standing = room.members.get(&user_id).map_or(Standing::Left, |role| Standing::In(*role));
    Ok(room.member(&user, standing))
}

/// People only, and the bot itself: other bots are never among them.
pub(super) fn get_chat_administrators(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let id = readable(world, parameters, Access::Members)?;
    let Some(room) = world.room_of(id) else {
        return Err(Refusal::bad_request("there are no administrators in the private chat"));
    };
    let leading = room.members.iter().filter(|(_, role)| role.is_administrator());
    let mut administrators: Vec<_> =
        leading.map(|(person, role)| room.member(&world.people[person], Standing::In(*role))).collect();
    if room.bot.is_administrator() {
        administrators.push(room.member(&world.bot(), room.bot));
    }
    Ok(json!(administrators))
}

pub(super) fn get_chat_member_count(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let id = readable(world, parameters, Access::Members)?;
    let count = world.room_of(id).map_or(2, |room| room.members.len() + usize::from(room.bot.is_in()));
    Ok(json!(count))
}

pub(super) fn leave_chat(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let id = readable(world, parameters, Access::Members)?;
    if world.room_of(id).is_none() {
        return Err(Refusal::bad_request("Can't leave private chats"));
    }
    let bot = world.bot();
    world.set_bot(id, &bot, Standing::Left);
    Ok(json!(true))
}

fn readable(world: &World, parameters: &Parameters, access: Access) -> Result<i64, Refusal> {
    let id = world.chat_of(parameters.text("chat_id"))?;
    world.chats[&id].check_access(access)?;
    Ok(id)
}
