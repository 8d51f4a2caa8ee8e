//! `guidepost run`: the bot on Telegram, until Ctrl-C or SIGTERM.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use tokio::sync::watch;
use tracing::{info, warn};

use crate::config::{Bot, Database, Folders, Reaching, Syncing, Watching};
use crate::store::{Store, StoreError};
use crate::telegram;

pub fn run(
    folders: &Folders,
    bot: &Bot,
    watching: &Watching,
    database: &Database,
    (syncing, reaching): (Syncing, Reaching),
) -> anyhow::Result<ExitCode> {
    let runtime = runtime()?;
    let stop = stop_signal(&runtime);
    let live = super::open_live(folders, watching)?;
    let store = open_store(folders, database)?;
    // Aborted with the runtime, should it still be at work then.
    runtime.spawn(super::sync::every_so_often(folders.clone(), syncing, reaching, stop.clone()));
    runtime.block_on(telegram::run(live.feed(), bot, store, stop))?;
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
fn open_store(folders: &Folders, database: &Database) -> anyhow::Result<Store> {
    use StoreError::{Folder, Full, Open, ReadOnly, Sql};

    super::refuse_network(folders, database)?;
    match Store::open(&folders.data, &database.key) {
        Ok(store) => Ok(store),
        Err(error @ (Folder { .. } | Open { .. } | Full { .. } | ReadOnly | Sql(_))) => {
            warn!(
                cause = format!("{:#}", anyhow::Error::new(error)),
                "nothing can be remembered: GUIDEPOST_DATA cannot be written to"
            );
            Ok(Store::stand_in()?)
        }
        Err(refused) => Err(refused.into()),
    }
}

/// Becomes true with the first Ctrl-C or SIGTERM after this call.
pub fn stop_signal(runtime: &tokio::runtime::Runtime) -> watch::Receiver<bool> {
    let (stop, stopped) = watch::channel(false);
    let _inside = runtime.enter();
    let signal = signal();
    runtime.spawn(async move {
        signal.await;
        info!("stopping");
        // Fails only when the bot has ended already.
        let _ = stop.send(true);
    });
    stopped
}

/// Listens from now on, and not only once it is waited for: a signal in between would end the program at once.
#[cfg(unix)]
fn signal() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let signals = [SignalKind::interrupt(), SignalKind::terminate()].map(signal);
    async move {
        let [interrupted, terminated] = signals.map(async |signal| match signal {
            Ok(mut signal) => _ = signal.recv().await,
            Err(_) => std::future::pending().await,
        });
        tokio::select! {
            () = interrupted => {}
            () = terminated => {}
        }
    }
}

#[cfg(not(unix))]
async fn signal() {
    let _ = tokio::signal::ctrl_c().await;
}
