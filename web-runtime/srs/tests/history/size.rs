//! What progress costs to store, in numbers: 20,000 cards with 20 reviews each, against what browsers hold.
//!
//! The limits were measured: 5 Mi UTF-16 units in Chromium and Firefox, keys included; 5 MiB of bytes in WebKit, two for
//! each character of a text that is not ASCII. The store in real browsers is tried by `web-runtime/e2e`.

use crate::{CARD, DAY, LATER, NOON};
use srs::history::{Act, Entry, History, Review};
use srs::{CardState, Points, Quality};

const N_CARDS: usize = 20_000;
const N_REVIEWS: usize = 20;
const LIMIT: usize = 5 << 20;
const KEY: &str = "yiji:9c0ffee15dead000:c:3fa1c09b2e5d7788";

/// The same numbers on every run (Knuth's multiplier, the high bits).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// A card as a learner treats it: an outline of up to eight points, each review on its day or some days late at any hour of
/// the evening, a third of them with rungs opened and points missed, one in eight forgotten and repeated at once.
fn learned(dice: &mut Dice) -> History {
    let n_points = dice.below(9) as u16;
    let mut history = History::default();
    let mut state = CardState::NEW;
    let mut time = NOON;
    while history.reviews().count() < N_REVIEWS {
        let day = state.due.map_or(0, |due| i64::from(due.0 - 20_777)) + dice.below(4) as i64 / 3;
        let is_repeat = state.comes_back;
        time = if is_repeat {
            time + 300 + dice.below(900) as i64
        } else {
            NOON + day * DAY + dice.below(9 * 3_600) as i64
        };
        let grade = [4, 4, 4, 5, 3, 4, 2, 5][dice.below(8) as usize];
        let struggles = dice.below(3) == 0;
        let ticked = (n_points > 0).then(|| {
            let all = Points::all_said(n_points);
            let missed = |points: Points, dice: &mut Dice| points.toggled(dice.below(8) as u16);
            if struggles { missed(all, dice) } else { all }
        });
        let review = Review {
            time,
            grade: Quality::new(if is_repeat { 4 } else { grade }).unwrap(),
            utc_offset_minutes: 480,
            rungs: if struggles { dice.below(4) as u8 } else { 0 },
            ticked,
            seconds: 8 + (dice.below(60) * dice.below(60) / 40) as u16,
        };
        history.insert(Entry::Done(Act::Review(review)));
        state = history.fold(CARD, 4, LATER);
    }
    history
}

#[test]
fn twenty_reviews_of_twenty_thousand_cards_fit() {
    let mut dice = Dice(1);
    // A tenth of them stands for all.
    let some: Vec<History> = (0..N_CARDS / 10).map(|_| learned(&mut dice)).collect();
    let total = |cost: &dyn Fn(&History) -> usize| some.iter().map(cost).sum::<usize>() * 10;
    let plain = total(&|history| history.to_text().len());
    let units = total(&|history| history.to_packed_text().encode_utf16().count());
    let keys = N_CARDS * KEY.len();
    let per_review = plain as f64 / (N_CARDS * N_REVIEWS) as f64;
    let per_packed_review = units as f64 / (N_CARDS * N_REVIEWS) as f64;
    println!(
        "plain {per_review:.2} characters a review, in all {}",
        keys + plain
    );
    println!(
        "packed {per_packed_review:.2} units a review, in all {} units, {} bytes in WebKit",
        keys + units,
        keys + units * 2
    );
    assert!(per_review <= 12.0);
    assert!(keys + plain < LIMIT * 4 / 5, "plain: {}", keys + plain);
    assert!(
        keys + units < LIMIT / 2,
        "packed, in units: {}",
        keys + units
    );
    assert!(
        keys + units * 2 < LIMIT * 7 / 10,
        "packed, in bytes: {}",
        keys + units * 2
    );
}
