//! What seems to be data of a case in a question, and the question without it.

use std::ops::Range;

use super::marks::Marks;
use super::text::{Token, tokens};
use super::{accounts, births, cases, contacts, documents, names, phones};

/// What a piece of a question seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Phone,
    Email,
    /// The number of a passport, an identity card, a visa or a permit.
    Document,
    /// The number of a case, a file or a complaint.
    CaseNumber,
    BirthDate,
    /// A bank account or a card.
    Account,
    /// A name in a network, or a link to somebody's chat or page.
    Handle,
    Name,
}

impl Kind {
    pub const ALL: [Self; 8] = [
        Self::Phone,
        Self::Email,
        Self::Document,
        Self::CaseNumber,
        Self::BirthDate,
        Self::Account,
        Self::Handle,
        Self::Name,
    ];
}

/// One piece, and its bytes in the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub kind: Kind,
    pub place: Range<usize>,
}

/// The data of a case in a question; mostly there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseData {
    found: Vec<Found>,
    safe_words: String,
}

impl CaseData {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// What was found, in order; no two touch the same byte.
    #[must_use]
    pub fn found(&self) -> &[Found] {
        &self.found
    }

    /// The kinds that were found, each once.
    #[must_use]
    pub fn kinds(&self) -> Vec<Kind> {
        Kind::ALL.into_iter().filter(|kind| self.found.iter().any(|found| found.kind == *kind)).collect()
    }

    /// The question without what was found: what may be searched. Empty when nothing is left.
    #[must_use]
    pub fn safe_words(&self) -> &str {
        &self.safe_words
    }
}

/// Finds what seems to be data of a case. The bot's own name, which is no data, is to be taken out before.
#[must_use]
pub fn case_data(question: &str) -> CaseData {
    let tokens = tokens(question);
    let mut marks = Marks::new(&tokens);
    contacts::mark(&mut marks);
    accounts::mark(&mut marks);
    births::mark(&mut marks);
    cases::mark(&mut marks);
    documents::mark_named(&mut marks);
    phones::mark(&mut marks);
    documents::mark_bare(&mut marks);
    names::mark(&mut marks);
    mark_repeats(&mut marks);
    let found = joined(question, marks.found());
    let safe_words = without(question, &found);
    CaseData { found, safe_words }
}

/// What was found once is taken out wherever it is said again: a name is, mostly.
fn mark_repeats(marks: &mut Marks) {
    for (kind, place) in marks.places() {
        let tokens = marks.tokens();
        let alone = kind == Kind::Name;
        let pieces: Vec<&[Token]> = if alone {
            tokens[place].chunks(1).filter(|word| word[0].length() > 2).collect()
        } else {
            vec![&tokens[place]]
        };
        for piece in pieces {
            let ends = tokens.len().saturating_sub(piece.len() - 1);
            let same = |at: &usize| tokens[*at..].iter().zip(piece).all(|(one, other)| one.folded == other.folded);
            for at in (0..ends).filter(same) {
                marks.take(kind, at..at + piece.len());
            }
        }
    }
}

/// In order of their places; pieces of one kind with nothing but space between them are one.
fn joined(question: &str, mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|found| found.place.start);
    let mut joined: Vec<Found> = Vec::new();
    for next in found {
        match joined.last_mut() {
            // Two tokens can come from one sign, so that places may overlap.
            Some(last) if next.place.start < last.place.end => last.place.end = last.place.end.max(next.place.end),
            Some(last) if last.kind == next.kind && question[last.place.end..next.place.start].trim().is_empty() => {
                last.place.end = next.place.end;
            }
            _ => joined.push(next),
        }
    }
    joined
}

/// The words outside of these places, with single spaces; brackets and quotes that lost their content go, too.
fn without(question: &str, found: &[Found]) -> String {
    let mut left = String::new();
    let mut end = 0;
    for Found { place, .. } in found {
        left.push_str(&question[end..place.start]);
        left.push(' ');
        end = place.end;
    }
    left.push_str(&question[end..]);
    if found.is_empty() {
        return left.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let words: Vec<&str> = left.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_can_be_searched() {
        let data = case_data("shelter for Ms Maria Petrova (tel. +380 67 123 45 67), born 12.03.2004");
        assert_eq!(data.kinds(), [Kind::Phone, Kind::BirthDate, Kind::Name]);
        assert_eq!(data.safe_words(), "shelter for Ms (tel. born");
    }

    #[test]
    fn what_is_said_twice_is_taken_out_twice() {
        let data = case_data("Mrs Okafor called. Can Okafor stay? ab123456 AB123456");
        assert_eq!(data.safe_words(), "Mrs called. Can stay?");
        assert_eq!(data.found().len(), 3);
    }

    #[test]
    fn a_question_without_data_stays_as_it_is() {
        let data = case_data(" Convention  No. 29 – (1930)? ");
        assert!(data.is_empty());
        assert_eq!(data.safe_words(), "Convention No. 29 – (1930)?");
    }
}
