//! Bytes of a file to text: UTF-8, UTF-16 and GB18030, with or without a byte order mark, any line ends.

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

/// What the bytes of a file are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decoded {
    /// Text; its lines end in `\n`, and are as many as in the file.
    Text(String),
    /// Something else.
    Binary,
}

/// Decodes a file.
pub fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return if broken {
            Decoded::Binary
        } else {
            finish(text.into_owned())
        };
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return finish(text),
        Err(error) => error.into_bytes(),
    };
    match guess(&bytes).decode_without_bom_handling_and_without_replacement(&bytes) {
        Some(text) => finish(text.into_owned()),
        None => Decoded::Binary,
    }
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

fn finish(text: String) -> Decoded {
    if text.contains('\0') {
        // UTF-16 without a mark is valid UTF-8 as long as it is all ASCII.
        let bytes = text.as_bytes();
        let wide = bytes.len().is_multiple_of(2);
        return match guess(bytes).decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) if wide && !text.contains('\0') && text.contains(['\n', ' ']) => {
                Decoded::Text(unify(text.into_owned()))
            }
            _ => Decoded::Binary,
        };
    }
    // A picture may decode as GB18030 by chance, but not without control characters.
    if control_characters(text.as_bytes()) * 100 > text.len().max(100) {
        Decoded::Binary
    } else {
        Decoded::Text(unify(text))
    }
}

/// How many there are in UTF-8, white space aside. All but those from U+0080 on are single bytes.
fn control_characters(bytes: &[u8]) -> usize {
    let single = |byte: &&u8| {
        **byte < b' ' && !matches!(**byte, b'\n' | b'\r' | b'\t' | 0xc) || **byte == 0x7f
    };
    let double = |pair: &&[u8]| pair[0] == 0xc2 && pair[1] < 0xa0;
    bytes.iter().filter(single).count() + bytes.windows(2).filter(double).count()
}

fn unify(text: String) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        match decode(bytes.to_vec()) {
            Decoded::Text(text) => text,
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
            decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01".to_vec()),
            Decoded::Binary
        );
        assert_eq!(decode(b"a\0b".to_vec()), Decoded::Binary);
        assert_eq!(
            decode([0xff, 0x00, 0x80, 0x81, 0xff].to_vec()),
            Decoded::Binary
        );
    }
}
