//! `guidepost eval`: how good the search is, on questions with judged entries.
use std::path::Path;
use std::process::ExitCode;

use crate::config::Folders;

pub fn eval(_folders: &Folders, _file: &Path, _run: Option<&Path>) -> anyhow::Result<ExitCode> {
    anyhow::bail!("under construction")
}
