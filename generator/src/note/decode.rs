//! Bytes of a file to text: UTF-8, UTF-16 and GB18030, with or without a byte order mark, any line ends.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memchr;

/// What the bytes of a file are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decoded<'a> {
    /// Text; its lines end in `\n`, and are as many as in the file.
    Text(Cow<'a, str>),
    /// Something else.
    Binary,
}

/// Decodes a file.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return if broken {
            Decoded::Binary
        } else {
            finish(text)
        };
    }
    let decoded = |encoding: &'static Encoding| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes)
    };
    decoded(UTF_8)
        .or_else(|| decoded(guess(bytes)))
        .map_or(Decoded::Binary, finish)
}

/// The encoding to try on bytes that are not UTF-8. Every second byte of ASCII in UTF-16 is zero; GB18030 has no zeros.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let zeros = |offset: usize| {
        bytes
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    match (zeros(0), zeros(1)) {
        (0, 0) => GB18030,
        (even, odd) if odd > even => UTF_16LE,
        _ => UTF_16BE,
    }
}

fn finish(text: Cow<'_, str>) -> Decoded<'_> {
    if memchr(0, text.as_bytes()).is_some() {
        // UTF-16 without a mark is valid UTF-8 as long as it is all ASCII.
        let bytes = text.as_bytes();
        let wide = bytes.len().is_multiple_of(2);
        return match guess(bytes).decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) if wide && !text.contains('\0') && text.contains(['\n', ' ']) => {
                Decoded::Text(Cow::Owned(unify(&text).into_owned()))
            }
            _ => Decoded::Binary,
        };
    }
    // A picture may decode as GB18030 by chance, but not without control characters.
    if control_characters(text.as_bytes()) * 100 > text.len().max(100) {
        Decoded::Binary
    } else {
        match unify(&text) {
            Cow::Owned(unified) => Decoded::Text(Cow::Owned(unified)),
            Cow::Borrowed(_) => Decoded::Text(text),
        }
    }
}

/// How many there are in UTF-8, white space aside. All but those from U+0080 on are single bytes.
fn control_characters(bytes: &[u8]) -> usize {
    let single = |byte: u8| {
        (byte < b' ') & (byte != b'\n') & (byte != b'\r') & (byte != b'\t') & (byte != 0xc)
            | (byte == 0x7f)
    };
    let double = |first: u8, second: u8| (first == 0xc2) & (second < 0xa0);
    // Counted in bytes, piece by piece: so the compiler takes sixteen at once.
    const PIECE: usize = 128;
    let next = bytes.get(1..).unwrap_or_default();
    let singles = bytes.chunks(PIECE).map(|piece| {
        let ones = piece.iter().map(|byte| u8::from(single(*byte)));
        usize::from(ones.sum::<u8>())
    });
    let doubles = bytes
        .chunks(PIECE)
        .zip(next.chunks(PIECE))
        .map(|(piece, next)| {
            let ones = piece
                .iter()
                .zip(next)
                .map(|(first, second)| u8::from(double(*first, *second)));
            usize::from(ones.sum::<u8>())
        });
    singles.sum::<usize>() + doubles.sum::<usize>()
}

fn unify(text: &str) -> Cow<'_, str> {
    if memchr(b'\r', text.as_bytes()).is_some() {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        match decode(bytes) {
            Decoded::Text(text) => text.into_owned(),
            Decoded::Binary => panic!("not text"),
        }
    }

    #[test]
    fn encodings() {
        let note = "锁是什么？\r\n一种\n";
        let want = "锁是什么？\n一种\n";
        let utf16: Vec<u8> = note.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = [0xfe, 0xff]
            .into_iter()
            .chain(note.encode_utf16().flat_map(u16::to_be_bytes))
            .collect();
        assert_eq!(text(note.as_bytes()), want);
        assert_eq!(text(format!("\u{feff}{note}").as_bytes()), want);
        assert_eq!(text(&GB18030.encode(note).0), want);
        assert_eq!(text(&utf16), want);
        assert_eq!(text(&marked), want);
        assert_eq!(text(b"a\rb"), "a\nb");
        assert_eq!(text(b""), "");
    }

    #[test]
    fn not_text() {
        assert_eq!(
            decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01"),
            Decoded::Binary
        );
        assert_eq!(decode(b"a\0b"), Decoded::Binary);
        assert_eq!(decode(&[0xff, 0x00, 0x80, 0x81, 0xff]), Decoded::Binary);
    }
}
