//! Messages with data of nobody, made up from sentences and spellings: the same ones at every run.

use guidepost::guard::Kind;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};

use super::frames::Frames;
use super::spellings::{ACCOUNTS, BARE_DOCUMENTS, CASES, DOCUMENTS, EMAILS, HANDLES, PHONES};

/// What messages are made up from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What the rules were made for.
    Known,
    /// What was held out first, from rules made for `Known`. Each of the three was measured before anybody had looked at
    /// what it missed, and rules were changed for it after: see `super::recall` for what was found at first sight.
    First,
    Second,
    Third,
}

/// A message, and the words in it that have to go.
pub struct MadeUp {
    pub text: String,
    pub data: String,
}

pub struct Maker {
    random: StdRng,
    part: Part,
}

impl Maker {
    pub fn new(seed: u64, part: Part) -> Self {
        Self { random: StdRng::seed_from_u64(seed), part }
    }

    pub fn message(&mut self, frames: &Frames, kind: Kind) -> MadeUp {
        let part = self.part as usize;
        let (lead, data) = match kind {
            Kind::Phone => (self.one_of(frames.phone[part]), self.spelled(PHONES[part])),
            Kind::Email => ("", self.one_of(EMAILS[part]).to_owned()),
            Kind::Document if self.chance(3) => ("", self.spelled(BARE_DOCUMENTS[part])),
            Kind::Document => (self.one_of(frames.document[part]), self.spelled(DOCUMENTS[part])),
            Kind::CaseNumber => (self.one_of(frames.case[part]), self.spelled(CASES[part])),
            Kind::BirthDate => (self.one_of(frames.born[part]), self.date(frames)),
            Kind::Account => (self.one_of(&["IBAN", "IBAN:", ""]), self.account()),
            Kind::Handle => ("", self.spelled(HANDLES[part])),
            Kind::Name => (self.one_of(frames.named[part]), self.one_of(frames.names[part]).to_owned()),
        };
        let data =
            if matches!(kind, Kind::Email | Kind::Handle | Kind::Name) { data } else { self.digits(frames, data) };
        let piece = if lead.contains("{}") { lead.replace("{}", &data) } else { format!("{lead} {data}") };
        let text = self.one_of(frames.sentences[part]).replace("{}", piece.trim());
        MadeUp { text, data }
    }

    fn one_of(&mut self, list: &[&'static str]) -> &'static str {
        list.choose(&mut self.random).unwrap()
    }

    /// Once in so many times.
    fn chance(&mut self, times: u32) -> bool {
        self.random.random_ratio(1, times)
    }

    fn spelled(&mut self, spellings: &[&'static str]) -> String {
        let signs: Vec<char> = self.one_of(spellings).chars().collect();
        signs.into_iter().map(|sign| self.sign(sign)).collect()
    }

    fn sign(&mut self, sign: char) -> char {
        match sign {
            '#' => self.random.random_range('0'..='9'),
            '%' => self.random.random_range('1'..='9'),
            '&' => self.random.random_range('A'..='Z'),
            sign => sign,
        }
    }

    fn date(&mut self, frames: &Frames) -> String {
        let (day, month, year) =
            (self.random.random_range(1..29), self.random.random_range(1..13), self.random.random_range(1960..2016));
        let (name, joint) = (frames.months[month - 1], frames.joint);
        let spellings = match self.part {
            Part::Known => vec![
                format!("{day:02}.{month:02}.{year}"),
                format!("{day}/{month}/{year}"),
                format!("{day}{joint}{name}{joint}{year}"),
                format!("{year}-{month:02}-{day:02}"),
            ],
            Part::First => vec![
                format!("{day:02}-{month:02}-{year}"),
                format!("{day}.{month}.{year}"),
                format!("{day}. {name} {year}"),
                format!("{year}/{month:02}/{day:02}"),
            ],
            Part::Second => vec![
                format!("{day}.{month:02}.{}", year % 100 + 1900),
                format!("{day} {} {year}", name.to_uppercase()),
                format!("{day:02} {month:02} {year}"),
                format!("{day:02}.{month:02}.{year}г."),
            ],
            Part::Third => vec![
                format!("{day:02}/{month:02}/{year}"),
                format!("{day:02} . {month:02} . {year}"),
                format!("{day}{joint}{}{joint}{year}", name.to_lowercase()),
                format!("{day:02}-{month:02}-{:02}", year % 100),
                format!("{year}.{month:02}.{day:02}"),
            ],
        };
        spellings.choose(&mut self.random).unwrap().clone()
    }

    /// With the check digits that it has to have.
    fn account(&mut self) -> String {
        let (country, length) = *ACCOUNTS[self.part as usize].choose(&mut self.random).unwrap();
        let number: String = (0..length).map(|_| self.sign('#')).collect();
        let signs = format!("{number}{country}00");
        let digits = signs.chars().filter_map(|sign| sign.to_digit(36));
        let rest = digits.fold(0, |sum, digit| (sum * if digit > 9 { 100 } else { 10 } + digit) % 97);
        let account = format!("{country}{:02}{number}", 98 - rest);
        if self.chance(2) {
            return account;
        }
        account.as_bytes().chunks(4).map(|four| std::str::from_utf8(four).unwrap()).collect::<Vec<_>>().join(" ")
    }

    /// In Arabic mostly in Arabic digits, elsewhere now and then in wide ones.
    fn digits(&mut self, frames: &Frames, text: String) -> String {
        let zero = if frames.language == "ar" {
            *[None, Some('٠'), Some('۰')].choose(&mut self.random).unwrap()
        } else {
            self.chance(20).then_some('０')
        };
        let Some(zero) = zero else { return text };
        let other =
            |sign: char| sign.to_digit(10).and_then(|digit| char::from_u32(u32::from(zero) + digit)).unwrap_or(sign);
        text.chars().map(other).collect()
    }
}
