//! The current app, kept true to the store while the bot runs: a change is taken over whole, or not at all.
//!
//! A thread looks at the store when the file system tells of a change, and every so often, because network file systems
//! do not tell. It waits until the folder is quiet, since curators copy many files at once, and builds the new app
//! beside the old one. Whoever asks meanwhile gets the old one's answer.

use std::fs;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use notify::RecommendedWatcher;
use tokio::sync::{oneshot, watch};
use tracing::{debug, error, info, warn};

use super::App;
use super::snapshot::Snapshot;
use super::watcher;
use crate::knowledge::{Changes, ENTRIES, Fate, Fault, Library, Problem, Reread};
use crate::search::{IndexError, Searcher};

/// Which app is current, and the way to have the store read again.
pub struct Feed {
    pub apps: watch::Receiver<Arc<App>>,
    /// `None` where nobody follows the store.
    pub rereading: Option<Rereading>,
}

impl From<watch::Receiver<Arc<App>>> for Feed {
    fn from(apps: watch::Receiver<Arc<App>>) -> Self {
        Self { apps, rereading: None }
    }
}

/// Lets the store be read again at once.
#[derive(Clone)]
pub struct Rereading(Bell);

impl Rereading {
    /// Reads the store when it is quiet, and waits for what comes of it. `None` when nobody can read it any more.
    pub async fn reread(&self) -> Option<Reread> {
        let (tell, told) = oneshot::channel();
        self.0.ask(tell);
        told.await.ok()
    }
}

/// The current app. The store is watched until this is dropped.
pub struct Live {
    current: watch::Sender<Arc<App>>,
    bell: Option<Bell>,
}

impl Live {
    /// Opens the app over the store in the folder `knowledge` and its index in the folder `data`, and follows what
    /// changes in the store: it looks at least once in `every`. Without that, it looks only when it is asked to.
    ///
    /// # Errors
    /// When no index can be opened or built. What goes wrong later is logged, and the app stays as it is.
    pub fn open(knowledge: &Path, data: &Path, every: Option<Duration>) -> Result<Self, IndexError> {
        let knowledge = &std::path::absolute(knowledge).unwrap_or_else(|_| knowledge.to_owned());
        let seen = Snapshot::of(knowledge);
        let current = watch::Sender::new(Arc::new(App::open(knowledge, data)?));
        let (follower, bell) = Follower::new(current.clone(), knowledge, data, Pace::looking(every), seen);
        let started = thread::Builder::new().name("store".to_owned()).spawn(move || follower.run());
        let unseen = |error| warn!(%error, "changes of the knowledge store are seen at the next start only");
        Ok(Self { current, bell: started.map_err(unseen).ok().map(|_| bell) })
    }

    /// Tells which app is current, from now on.
    #[must_use]
    pub fn apps(&self) -> watch::Receiver<Arc<App>> {
        self.current.subscribe()
    }

    /// The same, with the way to have the store read again.
    #[must_use]
    pub fn feed(&self) -> Feed {
        Feed { apps: self.apps(), rereading: self.bell.clone().map(Rereading) }
    }
}

impl Drop for Live {
    /// The thread is not waited for: it may be building an index, which the next start cleans away.
    fn drop(&mut self) {
        if let Some(bell) = &self.bell {
            bell.stop();
        }
    }
}

/// How long the follower waits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    /// Between two looks when nothing is told; `None` when there is none unless somebody asks.
    pub every: Option<Duration>,
    /// A folder without a change for so long is quiet.
    pub quiet: Duration,
    /// A folder that is not quiet by then is read as it is.
    pub longest: Duration,
}

impl Pace {
    fn looking(every: Option<Duration>) -> Self {
        Self { every, quiet: Duration::from_secs(1), longest: Duration::from_secs(30) }
    }
}

/// Wakes the follower.
#[derive(Clone)]
pub(super) struct Bell {
    /// Holds one ring: more of them say no more.
    ring: SyncSender<()>,
    stopped: Arc<AtomicBool>,
    /// Those who wait for what comes of reading the store now.
    asked: Arc<Mutex<Vec<oneshot::Sender<Reread>>>>,
}

impl Bell {
    fn ring(&self) {
        // Fails when it has been rung already, or when nobody is there.
        let _ = self.ring.try_send(());
    }

    pub fn ask(&self, tell: oneshot::Sender<Reread>) {
        self.waiting(|asked| asked.push(tell));
        self.ring();
    }

    fn waiting<T>(&self, look: impl FnOnce(&mut Vec<oneshot::Sender<Reread>>) -> T) -> T {
        look(&mut self.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Release);
        self.ring();
    }
}

/// Looks at the store, and takes over what has changed.
pub(super) struct Follower {
    current: watch::Sender<Arc<App>>,
    knowledge: PathBuf,
    data: PathBuf,
    pace: Pace,
    bell: Bell,
    heard: Receiver<()>,
    /// Dropped when another takes its place, or with the follower.
    watcher: Option<RecommendedWatcher>,
    deaf: bool,
    /// The store as it was read last; `None` when it has to be read again whatever it looks like.
    seen: Option<Snapshot>,
    /// The problems that the log has already.
    told: Vec<String>,
}

impl Follower {
    /// `seen` is the store as it was when the current app was loaded, or before.
    pub fn new(
        current: watch::Sender<Arc<App>>,
        knowledge: &Path,
        data: &Path,
        pace: Pace,
        seen: Snapshot,
    ) -> (Self, Bell) {
        let (ring, heard) = sync_channel(1);
        let bell = Bell { ring, stopped: Arc::default(), asked: Arc::default() };
        let told = current.borrow().library().problems.iter().map(Problem::to_string).collect();
        let follower = Self {
            current,
            knowledge: knowledge.to_owned(),
            data: data.to_owned(),
            pace,
            bell: bell.clone(),
            heard,
            watcher: None,
            deaf: false,
            seen: Some(seen),
            told,
        };
        (follower, bell)
    }

    pub fn run(mut self) {
        if self.pace.every.is_some() {
            self.listen();
            // What changed before anybody listened is found at once.
            self.bell.ring();
        }
        loop {
            self.wait();
            if self.is_stopped() {
                return;
            }
            // The log has the place of a panic. The app stays as it is, as with everything else that goes wrong.
            match catch_unwind(AssertUnwindSafe(|| self.look())) {
                Ok(ControlFlow::Continue(())) => {}
                Ok(ControlFlow::Break(())) => return,
                Err(_panic) => error!("a change of the knowledge store could not be taken over"),
            }
        }
    }

    /// Until it is time to look, rung for or not.
    fn wait(&self) {
        // Who asked during the last look may have rung while it waited for a quiet folder.
        if self.bell.waiting(|asked| !asked.is_empty()) {
            return;
        }
        match self.pace.every {
            Some(every) => _ = self.heard.recv_timeout(every),
            None => _ = self.heard.recv(),
        }
    }

    /// Takes over what has changed, when something has, or somebody asks; breaks off when it is stopped.
    pub fn look(&mut self) -> ControlFlow<()> {
        let asked = self.bell.waiting(std::mem::take);
        let now = Snapshot::of(&self.knowledge);
        if asked.is_empty() && self.seen.as_ref() == Some(&now) {
            return ControlFlow::Continue(());
        }
        self.seen = self.settle(now)?;
        let reread = self.reload();
        for tell in asked {
            // Fails when they do not wait any longer.
            let _ = tell.send(reread.clone());
        }
        ControlFlow::Continue(())
    }

    /// Waits until the store is quiet; gives how it looks then, or `None` when it did not become so.
    fn settle(&mut self, mut last: Snapshot) -> ControlFlow<(), Option<Snapshot>> {
        let began = Instant::now();
        loop {
            // Folders may be others now than those that were listened to.
            self.listen();
            self.pause()?;
            let now = Snapshot::of(&self.knowledge);
            if now == last {
                return ControlFlow::Continue(Some(now));
            }
            if began.elapsed() >= self.pace.longest {
                return ControlFlow::Continue(None);
            }
            last = now;
        }
    }

    fn pause(&self) -> ControlFlow<()> {
        let end = Instant::now() + self.pace.quiet;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let woken = self.heard.recv_timeout(left);
            if self.is_stopped() {
                return ControlFlow::Break(());
            }
            if woken.is_err() || left.is_zero() {
                return ControlFlow::Continue(());
            }
        }
    }

    fn is_stopped(&self) -> bool {
        self.bell.stopped.load(Ordering::Acquire)
    }

    fn listen(&mut self) {
        let Some(every) = self.pace.every else { return };
        let bell = self.bell.clone();
        let watcher = watcher::watch(&self.knowledge, move || bell.ring());
        if let (Err(error), false) = (&watcher, self.deaf) {
            let seconds = every.as_secs();
            warn!(%error, seconds, "the file system does not tell of changes; the knowledge store is looked at every so often");
        }
        self.deaf = watcher.is_err();
        self.watcher = watcher.ok();
    }

    fn reload(&mut self) -> Reread {
        if let Err(error) = fs::read_dir(self.knowledge.join(ENTRIES)) {
            warn!(%error, "the knowledge store cannot be read; the bot goes on with what it knows");
            return self.reread(Fate::Unreadable, None);
        }
        let former = Arc::clone(&self.current.borrow());
        let library = Arc::new(Library::load_after(&self.knowledge, former.library()));
        self.tell(&library.problems);
        if library.problems.iter().any(|problem| matches!(problem.fault, Fault::Unreadable { .. })) {
            // It may become readable without a sign of it.
            self.seen = None;
        }
        if library.digest() == former.library().digest() {
            debug!("the knowledge store says what it said before");
            self.reread(Fate::Same, Some(library))
        } else if library.entries().is_empty() && !former.library().entries().is_empty() {
            warn!("the knowledge store has no entry any more; the bot goes on with what it knows");
            self.reread(Fate::Empty, Some(library))
        } else {
            self.swap(&former, library)
        }
    }

    fn reread(&self, fate: Fate, library: Option<Arc<Library>>) -> Reread {
        Reread { fate, entries: self.current.borrow().library().entries().len(), library }
    }

    fn swap(&mut self, former: &App, library: Arc<Library>) -> Reread {
        let Changes { added, changed, withdrawn } = Changes::between(former.library(), &library);
        let entries = library.entries().len();
        let fate = match Searcher::open(Arc::clone(&library), &self.data) {
            Ok(searcher) => {
                self.current.send_replace(Arc::new(App { searcher }));
                info!(
                    added = added.len(),
                    changed = changed.len(),
                    gone = withdrawn.len(),
                    entries,
                    "the knowledge store has changed; answering from it as it is now"
                );
                Fate::Taken { added: added.len(), changed: changed.len(), withdrawn: withdrawn.len() }
            }
            Err(error) => {
                self.seen = None;
                let error = &error as &dyn std::error::Error;
                warn!(error, "the changed knowledge store cannot be indexed; the bot goes on with what it knows");
                Fate::Failed
            }
        };
        self.reread(fate, Some(library))
    }

    /// Logs each problem once, for as long as it is there.
    fn tell(&mut self, problems: &[Problem]) {
        let mut kept = false;
        let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
        for (problem, line) in problems.iter().zip(&lines).filter(|(_, line)| !self.told.contains(line)) {
            warn!("{line}");
            kept |= problem.is_error() || matches!(problem.fault, Fault::NoList { .. });
        }
        if kept {
            warn!("what was good before stays as it was until it is mended");
        }
        self.told = lines;
    }
}
