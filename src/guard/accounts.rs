//! Bank accounts and cards.

use super::case_data::Kind;
use super::marks::Marks;
use super::text::Token;
use super::words::LEXICON;

pub(super) fn mark(marks: &mut Marks) {
    let tokens = marks.tokens();
    for at in 0..tokens.len() {
        if !marks.free(at) || tokens[at].digits() == 0 {
            continue;
        }
        let named = marks.before(&LEXICON.account, at, 6);
        if let Some(end) = international(tokens, at, named).or_else(|| in_digits(tokens, at, named)) {
            marks.take(Kind::Account, at..end);
        }
    }
}

/// The end of an IBAN that begins here: two letters, two digits, groups of four.
fn international(tokens: &[Token], at: usize, named: bool) -> Option<usize> {
    let mut begin = tokens[at].folded.chars();
    let country = begin.by_ref().take(2).filter(char::is_ascii_alphabetic).count() == 2;
    let check = begin.take(2).filter(char::is_ascii_digit).count() == 2;
    if !country || !check {
        return None;
    }
    let mut number = String::new();
    let mut best = None;
    let mut end = at;
    while let Some(token) = tokens.get(end) {
        if token.is("-") && end > at {
            end += 1;
            continue;
        }
        let group = token.length() == 4 || end == at || tokens[end - 1].length() == 4 || token.glued;
        let ascii = token.folded.chars().all(|sign| sign.is_ascii_alphanumeric());
        if !ascii || !group || number.len() + token.length() > 34 || token.digits() == 0 && token.length() != 4 {
            break;
        }
        number.push_str(&token.folded);
        end += 1;
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let long = number.len() >= 15;
        if long && (is_valid(&number) || (named || number.len() >= 18) && digits >= 10 && token.digits() > 0) {
            best = Some(end);
        }
    }
    best
}

/// The check of ISO 13616: the number, its first four signs last and letters as two digits, is 1 modulo 97.
fn is_valid(number: &str) -> bool {
    let Some((first, rest)) = number.split_at_checked(4) else { return false };
    let digits = rest.chars().chain(first.chars()).filter_map(|sign| sign.to_digit(36));
    digits.fold(0, |sum, digit| (sum * if digit > 9 { 100 } else { 10 } + digit) % 97) == 1
}

/// The end of a card number, or of an account that its word names.
fn in_digits(tokens: &[Token], at: usize, named: bool) -> Option<usize> {
    let mut end = at;
    let mut number = String::new();
    let (mut fours, mut years) = (true, true);
    while let Some(token) = tokens.get(end).filter(|token| token.is_number() && (end == at || !token.new_line)) {
        if end > at && (number.len() + token.length() > 34 || !named && token.length() > 4) {
            break;
        }
        number.push_str(&token.folded);
        years &= token.is_year();
        fours &= token.length() == 4 || number.len() > 12;
        end += 1;
        if tokens.get(end).is_some_and(|token| token.is("-")) && tokens.get(end + 1).is_some_and(Token::is_number) {
            end += 1;
        }
    }
    let apart = at == 0 || !tokens[at].glued || !tokens[at - 1].is_one_of(&["+", "/", ".", "-"]);
    let whole = end == at + 1;
    let card = (13..=19).contains(&number.len()) && (whole && is_card(&number) || fours && number.len() > 14 && !whole);
    let counted = LEXICON.units.at_start(tokens.get(end..).unwrap_or_default()).is_some();
    (apart && !counted && !years && (card || named && number.len() >= 8)).then_some(end)
}

/// The check digit of cards: every second digit doubled, the sum of all digits ends in 0.
fn is_card(number: &str) -> bool {
    let digits = number.chars().rev().filter_map(|sign| sign.to_digit(10)).enumerate();
    let sum: u32 = digits.map(|(at, digit)| if at % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { digit }).sum();
    sum.is_multiple_of(10) && !number.starts_with("978") && !number.starts_with("979") && !number.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::super::case_data::{Kind, case_data};

    #[test]
    fn accounts_and_cards_are_found() {
        for number in
            ["DE89 3704 0044 0532 0130 00", "gb82west12345698765432", "4111 1111 1111 1111", "4111111111111111"]
        {
            let data = case_data(&format!("wages go to {number}"));
            assert_eq!((data.kinds(), data.safe_words()), (vec![Kind::Account], "wages go to"), "{number}");
        }
        assert!(case_data("ISBN 9789221234562").is_empty());
        assert!(case_data("2017 2018 2019 2020").is_empty());
    }
}
