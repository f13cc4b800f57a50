//! One review of a card.

use crate::{Now, Points, Quality};

/// A card was shown and graded. Ordered by time, then by the other fields, so that any two devices agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Review {
    /// When it was graded, in seconds since 1970-01-01T00:00Z.
    pub time: i64,
    /// How well it was remembered.
    pub grade: Quality,
    /// Local time minus UTC at that moment, in minutes.
    pub utc_offset_minutes: i16,
    /// Rungs opened before the answer.
    pub rungs: u8,
    /// The checklist, if it was touched.
    pub ticked: Option<Points>,
    /// Time from the question's showing to the grade.
    pub seconds: u16,
}

impl Review {
    /// The moment it was graded.
    pub fn at(&self) -> Now {
        Now {
            time: self.time,
            utc_offset_minutes: self.utc_offset_minutes,
        }
    }
}
