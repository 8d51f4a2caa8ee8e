//! What curators and operators type: one file a command.

mod alerts;
mod announce;
mod ask;
mod backup;
mod check;
mod eval;
mod export;
mod import;
mod import_csv;
mod links;
mod new;
mod preview;
mod report;
mod run;
mod sync;
mod wrong_setting;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Parser, Subcommand};

use crate::app::{App, Live};
use crate::config::{Bot, Database, Folders, Limits, Logging, PreviewPage, Reaching, Syncing, Watching};
use crate::log::redacted;
use crate::store::Store;

/// Finds guidance against human trafficking, in Telegram and on a terminal.
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    folders: Folders,
    #[command(flatten)]
    logging: Logging,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the bot on Telegram until it is told to stop (Ctrl-C or SIGTERM).
    Run {
        #[command(flatten)]
        bot: Bot,
        #[command(flatten)]
        watching: Watching,
        #[command(flatten)]
        database: Database,
        #[command(flatten)]
        syncing: Syncing,
        #[command(flatten)]
        reaching: Reaching,
    },
    /// Talk to the bot in the browser: no token, no account, no network.
    Preview {
        #[command(flatten)]
        preview: PreviewPage,
        #[command(flatten)]
        limits: Limits,
        #[command(flatten)]
        watching: Watching,
    },
    /// Answer a question here.
    Ask {
        /// Print one JSON object instead of text.
        #[arg(long)]
        json: bool,
        /// The question.
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Report every mistake in the knowledge store, with its place and how to mend it.
    Check(check::Check),
    /// Look at every link of the knowledge store, write down what it leads to, and correct what has moved.
    Links(links::Links),
    /// Make a new entry: asks for what it needs, one thing after another.
    New,
    /// Write the entries as a table (CSV) for a spreadsheet.
    Export {
        /// The file to write; without one the table is printed.
        file: Option<PathBuf>,
    },
    /// Take content over into the knowledge store.
    Import {
        #[command(subcommand)]
        command: ImportCommand,
    },
    /// Measure the search on questions with judged entries, or rank the documents of a foreign collection.
    Eval(eval::Eval),
    /// Bring in what is new on the site of the resource centre. The running bot does so by itself when a site is set.
    Sync {
        #[command(flatten)]
        syncing: Syncing,
        #[command(flatten)]
        reaching: Reaching,
        /// Work everything out and say it, and write nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Show what the bot would announce if it looked at the library now, and to how many; while it runs or not.
    Announce {
        /// Needed: the bot announces by itself, and this only shows.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        database: Database,
    },
    /// Show the alerts, while the bot runs or not.
    Alerts {
        #[command(subcommand)]
        command: AlertsCommand,
    },
    /// Show what people need: entries by use, what readers say of them, and what was asked for in vain.
    Report {
        #[command(flatten)]
        report: report::Options,
        #[command(flatten)]
        database: Database,
    },
    /// Write a copy of the database to a file, while the bot runs or not. The key is not in it.
    Backup {
        /// The file; its folder has to be there.
        file: PathBuf,
        /// Replace the file when there is one.
        #[arg(long)]
        force: bool,
    },
    /// Put a backup in the place of the database, which is kept beside it. The bot must not run.
    Restore {
        /// The file that `backup` has written.
        file: PathBuf,
        #[command(flatten)]
        database: Database,
    },
}

#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// A WordPress site becomes entries: from an export file, or live. Run again, it takes over what changed there.
    Wordpress(import::Wordpress),
    /// Write the changes of a table, as `export` has written it, into the files of the entries.
    Csv {
        /// The table.
        file: PathBuf,
        /// Only show what would be written.
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum AlertsCommand {
    /// How far each alert is, the newest first, and how many subscribers there are.
    Status {
        /// Print one JSON object instead of a table.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        database: Database,
    },
}

impl Cli {
    /// Reads the command line; ends the program when it asks for help or is wrong.
    #[must_use]
    pub fn read() -> Self {
        Self::try_parse().unwrap_or_else(|error| match wrong_setting::told(&error) {
            Some(told) => {
                eprintln!("error: {}", redacted(&told));
                std::process::exit(2);
            }
            None if error.use_stderr() => {
                // The line that was typed may hold the token in the wrong place.
                anstream::eprint!("{}", redacted(&error.render().ansi().to_string()));
                std::process::exit(error.exit_code());
            }
            None => error.exit(),
        })
    }

    /// Runs the command. The exit code is 0 when it did what was asked, 1 when it found fault, 2 when it could not run.
    #[must_use]
    pub fn run(self) -> ExitCode {
        crate::log::start(self.logging.log);
        let folders = &self.folders;
        let done = match self.command {
            Command::Run { bot, watching, database, syncing, reaching } => {
                run::run(folders, &bot, &watching, &database, (syncing, reaching))
            }
            Command::Sync { syncing, reaching, dry_run } => sync::sync(folders, &syncing, &reaching, dry_run),
            Command::Preview { preview, limits, watching } => preview::preview(folders, &preview, &limits, &watching),
            Command::Ask { json, words } => ask::ask(folders, &words.join(" "), json),
            Command::Links(links) => links::links(folders, &links),
            Command::Check(options) => check::check(folders, &options),
            Command::New => new::new(folders),
            Command::Export { file } => export::export(folders, file.as_deref()),
            Command::Import { command: ImportCommand::Wordpress(wordpress) } => import::wordpress(folders, &wordpress),
            Command::Import { command: ImportCommand::Csv { file, dry_run } } => {
                import_csv::import(folders, &file, dry_run)
            }
            Command::Eval(eval) => eval::eval(folders, &eval),
            Command::Announce { dry_run, database } => announce::announce(folders, &database, dry_run),
            Command::Alerts { command: AlertsCommand::Status { json, database } } => {
                alerts::status(folders, &database, json)
            }
            Command::Report { report, database } => report::report(folders, &database, &report),
            Command::Backup { file, force } => backup::backup(folders, &file, force),
            Command::Restore { file, database } => backup::restore(folders, &database, &file),
        };
        done.unwrap_or_else(|error| {
            if is_broken_pipe(&error) {
                // Whoever reads has seen enough, as with `| head`.
                return ExitCode::SUCCESS;
            }
            eprintln!("error: {}", redacted(&format!("{error:#}")));
            ExitCode::from(2)
        })
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().find_map(|cause| cause.downcast_ref::<std::io::Error>());
    io.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

/// Fails when the data folder is on a network and that is not allowed.
fn refuse_network(folders: &Folders, database: &Database) -> anyhow::Result<()> {
    if !database.network_folder {
        crate::store::refuse_network(&folders.data)?;
    }
    Ok(())
}

/// The database of a bot that may be running, to look at it.
fn open_store_to_read(folders: &Folders, database: &Database) -> anyhow::Result<Store> {
    refuse_network(folders, database)?;
    Ok(Store::open_to_read(&folders.data, &database.key)?)
}

/// The app over the store, or why there is none.
fn open_app(folders: &Folders) -> anyhow::Result<App> {
    refuse_missing(&folders.knowledge)?;
    App::open(&folders.knowledge, &folders.data).context(NOT_OPENED)
}

/// The app over the store, following its changes, or why there is none.
fn open_live(folders: &Folders, watching: &Watching) -> anyhow::Result<Live> {
    refuse_missing(&folders.knowledge)?;
    Live::open(&folders.knowledge, &folders.data, watching.every()).context(NOT_OPENED)
}

const NOT_OPENED: &str = "the library cannot be opened";

fn refuse_missing(knowledge: &Path) -> anyhow::Result<()> {
    if !knowledge.is_dir() {
        anyhow::bail!(
            "GUIDEPOST_KNOWLEDGE: there is no folder `{}`; name the folder of the knowledge store, for example: --knowledge knowledge",
            knowledge.display()
        );
    }
    Ok(())
}
