//! What a session looks like at a moment: plain data that whoever paints needs no rule to read.

use super::turn::Turn;
use super::{Did, Seat, Session, Stage, Step};
use crate::suggest::{Suggestion, suggest};
use crate::{CardId, Grade, Now, Points};

/// Everything there is to paint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// How far the sitting is.
    pub position: Position,
    /// Whether there is something to take back.
    pub can_undo: bool,
    /// The card on the table.
    pub card: Option<CardId>,
    /// How often it was forgotten, if that makes it a leech.
    pub leech: Option<u16>,
    /// The view to show.
    pub phase: Phase,
}

/// How far the sitting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Reviews made.
    pub done: u32,
    /// Reviews made and still to make; grows when a card comes back.
    pub of: u32,
}

/// The view to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The card is being fetched.
    Loading,
    /// The card could not be fetched.
    Problem,
    /// The question and the ladder.
    Front {
        /// Rungs there are.
        rungs: u16,
        /// Rungs open.
        opened: u16,
    },
    /// The answer, the checklist and the buttons.
    Back {
        /// Rungs, which are the points of the checklist.
        rungs: u16,
        /// Rungs that were opened before the answer.
        opened: u16,
        /// Points said; `None` while the checklist is untouched.
        ticked: Option<Points>,
        /// What they suggest.
        suggestion: Option<Suggestion>,
        /// Whether it ends with a grade.
        graded: bool,
        /// What each button leads to, worst grade first.
        buttons: [Button; 4],
    },
    /// All done.
    Summary(Summary),
    /// There was nothing to review from the start.
    Empty,
}

/// A grade and what it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Button {
    /// The grade.
    pub grade: Grade,
    /// Days until the card is due; what will be stored.
    pub days: u32,
    /// Whether it comes back today before that.
    pub again_today: bool,
}

/// What the sitting came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Reviews made, repeats included.
    pub reviewed: u32,
    /// Reviews by grade, worst first.
    pub by_grade: [u32; 4],
    /// Cards gone through without a grade.
    pub passed: u32,
    /// Points said, of all points of checklists that were touched.
    pub said: (u32, u32),
    /// Time that all took.
    pub seconds: u32,
}

impl Session {
    /// What to paint at this moment.
    pub fn screen(&self, now: Now) -> Screen {
        let seat = self.current().map(|seat| self.seats[seat]);
        let card = seat.map(|seat| seat.card);
        let summary = self.summary();
        let done = summary.reviewed + summary.passed;
        let left = self.waiting.len() as u32 + u32::from(card.is_some());
        let phase = match self.stage {
            Stage::Loading { .. } => Phase::Loading,
            Stage::Problem { .. } => Phase::Problem,
            Stage::Front(Turn { rungs, opened, .. }) => Phase::Front { rungs, opened },
            Stage::Back(turn) => Phase::Back {
                rungs: turn.rungs,
                opened: turn.opened,
                ticked: turn.ticked,
                suggestion: turn
                    .ticked
                    .and_then(|points| suggest(points, turn.opened, self.rules.shares)),
                graded: self.is_graded(&turn),
                buttons: self.buttons(turn.seat, now),
            },
            Stage::Over if self.seats.is_empty() => Phase::Empty,
            Stage::Over => Phase::Summary(summary),
        };
        Screen {
            position: Position {
                done,
                of: done + left,
            },
            can_undo: !(self.steps.is_empty() && self.earlier.is_empty()),
            card,
            leech: seat
                .filter(|seat| seat.state.is_leech())
                .map(|seat| seat.state.lapses),
            phase,
        }
    }

    fn buttons(&self, seat: usize, now: Now) -> [Button; 4] {
        let today = now.day(self.rules.rollover_hour);
        let Seat { card, state } = self.seats[seat];
        let outcomes = state.outcomes(card, today);
        Grade::ALL.map(|grade| {
            let outcome = outcomes[grade.index()];
            Button {
                grade,
                days: outcome.due.since(today).max(0) as u32,
                again_today: outcome.again_today,
            }
        })
    }

    fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for Step { did, .. } in &self.steps {
            let (ticked, seconds) = match did {
                Did::Grade(_, review, _) => {
                    summary.reviewed += 1;
                    summary.by_grade[Grade::of(review.grade).index()] += 1;
                    (review.ticked, review.seconds)
                }
                Did::Pass(turn, seconds) => {
                    summary.passed += 1;
                    (turn.ticked, *seconds)
                }
                _ => continue,
            };
            if let Some(points) = ticked {
                summary.said.0 += u32::from(points.n_said());
                summary.said.1 += u32::from(points.of());
            }
            summary.seconds += u32::from(seconds);
        }
        summary
    }
}
