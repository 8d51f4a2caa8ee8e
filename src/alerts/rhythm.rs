//! When an alert is delivered: at once or at an hour, in a person's own time, and never in their quiet hours.
//!
//! A person's time is an offset from UTC and nothing else, since a place is nobody's business. So it does not follow
//! summer time: an hour chosen in winter is another in summer, until it is chosen again.

use jiff::civil::Weekday;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;

/// From the Monday before it to the first second of 1970, which was a Thursday.
const MONDAY: i64 = 3 * DAY;

/// When a subscription is alerted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rhythm {
    pub when: When,
    pub offset: Offset,
    pub quiet: Option<QuietHours>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum When {
    #[default]
    AtOnce,
    Daily {
        hour: Hour,
    },
    Weekly {
        day: Weekday,
        hour: Hour,
    },
}

/// A full hour of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hour(u8);

impl Hour {
    /// `None` from 24 on.
    #[must_use]
    pub fn new(hour: u8) -> Option<Self> {
        (hour < 24).then_some(Self(hour))
    }

    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }

    fn seconds(self) -> i64 {
        i64::from(self.0) * HOUR
    }
}

/// How far a person's clock is ahead of UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Offset(i16);

impl Offset {
    /// `None` outside of what there is on earth: 12 hours behind to 14 ahead.
    #[must_use]
    pub fn of_minutes(minutes: i16) -> Option<Self> {
        (-12 * 60..=14 * 60).contains(&minutes).then_some(Self(minutes))
    }

    #[must_use]
    pub fn minutes(self) -> i16 {
        self.0
    }

    fn seconds(self) -> i64 {
        i64::from(self.0) * 60
    }
}

/// Hours of the day in which nothing is delivered; they may cross midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    from: Hour,
    to: Hour,
}

impl QuietHours {
    /// From the beginning of one hour to that of the other. `None` when they are the same: a day that is quiet from end
    /// to end would let nothing through.
    #[must_use]
    pub fn new(from: Hour, to: Hour) -> Option<Self> {
        (from != to).then_some(Self { from, to })
    }

    #[must_use]
    pub fn from(self) -> Hour {
        self.from
    }

    #[must_use]
    pub fn to(self) -> Hour {
        self.to
    }

    /// Whether a second of a day is quiet.
    fn hold(self, second: i64) -> bool {
        let (from, to) = (self.from.seconds(), self.to.seconds());
        if from < to { (from..to).contains(&second) } else { second >= from || second < to }
    }
}

impl Rhythm {
    /// When something that is announced at `now` is to be delivered; both in seconds since 1970.
    ///
    /// A digest's hour that has begun is over: what comes then waits for the next, so that a digest stays one message.
    #[must_use]
    pub fn due(self, now: i64) -> i64 {
        match self.when {
            When::AtOnce => self.outside_quiet_hours(now),
            When::Daily { hour } => self.next(now, DAY, self.not_quiet(hour.seconds())),
            When::Weekly { day, hour } => {
                let monday = i64::from(day.to_monday_zero_offset()) * DAY;
                self.next(now, WEEK, monday + self.not_quiet(hour.seconds()) - MONDAY)
            }
        }
    }

    /// `at` itself, or the end of the quiet hours that it falls into; for what is late, or is tried again.
    #[must_use]
    pub fn outside_quiet_hours(self, at: i64) -> i64 {
        let second = (at + self.offset.seconds()).rem_euclid(DAY);
        at + self.not_quiet(second) - second
    }

    /// The second of a day itself, or the end of the quiet hours around it, which may be of the next day.
    fn not_quiet(self, second: i64) -> i64 {
        match self.quiet {
            Some(quiet) if quiet.hold(second) => second + (quiet.to.seconds() - second).rem_euclid(DAY),
            _ => second,
        }
    }

    /// The next time after `now` that is `at` seconds of the person's own time into a `period`.
    fn next(self, now: i64, period: i64, at: i64) -> i64 {
        let wait = (at - now - self.offset.seconds()).rem_euclid(period);
        now + if wait == 0 { period } else { wait }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hour(hour: u8) -> Hour {
        Hour::new(hour).unwrap()
    }

    fn quiet(from: u8, to: u8) -> Option<QuietHours> {
        QuietHours::new(hour(from), hour(to))
    }

    /// The person's own time, told by another calendar than ours.
    fn own_time(rhythm: Rhythm, at: i64) -> jiff::civil::DateTime {
        let offset = jiff::tz::Offset::from_seconds(i32::from(rhythm.offset.0) * 60).unwrap();
        offset.to_datetime(jiff::Timestamp::from_second(at).unwrap())
    }

    fn due(rhythm: Rhythm, now: &str) -> String {
        let now: jiff::Timestamp = now.parse().unwrap();
        jiff::Timestamp::from_second(rhythm.due(now.as_second())).unwrap().to_string()
    }

    #[test]
    fn at_once_waits_for_the_end_of_the_quiet_hours_only() {
        let rhythm = Rhythm { quiet: quiet(22, 7), ..Rhythm::default() };
        assert_eq!(due(rhythm, "2026-03-02T12:00:00Z"), "2026-03-02T12:00:00Z");
        assert_eq!(due(rhythm, "2026-03-02T21:59:59Z"), "2026-03-02T21:59:59Z");
        assert_eq!(due(rhythm, "2026-03-02T22:00:00Z"), "2026-03-03T07:00:00Z");
        assert_eq!(due(rhythm, "2026-03-02T03:15:00Z"), "2026-03-02T07:00:00Z");
        assert_eq!(due(rhythm, "2026-03-02T07:00:00Z"), "2026-03-02T07:00:00Z");
        let siesta = Rhythm { quiet: quiet(13, 15), ..Rhythm::default() };
        assert_eq!(due(siesta, "2026-03-02T14:59:59Z"), "2026-03-02T15:00:00Z");
        let kathmandu = Rhythm { offset: Offset::of_minutes(345).unwrap(), ..rhythm };
        assert_eq!(due(kathmandu, "2026-03-02T16:15:00Z"), "2026-03-03T01:15:00Z");
    }

    #[test]
    fn a_digest_comes_at_its_next_hour() {
        let daily = Rhythm { when: When::Daily { hour: hour(8) }, ..Rhythm::default() };
        assert_eq!(due(daily, "2026-03-02T07:59:59Z"), "2026-03-02T08:00:00Z");
        assert_eq!(due(daily, "2026-03-02T08:00:00Z"), "2026-03-03T08:00:00Z", "this one has begun");
        let weekly = When::Weekly { day: Weekday::Monday, hour: hour(8) };
        let weekly = Rhythm { when: weekly, offset: Offset::of_minutes(-300).unwrap(), quiet: None };
        // 2026-03-02 is a Monday.
        assert_eq!(due(weekly, "2026-03-02T12:59:59Z"), "2026-03-02T13:00:00Z");
        assert_eq!(due(weekly, "2026-03-02T13:00:01Z"), "2026-03-09T13:00:00Z");
        assert_eq!(due(weekly, "1969-12-31T00:00:00Z"), "1970-01-05T13:00:00Z");
    }

    #[test]
    fn a_digest_whose_hour_is_quiet_comes_when_the_quiet_ends() {
        let late = Rhythm { when: When::Daily { hour: hour(23) }, quiet: quiet(22, 7), ..Rhythm::default() };
        assert_eq!(due(late, "2026-03-02T12:00:00Z"), "2026-03-03T07:00:00Z");
        let when = When::Weekly { day: Weekday::Sunday, hour: hour(23) };
        let weekly = Rhythm { when, quiet: quiet(22, 7), ..Rhythm::default() };
        assert_eq!(due(weekly, "2026-03-02T06:59:00Z"), "2026-03-02T07:00:00Z", "Monday");
        assert_eq!(due(weekly, "2026-03-02T07:00:00Z"), "2026-03-09T07:00:00Z");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        assert_eq!(Hour::new(24), None);
        assert_eq!(quiet(7, 7), None);
        assert!(Offset::of_minutes(-720).is_some() && Offset::of_minutes(840).is_some());
        assert!(Offset::of_minutes(-721).is_none() && Offset::of_minutes(841).is_none());
    }

    fn any_rhythm() -> impl Strategy<Value = Rhythm> {
        let any_hour = || (0_u8..24).prop_map(hour);
        let when = prop_oneof![
            Just(When::AtOnce),
            any_hour().prop_map(|hour| When::Daily { hour }),
            (0_i8..7, any_hour())
                .prop_map(|(day, hour)| When::Weekly { day: Weekday::from_monday_zero_offset(day).unwrap(), hour }),
        ];
        let offset = (-720_i16..=840).prop_map(|minutes| Offset::of_minutes(minutes).unwrap());
        let quiet = (any_hour(), any_hour()).prop_map(|(from, to)| QuietHours::new(from, to));
        (when, offset, quiet).prop_map(|(when, offset, quiet)| Rhythm { when, offset, quiet })
    }

    fn is_quiet(rhythm: Rhythm, at: i64) -> bool {
        let hour = own_time(rhythm, at).hour();
        rhythm.quiet.is_some_and(|quiet| {
            let (from, to) = (quiet.from().get().cast_signed(), quiet.to().get().cast_signed());
            if from < to { (from..to).contains(&hour) } else { hour >= from || hour < to }
        })
    }

    proptest! {
        #[test]
        fn it_is_never_quiet_never_past_and_within_a_week(
            rhythm in any_rhythm(),
            now in prop_oneof![-10_000_000_000_i64..10_000_000_000, (-100_000_i64..100_000).prop_map(|hour| hour * HOUR)],
        ) {
            let due = rhythm.due(now);
            prop_assert!(!is_quiet(rhythm, due));
            let most = match rhythm.when {
                When::AtOnce => DAY - HOUR,
                When::Daily { .. } => DAY,
                When::Weekly { .. } => WEEK,
            };
            prop_assert!((now..=now + most).contains(&due), "{}", due - now);

            let then = own_time(rhythm, due);
            match rhythm.when {
                When::AtOnce if is_quiet(rhythm, now) => {
                    prop_assert_eq!(then.hour(), rhythm.quiet.unwrap().to().get().cast_signed());
                    prop_assert_eq!((then.minute(), then.second()), (0, 0));
                    prop_assert!(is_quiet(rhythm, due - 1));
                }
                When::AtOnce => prop_assert_eq!(due, now),
                When::Daily { hour } | When::Weekly { hour, .. } => {
                    let shifted = then.hour() != hour.get().cast_signed();
                    prop_assert!(due > now);
                    prop_assert!(!shifted || is_quiet(rhythm, due - 1));
                    prop_assert_eq!((then.minute(), then.second()), (0, 0));
                    if let When::Weekly { day, .. } = rhythm.when {
                        let next = shifted && then.hour() < hour.get().cast_signed();
                        prop_assert_eq!(then.weekday(), if next { day.next() } else { day });
                    }
                }
            }
            prop_assert_eq!(rhythm.outside_quiet_hours(due), due);
        }

        #[test]
        fn what_is_announced_later_is_never_due_earlier(rhythm in any_rhythm(), now in 0_i64..4_000_000_000, later in 0_i64..WEEK) {
            prop_assert!(rhythm.due(now) <= rhythm.due(now + later));
        }
    }
}
