//! Any histories at all: merging, reading and folding them.

use crate::{CARD, NOON, entries};
use proptest::prelude::*;
use srs::history::{Act, Entry, History, Review};
use srs::{Now, Points, Quality};

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => any_review().prop_map(Act::Review),
        1 => any_time().prop_map(|time| Act::Reset { time }),
        1 => any_time().prop_map(|time| Act::Suspend { time }),
        1 => any_time().prop_map(|time| Act::Unsuspend { time }),
    ]
}

/// Few enough times that acts meet in one second and on one day; now and then a clock gone mad.
fn any_time() -> impl Strategy<Value = i64> {
    prop_oneof![8 => (0..40_i64).prop_map(|step| NOON + step * 20_000), 1 => any::<i64>()]
}

fn any_now() -> impl Strategy<Value = Now> {
    any_time().prop_map(|time| Now {
        time,
        utc_offset_minutes: 480,
    })
}

fn any_review() -> impl Strategy<Value = Review> {
    let offset = prop_oneof![4 => Just(480_i16), 1 => any::<i16>()];
    let ticked = prop::option::of((0..70_u16, any::<u64>()).prop_map(|(of, ticks)| {
        (0..of)
            .filter(|point| ticks >> (point % 64) & 1 == 1)
            .fold(Points::none_said(of), Points::toggled)
    }));
    (
        any_time(),
        0..=5_u8,
        offset,
        any::<u8>(),
        ticked,
        any::<u16>(),
    )
        .prop_map(
            |(time, grade, utc_offset_minutes, rungs, ticked, seconds)| Review {
                time,
                grade: Quality::new(grade).unwrap(),
                utc_offset_minutes,
                rungs,
                ticked,
                seconds,
            },
        )
}

/// A history out of these acts, so that three of them share entries.
fn part_of(acts: Vec<Act>) -> impl Strategy<Value = History> {
    let n_acts = acts.len();
    prop::collection::vec(0..5_u8, n_acts).prop_map(move |choices| {
        entries(
            acts.iter()
                .zip(choices)
                .filter_map(|(&act, choice)| match choice {
                    0 | 1 => None,
                    2 | 3 => Some(Entry::Done(act)),
                    _ => Some(Entry::Undone(act)),
                }),
        )
    })
}

fn three_histories() -> impl Strategy<Value = [History; 3]> {
    prop::collection::vec(any_act(), 0..12)
        .prop_flat_map(|acts| [part_of(acts.clone()), part_of(acts.clone()), part_of(acts)])
}

fn merged(a: &History, b: &History) -> History {
    let mut both = a.clone();
    both.merge(b);
    both
}

proptest! {
    #[test]
    fn merging_is_a_set_union([a, b, c] in three_histories()) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        prop_assert_eq!(merged(&a, &a), a.clone());
        prop_assert_eq!(merged(&merged(&a, &b), &b), merged(&a, &b));
    }

    #[test]
    fn merging_counts_what_it_adds([a, b, _] in three_histories()) {
        let mut both = a.clone();
        let added = both.merge(&b);
        prop_assert_eq!(added > 0, both != a);
        prop_assert_eq!(both.merge(&b), 0);
        let n_new = b.entries().filter(|entry| !a.entries().any(|own| own == *entry || own == Entry::Undone(*entry.act()))).count();
        prop_assert_eq!(added, n_new);
    }

    #[test]
    fn the_state_is_the_same_in_any_order(
        (ordered, shuffled) in prop::collection::vec(any_act(), 0..12).prop_flat_map(|acts| {
            let both: Vec<Entry> = acts.iter().zip(0..).flat_map(|(&act, place)| {
                // Every third act is taken back as well.
                let undo = (place % 3 == 0).then_some(Entry::Undone(act));
                [Some(Entry::Done(act)), undo].into_iter().flatten()
            }).collect();
            (Just(both.clone()), Just(both).prop_shuffle())
        }),
        rollover_hour in 0..24_u8,
        now in any_now(),
    ) {
        prop_assert_eq!(entries(ordered).fold(CARD, rollover_hour, now), entries(shuffled).fold(CARD, rollover_hour, now));
    }

    #[test]
    fn what_is_written_is_read([history, _, _] in three_histories()) {
        let text = history.to_text();
        prop_assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b":-_".contains(&byte)), "{}", text);
        prop_assert_eq!(History::parse(&text), Ok(history.clone()));
        let packed = history.to_packed_text();
        prop_assert!(!packed.is_ascii());
        prop_assert_eq!(History::parse(&packed), Ok(history));
    }

    #[test]
    fn no_text_panics(text in ".*") {
        let _ = History::parse(&text);
        let _ = History::parse(&format!("1:{text}"));
        let _ = History::parse(&format!("2:{text}"));
    }

    #[test]
    fn no_change_of_a_text_is_read_as_something_else(
        [history, _, _] in three_histories(),
        place in any::<prop::sample::Index>(),
        digit in "[A-Za-z0-9_-]",
    ) {
        let text = history.to_text();
        let place = place.index(text.len());
        let changed = format!("{}{digit}{}", &text[..place], &text[place + 1..]);
        if changed != text {
            prop_assert!(History::parse(&changed).is_err(), "{} reads as a history", changed);
        }
    }

    #[test]
    fn buttons_show_what_is_stored([history, _, _] in three_histories(), next in any_review(), rollover_hour in 0..24_u8) {
        let state = history.fold(CARD, rollover_hour, next.at());
        let today = next.at().day(rollover_hour);
        for (grade, outcome) in srs::Grade::ALL.into_iter().zip(state.outcomes(CARD, today)) {
            let stored = state.reviewed(CARD, &Review { grade: grade.quality(), ..next }, rollover_hour);
            prop_assert_eq!(
                (stored.memory, stored.due, stored.comes_back),
                (outcome.memory, Some(outcome.due), outcome.again_today)
            );
        }
    }
}
