//! Numbers as base-64 digits (RFC 4648, section 5: URL-safe, so nothing needs quoting in JSON or a store's key).
//!
//! A digit holds 6 bits. A number of any size is written in groups of 5 bits, lowest first, the sixth bit set on all
//! but the last: 31 is one digit, a day in seconds four.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Writes the low six bits as one digit.
pub(super) fn push_digit(text: &mut String, six_bits: u8) {
    text.push(DIGITS[usize::from(six_bits & 63)] as char);
}

/// Writes a number.
pub(super) fn push_number(text: &mut String, mut number: u64) {
    while number > 31 {
        push_digit(text, 32 | (number & 31) as u8);
        number >>= 5;
    }
    push_digit(text, number as u8);
}

/// Writes a number with a sign: 0, −1, 1, −2 … become 0, 1, 2, 3 …
pub(super) fn push_signed(text: &mut String, number: i64) {
    push_number(text, ((number << 1) ^ (number >> 63)) as u64);
}

/// Reads digits one after the other; `None` where there is none, or where a number is too large.
pub(super) struct Digits<'a>(pub &'a [u8]);

impl Digits<'_> {
    pub fn digit(&mut self) -> Option<u8> {
        let (&byte, rest) = self.0.split_first()?;
        self.0 = rest;
        match byte {
            b'A'..=b'Z' => Some(byte - b'A'),
            b'a'..=b'z' => Some(byte - b'a' + 26),
            b'0'..=b'9' => Some(byte - b'0' + 52),
            b'-' => Some(62),
            b'_' => Some(63),
            _ => None,
        }
    }

    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(5) {
            let digit = self.digit()?;
            let five_bits = u64::from(digit & 31);
            if shift == 60 && five_bits > 15 {
                return None;
            }
            number |= five_bits << shift;
            if digit & 32 == 0 {
                return Some(number);
            }
        }
        None
    }

    pub fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        Some((number >> 1) as i64 ^ -((number & 1) as i64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_size() {
        for number in [0, 1, 31, 32, 1_023, 1_024, 86_400, u64::MAX >> 1, u64::MAX] {
            let mut text = String::new();
            push_number(&mut text, number);
            push_signed(&mut text, number as i64);
            let mut digits = Digits(text.as_bytes());
            assert_eq!(
                (digits.number(), digits.signed(), digits.digit()),
                (Some(number), Some(number as i64), None),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in ["", "g", "é", "_____________A", "____________Q", "A A"] {
            let mut digits = Digits(text.as_bytes());
            let all: Option<Vec<u64>> =
                std::iter::from_fn(|| (!digits.0.is_empty()).then(|| digits.number())).collect();
            assert!(all.is_none_or(|numbers| numbers.is_empty()), "{text}");
        }
    }
}
