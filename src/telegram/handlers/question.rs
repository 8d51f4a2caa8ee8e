//! Free text: a question.

use std::sync::Arc;

use anyhow::Result;
use teloxide::types::Message;

use crate::app::App;
use crate::reply::Reply;
use crate::search::Question;
use crate::telegram::routes::Words;
use crate::telegram::send::{Place, Sender};

pub async fn question(message: Message, words: Words, app: Arc<App>, sender: Arc<Sender>) -> Result<()> {
    let reply = match Question::new(&words.0) {
        Ok(question) => Reply::to_answer(&app.answer(&question, 0)?),
        Err(why) => Reply::unaskable(why),
    };
    Ok(sender.send(Place::answering(&message), &reply).await?)
}
