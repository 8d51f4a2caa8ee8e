//! The values of PDF, as far as counting pages needs them.

use std::collections::HashMap;

/// Deeper values are no content but an attempt to keep the reader busy.
const DEEPEST: usize = 24;
/// More in one value are no page tree.
const MOST_ITEMS: usize = 100_000;

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Integer(i64),
    /// To the object of this number.
    Reference(u32),
    Name(String),
    Array(Vec<Value>),
    Dictionary(HashMap<String, Value>),
    /// A text, a fraction, a truth value or nothing.
    Other,
}

impl Value {
    pub fn integer(&self) -> Option<i64> {
        if let Self::Integer(number) = self { Some(*number) } else { None }
    }

    pub fn is_name(&self, name: &str) -> bool {
        matches!(self, Self::Name(own) if own == name)
    }
}

/// Reads values from a place on.
pub struct Parser<'a> {
    bytes: &'a [u8],
    pub at: usize,
    depth: usize,
    items: usize,
}

impl<'a> Parser<'a> {
    pub fn at(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, depth: 0, items: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Goes on to what is neither space nor comment.
    pub fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => {
                    while self.peek().is_some_and(|byte| byte != b'\n' && byte != b'\r') {
                        self.at += 1;
                    }
                }
                0 | b'\t' | b'\n' | 12 | b'\r' | b' ' => self.at += 1,
                _ => return,
            }
        }
    }

    /// Takes this word when it comes next.
    pub fn word(&mut self, word: &str) -> Option<()> {
        self.skip_space();
        self.rest().starts_with(word.as_bytes()).then(|| self.at += word.len())
    }

    pub fn number(&mut self) -> Option<u64> {
        self.skip_space();
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = std::str::from_utf8(&self.rest()[..digits]).ok()?.parse().ok()?;
        self.at += digits;
        Some(number)
    }

    pub fn value(&mut self) -> Option<Value> {
        self.skip_space();
        if self.depth > DEEPEST {
            return None;
        }
        match (self.peek()?, self.rest().get(1)) {
            (b'<', Some(b'<')) => self.dictionary(),
            (b'<', _) => {
                self.at += self.rest().iter().position(|byte| *byte == b'>')? + 1;
                Some(Value::Other)
            }
            (b'(', _) => self.text(),
            (b'[', _) => self.array(),
            (b'/', _) => self.name().map(Value::Name),
            (b'0'..=b'9' | b'+' | b'-' | b'.', _) => self.number_or_reference(),
            _ => ["true", "false", "null"].iter().find_map(|word| self.word(word)).map(|()| Value::Other),
        }
    }

    fn dictionary(&mut self) -> Option<Value> {
        self.at += 2;
        self.depth += 1;
        let mut entries = HashMap::new();
        while self.word(">>").is_none() {
            let key = self.name()?;
            let value = self.value()?;
            // Which of two counts is nowhere said.
            if entries.insert(key, value).is_some() {
                return None;
            }
            self.count_item()?;
        }
        self.depth -= 1;
        Some(Value::Dictionary(entries))
    }

    fn array(&mut self) -> Option<Value> {
        self.at += 1;
        self.depth += 1;
        let mut items = Vec::new();
        while self.word("]").is_none() {
            items.push(self.value()?);
            self.count_item()?;
        }
        self.depth -= 1;
        Some(Value::Array(items))
    }

    fn count_item(&mut self) -> Option<()> {
        self.items += 1;
        (self.items <= MOST_ITEMS).then_some(())
    }

    fn name(&mut self) -> Option<String> {
        self.word("/")?;
        let ends = |byte: &u8| b"\0\t\n\x0c\r ()<>[]{}/%".contains(byte);
        let length = self.rest().iter().position(ends).unwrap_or(self.rest().len());
        let written = &self.rest()[..length];
        self.at += length;
        let mut name = Vec::new();
        let mut bytes = written.iter();
        while let Some(&byte) = bytes.next() {
            let escaped = bytes.as_slice().get(..2).filter(|_| byte == b'#');
            let escaped = escaped.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
            name.push(escaped.unwrap_or(byte));
            if escaped.is_some() {
                bytes.nth(1);
            }
        }
        Some(String::from_utf8_lossy(&name).into_owned())
    }

    fn text(&mut self) -> Option<Value> {
        let mut open = 0;
        loop {
            match self.peek()? {
                b'\\' => self.at += 1,
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                return Some(Value::Other);
            }
        }
    }

    fn number_or_reference(&mut self) -> Option<Value> {
        let part = |byte: &u8| byte.is_ascii_digit() || b"+-.".contains(byte);
        let length = self.rest().iter().take_while(|byte| part(byte)).count();
        let written = std::str::from_utf8(&self.rest()[..length]).ok()?;
        self.at += length;
        if written.contains('.') {
            return Some(Value::Other);
        }
        let number: i64 = written.parse().ok()?;
        let behind = self.at;
        let generation = u32::try_from(number).ok().and_then(|number| {
            self.number()?;
            self.word("R")?;
            let ends = self.peek().is_none_or(|byte| !byte.is_ascii_alphanumeric());
            ends.then_some(number)
        });
        Some(match generation {
            Some(number) => Value::Reference(number),
            None => {
                self.at = behind;
                Value::Integer(number)
            }
        })
    }
}
