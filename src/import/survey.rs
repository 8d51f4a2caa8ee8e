//! What a site has, seen once from beginning to end before anything is made of it: files, custom fields, terms, words.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::item::{Item, ItemTerm, Site};
use super::kinds::{self, Kind};
use super::mending::{Lexicon, LexiconBuilder};
use super::php::Php;

/// A file of the media library.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attachment {
    pub title: String,
    pub url: String,
    pub link: String,
    pub slug: String,
    /// The item that it was uploaded to; 0 when there is none.
    pub parent: u64,
    /// HTML; only the beginning of long ones.
    pub description: String,
}

/// What a custom field is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Definition {
    pub name: String,
    pub label: String,
    /// `file`, `text`, `repeater`, …
    pub kind: String,
}

/// Why an item does not come in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// WordPress keeps it for itself.
    Internal(String),
    /// It is not public: its status, or `password`.
    NotPublished(String),
    /// A picture, a film or the like.
    Media,
    /// It has neither a text nor a file.
    Empty,
    /// The mapping leaves its kind out.
    Mapped(String),
}

#[derive(Debug, Default)]
pub struct Survey {
    pub site: Site,
    pub attachments: HashMap<u64, Attachment>,
    /// By their keys.
    pub definitions: HashMap<String, Definition>,
    /// Of the items that come in: how many of each kind, with each term, with each custom field.
    pub post_types: BTreeMap<String, usize>,
    pub terms: BTreeMap<ItemTerm, usize>,
    pub fields: BTreeMap<String, usize>,
    pub left_out: BTreeMap<LeftOut, usize>,
    /// The files that were uploaded to an item, by its number, in the order of their own; known at the end.
    uploads: HashMap<u64, Vec<u64>>,
    /// Items that are not public: their files are not, either.
    hidden: HashSet<u64>,
    words: LexiconBuilder,
    /// The first item's page, for a site that does not tell its address.
    first_link: String,
}

/// More of a file's description is not kept in memory.
const LONGEST_DESCRIPTION: usize = 4_000;

impl Survey {
    /// A survey that knows the words of the store.
    #[must_use]
    pub fn with_words(words: LexiconBuilder) -> Self {
        Self { words, ..Self::default() }
    }

    pub fn see(&mut self, item: &Item) {
        if self.first_link.is_empty() {
            self.first_link.clone_from(&item.link);
        }
        match judged(item) {
            Ok(Kind::Attachment) => self.see_attachment(item),
            Ok(_) => self.see_content(item),
            Err(why) => {
                if kinds::kind(&item.post_type) == Kind::FieldDefinition {
                    self.see_definition(item);
                }
                if matches!(why, LeftOut::NotPublished(_)) {
                    self.hidden.insert(item.id);
                }
                *self.left_out.entry(why).or_default() += 1;
            }
        }
    }

    fn see_content(&mut self, item: &Item) {
        *self.post_types.entry(item.post_type.clone()).or_default() += 1;
        for term in &item.terms {
            *self.terms.entry(term.clone()).or_default() += 1;
        }
        for name in super::fields::names(item) {
            *self.fields.entry(name).or_default() += 1;
        }
        self.words.learn(&item.title);
        self.words.learn(&item.content);
        self.words.learn(&item.excerpt);
    }

    fn see_attachment(&mut self, item: &Item) {
        let description = if item.content.is_empty() { &item.excerpt } else { &item.content };
        let end = description.floor_char_boundary(description.len().min(LONGEST_DESCRIPTION));
        let attachment = Attachment {
            title: item.title.clone(),
            url: item.attachment_url.clone(),
            link: item.link.clone(),
            slug: item.slug.clone(),
            parent: item.parent,
            description: description[..end].to_owned(),
        };
        self.attachments.insert(item.id, attachment);
    }

    fn see_definition(&mut self, item: &Item) {
        let kind = Php::array(&item.content).and_then(|php| php.get("type").map(str::to_owned)).unwrap_or_default();
        let definition = Definition { name: item.excerpt.clone(), label: item.title.clone(), kind };
        self.definitions.insert(item.slug.clone(), definition);
    }

    /// The files that were uploaded to an item.
    pub fn files_of(&self, parent: u64) -> Vec<(u64, &Attachment)> {
        let theirs = self.uploads.get(&parent).into_iter().flatten();
        theirs.filter_map(|id| Some((*id, self.attachments.get(id)?))).collect()
    }

    /// Ends the survey: files of items that are not public are let go.
    pub fn finish(&mut self) -> Lexicon {
        if super::address::host(&self.site.url).is_none() {
            let root = url::Url::parse(&self.first_link).ok().and_then(|link| link.join("/").ok());
            self.site.url = root.map(String::from).unwrap_or_default();
        }
        let hidden = &self.hidden;
        let before = self.attachments.len();
        self.attachments.retain(|_, attachment| !hidden.contains(&attachment.parent));
        let gone = before - self.attachments.len();
        if gone > 0 {
            *self.left_out.entry(LeftOut::NotPublished("of an item that is not".to_owned())).or_default() += gone;
        }
        for (id, attachment) in self.attachments.iter().filter(|(_, attachment)| attachment.parent != 0) {
            self.uploads.entry(attachment.parent).or_default().push(*id);
        }
        self.uploads.values_mut().for_each(|files| files.sort_unstable());
        std::mem::take(&mut self.words).finish()
    }
}

/// Whether an item comes in, as what, and otherwise why not.
pub fn judged(item: &Item) -> Result<Kind, LeftOut> {
    let kind = kinds::kind(&item.post_type);
    if matches!(kind, Kind::Internal | Kind::FieldDefinition) {
        return Err(LeftOut::Internal(item.post_type.clone()));
    }
    if item.has_password {
        return Err(LeftOut::NotPublished("password".to_owned()));
    }
    let is_public = item.status == "publish" || (kind == Kind::Attachment && item.status == "inherit");
    if !is_public {
        let status = if item.status.is_empty() { "no status" } else { &item.status };
        return Err(LeftOut::NotPublished(status.to_owned()));
    }
    if kind == Kind::Attachment && !super::documents::is_document(&item.attachment_url) {
        return Err(LeftOut::Media);
    }
    Ok(kind)
}
