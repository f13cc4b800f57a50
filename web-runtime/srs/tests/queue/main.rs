//! Queues and counts over a deck small enough to draw.
#![allow(clippy::unwrap_used)]

mod all;
mod counts;
mod order;
mod random;

use srs::deck::{Card, Kind, Topics};
use srs::queue::{Limits, Order, Wanted, queue};
use srs::sm2::Memory;
use srs::{CardId, CardState, Day};

const TODAY: Day = Day(20_777);

/// A deck in which every card is a word: its topic's digit, then what it is.
///
/// `n` new, `d5` due five days ago, `l3` due in three days, `r` reviewed today and back in a week, `i` introduced today,
/// `a` coming back today, `b` came back yesterday and is due today, `u` unanswered, `s` suspended while due, `x` suspended
/// while new.
struct Drawn {
    cards: Vec<Card>,
    states: Vec<CardState>,
    topics: Topics,
}

/// Topics 0 and 3 are roots, 1 is in 0, 2 is in 1.
fn drawn(words: &str) -> Drawn {
    let rows = [(-1, "0"), (0, "1"), (1, "2"), (-1, "3")];
    let topics = Topics::new(
        rows.map(|(parent, name)| (parent, name.to_owned()))
            .to_vec(),
    );
    let (cards, states) = words
        .split_whitespace()
        .enumerate()
        .map(|(place, word)| draw(place, word))
        .unzip();
    Drawn {
        cards,
        states,
        topics,
    }
}

fn draw(place: usize, word: &str) -> (Card, CardState) {
    let (topic, what) = word.split_at(1);
    let (what, days) = what.split_at(1);
    let days = days.parse().unwrap_or(0);
    let card = Card {
        id: CardId(place as u64),
        note: 0,
        topic: topic.parse().unwrap(),
        kind: Kind::Question,
        answered: what != "u",
        follow_up: false,
        rungs: 0,
    };
    let seen = |first_day: i32, last_day: i32, due: i32, comes_back| CardState {
        memory: Memory::NEW,
        due: Some(Day(TODAY.0 + due)),
        first_day: Some(Day(TODAY.0 + first_day)),
        last_day: Some(Day(TODAY.0 + last_day)),
        comes_back,
        n_reviews: 2,
        seconds: 30,
        lapses: 0,
        suspended: false,
        turn: None,
    };
    let state = match what {
        "n" | "u" => CardState::NEW,
        "d" => seen(-90, -30, -days, false),
        "l" => seen(-90, -30, days, false),
        "r" => seen(-90, 0, 7, false),
        "i" => seen(0, 0, 1, false),
        "a" => seen(-90, 0, 1, true),
        "b" => seen(-90, -1, 0, true),
        "s" => seen(-90, -30, -days, false).with_suspended(true),
        "x" => CardState::NEW.with_suspended(true),
        _ => panic!("no such card: {word}"),
    };
    (card, state)
}

const NO_LIMITS: Limits = Limits {
    new_per_day: 999,
    reviews_per_day: 999,
};

fn wanted() -> Wanted<'static> {
    Wanted {
        today: TODAY,
        limits: NO_LIMITS,
        order: Order::DueFirst,
        ..Wanted::default()
    }
}

/// The words of the queue, in order.
fn queued(words: &str, wanted: &Wanted) -> String {
    queue_of(&drawn(words), words, wanted)
}

fn queue_of(drawn: &Drawn, words: &str, wanted: &Wanted) -> String {
    let Drawn {
        cards,
        states,
        topics,
    } = drawn;
    let queue = queue(cards, states, topics, wanted);
    assert_eq!(queue.cards.len(), queue.n_due + queue.n_new + queue.n_again);
    let words: Vec<&str> = words.split_whitespace().collect();
    queue
        .cards
        .iter()
        .map(|&place| words[place as usize])
        .collect::<Vec<_>>()
        .join(" ")
}
