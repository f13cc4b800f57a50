//! Clocks that are wrong or change: what is dated ahead waits, nothing is lost, and a day stays a day.

use crate::{CARD, DAY, HOUR, LATER, NOON, entries, history, review};
use srs::history::{Act, Entry, Review};
use srs::{CardState, Day, Now};

const YEAR: i64 = 365 * DAY;

/// So many seconds after noon of day 20,777 in Shanghai.
fn at(after_noon: i64) -> Now {
    Now {
        time: NOON + after_noon,
        utc_offset_minutes: 480,
    }
}

#[test]
fn a_clock_that_ran_ahead_hides_no_card() {
    // Reviewed today, then once by a clock four years ahead.
    let ahead = history(&[(0, 4), (4 * YEAR, 4)]);
    let without = history(&[(0, 4)]);
    let state = ahead.fold(CARD, 4, at(DAY));
    assert_eq!(state.due, without.fold(CARD, 4, at(DAY)).due);
    assert!(!state.is_repeat(Day(20_778)), "today's review counts");
    assert_eq!(state.n_reviews, 2, "it was made all the same");
    assert_eq!((ahead.n_ahead(at(DAY)), without.n_ahead(at(DAY))), (1, 0));
    // Today's review takes effect, and the one of that day when it comes.
    let mut after = ahead;
    after.insert(Entry::Done(Act::Review(review(DAY, 4))));
    assert_eq!(after.fold(CARD, 4, at(DAY)).memory.interval, 6);
    assert_eq!(after.fold(CARD, 4, at(4 * YEAR)).memory.repetitions, 3);
}

#[test]
fn a_clock_a_day_ahead_is_believed() {
    let ahead = history(&[(0, 4), (DAY, 4)]);
    assert_eq!(ahead.fold(CARD, 4, at(0)).memory.repetitions, 2);
    assert_eq!(ahead.fold(CARD, 4, at(-1)).memory.repetitions, 1);
}

#[test]
fn other_acts_of_a_clock_ahead_wait_too() {
    let history = entries([
        Entry::Done(Act::Review(review(0, 4))),
        Entry::Done(Act::Reset { time: NOON + YEAR }),
        Entry::Done(Act::Suspend { time: NOON + YEAR }),
    ]);
    let state = history.fold(CARD, 4, at(DAY));
    assert!(!state.suspended && !state.is_new());
    let state = history.fold(CARD, 4, at(YEAR));
    assert!(state.suspended && state.is_new());
}

#[test]
fn a_clock_set_back_shows_the_day_it_says_and_loses_nothing() {
    let whole = history(&[(0, 4), (DAY, 4), (7 * DAY, 4)]);
    let then = history(&[(0, 4), (DAY, 4)]);
    assert_eq!(
        whole.fold(CARD, 4, at(2 * DAY)).memory,
        then.fold(CARD, 4, LATER).memory
    );
    assert_eq!(whole.fold(CARD, 4, at(-YEAR)).due, None);
    // What is reviewed meanwhile takes its place, and all else comes back with the right time.
    let mut after = whole.clone();
    after.insert(Entry::Done(Act::Review(review(-YEAR, 4))));
    let state = after.fold(CARD, 4, at(8 * DAY));
    assert_eq!((state.n_reviews, state.memory.repetitions), (4, 4));
    assert_eq!(state.last_day, whole.fold(CARD, 4, at(8 * DAY)).last_day);
}

#[test]
fn no_time_is_too_wrong() {
    for time in [i64::MIN, -1, 0, i64::MAX] {
        let history = entries([Entry::Done(Act::Review(Review {
            time,
            ..review(0, 4)
        }))]);
        for now in [i64::MIN, 0, NOON, i64::MAX] {
            let now = Now {
                time: now,
                utc_offset_minutes: i16::MIN,
            };
            assert_eq!(history.fold(CARD, 4, now).n_reviews, 1);
        }
        assert!(!history.fold(CARD, 4, LATER).is_new());
    }
    assert_eq!(entries([]).fold(CARD, 4, at(0)), CardState::NEW);
}

#[test]
fn an_hour_given_or_taken_by_summer_time_moves_no_day() {
    // Berlin: on 2026-03-29 clocks jump from 02:00 to 03:00 (+60 to +120 minutes), on 2026-10-25 back at 03:00.
    for (midnight_utc, before, after) in [
        (1_774_738_800, 60, 120), // 2026-03-29T00:00+01:00
        (1_792_879_200, 120, 60), // 2026-10-25T00:00+02:00
    ] {
        let berlin = |local_hour: i64, offset: i16| Review {
            time: midnight_utc + (local_hour * HOUR) - i64::from(offset - before) * 60,
            utc_offset_minutes: offset,
            ..review(0, 4)
        };
        let day = |review: Review| review.at().day(4);
        let evening_before = berlin(-1, before);
        let before_rollover = berlin(3, after);
        let after_rollover = berlin(4, after);
        let evening = berlin(23, after);
        assert_eq!(day(evening_before), day(before_rollover));
        assert_eq!(day(after_rollover).since(day(before_rollover)), 1);
        assert_eq!(day(evening), day(after_rollover));
        // So a card that is graded each of these two evenings was reviewed on two days.
        let history = entries([evening_before, evening].map(|it| Entry::Done(Act::Review(it))));
        assert_eq!(history.fold(CARD, 4, LATER).memory.repetitions, 2);
    }
}

#[test]
fn another_rollover_hour_counts_the_days_anew() {
    // 02:00 and 05:00 of one night: two days by 04:00, one by 06:00 or midnight.
    let night = history(&[(14 * HOUR, 4), (17 * HOUR, 4)]);
    for (rollover_hour, repetitions) in [(0, 1), (4, 2), (6, 1)] {
        let state = night.fold(CARD, rollover_hour, LATER);
        assert_eq!(state.memory.repetitions, repetitions, "{rollover_hour} h");
    }
}
