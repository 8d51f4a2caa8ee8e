//! Every link of the store, once, with the places that use it.

use std::collections::BTreeMap;

use url::Url;

use crate::knowledge::{EntryId, Library};

/// A place that uses a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    pub entry: EntryId,
    /// `download`, `landing`, `versions` or `summary`.
    pub key: &'static str,
}

/// The links of all entries, or of `only` one, in the order of their addresses.
#[must_use]
pub fn uses(library: &Library, only: Option<&EntryId>) -> BTreeMap<Url, Vec<Use>> {
    let mut uses: BTreeMap<Url, Vec<Use>> = BTreeMap::new();
    for entry in library.entries().iter().filter(|entry| only.is_none_or(|only| entry.id == *only)) {
        let download = entry.download.iter().map(|url| ("download", url.clone()));
        let landing = entry.landing.iter().map(|url| ("landing", url.clone()));
        let versions = entry.versions.iter().map(|version| ("versions", version.url.clone()));
        let summary = entry.summary.links().filter_map(|link| Some(("summary", Url::parse(link.trim()).ok()?)));
        for (key, url) in download.chain(landing).chain(versions).chain(summary) {
            let place = Use { entry: entry.id.clone(), key };
            let places = uses.entry(url).or_default();
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    uses
}
