//! How fast the core is: `cargo bench -p yiji-srs`. Prints figures, asserts none.

use std::hint::black_box;
use std::time::{Duration, Instant};

use srs::deck::{Card, Kind, Topics, read_rows, write_rows};
use srs::history::{Act, Entry, History, Review};
use srs::queue::{Limits, Wanted, counts, queue};
use srs::sm2::Memory;
use srs::{CardId, CardState, Day, Now, Points, Quality};

const N_CARDS: u32 = 100_000;
const TODAY: Day = Day(20_777);
const NOW: Now = Now {
    time: 20_777 * 86_400,
    utc_offset_minutes: 480,
};

fn main() {
    sm2();
    histories();
    deck();
}

fn sm2() {
    // A card's grades come from a generator seeded here, so that nothing can be known in advance.
    let n_reviews = 50_000_000_u32;
    let time = fastest(|| {
        let mut seed = 1_u32;
        let mut memory = Memory::NEW;
        for _ in 0..n_reviews {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            memory = memory.after(Quality::ALL[(seed >> 16) as usize % 6]);
        }
        memory
    });
    println!(
        "SM-2: {:.0} million reviews a second",
        f64::from(n_reviews) / time.as_secs_f64() / 1e6
    );
}

fn histories() {
    let history = history_of_20();
    let text = history.to_text();
    let mut longer = history.clone();
    longer.insert(Entry::Done(Act::Review(review(40))));
    each("read and fold 20 reviews", || {
        History::parse(&text).map(|history| history.fold(CardId(7), 4, NOW))
    });
    each("write 20 reviews", || history.to_text());
    each("merge 20 reviews with 21", || {
        let mut both = history.clone();
        both.merge(&longer)
    });
    println!("{:.1} characters a review", text.len() as f64 / 20.0);
}

fn deck() {
    let cards: Vec<Card> = (0..N_CARDS).map(card).collect();
    let states: Vec<CardState> = (0..N_CARDS).map(state).collect();
    let topics = Topics::new(
        (0..500)
            .map(|topic| ((topic - 1) / 5 - i32::from(topic == 0), String::new()))
            .collect(),
    );
    let rows = write_rows(&cards);
    let limits = Limits::default();
    println!("a deck of {N_CARDS} cards, one in five reviewed:");
    each("read its rows", || read_rows(&rows));
    each("count by topic", || {
        counts(&cards, &states, &topics, TODAY, limits)
    });
    each("queue", || {
        queue(
            &cards,
            &states,
            &topics,
            &Wanted {
                today: TODAY,
                limits,
                ..Wanted::default()
            },
        )
    });
    each("queue of a topic", || {
        queue(
            &cards,
            &states,
            &topics,
            &Wanted {
                today: TODAY,
                limits,
                topic: Some(3),
                ..Wanted::default()
            },
        )
    });
}

fn review(days: i64) -> Review {
    Review {
        time: 1_795_140_000 + days * 86_400,
        grade: Quality::ALL[4],
        utc_offset_minutes: 480,
        rungs: 2,
        ticked: Some(Points::all_said(5)),
        seconds: 40,
    }
}

fn history_of_20() -> History {
    let mut history = History::default();
    for days in 0..20 {
        history.insert(Entry::Done(Act::Review(review(days * days))));
    }
    history
}

fn card(place: u32) -> Card {
    let id = CardId(u64::from(place).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    Card {
        id,
        note: place / 8,
        topic: place / 200,
        kind: Kind::Question,
        answered: true,
        follow_up: false,
        rungs: 5,
    }
}

fn state(place: u32) -> CardState {
    if !place.is_multiple_of(5) {
        return CardState::NEW;
    }
    let mut history = History::default();
    history.insert(Entry::Done(Act::Review(review(-i64::from(place % 40)))));
    history.fold(CardId(7), 4, NOW)
}

/// Prints how long one call takes.
fn each<T>(what: &str, mut call: impl FnMut() -> T) {
    let once = fastest(&mut call);
    let n_calls = (50_000_000 / once.as_nanos().max(1)).clamp(1, 100_000) as u32;
    let time = fastest(|| {
        for _ in 0..n_calls {
            black_box(call());
        }
    });
    println!("{what}: {:.2} µs", (time / n_calls).as_nanos() as f64 / 1e3);
}

/// The fastest of five, since other programs only ever make it slower.
fn fastest<T>(mut call: impl FnMut() -> T) -> Duration {
    let times = (0..5).map(|_| {
        let start = Instant::now();
        black_box(call());
        start.elapsed()
    });
    times.min().unwrap_or_default()
}
