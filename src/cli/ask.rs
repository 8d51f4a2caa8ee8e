//! `guidepost ask`: the answer on a terminal, as the bot gives it, or as JSON for other programs.

use std::io::Write;
use std::process::ExitCode;

use serde::Serialize;

use crate::answer::{self, Answer, Asked, Cut, Preferences};
use crate::config::Folders;
use crate::reply::{Locale, Reply};
use crate::search::{Choices, Understanding};

/// A terminal speaks English, as all commands do.
const SAY: Locale = Locale::English;

pub fn ask(folders: &Folders, words: &str, json: bool) -> anyhow::Result<ExitCode> {
    let app = super::open_app(folders)?;
    let mut out = anstream::stdout();
    let asked = Asked::read(words);
    if json {
        let (hits, understanding) = match &asked.question {
            Ok(question) => answer::every_hit(app.searcher(), question)?,
            Err(_) => (Vec::new(), Understanding::default()),
        };
        let hits: Vec<JsonHit<'_>> = hits.iter().map(JsonHit::of).collect();
        let answer = JsonAnswer::of(hits, &understanding);
        serde_json::to_writer(&mut out, &answer)?;
        writeln!(out)?;
        return Ok(ExitCode::SUCCESS);
    }
    let answer = match &asked.question {
        Ok(question) => {
            Some((question, app.answer(question, Choices::default(), Cut::page(0), &Preferences::default())?))
        }
        Err(_) => None,
    };
    let found = answer.as_ref().map(|(question, answer)| Reply::to_answer(SAY, question, Choices::default(), answer));
    let understanding = answer.as_ref().map(|(_, answer)| answer.understanding());
    let reply = Reply::careful(SAY, &asked, &asked.help_lines(app.library(), None, understanding), found);
    writeln!(out, "{}", reply.text.ansi())?;
    if let Some((_, Answer::Nothing { topics, .. })) = answer {
        for topic in topics {
            writeln!(out, "  {}", topic.label)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What `--json` prints. Stable: fields are only added.
#[derive(Serialize)]
struct JsonAnswer<'a> {
    /// Whether there is no answer.
    nothing: bool,
    /// Best first.
    hits: Vec<JsonHit<'a>>,
    /// What was mistyped, and what it was taken for.
    corrections: Vec<JsonCorrection<'a>>,
    /// Concepts that were searched besides the words.
    also_searched: &'a [String],
    /// What entries are wanted to be.
    wanted: Vec<String>,
    /// Whether nothing meets all demands, so that they were let go.
    relaxed: bool,
}

#[derive(Serialize)]
struct JsonCorrection<'a> {
    typed: &'a str,
    read: &'a str,
}

impl<'a> JsonAnswer<'a> {
    fn of(hits: Vec<JsonHit<'a>>, understood: &'a Understanding) -> Self {
        let corrections = understood.corrections.iter();
        Self {
            nothing: hits.is_empty(),
            hits,
            corrections: corrections.map(|one| JsonCorrection { typed: &one.typed, read: &one.read }).collect(),
            also_searched: &understood.also,
            wanted: understood.wanted.iter().map(|wanted| SAY.attribute(&wanted.attribute)).collect(),
            relaxed: understood.is_relaxed,
        }
    }
}

#[derive(Serialize)]
struct JsonHit<'a> {
    id: &'a str,
    title: &'a str,
    /// Higher is better; only comparable within one answer.
    score: f32,
    /// Plain text of at most 300 characters.
    excerpt: &'a str,
    /// The document's address; `null` when the library has none.
    download: Option<String>,
}

impl<'a> JsonHit<'a> {
    fn of(found: &'a answer::FoundEntry<'_>) -> Self {
        Self {
            id: found.entry.id.as_str(),
            title: &found.entry.title,
            score: found.score,
            excerpt: &found.excerpt.text,
            download: found.entry.links().next().map(|(_, url, _)| url.to_string()),
        }
    }
}
