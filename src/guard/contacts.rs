//! Addresses of people: e-mail, names in networks, links to chats and pages.

use std::ops::Range;

use super::case_data::Kind;
use super::marks::Marks;
use super::text::Token;

/// Hosts on which a path leads to a person or a chat.
const HOSTS: [[&str; 3]; 24] = [
    ["t", ".", "me"],
    ["telegram", ".", "me"],
    ["telegram", ".", "dog"],
    ["wa", ".", "me"],
    ["m", ".", "me"],
    ["fb", ".", "com"],
    ["fb", ".", "me"],
    ["facebook", ".", "com"],
    ["instagram", ".", "com"],
    ["vk", ".", "com"],
    ["vk", ".", "me"],
    ["ok", ".", "ru"],
    ["tiktok", ".", "com"],
    ["snapchat", ".", "com"],
    ["twitter", ".", "com"],
    ["x", ".", "com"],
    ["signal", ".", "me"],
    ["signal", ".", "group"],
    ["linkedin", ".", "com"],
    ["whatsapp", ".", "com"],
    ["threads", ".", "net"],
    ["viber", ".", "com"],
    ["onlyfans", ".", "com"],
    ["discord", ".", "gg"],
];

/// Networks whose word is followed by a name in them.
const NETWORKS: [&str; 36] = [
    "telegram",
    "tg",
    "instagram",
    "insta",
    "ig",
    "skype",
    "facebook",
    "fb",
    "snapchat",
    "snap",
    "tiktok",
    "vk",
    "viber",
    "signal",
    "discord",
    "messenger",
    "wechat",
    "line",
    "imo",
    "телеграм",
    "телеграмм",
    "тг",
    "инстаграм",
    "инста",
    "скайп",
    "вк",
    "ник",
    "нік",
    "інстаграм",
    "інста",
    "تلغرام",
    "تيليجرام",
    "انستغرام",
    "انستقرام",
    "سناب",
    "nick",
];

pub(super) fn mark(marks: &mut Marks) {
    let tokens = marks.tokens();
    for at in 0..tokens.len() {
        if let Some(place) = email(marks, at) {
            marks.take(Kind::Email, place);
        }
    }
    for at in 0..tokens.len() {
        if let Some(place) = link(marks, at).or_else(|| handle(marks, at)).or_else(|| network_name(marks, at))
            && marks.free(at)
        {
            marks.take(Kind::Handle, place);
        }
    }
    pass_over_addresses(marks);
}

/// Around the `@` of an address, also where it is written out: `name (at) host . org`, `name at host dot org`.
fn email(marks: &Marks, at: usize) -> Option<Range<usize>> {
    let tokens = marks.tokens();
    let (start, end) = match tokens[at].folded.as_str() {
        "@" => (at, at + 1),
        "(" | "[" | "{" => {
            let inside = tokens.get(at + 1)?.is_one_of(&["at", "@", "arroba", "собака"]);
            let closed = tokens.get(at + 2)?.is_one_of(&[")", "]", "}"]);
            (inside && closed).then_some((at, at + 3))?
        }
        "at" | "arroba" | "собака" => {
            let host = tokens.get(at + 1)?.is_word();
            let dot = tokens.get(at + 2)?.is_one_of(&["dot", "punto", "ponto", "точка", "point", "."]);
            let last = tokens.get(at + 3)?;
            let dotted = dot && last.is_letters() && (2..5).contains(&last.length()) && !tokens[at + 2].is(".");
            (host && dotted && at > 0).then_some((at, at + 1))?
        }
        _ => return None,
    };
    let before = start.checked_sub(1).filter(|before| tokens[*before].is_word())?;
    let mut place = before..end;
    while place.start >= 1 && tokens[place.start].glued && is_local(&tokens[place.start - 1]) {
        place.start -= 1;
    }
    tokens.get(place.end).filter(|token| token.is_word())?;
    place.end += 1;
    let (mut dots, spelled) = (0, tokens[start].is_one_of(&["at", "arroba", "собака"]));
    while let Some((length, dot)) = joint(tokens, place.end, spelled || end - start == 3) {
        if !tokens.get(place.end + length).is_some_and(Token::is_word) {
            break;
        }
        dots += usize::from(dot);
        place.end += length + 1;
    }
    // Without white space it is an address even when its end is missing.
    let tight = tokens[start].glued && tokens[end].glued;
    (dots > 0 || tight).then_some(place)
}

/// What joins the parts of a host, as so many tokens, and whether it is a dot: `.`, `-`, and ` dot ` or ` (dot) ` where
/// the `@` is written out, too.
fn joint(tokens: &[Token], at: usize, written_out: bool) -> Option<(usize, bool)> {
    let sign = tokens.get(at)?;
    let dot = |token: &Token| token.is_one_of(&["dot", "punto", "ponto", "точка", "point", "."]);
    if sign.glued && sign.is_one_of(&[".", "-", "_"]) {
        return tokens.get(at + 1).filter(|next| next.glued).map(|_| (1, sign.is(".")));
    }
    if !written_out {
        return None;
    }
    let bracketed = sign.is_one_of(&["(", "[", "{"])
        && tokens.get(at + 1).is_some_and(dot)
        && tokens.get(at + 2).is_some_and(|close| close.is_one_of(&[")", "]", "}"]));
    if bracketed { Some((3, true)) } else { (dot(sign) && !sign.is(".")).then_some((1, true)) }
}

/// Whether a sign stands in the part of an address before its `@`.
fn is_local(token: &Token) -> bool {
    token.is_word() || token.is_one_of(&[".", "_", "-", "+", "%"])
}

/// A link to a person or a chat, with all that stands around it without white space.
fn link(marks: &Marks, at: usize) -> Option<Range<usize>> {
    let rest = &marks.tokens()[at..];
    let host = HOSTS.iter().any(|host| rest.len() > 4 && host.iter().zip(rest).all(|(part, token)| token.is(part)));
    let path = host && rest[3].is("/") && rest[4].glued && rest[1..4].iter().all(|token| token.glued);
    let own = rest.len() > 4
        && rest[0].is_one_of(&["tg", "viber", "skype", "whatsapp", "fb", "sgnl"])
        && rest[1].is(":")
        && rest[2].is("/")
        && rest[3].is("/");
    if !path && !own {
        return None;
    }
    let mut place = marks.chunk(at);
    while place.start < at && !marks.tokens()[place.start].is_word() {
        place.start += 1;
    }
    Some(place.start..trimmed(marks.tokens(), place))
}

/// The end of these tokens without signs that end a sentence.
fn trimmed(tokens: &[Token], place: Range<usize>) -> usize {
    let last =
        tokens[place.clone()].iter().rposition(|token| token.is_word() || token.is_one_of(&["/", "_", "=", "-"]));
    last.map_or(place.end, |last| place.start + last + 1)
}

/// `@name`.
fn handle(marks: &Marks, at: usize) -> Option<Range<usize>> {
    let tokens = marks.tokens();
    let apart = !tokens[at].glued || at == 0 || !tokens[at - 1].is_word();
    if !tokens[at].is("@") || !apart {
        return None;
    }
    let end = name_end(tokens, at + 1)?;
    let signs: usize = tokens[at + 1..end].iter().map(Token::length).sum();
    let letters = tokens[at + 1..end].iter().any(|token| token.folded.chars().any(char::is_alphabetic));
    (tokens[at + 1].glued && signs > 2 && letters).then_some(at..end)
}

/// `telegram: name_90`: only what is no plain word.
fn network_name(marks: &Marks, at: usize) -> Option<Range<usize>> {
    let tokens = marks.tokens();
    if !tokens[at].is_one_of(&NETWORKS) {
        return None;
    }
    let mut start = at + 1;
    while start < at + 3 && tokens.get(start)?.is_one_of(&[":", "-", "is", "id", "="]) {
        start += 1;
    }
    if tokens[at].is("skype") && tokens.get(start)?.is("live") && tokens.get(start + 1)?.is(":") {
        return Some(start..name_end(tokens, start + 2)?);
    }
    let end = name_end(tokens, start)?;
    let parts = &tokens[start..end];
    let mixed = |token: &Token| !token.is_number() && token.digits() > 0;
    let odd = parts.iter().any(mixed) || parts.iter().any(|token| token.is_one_of(&["_", "."]));
    (odd && parts[0].length() > 1 && !parts[0].is_number() && !(tokens[start].glued && start == at + 1))
        .then_some(start..end)
}

/// Where a name that begins at this token ends.
fn name_end(tokens: &[Token], start: usize) -> Option<usize> {
    let first = tokens.get(start)?;
    let part = |token: &Token| token.is_word() || token.is_one_of(&["_", "."]);
    if !part(first) {
        return None;
    }
    let mut end = start + 1;
    while tokens.get(end).is_some_and(|token| token.glued && part(token)) {
        end += 1;
    }
    while tokens[end - 1].is(".") && end > start + 1 {
        end -= 1;
    }
    Some(end)
}

/// Pages of sites have numbers in their addresses that are nobody's.
fn pass_over_addresses(marks: &mut Marks) {
    let tokens = marks.tokens();
    for at in 0..tokens.len() {
        let scheme = tokens[at].is_one_of(&["http", "https"]) && tokens.get(at + 1).is_some_and(|next| next.is(":"));
        if scheme || tokens[at].is("www") || tokens[at].is("doi") {
            let place = marks.chunk(at);
            marks.pass_over(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::case_data::case_data;

    fn safe(question: &str) -> String {
        case_data(question).safe_words().to_owned()
    }

    #[test]
    fn addresses_are_found_in_many_spellings() {
        assert_eq!(safe("write to maria.k-90@mail.example.org, please"), "write to please");
        assert_eq!(safe("maria (at) example.org or maria at example dot org ok"), "or ok");
        assert_eq!(safe("maria (at) example (dot) org ok"), "ok");
        assert_eq!(safe("ask maria@gmail"), "ask");
        assert_eq!(safe("https://t.me/maria_k. and instagram.com/masha and wa.me/380671234567"), "and and");
        assert_eq!(safe("her @masha_90 and telegram: masha.k now"), "her and telegram: now");
    }

    #[test]
    fn what_is_no_address_stays() {
        for question in
            ["meet @ the office", "telegram groups for recruiters", "work at home dot", "a@", "facebook.com ads"]
        {
            assert_eq!(safe(question), question);
        }
    }
}
