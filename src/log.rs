//! Logging: our own events only, with whatever looks like a token taken out.
//!
//! Libraries log what they send and receive at their lower levels, which is what people write. So their events are
//! dropped, at every level; what matters of theirs comes back to us as an error.

use std::io::{self, Write};
use std::panic::PanicHookInfo;

use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// The name that every event of ours carries.
const OURS: &str = env!("CARGO_CRATE_NAME");

/// Sends our events of this level and above to standard error; reports panics without their words.
pub fn start(level: Level) {
    let events = tracing_subscriber::fmt::layer().with_writer(Redacted(io::stderr)).with_target(false).with_ansi(false);
    // Fails only when a test in the same process has started logging before.
    let _ = tracing_subscriber::registry().with(ours(level)).with(events).try_init();
    std::panic::set_hook(Box::new(report_panic));
}

/// Lets through what is ours. All else is dropped at every level: names are listed that may speak, and none that may not.
fn ours(level: Level) -> Targets {
    Targets::new().with_target(OURS, level)
}

/// A panic's message may quote what a person wrote (a slice of it, for one), so only its place is logged.
fn report_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
    tracing::error!(%place, "panicked");
}

/// Takes tokens out of every line.
struct Redacted<W>(fn() -> W);

impl<'a, W: Write + 'a> MakeWriter<'a> for Redacted<W> {
    type Writer = RedactedWriter<W>;

    fn make_writer(&'a self) -> Self::Writer {
        RedactedWriter((self.0)())
    }
}

struct RedactedWriter<W: Write>(W);

impl<W: Write> Write for RedactedWriter<W> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.write_all(redacted(&String::from_utf8_lossy(line)).as_bytes())?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The text without what has the shape of a bot's token: six or more digits, a colon, thirty or more signs.
#[must_use]
pub fn redacted(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(colon) = rest.find(':') {
        let digits = rest[..colon].bytes().rev().take_while(u8::is_ascii_digit).count();
        let secret = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let signs = rest[colon + 1..].bytes().take_while(secret).count();
        let (end, is_token) = (colon + 1 + signs, digits >= 6 && signs >= 30);
        kept.push_str(&rest[..if is_token { colon - digits } else { colon + 1 }]);
        kept.push_str(if is_token { "[token]" } else { "" });
        rest = &rest[if is_token { end } else { colon + 1 }..];
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_library_is_heard_at_any_level() {
        let filter = ours(Level::TRACE);
        assert!(filter.would_enable("guidepost::telegram::send", &Level::TRACE));
        for library in ["teloxide", "teloxide_core::net", "reqwest::connect", "hyper_util::client", "rustls", "h2", ""]
        {
            for level in [Level::ERROR, Level::WARN, Level::INFO, Level::DEBUG, Level::TRACE] {
                assert!(!filter.would_enable(library, &level), "{library} at {level}");
            }
        }
    }

    #[test]
    fn tokens_are_taken_out() {
        let token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
        let line = format!("12:30:05 https://api.telegram.org/bot{token}/getMe failed: {token}");
        assert_eq!(redacted(&line), "12:30:05 https://api.telegram.org/bot[token]/getMe failed: [token]");
        assert_eq!(redacted("a: b 123456:short é:"), "a: b 123456:short é:");
    }
}
