//! The bytes of an export, never more of them at a time than an item may have.

use std::io::{BufRead, Error, Read, Result};

use super::WxrFault;

/// Passes bytes on, and refuses when one piece of the XML takes more of them than it may.
pub struct Source<R> {
    input: R,
    most: usize,
    /// Since the piece began.
    taken: usize,
}

impl<R: BufRead> Source<R> {
    pub fn new(input: R, most: usize) -> Self {
        Self { input, most, taken: 0 }
    }

    pub fn begin_piece(&mut self) {
        self.taken = 0;
    }

    /// What the first bytes show to be wrong. White space before the XML, which careless plugins leave, is passed over.
    pub fn first_fault(&mut self) -> Option<WxrFault> {
        loop {
            let first = self.input.fill_buf().ok()?;
            if first.is_empty() {
                return Some(WxrFault::Empty);
            }
            if first.starts_with(&[0xFE, 0xFF]) || first.starts_with(&[0xFF, 0xFE]) || first.starts_with(b"<\0") {
                return Some(WxrFault::Utf16);
            }
            let spaces = first.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if spaces == 0 {
                return None;
            }
            self.input.consume(spaces);
        }
    }
}

#[derive(Debug, thiserror::Error)]
#[error("too large")]
struct TooLarge;

pub fn is_too_large(error: &Error) -> bool {
    matches!(error.get_ref(), Some(inner) if inner.is::<TooLarge>())
}

impl<R: BufRead> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        self.input.read(buffer)
    }
}

impl<R: BufRead> BufRead for Source<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.taken > self.most {
            return Err(Error::other(TooLarge));
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.taken += amount;
        self.input.consume(amount);
    }
}
