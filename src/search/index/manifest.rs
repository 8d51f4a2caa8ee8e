//! What a generation of the index was built from, and the size and hash of each of its files.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::knowledge::Library;
use crate::search::schema;

const MANIFEST: &str = "MANIFEST.json";

#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    schema_version: u32,
    library: String,
    entries: usize,
    files: BTreeMap<String, FileMark>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct FileMark {
    bytes: u64,
    sha256: String,
}

impl Manifest {
    /// Describes the files that stand in `generation` now.
    pub fn of(generation: &Path, library: &Library) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        for child in fs::read_dir(generation)? {
            let child = child?;
            let name = child.file_name().to_string_lossy().into_owned();
            if !is_lock(&name) {
                File::open(child.path())?.sync_all()?;
                files.insert(name, FileMark::of(&child.path())?);
            }
        }
        Ok(Self {
            schema_version: schema::VERSION,
            library: library.digest().to_string(),
            entries: library.entries().len(),
            files,
        })
    }

    pub fn write(&self, generation: &Path) -> io::Result<()> {
        let path = generation.join(MANIFEST);
        fs::write(&path, serde_json::to_vec_pretty(self)?)?;
        File::open(&path)?.sync_all()?;
        File::open(generation)?.sync_all()
    }

    pub fn read(generation: &Path) -> Result<Self, String> {
        let text = fs::read(generation.join(MANIFEST)).map_err(|_| "its manifest is missing".to_owned())?;
        serde_json::from_slice(&text).map_err(|_| "its manifest is damaged".to_owned())
    }

    /// Whether the files in `generation` are those that were built, from exactly this library.
    pub fn check(&self, generation: &Path, library: &Library) -> Result<(), String> {
        if self.schema_version != schema::VERSION {
            return Err("it was built by another version of the program".to_owned());
        }
        if self.library != library.digest().as_str() || self.entries != library.entries().len() {
            return Err("the knowledge store has changed".to_owned());
        }
        for (name, mark) in &self.files {
            let found = FileMark::of(&generation.join(name)).map_err(|_| format!("its file {name} is missing"))?;
            if found != *mark {
                return Err(format!("its file {name} is damaged"));
            }
        }
        Ok(())
    }
}

impl FileMark {
    fn of(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let mut hash = Sha256::new();
        let bytes = io::copy(&mut file, &mut HashWriter(&mut hash))?;
        Ok(Self { bytes, sha256: HEXLOWER.encode(&hash.finalize()) })
    }
}

struct HashWriter<'a>(&'a mut Sha256);

impl io::Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Tantivy leaves its lock files behind; they hold nothing.
fn is_lock(name: &str) -> bool {
    matches!(Path::new(name).extension(), Some(extension) if extension == "lock")
}
