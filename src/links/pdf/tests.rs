//! Small PDFs, made here, and such as want to do harm.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::*;

/// A file that is written object after object.
struct Written {
    bytes: Vec<u8>,
    places: Vec<(u32, usize)>,
}

impl Written {
    fn new() -> Self {
        Self { bytes: b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(), places: Vec::new() }
    }

    fn object(mut self, number: u32, text: &str) -> Self {
        self.places.push((number, self.bytes.len()));
        self.bytes.extend_from_slice(format!("{number} 0 obj\n{text}\nendobj\n").as_bytes());
        self
    }

    fn stream(mut self, number: u32, about: &str, bytes: &[u8]) -> Self {
        self.places.push((number, self.bytes.len()));
        let length = bytes.len();
        self.bytes.extend_from_slice(format!("{number} 0 obj\n<<{about}/Length {length}>>\nstream\r\n").as_bytes());
        self.bytes.extend_from_slice(bytes);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
        self
    }

    /// Ends with a table of what was written since the last one, and this trailer.
    fn table(mut self, trailer: &str) -> Self {
        let at = self.bytes.len();
        let mut table = "xref\n0 1\n0000000000 65535 f \n".to_owned();
        for (number, place) in self.places.drain(..) {
            let _ = write!(table, "{number} 1\n{place:010} 00000 n \n");
        }
        let _ = write!(table, "trailer\n<<{trailer}>>\nstartxref\n{at}\n%%EOF\n");
        self.bytes.extend_from_slice(table.as_bytes());
        self
    }

    /// Ends with a packed table; `inside` has what stands in streams of objects, as number, stream and index.
    fn stream_table(mut self, number: u32, root: u32, inside: &[(u32, u32, u16)], predictor: bool) -> Self {
        let at = self.bytes.len();
        self.places.push((number, at));
        let mut rows: Vec<(u32, [u8; 7])> = Vec::new();
        let row = |kind: u8, second: u32, third: u16| {
            let mut row = [kind; 7];
            row[1..5].copy_from_slice(&second.to_be_bytes());
            row[5..].copy_from_slice(&third.to_be_bytes());
            row
        };
        rows.extend(self.places.iter().map(|(number, at)| (*number, row(1, u32::try_from(*at).unwrap(), 0))));
        rows.extend(inside.iter().map(|(number, stream, index)| (*number, row(2, *stream, *index))));
        rows.sort_unstable();
        let index: String = rows.iter().map(|(number, _)| format!("{number} 1 ")).collect();
        let mut bytes = Vec::new();
        let mut above = [0; 7];
        for (_, row) in &rows {
            if predictor {
                bytes.push(2);
                bytes.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
                above = *row;
            } else {
                bytes.extend_from_slice(row);
            }
        }
        let parameters = if predictor { "/DecodeParms<</Predictor 12/Columns 7>>" } else { "" };
        let about =
            format!("/Type/XRef/Size 999/W[1 4 2]/Index[{index}]/Root {root} 0 R/Filter/FlateDecode{parameters}");
        self = self.stream(number, &about, &packed(&bytes));
        self.places.clear();
        self.bytes.extend_from_slice(format!("startxref\n{at}\n%%EOF\n").as_bytes());
        self
    }
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// Three pages in two levels, with a root whose entries are `count`.
fn tree(count: &str) -> Written {
    Written::new()
        .object(1, "<</Type/Catalog/Pages 2 0 R>>")
        .object(2, &format!("<</Type /Pages /Kids [3 0 R 4 0 R] /Count {count} % pages\n>>"))
        .object(3, "<</Type/Page/Parent 2 0 R/Note(a \\) b (c) /Count 7)/Box[0 0 59.5 -84]>>")
        .object(4, "<</Type/Pages/Kids[5 0 R 6 0 R]/Count 2>>")
        .object(5, "<</Type/Page/Ok true/None null/Hex<2F>>>")
        .object(6, "<</Type/P#61ge>>")
}

fn stream_of_objects(objects: &[(u32, &str)]) -> (String, Vec<u8>) {
    let (mut head, mut body) = (String::new(), String::new());
    for (number, text) in objects {
        let _ = write!(head, "{number} {} ", body.len());
        let _ = write!(body, "{text} ");
    }
    let about = format!("/Type/ObjStm/N {}/First {}/Filter/FlateDecode", objects.len(), head.len());
    (about, packed((head + &body).as_bytes()))
}

/// As [`tree`], in a stream of objects.
fn packed_tree(predictor: bool) -> Vec<u8> {
    let (about, bytes) = stream_of_objects(&[
        (1, "<</Type/Catalog/Pages 2 0 R>>"),
        (2, "<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>"),
        (3, "<</Type/Page>>"),
        (5, "<</Type/Page>>"),
    ]);
    let inside = [(1, 7, 0), (2, 7, 1), (3, 7, 2), (5, 7, 3)];
    Written::new().stream(7, &about, &bytes).stream_table(8, 1, &inside, predictor).bytes
}

#[test]
fn a_plain_file_is_counted() {
    assert_eq!(pages(&tree("3").table("/Root 1 0 R").bytes), Some(3));
    let by_reference = tree("9 0 R").object(9, "3").table("/Root 1 0 R");
    assert_eq!(pages(&by_reference.bytes), Some(3));
    let behind_other_bytes = [b"junk\n".to_vec(), tree("3").table("/Root 1 0 R").bytes].concat();
    assert_eq!(pages(&behind_other_bytes), Some(3));
}

#[test]
fn a_file_with_streams_of_objects_is_counted() {
    assert_eq!(pages(&packed_tree(false)), Some(2));
    assert_eq!(pages(&packed_tree(true)), Some(2));
}

#[test]
fn the_latest_change_of_a_file_counts() {
    let file = tree("3").table("/Root 1 0 R");
    let at = find_last(&file.bytes, b"xref\n0").unwrap();
    let file = file.object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>").table(&format!("/Root 1 0 R/Prev {at}"));
    assert_eq!(pages(&file.bytes), Some(1));
}

#[test]
fn a_file_inside_a_file_is_not_counted() {
    let inner = tree("3").table("/Root 1 0 R").bytes;
    let outer = Written::new()
        .object(1, "<</Type/Catalog/Pages 2 0 R>>")
        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
        .object(3, "<</Type/Page>>")
        .stream(4, "", &inner)
        .table("/Root 1 0 R");
    assert_eq!(pages(&outer.bytes), Some(1));
}

/// A file whose first object says that it is made for the web, with its length put in the place of `LENGTH`.
fn linearized(rest: &str) -> Vec<u8> {
    let first =
        |length: usize| format!("%PDF-1.5\n1 0 obj\n<</Linearized 1/L {length:08}/O 5/E 9/N 98/T 5>>\nendobj\n{rest}");
    first(first(0).len()).into_bytes()
}

#[test]
fn a_file_for_the_web_tells_its_pages_at_its_beginning() {
    let file = linearized(&"x".repeat(5_000));
    assert_eq!(pages_of_beginning(&file[..1024], file.len() as u64), Some(98));
    assert_eq!(pages(&file), Some(98));
    assert_eq!(pages_of_beginning(&file[..1024], file.len() as u64 + 1), None, "it was changed since");
    let changed = [file, b"more".to_vec()].concat();
    assert_eq!(pages(&changed), None);
}

#[test]
fn two_counts_that_differ_are_none() {
    let length = |length: usize| {
        let mut file = Written::new().object(9, &format!("<</Linearized 1/L {length:08}/N 98>>"));
        let objects = tree("3");
        let shift = file.bytes.len();
        let head = Written::new().bytes.len();
        file.bytes.extend_from_slice(&objects.bytes[head..]);
        file.places.extend(objects.places.iter().map(|(number, at)| (*number, at - head + shift)));
        file.table("/Root 1 0 R").bytes
    };
    let file = length(length(0).len());
    assert_eq!(pages_of_beginning(&file, file.len() as u64), Some(98));
    assert_eq!(pages(&file), None);
}

#[test]
fn a_tree_that_contradicts_itself_is_not_counted() {
    for count in ["4", "2", "0", "-3", "99999999999999999999", "3.0", "(3)"] {
        assert_eq!(pages(&tree(count).table("/Root 1 0 R").bytes), None, "{count}");
    }
    let missing = Written::new()
        .object(1, "<</Pages 2 0 R>>")
        .object(2, "<</Kids[3 0 R 4 0 R]/Count 2>>")
        .object(3, "<</Type/Page>>")
        .table("/Root 1 0 R");
    assert_eq!(pages(&missing.bytes), None);
    let untyped = Written::new()
        .object(1, "<</Pages 2 0 R>>")
        .object(2, "<</Kids[3 0 R]/Count 1>>")
        .object(3, "<</Type/Font>>")
        .table("/Root 1 0 R");
    assert_eq!(pages(&untyped.bytes), None);
}

#[test]
fn hostile_files_end_soon_and_count_nothing() {
    let circle =
        Written::new().object(1, "<</Pages 2 0 R>>").object(2, "<</Kids[2 0 R 2 0 R]/Count 2>>").table("/Root 1 0 R");
    assert_eq!(pages(&circle.bytes), None);

    let mut deep = Written::new().object(1, "<</Pages 2 0 R>>");
    for number in 2..500 {
        deep = deep.object(number, &format!("<</Kids[{} 0 R]/Count 1>>", number + 1));
    }
    assert_eq!(pages(&deep.object(500, "<</Type/Page>>").table("/Root 1 0 R").bytes), None);

    let nested = format!("<</Pages {}", "[".repeat(1_000_000));
    assert_eq!(pages(&Written::new().object(1, &nested).table("/Root 1 0 R").bytes), None);

    let wide = format!("<</Pages 2 0 R/Wide[{}]>>", "0 ".repeat(300_000));
    assert_eq!(pages(&Written::new().object(1, &wide).table("/Root 1 0 R").bytes), None);

    let bomb = packed(&vec![b' '; MOST * 4]);
    assert!(bomb.len() < MOST / 100);
    let about = "/Type/ObjStm/N 1/First 4/Filter/FlateDecode";
    let file = Written::new().stream(7, about, &bomb).stream_table(8, 1, &[(1, 7, 0)], false);
    assert_eq!(pages(&file.bytes), None);

    let round = tree("3").table("/Root 1 0 R");
    let at = find_last(&round.bytes, b"xref\n0").unwrap();
    assert_eq!(pages(&tree("3").table(&format!("/Root 1 0 R/Prev {at}")).bytes), None, "it is its own former state");

    for huge in
        ["xref\n0 99999999999\n", "xref\n4294967295 2\n0000000000 00000 n \n0000000000 00000 n \n", "xref\n0 1\n"]
    {
        let file = format!("%PDF-1.4\n{huge}startxref\n9\n%%EOF");
        assert_eq!(pages(file.as_bytes()), None, "{huge}");
    }
}

/// A fourth of what one stream is made to fill.
const MOST: usize = stream::MOST_UNPACKED / 2;

#[test]
fn no_bytes_make_it_fall_over() {
    for whole in [tree("3").table("/Root 1 0 R").bytes, packed_tree(true), packed_tree(false), linearized("")] {
        let right = pages(&whole);
        for end in 0..whole.len() {
            let cut = pages(&whole[..end]);
            assert!(cut.is_none() || cut == right, "{end}: {cut:?}");
        }
        for at in 0..whole.len() {
            for sign in [0, b'9', b'<', b'(', 0xFF] {
                let mut changed = whole.clone();
                changed[at] = sign;
                let _ = pages(&changed);
            }
        }
    }
    assert_eq!(pages(b""), None);
    assert_eq!(pages(b"<html>"), None);
}
