//! What is said of alerts, of what is kept and of what is forgotten.

use super::counted;
use crate::reply::Facet;

#[must_use]
pub fn new_guidance(count: usize) -> String {
    if count == 1 { "New guidance".to_owned() } else { format!("New guidance: {count} documents") }
}
#[must_use]
pub fn new_items(count: usize) -> String {
    counted(count, "new item", "new items")
}
#[must_use]
pub fn now_also_in(languages: &str) -> String {
    format!("Now also in {languages}")
}
pub const NEW_EDITION: &str = "A new edition";
pub const OPEN_CARD: &str = "Open";
pub const SHOW: &str = "Show";
pub const STOP_THESE: &str = "Stop these";
pub const WHY_THIS: &str = "Why am I getting this?";
pub const BACK_TO_ALERT: &str = "‹ Back to the alert";

/// What the chat is alerted to.
pub const ALERTS: &str = "Alerts";
pub const ALERT_ME: &str = "Alert me about this";
pub const NO_ALERTS: &str = "This chat gets no alerts on new guidance.";
pub const ALERTS_HERE: &str = "This chat is alerted to new guidance on:";
pub const NEW_ALERT: &str = "New alert";
pub const ALL_ALERTS: &str = "‹ All alerts";
pub const ALERT_TO: &str = "Alert to:";
pub const EVERYTHING: &str = "everything";
pub const WHEN: &str = "When";
pub const QUIET_HOURS: &str = "Quiet hours";
pub const NO_QUIET_HOURS: &str = "No quiet hours";
pub const SILENT: &str = "Without a sound";
pub const DISCREET: &str = "Only that there is something new";
pub const PAUSED: &str = "Paused: nothing comes until it is resumed.";
pub const END_ALERT: &str = "End it";
pub const BACK: &str = "‹ Back";
pub const YES: &str = "yes";
pub const NO: &str = "no";
pub const NONE: &str = "none";
pub const ANY_OF_THEM: &str = "Any";
pub const AT_ONCE: &str = "At once";
pub const EVERY_DAY: &str = "Every day";
pub const WHAT_TIME: &str = "What time is it where you are? I keep the difference to world time only, not a place.";
pub const CHOOSE_QUIET: &str = "In these hours nothing comes; it comes after them:";
pub const ALERT_ENDED: &str = "Ended. Nothing more comes of it.";
pub const ALERT_GONE: &str = "This alert has ended already. See /alerts.";
pub const ALERT_MADE: &str = "I will tell you when there is new guidance on this. /alerts changes or ends it.";
pub const TOO_MANY_ALERTS: &str = "That is as many alerts as one chat can have. Please end one first, with /alerts.";
pub const NOTHING_LEFT: &str = "What was new then is no longer in the library. /new lists the latest.";
pub const NEWEST: &str = "The latest guidance";
pub const BACK_TO_NEWEST: &str = "‹ Back to the latest";

#[must_use]
pub fn alerts_count(count: usize) -> String {
    if count == 0 { NONE.to_owned() } else { count.to_string() }
}
#[must_use]
pub fn silent(is: bool) -> &'static str {
    if is { "With a sound" } else { "Without a sound" }
}
#[must_use]
pub fn discreet(is: bool) -> &'static str {
    if is { "Say what is new" } else { "Say only that there is something new" }
}
#[must_use]
pub fn pause(is: bool) -> &'static str {
    if is { "Resume" } else { "Pause" }
}
#[must_use]
pub fn facet(of: Facet) -> &'static str {
    match of {
        Facet::Topics => "Topics",
        Facet::Regions => "Regions",
        Facet::Languages => "Languages",
        Facet::Types => "Types",
        Facet::Publishers => "Publishers",
    }
}
#[must_use]
pub fn choose_facet(of: Facet) -> String {
    format!("{} of this alert. Of those that you choose, one is enough:", facet(of))
}
#[must_use]
pub fn hours(from: u8, to: u8) -> String {
    format!("{from:02}:00–{to:02}:00")
}
#[must_use]
pub fn weekday(number: u8) -> &'static str {
    ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"][usize::from(number % 7)]
}
#[must_use]
pub fn daily(hour: u8, offset: i16) -> String {
    format!("every day at {hour:02}:00 ({})", zone(offset))
}
#[must_use]
pub fn weekly(day: u8, hour: u8, offset: i16) -> String {
    format!("{} at {hour:02}:00 ({})", weekday(day), zone(offset))
}
#[must_use]
pub fn choose_times(now: &str) -> String {
    format!("When shall it come? Now: {now}. Several come in one message then.")
}
fn zone(offset: i16) -> String {
    let sign = if offset < 0 { '−' } else { '+' };
    match (offset, offset.unsigned_abs() / 60, offset.unsigned_abs() % 60) {
        (0, ..) => "UTC".to_owned(),
        (_, hours, 0) => format!("UTC{sign}{hours}"),
        (_, hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}
/// Day and time at `now`, in unix seconds, where clocks are so many minutes ahead of UTC.
#[must_use]
pub fn clock(now: i64, offset: i16) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    let minutes = now.div_euclid(60) + i64::from(offset);
    let day = usize::try_from(minutes.div_euclid(24 * 60).rem_euclid(7)).unwrap_or(0);
    let minutes = minutes.rem_euclid(24 * 60);
    format!("{} {:02}:{:02}", DAYS[day], minutes / 60, minutes % 60)
}
#[must_use]
pub fn my_clock(now: i64, offset: i16) -> String {
    format!("My clock shows another time than {}", clock(now, offset))
}
#[must_use]
pub fn quoted(words: &str) -> String {
    format!("“{words}”")
}
#[must_use]
pub fn because(reasons: &str) -> String {
    format!("Because this chat asked for: {reasons}. /alerts changes it.")
}
#[must_use]
pub fn forgotten(settings: bool, subscriptions: u32, deliveries: u32) -> String {
    if !settings && subscriptions == 0 {
        return "I had kept nothing of this chat.".to_owned();
    }
    let mut parts = Vec::new();
    if settings {
        parts.push("what you had chosen in /settings".to_owned());
    }
    if subscriptions > 0 {
        parts.push(plural(subscriptions, "alert", "alerts"));
    }
    if deliveries > 0 {
        parts.push(plural(deliveries, "message that was still to come", "messages that were still to come"));
    }
    format!("Forgotten, and overwritten: {}. Messages in this chat are yours to delete.", parts.join(", "))
}
fn plural(number: u32, one: &str, many: &str) -> String {
    counted(usize::try_from(number).unwrap_or(usize::MAX), one, many)
}
pub const NOT_KEPT: &str = "I could not write that down: my database is full or cannot be written to. Answers go on. Please \
    try again later, or tell the operator.";
pub const FORGOTTEN: &str = "Forgotten. Messages in this chat are yours to delete.";
pub const NOT_FORGOTTEN: &str = "I could not do that now: my database cannot be written to. Please try again later, or ask \
    the operator.";
pub const PRIVACY: &str = "I keep no questions, no names and no messages. This is all that stands in my database; what \
    leads to a person or chat is encrypted, with a key that is kept elsewhere:";
pub const PRIVACY_END: &str = "/forget erases all of this chat at once. Telegram itself keeps chats with bots and can read \
    them.";

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn clocks_around_the_world_tell_day_and_time() {
        // 2026-11-24 12:17 UTC, a Tuesday.
        let now = 1_795_522_620;
        assert_eq!(clock(now, 0), "Tue 12:17");
        assert_eq!(clock(now, 345), "Tue 18:02");
        assert_eq!((clock(now, -720), clock(now, 720)), ("Tue 00:17".to_owned(), "Wed 00:17".to_owned()));
        assert_eq!(clock(0, 0), "Thu 00:00");
    }
}
