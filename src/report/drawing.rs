//! Drawing texts and bars, from the top down, as wide as a phone shows them.

use std::sync::LazyLock;

use epaint_default_fonts::UBUNTU_LIGHT;
use plotters::backend::BitMapBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Rectangle, Text};
use plotters::style::{Color, FontStyle, IntoFont, RGBColor, TextStyle, register_font};

use super::picture::PictureError;
use super::png;

pub const WIDTH: u32 = 1_080;
const MARGIN: i32 = 48;
/// What a line of text may take.
const LINE: u32 = 984;
/// The longest bar; what it says stands behind it.
const LONGEST_BAR: i32 = 400;
const FONT: &str = "report";

const INK: RGBColor = RGBColor(0x1A, 0x1A, 0x1A);
const PAPER: RGBColor = RGBColor(0xFF, 0xFF, 0xFF);

/// How large a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    Title,
    Heading,
    Normal,
}

impl Size {
    fn pixels(self) -> i32 {
        match self {
            Self::Title => 52,
            Self::Heading => 42,
            Self::Normal => 32,
        }
    }
}

/// One thing below the other.
pub enum Piece {
    Words(String, Size),
    /// A bar, its length as a share of the longest one, and what it says.
    Bar {
        share: f64,
        says: String,
        colour: RGBColor,
    },
    Gap(i32),
}

impl Piece {
    fn height(&self) -> i32 {
        match self {
            Self::Words(_, size) => size.pixels() + 8,
            Self::Bar { .. } => 64,
            Self::Gap(height) => *height,
        }
    }
}

static FONT_IS_THERE: LazyLock<bool> = LazyLock::new(|| register_font(FONT, FontStyle::Normal, UBUNTU_LIGHT).is_ok());

type Area<'a> = DrawingArea<BitMapBackend<'a>, Shift>;

/// The pieces on white paper, as the bytes of a PNG file.
pub fn drawn(pieces: &[Piece]) -> Result<Vec<u8>, PictureError> {
    let height: i32 = pieces.iter().map(Piece::height).sum::<i32>() + 2 * MARGIN;
    let height = u32::try_from(height).map_err(|_| PictureError::NotDrawn)?;
    let mut pixels = vec![0; (WIDTH * height) as usize * png::PIXEL];
    if !*FONT_IS_THERE {
        return Err(PictureError::NotDrawn);
    }
    draw(&mut pixels, height, pieces).ok_or(PictureError::NotDrawn)?;
    png::encoded(WIDTH, height, &pixels).map_err(|source| PictureError::NotWritten { source })
}

fn draw(pixels: &mut [u8], height: u32, pieces: &[Piece]) -> Option<()> {
    let area = BitMapBackend::with_buffer(pixels, (WIDTH, height)).into_drawing_area();
    area.fill(&PAPER).ok()?;
    let mut top = MARGIN;
    for piece in pieces {
        match piece {
            Piece::Words(words, size) => write(&area, words, *size, (MARGIN, top), LINE)?,
            Piece::Bar { share, says, colour } => {
                #[expect(clippy::cast_possible_truncation, reason = "a share of a few hundred pixels")]
                let length = ((f64::from(LONGEST_BAR) * share.clamp(0.0, 1.0)).round() as i32).max(6);
                let corners = [(MARGIN, top), (MARGIN + length, top + 36)];
                area.draw(&Rectangle::new(corners, colour.filled())).ok()?;
                let left = MARGIN + length + 16;
                let room = LINE.saturating_sub(u32::try_from(length + 16).unwrap_or(0));
                write(&area, says, Size::Normal, (left, top + 7), room)?;
            }
            Piece::Gap(_) => {}
        }
        top += piece.height();
    }
    area.present().ok()
}

/// Writes what fits into the room, with an ellipsis where it is cut.
fn write(area: &Area<'_>, words: &str, size: Size, at: (i32, i32), room: u32) -> Option<()> {
    let style = TextStyle::from((FONT, size.pixels()).into_font()).color(&INK);
    let fits = |text: &str| area.estimate_text_size(text, &style).is_ok_and(|(width, _)| width <= room);
    let mut shown = words.to_owned();
    let mut kept: Vec<char> = words.chars().collect();
    while !fits(&shown) && !kept.is_empty() {
        kept.pop();
        shown = kept.iter().collect::<String>().trim_end().to_owned() + "…";
    }
    area.draw(&Text::new(shown, at, style.clone())).ok()
}

/// Whether the font has every sign of a text: Latin, Greek and Cyrillic letters, digits and the usual signs.
pub fn can_be_written(text: &str) -> bool {
    text.chars().all(|sign| {
        matches!(
            sign,
            ' '..='~'
                | '\u{A0}'..='\u{24F}'
                | '\u{384}'..='\u{386}'
                | '\u{388}'..='\u{38A}'
                | '\u{38C}'
                | '\u{38E}'..='\u{3A1}'
                | '\u{3A3}'..='\u{3CE}'
                | '\u{400}'..='\u{45F}'
                | '\u{48A}'..='\u{4F9}'
                | '–' | '—' | '‘' | '’' | '‚' | '“' | '”' | '„' | '•' | '…' | '‹' | '›' | '€' | '₴' | '№' | '™'
        )
    })
}
