//! The pace of sending: so many messages a second in all, so many to one chat. Time is an argument, so that a day of
//! sending can be tried in a moment.
//!
//! In every window of a second, or for groups of a minute, no more is sent than the limit, and as soon as it may be.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_mins(1);

/// Keeps count of what was sent. Times are counted from any fixed moment, and never go back.
#[derive(Debug)]
pub struct Pace {
    a_second: usize,
    group_a_minute: usize,
    /// When the last messages were sent, as many as may be sent in a second.
    all: VecDeque<Duration>,
    chats: HashMap<i64, VecDeque<Duration>>,
    swept: Duration,
}

impl Pace {
    /// So many messages a second in all, and so many a minute to one group or channel.
    pub fn new(a_second: usize, group_a_minute: usize) -> Self {
        Self { a_second, group_a_minute, all: VecDeque::new(), chats: HashMap::new(), swept: Duration::ZERO }
    }

    /// When the next message may be sent to anybody, not before `now`.
    #[must_use]
    pub fn next(&self, now: Duration) -> Duration {
        let full = self.all.len() >= self.a_second;
        let oldest = self.all.front().filter(|_| full);
        oldest.map_or(now, |oldest| now.max(*oldest + SECOND))
    }

    /// When the next message may be sent to this chat, not before `now`; one a second, and to a group no more than so
    /// many a minute. Ids of groups and channels are negative.
    #[must_use]
    pub fn next_to(&self, chat_id: i64, now: Duration) -> Duration {
        let Some(sent) = self.chats.get(&chat_id) else { return now };
        let after_last = sent.back().map_or(now, |last| *last + SECOND);
        let full = chat_id < 0 && sent.len() >= self.group_a_minute;
        let after_oldest = sent.front().filter(|_| full).map_or(now, |oldest| *oldest + MINUTE);
        now.max(after_last).max(after_oldest)
    }

    /// Takes note of a message that is sent now. Answers count, too: alerts make room for them.
    pub fn note(&mut self, chat_id: i64, now: Duration) {
        let remember = |sent: &mut VecDeque<Duration>, most: usize| {
            sent.push_back(now);
            while sent.len() > most.max(1) {
                sent.pop_front();
            }
        };
        remember(&mut self.all, self.a_second);
        let most = if chat_id < 0 { self.group_a_minute } else { 1 };
        remember(self.chats.entry(chat_id).or_default(), most);
        if now.saturating_sub(self.swept) > MINUTE {
            self.swept = now;
            self.chats.retain(|_, sent| sent.back().is_some_and(|last| now.saturating_sub(*last) < MINUTE));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sends to these chats one after the other, each as soon as it may be; when each was sent.
    fn sent(chats: impl Iterator<Item = i64>) -> Vec<(i64, Duration)> {
        let mut pace = Pace::new(25, 20);
        let mut now = Duration::ZERO;
        let mut times = Vec::new();
        for chat in chats {
            now = pace.next(now).max(pace.next_to(chat, now));
            pace.note(chat, now);
            times.push((chat, now));
        }
        times
    }

    fn most_in(window: Duration, times: &[Duration]) -> usize {
        let mut first = 0;
        let mut most = 0;
        for (index, time) in times.iter().enumerate() {
            while time.saturating_sub(times[first]) >= window {
                first += 1;
            }
            most = most.max(index - first + 1);
        }
        most
    }

    #[test]
    fn a_hundred_thousand_deliveries_use_the_pace_and_keep_it_in_every_window() {
        let times: Vec<Duration> = sent(1..=100_000).into_iter().map(|(_, time)| time).collect();
        assert_eq!(most_in(SECOND, &times), 25);
        let used = 100_000.0 / 25.0 / times.last().unwrap().as_secs_f64();
        assert!(used >= 0.95, "{used}");
    }

    #[test]
    fn a_chat_gets_one_a_second_and_a_group_twenty_a_minute() {
        for (chat, window, most) in [(7, SECOND, 1), (-7, SECOND, 1), (-7, MINUTE, 20)] {
            let times: Vec<Duration> = sent(std::iter::repeat_n(chat, 200)).into_iter().map(|(_, time)| time).collect();
            assert_eq!(most_in(window, &times), most, "{chat}");
        }
    }

    #[test]
    fn memory_does_not_grow_with_the_chats() {
        let mut pace = Pace::new(25, 20);
        for chat in 1..=100_000 {
            let now = pace.next(Duration::ZERO);
            pace.note(chat, now);
        }
        assert!(pace.all.len() <= 25 && pace.chats.len() <= 2 * 60 * 25, "{}", pace.chats.len());
    }
}
