//! What is in a queue, and in which order.

use crate::{NO_LIMITS, drawn, queue_of, queued, wanted};
use srs::CardId;
use srs::queue::{Limits, NewOrder, Order, Wanted};

#[test]
fn oldest_due_then_new_then_what_comes_back() {
    let words = "0n 0a 0d1 0l3 0d9 0r 3n 0b 0d9 3u 0i";
    assert_eq!(queued(words, &wanted()), "0d9 0d9 0d1 0b 0n 3n 0a");
    assert_eq!(queued("", &wanted()), "");
}

#[test]
fn orders() {
    let words = "0n 1n 0d1 0d2 0d3 0d4 0a";
    for (order, queue) in [
        (Order::Mixed, "0d4 0n 0d3 0d2 1n 0d1 0a"),
        (Order::DueFirst, "0d4 0d3 0d2 0d1 0n 1n 0a"),
        (Order::NewFirst, "0n 1n 0d4 0d3 0d2 0d1 0a"),
    ] {
        assert_eq!(
            queued(words, &Wanted { order, ..wanted() }),
            queue,
            "{order:?}"
        );
    }
}

#[test]
fn a_topic_has_all_below_it() {
    let words = "0d4 1d3 2d2 3d1 2n 3n 1a";
    for (topic, queue) in [
        (0, "0d4 1d3 2d2 2n 1a"),
        (1, "1d3 2d2 2n 1a"),
        (2, "2d2 2n"),
        (3, "3d1 3n"),
        (9, ""),
    ] {
        assert_eq!(
            queued(
                words,
                &Wanted {
                    topic: Some(topic),
                    ..wanted()
                }
            ),
            queue,
            "topic {topic}"
        );
    }
}

#[test]
fn limits_count_what_today_has_brought() {
    let limits = Limits {
        new_per_day: 3,
        reviews_per_day: 2,
    };
    for (words, queue) in [
        ("0n 0n 0n 3n 0d1 0d2 0d3", "0d3 0d2 0n 0n 0n"),
        ("0n 0n 0n 0n 0i 0d1 0d2 0d3", "0d3 0d2 0n 0n"),
        ("0n 0i 0i 0i 0i 0d1", "0d1"),
        ("0n 0d1 0d2 0r", "0d2 0n"),
        // What comes back was reviewed today, and is under no limit itself.
        ("0d1 0d2 0a 0a 0a", "0a 0a 0a"),
    ] {
        assert_eq!(
            queued(words, &Wanted { limits, ..wanted() }),
            queue,
            "{words}"
        );
    }
}

#[test]
fn limits_are_the_decks_even_in_a_topic() {
    let limits = Limits {
        new_per_day: 2,
        ..NO_LIMITS
    };
    assert_eq!(
        queued(
            "0i 3n 3n 3n",
            &Wanted {
                limits,
                topic: Some(3),
                ..wanted()
            }
        ),
        "3n"
    );
}

#[test]
fn more_new_cards_come_on_top_of_the_limit() {
    let limits = Limits {
        new_per_day: 1,
        ..NO_LIMITS
    };
    assert_eq!(
        queued(
            "0i 0i 0n 1n 2n",
            &Wanted {
                limits,
                more_new: 2,
                ..wanted()
            }
        ),
        "0n 1n"
    );
    assert_eq!(
        queued(
            "0n 1n 2n",
            &Wanted {
                more_new: u32::MAX,
                ..wanted()
            }
        ),
        "0n 1n 2n"
    );
}

#[test]
fn questions_of_one_note_are_kept_apart() {
    // The word's digit is its note as well.
    for (words, order, expected) in [
        ("0n 0n 1n 1n", Order::DueFirst, "0n 1n 0n 1n"),
        ("0d9 0d8 3d1 3n 0n", Order::DueFirst, "0d9 3d1 0d8 3n 0n"),
        ("0d9 1d8 3n 1n 2n", Order::DueFirst, "0d9 1d8 3n 2n 1n"),
        ("0d9 0d8 3n 2n", Order::NewFirst, "3n 2n 0d9 0d8"),
        ("0d9 0d8 0n 3n", Order::Mixed, "0d9 3n 0n 0d8"),
        ("0d9 1n 0a 0a", Order::Mixed, "0d9 1n 0a 0a"),
    ] {
        let mut drawn = drawn(words);
        for card in &mut drawn.cards {
            card.note = card.topic;
        }
        let wanted = Wanted { order, ..wanted() };
        assert_eq!(queue_of(&drawn, words, &wanted), expected, "{words}");
    }
}

#[test]
fn new_cards_can_be_shuffled() {
    let words = "0n 1n 2n 3n 0d1";
    let shuffled = Wanted {
        new_order: NewOrder::Shuffled,
        ..wanted()
    };
    assert_eq!(queued(words, &shuffled), "0d1 3n 1n 2n 0n");
    // The day's cards are drawn from all of them.
    let limits = Limits {
        new_per_day: 2,
        ..NO_LIMITS
    };
    assert_eq!(queued(words, &Wanted { limits, ..shuffled }), "0d1 3n 1n");
}

#[test]
fn buried_cards_are_left_out() {
    let buried = [CardId(1), CardId(2)];
    assert_eq!(
        queued(
            "0d1 0d2 0n 0a",
            &Wanted {
                buried: &buried,
                ..wanted()
            }
        ),
        "0d1 0a"
    );
}

#[test]
fn buried_cards_leave_their_place_to_others() {
    let limits = Limits {
        new_per_day: 1,
        reviews_per_day: 1,
    };
    let buried = [CardId(0), CardId(2)];
    assert_eq!(
        queued(
            "0d2 0d1 0n 1n",
            &Wanted {
                limits,
                buried: &buried,
                ..wanted()
            }
        ),
        "0d1 1n"
    );
}

#[test]
fn suspended_cards_are_left_out() {
    let words = "0s9 0d1 0x 0n 0a";
    assert_eq!(queued(words, &wanted()), "0d1 0n 0a");
}
