//! What a person does in groups, channels and dialogs.

use serde_json::Value;

use super::message::Shown;
use super::person::{Person, button_of};
use super::rooms::Room;
use super::speech::Post;
use super::text::Text;

/// # Panics
///
/// Whoever writes where they may not: not being in the room, in a closed topic, in a channel as a mere member.
#[allow(clippy::must_use_candidate, reason = "what a person does matters without its id")]
#[allow(clippy::missing_panics_doc, reason = "said once, above")]
impl Person {
    /// Says something in a room; in a forum, in General. Returns the id of the message.
    pub fn say_in(&self, room: &Room, text: &str) -> i64 {
        self.post_in(room, Post { text: Text::of_person(text), ..Post::default() })
    }

    pub fn say_in_topic(&self, room: &Room, topic: i64, text: &str) -> i64 {
        self.post_in(room, Post { topic: Some(topic), text: Text::of_person(text), ..Post::default() })
    }

    /// Replies to a message, in the topic where that stands.
    pub fn reply_in(&self, room: &Room, message_id: i64, text: &str) -> i64 {
        self.post_in(room, Post { reply_to: Some(message_id), text: Text::of_person(text), ..Post::default() })
    }

    /// Sends anything else, as [`Person::send`] does.
    pub fn send_in(&self, room: &Room, topic: Option<i64>, content: Value) -> i64 {
        let Value::Object(content) = content else { panic!("the content of a message is a JSON object: {content}") };
        self.post_in(room, Post { topic, content, ..Post::default() })
    }

    /// Edits a message of their own.
    pub fn edit_in(&self, room: &Room, message_id: i64, new_text: &str) {
        let (id, text) = (room.id(), Text::of_person(new_text));
        let edited = self.telegram.shared.change(|world| world.edit_of_person(self.id, id, message_id, text));
        edited.unwrap_or_else(|objection| panic!("cannot edit: {objection}"));
    }

    /// Presses the button with this label, on the newest message that has one; returns the id of the callback query.
    ///
    /// # Errors
    ///
    /// When no button to press has this label; the error lists those that there are.
    pub fn press_in(&self, room: &Room, label: &str) -> Result<String, String> {
        let (message_id, data) = button_of(self.sees(room), label)?;
        Ok(self.press_data_in(room, message_id, &data))
    }

    /// Presses a button with this data, whether the message has it or not, and whether the message is still there.
    pub fn press_data_in(&self, room: &Room, message_id: i64, data: &str) -> String {
        let id = room.id();
        self.telegram.shared.change(|world| world.press(self.id, id, message_id, data))
    }

    /// What stands in a room, oldest first; nothing for somebody who is not in it.
    #[must_use]
    pub fn sees(&self, room: &Room) -> Vec<Shown> {
        let id = room.id();
        let is_in = self.telegram.shared.world().room_of(id).is_some_and(|room| room.members.contains_key(&self.id));
        if is_in { room.messages() } else { Vec::new() }
    }

    fn post_in(&self, room: &Room, post: Post) -> i64 {
        let id = room.id();
        let posted = self.telegram.shared.change(|world| world.post(self.id, id, post));
        posted.unwrap_or_else(|objection| panic!("cannot write: {objection}"))
    }
}
