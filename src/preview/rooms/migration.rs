//! A basic group becomes a supergroup: everybody moves, the history starts anew, and the old id is refused.

use serde_json::json;

use super::{Kind, anonymous};
use crate::preview::world::World;

impl World {
    /// Turns a basic group into a supergroup and returns the new id; `silently` keeps the service messages from the bot.
    pub fn migrate(&mut self, id: i64, silently: bool) -> i64 {
        let Some(chat) = self.chats.get(&id).filter(|chat| chat.kind() == Some(Kind::Group)) else { return id };
        let title = chat.json["title"].as_str().unwrap_or_default().to_owned();
        let new_id = self.new_room(Kind::Supergroup, &title);
        let Some(old) = self.room_mut(id) else { return id };
        let (members, bot, forbidden) = (old.members.clone(), old.bot, old.sending_is_forbidden);
        let hidden = old.members_are_hidden;
        let from = self.someone_in(id);
        let queued = self.updates.queued();
        self.report(id, from, &json!({ "migrate_to_chat_id": new_id }), None);
        if let Some(new) = self.room_mut(new_id) {
            new.members = members;
            new.bot = bot;
            new.sending_is_forbidden = forbidden;
            new.members_are_hidden = hidden;
        }
        if let Some(old) = self.room_mut(id) {
            old.migrated_to = Some(new_id);
        }
        self.report(new_id, anonymous(), &json!({ "migrate_from_chat_id": id }), None);
        if silently {
            self.updates.withdraw_since(queued);
        }
        new_id
    }
}
