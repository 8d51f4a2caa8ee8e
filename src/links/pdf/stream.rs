//! Unpacking the streams of a PDF, within a limit for all of them together.

use std::collections::HashMap;
use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::value::Value;

/// A few kilobytes can be packed so that they would fill any memory.
pub const MOST_UNPACKED: usize = 32 << 20;

/// The bytes of a stream. Takes what it unpacks from `left`; `None` when that is not enough, or the packing unknown.
pub fn unpacked(packed: &[u8], about: &HashMap<String, Value>, left: &mut usize) -> Option<Vec<u8>> {
    let filter = match about.get("Filter") {
        None => return Some(packed.to_vec()).filter(|bytes| spend(left, bytes.len())),
        Some(Value::Array(filters)) if filters.len() == 1 => &filters[0],
        Some(filter) => filter,
    };
    if !filter.is_name("FlateDecode") {
        return None;
    }
    let mut bytes = Vec::new();
    let most = *left as u64 + 1;
    ZlibDecoder::new(packed).take(most).read_to_end(&mut bytes).ok()?;
    if !spend(left, bytes.len()) {
        return None;
    }
    let parameters = match about.get("DecodeParms") {
        Some(Value::Array(each)) if each.len() == 1 => each.first(),
        parameters => parameters,
    };
    match parameters {
        None | Some(Value::Other) => Some(bytes),
        Some(Value::Dictionary(parameters)) => unpredicted(bytes, parameters),
        Some(_) => None,
    }
}

fn spend(left: &mut usize, bytes: usize) -> bool {
    let enough = bytes <= *left;
    *left = left.saturating_sub(bytes);
    enough
}

/// Takes back what a predictor of PNG has done to rows of bytes.
fn unpredicted(bytes: Vec<u8>, parameters: &HashMap<String, Value>) -> Option<Vec<u8>> {
    let given = |key: &str, default: i64| parameters.get(key).map_or(Some(default), Value::integer);
    match given("Predictor", 1)? {
        1 => return Some(bytes),
        10..=15 => {}
        _ => return None,
    }
    if given("Colors", 1)? != 1 || given("BitsPerComponent", 8)? != 8 {
        return None;
    }
    let width = usize::try_from(given("Columns", 1)?).ok().filter(|width| (1..=64).contains(width))?;
    let mut plain: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0; width];
    for row in bytes.chunks(width + 1) {
        let (&predictor, packed) = row.split_first()?;
        if packed.len() != width {
            return None;
        }
        let mut now = vec![0; width];
        for (place, &byte) in packed.iter().enumerate() {
            let left = if place > 0 { now[place - 1] } else { 0 };
            let corner = if place > 0 { above[place - 1] } else { 0 };
            let guess = match predictor {
                0 => 0,
                1 => left,
                2 => above[place],
                3 => u8::midpoint(left, above[place]),
                4 => paeth(left, above[place], corner),
                _ => return None,
            };
            now[place] = byte.wrapping_add(guess);
        }
        plain.extend_from_slice(&now);
        above = now;
    }
    Some(plain)
}

/// Whichever neighbour is nearest to left + above - corner, as PNG has it.
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(above) - i16::from(corner);
    let distance = |other: u8| (guess - i16::from(other)).abs();
    if distance(left) <= distance(above) && distance(left) <= distance(corner) {
        left
    } else if distance(above) <= distance(corner) {
        above
    } else {
        corner
    }
}
