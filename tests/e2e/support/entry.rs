//! Entries as a test writes them down, and the folder that they are written to.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// A guidance item; what a test does not say is left out of the file.
#[derive(Debug, Clone)]
pub struct Entry {
    pub(super) id: String,
    title: String,
    says: String,
    kind: String,
    topics: Vec<String>,
    front_matter: String,
}

/// An entry with this id.
pub fn entry(id: &str) -> Entry {
    Entry {
        id: id.to_owned(),
        title: id.to_owned(),
        says: "Nothing of note.".to_owned(),
        kind: "handbook".to_owned(),
        topics: Vec::new(),
        front_matter: String::new(),
    }
}

#[allow(dead_code, reason = "each test program takes what it needs")]
impl Entry {
    pub fn title(mut self, title: &str) -> Self {
        title.clone_into(&mut self.title);
        self
    }

    pub fn says(mut self, summary: &str) -> Self {
        summary.clone_into(&mut self.says);
        self
    }

    pub fn kind(mut self, kind: &str) -> Self {
        kind.clone_into(&mut self.kind);
        self
    }

    pub fn from(self, publisher: &str, issued: &str) -> Self {
        self.key("publisher", publisher).key("issued", issued)
    }

    /// The topic is made with it; its label is its id with a capital letter and spaces.
    pub fn about(mut self, topic: &str) -> Self {
        self.topics.push(topic.to_owned());
        self
    }

    pub fn replaces(self, id: &str) -> Self {
        self.key("replaces", id)
    }

    /// An id that the entry had before.
    pub fn alias(mut self, id: &str) -> Self {
        write!(self.front_matter, "aliases:\n  - {id}\n").expect("a text grows");
        self
    }

    pub fn download(self, url: &str) -> Self {
        self.key("download", url)
    }

    pub fn landing(self, url: &str) -> Self {
        self.key("landing", url)
    }

    pub fn also_in(mut self, language: &str, url: &str) -> Self {
        let heading = if self.front_matter.contains("versions:") { "" } else { "versions:\n" };
        write!(self.front_matter, "{heading}  - language: {language}\n    url: {url}\n").expect("a text grows");
        self
    }

    fn key(mut self, key: &str, value: &str) -> Self {
        writeln!(self.front_matter, "{key}: \"{value}\"").expect("a text grows");
        self
    }

    fn file(&self) -> String {
        let Self { title, says, kind, front_matter, .. } = self;
        let topics: String = self.topics.iter().map(|topic| format!("  - {topic}\n")).collect();
        let topics = if topics.is_empty() { topics } else { format!("topic:\n{topics}") };
        format!("---\ntitle: \"{title}\"\ntype: {kind}\nlanguage: en\n{topics}{front_matter}---\n\n{says}\n")
    }
}

/// Writes a whole store.
pub fn write_store(folder: &Path, entries: &[Entry]) {
    fs::create_dir_all(folder.join("entries")).expect("a folder for entries");
    for entry in entries {
        fs::write(folder.join(format!("entries/{}.md", entry.id)), entry.file()).expect("a file of an entry");
    }
    let topics: BTreeSet<&String> = entries.iter().flat_map(|entry| &entry.topics).collect();
    let topics: String = topics.iter().map(|id| format!("- id: {id}\n  label: {}\n", label(id))).collect();
    for (list, content) in [
        ("topics", topics.as_str()),
        ("regions", "- id: global\n  label: Worldwide\n"),
        ("audiences", "- id: caseworker\n  label: Caseworkers\n"),
        ("thesaurus", "[]\n"),
        ("hosts", "trusted:\n  example.org: made up\n"),
    ] {
        fs::write(folder.join(format!("{list}.yaml")), content).expect("a list of the store");
    }
}

fn label(id: &str) -> String {
    let words = id.replace('-', " ");
    words[..1].to_uppercase() + &words[1..]
}

/// Seven entries about shelters, so that an answer has two pages; one of them has two editions.
pub fn shelter_library() -> [Entry; 7] {
    [
        entry("shelter-standards-2015")
            .title("Shelter standards")
            .says("The first standards of a shelter, for managers.")
            .from("Shelter Network", "2015")
            .about("shelter-housing")
            .download("https://example.org/standards-2015.pdf"),
        entry("shelter-standards-2022")
            .title("Shelter standards")
            .says("Standards of a shelter: safety, rooms and staff. Use them to *plan* or to judge a house.")
            .from("Shelter Network", "2022-05")
            .about("shelter-housing")
            .replaces("shelter-standards-2015")
            .download("https://example.org/standards-2022.pdf")
            .landing("https://example.org/standards")
            .also_in("fr", "https://example.org/normes-2022.pdf"),
        entry("shelter-children")
            .title("Children in a shelter")
            .says("Rooms, schooling and play for children who live in a shelter.")
            .from("Children First", "2019")
            .about("shelter-housing")
            .about("children"),
        entry("shelter-health")
            .title("Health in a shelter")
            .says("First days in a shelter: who sees a nurse, and when.")
            .from("Health Desk", "2020")
            .about("health"),
        entry("shelter-staff")
            .title("Staff of a shelter")
            .says("Hiring, training and supervision of those who work in a shelter.")
            .about("shelter-housing"),
        entry("shelter-night")
            .title("Night shifts")
            .says("What one person alone at night in a shelter has to know & do.")
            .about("shelter-housing"),
        entry("crews-at-sea")
            .title("Crews at sea")
            .says("Signs of forced labour on a fishing vessel.")
            .from("Harbour Union", "2021")
            .about("fishing"),
    ]
}
