//! What a chat is alerted to: the list, one subscription with the ways to change it, and the change itself.

use jiff::civil::Weekday;

use crate::alerts::{Hour, Manner, Offset, QuietHours, Reason, Rhythm, When, Wish};
use crate::knowledge::{EntryType, Key, Language, Library};

use super::choices::{self, Offer, button, languages, publishers, toggle};
use super::text::shortened;
use super::{Action, AlertStep, Button, Facet, LONGEST_MESSAGE, Locale, Reply, Text, wording};

/// One subscription of the chat.
pub struct Subscribed {
    pub number: i64,
    pub wish: Wish,
    pub manner: Manner,
}

const LONGEST_WISH: usize = 200;

/// Quiet hours to choose from.
const NIGHTS: [(u8, u8); 4] = [(20, 7), (21, 6), (22, 7), (23, 8)];

/// Offsets from UTC in use somewhere, in minutes.
const OFFSETS: [i16; 38] = [
    -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -150, -120, -60, 0, 60, 120, 180, 210, 240,
    270, 300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 780, 840,
];

/// All subscriptions of a chat.
pub fn list(say: Locale, subscribed: &[Subscribed], library: &Library) -> Reply {
    let mut text = Text::new();
    text.plain(if subscribed.is_empty() { say.no_alerts() } else { say.alerts_here() });
    for (index, one) in subscribed.iter().enumerate() {
        text.plain("\n\n").bold(&format!("{}. ", index + 1)).plain(&wish(say, &one.wish, library));
        text.plain("\n").plain(&times(say, &one.manner));
    }
    let numbers: Vec<Button> = subscribed
        .iter()
        .enumerate()
        .map(|(index, one)| {
            button(&(index + 1).to_string(), Action::Alerts(AlertStep::View { subscription: one.number }))
        })
        .collect();
    let mut buttons: Vec<Vec<Button>> = numbers.chunks(8).map(<[Button]>::to_vec).collect();
    buttons.push(vec![button(say.new_alert(), Action::Alerts(AlertStep::Subscribe))]);
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons }
}

/// One subscription at this step. `now` is in unix seconds, for the clocks.
pub fn view(say: Locale, one: &Subscribed, step: AlertStep, library: &Library, now: i64) -> Reply {
    let subscription = one.number;
    let back = || vec![act(say.back(), AlertStep::View { subscription })];
    match step {
        AlertStep::Choices { of, page, .. } | AlertStep::Choose { of, page, .. } => {
            choices(say, one, of, page, library)
        }
        AlertStep::Times { .. } | AlertStep::Clock { .. } | AlertStep::Digest { .. } => {
            Reply { buttons: hours(say, one, now), ..Reply::plain(&say.choose_times(&times(say, &one.manner))) }
        }
        AlertStep::Clocks { .. } => {
            let clock = |offset: i16| act(&say.clock_at(now, offset), AlertStep::Clock { subscription, offset });
            let clocks: Vec<Button> = OFFSETS.into_iter().map(clock).collect();
            let mut buttons: Vec<Vec<Button>> = clocks.chunks(4).map(<[Button]>::to_vec).collect();
            buttons.push(vec![act(say.back(), AlertStep::Times { subscription })]);
            Reply { buttons, ..Reply::plain(say.what_time()) }
        }
        AlertStep::Nights { .. } => {
            let night = |(from, to): (u8, u8)| {
                act(&wording::hours(from, to), AlertStep::Quiet { subscription, hours: Some((from, to)) })
            };
            let mut buttons: Vec<Vec<Button>> = NIGHTS.map(night).chunks(2).map(<[Button]>::to_vec).collect();
            buttons.push(vec![act(say.no_quiet_hours(), AlertStep::Quiet { subscription, hours: None })]);
            buttons.push(back());
            Reply { buttons, ..Reply::plain(say.choose_quiet()) }
        }
        _ => overview(say, one, library),
    }
}

fn act(label: &str, step: AlertStep) -> Button {
    button(label, Action::Alerts(step))
}

fn overview(say: Locale, one: &Subscribed, library: &Library) -> Reply {
    let Subscribed { number: subscription, manner, .. } = one;
    let subscription = *subscription;
    let mut text = Text::new();
    text.bold(say.alert_to()).plain(" ").plain(&wish(say, &one.wish, library));
    let quiet = manner.rhythm.quiet.map(|quiet| wording::hours(quiet.from().get(), quiet.to().get()));
    let yes = |on: bool| if on { say.yes() } else { say.no() }.to_owned();
    for (name, value) in [
        (say.when(), times(say, manner)),
        (say.quiet_hours(), quiet.unwrap_or(say.none().to_owned())),
        (say.silent(), yes(manner.silent)),
        (say.discreet(), yes(manner.discreet)),
    ] {
        text.plain("\n").italic(name).plain(": ").plain(&value);
    }
    if manner.paused {
        text.plain("\n\n").bold(say.paused());
    }
    let narrow = |of| act(&say.facet_named(of), AlertStep::Choices { subscription, of, page: 0 });
    let buttons = vec![
        vec![narrow(Facet::Topics), narrow(Facet::Regions)],
        vec![narrow(Facet::Languages), narrow(Facet::Types)],
        vec![narrow(Facet::Publishers), act(say.when(), AlertStep::Times { subscription })],
        vec![
            act(say.quiet_hours(), AlertStep::Nights { subscription }),
            act(
                if manner.silent { say.not_silent() } else { say.silent() },
                AlertStep::Silent { subscription, on: !manner.silent },
            ),
        ],
        vec![act(
            if manner.discreet { say.say_all() } else { say.say_discreet() },
            AlertStep::Discreet { subscription, on: !manner.discreet },
        )],
        vec![
            act(
                if manner.paused { say.resume() } else { say.pause() },
                AlertStep::Paused { subscription, on: !manner.paused },
            ),
            act(say.end_alert(), AlertStep::End { subscription }),
        ],
        vec![act(say.all_alerts(), AlertStep::List)],
    ];
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons }
}

fn choices(say: Locale, one: &Subscribed, of: Facet, page: usize, library: &Library) -> Reply {
    let subscription = one.number;
    let choose = |one, page| Action::Alerts(AlertStep::Choose { subscription, of, one, page });
    let turn = |page| Action::Alerts(AlertStep::Choices { subscription, of, page });
    let mut buttons = choices::rows(say, &offers(say, &one.wish, of, library), page, choose, turn);
    buttons.push(vec![act(say.any_of_them(), AlertStep::ChooseAny { subscription, of })]);
    buttons.push(vec![act(say.back(), AlertStep::View { subscription })]);
    Reply { buttons, ..Reply::plain(&say.choose_facet(&say.facet_named(of))) }
}

fn offers(say: Locale, wish: &Wish, of: Facet, library: &Library) -> Vec<Offer> {
    let offer = |id: &str, label: String, chosen: &[String]| Offer {
        key: Key::of(id),
        label,
        chosen: chosen.iter().any(|one| one == id),
    };
    match of {
        Facet::Topics => choices::terms(say, &library.topics, &wish.topics),
        Facet::Regions => choices::terms(say, &library.regions, &wish.regions),
        Facet::Languages => {
            let all = languages(library).into_iter();
            all.map(|language| offer(language.tag(), language.own_name(), &wish.languages)).collect()
        }
        Facet::Types => {
            let all = EntryType::ALL.into_iter();
            all.map(|kind| offer(kind.as_str(), say.kind(kind), &wish.types)).collect()
        }
        Facet::Publishers => {
            let all = publishers(library).into_iter();
            all.map(|name| offer(name, name.clone(), &wish.publishers)).collect()
        }
    }
}

/// Hours as buttons: each day, or each week on the chosen day.
fn hours(say: Locale, one: &Subscribed, now: i64) -> Vec<Vec<Button>> {
    let subscription = one.number;
    let Rhythm { when, offset, .. } = one.manner.rhythm;
    let (day, chosen) = match when {
        When::AtOnce => (None, None),
        When::Daily { hour } => (None, Some(hour.get())),
        When::Weekly { day, hour } => (u8::try_from(day.to_monday_zero_offset()).ok(), Some(hour.get())),
    };
    let mark = |label: String, chosen: bool| if chosen { say.ticked(&label) } else { label };
    let mut buttons =
        vec![vec![act(&mark(say.at_once().to_owned(), chosen.is_none()), AlertStep::AtOnce { subscription })]];
    let hour = |hour: u8| {
        let label = mark(format!("{hour:02}:00"), chosen == Some(hour));
        act(&label, AlertStep::Digest { subscription, day, hour })
    };
    let all: Vec<Button> = (0..24).map(hour).collect();
    buttons.extend(all.chunks(4).map(<[Button]>::to_vec));
    let at = chosen.unwrap_or(8);
    let every = act(
        &mark(say.every_day().to_owned(), chosen.is_some() && day.is_none()),
        AlertStep::Digest { subscription, day: None, hour: at },
    );
    let weekday = |number: u8| {
        let label = mark(say.weekday(number), day == Some(number));
        act(&label, AlertStep::Digest { subscription, day: Some(number), hour: at })
    };
    let days: Vec<Button> = std::iter::once(every).chain((0..7).map(weekday)).collect();
    buttons.extend(days.chunks(4).map(<[Button]>::to_vec));
    buttons.push(vec![act(&say.my_clock(&say.clock_at(now, offset.minutes())), AlertStep::Clocks { subscription })]);
    buttons.push(vec![act(say.back(), AlertStep::View { subscription })]);
    buttons
}

/// What a wish asks for, in a line.
pub fn wish(say: Locale, wish: &Wish, library: &Library) -> String {
    if wish.is_everything() {
        return say.everything().to_owned();
    }
    let language = |tag: &String| Language::parse(tag).map_or_else(|| tag.clone(), |language| language.own_name());
    let kind = |id: &String| EntryType::parse(id).map_or_else(|| id.clone(), |kind| say.kind(kind));
    let question = wish.question.as_ref().map(|question| say.quoted(question.text()));
    let parts = [
        question.unwrap_or_default(),
        library.topics.labels_in(&wish.topics, say.tag()),
        library.regions.labels_in(&wish.regions, say.tag()),
        wish.languages.iter().map(language).collect::<Vec<_>>().join(", "),
        wish.types.iter().map(kind).collect::<Vec<_>>().join(", "),
        wish.publishers.join(", "),
    ];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    shortened(&parts.join(" · "), LONGEST_WISH)
}

/// When alerts come, in a line.
pub fn times(say: Locale, manner: &Manner) -> String {
    let Rhythm { when, offset, .. } = manner.rhythm;
    match when {
        When::AtOnce => say.at_once().to_owned(),
        When::Daily { hour } => say.digest_times(None, hour.get(), offset.minutes()),
        When::Weekly { day, hour } => {
            let day = u8::try_from(day.to_monday_zero_offset()).unwrap_or(0);
            say.digest_times(Some(day), hour.get(), offset.minutes())
        }
    }
}

/// Why somebody was alerted, within a window's 200 characters.
pub fn why(say: Locale, reasons: &[Reason<'_>], wish_of: &Wish, library: &Library) -> String {
    let reason = |reason: Reason<'_>| match reason {
        Reason::Everything => say.everything().to_owned(),
        Reason::Topic(id) => library.topics.label_in(id, say.tag()),
        Reason::Region(id) => library.regions.label_in(id, say.tag()),
        Reason::Language(tag) => Language::parse(tag).map_or_else(|| tag.to_owned(), |tag| tag.own_name()),
        Reason::Type(id) => EntryType::parse(id).map_or_else(|| id.to_owned(), |kind| say.kind(kind)),
        Reason::Publisher(name) => name.to_owned(),
        Reason::Question => wish_of.question.as_ref().map_or(String::new(), |asked| say.quoted(asked.text())),
    };
    let reasons: Vec<String> = reasons.iter().copied().map(reason).collect();
    let reasons = if reasons.is_empty() { wish(say, wish_of, library) } else { reasons.join(", ") };
    say.because(&shortened(&reasons, 120))
}

impl Subscribed {
    /// What it is after this step; steps that change nothing leave it as it is.
    #[must_use]
    pub fn after(mut self, step: AlertStep, library: &Library) -> Self {
        let rhythm = &mut self.manner.rhythm;
        match step {
            AlertStep::Choose { of, one, .. } => {
                let id = id_of(of, one, library);
                let chosen = self.wish_of(of);
                if let Some(id) = id {
                    toggle(chosen, &id);
                }
            }
            AlertStep::ChooseAny { of, .. } => self.wish_of(of).clear(),
            AlertStep::AtOnce { .. } => rhythm.when = When::AtOnce,
            AlertStep::Digest { day, hour, .. } => {
                if let Some(hour) = Hour::new(hour) {
                    let day = day.and_then(|day| Weekday::from_monday_zero_offset(i8::try_from(day).ok()?).ok());
                    rhythm.when = day.map_or(When::Daily { hour }, |day| When::Weekly { day, hour });
                }
            }
            AlertStep::Clock { offset, .. } => rhythm.offset = Offset::of_minutes(offset).unwrap_or(rhythm.offset),
            AlertStep::Quiet { hours, .. } => {
                rhythm.quiet = hours.and_then(|(from, to)| QuietHours::new(Hour::new(from)?, Hour::new(to)?));
            }
            AlertStep::Silent { on, .. } => self.manner.silent = on,
            AlertStep::Discreet { on, .. } => self.manner.discreet = on,
            AlertStep::Paused { on, .. } => self.manner.paused = on,
            _ => {}
        }
        self
    }

    fn wish_of(&mut self, of: Facet) -> &mut Vec<String> {
        match of {
            Facet::Topics => &mut self.wish.topics,
            Facet::Regions => &mut self.wish.regions,
            Facet::Languages => &mut self.wish.languages,
            Facet::Types => &mut self.wish.types,
            Facet::Publishers => &mut self.wish.publishers,
        }
    }
}

fn id_of(of: Facet, key: Key, library: &Library) -> Option<String> {
    match of {
        Facet::Topics => library.topics.by_key(key).map(|term| term.id.clone()),
        Facet::Regions => library.regions.by_key(key).map(|term| term.id.clone()),
        Facet::Languages => {
            languages(library).into_iter().find(|tag| Key::of(tag.tag()) == key).map(|tag| tag.tag().to_owned())
        }
        Facet::Types => {
            EntryType::ALL.into_iter().find(|kind| Key::of(kind.as_str()) == key).map(|kind| kind.as_str().to_owned())
        }
        Facet::Publishers => publishers(library).into_iter().find(|name| Key::of(name) == key).cloned(),
    }
}
