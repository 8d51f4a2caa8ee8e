//! `guidepost preview`
use crate::config::{Folders, Limits, Preview};
use std::process::ExitCode;
pub fn preview(_folders: &Folders, _preview: &Preview, _limits: &Limits) -> anyhow::Result<ExitCode> {
    anyhow::bail!("under construction")
}
