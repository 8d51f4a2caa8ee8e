//! How many pages a PDF has, or nothing: never a number that may be wrong.
//!
//! The table of objects is followed from the end of the file, as readers do, and the page tree is walked; its own count
//! has to agree. Whatever a file claims, a bounded number of bytes is unpacked and of pages visited.

mod file;
mod stream;
mod value;

use std::collections::HashSet;

use file::File;
use value::{Parser, Value};

/// What `pages_of_beginning` needs of a file.
pub const BEGINNING: u64 = 1024;
const MOST_PAGES: u32 = 50_000;
const DEEPEST_TREE: usize = 64;

/// The pages of a whole file.
#[must_use]
pub fn pages(pdf: &[u8]) -> Option<u32> {
    let told = pages_of_beginning(pdf, pdf.len() as u64);
    let counted = File::open(pdf).and_then(|mut file| counted(&mut file));
    match (counted, told) {
        (Some(counted), Some(told)) => (counted == told).then_some(counted),
        // What is encrypted tells its pages at its beginning alone.
        (counted, told) => counted.or(told),
    }
}

/// The pages as a file that is made for the web tells them at its beginning; `None` when it is none, or was changed since,
/// so that it is not as long as it says there.
#[must_use]
pub fn pages_of_beginning(beginning: &[u8], length: u64) -> Option<u32> {
    let beginning = &beginning[..beginning.len().min(1024)];
    let start = find(beginning, b"%PDF-")?;
    let object = find(&beginning[start..], b" obj")? + start + b" obj".len();
    let Value::Dictionary(told) = Parser::at(beginning, object).value()? else { return None };
    told.get("Linearized")?;
    let whole = u64::try_from(told.get("L")?.integer()?).ok()?;
    let pages = u32::try_from(told.get("N")?.integer()?).ok()?;
    (whole == length && (1..=MOST_PAGES).contains(&pages)).then_some(pages)
}

fn counted(file: &mut File<'_>) -> Option<u32> {
    let catalog = file.root()?;
    let Value::Dictionary(catalog) = catalog else { return None };
    let root = catalog.get("Pages")?.clone();
    let told = file.dictionary(&root)?.get("Count")?.clone();
    let told = u32::try_from(file.resolved(&told)?.integer()?).ok()?;
    let mut walk = Walk { file, seen: HashSet::new(), pages: 0 };
    walk.visit(&root, 0)?;
    (walk.pages == told && told > 0).then_some(told)
}

struct Walk<'a, 'b> {
    file: &'a mut File<'b>,
    seen: HashSet<u32>,
    pages: u32,
}

impl Walk<'_, '_> {
    /// `None` as soon as something is not as it has to be.
    fn visit(&mut self, node: &Value, depth: usize) -> Option<()> {
        let Value::Reference(number) = *node else { return None };
        // A node that is met twice is a circle, or a tree that counts a page twice.
        if depth > DEEPEST_TREE || !self.seen.insert(number) || self.seen.len() > 2 * MOST_PAGES as usize {
            return None;
        }
        let dictionary = self.file.dictionary(node)?;
        match dictionary.get("Kids").cloned() {
            None if dictionary.get("Type").is_some_and(|kind| kind.is_name("Page")) => {
                self.pages += 1;
                (self.pages <= MOST_PAGES).then_some(())
            }
            Some(kids) => {
                let Value::Array(kids) = self.file.resolved(&kids)? else { return None };
                kids.iter().try_for_each(|kid| self.visit(kid, depth + 1))
            }
            None => None,
        }
    }
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}

fn find_last(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).rposition(|window| window == what)
}

#[cfg(test)]
mod tests;
