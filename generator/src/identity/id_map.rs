//! Maps and sets of cards' ids. An id is a hash already, so nothing hashes it again.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasherDefault, Hasher},
};

use srs::CardId;

/// A map by card id.
pub type IdMap<T> = HashMap<CardId, T, BuildHasherDefault<AsItIs>>;
/// A set of card ids.
pub type IdSet = HashSet<CardId, BuildHasherDefault<AsItIs>>;

/// Takes an id for its own hash.
#[derive(Clone, Copy, Debug, Default)]
pub struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write_u64(&mut self, id: u64) {
        self.0 = id;
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
