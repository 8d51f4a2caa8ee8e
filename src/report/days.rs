//! Days and weeks, in UTC. No time finer than a week is ever kept.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

const SECONDS: i64 = 24 * 60 * 60;

/// A day, counted from 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i64);

/// A week from Monday to Sunday; the one with 1 January 1970 has the number 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week(i64);

impl Day {
    /// At this moment, in seconds since 1970.
    #[must_use]
    pub fn at(now: i64) -> Self {
        Self(now.div_euclid(SECONDS))
    }

    #[must_use]
    pub fn week(self) -> Week {
        // That day was a Thursday.
        Week((self.0 + 3).div_euclid(7))
    }

    /// Seconds from this moment to the next day: 1 at least.
    #[must_use]
    pub fn left(now: i64) -> u64 {
        (SECONDS - now.rem_euclid(SECONDS)).unsigned_abs()
    }
}

impl Week {
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }

    /// So many weeks before.
    #[must_use]
    pub fn before(self, weeks: u16) -> Self {
        Self(self.0 - i64::from(weeks))
    }

    /// The first of its days.
    #[must_use]
    pub fn monday(self) -> Date {
        let first = date(1970, 1, 1);
        first.checked_add((self.0 * 7 - 3).days()).unwrap_or(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_monday() {
        for (now, week, monday) in [
            (0, 0, "1969-12-29"),
            (4 * SECONDS - 1, 0, "1969-12-29"),
            (4 * SECONDS, 1, "1970-01-05"),
            // 2026-11-24, a Tuesday.
            (1_795_522_620, 2_969, "2026-11-23"),
        ] {
            let at = Day::at(now).week();
            assert_eq!((at.number(), at.monday().to_string().as_str()), (week, monday), "{now}");
        }
        assert_eq!(Day::at(1_795_522_620).week().before(2).monday().to_string(), "2026-11-09");
    }

    #[test]
    fn a_day_ends_at_midnight() {
        assert_eq!((Day::left(0), Day::left(SECONDS - 1), Day::left(SECONDS)), (86_400, 1, 86_400));
    }
}
