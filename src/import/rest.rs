//! A WordPress site read over its REST API, page by page and politely, into a file that an import reads like an export.
//!
//! Each page that has come stands in a folder until all have, so that a visit that was cut off goes on where it ended. A
//! site that shows no API is read from its feed, which has the latest articles only.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde_json::Value as Json;
use url::Url;

use super::item::{Item, ItemTerm, Site};
use super::kinds::{self, Kind};
use super::source::Source;
use crate::web::{Page, Web, WebError};

/// What the site gives on one page, at most.
const ITEMS_A_PAGE: usize = 100;
/// A larger page is none of a site's.
const LARGEST_PAGE: u64 = 64 * 1024 * 1024;
/// A page that has come is good for a day.
const KEPT: Duration = Duration::from_hours(24);
/// How often a page is asked for.
const TRIES: u32 = 4;
/// A longer wait that a site asks for ends the visit.
const LONGEST_WAIT: Duration = Duration::from_mins(2);

/// Why a site cannot be read. What has come is kept, and the next visit goes on from there.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    #[error("`{0}` is no address of a site; write it whole, for example: https://resources.example.org")]
    Address(String),
    #[error("{url}: {source}")]
    Web { url: Url, source: WebError },
    #[error("{url} answered with {status}; try again later, and ask the site's keepers when it stays so")]
    Status { url: Url, status: u16 },
    #[error("{url} did not answer as WordPress does: {cause}")]
    Foreign { url: Url, cause: String },
    #[error("{} cannot be written: {source}", path.display())]
    Write { path: PathBuf, source: std::io::Error },
}

/// How a site is visited.
#[derive(Clone)]
pub struct Visit<'a> {
    pub web: &'a Web,
    pub address: &'a Url,
    /// Where what has come is kept.
    pub folder: &'a Path,
    /// Between two pages.
    pub pause: Duration,
}

impl Visit<'_> {
    /// Reads the whole site; `progress` hears what has come.
    ///
    /// # Errors
    /// When the site cannot be read, or what comes cannot be kept.
    pub async fn fetch(&self, progress: &mut (dyn FnMut(&str, usize) + Send)) -> Result<Source, SiteError> {
        fs::create_dir_all(self.folder).map_err(|source| SiteError::Write { path: self.folder.to_owned(), source })?;
        let root = match self.json("index", "", &[]).await {
            Ok((root, _)) => root,
            Err(SiteError::Status { status: 401 | 403 | 404, .. } | SiteError::Foreign { .. }) => {
                return self.feed().await;
            }
            Err(error) => return Err(error),
        };
        let text = |key: &str| root.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
        let site = Site { title: text("name"), url: text("url"), ..Site::default() };
        let site = if site.url.is_empty() { Site { url: self.address.to_string(), ..site } } else { site };
        let terms = self.terms(progress).await?;
        let mut items = Vec::new();
        for (post_type, base) in self.types().await? {
            let mut page = 1;
            loop {
                let Some((list, pages)) = self.page(&base, page).await? else { break };
                let list = list.as_array().cloned().unwrap_or_default();
                items.extend(list.iter().map(|json| item(json, &post_type, &terms)));
                progress(&post_type, items.len());
                if page >= pages || list.is_empty() {
                    break;
                }
                page += 1;
            }
        }
        let path = self.folder.join("items.jsonl");
        write_items(&path, &site, &items).map_err(|source| SiteError::Write { path: path.clone(), source })?;
        self.forget_pages();
        Ok(Source::Fetched(path))
    }

    /// Kinds of items, each with its place in the API.
    async fn types(&self) -> Result<Vec<(String, String)>, SiteError> {
        let plain = [("post", "posts"), ("page", "pages"), ("attachment", "media")];
        let plain = || plain.map(|(kind, base)| (kind.to_owned(), base.to_owned())).to_vec();
        let types = match self.json("types", "wp/v2/types", &[]).await {
            Ok((types, _)) => types,
            Err(SiteError::Status { status: 400..=499, .. }) => return Ok(plain()),
            Err(error) => return Err(error),
        };
        let found = types.as_object().into_iter().flatten().filter_map(|(kind, about)| {
            let base = about.get("rest_base").and_then(Json::as_str)?.to_owned();
            let is_plain = about.get("rest_namespace").and_then(Json::as_str).is_none_or(|space| space == "wp/v2");
            let comes_in = matches!(kinds::kind(kind), Kind::Content | Kind::Attachment);
            (is_plain && comes_in && !base.contains(['(', '/', '?'])).then(|| (kind.clone(), base))
        });
        let found: Vec<(String, String)> = found.collect();
        Ok(if found.is_empty() { plain() } else { found })
    }

    /// The terms of every taxonomy, by its place in the API and their numbers.
    async fn terms(&self, progress: &mut (dyn FnMut(&str, usize) + Send)) -> Result<Terms, SiteError> {
        let mut terms = Terms::new();
        let taxonomies = match self.json("taxonomies", "wp/v2/taxonomies", &[]).await {
            Ok((taxonomies, _)) => taxonomies,
            Err(SiteError::Status { status: 400..=499, .. }) => return Ok(terms),
            Err(error) => return Err(error),
        };
        for (taxonomy, about) in taxonomies.as_object().into_iter().flatten() {
            let base = about.get("rest_base").and_then(Json::as_str).filter(|base| !base.contains(['(', '/', '?']));
            let Some(base) = base.filter(|_| kinds::kind(taxonomy) == Kind::Content && taxonomy != "nav_menu") else {
                continue;
            };
            let known = terms.entry(base.to_owned()).or_default();
            let mut page = 1;
            while let Some((list, pages)) = self.page(base, page).await? {
                for json in list.as_array().into_iter().flatten() {
                    let text = |key: &str| json.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
                    let term = ItemTerm { taxonomy: taxonomy.clone(), slug: text("slug"), name: plain(&text("name")) };
                    known.extend(json.get("id").and_then(Json::as_u64).map(|id| (id, term)));
                }
                progress(taxonomy, known.len());
                if page >= pages {
                    break;
                }
                page += 1;
            }
        }
        Ok(terms)
    }

    /// A page of a list, and how many there are; `None` behind the last, and where the site does not show the list.
    async fn page(&self, base: &str, page: usize) -> Result<Option<(Json, usize)>, SiteError> {
        let number = page.to_string();
        let size = ITEMS_A_PAGE.to_string();
        let query = [("per_page", size.as_str()), ("page", &number), ("orderby", "id"), ("order", "asc")];
        match self.json(&format!("{base}-{page}"), &format!("wp/v2/{base}"), &query).await {
            Ok(found) => Ok(Some(found)),
            Err(SiteError::Status { status: 400 | 401 | 403 | 404, .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// What the site says at a place of its API, and the number of pages; from the folder when it has come already.
    async fn json(&self, name: &str, route: &str, query: &[(&str, &str)]) -> Result<(Json, usize), SiteError> {
        let path = self.folder.join(format!("page-{name}.json"));
        let is_fresh = || {
            let age = SystemTime::now().duration_since(fs::metadata(&path).ok()?.modified().ok()?).ok()?;
            (age < KEPT).then_some(())
        };
        let kept = is_fresh().and_then(|()| fs::read_to_string(&path).ok());
        if let Some((pages, text)) = kept.as_deref().and_then(|kept| kept.split_once('\n'))
            && let (Ok(pages), Ok(json)) = (pages.parse(), serde_json::from_str(text))
        {
            return Ok((json, pages));
        }
        let mut url = self.address.clone();
        let base = self.address.path().trim_end_matches('/');
        url.set_path(&format!("{base}/wp-json/{route}"));
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let page = self.ask(&url).await?;
        let foreign = |cause: String| SiteError::Foreign { url: url.clone(), cause };
        let json: Json = serde_json::from_slice(&page.body).map_err(|error| foreign(error.to_string()))?;
        let pages = page.header("X-WP-TotalPages").and_then(|pages| pages.parse().ok()).unwrap_or(1);
        let write = fs::write(&path, format!("{pages}\n{json}"));
        write.map_err(|source| SiteError::Write { path, source })?;
        Ok((json, pages))
    }

    /// Asks for a page, and waits as long as the site says.
    async fn ask(&self, url: &Url) -> Result<Page, SiteError> {
        let mut wait = self.pause;
        for attempt in 1.. {
            tokio::time::sleep(wait).await;
            let page = self.web.get(url, LARGEST_PAGE).await;
            let is_last = attempt == TRIES;
            match page {
                Ok(page) if page.is_success() => return Ok(page),
                Ok(page) if matches!(page.status, 429 | 500 | 502 | 503 | 504) && !is_last => {
                    let asked = page.header("Retry-After").and_then(|seconds| seconds.trim().parse().ok());
                    wait = asked
                        .map_or(self.pause.max(Duration::from_millis(500)) * 2u32.pow(attempt), Duration::from_secs);
                    if wait > LONGEST_WAIT {
                        return Err(SiteError::Status { url: url.clone(), status: page.status });
                    }
                }
                Ok(page) => return Err(SiteError::Status { url: url.clone(), status: page.status }),
                Err(WebError::Timeout { .. } | WebError::Broken { .. }) if !is_last => {
                    wait = self.pause * 2u32.pow(attempt);
                }
                Err(source) => return Err(SiteError::Web { url: url.clone(), source }),
            }
        }
        unreachable!("numbers do not end")
    }

    async fn feed(&self) -> Result<Source, SiteError> {
        let mut url = self.address.clone();
        let base = self.address.path().trim_end_matches('/');
        url.set_path(&format!("{base}/feed/"));
        let page = self.ask(&url).await?;
        let path = self.folder.join("feed.xml");
        fs::write(&path, page.body).map_err(|source| SiteError::Write { path: path.clone(), source })?;
        Ok(Source::Feed(path))
    }

    /// Pages are for a visit that is cut off; the next one asks anew.
    fn forget_pages(&self) {
        for child in fs::read_dir(self.folder).into_iter().flatten().flatten() {
            let name = child.file_name();
            if name.to_string_lossy().starts_with("page-") {
                // Too old for the next visit, or removed then.
                let _ = fs::remove_file(child.path());
            }
        }
    }
}

type Terms = BTreeMap<String, BTreeMap<u64, ItemTerm>>;

fn write_items(path: &Path, site: &Site, items: &[Item]) -> std::io::Result<()> {
    let mut file = std::io::BufWriter::new(fs::File::create(path)?);
    writeln!(file, "{}", serde_json::to_string(site)?)?;
    for item in items {
        writeln!(file, "{}", serde_json::to_string(item)?)?;
    }
    file.flush()
}

/// The text of a piece of HTML.
fn plain(html: &str) -> String {
    super::page::read(html, true).iter().map(super::page::Paragraph::text).collect::<Vec<_>>().join(" ")
}

fn item(json: &Json, post_type: &str, terms: &Terms) -> Item {
    let text = |key: &str| json.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
    let rendered =
        |key: &str| json.pointer(&format!("/{key}/rendered")).and_then(Json::as_str).unwrap_or_default().to_owned();
    let number = |key: &str| json.get(key).and_then(Json::as_u64).unwrap_or_default();
    let of_base = |(base, known): (&String, &BTreeMap<u64, ItemTerm>)| {
        let ids = json.get(base).and_then(Json::as_array).cloned().unwrap_or_default();
        ids.iter().filter_map(|id| known.get(&id.as_u64()?).cloned()).collect::<Vec<_>>()
    };
    let fields = json.get("acf").and_then(Json::as_object).cloned().unwrap_or_default();
    let (description, caption) = (rendered("description"), rendered("caption"));
    let content = rendered("content");
    Item {
        id: number("id"),
        post_type: post_type.to_owned(),
        // What a site shows to everybody is public.
        status: Some(text("status")).filter(|status| !status.is_empty()).unwrap_or_else(|| "publish".to_owned()),
        has_password: json.pointer("/content/protected").and_then(Json::as_bool).unwrap_or_default(),
        title: rendered("title"),
        link: text("link"),
        slug: text("slug"),
        parent: number("parent").max(number("post")),
        content: if post_type == "attachment" { caption } else { content },
        excerpt: if post_type == "attachment" { plain(&description) } else { rendered("excerpt") },
        terms: terms.iter().flat_map(of_base).collect(),
        meta: Vec::new(),
        fields: fields.into_iter().collect(),
        attachment_url: text("source_url"),
        is_rendered: true,
    }
}
