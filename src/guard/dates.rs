//! Full dates in eight languages.

use std::ops::Range;

use super::text::Token;
use super::words::LEXICON;

/// A day, a month and a year.
pub(super) struct Date {
    pub(super) place: Range<usize>,
    /// Whether day, month and year are parted by `.`, `-` or `/` or the month is a word, and the year has four digits.
    pub(super) certain: bool,
}

/// The date that begins at this token.
pub(super) fn date_at(tokens: &[Token], at: usize) -> Option<Date> {
    let first = tokens.get(at)?;
    if !first.digits().gt(&0) && !first.is_letters() {
        return None;
    }
    // What goes before and is glued makes it part of a longer number.
    let inner = first.glued && at > 1 && tokens[at - 1].is_one_of(&["/", "-", "."]) && tokens[at - 2].digits() > 0;
    if inner { None } else { in_digits(tokens, at).or_else(|| in_words(tokens, at)) }
}

fn in_digits(tokens: &[Token], at: usize) -> Option<Date> {
    let (second, dashed) = next_part(tokens, at)?;
    let (third, dashed_too) = next_part(tokens, second)?;
    let numbers = [at, second, third].map(|at| number(&tokens[at]));
    let [Some(one), Some(two), Some(three)] = numbers else { return None };
    let day_first = is_day_and_month(one, two) && is_year(three);
    let year_first = one.1 == 4 && is_year(one) && is_day_and_month(three, two);
    let longer = next_part(tokens, third).is_some_and(|(next, dashed)| dashed && tokens[next].digits() > 0);
    let spaces = !dashed || !dashed_too;
    let sure = !spaces && (three.1 == 4 || one.1 == 4);
    (!longer && (day_first || year_first)).then_some(Date { place: at..third + 1, certain: sure })
}

/// The number and how many digits it has; `2004г` is one, too.
fn number(token: &Token) -> Option<(u32, usize)> {
    let digits = token.folded.trim_end_matches(['г', 'р']);
    let plain = digits.len() < 5 && token.length() < digits.len() + 2 && !digits.is_empty();
    plain.then(|| digits.parse().ok()).flatten().map(|value| (value, digits.len()))
}

/// The token after a `.`, `-` or `/`, or after a space; and whether there was a sign.
fn next_part(tokens: &[Token], at: usize) -> Option<(usize, bool)> {
    let next = tokens.get(at + 1)?;
    if next.is_one_of(&[".", "-", "/", "\\"]) {
        tokens.get(at + 2).filter(|token| token.is_word() && !token.new_line).map(|_| (at + 2, true))
    } else {
        (next.is_word() && !next.new_line).then_some((at + 1, false))
    }
}

fn is_day_and_month(one: (u32, usize), two: (u32, usize)) -> bool {
    let short = one.1 < 3 && two.1 < 3;
    let (low, high) = (one.0.min(two.0), one.0.max(two.0));
    short && (1..=12).contains(&low) && (1..=31).contains(&high)
}

fn is_year((value, length): (u32, usize)) -> bool {
    length == 2 || length == 4 && (1900..2100).contains(&value)
}

/// `12 March 2004`, `12-го марта 2004`, `le 1er mars 2004`, `March 12th, 2004`, `12 de marzo de 2004`.
fn in_words(tokens: &[Token], at: usize) -> Option<Date> {
    let mut at_year = at;
    let (mut day, mut month) = (false, false);
    while !(day && month) {
        let token = tokens.get(at_year)?;
        if !day && is_day(token) {
            day = true;
            at_year += 1;
        } else if !month && let Some(length) = month_at(&tokens[at_year..]) {
            month = true;
            at_year += length;
        } else {
            return None;
        }
        at_year = after_fillers(tokens, at_year);
    }
    let year =
        tokens.get(at_year).filter(|token| token.value().is_some_and(|value| is_year((value, token.length()))))?;
    Some(Date { place: at..at_year + 1, certain: year.length() == 4 })
}

/// `12`, `12th`, `1er`.
fn is_day(token: &Token) -> bool {
    let digits = token.digits();
    let number: Option<u32> = token.folded.get(..digits).and_then(|digits| digits.parse().ok());
    (1..3).contains(&digits) && token.length() < 5 && number.is_some_and(|day| (1..=31).contains(&day))
}

fn month_at(tokens: &[Token]) -> Option<usize> {
    LEXICON.months.iter().find_map(|month| month.at_start(tokens))
}

fn after_fillers(tokens: &[Token], mut at: usize) -> usize {
    let end = at + 3;
    while at < end
        && tokens.get(at).is_some_and(|token| {
            token.is_one_of(&[".", ",", "-", "/", "de", "del", "of", "го", "do", "di", "'", "den"])
        })
    {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::super::text::tokens;
    use super::*;

    #[test]
    fn dates_are_read_in_many_spellings() {
        for date in [
            "12.03.2004",
            "2004-03-12",
            "03/12/2004",
            "12 03 2004",
            "12 March 2004",
            "March 12th, 2004",
            "1er mars 2004",
            "12 de marzo de 2004",
            "12-го марта 2004",
            "12 березня 2004",
            "١٢ مارس ٢٠٠٤",
            "12. März 2004",
            "12.03.04",
        ] {
            let tokens = tokens(date);
            assert_eq!(date_at(&tokens, 0).map(|date| date.place), Some(0..tokens.len()), "{date}");
        }
        for other in ["2011/36/2004", "45.03.2004", "12.03.2004.15", "March 2004", "116 111", "06.12.34.56"] {
            assert!(date_at(&tokens(other), 0).is_none(), "{other}");
        }
    }
}
