//! An item of a site becomes an entry as it would be written.

use std::collections::BTreeMap;

use super::citation::{self, Citation};
use super::documents::{self, Documents};
use super::fields::{self, Field};
use super::item::Item;
use super::mapping::{LEAVE_OUT, Mapping};
use super::meaning::language_of;
use super::mending::{self, Lexicon};
use super::page::{self, Paragraph};
use super::survey::{Attachment, Survey};
use super::tidy::{self, Mended};
use super::{kinds, markdown};
use crate::knowledge::{Draft, DraftVersion, Language, Library, Value};

/// What entries are made with.
pub struct Composer<'a> {
    pub survey: &'a Survey,
    pub mapping: &'a Mapping,
    pub lexicon: &'a Lexicon,
    /// Its lists.
    pub library: &'a Library,
    pub publishers: &'a (dyn Fn(&str) -> bool + Sync),
}

/// An entry, as it would be written.
#[derive(Debug, Default)]
pub struct Composed {
    pub draft: Draft,
    /// What a curator should know.
    pub notes: Vec<String>,
    /// The addresses of its files.
    pub files: Vec<String>,
}

/// Why an item becomes no entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoEntry {
    /// It has neither a text nor a file.
    Empty,
    /// The mapping leaves its kind out.
    LeftOut,
    /// It has to be mended.
    Refused(String),
}

/// Where a file of an item is, and what is known of it.
#[derive(Debug, Default)]
struct FileOf {
    address: String,
    language: Option<Language>,
    /// What its line calls it.
    title: String,
}

/// The values of custom fields, by key of the front matter.
pub(super) type Fields = BTreeMap<String, Vec<Field>>;
/// What the terms of an item mean, by key of the front matter.
pub(super) type Meanings = BTreeMap<String, Vec<String>>;

/// Fewer letters do not tell a language.
const SHORTEST_SAMPLE: usize = 80;
/// In bytes.
const LONGEST_SAMPLE: usize = 1_000;

impl Composer<'_> {
    /// The entry that an item becomes.
    ///
    /// # Errors
    /// Why it becomes none.
    pub fn compose(&self, item: &Item) -> Result<Composed, NoEntry> {
        let kind = self.mapping.kinds.get(&item.post_type);
        if kind.is_some_and(|kind| kind == LEAVE_OUT) {
            return Err(NoEntry::LeftOut);
        }
        let mut composed = Composed::default();
        let fields = self.fields(item);
        let mut paragraphs = self.paragraphs(&item.content, item.is_rendered);
        let mut found = documents::take(&mut paragraphs, self.publishers);
        let texts = fields.get("summary").into_iter().flatten().filter_map(text_of);
        paragraphs.extend(texts.flat_map(|html| self.paragraphs(&html, false)));
        if paragraphs.is_empty() {
            paragraphs = self.paragraphs(&item.excerpt, item.is_rendered);
        }
        let (paragraphs, mended) = tidy::tidy(paragraphs);
        composed.notes.extend(mended.iter().copied().map(note_of));
        let files = self.files(item, &fields, &mut found);
        let main = files.iter().position(|file| file.language.is_none()).unwrap_or(0);
        let first = Citation::default();
        let without_language = found.files.iter().find(|line| line.citation.language.is_none());
        let cited = without_language.or(found.files.first()).map_or(&first, |line| &line.citation);
        let (title, edition) = self.title(item, &fields, cited);
        if title.is_empty() {
            return Err(NoEntry::Refused("it has no title; give it one there".to_owned()));
        }
        let summary = self.markdown(&paragraphs, item, &mut composed);
        if summary.is_empty() && files.is_empty() && found.elsewhere.is_empty() {
            return Err(match mended.first().copied() {
                Some(mended) => NoEntry::Refused(format!("{}, and nothing else is there", note_of(mended))),
                None => NoEntry::Empty,
            });
        }
        let plain: String = paragraphs.iter().map(Paragraph::text).collect::<Vec<_>>().join(" ");
        let meant = self.meanings(item, &fields, &found.tags);
        let language = self.language(&meant, files.get(main), &format!("{title}. {plain}"));
        let draft = &mut composed.draft;
        draft.set("title", Value::Text(title.clone()));
        draft.set("type", Value::Text(self.kind(item, &meant, &title)));
        let publishers = self.publisher(&fields).unwrap_or_else(|| cited.publishers.clone());
        draft.set("publisher", Value::List(publishers));
        draft.set("issued", Value::Text(issued(item, &fields, &found, cited).unwrap_or_default()));
        draft.set("edition", Value::Text(edition.unwrap_or_default()));
        draft.set("language", Value::Text(language.tag().to_owned()));
        for key in ["topic", "region", "audience"] {
            draft.set(key, Value::List(meant.get(key).cloned().unwrap_or_default()));
        }
        draft.set("source", Value::List(vec![format!("{}, {} {}", self.host(), item.post_type, item.id)]));
        draft.set_summary(&summary);
        let landing = self.trusted(&item.link, &mut composed.notes);
        composed.draft.set("landing", Value::Text(landing.unwrap_or_default()));
        self.link_files(&files, main, &found, &language, &title, &mut composed);
        Ok(composed)
    }

    /// The entry that a file of the media library becomes by itself.
    ///
    /// # Errors
    /// Why it becomes none.
    pub fn compose_attachment(&self, id: u64, attachment: &Attachment) -> Result<Composed, NoEntry> {
        let item = Item {
            id,
            post_type: "attachment".to_owned(),
            title: attachment.title.clone(),
            link: attachment.link.clone(),
            slug: attachment.slug.clone(),
            content: attachment.description.clone(),
            fields: BTreeMap::from([("file".to_owned(), serde_json::Value::from(attachment.url.clone()))]),
            ..Item::default()
        };
        let mapping =
            Mapping { fields: BTreeMap::from([("file".to_owned(), "download".to_owned())]), ..self.mapping.clone() };
        Composer { mapping: &mapping, ..*self }.compose(&item)
    }

    /// The values of the custom fields, by the key that each is mapped to.
    fn fields(&self, item: &Item) -> Fields {
        let mut fields = Fields::new();
        for (name, field) in fields::read(item, self.survey) {
            if let Some(key) = self.mapping.fields.get(&name).filter(|key| *key != LEAVE_OUT) {
                fields.entry(key.clone()).or_default().push(field);
            }
        }
        fields
    }

    fn paragraphs(&self, html: &str, is_rendered: bool) -> Vec<Paragraph> {
        mending::page(page::read(html, is_rendered), self.lexicon)
    }

    fn title(&self, item: &Item, fields: &Fields, cited: &Citation) -> (String, Option<String>) {
        let own = fields.get("title").and_then(|fields| fields.iter().find_map(text_of));
        let own = own.unwrap_or_else(|| item.title.clone());
        let own = page::read(&own, true).iter().map(Paragraph::text).collect::<Vec<_>>().join(" ");
        let own = mending::text(&own, self.lexicon);
        let title = if own.is_empty() { cited.title.clone() } else { own };
        let (title, edition) = citation::without_edition(&title);
        let given = fields.get("edition").and_then(|fields| fields.iter().find_map(text_of));
        (title, given.or(edition).or_else(|| cited.edition.clone()))
    }

    /// Every file of the item, each once: those that lines name, of fields, in the text, and those uploaded to it.
    fn files(&self, item: &Item, fields: &Fields, found: &mut Documents) -> Vec<FileOf> {
        let mut files: Vec<FileOf> = Vec::new();
        let mut add = |address: &str, language: Option<Language>, title: &str| {
            let url = self.address(address).filter(|url| !files.iter().any(|file| file.address == *url));
            files.extend(url.map(|address| FileOf { address, language, title: title.to_owned() }));
        };
        for line in &found.files {
            if let Some(href) = &line.href {
                add(href, line.citation.language.clone(), &line.citation.title);
            }
        }
        for field in fields.get("download").into_iter().flatten() {
            match field {
                Field::File(address) => add(address, None, ""),
                Field::Text(address) if address.contains('/') && !address.contains(char::is_whitespace) => {
                    add(address, None, "");
                }
                Field::Texts(addresses) => addresses.iter().for_each(|address| add(address, None, "")),
                Field::Rows(rows) => {
                    for row in rows {
                        let mut texts = row.values().filter_map(text_of);
                        let language = texts.find_map(|text| language_of(&text));
                        let is_file = |field: &&Field| matches!(field, Field::File(_));
                        let file = row.values().find(is_file).or_else(|| {
                            row.values().find(|field| text_of(field).is_some_and(|text| text.starts_with("http")))
                        });
                        if let Some(Field::File(address) | Field::Text(address)) = file {
                            add(address, language, "");
                        }
                    }
                }
                Field::Text(_) | Field::Terms(_) => {}
            }
        }
        for (_, attachment) in self.survey.files_of(item.id) {
            add(
                &attachment.url,
                None,
                &page::read(&attachment.title, true).iter().map(Paragraph::text).collect::<String>(),
            );
        }
        if files.is_empty() {
            for link in &found.links {
                if files.iter().all(|file: &FileOf| Some(&file.address) != self.address(link).as_ref()) {
                    files.extend(self.address(link).map(|address| FileOf { address, ..FileOf::default() }));
                }
            }
        }
        files
    }

    fn link_files(
        &self,
        files: &[FileOf],
        main: usize,
        found: &Documents,
        language: &Language,
        title: &str,
        composed: &mut Composed,
    ) {
        composed.files = files.iter().map(|file| file.address.clone()).collect();
        let mut versions: Vec<DraftVersion> = Vec::new();
        for (at, file) in files.iter().enumerate() {
            let Some(address) = self.trusted(&file.address, &mut composed.notes) else { continue };
            if at == main && composed.draft.get("download").is_none() {
                composed.draft.set("download", Value::Text(address));
                continue;
            }
            let is_same = |name: &str| kinds::normal(name) == kinds::normal(title) || name.is_empty();
            let note = Some(file.title.clone()).filter(|name| !is_same(name) && file.language.is_none());
            let language = file.language.as_ref().unwrap_or(language).tag().to_owned();
            versions.push(DraftVersion { language, url: address, note });
        }
        for (language, href) in &found.elsewhere {
            let Some(address) = self.address(href).and_then(|address| self.trusted(&address, &mut composed.notes))
            else {
                continue;
            };
            let note = (!documents::is_document(&address)).then(|| "page listing the languages".to_owned());
            let language = language.tag().to_owned();
            if !versions.iter().any(|version| version.url == address && version.language == language) {
                versions.push(DraftVersion { language, url: address, note });
            }
        }
        composed.draft.set("versions", Value::Versions(versions));
    }

    fn markdown(&self, paragraphs: &[Paragraph], item: &Item, composed: &mut Composed) -> String {
        let notes = &mut composed.notes;
        markdown::write(paragraphs, &mut |href| {
            // An anchor on the page itself leads nowhere outside of it.
            let is_inner = href.starts_with('#') || href.starts_with("mailto:") || href.starts_with("tel:");
            if is_inner {
                None
            } else {
                self.trusted(&self.address(href).filter(|address| *address != item.link)?, notes)
            }
        })
    }

    fn kind(&self, item: &Item, meant: &Meanings, title: &str) -> String {
        let is_event = self.mapping.kinds.get(&item.post_type).is_some_and(|kind| kind == "event");
        let told = meant.get("type").and_then(|types| types.first().cloned()).filter(|_| !is_event);
        let by_title = || {
            kinds::of_title(title)
                .filter(|_| !is_event && item.post_type != "page")
                .map(|kind| kind.as_str().to_owned())
        };
        let by_kind = || self.mapping.kinds.get(&item.post_type).cloned();
        told.or_else(by_title).or_else(by_kind).unwrap_or_else(|| "report".to_owned())
    }

    fn publisher(&self, fields: &Fields) -> Option<Vec<String>> {
        let names: Vec<String> = fields
            .get("publisher")?
            .iter()
            .flat_map(|field| match field {
                Field::Texts(names) => names.clone(),
                Field::Terms(terms) => terms.iter().map(|term| term.name.clone()).collect(),
                field => text_of(field)
                    .map(|text| citation::publishers(&mending::text(&text, self.lexicon), self.publishers))
                    .unwrap_or_default(),
            })
            .collect();
        Some(names).filter(|names| !names.is_empty())
    }

    fn language(&self, meant: &Meanings, main: Option<&FileOf>, sample: &str) -> Language {
        let told = meant.get("language").and_then(|languages| Language::parse(languages.first()?));
        let of_file = || main.and_then(|file| file.language.clone());
        let detected = || {
            // Enough to tell, and a long text takes long.
            let sample = &sample[..sample.floor_char_boundary(LONGEST_SAMPLE.min(sample.len()))];
            let info = whatlang::detect(sample)
                .filter(|info| info.is_reliable() && sample.chars().count() >= SHORTEST_SAMPLE)?;
            Language::of_iso_639_3(info.lang().code())
        };
        let of_site = || Language::parse(self.survey.site.language.split(['-', '_']).next()?);
        told.or_else(of_file)
            .or_else(detected)
            .or_else(of_site)
            .or_else(|| Language::parse("en"))
            .unwrap_or_else(|| unreachable!("`en` is a language"))
    }

    /// The host of the site.
    fn host(&self) -> String {
        super::address::host(&self.survey.site.url).unwrap_or_default()
    }

    fn address(&self, href: &str) -> Option<String> {
        super::address::whole(href, &self.survey.site.url)
    }

    /// The address, when people may be sent there; otherwise a note says why not.
    fn trusted(&self, address: &str, notes: &mut Vec<String>) -> Option<String> {
        if address.is_empty() {
            return None;
        }
        match self.library.read_link(address) {
            Ok(url) => Some(url.to_string()),
            Err(fault) => {
                let note = format!("left out the link {address}: {fault}");
                if !notes.contains(&note) {
                    notes.push(note);
                }
                None
            }
        }
    }
}

fn text_of(field: &Field) -> Option<String> {
    match field {
        Field::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        _ => None,
    }
}

fn note_of(mended: Mended) -> String {
    match mended {
        Mended::Shortened => "a text was cut at “Read More” and ends with its last whole sentence",
        Mended::Cut => "a text was cut at “Read More” and is left out",
        Mended::Unreadable => "a passage with lost letters is left out",
    }
    .to_owned()
}

/// When the document came out, as far as the site tells; never when the item was put on the site.
fn issued(item: &Item, fields: &Fields, found: &Documents, cited: &Citation) -> Option<String> {
    use crate::knowledge::Issued;

    let given = fields.get("issued").and_then(|fields| fields.iter().find_map(text_of));
    let given = given.and_then(|text| {
        Issued::parse(&text).map(|_| text.clone()).or_else(|| citation::read(&text, &|_| false).issued)
    });
    let event = || item.meta("_EventStartDate").and_then(|start| start.get(..10)).map(str::to_owned);
    let of_lines = || cited.issued.clone().or_else(|| found.files.iter().find_map(|file| file.citation.issued.clone()));
    let of_title = || {
        let inner = item.title.trim_end().strip_suffix(')')?.rsplit_once('(')?.1;
        Issued::parse(inner).map(|_| inner.to_owned())
    };
    let found = given.or_else(event).or_else(of_lines).or_else(of_title);
    found.filter(|date| Issued::parse(date).is_some())
}
