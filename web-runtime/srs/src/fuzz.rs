//! Spreads due days, so that cards learned together don't come back together for ever.
//!
//! The rule: SM-2's interval of *n* days becomes *n* + *d* days, −*w* ≤ *d* ≤ *w*, where *w* is 5 % of *n*, rounded down. So
//! an interval shorter than 20 days stays as it is. *d* is drawn from the card's id and its successes in a row, and
//! nothing else: every device that folds a history gets the same day, and a button shows the day that its grade will
//! store. A better grade never gives an earlier day, because all grades draw the same lot. No setting turns it off, as
//! a history folded with it and without it would give two states.
//!
//! What SM-2 remembers stays untouched: the next interval grows from the plain one, so lots don't add up.

use crate::CardId;
use crate::sm2::{MAXIMUM_INTERVAL, Memory};

/// The furthest that a day is moved, in hundredths of the interval.
const FURTHEST: u16 = 5;

/// Days until the card is due, where SM-2 remembers this of it.
pub fn days(card: CardId, memory: Memory) -> u16 {
    let Memory {
        interval,
        repetitions,
        ..
    } = memory;
    let furthest = (u32::from(interval) * u32::from(FURTHEST) / 100) as u16;
    let lot = draw(card.0 ^ u64::from(repetitions).rotate_right(16)) >> 48;
    // The lot's 16 bits as a share of the 2w + 1 days there are.
    let later = ((lot * (2 * u64::from(furthest) + 1)) >> 16) as u16;
    (interval - furthest + later).min(MAXIMUM_INTERVAL)
}

/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast Splittable Pseudorandom Number Generators", 2014): each bit of
/// the result depends on all bits of the seed.
pub(crate) fn draw(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory(repetitions: u16, interval: u16) -> Memory {
        Memory {
            repetitions,
            interval,
            ..Memory::NEW
        }
    }

    /// Reckoned by hand of the rule, in Python. A stored history must go on giving the same days in every version.
    #[test]
    fn the_table() {
        for (card, repetitions, interval, fuzzed) in [
            (1, 1, 1, 1),
            (1, 2, 6, 6),
            (1, 3, 19, 19),
            (1, 3, 20, 21),
            (1, 4, 20, 21),
            (2, 3, 20, 19),
            (1, 3, 100, 103),
            (1, 4, 100, 104),
            (0x3fa1_c09b_2e5d_7788, 5, 365, 367),
            (0x3fa1_c09b_2e5d_7788, 6, 36_500, 36_500),
        ] {
            assert_eq!(
                days(CardId(card), memory(repetitions, interval)),
                fuzzed,
                "card {card:x}, repetition {repetitions}, {interval} days"
            );
        }
    }

    #[test]
    fn a_day_is_moved_by_five_percent_at_most_and_longer_stays_longer() {
        for card in (0..200).map(|n| CardId(draw(n))) {
            for repetitions in 1..6 {
                let mut before = 0;
                for interval in 1..=2_000 {
                    let days = days(card, memory(repetitions, interval));
                    assert!(
                        days.abs_diff(interval) * 20 <= interval,
                        "{interval}: {days}"
                    );
                    assert!(days >= before, "{interval}: {before}, then {days}");
                    before = days;
                }
            }
        }
    }

    #[test]
    fn every_day_gets_its_share() {
        let mut n_cards = [0_u32; 11];
        for card in (0..11_000).map(CardId) {
            n_cards[usize::from(days(card, memory(4, 100)) - 95)] += 1;
        }
        assert!(
            n_cards.iter().all(|n| (900..1_100).contains(n)),
            "{n_cards:?}"
        );
    }
}
