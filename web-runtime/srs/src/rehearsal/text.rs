//! A rehearsal as text, version 1: lines of ASCII that a person can read.
//!
//! ```
//! # use srs::rehearsal::Rehearsal;
//! let text = "\
//! yiji rehearsal 1
//! 1795140000 480 180
//! 3fa1c09b2e5d7788 125 xxox
//! 90bc4e2211aa0003 41 o
//! ";
//! assert_eq!(Rehearsal::parse(text).map(|rehearsal| rehearsal.to_text()), Ok(text.to_owned()));
//! ```
//!
//! The second line is when it began, the UTC offset in minutes and the limit of an answer in seconds; then a line an
//! answer: the card, its seconds, and its points, `x` said and `o` not.

use std::fmt;

use super::{Answer, Rehearsal};
use crate::{Now, Points};

/// Version of the text that this code writes, and the newest it reads.
pub const REHEARSAL_VERSION: u32 = 1;

const FIRST_WORDS: &str = "yiji rehearsal ";

/// Why a text is not read. It stays where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RehearsalError {
    /// It is not a rehearsal, or not a whole one.
    Damaged,
    /// A newer yiji wrote it, in that version.
    Newer(u32),
}

impl fmt::Display for RehearsalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RehearsalError::Damaged => "this is not a rehearsal, or not a whole one",
            RehearsalError::Newer(_) => "this rehearsal was written by a newer version of yiji",
        })
    }
}

impl std::error::Error for RehearsalError {}

impl Rehearsal {
    /// The text to store.
    pub fn to_text(&self) -> String {
        let mut text = String::from(FIRST_WORDS);
        text.push_str(&REHEARSAL_VERSION.to_string());
        let Now {
            time,
            utc_offset_minutes,
        } = self.began;
        let numbers = [time, utc_offset_minutes.into(), self.limit.into()];
        text.push('\n');
        text.push_str(&numbers.map(|number| number.to_string()).join(" "));
        for Answer {
            card,
            seconds,
            points,
        } in &self.answers
        {
            text.push('\n');
            text.push_str(&card.to_text());
            text.push(' ');
            text.push_str(&seconds.to_string());
            text.push(' ');
            text.extend(
                (0..points.of()).map(|point| if points.is_said(point) { 'x' } else { 'o' }),
            );
        }
        text.push('\n');
        text
    }

    /// Reads a stored text.
    pub fn parse(text: &str) -> Result<Rehearsal, RehearsalError> {
        let rest = text
            .strip_prefix(FIRST_WORDS)
            .ok_or(RehearsalError::Damaged)?;
        let (version, rest) = rest.split_once('\n').ok_or(RehearsalError::Damaged)?;
        match version.parse() {
            Ok(REHEARSAL_VERSION) => read(rest).ok_or(RehearsalError::Damaged),
            Ok(newer) if newer > REHEARSAL_VERSION => Err(RehearsalError::Newer(newer)),
            _ => Err(RehearsalError::Damaged),
        }
    }
}

fn read(text: &str) -> Option<Rehearsal> {
    let mut lines = text.strip_suffix('\n')?.split('\n');
    let mut numbers = lines.next()?.split(' ');
    let began = Now {
        time: numbers.next()?.parse().ok()?,
        utc_offset_minutes: numbers.next()?.parse().ok()?,
    };
    let limit = numbers.next()?.parse().ok()?;
    let answers: Option<Vec<Answer>> = lines.map(read_answer).collect();
    Some(Rehearsal {
        began,
        limit,
        answers: answers?,
    })
}

fn read_answer(line: &str) -> Option<Answer> {
    let mut words = line.split(' ');
    let card = words.next()?.parse().ok()?;
    let seconds = words.next()?.parse().ok()?;
    let marks = words.next()?;
    let of = u16::try_from(marks.len())
        .ok()
        .filter(|of| (1..=Points::MAX).contains(of))?;
    let mut points = Points::none_said(of);
    for (point, mark) in (0..).zip(marks.bytes()) {
        points = match mark {
            b'x' => points.toggled(point),
            b'o' => points,
            _ => return None,
        };
    }
    Some(Answer {
        card,
        seconds,
        points,
    })
}
