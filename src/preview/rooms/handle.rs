//! A room as tests hold it: who is there, its topics, and what stands in it.

use super::{Role, Standing};
use crate::preview::message::Shown;
use crate::preview::{Person, Telegram};

/// A group, supergroup, forum, channel or dialog, made by [`Telegram::group`] and its like.
#[derive(Debug, Clone)]
pub struct Room {
    pub(in crate::preview) telegram: Telegram,
    /// The id that it was made with.
    pub(in crate::preview) first_id: i64,
}

#[allow(clippy::must_use_candidate, reason = "what happens in a room matters without its id")]
impl Room {
    /// The id that it has now: a basic group that has migrated has that of its supergroup.
    #[must_use]
    pub fn id(&self) -> i64 {
        self.telegram.shared.world().current(self.first_id)
    }

    pub fn add(&self, person: &Person) {
        self.set_member(person, Role::Member);
    }

    pub fn add_admin(&self, person: &Person) {
        self.set_member(person, Role::Administrator { anonymous: false });
    }

    /// Others see the room's name in the place of theirs.
    pub fn add_anonymous_admin(&self, person: &Person) {
        self.set_member(person, Role::Administrator { anonymous: true });
    }

    pub fn remove(&self, person: &Person) {
        let id = self.id();
        self.telegram.shared.change(|world| world.remove_member(id, person.id));
    }

    /// Adds the bot, or takes its rights as an administrator.
    pub fn add_bot(&self, by: &Person) {
        self.set_bot(by, Standing::In(Role::Member));
    }

    /// Adds the bot as an administrator, or makes it one.
    pub fn add_bot_as_admin(&self, by: &Person) {
        self.set_bot(by, Standing::In(Role::Administrator { anonymous: false }));
    }

    pub fn remove_bot(&self, by: &Person) {
        self.set_bot(by, Standing::Kicked);
    }

    /// Makes a topic in a forum; returns its `message_thread_id`.
    pub fn add_topic(&self, name: &str) -> i64 {
        let id = self.id();
        self.telegram.shared.change(|world| {
            let by = world.someone_in(id);
            world.add_topic(id, by, name)
        })
    }

    pub fn close_topic(&self, topic: i64) {
        let id = self.id();
        self.telegram.shared.change(|world| {
            let by = world.someone_in(id);
            world.close_topic(id, by, topic);
        });
    }

    /// Deletes a topic with all its messages; the bot is not told.
    pub fn delete_topic(&self, topic: i64) {
        let id = self.id();
        self.telegram.shared.change(|world| world.delete_topic(id, topic));
    }

    /// Turns a basic group into a supergroup; returns its new id.
    pub fn migrate(&self) -> i64 {
        let id = self.id();
        self.telegram.shared.change(|world| world.migrate(id, false))
    }

    /// The same, but the bot learns of it only when a call is refused.
    pub fn migrate_silently(&self) -> i64 {
        let id = self.id();
        self.telegram.shared.change(|world| world.migrate(id, true))
    }

    /// Whether the bot is kept from writing, unless it is an administrator.
    pub fn forbid_sending(&self, forbidden: bool) {
        let id = self.id();
        self.telegram.shared.change(|world| {
            if let Some(room) = world.room_mut(id) {
                room.sending_is_forbidden = forbidden;
            }
        });
    }

    /// Whether a bot that is no administrator may not ask what others are here.
    pub fn hide_members(&self, hidden: bool) {
        let id = self.id();
        self.telegram.shared.change(|world| {
            if let Some(room) = world.room_mut(id) {
                room.members_are_hidden = hidden;
            }
        });
    }

    /// All that stands here, oldest first.
    #[must_use]
    pub fn messages(&self) -> Vec<Shown> {
        self.telegram.chat(self.id())
    }

    fn set_member(&self, person: &Person, role: Role) {
        let id = self.id();
        self.telegram.shared.change(|world| world.set_member(id, person.id, role));
    }

    fn set_bot(&self, by: &Person, standing: Standing) {
        let id = self.id();
        self.telegram.shared.change(|world| {
            let by = world.people[&by.id].clone();
            world.set_bot(id, &by, standing);
        });
    }
}
