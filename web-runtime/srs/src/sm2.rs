//! SM-2, the published reading, in integers: the same on every machine.
//!
//! P. A. Woźniak, "Application of a computer to improve the results obtained in working with the SuperMemo method"
//! (1990), section 3.2. With q the quality 0–5, EF the ease factor in hundredths, I the interval in days:
//!
//! ```text
//! q ≥ 3:  EF' = max(130, EF + 10 − (5 − q)(8 + 2(5 − q)))
//!         I(1) = 1    I(2) = 6    I(n) = ⌈I(n − 1) · EF'⌉
//! q < 3:  start over at n = 1 without changing EF; due tomorrow
//! q < 4:  shown again today until q ≥ 4; these repeats change nothing (see [`CardState`](crate::CardState))
//! ```
//!
//! Nothing here allocates or knows what day it is.

use crate::Quality;

/// Ease factor of a card never reviewed.
pub const INITIAL_EASE_FACTOR: EaseFactor = EaseFactor(250);
/// No ease factor is smaller.
pub const MINIMUM_EASE_FACTOR: EaseFactor = EaseFactor(130);
/// No interval is longer: a hundred years.
pub const MAXIMUM_INTERVAL: u16 = 36_500;
/// Days after the first success.
pub const FIRST_INTERVAL: u16 = 1;
/// Days after the second success in a row.
pub const SECOND_INTERVAL: u16 = 6;

/// How fast the interval grows, in hundredths: 250 is 2.50.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EaseFactor(pub u16);

/// What SM-2 remembers of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Memory {
    /// Successes in a row.
    pub repetitions: u16,
    /// Days from the last review to the next; 0 before the first.
    pub interval: u16,
    /// Its ease factor.
    pub ease: EaseFactor,
}

impl Memory {
    /// A card never reviewed.
    pub const NEW: Memory = Memory {
        repetitions: 0,
        interval: 0,
        ease: INITIAL_EASE_FACTOR,
    };

    /// The memory after a review that counts.
    #[inline]
    pub const fn after(self, quality: Quality) -> Memory {
        if !quality.is_success() {
            return Memory {
                repetitions: 0,
                interval: FIRST_INTERVAL,
                ease: self.ease,
            };
        }
        let ease = self.ease.after(quality);
        let interval = match self.repetitions {
            0 => FIRST_INTERVAL,
            1 => SECOND_INTERVAL,
            _ => ease.grow(self.interval),
        };
        Memory {
            repetitions: self.repetitions.saturating_add(1),
            interval,
            ease,
        }
    }
}

impl EaseFactor {
    /// The ease factor after a success of that quality.
    const fn after(self, quality: Quality) -> EaseFactor {
        let short_of_perfect = 5 - quality.get() as u16;
        let raised = self
            .0
            .saturating_add(10)
            .saturating_sub(short_of_perfect * (8 + 2 * short_of_perfect));
        if raised < MINIMUM_EASE_FACTOR.0 {
            MINIMUM_EASE_FACTOR
        } else {
            EaseFactor(raised)
        }
    }

    /// That many days times the ease factor, rounded up and capped.
    const fn grow(self, days: u16) -> u16 {
        // At most 65,535 · 65,535, which fits.
        let grown = (days as u32 * self.0 as u32).div_ceil(100);
        if grown > MAXIMUM_INTERVAL as u32 {
            MAXIMUM_INTERVAL
        } else {
            grown as u16
        }
    }
}
