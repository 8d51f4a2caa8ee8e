//! How the store's files look from outside: whether it is worth reading them again.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::knowledge::ENTRIES;

/// Every file that may matter, and how it looks. Equal snapshots are equal stores, as far as can be told unread.
#[derive(Debug, PartialEq, Eq)]
pub struct Snapshot(BTreeMap<PathBuf, Look>);

#[derive(Debug, PartialEq, Eq)]
enum Look {
    /// Another one of the same name is another folder.
    Folder {
        number: u64,
    },
    /// A rename or a change of rights leaves `modified` as it is.
    Other {
        bytes: u64,
        modified: Option<SystemTime>,
        changed: (i64, i64),
    },
    Unreadable(io::ErrorKind),
}

impl Snapshot {
    /// Looks at the lists and at all under the entries' folder, hidden files aside.
    pub fn of(store: &Path) -> Self {
        let mut looks = BTreeMap::new();
        let entries = store.join(ENTRIES);
        // Both may be links to the folder that is meant.
        for folder in [store, &entries] {
            looks.insert(folder.to_owned(), fs::metadata(folder).map_or_else(unreadable, |metadata| look(&metadata)));
        }
        let list = |path: &Path| path.extension().is_some_and(|extension| extension == "yaml");
        for (path, look) in children(store) {
            if list(&path) || path == store {
                looks.insert(path, look);
            }
        }
        let mut open = vec![entries];
        while let Some(folder) = open.pop() {
            for (path, look) in children(&folder) {
                if matches!(look, Look::Folder { .. }) {
                    open.push(path.clone());
                }
                looks.insert(path, look);
            }
        }
        Self(looks)
    }
}

/// What is in a folder; the folder itself when that cannot be told.
fn children(folder: &Path) -> Vec<(PathBuf, Look)> {
    let children = match fs::read_dir(folder) {
        Ok(children) => children,
        Err(error) => return vec![(folder.to_owned(), unreadable(error))],
    };
    let visible = |path: &PathBuf| path.file_name().is_some_and(|name| !name.as_encoded_bytes().starts_with(b"."));
    let paths = children.filter_map(|child| Some(child.ok()?.path())).filter(visible);
    paths
        .map(|path| {
            let look = fs::symlink_metadata(&path).map_or_else(unreadable, |metadata| look(&metadata));
            (path, look)
        })
        .collect()
}

fn look(metadata: &Metadata) -> Look {
    let (number, changed) = beyond_the_standard(metadata);
    if metadata.is_dir() {
        Look::Folder { number }
    } else {
        Look::Other { bytes: metadata.len(), modified: metadata.modified().ok(), changed }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in the place of a closure that takes an error")]
fn unreadable(error: io::Error) -> Look {
    Look::Unreadable(error.kind())
}

/// The number of the file, and when its name, rights or content last changed.
#[cfg(unix)]
fn beyond_the_standard(metadata: &Metadata) -> (u64, (i64, i64)) {
    use std::os::unix::fs::MetadataExt;
    (metadata.ino(), (metadata.ctime(), metadata.ctime_nsec()))
}

#[cfg(not(unix))]
fn beyond_the_standard(_: &Metadata) -> (u64, (i64, i64)) {
    (0, (0, 0))
}
