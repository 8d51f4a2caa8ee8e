//! What a WordPress site holds, whichever way it was read: from an export file or from the site itself.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

/// The site as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    pub title: String,
    /// Its address, such as `https://resources.example.org`.
    pub url: String,
    /// As the site says it: `en-US`. May be empty.
    pub language: String,
    /// Its terms by their numbers.
    pub terms: HashMap<u64, ItemTerm>,
}

/// One item, of any kind: an article, a page, an event, a file, or what WordPress keeps for itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub id: u64,
    /// `post`, `page`, `attachment` or the name of any other kind.
    pub post_type: String,
    /// `publish`, `draft`, `private`, …; of an attachment mostly `inherit`.
    pub status: String,
    pub has_password: bool,
    pub title: String,
    /// The item's page.
    pub link: String,
    /// The last part of its address.
    pub slug: String,
    /// The item that it belongs to; 0 when there is none.
    pub parent: u64,
    /// HTML.
    pub content: String,
    /// HTML or text.
    pub excerpt: String,
    pub terms: Vec<ItemTerm>,
    /// Custom fields, each with its name; a name may come twice.
    pub meta: Vec<(String, String)>,
    /// Custom fields as the site gives them, ready to use.
    pub fields: BTreeMap<String, serde_json::Value>,
    /// Of an attachment: where the file is.
    pub attachment_url: String,
    /// Whether new lines in the content are only spaces, as in HTML; otherwise they mean what they show.
    pub is_rendered: bool,
}

/// A category, a tag, or a term of another taxonomy.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ItemTerm {
    /// `category`, `post_tag` or another name.
    pub taxonomy: String,
    pub slug: String,
    pub name: String,
}

impl ItemTerm {
    /// The name under which the mapping has it.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}/{}", self.taxonomy, self.slug)
    }
}

impl Item {
    /// The last value of a custom field, when it has one.
    #[must_use]
    pub fn meta(&self, name: &str) -> Option<&str> {
        let found = self.meta.iter().rfind(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }
}
