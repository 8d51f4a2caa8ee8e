//! Sending files of our own, which go out as a form with parts.

use super::refusal::Refusal;
use super::send::{Place, Sender};

impl Sender {
    /// Sends a PNG as a photo, tried once: what it shows has been said in words.
    ///
    /// # Errors
    /// When Telegram refuses, or does not say whether it has sent it.
    pub async fn send_picture(&self, place: Place, png: &[u8]) -> Result<(), Refusal> {
        self.upload(place, "sendPhoto", ("photo", "report.png", "image/png", png)).await
    }

    /// Sends a file by this name and of this type, tried once: a person can press again.
    ///
    /// # Errors
    /// When Telegram refuses, or does not say whether it has sent it.
    pub async fn send_file(&self, place: Place, name: &str, kind: &str, content: &[u8]) -> Result<(), Refusal> {
        self.upload(place, "sendDocument", ("document", name, kind, content)).await
    }

    async fn upload(&self, place: Place, method: &str, file: (&str, &str, &str, &[u8])) -> Result<(), Refusal> {
        self.take_turn(place.chat).await;
        let mut fields = vec![("chat_id", place.chat.to_string())];
        fields.extend(place.topic.map(|topic| ("message_thread_id", topic.to_string())));
        self.note(place.chat, &self.caller().upload(method, &fields, file).await?);
        Ok(())
    }
}
