//! The state that a card's reviews lead to, as a table.

use crate::{CARD, DAY, HOUR, NOON, entries, history, review};
use srs::history::{Entry, History, Review};
use srs::{CardState, Day};

/// Repetitions, interval, ease factor, due in so many days after day 20,777, comes back.
type Row = (u16, u16, u16, i32, bool);

#[track_caller]
fn check(reviews: &[(i64, u8)], row: Row) -> CardState {
    let state = history(reviews).fold(CARD, 4);
    let due = state.due.unwrap().since(Day(20_777));
    let memory = state.memory;
    assert_eq!(
        (
            memory.repetitions,
            memory.interval,
            memory.ease.0,
            due,
            state.comes_back
        ),
        row
    );
    assert_eq!(state.n_reviews, reviews.len() as u32);
    assert_eq!(state.seconds, 10 * reviews.len() as u32);
    state
}

#[test]
fn no_review_is_a_new_card() {
    assert_eq!(History::default().fold(CARD, 4), CardState::NEW);
}

#[test]
fn each_day_counts_once() {
    check(&[(0, 4)], (1, 1, 250, 1, false));
    check(&[(0, 4), (DAY, 4)], (2, 6, 250, 7, false));
    check(&[(0, 4), (DAY, 4), (7 * DAY, 4)], (3, 15, 250, 22, false));
}

#[test]
fn repeats_until_good_leave_the_memory_alone() {
    check(&[(0, 2)], (0, 1, 250, 1, true));
    check(&[(0, 2), (60, 3)], (0, 1, 250, 1, true));
    check(&[(0, 2), (60, 3), (120, 4)], (0, 1, 250, 1, false));
    check(&[(0, 3), (60, 5), (120, 5)], (1, 1, 236, 1, false));
    check(&[(0, 2), (60, 4), (DAY, 4)], (1, 1, 250, 2, false));
}

#[test]
fn another_device_on_the_same_day_is_a_repeat() {
    check(&[(0, 5), (HOUR, 2)], (1, 1, 260, 1, true));
}

#[test]
fn the_day_ends_at_the_rollover_hour() {
    // From noon: 03:59:59 is 16 h − 1 s later, 04:00 is 16 h later.
    check(&[(0, 4), (16 * HOUR - 1, 4)], (1, 1, 250, 1, false));
    check(&[(0, 4), (16 * HOUR, 4)], (2, 6, 250, 7, false));
}

#[test]
fn an_overdue_card_is_counted_from_its_review() {
    check(&[(0, 4), (100 * DAY, 4)], (2, 6, 250, 106, false));
}

#[test]
fn again_on_a_remembered_card_counts_a_lapse() {
    for (reviews, lapses) in [
        (vec![(0, 2)], 0),
        (vec![(0, 4), (DAY, 2)], 1),
        (vec![(0, 4), (DAY, 2), (DAY + 1, 2)], 1),
        (vec![(0, 4), (DAY, 2), (2 * DAY, 2)], 1),
        (vec![(0, 4), (DAY, 1), (2 * DAY, 4), (3 * DAY, 0)], 2),
        (vec![(0, 4), (DAY, 3)], 0),
    ] {
        assert_eq!(
            history(&reviews).fold(CARD, 4).lapses,
            lapses,
            "{reviews:?}"
        );
    }
}

#[test]
fn flying_west_is_the_same_day() {
    // 01:00 on the 21st in Shanghai; two hours later it is 11:00 on the 20th in Los Angeles.
    let east = Review {
        time: NOON + 20 * HOUR,
        ..review(0, 4)
    };
    let west = Review {
        time: NOON + 22 * HOUR,
        utc_offset_minutes: -480,
        ..review(0, 4)
    };
    let state = entries([Entry::Review(east), Entry::Review(west)]).fold(CARD, 4);
    assert_eq!(
        (state.memory.repetitions, state.last_day),
        (1, Some(Day(20_778)))
    );
    assert!(state.is_repeat(Day(20_777)));
}

#[test]
fn the_first_and_last_days_are_known() {
    let state = check(&[(0, 4), (DAY, 4), (DAY + 9, 4)], (2, 6, 250, 7, false));
    assert_eq!(
        (state.first_day, state.last_day),
        (Some(Day(20_777)), Some(Day(20_778)))
    );
}

#[test]
fn undo_takes_back_one_review() {
    let (first, second) = (review(0, 4), review(DAY, 2));
    let mut history = entries([Entry::Review(first), Entry::Review(second)]);
    assert!(history.insert(Entry::Undo(second)));
    assert_eq!(
        history.fold(CARD, 4),
        entries([Entry::Review(first)]).fold(CARD, 4)
    );
    // For ever, whatever is merged afterwards.
    assert!(!history.insert(Entry::Review(second)));
    assert!(!history.insert(Entry::Undo(second)));
    assert_eq!(history.reviews().collect::<Vec<_>>(), [&first]);
}

#[test]
fn undo_may_arrive_before_its_review() {
    let mistake = review(0, 2);
    let undo_first = entries([Entry::Undo(mistake), Entry::Review(mistake)]);
    assert_eq!(
        undo_first,
        entries([Entry::Review(mistake), Entry::Undo(mistake)])
    );
    assert_eq!(undo_first.fold(CARD, 4), CardState::NEW);
}

#[test]
fn of_two_grades_in_one_second_the_lower_counts_on_every_device() {
    let state = check(&[(0, 5), (0, 2)], (0, 1, 250, 1, false));
    assert_eq!(history(&[(0, 2), (0, 5)]).fold(CARD, 4), state);
}
