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
mod turn;

pub use action::{Action, Effect};
pub use screen::{Button, Phase, Position, Screen, Summary};
pub use turn::MOST_SECONDS;

use std::collections::VecDeque;

use crate::history::{Act, Entry, Review};
use crate::{CardId, CardState, Day, Grade, Now};
use turn::Turn;

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
    Loading { seat: usize, resume: Option<Resume> },
    Problem { seat: usize, resume: Option<Resume> },
    Front(Turn),
    Back(Turn),
    Over,
}

/// A turn to be taken up again, and how long it had taken.
#[derive(Clone, Copy, Debug)]
struct Resume {
    turn: Turn,
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
    /// Ended a turn with a review, which changed the card's state.
    Grade(Turn, Review, CardState),
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
                    None => Stage::Front(Turn::new(seat, rungs, now)),
                    Some(Resume { turn, seconds }) => Stage::Back(turn.resumed(seconds, now)),
                };
            }
            (Action::FetchFailed { card }, Stage::Loading { seat, resume })
                if card == self.seats[seat].card =>
            {
                self.stage = Stage::Problem { seat, resume };
            }
            (Action::Retry, Stage::Problem { seat, resume }) => {
                self.load(seat, resume, &mut effects);
            }
            (Action::OpenRung, Stage::Front(turn)) => {
                self.stage = Stage::Front(turn.with_next_rung());
            }
            (Action::ShowAnswer, Stage::Front(turn)) => self.stage = Stage::Back(turn),
            (Action::Tick(point), Stage::Back(turn)) => {
                self.stage = Stage::Back(turn.with_tick(point));
            }
            (Action::AllSaid, Stage::Back(turn)) => self.stage = Stage::Back(turn.with_all_said()),
            (Action::Grade(grade), Stage::Back(turn)) => {
                self.grade(grade, turn, now, &mut effects);
            }
            (Action::Undo, _) => self.undo(&mut effects),
            (Action::Skip, _) => self.put_aside(Did::Skip, &mut effects),
            (Action::Bury, _) => self.put_aside(Did::Bury, &mut effects),
            _ => {}
        }
        effects
    }

    /// Takes over a card's state as stored, where another tab may have reviewed it. A waiting card that is no longer due,
    /// or is suspended, leaves the sitting.
    pub fn refresh(&mut self, card: CardId, state: CardState, today: Day) {
        let Some(refreshed) = self.seats.iter().position(|seat| seat.card == card) else {
            return;
        };
        self.seats[refreshed].state = state;
        if !state.is_wanted(today) {
            self.waiting.retain(|&seat| seat != refreshed);
        }
    }

    /// The card after this one, so that it can be fetched ahead.
    pub fn upcoming(&self) -> Option<CardId> {
        self.waiting.front().map(|&seat| self.seats[seat].card)
    }

    fn grade(&mut self, grade: Grade, turn: Turn, now: Now, effects: &mut Vec<Effect>) {
        let seat = turn.seat;
        let Seat { card, state } = self.seats[seat];
        let mut review = turn.review(grade, now);
        while self.stamps.contains(&(card, review.time)) {
            review.time = review.time.wrapping_add(1);
        }
        self.stamps.push((card, review.time));
        self.seats[seat].state = state.reviewed(card, &review, self.rollover_hour);
        if grade.quality().comes_back() {
            self.waiting.push_back(seat);
        }
        let did = Did::Grade(turn, review, state);
        self.steps.push(Step { seat, did });
        effects.push(Effect::Store(card, Entry::Done(Act::Review(review))));
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
            Did::Grade(turn, review, before) => {
                self.seats[seat].state = before;
                effects.push(Effect::Store(card, Entry::Undone(Act::Review(review))));
                let seconds = review.seconds;
                Some(Resume { turn, seconds })
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

    fn load(&mut self, seat: usize, resume: Option<Resume>, effects: &mut Vec<Effect>) {
        self.stage = Stage::Loading { seat, resume };
        effects.push(Effect::Fetch(self.seats[seat].card));
    }

    /// The seat on the table.
    fn current(&self) -> Option<usize> {
        match self.stage {
            Stage::Loading { seat, .. } | Stage::Problem { seat, .. } => Some(seat),
            Stage::Front(turn) | Stage::Back(turn) => Some(turn.seat),
            Stage::Over => None,
        }
    }
}
