//! What the bot's owner has set at @BotFather; no call of the bot changes it.

#[derive(Debug)]
pub(super) struct BotFather {
    /// In groups the bot then hears only what concerns it.
    pub privacy_mode: bool,
    pub inline_mode: bool,
    /// Whether the bot is told which inline result was chosen.
    pub inline_feedback: bool,
}

impl Default for BotFather {
    fn default() -> Self {
        Self { privacy_mode: true, inline_mode: true, inline_feedback: true }
    }
}
