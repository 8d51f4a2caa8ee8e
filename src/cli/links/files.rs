//! Writing the record, and new addresses into entries: each file whole or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;
use url::Url;

use crate::knowledge::{CHECKED_LINKS, CheckedLinks, Entry, EntryId, Library};
use crate::links::{Correction, Use, rewritten};

/// A new address that was written into an entry, or why it was not.
#[derive(Debug)]
pub struct Corrected {
    pub entry: EntryId,
    pub correction: Correction,
    /// In how many places; 0 when the entry was left as it is.
    pub places: usize,
}

/// Writes the record; leaves the file alone when it says the same already.
pub fn write_record(store: &Path, record: &CheckedLinks) -> anyhow::Result<()> {
    let (file, text) = (store.join(CHECKED_LINKS), record.to_yaml());
    if fs::read_to_string(&file).is_ok_and(|before| before == text) {
        return Ok(());
    }
    replace(&file, &text)
}

/// Writes the new addresses into the entries that use the old ones.
pub fn correct(
    store: &Path,
    library: &Library,
    uses: &BTreeMap<Url, Vec<Use>>,
    corrections: &[Correction],
) -> anyhow::Result<Vec<Corrected>> {
    let mut corrected = Vec::new();
    for correction in corrections {
        for entry in super::entries(uses.get(&correction.old).map_or(&[], Vec::as_slice)) {
            let places = match library.file(entry) {
                Some(file) => correct_entry(store, file, entry, correction)?,
                None => 0,
            };
            corrected.push(Corrected { entry: entry.clone(), correction: correction.clone(), places });
        }
    }
    Ok(corrected)
}

/// Takes the change back when the entry cannot be read after it as it is meant to be.
fn correct_entry(store: &Path, file: &Path, id: &EntryId, correction: &Correction) -> anyhow::Result<usize> {
    let path = store.join(file);
    let before = fs::read_to_string(&path).with_context(|| format!("`{}` cannot be read", path.display()))?;
    let (text, places) = rewritten(&before, correction);
    if places == 0 {
        return Ok(0);
    }
    replace(&path, &text)?;
    let library = Library::load(store);
    let holds = library.get(id).is_some_and(|entry| !addresses(entry).contains(&correction.old));
    if holds {
        return Ok(places);
    }
    replace(&path, &before)?;
    Ok(0)
}

fn addresses(entry: &Entry) -> BTreeSet<Url> {
    let in_summary = entry.summary.links().filter_map(|link| Url::parse(link.trim()).ok());
    entry.documents().chain(entry.landing.iter()).cloned().chain(in_summary).collect()
}

/// Puts a text in the place of a file, which keeps its permissions. Whoever reads meanwhile sees the one or the other.
fn replace(file: &Path, text: &str) -> anyhow::Result<()> {
    let write = || -> std::io::Result<()> {
        let folder = file.parent().unwrap_or(Path::new("."));
        let mut new = tempfile::NamedTempFile::new_in(folder)?;
        new.write_all(text.as_bytes())?;
        new.as_file().set_permissions(permissions(file)?)?;
        new.as_file().sync_all()?;
        new.persist(file)?;
        Ok(())
    };
    write().with_context(|| format!("`{}` cannot be written; check who may write there", file.display()))
}

/// Those of the file, or for a new one those of its folder without the right to run it.
fn permissions(file: &Path) -> std::io::Result<fs::Permissions> {
    if let Ok(metadata) = fs::metadata(file) {
        return Ok(metadata.permissions());
    }
    let folder = fs::metadata(file.parent().unwrap_or(Path::new(".")))?.permissions();
    #[cfg(unix)]
    let folder = {
        use std::os::unix::fs::PermissionsExt as _;
        fs::Permissions::from_mode(folder.mode() & 0o666)
    };
    Ok(folder)
}
