//! `guidepost run`
use crate::config::{Bot, Folders};
use std::process::ExitCode;
pub fn run(_folders: &Folders, _bot: &Bot) -> anyhow::Result<ExitCode> {
    anyhow::bail!("under construction")
}
