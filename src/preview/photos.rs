//! Photos that the bot uploads, looked at as Telegram does before it takes them. This stand-in knows PNG only.

use serde_json::{Value, json};

use super::refusal::Refusal;
use super::world::hash_of;

const LARGEST: usize = 10 * 1024 * 1024;
/// Width and height together.
const LONGEST_SIDES: u32 = 10_000;
/// The longer side, measured by the shorter one.
const LONGEST_SHAPE: u32 = 20;

/// The photo as the Bot API writes it: its sizes, of which there is one.
pub(super) fn photo(file: &[u8]) -> Result<Value, Refusal> {
    if file.is_empty() {
        return Err(Refusal::bad_request("file must be non-empty"));
    }
    if file.len() > LARGEST {
        return Err(Refusal::bad_request("file is too big for a photo"));
    }
    let (width, height) = size(file).ok_or_else(|| Refusal::bad_request("IMAGE_PROCESS_FAILED"))?;
    let (longer, shorter) = (width.max(height), width.min(height));
    if shorter == 0 || width.saturating_add(height) > LONGEST_SIDES || longer > shorter.saturating_mul(LONGEST_SHAPE) {
        return Err(Refusal::bad_request("PHOTO_INVALID_DIMENSIONS"));
    }
    let unique = hash_of(&String::from_utf8_lossy(file), u64::MAX >> 1);
    Ok(json!([{
        "file_id": format!("AgACAgQAAxkD{unique:016x}"),
        "file_unique_id": format!("AQAD{unique:016x}"),
        "width": width,
        "height": height,
        "file_size": file.len(),
    }]))
}

/// Width and height of a PNG that is whole.
fn size(file: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(file.get(at..at + 4)?.try_into().ok()?));
    let mut at = b"\x89PNG\r\n\x1a\n".len();
    if !file.starts_with(b"\x89PNG\r\n\x1a\n") || file.get(at + 4..at + 8)? != b"IHDR" {
        return None;
    }
    let size = (number(at + 8)?, number(at + 12)?);
    loop {
        let length = usize::try_from(number(at)?).ok()?;
        let name = file.get(at + 4..at + 8)?;
        // Each part has its length, name, content and sum.
        file.get(at + 8 + length..at + 12 + length)?;
        if name == b"IEND" {
            return Some(size);
        }
        at += 12 + length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        for (name, content) in [(b"IHDR", header), (b"IEND", Vec::new())] {
            file.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
            file.extend(name);
            file.extend(content);
            file.extend([0; 4]);
        }
        file
    }

    #[test]
    fn only_a_whole_picture_of_a_usual_shape_is_taken() {
        assert_eq!(photo(&png(1_080, 900)).unwrap()[0]["width"], 1_080);
        let refused = |file: &[u8]| photo(file).unwrap_err().description;
        let whole = png(1_080, 900);
        assert!(refused(&[]).contains("non-empty"));
        assert!(refused(b"GIF89a").contains("IMAGE_PROCESS_FAILED"));
        assert!(refused(&whole[..whole.len() - 1]).contains("IMAGE_PROCESS_FAILED"));
        for (width, height) in [(0, 9), (6_000, 6_000), (2_100, 100)] {
            assert!(refused(&png(width, height)).contains("PHOTO_INVALID_DIMENSIONS"));
        }
        assert!(refused(&vec![0; LARGEST + 1]).contains("too big"));
    }
}
