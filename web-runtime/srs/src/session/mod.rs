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
mod earlier;
mod screen;
mod turn;
mod way;

pub use action::{Action, Effect};
pub use earlier::{Earlier, earlier};
pub use screen::{Button, Phase, Position, Screen, Summary};
pub use turn::MOST_SECONDS;
pub use way::Way;

use crate::history::{Act, Entry, Review};
use crate::suggest::Shares;
use crate::{CardId, CardState, Day, Grade, Now, gather};
use turn::Turn;

/// A sitting.
#[derive(Clone, Debug)]
pub struct Session {
    seats: Vec<Seat>,
    /// Seats to come, the current one not among them.
    waiting: Vec<usize>,
    stage: Stage,
    /// What Undo takes back, newest last.
    steps: Vec<Step>,
    /// What Undo takes back then: what was done that day before this sitting, newest last.
    earlier: Vec<Earlier>,
    /// When something was done to each card, undone or not: no two acts on a card may have the same time, or the undo of
    /// one would take back the other.
    stamps: Vec<(CardId, i64)>,
    rules: Rules,
    way: Way,
}

/// What the learner has set that a sitting goes by.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// The hour at which a day ends.
    pub rollover_hour: u8,
    /// What a suggestion asks for.
    pub shares: Shares,
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
    /// Suspended the card or reset it, from that state.
    Act(Act, CardState),
    /// Ended a turn without a grade, after that many seconds.
    Pass(Turn, u16),
    Skip,
    Bury,
}

impl Session {
    /// Begins a sitting over these cards, in this order, after what was done earlier that day, oldest first; the effect, if
    /// there is one, fetches the first card.
    pub fn new(
        cards: impl IntoIterator<Item = (CardId, CardState)>,
        earlier: Vec<Earlier>,
        way: Way,
        rules: Rules,
    ) -> (Session, Vec<Effect>) {
        let seats = cards.into_iter().map(|(card, state)| Seat { card, state });
        let seats = gather(seats);
        let waiting = gather(0..seats.len());
        let stamps = earlier
            .iter()
            .map(|earlier| (earlier.card, earlier.act.time()));
        let stamps = gather(stamps);
        let mut session = Session {
            seats,
            waiting,
            stage: Stage::Over,
            steps: Vec::new(),
            earlier,
            stamps,
            rules,
            way,
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
                    Some(Resume { turn, seconds }) => {
                        Stage::Back(turn.resumed(rungs, seconds, now))
                    }
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
            // An outline is recalled whole.
            (Action::OpenRung, Stage::Front(turn)) if self.way != Way::Outline => {
                self.stage = Stage::Front(turn.with_next_rung());
            }
            (Action::ShowAnswer, Stage::Front(turn)) => self.stage = Stage::Back(turn),
            (Action::Tick(point), Stage::Back(turn)) => {
                self.stage = Stage::Back(turn.with_tick(point));
            }
            (Action::AllSaid, Stage::Back(turn)) => self.stage = Stage::Back(turn.with_all_said()),
            (Action::Grade(grade), Stage::Back(turn)) if self.is_graded(&turn) => {
                self.grade(grade, turn, now, &mut effects);
            }
            (Action::Pass { repeat }, Stage::Back(turn)) if !self.is_graded(&turn) => {
                self.pass(turn, repeat, now, &mut effects);
            }
            (Action::Score, Stage::Back(turn)) => self.stage = Stage::Back(turn.with_grade()),
            (Action::Undo, _) => self.undo(&mut effects),
            (Action::Skip, _) => self.put_aside(Did::Skip, &mut effects),
            (Action::Bury, _) => self.put_aside(Did::Bury, &mut effects),
            (Action::Suspend, _) => {
                self.act_on_card(|time| Act::Suspend { time }, now, &mut effects)
            }
            (Action::Reset, _) => self.act_on_card(|time| Act::Reset { time }, now, &mut effects),
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
        if self.way.is_graded() && !state.is_wanted(today) {
            self.waiting.retain(|&seat| seat != refreshed);
        }
    }

    /// The cards after this one, so that they can be fetched ahead.
    pub fn upcoming(&self) -> impl Iterator<Item = CardId> {
        self.waiting.iter().map(|&seat| self.seats[seat].card)
    }

    fn grade(&mut self, grade: Grade, turn: Turn, now: Now, effects: &mut Vec<Effect>) {
        let seat = turn.seat;
        let Seat { card, state } = self.seats[seat];
        let mut review = turn.review(grade, now);
        review.time = self.stamp(card, now);
        self.seats[seat].state = state.reviewed(card, &review, self.rules.rollover_hour);
        if grade.quality().comes_back() {
            self.waiting.push(seat);
        }
        let did = Did::Grade(turn, review, state);
        self.steps.push(Step { seat, did });
        effects.push(Effect::Store(card, Entry::Done(Act::Review(review))));
        self.next_card(effects);
    }

    /// Whether the turn ends with a grade.
    fn is_graded(&self, turn: &Turn) -> bool {
        self.way.is_graded() || turn.graded
    }

    fn pass(&mut self, turn: Turn, repeat: bool, now: Now, effects: &mut Vec<Effect>) {
        let seat = turn.seat;
        if repeat {
            self.waiting.push(seat);
        }
        let did = Did::Pass(turn, turn.seconds(now));
        self.steps.push(Step { seat, did });
        self.next_card(effects);
    }

    fn undo(&mut self, effects: &mut Vec<Effect>) {
        let Some(Step { seat, did }) = self.last_step() else {
            return;
        };
        let card = self.seats[seat].card;
        if let Some(current) = self.current() {
            self.waiting.insert(0, current);
        }
        self.waiting.retain(|&waiting| waiting != seat);
        let resume = match did {
            Did::Grade(turn, review, before) => {
                self.seats[seat].state = before;
                effects.push(Effect::Store(card, Entry::Undone(Act::Review(review))));
                let seconds = review.seconds;
                Some(Resume { turn, seconds })
            }
            Did::Act(act, before) => {
                self.seats[seat].state = before;
                effects.push(Effect::Store(card, Entry::Undone(act)));
                None
            }
            Did::Pass(turn, seconds) => Some(Resume { turn, seconds }),
            Did::Skip => None,
            Did::Bury => {
                effects.push(Effect::Unbury(card));
                None
            }
        };
        self.load(seat, resume, effects);
    }

    /// What the learner did last, in this sitting or in an earlier one of the day.
    fn last_step(&mut self) -> Option<Step> {
        if let Some(step) = self.steps.pop() {
            return Some(step);
        }
        let Earlier { card, act, before } = self.earlier.pop()?;
        let known = self.seats.iter().position(|seat| seat.card == card);
        let seat = known.unwrap_or_else(|| {
            let state = before;
            self.seats.push(Seat { card, state });
            self.seats.len() - 1
        });
        let did = match act {
            Act::Review(review) => Did::Grade(Turn::of(seat, &review), review, before),
            act => Did::Act(act, before),
        };
        Some(Step { seat, did })
    }

    /// The time for an act on the card: a second of its own.
    fn stamp(&mut self, card: CardId, now: Now) -> i64 {
        let mut time = now.time;
        while self.stamps.contains(&(card, time)) {
            time = time.wrapping_add(1);
        }
        self.stamps.push((card, time));
        time
    }

    /// Does something to the card on the table other than to grade it, and goes on.
    fn act_on_card(&mut self, act: fn(i64) -> Act, now: Now, effects: &mut Vec<Effect>) {
        let Some(seat) = self.current() else { return };
        let Seat { card, state } = self.seats[seat];
        let act = act(self.stamp(card, now));
        self.seats[seat].state = match act {
            Act::Reset { .. } => state.reset(),
            _ => state.with_suspended(true),
        };
        effects.push(Effect::Store(card, Entry::Done(act)));
        self.put_aside(Did::Act(act, state), effects);
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
        if self.waiting.is_empty() {
            self.stage = Stage::Over;
        } else {
            let seat = self.waiting.remove(0);
            self.load(seat, None, effects);
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
