//! `guidepost export`: the entries as a table.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;

use crate::config::Folders;
use crate::knowledge::Manuscript;
use crate::spreadsheet;

/// Writes the table; the exit code is 1 when a file could not be read, which is named.
pub fn export(folders: &Folders, to: Option<&Path>) -> anyhow::Result<ExitCode> {
    let root = &folders.knowledge;
    super::refuse_missing(root)?;
    let (files, problems) = Manuscript::all(root);
    let mut failed = !problems.is_empty();
    for problem in &problems {
        eprintln!("{problem}\n  help: {}", problem.fault.mend());
    }
    let mut drafts = BTreeMap::new();
    for (id, file) in &files {
        if let Some(draft) = file.draft() {
            drafts.insert(id, draft);
        } else {
            failed = true;
            let path = file.path.display();
            eprintln!(
                "{path}:1:1: error: the front matter cannot be read\n  help: `guidepost check` says how to mend it"
            );
        }
    }
    let mut table = Vec::new();
    spreadsheet::export(drafts.iter().map(|(id, draft)| (*id, draft)), &mut table)?;
    match to {
        Some(file) => {
            let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let write = || -> std::io::Result<()> {
                let mut beside = tempfile::NamedTempFile::new_in(folder)?;
                beside.write_all(&table)?;
                beside.persist(file)?;
                Ok(())
            };
            write().with_context(|| format!("`{}` cannot be written", file.display()))?;
            eprintln!("{} entries are in {}", drafts.len(), file.display());
        }
        None => std::io::stdout().write_all(&table)?,
    }
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
