//! How much one person, and one group, may ask of the bot. Time is an argument.
//!
//! Each has a bucket of tokens that fills up steadily; whatever asks for something takes one out of the person's and one
//! out of the group's, or none when one of them is empty. Not a limiter of `governor`, which takes from one bucket at a
//! time and remembers as many as there are: these are ids of people, kept in memory alone and no longer than needed.

use std::collections::HashMap;
use std::time::Duration;

use teloxide::types::{ChatId, Message, Update, UpdateKind, UserId};

use crate::telegram::contact::is_migration;

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_mins(1);

/// Buckets of one size; a full one takes no room, so that these are as many people as can ask for something at a time.
/// Those who come then are not counted.
const MOST: usize = 100_000;

/// What is asked for. Whoever types or turns pages does so more quickly than whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Answer,
    Press,
    /// Articles to choose from while somebody types, and the note of which was chosen.
    Offer,
}

/// What an update asks for, and who asks. No `Debug`, so that no id slips into a log.
#[derive(Clone, Copy)]
pub struct Demand {
    asked: Asked,
    /// `None` for whoever writes as a chat: Telegram gives all of them the same id.
    pub person: Option<UserId>,
    /// The group or channel that it is asked in.
    group: Option<ChatId>,
}

impl Demand {
    /// `None` when it is Telegram that tells something; of messages, only those that speak to the bot may be given.
    pub fn of(update: &Update) -> Option<Self> {
        let (asked, person, group) = match &update.kind {
            UpdateKind::Message(message) if is_migration(message) => return None,
            UpdateKind::Message(message)
            | UpdateKind::EditedMessage(message)
            | UpdateKind::ChannelPost(message)
            | UpdateKind::EditedChannelPost(message) => (Asked::Answer, writer(message), group(message)),
            UpdateKind::CallbackQuery(press) => {
                (Asked::Press, Some(press.from.id), press.regular_message().and_then(group))
            }
            UpdateKind::InlineQuery(query) => (Asked::Offer, Some(query.from.id), None),
            UpdateKind::ChosenInlineResult(chosen) => (Asked::Offer, Some(chosen.from.id), None),
            _ => return None,
        };
        Some(Self { asked, person, group })
    }
}

fn writer(message: &Message) -> Option<UserId> {
    message.from.as_ref().filter(|_| message.sender_chat.is_none()).map(|from| from.id)
}

fn group(message: &Message) -> Option<ChatId> {
    (!message.chat.is_private()).then_some(message.chat.id)
}

/// The buckets of all who ask.
pub struct Allowance {
    answers: Shares,
    presses: Shares,
    offers: Shares,
    /// Chats that were told that they send too much.
    told: Buckets,
}

/// The buckets for one thing that can be asked for.
struct Shares {
    people: Buckets,
    groups: Buckets,
}

impl Allowance {
    /// With so many answers to one person in a minute, a third of them at once; twice as many to a group, and four times
    /// as many for presses and inline queries.
    pub fn new(messages_a_minute: u32) -> Self {
        let shares = |times: u32| Shares {
            people: Buckets::new(messages_a_minute * times),
            groups: Buckets::new(messages_a_minute * times * 2),
        };
        Self { answers: shares(1), presses: shares(4), offers: shares(4), told: Buckets::new(1) }
    }

    /// Whether this much may be asked for; then it is counted.
    pub fn grants(&mut self, demand: &Demand, now: Duration) -> bool {
        let Shares { people, groups } = match demand.asked {
            Asked::Answer => &mut self.answers,
            Asked::Press => &mut self.presses,
            Asked::Offer => &mut self.offers,
        };
        let person = demand.person.map(|person| ChatId::from(person).0);
        let group = demand.group.map(|group| group.0);
        let granted = person.is_none_or(|person| people.has_one(person, now))
            && group.is_none_or(|group| groups.has_one(group, now));
        if granted {
            person.inspect(|person| people.take(*person, now));
            group.inspect(|group| groups.take(*group, now));
        }
        granted
    }

    /// Whether a chat that sends too much is to be told so: once a minute.
    pub fn tells(&mut self, chat: ChatId, now: Duration) -> bool {
        let tells = self.told.has_one(chat.0, now);
        if tells {
            self.told.take(chat.0, now);
        }
        tells
    }
}

/// Buckets of one size, by whose they are.
struct Buckets {
    /// The time in which a token comes.
    token: Duration,
    /// The time in which an empty bucket fills up.
    all_tokens: Duration,
    /// When each will be full; those that are, are the same as none.
    full_at: HashMap<i64, Duration>,
    swept: Duration,
}

impl Buckets {
    /// With so many tokens a minute, and room for a third of them.
    fn new(a_minute: u32) -> Self {
        let token = MINUTE / a_minute.max(1);
        let all_tokens = token * (a_minute / 3).max(1);
        Self { token, all_tokens, full_at: HashMap::new(), swept: Duration::ZERO }
    }

    fn has_one(&self, whose: i64, now: Duration) -> bool {
        let full_at = self.full_at.get(&whose);
        full_at.is_none_or(|full_at| full_at.saturating_sub(now) + self.token <= self.all_tokens)
    }

    fn take(&mut self, whose: i64, now: Duration) {
        self.sweep(now);
        if self.full_at.len() < MOST || self.full_at.contains_key(&whose) {
            let full_at = self.full_at.entry(whose).or_default();
            *full_at = now.max(*full_at) + self.token;
        }
    }

    /// Forgets whose bucket is full.
    fn sweep(&mut self, now: Duration) {
        let pause = if self.full_at.len() < MOST { MINUTE } else { SECOND };
        if now.saturating_sub(self.swept) >= pause {
            self.swept = now;
            self.full_at.retain(|_, full_at| *full_at > now);
            self.full_at.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demand(asked: Asked, person: u64, group: Option<i64>) -> Demand {
        Demand { asked, person: Some(UserId(person)), group: group.map(ChatId) }
    }

    /// How many of a thousand that come at this moment are granted.
    fn granted(allowance: &mut Allowance, demand: Demand, now: Duration) -> usize {
        (0..1_000).filter(|_| allowance.grants(&demand, now)).count()
    }

    #[test]
    fn a_person_gets_ten_answers_at_once_and_then_one_in_two_seconds() {
        let mut allowance = Allowance::new(30);
        let ada = demand(Asked::Answer, 7, None);
        assert_eq!(granted(&mut allowance, ada, Duration::ZERO), 10);
        assert_eq!(granted(&mut allowance, ada, Duration::from_millis(1_999)), 0);
        assert_eq!(granted(&mut allowance, ada, Duration::from_secs(2)), 1);
        assert_eq!(granted(&mut allowance, ada, Duration::from_secs(8)), 3);
        assert_eq!(granted(&mut allowance, ada, Duration::from_hours(1)), 10);
        let in_a_minute: usize = (3_660..3_720).map(|second| granted(&mut allowance, ada, second * SECOND)).sum();
        assert_eq!(in_a_minute, 10 + 29);
    }

    #[test]
    fn a_press_or_a_query_takes_no_answer_away() {
        let mut allowance = Allowance::new(30);
        for (asked, most) in [(Asked::Press, 40), (Asked::Offer, 40), (Asked::Answer, 10)] {
            assert_eq!(granted(&mut allowance, demand(asked, 7, None), Duration::ZERO), most, "{asked:?}");
        }
    }

    #[test]
    fn a_group_has_a_bucket_beside_those_of_its_people() {
        let mut allowance = Allowance::new(30);
        let granted: Vec<usize> = (1..=4)
            .map(|person| granted(&mut allowance, demand(Asked::Answer, person, Some(-5)), Duration::ZERO))
            .collect();
        assert_eq!(granted, [10, 10, 0, 0]);
        // What the group was refused has cost its people nothing.
        assert!(allowance.grants(&demand(Asked::Answer, 3, None), Duration::ZERO));
        assert!(allowance.grants(&demand(Asked::Answer, 3, Some(-6)), Duration::ZERO));
    }

    #[test]
    fn whoever_writes_as_a_chat_is_counted_with_the_chat() {
        let mut allowance = Allowance::new(30);
        let post = Demand { person: None, ..demand(Asked::Answer, 1, Some(-5)) };
        assert_eq!(granted(&mut allowance, post, Duration::ZERO), 20);
    }

    #[test]
    fn the_smallest_allowance_is_one() {
        let mut allowance = Allowance::new(1);
        let ada = demand(Asked::Answer, 7, None);
        assert_eq!(granted(&mut allowance, ada, Duration::ZERO), 1);
        assert_eq!(granted(&mut allowance, ada, MINUTE), 1);
    }

    #[test]
    fn a_chat_is_told_once_a_minute() {
        let mut allowance = Allowance::new(30);
        let told: Vec<u32> =
            (0..180).filter(|second| allowance.tells(ChatId(7), *second * Duration::from_secs(1))).collect();
        assert_eq!(told, [0, 60, 120]);
    }

    #[test]
    fn who_asks_no_more_is_forgotten_and_memory_is_bounded() {
        let mut allowance = Allowance::new(30);
        for person in 1..=150_000 {
            assert!(allowance.grants(&demand(Asked::Answer, person, None), Duration::ZERO));
        }
        assert_eq!(allowance.answers.people.full_at.len(), MOST);
        allowance.grants(&demand(Asked::Answer, 1, None), MINUTE);
        assert_eq!(allowance.answers.people.full_at.len(), 1);
    }
}
