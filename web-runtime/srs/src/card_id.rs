//! A card's identity: 64 bits, written as 16 lower-case hexadecimal digits, such as `3fa1c09b2e5d7788`.

use std::{fmt, str::FromStr};

/// Identity of a card for its whole life: the first 64 bits of SHA-256 over its first normalised question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CardId(pub u64);

impl fmt::Display for CardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text())
    }
}

/// The text is not 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACardId;

impl FromStr for CardId {
    type Err = NotACardId;

    fn from_str(text: &str) -> Result<Self, NotACardId> {
        CardId::from_digits(text.as_bytes()).ok_or(NotACardId)
    }
}

impl CardId {
    /// The digits. What formats numbers would weigh a kilobyte in a browser.
    pub fn to_text(self) -> String {
        let mut text = String::new();
        for place in (0..16).rev() {
            let digit = b"0123456789abcdef"[(self.0 >> (4 * place)) as usize & 15];
            text.push(char::from(digit));
        }
        text
    }

    /// The card of these digits, if they are 16.
    pub(crate) fn from_digits(digits: &[u8]) -> Option<CardId> {
        if digits.len() != 16 {
            return None;
        }
        let mut id = 0;
        for &digit in digits {
            id = id << 4 | u64::from((digit as char).to_digit(16)?);
        }
        Some(CardId(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let id = CardId(0x0fa1_c09b_2e5d_7788);
        assert_eq!(id.to_string(), "0fa1c09b2e5d7788");
        assert_eq!(id.to_text().parse(), Ok(id));
        for text in [
            "",
            "+fa1c09b2e5d7788",
            "0fa1c09b2e5d778",
            "0fa1c09b2e5d77880",
            "0fa1c09b2e5d778é",
            "0fa1c09b2e5d778g",
        ] {
            assert_eq!(text.parse::<CardId>(), Err(NotACardId), "{text}");
        }
    }
}
