//! The report as a picture: bars with their numbers in words, so that no colour has to be told from another.

use plotters::style::RGBColor;
use thiserror::Error;

use super::drawing::{Piece, Size, can_be_written, drawn};
use super::{EntryUse, Report, UnmetTerm};

/// Why there is no picture.
#[derive(Debug, Error)]
pub enum PictureError {
    #[error("the picture cannot be drawn")]
    NotDrawn,
    #[error("the picture cannot be written")]
    NotWritten { source: std::io::Error },
}

/// Rows under one heading: more would be small on a phone.
const MOST_ROWS: usize = 6;

/// Longer names would be cut at their end, and their edition with it.
const LONGEST_NAME: usize = 64;

// Each at least 4.5 to 1 against white.
const PROBLEM: RGBColor = RGBColor(0xB0, 0x30, 0x20);
const USE: RGBColor = RGBColor(0x1F, 0x5F, 0xA8);
const UNMET: RGBColor = RGBColor(0x6A, 0x4C, 0x9C);

/// Draws the report, as the bytes of a PNG file.
///
/// # Errors
/// When it cannot be drawn.
pub fn picture(report: &Report) -> Result<Vec<u8>, PictureError> {
    drawn(&pieces(report))
}

fn pieces(report: &Report) -> Vec<Piece> {
    let weeks = if report.weeks == 1 { "week".to_owned() } else { format!("{} weeks", report.weeks) };
    let since = report.since.monday().strftime("%-d %B %Y");
    let mut pieces = vec![
        words("What people need", Size::Title),
        words(&format!("{weeks}, from {since}"), Size::Normal),
        Piece::Gap(24),
    ];
    if report.is_empty() {
        pieces.extend([words("Nothing has been counted yet.", Size::Heading), Piece::Gap(24)]);
        return pieces;
    }
    let (told, used) = (report.told_of(), report.used());
    let problem = |entry: &EntryUse| Row {
        name: written(entry),
        count: entry.counts.problems(),
        says: parts(&[(entry.counts.outdated, "× outdated"), (entry.counts.dead_link, "× dead link")]),
    };
    let of_use = |entry: &EntryUse| Row {
        name: written(entry),
        count: entry.counts.used(),
        says: parts(&[(entry.counts.shown, "opened"), (entry.counts.shared, "shared"), (entry.counts.sent, "sent")]),
    };
    section(&mut pieces, "Readers report a problem", PROBLEM, &told, problem);
    section(&mut pieces, "Used most", USE, &used, of_use);
    section(&mut pieces, "Asked for, and not found", UNMET, &report.terms.iter().collect::<Vec<_>>(), unmet);
    pieces
}

/// A bar with its name above.
struct Row {
    name: String,
    count: u64,
    says: String,
}

fn section<T>(pieces: &mut Vec<Piece>, heading: &str, colour: RGBColor, all: &[&T], row: impl Fn(&T) -> Row) {
    if all.is_empty() {
        return;
    }
    let rows: Vec<Row> = all.iter().take(MOST_ROWS).map(|one| row(one)).collect();
    let most = rows.iter().map(|row| row.count).max().unwrap_or(1).max(1);
    pieces.extend([words(heading, Size::Heading), Piece::Gap(10)]);
    for row in rows {
        #[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
        let share = row.count as f64 / most as f64;
        pieces.extend([words(&row.name, Size::Normal), Piece::Bar { share, says: row.says, colour }]);
    }
    if let more @ 1.. = all.len().saturating_sub(MOST_ROWS) {
        pieces.push(words(&format!("and {more} more"), Size::Normal));
    }
    pieces.push(Piece::Gap(32));
}

/// Its name, or its id where the font does not have the letters.
fn written(entry: &EntryUse) -> String {
    let name = entry.short_name(LONGEST_NAME);
    if can_be_written(&name) { name } else { entry.id.clone() }
}

fn unmet(unmet: &UnmetTerm) -> Row {
    let days = if unmet.days == 1 { "1 day".to_owned() } else { format!("{} days", unmet.days) };
    let name = if can_be_written(&unmet.term) { unmet.term.as_str() } else { "(in another script: see the text)" };
    Row {
        name: name.to_owned(),
        count: unmet.chats.into(),
        says: format!("{} chats in a day at most, on {days}", unmet.chats),
    }
}

/// "4 × outdated, 1 × dead link"; what is 0 is not said.
fn parts(counts: &[(u64, &str)]) -> String {
    let said = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    said.collect::<Vec<_>>().join(", ")
}

fn words(words: &str, size: Size) -> Piece {
    Piece::Words(words.to_owned(), size)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::ZlibDecoder;

    use super::super::{Counts, Day};
    use super::*;

    fn entry(title: &str, counts: Counts) -> EntryUse {
        EntryUse { id: "an-id".to_owned(), title: Some(title.to_owned()), edition: Some("2022".to_owned()), counts }
    }

    fn report(entries: Vec<EntryUse>, terms: Vec<UnmetTerm>) -> Report {
        Report { since: Day::at(1_795_522_620).week().before(11), weeks: 12, entries, unused: 3, terms }
    }

    /// Width, height and pixels, read as the format says.
    fn read(png: &[u8]) -> (u32, u32, Vec<u8>) {
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        let (mut at, mut names, mut packed, mut size) = (8, Vec::new(), Vec::new(), (0, 0));
        while at < png.len() {
            let length = number(at) as usize;
            let content = &png[at + 8..at + 8 + length];
            let mut sum = flate2::Crc::new();
            sum.update(&png[at + 4..at + 8 + length]);
            assert_eq!(number(at + 8 + length), sum.sum());
            match &png[at + 4..at + 8] {
                b"IHDR" => size = (number(at + 8), number(at + 12)),
                b"IDAT" => packed.extend_from_slice(content),
                _ => {}
            }
            names.push(String::from_utf8_lossy(&png[at + 4..at + 8]).into_owned());
            at += 12 + length;
        }
        assert_eq!(names, ["IHDR", "IDAT", "IEND"]);
        let mut rows = Vec::new();
        ZlibDecoder::new(&packed[..]).read_to_end(&mut rows).unwrap();
        let row = size.0 as usize * 3 + 1;
        assert_eq!(rows.len(), row * size.1 as usize);
        (size.0, size.1, rows.chunks(row).flat_map(|row| row[1..].to_vec()).collect())
    }

    /// How many pixels have this colour.
    fn area(pixels: &[u8], RGBColor(red, green, blue): RGBColor) -> usize {
        pixels.chunks(3).filter(|pixel| *pixel == [red, green, blue]).count()
    }

    #[test]
    fn bars_are_as_long_as_what_they_count() {
        let of = |shown| entry("Shelter standards", Counts { shown, ..Counts::default() });
        let used = |counts: &[u64]| {
            let png = picture(&report(counts.iter().copied().map(of).collect(), Vec::new())).unwrap();
            let (width, height, pixels) = read(&png);
            assert!(width == 1_080 && height > 300);
            assert!(area(&pixels, RGBColor(0x1A, 0x1A, 0x1A)) > 200, "there is text");
            assert_eq!(area(&pixels, PROBLEM) + area(&pixels, UNMET), 0);
            area(&pixels, USE)
        };
        let (one, two, half) = (used(&[8]), used(&[8, 8]), used(&[8, 4]));
        assert!(one > 10_000);
        assert_eq!(two, 2 * one);
        assert!(half.abs_diff(one * 3 / 2) < one / 100, "{half} of {one}");
    }

    #[test]
    fn each_part_of_a_report_is_drawn() {
        let counts = Counts { shown: 3, outdated: 2, dead_link: 1, ..Counts::default() };
        let term = UnmetTerm { term: "organ removal".to_owned(), chats: 7, days: 2, weeks: 1 };
        let (_, _, pixels) = read(&picture(&report(vec![entry("Shelter", counts)], vec![term])).unwrap());
        for colour in [PROBLEM, USE, UNMET] {
            assert!(area(&pixels, colour) > 1_000);
        }
    }

    #[test]
    fn an_empty_report_says_so() {
        let said: Vec<String> = pieces(&report(Vec::new(), Vec::new()))
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Words(words, _) => Some(words),
                _ => None,
            })
            .collect();
        assert!(said.contains(&"Nothing has been counted yet.".to_owned()), "{said:?}");
        let (_, _, pixels) = read(&picture(&report(Vec::new(), Vec::new())).unwrap());
        assert!(area(&pixels, RGBColor(0x1A, 0x1A, 0x1A)) > 200);
    }

    #[test]
    fn long_titles_and_large_numbers_stay_within_the_picture() {
        let counts = Counts { shown: u64::MAX, shared: u64::MAX, sent: 1, ..Counts::default() };
        let (width, height, pixels) =
            read(&picture(&report(vec![entry(&"W".repeat(400), counts)], Vec::new())).unwrap());
        let is_white = |x: u32, y: u32| pixels[((y * width + x) * 3) as usize] == 0xFF;
        assert!((0..height).all(|y| (width - 40..width).all(|x| is_white(x, y))));
    }

    #[test]
    fn what_the_font_cannot_write_is_named_by_its_id() {
        let named = |title: &str| written(&entry(title, Counts::default()));
        assert_eq!(named("Стандарти притулку"), "Стандарти притулку (2022)");
        assert_eq!(named("Πρότυπα – „Zürich“"), "Πρότυπα – „Zürich“ (2022)");
        assert_eq!(named("معايير المأوى"), "an-id");
        assert_eq!(named("收容所标准"), "an-id");
    }
}
