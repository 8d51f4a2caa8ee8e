//! Shared cards that correct themselves: when a newer edition takes the place of an entry, or it is withdrawn, the cards
//! that were shared of it say so.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::watch;
use tokio::time::timeout;
use tracing::{info, warn};

use super::refusal::Refusal;
use super::send::Sender;
use crate::app::App;
use crate::knowledge::{EntryId, Library};
use crate::reply::{Locale, Reply};
use crate::store::{Share, Store, StoreError};

/// Cards that are read from the database at once.
const BATCH: usize = 100;

/// How often those that are too old are looked for.
const ERASING: Duration = Duration::from_hours(1);

/// Corrects shared cards at each change of the library, until the bot ends.
pub struct Corrections {
    pub store: Store,
    pub sender: Arc<Sender>,
    /// How long a shared card is kept in mind.
    pub kept: Duration,
}

impl Corrections {
    pub async fn run(self, mut apps: watch::Receiver<Arc<App>>) {
        let mut before = apps.borrow_and_update().clone();
        loop {
            let now = apps.borrow_and_update().clone();
            if let Err(error) = self.correct(before.library(), now.library()).await {
                warn!(%error, "shared cards cannot be corrected");
            }
            before = now;
            loop {
                if let Err(error) = self.erase_old().await {
                    warn!(%error, "old shared cards cannot be erased");
                }
                self.sender.forget_quiet_chats();
                match timeout(ERASING, apps.changed()).await {
                    Err(_) => {}
                    Ok(Ok(())) => break,
                    Ok(Err(_)) => return,
                }
            }
        }
    }

    /// `before` still has what was withdrawn, unless that happened while the bot was not running.
    async fn correct(&self, before: &Library, now: &Library) -> Result<(), StoreError> {
        for id in self.store.shared_entries().await? {
            if correction(Locale::default(), &id, before, now).is_none() {
                continue;
            }
            let mut after = 0;
            let mut corrected = 0;
            loop {
                let shares = self.store.shares_of(id.clone(), after, BATCH).await?;
                let Some(last) = shares.last() else { break };
                after = last.number;
                for share in shares {
                    let say = Locale::of_tag(&share.interface).unwrap_or_default();
                    let Some((reply, next)) = correction(say, &id, before, now) else { continue };
                    corrected += usize::from(self.correct_one(share, &reply, next.as_ref()).await?);
                }
            }
            info!(entry = id, corrected, "shared cards were corrected");
        }
        Ok(())
    }

    /// What could not be edited for a while stays as it is in the database, and is tried again at the next change.
    async fn correct_one(&self, share: Share, reply: &Reply, next: Option<&EntryId>) -> Result<bool, StoreError> {
        match self.sender.edit_shared(&share.inline_message_id, reply).await {
            Ok(()) => match next {
                Some(id) => self.store.retarget_share(share.number, id.to_string()).await.map(|()| true),
                None => self.store.forget_share(share.number).await.map(|()| true),
            },
            Err(Refusal::NotEditable | Refusal::ChatClosed { .. }) => {
                self.store.forget_share(share.number).await.map(|()| false)
            }
            Err(refusal) => {
                warn!(%refusal, "a shared card is not corrected yet");
                Ok(false)
            }
        }
    }

    async fn erase_old(&self) -> Result<(), StoreError> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let oldest = now.saturating_sub(self.kept).as_secs();
        self.store.forget_shares_before(i64::try_from(oldest).unwrap_or(i64::MAX)).await.map(drop)
    }
}

/// What a card of this entry is to say, and the entry that it is of from then on; `None` when it is right as it is.
fn correction(say: Locale, id: &str, before: &Library, now: &Library) -> Option<(Reply, Option<EntryId>)> {
    let was = before.find(id);
    let Some(entry) = now.find(id) else {
        // Its own file may be gone, and the new edition be there all the same.
        let successor = was.and_then(|was| before.newest_edition(was)).and_then(|newest| now.get(&newest.id));
        return Some(match successor {
            Some(successor) => (Reply::replaced(say, was, successor), Some(successor.id.clone())),
            None => (Reply::withdrawn(say, was), None),
        });
    };
    let newest = now.newest_edition(entry)?;
    Some((Reply::replaced(say, Some(entry), newest), Some(newest.id.clone())))
}
