//! Rests that all alerts keep together when Telegram refuses or fails several times. Time is an argument, so that hours
//! can be tried in a moment.
//!
//! After a refusal or a failure only one message is sent at a time, until one gets through: so the first of many is told
//! from the only one, and an end of the fault is found with a single message.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

use super::refusal::Refusal;

/// After Telegram could not be reached, or failed; doubled each time.
const FIRST_REST: Duration = Duration::from_secs(3);

/// After several chats in a row were told to wait; doubled each time.
const FIRST_REST_OF_ALL: Duration = Duration::from_secs(15);

const LONGEST_REST: Duration = Duration::from_hours(1);

/// A chat may be told to wait for half a day; others must not, for that reason, for longer than this.
const LONGEST_WAIT_OF_OTHERS: Duration = Duration::from_mins(1);

/// So many waits within [`TOGETHER`], or in a row, mean that all are to wait; so many failures in a row as well.
const MANY: usize = 3;
const TOGETHER: Duration = Duration::from_secs(10);

/// Rests, and what leads to them.
#[derive(Debug, Default)]
pub struct Rests {
    until: Option<Instant>,
    /// In a row. What comes back during a rest was sent before it, and is not counted.
    waits: usize,
    failures: usize,
    latest_waits: VecDeque<Instant>,
}

impl Rests {
    pub fn left(&self, now: Instant) -> Duration {
        self.until.map_or(Duration::ZERO, |until| until.saturating_duration_since(now))
    }

    /// How many messages may be in flight, when it is at most `most`.
    pub fn window(&self, most: usize) -> usize {
        if self.waits == 0 && self.failures == 0 { most } else { 1 }
    }

    /// What a refusal, or none, means for all others.
    pub fn after(&mut self, refusal: Option<&Refusal>, now: Instant) {
        let is_resting = !self.left(now).is_zero();
        match refusal {
            Some(Refusal::TooMany { wait }) => {
                self.latest_waits.push_back(now);
                self.latest_waits.retain(|at| now.duration_since(*at) < TOGETHER);
                if is_resting {
                    return;
                }
                self.waits += 1;
                let wait = (*wait).min(LONGEST_WAIT_OF_OTHERS);
                if self.waits >= MANY {
                    self.rest(now, wait.max(doubled(FIRST_REST_OF_ALL, self.waits - MANY)));
                } else if self.latest_waits.len() >= MANY {
                    self.rest(now, wait);
                }
            }
            Some(Refusal::Unreached { .. } | Refusal::Unclear { .. } | Refusal::Faulty { .. }) => {
                if is_resting {
                    return;
                }
                self.failures += 1;
                if matches!(refusal, Some(Refusal::Unreached { .. })) || self.failures >= MANY {
                    self.rest(now, doubled(FIRST_REST, self.failures - 1));
                }
            }
            _ => (self.waits, self.failures) = (0, 0),
        }
    }

    fn rest(&mut self, now: Instant, rest: Duration) {
        self.until = Some(now + rest);
    }
}

fn doubled(rest: Duration, times: usize) -> Duration {
    let times = u32::try_from(times).unwrap_or(u32::MAX).min(16);
    (rest * 2_u32.pow(times)).min(LONGEST_REST)
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNREACHED: Refusal = Refusal::Unreached { what: "no network" };
    const UNCLEAR: Refusal = Refusal::Unclear { what: "no answer" };

    fn wait(seconds: u64) -> Refusal {
        Refusal::TooMany { wait: Duration::from_secs(seconds) }
    }

    /// Requests within `time` when each is refused so, answered after `answer`, with at most four in flight.
    fn requests_within(time: Duration, answer: Duration, refusal: &Refusal) -> usize {
        let (mut rests, mut now) = (Rests::default(), Instant::now());
        let end = now + time;
        let (mut in_flight, mut count) = (VecDeque::new(), 0);
        while now < end {
            while in_flight.len() < rests.window(4) && rests.left(now).is_zero() {
                in_flight.push_back(now + answer);
                count += 1;
            }
            match in_flight.pop_front() {
                Some(answered) => {
                    now = now.max(answered);
                    rests.after(Some(refusal), now);
                }
                None => now += rests.left(now),
            }
        }
        count
    }

    #[test]
    fn while_all_are_told_to_wait_there_are_at_most_five_requests_in_half_a_minute() {
        for seconds in [1, 5, 30, 43_837] {
            for answer in [1, 50, 500] {
                let count = requests_within(Duration::from_secs(30), Duration::from_millis(answer), &wait(seconds));
                assert!(count <= 5, "{count} with a wait of {seconds} s, answered after {answer} ms");
            }
        }
    }

    #[test]
    fn one_chat_that_has_to_wait_holds_up_no_other() {
        let (mut rests, now) = (Rests::default(), Instant::now());
        rests.after(Some(&wait(43_837)), now);
        assert_eq!((rests.left(now), rests.window(4)), (Duration::ZERO, 1));
        rests.after(None, now);
        assert_eq!((rests.left(now), rests.window(4)), (Duration::ZERO, 4));
    }

    #[test]
    fn three_chats_that_have_to_wait_hold_up_others_for_a_minute_at_most() {
        for (seconds, expected) in [(7, 7), (43_837, 60)] {
            let (mut rests, now) = (Rests::default(), Instant::now());
            for _ in 0..3 {
                rests.after(Some(&wait(seconds)), now);
                rests.after(None, now);
            }
            assert_eq!(rests.left(now), Duration::from_secs(expected));
        }
    }

    #[test]
    fn waits_that_lie_apart_hold_up_nobody() {
        let (mut rests, mut now) = (Rests::default(), Instant::now());
        for _ in 0..10 {
            rests.after(Some(&wait(60)), now);
            rests.after(None, now);
            now += Duration::from_secs(5);
        }
        assert_eq!(rests.left(now), Duration::ZERO);
    }

    #[test]
    fn rests_grow_while_telegram_cannot_be_reached_and_end_with_the_first_success() {
        let (mut rests, mut now) = (Rests::default(), Instant::now());
        let mut seconds = Vec::new();
        for _ in 0..13 {
            for _ in 0..4 {
                rests.after(Some(&UNREACHED), now);
            }
            seconds.push(rests.left(now).as_secs());
            now += rests.left(now);
        }
        assert_eq!(seconds, [3, 6, 12, 24, 48, 96, 192, 384, 768, 1_536, 3_072, 3_600, 3_600]);
        rests.after(None, now);
        rests.after(Some(&UNREACHED), now);
        assert_eq!(rests.left(now), FIRST_REST);
    }

    #[test]
    fn single_failures_are_no_reason_to_rest_and_three_in_a_row_are() {
        let (mut rests, now) = (Rests::default(), Instant::now());
        for outcome in [Some(&UNCLEAR), Some(&UNCLEAR), None, Some(&UNCLEAR), Some(&UNCLEAR)] {
            rests.after(outcome, now);
            assert!(rests.left(now).is_zero());
        }
        rests.after(Some(&Refusal::Faulty { code: 502 }), now);
        assert_eq!(rests.left(now).as_secs(), 12);
    }
}
