//! What a goal does to the day a card is due.

use super::Goal;
use crate::deck::{Card, Topics};
use crate::{CardId, CardState, Day};

/// A goal held against a deck.
#[derive(Clone, Debug)]
pub struct Aim {
    day: Day,
    window: u16,
    /// Of every topic, whether the goal is about it.
    in_scope: Vec<bool>,
    /// Whether it is about the cards that are in no topic.
    everything: bool,
}

impl Aim {
    /// The goal in a deck with these topics. A topic that is no longer there is left out.
    pub fn new(goal: &Goal, topics: &Topics) -> Aim {
        let everything = goal.topics.is_empty();
        let mut in_scope = Vec::with_capacity(topics.len());
        for topic in 0..topics.len() as u32 {
            // Parents come before their children.
            let above = topics
                .parent(topic)
                .is_some_and(|parent| in_scope[parent as usize]);
            let named = || goal.topics.iter().any(|path| topics.path(topic) == *path);
            in_scope.push(everything || above || named());
        }
        Aim {
            day: goal.day,
            window: goal.window.max(1),
            in_scope,
            everything,
        }
    }

    /// Whether the goal is about that card.
    pub fn has(&self, card: &Card) -> bool {
        card.answered
            && self
                .in_scope
                .get(card.topic as usize)
                .copied()
                .unwrap_or(self.everything)
    }

    /// The cards that the goal is about, with their states; those suspended are not to be prepared.
    pub fn cards<'a>(
        &self,
        cards: &'a [Card],
        states: &'a [CardState],
    ) -> impl Iterator<Item = (&'a Card, &'a CardState)> {
        let states = states.iter().chain(std::iter::repeat(&CardState::NEW));
        (cards.iter().zip(states)).filter(|(card, state)| self.has(card) && !state.suspended)
    }

    /// How many days are left, today included; the date itself is none of them.
    pub fn days_left(&self, today: Day) -> u16 {
        self.day.since(today).clamp(0, u16::MAX.into()) as u16
    }

    /// The first of the last days.
    pub fn window_begins(&self) -> Day {
        Day(self.day.0.saturating_sub(self.window.into()))
    }

    /// The state of a card that the goal is about, with its turn; what it is about is not brought forward once the day
    /// has come.
    #[must_use]
    pub fn aimed(&self, card: &Card, state: CardState, today: Day) -> CardState {
        let turn = Turn {
            day: self.turn(card.id),
            window_begins: self.window_begins(),
        };
        if today < self.day && self.has(card) {
            state.with_turn(turn)
        } else {
            state
        }
    }

    /// The day among the last ones that falls to a card: the same on every device, and as many cards to each.
    fn turn(&self, card: CardId) -> Day {
        // Fibonacci hashing spreads ids that an author counted up, too.
        let spread = card.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        let place = (spread * u64::from(self.window)) >> 32;
        self.window_begins().plus(place as u16)
    }
}

/// The day by which a card is to be seen once more, so that it is fresh on the day of the goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    day: Day,
    window_begins: Day,
}

impl Turn {
    /// The day the card is to be reviewed: SM-2's, or, where that is too late to see it in the last days, its turn. A
    /// card seen in the last days follows SM-2 again.
    pub(crate) fn due(self, due: Day, last_day: Option<Day>) -> Day {
        if last_day.is_some_and(|last| last >= self.window_begins) {
            due
        } else {
            due.min(self.day)
        }
    }
}
