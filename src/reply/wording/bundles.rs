//! The messages of each language, read from their Fluent files when the language is first spoken.

use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::Locale;

struct Messages {
    bundle: FluentBundle<FluentResource>,
    /// Those without variables.
    texts: HashMap<String, String>,
}

static ALL: [OnceLock<Messages>; Locale::ALL.len()] = [const { OnceLock::new() }; Locale::ALL.len()];

/// A message without variables.
pub fn text(locale: Locale, name: &'static str) -> &'static str {
    let texts = &of(locale).texts;
    // A test holds each language against the list of messages.
    texts.get(name).or_else(|| of(Locale::English).texts.get(name)).map_or(name, String::as_str)
}

/// A message with the values of its variables.
pub fn format(locale: Locale, name: &'static str, values: &[(&'static str, FluentValue<'_>)]) -> String {
    let mut args = FluentArgs::with_capacity(values.len());
    for (variable, value) in values {
        args.set(*variable, value.clone());
    }
    let formatted = of(locale).format(name, Some(&args)).or_else(|| of(Locale::English).format(name, Some(&args)));
    formatted.unwrap_or_else(|| name.to_owned())
}

impl Messages {
    fn format(&self, name: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(name)?.value()?;
        // What goes wrong in one is seen by the test.
        Some(self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned())
    }
}

fn of(locale: Locale) -> &'static Messages {
    ALL[locale as usize].get_or_init(|| read(locale))
}

fn read(locale: Locale) -> Messages {
    let language = locale.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Marks around what is put into a sentence, so that names, numbers and links keep their own direction.
    bundle.set_use_isolating(locale.is_right_to_left());
    let resource = match FluentResource::try_new(locale.source().to_owned()) {
        Ok(resource) => resource,
        Err((readable, _)) => readable,
    };
    bundle.add_resource_overriding(resource);
    let mut messages = Messages { bundle, texts: HashMap::new() };
    for (name, variables) in super::MESSAGES {
        if variables.is_empty() {
            let text = messages.format(name, None);
            messages.texts.extend(text.map(|text| ((*name).to_owned(), text)));
        }
    }
    messages
}
