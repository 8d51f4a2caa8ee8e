//! `/reload`: the knowledge store is read again at once, for those who run the bot.

use std::time::Duration;

use tokio::time::timeout;

use crate::reply::{Reply, wording};
use crate::telegram::operation::Operation;

/// A store that is never quiet is read after half a minute, and then indexed.
const PATIENCE: Duration = Duration::from_secs(90);

/// What came of it, or that it takes longer.
pub async fn typed(operation: &Operation) -> Reply {
    let Some(rereading) = &operation.rereading else { return Reply::plain(wording::CANNOT_RELOAD) };
    match timeout(PATIENCE, rereading.reread()).await {
        Ok(Some(reread)) => Reply::reloaded(&reread),
        Ok(None) => Reply::plain(wording::CANNOT_RELOAD),
        Err(_) => Reply::plain(wording::RELOAD_TAKES_LONG),
    }
}
