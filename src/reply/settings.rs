//! The settings of a chat, and the pages of choices behind them.

use crate::knowledge::{Key, Language, Library};

use super::choices::{self, Offer, button, languages};
use super::{Action, AlertStep, Choice, LONGEST_MESSAGE, Reply, Setting, Text, wording};

/// What a chat has chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Documents in it come first.
    pub language: Option<Language>,
    /// An id of `regions.yaml`.
    pub region: Option<String>,
    /// Ids of `topics.yaml`.
    pub topics: Vec<String>,
    /// How many subscriptions there are.
    pub alerts: usize,
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
    for (name, value) in [
        (wording::LANGUAGE, any(chosen.language.as_ref().map(Language::own_name))),
        (wording::REGION, any(chosen.region.as_ref().map(|id| library.regions.label(id).to_owned()))),
        (wording::TOPICS, any(Some(topics.join(", ")))),
        (wording::ALERTS, wording::alerts_count(chosen.alerts)),
    ] {
        text.plain("\n").italic(name).plain(": ").plain(&value);
    }
    let choose = |label: &str, of| button(label, Action::Settings(Setting::Choices { of, page: 0 }));
    let buttons = vec![
        vec![choose(wording::LANGUAGE, Choice::Language), choose(wording::REGION, Choice::Region)],
        vec![choose(wording::TOPICS, Choice::Topics), button(wording::ALERTS, Action::Alerts(AlertStep::List))],
    ];
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons }
}

fn choices(chosen: &Chosen, of: Choice, page: usize, library: &Library) -> Reply {
    let choose = |one, page| Action::Settings(Setting::Choose { of, one, page });
    let turn = |page| Action::Settings(Setting::Choices { of, page });
    let mut buttons = choices::rows(&offers(chosen, of, library), page, choose, turn);
    buttons.push(vec![button(wording::NO_PREFERENCE, Action::Settings(Setting::ChooseAny { of }))]);
    buttons.push(vec![button(wording::BACK_TO_SETTINGS, Action::Settings(Setting::Overview))]);
    let text = match of {
        Choice::Language => wording::CHOOSE_LANGUAGE,
        Choice::Region => wording::CHOOSE_REGION,
        Choice::Topics => wording::CHOOSE_TOPICS,
    };
    Reply { buttons, ..Reply::plain(text) }
}

fn offers(chosen: &Chosen, of: Choice, library: &Library) -> Vec<Offer> {
    match of {
        Choice::Language => languages(library)
            .into_iter()
            .map(|language| Offer {
                key: Key::of(language.tag()),
                label: language.own_name(),
                chosen: chosen.language.as_ref() == Some(language),
            })
            .collect(),
        Choice::Region => choices::terms(&library.regions, chosen.region.as_slice()),
        Choice::Topics => choices::terms(&library.topics, &chosen.topics),
    }
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
            Setting::Overview | Setting::Choices { .. } => {}
        }
        self.topics.retain(|id| library.topics.get(id).is_some());
        self.region = self.region.filter(|id| library.regions.get(id).is_some());
        self
    }
}
