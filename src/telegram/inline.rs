//! The answer to an inline query: articles, how long Telegram may keep them, and the button above them.

use teloxide::payloads::{AnswerInlineQuery, AnswerInlineQuerySetters};
use teloxide::types::{
    InlineQueryId, InlineQueryResult, InlineQueryResultArticle, InlineQueryResultsButton, InlineQueryResultsButtonKind,
    InputMessageContent, InputMessageContentText, Me, ParseMode,
};

use super::keyboard::keyboard;
use super::send::no_preview;
use crate::reply::{Article, DeepLink, Locale};

/// Telegram answers the same query of anybody from its memory for this long, in seconds. What is offered depends on the
/// words, the library and the person's language; and guidance that is withdrawn must not be offered for long.
const KEPT: u32 = 300;

/// The same, in seconds, for whoever is refused: so long Telegram does not ask again for them.
const KEPT_REFUSAL: u32 = 5;

/// What an inline query gets.
pub struct Offer {
    pub say: Locale,
    pub articles: Vec<Article>,
    /// The page that follows.
    pub next: Option<usize>,
    /// In seconds.
    pub kept: u32,
}

impl Offer {
    /// All there is.
    pub fn of(say: Locale, articles: Vec<Article>) -> Self {
        Self { say, articles, next: None, kept: KEPT }
    }

    /// Nothing, which is not to be remembered.
    pub fn failed() -> Self {
        Self { kept: 0, ..Self::of(Locale::default(), Vec::new()) }
    }

    /// Nothing for this person, who types too much.
    pub fn refused() -> Self {
        Self { kept: KEPT_REFUSAL, ..Self::of(Locale::default(), Vec::new()) }
    }
}

/// The request that carries the offer.
pub fn answer(query: &InlineQueryId, offer: Offer, me: &Me) -> AnswerInlineQuery {
    let articles = offer.articles.into_iter().map(|article| InlineQueryResult::Article(result(article, me)));
    let alerts = InlineQueryResultsButton {
        text: offer.say.alerts_button().to_owned(),
        kind: InlineQueryResultsButtonKind::StartParameter(DeepLink::Alerts.to_string()),
    };
    AnswerInlineQuery::new(query.clone(), articles)
        .cache_time(offer.kept)
        // Others who type the same may speak another language.
        .is_personal(true)
        .next_offset(offer.next.map_or_else(String::new, |page| page.to_string()))
        .button(alerts)
}

fn result(article: Article, me: &Me) -> InlineQueryResultArticle {
    let content = InputMessageContentText::new(article.message.text.html())
        .parse_mode(ParseMode::Html)
        .link_preview_options(no_preview());
    let mut result = InlineQueryResultArticle::new(article.id, article.title, InputMessageContent::Text(content));
    result.reply_markup = keyboard(&article.message, me);
    result.description = (!article.description.is_empty()).then_some(article.description);
    result
}
