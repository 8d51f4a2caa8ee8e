//! Backups: a copy of the database while the bot runs, and the way back. The key is never in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use tempfile::NamedTempFile;

use super::{FILE, StoreError, folder, migrations, pragmas, refuse_damage, refuse_old_sqlite, vault_of};

/// What the database that a backup took the place of is called from then on.
const REPLACED: &str = "guidepost.sqlite.before-restore";

/// Writes a copy of the database in `data` to the file `to`. The copy is whole or not there, and checked.
///
/// # Errors
/// When there is no database of ours, the copy cannot be written, or there is such a file and `replace` is not said.
pub fn backup(data: &Path, to: &Path, replace: bool) -> Result<(), StoreError> {
    refuse_old_sqlite()?;
    let file = data.join(FILE);
    if !file.is_file() {
        return Err(StoreError::NoDatabase { file });
    }
    if !replace && to.exists() {
        return Err(StoreError::BackupExists { file: to.to_owned() });
    }
    let not_written = |source| StoreError::NotWritten { file: to.to_owned(), source };
    let copy = NamedTempFile::new_in(folder::of(to)).map_err(not_written)?;
    close(copied(&file, &copy)?)?;
    keep(copy, to, replace).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => StoreError::BackupExists { file: to.to_owned() },
        _ => not_written(error),
    })
}

/// Puts the backup `from` in the place of the database in `data`, which is kept beside it. Where it is kept, if there was
/// one.
///
/// # Errors
/// When a bot runs with the folder, or the backup is not ours, is damaged, or has another key. Then all is as before.
pub fn restore(data: &Path, key_file: &Path, from: &Path) -> Result<Option<PathBuf>, StoreError> {
    refuse_old_sqlite()?;
    let _lock = folder::lock(data, Duration::ZERO)?;
    let file = data.join(FILE);
    let not_written = |source| StoreError::NotWritten { file: file.clone(), source };
    let copy = NamedTempFile::new_in(data).map_err(not_written)?;
    let connection = copied(from, &copy)?;
    if migrations::key_check(&connection)?.is_some() {
        vault_of(&connection, from, key_file)?;
    }
    close(connection)?;

    let replaced = keep_replaced(data).map_err(not_written)?;
    keep(copy, &file, true).map_err(not_written)?;
    Ok(replaced)
}

/// Copies the database in the file `from`, with what stands in its log, and sees that the copy is ours and whole.
fn copied(from: &Path, copy: &NamedTempFile) -> Result<Connection, StoreError> {
    let open = |source| StoreError::at_open(from, source);
    // Never makes a file. Else it would not do for a database that nobody has open: its log is made when it is read.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(from, flags).map_err(open)?;
    pragmas::wait_for_others(&database)?;
    if migrations::identify(&database, from)? == 0 {
        return Err(StoreError::Foreign { file: from.to_owned() });
    }
    let mut connection = Connection::open(copy.path())?;
    // All at once: else each write of the bot would begin it anew.
    rusqlite::backup::Backup::new(&database, &mut connection)
        .and_then(|backup| backup.run_to_completion(i32::MAX, Duration::from_millis(50), None))
        .map_err(open)?;
    refuse_damage(&connection, from, "integrity_check")?;
    // One file, with no log beside it.
    connection.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))?;
    Ok(connection)
}

fn close(connection: Connection) -> Result<(), StoreError> {
    connection.close().map_err(|(_, error)| error.into())
}

/// Gives a whole file its name.
fn keep(copy: NamedTempFile, name: &Path, replace: bool) -> io::Result<()> {
    copy.as_file().sync_all()?;
    if replace {
        copy.persist(name)?
    } else {
        copy.persist_noclobber(name)?
    };
    folder::sync(folder::of(name))
}

/// Keeps the database, with its log, under another name as well, so that there is one under its own at every moment.
fn keep_replaced(data: &Path) -> io::Result<Option<PathBuf>> {
    let (file, replaced) = (data.join(FILE), data.join(REPLACED));
    let beside = |file: &Path, end: &str| {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    };
    if !file.exists() {
        return Ok(None);
    }
    for old in [replaced.clone(), beside(&replaced, "-wal"), beside(&replaced, "-shm")] {
        remove(&old)?;
    }
    // Takes the log in, where that can still be done.
    if let Ok(connection) = Connection::open(&file) {
        let _ = connection.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()));
    }
    if fs::hard_link(&file, &replaced).is_err() {
        fs::copy(&file, &replaced)?;
    }
    // What is left of a log belongs to the database that it was written for, and would damage another.
    match fs::rename(beside(&file, "-wal"), beside(&replaced, "-wal")) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    remove(&beside(&file, "-shm"))?;
    Ok(Some(replaced))
}

fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::super::{ChatSettings, Store};
    use super::*;

    struct Bench {
        folder: TempDir,
    }

    impl Bench {
        fn new() -> Self {
            Self { folder: tempfile::tempdir().unwrap() }
        }

        fn path(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        fn open(&self) -> Store {
            Store::open(&self.path("data"), &self.path("key")).unwrap()
        }

        fn backup(&self, name: &str) -> Result<(), StoreError> {
            backup(&self.path("data"), &self.path(name), false)
        }

        /// Once the folder is free.
        fn restore(&self, name: &str) -> Result<Option<PathBuf>, StoreError> {
            drop(folder::lock(&self.path("data"), Duration::from_secs(5)).unwrap());
            restore(&self.path("data"), &self.path("key"), &self.path(name))
        }
    }

    fn in_language(language: &str) -> ChatSettings {
        ChatSettings { languages: vec![language.to_owned()], ..ChatSettings::default() }
    }

    #[tokio::test]
    async fn what_was_remembered_at_the_backup_comes_back_and_what_came_after_is_kept_beside() {
        let bench = Bench::new();
        let store = bench.open();
        store.set_settings(7, in_language("uk")).await.unwrap();
        bench.backup("first").unwrap();
        store.set_settings(7, in_language("fr")).await.unwrap();
        drop(store);

        let replaced = bench.restore("first").unwrap().unwrap();
        let store = bench.open();
        assert_eq!(store.settings(7).await.unwrap(), in_language("uk"));
        drop(store);

        assert_eq!(replaced, bench.path("data").join(REPLACED));
        bench.restore("data/guidepost.sqlite.before-restore").unwrap();
        assert_eq!(bench.open().settings(7).await.unwrap(), in_language("fr"));
    }

    #[tokio::test]
    async fn a_backup_is_one_file_for_its_owner_and_replaces_no_other() {
        let bench = Bench::new();
        let store = bench.open();
        store.set_settings(7, in_language("uk")).await.unwrap();
        fs::create_dir(bench.path("backups")).unwrap();
        bench.backup("backups/one").unwrap();
        let names: Vec<_> =
            fs::read_dir(bench.path("backups")).unwrap().map(|file| file.unwrap().file_name()).collect();
        assert_eq!(names, ["one"]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            assert_eq!(fs::metadata(bench.path("backups/one")).unwrap().mode() & 0o777, 0o600);
        }

        let before = fs::read(bench.path("backups/one")).unwrap();
        store.set_settings(7, in_language("fr")).await.unwrap();
        let refused = bench.backup("backups/one").unwrap_err();
        assert!(refused.to_string().contains("--force"), "{refused}");
        assert_eq!(fs::read(bench.path("backups/one")).unwrap(), before);
        backup(&bench.path("data"), &bench.path("backups/one"), true).unwrap();
        assert_ne!(fs::read(bench.path("backups/one")).unwrap(), before);
        assert!(matches!(bench.backup("no/such/folder/one"), Err(StoreError::NotWritten { .. })));
    }

    #[test]
    fn where_there_is_no_database_none_is_made() {
        let bench = Bench::new();
        assert!(matches!(bench.backup("one"), Err(StoreError::NoDatabase { .. })));
        assert_eq!(fs::read_dir(bench.folder.path()).unwrap().count(), 0);
    }

    #[tokio::test]
    async fn what_cannot_be_used_is_not_restored() {
        let bench = Bench::new();
        let store = bench.open();
        for chat in 0..500 {
            store.set_settings(chat, in_language("uk")).await.unwrap();
        }
        bench.backup("good").unwrap();
        assert!(matches!(
            restore(&bench.path("data"), &bench.path("key"), &bench.path("good")),
            Err(StoreError::InUse { .. })
        ));
        drop(store);

        let good = fs::read(bench.path("good")).unwrap();
        let mut torn = good.clone();
        torn[good.len() / 2..].fill(0x55);
        fs::write(bench.path("torn"), torn).unwrap();
        fs::write(bench.path("short"), &good[..good.len() / 2]).unwrap();
        fs::write(bench.path("text"), "no database, but a file that is long enough to be asked ".repeat(20)).unwrap();
        fs::write(bench.path("empty"), "").unwrap();
        Connection::open(bench.path("foreign")).unwrap().execute_batch("CREATE TABLE notes (text)").unwrap();
        let newer = Connection::open(bench.path("newer")).unwrap();
        newer
            .execute_batch("PRAGMA application_id = 0x47647074; PRAGMA user_version = 99; CREATE TABLE x (y)")
            .unwrap();
        let other = Bench::new();
        drop(other.open());
        other.backup("one").unwrap();
        fs::copy(other.path("one"), bench.path("of another key")).unwrap();

        drop(folder::lock(&bench.path("data"), Duration::from_secs(5)).unwrap());
        let database = fs::read(bench.path("data").join(FILE)).unwrap();
        for name in ["torn", "short", "text", "empty", "foreign", "newer", "of another key", "not there"] {
            let refused = bench.restore(name).unwrap_err();
            let expected = match name {
                "torn" | "short" | "text" => matches!(refused, StoreError::Damaged { .. }),
                "empty" | "foreign" => matches!(refused, StoreError::Foreign { .. }),
                "newer" => matches!(refused, StoreError::Newer { .. }),
                "of another key" => matches!(refused, StoreError::WrongKey { .. }),
                _ => matches!(refused, StoreError::Open { .. }),
            };
            assert!(expected, "{name}: {refused}");
            assert_eq!(fs::read(bench.path("data").join(FILE)).unwrap(), database, "{name}");
        }
        assert!(!bench.path("not there").exists());
        fs::rename(bench.path("key"), bench.path("lost")).unwrap();
        assert!(matches!(bench.restore("good"), Err(StoreError::KeyMissing { .. })));
        assert!(!bench.path("key").exists());
        fs::rename(bench.path("lost"), bench.path("key")).unwrap();
        assert_eq!(fs::read_dir(bench.path("data")).unwrap().count(), 3, "nothing is left but database, lock, ballast");
        assert_eq!(bench.open().settings(499).await.unwrap(), in_language("uk"));
    }

    #[tokio::test]
    async fn a_backup_takes_the_place_of_a_damaged_database_and_its_log() {
        let bench = Bench::new();
        let store = bench.open();
        store.set_settings(7, in_language("uk")).await.unwrap();
        bench.backup("one").unwrap();
        drop(store);
        drop(folder::lock(&bench.path("data"), Duration::from_secs(5)).unwrap());
        fs::write(bench.path("data").join(FILE), "torn ".repeat(2000)).unwrap();
        fs::write(bench.path("data/guidepost.sqlite-wal"), "of another").unwrap();
        let refused = Store::open(&bench.path("data"), &bench.path("key")).err().unwrap();
        assert!(refused.to_string().contains("guidepost restore"), "{refused}");
        drop(folder::lock(&bench.path("data"), Duration::from_secs(5)).unwrap());
        fs::write(bench.path("data/guidepost.sqlite-wal"), "of another").unwrap();

        bench.restore("one").unwrap();

        assert!(!bench.path("data/guidepost.sqlite-wal").exists());
        assert_eq!(bench.open().settings(7).await.unwrap(), in_language("uk"));
    }

    #[tokio::test]
    async fn backups_under_load_are_whole_and_miss_nothing_from_before() {
        let bench = Bench::new();
        let store = bench.open();
        let writing = tokio::spawn({
            let store = store.clone();
            async move {
                for chat in 1..=400 {
                    store.set_settings(chat, in_language("uk")).await.unwrap();
                }
            }
        });
        let mut last = 0;
        for number in 0..5 {
            tokio::time::sleep(Duration::from_millis(5)).await;
            let before = (1..=400).rev();
            let mut known = 0;
            for chat in before {
                if store.settings(chat).await.unwrap() != ChatSettings::default() {
                    known = chat;
                    break;
                }
            }
            let name = format!("backup {number}");
            let (data, to) = (bench.path("data"), bench.path(&name));
            tokio::task::spawn_blocking(move || backup(&data, &to, false)).await.unwrap().unwrap();
            let copy = Connection::open(bench.path(&name)).unwrap();
            let rows: i64 = copy.query_row("SELECT count(*) FROM chat", [], |row| row.get(0)).unwrap();
            assert!(rows >= known, "{rows} of {known}");
            last = rows;
        }
        writing.await.unwrap();
        assert!(last > 0);
    }
}
