//! A question and its answer: what is safe to search, help first for somebody in danger, and how long it may be.

use anyhow::Result;
use teloxide::types::{ChatId, Me};

use super::message::used;
use crate::answer::{Answer, Asked, Cut, help_lines};
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
        let Listener { say, preferences, lite } = self.listener;
        let (say, library) = (*say, self.app.library());
        let asked = Asked::read(words);
        let answer = match &asked.question {
            Ok(question) => Some((question, self.app.answer(question, choices, Cut::page(page), preferences)?)),
            Err(_) => None,
        };
        let reply = match (&answer, &asked.question) {
            (Some((question, answer)), _) => Some(self.found(question, choices, answer)),
            (None, Err(why)) if asked.left_out.is_empty() => Some(Reply::unaskable(say, *why)),
            (None, _) => None,
        };
        let reply = match reply {
            Some(reply) if asked.left_out.is_empty() => reply,
            reply => Reply::warned(say, &asked.left_out, reply),
        };
        let note = answer.as_ref().and_then(|(question, answer)| self.note(answer, question));
        let reply = if asked.is_danger {
            let understanding = answer.as_ref().map(|(_, answer)| answer.understanding());
            reply.with_help(say, &help_lines(library, preferences.region.as_deref(), understanding))
        } else {
            reply
        };
        // With a warning or help lines above, too.
        Ok((if *lite { reply.cut_for_a_bad_line() } else { reply }, note))
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
