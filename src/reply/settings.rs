//! The settings of a chat, and the pages of choices behind them.

use crate::knowledge::{Key, Language, Library, Term};

use super::text::shortened;
use super::{Action, Button, Choice, LONGEST_MESSAGE, Press, Reply, Setting, Text, wording};

/// What a chat has chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Documents in it come first.
    pub language: Option<Language>,
    /// An id of `regions.yaml`.
    pub region: Option<String>,
    /// Ids of `topics.yaml`.
    pub topics: Vec<String>,
    pub alerts: bool,
}

/// Two in a row.
const CHOICES_A_PAGE: usize = 10;

/// One of the things to choose from.
struct Offer {
    key: Key,
    label: String,
    chosen: bool,
}

pub fn settings(chosen: &Chosen, step: Setting, library: &Library) -> Reply {
    match step {
        Setting::Choices { of, page } | Setting::Choose { of: of @ Choice::Topics, page, .. } => {
            choices(chosen, of, page, library)
        }
        _ => overview(chosen, library),
    }
}

fn overview(chosen: &Chosen, library: &Library) -> Reply {
    let mut text = Text::new();
    text.plain(wording::SETTINGS);
    let topics: Vec<&str> = chosen.topics.iter().map(|id| library.topics.label(id)).collect();
    let any = |value: Option<String>| value.filter(|value| !value.is_empty()).unwrap_or(wording::ANY.to_owned());
    let on_or_off = if chosen.alerts { wording::ON } else { wording::OFF };
    for (name, value) in [
        (wording::LANGUAGE, any(chosen.language.as_ref().map(Language::own_name))),
        (wording::REGION, any(chosen.region.as_ref().map(|id| library.regions.label(id).to_owned()))),
        (wording::TOPICS, any(Some(topics.join(", ")))),
        (wording::SETTINGS_ALERTS, on_or_off.to_owned()),
    ] {
        text.plain("\n").italic(name).plain(": ").plain(&value);
    }
    let step = |label: &str, setting| Button { label: label.to_owned(), press: Press::Do(Action::Settings(setting)) };
    let choose = |label: &str, of| step(label, Setting::Choices { of, page: 0 });
    let alerts = if chosen.alerts { wording::TURN_ALERTS_OFF } else { wording::TURN_ALERTS_ON };
    let buttons = vec![
        vec![choose(wording::LANGUAGE, Choice::Language), choose(wording::REGION, Choice::Region)],
        vec![choose(wording::TOPICS, Choice::Topics), step(alerts, Setting::Alerts { on: !chosen.alerts })],
    ];
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons }
}

fn choices(chosen: &Chosen, of: Choice, page: usize, library: &Library) -> Reply {
    let offers = offers(chosen, of, library);
    let count = offers.len().div_ceil(CHOICES_A_PAGE).max(1);
    let page = page.min(count - 1);
    let button = |offer: &Offer| {
        let label = if offer.chosen { format!("{} {}", wording::CHOSEN, offer.label) } else { offer.label.clone() };
        let setting = Setting::Choose { of, one: offer.key, page };
        Button { label: shortened(&label, 60), press: Press::Do(Action::Settings(setting)) }
    };
    let here: Vec<Button> = offers.iter().skip(page * CHOICES_A_PAGE).take(CHOICES_A_PAGE).map(button).collect();
    let mut buttons: Vec<Vec<Button>> = here.chunks(2).map(<[Button]>::to_vec).collect();
    buttons.extend(super::answers::arrows(page, count, |page| Action::Settings(Setting::Choices { of, page })));
    let step =
        |label: &str, setting| vec![Button { label: label.to_owned(), press: Press::Do(Action::Settings(setting)) }];
    buttons.push(step(wording::NO_PREFERENCE, Setting::ChooseAny { of }));
    buttons.push(step(wording::BACK_TO_SETTINGS, Setting::Overview));
    let text = match of {
        Choice::Language => wording::CHOOSE_LANGUAGE,
        Choice::Region => wording::CHOOSE_REGION,
        Choice::Topics => wording::CHOOSE_TOPICS,
    };
    Reply { buttons, ..Reply::plain(text) }
}

fn offers(chosen: &Chosen, of: Choice, library: &Library) -> Vec<Offer> {
    let term = |term: &Term, chosen: bool| Offer { key: Key::of(&term.id), label: term.label.clone(), chosen };
    match of {
        Choice::Language => languages(library)
            .into_iter()
            .map(|language| Offer {
                key: Key::of(language.tag()),
                label: language.own_name(),
                chosen: chosen.language.as_ref() == Some(language),
            })
            .collect(),
        Choice::Region => {
            let regions = library.regions.terms();
            regions.map(|region| term(region, chosen.region.as_ref() == Some(&region.id))).collect()
        }
        Choice::Topics => {
            let topics = library.topics.terms();
            topics.map(|topic| term(topic, chosen.topics.contains(&topic.id))).collect()
        }
    }
}

/// The languages that documents of the library are in, the most frequent first.
fn languages(library: &Library) -> Vec<&Language> {
    let mut counted: Vec<(&Language, usize)> = Vec::new();
    for (language, _, _) in library.entries().iter().flat_map(crate::knowledge::Entry::links) {
        match counted.iter_mut().find(|(known, _)| *known == language) {
            Some((_, count)) => *count += 1,
            None => counted.push((language, 1)),
        }
    }
    counted.sort_by(|(one, few), (other, many)| many.cmp(few).then_with(|| one.tag().cmp(other.tag())));
    counted.into_iter().map(|(language, _)| language).collect()
}

impl Chosen {
    /// What is chosen after this step. What the library has no longer is let go of.
    #[must_use]
    pub fn after(mut self, step: Setting, library: &Library) -> Self {
        match step {
            Setting::Choose { of: Choice::Language, one, .. } => {
                self.language = languages(library).into_iter().find(|known| Key::of(known.tag()) == one).cloned();
            }
            Setting::Choose { of: Choice::Region, one, .. } => {
                self.region = library.regions.by_key(one).map(|region| region.id.clone());
            }
            Setting::Choose { of: Choice::Topics, one, .. } => {
                if let Some(topic) = library.topics.by_key(one) {
                    let before = self.topics.len();
                    self.topics.retain(|id| *id != topic.id);
                    if self.topics.len() == before {
                        self.topics.push(topic.id.clone());
                    }
                }
            }
            Setting::ChooseAny { of: Choice::Language } => self.language = None,
            Setting::ChooseAny { of: Choice::Region } => self.region = None,
            Setting::ChooseAny { of: Choice::Topics } => self.topics.clear(),
            Setting::Alerts { on } => self.alerts = on,
            Setting::Overview | Setting::Choices { .. } => {}
        }
        self.topics.retain(|id| library.topics.get(id).is_some());
        self.region = self.region.filter(|id| library.regions.get(id).is_some());
        self
    }
}
