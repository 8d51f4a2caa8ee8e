//! The settings of a chat, and the pages of choices behind them.

use crate::knowledge::{Key, Language, Library};

use super::choices::{self, Offer, button, languages, toggle};
use super::{Action, AlertStep, Button, Choice, LONGEST_MESSAGE, Locale, Reply, Setting, Text};

/// What a chat has chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// What the bot speaks; `None` for what a person's Telegram is in.
    pub interface: Option<Locale>,
    /// Documents in these come first, in this order.
    pub languages: Vec<Language>,
    /// An id of `regions.yaml`.
    pub region: Option<String>,
    /// Ids of `topics.yaml`.
    pub topics: Vec<String>,
    /// Whether answers are short.
    pub lite: bool,
    /// How many subscriptions there are.
    pub alerts: usize,
}

pub fn settings(say: Locale, chosen: &Chosen, step: Setting, library: &Library) -> Reply {
    match step {
        Setting::Choices { of, page } | Setting::Choose { of: of @ Choice::Topics, page, .. } => {
            choices(say, chosen, of, page, library)
        }
        Setting::Interfaces | Setting::Speak(_) => interfaces(say, step),
        _ => overview(say, chosen, library),
    }
}

fn overview(say: Locale, chosen: &Chosen, library: &Library) -> Reply {
    let mut text = Text::new();
    text.plain(say.settings());
    let any = |value: Option<String>| value.filter(|value| !value.is_empty()).unwrap_or(say.any().to_owned());
    for (name, value) in [
        (say.interface(), say.own_name().to_owned()),
        (say.language(), any(Some(say.names_of(&chosen.languages)))),
        (say.regions(), any(chosen.region.as_ref().map(|id| library.regions.label_in(id, say.tag())))),
        (say.topics(), any(Some(library.topics.labels_in(&chosen.topics, say.tag())))),
        (say.lite(), if chosen.lite { say.yes() } else { say.no() }.to_owned()),
        (say.alerts(), if chosen.alerts == 0 { say.none().to_owned() } else { chosen.alerts.to_string() }),
    ] {
        text.plain("\n").italic(name).plain(": ").plain(&value);
    }
    let choose = |label: &str, of| button(label, Action::Settings(Setting::Choices { of, page: 0 }));
    let lite = Action::Settings(Setting::Lite(!chosen.lite));
    let buttons = vec![
        vec![button(say.own_name(), Action::Settings(Setting::Interfaces)), button(say.lite(), lite)],
        vec![choose(say.language(), Choice::Language), choose(say.regions(), Choice::Region)],
        vec![choose(say.topics(), Choice::Topics), button(say.alerts(), Action::Alerts(AlertStep::List))],
    ];
    Reply { text: text.fitted(LONGEST_MESSAGE), buttons }
}

/// The languages that the bot speaks, each named in itself.
fn interfaces(say: Locale, step: Setting) -> Reply {
    let language = |locale: Locale| {
        let label = if locale == say { say.ticked(locale.own_name()) } else { locale.own_name().to_owned() };
        button(&label, Action::Settings(Setting::Speak(locale)))
    };
    let mut buttons: Vec<Vec<Button>> = Locale::ALL.map(language).chunks(2).map(<[Button]>::to_vec).collect();
    buttons.push(vec![button(say.back_to_settings(), Action::Settings(Setting::Overview))]);
    let text = if matches!(step, Setting::Speak(_)) { say.interface_chosen() } else { say.choose_interface() };
    Reply { buttons, ..Reply::plain(text) }
}

fn choices(say: Locale, chosen: &Chosen, of: Choice, page: usize, library: &Library) -> Reply {
    let choose = |one, page| Action::Settings(Setting::Choose { of, one, page });
    let turn = |page| Action::Settings(Setting::Choices { of, page });
    let mut buttons = choices::rows(say, &offers(say, chosen, of, library), page, choose, turn);
    buttons.push(vec![button(say.no_preference(), Action::Settings(Setting::ChooseAny { of }))]);
    buttons.push(vec![button(say.back_to_settings(), Action::Settings(Setting::Overview))]);
    let text = match of {
        Choice::Language => say.choose_language(),
        Choice::Region => say.choose_region(),
        Choice::Topics => say.choose_topics(),
    };
    Reply { buttons, ..Reply::plain(text) }
}

fn offers(say: Locale, chosen: &Chosen, of: Choice, library: &Library) -> Vec<Offer> {
    match of {
        Choice::Language => languages(library)
            .into_iter()
            .map(|language| Offer {
                key: Key::of(language.tag()),
                label: language.own_name(),
                chosen: chosen.languages.contains(language),
            })
            .collect(),
        Choice::Region => choices::terms(say, &library.regions, chosen.region.as_slice()),
        Choice::Topics => choices::terms(say, &library.topics, &chosen.topics),
    }
}

impl Chosen {
    /// What is chosen after this step. What the library has no longer is let go of.
    #[must_use]
    pub fn after(mut self, step: Setting, library: &Library) -> Self {
        match step {
            Setting::Choose { of: Choice::Language, one, .. } => {
                if let Some(language) = languages(library).into_iter().find(|known| Key::of(known.tag()) == one) {
                    toggle(&mut self.languages, language);
                }
            }
            Setting::Choose { of: Choice::Region, one, .. } => {
                self.region = library.regions.by_key(one).map(|region| region.id.clone());
            }
            Setting::Choose { of: Choice::Topics, one, .. } => {
                if let Some(topic) = library.topics.by_key(one) {
                    toggle(&mut self.topics, &topic.id);
                }
            }
            Setting::ChooseAny { of: Choice::Language } => self.languages.clear(),
            Setting::ChooseAny { of: Choice::Region } => self.region = None,
            Setting::ChooseAny { of: Choice::Topics } => self.topics.clear(),
            Setting::Speak(locale) => self.interface = Some(locale),
            Setting::Lite(on) => self.lite = on,
            Setting::Overview | Setting::Choices { .. } | Setting::Interfaces => {}
        }
        self.topics.retain(|id| library.topics.get(id).is_some());
        self.region = self.region.filter(|id| library.regions.get(id).is_some());
        self
    }
}
