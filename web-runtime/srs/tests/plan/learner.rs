//! A learner who forgets like one, follows the plan for weeks, and is ready in time.
//!
//! `cargo test -p yiji-srs --test plan -- --nocapture` prints the table.

use srs::deck::{Card, Topics};
use srs::plan::{Aim, Goal, Learner, Plan};
use srs::queue::Limits;
use srs::{CardState, Day, Grade};

use crate::{TODAY, card, topics};

/// Grades with the odds of a learner who is right nine times in ten, always the same for one seed.
struct Grades(u64);

impl Grades {
    fn next(&mut self) -> Grade {
        // xorshift64 (Marsaglia 2003).
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        match self.0 % 100 {
            0..8 => Grade::Again,
            8..20 => Grade::Hard,
            20..85 => Grade::Good,
            _ => Grade::Easy,
        }
    }
}

/// The state after the day's first review; repeats of the same day change nothing.
fn reviewed(state: CardState, today: Day, grade: Grade) -> CardState {
    let memory = state.memory.after(grade.quality());
    CardState {
        memory,
        due: Some(today.plus(memory.interval)),
        first_day: state.first_day.or(Some(today)),
        last_day: Some(today),
        ..state
    }
}

struct Case {
    n_cards: u64,
    /// Share of the cards that were learnt in the months before, in percent.
    known: u64,
    days: u16,
}

fn learner<'a>(
    cards: &'a [Card],
    states: &'a [CardState],
    topics: &'a Topics,
    today: Day,
) -> Learner<'a> {
    Learner {
        cards,
        states,
        topics,
        today,
        limits: Limits::default(),
        seconds_a_card: 30,
    }
}

/// Follows the plan to the date; returns the plan made on the first day and the cards of each day.
fn follow(case: &Case, seed: u64) -> (Plan, Vec<u32>) {
    let cards: Vec<Card> = (0..case.n_cards)
        .map(|id| card(id, (id % 3) as u32))
        .collect();
    let mut grades = Grades(seed);
    let mut states = vec![CardState::NEW; cards.len()];
    for (id, state) in (0u64..).zip(&mut states) {
        if id % 100 < case.known {
            // First seen up to two months ago, and reviewed whenever due since.
            let mut day = Day(TODAY.0 - 60 + (id * 7 % 60) as i32);
            while day < TODAY {
                *state = reviewed(*state, day, grades.next());
                day = state.due.unwrap();
            }
        }
    }
    let goal = Goal {
        day: TODAY.plus(case.days),
        ..Goal::default()
    };
    let topics = topics();
    let first = Plan::find(&goal, &learner(&cards, &states, &topics, TODAY));
    let aim = Aim::new(&first.goal, &topics);
    let mut load = Vec::new();
    for today in (0..case.days).map(|days| TODAY.plus(days)) {
        let new_per_day =
            Plan::new(&first.goal, &learner(&cards, &states, &topics, today)).new_per_day;
        let (mut n_new, mut n_cards) = (0, 0);
        for (card, state) in cards.iter().zip(&mut states) {
            let due = aim.due(card, state, today).is_some_and(|due| due <= today);
            let new = state.is_new() && n_new < new_per_day;
            if due || new {
                n_new += u32::from(new);
                n_cards += 1;
                *state = reviewed(*state, today, grades.next());
            }
        }
        load.push(n_cards);
    }
    for (card, state) in cards.iter().zip(&states) {
        let last = state.last_day.expect("every card was introduced");
        assert!(
            last >= aim.window_begins(),
            "{:?} last seen {} days before the date",
            card.id,
            goal.day.since(last)
        );
    }
    (first, load)
}

#[test]
fn every_card_is_seen_in_the_last_days_and_the_load_stays_even() {
    println!("cards known  days | new a day  last days  mean  fullest  ratio  forecast");
    for case in [
        Case {
            n_cards: 100,
            known: 0,
            days: 14,
        },
        Case {
            n_cards: 100,
            known: 50,
            days: 30,
        },
        Case {
            n_cards: 300,
            known: 0,
            days: 21,
        },
        Case {
            n_cards: 300,
            known: 80,
            days: 10,
        },
        Case {
            n_cards: 600,
            known: 30,
            days: 45,
        },
        Case {
            n_cards: 1_000,
            known: 0,
            days: 60,
        },
        Case {
            n_cards: 1_000,
            known: 100,
            days: 30,
        },
        Case {
            n_cards: 60,
            known: 0,
            days: 5,
        },
    ] {
        for seed in [1, 2, 3] {
            let (plan, load) = follow(&case, seed);
            let mean = f64::from(load.iter().sum::<u32>()) / load.len() as f64;
            let fullest = *load.iter().max().unwrap();
            let forecast = plan.fullest();
            let ratio = f64::from(fullest) / mean;
            println!(
                "{:5} {:4}% {:5} | {:9} {:10} {mean:5.0} {fullest:8} {ratio:6.2} {forecast:9}",
                case.n_cards, case.known, case.days, plan.new_per_day, plan.goal.window
            );
            assert!(
                ratio <= 2.0,
                "the fullest day has {fullest} cards, the mean {mean}"
            );
        }
    }
}
