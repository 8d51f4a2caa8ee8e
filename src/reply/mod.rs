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
mod lite;
mod reload;
mod report;
mod safety;
mod saved;
mod settings;
mod status;
mod subscriptions;
mod text;
mod topics;
pub mod wording;

use url::Url;

use crate::alerts::{News, Reason, Wish};
use crate::answer::{Answer, Asked, Card, FoundEntry, Page, TopicList};
use crate::guard::Kind;
use crate::knowledge::{Entry, Library, Reread, Term};
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
pub use wording::Locale;

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
    pub fn to_answer(say: Locale, question: &Question, choices: Choices, answer: &Answer<'_>) -> Self {
        match answer {
            Answer::Hits { page, understanding } => answers::hits(say, question, choices, page, understanding),
            Answer::Nothing { topics, .. } => answers::nothing(say, topics),
        }
    }

    #[must_use]
    pub fn topic(say: Locale, list: &TopicList<'_>, browsing: bool) -> Self {
        answers::topic(say, list, browsing)
    }

    /// All topics, each with the number of its entries.
    #[must_use]
    pub fn topics(say: Locale, topics: &[(&Term, usize)], page: usize) -> Self {
        topics::all(say, topics, page)
    }

    /// What a chat has saved.
    #[must_use]
    pub fn saved(say: Locale, page: &Page<FoundEntry<'_>>) -> Self {
        saved::saved(say, page)
    }

    /// The list as a short answer for a bad line.
    #[must_use]
    pub fn short_list(self, say: Locale, page: &Page<FoundEntry<'_>>, library: &Library) -> Self {
        lite::list(say, self, Text::new(), page, library)
    }

    /// The answer as a short one, with what a person should know of how the question was read.
    #[must_use]
    pub fn short_answer(self, say: Locale, question: &Question, answer: &Answer<'_>, library: &Library) -> Self {
        let Answer::Hits { page, understanding } = answer else { return self.cut_for_a_bad_line() };
        let mut notes = Text::new();
        answers::notes(say, &mut notes, question, understanding);
        lite::list(say, self, notes, page, library)
    }

    /// The reply cut to what a short answer may take.
    #[must_use]
    pub fn cut_for_a_bad_line(self) -> Self {
        lite::cut(self)
    }

    /// What was found for what somebody asked, below what they need first. `None` when nothing could be searched.
    #[must_use]
    pub fn careful(say: Locale, asked: &Asked, lines: &[&Entry], found: Option<Self>) -> Self {
        safety::careful(say, asked, lines, found)
    }

    /// The reply below a warning that data of a case was left out. `None` when nothing was left to search.
    #[must_use]
    pub fn warned(say: Locale, left_out: &[Kind], reply: Option<Self>) -> Self {
        safety::warned(say, left_out, reply)
    }

    /// The reply below the help lines for somebody in danger.
    #[must_use]
    pub fn with_help(self, say: Locale, lines: &[&Entry]) -> Self {
        safety::with_help(say, lines, self)
    }

    /// The rows of buttons in the order in which the language is read: Telegram shows each from left to right.
    #[must_use]
    pub fn in_reading_order(mut self, say: Locale) -> Self {
        if say.is_right_to_left() {
            self.buttons.iter_mut().for_each(|row| row.reverse());
        }
        self
    }

    /// Among others, in a group: the first three hits, and the way on in private with the bot of this user name.
    #[must_use]
    pub fn in_company(say: Locale, question: &Question, answer: &Answer<'_>, username: &str) -> Self {
        company::answer(say, question, answer, username)
    }

    #[must_use]
    pub fn card(say: Locale, card: &Card<'_>, library: &Library, from: Origin, is_saved: bool) -> Self {
        cards::card(say, card, library, from, is_saved)
    }

    /// The card with a button for each of its documents, to choose the one that is sent.
    #[must_use]
    pub fn documents(say: Locale, card: &Card<'_>, library: &Library, from: Origin) -> Self {
        cards::documents(say, card, library, from)
    }

    /// The card with the problems that a reader can tell of.
    #[must_use]
    pub fn problems(say: Locale, card: &Card<'_>, library: &Library, from: Origin) -> Self {
        cards::problems(say, card, library, from)
    }

    /// What a card that was shared says when a newer edition has taken the place of its entry; that may be gone itself.
    #[must_use]
    pub fn replaced(say: Locale, was: Option<&Entry>, now: &Entry) -> Self {
        articles::replaced(say, was, now)
    }

    /// What a card that was shared says when its entry has been taken out of the library.
    #[must_use]
    pub fn withdrawn(say: Locale, was: Option<&Entry>) -> Self {
        articles::withdrawn(say, was)
    }

    /// What a chat has chosen, or the choices at this step.
    #[must_use]
    pub fn settings(say: Locale, chosen: &Chosen, step: Setting, library: &Library) -> Self {
        settings::settings(say, chosen, step, library)
    }

    /// To a text that is no question.
    #[must_use]
    pub fn unaskable(say: Locale, why: Unaskable) -> Self {
        Self::plain(match why {
            Unaskable::Empty => say.empty_question(),
            Unaskable::TooLong => say.long_question(),
        })
    }

    /// To a photo, a voice message and whatever else has no words to look for.
    #[must_use]
    pub fn not_text(say: Locale) -> Self {
        Self::plain(say.not_text())
    }

    #[must_use]
    pub fn unknown_command(say: Locale) -> Self {
        Self::plain(say.unknown_command())
    }

    #[must_use]
    pub fn start(say: Locale) -> Self {
        Self::plain(say.start())
    }

    #[must_use]
    pub fn help(say: Locale) -> Self {
        Self::plain(say.help())
    }

    #[must_use]
    pub fn about(say: Locale, entries: usize, languages: usize) -> Self {
        Self::plain(&say.about(entries, languages))
    }

    /// Said when the bot comes into a group or channel.
    #[must_use]
    pub fn added(say: Locale, username: &str) -> Self {
        Self::plain(&say.added(&format!("@{username}")))
    }

    /// To a call without a question.
    #[must_use]
    pub fn ask_how(say: Locale) -> Self {
        Self::plain(say.ask_how())
    }

    /// To a link whose entry is not there any more.
    #[must_use]
    pub fn entry_gone(say: Locale) -> Self {
        Self::plain(say.entry_gone())
    }

    /// What stands below a document that is sent.
    #[must_use]
    pub fn caption(say: Locale, entry: &Entry) -> Self {
        cards::caption(say, entry)
    }

    /// Instead of a document that Telegram could not get: the way to it.
    #[must_use]
    pub fn file_not_sent(say: Locale, entry: &Entry, url: &Url) -> Self {
        cards::file_not_sent(say, entry, url)
    }

    /// The message that tells a subscriber what is new.
    #[must_use]
    pub fn alert(say: Locale, items: &[News], library: &Library, source: AlertSource) -> Self {
        alerts::alert(say, items, library, source)
    }

    /// The same for eyes that may not be the subscriber's: only how much is new.
    #[must_use]
    pub fn discreet_alert(say: Locale, count: usize, source: AlertSource) -> Self {
        alerts::discreet(say, count, source)
    }

    /// The newest guidance, for those who have not asked.
    #[must_use]
    pub fn newest(say: Locale, page: &Page<FoundEntry<'_>>) -> Self {
        answers::newest(say, page)
    }

    /// All that a chat is alerted to.
    #[must_use]
    pub fn alerts(say: Locale, subscribed: &[Subscribed], library: &Library) -> Self {
        subscriptions::list(say, subscribed, library)
    }

    /// One subscription at a step of its change; `now` in unix seconds.
    #[must_use]
    pub fn subscription(say: Locale, one: &Subscribed, step: AlertStep, library: &Library, now: i64) -> Self {
        subscriptions::view(say, one, step, library, now)
    }

    /// What was erased of a chat.
    #[must_use]
    pub fn forgotten(say: Locale, settings: bool, saved: u32, subscriptions: u32, deliveries: u32) -> Self {
        Self::plain(&say.forgotten_of(settings, saved, subscriptions, deliveries))
    }

    /// What is kept, a line for each table of the store.
    #[must_use]
    pub fn privacy(say: Locale, tables: &[&str]) -> Self {
        let kinds: String = tables.iter().map(|table| format!("\n• {}", say.kept(table))).collect();
        Self::plain(&format!("{}{kinds}\n\n{}", say.privacy(), say.privacy_end()))
    }

    /// How the bot is, for those who run it.
    #[must_use]
    pub fn status(say: Locale, status: &Status, library: &Library) -> Self {
        status::status(say, status, library)
    }

    /// What people need, for those who run the bot.
    #[must_use]
    pub fn report(say: Locale, report: &Report) -> Self {
        report::report(say, report)
    }

    /// What came of reading the knowledge store again, for those who run the bot.
    #[must_use]
    pub fn reloaded(say: Locale, reread: &Reread) -> Self {
        reload::reloaded(say, reread)
    }

    /// An apology with the code under which the log has the cause.
    #[must_use]
    pub fn apology(say: Locale, code: &str) -> Self {
        Self::plain(&say.apology(code))
    }
}

/// Why somebody was alerted, in at most 200 characters.
#[must_use]
pub fn why(say: Locale, reasons: &[Reason<'_>], wish: &Wish, library: &Library) -> String {
    subscriptions::why(say, reasons, wish, library)
}

/// What a chat has saved, as a file of plain text.
#[must_use]
pub fn saved_file(say: Locale, entries: &[&Entry]) -> String {
    saved::file(say, entries)
}

/// What inline mode offers for these entries.
#[must_use]
pub fn articles(say: Locale, found: &[FoundEntry<'_>], library: &Library) -> Vec<Article> {
    articles::entries(say, found, library)
}

/// What inline mode offers for a text with places for links: `found` has the entries for each place, best first.
#[must_use]
pub fn fillings(say: Locale, inserts: &Inserts, found: &[Vec<&Entry>], username: &str) -> Vec<Article> {
    articles::fillings(say, inserts, found, username)
}

#[cfg(test)]
mod tests;
