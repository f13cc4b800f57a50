//! Which questions an interviewer asks, and in which order.

use std::collections::BTreeMap;

use crate::CardState;
use crate::deck::{Card, Topics};
use crate::fuzz::draw;
use crate::queue::{Through, all};

/// So many places in the deck, drawn from the seed among the answered cards of these topics (none = all).
///
/// A question that follows up on another comes right after it, and is never drawn without it. Questions of one note
/// come in the note's order, whatever stands between them.
pub fn choose(
    cards: &[Card],
    states: &[CardState],
    topics: &Topics,
    through: &Through,
    number: usize,
) -> Vec<u32> {
    let mut places = all(cards, states, topics, through);
    places.sort_unstable();
    let mut chains: Vec<Vec<u32>> = Vec::new();
    for place in places {
        let follows = cards[place as usize].follow_up;
        match chains.last_mut() {
            Some(chain) if follows && chain.last().is_some_and(|last| last + 1 == place) => {
                chain.push(place);
            }
            _ => chains.push(vec![place]),
        }
    }
    let seed = draw(through.seed);
    chains.sort_by_cached_key(|chain| draw(cards[chain[0] as usize].id.0 ^ seed));
    let mut left = number;
    for chain in &mut chains {
        chain.truncate(left);
        left -= chain.len();
    }
    chains.retain(|chain| !chain.is_empty());
    in_order_of_notes(chains, cards)
}

/// The chains of each note in its own order, on the seats that the draw gave to that note.
fn in_order_of_notes(chains: Vec<Vec<u32>>, cards: &[Card]) -> Vec<u32> {
    let note_of = |chain: &[u32]| cards[chain[0] as usize].note;
    let seats: Vec<u32> = chains.iter().map(|chain| note_of(chain)).collect();
    let mut by_note: BTreeMap<u32, Vec<Vec<u32>>> = BTreeMap::new();
    for chain in chains {
        by_note.entry(note_of(&chain)).or_default().push(chain);
    }
    for chains in by_note.values_mut() {
        // The last one is taken first.
        chains.sort_unstable_by(|a, b| b.cmp(a));
    }
    let next = |note| by_note.get_mut(note)?.pop();
    seats.iter().filter_map(next).flatten().collect()
}
