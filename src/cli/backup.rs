//! `guidepost backup` and `guidepost restore`: a copy of the database, and the way back.

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use crate::config::{Database, Folders};
use crate::store;

pub fn backup(folders: &Folders, file: &Path, force: bool) -> anyhow::Result<ExitCode> {
    store::backup(&folders.data, file, force)?;
    writeln!(
        anstream::stdout(),
        "The database is in {}. The key is not: keep a copy of it elsewhere.",
        file.display()
    )?;
    Ok(ExitCode::SUCCESS)
}

pub fn restore(folders: &Folders, database: &Database, file: &Path) -> anyhow::Result<ExitCode> {
    super::refuse_network(folders, database)?;
    let replaced = store::restore(&folders.data, &database.key, file)?;
    let mut out = anstream::stdout();
    writeln!(out, "The database is that of {} again.", file.display())?;
    if let Some(replaced) = replaced {
        writeln!(out, "The one before is in {}; delete it when all is well.", replaced.display())?;
    }
    Ok(ExitCode::SUCCESS)
}
