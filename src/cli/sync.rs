//! `guidepost sync`: what is new on the resource centre's site comes into the store, now or every so often while the bot
//! runs.

use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use anyhow::Context as _;
use tokio::sync::watch;
use tracing::{info, warn};
use url::Url;

use super::import::{PAUSE, Said, write_summary};
use crate::config::{Folders, Reaching, Syncing};
use crate::import::{self, Listener, Manner, Outcome, Summary, Told, Visit};
use crate::web::{Reach, Web};

/// Once, with every item told.
pub fn sync(folders: &Folders, syncing: &Syncing, reaching: &Reaching, dry_run: bool) -> anyhow::Result<ExitCode> {
    super::refuse_missing(&folders.knowledge)?;
    let address = syncing.site().context(
        "GUIDEPOST_SYNC_URL (--sync-url): there is no site to bring in; for example: https://resources.example.org",
    )?;
    let runtime = super::run::runtime()?;
    let mut said = Said::new(0, false);
    let visit =
        Visit { web: &web(reaching)?, address, folder: &import::folder_of(&folders.data, address), pause: PAUSE };
    let source = runtime.block_on(visit.fetch(&mut |what, count| said.fetching(what, count)))?;
    let manner = Manner { root: &folders.knowledge, dry_run, drafts: syncing.into_drafts() };
    let summary = import::import(&source, manner, &mut said)?;
    said.end();
    write_summary(&summary, manner)?;
    Ok(if summary.refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

pub fn web(reaching: &Reaching) -> anyhow::Result<Web> {
    Ok(Web::new(if reaching.private_addresses { Reach::Anywhere } else { Reach::Public })?)
}

/// Every so often, until it is told to stop. What goes wrong is logged, and tried again the next time.
pub async fn every_so_often(folders: Folders, syncing: Syncing, reaching: Reaching, mut stop: watch::Receiver<bool>) {
    let Some(address) = syncing.site().cloned() else { return };
    loop {
        let wait = wait(&folders, &syncing, &address);
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(wait) => {}
        }
        let once = once(&folders, &syncing, &reaching, &address);
        let outcome = tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            outcome = once => outcome,
        };
        match outcome {
            Ok(Summary { new, changed, kept, refused, .. }) => {
                info!(new, changed, kept, refused, "the site has been looked at");
            }
            Err(error) => {
                warn!(error = format!("{error:#}"), "the site could not be taken over; the store stays as it is");
                // The next look is not at once.
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
}

/// Before a site is looked at again that could not be taken over.
const AFTER_FAILURE: Duration = Duration::from_mins(15);
/// Before the first look after a start.
const AT_START: Duration = Duration::from_secs(5);

/// Until the next look: so long after the last one that ended well.
fn wait(folders: &Folders, syncing: &Syncing, address: &Url) -> Duration {
    let last = std::fs::metadata(import::folder_of(&folders.data, address).join(import::DONE));
    let age = last.ok().and_then(|last| SystemTime::now().duration_since(last.modified().ok()?).ok());
    age.map_or(AT_START, |age| syncing.every().saturating_sub(age).max(AT_START))
}

async fn once(folders: &Folders, syncing: &Syncing, reaching: &Reaching, address: &Url) -> anyhow::Result<Summary> {
    let folder = import::folder_of(&folders.data, address);
    let web = web(reaching)?;
    let visit = Visit { web: &web, address, folder: &folder, pause: PAUSE };
    let source = visit.fetch(&mut |_, _| {}).await?;
    let (root, drafts) = (folders.knowledge.clone(), syncing.into_drafts());
    let summary = tokio::task::spawn_blocking(move || {
        import::import(&source, Manner { root: &root, dry_run: false, drafts }, &mut Logged)
    });
    let summary = summary.await.context("the import broke off")??;
    std::fs::write(folder.join(import::DONE), "")?;
    Ok(summary)
}

/// Logs what a curator has to look at.
struct Logged;

impl Listener for Logged {
    fn progress(&mut self, _: &'static str, _: u64) {}

    fn told(&mut self, told: &Told<'_>) {
        match told.outcome {
            Outcome::Refused { why } => warn!(item = told.item, why, "an item of the site is no entry"),
            Outcome::New | Outcome::Changed { .. } => {
                info!(item = told.item, entry = told.entry.map(ToString::to_string), "an item of the site came in");
            }
            _ => {}
        }
    }
}
