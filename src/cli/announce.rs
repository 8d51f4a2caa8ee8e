//! `guidepost announce --dry-run`: what the bot would announce if it looked at the library now, and to how many. Nothing
//! is written, and nobody is named.

use std::io::Write;
use std::process::ExitCode;

use jiff::Timestamp;

use crate::alerts::{News, What};
use crate::announcing;
use crate::app::App;
use crate::config::{Database, Folders};
use crate::knowledge::{Language, Library};
use crate::store::Concerned;

pub fn announce(folders: &Folders, database: &Database, dry_run: bool) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(
        dry_run,
        "the bot announces by itself while it runs; see what it would announce with: guidepost announce --dry-run"
    );
    let runtime = super::run::runtime()?;
    let store = super::open_store_to_read(folders, database)?;
    super::refuse_missing(&folders.knowledge)?;
    // Its index is in memory: the one in the data folder is for the bot to write.
    let app = App::with(Library::load(&folders.knowledge))?;
    let now = Timestamp::now().as_second();
    let (known, rehearsed) = runtime.block_on(async {
        let known = !store.known_entries().await?.is_empty();
        anyhow::Ok((known, announcing::rehearse(app.searcher(), &store, now).await?))
    })?;
    let mut out = anstream::stdout();
    if !known {
        writeln!(out, "The bot would announce nothing: at its first look it takes all that is there as known.")?;
    } else if rehearsed.is_empty() {
        writeln!(out, "The bot would announce nothing: it knows all that is there.")?;
    }
    for (news, concerned) in &rehearsed {
        write_item(&mut out, news, concerned, app.library())?;
    }
    Ok(ExitCode::SUCCESS)
}

fn write_item(out: &mut impl Write, news: &News, concerned: &[Concerned], library: &Library) -> anyhow::Result<()> {
    let title = library.get(&news.entry).map_or("", |entry| &entry.title);
    writeln!(out, "{}: {title}", news.entry)?;
    writeln!(out, "  {}", said(&news.what))?;
    let digests = concerned.iter().filter(|one| one.digest).count();
    let due = || concerned.iter().map(|one| one.due);
    let (Some(first), Some(last)) = (due().min(), due().max()) else {
        return Ok(writeln!(out, "  concerns no subscription")?);
    };
    let count = concerned.len();
    writeln!(
        out,
        "  concerns {count} {}: {} at once, {digests} in digests; due {}",
        if count == 1 { "subscription" } else { "subscriptions" },
        count - digests,
        if first == last { time(first)? } else { format!("from {} to {}", time(first)?, time(last)?) },
    )?;
    Ok(())
}

fn said(what: &What) -> String {
    match what {
        What::Entry => "a new entry".to_owned(),
        What::Edition { replaces } => format!("a new edition of {replaces}"),
        What::Version { languages } => {
            let tags: Vec<&str> = languages.iter().map(Language::tag).collect();
            format!("new in: {}", tags.join(", "))
        }
    }
}

/// To the minute.
fn time(seconds: i64) -> anyhow::Result<String> {
    Ok(Timestamp::from_second(seconds)?.strftime("%Y-%m-%d %H:%M UTC").to_string())
}
