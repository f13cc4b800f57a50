//! A rehearsal of an interview: questions drawn from the topics asked for, an answer spoken to each against the clock,
//! its points ticked by the learner, and a report. The schedule of reviews is left alone.
//!
//! ```text
//! topics, number, seed ─choose→ cards ─round→ answers ─report→ what to work on first
//!                                                └─→ text, kept under the second it began in
//! ```

mod choose;
mod report;
mod round;
mod text;

pub use choose::choose;
pub use report::{Figures, Weakness, figures};
pub use round::{Action, Effect, Phase, Round, Screen};
pub use text::{REHEARSAL_VERSION, RehearsalError};

use crate::{CardId, Day, Now, Points};

/// One rehearsal, as it was. Once it is over, it never changes: two devices' rehearsals are united by their beginnings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehearsal {
    /// When it began.
    pub began: Now,
    /// Seconds that an answer should not exceed; 0 = as long as it takes.
    pub limit: u16,
    /// The answers, in the order of the questions.
    pub answers: Vec<Answer>,
}

/// The answer to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The card.
    pub card: CardId,
    /// How long it took.
    pub seconds: u16,
    /// The points said. A card without an outline has one point: the answer.
    pub points: Points,
}

impl Rehearsal {
    /// The learner's day on which it began.
    pub fn day(&self, rollover_hour: u8) -> Day {
        self.began.day(rollover_hour)
    }
}
