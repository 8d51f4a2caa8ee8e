//! How good the search is: measures over questions whose entries people have judged.
//!
//! A grade of 3 is what the question asks for, 2 helps with it, 1 only touches it. An entry without a grade is taken
//! as irrelevant, so the measures are a lower bound when the library has grown since the judging.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde_json::Number;
use thiserror::Error;

/// Ranks behind this one do not count.
pub const DEEPEST: usize = 10;

/// A question with the entries that were judged for it.
#[derive(Debug, Deserialize)]
pub struct JudgedQuestion {
    /// Its line in the file, from 1.
    #[serde(skip)]
    pub line: usize,
    #[serde(rename = "q")]
    pub words: String,
    /// How it is put (`keyword`, `typo` and so on); one row of the table each.
    #[serde(default)]
    pub style: Option<String>,
    /// Empty when nothing in the library answers it.
    pub relevant: Judgements,
}

/// The grade of each relevant entry, by id.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Judgements(BTreeMap<String, Grade>);

/// How relevant an entry is: 1, 2 or 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "Number")]
pub struct Grade(u8);

#[derive(Debug, Error)]
#[error("a grade is 1, 2 or 3, not {0}; leave out what is not relevant")]
pub struct NoGrade(Number);

impl TryFrom<Number> for Grade {
    type Error = NoGrade;

    fn try_from(number: Number) -> Result<Self, NoGrade> {
        match number.as_u64().map(u8::try_from) {
            Some(Ok(grade @ 1..=3)) => Ok(Self(grade)),
            _ => Err(NoGrade(number)),
        }
    }
}

/// A line that is no judged question.
#[derive(Debug, Error)]
#[error("{line}:{column}: {fault}")]
pub struct BadLine {
    /// From 1.
    pub line: usize,
    /// In bytes, from 1.
    pub column: usize,
    pub fault: LineFault,
}

#[derive(Debug, Error)]
pub enum LineFault {
    #[error("this is not UTF-8 text; save the file with the encoding UTF-8")]
    NotUtf8,
    #[error(
        "{message}; write one object a line, for instance {{\"q\": \"safe shelter\", \"relevant\": {{\"shelter-guide-2022\": 3}}}}"
    )]
    Json { message: String },
}

/// Reads judged questions, one JSON object a line. Empty lines are skipped, and count as lines.
///
/// # Errors
/// Names the first line that cannot be read.
pub fn read(file: &[u8]) -> Result<Vec<JudgedQuestion>, BadLine> {
    let file = file.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(file);
    let lines = (1..).zip(file.split(|byte| *byte == b'\n'));
    lines
        .filter(|(_, text)| !text.trim_ascii().is_empty())
        .map(|(line, text)| Ok(JudgedQuestion { line, ..read_line(line, text)? }))
        .collect()
}

fn read_line(line: usize, text: &[u8]) -> Result<JudgedQuestion, BadLine> {
    let text = str::from_utf8(text).map_err(|error| BadLine {
        line,
        column: error.valid_up_to() + 1,
        fault: LineFault::NotUtf8,
    })?;
    serde_json::from_str(text.trim_end()).map_err(|error| {
        let whole = error.to_string();
        let message = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(message, _)| message).to_owned();
        BadLine { line, column: error.column().max(1), fault: LineFault::Json { message } }
    })
}

impl Judgements {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether the entry answers the question: graded 2 or better, or 1 where nothing has a better grade.
    fn answers(&self, id: &str) -> bool {
        let enough = self.0.values().max().map_or(Grade(2), |best| Grade(2).min(*best));
        self.0.get(id).is_some_and(|grade| *grade >= enough)
    }

    /// Whether one of the first three ids answers the question.
    #[must_use]
    pub fn success_at_3(&self, ranking: &[&str]) -> bool {
        ranking.iter().take(3).any(|id| self.answers(id))
    }

    /// 1 / the rank of the first id that answers the question; 0 when none of the first ten does.
    #[must_use]
    pub fn reciprocal_rank(&self, ranking: &[&str]) -> f64 {
        let first = (1_u32..).zip(ranking.iter().take(DEEPEST)).find(|(_, id)| self.answers(id));
        first.map_or(0.0, |(rank, _)| 1.0 / f64::from(rank))
    }

    /// The gain of the first ten ids, `2^grade - 1` each and less the deeper it stands, as a share of the best
    /// possible; 0 when nothing is relevant.
    #[must_use]
    pub fn ndcg(&self, ranking: &[&str]) -> f64 {
        let mut best: Vec<f64> = self.0.values().map(|grade| grade.gain()).collect();
        best.sort_by(|one, other| other.total_cmp(one));
        let ideal = discounted(best.into_iter());
        if ideal == 0.0 {
            return 0.0;
        }
        discounted(ranking.iter().map(|id| self.0.get(*id).map_or(0.0, |grade| grade.gain()))) / ideal
    }
}

impl Grade {
    fn gain(self) -> f64 {
        f64::from(2_u32.pow(self.0.into()) - 1)
    }
}

fn discounted(gains: impl Iterator<Item = f64>) -> f64 {
    let ranked = (1_u32..).zip(gains.take(DEEPEST));
    ranked.map(|(rank, gain)| gain / f64::from(rank + 1).log2()).sum()
}

/// What the search gave for one question, measured.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    pub style: Option<String>,
    /// Whether the library has anything for it.
    pub answerable: bool,
    pub success_at_3: bool,
    pub reciprocal_rank: f64,
    pub ndcg: f64,
    /// Whether there were no hits at all.
    pub nothing: bool,
}

impl Measured {
    /// Measures `ranking`, the ids of the hits, best first.
    #[must_use]
    pub fn of(question: &JudgedQuestion, ranking: &[&str]) -> Self {
        let relevant = &question.relevant;
        Self {
            style: question.style.clone(),
            answerable: !relevant.is_empty(),
            success_at_3: relevant.success_at_3(ranking),
            reciprocal_rank: relevant.reciprocal_rank(ranking),
            ndcg: relevant.ndcg(ranking),
            nothing: ranking.is_empty(),
        }
    }
}

/// The means of all questions, as a table: a row for each style, then all answerable ones, then those that have no
/// answer, where every hit is a false answer.
pub struct Table(Vec<Measured>);

impl Table {
    #[must_use]
    pub fn of(measured: Vec<Measured>) -> Self {
        Self(measured)
    }

    /// The rows of answerable questions: a name, and what counts for it.
    fn rows(&self) -> Vec<(&str, Vec<&Measured>)> {
        let mut rows: Vec<(&str, Vec<&Measured>)> = Vec::new();
        for one in self.0.iter().filter(|one| one.answerable) {
            let style = one.style.as_deref().unwrap_or(NO_STYLE);
            match rows.iter_mut().find(|(name, _)| *name == style) {
                Some((_, row)) => row.push(one),
                None => rows.push((style, vec![one])),
            }
        }
        let all: Vec<&Measured> = rows.iter().flat_map(|(_, row)| row).copied().collect();
        if !all.is_empty() {
            rows.push((ALL, all));
        }
        rows
    }
}

const NO_STYLE: &str = "(no style)";
const ALL: &str = "all answerable";
const NONE: &str = "unanswerable";

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.rows();
        let widest = rows.iter().map(|(name, _)| name.chars().count()).fold(NONE.len(), usize::max);
        if !rows.is_empty() {
            let (style, questions, success) = ("style", "questions", "success@3");
            writeln!(f, "{style:widest$}  {questions}  {success}  MRR@10  nDCG@10  nothing")?;
        }
        for (name, row) in &rows {
            let mean = |measure: fn(&Measured) -> f64| mean(row, measure);
            writeln!(
                f,
                "{name:widest$}  {:9}  {:9.3}  {:6.3}  {:7.3}  {:7.3}",
                row.len(),
                mean(|one| share(one.success_at_3)),
                mean(|one| one.reciprocal_rank),
                mean(|one| one.ndcg),
                mean(|one| share(one.nothing)),
            )?;
        }
        let unanswerable: Vec<&Measured> = self.0.iter().filter(|one| !one.answerable).collect();
        if unanswerable.is_empty() {
            return Ok(());
        }
        if !rows.is_empty() {
            writeln!(f)?;
        }
        let false_answers = mean(&unanswerable, |one| share(!one.nothing));
        writeln!(f, "{:widest$}  questions  false answers", "")?;
        writeln!(f, "{NONE:widest$}  {:9}  {false_answers:13.3}", unanswerable.len())
    }
}

fn share(counts: bool) -> f64 {
    if counts { 1.0 } else { 0.0 }
}

fn mean(row: &[&Measured], measure: impl Fn(&Measured) -> f64) -> f64 {
    let count = u32::try_from(row.len()).map_or(f64::INFINITY, f64::from);
    row.iter().map(|one| measure(one)).sum::<f64>() / count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(relevant: &[(&str, u8)]) -> Judgements {
        Judgements(relevant.iter().map(|(id, grade)| ((*id).to_owned(), Grade(*grade))).collect())
    }

    #[track_caller]
    fn assert_close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn success_needs_a_good_entry_among_the_first_three() {
        let relevant = judged(&[("good", 2), ("weak", 1)]);
        assert!(relevant.success_at_3(&["x", "y", "good"]));
        assert!(!relevant.success_at_3(&["x", "y", "z", "good"]));
        assert!(!relevant.success_at_3(&["weak", "x"]), "a weak entry is no success where there is a good one");
        assert!(!relevant.success_at_3(&[]));
    }

    #[test]
    fn weak_entries_are_a_success_where_there_is_nothing_better() {
        let relevant = judged(&[("weak", 1)]);
        assert!(relevant.success_at_3(&["x", "weak"]));
        assert_close(relevant.reciprocal_rank(&["x", "weak"]), 1.0 / 2.0);
    }

    #[test]
    fn the_reciprocal_rank_is_that_of_the_first_good_entry() {
        let relevant = judged(&[("a", 3), ("b", 2), ("weak", 1)]);
        assert_close(relevant.reciprocal_rank(&["a", "b"]), 1.0);
        assert_close(relevant.reciprocal_rank(&["weak", "x", "x", "b", "a"]), 1.0 / 4.0);
        assert_close(relevant.reciprocal_rank(&["x"; 3]), 0.0);
        let mut deep = vec!["x"; 9];
        deep.push("a");
        assert_close(relevant.reciprocal_rank(&deep), 1.0 / 10.0);
        deep.insert(0, "x");
        assert_close(relevant.reciprocal_rank(&deep), 0.0);
    }

    #[test]
    fn ndcg_is_the_discounted_gain_over_the_best_possible() {
        let relevant = judged(&[("a", 3), ("b", 2), ("c", 1)]);
        // Gains 7, 3, 1 at ranks with the discounts log2 of 2, 3, 4.
        let ideal = 7.0 + 3.0 / 3_f64.log2() + 1.0 / 2.0;
        assert_close(relevant.ndcg(&["a", "b", "c"]), 1.0);
        assert_close(relevant.ndcg(&["c", "x", "a"]), (1.0 + 7.0 / 2.0) / ideal);
        assert_close(relevant.ndcg(&["x", "y"]), 0.0);
        assert_close(relevant.ndcg(&[]), 0.0);
        assert_close(judged(&[]).ndcg(&["a"]), 0.0);
    }

    #[test]
    fn ndcg_looks_at_ten_ranks_in_the_ranking_and_in_the_ideal() {
        let ids: Vec<String> = (0..12).map(|number| format!("entry-{number}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let relevant = judged(&ids.iter().map(|id| (*id, 3)).collect::<Vec<_>>());
        assert_close(relevant.ndcg(&ids), 1.0);
        let mut deep = vec!["x"; 10];
        deep.push(ids[0]);
        assert_close(relevant.ndcg(&deep), 0.0);
    }

    fn measured(style: Option<&str>, relevant: &[(&str, u8)], ranking: &[&str]) -> Measured {
        let (style, relevant) = (style.map(str::to_owned), judged(relevant));
        Measured::of(&JudgedQuestion { line: 1, words: String::new(), style, relevant }, ranking)
    }

    #[test]
    fn the_table_has_a_row_for_each_style_in_their_order_and_the_unanswerable_apart() {
        let table = Table::of(vec![
            measured(Some("typo"), &[("a", 3)], &["a"]),
            measured(Some("keyword"), &[("a", 3)], &["x", "x", "x", "a"]),
            measured(Some("unanswerable"), &[], &["x"]),
            measured(Some("typo"), &[("a", 3)], &[]),
            measured(Some("unanswerable"), &[], &[]),
            measured(None, &[("a", 2)], &["x", "a"]),
            measured(Some("unanswerable"), &[], &[]),
        ]);
        // nDCG: 1 and 0; 1 / log2(5); 1 / log2(3).
        insta::assert_snapshot!(table, @"
        style           questions  success@3  MRR@10  nDCG@10  nothing
        typo                    2      0.500   0.500    0.500    0.500
        keyword                 1      0.000   0.250    0.431    0.000
        (no style)              1      1.000   0.500    0.631    0.000
        all answerable          4      0.500   0.438    0.515    0.250

                        questions  false answers
        unanswerable            3          0.333
        ");
    }

    #[test]
    fn a_table_of_one_kind_has_no_empty_part() {
        insta::assert_snapshot!(Table::of(vec![measured(None, &[], &["x"])]), @"
                      questions  false answers
        unanswerable          1          1.000
        ");
        insta::assert_snapshot!(Table::of(vec![measured(None, &[("a", 1)], &["a"])]), @"
        style           questions  success@3  MRR@10  nDCG@10  nothing
        (no style)              1      1.000   1.000    1.000    0.000
        all answerable          1      1.000   1.000    1.000    0.000
        ");
    }

    #[test]
    fn lines_are_read_whatever_else_they_say() {
        let file = "\u{FEFF}{\"q\": \"a\", \"lang\": \"en\", \"style\": \"typo\", \"relevant\": {\"x\": 3, \"y\": 1}}\r\n\r\n{\"q\": \"b\", \"relevant\": {}}\n";
        let questions = read(file.as_bytes()).unwrap();
        let seen: Vec<_> =
            questions.iter().map(|one| (one.line, one.words.as_str(), one.relevant.ids().count())).collect();
        assert_eq!(seen, [(1, "a", 2), (3, "b", 0)]);
        assert_eq!(questions[0].style.as_deref(), Some("typo"));
        assert_eq!(questions[1].style, None);
    }

    #[track_caller]
    fn assert_bad(file: &[u8], place: (usize, usize), says: &str) {
        let bad = read(file).unwrap_err();
        assert_eq!((bad.line, bad.column), place, "{bad}");
        assert!(bad.to_string().contains(says), "{bad}");
    }

    #[test]
    fn a_bad_line_is_named_with_what_to_mend() {
        assert_bad(
            br#"{"q": "a", "relevant": {}}

{"q": "b"}"#,
            (3, 10),
            "missing field `relevant`",
        );
        assert_bad(br#"{"q": "a", "relevant": {"x": 4}}"#, (1, 31), "a grade is 1, 2 or 3, not 4; leave out");
        assert_bad(br#"{"q": "a", "relevant": {"x": 0}}"#, (1, 31), "a grade is 1, 2 or 3, not 0");
        assert_bad(br#"{"q": "a", "relevant": {"x": 1.5}}"#, (1, 33), "a grade is 1, 2 or 3, not 1.5");
        assert_bad(br#"{"q": "a"; "relevant": {}}"#, (1, 10), "write one object a line");
        assert_bad(b"\nab\xFF\n", (2, 3), "UTF-8");
    }
}
