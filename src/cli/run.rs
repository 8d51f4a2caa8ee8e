//! `guidepost run`: the bot on Telegram, until Ctrl-C or SIGTERM.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use tokio::sync::watch;
use tracing::{info, warn};

use crate::config::{Bot, Folders};
use crate::store::{Store, StoreError};
use crate::telegram;

pub fn run(folders: &Folders, bot: &Bot) -> anyhow::Result<ExitCode> {
    let app = Arc::new(super::open_app(folders)?);
    let runtime = runtime()?;
    let store = open_store(folders)?;
    runtime.block_on(telegram::run(app, bot, store, stop_signal(&runtime)))?;
    end(runtime);
    Ok(ExitCode::SUCCESS)
}

pub fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no threads can be started")
}

/// Work that cannot be ended in time must not keep the program from ending.
pub fn end(runtime: tokio::runtime::Runtime) {
    runtime.shutdown_timeout(Duration::from_millis(200));
    info!("ended");
}

/// The database in the data folder; where nothing can be written, one that is forgotten at the end.
pub fn open_store(folders: &Folders) -> anyhow::Result<Store> {
    match Store::open(&folders.data) {
        Ok(store) => Ok(store),
        Err(refused @ (StoreError::Foreign { .. } | StoreError::Newer { .. } | StoreError::OldSqlite { .. })) => {
            Err(refused.into())
        }
        Err(error) => {
            warn!(
                cause = format!("{:#}", anyhow::Error::new(error)),
                "nothing can be remembered: GUIDEPOST_DATA cannot be written to"
            );
            Ok(Store::in_memory()?)
        }
    }
}

/// Becomes true with the first Ctrl-C or SIGTERM.
pub fn stop_signal(runtime: &tokio::runtime::Runtime) -> watch::Receiver<bool> {
    let (stop, stopped) = watch::channel(false);
    runtime.spawn(wait_for_signal(stop));
    stopped
}

async fn wait_for_signal(stop: watch::Sender<bool>) {
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => _ = signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
    info!("stopping");
    // Fails only when the bot has ended already.
    let _ = stop.send(true);
}
