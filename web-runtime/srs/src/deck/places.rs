//! Where each card stands in the deck.

use super::Card;
use crate::CardId;

/// Finds cards by their ids. Ids are hashes, so their first bits spread them evenly over as many drawers as there are
/// cards: made in two passes, and a look opens one drawer of about one card.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Bits of an id that do not choose a drawer.
    shift: u32,
    /// Where each drawer begins in `places`, and at last where they end.
    begins: Vec<u32>,
    /// Places in the deck, drawer by drawer.
    places: Vec<u32>,
}

impl Places {
    /// Those of a deck's cards.
    pub fn of(cards: &[Card]) -> Places {
        let bits = usize::BITS - cards.len().leading_zeros();
        let shift = u64::BITS - bits.max(1);
        let drawer = |card: &Card| (card.id.0 >> shift) as usize;
        let mut begins = vec![0; (1 << bits.max(1)) + 1];
        for card in cards {
            begins[drawer(card) + 1] += 1;
        }
        for next in 1..begins.len() {
            begins[next] += begins[next - 1];
        }
        let mut ends = begins.clone();
        let mut places = vec![0; cards.len()];
        for (place, card) in (0..).zip(cards) {
            let end = &mut ends[drawer(card)];
            places[*end as usize] = place;
            *end += 1;
        }
        Places {
            shift,
            begins,
            places,
        }
    }

    /// The place of the card with that id among the cards that this was made of.
    pub fn find(&self, id: CardId, cards: &[Card]) -> Option<u32> {
        let drawer = (id.0 >> self.shift) as usize;
        let (&begin, &end) = (self.begins.get(drawer)?, self.begins.get(drawer + 1)?);
        let places = self.places.get(begin as usize..end as usize)?;
        let is_it = |place: &&u32| {
            let card = cards.get(**place as usize);
            card.is_some_and(|card| card.id == id)
        };
        places.iter().find(is_it).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::Kind;

    fn cards(ids: impl IntoIterator<Item = u64>) -> Vec<Card> {
        let card = |id| Card {
            id: CardId(id),
            note: 0,
            topic: 0,
            kind: Kind::Question,
            answered: true,
            follow_up: false,
            rungs: 0,
        };
        ids.into_iter().map(card).collect()
    }

    #[test]
    fn every_card_is_found_and_no_other() {
        for n in [0, 1, 2, 3, 7, 8, 1000] {
            // As hashes are, and as nobody's are: all in one drawer.
            for spread in [0x9e37_79b9_7f4a_7c15, 2] {
                let cards = cards((0..n).map(|id: u64| id.wrapping_mul(spread)));
                let places = Places::of(&cards);
                for (place, card) in (0..).zip(&cards) {
                    assert_eq!(places.find(card.id, &cards), Some(place));
                    let other = CardId(card.id.0 ^ 1);
                    assert_eq!(places.find(other, &cards), None);
                }
                assert_eq!(places.find(CardId(u64::MAX), &cards), None);
            }
        }
    }

    #[test]
    fn of_two_with_one_id_the_first_is_found() {
        let cards = cards([5, 3, 5]);
        assert_eq!(Places::of(&cards).find(CardId(5), &cards), Some(0));
    }
}
