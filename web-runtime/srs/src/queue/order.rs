//! How due and new cards are mixed, and which new ones come first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::deck::Card;
use crate::fuzz::draw;
use crate::gather;

/// The order of due and new cards in a queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// New cards spread evenly among those due.
    Mixed,
    /// All that are due, then new ones.
    #[default]
    DueFirst,
    /// New ones, then all that are due.
    NewFirst,
}

impl Order {
    /// All orders, with the names they are stored by.
    pub const NAMES: [(Order, &'static str); 3] = [
        (Order::Mixed, "mixed"),
        (Order::DueFirst, "due_first"),
        (Order::NewFirst, "new_first"),
    ];

    /// The name it is stored by.
    pub fn name(self) -> &'static str {
        match self {
            Order::Mixed => "mixed",
            Order::DueFirst => "due_first",
            Order::NewFirst => "new_first",
        }
    }

    /// The order stored by that name.
    pub fn named(name: &str) -> Option<Order> {
        Order::NAMES
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(order, _)| *order)
    }
}

/// Which new cards come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NewOrder {
    /// As the notes have them.
    #[default]
    Notes,
    /// In an order that has nothing to do with the notes, and stays the same from day to day.
    Shuffled,
}

impl NewOrder {
    /// Both orders, with the names they are stored by.
    pub const NAMES: [(NewOrder, &'static str); 2] =
        [(NewOrder::Notes, "notes"), (NewOrder::Shuffled, "shuffled")];

    /// The name it is stored by.
    pub fn name(self) -> &'static str {
        NewOrder::NAMES[self as usize].1
    }

    /// The order stored by that name.
    pub fn named(name: &str) -> Option<NewOrder> {
        let found = NewOrder::NAMES.iter().find(|(_, known)| *known == name)?;
        Some(found.0)
    }

    /// Puts places in the deck in this order.
    pub(super) fn sort(self, places: &mut [u32], cards: &[Card]) {
        if let NewOrder::Shuffled = self {
            shuffle(places, cards, 0);
        }
    }
}

/// Puts places in the deck in an order drawn from the seed: each card draws its lot, whatever else is there.
pub(super) fn shuffle(places: &mut [u32], cards: &[Card], seed: u64) {
    let lot = |place: u32| draw(cards[place as usize].id.0 ^ seed);
    let lots = places.iter().map(|&place| Reverse((lot(place), place)));
    let drawn = first(gather(lots), places.len());
    places.copy_from_slice(&drawn);
}

/// The places of the lowest keys, in order. A heap, as often only a few of many are wanted; and one for all keys, as any
/// other sort would be a kilobyte of a first visit.
pub(super) fn first(keys: Vec<Reverse<(u64, u32)>>, at_most: usize) -> Vec<u32> {
    let mut heap = BinaryHeap::from(keys);
    let in_order = std::iter::from_fn(|| heap.pop()).take(at_most);
    gather(in_order.map(|Reverse((_, place))| place))
}

/// Both in one, as evenly as can be, each keeping its own order.
pub(super) fn mix<T: Copy>(due: &[T], new: &[T]) -> Vec<T> {
    let mut mixed = Vec::with_capacity(due.len() + new.len());
    let (mut next_due, mut next_new) = (0, 0);
    while mixed.len() < due.len() + new.len() {
        // The lane of which the smaller part is taken goes next; at a tie what is due.
        let due_taken = next_due as u64 * new.len() as u64;
        let new_taken = next_new as u64 * due.len() as u64;
        let due_goes = next_new == new.len() || next_due < due.len() && due_taken <= new_taken;
        if due_goes {
            mixed.push(due[next_due]);
            next_due += 1;
        } else {
            mixed.push(new[next_new]);
            next_new += 1;
        }
    }
    mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixed_is_even() {
        for (due, new, mixed) in [
            ("abcd", "12", "a1bc2d"),
            ("ab", "1234", "a12b34"),
            ("abc", "123", "a1b2c3"),
            ("abc", "", "abc"),
            ("", "123", "123"),
            ("abcdef", "1", "a1bcdef"),
        ] {
            let (due, new): (Vec<char>, Vec<char>) = (due.chars().collect(), new.chars().collect());
            assert_eq!(mix(&due, &new).into_iter().collect::<String>(), mixed);
        }
    }

    #[test]
    fn names() {
        for (order, name) in Order::NAMES {
            assert_eq!((order.name(), Order::named(name)), (name, Some(order)));
        }
        assert_eq!(Order::named("random"), None);
        for (order, name) in NewOrder::NAMES {
            assert_eq!((order.name(), NewOrder::named(name)), (name, Some(order)));
        }
        assert_eq!(NewOrder::named("random"), None);
    }
}
