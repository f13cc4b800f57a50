//! A rehearsal under way: a pure state machine from actions to effects and screens.
//!
//! ```text
//! loading ─Fetched→ asking ─Said→ marking ─Next→ loading of the next question … → over
//!    └─FetchFailed→ problem ─Retry / Skip→
//! ```
//!
//! Nothing here fetches, stores or reads a clock. An action that makes no sense where the round stands changes nothing.

use super::{Answer, Rehearsal};
use crate::{CardId, Now, Points};

/// The longest time that is kept for one answer; who takes longer has left the room.
const MOST_SECONDS: i64 = 3_600;

/// A rehearsal under way.
#[derive(Clone, Debug)]
pub struct Round {
    cards: Vec<CardId>,
    stage: Stage,
    rehearsal: Rehearsal,
}

/// Where the round stands; the question is the one after those answered.
#[derive(Clone, Copy, Debug)]
enum Stage {
    Loading,
    Problem,
    /// Since when, and the points there are.
    Asking(i64, u16),
    Marking(u16, Points),
    Over,
}

/// What the learner did, or what came back from fetching a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// This card is there, with that many rungs.
    Fetched {
        /// The card.
        card: CardId,
        /// Rungs of its outline.
        rungs: u16,
    },
    /// This card could not be fetched.
    FetchFailed {
        /// The card.
        card: CardId,
    },
    /// Fetch the card again.
    Retry,
    /// The answer is spoken.
    Said,
    /// Tick or untick the point at that place, from 0.
    Tick(u16),
    /// Tick all points.
    AllSaid,
    /// On to the next question.
    Next,
    /// Leave this question out.
    Skip,
    /// End it here; a question without a mark is left out.
    Finish,
}

/// What the caller has to carry out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Get this card; then say [`Action::Fetched`] or [`Action::FetchFailed`].
    Fetch(CardId),
    /// It is over: keep this.
    Keep(Rehearsal),
}

/// Everything there is to paint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Which question it is, from 1.
    pub number: u32,
    /// How many there are.
    pub of: u32,
    /// The card.
    pub card: Option<CardId>,
    /// Seconds that an answer should not exceed; 0 = no limit.
    pub limit: u16,
    /// The view to show.
    pub phase: Phase,
}

/// The view to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The card is being fetched.
    Loading,
    /// It could not be fetched.
    Problem,
    /// The learner speaks.
    Asking {
        /// For so long.
        seconds: u16,
    },
    /// The learner compares.
    Marking {
        /// How long the answer took.
        seconds: u16,
        /// Points said.
        points: Points,
    },
    /// All done.
    Over,
}

impl Round {
    /// Begins a rehearsal of these cards, in this order.
    pub fn new(cards: Vec<CardId>, limit: u16, now: Now) -> (Round, Vec<Effect>) {
        let rehearsal = Rehearsal {
            began: now,
            limit,
            answers: Vec::with_capacity(cards.len()),
        };
        let mut round = Round {
            cards,
            stage: Stage::Over,
            rehearsal,
        };
        let effects = round.load();
        (round, effects)
    }

    /// Does what the action asks for.
    pub fn act(&mut self, action: Action, now: Now) -> Vec<Effect> {
        let Some(card) = self.card() else {
            return Vec::new();
        };
        match (action, self.stage) {
            (
                Action::Fetched {
                    card: fetched,
                    rungs,
                },
                Stage::Loading,
            ) if fetched == card => {
                self.stage = Stage::Asking(now.time, rungs.max(1));
            }
            (Action::FetchFailed { card: fetched }, Stage::Loading) if fetched == card => {
                self.stage = Stage::Problem;
            }
            (Action::Retry, Stage::Problem) => return self.load(),
            (Action::Said, Stage::Asking(since, of)) => {
                let points = Points::none_said(of);
                self.stage = Stage::Marking(elapsed(since, now), points);
            }
            (Action::Tick(point), Stage::Marking(seconds, points)) => {
                self.stage = Stage::Marking(seconds, points.toggled(point));
            }
            (Action::AllSaid, Stage::Marking(seconds, points)) => {
                self.stage = Stage::Marking(seconds, Points::all_said(points.of()));
            }
            (Action::Next, Stage::Marking(seconds, points)) => {
                self.rehearsal.answers.push(Answer {
                    card,
                    seconds,
                    points,
                });
                return self.load();
            }
            (Action::Skip, _) => {
                self.cards.remove(self.rehearsal.answers.len());
                return self.load();
            }
            (Action::Finish, stage) => {
                if let Stage::Marking(seconds, points) = stage {
                    self.rehearsal.answers.push(Answer {
                        card,
                        seconds,
                        points,
                    });
                }
                self.cards.truncate(self.rehearsal.answers.len());
                return self.load();
            }
            _ => {}
        }
        Vec::new()
    }

    /// What to paint at this moment.
    pub fn screen(&self, now: Now) -> Screen {
        let (n_answered, of) = (self.rehearsal.answers.len() as u32, self.cards.len() as u32);
        Screen {
            number: (n_answered + 1).min(of),
            of,
            card: self.card(),
            limit: self.rehearsal.limit,
            phase: match self.stage {
                Stage::Loading => Phase::Loading,
                Stage::Problem => Phase::Problem,
                Stage::Asking(since, _) => Phase::Asking {
                    seconds: elapsed(since, now),
                },
                Stage::Marking(seconds, points) => Phase::Marking { seconds, points },
                Stage::Over => Phase::Over,
            },
        }
    }

    /// The question after this one, so that it can be fetched ahead.
    pub fn upcoming(&self) -> Option<CardId> {
        self.cards.get(self.rehearsal.answers.len() + 1).copied()
    }

    /// The question on the table; none once it is over.
    fn card(&self) -> Option<CardId> {
        self.cards.get(self.rehearsal.answers.len()).copied()
    }

    /// Sends for the next question, or ends. A rehearsal without an answer leaves nothing to keep.
    fn load(&mut self) -> Vec<Effect> {
        if let Some(card) = self.card() {
            self.stage = Stage::Loading;
            return vec![Effect::Fetch(card)];
        }
        self.stage = Stage::Over;
        if self.rehearsal.answers.is_empty() {
            return Vec::new();
        }
        vec![Effect::Keep(self.rehearsal.clone())]
    }
}

fn elapsed(since: i64, now: Now) -> u16 {
    now.time.saturating_sub(since).clamp(0, MOST_SECONDS) as u16
}
