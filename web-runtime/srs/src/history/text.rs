//! A history as text, version 1: short, ASCII, one line, about ten characters a review.
//!
//! ```text
//! 1:            the version
//! aB3           a check over all that follows, so that a text cut short or changed anywhere is noticed
//! then for each review, oldest first:
//! head          one digit: grade 0–5 (6 and 7 are free) + 8 if taken back + 16 if it had an outline's part
//!               + 32 if its UTC offset is another than the review's before (0 before the first)
//! time          signed seconds since 1970 for the first, then seconds since the review before
//! seconds       time taken
//! offset        signed minutes, if the head says so
//! rungs ticks   rungs opened, ticked points (0 = untouched, else the number of `Points`), if the head says so
//! ```
//!
//! Digits and numbers are those of `digits.rs`. A kind of entry that this version doesn't know makes another version,
//! so that an older yiji says so and keeps its hands off.

use std::fmt;

use super::digits::{Digits, push_digit, push_number, push_signed};
use super::{Entry, History, Review};
use crate::{Points, Quality};

/// Version of the text that this code writes, and the newest it reads.
pub const HISTORY_VERSION: u32 = 1;

/// Why a text is not read. The caller sets the value aside and never writes over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryError {
    /// It doesn't begin as a history does.
    NotAHistory,
    /// A newer yiji wrote it, in that version.
    Newer(u32),
    /// It was a history and is not whole.
    Damaged,
}

impl fmt::Display for HistoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            HistoryError::NotAHistory => "this is not a review history",
            HistoryError::Newer(_) => "this review history was written by a newer version of yiji",
            HistoryError::Damaged => "this review history is damaged",
        })
    }
}

impl std::error::Error for HistoryError {}

const UNDONE: u8 = 8;
const OUTLINE: u8 = 16;
const OFFSET: u8 = 32;

pub(super) fn write(history: &History) -> String {
    let mut body = String::with_capacity(history.records.len() * 12);
    let mut before = None;
    for entry in history.entries() {
        push_entry(&mut body, entry, before);
        before = Some(*entry.review());
    }
    let mut text = String::with_capacity(body.len() + 5);
    text.push_str("1:");
    for digit in check(body.as_bytes()) {
        push_digit(&mut text, digit);
    }
    text.push_str(&body);
    text
}

fn push_entry(text: &mut String, entry: Entry, before: Option<Review>) {
    let review = entry.review();
    let offset_before = before.map_or(0, |before| before.utc_offset_minutes);
    let offset_differs = review.utc_offset_minutes != offset_before;
    let has_outline = review.rungs > 0 || review.ticked.is_some();
    let mut head = review.grade.get();
    if let Entry::Undo(_) = entry {
        head |= UNDONE;
    }
    if has_outline {
        head |= OUTLINE;
    }
    if offset_differs {
        head |= OFFSET;
    }
    push_digit(text, head);
    match before {
        None => push_signed(text, review.time),
        // Sorted, so never negative; and the distance of two i64 fits a u64.
        Some(before) => push_number(text, review.time.wrapping_sub(before.time) as u64),
    }
    push_number(text, review.seconds.into());
    if offset_differs {
        push_signed(text, review.utc_offset_minutes.into());
    }
    if has_outline {
        push_number(text, review.rungs.into());
        push_number(text, review.ticked.map_or(0, |points| points.bits()));
    }
}

pub(super) fn read(text: &str) -> Result<History, HistoryError> {
    let (version, rest) = text.split_once(':').ok_or(HistoryError::NotAHistory)?;
    if version.is_empty() || !version.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(HistoryError::NotAHistory);
    }
    match version.parse() {
        Ok(HISTORY_VERSION) => {}
        Ok(0) => return Err(HistoryError::NotAHistory),
        Ok(newer) => return Err(HistoryError::Newer(newer)),
        Err(_) => return Err(HistoryError::Newer(u32::MAX)),
    }
    let mut digits = Digits(rest.as_bytes());
    read_body(&mut digits).ok_or(HistoryError::Damaged)
}

fn read_body(digits: &mut Digits) -> Option<History> {
    let stored_check = [digits.digit()?, digits.digit()?, digits.digit()?];
    if stored_check != check(digits.0) {
        return None;
    }
    let mut history = History {
        records: Vec::with_capacity(digits.0.len() / 8),
    };
    let mut before = None;
    while !digits.0.is_empty() {
        let entry = read_entry(digits, before)?;
        before = Some(*entry.review());
        history.insert(entry);
    }
    Some(history)
}

fn read_entry(digits: &mut Digits, before: Option<Review>) -> Option<Entry> {
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
    Some(if head & UNDONE != 0 {
        Entry::Undo(review)
    } else {
        Entry::Review(review)
    })
}

/// Three digits that a damaged text will not match, but for one in 262,139; one wrong or two swapped digits never do.
///
/// The bytes are the digits of a number to base 8,191, taken modulo the largest prime of 18 bits. As that is a prime,
/// no single difference can vanish.
fn check(body: &[u8]) -> [u8; 3] {
    const PRIME: u32 = 262_139;
    let rest = body.iter().fold(1, |rest: u32, &byte| {
        (rest * 8_191 + u32::from(byte)) % PRIME
    });
    [
        rest as u8 & 63,
        (rest >> 6) as u8 & 63,
        (rest >> 12) as u8 & 63,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text whose check is right, whatever it holds.
    fn checked(body: &str) -> String {
        let mut text = "1:".to_owned();
        for digit in check(body.as_bytes()) {
            push_digit(&mut text, digit);
        }
        text + body
    }

    #[test]
    fn entries_that_no_history_has_are_damage() {
        let mut time_past_the_end = String::from("E");
        push_signed(&mut time_past_the_end, i64::MAX);
        time_past_the_end += "AEBA";
        for (body, is_read) in [
            // Grade 4, time 0, 0 seconds; then one more, a second later.
            ("EAA", true),
            ("EAAEBA", true),
            (&time_past_the_end, false),
            // Grades 6 and 7, a missing time, more seconds than are kept, rungs but no ticks.
            ("GAA", false),
            ("HAA", false),
            ("E", false),
            ("EAggggB", false),
            ("UAAA", false),
            // An offset of more minutes than are kept.
            ("kAAggggB", false),
        ] {
            let found = History::parse(&checked(body));
            assert_eq!(found.is_ok(), is_read, "{body}");
            assert!(is_read || found == Err(HistoryError::Damaged));
        }
    }
}
