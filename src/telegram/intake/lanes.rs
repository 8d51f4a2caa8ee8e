//! Lanes: what comes from one chat is worked on in order, one after the other; chats do not wait for one another.

use std::collections::{HashMap, VecDeque};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::task::JoinSet;

/// A chat, or the person who writes an inline query.
pub type LaneKey = i64;

type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Queues of work, one for each chat that has some.
#[derive(Default)]
pub struct Lanes {
    waiting: Arc<Mutex<HashMap<LaneKey, VecDeque<Work>>>>,
    drivers: Mutex<JoinSet<()>>,
}

/// The lane has no room.
#[derive(Debug, PartialEq, Eq)]
pub struct Full;

impl Lanes {
    /// Puts work at the end of a lane in which at most `longest` may wait. Where none waits or is worked on, it begins.
    pub fn enter(
        &self,
        lane: LaneKey,
        longest: usize,
        work: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), Full> {
        let mut waiting = lock(&self.waiting);
        let queue = waiting.get_mut(&lane);
        match queue {
            Some(queue) if queue.len() >= longest => Err(Full),
            Some(queue) => {
                queue.push_back(Box::pin(work));
                Ok(())
            }
            None => {
                waiting.insert(lane, VecDeque::new());
                drop(waiting);
                let mut drivers = lock(&self.drivers);
                while drivers.try_join_next().is_some() {}
                drivers.spawn(drive(Arc::clone(&self.waiting), lane, Box::pin(work)));
                Ok(())
            }
        }
    }

    /// Drops what is not finished; when this returns, nothing is worked on any more.
    pub async fn close(&self) {
        let mut drivers = std::mem::take(&mut *lock(&self.drivers));
        drivers.shutdown().await;
    }
}

/// Works until the lane is empty, then takes it away.
async fn drive(lanes: Arc<Mutex<HashMap<LaneKey, VecDeque<Work>>>>, lane: LaneKey, first: Work) {
    let mut work = first;
    loop {
        work.await;
        let mut waiting = lock(&lanes);
        let Some(next) = waiting.get_mut(&lane).and_then(VecDeque::pop_front) else {
            waiting.remove(&lane);
            return;
        };
        drop(waiting);
        work = next;
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use tokio::sync::{mpsc, oneshot};

    use super::*;

    #[tokio::test]
    async fn one_chat_keeps_its_order_and_does_not_hold_up_another() {
        let lanes = Lanes::default();
        let (said, mut heard) = mpsc::unbounded_channel();
        let (open, gate) = oneshot::channel::<()>();
        let say = |word: &'static str| {
            let said = said.clone();
            async move { said.send(word).unwrap() }
        };
        let first = say("first");
        let blocked = async move {
            gate.await.unwrap();
            first.await;
        };
        lanes.enter(1, 10, blocked).unwrap();
        lanes.enter(1, 10, say("second")).unwrap();
        lanes.enter(2, 10, say("other")).unwrap();
        assert_eq!(heard.recv().await, Some("other"));
        open.send(()).unwrap();
        assert_eq!(heard.recv().await, Some("first"));
        assert_eq!(heard.recv().await, Some("second"));
    }

    #[tokio::test]
    async fn nothing_goes_on_in_closed_lanes() {
        let lanes = Lanes::default();
        let (said, mut heard) = mpsc::unbounded_channel();
        let last_word = said.clone();
        lanes
            .enter(1, 10, async move {
                said.send("begun").unwrap();
                std::future::pending::<()>().await;
            })
            .unwrap();
        lanes.enter(1, 10, async move { last_word.send("next").unwrap() }).unwrap();
        assert_eq!(heard.recv().await, Some("begun"));
        lanes.close().await;
        drop(lanes);
        assert_eq!(heard.recv().await, None);
    }

    #[tokio::test]
    async fn a_full_lane_refuses() {
        let lanes = Lanes::default();
        lanes.enter(1, 1, std::future::pending()).unwrap();
        lanes.enter(1, 1, std::future::pending()).unwrap();
        assert_eq!(lanes.enter(1, 1, std::future::pending()), Err(Full));
        assert_eq!(lanes.enter(2, 1, std::future::pending()), Ok(()));
    }
}
