//! At each change of the library, and at the start: inline mode is made ready, what is new is announced, and old traces are
//! erased.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::time::timeout;
use tracing::{info, warn};

use super::deliver::now;
use crate::announcing;
use crate::app::App;
use crate::store::Store;

/// How often what is too old is erased, though the library has not changed.
const ERASING: Duration = Duration::from_hours(1);

/// After a failure of the database.
const AGAIN: Duration = Duration::from_secs(30);

/// A chat that is closed to the bot is forgotten after this time, in seconds; whom alerts went to, after this.
const CLOSED_FOR: i64 = 24 * 3_600;
const DELIVERED_FOR: i64 = 30 * 24 * 3_600;

/// Announces until the bot ends.
pub async fn run(mut apps: watch::Receiver<Arc<App>>, store: Store, news: Arc<Notify>) {
    loop {
        let app = Arc::clone(&apps.borrow_and_update());
        let typed_in = Arc::clone(&app);
        // Not waited for: with many entries it takes seconds.
        tokio::task::spawn_blocking(move || typed_in.searcher().prepare_words());
        let pause = match announcing::catch_up(app.searcher(), &store, now()).await {
            Ok(outcome) => {
                for (item, concerned) in &outcome.announced {
                    info!(entry = item.entry.as_str(), concerned, "new guidance is announced");
                }
                if outcome.cancelled > 0 {
                    info!(deliveries = outcome.cancelled, "alerts were taken back");
                }
                news.notify_one();
                ERASING
            }
            Err(error) => {
                warn!(%error, "it is tried again");
                AGAIN
            }
        };
        drop(app);
        let erased = async {
            store.forget_suspended(now() - CLOSED_FOR).await?;
            store.forget_delivered_before(now() - DELIVERED_FOR).await
        };
        if let Err(error) = erased.await {
            warn!(%error, "old traces of alerts cannot be erased");
        }
        if matches!(timeout(pause, apps.changed()).await, Ok(Err(_))) {
            return;
        }
    }
}
