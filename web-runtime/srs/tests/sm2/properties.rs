//! What holds after any grades: over all short sequences, and over long ones at random.

use crate::{memory_after, sequences};
use proptest::prelude::*;
use srs::Quality;
use srs::sm2::{MAXIMUM_INTERVAL, MINIMUM_EASE_FACTOR, Memory};

#[track_caller]
fn check_step(memory: Memory) {
    let after = Quality::ALL.map(|quality| memory.after(quality));
    for (quality, next) in Quality::ALL.into_iter().zip(after) {
        assert!(
            next.ease >= MINIMUM_EASE_FACTOR,
            "{memory:?} graded {quality:?}: {next:?}"
        );
        assert!(
            (1..=MAXIMUM_INTERVAL).contains(&next.interval),
            "{memory:?} graded {quality:?}: {next:?}"
        );
        if quality.is_success() {
            assert!(
                next.interval >= memory.interval,
                "{memory:?} graded {quality:?} shrinks to {next:?}"
            );
            assert_eq!(next.repetitions, memory.repetitions.saturating_add(1));
        } else {
            assert_eq!(
                (next.repetitions, next.interval, next.ease),
                (0, 1, memory.ease)
            );
        }
    }
    for pair in after.windows(2) {
        assert!(
            pair[0].interval <= pair[1].interval,
            "{memory:?}: a better grade gives a shorter interval"
        );
    }
    for pair in after[3..].windows(2) {
        assert!(
            pair[0].ease <= pair[1].ease,
            "{memory:?}: a better grade gives a smaller ease factor"
        );
    }
}

#[test]
fn all_short_sequences() {
    check_step(Memory::NEW);
    for qualities in sequences(5) {
        check_step(memory_after(&qualities));
    }
}

proptest! {
    #[test]
    fn long_sequences(qualities in prop::collection::vec(0..=5_u8, 0..400)) {
        check_step(memory_after(&qualities));
    }

    #[test]
    fn mostly_perfect_for_years(qualities in prop::collection::vec(4..=5_u8, 0..1_000)) {
        check_step(memory_after(&qualities));
    }
}
