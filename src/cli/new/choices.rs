//! What can be answered, and what is likely meant by an answer that is none of it.

use crate::knowledge::{EntryType, Library, Vocabulary};

/// What there is to choose from.
pub struct Choices {
    /// Ids with their labels; equal where a value has no label.
    known: Vec<(String, String)>,
    /// Whether there is nothing else.
    is_closed: bool,
    what: &'static str,
}

/// How an answer is understood.
pub enum Read {
    Known(String),
    /// One that cannot be, with what to say.
    Unknown(String),
    /// One that is not among the known ones, and may be; with what is like it.
    New {
        value: String,
        hint: Option<String>,
    },
}

/// So many are offered.
const MOST_OFFERED: usize = 5;

impl Choices {
    pub fn of(key: &'static str, library: &Library) -> Self {
        let terms = |list: &Vocabulary| list.terms().map(|term| (term.id.clone(), term.label.clone())).collect();
        let known: Vec<(String, String)> = match key {
            "type" => EntryType::ALL.iter().map(|kind| (kind.as_str().to_owned(), kind.as_str().to_owned())).collect(),
            "topic" => terms(&library.topics),
            "region" => terms(&library.regions),
            "audience" => terms(&library.audiences),
            "publisher" => {
                let mut names: Vec<&String> = library.entries().iter().flat_map(|entry| &entry.publisher).collect();
                names.sort();
                names.dedup();
                names.into_iter().map(|name| (name.clone(), name.clone())).collect()
            }
            "replaces" => library.entries().iter().map(|entry| (entry.id.to_string(), entry.title.clone())).collect(),
            "language" => {
                let mut languages: Vec<_> = library.entries().iter().map(|entry| &entry.language).collect();
                languages.sort_by_key(|language| language.tag());
                languages.dedup();
                languages.into_iter().map(|one| (one.tag().to_owned(), one.english_name())).collect()
            }
            _ => Vec::new(),
        };
        let is_closed = ["type", "topic", "region", "audience"].contains(&key) && !known.is_empty();
        Self { known, is_closed, what: key }
    }

    /// Everything, one a line.
    pub fn all(&self, asks: &str) -> String {
        if self.known.is_empty() {
            return format!("Anything may stand here: {asks}");
        }
        let lines = self.known.iter().map(|(id, label)| shown(id, label));
        lines.collect::<Vec<_>>().join("\n")
    }

    pub fn read(&self, answer: &str) -> Read {
        let small = answer.to_lowercase();
        let named = |one: &&(String, String)| one.0.to_lowercase() == small || one.1.to_lowercase() == small;
        if let Some((id, _)) = self.known.iter().find(|one| one.0 == answer).or_else(|| self.known.iter().find(named)) {
            return Read::Known(id.clone());
        }
        let near = self.near(&small);
        let offered = near.iter().map(|(id, label)| shown(id, label)).collect::<Vec<_>>().join("\n");
        if self.is_closed {
            let help = if offered.is_empty() {
                "  help: ? lists all".to_owned()
            } else {
                format!("  did you mean:\n{offered}")
            };
            return Read::Unknown(format!("! `{answer}` is no {}\n{help}", self.what));
        }
        let hints = self.what == "publisher" && !offered.is_empty();
        let hint = hints.then(|| {
            format!("These are known:\n{offered}\nType one of them, or the same as before to keep it as it is.")
        });
        Read::New { value: answer.to_owned(), hint }
    }

    /// Those that hold the answer, then those that look like it.
    fn near(&self, small: &str) -> Vec<&(String, String)> {
        let likeness = |(id, label): &(String, String)| {
            let [id, label] = [id, label].map(|text| text.to_lowercase());
            let holds = id.contains(small) || label.contains(small);
            let like = strsim::jaro_winkler(&id, small).max(strsim::jaro_winkler(&label, small));
            if holds { 1.0 + like } else { like }
        };
        let mut near: Vec<_> =
            self.known.iter().map(|one| (likeness(one), one)).filter(|(like, _)| *like > 0.85).collect();
        near.sort_by(|one, other| other.0.total_cmp(&one.0));
        near.into_iter().take(MOST_OFFERED).map(|(_, one)| one).collect()
    }
}

fn shown(id: &str, label: &str) -> String {
    if id == label { format!("  {id}") } else { format!("  {id} ({label})") }
}
