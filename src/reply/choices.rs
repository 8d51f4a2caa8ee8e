//! Pages of things to choose from, some of them chosen.

use crate::knowledge::{Entry, Key, Language, Library, Vocabulary};

use super::answers::arrows;
use super::text::shortened;
use super::{Action, Button, Locale, Press};

/// One of the things to choose from.
pub struct Offer {
    pub key: Key,
    pub label: String,
    pub chosen: bool,
}

/// Two in a row.
const A_PAGE: usize = 10;

/// A page of the offers as buttons, with the ways to the other pages.
pub fn rows(
    say: Locale,
    offers: &[Offer],
    page: usize,
    choose: impl Fn(Key, usize) -> Action,
    turn: impl Fn(usize) -> Action,
) -> Vec<Vec<Button>> {
    let count = offers.len().div_ceil(A_PAGE).max(1);
    let page = page.min(count - 1);
    let button = |offer: &Offer| {
        let label = if offer.chosen { say.ticked(&offer.label) } else { offer.label.clone() };
        Button { label: shortened(&label, 60), press: Press::Do(choose(offer.key, page)) }
    };
    let here: Vec<Button> = offers.iter().skip(page * A_PAGE).take(A_PAGE).map(button).collect();
    let mut rows: Vec<Vec<Button>> = here.chunks(2).map(<[Button]>::to_vec).collect();
    rows.extend(arrows(say, page, count, turn));
    rows
}

/// A button that does this.
pub fn button(label: &str, action: Action) -> Button {
    Button { label: label.to_owned(), press: Press::Do(action) }
}

/// The terms of a list; those with these ids are chosen.
pub fn terms(say: Locale, list: &Vocabulary, chosen: &[String]) -> Vec<Offer> {
    list.terms()
        .map(|term| Offer {
            key: Key::of(&term.id),
            label: term.label_in(say.tag()),
            chosen: chosen.contains(&term.id),
        })
        .collect()
}

/// The languages that documents of the library are in, the most frequent first.
pub fn languages(library: &Library) -> Vec<&Language> {
    most_frequent(library.entries().iter().flat_map(Entry::links).map(|(language, _, _)| language))
}

/// The publishers of the library, the most frequent first.
pub fn publishers(library: &Library) -> Vec<&String> {
    most_frequent(library.entries().iter().flat_map(|entry| &entry.publisher))
}

fn most_frequent<'a, T: Eq + Ord + std::hash::Hash>(all: impl Iterator<Item = &'a T>) -> Vec<&'a T> {
    let mut counts: std::collections::HashMap<&T, usize> = std::collections::HashMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    let mut counted: Vec<(&T, usize)> = counts.into_iter().collect();
    counted.sort_by(|(one, few), (other, many)| many.cmp(few).then_with(|| one.cmp(other)));
    counted.into_iter().map(|(one, _)| one).collect()
}

/// Puts one at the end, or takes it away when it is there.
pub fn toggle<T: Clone + PartialEq>(chosen: &mut Vec<T>, one: &T) {
    let before = chosen.len();
    chosen.retain(|known| known != one);
    if chosen.len() == before {
        chosen.push(one.clone());
    }
}
