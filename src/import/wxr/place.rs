//! Where in a file a mistake is, as its line and column.

use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// A line and column, from 1; none when the file cannot be read any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place(Option<(u64, u64)>);

impl Place {
    /// The place of byte `at`, from 0. The file is read again for it: lines are not counted as long as all is well.
    pub fn of(path: &Path, at: u64) -> Self {
        Self(File::open(path).ok().and_then(|file| place(BufReader::new(file).take(at))))
    }
}

/// `None` when the input cannot be read.
fn place(mut before: impl BufRead) -> Option<(u64, u64)> {
    let (mut line, mut column) = (1, 1);
    loop {
        let bytes = before.fill_buf().ok()?;
        if bytes.is_empty() {
            return Some((line, column));
        }
        for byte in bytes {
            match byte {
                b'\n' => (line, column) = (line + 1, 1),
                // What continues a character is no column of its own.
                0x80..=0xBF => {}
                _ => column += 1,
            }
        }
        let read = bytes.len();
        before.consume(read);
    }
}

/// The first byte of the file that is not UTF-8, from 0. `None` when all is, or the file cannot be read.
pub fn first_not_utf8(path: &Path) -> Option<u64> {
    let mut input = File::open(path).ok()?;
    let (mut passed, mut chunk) = (0, Vec::new());
    loop {
        let read = input.by_ref().take(64 * 1024).read_to_end(&mut chunk).ok()?;
        let Err(error) = std::str::from_utf8(&chunk) else {
            passed += chunk.len() as u64;
            chunk.clear();
            if read == 0 {
                return None;
            }
            continue;
        };
        let good = error.valid_up_to();
        passed += good as u64;
        if error.error_len().is_some() || read == 0 {
            return Some(passed);
        }
        // A character goes on in the next chunk.
        chunk.drain(..good);
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |(line, column)| write!(f, ":{line}:{column}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters() {
        assert_eq!(place("ab\nприв".as_bytes()), Some((2, 5)));
        assert_eq!(place("".as_bytes()), Some((1, 1)));
    }

    #[test]
    fn the_first_wrong_byte_is_found_wherever_chunks_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("export.xml");
        for before in [0, 10, 65_535, 65_536, 200_001] {
            let good = "я".repeat(before);
            std::fs::write(&path, [good.as_bytes(), b"\xE9t\xE9"].concat()).unwrap();
            assert_eq!(first_not_utf8(&path), Some(good.len() as u64));
            std::fs::write(&path, good).unwrap();
            assert_eq!(first_not_utf8(&path), None);
        }
    }
}
