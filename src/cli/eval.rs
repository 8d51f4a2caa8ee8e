//! `guidepost eval`: how good the search is, on questions with judged entries.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;

use crate::answer;
use crate::app::App;
use crate::config::Folders;
use crate::evaluation::{self, DEEPEST, JudgedQuestion, Measured, Table};
use crate::knowledge::EntryId;
use crate::search::Question;

/// Asks every question of `file`, prints the measures, and writes the rankings to `run`.
pub fn eval(folders: &Folders, file: &Path, run: Option<&Path>) -> anyhow::Result<ExitCode> {
    let bytes = fs::read(file).with_context(|| format!("the questions in {} cannot be read", file.display()))?;
    let questions = evaluation::read(&bytes).map_err(|bad| anyhow::anyhow!("{}:{bad}", file.display()))?;
    anyhow::ensure!(!questions.is_empty(), "there is no question in {}", file.display());
    let app = super::open_app(folders)?;
    let mut measured = Vec::new();
    let mut lines = String::new();
    for question in &questions {
        let hits = first_hits(&app, &question.words)?;
        let ranking: Vec<&str> = hits.iter().map(|(id, _)| *id).collect();
        measured.push(Measured::of(question, &ranking));
        write_run(&mut lines, question.line, &hits);
    }
    if let Some(run) = run {
        fs::write(run, lines).with_context(|| format!("the rankings cannot be written to {}", run.display()))?;
    }
    note_unknown(&app, &questions);
    write!(anstream::stdout(), "{}", Table::of(measured))?;
    Ok(ExitCode::SUCCESS)
}

/// The ids and scores of what the bot would answer with; none when it would say that there is nothing.
fn first_hits<'a>(app: &'a App, words: &str) -> anyhow::Result<Vec<(&'a str, f32)>> {
    let Ok(question) = Question::new(words) else {
        return Ok(Vec::new());
    };
    let (hits, _) = answer::every_hit(app.searcher(), &question)?;
    Ok(hits.iter().take(DEEPEST).map(|hit| (hit.entry.id.as_str(), hit.score)).collect())
}

/// Lines of the TREC run format. Scores fall strictly, as its tools sort by them anew; ours may be equal.
fn write_run(lines: &mut String, question: usize, hits: &[(&str, f32)]) {
    let mut last = f32::INFINITY;
    for (rank, (id, score)) in (1..).zip(hits) {
        last = score.min(last.next_down());
        let _ = writeln!(lines, "{question} Q0 {id} {rank} {last} guidepost");
    }
}

fn note_unknown(app: &App, questions: &[JudgedQuestion]) {
    let judged: HashSet<&str> = questions.iter().flat_map(|question| question.relevant.ids()).collect();
    let known = |id: &str| EntryId::parse(id).is_some_and(|id| app.library().get(&id).is_some());
    let unknown = judged.into_iter().filter(|id| !known(id)).count();
    if unknown > 0 {
        anstream::eprintln!("note: judged ids that are not in the library: {unknown}; they count as not found");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_scores_fall_in_a_run() {
        let mut lines = String::new();
        write_run(&mut lines, 7, &[("a", 2.5), ("b", 2.5), ("c", 1.0)]);
        let scores: Vec<f32> = lines.lines().map(|line| line.split(' ').nth(4).unwrap().parse().unwrap()).collect();
        assert!(scores.is_sorted_by(|one, other| one > other), "{lines}");
        assert_eq!(lines.lines().next(), Some("7 Q0 a 1 2.5 guidepost"));
        assert_eq!(lines.lines().last(), Some("7 Q0 c 3 1 guidepost"));
    }
}
