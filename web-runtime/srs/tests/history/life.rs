//! The state that a card's reviews lead to, as a table.

use crate::{CARD, DAY, HOUR, LATER, NOON, entries, history, review};
use srs::history::{Act, Entry, History, Review};
use srs::{CardState, Day};

/// Repetitions, interval, ease factor, due in so many days after day 20,777, comes back.
type Row = (u16, u16, u16, i32, bool);

#[track_caller]
fn check(reviews: &[(i64, u8)], row: Row) -> CardState {
    let state = history(reviews).fold(CARD, 4, LATER);
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
    assert_eq!(History::default().fold(CARD, 4, LATER), CardState::NEW);
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
            history(&reviews).fold(CARD, 4, LATER).lapses,
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
    let state = entries([
        Entry::Done(Act::Review(east)),
        Entry::Done(Act::Review(west)),
    ])
    .fold(CARD, 4, LATER);
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
    let (first, second) = (Act::Review(review(0, 4)), Act::Review(review(DAY, 2)));
    let mut history = entries([Entry::Done(first), Entry::Done(second)]);
    assert!(history.insert(Entry::Undone(second)));
    assert_eq!(
        history.fold(CARD, 4, LATER),
        entries([Entry::Done(first)]).fold(CARD, 4, LATER)
    );
    // For ever, whatever is merged afterwards.
    assert!(!history.insert(Entry::Done(second)));
    assert!(!history.insert(Entry::Undone(second)));
    assert_eq!(history.acts().collect::<Vec<_>>(), [&first]);
}

#[test]
fn undo_may_arrive_before_its_review() {
    let mistake = Act::Review(review(0, 2));
    let undo_first = entries([Entry::Undone(mistake), Entry::Done(mistake)]);
    assert_eq!(
        undo_first,
        entries([Entry::Done(mistake), Entry::Undone(mistake)])
    );
    assert_eq!(undo_first.fold(CARD, 4, LATER), CardState::NEW);
}

#[test]
fn of_two_grades_in_one_second_the_lower_counts_on_every_device() {
    let state = check(&[(0, 5), (0, 2)], (0, 1, 250, 1, false));
    assert_eq!(history(&[(0, 2), (0, 5)]).fold(CARD, 4, LATER), state);
}

#[test]
fn a_reset_card_starts_over_and_keeps_its_reviews() {
    let mut history = history(&[(0, 4), (DAY, 4), (7 * DAY, 2)]);
    history.insert(Entry::Done(Act::Reset {
        time: NOON + 8 * DAY,
    }));
    let state = history.fold(CARD, 4, LATER);
    assert!(state.is_new() && !state.comes_back);
    assert_eq!((state.memory, state.lapses), (CardState::NEW.memory, 0));
    assert_eq!((state.n_reviews, state.seconds), (3, 30));
    assert_eq!(history.reviews().count(), 3);

    history.insert(Entry::Done(Act::Review(review(8 * DAY + 60, 4))));
    let state = history.fold(CARD, 4, LATER);
    assert_eq!(state.memory.repetitions, 1);
    assert_eq!(state.first_day, Some(Day(20_785)));
    assert_eq!(state.n_reviews, 4);
}

#[test]
fn a_suspended_card_keeps_its_place() {
    let mut history = history(&[(0, 4)]);
    let before = history.fold(CARD, 4, LATER);
    for (act, suspended) in [
        (Act::Suspend { time: NOON + 60 }, true),
        (Act::Unsuspend { time: NOON + 120 }, false),
        (Act::Suspend { time: NOON + 180 }, true),
        (Act::Reset { time: NOON + 240 }, true),
    ] {
        history.insert(Entry::Done(act));
        let state = history.fold(CARD, 4, LATER);
        assert_eq!(state.suspended, suspended, "after {act:?}");
        assert_eq!(state.is_wanted(Day(20_800)), !suspended);
    }
    history.insert(Entry::Undone(Act::Reset { time: NOON + 240 }));
    history.insert(Entry::Undone(Act::Suspend { time: NOON + 180 }));
    assert_eq!(history.fold(CARD, 4, LATER), before);
}

#[test]
fn acts_in_one_second_have_an_order() {
    let mut history = history(&[(0, 4)]);
    // After a review in the same second, as a person does it.
    history.insert(Entry::Done(Act::Reset { time: NOON }));
    assert!(history.fold(CARD, 4, LATER).is_new());
    // Two in a row get a second each.
    let suspend = Act::Suspend {
        time: history.free_second(NOON),
    };
    history.insert(Entry::Done(suspend));
    let unsuspend = Act::Unsuspend {
        time: history.free_second(NOON),
    };
    history.insert(Entry::Done(unsuspend));
    assert_eq!((suspend.time(), unsuspend.time()), (NOON + 1, NOON + 2));
    assert!(!history.fold(CARD, 4, LATER).suspended);
}
