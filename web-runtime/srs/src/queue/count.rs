//! How much there is to do, for the home page: in all, by topic, and on days to come.

use super::{Done, Limits, Standing};
use crate::deck::{Card, Topics};
use crate::{CardState, Day, gather};

/// What waits in a deck or a topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Cards to review today within the limit, and those that come back today.
    pub due: u32,
    /// New cards to introduce today within the limit.
    pub new: u32,
    /// All cards, answered or not.
    pub total: u32,
    /// Cards that were reviewed at least once.
    pub seen: u32,
}

/// What waits, and what was done today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The whole deck.
    pub all: Count,
    /// Each topic with those below it, in the order of [`Topics`]. The limits are the deck's, so these can add up to more.
    pub by_topic: Vec<Count>,
    /// Cards introduced or reviewed today.
    pub done: u32,
    /// Reviews ever made, and the seconds they took: for an estimate of today's time.
    pub n_reviews: u32,
    /// Seconds that all reviews took.
    pub seconds: u32,
}

/// Counts a deck in one pass. `states` stand in the order of `cards`; a card without a state there is new.
pub fn counts(
    cards: &[Card],
    states: &[CardState],
    topics: &Topics,
    today: Day,
    limits: Limits,
) -> Counts {
    let mut by_topic = vec![Lanes::default(); topics.len()];
    let mut all = Lanes::default();
    let mut done = Done::default();
    let mut found = Counts::default();
    for (place, card) in cards.iter().enumerate() {
        let state = states.get(place).unwrap_or(&CardState::NEW);
        done.count(state, today);
        found.n_reviews = found.n_reviews.saturating_add(state.n_reviews);
        found.seconds = found.seconds.saturating_add(state.seconds);
        let lanes = by_topic.get_mut(card.topic as usize).unwrap_or(&mut all);
        lanes.add_card(Standing::of(card, state, today), state);
    }
    // Children come after their parents, so going backwards each topic is whole before it is added to its parent.
    for topic in (0..by_topic.len()).rev() {
        let lanes = by_topic[topic];
        let above = topics
            .parent(topic as u32)
            .and_then(|parent| by_topic.get_mut(parent as usize));
        above.unwrap_or(&mut all).add(lanes);
    }
    let left = done.left_of(limits);
    found.all = all.within(left);
    found.by_topic = gather(by_topic.into_iter().map(|lanes| lanes.within(left)));
    found.done = done.introduced + done.reviewed;
    found
}

/// How many cards will be due on a day, those overdue included, if none is reviewed before.
pub fn due_by(cards: &[Card], states: &[CardState], day: Day) -> u32 {
    dues(cards, states).filter(|&due| due <= day).count() as u32
}

/// The next day after today on which something is due, and how many cards are.
pub fn next_due(cards: &[Card], states: &[CardState], today: Day) -> Option<(Day, u32)> {
    let mut next: Option<(Day, u32)> = None;
    for due in dues(cards, states).filter(|&due| due > today) {
        next = match next {
            Some((day, n_cards)) if day == due => Some((day, n_cards + 1)),
            Some((day, n_cards)) if day < due => Some((day, n_cards)),
            _ => Some((due, 1)),
        };
    }
    next
}

fn dues(cards: &[Card], states: &[CardState]) -> impl Iterator<Item = Day> {
    cards
        .iter()
        .zip(states)
        .filter(|(card, state)| card.answered && !state.suspended)
        .filter_map(|(_, state)| state.due)
}

/// Cards by what they are to the queue, limits apart.
#[derive(Clone, Copy, Default)]
struct Lanes {
    due: u32,
    new: u32,
    again: u32,
    total: u32,
    seen: u32,
}

impl Lanes {
    fn add_card(&mut self, standing: Standing, state: &CardState) {
        self.total += 1;
        self.seen += u32::from(!state.is_new());
        match standing {
            Standing::ComesBack => self.again += 1,
            Standing::Due => self.due += 1,
            Standing::New => self.new += 1,
            Standing::Later | Standing::Unanswered | Standing::Suspended => {}
        }
    }

    fn add(&mut self, other: Lanes) {
        self.due += other.due;
        self.new += other.new;
        self.again += other.again;
        self.total += other.total;
        self.seen += other.seen;
    }

    fn within(self, left: Limits) -> Count {
        Count {
            due: self.due.min(left.reviews_per_day) + self.again,
            new: self.new.min(left.new_per_day),
            total: self.total,
            seen: self.seen,
        }
    }
}
