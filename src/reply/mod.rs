//! Saying it: an answer as a text with buttons, within the platform's limits. Every word that the bot says is here.

mod alert_step;
mod alerts;
mod answers;
mod articles;
mod button;
mod cards;
mod choices;
mod citation;
mod company;
mod deep_link;
mod inserts;
mod reload;
mod report;
mod settings;
mod status;
mod subscriptions;
mod text;
pub mod wording;

use url::Url;

use crate::alerts::{News, Reason, Wish};
use crate::answer::{Answer, Card, FoundEntry, Page, TopicList};
use crate::knowledge::{Entry, Library, Reread};
use crate::report::Report;
use crate::search::{Choices, Question, Unaskable};

pub use alert_step::{AlertStep, Facet};
pub use alerts::AlertSource;
pub use articles::Article;
pub use button::{Action, Button, Choice, Origin, Press, Setting};
pub use citation::LONGEST_CITATION;
pub use deep_link::DeepLink;
pub use inserts::Inserts;
pub use settings::Chosen;
pub use status::{AlertProgress, Status};
pub use subscriptions::Subscribed;
pub use text::{LONGEST_MESSAGE, Style, Text, shortened, utf16_length};

/// One message: a text and rows of buttons below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    pub text: Text,
    pub buttons: Vec<Vec<Button>>,
}

impl Reply {
    /// A text without buttons.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        let mut styled = Text::new();
        styled.plain(text);
        Self { text: styled, buttons: Vec::new() }
    }

    #[must_use]
    pub fn to_answer(question: &Question, choices: Choices, answer: &Answer<'_>) -> Self {
        match answer {
            Answer::Hits { page, understanding } => answers::hits(question, choices, page, understanding),
            Answer::Nothing { topics } => answers::nothing(topics),
        }
    }

    #[must_use]
    pub fn topic(list: &TopicList<'_>) -> Self {
        answers::topic(list)
    }

    /// Among others, in a group: the first three hits, and the way on in private with the bot of this user name.
    #[must_use]
    pub fn in_company(question: &Question, answer: &Answer<'_>, username: &str) -> Self {
        company::answer(question, answer, username)
    }

    #[must_use]
    pub fn card(card: &Card<'_>, library: &Library, from: Origin) -> Self {
        cards::card(card, library, from)
    }

    /// The card with a button for each of its documents, to choose the one that is sent.
    #[must_use]
    pub fn documents(card: &Card<'_>, library: &Library, from: Origin) -> Self {
        cards::documents(card, library, from)
    }

    /// The card with the problems that a reader can tell of.
    #[must_use]
    pub fn problems(card: &Card<'_>, library: &Library, from: Origin) -> Self {
        cards::problems(card, library, from)
    }

    /// What a card that was shared says when a newer edition has taken the place of its entry; that may be gone itself.
    #[must_use]
    pub fn replaced(was: Option<&Entry>, now: &Entry) -> Self {
        articles::replaced(was, now)
    }

    /// What a card that was shared says when its entry has been taken out of the library.
    #[must_use]
    pub fn withdrawn(was: Option<&Entry>) -> Self {
        articles::withdrawn(was)
    }

    /// What a chat has chosen, or the choices at this step.
    #[must_use]
    pub fn settings(chosen: &Chosen, step: Setting, library: &Library) -> Self {
        settings::settings(chosen, step, library)
    }

    /// To a text that is no question.
    #[must_use]
    pub fn unaskable(why: Unaskable) -> Self {
        Self::plain(match why {
            Unaskable::Empty => wording::EMPTY_QUESTION,
            Unaskable::TooLong => wording::LONG_QUESTION,
        })
    }

    /// To a photo, a voice message and whatever else has no words to look for.
    #[must_use]
    pub fn not_text() -> Self {
        Self::plain(wording::NOT_TEXT)
    }

    #[must_use]
    pub fn unknown_command() -> Self {
        Self::plain(wording::UNKNOWN_COMMAND)
    }

    #[must_use]
    pub fn start() -> Self {
        Self::plain(wording::START)
    }

    #[must_use]
    pub fn help() -> Self {
        Self::plain(wording::HELP)
    }

    #[must_use]
    pub fn about(entries: usize, languages: usize) -> Self {
        Self::plain(&wording::about(entries, languages))
    }

    /// Said when the bot comes into a group or channel.
    #[must_use]
    pub fn added(username: &str) -> Self {
        Self::plain(&wording::added(username))
    }

    /// To a call without a question.
    #[must_use]
    pub fn ask_how() -> Self {
        Self::plain(wording::ASK_HOW)
    }

    /// To a link whose entry is not there any more.
    #[must_use]
    pub fn entry_gone() -> Self {
        Self::plain(wording::ENTRY_GONE)
    }

    /// What stands below a document that is sent.
    #[must_use]
    pub fn caption(entry: &Entry) -> Self {
        cards::caption(entry)
    }

    /// Instead of a document that Telegram could not get: the way to it.
    #[must_use]
    pub fn file_not_sent(entry: &Entry, url: &Url) -> Self {
        cards::file_not_sent(entry, url)
    }

    /// The message that tells a subscriber what is new.
    #[must_use]
    pub fn alert(items: &[News], library: &Library, source: AlertSource) -> Self {
        alerts::alert(items, library, source)
    }

    /// The same for eyes that may not be the subscriber's: only how much is new.
    #[must_use]
    pub fn discreet_alert(count: usize, source: AlertSource) -> Self {
        alerts::discreet(count, source)
    }

    /// The newest guidance, for those who have not asked.
    #[must_use]
    pub fn newest(page: &Page<FoundEntry<'_>>) -> Self {
        answers::newest(page)
    }

    /// All that a chat is alerted to.
    #[must_use]
    pub fn alerts(subscribed: &[Subscribed], library: &Library) -> Self {
        subscriptions::list(subscribed, library)
    }

    /// One subscription at a step of its change; `now` in unix seconds.
    #[must_use]
    pub fn subscription(one: &Subscribed, step: AlertStep, library: &Library, now: i64) -> Self {
        subscriptions::view(one, step, library, now)
    }

    /// What was erased of a chat.
    #[must_use]
    pub fn forgotten(settings: bool, subscriptions: u32, deliveries: u32) -> Self {
        Self::plain(&wording::forgotten(settings, subscriptions, deliveries))
    }

    /// What is kept, a line for each kind.
    #[must_use]
    pub fn privacy<'a>(kept: impl Iterator<Item = &'a str>) -> Self {
        let kinds: String = kept.map(|kind| format!("\n• {kind}")).collect();
        Self::plain(&format!("{}{kinds}\n\n{}", wording::PRIVACY, wording::PRIVACY_END))
    }

    /// How the bot is, for those who run it.
    #[must_use]
    pub fn status(status: &Status, library: &Library) -> Self {
        status::status(status, library)
    }

    /// What people need, for those who run the bot.
    #[must_use]
    pub fn report(report: &Report) -> Self {
        report::report(report)
    }

    /// What came of reading the knowledge store again, for those who run the bot.
    #[must_use]
    pub fn reloaded(reread: &Reread) -> Self {
        reload::reloaded(reread)
    }

    /// An apology with the code under which the log has the cause.
    #[must_use]
    pub fn apology(code: &str) -> Self {
        Self::plain(&wording::apology(code))
    }
}

/// Why somebody was alerted, in at most 200 characters.
#[must_use]
pub fn why(reasons: &[Reason<'_>], wish: &Wish, library: &Library) -> String {
    subscriptions::why(reasons, wish, library)
}

/// What inline mode offers for these entries.
#[must_use]
pub fn articles(found: &[FoundEntry<'_>], library: &Library) -> Vec<Article> {
    articles::entries(found, library)
}

/// What inline mode offers for a text with places for links: `found` has the entries for each place, best first.
#[must_use]
pub fn fillings(inserts: &Inserts, found: &[Vec<&Entry>], username: &str) -> Vec<Article> {
    articles::fillings(inserts, found, username)
}

#[cfg(test)]
mod tests;
