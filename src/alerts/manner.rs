//! How a subscription is alerted: its rhythm, and whether with a sound, in full, or not at all for now.

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

use super::kept::{self, ThisForm, Unreadable};
use super::rhythm::{Hour, Offset, QuietHours, Rhythm, When};

/// How and when a subscription is alerted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Manner {
    pub rhythm: Rhythm,
    /// Without a sound.
    pub silent: bool,
    /// The message says how much is new and not what; that comes after a tap. Others may see the screen.
    pub discreet: bool,
    /// Nothing is owed to it, and nothing is made up for later.
    pub paused: bool,
}

impl Manner {
    /// For keeping, sealed: an offset tells where somebody may live.
    #[must_use]
    pub fn to_text(&self) -> String {
        let Rhythm { when, offset, quiet } = self.rhythm;
        kept::write(&KeptManner {
            v: ThisForm,
            daily: if let When::Daily { hour } = when { Some(hour.get()) } else { None },
            weekly: if let When::Weekly { day, hour } = when {
                Some((day.to_monday_zero_offset(), hour.get()))
            } else {
                None
            },
            offset: offset.minutes(),
            quiet: quiet.map(|quiet| (quiet.from().get(), quiet.to().get())),
            silent: self.silent,
            discreet: self.discreet,
            paused: self.paused,
        })
    }

    /// Reads what [`Manner::to_text`] wrote.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let kept: KeptManner = kept::read(text)?;
        kept.manner().ok_or(Unreadable::Damaged)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptManner {
    v: ThisForm,
    /// The hour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    daily: Option<u8>,
    /// Days from Monday, and the hour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    weekly: Option<(i8, u8)>,
    /// Minutes ahead of UTC.
    #[serde(default)]
    offset: i16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quiet: Option<(u8, u8)>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    silent: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    discreet: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    paused: bool,
}

impl KeptManner {
    fn manner(self) -> Option<Manner> {
        let when = match (self.daily, self.weekly) {
            (None, None) => When::AtOnce,
            (Some(hour), None) => When::Daily { hour: Hour::new(hour)? },
            (None, Some((day, hour))) => {
                When::Weekly { day: Weekday::from_monday_zero_offset(day).ok()?, hour: Hour::new(hour)? }
            }
            (Some(_), Some(_)) => return None,
        };
        let quiet = match self.quiet {
            Some((from, to)) => Some(QuietHours::new(Hour::new(from)?, Hour::new(to)?)?),
            None => None,
        };
        let rhythm = Rhythm { when, offset: Offset::of_minutes(self.offset)?, quiet };
        Some(Manner { rhythm, silent: self.silent, discreet: self.discreet, paused: self.paused })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manner_is_read_as_it_was_written() {
        let hour = |hour| Hour::new(hour).unwrap();
        let whens = [
            (When::AtOnce, r#"{"v":1,"offset":-570,"quiet":[22,7],"discreet":true}"#),
            (When::Daily { hour: hour(8) }, r#"{"v":1,"daily":8,"offset":-570,"quiet":[22,7],"discreet":true}"#),
            (
                When::Weekly { day: Weekday::Sunday, hour: hour(0) },
                r#"{"v":1,"weekly":[6,0],"offset":-570,"quiet":[22,7],"discreet":true}"#,
            ),
        ];
        for (when, text) in whens {
            let offset = Offset::of_minutes(-570).unwrap();
            let rhythm = Rhythm { when, offset, quiet: QuietHours::new(hour(22), hour(7)) };
            let manner = Manner { rhythm, silent: false, discreet: true, paused: false };
            assert_eq!(manner.to_text(), text);
            assert_eq!(Manner::read(text), Ok(manner));
        }
        for manner in [
            Manner::default(),
            Manner { silent: true, ..Manner::default() },
            Manner { paused: true, ..Manner::default() },
        ] {
            assert_eq!(Manner::read(&manner.to_text()), Ok(manner));
        }
    }

    #[test]
    fn nonsense_is_refused() {
        for nonsense in [
            "",
            "{}",
            r#"{"v":1,"daily":24}"#,
            r#"{"v":1,"daily":8,"weekly":[0,8]}"#,
            r#"{"v":1,"weekly":[7,8]}"#,
            r#"{"v":1,"weekly":[-1,8]}"#,
            r#"{"v":1,"offset":841}"#,
            r#"{"v":1,"quiet":[7,7]}"#,
            r#"{"v":1,"loud":true}"#,
        ] {
            assert_eq!(Manner::read(nonsense), Err(Unreadable::Damaged), "{nonsense}");
        }
        assert_eq!(Manner::read(r#"{"v":3}"#), Err(Unreadable::Newer { form: 3 }));
    }
}
