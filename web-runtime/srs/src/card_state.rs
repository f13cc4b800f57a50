//! Where a card stands: what its history folds to, and all that the queue and the buttons need to know.

use crate::history::Review;
use crate::plan::Turn;
use crate::sm2::Memory;
use crate::{CardId, Day, Grade, Quality, fuzz};

/// The state of one card. A pure function of its id, its history and the rollover hour.
///
/// At most one review a day counts: the first. Further reviews on that day are SM-2's repeats "until it scores at
/// least four"; they leave `memory` and `due` alone and only keep or end `comes_back`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardState {
    /// What SM-2 remembers.
    pub memory: Memory,
    /// The day of the next review; `None` for a new card.
    pub due: Option<Day>,
    /// The day it was first reviewed.
    pub first_day: Option<Day>,
    /// The day of the last review that counted.
    pub last_day: Option<Day>,
    /// Whether the last grade was below Good, so that the card is shown again on `last_day`.
    pub comes_back: bool,
    /// How often it was reviewed: repeats, reviews before a reset and those of a clock that ran ahead included.
    pub n_reviews: u32,
    /// How often it was forgotten after it had been remembered.
    pub lapses: u16,
    /// Time taken by all of these reviews.
    pub seconds: u32,
    /// Whether the learner keeps it out of the queue, whatever is due. All else is as if it were not suspended.
    pub suspended: bool,
    /// Its turn before a day to be ready by. Not of the history: it is put in where a goal is set.
    pub turn: Option<Turn>,
}

/// What one grade leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The memory that will be stored.
    pub memory: Memory,
    /// The day of the next review, apart from repeats today.
    pub due: Day,
    /// Whether the card comes back today.
    pub again_today: bool,
}

impl CardState {
    /// A card never reviewed.
    pub const NEW: CardState = CardState {
        memory: Memory::NEW,
        due: None,
        first_day: None,
        last_day: None,
        comes_back: false,
        n_reviews: 0,
        lapses: 0,
        seconds: 0,
        suspended: false,
        turn: None,
    };

    /// Whether it was never reviewed, or not since it was reset.
    pub fn is_new(&self) -> bool {
        self.due.is_none()
    }

    /// Whether it is to be reviewed on that day or should have been before; without what comes back.
    pub fn is_due(&self, today: Day) -> bool {
        self.due.is_some_and(|due| due <= today)
    }

    /// Whether it was graded below Good on that day and has to be shown again.
    pub fn comes_back(&self, today: Day) -> bool {
        self.comes_back && self.is_repeat(today)
    }

    /// Whether the queue may show it on that day: new, due, or coming back, and not suspended.
    pub fn is_wanted(&self, today: Day) -> bool {
        !self.suspended && (self.is_new() || self.is_due(today) || self.comes_back(today))
    }

    /// Whether a review on that day is a repeat: the card's review of the day has been.
    ///
    /// A day before the last one counts as the same day: the learner flew west, or the clock was set back.
    pub fn is_repeat(&self, today: Day) -> bool {
        self.last_day.is_some_and(|last| today <= last)
    }

    /// The state after one more review.
    #[must_use]
    pub fn reviewed(self, card: CardId, review: &Review, rollover_hour: u8) -> CardState {
        self.graded(card, review.at().day(rollover_hour), review.grade)
            .counted(review)
    }

    /// The state with a review counted that has no other effect.
    #[must_use]
    pub(crate) fn counted(self, review: &Review) -> CardState {
        CardState {
            n_reviews: self.n_reviews.saturating_add(1),
            seconds: self.seconds.saturating_add(review.seconds.into()),
            ..self
        }
    }

    /// The state of a card that starts over: new, but its reviews have been made, and it is as suspended as before.
    #[must_use]
    pub fn reset(self) -> CardState {
        CardState {
            n_reviews: self.n_reviews,
            seconds: self.seconds,
            suspended: self.suspended,
            turn: self.turn,
            ..CardState::NEW
        }
    }

    /// The state with the card suspended, or no longer.
    #[must_use]
    pub fn with_suspended(self, suspended: bool) -> CardState {
        CardState { suspended, ..self }
    }

    /// The state with a turn before a day to be ready by, on which it is due at the latest.
    #[must_use]
    pub(crate) fn with_turn(self, turn: Turn) -> CardState {
        CardState {
            due: self.due.map(|due| turn.due(due, self.last_day)),
            turn: Some(turn),
            ..self
        }
    }

    /// The state after a grade, whose review is not counted yet.
    pub(crate) fn graded(self, card: CardId, today: Day, quality: Quality) -> CardState {
        let mut next = self;
        next.comes_back = quality.comes_back();
        if self.is_repeat(today) {
            return next;
        }
        if !quality.is_success() && self.memory.repetitions > 0 {
            next.lapses = next.lapses.saturating_add(1);
        }
        next.memory = self.memory.after(quality);
        let due = today.plus(fuzz::days(card, next.memory));
        next.due = Some(match self.turn {
            Some(turn) => turn.due(due, Some(today)),
            None => due,
        });
        next.first_day = self.first_day.or(Some(today));
        next.last_day = Some(today);
        next
    }

    /// What each button leads to if it is pressed on that day, in the order of [`Grade::ALL`]: what
    /// [`reviewed`](CardState::reviewed) will store, repeats included.
    pub fn outcomes(&self, card: CardId, today: Day) -> [Outcome; 4] {
        Grade::ALL.map(|grade| {
            let quality = grade.quality();
            let next = self.graded(card, today, quality);
            Outcome {
                memory: next.memory,
                // A review sets it, if none has before.
                due: next.due.unwrap_or(today),
                again_today: quality.comes_back(),
            }
        })
    }
}

impl Default for CardState {
    fn default() -> Self {
        CardState::NEW
    }
}
