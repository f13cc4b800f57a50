//! What is due on the next days, if nothing new is learned.

use crate::deck::Card;
use crate::{CardState, Day};

/// How many days are looked ahead.
pub const FORECAST_DAYS: usize = 14;

/// How many cards are due on each of the next days, today first: what is late is due today. `states` stand in the
/// order of `cards`.
pub fn forecast(cards: &[Card], states: &[CardState], today: Day) -> [u32; FORECAST_DAYS] {
    let mut days = [0; FORECAST_DAYS];
    for (_, state) in cards
        .iter()
        .zip(states)
        .filter(|(card, state)| card.answered && !state.suspended)
    {
        let Some(due) = state.due else { continue };
        let ahead = if state.comes_back(today) {
            0
        } else {
            due.since(today).max(0)
        };
        if let Some(day) = days.get_mut(ahead as usize) {
            *day += 1;
        }
    }
    days
}
