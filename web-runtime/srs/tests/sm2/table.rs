//! The published formula as a table: memory and quality, and the memory after.
//!
//! EF' by hand from EF + (0.1 − (5 − q)(0.08 + (5 − q) 0.02)): 5 → +0.10, 4 → 0, 3 → −0.14.

use srs::sm2::{EaseFactor, Memory};
use srs::{CardId, CardState, Day, Grade, Quality};

/// Repetitions, interval, ease factor.
type Row = (u16, u16, u16);

#[track_caller]
fn check(before: Row, quality: u8, after: Row) {
    let memory = |(repetitions, interval, ease)| Memory {
        repetitions,
        interval,
        ease: EaseFactor(ease),
    };
    assert_eq!(
        memory(before).after(Quality::new(quality).unwrap()),
        memory(after),
        "{before:?} graded {quality}"
    );
}

const NEW: Row = (0, 0, 250);

#[test]
fn first_and_second_intervals_are_fixed() {
    for (before, quality, after) in [
        (NEW, 5, (1, 1, 260)),
        (NEW, 4, (1, 1, 250)),
        (NEW, 3, (1, 1, 236)),
        ((1, 1, 260), 5, (2, 6, 270)),
        ((1, 1, 250), 4, (2, 6, 250)),
        ((1, 1, 236), 3, (2, 6, 222)),
    ] {
        check(before, quality, after);
    }
}

#[test]
fn later_intervals_grow_by_the_new_ease_factor_and_round_up() {
    for (before, quality, after) in [
        // 6 · 2.80 = 16.80, 6 · 2.50 = 15 exactly, 6 · 2.08 = 12.48
        ((2, 6, 270), 5, (3, 17, 280)),
        ((2, 6, 250), 4, (3, 15, 250)),
        ((2, 6, 222), 3, (3, 13, 208)),
        // 15 · 2.50 = 37.5, 25 · 2.20 = 55 exactly: binary floats say 55.00000000000001 and round to 56
        ((3, 15, 250), 4, (4, 38, 250)),
        ((4, 25, 220), 4, (5, 55, 220)),
        // 1 · 1.30 = 1.3: the shortest interval still grows
        ((7, 1, 130), 4, (8, 2, 130)),
    ] {
        check(before, quality, after);
    }
}

#[test]
fn failure_starts_over_and_leaves_the_ease_factor() {
    for quality in 0..3 {
        check(NEW, quality, (0, 1, 250));
        check((9, 1_200, 180), quality, (0, 1, 180));
        check((0, 1, 180), quality, (0, 1, 180));
    }
    check((0, 1, 180), 4, (1, 1, 180));
    check((1, 1, 180), 4, (2, 6, 180));
}

#[test]
fn ease_factor_has_a_floor() {
    for (before, quality, after) in [
        ((2, 6, 144), 3, (3, 8, 130)),
        ((2, 6, 143), 3, (3, 8, 130)),
        ((2, 6, 130), 3, (3, 8, 130)),
        ((2, 6, 130), 5, (3, 9, 140)),
        // Nothing leads below the floor; but if it were there, a review would mend it.
        ((2, 6, 0), 3, (3, 8, 130)),
    ] {
        check(before, quality, after);
    }
}

#[test]
fn intervals_end_at_a_hundred_years() {
    check((9, 20_000, 250), 4, (10, 36_500, 250));
    check((9, 36_500, 130), 3, (10, 36_500, 130));
    check(
        (u16::MAX, u16::MAX, u16::MAX),
        5,
        (u16::MAX, 36_500, u16::MAX),
    );
}

#[test]
fn the_buttons_of_a_review_card() {
    let today = Day(20_000);
    let state = CardState {
        memory: Memory {
            repetitions: 3,
            interval: 15,
            ease: EaseFactor(250),
        },
        due: Some(today),
        ..CardState::NEW
    };
    let shown = |card| {
        state.outcomes(CardId(card), today).map(|outcome| {
            let Memory { interval, ease, .. } = outcome.memory;
            let days = outcome.due.since(today);
            (interval, days, ease.0, outcome.again_today)
        })
    };
    // 15 · 2.36 = 35.4, 15 · 2.50 = 37.5, 15 · 2.60 = 39; each of them a day more or less, as the card has it.
    for (card, [hard, good, easy]) in [(1, [37, 39, 40]), (2, [35, 37, 38]), (5, [36, 38, 39])] {
        assert_eq!(
            shown(card),
            [
                (1, 1, 250, true),
                (36, hard, 236, true),
                (38, good, 250, false),
                (39, easy, 260, false)
            ],
            "card {card}"
        );
    }
}

#[test]
fn repeats_on_the_same_day_change_nothing() {
    let (card, today) = (CardId(1), Day(20_000));
    let memory = Memory {
        repetitions: 0,
        interval: 1,
        ease: EaseFactor(250),
    };
    let failed = CardState {
        memory,
        due: Some(Day(20_001)),
        last_day: Some(today),
        comes_back: true,
        ..CardState::NEW
    };
    let shown = |today| {
        failed
            .outcomes(card, today)
            .map(|outcome| (outcome.memory, outcome.due, outcome.again_today))
    };
    assert_eq!(
        shown(today),
        [true, true, false, false].map(|again_today| (memory, Day(20_001), again_today))
    );
    assert_eq!(
        shown(Day(20_001)),
        Grade::ALL.map(|grade| {
            let again_today = grade.quality().comes_back();
            (memory.after(grade.quality()), Day(20_002), again_today)
        })
    );
}
