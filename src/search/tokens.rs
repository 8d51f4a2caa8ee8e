//! The tokenizer that the index is built with: it parts what [`super::stems`] has already made.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::text::stems::{TERM_BREAK, WORD_BREAK};

/// The tokenizer's name in the index.
pub const TOKENIZER: &str = "terms";

#[derive(Debug, Clone, Default)]
pub struct Terms {
    token: Token,
}

impl Tokenizer for Terms {
    type TokenStream<'a> = TermStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> TermStream<'a> {
        self.token.reset();
        TermStream { rest: text, token: &mut self.token, next_word: true }
    }
}

pub struct TermStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
    next_word: bool,
}

impl TokenStream for TermStream<'_> {
    fn advance(&mut self) -> bool {
        if self.rest.is_empty() {
            return false;
        }
        if self.next_word {
            self.token.position = self.token.position.wrapping_add(1);
        }
        let end = self.rest.find([WORD_BREAK, TERM_BREAK]).unwrap_or(self.rest.len());
        self.token.text.clear();
        self.token.text.push_str(&self.rest[..end]);
        self.next_word = !self.rest[end..].starts_with(TERM_BREAK);
        self.rest = self.rest.get(end + 1..).unwrap_or_default();
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_of_one_word_share_its_position() {
        let mut tokenizer = Terms::default();
        let mut stream = tokenizer.token_stream("the deriv\u{1F}derivacion 2022");
        let mut tokens = Vec::new();
        while stream.advance() {
            tokens.push((stream.token().position, stream.token().text.clone()));
        }
        let expected = [(0, "the"), (1, "deriv"), (1, "derivacion"), (2, "2022")];
        assert_eq!(tokens, expected.map(|(position, text)| (position, text.to_owned())));
    }
}
