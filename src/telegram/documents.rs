//! Sending a document itself: Telegram has it already, or fetches it from its publisher.

use std::time::Duration;

use serde::Deserialize;
use teloxide::types::{Me, ReplyParameters};

use super::keyboard::keyboard;
use super::refusal::Refusal;
use super::requests::SendDocumentFrom;
use super::send::{Place, Sender};
use crate::reply::Reply;

/// Telegram answers when it has fetched up to 20 MB from a publisher's server.
const PATIENCE: Duration = Duration::from_mins(1);

impl Sender {
    /// Sends the document that `source` names, an address or a `file_id`; gives the `file_id` under which Telegram keeps
    /// it, if it says so. Tried once: a person can press again, and a file twice is a burden on a bad line.
    ///
    /// # Errors
    /// When Telegram refuses, or does not say whether it has sent it.
    pub async fn send_document(
        &self,
        place: Place,
        source: &str,
        caption: &Reply,
        me: &Me,
    ) -> Result<Option<String>, Refusal> {
        #[derive(Deserialize)]
        struct Sent {
            document: Option<File>,
        }
        #[derive(Deserialize)]
        struct File {
            file_id: String,
        }
        self.take_turn(place.chat).await;
        let request = SendDocumentFrom {
            chat_id: place.chat,
            message_thread_id: place.topic,
            document: source.to_owned(),
            caption: caption.text.html(),
            parse_mode: "HTML",
            reply_parameters: place.answers.map(|message| ReplyParameters {
                allow_sending_without_reply: Some(true),
                ..ReplyParameters::new(message)
            }),
            reply_markup: keyboard(caption, me),
        };
        let sent = self.caller().raw(&request, PATIENCE).await?;
        self.note(place.chat, &sent);
        let sent: Option<Sent> = serde_json::from_str(sent.get()).ok();
        Ok(sent.and_then(|sent| sent.document).map(|file| file.file_id))
    }
}
