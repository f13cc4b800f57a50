//! One sitting: a pure state machine from actions to effects and screens.
//!
//! ```text
//! loading ─Fetched→ front ─ShowAnswer→ back ─Grade→ loading of the next card … → summary
//!    └─FetchFailed→ problem ─Retry / Skip→            ↑ Undo: back to the card just graded, as it was
//! ```
//!
//! Nothing here fetches, stores or reads a clock: the caller carries out the [`Effect`]s, passes the moment of each
//! action, and paints the [`Screen`]. An action that makes no sense where the session stands changes nothing.
//! A card graded below Good goes to the end of what waits, so it is not shown at once unless nothing else is left.

mod action;
mod screen;

pub use action::{Action, Effect};
pub use screen::{Button, Phase, Position, Screen, Summary};

use std::collections::VecDeque;

use crate::history::{Entry, Review};
use crate::{CardId, CardState, Day, Grade, Now, Points};

/// The longest time that is stored for one review; a learner who takes longer has left the table.
pub const MOST_SECONDS: u16 = 600;

/// A sitting.
#[derive(Clone, Debug)]
pub struct Session {
    seats: Vec<Seat>,
    /// Seats to come, the current one not among them.
    waiting: VecDeque<usize>,
    stage: Stage,
    /// What Undo takes back, newest last.
    steps: Vec<Step>,
    /// When each card was graded, undone or not: no two reviews of a card may have the same time, or the undo of one
    /// would take back the other.
    stamps: Vec<(CardId, i64)>,
    rollover_hour: u8,
}

/// A card of the sitting.
#[derive(Clone, Copy, Debug)]
struct Seat {
    card: CardId,
    state: CardState,
}

/// Where the session stands. A stage carries the seat it is about.
#[derive(Clone, Copy, Debug)]
enum Stage {
    Loading {
        seat: usize,
        resume: Option<Answer>,
    },
    Problem {
        seat: usize,
        resume: Option<Answer>,
    },
    Front {
        seat: usize,
        rungs: u16,
        opened: u16,
        shown_at: i64,
    },
    Back {
        seat: usize,
        answer: Answer,
        shown_at: i64,
    },
    Over,
}

/// What is known once the answer is shown.
#[derive(Clone, Copy, Debug)]
struct Answer {
    rungs: u16,
    opened: u16,
    ticked: Option<Points>,
    /// Time taken before, where an undo comes back to it.
    seconds: u16,
}

/// Something that Undo takes back.
#[derive(Clone, Copy, Debug)]
struct Step {
    seat: usize,
    did: Did,
}

#[derive(Clone, Copy, Debug)]
enum Did {
    Grade {
        review: Review,
        before: CardState,
        answer: Answer,
    },
    Skip,
    Bury,
}

impl Session {
    /// Begins a sitting over these cards, in this order; the effect, if there is one, fetches the first.
    pub fn new(
        cards: impl IntoIterator<Item = (CardId, CardState)>,
        rollover_hour: u8,
    ) -> (Session, Vec<Effect>) {
        let seats: Vec<Seat> = cards
            .into_iter()
            .map(|(card, state)| Seat { card, state })
            .collect();
        let waiting = (0..seats.len()).collect();
        let mut session = Session {
            seats,
            waiting,
            stage: Stage::Over,
            steps: Vec::new(),
            stamps: Vec::new(),
            rollover_hour,
        };
        let mut effects = Vec::new();
        session.next_card(&mut effects);
        (session, effects)
    }

    /// Does what the action asks for.
    pub fn act(&mut self, action: Action, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        match (action, self.stage) {
            (Action::Fetched { card, rungs }, Stage::Loading { seat, resume })
                if card == self.seats[seat].card =>
            {
                self.stage = match resume {
                    None => Stage::Front {
                        seat,
                        rungs,
                        opened: 0,
                        shown_at: now.time,
                    },
                    Some(answer) => Stage::Back {
                        seat,
                        answer,
                        shown_at: now.time,
                    },
                };
            }
            (Action::FetchFailed { card }, Stage::Loading { seat, resume })
                if card == self.seats[seat].card =>
            {
                self.stage = Stage::Problem { seat, resume };
            }
            (Action::Retry, Stage::Problem { seat, resume }) => {
                self.load(seat, resume, &mut effects)
            }
            (
                Action::OpenRung,
                Stage::Front {
                    seat,
                    rungs,
                    opened,
                    shown_at,
                },
            ) if opened < rungs => {
                self.stage = Stage::Front {
                    seat,
                    rungs,
                    opened: opened + 1,
                    shown_at,
                };
            }
            (
                Action::ShowAnswer,
                Stage::Front {
                    seat,
                    rungs,
                    opened,
                    shown_at,
                },
            ) => {
                self.stage = Stage::Back {
                    seat,
                    answer: Answer {
                        rungs,
                        opened,
                        ticked: None,
                        seconds: 0,
                    },
                    shown_at,
                };
            }
            (
                Action::Tick(point),
                Stage::Back {
                    seat,
                    mut answer,
                    shown_at,
                },
            ) if point < answer.rungs.min(Points::MAX) => {
                answer.ticked = Some(
                    answer
                        .ticked
                        .unwrap_or(Points::none_said(answer.rungs))
                        .toggled(point),
                );
                self.stage = Stage::Back {
                    seat,
                    answer,
                    shown_at,
                };
            }
            (
                Action::AllSaid,
                Stage::Back {
                    seat,
                    mut answer,
                    shown_at,
                },
            ) if answer.rungs > 0 => {
                answer.ticked = Some(Points::all_said(answer.rungs));
                self.stage = Stage::Back {
                    seat,
                    answer,
                    shown_at,
                };
            }
            (
                Action::Grade(grade),
                Stage::Back {
                    seat,
                    mut answer,
                    shown_at,
                },
            ) => {
                answer.seconds = answer.seconds_at(now, shown_at);
                self.grade(grade, seat, answer, now, &mut effects);
            }
            (Action::Undo, _) => self.undo(&mut effects),
            (Action::Skip, _) => self.put_aside(Did::Skip, &mut effects),
            (Action::Bury, _) => self.put_aside(Did::Bury, &mut effects),
            _ => {}
        }
        effects
    }

    /// Takes over a card's state as stored, where another tab may have reviewed it. A waiting card that is no longer due
    /// leaves the sitting.
    pub fn refresh(&mut self, card: CardId, state: CardState, today: Day) {
        let Some(refreshed) = self.seats.iter().position(|seat| seat.card == card) else {
            return;
        };
        self.seats[refreshed].state = state;
        if !(state.is_new() || state.is_due(today) || state.comes_back(today)) {
            self.waiting.retain(|&seat| seat != refreshed);
        }
    }

    /// The card after this one, so that it can be fetched ahead.
    pub fn upcoming(&self) -> Option<CardId> {
        self.waiting.front().map(|&seat| self.seats[seat].card)
    }

    fn grade(
        &mut self,
        grade: Grade,
        seat: usize,
        answer: Answer,
        now: Now,
        effects: &mut Vec<Effect>,
    ) {
        let Seat {
            card,
            state: before,
        } = self.seats[seat];
        let mut time = now.time;
        while self.stamps.contains(&(card, time)) {
            time = time.wrapping_add(1);
        }
        self.stamps.push((card, time));
        let review = Review {
            time,
            grade: grade.quality(),
            utc_offset_minutes: now.utc_offset_minutes,
            rungs: answer.opened.min(u8::MAX.into()) as u8,
            ticked: answer.ticked,
            seconds: answer.seconds,
        };
        self.seats[seat].state = before.reviewed(&review, self.rollover_hour);
        if grade.quality().comes_back() {
            self.waiting.push_back(seat);
        }
        self.steps.push(Step {
            seat,
            did: Did::Grade {
                review,
                before,
                answer,
            },
        });
        effects.push(Effect::Store(card, Entry::Review(review)));
        self.next_card(effects);
    }

    fn undo(&mut self, effects: &mut Vec<Effect>) {
        let Some(Step { seat, did }) = self.steps.pop() else {
            return;
        };
        let card = self.seats[seat].card;
        if let Some(current) = self.current() {
            self.waiting.push_front(current);
        }
        self.waiting.retain(|&waiting| waiting != seat);
        let resume = match did {
            Did::Grade {
                review,
                before,
                answer,
            } => {
                self.seats[seat].state = before;
                effects.push(Effect::Store(card, Entry::Undo(review)));
                Some(answer)
            }
            Did::Skip => None,
            Did::Bury => {
                effects.push(Effect::Unbury(card));
                None
            }
        };
        self.load(seat, resume, effects);
    }

    fn put_aside(&mut self, did: Did, effects: &mut Vec<Effect>) {
        let Some(seat) = self.current() else { return };
        self.steps.push(Step { seat, did });
        if let Did::Bury = did {
            effects.push(Effect::Bury(self.seats[seat].card));
        }
        self.next_card(effects);
    }

    fn next_card(&mut self, effects: &mut Vec<Effect>) {
        match self.waiting.pop_front() {
            Some(seat) => self.load(seat, None, effects),
            None => self.stage = Stage::Over,
        }
    }

    fn load(&mut self, seat: usize, resume: Option<Answer>, effects: &mut Vec<Effect>) {
        self.stage = Stage::Loading { seat, resume };
        effects.push(Effect::Fetch(self.seats[seat].card));
    }

    /// The seat on the table.
    fn current(&self) -> Option<usize> {
        match self.stage {
            Stage::Loading { seat, .. }
            | Stage::Problem { seat, .. }
            | Stage::Front { seat, .. }
            | Stage::Back { seat, .. } => Some(seat),
            Stage::Over => None,
        }
    }
}

impl Answer {
    /// Time taken if it is graded now.
    fn seconds_at(&self, now: Now, shown_at: i64) -> u16 {
        let since = now
            .time
            .saturating_sub(shown_at)
            .clamp(0, MOST_SECONDS.into()) as u16;
        (self.seconds + since).min(MOST_SECONDS)
    }
}
