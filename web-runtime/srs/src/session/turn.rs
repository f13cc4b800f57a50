//! A card on the table: what the learner has done with it so far.

use crate::history::Review;
use crate::{Grade, Now, Points};

/// The longest time that is stored for one review; a learner who takes longer has left the table.
pub const MOST_SECONDS: u16 = 600;

#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    pub seat: usize,
    /// Rungs of the card's outline, which are the points of its checklist.
    pub rungs: u16,
    /// Rungs opened before the answer.
    pub opened: u16,
    /// Points said; `None` while the checklist is untouched.
    pub ticked: Option<Points>,
    /// Whether it is to end with a grade, in a sitting that gives none.
    pub graded: bool,
    /// When the card was shown.
    shown_at: i64,
    /// Time it had taken before that, where an undo came back to it.
    seconds_before: u16,
}

impl Turn {
    pub fn new(seat: usize, rungs: u16, now: Now) -> Turn {
        Turn {
            seat,
            rungs,
            opened: 0,
            ticked: None,
            graded: false,
            shown_at: now.time,
            seconds_before: 0,
        }
    }

    /// The turn that ended with that review, as far as the review tells.
    pub fn of(seat: usize, review: &Review) -> Turn {
        Turn {
            seat,
            rungs: 0,
            opened: review.rungs.into(),
            ticked: review.ticked,
            graded: true,
            shown_at: review.time,
            seconds_before: review.seconds,
        }
    }

    pub fn with_next_rung(self) -> Turn {
        let opened = self.rungs.min(self.opened + 1);
        Turn { opened, ..self }
    }

    pub fn with_tick(self, point: u16) -> Turn {
        if point >= self.rungs.min(Points::MAX) {
            return self;
        }
        let points = self.ticked.unwrap_or(Points::none_said(self.rungs));
        let ticked = Some(points.toggled(point));
        Turn { ticked, ..self }
    }

    pub fn with_all_said(self) -> Turn {
        let ticked = (self.rungs > 0).then(|| Points::all_said(self.rungs));
        Turn { ticked, ..self }
    }

    pub fn with_grade(self) -> Turn {
        Turn {
            graded: true,
            ..self
        }
    }

    /// The turn as it is taken up again, with the outline as it is now.
    pub fn resumed(self, rungs: u16, seconds_before: u16, now: Now) -> Turn {
        let is_of_outline = |points: &Points| points.of() == rungs.min(Points::MAX);
        Turn {
            rungs,
            opened: self.opened.min(rungs),
            ticked: self.ticked.filter(is_of_outline),
            shown_at: now.time,
            seconds_before,
            ..self
        }
    }

    /// The review that grading it makes.
    pub fn review(&self, grade: Grade, now: Now) -> Review {
        Review {
            time: now.time,
            grade: grade.quality(),
            utc_offset_minutes: now.utc_offset_minutes,
            rungs: self.opened.min(u8::MAX.into()) as u8,
            ticked: self.ticked,
            seconds: self.seconds(now),
        }
    }

    /// The time it has taken.
    pub fn seconds(&self, now: Now) -> u16 {
        let most = i64::from(MOST_SECONDS);
        let shown = now.time.saturating_sub(self.shown_at).clamp(0, most);
        (shown + i64::from(self.seconds_before)).min(most) as u16
    }
}
