//! Requests that teloxide lacks.

use serde::Serialize;
use serde_json::value::RawValue;
use teloxide::requests::Payload;
use teloxide::types::{ChatId, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters, ThreadId};

/// `getUpdates`, giving each update as it came: teloxide's own gives up what it does not know.
#[derive(Serialize)]
pub struct GetRawUpdates {
    pub offset: i64,
    pub limit: u8,
    /// In seconds.
    pub timeout: u64,
    pub allowed_updates: &'static [&'static str],
}

impl Payload for GetRawUpdates {
    type Output = Vec<Box<RawValue>>;

    const NAME: &'static str = "GetUpdates";
}

/// `sendDocument` with an address or a `file_id`: teloxide's own goes out as a form with parts, for files of ours.
#[derive(Serialize)]
pub struct SendDocumentFrom {
    pub chat_id: ChatId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_thread_id: Option<ThreadId>,
    pub document: String,
    pub caption: String,
    pub parse_mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_parameters: Option<ReplyParameters>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_markup: Option<InlineKeyboardMarkup>,
}

impl Payload for SendDocumentFrom {
    type Output = Box<RawValue>;

    const NAME: &'static str = "SendDocument";
}

/// `editMessageText` of a message that was sent through inline mode, without a preview of its links: teloxide's own
/// cannot say that.
#[derive(Serialize)]
pub struct EditSharedText<'a> {
    pub inline_message_id: &'a str,
    pub text: String,
    pub parse_mode: &'static str,
    pub link_preview_options: LinkPreviewOptions,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_markup: Option<InlineKeyboardMarkup>,
}

impl Payload for EditSharedText<'_> {
    type Output = Box<RawValue>;

    const NAME: &'static str = "EditMessageText";
}
