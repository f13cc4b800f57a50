//! What to show next, and how much there is to do.
//!
//! A queue is: what is due, oldest first, and new cards in the order of the deck, mixed as the learner likes; then the
//! cards that come back today, so that one just failed is not shown at once unless nothing else is left. Questions of one
//! note are kept apart. Limits are for a day, whatever was reviewed before; what comes back is under no limit. A card
//! without an answer is never in it, nor one that the learner suspended.

mod all;
mod count;
mod order;
mod spread;

pub use all::{Through, all};
pub use count::{Count, Counts, counts, due_by, next_due};
pub use order::{NewOrder, Order};
pub use spread::APART;

use std::cmp::Reverse;

use crate::deck::{Card, Topics};
use crate::{CardId, CardState, Day};
use spread::{Asked, spread};

/// How much a day may bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// New cards introduced.
    pub new_per_day: u32,
    /// Cards reviewed that were introduced before.
    pub reviews_per_day: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            new_per_day: 20,
            reviews_per_day: 200,
        }
    }
}

/// What a queue is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// The day it is for.
    pub today: Day,
    /// The day's limits.
    pub limits: Limits,
    /// How due and new cards are mixed.
    pub order: Order,
    /// Which new cards come first.
    pub new_order: NewOrder,
    /// Only this topic and those below it.
    pub topic: Option<u32>,
    /// New cards beyond the limit, because the learner asked for more.
    pub more_new: u32,
    /// Cards put aside for today.
    pub buried: &'a [CardId],
    /// The notes of the cards asked just before, newest last.
    pub asked: &'a [u32],
}

/// What to show, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// Places in the deck.
    pub cards: Vec<u32>,
    /// How many of them are due.
    pub n_due: usize,
    /// How many of them are new.
    pub n_new: usize,
    /// How many of them, the last ones, come back today.
    pub n_again: usize,
}

/// The queue of a day. `states` stand in the order of `cards`; a card without a state there is new.
pub fn queue(cards: &[Card], states: &[CardState], topics: &Topics, wanted: &Wanted) -> Queue {
    let today = wanted.today;
    let (mut due, mut new, mut again) = (Vec::new(), Vec::new(), Vec::new());
    let mut done = Done::default();
    for (place, card) in (0..).zip(cards) {
        let state = states.get(place as usize).unwrap_or(&CardState::NEW);
        done.count(state, today);
        let standing = Standing::of(card, state, today);
        if standing == Standing::Later || !wanted.has(card, topics) {
            continue;
        }
        match standing {
            Standing::ComesBack => again.push(place),
            Standing::Due => {
                let overdue = state.due.map_or(0, |day| today.since(day));
                due.push(Reverse((
                    u64::MAX - u64::from(overdue.unsigned_abs()),
                    place,
                )));
            }
            Standing::New => new.push(place),
            Standing::Later | Standing::Unanswered | Standing::Suspended => {}
        }
    }
    let left = done.left_of(wanted.limits);
    let due = order::first(due, left.reviews_per_day as usize);
    wanted.new_order.sort(&mut new, cards);
    // Those of a day to be ready by come first.
    let is_of_goal = |place: &u32| {
        let state = states.get(*place as usize);
        state.is_some_and(|state| state.turn.is_some())
    };
    let (mut new, others): (Vec<u32>, Vec<u32>) = new.into_iter().partition(is_of_goal);
    new.extend(others);
    new.truncate(left.new_per_day.saturating_add(wanted.more_new) as usize);
    let (n_due, n_new, n_again) = (due.len(), new.len(), again.len());
    let mut asked = Asked::of(wanted.asked);
    let mut spread = |lane| spread(lane, |place| cards[place as usize].note, &mut asked);
    let mut in_order = match wanted.order {
        Order::Mixed => spread(order::mix(&due, &new)),
        Order::DueFirst => [spread(due), spread(new)].concat(),
        Order::NewFirst => [spread(new), spread(due)].concat(),
    };
    in_order.extend(&again);
    Queue {
        cards: in_order,
        n_due,
        n_new,
        n_again,
    }
}

impl Wanted<'_> {
    /// Whether the card is one of those asked for.
    fn has(&self, card: &Card, topics: &Topics) -> bool {
        self.topic
            .is_none_or(|topic| topics.is_under(card.topic, topic))
            && !self.buried.contains(&card.id)
    }
}

/// What a card is to a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    ComesBack,
    Due,
    New,
    Later,
    Unanswered,
    Suspended,
}

impl Standing {
    fn of(card: &Card, state: &CardState, today: Day) -> Standing {
        if !card.answered {
            Standing::Unanswered
        } else if state.suspended {
            Standing::Suspended
        } else if state.comes_back(today) {
            Standing::ComesBack
        } else if state.is_new() {
            Standing::New
        } else if state.is_due(today) {
            Standing::Due
        } else {
            Standing::Later
        }
    }
}

/// What a day has brought already.
#[derive(Default)]
struct Done {
    introduced: u32,
    reviewed: u32,
}

impl Done {
    fn count(&mut self, state: &CardState, today: Day) {
        if state.first_day == Some(today) {
            self.introduced += 1;
        } else if state.last_day == Some(today) {
            self.reviewed += 1;
        }
    }

    fn left_of(&self, limits: Limits) -> Limits {
        Limits {
            new_per_day: limits.new_per_day.saturating_sub(self.introduced),
            reviews_per_day: limits.reviews_per_day.saturating_sub(self.reviewed),
        }
    }
}
