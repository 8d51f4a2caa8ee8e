//! `/reload`: the knowledge store is read again at once, for those who run the bot.

use std::time::Duration;

use tokio::time::timeout;

use crate::reply::{Locale, Reply};
use crate::telegram::operation::Operation;

/// A store that is never quiet is read after half a minute, and then indexed.
const PATIENCE: Duration = Duration::from_secs(90);

/// What came of it, or that it takes longer.
pub async fn typed(say: Locale, operation: &Operation) -> Reply {
    let Some(rereading) = &operation.rereading else { return Reply::plain(say.cannot_reload()) };
    match timeout(PATIENCE, rereading.reread()).await {
        Ok(Some(reread)) => Reply::reloaded(say, &reread),
        Ok(None) => Reply::plain(say.cannot_reload()),
        Err(_) => Reply::plain(say.reload_takes_long()),
    }
}
