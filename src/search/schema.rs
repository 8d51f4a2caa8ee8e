//! The fields of the index, and how much a word weighs in each.

use tantivy::schema::{FAST, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions};

use super::tokens::TOKENIZER;
use crate::knowledge::{Entry, Library};

/// Changes whenever an index that was built before must not be read any more: fields, stems, folding, names.
pub const VERSION: u32 = 2;

/// The field in which title and summary stand together.
pub const MAIN_FIELD: &str = "summary";

/// A field, its weight, and what an entry has in it.
pub struct Weighted {
    pub name: &'static str,
    pub weight: f32,
    /// Whether a word weighs less in a longer text. A long title, or many topics, are no fault.
    pub counts_length: bool,
    pub content: Content,
}

/// What stands in a field.
pub enum Content {
    /// Words, in the language of the entry.
    Words(fn(&Library, &Entry) -> String),
    /// The words of the entry's questions, each in its own language.
    Questions,
    /// What the entry is about, as senses of [`super::labels`].
    Senses(Nearness),
}

/// How near a sense is to what an entry speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    Itself,
    /// The entry speaks of something narrower.
    Wider,
    Related,
}

/// Measured on judged questions; see `docs/decisions/ranking.md`.
pub const FIELDS: [Weighted; 13] = [
    Weighted {
        name: "title",
        weight: 0.25,
        counts_length: false,
        content: Content::Words(|_, entry| entry.title.clone()),
    },
    // The title stands in it, too: its words are weighed by length like all others, and once more as a title.
    Weighted {
        name: MAIN_FIELD,
        weight: 1.0,
        counts_length: true,
        content: Content::Words(|_, entry| format!("{}\n{}", entry.title, entry.summary.plain())),
    },
    Weighted {
        name: "publisher",
        weight: 0.4,
        counts_length: false,
        content: Content::Words(|_, entry| entry.publisher.join("\n")),
    },
    Weighted {
        name: "topic",
        weight: 0.9,
        counts_length: false,
        content: Content::Words(|library, entry| labels(&entry.topic, |id| library.topics.label(id))),
    },
    Weighted {
        name: "type",
        weight: 0.8,
        counts_length: false,
        content: Content::Words(|_, entry| entry.kind.as_str().to_owned()),
    },
    Weighted {
        name: "year",
        weight: 0.4,
        counts_length: false,
        content: Content::Words(|_, entry| {
            entry.issued.as_ref().map_or(String::new(), |issued| issued.year().to_owned())
        }),
    },
    Weighted {
        name: "language",
        weight: 0.3,
        counts_length: false,
        content: Content::Words(|_, entry| {
            let languages = entry.links().map(|(language, _, _)| language);
            let names = languages.flat_map(|language| [language.english_name(), language.own_name()]);
            names.collect::<Vec<_>>().join("\n")
        }),
    },
    Weighted {
        name: "region",
        weight: 0.5,
        counts_length: false,
        content: Content::Words(|library, entry| labels(&entry.region, |id| library.regions.label(id))),
    },
    Weighted {
        name: "audience",
        weight: 0.6,
        counts_length: false,
        content: Content::Words(|library, entry| labels(&entry.audience, |id| library.audiences.label(id))),
    },
    Weighted { name: "questions", weight: 0.6, counts_length: false, content: Content::Questions },
    Weighted { name: "sense", weight: 1.0, counts_length: false, content: Content::Senses(Nearness::Itself) },
    Weighted { name: "wider", weight: 0.5, counts_length: false, content: Content::Senses(Nearness::Wider) },
    Weighted { name: "related", weight: 0.15, counts_length: false, content: Content::Senses(Nearness::Related) },
];

/// The place of an entry in the library, in the order of ids.
pub const POSITION: &str = "position";

/// What the entry itself speaks of, as numbers, for looking at a hit without a search.
pub const SENSES: &str = "senses";

pub fn schema() -> Schema {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(IndexRecordOption::WithFreqs);
    for field in &FIELDS {
        let indexing = indexing.clone().set_fieldnorms(field.counts_length);
        schema.add_text_field(field.name, TextOptions::default().set_indexing_options(indexing));
    }
    schema.add_u64_field(POSITION, NumericOptions::from(FAST));
    schema.add_u64_field(SENSES, NumericOptions::from(FAST));
    schema.build()
}

/// The fields in the order of [`FIELDS`].
pub fn fields(schema: &Schema) -> tantivy::Result<Vec<Field>> {
    FIELDS.iter().map(|field| schema.get_field(field.name)).collect()
}

fn labels<'a>(ids: &'a [String], label: impl Fn(&'a str) -> &'a str) -> String {
    ids.iter().map(|id| label(id)).collect::<Vec<_>>().join("\n")
}

/// What the controlled fields of an entry say, a line each: everything but title and summary.
pub fn about(library: &Library, entry: &Entry) -> String {
    let texts = FIELDS.iter().skip(2).filter_map(|field| match field.content {
        Content::Words(text) => Some(text(library, entry)),
        Content::Questions | Content::Senses(_) => None,
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// All texts of an entry, each with the code of its language: title, sentences, the lines `about` it, its questions.
pub fn texts<'e: 't, 't>(entry: &'e Entry, about: &'t str) -> impl Iterator<Item = (&'e str, &'t str)> {
    let own = entry.language.primary();
    let sentences = entry.summary.sentences().iter().map(String::as_str);
    let in_own = std::iter::once(entry.title.as_str()).chain(sentences).chain(about.lines());
    let questions = entry.questions.iter().map(|question| (question.language.primary(), question.text.as_str()));
    in_own.map(move |text| (own, text)).chain(questions)
}
