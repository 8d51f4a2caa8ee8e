//! How a chat is spoken to: in which language, what comes first, and how short.

use teloxide::types::{ChatId, User};
use tracing::warn;

use crate::answer::{FoundEntry, Page, Preferences};
use crate::knowledge::{Language, Library};
use crate::reply::{Locale, Reply};
use crate::store::{ChatSettings, Store};

/// Who is answered.
#[derive(Debug, Clone, Default)]
pub struct Listener {
    pub say: Locale,
    pub preferences: Preferences,
    /// On a bad line: short answers, no pictures.
    pub lite: bool,
}

impl Listener {
    /// What the chat has chosen; where it has not chosen a language, `otherwise`. An answer without what was chosen is
    /// better than none.
    pub async fn of(store: &Store, chat: ChatId, otherwise: Locale) -> Self {
        let settings = store.settings(chat.0).await.unwrap_or_else(|error| {
            warn!(%error, "what a chat has chosen cannot be read");
            ChatSettings::default()
        });
        let say = settings.interface.as_deref().and_then(Locale::of_tag).unwrap_or(otherwise);
        let lite = settings.lite;
        Self { say, preferences: preferences(settings, say), lite }
    }

    /// A list as the chat wants it: short for a bad line.
    pub fn list(&self, reply: Reply, page: &Page<FoundEntry<'_>>, library: &Library) -> Reply {
        if self.lite { reply.short_list(self.say, page, library) } else { reply }
    }

    /// Any other reply as the chat wants it.
    pub fn cut(&self, reply: Reply) -> Reply {
        if self.lite { reply.cut_for_a_bad_line() } else { reply }
    }
}

/// The language that a person's Telegram is in, where the bot speaks it.
pub fn language_of(person: Option<&User>) -> Locale {
    person.and_then(|person| Locale::of_tag(person.language_code.as_deref()?)).unwrap_or_default()
}

/// What comes first; of languages, when none was chosen, the one that is spoken.
fn preferences(settings: ChatSettings, say: Locale) -> Preferences {
    let mut languages: Vec<Language> = settings.languages.iter().filter_map(|tag| Language::parse(tag)).collect();
    if languages.is_empty() {
        languages.extend(say.as_language());
    }
    Preferences { languages, region: settings.region, topics: settings.topics }
}
