//! A person in a private chat with the bot: what they do, and what they see.

use serde_json::Value;

use super::Telegram;
use super::keyboard::Action;
use super::message::Shown;
use super::presses::Answer;
use super::speech::Post;
use super::text::{LONGEST_TEXT, Text};

/// Made by [`Telegram::person`]; each name is one person.
#[derive(Debug, Clone)]
pub struct Person {
    pub(super) telegram: Telegram,
    pub(super) id: i64,
}

#[allow(clippy::must_use_candidate, reason = "what a person does matters without its id")]
impl Person {
    /// The id of the person, which is that of the chat too.
    #[must_use]
    pub fn id(&self) -> i64 {
        self.id
    }

    /// Sends a text; one over the limit goes out in pieces, as the apps do it. Returns the id of the last message.
    pub fn say(&self, text: &str) -> i64 {
        self.say_in_reply(text, None)
    }

    /// Sends a text as a reply to a message.
    pub fn reply(&self, message_id: i64, text: &str) -> i64 {
        self.say_in_reply(text, Some(message_id))
    }

    /// Sends anything else, such as `{"sticker": …}`; the fields are put into the message as they are.
    ///
    /// # Panics
    ///
    /// When `content` is no JSON object.
    pub fn send(&self, content: Value) -> i64 {
        let Value::Object(content) = content else { panic!("the content of a message is a JSON object: {content}") };
        self.telegram
            .shared
            .change(|world| world.post(self.id, self.id, Post { content, ..Post::default() }))
            .unwrap_or_default()
    }

    /// Edits a message of their own.
    ///
    /// # Errors
    ///
    /// When there is no such message.
    pub fn edit(&self, message_id: i64, new_text: &str) -> Result<(), String> {
        let text = Text::of_person(new_text);
        self.telegram.shared.change(|world| world.edit_of_person(self.id, self.id, message_id, text))
    }

    /// Presses the button with this label, on the newest message that has one; returns the id of the callback query.
    ///
    /// # Errors
    ///
    /// When no button to press has this label; the error lists those that there are.
    pub fn press(&self, label: &str) -> Result<String, String> {
        let (message_id, data) = button_of(self.chat(), label)?;
        Ok(self.press_data(message_id, &data))
    }

    /// Presses a button with this data, whether the message has it or not, and whether the message is still there.
    pub fn press_data(&self, message_id: i64, data: &str) -> String {
        self.telegram.shared.change(|world| world.press(self.id, self.id, message_id, data))
    }

    /// Deletes a message for both sides; the bot is not told.
    pub fn delete_message(&self, message_id: i64) {
        self.telegram.shared.change(|world| world.chats.get_mut(&self.id).map(|chat| chat.delete(message_id)));
    }

    pub fn block_bot(&self) {
        self.telegram.shared.change(|world| world.set_blocked(self.id, true));
    }

    pub fn unblock_bot(&self) {
        self.telegram.shared.change(|world| world.set_blocked(self.id, false));
    }

    /// The chat as the person sees it now, oldest message first.
    #[must_use]
    pub fn chat(&self) -> Vec<Shown> {
        self.telegram.chat(self.id)
    }

    /// What the bot answered to a press, if it has.
    #[must_use]
    pub fn answer_to(&self, callback_query_id: &str) -> Option<Answer> {
        self.telegram.shared.world().answer_to(callback_query_id).cloned()
    }

    /// What the bot is doing, such as `typing`, if it has said so in the last seconds.
    #[must_use]
    pub fn bot_action(&self) -> Option<String> {
        self.telegram.shared.world().chats.get(&self.id)?.action().map(str::to_owned)
    }

    fn say_in_reply(&self, text: &str, reply_to: Option<i64>) -> i64 {
        let said = |piece: &str| {
            let post = Post { text: Text::of_person(piece), reply_to, ..Post::default() };
            self.telegram.shared.change(|world| world.post(self.id, self.id, post))
        };
        pieces(text).into_iter().fold(0, |_, piece| said(piece).unwrap_or_default())
    }
}

/// The newest message with a button of this label, and the button's data.
pub(super) fn button_of(messages: Vec<Shown>, label: &str) -> Result<(i64, String), String> {
    let mut seen = Vec::new();
    for message in messages.into_iter().rev() {
        for button in message.buttons.into_iter().flatten() {
            match button.action {
                Action::Callback(data) if button.label == label => return Ok((message.id, data)),
                _ => seen.push(button.label),
            }
        }
    }
    Err(format!("no button [ {label} ] to press; there are: [ {} ]", seen.join(" ] [ ")))
}

/// The text in pieces of the longest length that a message may have.
fn pieces(text: &str) -> Vec<&str> {
    let (mut pieces, mut start, mut units) = (Vec::new(), 0, 0);
    for (at, letter) in text.char_indices() {
        if units + letter.len_utf16() > LONGEST_TEXT {
            pieces.push(&text[start..at]);
            (start, units) = (at, 0);
        }
        units += letter.len_utf16();
    }
    pieces.push(&text[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_long_text_goes_out_in_pieces() {
        let text = "🙂".repeat(2049);
        let lengths: Vec<_> = super::pieces(&text).iter().map(|piece| piece.chars().count()).collect();
        assert_eq!(lengths, [2048, 1]);
        assert_eq!(super::pieces("x"), ["x"]);
    }
}
