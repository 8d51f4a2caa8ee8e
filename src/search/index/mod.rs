//! The index on disk: a cache of the library that is built when it is needed and never trusted unseen.
//!
//! ```text
//! data/index/
//!   CURRENT                 the name of the generation that is served; replaced by renaming
//!   lock                    held while a generation is built
//!   generation-<n>/         one whole index, never changed after it is built
//!     MANIFEST.json         written last: what it was built from, and each file's size and hash
//! ```
//!
//! An index that is missing, stale, damaged or of another version is built anew beside the old one. When nothing can
//! be written, it is built in memory: people get their answers all the same.

mod build;
mod manifest;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use tantivy::directory::MmapDirectory;
use tantivy::{Index, IndexReader, ReloadPolicy};
use thiserror::Error;
use tracing::{debug, info, warn};

use super::tokens::{TOKENIZER, Terms};
use crate::knowledge::{Entry, Library};
pub use build::Meaning;
use manifest::Manifest;

const CURRENT: &str = "CURRENT";
const LOCK: &str = "lock";
const GENERATION: &str = "generation-";

/// Why there is no index.
#[derive(Debug, Error)]
pub enum IndexError {
    #[error("the search index cannot be read or built")]
    Tantivy(#[from] tantivy::TantivyError),
    #[error("the search index's folder {} cannot be used", folder.display())]
    Folder { folder: PathBuf, source: io::Error },
}

/// A reader over an index that holds exactly the entries of `library`: that of `data/index`, built first if need be.
///
/// # Errors
/// When the index can be built neither there nor in memory.
pub fn open_or_build(meaning: &Meaning<'_>, data: &Path) -> Result<IndexReader, IndexError> {
    let folder = data.join("index");
    match open_current(meaning.library, &folder) {
        Ok(reader) => return Ok(reader),
        Err(reason) => info!(%reason, "building the search index"),
    }
    match build_beside(meaning, &folder) {
        Ok(reader) => Ok(reader),
        Err(error) => {
            warn!(
                error = &error as &dyn std::error::Error,
                "the search index cannot be kept in the data folder; it is built in memory at each start"
            );
            in_memory(meaning)
        }
    }
}

/// A reader over an index in memory.
///
/// # Errors
/// When tantivy cannot build it.
pub fn in_memory(meaning: &Meaning<'_>) -> Result<IndexReader, IndexError> {
    let index = Index::create_in_ram(super::schema::schema());
    build::fill(&index, meaning, meaning.library.entries().iter())?;
    Ok(reader(&index)?)
}

/// A reader over a new index of `entries` in a folder of its own, which holds the lists that they are read with alone.
///
/// # Errors
/// When tantivy cannot build it.
pub fn build_in(
    folder: &Path,
    meaning: &Meaning<'_>,
    entries: impl Iterator<Item = Entry>,
) -> Result<IndexReader, IndexError> {
    let index = Index::create_in_dir(folder, super::schema::schema())?;
    build::fill(&index, meaning, entries)?;
    Ok(reader(&index)?)
}

fn reader(index: &Index) -> tantivy::Result<IndexReader> {
    index.tokenizers().register(TOKENIZER, Terms::default());
    index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()
}

/// Opens the generation that `CURRENT` names; says why not when it is not exactly what `library` needs.
fn open_current(library: &Library, folder: &Path) -> Result<IndexReader, String> {
    let name = fs::read_to_string(folder.join(CURRENT)).map_err(|_| "there is none yet".to_owned())?;
    let number = name.trim().strip_prefix(GENERATION).filter(|number| number.parse::<u64>().is_ok());
    let Some(number) = number else {
        return Err("the pointer to it is damaged".to_owned());
    };
    let generation = folder.join(format!("{GENERATION}{number}"));
    Manifest::read(&generation)?.check(&generation, library)?;
    let open = || {
        let index = Index::open(MmapDirectory::open(&generation)?)?;
        reader(&index)
    };
    let reader = open().map_err(|_| "it is damaged".to_owned())?;
    if reader.searcher().num_docs() == library.entries().len() as u64 {
        Ok(reader)
    } else {
        Err("it does not hold every entry".to_owned())
    }
}

fn build_beside(meaning: &Meaning<'_>, folder: &Path) -> Result<IndexReader, IndexError> {
    let library = meaning.library;
    let in_folder = |source| IndexError::Folder { folder: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(in_folder)?;
    let lock = File::create(folder.join(LOCK)).map_err(in_folder)?;
    lock.lock().map_err(in_folder)?;
    // Another process may have built it while this one waited.
    if let Ok(reader) = open_current(library, folder) {
        return Ok(reader);
    }
    let current = fs::read_to_string(folder.join(CURRENT)).unwrap_or_default();
    remove_generations(folder, |name| name == current.trim());
    let name = next_generation(folder).map_err(in_folder)?;
    let generation = folder.join(&name);
    fs::create_dir(&generation).map_err(in_folder)?;
    let index = Index::create_in_dir(&generation, super::schema::schema())?;
    build::fill(&index, meaning, library.entries().iter())?;
    Manifest::of(&generation, library)
        .and_then(|manifest| manifest.write(&generation))
        .and_then(|()| point_to(folder, &name))
        .map_err(in_folder)?;
    remove_generations(folder, |kept| kept == name || kept == current.trim());
    Ok(reader(&index)?)
}

fn point_to(folder: &Path, name: &str) -> io::Result<()> {
    let new = folder.join("CURRENT.new");
    fs::write(&new, name)?;
    File::open(&new)?.sync_all()?;
    fs::rename(&new, folder.join(CURRENT))?;
    File::open(folder)?.sync_all()
}

fn generations(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for child in fs::read_dir(folder)? {
        let name = child?.file_name().to_string_lossy().into_owned();
        if name.starts_with(GENERATION) {
            names.push(name);
        }
    }
    Ok(names)
}

fn next_generation(folder: &Path) -> io::Result<String> {
    let number = |name: &String| name[GENERATION.len()..].parse::<u64>().ok();
    let last = generations(folder)?.iter().filter_map(number).max().unwrap_or(0);
    Ok(format!("{GENERATION}{}", last + 1))
}

/// Only called under the lock: what is not kept was left behind by a build that was cut off, or is outdated.
///
/// One that somebody still reads may be among them. On Unix its files are there until they are closed; where they
/// cannot be removed before, a later build removes them.
fn remove_generations(folder: &Path, keep: impl Fn(&str) -> bool) {
    for name in generations(folder).unwrap_or_default().iter().filter(|name| !keep(name)) {
        if let Err(error) = fs::remove_dir_all(folder.join(name)) {
            debug!(%error, name, "an outdated search index stays for now");
        }
    }
}

#[cfg(test)]
mod tests;
