//! `/status`: how the bot is, for those who run it. To anybody else it is no command.

use std::time::Instant;

use anyhow::Result;
use teloxide::types::Message;

use crate::announcing;
use crate::app::App;
use crate::config::Operators;
use crate::knowledge::Problem;
use crate::reply::{AlertProgress, Reply, Status};
use crate::store::{Progress, Store};

/// Who runs the bot, and since when it runs.
pub struct Operation {
    operators: Operators,
    began: Instant,
}

impl Operation {
    pub fn by(operators: Operators) -> Self {
        Self { operators, began: Instant::now() }
    }

    fn is_of(&self, message: &Message) -> bool {
        message.from.as_ref().is_some_and(|from| self.operators.0.contains(&from.id.0))
    }
}

/// What to answer to the command in a private chat.
pub async fn typed(message: &Message, app: &App, store: &Store, operation: &Operation) -> Result<Reply> {
    if !operation.is_of(message) {
        return Ok(Reply::unknown_command());
    }
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
    Ok(Reply::status(&status, library))
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
