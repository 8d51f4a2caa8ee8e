//! The measures: whether a good entry is among the first, how far up it stands, and how good the whole order is.

use super::judged::{Grade, JudgedQuestion, Judgements};

/// Ranks behind this one do not count.
pub const DEEPEST: usize = 10;

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
    pub language: Option<String>,
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
            language: question.language.clone(),
            answerable: !relevant.is_empty(),
            success_at_3: relevant.success_at_3(ranking),
            reciprocal_rank: relevant.reciprocal_rank(ranking),
            ndcg: relevant.ndcg(ranking),
            nothing: ranking.is_empty(),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn judged(relevant: &[(&str, u8)]) -> Judgements {
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
}
