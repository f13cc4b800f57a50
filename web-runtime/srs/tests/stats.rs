//! Statistics of histories small enough to count by hand.
#![allow(clippy::unwrap_used)]

use srs::deck::{Card, Kind, Topics};
use srs::history::{Act, Entry, History, Review};
use srs::stats::{FORECAST_DAYS, Share, Stats, TREND_WEEKS, WEEKS, Week, forecast};
use srs::{CardId, CardState, Day, Now, Quality};

/// A Wednesday.
const TODAY: Day = Day(20_775);

fn noon(days_ago: i32) -> Now {
    Now {
        time: i64::from(TODAY.0 - days_ago) * 86_400 + 43_200,
        utc_offset_minutes: 0,
    }
}

/// A word for each review: days ago, grade 2–5, rungs, seconds, such as `7:4:1:30`; `9:reset` starts over.
fn history(words: &str) -> History {
    let mut history = History::default();
    for (second, word) in (0..).zip(words.split_whitespace()) {
        let fields: Vec<&str> = word.split(':').collect();
        let now = noon(fields[0].parse().unwrap());
        let time = now.time + second;
        let number = |index: usize| fields[index].parse::<u8>().unwrap();
        history.insert(Entry::Done(match fields[1] {
            "reset" => Act::Reset { time },
            "suspend" => Act::Suspend { time },
            _ => Act::Review(Review {
                time,
                grade: Quality::new(number(1)).unwrap(),
                utc_offset_minutes: 0,
                rungs: number(2),
                ticked: None,
                seconds: number(3).into(),
            }),
        }));
    }
    history
}

fn card(topic: u32, rungs: u16) -> Card {
    Card {
        id: CardId(1),
        note: 0,
        topic,
        kind: Kind::Question,
        answered: true,
        follow_up: false,
        rungs,
    }
}

fn stats(cards: &[(u32, u16, &str)]) -> Stats {
    let mut stats = Stats::new(4, TODAY, 4);
    for &(topic, rungs, words) in cards {
        let card = card(topic, rungs);
        stats.add(card.id, Some(&card), &history(words), noon(0));
    }
    stats
}

fn share(kept: u32, of: u32) -> Share {
    Share { kept, of }
}

#[test]
fn days_are_counted_from_a_monday_to_the_end_of_this_week() {
    // Wednesday is the third day of the last week; the first Monday is 25 weeks and two days ago.
    let stats = stats(&[(0, 0, "178:4:0:9 177:4:0:9 1:4:0:9 0:4:0:9 0:5:0:9")]);
    assert_eq!(stats.first_day(), Day(TODAY.0 - 177));
    assert_eq!(stats.days.len(), WEEKS * 7);
    let counted: Vec<_> = (0..).zip(&stats.days).filter(|(_, n)| **n > 0).collect();
    assert_eq!(counted, [(0, &1), (176, &1), (177, &2)]);
    assert_eq!((stats.n_reviews, stats.seconds), (5, 45));
}

#[test]
fn weeks_tell_time_and_rungs_of_cards_that_have_them() {
    let stats = stats(&[(0, 3, "9:4:3:40 8:4:2:20 0:4:0:10"), (0, 0, "0:4:0:31")]);
    let week = |from_last: usize| stats.weeks[TREND_WEEKS - 1 - from_last];
    let last = Week {
        n_reviews: 2,
        seconds: 60,
        n_outlined: 2,
        rungs: 5,
    };
    assert_eq!(
        (week(1), last.tenths_of_rungs(), last.seconds_a_card()),
        (last, Some(25), Some(30))
    );
    assert_eq!(
        (week(0).tenths_of_rungs(), week(0).seconds_a_card()),
        (Some(0), Some(21))
    );
    assert_eq!(
        (week(2).tenths_of_rungs(), week(2).seconds_a_card()),
        (None, None)
    );
    assert_eq!(stats.week_begins(TREND_WEEKS - 1), Day(TODAY.0 - 2));
    assert_eq!(stats.week_begins(TREND_WEEKS - 2), Day(TODAY.0 - 9));
}

#[test]
fn only_the_first_review_of_a_day_asks_for_what_is_known() {
    // New, then after a day, after six, and a repeat on the same day.
    let stats = stats(&[(2, 0, "16:4:0:9 15:4:0:9 9:2:0:9 9:4:0:9 8:3:0:9")]);
    assert_eq!(
        stats.intervals,
        [
            share(2, 2),
            share(0, 1),
            share(0, 0),
            share(0, 0),
            share(0, 0)
        ]
    );
    assert_eq!(
        stats.topics,
        [share(0, 0), share(0, 0), share(2, 3), share(0, 0)]
    );
    assert_eq!(stats.grades, [1, 1, 3, 0], "every review has a grade");
}

#[test]
fn what_is_long_ago_is_not_recent() {
    let stats = stats(&[(0, 0, "40:4:0:9 39:4:0:9 30:2:0:9 29:4:0:9")]);
    assert_eq!(stats.grades, [0, 0, 1, 0]);
    assert_eq!(stats.topics[0], share(1, 1));
    assert_eq!(stats.intervals[0], share(2, 2));
}

#[test]
fn a_reset_card_is_new_and_one_from_tomorrow_waits() {
    let stats = stats(&[(0, 0, "9:4:0:9 8:reset 7:2:0:9 6:suspend -3:4:0:9")]);
    assert_eq!(stats.n_reviews, 2);
    assert_eq!(stats.intervals[0], share(0, 0));
}

#[test]
fn topics_are_summed_up_to_the_second_level() {
    let topics = [(-1, "0"), (0, "1"), (1, "2"), (-1, "3")];
    let topics = Topics::new(topics.map(|(parent, name)| (parent, name.into())).to_vec());
    let levels: Vec<u32> = (0..4).map(|topic| topics.second_level(topic)).collect();
    assert_eq!(levels, [0, 1, 1, 3]);
    let stats = stats(&[
        (3, 0, "9:4:0:9 8:4:0:9"),
        (1, 0, "9:4:0:9 8:2:0:9"),
        (2, 0, "9:4:0:9 8:4:0:9"),
    ]);
    assert_eq!(
        stats.by_topic(&topics),
        [(1, share(1, 2)), (3, share(1, 1))]
    );
}

#[test]
fn the_forecast_counts_what_is_late_for_today() {
    let due = |days: i32| CardState {
        due: Some(Day(TODAY.0 + days)),
        ..CardState::NEW
    };
    let states = [
        due(-5),
        due(0),
        due(3),
        due(13),
        due(14),
        CardState::NEW,
        due(3).with_suspended(true),
    ];
    let cards = vec![card(0, 0); states.len()];
    let mut expected = [0; FORECAST_DAYS];
    (expected[0], expected[3], expected[13]) = (2, 1, 1);
    assert_eq!(forecast(&cards, &states, TODAY), expected);
}

#[test]
fn shares_are_rounded() {
    for (kept, of, percent) in [
        (0, 0, 0),
        (1, 3, 33),
        (2, 3, 67),
        (1, 2, 50),
        (199, 200, 100),
    ] {
        assert_eq!(share(kept, of).percent(), percent, "{kept} of {of}");
    }
}
