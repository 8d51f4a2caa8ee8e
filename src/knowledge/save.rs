//! Writing an entry's file: whole or not at all, and never over what somebody else has written meanwhile.

use std::fs::{self, Permissions};
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};
use thiserror::Error;

/// Why a file was not written. What stood there stands there still.
#[derive(Debug, Error)]
pub enum NotSaved {
    #[error("the file was changed meanwhile; nothing was written over it, so try again")]
    Changed,
    #[error("there is such a file already; nothing was written over it")]
    Exists,
    #[error("the file cannot be written")]
    Unwritable(#[from] io::Error),
}

/// Writes `text` to `path`. `former` is what the file says before; `None` stands for a file that is not there yet.
///
/// # Errors
/// When the file says something else, is there already, or cannot be written.
pub fn save(path: &Path, former: Option<&str>, text: &str) -> Result<(), NotSaved> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let Some(former) = former else {
        let new = written(folder, None, text)?;
        new.as_file().sync_all()?;
        return new.persist_noclobber(path).map(drop).map_err(|failed| match failed.error.kind() {
            io::ErrorKind::AlreadyExists => NotSaved::Exists,
            _ => NotSaved::Unwritable(failed.error),
        });
    };
    let now = fs::read_to_string(path)?;
    let mark = if now.starts_with('\u{FEFF}') { "\u{FEFF}" } else { "" };
    let new = written(folder, Some(fs::metadata(path)?.permissions()), &format!("{mark}{text}"))?;
    new.as_file().sync_all()?;
    // As late as can be: what is written between this look and the next line is lost.
    if fs::read_to_string(path)?.trim_start_matches('\u{FEFF}') != former {
        return Err(NotSaved::Changed);
    }
    new.persist(path).map(drop).map_err(|failed| NotSaved::Unwritable(failed.error))
}

/// A hidden file with the text, beside where it is going to be; it is removed when it is not renamed.
pub(super) fn written(folder: &Path, permissions: Option<Permissions>, text: &str) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".guidepost-").suffix(".tmp");
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file, within the bounds that the system sets for its owner.
        builder.permissions(Permissions::from_mode(0o666))
    };
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_only_over_what_it_was_read_as() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        save(&path, None, "one").unwrap();
        assert!(matches!(save(&path, None, "two"), Err(NotSaved::Exists)));
        save(&path, Some("one"), "two").unwrap();
        assert!(matches!(save(&path, Some("one"), "three"), Err(NotSaved::Changed)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert!(matches!(save(&folder.path().join("b.md"), Some(""), "x"), Err(NotSaved::Unwritable(_))));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something is left behind");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_written_anew_is_read_by_those_who_could_before() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "\u{FEFF}one").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        save(&path, Some("one"), "two").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_to_string(&path).unwrap(), "\u{FEFF}two");
    }
}
