//! Made-up words that nobody else would write, and the search for them in whatever the program left behind.
//!
//! Each goes one way only, so that a word that is found tells by its name which way it took.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use data_encoding::{BASE64, BASE64URL, HEXLOWER};
use rand::RngExt;

/// Letters of a word.
const LETTERS: usize = 14;

/// So many of them are looked for, from the first: an index keeps words without their endings.
const CORE: usize = 11;

/// The words so far.
#[derive(Default)]
pub struct Canaries(Mutex<Vec<Canary>>);

struct Canary {
    /// The way that it goes.
    way: String,
    /// What is looked for; whatever stands around it was only sent with it.
    core: String,
}

/// A word where it must not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    pub way: String,
    pub writing: &'static str,
    pub place: String,
    pub offset: usize,
}

impl Canaries {
    /// Small letters of the alphabet: a search takes them as one word, too.
    pub fn word(&self, way: &str) -> String {
        let word = random(LETTERS, 'a'..='z');
        self.add(way, &word[..CORE]);
        word
    }

    pub fn capitals(&self, way: &str) -> String {
        self.word(way).to_uppercase()
    }

    /// Letters with digits among them, as in the number of a passport.
    pub fn with_digits(&self, way: &str) -> String {
        let word = random(4, 'a'..='z') + &random(5, '0'..='9') + &random(3, 'a'..='z');
        self.add(way, &word);
        word
    }

    /// The address of a mailbox; either side of the sign is looked for.
    pub fn mailbox(&self, way: &str) -> String {
        format!("{}@{}.example", self.word(way), self.word(way))
    }

    /// A telephone's number in groups, looked for with and without its spaces.
    pub fn telephone(&self, way: &str) -> String {
        let groups = [random(2, '1'..='9'), random(3, '1'..='9'), random(4, '0'..='9'), random(4, '0'..='9')];
        self.add(way, &groups.join(" "));
        self.add(way, &groups.concat());
        format!("+{}", groups.join(" "))
    }

    /// A name in letters that take two bytes each.
    pub fn cyrillic(&self, way: &str) -> String {
        let word = random(LETTERS, 'а'..='я');
        self.add(way, &word.chars().take(CORE).collect::<String>());
        word
    }

    fn add(&self, way: &str, core: &str) {
        let canary = Canary { way: way.to_owned(), core: core.to_owned() };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(canary);
    }

    /// The search for all words so far.
    pub fn search(&self) -> Search {
        let mut search = Search::default();
        for canary in self.0.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            search.look_for(&canary.way, &canary.core);
        }
        search
    }
}

fn random(count: usize, from: std::ops::RangeInclusive<char>) -> String {
    let mut random = rand::rng();
    (0..count).map(|_| random.random_range(from.clone())).collect()
}

/// Looks for many texts at once, in every writing that a program might keep them in, capitals or not.
#[derive(Default)]
pub struct Search {
    wanted: Vec<Wanted>,
    /// By the first four bytes.
    by_beginning: HashMap<[u8; 4], Vec<usize>>,
    /// Pairs of bytes that anything begins with, because most bytes begin nothing.
    pairs: HashSet<[u8; 2]>,
}

struct Wanted {
    way: String,
    writing: &'static str,
    bytes: Vec<u8>,
}

impl Search {
    pub fn look_for(&mut self, way: &str, text: &str) {
        // In capitals, all that is encoded has other bytes.
        let spellings = [text.to_lowercase(), text.to_uppercase()];
        for (writing, bytes) in spellings.iter().flat_map(|text| writings(text)) {
            let bytes = bytes.to_ascii_lowercase();
            let beginning = [bytes[0], bytes[1], bytes[2], bytes[3]];
            let there = self.by_beginning.entry(beginning).or_default();
            if there.iter().all(|number| self.wanted[*number].bytes != bytes) {
                there.push(self.wanted.len());
                self.pairs.insert([bytes[0], bytes[1]]);
                self.wanted.push(Wanted { way: way.to_owned(), writing, bytes });
            }
        }
    }

    /// Everything of it below a folder, in names of files as well.
    pub fn below(&self, folder: &Path) -> Vec<Find> {
        let mut finds = Vec::new();
        for child in fs::read_dir(folder).expect("a folder") {
            let path = child.expect("a file").path();
            let place = path.display().to_string();
            finds.extend(self.inside(&format!("the name {place}"), path.as_os_str().as_encoded_bytes()));
            if path.is_dir() {
                finds.extend(self.below(&path));
            } else if let Ok(bytes) = fs::read(&path) {
                // A running program renames and removes files; what is gone holds nothing.
                finds.extend(self.inside(&place, &bytes));
            }
        }
        finds
    }

    /// Everything of it in these bytes.
    pub fn inside(&self, place: &str, bytes: &[u8]) -> Vec<Find> {
        // A plain table: a set is slow when it is asked for each byte.
        let mut begins = vec![false; 1 << 16];
        for pair in &self.pairs {
            begins[usize::from(u16::from_be_bytes(*pair))] = true;
        }
        let bytes = bytes.to_ascii_lowercase();
        let mut finds = Vec::new();
        for (offset, window) in bytes.windows(4).enumerate() {
            if !begins[usize::from(u16::from_be_bytes([window[0], window[1]]))] {
                continue;
            }
            let beginning = [window[0], window[1], window[2], window[3]];
            for number in self.by_beginning.get(&beginning).into_iter().flatten() {
                let Wanted { way, writing, bytes: wanted } = &self.wanted[*number];
                if bytes[offset..].starts_with(wanted) {
                    finds.push(Find { way: way.clone(), writing, place: place.to_owned(), offset });
                }
            }
        }
        finds
    }
}

/// # Panics
/// When anything was found; with each place and way.
pub fn assert_none(finds: &[Find]) {
    let told = finds.iter().take(30).fold(String::new(), |mut told, Find { way, writing, place, offset }| {
        let _ = writeln!(told, "`{way}` is in {place} at byte {offset}, {writing}");
        told
    });
    assert!(finds.is_empty(), "{} left behind:\n{told}", finds.len());
}

/// The ways in which a text is written, in small letters and capitals as it comes.
fn writings(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = text.as_bytes();
    let units: Vec<u16> = text.encode_utf16().collect();
    let each_byte = |write: fn(&u8) -> String, between: &str| {
        bytes.iter().map(write).collect::<Vec<_>>().join(between).into_bytes()
    };
    let percent =
        |byte: &u8| if byte.is_ascii_alphanumeric() { char::from(*byte).into() } else { format!("%{byte:02x}") };
    let mut writings = vec![
        ("as it is", bytes.to_vec()),
        ("in UTF-16, the low byte first", units.iter().flat_map(|unit| unit.to_le_bytes()).collect()),
        ("in UTF-16, the high byte first", units.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
        ("in a URL", bytes.iter().map(percent).collect::<String>().into_bytes()),
        ("in a form", text.replace(' ', "+").into_bytes()),
        ("in a URL, all of it escaped", each_byte(|byte| format!("%{byte:02x}"), "")),
        ("in JSON, escaped", units.iter().map(|unit| format!("\\u{unit:04x}")).collect::<String>().into_bytes()),
        ("as Rust escapes it", text.escape_unicode().to_string().into_bytes()),
        ("in hexadecimal", HEXLOWER.encode(bytes).into_bytes()),
        ("in hexadecimal, in groups", each_byte(|byte| format!("{byte:02x}"), " ")),
        ("in hexadecimal, as Rust lists bytes", each_byte(|byte| format!("{byte:x}"), ", ")),
        ("in octal", each_byte(|byte| format!("\\{byte:o}"), "")),
        ("as numbers", each_byte(u8::to_string, ", ")),
        ("as numbers in JSON", each_byte(u8::to_string, ",")),
        ("as Rust shows bytes", each_byte(|byte| format!("\\x{byte:02x}"), "")),
    ];
    for before in 0..3 {
        // The first group of letters depends on what stands before, the last on what stands behind.
        let padded = [&vec![b'x'; before], bytes].concat();
        let whole = &padded[..padded.len() / 3 * 3];
        let own = if before == 0 { 0 } else { 4 };
        for encoding in [&BASE64, &BASE64URL] {
            writings.push(("in base 64", encoding.encode(whole).as_bytes()[own..].to_vec()));
        }
    }
    writings
}

/// What is found below this folder, with a word of its own in every writing: the search finds what there is.
///
/// # Panics
/// When it does not.
pub fn assert_that_all_is_found(folder: &Path) {
    let canaries = Canaries::default();
    let words = [
        canaries.word("control"),
        canaries.capitals("control"),
        canaries.with_digits("control"),
        canaries.mailbox("control"),
        canaries.telephone("control"),
        canaries.cyrillic("control"),
    ];
    let search = canaries.search();
    let file = folder.join("control");
    for word in &words {
        for (writing, bytes) in writings(word).into_iter().chain(writings(&word.to_lowercase())) {
            // In the midst of other bytes, and at the end of the file.
            fs::write(&file, [b"\x00before".as_slice(), &bytes].concat()).expect("a file");
            let found = search.below(folder);
            let is_it = |find: &Find| find.way == "control" && find.place.ends_with("control") && find.offset >= 7;
            assert!(found.iter().any(is_it), "{word} is not found {writing}");
        }
    }
    fs::remove_file(&file).expect("a file");
    assert_none(&search.below(folder));
}
