//! `/report`: what people need, for those who run the bot: a text, then the same as a picture.

use anyhow::Result;
use tracing::warn;

use crate::app::App;
use crate::counting;
use crate::reply::{Locale, Reply};
use crate::report::{Report, picture};
use crate::store::Store;
use crate::telegram::send::{Place, Sender};

/// Weeks that are told of in chat.
const WEEKS: u16 = 12;

/// Sends both. Without the picture the text says all the same.
pub async fn typed(say: Locale, place: Place, app: &App, store: &Store, sender: &Sender) -> Result<()> {
    let report = counting::report(store, app.library(), WEEKS, counting::now()).await?;
    sender.send(place, &Reply::report(say, &report)).await?;
    if let Err(error) = send_picture(place, report, sender).await {
        warn!(%error, "the picture of a report could not be sent");
    }
    Ok(())
}

async fn send_picture(place: Place, report: Report, sender: &Sender) -> Result<()> {
    let png = tokio::task::spawn_blocking(move || picture(&report)).await??;
    Ok(sender.send_picture(Place { answers: None, ..place }, &png).await?)
}
