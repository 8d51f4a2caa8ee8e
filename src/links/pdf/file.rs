//! A PDF as a table of objects: where each stands, in the file or in a stream of objects.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::stream::{MOST_UNPACKED, unpacked};
use super::value::{Parser, Value};
use super::{find, find_last};

const MOST_OBJECTS: usize = 500_000;
/// Each change of a file adds a section.
const MOST_SECTIONS: usize = 200;

pub struct File<'a> {
    bytes: &'a [u8],
    objects: HashMap<u32, Place>,
    root: Option<Value>,
    /// Streams of objects, unpacked: their bytes, and each object's number and place in them.
    streams: HashMap<u32, Rc<ObjectStream>>,
    /// How many bytes may still be unpacked.
    left: usize,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    Free,
    At(usize),
    In { stream: u32, index: usize },
}

struct ObjectStream {
    bytes: Vec<u8>,
    objects: Vec<(u32, usize)>,
}

type Dictionary = HashMap<String, Value>;

impl<'a> File<'a> {
    /// Reads the table of objects.
    pub fn open(pdf: &'a [u8]) -> Option<Self> {
        // Places are counted from here, whatever stands before.
        let bytes = &pdf[find(&pdf[..pdf.len().min(1024)], b"%PDF-")?..];
        let tail = bytes.len().saturating_sub(2048);
        let start = find_last(&bytes[tail..], b"startxref")? + tail + b"startxref".len();
        let first = usize::try_from(Parser::at(bytes, start).number()?).ok()?;
        let mut file =
            Self { bytes, objects: HashMap::new(), root: None, streams: HashMap::new(), left: MOST_UNPACKED };
        let (mut next, mut seen) = (Some(first), HashSet::new());
        while let Some(at) = next {
            if !seen.insert(at) || seen.len() > MOST_SECTIONS {
                return None;
            }
            let trailer = file.read_section(at)?;
            // In a file for old readers and new ones, this stands before what `Prev` names.
            if let Some(hybrid) = trailer.get("XRefStm") {
                let at = usize::try_from(hybrid.integer()?).ok()?;
                file.read_section(at)?;
            }
            if file.root.is_none() {
                file.root = Some(trailer.get("Root")?.clone());
            }
            next = match trailer.get("Prev") {
                Some(previous) => Some(usize::try_from(previous.integer()?).ok()?),
                None => None,
            };
        }
        Some(file)
    }

    /// The catalog of the document.
    pub fn root(&mut self) -> Option<Value> {
        let root = self.root.clone()?;
        self.dictionary(&root).map(Value::Dictionary)
    }

    pub fn dictionary(&mut self, value: &Value) -> Option<Dictionary> {
        match self.resolved(value)? {
            Value::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    /// The value itself, or the object to which it refers.
    pub fn resolved(&mut self, value: &Value) -> Option<Value> {
        let Value::Reference(number) = *value else { return Some(value.clone()) };
        let found = match *self.objects.get(&number)? {
            Place::Free => return None,
            Place::At(at) => self.object(number, at)?.value()?,
            Place::In { stream, index } => {
                let stream = self.object_stream(stream)?;
                let (own, at) = *stream.objects.get(index)?;
                if own != number {
                    return None;
                }
                Parser::at(&stream.bytes, at).value()?
            }
        };
        // One reference to another is not foreseen.
        (!matches!(found, Value::Reference(_))).then_some(found)
    }

    /// A reader behind `12 0 obj`; `None` when another object stands there.
    fn object(&self, number: u32, at: usize) -> Option<Parser<'a>> {
        let mut parser = Parser::at(self.bytes, at);
        let own = parser.number()?;
        parser.number()?;
        parser.word("obj")?;
        (own == u64::from(number)).then_some(parser)
    }

    /// Adds what a section of the table says to what later ones have said; gives its trailer.
    fn read_section(&mut self, at: usize) -> Option<Dictionary> {
        let mut parser = Parser::at(self.bytes, at);
        if parser.word("xref").is_some() { self.read_table(parser) } else { self.read_stream_table(at) }
    }

    fn read_table(&mut self, mut parser: Parser<'a>) -> Option<Dictionary> {
        while parser.word("trailer").is_none() {
            let (first, count) = (parser.number()?, parser.number()?);
            for number in first..first.checked_add(count)? {
                let at = usize::try_from(parser.number()?).ok()?;
                parser.number()?;
                let place =
                    if parser.word("n").is_some() { Place::At(at) } else { parser.word("f").map(|()| Place::Free)? };
                self.note(number, place)?;
            }
        }
        match parser.value()? {
            Value::Dictionary(trailer) => Some(trailer),
            _ => None,
        }
    }

    fn read_stream_table(&mut self, at: usize) -> Option<Dictionary> {
        let mut parser = Parser::at(self.bytes, at);
        parser.number()?;
        parser.number()?;
        parser.word("obj")?;
        let (about, bytes) = self.stream(parser)?;
        if !about.get("Type")?.is_name("XRef") {
            return None;
        }
        let integers = |value: &Value| match value {
            Value::Array(items) => items.iter().map(|item| usize::try_from(item.integer()?).ok()).collect(),
            _ => None,
        };
        let widths: Vec<usize> = integers(about.get("W")?)?;
        let [kind, second, third] = widths[..] else { return None };
        let width = kind.checked_add(second)?.checked_add(third)?;
        if width == 0 || [kind, second, third].iter().any(|width| *width > 8) {
            return None;
        }
        let size = usize::try_from(about.get("Size")?.integer()?).ok()?;
        let index: Vec<usize> = about.get("Index").map_or(Some(vec![0, size]), integers)?;
        let mut rows = bytes.chunks_exact(width);
        for part in index.chunks(2) {
            let [first, count] = *part else { return None };
            for number in first..first.checked_add(count)? {
                let (kind_of_it, rest) = rows.next()?.split_at(kind);
                let (second, third) = rest.split_at(second);
                let kind_of_it = if kind_of_it.is_empty() { 1 } else { big_endian(kind_of_it) };
                let place = match kind_of_it {
                    0 => Place::Free,
                    1 => Place::At(usize::try_from(big_endian(second)).ok()?),
                    2 => Place::In {
                        stream: u32::try_from(big_endian(second)).ok()?,
                        index: usize::try_from(big_endian(third)).ok()?,
                    },
                    _ => return None,
                };
                self.note(number as u64, place)?;
            }
        }
        Some(about)
    }

    /// What stands in a later section counts.
    fn note(&mut self, number: u64, place: Place) -> Option<()> {
        self.objects.entry(u32::try_from(number).ok()?).or_insert(place);
        (self.objects.len() <= MOST_OBJECTS).then_some(())
    }

    fn object_stream(&mut self, number: u32) -> Option<Rc<ObjectStream>> {
        if let Some(known) = self.streams.get(&number) {
            return Some(Rc::clone(known));
        }
        // A stream of objects stands in the file itself.
        let Place::At(at) = *self.objects.get(&number)? else { return None };
        let parser = self.object(number, at)?;
        let (about, bytes) = self.stream(parser)?;
        if !about.get("Type")?.is_name("ObjStm") {
            return None;
        }
        let count = usize::try_from(about.get("N")?.integer()?).ok().filter(|count| *count <= MOST_OBJECTS)?;
        self.left = self.left.checked_sub(count * size_of::<(u32, usize)>())?;
        let first = usize::try_from(about.get("First")?.integer()?).ok()?;
        let mut head = Parser::at(&bytes, 0);
        let mut objects = Vec::new();
        for _ in 0..count {
            let number = u32::try_from(head.number()?).ok()?;
            objects.push((number, first.checked_add(usize::try_from(head.number()?).ok()?)?));
        }
        let stream = Rc::new(ObjectStream { bytes, objects });
        self.streams.insert(number, Rc::clone(&stream));
        Some(stream)
    }

    /// The dictionary and the unpacked bytes of a stream.
    fn stream(&mut self, mut parser: Parser<'a>) -> Option<(Dictionary, Vec<u8>)> {
        let Value::Dictionary(about) = parser.value()? else { return None };
        parser.word("stream")?;
        let behind = &self.bytes[parser.at..];
        let start = parser.at + if behind.starts_with(b"\r\n") { 2 } else { usize::from(behind.starts_with(b"\n")) };
        let length = match about.get("Length")? {
            Value::Reference(number) => {
                // In a stream of objects it might be in this very one.
                let Place::At(at) = *self.objects.get(number)? else { return None };
                self.object(*number, at)?.value()?
            }
            length => length.clone(),
        };
        let length = usize::try_from(length.integer()?).ok()?;
        let packed = self.bytes.get(start..start.checked_add(length)?)?;
        let bytes = unpacked(packed, &about, &mut self.left)?;
        Some((about, bytes))
    }
}

fn big_endian(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}
