//! Remembering what cannot be rebuilt: SQLite, on a thread of its own. The only SQL.
//!
//! Nothing here holds a word that anybody wrote. What leads to a person is sealed with a key that is kept elsewhere.

mod announcements;
mod backup;
mod ballast;
mod chats;
mod counters;
mod deliveries;
mod error;
mod files;
mod folder;
mod intake;
mod kept;
mod key;
mod migrations;
mod pragmas;
mod registration;
mod saved;
mod shares;
mod subscriptions;
mod vault;

#[cfg(test)]
mod outbox_tests;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use tokio::sync::oneshot;

use ballast::Ballast;
use vault::Vault;

pub use announcements::{Announcement, Audience, Concerned, Progress};
pub use backup::{backup, restore};
pub use chats::{ChatSettings, Forgotten};
pub use counters::{EntryCount, MissedTerm};
pub use deliveries::{Item, MOST_MALFORMED, Outcome, Parcel};
pub use error::StoreError;
pub use folder::refuse_network;
pub use intake::Owed;
pub use kept::KEPT;
pub use saved::MOST_SAVED;
pub use shares::Share;
pub use subscriptions::{Recipient, Subscription, Wanted};

/// The database's file in the data folder.
const FILE: &str = "guidepost.sqlite";

/// Earlier versions can corrupt a database in WAL mode.
const OLDEST_SQLITE: i32 = 3_051_003;

/// How long a program that is told to end may hold the data folder.
const ENDING: Duration = Duration::from_secs(5);

/// What the database's thread has. Dropped from the top: the folder is free when the database is closed.
struct Database {
    connection: Connection,
    vault: Vault,
    place: Place,
}

/// Where the database is.
enum Place {
    /// In a folder that is taken for this program.
    Folder {
        ballast: Ballast,
        _lock: fs::File,
    },
    /// In the folder of a bot, which is only looked at.
    OfAnother,
    Memory,
    /// In memory, because the folder cannot be written to: what people choose cannot be kept.
    StandIn,
}

type Job = Box<dyn FnOnce(&mut Database) + Send>;

/// The database. Clones share one thread and one connection.
#[derive(Clone)]
pub struct Store {
    jobs: mpsc::SyncSender<Job>,
}

impl Store {
    /// Opens the database in the folder `data` with the key in `key_file`, and makes what is missing. A key is made for
    /// a database only that has never had one.
    ///
    /// # Errors
    /// When it is no database of ours, cannot be written to, or has another key.
    pub fn open(data: &Path, key_file: &Path) -> Result<Self, StoreError> {
        refuse_old_sqlite()?;
        let lock = folder::lock(data, ENDING)?;
        let ballast = Ballast::of(data);
        let file = data.join(FILE);
        // SQLite's other files follow it. What is wrong with it, SQLite says better.
        let _ = folder::open_private(&file);
        let mut connection = Connection::open(&file).map_err(|source| StoreError::at_open(&file, source))?;
        let done = set_up(&mut connection, &file)?;
        let vault = vault_of(&connection, &file, key_file)?;
        migrations::apply(&mut connection, &vault, done)?;
        Self::start(Database { connection, vault, place: Place::Folder { ballast, _lock: lock } })
    }

    /// Opens the database in the folder `data` to look at it, beside a bot that has it. Nothing is made or changed, and
    /// whatever would write is refused with [`StoreError::ReadOnly`].
    ///
    /// # Errors
    /// When there is none of ours, it has another shape than this program knows, or another key.
    pub fn open_to_read(data: &Path, key_file: &Path) -> Result<Self, StoreError> {
        refuse_old_sqlite()?;
        let file = data.join(FILE);
        if !file.is_file() {
            return Err(StoreError::NoDatabase { file });
        }
        // Never makes a file. To read only would not do for a database that nobody has open: its log is made then.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection =
            Connection::open_with_flags(&file, flags).map_err(|source| StoreError::at_open(&file, source))?;
        pragmas::wait_for_others(&connection)?;
        migrations::refuse_earlier(migrations::identify(&connection, &file)?, &file)?;
        pragmas::only_read(&connection)?;
        let vault = vault_of(&connection, &file, key_file)?;
        Self::start(Database { connection, vault, place: Place::OfAnother })
    }

    /// A database that is forgotten at the end.
    ///
    /// # Errors
    /// When SQLite has no memory.
    pub fn in_memory() -> Result<Self, StoreError> {
        Self::beside_the_disk(Place::Memory)
    }

    /// A database in memory for a run without one on the disk. It knows which updates are done with; what people choose,
    /// and that they want to be forgotten, it refuses with [`StoreError::ReadOnly`].
    ///
    /// # Errors
    /// When SQLite has no memory.
    pub fn stand_in() -> Result<Self, StoreError> {
        Self::beside_the_disk(Place::StandIn)
    }

    fn beside_the_disk(place: Place) -> Result<Self, StoreError> {
        let mut connection = Connection::open_in_memory()?;
        let done = set_up(&mut connection, Path::new("in memory"))?;
        let vault = Vault::new(&key::random()?);
        migrations::apply(&mut connection, &vault, done)?;
        Self::start(Database { connection, vault, place })
    }

    fn start(mut database: Database) -> Result<Self, StoreError> {
        let (jobs, inbox) = mpsc::sync_channel::<Job>(256);
        thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || {
                database.renew_ballast();
                for job in inbox {
                    job(&mut database);
                    database.renew_ballast();
                }
            })
            .map_err(|source| StoreError::Thread { source })?;
        Ok(Self { jobs })
    }

    /// Runs `work` on the database's thread.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Database) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (done, result) = oneshot::channel();
        let job: Job = Box::new(move |database| {
            // Whoever asked may have gone; the work is done all the same.
            let _ = done.send(work(database));
        });
        let jobs = self.jobs.clone();
        match jobs.try_send(job) {
            Ok(()) => {}
            Err(mpsc::TrySendError::Full(job)) => {
                tokio::task::spawn_blocking(move || jobs.send(job))
                    .await
                    .ok()
                    .and_then(Result::ok)
                    .ok_or(StoreError::Stopped)?;
            }
            Err(mpsc::TrySendError::Disconnected(_)) => return Err(StoreError::Stopped),
        }
        result.await.map_err(|_| StoreError::Stopped)?
    }
}

impl Database {
    /// Refuses where nothing lasts.
    fn must_last(&self) -> Result<(), StoreError> {
        if matches!(self.place, Place::StandIn) { Err(StoreError::ReadOnly) } else { Ok(()) }
    }

    /// Does the work; on a full disk once more, with the room of the ballast.
    fn with_room<T>(&mut self, work: impl Fn(&mut Self) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let done = work(self);
        let Place::Folder { ballast, .. } = &mut self.place else { return done };
        if matches!(done, Err(StoreError::Full { .. })) && ballast.release() { work(self) } else { done }
    }

    fn renew_ballast(&mut self) {
        if let Place::Folder { ballast, .. } = &mut self.place {
            ballast.renew();
        }
    }
}

fn refuse_old_sqlite() -> Result<(), StoreError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::OldSqlite { version: rusqlite::version() });
    }
    Ok(())
}

/// Sees that the database is ours and whole, and sets SQLite up. The number of migrations that are done.
fn set_up(connection: &mut Connection, file: &Path) -> Result<usize, StoreError> {
    pragmas::wait_for_others(connection)?;
    // Before anything is set: another program's database stays as it is.
    let done = migrations::identify(connection, file)?;
    refuse_damage(connection, file, "quick_check")?;
    pragmas::apply(connection, file)?;
    Ok(done)
}

fn refuse_damage(connection: &Connection, file: &Path, check: &str) -> Result<(), StoreError> {
    let found: String = connection
        .query_row(&format!("PRAGMA {check}(1)"), [], |row| row.get(0))
        .map_err(|source| StoreError::at_open(file, source))?;
    if found == "ok" { Ok(()) } else { Err(StoreError::Damaged { file: file.to_owned(), found }) }
}

/// The vault with the key that this database needs.
fn vault_of(connection: &Connection, database: &Path, file: &Path) -> Result<Vault, StoreError> {
    let check = migrations::key_check(connection)?;
    let vault = match (key::read(file)?, &check) {
        (Some(key), _) => Vault::new(&key),
        (None, None) => Vault::new(&key::make(file)?),
        (None, Some(_)) => {
            return Err(StoreError::KeyMissing { file: file.to_owned(), database: database.to_owned() });
        }
    };
    match check {
        Some(check) if check != vault.check() => {
            Err(StoreError::WrongKey { file: file.to_owned(), database: database.to_owned() })
        }
        _ => Ok(vault),
    }
}

/// Empties the log of WAL mode into the database, so that what was deleted stands in neither.
fn truncate_log(connection: &Connection) -> Result<(), StoreError> {
    let busy: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy { Err(StoreError::LogInUse) } else { Ok(()) }
}
