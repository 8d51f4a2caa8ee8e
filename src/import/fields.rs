//! Custom fields of an item (Advanced Custom Fields): a value counts when a key stands beside it.
//!
//! In an export a field `year` is two metas, `year` and `_year`; the second holds the key of its definition, which may be
//! in the export or not. A site itself gives the values ready to use.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::item::{Item, ItemTerm};
use super::php::Php;
use super::survey::Survey;

/// What a field says.
#[derive(Debug, Clone, PartialEq)]
pub enum Field {
    /// Text, or HTML.
    Text(String),
    Texts(Vec<String>),
    /// The address of a file.
    File(String),
    /// Each row with its fields.
    Rows(Vec<BTreeMap<String, Field>>),
    Terms(Vec<ItemTerm>),
}

/// The names of the fields that an item has; of rows, the name of the whole.
#[must_use]
pub fn names(item: &Item) -> Vec<String> {
    let keyed = item
        .meta
        .iter()
        .filter(|(name, value)| !name.starts_with('_') && !value.is_empty() && key(item, name).is_some());
    let mut names: Vec<String> = keyed.map(|(name, _)| name.clone()).collect();
    names.extend(item.fields.iter().filter(|(_, value)| !is_nothing(value)).map(|(name, _)| name.clone()));
    names.sort();
    names.dedup();
    let whole = names.clone();
    names.retain(|name| row_of(name).is_none_or(|(rows, _, _)| !whole.iter().any(|other| other == rows)));
    names
}

/// The fields of an item.
#[must_use]
pub fn read(item: &Item, survey: &Survey) -> BTreeMap<String, Field> {
    let mut fields = BTreeMap::new();
    for name in names(item) {
        let field = match item.fields.get(&name) {
            Some(json) => of_json(json, survey),
            None => of_meta(item, &name, survey),
        };
        fields.extend(field.map(|field| (name, field)));
    }
    fields
}

fn is_nothing(value: &Json) -> bool {
    match value {
        Json::Null | Json::Bool(_) => true,
        Json::String(text) => text.is_empty(),
        Json::Array(items) => items.is_empty(),
        Json::Object(_) | Json::Number(_) => false,
    }
}

fn key<'a>(item: &'a Item, name: &str) -> Option<&'a str> {
    item.meta(&format!("_{name}")).filter(|key| key.starts_with("field_"))
}

/// `files_0_file` is `file` of row 0 of `files`.
fn row_of(name: &str) -> Option<(&str, usize, &str)> {
    let digits = |text: &str| text.len() - text.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    name.match_indices('_').find_map(|(at, _)| {
        let behind = &name[at + 1..];
        let length = digits(behind);
        let field = behind[length..].strip_prefix('_')?;
        Some((&name[..at], behind[..length].parse().ok()?, field))
    })
}

fn of_meta(item: &Item, name: &str, survey: &Survey) -> Option<Field> {
    let value = item.meta(name)?.trim();
    let definition = key(item, name).and_then(|key| survey.definitions.get(key));
    let rows = rows(item, name, survey);
    if !rows.is_empty() {
        return Some(Field::Rows(rows));
    }
    match definition.map(|definition| definition.kind.as_str()) {
        Some(
            "true_false" | "image" | "gallery" | "color_picker" | "user" | "relationship" | "post_object" | "page_link"
            | "repeater" | "flexible_content" | "group",
        ) => None,
        Some("date_picker" | "date_time_picker") => Some(Field::Text(date(value))),
        Some("file") => file(value, survey),
        Some("taxonomy") => Some(Field::Terms(terms(value, item, survey))),
        Some("text" | "textarea" | "wysiwyg" | "number" | "url" | "email" | "radio") => {
            Some(Field::Text(value.to_owned()))
        }
        _ => Some(guessed(value, name, survey)),
    }
}

/// What a value is whose definition is not known.
fn guessed(value: &str, name: &str, survey: &Survey) -> Field {
    let is_number = value.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(list) = Php::array(value) {
        if let Some(url) = list.get("url") {
            return Field::Text(url.to_owned());
        }
        let texts = list.texts().into_iter().map(str::to_owned).collect();
        return Field::Texts(texts);
    }
    let hints = ["file", "pdf", "document", "download", "attachment", "upload"];
    let may_be_file = is_number && (hints.iter().any(|hint| name.contains(hint)) || value.len() != 4);
    if let Some(file) = may_be_file.then(|| file(value, survey)).flatten() {
        return file;
    }
    if is_number && value.len() == 8 {
        return Field::Text(date(value));
    }
    Field::Text(value.to_owned())
}

fn rows(item: &Item, name: &str, survey: &Survey) -> Vec<BTreeMap<String, Field>> {
    let mut rows: BTreeMap<usize, BTreeMap<String, Field>> = BTreeMap::new();
    for (own, _) in &item.meta {
        let Some((whole, row, field)) = row_of(own).filter(|(whole, ..)| *whole == name) else { continue };
        debug_assert_eq!(whole, name);
        if key(item, own).is_some() {
            let value = of_meta(item, own, survey);
            rows.entry(row).or_default().extend(value.map(|value| (field.to_owned(), value)));
        }
    }
    rows.into_values().filter(|row| !row.is_empty()).collect()
}

/// `20180312` as `2018-03-12`; of a time, its date.
fn date(value: &str) -> String {
    let value = value.split(' ').next().unwrap_or(value);
    let is_plain = value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { format!("{}-{}-{}", &value[..4], &value[4..6], &value[6..]) } else { value.to_owned() }
}

/// The file of the media library with this number, or the address itself.
fn file(value: &str, survey: &Survey) -> Option<Field> {
    if value.starts_with("http") || value.starts_with('/') {
        return Some(Field::File(value.to_owned()));
    }
    let attachment = survey.attachments.get(&value.parse().ok()?)?;
    Some(Field::File(attachment.url.clone()))
}

/// The terms that are named by number or slug. Their names are those that the item has.
fn terms(value: &str, item: &Item, survey: &Survey) -> Vec<ItemTerm> {
    let list = Php::array(value);
    let ids: Vec<&str> = list.as_ref().map_or_else(|| vec![value], Php::texts);
    let by_id = ids.iter().filter_map(|id| survey.site.terms.get(&id.parse().ok()?).cloned());
    let by_slug = item.terms.iter().filter(|term| ids.contains(&term.slug.as_str())).cloned();
    by_id.chain(by_slug).collect()
}

fn of_json(value: &Json, survey: &Survey) -> Option<Field> {
    match value {
        Json::Null | Json::Bool(_) => None,
        Json::String(text) => Some(Field::Text(text.clone())),
        Json::Number(number) => {
            let text = number.to_string();
            file(&text, survey).filter(|_| text.len() != 4).or(Some(Field::Text(text)))
        }
        Json::Object(fields) => match fields.get("url").and_then(Json::as_str) {
            Some(url) => Some(Field::File(url.to_owned())),
            None => fields.get("name").and_then(Json::as_str).map(|name| Field::Text(name.to_owned())),
        },
        Json::Array(items) => {
            let rows: Vec<BTreeMap<String, Field>> = items
                .iter()
                .filter_map(Json::as_object)
                .filter(|fields| !fields.contains_key("name") && !fields.contains_key("url"))
                .map(|fields| {
                    let field = |(name, value): (&String, &Json)| Some((name.clone(), of_json(value, survey)?));
                    fields.iter().filter_map(field).collect()
                })
                .collect();
            if !rows.is_empty() {
                return Some(Field::Rows(rows));
            }
            let texts = items.iter().filter_map(|item| match of_json(item, survey)? {
                Field::Text(text) | Field::File(text) => Some(text),
                _ => None,
            });
            Some(Field::Texts(texts.collect()))
        }
    }
}
