//! SM-2 once more, straight from the published text and in fractions, against the integers of the crate.
//!
//! Nothing here is taken from the crate; both must come to the same ease factor and interval on all 9,330 sequences.

use crate::{memory_after, sequences};

/// A fraction in lowest terms with a positive denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    pub fn new(numerator: i128, denominator: i128) -> Fraction {
        let divisor = greatest_common_divisor(numerator.abs(), denominator);
        Fraction {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
        }
    }

    fn whole(number: i128) -> Fraction {
        Fraction::new(number, 1)
    }

    fn plus(self, other: Fraction) -> Fraction {
        Fraction::new(
            self.numerator * other.denominator + other.numerator * self.denominator,
            self.denominator * other.denominator,
        )
    }

    fn minus(self, other: Fraction) -> Fraction {
        self.plus(Fraction {
            numerator: -other.numerator,
            ..other
        })
    }

    pub fn times(self, other: Fraction) -> Fraction {
        Fraction::new(
            self.numerator * other.numerator,
            self.denominator * other.denominator,
        )
    }

    fn is_less_than(self, other: Fraction) -> bool {
        self.numerator * other.denominator < other.numerator * self.denominator
    }

    /// The smallest whole number that is not smaller.
    pub fn ceiling(self) -> i128 {
        -(-self.numerator).div_euclid(self.denominator)
    }
}

fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 {
        a
    } else {
        greatest_common_divisor(b, a % b)
    }
}

/// A card as the published text has it: n, EF and I(n).
#[derive(Clone, Copy, Debug)]
struct Published {
    repetition: u32,
    easiness: Fraction,
    interval: i128,
}

fn review(card: Published, q: i128) -> Published {
    if q < 3 {
        // "start repetitions for the item from the beginning without changing the E-Factor"
        return Published {
            repetition: 0,
            interval: 1,
            ..card
        };
    }
    // EF' := EF + (0.1 - (5 - q) * (0.08 + (5 - q) * 0.02)); "if EF is less than 1.3 then let EF be 1.3"
    let lacking = Fraction::whole(5 - q);
    let penalty = lacking.times(Fraction::new(8, 100).plus(lacking.times(Fraction::new(2, 100))));
    let changed = card.easiness.plus(Fraction::new(1, 10).minus(penalty));
    let least = Fraction::new(13, 10);
    let easiness = if changed.is_less_than(least) {
        least
    } else {
        changed
    };
    // I(1) := 1, I(2) := 6, I(n) := I(n - 1) * EF; "If interval is a fraction, round it up to the nearest integer."
    let repetition = card.repetition + 1;
    let interval = match repetition {
        1 => 1,
        2 => 6,
        _ => Fraction::whole(card.interval).times(easiness).ceiling(),
    };
    Published {
        repetition,
        easiness,
        interval,
    }
}

#[test]
fn all_sequences_agree_with_exact_arithmetic() {
    for qualities in sequences(5) {
        let new = Published {
            repetition: 0,
            easiness: Fraction::new(25, 10),
            interval: 0,
        };
        let published = qualities
            .iter()
            .fold(new, |card, &q| review(card, q.into()));
        let memory = memory_after(&qualities);
        assert_eq!(
            (
                u32::from(memory.repetitions),
                Fraction::new(memory.ease.0.into(), 100),
                i128::from(memory.interval)
            ),
            (published.repetition, published.easiness, published.interval),
            "{qualities:?}"
        );
    }
}

#[test]
fn fractions_are_exact() {
    assert_eq!(Fraction::new(6, -4 + 8), Fraction::new(3, 2));
    assert_eq!(
        Fraction::new(1, 3).plus(Fraction::new(1, 6)),
        Fraction::new(1, 2)
    );
    for (numerator, denominator, ceiling) in
        [(5_500, 100, 55), (5_501, 100, 56), (-1, 2, 0), (0, 7, 0)]
    {
        assert_eq!(Fraction::new(numerator, denominator).ceiling(), ceiling);
    }
}
