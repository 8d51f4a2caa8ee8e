//! The words of the bot, in English.

mod alerts;
mod links;
mod operators;

use crate::knowledge::{Entry, EntryType};
use crate::search::{Attribute, FIRST_YEAR, LAST_YEAR};

pub use alerts::*;
pub use links::*;
pub use operators::*;

/// Shown by Telegram before a chat begins; at most 512 characters.
pub const DESCRIPTION: &str = "I find guidance against human trafficking: handbooks, guidelines, indicators, laws and \
    toolkits, from a library that curators keep. Type a few words or a question, and I answer with the right \
    sentences and download links.\n\nPlease do not write names or details of a person here. I keep no questions.";

/// Shown on the bot's page and when it is shared; at most 120 characters.
pub const SHORT_DESCRIPTION: &str = "Finds the right page of the right handbook for frontline workers against human \
    trafficking.";

pub const START: &str = "Welcome. I find guidance for people who work against human trafficking.\n\n\
    Type a few words or a question, for instance:\n\
    • referral mechanism handbook\n\
    • signs of forced labour on a fishing vessel\n\
    • how to interview a child\n\n\
    I answer with excerpts and download links. I keep no questions. Still, Telegram can read chats with bots: please \
    do not write names or details of a person.\n\n\
    /help tells you more.";

pub const HELP: &str = "Ask with a few words, or in a whole sentence. You get up to five handbooks, guidelines or \
    other documents at a time:\n\
    • a number opens everything about one of them,\n\
    • ‹ and › turn the pages,\n\
    • the languages below a text open the document.\n\n\
    Few and plain words find most: \"age check factory\" rather than a story. Words that matter most are the topic, \
    the sort of document, the country, the publisher and the year.\n\n\
    In a group: /ask and your words, or /ask as a reply to somebody's question. In any chat: the button \"Share…\", or my \
    name and your words while you type.\n\n\
    /start – how to begin\n\
    /ask – find guidance\n\
    /new – the latest guidance\n\
    /alerts – hear of new guidance\n\
    /settings – what comes first: language, region, topics\n\
    /privacy – what I keep\n\
    /forget – erase all of this chat\n\
    /help – this text\n\
    /about – what is in the library, and what I keep";

#[must_use]
pub fn about(entries: usize, languages: usize) -> String {
    format!(
        "Guidepost searches a library of {} in {}: summaries written by curators, each with a link to the document at \
         its publisher, a resource centre or an official library.\n\n\
         What I keep: nothing that you ask. A question is answered and forgotten; turning a page reads it again from \
         this chat. When you choose something in /settings, I keep that with the number of this chat; of a card that \
         you share in another chat, its number, so that I can correct it. Telegram itself stores this chat and can read it, so please leave out \
         names and details of a person.\n\n\
         I give guidance, not help in an emergency: in danger, call the emergency number of your country.",
        counted(entries, "entry", "entries"),
        counted(languages, "language", "languages"),
    )
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

pub const EMPTY_QUESTION: &str = "I found no words in that. Please type what you look for, for instance \"shelter \
    standards\" or \"how to recognise forced labour\".";

pub const LONG_QUESTION: &str = "That is too long for me to search. Please ask again in one sentence or with a few \
    words, for instance \"repatriation of a child\". Names and details of a case are not needed.";

pub const NOT_TEXT: &str = "I can only read words, and I have not looked at what you sent. Please type what you look \
    for, for instance \"health care indicators\".";

pub const UNKNOWN_COMMAND: &str = "I do not know that command. Just type what you look for, or see /help.";

#[must_use]
pub fn apology(code: &str) -> String {
    format!(
        "Sorry, something went wrong on my side. Please ask again. If it happens again, tell the operator this code: {code}"
    )
}

/// Before the question as it was corrected.
pub const RESULTS_FOR: &str = "Results for";
pub const RELAXED: &str = "Nothing in the library meets all of that. These come nearest:";

#[must_use]
pub fn also_searched(labels: &str) -> String {
    format!("Also searched: {labels}")
}

/// A button that searches for what was typed, without corrections.
#[must_use]
pub fn as_typed(typed: &str) -> String {
    format!("Search \"{typed}\" as typed")
}

/// A button that chooses one sense of a name.
#[must_use]
pub fn sense(label: &str, is_chosen: bool) -> String {
    if is_chosen { format!("{CHOSEN} {label}") } else { format!("Only: {label}") }
}

/// A button that takes a wish away, or brings it back.
#[must_use]
pub fn wanted(label: &str, counts: bool) -> String {
    if counts { format!("✕ {label}") } else { format!("+ {label}") }
}

/// What entries are wanted to be.
#[must_use]
pub fn attribute(attribute: &Attribute) -> String {
    match attribute {
        Attribute::Type(name) => EntryType::parse(name).map_or(name.clone(), |kind| entry_type(kind).to_owned()),
        Attribute::Publisher(label)
        | Attribute::Region(label)
        | Attribute::Audience(label)
        | Attribute::Topic(label)
        | Attribute::Language(label) => label.clone(),
        Attribute::Years(first, last) if first == last => first.to_string(),
        Attribute::Years(first, last) if *first <= FIRST_YEAR => format!("until {last}"),
        Attribute::Years(first, last) if *last >= LAST_YEAR => format!("from {first}"),
        Attribute::Years(first, last) => format!("{first}–{last}"),
    }
}

pub const NOTHING: &str = "I found nothing about that in the library.";
pub const NOTHING_ADVICE: &str = "Try other or fewer words, without names.";
pub const NEAREST_TOPICS: &str = "Or look into a topic:";

/// Callback answers; at most 200 characters.
pub const ENTRY_GONE: &str = "This entry is no longer in the library. Please ask again.";
pub const TOPIC_GONE: &str = "This topic is no longer in the library. Please ask again.";
pub const QUESTION_GONE: &str = "I cannot see your question any more. Please ask again.";
pub const OLD_BUTTON: &str = "This button is from an earlier time. Please ask again.";
pub const FAILED_PRESS: &str = "Sorry, that did not work. Please ask again.";

/// When the bot had to stop before it could answer.
pub const ASK_AGAIN: &str = "I was interrupted before I could answer this. Please ask again.";

/// When one chat asks faster than it can be answered.
pub const TOO_MANY: &str = "That is more than I can answer at once. I have answered the first messages; please send \
    the others again, one at a time.";

#[must_use]
pub fn page_of(number: usize, count: usize) -> String {
    format!("{}/{count}", number + 1)
}

#[must_use]
pub fn command_description(command: &str) -> &'static str {
    match command {
        "start" => "How to begin",
        "help" => "How to ask",
        "ask" => "Find guidance",
        "new" => "The latest guidance",
        "alerts" => "Alerts on new guidance",
        "settings" => "Language, region and topics that come first",
        "privacy" => "What I keep",
        "forget" => "Erase all of this chat",
        "status" => "How I am, for operators",
        "report" => "What people need, for operators",
        "reload" => "Read the library again, for operators",
        _ => "What is in the library, and what I keep",
    }
}

pub const SHARE: &str = "Share…";
pub const SHARE_ONE: &str = "Share one of these…";
pub const COPY_CITATION: &str = "Copy citation";
pub const OPEN_IN_BOT: &str = "Open in Guidepost";
pub const CONTINUE_IN_PRIVATE: &str = "Continue in private";

/// What a reader can say of an entry.
pub const HELPFUL: &str = "👍 Helpful";
pub const NOT_HELPFUL: &str = "👎 Not helpful";
pub const TELL_PROBLEM: &str = "Report a problem";
pub const OUTDATED: &str = "It is outdated";
pub const DEAD_LINK: &str = "A link is dead";
/// Callback answers.
pub const THANKS: &str = "Thank you. It is counted, and I do not keep who said it.";
pub const THANKS_FOR_PROBLEM: &str = "Thank you. Those who keep the library will see it, and not who said it.";

pub const SEND_HERE: &str = "Send the file here";
#[must_use]
pub fn send_in(language: &str) -> String {
    format!("Send · {language}")
}
/// Callback answer while Telegram fetches a document.
pub const FETCHING: &str = "Fetching the document…";
#[must_use]
pub fn file_not_sent(title: &str) -> String {
    format!(
        "Telegram could not fetch \"{title}\" from its publisher: it may be too large, or not a file. Please open the link."
    )
}
pub const OPEN_LINK: &str = "Open the link";
pub const FILE_GONE: &str = "This document is no longer in the library. Please open the card again.";

/// In inline mode.
pub const ALERTS_BUTTON: &str = "Alerts on new guidance";
#[must_use]
pub fn with_links(number: usize) -> String {
    format!("Send with {}", counted(number, "link", "links"))
}
#[must_use]
pub fn replaced(was: &Entry) -> String {
    format!("This was {}. It has been replaced by a newer edition:", title_and_year(was))
}
pub const REPLACED: &str = "What was shared here has been replaced by a newer edition:";
pub const WITHDRAWN: &str = "This guidance has been taken out of the library. Please do not rely on it any more.";

/// Said when the bot is added to a group or channel: what it does, and what it does not read.
#[must_use]
pub fn added(username: &str) -> String {
    format!(
        "I find guidance against human trafficking: write /ask and a few words, or @{username} and a few words.\n\
         I read only that, and messages to which you reply with /ask. I read nothing else here, and keep no questions.\n\
         Please leave out names and details of a person. Administrators choose region and languages with /settings."
    )
}
pub const ASK_HOW: &str = "Write your question behind /ask, for instance: /ask shelter standards. Or reply with /ask to a \
    message: its text is the question then.";
pub const ONLY_ADMINISTRATORS: &str = "Only administrators of this chat can change its settings.";
pub const ADMINISTRATORS_UNKNOWN: &str =
    "Telegram does not tell me who the administrators are. Please try again later.";

pub const SETTINGS: &str = "What I show first in this chat:";
pub const LANGUAGE: &str = "Language of documents";
pub const REGION: &str = "Region";
pub const ANY: &str = "any";
pub const NO_PREFERENCE: &str = "No preference";
pub const CHOOSE_LANGUAGE: &str = "Documents in this language come first:";
pub const CHOOSE_REGION: &str = "Guidance for this region comes first:";
pub const CHOOSE_TOPICS: &str = "Guidance on these topics comes first:";
pub const CHOSEN: &str = "✓";
pub const BACK_TO_SETTINGS: &str = "‹ Back to the settings";
pub const BACK_TO_CARD: &str = "‹ Back to the card";

pub const BACK_TO_ANSWER: &str = "‹ Back to the answer";
pub const BACK_TO_QUESTION: &str = "‹ Back";
pub const BACK_TO_TOPIC: &str = "‹ Back to the topic";
pub const LANDING: &str = "Page of the document";
pub const DOWNLOAD: &str = "Download";
pub const NO_DOCUMENT: &str = "The library has no link to this document.";

#[must_use]
pub fn newest_edition(entry: &Entry) -> String {
    format!("A newer edition exists: {}", title_and_year(entry))
}

#[must_use]
pub fn newest_edition_button(entry: &Entry) -> String {
    with_year("Newer edition", entry)
}

#[must_use]
pub fn earlier_edition_button(entry: &Entry) -> String {
    with_year("Earlier edition", entry)
}

fn with_year(label: &str, entry: &Entry) -> String {
    match &entry.issued {
        Some(issued) => format!("{label} ({})", issued.year()),
        None => label.to_owned(),
    }
}

#[must_use]
pub fn title_and_year(entry: &Entry) -> String {
    with_year(&entry.title, entry)
}

#[must_use]
pub fn see_also(entry: &Entry) -> String {
    format!("See also: {}", entry.title)
}

#[must_use]
pub fn entry_type(kind: EntryType) -> &'static str {
    match kind {
        EntryType::Handbook => "Handbook",
        EntryType::Guideline => "Guideline",
        EntryType::Toolkit => "Toolkit",
        EntryType::Report => "Report",
        EntryType::Legislation => "Legislation",
        EntryType::Standard => "Standard",
        EntryType::Training => "Training",
        EntryType::CaseStudy => "Case study",
        EntryType::Factsheet => "Factsheet",
        EntryType::Event => "Event",
    }
}

#[must_use]
pub fn and_more(number: usize) -> String {
    format!("and {number} more")
}

pub const TOPICS: &str = "Topics";
pub const AUDIENCES: &str = "For";
pub const REGIONS: &str = "Region";
pub const LANGUAGES: &str = "Languages";

#[must_use]
pub fn entries_in_topic(number: usize) -> String {
    counted(number, "entry", "entries")
}
