//! What is asked for, one after another.

use std::io::{BufRead, Write};

use crate::knowledge::{Draft, EntryId, Fault, Library, Problem, Value};
use crate::spreadsheet;

use super::choices::{self, Choices};
use super::dialogue::Dialogue;

/// A key that is asked for.
pub struct Field {
    pub key: &'static str,
    pub is_needed: bool,
    asks: &'static str,
    takes: Takes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    One,
    /// Parted by commas; by semicolons where there are such.
    Several,
    /// Up to an empty line.
    Lines,
}

const fn field(key: &'static str, takes: Takes, asks: &'static str) -> Field {
    Field { key, is_needed: false, asks, takes }
}

const fn needed(key: &'static str, takes: Takes, asks: &'static str) -> Field {
    Field { key, is_needed: true, asks, takes }
}

pub const FIELDS: [Field; 17] = [
    needed("title", Takes::One, "the document's own title, in its own language"),
    needed("type", Takes::One, "what sort of document it is"),
    field("publisher", Takes::Several, "who published it; several parted by commas, or by ; where a name has a comma"),
    field("issued", Takes::One, "when it came out: 2022, 2022-05 or 2022-05-31; leave it out rather than guess"),
    field("edition", Takes::One, "as printed, for instance: Second edition"),
    needed("language", Takes::One, "the language of the document, as a code: en, fr, es, ar, uk …"),
    field("topic", Takes::Several, "what it is about, the most important first; two to five, parted by commas"),
    field(
        "region",
        Takes::Several,
        "a country (US), a part of the world (americas) or global; several parted by commas",
    ),
    field("audience", Takes::Several, "whom it is for; several parted by commas"),
    field("download", Takes::One, "the link to the document"),
    field("landing", Takes::One, "the link to the publisher's page about it"),
    field(
        "versions",
        Takes::Lines,
        "the same in other languages, one a line, as in: fr https://www.ilo.org/… (a note); end with an empty line",
    ),
    field("replaces", Takes::One, "the id of the earlier edition, when there is an entry for it"),
    field(
        "questions",
        Takes::Lines,
        "what people ask when they need this, in their words, one a line, as in: en: boss keeps my passport; end with an empty line",
    ),
    field("source", Takes::One, "where you found the facts; never shown to those who ask"),
    field("owner", Takes::One, "who looks after the entry; never shown"),
    needed(
        "summary",
        Takes::Lines,
        "two to five sentences in your own words: what is in it, and when to use it; end with an empty line",
    ),
];

impl Field {
    /// Asks until the answer is good, or left out where that is allowed.
    pub fn ask<R: BufRead, W: Write>(
        &self,
        draft: &mut Draft,
        library: &Library,
        dialogue: &mut Dialogue<R, W>,
    ) -> anyhow::Result<()> {
        let choices = Choices::of(self.key, library);
        let mut insisted = None;
        dialogue.say(&format!("\n{}{}: {}", self.key, if self.is_needed { " (needed)" } else { "" }, self.asks))?;
        loop {
            let answer = self.answer(dialogue)?;
            if answer == "?" {
                dialogue.say(&choices.all(self.asks))?;
                continue;
            }
            if answer.is_empty() {
                if self.is_needed {
                    dialogue.say("This is needed.")?;
                    continue;
                }
                return Ok(());
            }
            let is_insisted = insisted.as_ref() == Some(&answer);
            let answers = match self.takes {
                Takes::Several => parted(&answer),
                _ => vec![answer.clone()],
            };
            let mut read = Vec::new();
            let mut doubts = Vec::new();
            for answer in answers {
                match choices.read(&answer) {
                    choices::Read::Unknown(doubt) => doubts.push(doubt),
                    choices::Read::New { hint: Some(hint), .. } if !is_insisted => doubts.push(hint),
                    choices::Read::Known(value) | choices::Read::New { value, .. } => read.push(value),
                }
            }
            if !doubts.is_empty() {
                doubts.iter().try_for_each(|doubt| dialogue.say(doubt))?;
                insisted = Some(answer);
                continue;
            }
            let mut tried = draft.clone();
            if let Err(wrong) = self.put(&mut tried, &read.join("\n")) {
                dialogue.say(&wrong)?;
                continue;
            }
            let problems = self.problems(&tried, library);
            problems.iter().try_for_each(|problem| dialogue.tell(problem))?;
            if problems.is_empty() {
                *draft = tried;
                return Ok(());
            }
        }
    }

    pub fn is_filled(&self, draft: &Draft) -> bool {
        !spreadsheet::cell(draft, self.key).is_empty()
    }

    /// What is typed: a line, or lines up to an empty one.
    fn answer<R: BufRead, W: Write>(&self, dialogue: &mut Dialogue<R, W>) -> anyhow::Result<String> {
        let first = dialogue.ask("")?;
        if self.takes != Takes::Lines || first.is_empty() || first == "?" {
            return Ok(first);
        }
        let mut lines = vec![first];
        loop {
            match dialogue.ask("")? {
                line if line.is_empty() => return Ok(lines.join("\n")),
                line => lines.push(line),
            }
        }
    }

    fn put(&self, draft: &mut Draft, text: &str) -> Result<(), String> {
        if self.key == "summary" {
            draft.set_summary(text);
            return Ok(());
        }
        let language = draft.text("language").map(str::to_owned);
        match spreadsheet::value(self.key, text, language.as_deref()) {
            Ok(value) => draft.set(self.key, value),
            // What a table cannot hold is told by the check, in its words.
            Err(spreadsheet::CellError::Date { .. }) => draft.set(self.key, Value::Text(text.to_owned())),
            Err(error) => return Err(format!("! {error}\n  help: {}", error.mend())),
        }
        Ok(())
    }

    /// What the check finds in the value of this key alone.
    fn problems(&self, draft: &Draft, library: &Library) -> Vec<Problem> {
        let Some(id) = EntryId::parse("new") else { return Vec::new() };
        // What else an entry needs, so that nothing but this key can be wrong.
        let mut alone = Draft::default();
        for (key, text) in
            [("title", "Title"), ("type", "report"), ("language", draft.text("language").unwrap_or("en"))]
        {
            alone.set(key, Value::Text(text.to_owned()));
        }
        alone.set_summary(if self.key == "summary" { draft.summary() } else { "Text." });
        if let Some(value) = draft.get(self.key) {
            alone.set(self.key, value.clone());
        }
        let (_, mut problems) = library.examine(&id, &alone.write());
        problems.retain(|problem| !matches!(problem.fault, Fault::NoLink));
        if let Some(earlier) = alone.text("replaces").and_then(EntryId::parse)
            && library.get(&earlier).is_none()
        {
            let fault = Fault::ReplacesNothing { id: earlier.to_string() };
            problems.push(Problem::with_file("new.md".as_ref(), fault));
        }
        problems
    }
}

fn parted(answer: &str) -> Vec<String> {
    let sign = if answer.contains(';') { ';' } else { ',' };
    answer.split(sign).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}
