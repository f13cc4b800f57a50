//! The days until the date, gone through one by one with every review Good.

use super::{Aim, Learner};
use crate::{CardId, CardState, Day, Grade};

/// What a day brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Cards seen before.
    pub due: u32,
    /// Cards seen for the first time.
    pub new: u32,
}

impl Load {
    /// Cards in all.
    pub fn total(&self) -> u32 {
        self.due + self.new
    }
}

/// A card on its way.
#[derive(Clone, Copy)]
struct Walk {
    card: CardId,
    state: CardState,
}

/// The load of each day from today to the day before the date, if that many new cards of the goal come each day.
///
/// Cards outside the goal are reviewed as they fall due; new ones among them wait. What is overdue counts today.
pub(super) fn forecast(
    aim: &Aim,
    learner: &Learner,
    new_per_day: u32,
    introduced_today: u32,
) -> Vec<Load> {
    let today = learner.today;
    let n_days = usize::from(aim.days_left(today));
    let mut load = vec![Load::default(); n_days];
    let mut due_on: Vec<Vec<Walk>> = vec![Vec::new(); n_days];
    let mut new = Vec::new();
    let states = learner
        .states
        .iter()
        .chain(std::iter::repeat(&CardState::NEW));
    for (card, &state) in learner
        .cards
        .iter()
        .zip(states)
        .filter(|(card, state)| card.answered && !state.suspended)
    {
        let state = aim.aimed(card, state, today);
        let walk = Walk {
            card: card.id,
            state,
        };
        match state.due {
            Some(due) => put(&mut due_on, walk, due, today),
            None if state.turn.is_some() => new.push(walk),
            None => {}
        }
    }
    let mut new = new.into_iter();
    for index in 0..n_days {
        let day = today.plus(index as u16);
        let left = if index == 0 {
            new_per_day.saturating_sub(introduced_today)
        } else {
            new_per_day
        };
        let introduced: Vec<Walk> = new.by_ref().take(left as usize).collect();
        let reviewed = std::mem::take(&mut due_on[index]);
        load[index] = Load {
            due: reviewed.len() as u32,
            new: introduced.len() as u32,
        };
        for mut walk in reviewed.into_iter().chain(introduced) {
            walk.state = walk.state.graded(walk.card, day, Grade::Good.quality());
            if let Some(due) = walk.state.due {
                put(&mut due_on, walk, due.max(day.plus(1)), today);
            }
        }
    }
    load
}

/// Puts a card on its day; beyond the last one it is of no interest.
fn put(due_on: &mut [Vec<Walk>], walk: Walk, due: Day, today: Day) {
    let index = usize::try_from(due.since(today)).unwrap_or(0);
    if let Some(day) = due_on.get_mut(index) {
        day.push(walk);
    }
}
