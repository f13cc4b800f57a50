//! A history as text: short, one line, and ASCII unless it is packed.
//!
//! ```text
//! 2:     the version
//! aB3    a check over all that follows, so that a text cut short or changed anywhere is noticed
//! …      the entries, as the module of that version says
//! ```
//!
//! Where the store is nearly full, what follows the colon is packed; see `pack.rs`. A backup is always plain.
//!
//! A kind of entry that a version doesn't know makes another version, so that an older yiji says so and keeps its hands
//! off.

use std::fmt;

use super::bits::{Reader, digit, value};
use super::pack::{pack, unpack};
use super::{History, v1, v2};
use crate::text;

/// Version of the text that this code writes, and the newest it reads. It reads all before it.
pub const HISTORY_VERSION: u32 = 2;

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

pub(super) fn write(history: &History, packs: bool) -> String {
    let body = v2::write(history);
    let check: String = check(body.as_bytes()).map(digit).iter().collect();
    let digits = [check, body].concat();
    ["2:", &if packs { pack(&digits) } else { digits }].concat()
}

pub(super) fn read(text: &str) -> Result<History, HistoryError> {
    let (version, rest) = text::cut(text, b':').ok_or(HistoryError::NotAHistory)?;
    if version.is_empty() || !version.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(HistoryError::NotAHistory);
    }
    let version = text::number(version).unwrap_or(u32::MAX);
    if version > HISTORY_VERSION {
        return Err(HistoryError::Newer(version));
    }
    let unpacked;
    let digits = if rest.is_ascii() {
        rest
    } else {
        unpacked = unpack(rest).ok_or(HistoryError::Damaged)?;
        &unpacked
    };
    let body = checked(digits.as_bytes());
    let history = match version {
        0 => return Err(HistoryError::NotAHistory),
        1 => body.and_then(v1::read),
        _ => body.and_then(|body| v2::read(Reader::new(body))),
    };
    history.ok_or(HistoryError::Damaged)
}

/// What follows the check, if it is right.
fn checked(digits: &[u8]) -> Option<&[u8]> {
    let (stored, body) = digits.split_first_chunk()?;
    (stored.map(value) == check(body).map(Some)).then_some(body)
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
    use crate::history::bits::{Writer, folded};

    /// A text whose check is right, whatever it holds.
    fn sealed(version: &str, body: &str) -> String {
        let check: String = check(body.as_bytes()).map(digit).iter().collect();
        [version, ":", &check, body].concat()
    }

    #[test]
    fn entries_that_no_history_has_are_damage() {
        // Grade 4, time 0, 0 seconds; a second later one that is spoilt in some way.
        let with_second = |spoilt: &dyn Fn(&mut Writer)| {
            let mut body = Writer::default();
            body.number(2, 4);
            body.bits(4 << 1, 4);
            body.number(folded(0), 32);
            body.flag(false);
            body.number(0, 5);
            body.number(0, 0);
            body.flag(false);
            spoilt(&mut body);
            sealed("2", &body.finish())
        };
        let rest = |body: &mut Writer| {
            body.flag(false);
            body.number(0, 5);
            body.number(0, 0);
            body.flag(false);
        };
        for (what, is_read, spoilt) in [
            (
                "nothing",
                true,
                &(|body: &mut Writer| {
                    body.bits(4 << 1, 4);
                    body.number(1, 19);
                    rest(body);
                }) as &dyn Fn(&mut Writer),
            ),
            ("the entry is missing", false, &|_| ()),
            ("a kind that is free", false, &|body| {
                body.bits(7 << 1, 4);
                body.number(1, 19);
                rest(body);
            }),
            ("a mark that is free", false, &|body| {
                body.bits(6 << 1, 4);
                body.number(1, 19);
                body.bits(3, 2);
            }),
            ("a time past the end of time", false, &|body| {
                body.bits(4 << 1, 4);
                body.number(1 << 63, 19);
                rest(body);
            }),
            ("the act before, once more", false, &|body| {
                body.bits(4 << 1, 4);
                body.number(0, 19);
                rest(body);
            }),
            ("more seconds than are kept", false, &|body| {
                body.bits(4 << 1, 4);
                body.number(1, 19);
                body.flag(false);
                body.number(65_536, 5);
                body.number(0, 0);
                body.flag(false);
            }),
            ("an offset of more minutes than are kept", false, &|body| {
                body.bits(4 << 1, 4);
                body.number(1, 19);
                body.flag(true);
                body.number(folded(32_768), 10);
                body.number(0, 5);
                body.number(0, 0);
                body.flag(false);
            }),
            ("more than was announced", false, &|body| {
                body.bits(4 << 1, 4);
                body.number(1, 19);
                rest(body);
                body.bits(0, 6);
            }),
        ] {
            let found = History::parse(&with_second(spoilt));
            assert_eq!(found.is_ok(), is_read, "{what}: {found:?}");
            assert!(is_read || found == Err(HistoryError::Damaged));
        }
    }

    #[test]
    fn entries_that_no_history_of_version_1_has_are_damage() {
        for (body, is_read) in [
            // Grade 4, time 0, 0 seconds; then one more, a second later.
            ("EAA", true),
            ("EAAEBA", true),
            // A second one after the last second there is.
            ("E-____________PAEBA", false),
            // Grades 6 and 7, a missing time, more seconds than are kept, rungs but no ticks.
            ("GAA", false),
            ("HAA", false),
            ("E", false),
            ("EAggggB", false),
            ("UAAA", false),
            // An offset of more minutes than are kept.
            ("kAAggggB", false),
        ] {
            let found = History::parse(&sealed("1", body));
            assert_eq!(found.is_ok(), is_read, "{body}");
            assert!(is_read || found == Err(HistoryError::Damaged));
        }
    }
}
