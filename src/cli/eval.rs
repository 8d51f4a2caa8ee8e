//! `guidepost eval`: how good the search is, on questions with judged entries, or on a foreign collection.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;

use crate::answer;
use crate::app::App;
use crate::config::Folders;
use crate::evaluation::{self, DEEPEST, JudgedQuestion, Measured, SavedResult};
use crate::knowledge::EntryId;
use crate::search::{Collection, Question};

/// What is measured, and where it goes.
#[derive(Debug, Args)]
pub struct Eval {
    /// One JSON object a line: `{"q": question, "lang": …, "style": …, "relevant": {id: grade}}`; or the same as a list in
    /// YAML. Without it, `questions.yaml` of the knowledge store.
    #[arg(conflicts_with = "corpus")]
    file: Option<PathBuf>,
    /// Write the ranked ids in the TREC run format to this file.
    #[arg(long, value_name = "OUT")]
    run: Option<PathBuf>,
    /// Print one JSON object instead of tables.
    #[arg(long)]
    json: bool,
    /// Show what got better or worse since a result that `--json` printed.
    #[arg(long, value_name = "SAVED")]
    compare: Option<PathBuf>,
    /// Put one typing error, random by this number, into the longest word of each question.
    #[arg(long, value_name = "SEED")]
    typos: Option<u64>,
    /// Search this collection instead of the library: one JSON object a line, `{"id": …, "title": …, "text": …}`.
    #[arg(long, requires = "queries", requires = "run")]
    corpus: Option<PathBuf>,
    /// The questions for the collection: one a line, its id, a tab, its text.
    #[arg(long, requires = "corpus")]
    queries: Option<PathBuf>,
}

pub fn eval(folders: &Folders, eval: &Eval) -> anyhow::Result<ExitCode> {
    if let (Some(corpus), Some(queries), Some(run)) = (&eval.corpus, &eval.queries, &eval.run) {
        return on_collection(corpus, queries, run);
    }
    let file = eval.file.clone().unwrap_or_else(|| folders.knowledge.join("questions.yaml"));
    let mut questions = read(&file)?;
    anyhow::ensure!(!questions.is_empty(), "there is no question in {}", file.display());
    if let Some(seed) = eval.typos {
        for question in &mut questions {
            question.words = evaluation::mistyped(&question.words, seed);
        }
    }
    let app = super::open_app(folders)?;
    let mut measured = Vec::new();
    let mut lines = String::new();
    note_unknown(&app, &questions);
    for question in questions {
        let hits = first_hits(&app, &question.words)?;
        let ranking: Vec<&str> = hits.iter().map(|(id, _)| *id).collect();
        write_run(&mut lines, &question.line.to_string(), &hits);
        let result = Measured::of(&question, &ranking);
        measured.push((question, result, ranking.into_iter().map(str::to_owned).collect()));
    }
    if let Some(run) = &eval.run {
        fs::write(run, lines).with_context(|| format!("the rankings cannot be written to {}", run.display()))?;
    }
    let result = SavedResult::of(&measured);
    let mut out = anstream::stdout();
    if eval.json {
        serde_json::to_writer_pretty(&mut out, &result)?;
        writeln!(out)?;
    } else {
        write!(out, "{}", result.means)?;
    }
    if let Some(saved) = &eval.compare {
        let text = fs::read_to_string(saved).with_context(|| format!("{} cannot be read", saved.display()))?;
        let comparison = result.since(&text);
        let comparison = comparison.with_context(|| format!("{} is no result of eval --json", saved.display()))?;
        if eval.json {
            write!(anstream::stderr(), "{comparison}")?;
        } else {
            write!(out, "\n{comparison}")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn read(file: &Path) -> anyhow::Result<Vec<JudgedQuestion>> {
    let bytes = fs::read(file).with_context(|| format!("the questions in {} cannot be read", file.display()))?;
    let is_yaml = file.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
    if is_yaml {
        let text = std::str::from_utf8(&bytes).with_context(|| format!("{} is not UTF-8 text", file.display()))?;
        return evaluation::read_yaml(text).with_context(|| format!("{} cannot be read", file.display()));
    }
    evaluation::read(&bytes).map_err(|bad| anyhow::anyhow!("{}:{bad}", file.display()))
}

/// The ids and scores of what the bot would answer with; none when it would say that there is nothing.
fn first_hits<'a>(app: &'a App, words: &str) -> anyhow::Result<Vec<(&'a str, f32)>> {
    let Ok(question) = Question::new(words) else {
        return Ok(Vec::new());
    };
    let (hits, _) = answer::every_hit(app.searcher(), &question)?;
    Ok(hits.iter().take(DEEPEST).map(|hit| (hit.entry.id.as_str(), hit.score)).collect())
}

/// Ranks the documents of a foreign collection for each query, so that its own tools can judge them.
fn on_collection(corpus: &Path, queries: &Path, run: &Path) -> anyhow::Result<ExitCode> {
    let asked = fs::read_to_string(queries).with_context(|| format!("{} cannot be read", queries.display()))?;
    let out = fs::File::create(run).with_context(|| format!("{} cannot be written", run.display()))?;
    let mut out = BufWriter::new(out);
    let folder = tempfile::tempdir().context("there is no room for an index")?;
    let collection = Collection::index(corpus, folder.path())?;
    let mut answered = 0;
    for (number, line) in (1..).zip(asked.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let place = || format!("{}:{number}: a query is its id, a tab, and its text", queries.display());
        let (id, text) = line.split_once('\t').with_context(place)?;
        let hits = collection.find(text)?;
        let hits: Vec<(&str, f32)> = hits.iter().map(|(id, score)| (id.as_str(), *score)).collect();
        let mut lines = String::new();
        write_run(&mut lines, id.trim(), &hits);
        out.write_all(lines.as_bytes())?;
        answered += 1;
    }
    out.flush()?;
    anstream::eprintln!("{answered} queries over {} documents", collection.documents());
    Ok(ExitCode::SUCCESS)
}

/// Lines of the TREC run format. Scores fall strictly, as its tools sort by them anew; ours may be equal.
fn write_run(lines: &mut String, question: &str, hits: &[(&str, f32)]) {
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
        write_run(&mut lines, "7", &[("a", 2.5), ("b", 2.5), ("c", 1.0)]);
        let scores: Vec<f32> = lines.lines().map(|line| line.split(' ').nth(4).unwrap().parse().unwrap()).collect();
        assert!(scores.is_sorted_by(|one, other| one > other), "{lines}");
        assert_eq!(lines.lines().next(), Some("7 Q0 a 1 2.5 guidepost"));
        assert_eq!(lines.lines().last(), Some("7 Q0 c 3 1 guidepost"));
    }
}
