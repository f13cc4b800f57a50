//! Finding cards: which of the deck are asked for, and in which order. Without their text, which the deck doesn't have.

mod sort;
mod status;

pub use sort::Sort;
pub use status::Status;

use crate::deck::{Card, Topics};
use crate::{CardState, Day};

/// What is asked for: all of it has to hold for a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Only this topic and those below it.
    pub topic: Option<u32>,
    /// Only cards of this status.
    pub status: Option<Status>,
    /// Only what is due, or comes back today.
    pub due: bool,
    /// Only leeches.
    pub leech: bool,
    /// Only cards of which points are often missed.
    pub missed: bool,
    /// The order.
    pub sort: Sort,
}

impl Asked {
    /// The places of the cards that are asked for, in order. `states` stand in the order of `cards`; `has_missed` says
    /// whether points of the card at a place are often missed, and is asked last.
    pub fn find(
        &self,
        cards: &[Card],
        states: &[CardState],
        topics: &Topics,
        today: Day,
        mut has_missed: impl FnMut(u32) -> bool,
    ) -> Vec<u32> {
        let state = |place: u32| states.get(place as usize).unwrap_or(&CardState::NEW);
        let mut found: Vec<u32> = (0..)
            .zip(cards)
            .filter(|&(place, card)| self.wants(card, state(place), topics, today))
            .map(|(place, _)| place)
            .filter(|&place| !self.missed || has_missed(place))
            .collect();
        // Of equals the one that comes first in the notes.
        found.sort_by_key(|&place| self.sort.rank(state(place)));
        found
    }

    fn wants(&self, card: &Card, state: &CardState, topics: &Topics, today: Day) -> bool {
        let status = Status::of(card, state);
        let waits = state.is_due(today) || state.comes_back(today);
        self.topic
            .is_none_or(|topic| topics.is_under(card.topic, topic))
            && self.status.is_none_or(|wanted| wanted == status)
            && (!self.due || waits && matches!(status, Status::Known(_)))
            && (!self.leech || state.is_leech())
    }
}
