//! The key's file: made at the first start, for its owner's eyes only, and kept apart from the database.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use data_encoding::BASE64;
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret as _, ExposeSecretMut as _};

use super::vault::{KEY_LENGTH, Key};
use super::{StoreError, folder};

const COMMENT: &str = "# The key to the ids in Guidepost's database. Keep a copy of it, and not where copies of the \
                       database are: who has both can read them, and without the key nobody can.\n";

/// A key that nobody knows.
pub fn random() -> Result<Key, StoreError> {
    let mut key = Key::default();
    getrandom::fill(key.expose_secret_mut()).map_err(|source| StoreError::Random { source })?;
    Ok(key)
}

/// The key in this file; `None` when there is no file.
pub fn read(file: &Path) -> Result<Option<Key>, StoreError> {
    let unreadable = |source| StoreError::KeyUnreadable { file: file.to_owned(), source };
    let text = match fs::read_to_string(file) {
        Ok(text) => Zeroizing::new(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            return Err(StoreError::KeyForm { file: file.to_owned() });
        }
        Err(error) => return Err(unreadable(error)),
    };
    if is_open_to_others(&fs::metadata(file).map_err(unreadable)?) {
        return Err(StoreError::KeyOpenToOthers { file: file.to_owned() });
    }
    parse(&text).map(Some).ok_or_else(|| StoreError::KeyForm { file: file.to_owned() })
}

fn parse(text: &str) -> Option<Key> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (line, None) = (lines.next()?, lines.next()) else { return None };
    let bytes = Zeroizing::new(BASE64.decode(line.as_bytes()).ok()?);
    let mut key = Key::default();
    (bytes.len() == KEY_LENGTH).then(|| key.expose_secret_mut().copy_from_slice(&bytes))?;
    Some(key)
}

/// Makes a key and its file, which is whole or not there. When another program was quicker, its key is taken.
pub fn make(file: &Path) -> Result<Key, StoreError> {
    let key = random()?;
    match write(file, &key) {
        Ok(()) => Ok(key),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            read(file)?.ok_or(StoreError::KeyNotMade { file: file.to_owned(), source: error })
        }
        Err(source) => Err(StoreError::KeyNotMade { file: file.to_owned(), source }),
    }
}

fn write(file: &Path, key: &Key) -> std::io::Result<()> {
    let place = folder::of(file);
    folder::make(place)?;
    let line = Zeroizing::new(BASE64.encode(key.expose_secret()));
    // For its owner only, as all files of this kind.
    let mut new = tempfile::NamedTempFile::new_in(place)?;
    new.write_all(COMMENT.as_bytes())?;
    new.write_all(line.as_bytes())?;
    new.write_all(b"\n")?;
    new.as_file().sync_all()?;
    new.persist_noclobber(file)?;
    folder::sync(place)
}

#[cfg(unix)]
fn is_open_to_others(file: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::mode(file) & 0o077 != 0
}

#[cfg(not(unix))]
fn is_open_to_others(_: &fs::Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep/down/key");
        assert!(read(&file).unwrap().is_none());
        let made = make(&file).unwrap();
        assert_eq!(read(&file).unwrap().unwrap().expose_secret(), made.expose_secret());
        assert_eq!(make(&file).unwrap().expose_secret(), made.expose_secret(), "the first stays");
        assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
        assert!(fs::read_to_string(&file).unwrap().starts_with("# The key"));
    }

    #[cfg(unix)]
    #[test]
    fn the_key_is_for_its_owner_only() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("guidepost/key");
        make(&file).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));

        for open in [0o604, 0o640, 0o644] {
            fs::set_permissions(&file, fs::Permissions::from_mode(open)).unwrap();
            let refused = read(&file).unwrap_err();
            assert!(refused.to_string().contains("chmod 600"), "{refused}");
        }
        fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).unwrap();
        assert!(read(&file).unwrap().is_some());
    }

    #[test]
    fn what_is_no_key_is_refused_and_not_repeated() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key");
        drop(make(&file).unwrap());
        let whole = fs::read_to_string(&file).unwrap();
        let line = whole.lines().last().unwrap();
        for (text, good) in [
            (line.to_owned(), true),
            (format!("\n  {line}\r\n# more\n"), true),
            (String::new(), false),
            ("c2hvcnQ=".to_owned(), false),
            (format!("{line}\n{line}"), false),
            (line[1..].to_owned(), false),
            (format!("{line}canary"), false),
        ] {
            fs::write(&file, &text).unwrap();
            match read(&file) {
                Ok(key) => assert!(good && key.is_some(), "{text}"),
                Err(error) => {
                    assert!(!good && matches!(error, StoreError::KeyForm { .. }), "{text}");
                    assert!(!format!("{error} {error:?}").contains("canary"));
                }
            }
        }
        fs::write(&file, [0xff, 0xfe]).unwrap();
        assert!(matches!(read(&file), Err(StoreError::KeyForm { .. })));
        assert!(matches!(read(folder.path()), Err(StoreError::KeyUnreadable { .. })));
    }

    #[test]
    fn where_no_key_can_be_made_the_setting_is_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "").unwrap();
        let Err(refused) = make(&folder.path().join("file/key")) else { panic!("a key inside a file") };
        assert!(refused.to_string().contains("GUIDEPOST_KEY"), "{refused}");
    }
}
