//! The means of measured questions, as a table for people.

use std::fmt;

use serde::Serialize;

use super::measures::Measured;

/// The means of all questions: of each style, of each language where there are several, of all answerable ones, and how
/// many of those without an answer got one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    pub by_style: Vec<Means>,
    /// Empty when all questions are in one language.
    pub by_language: Vec<Means>,
    /// `None` when no question has an answer.
    pub all_answerable: Option<Means>,
    /// `None` when every question has an answer.
    pub unanswerable: Option<FalseAnswers>,
}

/// Means over answerable questions; each a share from 0 to 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Means {
    pub name: String,
    pub questions: usize,
    pub success_at_3: f64,
    pub mrr_at_10: f64,
    pub ndcg_at_10: f64,
    /// How many got no hits at all.
    pub nothing: f64,
}

/// Of questions without an answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FalseAnswers {
    pub questions: usize,
    /// How many got hits, as a share from 0 to 1.
    pub false_answers: f64,
}

impl Table {
    #[must_use]
    pub fn of(measured: &[Measured]) -> Self {
        let answerable: Vec<&Measured> = measured.iter().filter(|one| one.answerable).collect();
        let unanswerable: Vec<&Measured> = measured.iter().filter(|one| !one.answerable).collect();
        let by_style = grouped(&answerable, |one| one.style.as_deref().unwrap_or(NO_STYLE));
        let by_language = grouped(&answerable, |one| one.language.as_deref().unwrap_or(NO_LANGUAGE));
        Self {
            by_style,
            by_language: if by_language.len() > 1 { by_language } else { Vec::new() },
            all_answerable: (!answerable.is_empty()).then(|| Means::of(ALL, &answerable)),
            unanswerable: (!unanswerable.is_empty()).then(|| FalseAnswers {
                questions: unanswerable.len(),
                false_answers: mean(&unanswerable, |one| share(!one.nothing)),
            }),
        }
    }
}

impl Means {
    fn of(name: &str, row: &[&Measured]) -> Self {
        Self {
            name: name.to_owned(),
            questions: row.len(),
            success_at_3: mean(row, |one| share(one.success_at_3)),
            mrr_at_10: mean(row, |one| one.reciprocal_rank),
            ndcg_at_10: mean(row, |one| one.ndcg),
            nothing: mean(row, |one| share(one.nothing)),
        }
    }
}

/// The means of each group, in the order in which they appear.
fn grouped<'m>(all: &[&'m Measured], name: impl Fn(&'m Measured) -> &'m str) -> Vec<Means> {
    let mut groups: Vec<(&str, Vec<&Measured>)> = Vec::new();
    for one in all {
        let group = name(one);
        match groups.iter_mut().find(|(name, _)| *name == group) {
            Some((_, row)) => row.push(one),
            None => groups.push((group, vec![one])),
        }
    }
    groups.iter().map(|(name, row)| Means::of(name, row)).collect()
}

const NO_STYLE: &str = "(no style)";
const NO_LANGUAGE: &str = "(no language)";
const ALL: &str = "all answerable";
const NONE: &str = "unanswerable";

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.by_style.iter().chain(&self.by_language).chain(&self.all_answerable);
        let widest = names.map(|means| means.name.chars().count()).fold(NONE.len(), usize::max);
        let mut parted = false;
        for (title, rows) in [("style", &self.by_style), ("language", &self.by_language)] {
            if rows.is_empty() {
                continue;
            }
            if parted {
                writeln!(f)?;
            }
            writeln!(f, "{title:widest$}  questions  success@3  MRR@10  nDCG@10  nothing")?;
            for means in rows {
                write_means(f, means, widest)?;
            }
            parted = true;
        }
        if let Some(all) = &self.all_answerable {
            write_means(f, all, widest)?;
        }
        let Some(FalseAnswers { questions, false_answers }) = self.unanswerable else { return Ok(()) };
        if parted {
            writeln!(f)?;
        }
        writeln!(f, "{:widest$}  questions  false answers", "")?;
        writeln!(f, "{NONE:widest$}  {questions:9}  {false_answers:13.3}")
    }
}

fn write_means(f: &mut fmt::Formatter<'_>, means: &Means, widest: usize) -> fmt::Result {
    let Means { name, questions, success_at_3, mrr_at_10, ndcg_at_10, nothing } = means;
    writeln!(f, "{name:widest$}  {questions:9}  {success_at_3:9.3}  {mrr_at_10:6.3}  {ndcg_at_10:7.3}  {nothing:7.3}")
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
    use super::super::judged::JudgedQuestion;
    use super::super::measures::tests::judged;
    use super::*;

    fn measured(style: Option<&str>, relevant: &[(&str, u8)], ranking: &[&str]) -> Measured {
        let (style, relevant) = (style.map(str::to_owned), judged(relevant));
        let language = None;
        Measured::of(&JudgedQuestion { line: 1, words: String::new(), style, language, relevant }, ranking)
    }

    #[test]
    fn the_table_has_a_row_for_each_style_in_their_order_and_the_unanswerable_apart() {
        let table = Table::of(&[
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
        insta::assert_snapshot!(Table::of(&[measured(None, &[], &["x"])]), @"
                      questions  false answers
        unanswerable          1          1.000
        ");
        insta::assert_snapshot!(Table::of(&[measured(None, &[("a", 1)], &["a"])]), @"
        style           questions  success@3  MRR@10  nDCG@10  nothing
        (no style)              1      1.000   1.000    1.000    0.000
        all answerable          1      1.000   1.000    1.000    0.000
        ");
    }
}
