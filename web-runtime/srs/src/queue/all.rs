//! Cards to go through, due or not.

use super::order::shuffle;
use super::spread::{Asked, spread};
use crate::CardState;
use crate::deck::{Card, Topics};
use crate::fuzz::draw;
use crate::gather;

/// What is to be gone through.
#[derive(Clone, Copy, Debug, Default)]
pub struct Through<'a> {
    /// Only these topics and those below them; none = all.
    pub topics: &'a [u32],
    /// Only cards with an outline.
    pub outlined: bool,
    /// What their order is drawn from.
    pub seed: u64,
}

/// Places in the deck, in an order drawn from the seed, questions of one note apart. Cards without an answer and cards
/// that are suspended are left out.
pub fn all(cards: &[Card], states: &[CardState], topics: &Topics, through: &Through) -> Vec<u32> {
    let is_in = |card: &Card| {
        let mut wanted = through.topics.iter();
        through.topics.is_empty() || wanted.any(|&topic| topics.is_under(card.topic, topic))
    };
    let wanted = (0..)
        .zip(cards)
        .filter(|(place, card)| {
            let state = states.get(*place as usize);
            card.answered
                && (card.rungs > 0 || !through.outlined)
                && !state.is_some_and(|state| state.suspended)
                && is_in(card)
        })
        .map(|(place, _)| place);
    let mut places = gather(wanted);
    shuffle(&mut places, cards, draw(through.seed));
    let note_of = |place: u32| cards[place as usize].note;
    spread(places, note_of, &mut Asked::default())
}
