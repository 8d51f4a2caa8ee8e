//! `guidepost import csv`: what a table says, written into the files of the entries.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;

use crate::config::Folders;
use crate::knowledge::save;
use crate::spreadsheet::{Change, Plan, Refusal, Table, What};

/// Writes what has changed; the exit code is 1 when a row or a file was not written.
pub fn import(folders: &Folders, file: &Path, dry_run: bool) -> anyhow::Result<ExitCode> {
    let root = &folders.knowledge;
    super::refuse_missing(root)?;
    let name = file.display();
    let bytes = fs::read(file).with_context(|| format!("`{name}` cannot be read"))?;
    let table = Table::read(&bytes).with_context(|| format!("`{name}`"))?;
    let plan = Plan::of(&table, root);
    let mut out = anstream::stdout();
    for refusal in &plan.refused {
        writeln!(out, "{name}: {}", told(refusal))?;
    }
    let (mut new, mut changed, mut failed) = (0, 0, plan.refused.len());
    for Change { id, path, what, former, text, .. } in &plan.changes {
        if !dry_run && let Err(error) = save(&root.join(path), former.as_deref(), text) {
            failed += 1;
            writeln!(out, "{}: {:#}", path.display(), anyhow::Error::from(error))?;
            continue;
        }
        match what {
            What::New => {
                new += 1;
                writeln!(out, "{id}: new")?;
            }
            What::Keys(keys) => {
                changed += 1;
                writeln!(out, "{id}: changed: {}", keys.join(", "))?;
            }
        }
    }
    let mistakes = if failed == 1 { "1 mistake" } else { &format!("{failed} mistakes") };
    let written = if dry_run { "; nothing was written, because of --dry-run" } else { "" };
    writeln!(out, "{new} new, {changed} changed, {} unchanged; {mistakes}{written}", plan.unchanged)?;
    Ok(if failed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn told(Refusal { row, column, text, message, help }: &Refusal) -> String {
    let column = column.as_ref().map(|column| format!(", column {column}")).unwrap_or_default();
    let visible = |text: &str| text.replace(|sign: char| sign.is_control(), " ");
    let line = if text.trim().is_empty() { String::new() } else { format!("\n  {}", visible(text.trim())) };
    format!("row {row}{column}: {}; the row is not written{line}\n  help: {help}", visible(message))
}
