//! Steps in what a chat is alerted to, as a part of the data of a button.

use std::fmt;

use super::button::{key, long_number, number};
use crate::knowledge::Key;

/// A step in the alerts of a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertStep {
    /// Every subscription.
    List,
    /// A new subscription to everything, to be narrowed.
    Subscribe,
    /// A new subscription to the question that the message answers.
    SubscribeToAnswer,
    /// One subscription, with the ways to change it.
    View {
        subscription: i64,
    },
    /// A page of the things to choose from.
    Choices {
        subscription: i64,
        of: Facet,
        page: usize,
    },
    /// Takes this one, or leaves it.
    Choose {
        subscription: i64,
        of: Facet,
        one: Key,
        page: usize,
    },
    ChooseAny {
        subscription: i64,
        of: Facet,
    },
    /// When it comes.
    Times {
        subscription: i64,
    },
    AtOnce {
        subscription: i64,
    },
    /// Each day at this hour, or each week on this day, counted from Monday.
    Digest {
        subscription: i64,
        day: Option<u8>,
        hour: u8,
    },
    /// The times of day around the world, to tell one's own.
    Clocks {
        subscription: i64,
    },
    Clock {
        subscription: i64,
        offset: i16,
    },
    /// The quiet hours to choose from.
    Nights {
        subscription: i64,
    },
    Quiet {
        subscription: i64,
        hours: Option<(u8, u8)>,
    },
    Silent {
        subscription: i64,
        on: bool,
    },
    Discreet {
        subscription: i64,
        on: bool,
    },
    Paused {
        subscription: i64,
        on: bool,
    },
    End {
        subscription: i64,
    },
    /// Why the parcel came.
    Why {
        subscription: i64,
        parcel: i64,
    },
    /// What a discreet alert has not said.
    Reveal {
        parcel: i64,
    },
}

/// What a subscription can be narrowed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    Topics,
    Regions,
    Languages,
    Types,
    Publishers,
}

impl Facet {
    pub const ALL: [Self; 5] = [Self::Topics, Self::Regions, Self::Languages, Self::Types, Self::Publishers];

    fn letter(self) -> char {
        match self {
            Self::Topics => 't',
            Self::Regions => 'r',
            Self::Languages => 'l',
            Self::Types => 'y',
            Self::Publishers => 'p',
        }
    }

    fn of(text: &str) -> Option<(Self, &str)> {
        Self::ALL.into_iter().find_map(|facet| Some((facet, text.strip_prefix(facet.letter())?)))
    }
}

impl AlertStep {
    /// `None` when it is none of ours.
    pub fn decode(data: &str) -> Option<Self> {
        match data {
            "" => return Some(Self::List),
            "+" => return Some(Self::Subscribe),
            "?" => return Some(Self::SubscribeToAnswer),
            _ => {}
        }
        let kind = data.chars().next()?;
        let rest = &data[kind.len_utf8()..];
        if kind == 'r' {
            return Some(Self::Reveal { parcel: long_number(rest)? });
        }
        let (subscription, more) = rest.split_once(':').unwrap_or((rest, ""));
        let subscription = long_number(subscription)?;
        let switch = || match more {
            "1" => Some(true),
            "0" => Some(false),
            _ => None,
        };
        let bare = |step| more.is_empty().then_some(step);
        match kind {
            'v' => bare(Self::View { subscription }),
            'c' => {
                let (of, page) = Facet::of(more)?;
                Some(Self::Choices { subscription, of, page: number(page)? })
            }
            'o' => {
                let (of, one) = Facet::of(more)?;
                let (one, page) = key(one)?;
                Some(Self::Choose { subscription, of, one, page: number(page)? })
            }
            'n' => match Facet::of(more)? {
                (of, "") => Some(Self::ChooseAny { subscription, of }),
                _ => None,
            },
            't' => bare(Self::Times { subscription }),
            'a' => bare(Self::AtOnce { subscription }),
            'd' => {
                let (day, hour) = more.split_once('-')?;
                let day = if day.is_empty() { None } else { Some(small(day, 6)?) };
                Some(Self::Digest { subscription, day, hour: small(hour, 23)? })
            }
            'z' => bare(Self::Clocks { subscription }),
            'k' => {
                let offset: i16 = more.parse().ok()?;
                (more == offset.to_string()).then_some(Self::Clock { subscription, offset })
            }
            'g' => bare(Self::Nights { subscription }),
            'q' if more.is_empty() => Some(Self::Quiet { subscription, hours: None }),
            'q' => {
                let (from, to) = more.split_once('-')?;
                Some(Self::Quiet { subscription, hours: Some((small(from, 23)?, small(to, 23)?)) })
            }
            's' => Some(Self::Silent { subscription, on: switch()? }),
            'i' => Some(Self::Discreet { subscription, on: switch()? }),
            'p' => Some(Self::Paused { subscription, on: switch()? }),
            'e' => bare(Self::End { subscription }),
            'w' => Some(Self::Why { subscription, parcel: long_number(more)? }),
            _ => None,
        }
    }
}

fn small(digits: &str, most: u8) -> Option<u8> {
    number(digits).and_then(|number| u8::try_from(number).ok()).filter(|number| *number <= most)
}

impl fmt::Display for AlertStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List => Ok(()),
            Self::Subscribe => f.write_str("+"),
            Self::SubscribeToAnswer => f.write_str("?"),
            Self::View { subscription } => write!(f, "v{subscription}"),
            Self::Choices { subscription, of, page } => write!(f, "c{subscription}:{}{page}", of.letter()),
            Self::Choose { subscription, of, one, page } => write!(f, "o{subscription}:{}{one}{page}", of.letter()),
            Self::ChooseAny { subscription, of } => write!(f, "n{subscription}:{}", of.letter()),
            Self::Times { subscription } => write!(f, "t{subscription}"),
            Self::AtOnce { subscription } => write!(f, "a{subscription}"),
            Self::Digest { subscription, day, hour } => {
                write!(f, "d{subscription}:{}-{hour}", day.map_or_else(String::new, |day| day.to_string()))
            }
            Self::Clocks { subscription } => write!(f, "z{subscription}"),
            Self::Clock { subscription, offset } => write!(f, "k{subscription}:{offset}"),
            Self::Nights { subscription } => write!(f, "g{subscription}"),
            Self::Quiet { subscription, hours: None } => write!(f, "q{subscription}"),
            Self::Quiet { subscription, hours: Some((from, to)) } => write!(f, "q{subscription}:{from}-{to}"),
            Self::Silent { subscription, on } => write!(f, "s{subscription}:{}", u8::from(*on)),
            Self::Discreet { subscription, on } => write!(f, "i{subscription}:{}", u8::from(*on)),
            Self::Paused { subscription, on } => write!(f, "p{subscription}:{}", u8::from(*on)),
            Self::End { subscription } => write!(f, "e{subscription}"),
            Self::Why { subscription, parcel } => write!(f, "w{subscription}:{parcel}"),
            Self::Reveal { parcel } => write!(f, "r{parcel}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_step() -> impl Strategy<Value = AlertStep> {
        let subscription = 0_i64..1_000_000_000_000;
        let facet = prop_oneof![
            Just(Facet::Topics),
            Just(Facet::Regions),
            Just(Facet::Languages),
            Just(Facet::Types),
            Just(Facet::Publishers)
        ];
        (0..21_u8, subscription, facet, "[a-z]{1,20}", 0_usize..10_000, any::<bool>(), 0..24_u8, 0..7_u8).prop_map(
            |(kind, subscription, of, one, page, on, hour, day)| match kind {
                0 => AlertStep::List,
                1 => AlertStep::Subscribe,
                2 => AlertStep::SubscribeToAnswer,
                3 => AlertStep::View { subscription },
                4 => AlertStep::Choices { subscription, of, page },
                5 => AlertStep::Choose { subscription, of, one: Key::of(&one), page },
                6 => AlertStep::ChooseAny { subscription, of },
                7 => AlertStep::Times { subscription },
                8 => AlertStep::AtOnce { subscription },
                9 => AlertStep::Digest { subscription, day: on.then_some(day), hour },
                10 => AlertStep::Clocks { subscription },
                11 => AlertStep::Clock { subscription, offset: i16::from(hour) * 60 - 720 },
                12 => AlertStep::Nights { subscription },
                13 => AlertStep::Quiet { subscription, hours: on.then_some((hour, day)) },
                14 => AlertStep::Silent { subscription, on },
                15 => AlertStep::Discreet { subscription, on },
                16 => AlertStep::Paused { subscription, on },
                17 => AlertStep::End { subscription },
                18 => AlertStep::Why { subscription, parcel: 1_800_000_000 },
                _ => AlertStep::Reveal { parcel: 1_800_000_000 },
            },
        )
    }

    proptest! {
        #[test]
        fn steps_fit_a_button_and_read_back(step in any_step()) {
            let data = step.to_string();
            prop_assert!(data.len() <= 62);
            prop_assert_eq!(AlertStep::decode(&data), Some(step));
        }

        #[test]
        fn made_up_steps_never_panic(data in "[vcontadzkgqsipewr+?]?[0-9]{0,4}:?\\PC{0,30}") {
            if let Some(step) = AlertStep::decode(&data) {
                let again = AlertStep::decode(&step.to_string());
                prop_assert_eq!(again, Some(step));
            }
        }
    }
}
