//! Any deck at all: the queue and the counts must tell the same.

use crate::{Drawn, TODAY, drawn};
use proptest::prelude::*;
use srs::queue::{Limits, Order, Wanted, counts, due_by, queue};

fn any_deck() -> impl Strategy<Value = String> {
    let word = (
        0..4_u8,
        prop::sample::select(b"ndlriabusx".to_vec()),
        1..9_u8,
    )
        .prop_map(|(topic, what, days)| format!("{topic}{}{days}", char::from(what)));
    prop::collection::vec(word, 0..60).prop_map(|words| words.join(" "))
}

fn any_order() -> impl Strategy<Value = Order> {
    prop::sample::select(Order::NAMES.map(|(order, _)| order).to_vec())
}

proptest! {
    #[test]
    fn a_topics_count_is_the_length_of_its_queue(
        words in any_deck(),
        new_per_day in 0..20_u32,
        reviews_per_day in 0..20_u32,
        order in any_order(),
    ) {
        let Drawn { cards, states, topics } = drawn(&words);
        let limits = Limits { new_per_day, reviews_per_day };
        let counts = counts(&cards, &states, &topics, TODAY, limits);
        let all = std::iter::once((None, counts.all));
        for (topic, count) in all.chain((0..4).map(Some).zip(counts.by_topic)) {
            let queue = queue(&cards, &states, &topics, &Wanted { today: TODAY, limits, order, topic, ..Wanted::default() });
            prop_assert_eq!((queue.n_due + queue.n_again, queue.n_new), (count.due as usize, count.new as usize));
            prop_assert_eq!(queue.cards.len(), queue.n_due + queue.n_new + queue.n_again);
        }
    }

    #[test]
    fn every_card_is_queued_once_and_only_if_it_waits(words in any_deck(), order in any_order()) {
        let Drawn { cards, states, topics } = drawn(&words);
        let limits = Limits { new_per_day: 999, reviews_per_day: 999 };
        let queue = queue(&cards, &states, &topics, &Wanted { today: TODAY, limits, order, ..Wanted::default() });
        let mut queued = queue.cards.clone();
        queued.sort_unstable();
        let waiting: Vec<u32> = (0..).zip(words.split_whitespace())
            .filter(|(_, word)| word.contains(['n', 'd', 'a', 'b']))
            .map(|(place, _)| place)
            .collect();
        prop_assert_eq!(queued, waiting);
        prop_assert_eq!(due_by(&cards, &states, TODAY) as usize, queue.n_due);
    }
}
