//! Histories: what is stored is read again, what can't be read is said, and merging loses nothing in any order.
#![allow(clippy::unwrap_used)]

mod clock;
mod life;
mod merge;
mod size;
mod text;

use srs::history::{Act, Entry, History, Review};
use srs::{CardId, Now, Quality};

/// Whose histories they are.
const CARD: CardId = CardId(7);
/// Noon of day 20,777 in Shanghai.
const NOON: i64 = 20_777 * DAY + 4 * HOUR;
const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;
/// So late that no act lies ahead.
const LATER: Now = Now {
    time: i64::MAX,
    utc_offset_minutes: 480,
};

/// A review in Shanghai, so many seconds after noon of day 20,777.
fn review(after_noon: i64, grade: u8) -> Review {
    Review {
        time: NOON + after_noon,
        grade: Quality::new(grade).unwrap(),
        utc_offset_minutes: 480,
        rungs: 0,
        ticked: None,
        seconds: 10,
    }
}

fn history(reviews: &[(i64, u8)]) -> History {
    entries(
        reviews
            .iter()
            .map(|&(after_noon, grade)| Entry::Done(Act::Review(review(after_noon, grade)))),
    )
}

fn entries(entries: impl IntoIterator<Item = Entry>) -> History {
    let mut history = History::default();
    for entry in entries {
        history.insert(entry);
    }
    history
}
