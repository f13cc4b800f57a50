//! What is done to a card, and the entries that say so.

use std::cmp::Ordering;

use super::Review;
use crate::{Day, Now};

/// Something done to a card. Ordered by time; in the same second reviews come first, then the others as listed here.
///
/// The second is the whole stamp: no device, no tab. Two acts that are alike in every field are one, which costs nothing
/// that can happen: one person can't show, answer and grade a card twice within a second, and if a machine does, the
/// second grade of a day would have been a repeat that changes neither memory nor due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// It was shown and graded.
    Review(Review),
    /// It starts over, as a new card: what was before stays in the history, and the fold begins after it.
    Reset {
        /// When, in seconds since 1970-01-01T00:00Z.
        time: i64,
    },
    /// It is left out of the queue until an `Unsuspend`.
    Suspend {
        /// When, in seconds since 1970-01-01T00:00Z.
        time: i64,
    },
    /// It is back in the queue, where it was.
    Unsuspend {
        /// When, in seconds since 1970-01-01T00:00Z.
        time: i64,
    },
}

impl Act {
    /// When it was done, in seconds since 1970-01-01T00:00Z.
    pub fn time(&self) -> i64 {
        match *self {
            Act::Review(Review { time, .. })
            | Act::Reset { time }
            | Act::Suspend { time }
            | Act::Unsuspend { time } => time,
        }
    }

    /// The review, if it is one.
    pub fn review(&self) -> Option<&Review> {
        match self {
            Act::Review(review) => Some(review),
            _ => None,
        }
    }

    /// The day it was done on: of a review by the clock it was made under, else by the clock of `now`.
    pub fn day(&self, now: Now, rollover_hour: u8) -> Day {
        let at = self.review().map_or(
            Now {
                time: self.time(),
                ..now
            },
            Review::at,
        );
        at.day(rollover_hour)
    }

    fn rank(&self) -> u8 {
        match self {
            Act::Review(_) => 0,
            Act::Reset { .. } => 1,
            Act::Suspend { .. } => 2,
            Act::Unsuspend { .. } => 3,
        }
    }
}

impl Ord for Act {
    fn cmp(&self, other: &Act) -> Ordering {
        match (self, other) {
            (Act::Review(review), Act::Review(other)) => review.cmp(other),
            _ => (self.time(), self.rank()).cmp(&(other.time(), other.rank())),
        }
    }
}

impl PartialOrd for Act {
    fn partial_cmp(&self, other: &Act) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What a history is a set of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// This was done.
    Done(Act),
    /// This is taken back, for ever: it implies that it was done.
    Undone(Act),
}

impl Entry {
    /// What was done or taken back.
    pub fn act(&self) -> &Act {
        match self {
            Entry::Done(act) | Entry::Undone(act) => act,
        }
    }
}
