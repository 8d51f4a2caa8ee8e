//! Sending a picture of our own: the one request that goes out as a form with parts.

use super::refusal::Refusal;
use super::send::{Place, Sender};

impl Sender {
    /// Sends a PNG as a photo, tried once: what it shows has been said in words.
    ///
    /// # Errors
    /// When Telegram refuses, or does not say whether it has sent it.
    pub async fn send_picture(&self, place: Place, png: &[u8]) -> Result<(), Refusal> {
        self.take_turn(place.chat).await;
        let mut fields = vec![("chat_id", place.chat.to_string())];
        fields.extend(place.topic.map(|topic| ("message_thread_id", topic.to_string())));
        self.caller().upload("sendPhoto", &fields, ("photo", "report.png", "image/png", png)).await
    }
}
