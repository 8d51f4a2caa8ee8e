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
    /// The answer to these words, and what is counted of it.
    pub fn answer(&self, words: &str, choices: Choices, page: usize) -> Result<(Reply, Option<Note>)> {
        let say = self.listener.say;
        let asked = Asked::read(words);
        let (reply, note) = match &asked.question {
            Ok(question) => {
                let (reply, note) = self.found(question, choices, page, asked.is_danger)?;
                (Some(reply), note)
            }
            Err(_) if !asked.left_out.is_empty() => (None, None),
            Err(why) => (Some(Reply::unaskable(say, *why)), None),
        };
        let reply = match reply {
            Some(reply) if asked.left_out.is_empty() => reply,
            reply => Reply::warned(say, &asked.left_out, reply),
        };
        // With a warning or help lines above, too.
        let reply = if self.listener.lite { reply.cut_for_a_bad_line() } else { reply };
        Ok((reply, note))
    }

    fn found(
        &self,
        question: &Question,
        choices: Choices,
        page: usize,
        is_danger: bool,
    ) -> Result<(Reply, Option<Note>)> {
        let Listener { say, preferences, lite } = self.listener;
        let (say, library) = (*say, self.app.library());
        let answer = self.app.answer(question, choices, Cut::page(page), preferences)?;
        let note = self.note(&answer, question);
        let reply = if self.chat.is_user() {
            Reply::to_answer(say, question, choices, &answer)
        } else {
            Reply::in_company(say, question, &answer, self.me.username())
        };
        let reply = match &answer {
            Answer::Hits { page, .. } if *lite => reply.short_list(say, page, library),
            _ => reply,
        };
        if !is_danger {
            return Ok((reply, note));
        }
        let lines = help_lines(library, preferences.region.as_deref(), answer.understanding());
        Ok((reply.with_help(say, &lines), note))
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
