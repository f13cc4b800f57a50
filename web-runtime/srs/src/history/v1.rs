//! Version 1 of the text, which is still read: reviews only, about ten characters each.
//!
//! ```text
//! for each review, oldest first:
//! head          one digit: grade 0–5 + 8 if taken back + 16 if it had an outline's part
//!               + 32 if its UTC offset is another than the review's before (0 before the first)
//! time          signed seconds since 1970 for the first, then seconds since the review before
//! seconds       time taken
//! offset        signed minutes, if the head says so
//! rungs ticks   rungs opened, ticked points (0 = untouched, else the number of `Points`), if the head says so
//! ```
//!
//! A number is written in groups of 5 bits, lowest first, the sixth bit of the digit set on all but the last.

use super::bits::{unfolded, value};
use super::{Act, Entry, History, Review};
use crate::{Points, Quality};

const UNDONE: u8 = 8;
const OUTLINE: u8 = 16;
const OFFSET: u8 = 32;

pub(super) fn read(body: &[u8]) -> Option<History> {
    let mut digits = Digits(body);
    let mut history = History {
        records: Vec::with_capacity(body.len() / 8),
    };
    let mut before = None;
    while !digits.0.is_empty() {
        let (review, undone) = read_review(&mut digits, before)?;
        before = Some(review);
        let act = Act::Review(review);
        history.insert(if undone {
            Entry::Undone(act)
        } else {
            Entry::Done(act)
        });
    }
    Some(history)
}

fn read_review(digits: &mut Digits, before: Option<Review>) -> Option<(Review, bool)> {
    let head = digits.digit()?;
    let grade = Quality::new(head & 7)?;
    let time = match before {
        None => digits.signed()?,
        Some(before) => before.time.checked_add_unsigned(digits.number()?)?,
    };
    let seconds = digits.number()?.try_into().ok()?;
    let utc_offset_minutes = if head & OFFSET != 0 {
        digits.signed()?.try_into().ok()?
    } else {
        before.map_or(0, |before| before.utc_offset_minutes)
    };
    let (rungs, ticked) = if head & OUTLINE != 0 {
        (
            digits.number()?.try_into().ok()?,
            Points::from_bits(digits.number()?),
        )
    } else {
        (0, None)
    };
    let review = Review {
        time,
        grade,
        utc_offset_minutes,
        rungs,
        ticked,
        seconds,
    };
    Some((review, head & UNDONE != 0))
}

/// Reads digits one after the other; `None` where there is none, or where a number is too large.
struct Digits<'a>(&'a [u8]);

impl Digits<'_> {
    fn digit(&mut self) -> Option<u8> {
        let (&digit, rest) = self.0.split_first()?;
        self.0 = rest;
        value(digit)
    }

    fn number(&mut self) -> Option<u64> {
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

    fn signed(&mut self) -> Option<i64> {
        Some(unfolded(self.number()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (text, number) in [
            ("A", Some(0)),
            ("f", Some(31)),
            ("gB", Some(32)),
            ("____________P", Some(u64::MAX)),
            ("____________Q", None),
            ("_____________A", None),
            ("", None),
            ("g", None),
            ("é", None),
        ] {
            assert_eq!(Digits(text.as_bytes()).number(), number, "{text}");
        }
    }
}
