//! `/status`: how the bot is, for those who run it.

use anyhow::Result;

use crate::announcing;
use crate::app::App;
use crate::knowledge::Problem;
use crate::reply::{AlertProgress, Locale, Reply, Status};
use crate::store::{Progress, Store};
use crate::telegram::operation::Operation;

/// What to answer to the command in a private chat.
pub async fn typed(say: Locale, app: &App, store: &Store, operation: &Operation) -> Result<Reply> {
    let audience = store.audience().await?;
    let library = app.library();
    let errors = library.problems.iter().filter(|problem| Problem::is_error(problem)).count();
    let status = Status {
        seconds: operation.began.elapsed().as_secs(),
        entries: library.entries().len(),
        errors,
        warnings: library.problems.len() - errors,
        subscriptions: audience.subscriptions,
        subscribers: audience.subscribers,
        alerts: store.progress_of_unfinished().await?.into_iter().map(told).collect(),
    };
    Ok(Reply::status(say, &status, library))
}

fn told(progress: Progress) -> AlertProgress {
    AlertProgress {
        news: announcing::read(&progress.announcement),
        entry: progress.announcement.entry,
        pending: progress.pending,
        sent: progress.sent,
        given_up: progress.given_up,
        uncertain: progress.uncertain,
        stopped: progress.stopped,
    }
}
