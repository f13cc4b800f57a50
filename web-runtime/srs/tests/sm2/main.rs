//! SM-2 against its published formula, an exact reference, another implementation, and what must always hold.
#![allow(clippy::unwrap_used)]

mod properties;
mod reference;
mod table;
mod vectors;

use srs::Quality;
use srs::sm2::Memory;

/// Every sequence of one to `length` qualities: 9,330 for five.
fn sequences(length: usize) -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = vec![Vec::new()];
    let mut from = 0;
    for _ in 0..length {
        let to = all.len();
        for place in from..to {
            for quality in 0..=5 {
                let mut longer = all[place].clone();
                longer.push(quality);
                all.push(longer);
            }
        }
        from = to;
    }
    all.remove(0);
    all
}

/// The memory of a new card after counted reviews of these qualities.
fn memory_after(qualities: &[u8]) -> Memory {
    qualities.iter().fold(Memory::NEW, |memory, &quality| {
        memory.after(Quality::new(quality).unwrap())
    })
}

#[test]
fn there_are_9330_sequences() {
    assert_eq!(sequences(5).len(), 9_330);
    assert_eq!(sequences(2)[6..9], [vec![0, 0], vec![0, 1], vec![0, 2]]);
}
