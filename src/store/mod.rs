//! Remembering what cannot be rebuilt: SQLite, on a thread of its own. The only SQL.
//!
//! Nothing here holds a word that anybody wrote.

mod intake;
mod migrations;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

use rusqlite::Connection;
use thiserror::Error;
use tokio::sync::oneshot;

pub use intake::Owed;

/// The database's file in the data folder.
const FILE: &str = "guidepost.sqlite";

/// Earlier versions can corrupt a database in WAL mode.
const OLDEST_SQLITE: i32 = 3_051_003;

/// Why the database cannot be used.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("the folder {} cannot be made", folder.display())]
    Folder { folder: PathBuf, source: std::io::Error },
    #[error("the database {} cannot be used", file.display())]
    Open { file: PathBuf, source: rusqlite::Error },
    #[error("{} is the database of another program; name another folder with --data", file.display())]
    Foreign { file: PathBuf },
    #[error("{} was written by a newer version of this program; use that version, or another folder with --data", file.display())]
    Newer { file: PathBuf },
    #[error("SQLite {version} can corrupt databases; 3.51.3 is needed")]
    OldSqlite { version: &'static str },
    #[error("the database refused")]
    Sql(#[from] rusqlite::Error),
    #[error("the database has stopped")]
    Stopped,
}

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// The database. Clones share one thread and one connection.
#[derive(Clone)]
pub struct Store {
    jobs: mpsc::SyncSender<Job>,
}

impl Store {
    /// Opens the database in the folder `data`, and makes both when they are missing.
    ///
    /// # Errors
    /// When it is no database of ours, or cannot be written to.
    pub fn open(data: &Path) -> Result<Self, StoreError> {
        if rusqlite::version_number() < OLDEST_SQLITE {
            return Err(StoreError::OldSqlite { version: rusqlite::version() });
        }
        make_folder(data).map_err(|source| StoreError::Folder { folder: data.to_owned(), source })?;
        let file = data.join(FILE);
        make_private(&file);
        let connection = Connection::open(&file).map_err(|source| StoreError::Open { file: file.clone(), source })?;
        Self::with(connection, &file)
    }

    /// A database that is forgotten at the end.
    ///
    /// # Errors
    /// When SQLite has no memory.
    pub fn in_memory() -> Result<Self, StoreError> {
        Self::with(Connection::open_in_memory()?, Path::new("in memory"))
    }

    fn with(mut connection: Connection, file: &Path) -> Result<Self, StoreError> {
        migrations::prepare(&mut connection, file)?;
        let (jobs, inbox) = mpsc::sync_channel::<Job>(256);
        thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || inbox.into_iter().for_each(|job| job(&mut connection)))
            .map_err(|source| StoreError::Folder { folder: file.to_owned(), source })?;
        Ok(Self { jobs })
    }

    /// Runs `work` on the database's thread.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (done, result) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            // Whoever asked may have gone; the work is done all the same.
            let _ = done.send(work(connection));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[tokio::test]
    async fn nobody_else_can_read_the_database_even_in_a_folder_that_was_there() {
        use std::os::unix::fs::PermissionsExt as _;

        let data = tempfile::tempdir().unwrap();
        fs::set_permissions(data.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let store = Store::open(data.path()).unwrap();
        store.settle(vec![1], Vec::new(), 1).await.unwrap();
        let files: Vec<_> = fs::read_dir(data.path()).unwrap().map(|file| file.unwrap()).collect();
        assert!(files.len() > 1, "the log of WAL mode stands beside it");
        for file in files {
            assert_eq!(file.metadata().unwrap().permissions().mode() & 0o077, 0, "{:?}", file.path());
        }
    }
}
