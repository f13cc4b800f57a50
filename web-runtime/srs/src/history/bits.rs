//! Bits as base-64 digits (RFC 4648, section 5: URL-safe, so nothing needs quoting in JSON or a store's key).
//!
//! A digit holds 6 bits, highest first; what is left of the last one is 0.
//!
//! A number is written in classes, each twice as large as the one before: `first` bits for the smallest, one bit more
//! for each class after it, and in front a 1 for each class that was passed over, then a 0 (an exponential Golomb
//! code). So small numbers are short, and any number has one form.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The digit of the low six bits.
pub(super) fn digit(six_bits: u8) -> char {
    DIGITS[usize::from(six_bits & 63)] as char
}

/// What a digit stands for.
pub(super) fn value(digit: u8) -> Option<u8> {
    match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    }
}

/// 0, −1, 1, −2 … become 0, 1, 2, 3 …
pub(super) fn folded(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)) as u64
}

/// The number that was folded.
pub(super) fn unfolded(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// Writes bits into a text.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
    /// Bits of the digit to come.
    held: u8,
    n_held: u32,
}

impl Writer {
    /// The low `n_bits` of a number, highest first.
    pub fn bits(&mut self, number: u64, n_bits: u32) {
        for place in (0..n_bits).rev() {
            self.held = self.held << 1 | (number >> place & 1) as u8;
            self.n_held += 1;
            if self.n_held == 6 {
                self.text.push(digit(self.held));
                self.n_held = 0;
            }
        }
    }

    pub fn flag(&mut self, is_set: bool) {
        self.bits(is_set.into(), 1);
    }

    pub fn number(&mut self, mut number: u64, first: u32) {
        let mut n_bits = first;
        // All classes up to the one of 63 bits leave less than the 64th holds.
        while n_bits < 64 && number >= 1 << n_bits {
            number -= 1 << n_bits;
            n_bits += 1;
            self.flag(true);
        }
        self.flag(false);
        self.bits(number, n_bits);
    }

    /// The text, its last digit filled up with zeros.
    pub fn finish(mut self) -> String {
        if self.n_held > 0 {
            self.bits(0, 6 - self.n_held);
        }
        self.text
    }
}

/// Reads bits from digits; `None` where there is none, or where a number is too large.
pub(super) struct Reader<'a> {
    digits: &'a [u8],
    held: u64,
    n_held: u32,
}

impl<'a> Reader<'a> {
    pub fn new(digits: &'a [u8]) -> Self {
        Reader {
            digits,
            held: 0,
            n_held: 0,
        }
    }

    pub fn bits(&mut self, n_bits: u32) -> Option<u64> {
        // `held` has room for 58 bits and a digit.
        if n_bits > 32 {
            let high = self.bits(n_bits - 32)?;
            return Some(high << 32 | self.bits(32)?);
        }
        while self.n_held < n_bits {
            let (&digit, rest) = self.digits.split_first()?;
            self.held = self.held << 6 | u64::from(value(digit)?);
            self.n_held += 6;
            self.digits = rest;
        }
        self.n_held -= n_bits;
        Some(self.held >> self.n_held & ((1 << n_bits) - 1))
    }

    pub fn flag(&mut self) -> Option<bool> {
        Some(self.bits(1)? == 1)
    }

    pub fn number(&mut self, first: u32) -> Option<u64> {
        let (mut passed, mut n_bits) = (0_u64, first);
        while self.flag()? {
            if n_bits == 64 {
                return None;
            }
            passed = passed.checked_add(1 << n_bits)?;
            n_bits += 1;
        }
        passed.checked_add(self.bits(n_bits)?)
    }

    /// Whether nothing is left but the zeros that fill the last digit.
    pub fn is_at_end(&self) -> bool {
        self.digits.is_empty() && self.n_held < 6 && self.held & ((1 << self.n_held) - 1) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_size() {
        for first in [0, 1, 5, 19, 32, 63] {
            for number in [
                0,
                1,
                31,
                32,
                1_023,
                86_400,
                u64::MAX >> 1,
                u64::MAX - 1,
                u64::MAX,
            ] {
                let mut writer = Writer::default();
                writer.number(number, first);
                writer.number(number, first);
                let text = writer.finish();
                let mut reader = Reader::new(text.as_bytes());
                assert_eq!(
                    (reader.number(first), reader.number(first)),
                    (Some(number), Some(number)),
                    "{text}"
                );
                assert!(reader.is_at_end(), "{text}");
            }
        }
    }

    #[test]
    fn numbers_with_a_sign() {
        for number in [0, 1, -1, 480, -480, i64::MAX, i64::MIN] {
            assert_eq!(unfolded(folded(number)), number);
        }
        assert_eq!([0, -1, 1, -2].map(folded), [0, 1, 2, 3]);
    }

    #[test]
    fn what_is_no_number() {
        // Nothing; no digits; the end too early; a number past the last, in two ways.
        for text in [
            "",
            "é",
            "A A",
            "_",
            "____________________",
            "__________-_________________",
        ] {
            let mut reader = Reader::new(text.as_bytes());
            assert_eq!(reader.number(19), None, "{text}");
        }
        assert!(!Reader::new(b"A").is_at_end());
    }
}
