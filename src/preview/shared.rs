//! The world behind a lock, and word of each change to it: nobody who waits here looks again and again.

use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::world::World;

#[derive(Debug)]
pub(super) struct Shared {
    pub address: SocketAddr,
    pub token: String,
    world: Mutex<World>,
    changed: watch::Sender<u64>,
    stopped: watch::Sender<bool>,
}

impl Shared {
    pub fn new(address: SocketAddr, token: String) -> Self {
        Self {
            address,
            token,
            world: Mutex::default(),
            changed: watch::Sender::new(0),
            stopped: watch::Sender::new(false),
        }
    }

    pub fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the world and tells all who wait.
    pub fn change<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        let result = change(&mut self.world());
        self.changed.send_modify(|version| *version += 1);
        result
    }

    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// How often the world has changed.
    pub fn version(&self) -> u64 {
        *self.changed.borrow()
    }

    /// Waits until the world is as asked, or the stand-in stops.
    pub async fn until(&self, is_reached: impl Fn(&World) -> bool) {
        let mut changes = self.changes();
        loop {
            changes.mark_unchanged();
            if is_reached(&self.world()) || self.is_stopped() {
                return;
            }
            if changes.changed().await.is_err() {
                return;
            }
        }
    }

    pub fn stop(&self) {
        self.stopped.send_replace(true);
        self.changed.send_modify(|version| *version += 1);
    }

    pub fn is_stopped(&self) -> bool {
        *self.stopped.borrow()
    }

    pub fn stopping(&self) -> watch::Receiver<bool> {
        self.stopped.subscribe()
    }
}
