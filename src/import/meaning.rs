//! What the terms, tags and fields of an item mean in the store.

use super::citation;
use super::compose::{Composer, Fields, Meanings};
use super::fields::Field;
use super::item::{Item, ItemTerm};
use super::mapping;
use crate::knowledge::Language;

impl Composer<'_> {
    /// What the terms of an item mean, by key.
    pub(super) fn meanings(&self, item: &Item, fields: &Fields, tags: &[String]) -> Meanings {
        let mut targets: Vec<String> =
            item.terms.iter().flat_map(|term| self.mapping.targets(&term.key())).cloned().collect();
        for tag in tags {
            let term = ItemTerm { taxonomy: "post_tag".to_owned(), slug: super::naming::slug(tag), name: tag.clone() };
            match self.mapping.terms.get(&term.key()) {
                Some(known) => targets.extend(known.iter().cloned()),
                None => targets.extend(mapping::targets(&term.taxonomy, &term.slug, tag, self.library)),
            }
        }
        for key in ["type", "topic", "region", "audience", "language"] {
            for field in fields.get(key).into_iter().flatten() {
                let names: Vec<String> = match field {
                    Field::Terms(terms) => {
                        targets.extend(terms.iter().flat_map(|term| self.mapping.targets(&term.key())).cloned());
                        continue;
                    }
                    Field::Texts(names) => names.clone(),
                    Field::Text(names) => names.split([',', ';', '\n']).map(|name| name.trim().to_owned()).collect(),
                    Field::File(_) | Field::Rows(_) => continue,
                };
                let of_name = |name: &String| mapping::targets("field", "", name, self.library);
                targets.extend(names.iter().flat_map(of_name).filter(|target| target.starts_with(key)));
                if key == "language" {
                    targets.extend(
                        names
                            .iter()
                            .filter_map(|name| language_of(name))
                            .map(|language| format!("language:{language}")),
                    );
                }
            }
        }
        let mut meant = Meanings::new();
        for target in targets {
            if let Some((key, value)) = target.split_once(':') {
                let values = meant.entry(key.to_owned()).or_default();
                if !values.iter().any(|known| known == value) {
                    values.push(value.to_owned());
                }
            }
        }
        meant
    }
}

/// The language that a field names, by its name or its code.
pub(super) fn language_of(text: &str) -> Option<Language> {
    citation::language(text).or_else(|| Language::parse(text).filter(|_| text.len() == 2))
}
