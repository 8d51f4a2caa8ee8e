//! The files of entries, for programs that write the store.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{ENTRIES, EntryId, folder, save};

/// Where a new entry's file belongs, from the store's folder on.
#[must_use]
pub fn entry_path(id: &EntryId) -> PathBuf {
    Path::new(ENTRIES).join(format!("{id}.md"))
}

/// The files in a folder of the store, such as `entries`, each with the id that its name is; in the order of their paths.
#[must_use]
pub fn entry_files(root: &Path, within: &str) -> Vec<(EntryId, PathBuf)> {
    let within = Path::new(within);
    if !root.join(within).is_dir() {
        return Vec::new();
    }
    let files = folder::markdown_files(root, within, &mut Vec::new()).into_iter();
    files.filter_map(|path| Some((EntryId::parse(path.file_stem()?.to_str()?)?, path))).collect()
}

/// The text of a file of the store; `None` when it is not there or cannot be read.
#[must_use]
pub fn text(root: &Path, path: &Path) -> Option<String> {
    folder::text(root, path, &mut Vec::new())
}

/// Writes a file of the store, whole or not at all; its folder is made when it is missing. Of a crash of the system
/// right after, it is not proof: an import is made again then.
///
/// # Errors
/// When it cannot be written. The former file is as it was then.
pub fn write(root: &Path, path: &Path, text: &str) -> io::Result<()> {
    let whole = root.join(path);
    let folder = whole.parent().unwrap_or(root);
    fs::create_dir_all(folder)?;
    let permissions = fs::metadata(&whole).ok().map(|former| former.permissions());
    save::written(folder, permissions, text)?.persist(&whole)?;
    Ok(())
}
