//! Each language says everything that English says, in the same variables, and within Telegram's limits.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use super::{Locale, MESSAGES, bundles};

/// What a message needs: its variables, and the words that choose among its variants.
#[derive(Debug, Default, PartialEq, Eq)]
struct Needs {
    variables: BTreeSet<String>,
    choices: BTreeSet<String>,
}

/// The categories of CLDR, which differ between languages.
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn messages(say: Locale) -> BTreeMap<String, Needs> {
    let resource = FluentResource::try_new(say.source().to_owned())
        .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", say.tag()));
    let mut messages = BTreeMap::new();
    for entry in resource.entries() {
        if let Entry::Message(message) = entry {
            let mut needs = Needs::default();
            note_pattern(message.value.as_ref().expect("a value"), &mut needs);
            let twice = messages.insert(message.id.name.to_owned(), needs);
            assert!(twice.is_none(), "{}: {} stands twice", say.tag(), message.id.name);
        }
    }
    messages
}

fn note_pattern(pattern: &Pattern<&str>, needs: &mut Needs) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            note(expression, needs);
        }
    }
}

fn note(expression: &Expression<&str>, needs: &mut Needs) {
    match expression {
        Expression::Inline(inline) => note_inline(inline, needs),
        Expression::Select { selector, variants } => {
            note_inline(selector, needs);
            for variant in variants {
                match &variant.key {
                    VariantKey::Identifier { name } if PLURALS.contains(name) => {}
                    VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name } => {
                        needs.choices.insert((*name).to_owned());
                    }
                }
                note_pattern(&variant.value, needs);
            }
        }
    }
}

fn note_inline(inline: &InlineExpression<&str>, needs: &mut Needs) {
    match inline {
        InlineExpression::VariableReference { id } => _ = needs.variables.insert(id.name.to_owned()),
        InlineExpression::Placeable { expression } => note(expression, needs),
        InlineExpression::StringLiteral { .. } => {}
        other => panic!("what is this: {other:?}"),
    }
}

#[test]
fn each_language_has_each_message_with_each_variable() {
    let english = messages(Locale::English);
    for say in Locale::ALL {
        let own = messages(say);
        for (name, needs) in &english {
            assert_eq!(own.get(name), Some(needs), "{}: {name}", say.tag());
        }
        let more: Vec<&String> = own.keys().filter(|name| !english.contains_key(*name)).collect();
        assert!(more.is_empty(), "{}: nobody says {more:?}", say.tag());
    }
}

#[test]
fn the_list_of_messages_is_that_of_the_files() {
    let english = messages(Locale::English);
    let listed: BTreeMap<&str, BTreeSet<&str>> =
        MESSAGES.iter().map(|(name, variables)| (*name, variables.iter().copied().collect())).collect();
    let written: BTreeMap<&str, BTreeSet<&str>> = english
        .iter()
        .map(|(name, needs)| (name.as_str(), needs.variables.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(listed, written);
}

#[test]
fn every_message_is_said_without_a_mistake_and_each_says_something_else() {
    for say in Locale::ALL {
        for (name, variables) in MESSAGES {
            for number in [0, 1, 2, 3, 5, 11, 21, 100] {
                let values: Vec<_> = variables.iter().map(|variable| (*variable, number.into())).collect();
                let said = bundles::format(say, name, &values);
                assert!(!said.trim().is_empty() && said.len() > 1 || *name == "chosen", "{}: {name}", say.tag());
                assert!(!said.contains(['{', '}']), "{}: {name}: {said}", say.tag());
            }
        }
    }
    let starts: BTreeSet<&str> = Locale::ALL.into_iter().map(Locale::start).collect();
    assert_eq!(starts.len(), Locale::ALL.len());
}

#[test]
fn plurals_are_those_of_the_language() {
    let said = |say: Locale| [1, 2, 5, 11, 21].map(|number| say.forgotten_alerts(number));
    let different = |say| {
        said(say)
            .map(|text| text.replace(|sign: char| sign.is_ascii_digit(), ""))
            .into_iter()
            .collect::<BTreeSet<_>>()
            .len()
    };
    assert_eq!(different(Locale::English), 2);
    assert_eq!(different(Locale::Russian), 3);
    assert_eq!(different(Locale::Ukrainian), 3);
    assert!(different(Locale::Arabic) >= 4);
}

#[test]
fn what_telegram_limits_is_short_enough() {
    let length = |text: &str| text.chars().count();
    for say in Locale::ALL {
        let tag = say.tag();
        assert!(length(say.description()) <= 512, "{tag}: {}", length(say.description()));
        assert!(length(say.short_description()) <= 120, "{tag}: {}", length(say.short_description()));
        assert!(length(say.bot_name()) <= 64, "{tag}");
        for command in ["start", "help", "ask", "topics", "new", "saved", "alerts", "language", "lite", "settings"] {
            let told = say.command_description(command);
            assert!(length(&told) <= 60, "{tag}: /{command}: {told}");
        }
        for window in [
            say.entry_gone(),
            say.topic_gone(),
            say.question_gone(),
            say.old_button(),
            say.failed_press(),
            say.file_gone(),
            say.fetching(),
            say.too_fast(),
            say.thanks(),
            say.thanks_for_problem(),
            say.is_saved(),
            say.is_unsaved(),
            say.too_many_saved(),
            say.message_deleted(),
            say.message_not_deleted(),
            say.alert_ended(),
            say.alert_gone(),
            say.alert_made(),
            say.too_many_alerts(),
            say.nothing_left(),
            say.only_administrators(),
            say.administrators_unknown(),
        ] {
            assert!(length(window) <= 200, "{tag}: {window}");
        }
        for label in [
            say.share_one(),
            say.continue_in_private(),
            say.back_to_answer(),
            say.back_to_topics(),
            say.copy_citation(),
            say.tell_problem(),
            say.send_here(),
            say.alerts_button(),
            say.save(),
            say.unsave(),
            say.delete_message(),
        ] {
            assert!(length(label) <= 45, "{tag}: {label}");
        }
    }
}

#[test]
fn a_tag_of_telegrams_is_read() {
    assert_eq!(Locale::of_tag("pt-br"), Some(Locale::Portuguese));
    assert_eq!(Locale::of_tag("UK"), Some(Locale::Ukrainian));
    assert_eq!(Locale::of_tag("it"), None);
    assert_eq!(Locale::of_tag(""), None);
}

#[test]
fn what_is_put_into_arabic_keeps_its_direction() {
    assert_eq!(Locale::Arabic.isolated("OSCE"), "\u{2068}OSCE\u{2069}");
    assert!(Locale::Arabic.newest_edition("Handbook").contains("\u{2068}Handbook\u{2069}"));
    assert!(!Locale::German.newest_edition("Handbook").contains('\u{2068}'));
}

/// Everything that is said, on one page, to be read at once for tone, length and spelling.
#[test]
fn one_page_has_every_reply_in_every_language() {
    for say in Locale::ALL {
        let source = format!("{say:?}");
        let page: Vec<String> = MESSAGES.iter().map(|(name, variables)| said(say, name, variables)).collect();
        insta::assert_snapshot!(format!("replies_{}", say.tag()), format!("{source}\n\n{}", page.join("\n")));
    }
}

/// A message with each number and each word that changes it.
fn said(say: Locale, name: &'static str, variables: &'static [&'static str]) -> String {
    let choices = messages(Locale::English)[name].choices.clone();
    let with = |value: &dyn Fn(&'static str) -> fluent_bundle::FluentValue<'static>| {
        let values: Vec<_> = variables.iter().map(|variable| (*variable, value(variable))).collect();
        bundles::format(say, name, &values)
    };
    let mut lines: Vec<String> = Vec::new();
    if choices.is_empty() {
        for number in [1, 2, 5] {
            let counts = ["number", "entries", "languages", "errors", "warnings", "weeks", "days"];
            let line = with(&|variable| if counts.contains(&variable) { number.into() } else { "…".into() });
            if lines.last() != Some(&line) {
                lines.push(line);
            }
        }
    } else {
        for choice in &choices {
            let number = choice.parse::<u64>();
            let line = with(&|variable| match &number {
                _ if ["time", "year", "zone"].contains(&variable) => "2026".into(),
                Ok(number) => (*number).into(),
                Err(_) => choice.clone().into(),
            });
            lines.push(line);
        }
    }
    format!("{name}: {}", lines.join("\n    | "))
}
