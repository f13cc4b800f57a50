//! Finding cards, over a deck drawn as a table.
#![allow(clippy::unwrap_used)]

use srs::browse::{Asked, Sort, Status};
use srs::deck::{Card, Kind, Topics};
use srs::sm2::{EaseFactor, Memory};
use srs::{CardId, CardState, Day};

const TODAY: Day = Day(20_777);

/// name, topic, repetitions, interval, due in days, ease, lapses, last day; no repetitions and no interval is new.
type Row = (&'static str, u32, u16, u16, i32, u16, u16, i32);

const DECK: [Row; 8] = [
    ("new", 0, 0, 0, 0, 250, 0, 0),
    ("failed", 1, 0, 1, 1, 250, 9, 0),
    ("second", 2, 1, 1, 0, 240, 0, -1),
    ("young", 1, 3, 20, -2, 130, 3, -22),
    ("mature", 3, 3, 21, 5, 270, 0, -16),
    ("suspended", 3, 3, 30, -9, 250, 8, -39),
    ("unanswered", 0, 0, 0, 0, 250, 0, 0),
    ("back", 3, 2, 6, 6, 260, 0, 0),
];

fn found(asked: &Asked) -> Vec<&'static str> {
    let topics = [(-1, "0"), (0, "1"), (1, "2"), (-1, "3")];
    let topics = Topics::new(topics.map(|(parent, name)| (parent, name.into())).to_vec());
    let (cards, states): (Vec<Card>, Vec<CardState>) = (0..).zip(DECK).map(drawn).unzip();
    let missed = |place: u32| ["young", "mature"].contains(&DECK[place as usize].0);
    asked
        .find(&cards, &states, &topics, TODAY, missed)
        .into_iter()
        .map(|place| DECK[place as usize].0)
        .collect()
}

fn drawn((place, row): (u64, Row)) -> (Card, CardState) {
    let (name, topic, repetitions, interval, due, ease, lapses, last) = row;
    let card = Card {
        id: CardId(place),
        note: 0,
        topic,
        kind: Kind::Question,
        answered: name != "unanswered",
        follow_up: false,
        rungs: 0,
    };
    if interval == 0 {
        return (card, CardState::NEW);
    }
    let day = |days: i32| Some(Day(TODAY.0 + days));
    let state = CardState {
        memory: Memory {
            repetitions,
            interval,
            ease: EaseFactor(ease),
        },
        due: day(due),
        first_day: day(-99),
        last_day: day(last),
        comes_back: name == "back",
        lapses,
        suspended: name == "suspended",
        ..CardState::NEW
    };
    (card, state)
}

#[test]
fn every_card_has_one_status() {
    let all: Vec<_> = Status::ALL
        .into_iter()
        .flat_map(|(status, name)| {
            assert_eq!((Status::named(name), status.name()), (Some(status), name));
            let asked = Asked {
                status: Some(status),
                ..Asked::default()
            };
            found(&asked).into_iter().map(move |card| (name, card))
        })
        .collect();
    assert_eq!(
        all,
        [
            ("new", "new"),
            ("learning", "failed"),
            ("learning", "second"),
            ("young", "young"),
            ("young", "back"),
            ("mature", "mature"),
            ("suspended", "suspended"),
            ("unanswered", "unanswered"),
        ]
    );
    assert_eq!(Status::named("old"), None);
}

#[test]
fn all_that_is_asked_for_has_to_hold() {
    let asked = Asked::default;
    let due = Asked {
        due: true,
        ..asked()
    };
    for (asked, cards) in [
        (due.clone(), "second young back"),
        (
            Asked {
                leech: true,
                ..asked()
            },
            "failed suspended",
        ),
        (
            Asked {
                missed: true,
                ..asked()
            },
            "young mature",
        ),
        (
            Asked {
                topic: Some(1),
                ..asked()
            },
            "failed second young",
        ),
        (
            Asked {
                missed: true,
                topic: Some(1),
                ..due.clone()
            },
            "young",
        ),
        (Asked { leech: true, ..due }, ""),
        (
            Asked {
                topic: Some(9),
                ..asked()
            },
            "",
        ),
    ] {
        assert_eq!(found(&asked).join(" "), cards, "{asked:?}");
    }
}

#[test]
fn cards_never_reviewed_come_last_and_equals_stay_in_order() {
    for (sort, name, cards) in [
        (
            Sort::Note,
            "note",
            "new failed second young mature suspended unanswered back",
        ),
        (
            Sort::Due,
            "due",
            "suspended young second failed mature back new unanswered",
        ),
        (
            Sort::Ease,
            "ease",
            "young second failed suspended back mature new unanswered",
        ),
        (
            Sort::Lapses,
            "lapses",
            "failed suspended young second mature back new unanswered",
        ),
        (
            Sort::Recent,
            "recent",
            "failed back second mature young suspended new unanswered",
        ),
    ] {
        let asked = Asked {
            sort,
            ..Asked::default()
        };
        assert_eq!(found(&asked).join(" "), cards, "{name}");
        assert_eq!((Sort::named(name), sort.name()), (Some(sort), name));
    }
}
