//! A text of digits in fewer characters, for a store that is nearly full. Nothing is left out: it unpacks to the same
//! digits, so a packed history merges as any other.
//!
//! Browsers count what they store in UTF-16 units, of which a digit fills 6 bits; WebKit counts bytes, one for an ASCII
//! character and two for any other. So five digits become two characters of 15 bits each: 40 % of the units, 80 % of the
//! bytes. In front stands how many zeros fill the last five digits.
//!
//! ```text
//! 2:5y0DDV_1NAvAMA     plain
//! 2:1Ꞗ瓃忾蝀鈁琀         packed
//! ```

use super::bits::{digit, value};

/// The characters from here on stand for 0, 1, 2 …, all of them before the surrogates.
const FIRST: u32 = 0x3400;

/// The digits packed.
pub(super) fn pack(digits: &str) -> String {
    let groups = digits.as_bytes().chunks(5);
    let mut packed = String::with_capacity(groups.len() * 6 + 1);
    packed.push(char::from(b'0' + (groups.len() * 5 - digits.len()) as u8));
    for group in groups {
        let bits = (0..5).fold(0, |bits, place| {
            let digit = group.get(place).and_then(|&digit| value(digit));
            bits << 6 | u32::from(digit.unwrap_or(0))
        });
        for fifteen in [bits >> 15, bits & 0x7fff] {
            packed.extend(char::from_u32(FIRST + fifteen));
        }
    }
    packed
}

/// The digits that were packed.
pub(super) fn unpack(packed: &str) -> Option<String> {
    let mut characters = packed.chars();
    let n_filled = characters.next()?.to_digit(5)? as usize;
    let mut digits = String::with_capacity(packed.len());
    while let Some(first) = characters.next() {
        let bits = fifteen(first)? << 15 | fifteen(characters.next()?)?;
        digits.extend([24, 18, 12, 6, 0].map(|place| digit((bits >> place) as u8)));
    }
    let n_digits = digits.len().checked_sub(n_filled)?;
    let is_filled = digits.bytes().skip(n_digits).all(|filling| filling == b'A');
    digits.truncate(n_digits);
    is_filled.then_some(digits)
}

fn fifteen(character: char) -> Option<u32> {
    u32::from(character)
        .checked_sub(FIRST)
        .filter(|&bits| bits < 1 << 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_digits_are_unpacked() {
        let digits = "AAAAA_____aB3zZ09-_xyz";
        for n_digits in 0..digits.len() {
            let packed = pack(&digits[..n_digits]);
            assert_eq!(unpack(&packed).as_deref(), Some(&digits[..n_digits]));
            assert_eq!(packed.chars().count(), 1 + n_digits.div_ceil(5) * 2);
        }
    }

    #[test]
    fn what_was_never_packed() {
        let packed = pack("aB3zZ0");
        for text in [
            "",
            "5",
            "1",
            "x",
            "4覼",
            "4AB",
            // Filled with something else, and by more than five.
            &packed.replacen('4', "0", 1),
            &packed.replacen('4', "5", 1),
            // Just outside the characters there are.
            "0\u{33ff}\u{3400}",
            "0\u{3400}\u{b400}",
        ] {
            let found = unpack(text);
            assert!(found.is_none() || pack(&found.unwrap()) == text, "{text}");
        }
        assert_eq!(
            unpack(&packed.replacen('4', "3", 1)).as_deref(),
            Some("aB3zZ0A")
        );
    }
}
