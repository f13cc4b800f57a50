//! What an aim does to the day a card is due, and what a plan asks for.

use srs::deck::Card;
use srs::plan::{Aim, Goal, Learner, Plan, Verdict};
use srs::queue::{Limits, Wanted, queue};
use srs::sm2::Memory;
use srs::{CardState, Day};

use crate::{TODAY, card, topics};

fn goal(days: u16, window: u16, topics: &[&[&str]]) -> Goal {
    let names = |path: &&[&str]| path.iter().map(|name| (*name).to_owned()).collect();
    Goal {
        day: TODAY.plus(days),
        window,
        topics: topics.iter().map(names).collect(),
    }
}

/// Last reviewed and due that many days from today.
fn seen(last: i32, due: i32) -> CardState {
    CardState {
        due: Some(Day(TODAY.0 + due)),
        first_day: Some(Day(TODAY.0 + last)),
        last_day: Some(Day(TODAY.0 + last)),
        ..CardState::NEW
    }
}

#[test]
fn a_card_due_too_late_is_brought_into_the_last_days() {
    let goal = goal(20, 4, &[]);
    let aim = Aim::new(&goal, &topics());
    for id in 0..100 {
        let due = aim.aimed(&card(id, 1), seen(-3, 300), TODAY).due.unwrap();
        assert!((16..20).contains(&due.since(TODAY)), "{due:?}");
    }
}

#[test]
fn each_of_the_last_days_gets_its_share() {
    for window in [1, 3, 7, 14] {
        let aim = Aim::new(&goal(30, window, &[]), &topics());
        let mut shares = vec![0; window.into()];
        for id in 0..1_000 {
            let due = aim.aimed(&card(id, 0), seen(-3, 300), TODAY).due.unwrap();
            shares[due.since(aim.window_begins()) as usize] += 1;
        }
        let fair = 1_000 / u32::from(window);
        assert!(
            shares
                .iter()
                .all(|share| (fair * 8 / 10..=fair * 12 / 10).contains(share)),
            "{shares:?}"
        );
    }
}

#[test]
fn other_days_are_left_to_sm_2() {
    let aim = Aim::new(&goal(20, 4, &[&["databases"]]), &topics());
    for (what, topic, state, today, due) in [
        ("due before the last days", 0, seen(-3, 5), 0, 5),
        ("overdue", 0, seen(-30, -5), 0, -5),
        ("seen in the last days", 0, seen(16, 300), 17, 300),
        ("below a topic of the goal", 1, seen(16, 40), 17, 40),
        ("of another topic", 2, seen(-3, 300), 0, 300),
        ("the day has come", 0, seen(-3, 300), 20, 300),
    ] {
        let found = aim.aimed(&card(1, topic), state, Day(TODAY.0 + today));
        assert_eq!(found.due, Some(Day(TODAY.0 + due)), "{what}");
    }
    assert_eq!(
        aim.aimed(&card(1, 0), CardState::NEW, TODAY).due,
        None,
        "a new card is not due"
    );
}

#[test]
fn a_goal_is_about_its_topics_and_those_below() {
    for (named, in_scope) in [
        (&[][..], [true, true, true]),
        (&[&["databases"][..]][..], [true, true, false]),
        (
            &[&["databases", "Redis"][..], &["networks"][..]][..],
            [false, true, true],
        ),
        (&[&["Redis"][..]][..], [false, false, false]),
    ] {
        let aim = Aim::new(&goal(20, 4, named), &topics());
        assert_eq!(
            [0, 1, 2].map(|topic| aim.has(&card(1, topic))),
            in_scope,
            "{named:?}"
        );
    }
    let aim = Aim::new(&goal(20, 4, &[]), &topics());
    let unanswered = Card {
        answered: false,
        ..card(1, 0)
    };
    assert!(!aim.has(&unanswered), "a card without an answer");
    assert!(aim.has(&card(1, 99)), "a card in no topic");
}

/// The plan for so many cards in so many days at half a minute a card, with these states and the rest new.
fn plan(n_cards: u64, days: u16, window: Option<u16>, states: &[CardState]) -> Plan {
    let cards: Vec<Card> = (0..n_cards).map(|id| card(id, 0)).collect();
    let learner = Learner {
        cards: &cards,
        states,
        topics: &topics(),
        today: TODAY,
        limits: Limits::default(),
        seconds_a_card: 30,
    };
    let goal = goal(days, window.unwrap_or(0), &[]);
    if window.is_some() {
        Plan::new(&goal, &learner)
    } else {
        Plan::find(&goal, &learner)
    }
}

#[test]
fn a_plan_says_what_it_takes() {
    for (n_new, days, new_per_day, verdict) in [
        (100, 0, 0, "passed"),
        (100, 30, 7, "within"),
        (600, 30, 40, "limits"),
        (100, 1, 100, "limits"),
        (2_000, 5, 1_000, "too much"),
        (0, 10, 0, "within"),
    ] {
        let plan = plan(n_new, days, None, &[]);
        let found = match plan.verdict {
            Verdict::Passed => "passed",
            Verdict::WithinLimits => "within",
            Verdict::NeedsLimits(_) => "limits",
            Verdict::TooMuch(_) => "too much",
        };
        assert_eq!(
            (plan.new_per_day, found),
            (new_per_day, verdict),
            "{n_new} cards in {days} days"
        );
        assert_eq!(plan.load.len(), usize::from(days));
        let introduced: u32 = plan.load.iter().map(|load| load.new).sum();
        assert_eq!(
            u64::from(introduced),
            if days == 0 { 0 } else { n_new },
            "all come in time"
        );
    }
}

#[test]
fn what_was_introduced_today_is_today_s_share() {
    let before = plan(100, 30, None, &[]);
    let states = vec![seen(0, 1); before.new_per_day as usize];
    let after = plan(100, 30, Some(before.goal.window), &states);
    assert_eq!(after.new_per_day, before.new_per_day);
    assert_eq!(after.load[0].new, 0);
}

#[test]
fn buttons_show_the_day_that_the_goal_allows() {
    let aim = Aim::new(&goal(20, 4, &[]), &topics());
    let known = CardState {
        memory: Memory {
            repetitions: 5,
            interval: 60,
            ..Memory::NEW
        },
        ..seen(-60, 0)
    };
    let card = card(1, 0);
    let aimed = aim.aimed(&card, known, TODAY);
    for (today, days) in [(0, 16..20), (16, 17..400)] {
        let today = Day(TODAY.0 + today);
        for outcome in &aimed.outcomes(card.id, today)[1..] {
            assert!(days.contains(&outcome.due.since(TODAY)), "{outcome:?}");
        }
    }
}

#[test]
fn new_cards_of_the_goal_come_first() {
    let topics = topics();
    let cards: Vec<Card> = (0..6)
        .map(|id| card(id, if id < 3 { 0 } else { 2 }))
        .collect();
    let aim = Aim::new(&goal(20, 4, &[&["networks"]]), &topics);
    let states: Vec<CardState> = (cards.iter())
        .map(|card| aim.aimed(card, CardState::NEW, TODAY))
        .collect();
    let wanted = Wanted {
        today: TODAY,
        limits: Limits {
            new_per_day: 4,
            reviews_per_day: 0,
        },
        ..Wanted::default()
    };
    assert_eq!(queue(&cards, &states, &topics, &wanted).cards, [3, 4, 5, 0]);
}

#[test]
fn a_suspended_card_is_not_to_be_prepared() {
    let suspended = vec![CardState::NEW.with_suspended(true); 40];
    let plan = plan(100, 30, Some(4), &suspended);
    assert_eq!((plan.n_cards, plan.n_new), (60, 60));
    let introduced: u32 = plan.load.iter().map(|load| load.new).sum();
    assert_eq!(introduced, 60);
    assert_eq!(plan.load[0].new, plan.new_per_day);
}
