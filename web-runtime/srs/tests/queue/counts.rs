//! What the home page says.

use crate::{Drawn, NO_LIMITS, TODAY, drawn};
use srs::Day;
use srs::queue::{Count, Counts, Limits, counts, due_by, next_due};

fn counted(words: &str, limits: Limits) -> Counts {
    let Drawn {
        cards,
        states,
        topics,
    } = drawn(words);
    counts(&cards, &states, &topics, TODAY, limits)
}

/// Due, new, total, seen.
type Row = (u32, u32, u32, u32);

fn row(count: Count) -> Row {
    (count.due, count.new, count.total, count.seen)
}

#[test]
fn topics_count_all_below_them() {
    let counts = counted("0n 0d1 1n 1a 2d1 2d2 2u 3l3 3n", NO_LIMITS);
    let by_topic: Vec<Row> = counts.by_topic.into_iter().map(row).collect();
    assert_eq!(
        by_topic,
        [(4, 2, 7, 4), (3, 1, 5, 3), (2, 0, 3, 2), (0, 1, 2, 1)]
    );
    assert_eq!(row(counts.all), (4, 3, 9, 5));
}

#[test]
fn limits_hold_for_the_deck_and_for_each_topic() {
    let counts = counted(
        "0n 0n 0i 3n 3n 0d1 0d1 3r 3d1 3a",
        Limits {
            new_per_day: 3,
            reviews_per_day: 4,
        },
    );
    assert_eq!(row(counts.all), (3, 2, 10, 6));
    let by_topic: Vec<Row> = counts.by_topic.into_iter().map(row).collect();
    assert_eq!((by_topic[0], by_topic[3]), ((2, 2, 5, 3), (2, 2, 5, 3)));
}

#[test]
fn what_today_has_brought_and_what_it_took() {
    let counts = counted("0i 0r 3a 0d1 0n", NO_LIMITS);
    assert_eq!((counts.done, counts.n_reviews, counts.seconds), (3, 8, 120));
}

#[test]
fn suspended_cards_wait_for_nobody() {
    let counts = counted("0s5 0x 0d1 0n", NO_LIMITS);
    assert_eq!(row(counts.all), (1, 1, 4, 2));
    let Drawn { cards, states, .. } = drawn("0s5 0x 0d1");
    assert_eq!(due_by(&cards, &states, TODAY), 1);
    assert_eq!(
        next_due(&cards, &states, Day(TODAY.0 - 9)),
        Some((Day(TODAY.0 - 1), 1))
    );
}

#[test]
fn days_to_come() {
    let Drawn { cards, states, .. } = drawn("0d5 0l1 0l1 0l3 0r 0n 0u 0a");
    for (days, n_due) in [(0, 1), (1, 4), (2, 4), (3, 5), (7, 6)] {
        assert_eq!(
            due_by(&cards, &states, Day(TODAY.0 + days)),
            n_due,
            "in {days} days"
        );
    }
    for (after, next) in [
        (0, Some((1, 3))),
        (1, Some((3, 1))),
        (3, Some((7, 1))),
        (7, None),
    ] {
        let found = next_due(&cards, &states, Day(TODAY.0 + after))
            .map(|(day, n_cards)| (day.since(TODAY), n_cards));
        assert_eq!(found, next, "after {after} days");
    }
}
