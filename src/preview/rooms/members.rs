//! Making rooms, and who comes and goes: what each change puts into the chat, and what the bot is told.

use serde_json::{Map, Value, json};

use super::{Kind, Role, RoomState, Standing, Topic, anonymous};
use crate::preview::chat::Chat;
use crate::preview::message::{Message, Thread};
use crate::preview::world::{World, hash_of, now};

/// The first ids of basic groups, of supergroups and channels, and of dialogs, which the bot never sees.
const GROUPS: i64 = -4_000_000_001;
const SUPERGROUPS: i64 = -1_001_000_000_001;
const DIALOGS: i64 = -9_000_000_001;

impl World {
    /// The room of this kind and title, made at first use; its id follows from the title.
    pub fn room(&mut self, kind: Kind, title: &str) -> i64 {
        let key = (kind, title.to_owned());
        if let Some(id) = self.rooms.get(&key) {
            return *id;
        }
        let id = self.new_room(kind, title);
        self.rooms.insert(key, id);
        id
    }

    pub fn new_room(&mut self, kind: Kind, title: &str) -> i64 {
        let (first, range) = match kind {
            Kind::Group => (GROUPS, 90_000_000),
            Kind::Dialog => (DIALOGS, 90_000_000),
            _ => (SUPERGROUPS, 900_000_000),
        };
        let mut id = first - hash_of(title, range);
        while self.chats.contains_key(&id) {
            id -= 1;
        }
        let mut json = json!({ "id": id, "type": kind.word(), "title": title });
        if kind == Kind::Forum {
            json["is_forum"] = json!(true);
        }
        let mut chat = Chat::new(id, json);
        chat.room = Some(RoomState::new(kind));
        self.chats.insert(id, chat);
        id
    }

    /// The chat between two people.
    pub fn dialog(&mut self, one: i64, other: i64) -> i64 {
        let (one, other) = (one.min(other), one.max(other));
        let names = [one, other].map(|id| self.people[&id]["first_name"].as_str().unwrap_or_default().to_owned());
        let id = self.room(Kind::Dialog, &format!("{} & {}", names[0], names[1]));
        if let Some(room) = self.room_mut(id) {
            room.members.insert(one, Role::Member);
            room.members.insert(other, Role::Member);
        }
        id
    }

    pub fn room_of(&self, id: i64) -> Option<&RoomState> {
        self.chats.get(&id)?.room.as_ref()
    }

    pub fn room_mut(&mut self, id: i64) -> Option<&mut RoomState> {
        self.chats.get_mut(&id)?.room.as_mut()
    }

    /// The id that a room has by now.
    pub fn current(&self, id: i64) -> i64 {
        match self.room_of(id).and_then(|room| room.migrated_to) {
            Some(new_id) => self.current(new_id),
            None => id,
        }
    }

    /// Lets a person in, or changes what they are there; a creator stays one.
    pub fn set_member(&mut self, id: i64, person: i64, role: Role) {
        let Some(room) = self.room_mut(id).filter(|room| room.members.get(&person) != Some(&Role::Creator)) else {
            return;
        };
        let is_new = room.members.insert(person, role).is_none();
        if is_new && role != Role::Creator && room.kind.is_group() {
            let user = self.people[&person].clone();
            self.report(id, user.clone(), &json!({ "new_chat_members": [user] }), None);
        }
    }

    pub fn remove_member(&mut self, id: i64, person: i64) {
        let Some(room) = self.room_mut(id) else { return };
        let was_there = room.members.remove(&person).is_some();
        if was_there && room.kind.is_group() {
            let user = self.people[&person].clone();
            self.report(id, user.clone(), &json!({ "left_chat_member": user }), None);
        }
    }

    /// Lets the bot in, out, up or down; `by` is who did it, the bot itself when it left.
    pub fn set_bot(&mut self, id: i64, by: &Value, new: Standing) {
        let bot = self.bot();
        let Some(chat) = self.chats.get_mut(&id) else { return };
        let chat_json = chat.json.clone();
        let Some(room) = chat.room.as_mut().filter(|room| room.bot != new) else { return };
        let old = std::mem::replace(&mut room.bot, new);
        let change = json!({
            "chat": chat_json,
            "from": by,
            "date": now(),
            "old_chat_member": room.member(&bot, old),
            "new_chat_member": room.member(&bot, new),
        });
        let is_group = room.kind.is_group();
        self.updates.push("my_chat_member", &change);
        let report = match (old.is_in(), new.is_in()) {
            (false, true) => json!({ "new_chat_members": [bot] }),
            (true, false) => json!({ "left_chat_member": bot }),
            _ => return,
        };
        if is_group {
            let message = self.report(id, by.clone(), &report, None);
            // The last that a bot hears of a group is that it was sent out.
            if new == Standing::Kicked {
                self.push_message(id, message, false);
            }
        }
    }

    /// Puts a service message into a room, and tells the bot if it is there; returns its id.
    pub fn report(&mut self, id: i64, from: Value, content: &Value, topic: Option<i64>) -> i64 {
        let Some(chat) = self.chats.get_mut(&id) else { return 0 };
        let content: Map<String, Value> = content.as_object().cloned().unwrap_or_default();
        let message_id = chat.next_message_id();
        let topic = if content.contains_key("forum_topic_created") { Some(message_id) } else { topic };
        let sender_chat = (from == anonymous()).then(|| chat.json.clone());
        chat.put(Message {
            from: Some(from),
            sender_chat,
            content,
            thread: topic.map(Thread::Topic),
            ..Message::new(message_id)
        });
        self.tell_bot(id, message_id, false);
        message_id
    }

    /// Makes a topic; its id is that of the message that reports it.
    pub fn add_topic(&mut self, id: i64, by: Value, name: &str) -> i64 {
        let content = json!({ "forum_topic_created": { "name": name, "icon_color": 7_322_096 } });
        let topic = self.report(id, by, &content, None);
        if let Some(room) = self.room_mut(id) {
            room.topics.push(Topic { id: topic, name: name.to_owned(), is_closed: false, is_deleted: false });
        }
        topic
    }

    pub fn close_topic(&mut self, id: i64, by: Value, topic: i64) {
        if let Some(topic) = self.room_mut(id).and_then(|room| room.topic_mut(topic)) {
            topic.is_closed = true;
        }
        self.report(id, by, &json!({ "forum_topic_closed": {} }), Some(topic));
    }

    /// Deletes a topic and all that was said there; the bot is not told.
    pub fn delete_topic(&mut self, id: i64, topic: i64) {
        let Some(chat) = self.chats.get_mut(&id) else { return };
        chat.delete_thread(topic);
        if let Some(topic) = chat.room.as_mut().and_then(|room| room.topic_mut(topic)) {
            topic.is_deleted = true;
        }
    }

    /// Who acts for a room when nobody is named: its creator or an administrator, else anybody who is there.
    pub fn someone_in(&self, id: i64) -> Value {
        let Some(room) = self.room_of(id) else { return anonymous() };
        let leading = room.members.iter().find(|(_, role)| role.is_administrator());
        match leading.or_else(|| room.members.iter().next()) {
            Some((person, role)) if !role.is_anonymous() => self.people[person].clone(),
            _ => anonymous(),
        }
    }
}
