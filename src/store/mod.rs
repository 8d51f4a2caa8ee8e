//! Remembering what cannot be rebuilt: SQLite, on a thread of its own. The only SQL.
//!
//! Nothing here holds a word that anybody wrote. What leads to a person is sealed with a key that is kept elsewhere.

mod chats;
mod error;
mod files;
mod intake;
mod key;
mod migrations;
mod outbox;
mod shares;
mod subscriptions;
mod vault;

#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use rusqlite::Connection;
use tokio::sync::oneshot;

use vault::Vault;

pub use chats::{ChatSettings, Forgotten};
pub use error::StoreError;
pub use intake::Owed;
pub use outbox::{Announcement, Concerned, Item, MOST_MALFORMED, Outcome, Parcel, Progress};
pub use shares::Share;
pub use subscriptions::{Recipient, Subscription};

/// The database's file in the data folder.
const FILE: &str = "guidepost.sqlite";

/// Earlier versions can corrupt a database in WAL mode.
const OLDEST_SQLITE: i32 = 3_051_003;

/// What the database's thread has.
struct Database {
    connection: Connection,
    vault: Vault,
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
        if rusqlite::version_number() < OLDEST_SQLITE {
            return Err(StoreError::OldSqlite { version: rusqlite::version() });
        }
        make_folder(data).map_err(|source| StoreError::Folder { folder: data.to_owned(), source })?;
        let file = data.join(FILE);
        make_private(&file);
        let mut connection =
            Connection::open(&file).map_err(|source| StoreError::Open { file: file.clone(), source })?;
        let done = migrations::check(&mut connection, &file)?;
        let vault = vault_of(&connection, &file, key_file)?;
        migrations::apply(&mut connection, &vault, done)?;
        Self::start(Database { connection, vault })
    }

    /// A database that is forgotten at the end.
    ///
    /// # Errors
    /// When SQLite has no memory.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut connection = Connection::open_in_memory()?;
        let done = migrations::check(&mut connection, Path::new("in memory"))?;
        let vault = Vault::new(&key::random()?);
        migrations::apply(&mut connection, &vault, done)?;
        Self::start(Database { connection, vault })
    }

    fn start(mut database: Database) -> Result<Self, StoreError> {
        let (jobs, inbox) = mpsc::sync_channel::<Job>(256);
        thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || inbox.into_iter().for_each(|job| job(&mut database)))
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

/// Makes the file, if it is not there, so that nobody else can read it. SQLite's other files follow it. What is wrong
/// with it, SQLite says better.
fn make_private(file: &Path) {
    let mut options = fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let _ = options.open(file);
}

/// Readable by nobody else, unless it is there already.
fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
