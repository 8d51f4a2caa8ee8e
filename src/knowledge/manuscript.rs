//! A file of the store as it stands, to point at places in it and to write it anew.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::{Draft, ENTRIES, EntryId, Fault, Problem, draft, folder, yaml};

/// A file with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manuscript {
    /// From the store's folder on.
    pub path: PathBuf,
    pub text: String,
}

impl Manuscript {
    /// The file `root/path`; `None` when it cannot be read.
    #[must_use]
    pub fn read(root: &Path, path: &Path) -> Option<Self> {
        let text = folder::text(root, path, &mut Vec::new())?;
        Some(Self { path: path.to_owned(), text })
    }

    /// The files of the entries by their ids; what cannot be read as text is among the problems.
    #[must_use]
    pub fn all(root: &Path) -> (BTreeMap<EntryId, Self>, Vec<Problem>) {
        let (mut all, mut problems) = (BTreeMap::<EntryId, Self>::new(), Vec::new());
        for path in folder::markdown_files(root, Path::new(ENTRIES), &mut problems) {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let Some(id) = EntryId::parse(&stem) else {
                problems.push(Problem::with_file(&path, Fault::BadName { stem }));
                continue;
            };
            if let Some(other) = all.get(&id) {
                let fault = Fault::DuplicateId { id: stem, other: other.path.clone() };
                problems.push(Problem::with_file(&path, fault));
                continue;
            }
            if let Some(text) = folder::text(root, &path, &mut problems) {
                all.insert(id, Self { path, text });
            }
        }
        (all, problems)
    }

    /// What it says; `None` when that cannot be read.
    #[must_use]
    pub fn draft(&self) -> Option<Draft> {
        Draft::read(&self.text)
    }

    /// The key to whose value line `line` belongs, from 1 on; `summary` below the front matter, `None` on its first line.
    #[must_use]
    pub fn key_at(&self, line: usize) -> Option<&str> {
        let at: usize = self.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let (front_matter, body) = draft::parts(&self.text)?;
        if at >= body {
            return Some("summary");
        }
        let here = at.checked_sub(front_matter.start)?;
        yaml::blocks(&self.text[front_matter]).find(|(_, block)| block.contains(&here)).map(|(key, _)| key)
    }

    /// A problem with the file as a whole, shown at its first line.
    #[must_use]
    pub fn at_top(&self, fault: impl Into<Fault>) -> Problem {
        self.at(0..self.text.lines().next().unwrap_or_default().len(), fault)
    }

    /// A problem with what stands behind `key`: with `value`, where it is one of several.
    #[must_use]
    pub fn at_value(&self, key: &str, value: &str, fault: impl Into<Fault>) -> Problem {
        let front_matter = draft::parts(&self.text).map_or(0..self.text.len(), |(front_matter, _)| front_matter);
        let block = yaml::blocks(&self.text[front_matter.clone()]).find(|(name, _)| *name == key);
        let block = block.map_or(front_matter.clone(), |(_, block)| {
            front_matter.start + block.start..front_matter.start + block.end
        });
        self.at(yaml::place(&self.text, &block, value), fault)
    }

    /// A problem with the summary, shown at its first line.
    #[must_use]
    pub fn at_summary(&self, fault: impl Into<Fault>) -> Problem {
        let body = draft::parts(&self.text).map_or(0, |(_, body)| body);
        let start = self.text.len() - self.text[body..].trim_start().len();
        let line = self.text[start..].lines().next().unwrap_or_default();
        self.at(start..start + line.len(), fault)
    }

    /// A problem with the item of a list that has this id.
    #[must_use]
    pub fn at_item(&self, id: &str, fault: impl Into<Fault>) -> Problem {
        let start = yaml::find(&self.text, &format!("id: {id}")).next().unwrap_or(0);
        self.at(start..start + "id: ".len() + id.len(), fault)
    }

    fn at(&self, place: Range<usize>, fault: impl Into<Fault>) -> Problem {
        Problem::at(&self.path, &self.text, place.start, place.len(), fault.into())
    }
}
