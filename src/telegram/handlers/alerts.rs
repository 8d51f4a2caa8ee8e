//! What a chat is alerted to: listed, changed and ended. In groups and channels it is for administrators; why an alert
//! came, and what a discreet one has not said, is for whoever reads it.

use std::sync::Arc;

use anyhow::Result;
use teloxide::types::{CallbackQuery, Me, Message};

use super::settings::recipient;
use crate::alerts::{Announced, Manner, News, Wish, digest, why};
use crate::announcing;
use crate::answer::Asked;
use crate::app::App;
use crate::reply::{self, AlertSource, AlertStep, Locale, Reply, Subscribed};
use crate::search::Searcher;
use crate::store::{Recipient, Store};
use crate::telegram::administrators::{Who, objection};
use crate::telegram::deliver::now;
use crate::telegram::hearing::question_in;
use crate::telegram::send::{Place, Sender, Word};

/// Subscriptions of one chat.
const MOST: usize = 30;

/// What to answer to the command.
pub async fn typed(say: Locale, message: &Message, app: &App, store: &Store, sender: &Sender) -> Result<Reply> {
    if let Some(word) = objection(say, sender.caller(), &message.chat, Who::wrote(message)).await {
        return Ok(Reply::plain(word));
    }
    // Whoever asks here can be written to.
    store.resume(message.chat.id.0).await?;
    Ok(Reply::alerts(say, &subscribed(store, recipient(message)).await?, app.library()))
}

/// What a press leads to.
enum Done {
    /// The message is to say this.
    Shown(Reply),
    /// The message stays, and a word is said.
    Said(String),
}

/// What is needed to answer a press.
pub struct AlertDesk {
    pub say: Locale,
    pub app: Arc<App>,
    pub me: Me,
    pub store: Store,
    pub sender: Arc<Sender>,
}

impl AlertDesk {
    pub async fn pressed(&self, press: &CallbackQuery, message: &Message, step: AlertStep) -> Result<()> {
        let for_all = matches!(step, AlertStep::Why { .. } | AlertStep::Reveal { .. });
        if !for_all
            && let Some(word) =
                objection(self.say, self.sender.caller(), &message.chat, Who::Person(press.from.id)).await
        {
            self.sender.answer_press(&press.id, Some(Word::Window(word))).await;
            return Ok(());
        }
        match self.done(message, step).await? {
            Done::Said(word) => self.sender.answer_press(&press.id, Some(Word::Window(&word))).await,
            Done::Shown(reply) => {
                let edited =
                    self.sender.edit(Place::answering(message), message.id, &reply.in_reading_order(self.say)).await;
                let word = edited.is_err().then_some(Word::Window(self.say.failed_press()));
                self.sender.answer_press(&press.id, word).await;
                edited?;
            }
        }
        Ok(())
    }

    async fn done(&self, message: &Message, step: AlertStep) -> Result<Done> {
        let here = recipient(message);
        let library = self.app.library();
        match step {
            AlertStep::List => Ok(Done::Shown(Reply::alerts(self.say, &subscribed(&self.store, here).await?, library))),
            AlertStep::Subscribe => {
                let Some(number) = self.subscribe(here, &Wish::default()).await? else {
                    return Ok(Done::Said(self.say.too_many_alerts().to_owned()));
                };
                self.one(here, AlertStep::View { subscription: number }, number).await
            }
            AlertStep::SubscribeToAnswer => {
                let asked = message.reply_to_message().and_then(|question| question_in(question, &self.me));
                let safe = asked.and_then(|words| Asked::read(&words).question.ok());
                let wish = safe.map(|question| Wish::of_question(question.text()));
                let Some(Ok(wish)) = wish else { return Ok(Done::Said(self.say.question_gone().to_owned())) };
                let made = self.subscribe(here, &wish).await?.is_some();
                let word = if made { self.say.alert_made() } else { self.say.too_many_alerts() };
                Ok(Done::Said(word.to_owned()))
            }
            AlertStep::End { subscription } => {
                let ended = self.store.unsubscribe(subscription, here).await?;
                let own = message.text().is_some_and(is_of_one);
                if ended && own {
                    return Ok(Done::Shown(Reply::alerts(self.say, &subscribed(&self.store, here).await?, library)));
                }
                Ok(Done::Said(if ended { self.say.alert_ended() } else { self.say.alert_gone() }.to_owned()))
            }
            AlertStep::Why { subscription, parcel } => self.why(here, subscription, parcel).await,
            AlertStep::Reveal { parcel } => {
                let contents = self.store.contents(here, parcel).await?;
                let news = contents.iter().filter_map(|(announcement, _)| announcing::read(announcement)).collect();
                let Some(digest) = digest(news, library) else {
                    return Ok(Done::Said(self.say.nothing_left().to_owned()));
                };
                let there = self.store.subscriptions_of(here).await?;
                let is_there = |number: &i64| there.iter().any(|subscription| subscription.number == *number);
                let first = contents.first().map(|(_, number)| *number);
                let subscription = contents.iter().map(|(_, number)| *number).find(is_there).or(first).unwrap_or(0);
                Ok(Done::Shown(Reply::alert(self.say, digest.items(), library, AlertSource { subscription, parcel })))
            }
            AlertStep::View { subscription }
            | AlertStep::Choices { subscription, .. }
            | AlertStep::Choose { subscription, .. }
            | AlertStep::ChooseAny { subscription, .. }
            | AlertStep::Times { subscription }
            | AlertStep::AtOnce { subscription }
            | AlertStep::Digest { subscription, .. }
            | AlertStep::Clocks { subscription }
            | AlertStep::Clock { subscription, .. }
            | AlertStep::Nights { subscription }
            | AlertStep::Quiet { subscription, .. }
            | AlertStep::Silent { subscription, .. }
            | AlertStep::Discreet { subscription, .. }
            | AlertStep::Paused { subscription, .. } => self.one(here, step, subscription).await,
        }
    }

    /// `None` when the chat has as many as it can have. The same wish twice is one subscription.
    async fn subscribe(&self, here: Recipient, wish: &Wish) -> Result<Option<i64>> {
        let before = self.store.subscriptions_of(here).await?;
        let text = wish.to_text();
        if let Some(known) = before.iter().find(|subscription| subscription.wish == text) {
            return Ok(Some(known.number));
        }
        if before.len() >= MOST {
            return Ok(None);
        }
        // What the chat has chosen once of clocks and quiet hours holds for what comes after.
        let manner = before.last().map_or_else(|| Manner::default().to_text(), |last| last.manner.clone());
        let number = self.store.subscribe(here, text, manner).await?;
        // Alerts come without anybody asking: their language has to be kept, where it is not the usual one.
        // A group has its language from its administrators only.
        if self.say != Locale::default() && here.chat_id > 0 {
            self.store.keep_interface(here.chat_id, self.say.tag().to_owned()).await?;
        }
        Ok(Some(number))
    }

    /// Changes one subscription when the step says so, and shows it.
    async fn one(&self, here: Recipient, step: AlertStep, number: i64) -> Result<Done> {
        let found = subscribed(&self.store, here).await?.into_iter().find(|one| one.number == number);
        let Some(before) = found else { return Ok(Done::Said(self.say.alert_gone().to_owned())) };
        let kept = (before.wish.to_text(), before.manner);
        let after = before.after(step, self.app.library());
        if (after.wish.to_text(), after.manner) != kept {
            let (wish, manner) = (after.wish.to_text(), after.manner.to_text());
            self.store.change_subscription(number, here, wish, manner, after.manner.paused).await?;
        }
        Ok(Done::Shown(Reply::subscription(self.say, &after, step, self.app.library(), now())))
    }

    async fn why(&self, here: Recipient, number: i64, parcel: i64) -> Result<Done> {
        let found = subscribed(&self.store, here).await?.into_iter().find(|one| one.number == number);
        let Some(one) = found else { return Ok(Done::Said(self.say.alert_gone().to_owned())) };
        let news = self.news(here, parcel).await?;
        Ok(Done::Said(because(self.say, &one.wish, &news, self.app.searcher())))
    }

    async fn news(&self, here: Recipient, parcel: i64) -> Result<Vec<News>> {
        let contents = self.store.contents(here, parcel).await?;
        Ok(contents.iter().filter_map(|(announcement, _)| announcing::read(announcement)).collect())
    }
}

/// Whether the message shows one subscription, in whatever language.
fn is_of_one(text: &str) -> bool {
    Locale::ALL.into_iter().any(|say| text.starts_with(say.alert_to()))
}

fn because(say: Locale, wish: &Wish, news: &[News], searcher: &Searcher) -> String {
    let announced = news.iter().find_map(|item| Announced::new(item, searcher));
    let reasons = announced.as_ref().map_or_else(Vec::new, |announced| why(wish, announced));
    reply::why(say, &reasons, wish, searcher.library())
}

/// The subscriptions of a recipient; what a later version wrote cannot be read, and is left out.
async fn subscribed(store: &Store, here: Recipient) -> Result<Vec<Subscribed>> {
    let all = store.subscriptions_of(here).await?.into_iter();
    let read = all.filter_map(|subscription| {
        let wish = Wish::read(&subscription.wish).ok()?;
        let manner = Manner { paused: subscription.paused, ..Manner::read(&subscription.manner).ok()? };
        Some(Subscribed { number: subscription.number, wish, manner })
    });
    Ok(read.collect())
}
