//! A day to be ready by: which day each card must be seen again, how many new cards a day that takes, and the load of
//! every day until then.
//!
//! ```text
//! today ── new cards, reviews as SM-2 says ──┬── last days: every card once more ──┬── the date
//!                                            └ window                              ┘
//! ```
//!
//! The schedule itself is never changed: SM-2 says when a card is due, and an [`Aim`] brings that day forward where it
//! would be too late. When the date has passed or is taken back, all is as if it had never been set.

mod aim;
mod forecast;
mod goal;

pub use aim::{Aim, Turn};
pub use forecast::Load;
pub use goal::Goal;

use crate::deck::{Card, Topics};
use crate::queue::Limits;
use crate::{CardState, Day};

/// What it takes to be ready in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The goal with the window that was found best.
    pub goal: Goal,
    /// Cards of the goal's topics that have an answer.
    pub n_cards: u32,
    /// How many of them were never reviewed.
    pub n_new: u32,
    /// New cards to introduce each day, those of today included.
    pub new_per_day: u32,
    /// The load of each day, today first, up to the day before the date.
    pub load: Vec<Load>,
    /// Whether a person can do it.
    pub verdict: Verdict,
}

/// Whether a plan can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The date is today or has passed.
    Passed,
    /// The limits that are set do.
    WithinLimits,
    /// It can be done with these limits.
    NeedsLimits(Limits),
    /// The fullest day would take that many minutes, more than [`MOST_MINUTES`].
    TooMuch(u32),
}

/// Longer than this nobody reviews on one day, on every day: three hours.
pub const MOST_MINUTES: u32 = 180;
/// The longest window, in days; what was seen longer ago is no longer fresh.
pub const LONGEST_WINDOW: u16 = 14;
/// Days that a new card needs for its first three reviews, on days 0, 1 and 7.
const DAYS_TO_SETTLE: u16 = 7;

/// What a plan is made from.
#[derive(Clone, Copy, Debug)]
pub struct Learner<'a> {
    /// The deck's cards.
    pub cards: &'a [Card],
    /// Their states, in the same order; a card without one is new.
    pub states: &'a [CardState],
    /// The deck's topics.
    pub topics: &'a Topics,
    /// The day the plan is made.
    pub today: Day,
    /// The limits that are set.
    pub limits: Limits,
    /// Seconds that a review takes this learner.
    pub seconds_a_card: u32,
}

impl Plan {
    /// The plan for a goal just set, with the window whose fullest day is the least full; of two the shorter.
    pub fn find(goal: &Goal, learner: &Learner) -> Plan {
        let days = Aim::new(goal, learner.topics).days_left(learner.today);
        (1..=LONGEST_WINDOW.min(days.div_ceil(2)))
            .map(|window| {
                let goal = Goal {
                    window,
                    ..goal.clone()
                };
                Plan::new(&goal, learner)
            })
            .min_by_key(Plan::fullest)
            .unwrap_or_else(|| Plan::new(goal, learner))
    }

    /// The plan for a goal as it stands, its window too: from day to day a card's turn must not move.
    pub fn new(goal: &Goal, learner: &Learner) -> Plan {
        let Learner { today, .. } = *learner;
        let aim = Aim::new(goal, learner.topics);
        let days = aim.days_left(today);
        let (mut n_cards, mut n_new, mut introduced_today) = (0, 0, 0);
        for (_, state) in aim.cards(learner.cards, learner.states) {
            n_cards += 1;
            n_new += u32::from(state.is_new());
            introduced_today += u32::from(state.first_day == Some(today));
        }
        let new_per_day = match days {
            0 => 0,
            _ => (n_new + introduced_today).div_ceil(introduction_days(days, goal.window).into()),
        };
        let mut plan = Plan {
            goal: goal.clone(),
            n_cards,
            n_new,
            new_per_day,
            load: forecast::forecast(&aim, learner, new_per_day, introduced_today),
            verdict: Verdict::Passed,
        };
        if days > 0 {
            plan.verdict = plan.judge(learner);
        }
        plan
    }

    /// How many cards the fullest day brings.
    pub fn fullest(&self) -> u32 {
        self.load.iter().map(Load::total).max().unwrap_or(0)
    }

    fn judge(&self, learner: &Learner) -> Verdict {
        let seconds = self.fullest().saturating_mul(learner.seconds_a_card);
        let reviews = self.load.iter().map(|load| load.due).max().unwrap_or(0);
        let needed = Limits {
            new_per_day: self.new_per_day.max(learner.limits.new_per_day),
            reviews_per_day: reviews.max(learner.limits.reviews_per_day),
        };
        match seconds.div_ceil(60) {
            minutes if minutes > MOST_MINUTES => Verdict::TooMuch(minutes),
            _ if needed == learner.limits => Verdict::WithinLimits,
            _ => Verdict::NeedsLimits(needed),
        }
    }
}

/// On how many days new cards come, of that many that are left: early enough to settle before the window, where there
/// is time for that.
fn introduction_days(days: u16, window: u16) -> u16 {
    let before_window = days.saturating_sub(window);
    let settling = DAYS_TO_SETTLE.min(before_window / 2);
    (before_window - settling).max(1)
}
