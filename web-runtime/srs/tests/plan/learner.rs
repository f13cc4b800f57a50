//! A learner who forgets like one, follows the plan for weeks, and is ready in time.
//!
//! `cargo test -p yiji-srs --test plan -- --nocapture` prints the table.

use srs::deck::{Card, Topics};
use srs::history::Review;
use srs::plan::{Aim, Goal, Learner, Plan};
use srs::queue::{Limits, Wanted, queue};
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

/// The state after the day's first review, at noon; repeats of the same day change nothing.
fn reviewed(card: &Card, state: CardState, today: Day, grade: Grade) -> CardState {
    let review = Review {
        time: today.begins_at(0, 4) + 8 * 3_600,
        utc_offset_minutes: 0,
        grade: grade.quality(),
        rungs: 0,
        ticked: None,
        seconds: 30,
    };
    state.reviewed(card.id, &review, 4)
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
    for (card, (id, state)) in cards.iter().zip((0u64..).zip(&mut states)) {
        if id % 100 < case.known {
            // First seen up to two months ago, and reviewed whenever due since.
            let mut day = Day(TODAY.0 - 60 + (id * 7 % 60) as i32);
            while day < TODAY {
                *state = reviewed(card, *state, day, grades.next());
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
        let plan = Plan::new(&first.goal, &learner(&cards, &states, &topics, today));
        let aimed: Vec<CardState> = (cards.iter().zip(&states))
            .map(|(card, &state)| aim.aimed(card, state, today))
            .collect();
        let wanted = Wanted {
            today,
            limits: Limits {
                new_per_day: plan.new_per_day,
                reviews_per_day: 1_000,
            },
            ..Wanted::default()
        };
        let queue = queue(&cards, &aimed, &topics, &wanted);
        for &place in &queue.cards {
            let place = place as usize;
            states[place] = reviewed(&cards[place], aimed[place], today, grades.next());
        }
        load.push(queue.cards.len() as u32);
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
