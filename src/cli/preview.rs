//! `guidepost preview`: the real bot against a stand-in for Telegram on this computer, with a page in the browser.

use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;

use anyhow::Context as _;
use secrecy::SecretString;

use super::run::{end, runtime, stop_signal};
use crate::config::{Bot, Folders, Limits, Operators, PreviewPage, Watching};
use crate::preview::Telegram;
use crate::telegram;

pub fn preview(
    folders: &Folders,
    preview: &PreviewPage,
    limits: &Limits,
    watching: &Watching,
) -> anyhow::Result<ExitCode> {
    let live = super::open_live(folders, watching)?;
    let runtime = runtime()?;
    // The people of the preview are made up anew each time, and so are their updates: their database is, too.
    let store = crate::store::Store::in_memory()?;
    let stop = stop_signal(&runtime);
    runtime.block_on(async {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, preview.port));
        let stand_in = Telegram::start(address).await.with_context(|| {
            format!(
                "GUIDEPOST_PREVIEW_PORT: port {} cannot be used; take another one, for example: --port 8089",
                preview.port
            )
        })?;
        anstream::println!("Talk to the bot at {} and end with Ctrl-C.", stand_in.page_url());
        let bot = Bot {
            token: SecretString::from(stand_in.token()),
            limits: limits.clone(),
            operators: Operators::default(),
            api_url: stand_in.api_url().parse().context("the stand-in's address")?,
        };
        telegram::run(live.feed(), &bot, store, stop).await
    })?;
    end(runtime);
    Ok(ExitCode::SUCCESS)
}
