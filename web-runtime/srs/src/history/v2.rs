//! Version 2 of the text: every kind of act, about eight characters a review.
//!
//! In bits and numbers as `bits.rs` writes them; the figure behind "number" is the bits of its smallest class.
//!
//! ```text
//! count      number 4: how many entries
//! then for each, in order:
//! kind       3 bits: grade 0–5 of a review, 6 = another act (7 is free)
//! undone     1 bit
//! time       number 32, signed: seconds since 1970, for the first; then number 19: seconds since the entry before
//! of another act only:
//! act        2 bits: 0 reset, 1 suspend, 2 unsuspend (3 is free)
//! of a review only:
//! offset     1 bit: 0 as with the review before (0 minutes before the first), 1 followed by number 10, signed: minutes
//! seconds    number 5: time taken
//! rungs      number 0: rungs opened
//! ticks      1 bit: whether the checklist was touched; if so, 1 bit: 0 as many points as the last time it was
//!            touched (none before the first), 1 followed by number 3: how many; then a bit for each, first point last
//! ```

use super::bits::{Reader, Writer, folded, unfolded};
use super::{Act, Entry, History, Record, Review};
use crate::{Points, Quality};

const OTHER_ACT: u64 = 6;

/// What an entry leaves out because it is as before.
#[derive(Default)]
struct Before {
    time: Option<i64>,
    utc_offset_minutes: i16,
    n_points: u16,
}

pub(super) fn write(history: &History) -> String {
    let mut body = Writer::default();
    body.number(history.records.len() as u64, 4);
    let mut before = Before::default();
    for entry in history.entries() {
        let act = entry.act();
        let kind = act
            .review()
            .map_or(OTHER_ACT, |review| review.grade.get().into());
        body.bits(kind, 3);
        body.flag(matches!(entry, Entry::Undone(_)));
        match before.time {
            None => body.number(folded(act.time()), 32),
            // Sorted, so never negative; and the distance of two i64 fits a u64.
            Some(before) => body.number(act.time().wrapping_sub(before) as u64, 19),
        }
        before.time = Some(act.time());
        match act {
            Act::Review(review) => write_review(&mut body, review, &mut before),
            Act::Reset { .. } => body.bits(0, 2),
            Act::Suspend { .. } => body.bits(1, 2),
            Act::Unsuspend { .. } => body.bits(2, 2),
        }
    }
    body.finish()
}

fn write_review(body: &mut Writer, review: &Review, before: &mut Before) {
    let is_elsewhere = review.utc_offset_minutes != before.utc_offset_minutes;
    body.flag(is_elsewhere);
    if is_elsewhere {
        body.number(folded(review.utc_offset_minutes.into()), 10);
        before.utc_offset_minutes = review.utc_offset_minutes;
    }
    body.number(review.seconds.into(), 5);
    body.number(review.rungs.into(), 0);
    body.flag(review.ticked.is_some());
    if let Some(points) = review.ticked {
        let n_points = points.of();
        body.flag(n_points != before.n_points);
        if n_points != before.n_points {
            body.number(n_points.into(), 3);
            before.n_points = n_points;
        }
        body.bits(points.bits(), n_points.into());
    }
}

pub(super) fn read(mut body: Reader) -> Option<History> {
    let count = body.number(4)?;
    let mut records: Vec<Record> = Vec::new();
    let mut before = Before::default();
    for _ in 0..count {
        let record = read_record(&mut body, &mut before)?;
        // As it is written: sorted, each act once. Anything else was not written by this code.
        if records.last().is_some_and(|last| last.act >= record.act) {
            return None;
        }
        records.push(record);
    }
    body.is_at_end().then_some(History { records })
}

fn read_record(body: &mut Reader, before: &mut Before) -> Option<Record> {
    let kind = body.bits(3)?;
    let undone = body.flag()?;
    let time = match before.time {
        None => unfolded(body.number(32)?),
        Some(before) => before.checked_add_unsigned(body.number(19)?)?,
    };
    before.time = Some(time);
    let act = if kind == OTHER_ACT {
        match body.bits(2)? {
            0 => Act::Reset { time },
            1 => Act::Suspend { time },
            2 => Act::Unsuspend { time },
            _ => return None,
        }
    } else {
        let grade = Quality::new(kind as u8)?;
        Act::Review(read_review(body, time, grade, before)?)
    };
    Some(Record { act, undone })
}

fn read_review(
    body: &mut Reader,
    time: i64,
    grade: Quality,
    before: &mut Before,
) -> Option<Review> {
    if body.flag()? {
        before.utc_offset_minutes = unfolded(body.number(10)?).try_into().ok()?;
    }
    let seconds = body.number(5)?.try_into().ok()?;
    let rungs = body.number(0)?.try_into().ok()?;
    let ticked = if body.flag()? {
        if body.flag()? {
            before.n_points = body.number(3)?.try_into().ok()?;
        }
        Some(Points::of_bits(
            before.n_points,
            body.bits(before.n_points.into())?,
        )?)
    } else {
        None
    };
    Some(Review {
        time,
        grade,
        utc_offset_minutes: before.utc_offset_minutes,
        rungs,
        ticked,
        seconds,
    })
}
