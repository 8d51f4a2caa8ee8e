//! Why the database cannot be used, and what to do.

use std::path::PathBuf;

use thiserror::Error;

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
    #[error("the database refused")]
    Sql(#[from] rusqlite::Error),
    #[error("the database gets no thread")]
    Thread { source: std::io::Error },
    #[error("the database has stopped")]
    Stopped,
}
