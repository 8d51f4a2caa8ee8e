//! Exports of WordPress (WXR 1.0 to 1.2), read as a stream, one item at a time.
//!
//! Nothing outside the file is ever read, and entities that a file declares are refused: an export declares none.

mod fault;
mod piece;
mod place;
mod source;

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::item::{Item, ItemTerm, Site};
pub use fault::{WxrError, WxrFault};
use piece::{Element, Piece, fault_of, piece};
use place::Place;
use quick_xml::Reader;
use source::Source;

/// A larger item is no text that people wrote.
pub const LARGEST_ITEM: usize = 8 * 1024 * 1024;
/// The elements of an export stand at most five deep.
const DEEPEST: usize = 32;

/// Reads an export item by item.
pub struct WxrReader<R> {
    reader: Reader<Source<R>>,
    path: PathBuf,
    site: Site,
    buffer: Vec<u8>,
    /// The names of the elements that are open.
    open: Vec<String>,
    /// Whether `wp:wxr_version` has been read.
    has_version: bool,
    takes_feeds: bool,
    is_done: bool,
}

impl WxrReader<BufReader<File>> {
    /// Opens an export.
    ///
    /// # Errors
    /// When the file cannot be opened, or does not begin as an export does.
    pub fn open(path: &Path) -> Result<Self, WxrError> {
        let unreadable = |source| WxrError::Unreadable { path: path.to_owned(), source };
        let file = File::open(path).map_err(unreadable)?;
        Self::new(BufReader::with_capacity(256 * 1024, file), path)
    }
}

impl<R: BufRead> WxrReader<R> {
    /// Reads an export from `input`; `path` is its name in errors.
    ///
    /// # Errors
    /// When it does not begin as an export does.
    pub fn new(input: R, path: &Path) -> Result<Self, WxrError> {
        let mut reader = Reader::from_reader(Source::new(input, LARGEST_ITEM));
        reader.config_mut().expand_empty_elements = true;
        let mut opened = Self {
            reader,
            path: path.to_owned(),
            site: Site::default(),
            buffer: Vec::new(),
            open: Vec::new(),
            has_version: false,
            takes_feeds: false,
            is_done: false,
        };
        opened.begin()?;
        Ok(opened)
    }

    /// Takes the feed of a site for an export with its latest articles, whose numbers stand in their permanent addresses.
    pub fn take_feeds(&mut self) {
        self.takes_feeds = true;
        self.has_version = true;
    }

    /// The site, as far as it has been read: whole once the first item has been.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// How many bytes have been read.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.reader.buffer_position()
    }

    /// The next item; `None` at the end of the export.
    ///
    /// # Errors
    /// When the file is broken here. Nothing can be read after that.
    pub fn next_item(&mut self) -> Result<Option<Item>, WxrError> {
        while !self.is_done {
            match self.next()? {
                Piece::Start(element) if element.name == "item" && self.open.len() == 3 => {
                    let mut item = self.item()?;
                    if self.takes_feeds {
                        "publish".clone_into(&mut item.status);
                        item.is_rendered = true;
                    }
                    // Some programs write exports without their version; an item of a feed has no number.
                    self.has_version |= item.id != 0;
                    return if self.has_version { Ok(Some(item)) } else { Err(self.broken(WxrFault::Feed)) };
                }
                Piece::Start(element) if self.open.len() == 3 => self.channel_element(&element.name)?,
                Piece::End if self.open.is_empty() => self.is_done = true,
                _ => {}
            }
        }
        if self.has_version { Ok(None) } else { Err(self.broken(WxrFault::Feed)) }
    }

    /// Reads up to the root element.
    fn begin(&mut self) -> Result<(), WxrError> {
        if let Some(fault) = self.reader.get_mut().first_fault() {
            return Err(self.broken(fault));
        }
        match self.next()? {
            Piece::Start(root) if root.name == "rss" => Ok(()),
            Piece::Start(root) if root.name.eq_ignore_ascii_case("html") => Err(self.broken(WxrFault::WebPage)),
            // A notice of PHP.
            Piece::Start(root) if ["br", "b", "p", "div", "font"].contains(&root.name.as_str()) => {
                Err(self.broken(WxrFault::TextBefore { text: format!("<{}>", root.name) }))
            }
            Piece::Start(root) => Err(self.broken(WxrFault::Foreign { root: root.name })),
            Piece::Text(text) => {
                let text = text.trim().chars().take(60).collect();
                Err(self.broken(WxrFault::TextBefore { text }))
            }
            Piece::End => Err(self.broken(WxrFault::Empty)),
        }
    }

    fn channel_element(&mut self, name: &str) -> Result<(), WxrError> {
        match name {
            "title" => self.site.title = self.text()?,
            "link" => self.site.url = self.text()?,
            "language" => self.site.language = self.text()?,
            "wp:base_blog_url" if self.site.url.is_empty() => self.site.url = self.text()?,
            "wp:wxr_version" => {
                let version = self.text()?;
                if !matches!(version.trim(), "1.0" | "1.1" | "1.2") {
                    return Err(self.broken(WxrFault::Version { version }));
                }
                self.has_version = true;
            }
            "wp:category" | "wp:tag" | "wp:term" => self.site_term(name)?,
            _ => self.skip()?,
        }
        Ok(())
    }

    fn site_term(&mut self, element: &str) -> Result<(), WxrError> {
        let depth = self.open.len();
        let mut id = None;
        let mut term = ItemTerm::default();
        match element {
            "wp:category" => "category".clone_into(&mut term.taxonomy),
            "wp:tag" => "post_tag".clone_into(&mut term.taxonomy),
            _ => {}
        }
        loop {
            match self.next()? {
                Piece::Start(element) => match element.name.as_str() {
                    "wp:term_id" => id = self.text()?.trim().parse().ok(),
                    "wp:term_taxonomy" => term.taxonomy = self.text()?,
                    "wp:category_nicename" | "wp:tag_slug" | "wp:term_slug" => term.slug = self.text()?,
                    "wp:cat_name" | "wp:tag_name" | "wp:term_name" => term.name = self.text()?,
                    _ => self.skip()?,
                },
                Piece::End if self.open.len() < depth => break,
                Piece::End | Piece::Text(_) => {}
            }
        }
        self.site.terms.extend(id.map(|id| (id, term)));
        Ok(())
    }

    fn item(&mut self) -> Result<Item, WxrError> {
        let mut item = Item::default();
        let number = |text: String| text.trim().parse().unwrap_or_default();
        let begin = self.position();
        loop {
            let piece = self.next()?;
            if self.position() - begin > LARGEST_ITEM as u64 {
                return Err(self.broken(WxrFault::Large));
            }
            let element = match piece {
                Piece::Start(element) => element,
                Piece::End if self.open.len() < 3 => return Ok(whole(item)),
                Piece::End | Piece::Text(_) => continue,
            };
            match element.name.as_str() {
                "title" => item.title = self.text()?,
                "link" => item.link = self.text()?,
                "guid" if self.takes_feeds => item.id = number_in(&self.text()?),
                "description" if self.takes_feeds => item.excerpt = self.text()?,
                "content:encoded" => item.content = self.text()?,
                "excerpt:encoded" => item.excerpt = self.text()?,
                "wp:post_id" => item.id = number(self.text()?),
                "wp:post_name" => item.slug = self.text()?,
                "wp:post_parent" => item.parent = number(self.text()?),
                "wp:post_type" => item.post_type = self.text()?,
                "wp:status" => item.status = self.text()?,
                "wp:post_password" => item.has_password = !self.text()?.is_empty(),
                "wp:attachment_url" => item.attachment_url = self.text()?,
                "wp:postmeta" => item.meta.push(self.postmeta()?),
                "category" => {
                    let name = self.text()?;
                    item.terms.extend(term(element, &name));
                }
                _ => self.skip()?,
            }
        }
    }

    fn postmeta(&mut self) -> Result<(String, String), WxrError> {
        let depth = self.open.len();
        let (mut key, mut value) = (String::new(), String::new());
        loop {
            match self.next()? {
                Piece::Start(element) if element.name == "wp:meta_key" => key = self.text()?,
                Piece::Start(element) if element.name == "wp:meta_value" => value = self.text()?,
                Piece::Start(_) => self.skip()?,
                Piece::End if self.open.len() < depth => return Ok((key, value)),
                Piece::End | Piece::Text(_) => {}
            }
        }
    }

    /// The text of the element that has just begun, up to its end.
    fn text(&mut self) -> Result<String, WxrError> {
        let depth = self.open.len();
        let mut whole = String::new();
        loop {
            match self.next()? {
                Piece::Text(text) if whole.is_empty() => whole = text,
                Piece::Text(text) => whole.push_str(&text),
                Piece::End if self.open.len() < depth => return Ok(whole),
                Piece::Start(_) | Piece::End => {}
            }
        }
    }

    fn skip(&mut self) -> Result<(), WxrError> {
        let depth = self.open.len();
        while self.open.len() >= depth {
            self.next()?;
        }
        Ok(())
    }

    /// The next piece that says something. At the end of the file: [`Piece::End`] with nothing open.
    fn next(&mut self) -> Result<Piece, WxrError> {
        if self.open.is_empty() && self.is_done {
            return Ok(Piece::End);
        }
        loop {
            self.buffer.clear();
            self.reader.get_mut().begin_piece();
            let began = self.position();
            let read = self.reader.read_event_into(&mut self.buffer);
            let piece = match read {
                Ok(event) => match piece(&event, &mut self.open) {
                    // Its beginning, where a curator looks; of a file that ends too early, its end.
                    Err(fault) if !matches!(fault, WxrFault::Cut { .. }) => return Err(self.broken_at(began, fault)),
                    piece => piece,
                },
                Err(quick_xml::Error::Io(error)) if source::is_too_large(&error) => Err(WxrFault::Large),
                Err(quick_xml::Error::Encoding(_)) => {
                    let at = place::first_not_utf8(&self.path);
                    return Err(self.broken_at(at.unwrap_or_else(|| self.position()), WxrFault::NotUtf8));
                }
                Err(quick_xml::Error::Io(error)) => {
                    let source = std::io::Error::new(error.kind(), error.to_string());
                    return Err(WxrError::Unreadable { path: self.path.clone(), source });
                }
                Err(error) => Err(fault_of(&error, &self.open)),
            };
            match piece {
                Ok(Some(piece)) => return Ok(piece),
                Ok(None) => {}
                Err(fault) => return Err(self.broken(fault)),
            }
        }
    }

    fn broken(&self, fault: WxrFault) -> WxrError {
        let at = match self.reader.error_position() {
            0 => self.reader.buffer_position(),
            at => at,
        };
        self.broken_at(at, fault)
    }

    fn broken_at(&self, at: u64, fault: WxrFault) -> WxrError {
        WxrError::Broken { place: Place::of(&self.path, at), path: self.path.clone(), fault }
    }
}

/// The number of an item of a feed, from its permanent address (`?p=123`); one made of the address where it has none.
fn number_in(address: &str) -> u64 {
    let number = address.rsplit_once("p=").and_then(|(_, number)| number.trim().parse().ok());
    number.unwrap_or_else(|| {
        use sha2::Digest as _;
        let digest = sha2::Sha256::digest(address.trim().as_bytes());
        digest[..6].iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
    })
}

/// The item without what old exports say twice, and with what the oldest do not say.
fn whole(mut item: Item) -> Item {
    let mut seen = Vec::new();
    item.terms.retain(|term| {
        let key = term.key();
        let is_new = !seen.contains(&key);
        seen.push(key);
        is_new
    });
    if item.post_type.is_empty() {
        "post".clone_into(&mut item.post_type);
    }
    item
}

/// `None` where a term has no name.
fn term(Element { domain, nicename, .. }: Element, name: &str) -> Option<ItemTerm> {
    let name = name.trim().to_owned();
    // The oldest exports name each term a second time, without its slug.
    let slug = if nicename.is_empty() { super::naming::slug(&name) } else { nicename };
    let taxonomy = match &*domain {
        "" => "category".to_owned(),
        "tag" => "post_tag".to_owned(),
        _ => domain,
    };
    (!slug.is_empty()).then_some(ItemTerm { taxonomy, slug, name })
}

#[cfg(test)]
mod tests;
