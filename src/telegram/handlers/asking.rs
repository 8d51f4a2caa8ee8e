//! A question and its answer: what is safe to search, help first for somebody in danger, and how long it may be.

use anyhow::Result;
use teloxide::types::{ChatId, Me};

use super::message::used;
use crate::answer::{Answer, Asked, Cut};
use crate::app::App;
use crate::counting::Note;
use crate::reply::Reply;
use crate::report::What;
use crate::search::{Choices, Question};
use crate::telegram::listener::Listener;

/// Where a question is asked, and how whoever asks is spoken to.
pub struct Asking<'a> {
    pub app: &'a App,
    pub me: &'a Me,
    pub listener: &'a Listener,
    pub chat: ChatId,
}

impl Asking<'_> {
    /// The answer to these words, and what is counted of it. Help lines come first, then a warning, then what was found.
    pub fn answer(&self, words: &str, choices: Choices, page: usize) -> Result<(Reply, Option<Note>)> {
        let Listener { say, preferences, .. } = self.listener;
        let (say, library) = (*say, self.app.library());
        let asked = Asked::read(words);
        let answer = match &asked.question {
            Ok(question) => Some((question, self.app.answer(question, choices, Cut::page(page), preferences)?)),
            Err(_) => None,
        };
        let found = answer.as_ref().map(|(question, answer)| self.found(question, choices, answer));
        let note = answer.as_ref().and_then(|(question, answer)| self.note(answer, question));
        let understanding = answer.as_ref().map(|(_, answer)| answer.understanding());
        let lines = asked.help_lines(library, preferences.region.as_deref(), understanding);
        let reply = Reply::careful(say, &asked, &lines, found);
        // With a warning or help lines above, too.
        Ok((self.listener.cut(reply), note))
    }

    fn found(&self, question: &Question, choices: Choices, answer: &Answer<'_>) -> Reply {
        let Listener { say, lite, .. } = self.listener;
        // Numbers open nothing among others.
        if !self.chat.is_user() {
            return Reply::in_company(*say, question, answer, self.me.username());
        }
        let reply = Reply::to_answer(*say, question, choices, answer);
        if *lite { reply.short_answer(*say, question, answer, self.app.library()) } else { reply }
    }

    /// What is counted of an answer: its first hit, or what the library knows of a question that it cannot answer.
    fn note(&self, answer: &Answer<'_>, question: &Question) -> Option<Note> {
        match answer {
            Answer::Hits { page, .. } => page.items.first().map(|first| used(first.entry, What::Found)),
            Answer::Nothing { .. } => {
                let terms = self.app.searcher().known_terms(question);
                (!terms.is_empty()).then_some(Note::Missed { chat: self.chat.0, terms })
            }
        }
    }
}
