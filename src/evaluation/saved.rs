//! A result as JSON, and what has become better or worse since one that was saved.

use std::collections::HashMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::judged::JudgedQuestion;
use super::measures::Measured;
use super::table::Table;

/// All that was measured. Stable: fields are only added.
#[derive(Debug, Serialize)]
pub struct SavedResult {
    #[serde(flatten)]
    pub means: Table,
    pub questions: Vec<SavedQuestion>,
}

/// The part of a saved result that another one is compared with.
#[derive(Debug, Deserialize)]
struct FormerResult {
    questions: Vec<SavedQuestion>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SavedQuestion {
    pub q: String,
    #[serde(default)]
    pub lang: Option<String>,
    #[serde(default)]
    pub style: Option<String>,
    pub answerable: bool,
    pub success_at_3: bool,
    pub reciprocal_rank: f64,
    pub ndcg_at_10: f64,
    pub nothing: bool,
    /// The ids of the hits, best first.
    pub ranking: Vec<String>,
}

impl SavedResult {
    #[must_use]
    pub fn of(measured: &[(JudgedQuestion, Measured, Vec<String>)]) -> Self {
        let all: Vec<Measured> = measured.iter().map(|(_, measured, _)| measured.clone()).collect();
        let question = |(question, measured, ranking): &(JudgedQuestion, Measured, Vec<String>)| SavedQuestion {
            q: question.words.clone(),
            lang: question.language.clone(),
            style: question.style.clone(),
            answerable: measured.answerable,
            success_at_3: measured.success_at_3,
            reciprocal_rank: measured.reciprocal_rank,
            ndcg_at_10: measured.ndcg,
            nothing: measured.nothing,
            ranking: ranking.clone(),
        };
        Self { means: Table::of(&all), questions: measured.iter().map(question).collect() }
    }

    /// Compares with a result that was saved as JSON. Questions are the same when their words are.
    ///
    /// # Errors
    /// When the text is no saved result.
    pub fn since(&self, former: &str) -> Result<Comparison, serde_json::Error> {
        let former: FormerResult = serde_json::from_str(former)?;
        let before: HashMap<&str, &SavedQuestion> =
            former.questions.iter().map(|question| (question.q.as_str(), question)).collect();
        let mut changes: Vec<Change> = Vec::new();
        let mut new = 0;
        for now in &self.questions {
            match before.get(now.q.as_str()) {
                Some(before) => changes.extend(Change::between(before, now)),
                None => new += 1,
            }
        }
        changes.sort_by(|one, other| one.gain.total_cmp(&other.gain));
        let gone = (former.questions.len() + new).saturating_sub(self.questions.len());
        Ok(Comparison { changes, new, gone })
    }
}

/// Each question that got better or worse, the worst first.
#[derive(Debug)]
pub struct Comparison {
    changes: Vec<Change>,
    new: usize,
    gone: usize,
}

#[derive(Debug)]
struct Change {
    q: String,
    style: Option<String>,
    /// Of nDCG@10; of a question without an answer, 1 for an answer that is gone, -1 for a new one.
    gain: f64,
    from: f64,
    to: f64,
}

impl Change {
    fn between(before: &SavedQuestion, now: &SavedQuestion) -> Option<Self> {
        /// Smaller differences are of the arithmetic.
        const LEAST: f64 = 1e-6;
        let worth = |question: &SavedQuestion| match (question.answerable, question.nothing) {
            (true, _) => question.ndcg_at_10,
            (false, true) => 1.0,
            (false, false) => 0.0,
        };
        let (from, to) = (worth(before), worth(now));
        let gain = to - from;
        (gain.abs() > LEAST).then(|| Self { q: now.q.clone(), style: now.style.clone(), gain, from, to })
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let worse = self.changes.iter().filter(|change| change.gain < 0.0).count();
        for change in &self.changes {
            let word = if change.gain < 0.0 { "worse " } else { "better" };
            let style = change.style.as_deref().unwrap_or_default();
            writeln!(f, "{word}  {:.3} → {:.3}  {style:12}  {}", change.from, change.to, change.q)?;
        }
        writeln!(f, "better: {}, worse: {worse}, new: {}, gone: {}", self.changes.len() - worse, self.new, self.gone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(questions: &[(&str, bool, f64, bool)]) -> SavedResult {
        let question = |(q, answerable, ndcg, nothing): &(&str, bool, f64, bool)| SavedQuestion {
            q: (*q).to_owned(),
            lang: None,
            style: Some("keyword".to_owned()),
            answerable: *answerable,
            success_at_3: *ndcg > 0.5,
            reciprocal_rank: *ndcg,
            ndcg_at_10: *ndcg,
            nothing: *nothing,
            ranking: Vec::new(),
        };
        SavedResult { means: Table::of(&[]), questions: questions.iter().map(question).collect() }
    }

    #[test]
    fn what_got_better_or_worse_is_named() {
        let before = result(&[
            ("same", true, 0.5, false),
            ("worse", true, 0.9, false),
            ("better", true, 0.1, false),
            ("gone", true, 0.1, false),
            ("answered", false, 0.0, true),
        ]);
        let now = result(&[
            ("same", true, 0.5, false),
            ("worse", true, 0.4, false),
            ("better", true, 0.3, false),
            ("new", true, 0.1, false),
            ("answered", false, 0.0, false),
        ]);
        let saved = serde_json::to_string(&before).unwrap();
        insta::assert_snapshot!(now.since(&saved).unwrap(), @"
        worse   1.000 → 0.000  keyword       answered
        worse   0.900 → 0.400  keyword       worse
        better  0.100 → 0.300  keyword       better
        better: 1, worse: 2, new: 1, gone: 1
        ");
        assert!(now.since("{}").is_err());
    }
}
