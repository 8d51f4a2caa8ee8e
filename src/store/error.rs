//! Why the database cannot be used, and what to do.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use thiserror::Error;

/// Why the database cannot be used.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("the folder {} cannot be made", folder.display())]
    Folder { folder: PathBuf, source: std::io::Error },
    #[error("the database {} cannot be used", file.display())]
    Open { file: PathBuf, source: rusqlite::Error },
    #[error("the data folder {} is used by another program; end that one, or name another folder with --data", folder.display())]
    InUse { folder: PathBuf },
    #[error(
        "the data folder {} is on a file system ({name}) that may damage a database; name a folder on this computer with GUIDEPOST_DATA (--data), or say GUIDEPOST_NETWORK_FOLDER=yes",
        folder.display()
    )]
    Network { folder: PathBuf, name: &'static str },
    #[error("{} is the database of another program; name another folder with --data", file.display())]
    Foreign { file: PathBuf },
    #[error("{} was written by a newer version of this program; use that version, or another folder with --data", file.display())]
    Newer { file: PathBuf },
    #[error("{} was written by an earlier version of this program; start the bot once, which brings it up to date", file.display())]
    Earlier { file: PathBuf },
    #[error("{} is damaged ({found}); bring a backup back with: guidepost restore FILE", file.display())]
    Damaged { file: PathBuf, found: String },
    #[error("SQLite does not keep the setting {name}, but says {is}")]
    Pragma { name: &'static str, is: String },
    #[error("SQLite {version} can corrupt databases; 3.51.3 is needed")]
    OldSqlite { version: &'static str },
    #[error("the file of the key, {}, cannot be read; make it readable, or name another one with GUIDEPOST_KEY (--key)", file.display())]
    KeyUnreadable { file: PathBuf, source: std::io::Error },
    #[error("other users of this computer may read the key; run: chmod 600 {}", file.display())]
    KeyOpenToOthers { file: PathBuf },
    #[error("there is no key in {}; put your copy of the key there, or name its file with GUIDEPOST_KEY (--key)", file.display())]
    KeyForm { file: PathBuf },
    #[error(
        "the key cannot be written to {}; name a file outside the data folder with GUIDEPOST_KEY (--key), for example: GUIDEPOST_KEY=/etc/guidepost/key",
        file.display()
    )]
    KeyNotMade { file: PathBuf, source: std::io::Error },
    #[error(
        "the key to {} is missing: there is no file {}; put your copy of it there, or name its file with GUIDEPOST_KEY (--key); if it is lost, so is what the database remembers: move the database away to begin anew",
        database.display(), file.display()
    )]
    KeyMissing { file: PathBuf, database: PathBuf },
    #[error(
        "the key in {} is not the one that {} was made with; name that one with GUIDEPOST_KEY (--key), or another folder with --data",
        file.display(), database.display()
    )]
    WrongKey { file: PathBuf, database: PathBuf },
    #[error("the system gives no random numbers")]
    Random { source: getrandom::Error },
    #[error("a sealed value is damaged")]
    Sealed,
    #[error("a list in the database is damaged")]
    List { source: serde_json::Error },
    #[error("another program reads the database, so that what was deleted is still in its log")]
    LogInUse,
    #[error("there is no database {}; the bot makes one at its first start", file.display())]
    NoDatabase { file: PathBuf },
    #[error("there is a file {} already; name another one, or replace it with --force", file.display())]
    BackupExists { file: PathBuf },
    #[error("{} cannot be written", file.display())]
    NotWritten { file: PathBuf, source: std::io::Error },
    #[error("the disk is full; make room on it")]
    Full { source: rusqlite::Error },
    #[error("the database cannot be written to")]
    ReadOnly,
    #[error("the database refused")]
    Sql(#[source] rusqlite::Error),
    #[error("the database gets no thread")]
    Thread { source: std::io::Error },
    #[error("the database has stopped")]
    Stopped,
}

impl From<rusqlite::Error> for StoreError {
    fn from(source: rusqlite::Error) -> Self {
        match source.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full { source },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            _ => Self::Sql(source),
        }
    }
}

impl StoreError {
    /// An error at the opening of this file.
    pub(super) fn at_open(file: &Path, source: rusqlite::Error) -> Self {
        match source.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
                Self::Damaged { file: file.to_owned(), found: source.to_string() }
            }
            Some(ErrorCode::DiskFull | ErrorCode::ReadOnly) => source.into(),
            _ => Self::Open { file: file.to_owned(), source },
        }
    }
}
