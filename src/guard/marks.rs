//! Which tokens of a question are taken, and as what. What is taken once is not looked at again.

use std::ops::Range;

use super::case_data::{Found, Kind};
use super::text::Token;
use super::words::Phrases;

pub(super) struct Marks<'a> {
    tokens: &'a [Token],
    places: Vec<(Kind, Range<usize>)>,
    taken: Vec<bool>,
}

impl<'a> Marks<'a> {
    pub(super) fn new(tokens: &'a [Token]) -> Self {
        Self { tokens, places: Vec::new(), taken: vec![false; tokens.len()] }
    }

    pub(super) fn tokens(&self) -> &'a [Token] {
        self.tokens
    }

    pub(super) fn places(&self) -> Vec<(Kind, Range<usize>)> {
        self.places.clone()
    }

    /// Takes what of these tokens is still free.
    pub(super) fn take(&mut self, kind: Kind, place: Range<usize>) {
        let mut start = None;
        for at in place.start..=place.end {
            let free = at < place.end && self.free(at);
            match start {
                None if free => start = Some(at),
                Some(from) if !free => {
                    self.places.push((kind, from..at));
                    start = None;
                }
                _ => {}
            }
        }
        self.pass_over(place);
    }

    /// These tokens are something else: nothing in them is looked for, and they stay.
    pub(super) fn pass_over(&mut self, place: Range<usize>) {
        for taken in &mut self.taken[place] {
            *taken = true;
        }
    }

    pub(super) fn free(&self, at: usize) -> bool {
        self.taken.get(at).is_some_and(|taken| !taken)
    }

    pub(super) fn all_free(&self, place: Range<usize>) -> bool {
        place.into_iter().all(|at| self.free(at))
    }

    /// Whether such a phrase begins at this token or up to so many before it.
    pub(super) fn before(&self, phrases: &Phrases, at: usize, most: usize) -> bool {
        phrases.within(&self.tokens[at.saturating_sub(most)..at])
    }

    /// Whether such a phrase begins at this token or within so many after it.
    pub(super) fn after(&self, phrases: &Phrases, at: usize, most: usize) -> bool {
        (at..self.tokens.len().min(at + most)).any(|at| phrases.at_start(&self.tokens[at..]).is_some())
    }

    /// The tokens around this one that stand together without white space.
    pub(super) fn chunk(&self, at: usize) -> Range<usize> {
        let mut place = at..at + 1;
        while self.tokens[place.start].glued && place.start > 0 {
            place.start -= 1;
        }
        while self.tokens.get(place.end).is_some_and(|token| token.glued) {
            place.end += 1;
        }
        place
    }

    pub(super) fn found(&self) -> Vec<Found> {
        let bytes = |place: &Range<usize>| self.tokens[place.start].place.start..self.tokens[place.end - 1].place.end;
        self.places.iter().map(|(kind, place)| Found { kind: *kind, place: bytes(place) }).collect()
    }
}
