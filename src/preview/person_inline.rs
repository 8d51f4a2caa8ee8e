//! What a person does with the bot from the message field and through links.

use super::inline::InlineAnswer;
use super::person::Person;
use super::rooms::Room;

impl Person {
    /// Writes the bot's name and a query into the message field of the private chat; returns the id of the query.
    ///
    /// What Telegram's cache knows is answered at once, and the bot is not asked.
    #[must_use]
    pub fn inline(&self, query: &str) -> String {
        self.inline_from(query, "")
    }

    /// The same further down the results; `offset` is the `next_offset` of the answer before.
    #[must_use]
    pub fn inline_from(&self, query: &str, offset: &str) -> String {
        self.telegram.shared.change(|world| world.ask_inline(self.id, "sender", query, offset))
    }

    /// The same in a room.
    #[must_use]
    pub fn inline_in(&self, room: &Room, query: &str) -> String {
        let id = room.id();
        self.telegram.shared.change(|world| {
            let kind = world.room_of(id).map_or("private", |room| room.kind.word());
            world.ask_inline(self.id, kind, query, "")
        })
    }

    #[must_use]
    pub fn inline_answer(&self, query_id: &str) -> Option<InlineAnswer> {
        self.telegram.shared.world().inline_answer(query_id).cloned()
    }

    /// Sends a result to a room; returns the id of the message.
    ///
    /// # Errors
    ///
    /// When there is no such result, or the person may not write there.
    pub fn choose(&self, query_id: &str, result_id: &str, room: &Room) -> Result<i64, String> {
        let id = room.id();
        self.telegram.shared.change(|world| world.choose(self.id, query_id, result_id, id, None))
    }

    /// Sends a result to a topic of a forum.
    ///
    /// # Errors
    ///
    /// As [`Self::choose`].
    pub fn choose_in_topic(&self, query_id: &str, result_id: &str, room: &Room, topic: i64) -> Result<i64, String> {
        let id = room.id();
        self.telegram.shared.change(|world| world.choose(self.id, query_id, result_id, id, Some(topic)))
    }

    /// Sends a result to the private chat with the bot.
    ///
    /// # Errors
    ///
    /// As [`Self::choose`].
    pub fn choose_in_private(&self, query_id: &str, result_id: &str) -> Result<i64, String> {
        self.telegram.shared.change(|world| world.choose(self.id, query_id, result_id, self.id, None))
    }

    /// Presses the button above the results, which says its parameter to the bot in the private chat.
    ///
    /// # Errors
    ///
    /// When there is no such button.
    pub fn press_inline_button(&self, query_id: &str) -> Result<i64, String> {
        self.telegram.shared.change(|world| world.press_inline_button(self.id, query_id))
    }

    /// Opens `https://t.me/<bot>?start=…`; returns the id of the message that it says in the private chat.
    ///
    /// # Errors
    ///
    /// When it leads elsewhere, Telegram would not pass on the parameter, or a group must be chosen.
    pub fn open_link(&self, url: &str) -> Result<i64, String> {
        self.telegram.shared.change(|world| world.open_link(self.id, url))
    }

    /// Opens `https://t.me/<bot>?startgroup=…` and chooses this room, to which the bot is added.
    ///
    /// # Errors
    ///
    /// As [`Self::open_link`], and when the person is not there.
    pub fn open_link_in(&self, url: &str, room: &Room) -> Result<i64, String> {
        let id = room.id();
        self.telegram.shared.change(|world| world.open_link_in(self.id, url, id))
    }
}
