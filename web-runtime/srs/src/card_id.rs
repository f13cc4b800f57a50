//! A card's identity: 64 bits, written as 16 lower-case hexadecimal digits, such as `3fa1c09b2e5d7788`.

use std::{fmt, str::FromStr};

/// Identity of a card for its whole life: the first 64 bits of SHA-256 over its first normalised question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardId(pub u64);

impl fmt::Display for CardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The text is not 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACardId;

impl FromStr for CardId {
    type Err = NotACardId;

    fn from_str(text: &str) -> Result<Self, NotACardId> {
        if text.len() != 16 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(NotACardId);
        }
        u64::from_str_radix(text, 16)
            .map(CardId)
            .map_err(|_| NotACardId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let id = CardId(0x0fa1_c09b_2e5d_7788);
        assert_eq!(id.to_string(), "0fa1c09b2e5d7788");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("+fa1c09b2e5d7788".parse::<CardId>(), Err(NotACardId));
    }
}
