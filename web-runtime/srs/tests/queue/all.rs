//! Going through cards, due or not.

use crate::{Drawn, drawn};
use proptest::prelude::*;
use srs::queue::{Through, all};

fn through(words: &str, through: &Through) -> Vec<String> {
    let Drawn {
        mut cards,
        states,
        topics,
    } = drawn(words);
    // The word's digit is its note and the number of its rungs as well.
    for card in &mut cards {
        (card.note, card.rungs) = (card.topic, card.topic as u16);
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    let places = all(&cards, &states, &topics, through);
    places
        .iter()
        .map(|&place| words[place as usize].to_owned())
        .collect()
}

fn sorted(mut words: Vec<String>) -> String {
    words.sort();
    words.join(" ")
}

#[test]
fn what_is_gone_through() {
    let words = "0n 1d4 2l3 3r 0u 1s 3a";
    for (topics, outlined, expected) in [
        (&[][..], false, "0n 1d4 2l3 3a 3r"),
        (&[], true, "1d4 2l3 3a 3r"),
        (&[1], false, "1d4 2l3"),
        (&[2, 3], false, "2l3 3a 3r"),
        (&[9], false, ""),
    ] {
        let wanted = Through {
            topics,
            outlined,
            seed: 7,
        };
        assert_eq!(sorted(through(words, &wanted)), expected, "{topics:?}");
    }
}

proptest! {
    #[test]
    fn a_seed_is_an_order(seed in any::<u64>()) {
        let words = "0n 0n 0n 1n 1n 1n 2n 2n 2n 3n 3n 3n";
        let of = |seed| through(words, &Through { seed, ..Through::default() });
        prop_assert_eq!(of(seed), of(seed));
        prop_assert_eq!(of(seed).len(), 12);
        for pair in of(seed).windows(2) {
            prop_assert_ne!(&pair[0], &pair[1], "of one note");
        }
    }
}

#[test]
fn seeds_differ() {
    let words = "0n 1n 2n 3n";
    let firsts = (0..40).map(|seed| {
        through(
            words,
            &Through {
                seed,
                ..Through::default()
            },
        )[0]
        .clone()
    });
    let mut n_first = [0; 4];
    firsts.for_each(|first| n_first[usize::from(first.as_bytes()[0] - b'0')] += 1);
    assert!(n_first.iter().all(|n| *n > 3), "{n_first:?}");
}
